//! What a list says otherwise than the file: in the program's own list it is written, in another it is kept in the note and
//! named, in the answer and in the file beside.

use std::path::PathBuf;

use crate::district::TestDistrict;
use crate::lists_with::{list, plain, takes, told};
use kurator::table::{self, ReadOptions};
use serde_json::Value;

/// An accompanied family with an agreement and one that was closed.
const FAMILIES: &str = r#"{"type":"family","id":"10000000-0000-4000-8000-00000000a001","title":"Иванова Мария Петровна","street":"Мира","house":"3","registered_on":"2026-03-01"}
{"type":"member","id":"10000000-0000-4000-8000-00000000a002","family":"10000000-0000-4000-8000-00000000a001","role":"mother","last_name":"Иванова","first_name":"Мария","patronymic":"Петровна","born":"1991-04-02"}
{"type":"level","id":"10000000-0000-4000-8000-00000000a003","family":"10000000-0000-4000-8000-00000000a001","level":"basic","from":"2026-03-01"}
{"type":"agreement","id":"10000000-0000-4000-8000-00000000a004","family":"10000000-0000-4000-8000-00000000a001","on":"2026-03-02","number":"12","until":"2026-09-01"}
{"type":"family","id":"10000000-0000-4000-8000-00000000b001","title":"Петрова Анна Ивановна","street":"Мира","house":"5","registered_on":"2025-03-01"}
{"type":"member","id":"10000000-0000-4000-8000-00000000b002","family":"10000000-0000-4000-8000-00000000b001","role":"mother","last_name":"Петрова","first_name":"Анна","patronymic":"Ивановна"}
{"type":"level","id":"10000000-0000-4000-8000-00000000b003","family":"10000000-0000-4000-8000-00000000b001","level":"basic","from":"2025-03-01"}
{"type":"closing","id":"10000000-0000-4000-8000-00000000b004","family":"10000000-0000-4000-8000-00000000b001","on":"2026-02-01","reason":"выезд"}
"#;

fn with_families() -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(FAMILIES);
    d
}

/// The list of the families as the program writes it, with these texts changed.
fn changed(d: &TestDistrict, changes: &[(&str, &str)]) -> PathBuf {
    let path = d.beside("семьи.csv");
    let done = d.run(&["export", "--all", "--format", "csv", "--out", path.to_str().unwrap()]);
    assert!(done.status.success());
    let mut text = std::fs::read_to_string(&path).unwrap();
    for (old, new) in changes {
        assert!(text.contains(old), "{old}: {text}");
        text = text.replace(old, new);
    }
    std::fs::write(&path, text).unwrap();
    path
}

fn unclear(answer: &Value) -> Vec<String> {
    answer["unclear"].as_array().unwrap().iter().map(|u| u["text"].as_str().unwrap().to_owned()).collect()
}

/// The reasons in the file of rows beside the list.
fn reasons(d: &TestDistrict) -> Vec<String> {
    let bytes = std::fs::read(d.beside("список — не взято.xlsx")).unwrap_or_default();
    let Ok(book) = table::read(&bytes, ReadOptions::default()) else { return Vec::new() };
    let last = |row: &table::TableRow| row.cells.last().map(|cell| cell.text()).unwrap_or_default();
    book.sheets[0].rows.iter().skip(1).map(last).collect()
}

#[test]
fn cells_changed_in_the_own_list_are_written() {
    let d = with_families();
    let before = d.export();
    let path = changed(
        &d,
        &[
            ("до 01.09.2026", "до 01.03.2027"),
            ("базовый;01.03.2026", "базовый;15.03.2026"),
            ("выезд", "улучшение обстановки"),
            ("01.02.2026", "05.02.2026"),
        ],
    );
    let answer = takes(&d, &path, &[]);
    assert_eq!((&answer["added"], &answer["changed"]), (&0.into(), &3.into()), "{answer:#}");
    let file = d.export();
    for value in [
        "\"until\":\"2027-03-01\"",
        "\"from\":\"2026-03-15\"",
        "улучшение обстановки",
        "\"on\":\"2026-02-05\"",
    ] {
        assert!(file.contains(value), "{value}: {file}");
    }
    assert_eq!(file.lines().count(), before.lines().count(), "{file}");
    assert_eq!(answer["rest"], Value::Null, "{answer:#}");
    // Once more it brings nothing.
    let again = takes(&d, &path, &[]);
    assert_eq!((&again["added"], &again["changed"]), (&0.into(), &0.into()), "{again:#}");
}

