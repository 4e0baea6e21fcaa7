//! Cells that say two things, words that say nothing, and what a spreadsheet makes of a list of the program's own.

use crate::desk;
use crate::district::TestDistrict;
use crate::lists_as_kept::becomes;
use crate::lists_with::{list, plain, takes, told};
use serde_json::Value;

/// A curator with the level, a family with the level, a level with a reason.
#[test]
fn two_things_in_one_cell_are_both_taken() {
    let curators: &[&[&str]] = &[
        &["№", "ФИО", "Адрес", "Куратор/уровень", "Дата постановки"],
        &["1", "Иванова Мария Петровна", "Мира 1", "Орлова Т. Н./базовый", "01.09.2026"],
        &["2", "Петрова Анна Ильинична", "Мира 2", "Кризисный / Орлова Т. Н.", "01.09.2026"],
    ];
    becomes(
        &[plain("Лист1", curators)],
        "
Иванова Мария Петровна, Мира, д. 1, с 2026-09-01
  mother Иванова|Мария|Петровна
  * curator Орлова Т. Н.
  * level basic 2026-09-01
Петрова Анна Ильинична, Мира, д. 2, с 2026-09-01
  mother Петрова|Анна|Ильинична
  * curator Орлова Т. Н.
  * level crisis 2026-09-01",
    );
    let names: &[&[&str]] = &[
        &["№", "ФИО, уровень", "Адрес", "Дата постановки"],
        &["1", "Иванова Мария Петровна/базовый", "Мира 1", "01.09.2026"],
        &["2", "Петрова Анна Ильинична (кризисный)", "Мира 2", "01.09.2026"],
    ];
    becomes(
        &[plain("Лист1", names)],
        "
Иванова Мария Петровна, Мира, д. 1, с 2026-09-01
  mother Иванова|Мария|Петровна
  * level basic 2026-09-01
Петрова Анна Ильинична, Мира, д. 2, с 2026-09-01
  mother Петрова|Анна|Ильинична
  * level crisis 2026-09-01",
    );
    let reasons: &[&[&str]] = &[
        &["№", "ФИО", "Адрес", "Уровень", "Дата постановки"],
        &["1", "Иванова Мария Петровна", "Мира 1", "кризисный (алкоголь)", "01.09.2026"],
        &["2", "Петрова Анна Ильинична", "Мира 2", "базовый (с 15.09.2026)", "01.09.2026"],
    ];
    becomes(
        &[plain("Лист1", reasons)],
        "
Иванова Мария Петровна, Мира, д. 1, с 2026-09-01, примечание: Уровень: кризисный (алкоголь)
  mother Иванова|Мария|Петровна
  * level crisis 2026-09-01
Петрова Анна Ильинична, Мира, д. 2, с 2026-09-01
  mother Петрова|Анна|Ильинична
  * level basic 2026-09-15",
    );
}

/// A column for each level, marked in the row.
#[test]
fn a_level_in_a_head_below_another_one() {
    let rows: &[&[&str]] = &[
        &["№", "ФИО", "Адрес", "Уровень сопровождения", "", "", "Дата постановки"],
        &["", "", "", "базовый", "кризисный", "экстренный", ""],
        &["1", "Иванова Мария Петровна", "Мира 1", "+", "", "", "01.09.2026"],
        &["2", "Петрова Анна Ильинична", "Мира 2", "", "", "v", "01.09.2026"],
    ];
    becomes(
        &[crate::lists_with::ListSheet { name: "Лист1", rows, merged: &[(0, 3, 0, 5)] }],
        "
Иванова Мария Петровна, Мира, д. 1, с 2026-09-01
  mother Иванова|Мария|Петровна
  * level basic 2026-09-01
Петрова Анна Ильинична, Мира, д. 2, с 2026-09-01
  mother Петрова|Анна|Ильинична
  * level emergency 2026-09-01",
    );
}

