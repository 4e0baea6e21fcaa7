//! What a curator stumbled over when she used the program for the first time, key by key.

use crate::desk;
use crate::desk::{DISTRICT, curator, with_district};
use crate::fields::WithField;
use kurator::domain::schema::Kind;
use kurator::domain::{FieldName, Id, Record, check};
use kurator::store::FamilyScope;

const SMIRNOVA: &str = "00000000-0000-4000-8000-000000000010";
const BELOVA: &str = "00000000-0000-4000-8000-000000000020";

/// The district with another curator, and more lines.
fn two_curators(more: &str) -> desk::CuratorDesk {
    let belova = format!("{{\"type\":\"curator\",\"id\":\"{BELOVA}\",\"name\":\"Белова Ольга Петровна\"}}");
    with_district(&format!("{DISTRICT}\n{belova}\n{more}"))
}

#[test]
fn nobody_stands_in_for_herself() {
    let mut c = two_curators("");
    c.presses("5 Ins Enter").sees("Новая запись: отпуск куратора");
    c.types("25112026").presses("Enter").types("01122026").presses("Enter");
    c.presses("Tab*2 F4").sees("Белова О. П.");
    assert_eq!(c.screen().matches("Смирнова").count(), 1, "{}", c.screen());
    c.presses("Esc").types("Смирнова").presses("Enter").sees("Такого в списке нет");
    let leave = format!(
        "{{\"type\":\"leave\",\"curator\":\"{SMIRNOVA}\",\"deputy\":\"{SMIRNOVA}\",\"from\":\"2026-11-24\",\"until\":\"2026-12-05\"}}"
    );
    // Such a record that is in the file already leaves no working day, and the slack is that of a leave.
    two_curators(&leave).presses("3").goes_to("Иванова").presses("F5").sees("подходящих дней 0");
}

#[test]
fn a_closed_family_is_found_narrowed_to_and_marked() {
    let mut c = curator();
    c.presses("3").does_not_see("Николаевы").sees("д закрытые");
    c.presses("F7").types("никол").sees("Николаевы").sees("закрыта").presses("Esc*2");
    c.does_not_see("Николаевы").presses("F4").sees("Сопровождение").sees("на сопровождении");
    c.presses("BackTab Space")
        .sees("прекращённые")
        .sees("Подходит 1 из 9")
        .presses("Enter")
        .sees("Николаевы");
    c.presses("F8").does_not_see("Николаевы").presses("l").sees("Николаевы");
}

#[test]
fn the_line_of_the_filter_gives_the_digits_back() {
    let mut c = curator();
    c.presses("3 F7 F8 1").sees("ВИЗИТЫ 1 из 3");
    c.presses("3 F7").types("ива").presses("Ctrl+PgUp 3 1").sees("ВИЗИТЫ 1 из 3");
}

#[test]
fn a_closing_asks_for_the_grounds_of_the_rules_and_comes_after_the_beginning() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Ins").goes_to("Прекращение").presses("Enter");
    c.presses("Tab").sees("такого списка нет").sees("4Список");
    c.presses("BackTab").types("01082026").presses("Enter").sees("не раньше начала");
    c.presses("Ctrl+U").types("24112026").presses("Enter").types("переехали").presses("Ctrl+S");
    c.sees("Осталось открытым").presses("Enter").sees("Сопровождение прекращено");
    assert_eq!(c.records("closing", &["переехали"]), 1);
    assert_eq!(c.records("closing", &["переехали", "positive"]), 0);
}

/// Opens the form of a closing of the family and types the reason and the decision; the day stays today.
fn closing(c: &mut desk::CuratorDesk, family: &str) {
    c.presses("3").goes_to(family).presses("Enter Ins").goes_to("Прекращение").presses("Enter Enter");
    c.types("переехали").presses("Enter Enter Enter").types("КДНиЗП").presses("Enter").types("24112026");
    c.presses("Enter").types("51-п").presses("Ctrl+S");
}