#[test]
fn what_another_list_says_otherwise_is_noted_and_named() {
    let head: &[&str] = &[
        "ФИО",
        "Дата рождения",
        "Адрес",
        "Уровень",
        "Дата перевода",
        "Договор",
        "Дата снятия",
        "Причина снятия",
    ];
    for (row, said) in [
        (
            ["Иванова Мария Петровна", "02.04.1991", "Мира 3", "базовый", "15.03.2026", "", "", ""],
            "15.03.2026",
        ),
        (["Иванова Мария Петровна", "1992", "Мира 3", "базовый", "", "", "", ""], "1992"),
        (
            ["Иванова Марья Петровна", "02.04.1991", "Мира 3", "базовый", "", "", "", ""],
            "Иванова Марья Петровна",
        ),
        (
            ["Иванова Мария Петровна", "", "Мира 3", "базовый", "", "№ 13 от 02.03.2026", "", ""],
            "№ 13 от 02.03.2026",
        ),
        (["Иванова Мария Петровна", "", "Мира 3", "кризисный", "01.03.2026", "", "", ""], "кризисный"),
        (["Петрова Анна Ивановна", "", "Мира 5", "", "", "", "01.02.2026", "улучшение"], "улучшение"),
        (["Петрова Анна Ивановна", "", "Мира 5", "", "", "", "07.02.2026", ""], "07.02.2026"),
    ] {
        let d = with_families();
        let before = told(&d);
        let path = list(&d, "список.xlsx", &[plain("Лист1", &[head, &row])]);
        let answer = takes(&d, &path, &["--doubles", "join"]);
        assert_eq!(answer["joined"], 1, "{said}: {answer:#}");
        assert_eq!(answer["added"], 0, "{said}: {answer:#}");
        assert!(unclear(&answer).iter().any(|text| text == said), "{said}: {answer:#}");
        assert!(
            reasons(&d).iter().any(|why| why.contains(said) && why.contains("в файле")),
            "{said}: {:?}",
            reasons(&d)
        );
        // The note has it, and nothing else is changed.
        let after = told(&d);
        let is_note = |line: &&str| line.contains("примечание: ") && line.contains(said);
        let other: Vec<&str> = after.lines().filter(|line| !before.contains(line)).collect();
        assert!(other.len() == 1 && other.iter().all(is_note), "{said}: {other:?}");
    }
}

#[test]
fn what_the_file_lacks_is_filled_from_a_list() {
    let head: &[&str] = &["ФИО", "Адрес", "Договор", "Дата снятия", "Причина снятия"];
    let d = TestDistrict::new();
    d.takes(&FAMILIES.replace(r#","number":"12""#, "").replace(r#","reason":"выезд""#, ""));
    let rows: &[&[&str]] = &[
        head,
        &["Иванова Мария Петровна", "Мира 3", "№ 14 от 02.03.2026", "", ""],
        &["Петрова Анна Ивановна", "Мира 5", "", "01.02.2026", "переезд"],
    ];
    let answer = takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &["--doubles", "join"]);
    assert_eq!((&answer["added"], &answer["changed"]), (&0.into(), &2.into()), "{answer:#}");
    let told = told(&d);
    assert!(
        told.contains("agreement 2026-03-02, № № 14") || told.contains("agreement 2026-03-02, № 14"),
        "{told}"
    );
    assert!(told.contains("closing 2026-02-01, переезд"), "{told}");
    assert!(reasons(&d).is_empty(), "{:?}", reasons(&d));
}

#[test]
fn a_family_that_came_back_with_the_level_it_had_is_accompanied_again() {
    let d = with_families();
    let rows: &[&[&str]] = &[
        &["ФИО", "Адрес", "Уровень", "Дата перевода"],
        &["Петрова Анна Ивановна", "Мира 5", "базовый", "01.10.2026"],
    ];
    let answer = takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &["--doubles", "join"]);
    assert_eq!(answer["added"], 1, "{answer:#}");
    assert!(told(&d).contains("level basic 2026-10-01"), "{}", told(&d));
}
