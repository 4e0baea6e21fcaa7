//! A decision is entered once: its form holds what was decided, and what names it has its body, number and day.

use crate::desk::{CuratorDesk, curator, with_district};
use kurator::domain::{Act, FieldName, Id, Kind, Record};
use serde_json::json;

/// The form of a decision on a family, opened by the job of F9.
fn decides<'a>(c: &'a mut CuratorDesk, family: &str) -> &'a mut CuratorDesk {
    c.presses("3").goes_to(family).presses("F9").types("записать решение").presses("Enter");
    c.sees("Новая запись")
}

#[test]
fn a_level_is_set_in_the_form_of_its_decision_and_undone_with_it() {
    for (family, level, code) in
        [("Иванова", "ба", "basic"), ("Гусев", "кр", "crisis"), ("Титова", "экс", "emergency")]
    {
        let mut c = curator();
        let before = c.file();
        decides(&mut c, family).types("смена").presses("Enter").sees("Уровень по этому решению");
        c.sees("организация социального обслуживания");
        c.presses("Tab").sees("Орган назван в документе: Югра, п. 5.5").presses("Tab").types("77-к");
        c.presses("PgDn").types(level).presses("Enter Ctrl+S Ctrl+S");
        assert_eq!(c.records("decision", &["\"level\"", "77-к", "организация"]), 1, "{}", c.screen());
        assert_eq!(c.records("level", &[code, "\"decision\""]), 1);
        assert_eq!(c.records("level", &[code, "77-к"]), 0, "the number is written once");
        c.presses("Ctrl+Z");
        assert_eq!(c.file(), before);
    }
}

#[test]
fn the_card_shows_of_a_level_what_its_decision_says() {
    let mut c = curator();
    decides(&mut c, "Гусев").types("смена").presses("Enter Tab*2").types("77-к");
    c.presses("PgDn").types("кр").presses("Enter Ctrl+S Ctrl+S Enter Tab*4");
    c.sees("организация социального обслуживания № 77-к");
}

#[test]
fn a_closing_takes_its_decision_and_a_refusal_closes_nothing() {
    let mut c = curator();
    let closed = c.records("closing", &[]);
    decides(&mut c, "Гусев").types("прекр").presses("Enter").sees("Прекращение по этому решению");
    c.sees("рабочая группа").sees("заключение").presses("Tab*3").types("отк").presses("Enter");
    c.does_not_see("Прекращение по этому решению").presses("Ctrl+S");
    assert_eq!(c.records("decision", &["\"closing\"", "\"refused\""]), 1, "{}", c.screen());
    assert_eq!(c.records("closing", &[]), closed);
    // The refusal is no ground to close by.
    c.presses("F9").types("прекратить сопровождение").presses("Enter").sees("Новая запись: прекращение");
    c.presses("Tab*3 Space Enter").sees("! Этим решением").presses("Ctrl+S").sees("Не сохранено");
    assert_eq!(c.records("closing", &[]), closed);
}

#[test]
fn a_programme_waits_comes_back_and_is_approved_by_its_decision() {
    let mut c = curator();
    let family = c.family("Иванова");
    let mut programme = Record::of(Kind::Programme, Id::new());
    for (field, value) in [
        (FieldName::Family, json!(family)),
        (FieldName::Version, json!(2)),
        (FieldName::SentOn, json!("2026-11-18")),
    ] {
        programme.put(field, value).unwrap();
    }
    c.writes(Act::ProgrammeSet, vec![programme]);
    c.presses("4").goes_to("ждёт утверждения с 18.11").sees("Не утверждены: 1");
    decides(&mut c, "Иванова").types("утв").presses("Enter Tab*3").types("возв").presses("Enter");
    c.sees("Не утверждается").sees("уполномоченный орган исполнительной власти").presses("Ctrl+S");
    assert_eq!(c.records("programme", &["\"version\":2", "\"decision\""]), 1, "{}", c.screen());
    c.presses("4").goes_to("возвращена на доработку 24.11");
    decides(&mut c, "Иванова").types("утв").presses("Enter").sees("Утверждается: программа, версия 2");
    c.presses("Ctrl+S 4").does_not_see("Не утверждены");
}

