//! Any day can be looked at: every screen and every «Почему» answers as of it, and nothing is written meanwhile.

use crate::desk;
use crate::desk::{DISTRICT, KeyboardLayout, curator, with_district};
use crate::fields::WithField;
use kurator::domain::{Act, FieldName, Id, Kind, Record};
use kurator::screen::Effect;
use kurator::store::FamilyScope;
use ratatui::style::Modifier;

#[test]
fn the_whole_desk_shows_another_day_until_one_step_back() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        let today = c.screen();
        c.presses("Ctrl+D").sees("как было на другой день").types("19.11").presses("Enter");
        c.sees("КАК БЫЛО на чт 19.11").sees("Показан чт 19.11");
        c.presses("2").sees("Неделя 47").presses("1");
        c.presses("Esc").sees("Показан сегодняшний день").presses("Down Up");
        assert_eq!(c.screen(), today);
    }
}

#[test]
fn what_had_not_happened_is_not_seen() {
    let mut c = curator();
    // The visit of the nineteenth is entered on the twenty-fourth.
    c.goes_to("неделя 47").presses("Enter Tab Tab Ctrl+U").types("19.11").presses("Enter");
    c.sees("Отмечено посещение");
    c.presses("Ctrl+D").types("18.11").presses("Enter").sees("Орлов П. Д.").sees("0 из 1");
    c.presses("Ctrl+D").types("20.11").presses("Enter").goes_to("Иванова");
    c.does_not_see("0 из 1     1 дн.").sees("ЕЩЁ НУЖНЫ ПО НОРМЕ 2").does_not_see("ПОД УГРОЗОЙ");
}

#[test]
fn nothing_is_written_while_another_day_is_shown() {
    let mut c = curator();
    let before = c.file();
    c.presses("Ctrl+D").types("-3").presses("Enter").sees("на сб 21.11");
    for keys in
        ["1 Home Enter Enter", "1 Ins", "1 F6", "2 Down Space", "3 y", "3 Ctrl+N", "Ctrl+Z", "5 Ins Enter"]
    {
        c.presses(keys).presses("Esc");
        assert_eq!(c.file(), before, "{keys}");
        if !c.screen().contains("на сб 21.11") {
            c.presses("Ctrl+D").types("-3").presses("Enter");
        }
    }
    c.presses("Ctrl+D Enter").presses("1").goes_to("Иванова").presses("Enter Enter").sees("Отмечено");
}

#[test]
fn a_reason_is_asked_as_of_the_day_before_and_says_what_was_written_later() {
    let mut c = curator();
    c.goes_to("неделя 47").presses("Enter Tab Tab Ctrl+U").types("19.11").presses("Enter");
    c.goes_to("вдвоём").presses("F5").sees("Неделя 48").sees("нужно 1, сделано 0");
    // Back over Monday lies week 47, in which the visit counts and was not yet known.
    c.presses("Left*2").sees("Как было к концу дня вс 22.11").sees("Неделя 47").sees("нужно 1, сделано 1");
    c.sees("чт 19.11 посещение, состоялось (засчитано), записано");
    c.presses("End").sees("было 0 из 1; остальное записано позже");
    c.presses("Left*4").sees("Как было к концу дня ср 18.11").sees("нужно 1, сделано 0");
    c.presses("Right*6").sees("Неделя 48").does_not_see("Как было");
    // What is not over is not known.
    c.presses("Right*3").sees("Неделя 48").does_not_see("Как будет");
    c.presses("Esc").does_not_see("Почему:");
}

#[test]
fn a_day_that_is_none_stays_in_its_field() {
    let mut c = curator();
    c.presses("Ctrl+D").types("31.02").presses("Enter").sees("! В феврале 28 дней.").sees("31.02");
    c.presses("Ctrl+U").types("1.6.1990").presses("Enter").sees("на пт 01.06");
    c.sees("ВИЗИТЫ")
        .presses("2")
        .presses("3")
        .presses("4")
        .presses("5")
        .presses("Ctrl+D Enter")
        .sees("вт 24.11");
}

