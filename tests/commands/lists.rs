//! Lists of families as offices keep them: each kind is made by code, and what comes of it is written out in full.

use crate::district::{TestDistrict, stderr, stdout};
use crate::lists_with::{ListSheet, list, plain, takes, told};

/// Takes the sheets in and compares the families of the file.
fn becomes(sheets: &[ListSheet<'_>], expected: &str) -> serde_json::Value {
    let d = TestDistrict::new();
    let answer = takes(&d, &list(&d, "список.xlsx", sheets), &[]);
    let expected: Vec<&str> = expected.lines().filter(|l| !l.trim().is_empty()).collect();
    let found = told(&d);
    assert_eq!(found.lines().collect::<Vec<_>>(), expected, "\n{found}\n{:#}", answer["unclear"]);
    answer
}

#[test]
fn a_journal_of_families_with_merged_heads() {
    let rows: &[&[&str]] = &[
        &["Журнал учёта семей, принятых на социальное сопровождение"],
        &["Комплексный центр социального обслуживания", "", "", "", "Специалист Смирнова Т. Н."],
        &[],
        &[
            "№ п/п",
            "ФИО семьи (заявителя)",
            "Проживающие совместно",
            "Обстоятельства нуждаемости",
            "Категория семьи",
            "Договор",
            "Сопровождение",
            "",
            "Дата снятия, причина",
        ],
        &["", "", "", "", "", "№ и дата договора", "Уровень", "Дата перевода", ""],
        &["#1", "#2", "#3", "#4", "#5", "#6", "#7", "#8", "#9"],
        &[
            "#1",
            "Белова Ольга Сергеевна",
            "сын Белов Кирилл 12.03.2015, дочь Белова Алина 2018",
            "отсутствие работы у родителей",
            "многодетная",
            "№ 12 от 01.09.2026",
            "Кризисный",
            "@2026-09-01",
            "",
        ],
        &[
            "#2",
            "ГУСЕВА НИНА ИВАНОВНА",
            "дочь Вера, 5.06.2019 г.р.; мать – Гусева Раиса Львовна, 1950",
            "",
            "малообеспеченная",
            "15.08.2026",
            "базовый",
            "15.08.2026",
            "20.11.2026, выезд",
        ],
        &["", "Итого", "", "", "", "", "", "", "#2"],
        &["Исполнитель:", "Смирнова Т. Н."],
    ];
    let merged = [
        (0, 0, 0, 8),
        (3, 6, 3, 7),
        (3, 0, 4, 0),
        (3, 1, 4, 1),
        (3, 2, 4, 2),
        (3, 3, 4, 3),
        (3, 4, 4, 4),
        (3, 8, 4, 8),
    ];
    let answer = becomes(
        &[ListSheet { name: "Журнал", rows, merged: &merged }],
        "
Белова Ольга Сергеевна
  mother Белова|Ольга|Сергеевна
  son Белов|Кирилл, 2015-03-12
  daughter Белова|Алина, 2018
  * agreement 2026-09-01, № 12
  * category large 2026-11-24
  * circumstance no_work 2026-11-24
  * level crisis 2026-09-01
Гусева Нина Ивановна
  mother Гусева|Нина|Ивановна
  daughter Гусева|Вера, 2019-06-05
  mother Гусева|Раиса|Львовна, 1950
  * agreement 2026-08-15
  * category low_income 2026-11-20
  * closing 2026-11-20, выезд
  * level basic 2026-08-15",
    );
    assert_eq!(answer["families"], 2);
    assert_eq!(answer["refused"].as_array().unwrap().len(), 0);
}

#[test]
fn a_social_passport_with_parents_and_children_in_columns() {
    let rows: &[&[&str]] = &[
        &["Социальный паспорт участка № 4"],
        &["№", "Мать", "", "Отец", "", "Дети", "", "", "Адрес, телефон", "Статус"],
        &["", "ФИО", "Дата рождения", "ФИО", "Дата рождения", "ФИО", "Дата рождения", "Школа, сад", "", ""],
        &[
            "#1",
            "Орлова Анна Павловна",
            "@1988-05-03",
            "Орлов Пётр Ильич",
            "1986 г.р.",
            "Орлов Степан",
            "12.03.15",
            "школа № 4",
            "ул.Лесная, д.12, кв.5, 8-911-603-14-22",
            "СОП",
        ],
        &["", "", "", "", "", "Орлова Мила", "март 2019", "д/с № 11", "", ""],
        &["#2", "Титова Елена", "не указано", "-", "", "Титов Егор", "#42075", "СОШ № 2", "там же", "ТЖС"],
    ];
    let merged = [(1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 1, 7), (1, 0, 2, 0), (1, 8, 2, 8), (1, 9, 2, 9)];
    becomes(
        &[ListSheet { name: "Паспорт", rows, merged: &merged }],
        "
Орлова Анна Павловна, Лесная, д. 12, кв. 5
  mother Орлова|Анна|Павловна, 1988-05-03, +79116031422
  father Орлов|Пётр|Ильич, 1986
  child Орлов|Степан, 2015-03-12, занятие школа № 4
  child Орлова|Мила, 2019, занятие д/с № 11, примечание: Дети: Дата рождения: март 2019
  * status sop 2026-11-24
Титова Елена, Лесная, д. 12, кв. 5
  mother Титова|Елена, +79116031422
  child Титов|Егор, 2015-03-12, занятие СОШ № 2
  * status difficult 2026-11-24",
    );
}

#[test]
fn large_families_with_all_children_in_one_cell() {
    let rows: &[&[&str]] = &[
        &["№", "Ф.И.О. родителей", "Кол-во детей", "ФИО детей, дата рождения", "Адрес", "Телефоны"],
        &[
            "#1",
            "Мамедова Севда Али кызы, Мамедов Эльдар Гусейн оглы",
            "#3",
            "Мамедов Али Эльдар оглы 12.03.2015, Мамедова Лейла 2018, Мамедов Тимур 01.02.2020",
            "Новгородская обл., г. Боровичи, пр-т Мира 12-4",
            "8-911-603-14-22 (мама), 8 921 603 14 23 папа",
        ],
        &[
            "#2",
            "СИДОРОВА (Петрова) АННА ИВАНОВНА 1987 г.р.",
            "#4",
            "1) Пётр 12.03.2015\n2) Анна 2018\n3) Вера, 3 класс\n4) близнец Егор",
            "с. Травково, ул. 8 Марта, д. 3 корп. 1",
            "2-34-56 доб. 12",
        ],
        &["#3", "Кузьмина Зоя", "нет", "-", "Сушани, 5", "нет"],
        &["", "Всего", "#7"],
    ];
    becomes(
        &[plain("Многодетные", rows)],
        "
Кузьмина Зоя, Сушани, д. 5
  mother Кузьмина|Зоя
Мамедова Севда Али кызы, Боровичи, пр-т Мира, д. 12, кв. 4, примечание: Кол-во детей: 3 / Адрес: Новгородская обл.
  mother Мамедова|Севда|Али кызы, +79116031422
  father Мамедов|Эльдар|Гусейн оглы, +79216031423
  child Мамедов|Али|Эльдар оглы, 2015-03-12
  child Мамедова|Лейла, 2018
  child Мамедов|Тимур, 2020-02-01
Сидорова Анна Ивановна, с. Травково, 8 Марта, д. 3, корп. 1, примечание: Кол-во детей: 4
  mother Сидорова|Анна|Ивановна, прежде Петрова, 1987, 2-34-56 доб. 12
  child Сидоров|Пётр, 2015-03-12
  child Сидорова|Анна, 2018
  child Сидорова|Вера, занятие 3 класс
  child Сидоров|Егор, примечание: близнец",
    );
}

#[test]
fn a_register_of_the_commission_with_ditto_marks() {
    let rows: &[&[&str]] = &[
        &[
            "№ п/п",
            "ФИО несовершеннолетнего",
            "Дата рождения",
            "Место учёбы",
            "ФИО родителей",
            "Адрес проживания",
            "Основание постановки на учёт",
            "Дата постановки",
        ],
        &[
            "1",
            "Павлов Артём Олегович",
            "14.07.2012",
            "МБОУ СОШ № 3, 7 кл.",
            "мать – Павлова Ирина Юрьевна, отец – Павлов Олег Борисович",
            "г. Боровичи, ул. Сушанская, 7-12",
            "постановление КДНиЗП № 41 от 12.03.2026",
            "12.03.2026",
        ],
        &["2", "Павлова Дарья Олеговна", "02.02.2016", "то же", "то же", "-//-", "то же", "″"],
        &[
            "3",
            "Ёлкин Роман",
            "2013",
            "-",
            "Ёлкина Светлана (бабушка, опекун)",
            "д. Сушани, д. 5",
            "письменное заявление",
            "5.4.2026",
        ],
    ];
    becomes(
        &[plain("СОП", rows)],
        "
Ёлкина Светлана, д. Сушани, д. 5, с 2026-04-05, основание письменное заявление
  grandmother Ёлкина|Светлана, вторая роль guardian
  child Ёлкин|Роман, 2013
Павлова Ирина Юрьевна, Боровичи, Сушанская, д. 7, кв. 12, с 2026-03-12, основание постановление КДНиЗП № 41 от 12.03.2026
  mother Павлова|Ирина|Юрьевна
  father Павлов|Олег|Борисович
  child Павлов|Артём|Олегович, 2012-07-14, занятие МБОУ СОШ № 3, 7 кл.
  child Павлова|Дарья|Олеговна, 2016-02-02, занятие МБОУ СОШ № 3, 7 кл.",
    );
}

#[test]
fn a_list_of_all_members_with_their_relation() {
    let rows: &[&[&str]] = &[
        &[
            "№ п/п",
            "Фамилия",
            "Имя",
            "Отчество",
            "Степень родства",
            "Дата рождения",
            "Место работы/учёбы",
            "Инвалидность",
            "ОВЗ",
            "Адрес",
            "Уровень",
            "Куратор",
            "№ дела",
        ],
        &[
            "#1",
            "Жукова",
            "Инна",
            "Ильинична",
            "мать",
            "05.05.1990",
            "МУП «Водоканал»",
            "нет",
            "",
            "ул. Садовая 2, кв. 1",
            "Экстренный",
            "Зайцева О. О.",
            "#12.0",
        ],
        &[
            "",
            "Жуков",
            "Глеб",
            "Ильич",
            "сын",
            "01.09.2016",
            "школа № 7",
            "ребёнок-инвалид",
            "да",
            "",
            "",
            "",
            "",
        ],
        &["", "ЖУКОВА", "ИЯ", "", "дочь", "#2021", "", "", "", "", "", "", ""],
        &[
            "#2",
            "ким",
            "сергей",
            "",
            "отец",
            "1980",
            "",
            "2 группа",
            "",
            "Садовая, д.4",
            "Особый",
            "Зайцева О. О.",
            "13/а",
        ],
        &["", "Ким", "Анна", "Сергеевна", "дочь", "31.02.2017", "", "", "", "", "", "", ""],
        &["", "Ким", "Раиса", "Ивановна", "свекровь", "1955", "", "", "", "", "", "", ""],
    ];
    let answer = becomes(
        &[plain("Лист1", rows)],
        "
Жукова Инна Ильинична, Садовая, д. 2, кв. 1, № 12
  mother Жукова|Инна|Ильинична, 1990-05-05, занятие МУП «Водоканал»
  son Жуков|Глеб|Ильич, 2016-09-01, занятие школа № 7, инвалидность child, ОВЗ true
  daughter Жукова|Ия, 2021
  * curator Зайцева О. О.
  * level emergency 2026-11-24
Ким Сергей, Садовая, д. 4, № 13/а, примечание: Уровень: Особый
  father Ким|Сергей, 1980, инвалидность group_2
  daughter Ким|Анна|Сергеевна, примечание: Дата рождения: 31.02.2017
  other Ким|Раиса|Ивановна, 1955, примечание: Степень родства: свекровь
  * curator Зайцева О. О.",
    );
    let unclear: Vec<(u64, &str)> = answer["unclear"]
        .as_array()
        .unwrap()
        .iter()
        .map(|u| (u["row"].as_u64().unwrap(), u["text"].as_str().unwrap()))
        .collect();
    assert!(unclear.contains(&(5, "Особый")), "{unclear:?}");
    assert!(unclear.contains(&(6, "31.02.2017")), "{unclear:?}");
}

#[test]
fn several_sheets_by_level_and_sections_within_one() {
    let head: &[&str] = &["ФИО", "Адрес", "Тел.", "Дата постановки на учёт"];
    let first: &[&[&str]] = &[head, &["Лебедева Ольга Юрьевна", "Лесная 1", "#89116031422", "@2026-10-01"]];
    let second: &[&[&str]] = &[
        head,
        &["Адаптационный уровень"],
        &["Соболев Ян Игоревич", "Лесная 2", "", "01.10.2026"],
        &["Базовый (профилактический)"],
        &["Котова Инга", "Лесная 3", "603-14-22/23", "2 октября 2026 г."],
    ];
    becomes(
        &[plain("Кризисный", first), plain("остальные", second)],
        "
Котова Инга, Лесная, д. 3, с 2026-10-02
  mother Котова|Инга, 603-14-22/23
  * level basic 2026-10-02
Лебедева Ольга Юрьевна, Лесная, д. 1, с 2026-10-01
  mother Лебедева|Ольга|Юрьевна, +79116031422
  * level crisis 2026-10-01
Соболев Ян Игоревич, Лесная, д. 2, с 2026-10-01
  father Соболев|Ян|Игоревич
  * level adaptation 2026-10-01",
    );
}

#[test]
fn two_tables_on_one_sheet_with_other_columns() {
    let rows: &[&[&str]] = &[
        &["Семьи на сопровождении"],
        &["№", "ФИО", "Телефон"],
        &["#1", "Мельник Вера Павловна", "89116031422"],
        &[],
        &["Семьи, снятые с учёта"],
        &["Номер дела", "Заявитель", "Дата снятия", "Причина снятия", "Дата постановки"],
        &["#7", "Юдин Олег Ильич", "@2026-06-30", "смена места жительства", "@2026-01-15"],
    ];
    becomes(
        &[plain("Лист1", rows)],
        "
Мельник Вера Павловна
  mother Мельник|Вера|Павловна, +79116031422
Юдин Олег Ильич, № 7, с 2026-01-15
  father Юдин|Олег|Ильич
  * closing 2026-06-30, смена места жительства",
    );
}

#[test]
fn a_list_with_signatures_formulas_and_a_head_in_capitals() {
    let rows: &[&[&str]] = &[
        &["УТВЕРЖДАЮ", "", "", "", "Директор ____________ Петров П. П."],
        &[],
        &["СПИСОК СЕМЕЙ ГРУППЫ РИСКА НА 01.11.2026"],
        &["№ ПП", "ФАМИЛИЯ, ИМЯ, ОТЧЕСТВО", "ДАТА РОЖД.", "МЕСТО ЖИТЕЛЬСТВА", "ПРИМЕЧАНИЕ"],
        &["#1", "АБРАМОВА ЗОЯ ИВАНОВНА", "01.02.85", "Д. СУШАНИ, 4", "собака"],
        &["#2", "ЯШИНА-БЕЛОВА Е.П.", "#1979", "~=IF(1,2,3)=д. Сушани, 9", ""],
        &["#3", "Орехов-Юдин Пётр", "", "д. Сушани, 11", "=1+1"],
        &["Итого семей: 3"],
        &["Руководитель", "", "", "Петров П. П."],
        &["Исп. Смирнова, тел. 2-11-22"],
    ];
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|c| if c.starts_with("~=IF") { "д. Сушани, 9".to_owned() } else { (*c).to_owned() })
                .collect()
        })
        .collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    becomes(
        &[ListSheet { name: "Лист1", rows: &rows, merged: &[(2, 0, 2, 4)] }],
        "
Абрамова Зоя Ивановна, Д. СУШАНИ, д. 4, примечание: собака
  mother Абрамова|Зоя|Ивановна, 1985-02-01
Орехов-Юдин Пётр, д. Сушани, д. 11, примечание: =1+1
  father Орехов-Юдин|Пётр
Яшина-Белова Е. П., д. Сушани, д. 9
  mother Яшина-Белова|Е.|П., 1979",
    );
}