#[test]
fn closing_asks_about_everything_that_is_still_open() {
    let mut c = curator();
    closing(&mut c, "Иванова");
    c.sees("Осталось открытым").sees("визит вт 24.11 11:00").sees("визит пт 27.11").sees("мероприятие до");
    let (appointments, activities) =
        (c.records("appointment", &["000000000002\""]), c.records("activity", &[]));
    assert_eq!(appointments, 2);
    // Back is back to the form, with nothing written.
    c.presses("Esc").sees("51-п");
    assert_eq!(c.records("closing", &["переехали"]), 0);
    // Enter alone loses nothing: the first visit is let go by hand, and all that is no visit, with the closing in one act.
    c.presses("Ctrl+S").sees("[оставить]").does_not_see("[снять]").presses("Tab Right Tab Tab Right");
    c.presses("Tab Right Tab Right Enter");
    c.sees("Сопровождение прекращено");
    assert_eq!(c.records("closing", &["\"decided_by\":\"КДНиЗП\"", "\"number\":\"51-п\"", "2026-11-24"]), 1);
    assert_eq!(c.records("appointment", &["000000000002\"", "2026-11-27"]), 1);
    assert_eq!(c.records("appointment", &["000000000002\""]), 1);
    assert_eq!(c.records("activity", &["\"state\":\"planned\"", "000000000002\""]), 0);
    assert!(c.records("activity", &["\"state\":\"cancelled\"", "снято при прекращении"]) > 0);
    c.presses("Ctrl+Z").sees("Отменено");
    assert_eq!(c.records("closing", &["переехали"]), 0);
    assert_eq!(c.records("appointment", &["000000000002\""]), appointments);
    assert_eq!(c.records("activity", &["снято"]), 0);
    assert_eq!(c.records("activity", &[]), activities);
    // A call that was promised.
    let mut c = curator();
    closing(&mut c, "Орлов");
    c.sees("перезвонить до 24.11: Просил").presses("Tab Right Enter");
    assert_eq!(c.records("contact", &["Просил перезвонить", "call_back"]), 0);
    assert_eq!(c.records("contact", &["Просил перезвонить"]), 1);
    // An absence ends with the accompaniment, or stays as it is.
    for (key, until) in [("Tab Right Enter", "2026-11-24"), ("Enter", "2026-12-01")] {
        let mut c = curator();
        closing(&mut c, "Беловы");
        c.sees("отсутствие 16.11 – 30.11").presses(key).sees("Сопровождение прекращено");
        assert_eq!(c.records("absence", &[&format!("\"until\":\"{until}\"")]), 1, "{key}");
    }
    // A promise without a day is asked about too; let go, it becomes a part of the note.
    for (family, promised) in
        [("Павлова", "узнать о путёвке"), ("Титова", "справка из школы"), ("Орлов", "найти юриста")]
    {
        for (keys, kept) in [("Enter", 1), ("End", 0)] {
            let mut c = curator();
            c.presses("3").goes_to(family).presses("Ins").types("звонок мамы").presses("Tab").types(promised);
            c.presses("Enter").sees("Записан контакт");
            closing(&mut c, family);
            c.sees(&format!("обещано 24.11: {promised}")).sees("[оставить]");
            if keys == "End" {
                // The last line before the note.
                c.presses("BackTab Right").sees("[снять]");
                c.presses("Enter");
            } else {
                c.presses("Enter");
            }
            c.sees("Сопровождение прекращено");
            assert_eq!(
                c.records("contact", &[&format!("\"promised\":\"{promised}\"")]),
                kept,
                "{family} {keys}"
            );
            let noted = format!("Обещали: {promised} (снято при прекращении сопровождения)");
            assert_eq!(c.records("contact", &["звонок мамы", &noted]), 1 - kept, "{family} {keys}");
        }
    }
    // Where nothing is open, nothing is asked.
    let mut c = curator();
    closing(&mut c, "Павлова");
    c.sees("Сопровождение прекращено").does_not_see("Осталось открытым");
}

#[test]
fn correcting_an_old_closing_takes_nothing_of_the_accompaniment_that_follows() {
    let f = "00000000-0000-7000-8000-000000000001";
    let lines = format!(
        r#"{{"type":"family","id":"{f}","title":"Дубровина Инна"}}
{{"type":"level","family":"{f}","level":"crisis","from":"2026-08-03"}}
{{"type":"closing","family":"{f}","on":"2026-10-01","reason":"уехали"}}
{{"type":"level","family":"{f}","level":"crisis","from":"2026-10-12"}}
{{"type":"appointment","family":"{f}","on":"2026-11-26"}}
{{"type":"activity","family":"{f}","help":"social","text":"пособие","due":"2026-12-01"}}
{{"type":"contact","family":"{f}","kind":"call","outcome":"held","on":"2026-11-20","call_back":"2026-11-25"}}
"#
    );
    // The reason alone, then the day: neither asks about what is open now.
    for keys in ["Tab", ""] {
        let mut c = desk::with_district(&lines);
        c.presses("3 Enter Tab*4")
            .goes_to("Прекращение 01.10")
            .presses("F4")
            .sees("прекращение")
            .presses(keys);
        c.types(if keys.is_empty() { "02102026" } else { "вернулись" }).presses("Ctrl+S");
        if keys.is_empty() {
            c.sees("После этого дня начинается уровень").presses("Ctrl+S");
        }
        c.does_not_see("Осталось открытым");
        assert_eq!(c.records("closing", &[if keys.is_empty() { "2026-10-02" } else { "вернулись" }]), 1);
        assert_eq!(c.records("appointment", &["2026-11-26"]), 1);
        assert_eq!(c.records("activity", &["cancelled"]), 0);
        assert_eq!(c.records("contact", &["call_back"]), 1);
    }
}