/// What happened after the twentieth: to the Gusevs, who were there before, and to a family that came later.
const LATER: &str = r#"{"type":"level","id":"30000000-0000-4000-8000-000000000001","family":"00000000-0000-4000-8000-000000000003","level":"emergency","from":"2026-11-22","number":"77-поздний"}
{"type":"contact","id":"30000000-0000-4000-8000-000000000002","family":"00000000-0000-4000-8000-000000000003","kind":"home_visit","outcome":"held","on":"2026-11-21","note":"поздняя запись","promised":"позднее обещание"}
{"type":"sign","id":"30000000-0000-4000-8000-000000000003","family":"00000000-0000-4000-8000-000000000003","sign":"поздний признак","from":"2026-11-23"}
{"type":"request","id":"30000000-0000-4000-8000-000000000004","family":"00000000-0000-4000-8000-000000000003","organisation":"поздний запрос","sent_on":"2026-11-23"}
{"type":"request","id":"30000000-0000-4000-8000-000000000005","family":"00000000-0000-4000-8000-000000000003","organisation":"ранний запрос","sent_on":"2026-11-10","answered_on":"2026-11-22","answer":"поздний ответ"}
{"type":"member","id":"30000000-0000-4000-8000-000000000006","family":"00000000-0000-4000-8000-000000000003","role":"son","first_name":"Позднышка","born":"2026-11-22"}
{"type":"closing","id":"30000000-0000-4000-8000-000000000007","family":"00000000-0000-4000-8000-000000000004","on":"2026-11-23","reason":"поздняя причина"}
{"type":"family","id":"30000000-0000-4000-8000-000000000008","title":"Поздняковы","registered_on":"2026-11-21"}
{"type":"level","id":"30000000-0000-4000-8000-000000000009","family":"30000000-0000-4000-8000-000000000008","level":"crisis","from":"2026-11-21"}
"#;

#[test]
fn nothing_later_than_the_day_is_seen_on_any_screen() {
    let mut c = with_district(&format!("{DISTRICT}{LATER}")).at(120, 40);
    let late = |screen: &str| {
        let screen = screen.to_lowercase();
        screen.contains("поздн") || screen.contains("прекращено")
    };
    c.presses("Ctrl+D").types("20.11").presses("Enter").sees("КАК БЫЛО на пт 20.11");
    let seen = |c: &desk::CuratorDesk, what: &str| {
        assert!(!late(&c.screen()), "{what} shows what came later:\n{}", c.screen());
    };
    seen(&c, "today");
    for screen in ["3", "4", "5", "1"] {
        c.presses(screen);
        seen(&c, screen);
    }
    c.presses("3").goes_to("Гусев").presses("Enter");
    for section in 0..10 {
        seen(&c, &format!("section {section} of the card"));
        c.presses("Tab");
    }
    c.sees("Кризисный");
    c.presses("Esc 1 F7").types("гусев");
    seen(&c, "the lookup");
    c.presses("Ctrl+U").types("поздняковы").sees("Никто не подходит");
    c.presses("Esc Esc 3").goes_to("Орлов").presses("Enter").sees("Кризисный");
    // On the day itself all of it is there.
    c.presses("Ctrl+D Enter Esc").goes_to("Гусев").presses("Enter").sees("Экстренный");
    c.presses("Esc").goes_to("Поздняковы");
}

#[test]
fn what_was_planned_by_then_is_seen_and_what_was_done_later_is_not() {
    let mut c = curator();
    // A visit is appointed today, and so are another level and an answer: yesterday none of it was known.
    c.goes_to("Гусев").presses("F6").types("27.11").presses("Enter");
    c.presses("3")
        .goes_to("Титова")
        .presses("Enter Ins")
        .sees("Что добавить")
        .goes_to("Уровень")
        .presses("Enter");
    c.types("к").presses("Enter Ctrl+S").sees("Изменён уровень").sees("Кризисный");
    c.presses("Ctrl+D").types("23.11").presses("Enter").does_not_see("Кризисный").sees("Базовый");
    for day in ["20.11", "-1", "вчера"] {
        c.presses("Ctrl+D").types(day).presses("Enter BackTab").does_not_see("Изменён уровень");
        c.presses("Tab");
    }
    c.presses("Ctrl+D Enter").sees("Кризисный");
}