#[test]
fn a_list_in_parts_of_an_address_with_merged_families() {
    let rows: &[&[&str]] = &[
        &["№", "Мать", "Отец", "Ребёнок", "Д.р.", "Населённый пункт", "Улица", "Дом", "Кв.", "Специалист"],
        &[
            "1",
            "Рябова Ия",
            "Рябов Ким",
            "Рябов Лев",
            "@2014-01-02",
            "Боровичи",
            "Мира",
            "#5",
            "#12",
            "Смирнова Т. Н.",
        ],
        &["", "", "", "Рябова Ева", "@2016-03-04", "", "", "", "", ""],
        &["", "", "", "Рябов Пётр Кимович", "нет данных", "", "", "", "", ""],
        &["2", "Чуб Анна", "", "Чуб Яна", "в 2019 году", "Боровичи", "пер. Новый", "5а", "", ""],
    ];
    let merged = [(1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 3, 2), (1, 9, 4, 9)];
    becomes(
        &[ListSheet { name: "Лист1", rows, merged: &merged }],
        "
Рябова Ия, Боровичи, Мира, д. 5, кв. 12
  mother Рябова|Ия
  father Рябов|Ким
  child Рябов|Лев, 2014-01-02
  child Рябова|Ева, 2016-03-04
  child Рябов|Пётр|Кимович
  * curator Смирнова Т. Н.
Чуб Анна, Боровичи, пер. Новый, д. 5а
  mother Чуб|Анна
  child Чуб|Яна, примечание: Д.р.: в 2019 году
  * curator Смирнова Т. Н.",
    );
}