/// «Тот же» beside an empty registration is not the home of the family above.
#[test]
fn the_same_home_without_a_registration_is_not_known() {
    let rows: &[&[&str]] = &[
        &["№", "ФИО", "Адрес регистрации", "Адрес проживания"],
        &["1", "Иванова Мария Петровна", "Мира 1", "тот же"],
        &["2", "Петрова Анна Ильинична", "", "тот же"],
        &["3", "Сидорова Яна Олеговна", "Мира 3", "Мира 4"],
    ];
    let unclear = becomes(
        &[plain("Лист1", rows)],
        "
Иванова Мария Петровна, Мира, д. 1, примечание: Адрес регистрации: Мира 1
  mother Иванова|Мария|Петровна
Петрова Анна Ильинична, примечание: Адрес проживания: тот же
  mother Петрова|Анна|Ильинична
Сидорова Яна Олеговна, Мира, д. 4, примечание: Адрес регистрации: Мира 3
  mother Сидорова|Яна|Олеговна",
    );
    assert_eq!(unclear, ["тот же"]);
}

/// Families without a house, without a street, by their surname alone: the list taken again finds them all.
#[test]
fn a_list_taken_twice_brings_nothing_new_whatever_its_addresses_lack() {
    let rows: &[&[&str]] = &[
        &["№", "ФИО", "Дети", "Адрес"],
        &["1", "Иванова Мария Петровна", "Иванов Лев", "с. Травково"],
        &["2", "Петрова Анна", "", "ул. Лесная"],
        &["3", "Сидоровы", "", "с. Опеченский Посад"],
        &["4", "Зимины", "Лев, Ада", "Мира 5"],
        &["5", "Титова М. П.", "", "с. Травково, ул. Лесная"],
    ];
    let d = TestDistrict::new();
    let path = list(&d, "список.xlsx", &[plain("Лист1", rows)]);
    assert_eq!(takes(&d, &path, &[])["new"], 5);
    let before = d.export();
    let again = takes(&d, &path, &["--doubles", "join"]);
    assert_eq!((&again["new"], &again["joined"]), (&0.into(), &5.into()), "{again:#}");
    assert_eq!(d.export(), before, "{}", told(&d));
}

