//! Sheets whose families are no rows: cards down the page, a card a sheet, families side by side.

use crate::district::TestDistrict;
use crate::lists_with::{list, plain, takes, told};

const EXPECTED: &str = "\
Иванова Мария Петровна, Мира, д. 1, № 12, с 2026-09-01
  mother Иванова|Мария|Петровна, 1987-03-12, +79116031422
  child Иванов|Лев, 2015-03-12
  child Иванова|Ада, 2018
  * level crisis 2026-09-01
Петрова Анна Ильинична, Мира, д. 2, № 13, с 2026-09-02
  mother Петрова|Анна|Ильинична, 1990, +79116031423
  child Петров|Ян, 2016
  * level basic 2026-09-02";

const CARDS: &[&[&str]] = &[
    &["Карточки семей участка № 3"],
    &["№ дела", "12"],
    &["Мать (ФИО)", "Иванова Мария Петровна"],
    &["Дата рождения", "@1987-03-12"],
    &["Дети:", "Иванов Лев 12.03.2015"],
    &["", "Иванова Ада 2018"],
    &["Адрес", "Мира 1"],
    &["Телефон", "89116031422"],
    &["Дата постановки на учёт", "01.09.2026"],
    &["Уровень", "кризисный"],
    &[],
    &["№ дела", "13"],
    &["Мать (ФИО)", "Петрова Анна Ильинична"],
    &["Дата рождения", "1990 г.р."],
    &["Дети:", "Петров Ян 2016"],
    &["Адрес", "Мира 2"],
    &["Телефон", "89116031423"],
    &["Дата постановки на учёт", "02.09.2026"],
    &["Уровень", "базовый"],
];

#[test]
fn cards_under_each_other_are_families() {
    let d = TestDistrict::new();
    let answer = takes(&d, &list(&d, "карточки.xlsx", &[plain("Лист1", CARDS)]), &[]);
    assert_eq!(told(&d), EXPECTED, "{answer:#}");
    let said = crate::district::stdout(&d.run(&[
        "import",
        d.beside("карточки.xlsx").to_str().unwrap(),
        "--doubles",
        "join",
        "--dry-run",
    ]));
    assert!(said.contains("карточки прочитаны как строки"), "{said}");
}

#[test]
fn a_card_a_sheet_is_a_family_each() {
    let (one, two) = (&CARDS[1..10], &CARDS[11..]);
    let d = TestDistrict::new();
    let book = [plain("Ивановы", one), plain("Петровы", two)];
    let answer = takes(&d, &list(&d, "карточки.xlsx", &book), &[]);
    assert_eq!(told(&d), EXPECTED, "{answer:#}");
}

#[test]
fn families_in_columns_are_families() {
    let rows: &[&[&str]] = &[
        &["Социальные паспорта"],
        &["№ дела", "12", "13"],
        &["ФИО матери", "Иванова Мария Петровна", "Петрова Анна Ильинична"],
        &["Дата рождения", "12.03.1987", "1990"],
        &["Дети", "Иванов Лев 12.03.2015; Иванова Ада 2018", "Петров Ян 2016"],
        &["Адрес", "Мира 1", "Мира 2"],
        &["Телефон", "89116031422", "89116031423"],
        &["Дата постановки", "01.09.2026", "02.09.2026"],
        &["Уровень", "кризисный", "базовый"],
    ];
    let d = TestDistrict::new();
    let answer = takes(&d, &list(&d, "паспорта.xlsx", &[plain("Лист1", rows)]), &[]);
    assert_eq!(told(&d), EXPECTED, "{answer:#}");
}

/// Parts of a card under a word of their own, one text a cell.
#[test]
fn parts_of_a_card_and_fields_in_one_cell() {
    let parts: &[&[&str]] = &[
        &["Семья", "Ивановы"],
        &["Адрес", "Мира 1"],
        &["Мать"],
        &["ФИО", "Иванова Мария Петровна"],
        &["Телефон", "89116031422"],
        &["Отец"],
        &["ФИО", "Иванов Олег Ильич"],
        &["Телефон", "89116031424"],
        &["Дети"],
        &["ФИО", "Иванов Лев"],
        &["Дата рождения", "12.03.2015"],
        &["ФИО", "Иванова Ада"],
        &["Дата рождения", "2018"],
    ];
    let d = TestDistrict::new();
    let answer = takes(&d, &list(&d, "карточка.xlsx", &[plain("Лист1", parts)]), &[]);
    assert_eq!(
        told(&d),
        "Ивановы, Мира, д. 1
  mother Иванова|Мария|Петровна, +79116031422
  father Иванов|Олег|Ильич, +79116031424
  child Иванов|Лев, 2015-03-12
  child Иванова|Ада, 2018",
        "{answer:#}"
    );
    let inline: &[&[&str]] = &[
        &["ФИО родителя: Иванова Мария Петровна"],
        &["Адрес: Мира 1"],
        &["Телефон: 89116031422"],
        &["Дети: Иванов Лев 12.03.2015"],
        &["ФИО родителя: Петрова Анна Ильинична"],
        &["Адрес: Мира 2"],
        &["Телефон: нет"],
        &["Дети: Петров Ян 2016"],
    ];
    let d = TestDistrict::new();
    let answer = takes(&d, &list(&d, "карточки.xlsx", &[plain("Лист1", inline)]), &[]);
    assert_eq!(
        told(&d),
        "Иванова Мария Петровна, Мира, д. 1
  mother Иванова|Мария|Петровна, +79116031422
  child Иванов|Лев, 2015-03-12
Петрова Анна Ильинична, Мира, д. 2
  mother Петрова|Анна|Ильинична
  child Петров|Ян, 2016",
        "{answer:#}"
    );
}

/// The title of a card beside no field goes on with nothing of the card above it.
#[test]
fn the_title_of_a_card_is_no_part_of_the_one_above() {
    let card = |title: usize| -> Vec<Vec<&str>> {
        let mut rows: Vec<Vec<&str>> = CARDS[1..].iter().map(|row| row.to_vec()).collect();
        rows.insert(0, vec!["", "Карточка семьи № 1"]);
        rows.insert(title, vec!["", "Карточка семьи № 2"]);
        rows
    };
    // Below the empty row, and without one.
    for title in [11, 10] {
        let mut rows = card(title);
        if title == 10 {
            rows.retain(|row| !row.is_empty());
        }
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let d = TestDistrict::new();
        let answer = takes(&d, &list(&d, "карточки.xlsx", &[plain("Лист1", &rows)]), &[]);
        assert_eq!(told(&d), EXPECTED, "{answer:#}");
    }
}
