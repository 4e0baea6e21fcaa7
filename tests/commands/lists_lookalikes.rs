//! What in a list looks like something else: a curator beside a family like a signature, a dash like a ditto mark, a town
//! behind the house like its letter, a row without a number like a member of the family above.

use crate::district::TestDistrict;
use crate::lists_as_kept::becomes;
use crate::lists_with::{list, plain, takes, told};

#[test]
fn a_curator_in_the_first_column_signs_nothing() {
    let rows: &[&[&str]] = &[
        &["Куратор", "ФИО родителя", "Телефон", "Дети", "Адрес", "Статус", "Уровень", "Дата постановки"],
        &["Специалист Петрова А. А.", "Иванова Мария Петровна", "", "", "", "", "", "01.02.2026"],
        &["Специалист Петрова А. А.", "Мохова Зоя Юрьевна", "", "", "Лесная 2", "", "", ""],
        &["Специалист Петрова А. А."],
    ];
    becomes(
        &[plain("Лист1", rows)],
        "
Иванова Мария Петровна, с 2026-02-01
  mother Иванова|Мария|Петровна
  * curator Специалист Петрова А. А.
Мохова Зоя Юрьевна, Лесная, д. 2
  mother Мохова|Зоя|Юрьевна
  * curator Специалист Петрова А. А.",
    );
}

#[test]
fn a_stroke_between_dashes_says_that_there_is_nothing() {
    for nothing in ["-/-", "–/–", "-,-", "-'-", "/"] {
        let rows: &[&[&str]] = &[
            &["№", "ФИО родителя", "Телефон", "Адрес"],
            &["#1", "Иванова Мария Петровна", "89001112233", "Лесная 1"],
            &["#2", "Мохова Зоя Юрьевна", nothing, "Лесная 2"],
        ];
        let d = TestDistrict::new();
        takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &[]);
        assert_eq!(told(&d).matches("900").count(), 1, "{nothing}: {}", told(&d));
    }
}

#[test]
fn the_town_behind_the_house_is_no_letter_of_it() {
    let rows: &[&[&str]] = &[
        &["№", "ФИО родителя", "Адрес", "Телефон"],
        &["#1", "Иванова Мария Петровна", "ул. Ленинградская, д. 12, г. Боровичи", ""],
        &["#2", "Мохова Зоя Юрьевна", "Мира 5, с. Травково", ""],
        &["#3", "Нилова Вера Олеговна", "ул. Лесная, д. 5, у бабушки", ""],
        &["#4", "Осокина Ирина Юрьевна", "ул. Лесная, д. 6 «а», кв. 3", ""],
        &["#5", "Панина Инна Львовна", "ул. Лесная, 7 Б", ""],
        &["#6", "Рогова Инна Львовна", "ул. Лесная д. 8 г. Боровичи", ""],
    ];
    becomes(
        &[plain("Лист1", rows)],
        "
Иванова Мария Петровна, Боровичи, Ленинградская, д. 12
  mother Иванова|Мария|Петровна
Мохова Зоя Юрьевна, с. Травково, Мира, д. 5
  mother Мохова|Зоя|Юрьевна
Нилова Вера Олеговна, Лесная, д. 5, примечание: Адрес: у бабушки
  mother Нилова|Вера|Олеговна
Осокина Ирина Юрьевна, Лесная, д. 6а, кв. 3
  mother Осокина|Ирина|Юрьевна
Панина Инна Львовна, Лесная, д. 7Б
  mother Панина|Инна|Львовна
Рогова Инна Львовна, Боровичи, Лесная, д. 8
  mother Рогова|Инна|Львовна",
    );
}

#[test]
fn a_row_without_a_number_but_with_a_day_of_its_own_is_another_family() {
    let rows: &[&[&str]] = &[
        &["№", "ФИО", "Дата рождения", "Телефон", "Дата постановки"],
        &["#1", "Петрова Анна Ильинична", "05.06.1987", "89001112233", "01.02.2026"],
        &["", "Котов Лев Олегович", "05.06.2015", "", ""],
        &["", "Сидорова Яна Львовна", "11.03.1990", "89001112244", "01.03.2026"],
    ];
    becomes(
        &[plain("Лист1", rows)],
        "
Петрова Анна Ильинична, с 2026-02-01
  mother Петрова|Анна|Ильинична, 1987-06-05, +79001112233
  child Котов|Лев|Олегович, 2015-06-05
Сидорова Яна Львовна, с 2026-03-01
  mother Сидорова|Яна|Львовна, 1990-03-11, +79001112244",
    );
}

#[test]
fn a_list_with_a_day_of_the_last_visit_is_one_of_families() {
    let rows: &[&[&str]] = &[
        &["№", "ФИО родителя", "Адрес", "Телефон", "Дата последнего обследования", "Выявленные проблемы"],
        &["1", "Иванова Мария Петровна", "Лесная 1", "", "01.11.2026", "нет дров"],
        &["2", "Мохова Зоя Юрьевна", "Лесная 2", "", "02.11.2026", "-"],
    ];
    let d = TestDistrict::new();
    assert_eq!(takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &[])["families"], 2);
}