/// Houses with a fraction, streets that are days: written so that a double click does not change them.
#[test]
fn what_a_spreadsheet_would_change_survives_a_double_click() {
    let family = |n: usize, street: &str, house: &str, flat: &str| {
        format!(
            r#"{{"type":"family","id":"00000000-0000-4000-8000-00000000000{n}","title":"Семья {n}","street":"{street}","house":"{house}","flat":"{flat}","journal_number":"0{n}"}}"#
        )
    };
    let all = [
        ("8 Марта", "6/14", "3-5"),
        ("1 Мая", "12", "05"),
        ("40 лет Октября", "5/2", "7"),
        ("Лесная", "3.4", "1"),
    ];
    let lines: Vec<String> = (1..).zip(all).map(|(n, (s, h, f))| family(n, s, h, f)).collect();
    let d = TestDistrict::new();
    d.takes(&lines.join("\n"));
    let path = d.beside("список.csv");
    assert!(d.run(&["export", "--format", "csv", "--out", path.to_str().unwrap()]).status.success());
    let text = std::fs::read_to_string(&path).unwrap();
    for kept in ["'8 Марта;'6/14;", "'1 Мая;12;", "40 лет Октября;'5/2;", "'3.4;", "'01;"] {
        assert!(text.contains(kept), "{kept}\n{text}");
    }
    let before = d.export();
    let same = takes(&d, &path, &[]);
    assert_eq!((&same["added"], &same["changed"], d.export()), (&0.into(), &0.into(), before.clone()));
    // Saved by the spreadsheet as a workbook every apostrophe is in its cell.
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let mut csv = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    for (row, record) in (0..).zip(csv.records().map(Result::unwrap)) {
        for (column, text) in (0..).zip(record.iter()) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    let saved = d.beside("пересохранён.xlsx");
    book.save(&saved).unwrap();
    let same = takes(&d, &saved, &[]);
    assert_eq!((&same["added"], &same["changed"], d.export()), (&0.into(), &0.into(), before));
}

/// The program's own list with another level of the same day: the list's is written.
#[test]
fn another_level_of_the_same_day_in_our_own_list_is_written() {
    let d = TestDistrict::new();
    d.takes(desk::DISTRICT);
    let path = d.beside("список.csv");
    assert!(d.run(&["export", "--format", "csv", "--out", path.to_str().unwrap()]).status.success());
    let text = std::fs::read_to_string(&path).unwrap();
    let level = |d: &TestDistrict| -> Vec<(String, String)> {
        let export = d.export();
        let records = export.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let of = |r: &Value, field: &str| r[field].as_str().unwrap_or_default().to_owned();
        records.filter(|r| r["type"] == "level").map(|r| (of(&r, "level"), of(&r, "from"))).collect()
    };
    let before = level(&d);
    let levels: Vec<&str> =
        text.lines().skip(1).filter_map(|line| line.split(';').nth(3)).filter(|l| !l.is_empty()).collect();
    let own = levels[0];
    let other = levels.iter().find(|level| **level != own).unwrap();
    std::fs::write(&path, text.replacen(&format!(";{own};"), &format!(";{other};"), 1)).unwrap();
    let answer = takes(&d, &path, &[]);
    let after = level(&d);
    assert_eq!(before.len(), after.len(), "{answer:#}");
    assert_eq!(
        before.iter().zip(&after).filter(|(a, b)| a != b).count(),
        1,
        "{before:?} {after:?} {answer:#}"
    );
    assert!(before.iter().zip(&after).all(|(a, b)| a.1 == b.1), "{after:?}");
}

/// A grandmother who is the guardian, in the column of relations and among the members.
#[test]
fn a_grandmother_who_is_the_guardian_is_no_child() {
    let rows: &[&[&str]] = &[
        &["№", "ФИО", "Степень родства", "Дата рождения", "Адрес"],
        &["1", "Иванова Мария Петровна", "бабушка (опекун)", "12.03.1957", "Мира 1"],
        &["", "Иванов Лев Ильич", "внук (подопечный)", "12.03.2015", "Мира 1"],
    ];
    becomes(
        &[plain("Лист1", rows)],
        "
Иванова Мария Петровна, Мира, д. 1
  grandmother Иванова|Мария|Петровна, 1957-03-12, вторая роль guardian
  grandson Иванов|Лев|Ильич, 2015-03-12, вторая роль ward",
    );
    let members: &[&[&str]] = &[
        &["№", "Состав семьи", "Адрес"],
        &["1", "Петрова Нина Юрьевна - бабушка (опекун), 1957; Петров Ян 2016 - внук", "Мира 2"],
    ];
    becomes(
        &[plain("Лист1", members)],
        "
Петрова Нина Юрьевна, Мира, д. 2
  grandmother Петрова|Нина|Юрьевна, 1957, вторая роль guardian
  grandson Петров|Ян, 2016",
    );
}

/// What ten more offices do: a curator above several families, streets as sections, an agreement in three columns, names
/// in capitals, a relation among the heads of members, a guardian told by a grandson.
#[test]
fn lists_of_more_offices() {
    let curators: &[&[&str]] = &[
        &["Куратор", "Семья", "Адрес", "Уровень", "С какого числа"],
        &["Смирнова Т. Н.", "Орлова Анна Ильинична", "Лесная 1", "кризисный", "01.09.2026"],
        &["", "Панина Вера Олеговна", "Мира 7-12", "базовый", "02.09.2026"],
        &["Юдина О. И.", "Иванова Мария Петровна", "Мира 1", "базовый", "03.09.2026"],
    ];
    let unclear = becomes(
        &[plain("Лист1", curators)],
        "
Иванова Мария Петровна, Мира, д. 1
  mother Иванова|Мария|Петровна
  * curator Юдина О. И.
  * level basic 2026-09-03
Орлова Анна Ильинична, Лесная, д. 1
  mother Орлова|Анна|Ильинична
  * curator Смирнова Т. Н.
  * level crisis 2026-09-01
Панина Вера Олеговна, Мира, д. 7, кв. 12
  mother Панина|Вера|Олеговна
  * curator Смирнова Т. Н.
  * level basic 2026-09-02",
    );
    assert_eq!(unclear, ["Смирнова Т. Н."]);
    let streets: &[&[&str]] = &[
        &["Дом", "Кв.", "Ф.И.О.", "Дети"],
        &["с. Травково"],
        &["ул. Лесная"],
        &["1", "", "Орлова Анна Ильинична", "Лев 2015"],
        &["2", "6", "Панина Вера Олеговна", "Ян 2013"],
        &["ул. Мира"],
        &["5", "12", "Иванова Мария Петровна", "Лев 2016"],
    ];
    becomes(
        &[plain("Лист1", streets)],
        "
Иванова Мария Петровна, с. Травково, Мира, д. 5, кв. 12
  mother Иванова|Мария|Петровна
  child Иванов|Лев, 2016
Орлова Анна Ильинична, с. Травково, Лесная, д. 1
  mother Орлова|Анна|Ильинична
  child Орлов|Лев, 2015
Панина Вера Олеговна, с. Травково, Лесная, д. 2, кв. 6
  mother Панина|Вера|Олеговна
  child Панин|Ян, 2013",
    );
    let agreements: &[&[&str]] = &[
        &[
            "№ договора",
            "Дата договора",
            "Срок действия",
            "Ф.И.О. получателя",
            "Члены семьи (ФИО, дата рождения, степень родства)",
            "Адрес",
        ],
        &[
            "5",
            "01.09.2026",
            "31.12.2026",
            "Орлова Анна Ильинична",
            "Орлов Лев 12.03.2015 сын\nОрлова Ада 2018 дочь",
            "Лесная 1",
        ],
        &["6", "02.09.2026", "год", "Панина Вера Олеговна", "Панин Лев 01.02.2013 (сын)", "Мира 7-12"],
    ];
    becomes(
        &[plain("Лист1", agreements)],
        "
Орлова Анна Ильинична, Лесная, д. 1
  mother Орлова|Анна|Ильинична
  son Орлов|Лев, 2015-03-12
  daughter Орлова|Ада, 2018
  * agreement 2026-09-01, № 5
Панина Вера Олеговна, Мира, д. 7, кв. 12, примечание: Срок действия: год
  mother Панина|Вера|Олеговна
  son Панин|Лев, 2013-02-01
  * agreement 2026-09-02, № 6",
    );
    let capitals: &[&[&str]] = &[
        &["ФАМИЛИЯ", "ИМЯ", "ОТЧЕСТВО", "НАС.ПУНКТ", "УЛИЦА", "ДОМ", "ДАТА ПРИНЯТИЯ"],
        &["ОРЛОВА", "АННА", "ИЛЬИНИЧНА", "Г БОРОВИЧИ", "УЛ ЛЕСНАЯ", "1", "01.09.2026"],
    ];
    becomes(
        &[plain("Лист1", capitals)],
        "
Орлова Анна Ильинична, Боровичи, Лесная, д. 1, с 2026-09-01
  mother Орлова|Анна|Ильинична",
    );
    let guardians: &[&[&str]] = &[
        &["№", "Ф.И.О.", "Подопечный", "Дата рождения подопечного", "Родственные отношения", "Адрес"],
        &["1", "Иванова Мария Петровна", "Иванов Лев", "12.03.2015", "внук", "Мира 1"],
    ];
    becomes(
        &[plain("Лист1", guardians)],
        "
Иванова Мария Петровна, Мира, д. 1
  grandmother Иванова|Мария|Петровна
  grandson Иванов|Лев, 2015-03-12",
    );
    let form: &[&[&str]] = &[
        &[
            "Отметка времени",
            "Фамилия, имя, отчество родителя",
            "Сколько у вас детей?",
            "Имена и возраст детей",
            "Ваш адрес",
            "Ваш телефон",
        ],
        &[
            "02.11.2026 10:15:22",
            "Орлова Анна Ильинична",
            "2",
            "Лев 11 лет, Ада 8 лет",
            "Лесная 1",
            "89116031421",
        ],
    ];
    becomes(
        &[plain("Ответы на форму", form)],
        "
Орлова Анна Ильинична, Лесная, д. 1, примечание: Отметка времени: 02.11.2026 10:15:22 / Сколько у вас детей?: 2
  mother Орлова|Анна|Ильинична, +79116031421
  child Орлов|Лев, примечание: 11 лет
  child Орлова|Ада, примечание: 8 лет",
    );
}
