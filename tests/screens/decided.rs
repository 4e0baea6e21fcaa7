//! A decision is entered once: its form holds what was decided, and what names it has its body, number and day.

use crate::desk::{Curator, curator};
use kurator::domain::{Act, FieldName, Id, Kind, Record};
use serde_json::json;

/// The form of a decision on a family, opened by the job of F9.
fn decides<'a>(c: &'a mut Curator, family: &str) -> &'a mut Curator {
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
        let asks = |c: &Curator, field: &str| {
            let screen = c.screen();
            let below = screen.lines().skip_while(|line| !line.contains("тверждается: программа, версия 7"));
            below.skip(1).any(|line| line.contains(field))
        };
        for _ in 0..2 {
            assert!(asks(&c, "по (включительно)") && !asks(&c, "примечание"), "{}", c.screen());
            c.types(outcome).presses("Enter").sees("Не утверждается: программа, версия 7");
            assert!(asks(&c, "примечание") && !asks(&c, "по (включительно)"), "{}", c.screen());
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