#[test]
fn a_list_without_any_head() {
    let rows: &[&[&str]] = &[
        &["#1", "Лебедева Ольга Юрьевна", "12.03.1987", "Лесная 1, кв. 2", "89116031422"],
        &["#2", "Соболева Яна Игоревна", "01.02.1990", "ул. Мира, д. 4", "8 911 603-14-23"],
        &["#3", "Котова Инга Павловна", "05.06.1985", "пер. Новый 7", "8 911 603-14-24"],
    ];
    becomes(
        &[plain("Лист1", rows)],
        "
Котова Инга Павловна, пер. Новый, д. 7
  mother Котова|Инга|Павловна, 1985-06-05, +79116031424
Лебедева Ольга Юрьевна, Лесная, д. 1, кв. 2
  mother Лебедева|Ольга|Юрьевна, 1987-03-12, +79116031422
Соболева Яна Игоревна, Мира, д. 4
  mother Соболева|Яна|Игоревна, 1990-02-01, +79116031423",
    );
}

#[test]
fn substitute_families_by_guardian_with_wards() {
    let rows: &[&[&str]] = &[
        &[
            "№ личного дела",
            "Опекун (ФИО, телефон)",
            "Подопечные",
            "Категория",
            "Источник выявления",
            "Дата взятия на сопровождение",
        ],
        &[
            "45-О",
            "Носова Алла Юрьевна, т. 8 911 603 14 22",
            "Зуев Марк Ильич (внук) 10.10.2012; Зуева Ася – 2015 г.р.",
            "опека",
            "отдел опеки и попечительства",
            "11 января 2026",
        ],
        &[
            "46-О",
            "Носов Юрий Петрович",
            "Крот Илья, 01.01.2010 - студент колледжа",
            "приёмная семья, многодетная",
            "больница",
            "42400",
        ],
    ];
    becomes(
        &[plain("Опека", rows)],
        "
Носов Юрий Петрович, № 46-О, с 2016-01-31, источник больница
  guardian Носов|Юрий|Петрович
  child Крот|Илья, 2010-01-01, занятие студент колледжа
  * category large 2016-01-31
  * category substitute 2016-01-31
Носова Алла Юрьевна, № 45-О, с 2026-01-11, источник отдел опеки и попечительства
  guardian Носова|Алла|Юрьевна, +79116031422
  grandson Зуев|Марк|Ильич, 2012-10-10
  child Зуева|Ася, 2015
  * category substitute 2026-01-11",
    );
}