#[test]
fn the_fields_below_a_decision_follow_its_outcome_there_and_back() {
    for (outcome, family) in [("возв", "Иванова"), ("отк", "Гусев"), ("возв", "Титова")]
    {
        let mut c = curator();
        let mut programme = Record::of(Kind::Programme, Id::new());
        let owner = c.family(family);
        for (field, value) in [(FieldName::Family, json!(owner)), (FieldName::Version, json!(7))] {
            programme.put(field, value).unwrap();
        }
        c.writes(Act::ProgrammeSet, vec![programme]);
        decides(&mut c, family).types("утв").presses("Enter Tab*3");
        let asks = |c: &CuratorDesk, field: &str| {
            let screen = c.screen();
            let below = screen.lines().skip_while(|line| !line.contains("тверждается: программа, версия 7"));
            below.skip(1).any(|line| line.contains(field))
        };
        for _ in 0..2 {
            assert!(asks(&c, "По (включительно)") && !asks(&c, "Примечание"), "{}", c.screen());
            c.types(outcome).presses("Enter").sees("Не утверждается: программа, версия 7");
            assert!(asks(&c, "Примечание") && !asks(&c, "По (включительно)"), "{}", c.screen());
            c.presses("BackTab").types("реш").presses("Enter BackTab");
        }
    }
}

#[test]
fn a_decision_before_the_application_is_said_with_its_day() {
    for (family, early, registered) in
        [("Гусев", "09072026", "10.07"), ("Орлов", "01.10.2026", "09.10"), ("Беловы", "1.11.26", "02.11")]
    {
        let mut c = curator();
        decides(&mut c, family).types("пост").presses("Enter").types(early).presses("Enter");
        c.sees("Решение раньше, чем зарегистрировано обращение").sees(registered);
    }
}

#[test]
fn a_decision_on_a_level_or_an_end_that_is_there_already_makes_no_second_one() {
    let mut c = curator();
    let levels = c.records("level", &[]);
    decides(&mut c, "Гусев").types("смена").presses("Enter Tab*2").types("9").presses("Ctrl+S");
    c.sees("Добавлена запись");
    assert_eq!(c.records("level", &[]), levels);
    let closing: Vec<_> =
        [(FieldName::Family, json!(c.family("Гусев"))), (FieldName::On, json!("2026-11-25"))].into();
    let mut record = Record::of(Kind::Closing, Id::new());
    for (field, value) in closing {
        record.put(field, value).unwrap();
    }
    c.writes(Act::FamilyClosed, vec![record]);
    let closings = c.records("closing", &[]);
    decides(&mut c, "Гусев").types("прекр").presses("Enter Tab*2").types("10").presses("Ctrl+S Ctrl+S");
    assert_eq!(c.records("closing", &[]), closings, "{}", c.screen());
    assert_eq!(c.records("closing", &["\"decision\""]), 1, "{}", c.screen());
}

#[test]
fn a_status_is_given_in_the_form_of_its_decision_and_taken_away_by_another() {
    for (family, status, code) in
        [("Гусев", "соц", "sop"), ("Орлов", "труд", "difficult"), ("Титова", "проф", "prevention")]
    {
        let mut c = curator();
        let before = c.file();
        decides(&mut c, family).types("статус").presses("Enter").sees("Статус по этому решению");
        c.presses("Tab")
            .sees("В документе не сказано, кто это решает")
            .types("КДНиЗП")
            .presses("Tab")
            .types("88-с");
        c.presses("PgDn").types(status).presses("Enter Ctrl+S");
        assert_eq!(c.records("decision", &["\"status\"", "88-с", "КДНиЗП"]), 1, "{}", c.screen());
        assert_eq!(c.records("status", &[code, "\"decision\"", "2026-11-24"]), 1, "{}", c.screen());
        assert_eq!(c.records("status", &["88-с"]), 0, "the number is written once");
        c.presses("Ctrl+Z");
        assert_eq!(c.file(), before, "one undo");
        c.presses("Ctrl+Y");
        decides(&mut c, family).types("статус").presses("Enter").sees("Снимается статус");
        c.presses("Tab*2").types("89-с").presses("PgDn*2").types("30.11").presses("Enter Ctrl+S");
        assert_eq!(c.records("decision", &["\"status\"", "89-с"]), 1, "{}", c.screen());
        assert_eq!(c.records("status", &[code, "\"until\":\"2026-12-01\""]), 1, "{}", c.screen());
        assert_eq!(c.records("status", &[]), 1, "none was added");
        // A refusal gives none.
        decides(&mut c, family).types("статус").presses("Enter Tab*3").types("отк").presses("Enter");
        c.does_not_see("Статус по этому решению").presses("Ctrl+S");
        assert_eq!(c.records("status", &[]), 1, "{}", c.screen());
    }
}