#[test]
fn the_whole_frame_says_that_it_is_another_day() {
    for (day, said) in
        [("20.11", "КАК БЫЛО"), ("1.10.2025", "КАК БЫЛО на ср 01.10.25"), ("2.12", "КАК БУДЕТ")]
    {
        for (width, height) in [(60, 20), (80, 24), (120, 40)] {
            let mut c = curator().at(width, height);
            c.presses("Ctrl+D").types(day).presses("Enter");
            for keys in ["1", "2", "3", "4", "5", "3 Home Enter", "F9", "Esc F1", "Esc F7"] {
                c.presses(keys).sees(said);
                let buffer = c.buffer();
                for y in [0, height - 1] {
                    let dim = (0..width).filter(|x| !buffer[(*x, y)].modifier.contains(Modifier::REVERSED));
                    assert_eq!(dim.count(), 0, "{keys}, line {y}:\n{}", c.screen());
                }
            }
            c.presses("Esc Esc Esc Ctrl+D Enter").does_not_see(said);
            let plain = c.buffer();
            assert!(!plain[(0, 0)].modifier.contains(Modifier::REVERSED), "{}", c.screen());
        }
    }
}

#[test]
fn a_field_changed_in_place_has_the_value_of_the_day() {
    // The address, a number, the work, a name: changed on the twenty-fourth, looked at as of the days before.
    for (place, keys, typed, now, then) in [
        ("Иванова", "Enter F4 Tab*3 Ctrl+U", "Садовая", "Садовая", "Ленинградская 12"),
        ("Гусев", "Enter F4 Tab*3 Ctrl+U", "Полевая", "Полевая", "Озёрная 3"),
    ] {
        let mut c = curator().at(120, 40);
        c.presses("3").goes_to(place).presses(keys).types(typed).presses("Ctrl+S").sees(now);
        for day in ["23.11", "-1"] {
            c.presses("Ctrl+D").types(day).presses("Enter").sees(then).does_not_see(now);
            // The list of families and the pane of the day say the same.
            c.presses("Esc 3").sees(then).does_not_see(now);
            c.goes_to(place).presses("Enter");
        }
        c.presses("Ctrl+D Enter").sees(now);
    }
}

#[test]
fn a_member_entered_or_deleted_later_is_as_of_the_day() {
    let mut c = curator().at(120, 40);
    c.presses("3").goes_to("Иванова").presses("Enter Tab").sees("Денис");
    c.presses("Ins Tab").types("Аделаида").presses("Enter Enter").types("тётя").presses("Enter Ctrl+S");
    c.sees("Аделаида").goes_to("Денис").presses("F8 Tab Enter").does_not_see("Денис ");
    c.presses("Ctrl+D").types("23.11").presses("Enter").sees("Денис").does_not_see("Аделаида");
    c.presses("Ctrl+D Enter").sees("Аделаида");
}

/// A change of one field, made on the twenty-fourth.
fn change(kind: Kind, id: &str, field: &'static str, value: &str) -> Vec<Record> {
    vec![Record::of(kind, id.parse().unwrap()).with(FieldName::from_code(field).unwrap(), value)]
}