#[test]
fn a_title_alone_and_rows_that_name_nobody() {
    let d = TestDistrict::new();
    let rows: &[&[&str]] = &[
        &["Семья", "Адрес", "Уровень"],
        &["Ивановы", "Лесная 5", "кризисный с 01.09.2026"],
        &["Чернова Ада Львовна", "Лесная 6", "базовый"],
        &["", "Лесная 7", "базовый"],
        &["12345", "", ""],
    ];
    let path = list(&d, "семьи.xlsx", &[plain("Лист1", rows)]);
    let answer = takes(&d, &path, &["--partial"]);
    let refused: Vec<&serde_json::Value> =
        answer["refused"].as_array().unwrap().iter().map(|r| &r["line"]).collect();
    assert_eq!(refused, [4, 5]);
    assert_eq!(
        told(&d),
        "Ивановы, Лесная, д. 5
  * level crisis 2026-09-01
Чернова Ада Львовна, Лесная, д. 6
  mother Чернова|Ада|Львовна
  * level basic 2026-11-24",
        "{answer:#}"
    );
}

#[test]
fn what_is_refused_goes_out_beside_and_comes_in_when_mended() {
    let d = TestDistrict::new();
    let rows: &[&[&str]] = &[
        &["ФИО", "Дата рождения", "Адрес"],
        &["Лебедева Ольга Юрьевна", "12.03.1987", "Лесная 1"],
        &["", "12.03.1987", "Лесная 2"],
    ];
    // A row without a name continues the family above: only one before any family names nobody.
    let first: &[&[&str]] = &[rows[0], &["42", "12.03.1987", "Лесная 2"], rows[1]];
    let path = list(&d, "список.xlsx", &[plain("Лист1", first)]);
    let args = ["import", path.to_str().unwrap()];
    let refused = d.run(&args);
    assert_eq!(refused.status.code(), Some(1), "{}", stdout(&refused));
    assert!(!d.export().contains("Лебедева"), "nothing is taken in half");
    assert!(!d.beside("список — не взято.xlsx").exists());
    let taken = d.run(&["import", path.to_str().unwrap(), "--partial"]);
    assert!(taken.status.success(), "{}", stderr(&taken));
    assert!(d.export().contains("Лебедева"));
    let rest = d.beside("список — не взято.xlsx");
    assert!(rest.exists(), "{}", stdout(&taken));
    // What went out comes in again with the same heads; the reason is no column of the list.
    let again = takes(&d, &rest, &["--partial"]);
    assert_eq!(again["families"], 0, "{again:#}");
    assert_eq!(again["columns"].as_array().unwrap().last().unwrap()["column"], "refused");
    // An undo takes all of it back as one action.
    assert!(d.run(&["undo"]).status.success());
    assert!(!d.export().contains("Лебедева"));
}