/// A family of Иркутск: a programme for each of three members, of which the boy's was sent.
const OF_MEMBERS: &str = r#"{"type":"district","regulation":"irkutsk"}
{"type":"family","id":"00000001-0000-4000-8000-000000000001","title":"Ершова Зоя Павловна","registered_on":"2026-10-20"}
{"type":"member","id":"00000001-0000-4000-8000-000000000002","family":"00000001-0000-4000-8000-000000000001","role":"mother","first_name":"Зоя","last_name":"Ершова","born":"1990-05-01"}
{"type":"member","id":"00000001-0000-4000-8000-000000000003","family":"00000001-0000-4000-8000-000000000001","role":"son","first_name":"Глеб","last_name":"Ершов","born":"2018-07-07"}
{"type":"member","id":"00000001-0000-4000-8000-000000000004","family":"00000001-0000-4000-8000-000000000001","role":"daughter","first_name":"Кира","last_name":"Ершова","born":"2020-07-07"}
{"type":"level","family":"00000001-0000-4000-8000-000000000001","level":"crisis","from":"2026-11-02"}
{"type":"programme","id":"00000001-0000-4000-8000-000000000012","family":"00000001-0000-4000-8000-000000000001","member":"00000001-0000-4000-8000-000000000002","version":1}
{"type":"programme","id":"00000001-0000-4000-8000-000000000013","family":"00000001-0000-4000-8000-000000000001","member":"00000001-0000-4000-8000-000000000003","version":1,"sent_on":"2026-11-20"}
{"type":"programme","id":"00000001-0000-4000-8000-000000000014","family":"00000001-0000-4000-8000-000000000001","member":"00000001-0000-4000-8000-000000000004","version":1}
"#;

#[test]
fn a_decision_on_one_of_several_programmes_leaves_the_others() {
    let decided = |c: &CuratorDesk, last: &str| {
        let id = format!("00000001-0000-4000-8000-0000000000{last}");
        c.records("programme", &[&id, "\"decision\""])
    };
    // The one that was sent is meant, unless another one is said to be.
    let mut c = with_district(OF_MEMBERS);
    decides(&mut c, "Ершова").types("утв").presses("Enter").sees("Глеб").sees("Кира");
    c.presses("Tab*2").types("5").presses("Ctrl+S");
    assert_eq!(["12", "13", "14"].map(|p| decided(&c, p)), [0, 1, 0], "{}", c.screen());
    // Of those left neither was sent: which is meant is asked.
    decides(&mut c, "Ершова").types("утв").presses("Enter").sees("Отметьте ниже, о какой программе решение");
    c.presses("PgDn*2").types("да").presses("Enter Ctrl+S Ctrl+S");
    assert_eq!(["12", "13", "14"].map(|p| decided(&c, p)), [0, 1, 1], "{}", c.screen());
    c.presses("Ctrl+Z");
    assert_eq!(["12", "13", "14"].map(|p| decided(&c, p)), [0, 1, 0], "one undo");
    // Two at once, refused.
    decides(&mut c, "Ершова").types("утв").presses("Enter Tab*3").types("отк").presses("Enter");
    c.presses("PgDn").types("да").presses("Enter PgDn").types("да").presses("Enter Ctrl+S");
    assert_eq!(["12", "13", "14"].map(|p| decided(&c, p)), [1, 1, 1], "{}", c.screen());
    assert_eq!(c.records("decision", &["\"refused\""]), 1);
    // The last one alone is meant without asking.
    let alone: String = OF_MEMBERS.lines().take(7).map(|l| format!("{l}\n")).collect();
    let mut c = with_district(&alone);
    decides(&mut c, "Ершова").types("утв").presses("Enter").does_not_see("Отметьте ниже").presses("Ctrl+S");
    assert_eq!(decided(&c, "12"), 1, "{}", c.screen());
}

