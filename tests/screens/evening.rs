//! The evening in one line: outcomes, days and notes as people write them, and what is not understood, said once.

use crate::desk::curator;
use kurator::domain::{Act, FieldName, Id, Kind, Record};
use serde_json::json;

#[test]
fn a_visit_is_put_off_to_a_day_in_any_words() {
    for (line, day) in [
        ("2п завтра", "ср 25.11"),
        ("2п на завтра", "ср 25.11"),
        ("2 п послезавтра", "чт 26.11"),
        ("2пчт", "чт 26.11"),
        ("2п чт", "чт 26.11"),
        ("2 пчт", "чт 26.11"),
        ("2п в чт", "чт 26.11"),
        ("2gxn", "чт 26.11"),
        ("2g pfdnhf", "ср 25.11"),
        ("2g yf pfdnhf", "ср 25.11"),
        ("2п +2", "чт 26.11"),
        ("2п 1 дек", "вт 01.12"),
        ("2п1 декабря", "вт 01.12"),
        ("2п вт 1 декабря 2026", "вт 01.12"),
        ("2п 1.12.26", "вт 01.12"),
        ("2п1ю12", "вт 01.12"),
        ("2 перенос на завтра", "ср 25.11"),
        ("2 перенесли на чт", "чт 26.11"),
        ("2п завтра 3с", "ср 25.11"),
        ("2п чт: заболели", "чт 26.11"),
        ("2п чт заболели", "чт 26.11"),
    ] {
        let mut c = curator();
        c.presses("k").types(line).sees(&format!("перенос на {day}")).does_not_see("не понятно");
        c.presses("Enter").sees("Отмечено посещение");
        let on = if day.ends_with("12") {
            "2026-12-01"
        } else if day.starts_with("ср") {
            "2026-11-25"
        } else {
            "2026-11-26"
        };
        assert!(c.records("appointment", &[&format!("\"on\":\"{on}\"")]) >= 1, "{line}");
    }
}

#[test]
fn the_hour_it_is_put_off_to_is_kept() {
    for line in ["2п завтра 11:30", "2п завтра в 11:30", "2п25 11.30", "2п 25.11 11:30: заболели"]
    {
        let mut c = curator();
        c.presses("k").types(line).sees("перенос на ср 25.11 11:30").presses("Enter");
        assert_eq!(c.records("appointment", &["\"on\":\"2026-11-25\"", "\"time\":\"11:30\""]), 1, "{line}");
    }
    // An hour alone is no day.
    let mut c = curator();
    c.presses("k").types("2п 11:30").sees("не понятно").presses("Enter").does_not_see("Отмечено");
}

#[test]
fn outcomes_are_written_in_words_and_of_several_numbers() {
    for (line, outcome, count) in [
        ("2 не застали", "не застали", 1),
        ("2 нет дома", "не застали", 1),
        ("2 отказ", "отказ", 1),
        ("2jnrfp", "отказ", 1),
        ("2 состоялся, 3 состоялся", "состоялся", 2),
        ("2,3с", "состоялся", 2),
        ("2, 3 с", "состоялся", 2),
        ("2 3с", "состоялся", 2),
        ("2c? 3c", "состоялся", 2),
    ] {
        let mut c = curator();
        c.presses("k").types(line).does_not_see("не понятно");
        assert_eq!(c.screen().matches(&format!(": {outcome}")).count(), count, "{line}\n{}", c.screen());
    }
    let mut c = curator();
    c.presses("k").types("2н дверь не открыли 3с").sees("не застали, «дверь не открыли»").sees("состоялся");
}

#[test]
fn what_is_wrong_with_a_line_is_said_once() {
    for (line, why) in [
        ("пришла вечером домой", "не понятно"),
        ("2с 5ф шесть", "не понятно"),
        ("7-12с", "на листе нет"),
        ("2с 2н", "назван дважды"),
        ("2п 31.02", "нет такого дня"),
        ("2п чтт", "не понятно"),
    ] {
        let mut c = curator();
        c.presses("k").types(line);
        let said = |c: &crate::desk::CuratorDesk| c.screen().matches(why).count();
        assert_eq!(said(&c), 1, "{line}\n{}", c.screen());
        c.presses("Enter");
        assert_eq!(said(&c), 1, "{line}\n{}", c.screen());
        c.presses("Enter").does_not_see("Отмечено");
        assert_eq!(said(&c), 1, "{line}\n{}", c.screen());
    }
}

#[test]
fn the_numbers_of_the_sheet_stay_when_a_family_of_it_is_closed_on_the_day() {
    for (closed, third) in [("Сидорова", "Гусев"), ("Иванова", "Гусев")] {
        let mut c = curator();
        c.presses("k").types("3с").sees(&format!("{third} Н. И.")).presses("Esc Right*2 Enter");
        let mut closing = Record::of(Kind::Closing, Id::new());
        closing.put(FieldName::Family, json!(c.family(closed))).unwrap();
        closing.put(FieldName::On, json!("2026-11-24")).unwrap();
        c.writes(Act::FamilyClosed, vec![closing]);
        c.presses("k").types("3с").sees(&format!("{third} Н. И."));
    }
}

#[test]
fn words_that_deny_a_visit_never_make_it_one_that_was_held() {
    for line in [
        "2 дома никого",
        "2 дома не было",
        "2 был, не застали",
        "2 посещение не состоялось",
        "2 посещение перенесено",
        "2 был отказ",
        "2 домашний арест",
        "2 нетрезвая мать",
    ] {
        let mut c = curator();
        let before = c.file();
        c.presses("k").types(line).sees("не понятно").presses("Enter").does_not_see("Отмечено");
        assert_eq!(c.file(), before, "{line}\n{}", c.screen());
    }
    for (line, outcome) in [
        ("2 был дома", "состоялся"),
        ("2 был: не впустили в комнату", "состоялся"),
        ("2 посетили", "состоялся"),
        ("2 никого", "не застали"),
        ("2 нет никого дома", "не застали"),
        ("2с отказ от вещей", "состоялся"),
    ] {
        let mut c = curator();
        c.presses("k").types(line).sees(&format!(": {outcome}"));
    }
}

#[test]
fn a_visit_is_put_off_to_another_day_than_its_own() {
    let mut c = curator();
    c.presses("k").types("2п 24.11").sees("24.11.2026 — день самого посещения").does_not_see("уже прошло");
    c.presses("Ctrl+U").types("2п 23.11").sees("23.11.2026 уже прошло");
}

#[test]
fn a_visit_that_failed_is_no_next_one() {
    for line in ["2н", "2о", "2п"] {
        let mut c = curator().at(120, 30);
        let row = |c: &mut crate::desk::CuratorDesk| {
            c.presses("3").goes_to("Иванова");
            c.screen().lines().find(|l| l.contains("Иванова")).unwrap().to_owned()
        };
        assert!(row(&mut c).contains("24.11"), "{}", c.screen());
        c.presses("1 k").types(line).presses("Enter").sees("Отмечено");
        assert!(!row(&mut c).contains("24.11"), "{line}: {}", c.screen());
    }
}

#[test]
fn another_day_alone_is_left_without_a_question() {
    let mut c = curator();
    c.presses("k BackTab Ctrl+U").types("23.11").presses("Esc").does_not_see("Есть несохранённое");
    c.does_not_see("Итоги дня");
    c.presses("k").types("2н").presses("Esc").sees("Есть несохранённое");
}