/// A folder that cannot be written to is met as a name that is too long for it is: the summary says what was taken.
#[test]
fn a_list_is_taken_though_the_rest_cannot_be_written_beside_it() {
    let d = TestDistrict::new();
    let rows: &[&[&str]] = &[&["ФИО", "Адрес"], &["42", "Лесная 2"], &["Лебедева Ольга Юрьевна", "Лесная 1"]];
    let path = list(&d, &format!("{}.xlsx", "с".repeat(120)), &[plain("Лист1", rows)]);
    let out = d.run(&["import", path.to_str().unwrap(), "--partial"]);
    assert!(out.status.success() && d.export().contains("Лебедева"), "{}", stderr(&out));
    assert!(stdout(&out).contains("новых"), "{}", stdout(&out));
    assert!(stderr(&out).contains("не взято.xlsx"), "{}", stderr(&out));
    let again = takes(&d, &path, &["--partial"]);
    assert_eq!((&again["new"], &again["rest"]), (&0.into(), &serde_json::Value::Null), "{again:#}");
    assert!(again["rest_unwritten"].as_str().is_some_and(|said| said.contains("не взято.xlsx")), "{again:#}");
}

#[test]
fn doubles_are_shown_against_the_file_and_within_the_list() {
    let d = TestDistrict::new();
    d.takes(crate::desk::DISTRICT);
    let before = d.export();
    let rows: &[&[&str]] = &[
        &["ФИО", "Дата рождения", "Дети", "Адрес", "Телефон", "Место работы", "Примечание"],
        &[
            "Иванова Мария Петровна",
            "02.04.1991",
            "Иванов Денис 14.03.2017, Иванова Ева 2024",
            "Боровичи, Ленинградская 12, кв. 4",
            "8 921 111-22-33",
            "почта",
            "новая соседка",
        ],
        &["Лебедева Ольга Юрьевна", "12.03.1987", "", "Боровичи, Лесная 1", "", "", ""],
        &["ЛЕБЕДЕВА О. Ю.", "", "Лебедев Ким 2019", "Боровичи, ул. Лесная, д. 1", "89116031499", "", ""],
    ];
    let path = list(&d, "список.xlsx", &[plain("Лист1", rows)]);
    let refused = takes(&d, &path, &[]);
    let why: Vec<&str> =
        refused["refused"].as_array().unwrap().iter().map(|r| r["why"].as_str().unwrap()).collect();
    assert_eq!(why.len(), 2, "{refused:#}");
    assert!(why[0].contains("Иванова Мария Петровна"), "{why:?}");
    assert!(why[1].contains("строке 3"), "{why:?}");
    assert_eq!(d.export(), before, "a list with refused rows takes nothing");

    let would = takes(&d, &path, &["--doubles", "join", "--dry-run"]);
    assert_eq!((&would["new"], &would["joined"]), (&1.into(), &2.into()));
    assert_eq!(d.export(), before);

    takes(&d, &path, &["--doubles", "join"]);
    let told = told(&d);
    let ivanova: Vec<&str> = told
        .lines()
        .skip_while(|l| !l.starts_with("Иванова Мария"))
        .take_while(|l| !l.starts_with("Лебед"))
        .collect();
    let ivanova = ivanova.join("\n");
    assert!(ivanova.contains("новая соседка"), "{ivanova}");
    assert!(ivanova.contains("+79116031422 + +79211112233"), "her own number stays the first\n{ivanova}");
    assert_eq!(ivanova.matches("Денис").count(), 1, "{ivanova}");
    assert!(ivanova.contains("child Иванова|Ева, 2024"), "{ivanova}");
    assert_eq!(told.matches("\nЛебедева").count(), 1, "{told}");
    assert!(told.contains("mother Лебедева|Ольга|Юрьевна, 1987-03-12, +79116031499"), "{told}");
    assert!(told.contains("child Лебедев|Ким, 2019"), "{told}");

    // Taken again it brings nothing.
    let after = d.export();
    let again = takes(&d, &path, &["--doubles", "join"]);
    assert_eq!((&again["added"], &again["changed"]), (&0.into(), &0.into()), "{again:#}");
    assert_eq!(d.export(), after);
    assert!(d.run(&["undo"]).status.success());
    assert_eq!(d.export(), before, "one undo takes the whole list back");
}