#[test]
fn a_visit_appointed_behind_a_closing_is_a_finding() {
    let case = include_str!("../cases/closed-with-appointments.jsonl");
    let found = |lines: &str| {
        let c = desk::with_district(lines);
        let findings = c.reader().record_findings(desk::TODAY.parse().unwrap()).unwrap();
        findings.iter().filter(|f| f.id.code() == "check-after-closing").count()
    };
    assert_eq!(found(case), 2);
    // One of them was visited, one lies before the closing, one is of a family taken in again.
    let visited = r#"{"type":"contact","family":"00000000-0000-7000-8000-000000000001","kind":"home_visit","outcome":"held","on":"2026-11-26"}"#;
    assert_eq!(found(&format!("{case}{visited}")), 1);
    assert_eq!(found(&case.replace("2026-11-25", "2026-12-01")), 1);
    let again = r#"{"type":"level","family":"00000000-0000-7000-8000-000000000001","level":"basic","from":"2026-12-01"}"#;
    assert_eq!(found(&format!("{case}{again}")), 1);
}

/// The check of the file and the window of a visit ask the last closing, as the calendar does.
#[test]
fn of_two_closings_the_last_one_names_the_post_accompaniment() {
    let closed = r#""on": "2026-11-25""#;
    let case = include_str!("../cases/closed-with-appointments.jsonl");
    let first = r#"{"type":"closing","family":"00000000-0000-7000-8000-000000000001","on":"2026-10-01"}"#;
    let of_two = |after: [&str; 2]| {
        let last = case.replace(closed, &format!("{closed}{}", after[1]));
        let c = desk::with_district(&format!("{last}{}", first.replace('}', &format!("{}}}", after[0]))));
        let findings = c.reader().record_findings(desk::TODAY.parse().unwrap()).unwrap();
        let appointed = findings.iter().filter(|f| f.id.code() == "check-after-closing").count();
        let family = c.reader().family_named("Лукина").unwrap();
        let case = c.reader().cases(FamilyScope::One(family), None).unwrap().remove(0);
        let visit = Record::of(Kind::Contact, Id::new())
            .with(FieldName::Kind, "home_visit")
            .with(FieldName::On, "2026-11-26");
        let found = check::findings(&visit, Some(&case), "2026-12-10".parse().unwrap());
        (appointed, found.iter().filter(|f| f.id.code() == "check-visit-closed").count())
    };
    let after = r#","after_until":"2027-06-01""#;
    assert_eq!((of_two([after, ""]), of_two(["", after])), ((2, 1), (0, 0)));
}

#[test]
fn a_level_prolonged_without_a_decision_is_said_and_each_act_has_its_own_words() {
    let mut c = curator();
    let level = |c: &mut desk::CuratorDesk, letter: &str| {
        c.presses("Ins").goes_to("Уровень").presses("Enter").types(letter).presses("Enter Ctrl+S");
    };
    c.presses("3").goes_to("Гусев").presses("Enter");
    level(&mut c, "к");
    c.sees("Уровень продлевают решением").presses("Ctrl+S").sees("Продлён уровень");
    c.does_not_see("(решение: )").presses("Ctrl+Z").sees("Отменено (Гусев Н. И.): продление уровня.");
    level(&mut c, "э");
    c.sees("Изменён уровень").presses("Ctrl+Z");
    c.presses("Ins").goes_to("Мероприятие").presses("Enter").types("соц").presses("Enter");
    c.types("кружок").presses("Tab").presses("Ctrl+S").sees("Добавлено мероприятие");
}

#[test]
fn a_grandson_is_written_down_and_counts_as_a_child() {
    let mut c = curator();
    c.presses("3").goes_to("Беловы").presses("Enter Tab Ins Tab").types("Коля").presses("Enter Tab");
    c.types("внук").presses("Enter Ctrl+S").sees("Добавлен член семьи").sees("Дети: 2").sees("внук");
}

