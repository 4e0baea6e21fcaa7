//! Heads as offices write them: «Ф. И. О.» in every spelling, a person called by the word of the law, families that are no
//! longer accompanied on a sheet of their own, days with a midnight behind them.

use crate::district::TestDistrict;
use crate::lists_as_kept::becomes;
use crate::lists_with::{list, plain, takes, told};

#[test]
fn a_full_name_is_one_word_however_it_is_spelled() {
    for spelled in ["ФИО", "Ф.И.О.", "Ф. И. О.", "Ф.И.О", "Фио", "Ф И О", "Ф.И.", "ФИ"]
    {
        let (mother, father) = (format!("{spelled} матери"), format!("{spelled} отца"));
        let (child, children) = (format!("{spelled} ребёнка"), format!("{spelled} детей, дата рождения"));
        let apart: &[&[&str]] = &[
            &[&mother, &father, &child, "Дата рождения ребёнка", "Адрес"],
            &[
                "Мельник Анна Юрьевна",
                "Мельник Олег Петрович",
                "Мельник Вера Олеговна",
                "06.05.2014",
                "Мира 1",
            ],
            &["Носова Ирина Львовна", "", "Носов Пётр Ильич", "07.08.2016", "Мира 2"],
        ];
        becomes(
            &[plain("Лист1", apart)],
            "
Мельник Анна Юрьевна, Мира, д. 1
  mother Мельник|Анна|Юрьевна
  father Мельник|Олег|Петрович
  child Мельник|Вера|Олеговна, 2014-05-06
Носова Ирина Львовна, Мира, д. 2
  mother Носова|Ирина|Львовна
  child Носов|Пётр|Ильич, 2016-08-07",
        );
        let together: &[&[&str]] = &[
            &[&mother, &children, "Адрес"],
            &["Мельник Анна Юрьевна", "Мельник Вера Олеговна, 06.05.2014", "Мира 1"],
            &["Носова Ирина Львовна", "Носов Пётр Ильич, 07.08.2016", "Мира 2"],
        ];
        becomes(
            &[plain("Лист1", together)],
            "
Мельник Анна Юрьевна, Мира, д. 1
  mother Мельник|Анна|Юрьевна
  child Мельник|Вера|Олеговна, 2014-05-06
Носова Ирина Львовна, Мира, д. 2
  mother Носова|Ирина|Львовна
  child Носов|Пётр|Ильич, 2016-08-07",
        );
    }
}

#[test]
fn the_receiver_of_a_service_is_the_family_and_a_midnight_is_no_telephone() {
    let heads = &[
        "Получатель",
        "Дата рождения",
        "Отношение к получателю",
        "Адрес регистрации",
        "Адрес проживания",
        "Договор",
    ][..];
    let rows: &[&[&str]] = &[
        heads,
        &[
            "Абрамова Галина Юрьевна",
            "12.12.1982 0:00:00",
            "Получатель",
            "Ленинградская 12-4",
            "Лесная 3",
            "№ 15 от 01.07.2026",
        ],
        &["Абрамов Степан Юрьевич", "01.02.2014 0:00:00", "Сын", "", "", ""],
        &["Богданов Виктор Семёнович", "15.08.1979 00:00", "Получатель", "Мира 9", "Гоголя 7", ""],
        &["Глебов Антон Ильич", "", "Получатель", "", "Гоголя 8", ""],
    ];
    let d = TestDistrict::new();
    takes(&d, &list(&d, "выгрузка.xlsx", &[plain("Лист1", rows)]), &[]);
    let found = told(&d);
    for said in [
        "Абрамова Галина Юрьевна, Лесная, д. 3",
        "  mother Абрамова|Галина|Юрьевна, 1982-12-12\n",
        "  son Абрамов|Степан|Юрьевич, 2014-02-01\n",
        "Богданов Виктор Семёнович, Гоголя, д. 7",
        "  father Богданов|Виктор|Семёнович, 1979-08-15\n",
        "  father Глебов|Антон|Ильич",
    ] {
        assert!(found.contains(said), "{said}: {found}");
    }
    assert_eq!(found.matches("д. ").count(), 3, "a child is of the family above it: {found}");
}