#[test]
fn what_the_list_has_otherwise_goes_into_the_note_and_no_curator_is_added() {
    let d = TestDistrict::new();
    d.takes(crate::desk::DISTRICT);
    let rows: &[&[&str]] = &[
        &["ФИО", "Дата рождения", "Адрес", "Уровень", "Дата перевода", "Куратор"],
        &[
            "Иванова Мария Петровна",
            "02.04.1991",
            "Боровичи, Ленинградская 12, кв. 4",
            "кризисный",
            "31.08.2026",
            "Громова Инна Олеговна",
        ],
    ];
    let path = list(&d, "список.xlsx", &[plain("Лист1", rows)]);
    let answer = takes(&d, &path, &["--doubles", "join"]);
    let unclear = answer["unclear"].to_string();
    let export = d.export();
    assert_eq!(export.matches("\"type\":\"curator\"").count(), 1, "{export}");
    for said in ["Уровень: кризисный", "Куратор: Громова Инна Олеговна"]
    {
        assert!(export.contains(said), "{said}\n{export}");
    }
    assert!(unclear.contains("кризисный") && unclear.contains("Громова"), "{unclear}");
}

#[test]
fn no_one_of_a_cell_of_forty_people_is_lost() {
    let d = TestDistrict::new();
    let people: Vec<String> = (10..50).map(|n| format!("Лукин Пётр{n} 20{n}")).collect();
    let cell = people.join("\n");
    let rows: &[&[&str]] = &[&["ФИО", "Дети"], &["Лукина Анна Ивановна", &cell]];
    takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &[]);
    let export = d.export();
    let lost: Vec<i32> = (10..50).filter(|n| !export.contains(&format!("Пётр{n}"))).collect();
    assert!(lost.is_empty(), "{lost:?}\n{export}");
}