#[test]
fn undated_fields_of_a_plan_a_week_and_a_curator_are_as_of_the_day() {
    let activity = "00000000-0000-4000-8000-000000000127";
    for (field, value) in
        [("text", "поздняя встреча"), ("organisation", "Позднее ведомство"), ("due", "2026-12-31")]
    {
        let mut c = curator().at(120, 40);
        c.writes(Act::ActivityMarked, change(Kind::Activity, activity, field, value));
        let reader = c.reader();
        let case = reader.cases(FamilyScope::All, None).unwrap().into_iter();
        let case = case.into_iter().find(|c| c.family.title.starts_with("Иванова")).unwrap();
        let now = case
            .activities
            .iter()
            .find(|a| !a.text.is_empty() && a.id.to_string() == activity)
            .cloned()
            .unwrap();
        let stood = reader.fields_as_of(case, "2026-11-23".parse().unwrap()).unwrap();
        let then = stood.activities.iter().find(|a| a.id.to_string() == activity).cloned().unwrap();
        assert_ne!(now, then, "{field}");
        assert_eq!((then.text.as_str(), then.organisation.as_deref()), ("семейная встреча", Some("КЦСО")));
        assert_eq!(then.due, "2026-11-28".parse().ok());
    }
    // What is marked done late, of a day before, was done by that day; what is taken up later was planned.
    for (state, done_on, day, open) in [
        ("done", Some("2026-11-20"), "2026-11-22", false),
        ("done", Some("2026-11-23"), "2026-11-22", true),
        ("cancelled", None, "2026-11-23", true),
    ] {
        let mut c = curator();
        let record =
            change(Kind::Activity, activity, "state", state).remove(0).with(FieldName::DoneOn, done_on);
        c.writes(Act::ActivityMarked, vec![record]);
        let day: chrono::NaiveDate = day.parse().unwrap();
        let cases = c.reader().cases(FamilyScope::All, None).unwrap();
        let case = cases.into_iter().find(|c| c.family.title.starts_with("Иванова")).unwrap();
        let stood = c.reader().fields_as_of(case, day).unwrap().as_of(day);
        let then = stood.activities.iter().find(|a| a.id.to_string() == activity).unwrap();
        assert_eq!(then.state.is_open(), open, "{state} {done_on:?} {day}");
    }
    // Entered later, it was not there; deleted later, it was.
    let mut c = curator().at(120, 40);
    let week = "00000000-0000-4000-8000-000000000184";
    c.writes(Act::FamilyChanged, change(Kind::Availability, week, "note", "поздняя работа"));
    c.writes(
        Act::ActivityAdded,
        vec![
            Record::of(Kind::Activity, Id::new())
                .with(FieldName::Family, "00000000-0000-4000-8000-000000000002")
                .with(FieldName::Help, "legal")
                .with(FieldName::Text, "позднее дело"),
        ],
    );
    c.performs(Effect::Remove { act: Act::RecordDeleted, ids: vec![activity.parse().unwrap()] });
    c.writes(
        Act::DistrictChanged,
        change(Kind::Curator, "00000000-0000-4000-8000-000000000010", "name", "Поздняя Инна Львовна"),
    );
    c.presses("3").goes_to("Иванова").presses("Enter");
    c.presses("Ctrl+D").types("23.11").presses("Enter").sees("КАК БЫЛО на пн 23.11");
    let mut seen = String::new();
    for section in 0..10 {
        let screen = c.screen().to_lowercase();
        assert!(!screen.contains("поздн"), "section {section}:\n{screen}");
        seen.push_str(&screen);
        c.presses("Tab");
    }
    assert!(seen.contains("семейная встреча"), "{seen}");
    c.presses("Esc 5").sees("Смирнова").does_not_see("Поздняя");
    // The lookup knows the records of today, and says so.
    c.presses("F7").sees("ищется по сегодняшним записям").presses("Esc");
    c.presses("Ctrl+D Enter 5").sees("Поздняя").presses("F7").does_not_see("ищется по сегодняшним");
}