/// The id of the decision with this number.
fn id_of(c: &CuratorDesk, number: &str) -> String {
    let file = c.file();
    let line = file.lines().find(|l| l.starts_with("{\"type\":\"decision\"") && l.contains(number)).unwrap();
    line.split_once("\"id\":\"").unwrap().1.split('"').next().unwrap().to_owned()
}

/// A status or a level that was entered without its decision, as an import or a hurry leaves it.
fn entered(c: &mut CuratorDesk, family: &str, kind: Kind, what: (FieldName, &str), from: &str) {
    let owner = c.family(family);
    let mut record = Record::of(kind, Id::new());
    for (field, value) in
        [(FieldName::Family, json!(owner)), (what.0, json!(what.1)), (FieldName::From, json!(from))]
    {
        record.put(field, value).unwrap();
    }
    c.writes(Act::RecordAdded, vec![record]);
}

#[test]
fn a_decision_entered_after_its_status_is_tied_to_it() {
    let mut c = curator();
    entered(&mut c, "Гусев", Kind::Status, (FieldName::Status, "sop"), "2026-11-24");
    decides(&mut c, "Гусев").types("статус").presses("Enter Tab*2").types("88-с").presses("PgDn PgDn");
    c.sees("Внесён без решения").presses("Ctrl+S");
    assert_eq!(c.records("status", &["\"sop\"", "\"decision\""]), 1, "{}", c.screen());
    assert_eq!(c.records("status", &[]), 1, "none was added");
    // What has a decision is only taken away by another one, and keeps its own.
    decides(&mut c, "Гусев").types("статус").presses("Enter Tab*2").types("89-с").sees("Снимается статус");
    c.presses("PgDn*2").types("30.11").presses("Enter Ctrl+S");
    let first = id_of(&c, "88-с");
    assert_eq!(c.records("status", &["\"until\":\"2026-12-01\"", &first]), 1, "{}", c.screen());
}

#[test]
fn a_decision_of_a_later_day_takes_a_status_away_without_being_its_ground() {
    let mut c = curator();
    entered(&mut c, "Гусев", Kind::Status, (FieldName::Status, "sop"), "2026-10-01");
    decides(&mut c, "Гусев").types("статус").presses("Enter Tab*2").types("88-с").presses("PgDn*2 Tab");
    c.types("30.11").presses("Enter Ctrl+S");
    assert_eq!(c.records("status", &["\"until\":\"2026-12-01\""]), 1, "{}", c.screen());
    assert_eq!(c.records("status", &["\"decision\""]), 0, "{}", c.screen());
}

#[test]
fn a_decision_entered_after_its_level_is_tied_to_it_by_its_day() {
    for (day, subject, tied) in [("24.11", "смена", 1), ("20.11", "смена", 1), ("24.11", "пост", 1)]
    {
        let mut c = curator();
        entered(&mut c, "Гусев", Kind::Level, (FieldName::Level, "basic"), "2026-11-24");
        let levels = c.records("level", &[]);
        decides(&mut c, "Гусев").types(subject).presses("Enter").types(day).presses("Enter");
        c.sees("Внесён без решения").presses("Ctrl+S Ctrl+S");
        assert_eq!(c.records("decision", &[]), 1, "{}", c.screen());
        assert_eq!(c.records("level", &["2026-11-24", "\"decision\""]), tied, "{}", c.screen());
        assert_eq!(c.records("level", &[]), levels, "none was added");
    }
}