/// A sheet is read as what it is, named or not; a person who says that its days are none of visits makes it a list.
#[test]
fn a_journal_of_visits_that_a_person_names_is_read() {
    let visits: &[&[&str]] = &[
        &["Дата", "ФИО семьи", "Цель", "Результат"],
        &["01.11.2026", "Иванова Мария Петровна", "посещение", "дома"],
    ];
    let d = TestDistrict::new();
    let path = list(&d, "журнал.xlsx", &[plain("Журнал", visits)]);
    let as_journal = takes(&d, &path, &["--sheet", "Журнал"]);
    assert_eq!((&as_journal["families"], as_journal["refused"][0]["line"].as_u64()), (&0.into(), Some(2)));
    let columns = d.beside("столбцы.toml");
    std::fs::write(&columns, "\"Дата\" = \"other\"\n").unwrap();
    let as_list = takes(&d, &path, &["--columns", columns.to_str().unwrap()]);
    assert_eq!(as_list["families"], 1, "{as_list:#}");
}

#[test]
fn another_title_begins_another_part_of_the_list() {
    let rows: &[&[&str]] = &[
        &["№", "ФИО родителя", "Адрес", "Телефон"],
        &["", "с. Травково"],
        &["#1", "Лаптева Анна Ильинична", "ул. Мира, 5", ""],
        &["", "Страница 1 из 2."],
        &["№", "ФИО родителя", "Адрес", "Телефон"],
        &["#2", "Нилова Вера Олеговна", "ул. Мира, 6", ""],
        &["Список семей города Боровичи"],
        &["№", "ФИО родителя", "Адрес", "Телефон"],
        &["#3", "Мохова Зоя Юрьевна", "ул. Садовая, 11", ""],
    ];
    becomes(
        &[plain("Лист1", rows)],
        "
Лаптева Анна Ильинична, с. Травково, Мира, д. 5
  mother Лаптева|Анна|Ильинична
Мохова Зоя Юрьевна, Садовая, д. 11
  mother Мохова|Зоя|Юрьевна
Нилова Вера Олеговна, с. Травково, Мира, д. 6
  mother Нилова|Вера|Олеговна",
    );
}

#[test]
fn a_closed_family_has_no_level_that_begins_today() {
    let rows: &[&[&str]] = &[
        &["№", "ФИО", "Уровень", "Дата снятия"],
        &["#1", "Иванова Мария Петровна", "кризисный", "01.03.2026"],
        &["#2", "Мохова Зоя Юрьевна", "базовый", "снята с учёта"],
        &["#3", "Нилова Вера Олеговна", "базовый", "снята 01.04.2026, переезд"],
    ];
    let unclear = becomes(
        &[plain("Лист1", rows)],
        "
Иванова Мария Петровна, примечание: кризисный
  mother Иванова|Мария|Петровна
  * closing 2026-03-01
Мохова Зоя Юрьевна, примечание: Дата снятия: снята с учёта / базовый
  mother Мохова|Зоя|Юрьевна
  * closing 2026-11-24
Нилова Вера Олеговна, примечание: базовый
  mother Нилова|Вера|Олеговна
  * closing 2026-04-01, переезд",
    );
    assert_eq!(unclear, ["кризисный", "снята с учёта", "базовый", "базовый"]);
}

/// A phone is a phone whosever it is, and its column holds no names.
#[test]
fn phones_are_phones_under_every_head_that_says_whose_they_are() {
    for whose in [
        "матери",
        "отца",
        "мамы",
        "папы",
        "родителей",
        "заявителя",
        "опекуна",
        "законного представителя",
        "ребёнка",
    ] {
        for how in ["Тел. ", "тел.", "Телефон ", "Раб. тел. ", "№ тел. ", "Сот. ", "Мобильный ", "Контакты "]
        {
            let d = TestDistrict::new();
            let head = format!("{how}{whose}");
            let rows: &[&[&str]] = &[
                &["ФИО", &head, "Адрес"],
                &["Иванова Мария Петровна", "8 911 603-14-22", "Мира 3"],
                &["Петрова Анна Ивановна", "8 911 603-14-23, бабушки 8 921 111-22-33", "Мира 5"],
            ];
            let answer = takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &[]);
            assert_eq!(answer["columns"][1]["column"], "phones", "{head}: {answer:#}");
            let told = told(&d);
            assert!(
                told.contains("Петровна, +79116031422") && told.contains("+79116031423"),
                "{head}: {told}"
            );
            // Where the one whose it is, is not named, the note says it.
            let is_another = ["отца", "папы", "ребёнка"].contains(&whose);
            assert_eq!(told.contains(&format!("примечание: {head}: 8 911 603-14-22")), is_another, "{told}");
        }
    }
    // A cell of a name and a phone is one of a name; the phone of a curator is none of the family.
    for (head, cell, column) in [
        ("Мать, тел.", "Иванова Мария Петровна 8 911 603-14-22", "mother"),
        ("Отец, тел.", "Иванов Пётр Ильич, 8 911 603-14-22", "father"),
        ("Тел. куратора", "8 911 603-14-22", "other"),
    ] {
        let d = TestDistrict::new();
        let rows: &[&[&str]] = &[
            &["Дети", head, "Адрес"],
            &["Иванов Лев 2015", cell, "Мира 3"],
            &["Котов Ким 2016", cell, "Мира 5"],
        ];
        let answer = takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &["--doubles", "take"]);
        assert_eq!(answer["columns"][1]["column"], column, "{head}: {answer:#}");
        assert!(!d.export().contains("\"type\":\"curator\""), "{head}");
    }
}