#[test]
fn columns_are_put_right_by_a_file_and_remembered_for_the_same_heads() {
    let d = TestDistrict::new();
    let rows: &[&[&str]] = &[
        &["ФИО", "Кто помогает", "Куда звонить", "Отметка"],
        &["Лебедева Ольга Юрьевна", "Смирнова Т. Н.", "8 911 603-14-22", "да"],
        &["Котова Инга", "Смирнова Т. Н.", "8 911 603-14-23", ""],
    ];
    let path = list(&d, "список.xlsx", &[plain("Лист1", rows)]);
    let columns = d.beside("столбцы.toml");
    std::fs::write(
        &columns,
        "\"Кто помогает\" = \"curator\"\n\"Куда звонить\" = \"phones\"\n\"Отметка\" = \"leave\"\n",
    )
    .unwrap();
    takes(&d, &path, &["--columns", columns.to_str().unwrap()]);
    let expected = "Котова Инга
  mother Котова|Инга, +79116031423
  * curator Смирнова Т. Н.
Лебедева Ольга Юрьевна
  mother Лебедева|Ольга|Юрьевна, +79116031422
  * curator Смирнова Т. Н.";
    assert_eq!(told(&d), expected);
    // The next list with these heads needs no file.
    let next: &[&[&str]] = &[rows[0], &["Носов Юрий Петрович", "Смирнова Т. Н.", "8 911 603-14-24", "нет"]];
    let path = list(&d, "другой.xlsx", &[plain("Лист1", next)]);
    takes(&d, &path, &[]);
    assert!(told(&d).contains("father Носов|Юрий|Петрович, +79116031424"), "{}", told(&d));
    // A wrong file is told, and what cannot be is refused as wrong usage.
    std::fs::write(&columns, "\"ФИО\" = \"chief\"\n").unwrap();
    let wrong = d.run(&["import", path.to_str().unwrap(), "--columns", columns.to_str().unwrap()]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("chief"), "{}", stderr(&wrong));
}