#[test]
fn a_status_holds_no_more_when_its_decision_turns_out_to_be_a_refusal() {
    let mut c = curator();
    decides(&mut c, "Гусев").types("статус").presses("Enter Tab*2").types("88-с");
    c.presses("PgDn").types("соц").presses("Enter Ctrl+S");
    let decision = id_of(&c, "88-с");
    let mut record = Record::of(Kind::Decision, decision.parse().unwrap());
    record.put(FieldName::Ruling, json!("refused")).unwrap();
    c.writes(Act::FamilyChanged, vec![record]);
    decides(&mut c, "Гусев").types("статус").presses("Enter").does_not_see("Снимается статус");
}

#[test]
fn a_closing_on_the_day_of_another_level_is_not_taken() {
    let level = r#"{"type":"level","family":"10000000-0000-4000-8000-000000000001","level":"basic","from":"2026-11-20"}"#;
    let before = r#"{"type":"level","family":"10000000-0000-4000-8000-000000000001","level":"crisis","from":"2026-10-01"}"#;
    let family =
        r#"{"type":"family","id":"10000000-0000-4000-8000-000000000001","title":"Ким Анна Львовна"}"#;
    let mut c = with_district(&[family, before, level, ""].join("\n"));
    c.presses("3").goes_to("Ким").presses("F9").types("прекратить сопровождение").presses("Enter");
    c.presses("Ctrl+A").types("20.11").presses("Tab").sees("! В этот день начинается новый уровень");
    c.presses("Ctrl+S").sees("Не сохранено");
    assert_eq!(c.records("closing", &[]), 0, "{}", c.screen());
}

#[test]
fn a_decision_of_a_later_day_holds_from_that_day() {
    let mut c = curator();
    decides(&mut c, "Гусев").types("смена").presses("Enter").types("01122026").presses("Tab*2").types("77-к");
    c.presses("PgDn").types("ба").presses("Enter Ctrl+S Ctrl+S");
    assert_eq!(c.records("decision", &["\"level\"", "\"2026-12-01\""]), 1, "{}", c.screen());
    c.presses("3").sees("К Гусев Н. И.").goes_to("Гусев").presses("Enter").sees("Кризисный");
    for (day, level) in [("2026-11-30", "К Гусев Н. И."), ("2026-12-01", "Б Гусев Н. И.")] {
        c.wakes_on(day).presses("Esc*3 3").sees(level);
    }
}

#[test]
fn two_closings_of_one_accompaniment_are_said_until_one_is_deleted() {
    let mut c = curator();
    for on in ["2026-11-10", "2026-11-20"] {
        let mut closing = Record::of(Kind::Closing, Id::new());
        closing.put(FieldName::Family, json!(c.family("Гусев"))).unwrap();
        closing.put(FieldName::On, json!(on)).unwrap();
        c.writes(Act::FamilyClosed, vec![closing]);
    }
    c.presses("1").goes_to("прекращено 10.11 и 20.11").presses("Enter").sees("[Уровни").goes_to("20.11.2026");
    c.presses("F8 Tab Enter");
    assert_eq!(c.records("closing", &["2026-11-20"]), 0, "{}", c.screen());
    c.presses("Esc*3 1").does_not_see("удалите неверную запись");
}

#[test]
fn a_positive_closing_asks_whether_the_family_is_satisfied_where_the_document_does() {
    for (regulation, is_asked) in [("yugra", true), ("azov", false)] {
        let mut c = with_district(&crate::desk::DISTRICT.replace("yugra", regulation));
        c.presses("3").goes_to("Гусев").presses("F9").types("прекратить сопровождение").presses("Enter");
        c.sees("Новая запись: прекращение").presses("Tab*2").types("да").presses("Enter");
        let said = "Спросите семью, удовлетворена ли она, и запишите ответ контролем (Югра, п. 12.1)";
        if is_asked {
            c.sees(said)
        } else {
            c.does_not_see("Спросите семью")
        };
    }
}