/// A case of Югра that lacks nothing on the 24th: all but the line that is left out is of the 12th or before.
const CASE: [(&str, &str); 8] = [
    ("family", r#""title":"Мухина Лия Олеговна","ground":"application","registered_on":"2026-11-02""#),
    ("document", r#""document":"application","on":"2026-11-02""#),
    ("document", r#""document":"survey_act","on":"2026-11-03""#),
    ("document", r#""document":"questionnaire","on":"2026-11-04""#),
    ("decision", r#""subject":"recognition","on":"2026-11-05""#),
    ("level", r#""level":"basic","from":"2026-11-06""#),
    ("agreement", r#""on":"2026-11-10""#),
    ("programme", r#""version":1,"on":"2026-11-12","number":"9""#),
];

/// The case with a line of it changed.
fn case_with(from: &str, to: &str) -> String {
    let family = "00000001-0000-4000-8000-000000000001";
    let mut all = r#"{"type":"district","regulation":"yugra"}
{"type":"curator","id":"00000009-0000-4000-8000-000000000001","name":"Лисина О. П."}
"#
    .to_owned();
    for (n, (kind, fields)) in CASE.iter().enumerate() {
        let owner = if *kind == "family" {
            format!(r#""id":"{family}""#)
        } else {
            format!(r#""id":"00000001-0000-4000-8000-{:012}","family":"{family}""#, n + 2)
        };
        all += &format!("{{\"type\":\"{kind}\",{owner},{}}}\n", fields.replace(from, to));
    }
    all
}

#[test]
fn the_path_of_a_case_is_that_of_the_day() {
    for (from, to, line) in [
        (r#""on":"2026-11-12","number":"9""#, r#""on":"2026-11-20","number":"9""#, "утверждение программы"),
        (r#""on":"2026-11-04""#, r#""on":"2026-11-20""#, "анкета потребности"),
        (r#""on":"2026-11-05""#, r#""on":"2026-11-20""#, "признание нуждаемости"),
        (r#""on":"2026-11-10""#, r#""on":"2026-11-20""#, "договор на сопровождение"),
    ] {
        for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
            let mut c = with_district(&case_with(from, to)).at(100, 80).under(layout);
            c.presses("3 Enter BackTab*2").sees(&format!("√ {line}")).sees("20.11.2026");
            // The day before it the line is a gap; on the day itself and after it is done.
            for (day, done) in [("19.11", false), ("20.11", true), ("23.11", true)] {
                c.presses("Ctrl+D").types(day).presses("Enter").sees(day);
                let is_done = c.screen().contains(&format!("√ {line}"));
                assert_eq!(is_done, done, "{day}: {line}\n{}", c.screen());
            }
            c.presses("Ctrl+D Enter").sees(&format!("√ {line}"));
        }
        // The list of what is not in order is of the day likewise.
        let mut c = with_district(&case_with(from, to)).at(100, 80);
        for (day, said) in
            [("19.11", "Что не оформлено: 1 семья"), ("20.11", "У семей на сопровождении всё оформлено")]
        {
            c.presses("Ctrl+D").types(day).presses("Enter F9").types("не оформлено").presses("Enter");
            c.sees(said).presses("Esc");
        }
    }
}

#[test]
fn an_approval_entered_today_is_not_there_the_day_before() {
    let sent = case_with(r#""on":"2026-11-12","number":"9""#, r#""sent_on":"2026-11-12""#);
    let mut c = with_district(&sent).at(100, 80);
    let (family, programme) = (c.family("Мухина"), "00000001-0000-4000-8000-000000000009");
    let decision = Record::of(Kind::Decision, Id::new())
        .with(FieldName::Family, family.as_str())
        .with(FieldName::Subject, "programme")
        .with(FieldName::On, "2026-11-24")
        .with(FieldName::Ruling, "granted");
    let by = decision.id.to_string();
    let approved = change(Kind::Programme, programme, "decision", &by);
    c.writes(Act::DecisionsEntered, [vec![decision], approved].concat());
    c.presses("3 Enter BackTab*2").sees("√ утверждение программы");
    for day in ["12.11", "23.11"] {
        c.presses("Ctrl+D").types(day).presses("Enter").does_not_see("√ утверждение программы");
        c.sees("утверждение программы");
    }
    c.presses("Ctrl+D Enter").sees("√ утверждение программы");
}

#[test]
fn before_the_file_began_nobody_is_invited_to_take_a_family_in() {
    for screen in ["1", "2", "3", "4"] {
        let mut c = curator();
        c.presses("Ctrl+D").types("1.6.1926").presses("Enter").sees("Показан вт 01.06.1926");
        c.presses(screen).sees("На этот день семей в файле нет").does_not_see("принять");
    }
    curator().presses("Ctrl+D").types("1.6.2025").presses("Enter").sees("Показан вс 01.06.25");
    // A day that is none is no unsaved work.
    curator().presses("Ctrl+D").types("31.02").presses("Enter Esc").does_not_see("Есть несохранённое");
}