#[test]
fn an_absence_tells_its_reason_and_its_days() {
    let away = |from: &str| {
        format!(
            "{{\"type\":\"absence\",\"family\":\"00000000-0000-4000-8000-000000000002\",\"from\":\"{from}\",\"until\":\"2026-12-05\",\"reason\":\"больница\"}}"
        )
    };
    let seen = |from: &str| with_district(&format!("{DISTRICT}\n{}", away(from))).at(120, 40);
    seen("2026-11-26").goes_to("Иванова").sees("С 26.11 больница по 04.12").does_not_see("отъезд");
    seen("2026-11-23").goes_to("Иванова").sees("Отсутствует по 04.12: больница");
}

#[test]
fn what_began_later_is_not_there_on_an_earlier_day() {
    let mut c = curator();
    c.presses("Ctrl+D").types("30.10").presses("Enter 3").sees("Иванова").does_not_see("Беловы");
    c.presses("Ctrl+D Enter").goes_to("Беловы").presses("Enter Ins").goes_to("Программа").presses("Enter");
    c.presses("Ctrl+S").sees("Составлена программа");
    c.presses("Ins").goes_to("Мероприятие").presses("Enter").types("соц").presses("Enter");
    c.types("кружок").presses("Tab").presses("Ctrl+S Tab*3").sees("кружок");
    c.presses("Ctrl+D").types("20.11").presses("Enter").does_not_see("кружок");
}

#[test]
fn what_is_decided_for_a_later_day_is_seen_on_the_card() {
    let more = format!(
        "{{\"type\":\"level\",\"family\":\"00000000-0000-4000-8000-000000000001\",\"level\":\"crisis\",\"from\":\"2026-11-25\"}}\n{{\"type\":\"assignment\",\"family\":\"00000000-0000-4000-8000-000000000001\",\"curator\":\"{BELOVA}\",\"from\":\"2026-11-30\"}}"
    );
    let mut c = two_curators(&more);
    c.presses("3")
        .goes_to("Сидорова")
        .presses("Enter")
        .sees("с 25.11 кризисный")
        .sees("с 30.11 Белова О. П.");
}

#[test]
fn days_are_understood_as_people_write_them() {
    let mut c = curator();
    c.presses("3")
        .goes_to("Иванова")
        .presses("Enter Tab Ins Tab*4")
        .types("12.05.88")
        .presses("Enter BackTab");
    c.sees("12.05.1988").presses("Ctrl+U").types("31.02").presses("Enter").sees("! В феврале 28 дней.");
    c.presses("Esc Right*2 Enter Tab Ins Tab").types("пт").presses("Enter BackTab").sees("20.11.2026");
    c.presses("Esc Right*2 Enter F6 Ctrl+U").types("пт").presses("Enter").sees("Перенесено посещение");
    assert_eq!(c.records("appointment", &["000000000002", "2026-11-27"]), 2);
}

#[test]
fn the_day_stands_at_the_top_of_the_smallest_window() {
    let mut c = curator().at(60, 20);
    c.presses("Ctrl+D").types("22.11").presses("Enter");
    assert!(c.lines()[0].trim_end().ends_with("на вс 22.11"), "{}", c.screen());
    assert!(c.lines()[0].contains("[1 Сегодня]"), "{}", c.screen());
}

#[test]
fn of_a_long_note_three_lines_are_seen() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Tab*2 Ins Tab*4");
    c.pastes(&"долгая запись ".repeat(700)).presses("Enter Ctrl+S BackTab*2").sees("…");
    assert!(c.screen().matches("долгая запись долгая").count() <= 3, "{}", c.screen());
}

#[test]
fn a_paste_brings_no_commands_to_the_terminal_and_keeps_pictures_whole() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter F4 Tab*6");
    c.presses("Ctrl+U").pastes("\u{1b}[31mсобака\u{1b}[0m 👨\u{200d}👩\u{200d}👧").presses("Ctrl+S");
    assert_eq!(c.records("family", &["собака 👨\u{200d}👩\u{200d}👧"]), 1);
}

#[test]
fn the_question_before_leaving_is_answered_by_saving_too() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Tab Ins Tab").types("Коля").presses("Esc");
    c.sees("Есть несохранённое").presses("Ctrl+S");
    assert_eq!(c.records("member", &["Коля"]), 0);
    c.sees("Это нужно заполнить");
    c.presses("Ctrl+U").types("сын").presses("Esc Ctrl+S");
    assert_eq!(c.records("member", &["Коля"]), 1);
}

#[test]
fn a_form_that_was_restored_leads_back_to_the_card() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Tab*2 Ins Tab*4").types("мать дома");
    c.is_killed_and_goes_on();
    c.presses("Ctrl+S").sees("Отмечено посещение").sees("Контакты").sees("Иванова Мария Петровна");
}