#[test]
fn an_archive_is_not_preferred_to_those_who_are_accompanied() {
    let present: &[&[&str]] = &[&["ФИО матери", "Адрес"], &["Савельева Оксана Юрьевна", "Мира 1"]];
    let closed: &[&[&str]] = &[
        &["№", "ФИО матери", "Снята", "Причина снятия"],
        &["1", "Фролова Анна Юрьевна", "30.06.2026", "улучшение ситуации"],
        &["2", "Харченко Вера Ильинична", "15.07.2026", "переезд"],
    ];
    let sheets = [plain("В работе", present), plain("Сняты", closed)];
    let d = TestDistrict::new();
    let answer = takes(&d, &list(&d, "книга.xlsx", &sheets), &[]);
    assert!(told(&d).contains("Савельева") && !told(&d).contains("Фролова"), "{answer:#}");
    // By itself it is a list of families that were accompanied.
    for heads in [["Снята", "Причина снятия"], ["Выбыла", "Причина"]] {
        let mut rows: Vec<Vec<&str>> = closed.iter().map(|row| row.to_vec()).collect();
        rows[0][2..].copy_from_slice(&heads);
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let d = TestDistrict::new();
        takes(&d, &list(&d, "сняты.xlsx", &[plain("Лист1", &rows)]), &[]);
        let export = d.export();
        assert_eq!(export.matches("\"type\":\"closing\"").count(), 2, "{heads:?}: {export}");
        assert!(export.contains("2026-06-30") && !export.contains("\"born\""), "{heads:?}: {export}");
    }
    // Its name alone says so.
    let rows: &[&[&str]] = &[&["ФИО матери", "Адрес"], &["Фролова Анна Юрьевна", "Мира 1"]];
    let d = TestDistrict::new();
    let answer = takes(&d, &list(&d, "архив.xlsx", &[plain("Архив", rows)]), &[]);
    assert!(d.export().contains("\"type\":\"closing\""), "{answer:#}");
    assert!(!answer["unclear"].as_array().unwrap().is_empty(), "the day is asked for: {answer:#}");
}

#[test]
fn an_address_of_a_register_is_read_whole() {
    let rows: &[&[&str]] = &[
        &["ФИО", "Адрес регистрации", "Адрес проживания"],
        &["Абрамова Галина Юрьевна", "Боровичи г, Ленинградская ул, дом № 12, кв.4", "тот же"],
        &["Бобров Олег Ильич", "Мира ул, дом № 1", "Сушани д, Озерная ул, дом № 3"],
        &["Гусева Яна Львовна", "Боровичи г, Гоголя ул, дом № 7, корп. 1, кв. 9", "по прописке"],
        &["Дёмина Ада Львовна", "Волгино с, дом 5", "совпадает с регистрацией"],
    ];
    let unclear = becomes(
        &[plain("Лист1", rows)],
        "
Абрамова Галина Юрьевна, Боровичи, Ленинградская, д. 12, кв. 4, примечание: Адрес регистрации: Боровичи г, Ленинградская ул, дом № 12, кв.4
  mother Абрамова|Галина|Юрьевна
Бобров Олег Ильич, д. Сушани, Озерная, д. 3, примечание: Адрес регистрации: Мира ул, дом № 1
  father Бобров|Олег|Ильич
Гусева Яна Львовна, Боровичи, Гоголя, д. 7, корп. 1, кв. 9, примечание: Адрес регистрации: Боровичи г, Гоголя ул, дом № 7, корп. 1, кв. 9
  mother Гусева|Яна|Львовна
Дёмина Ада Львовна, с. Волгино, д. 5, примечание: Адрес регистрации: Волгино с, дом 5
  mother Дёмина|Ада|Львовна",
    );
    assert!(unclear.is_empty(), "{unclear:?}");
}

#[test]
fn a_mark_of_repetition_is_the_home_above_and_two_homes_make_no_third() {
    let rows: &[&[&str]] = &[
        &["ФИО матери", "ФИО детей", "Адрес регистрации", "Адрес проживания"],
        &["Абрамова Галина Юрьевна", "Абрамов Степан", "Мира 1", "Лесная 3"],
        &["", "Абрамова Лада", "-//-", "-//-"],
        &["Гусева Яна Львовна", "Гусев Пётр", "", "ул. Лесная, д. 7"],
        &["", "Гусева Ада", "", "ул. Мира, д. 5, кв. 1"],
    ];
    let d = TestDistrict::new();
    takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &[]);
    let found = told(&d);
    assert!(found.contains("Абрамова Галина Юрьевна, Лесная, д. 3"), "{found}");
    assert_eq!(found.matches("Абрамова Галина").count(), 1, "{found}");
    assert!(found.contains("Лесная, д. 7") && !found.contains("Лесная, д. 7, кв. 1"), "{found}");
    assert!(found.contains("Мира, д. 5, кв. 1"), "nothing is lost: {found}");
}

#[test]
fn a_mark_of_repetition_beside_a_written_registration_takes_no_home_of_another_family() {
    let rows: &[&[&str]] = &[
        &["ФИО матери", "ФИО детей", "Адрес регистрации", "Адрес проживания"],
        &["Абрамова Галина Юрьевна", "Абрамов Степан", "ул. Мира, д. 1", "ул. Лесная, д. 3"],
        &["Гусева Яна Львовна", "Гусев Пётр", "ул. Садовая, д. 5", "-//-"],
        &["Жукова Ия Львовна", "Жуков Лев", "ул. Садовая, д. 9", "\"-\""],
        &["Котова Анна Львовна", "Котов Лев", "-//-", "-//-"],
    ];
    let d = TestDistrict::new();
    takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &[]);
    let found = told(&d);
    for (family, home) in [
        ("Абрамова Галина Юрьевна", "Лесная, д. 3"),
        ("Гусева Яна Львовна", "Садовая, д. 5"),
        ("Жукова Ия Львовна", "Садовая, д. 9"),
        ("Котова Анна Львовна", "Садовая, д. 9"),
    ] {
        assert!(found.contains(&format!("{family}, {home}")), "{family}: {found}");
    }
}