#[test]
fn what_a_field_cannot_take_is_said_and_stays_in_the_note() {
    let long = |word: &str, n: usize| vec![word; n].join(" ");
    let story = long("история", 2_600);
    let (work, way) = (long("подсобная", 2_050), long("налево", 2_900));
    for (head, text) in [("Перед входом", &story), ("Место работы", &work), ("Как войти", &way)]
    {
        let d = TestDistrict::new();
        let rows: &[&[&str]] =
            &[&["ФИО", head, "Примечание"], &["Рыжова Анна Львовна", text, "звонить вечером"]];
        let answer = takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &[]);
        let unclear = answer["unclear"].as_array().unwrap();
        let why: Vec<&str> = unclear.iter().map(|u| u["why"].as_str().unwrap()).collect();
        assert!(why[0].contains("слишком длинный"), "{head}: {why:?}");
        assert_eq!((&unclear[0]["row"], unclear[0]["column"].as_str()), (&serde_json::json!(2), Some(head)));
        assert!(why.iter().any(|w| w.contains("взято его начало")), "{head}: {why:?}");
        let half: String = text.chars().take(10_000).collect();
        assert!(d.export().contains(&half), "{head}: the note has it");
    }
    // What fits is not said to be unclear.
    let d = TestDistrict::new();
    let short = long("история", 20);
    let rows: &[&[&str]] = &[&["ФИО", "Перед входом"], &["Рыжова Анна Львовна", &short]];
    let answer = takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &[]);
    assert_eq!(answer["unclear"], serde_json::json!([]));
}

#[test]
fn names_are_spelled_as_in_a_form_and_the_other_layout_is_reported() {
    let rows: &[&[&str]] = &[
        &["Фамилия", "Имя", "Отчество", "Дата рождения"],
        &["белова", "ольга", "сергеевна", "01.02.1985"],
        &["салтыкова-щедрина", "нина", "", "01.02.1986"],
        &["Gtnhjdf", "Fyyf", "Bdfyjdyf", "01.02.1987"],
        &["Smith", "Anna", "", "01.02.1988"],
    ];
    let answer = becomes(
        &[ListSheet { name: "Лист1", rows, merged: &[] }],
        "
Gtnhjdf Fyyf Bdfyjdyf
  other Gtnhjdf|Fyyf|Bdfyjdyf, 1987-02-01
Smith Anna
  other Smith|Anna, 1988-02-01
Белова Ольга Сергеевна
  mother Белова|Ольга|Сергеевна, 1985-02-01
Салтыкова-Щедрина Нина
  mother Салтыкова-Щедрина|Нина, 1986-02-01",
    );
    let unclear = answer["unclear"].to_string();
    for meant in ["Gtnhjdf (Петрова)", "Fyyf (Анна)", "Bdfyjdyf (Ивановна)"] {
        assert!(unclear.contains(meant), "{meant}: {unclear}");
    }
    assert!(!unclear.contains("Smith ("), "{unclear}");
}
