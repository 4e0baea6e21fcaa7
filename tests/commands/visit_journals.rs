//! Journals of visits as curators keep them in Excel: each row becomes a contact of the family that the file has. What
//! matches nobody goes out beside the journal with its reason; taken twice it brings nothing new.

use crate::district::{TestDistrict, stdout};
use crate::lists_with::{ListSheet, list, plain, takes};
use serde_json::{Value, json};

/// Four families of one settlement, two of one surname.
const FAMILIES: &[&[&str]] = &[
    &["№", "ФИО", "Дети", "Адрес", "Телефон", "Дата постановки", "Уровень"],
    &["1", "Орлова Анна Ильинична", "Орлов Ким 2015", "Лесная 1", "89116031421", "01.09.2026", "кризисный"],
    &["2", "Панина Вера Олеговна", "", "Лесная 2, кв. 6", "89116031422", "01.09.2026", "базовый"],
    &["3", "Иванова Мария Петровна", "Иванов Лев 2016", "Мира 1", "89116031423", "01.09.2026", "базовый"],
    &["4", "Иванова Ольга Юрьевна", "", "Мира 7", "89116031424", "01.09.2026", "базовый"],
];

fn district() -> TestDistrict {
    let d = TestDistrict::new();
    takes(&d, &list(&d, "семьи.xlsx", &[plain("Семьи", FAMILIES)]), &[]);
    d
}

/// The contacts of the file, by day: family, day and hour, kind, outcome, who, what.
fn contacts(d: &TestDistrict) -> String {
    let export = d.export();
    let records: Vec<Value> = export.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let title = |id: &Value| {
        let family = records.iter().find(|r| r["type"] == "family" && r["id"] == *id).unwrap();
        family["title"].as_str().unwrap().to_owned()
    };
    let text = |record: &Value, field: &str| record[field].as_str().unwrap_or_default().replace('\n', " / ");
    let mut all: Vec<String> = records
        .iter()
        .filter(|record| record["type"] == "contact")
        .map(|c| {
            let parts =
                [text(c, "on"), text(c, "time"), title(&c["family"]), text(c, "kind"), text(c, "outcome")];
            let rest = [text(c, "by"), text(c, "note")];
            let parts = parts.into_iter().chain(rest).filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" | ")
        })
        .collect();
    all.sort();
    all.join("\n")
}

/// Takes a journal in, twice; the second time nothing is written. Gives the first answer.
fn becomes(sheets: &[ListSheet<'_>], options: &[&str], expected: &str) -> Value {
    let d = district();
    let path = list(&d, "журнал.xlsx", sheets);
    let before = d.export();
    let dry: Vec<&str> = options.iter().copied().chain(["--dry-run"]).collect();
    let would = takes(&d, &path, &dry);
    assert_eq!(d.export(), before, "a dry run writes nothing");
    let answer = takes(&d, &path, options);
    assert_eq!(contacts(&d), expected.trim(), "\n{answer:#}");
    assert_eq!(would["visits"], answer["visits"], "{would:#}");
    let after = d.export();
    let again = takes(&d, &path, options);
    assert_eq!(d.export(), after, "{again:#}");
    assert_eq!(
        (&again["added"], &again["changed"], &again["visits"]["new"]),
        (&json!(0), &json!(0), &json!(0))
    );
    d.run(&["undo"]);
    assert_eq!(contacts(&d), "", "one undo takes all of it back");
    answer
}

#[test]
fn rows_become_contacts_of_the_families_that_they_name() {
    let rows: &[&[&str]] = &[
        &["Журнал посещений семей, участок № 3"],
        &["№", "Дата визита", "Семья/Ф.И.О.", "Что сделано/результат", "Специалист"],
        &["1", "02.11.2026", "Орлова А.И.", "дома все, порядок", "Смирнова Т. Н."],
        &["2", "@2026-11-03", "Панина Вера Олеговна", "не открыли", "Смирнова Т. Н."],
        &["3", "09.11.2026", "семья Орловых", "беседа о школе", ""],
        &["4", "10.11.2026", "Иванова О.Ю.", "не впустили", ""],
    ];
    let answer = becomes(
        &[plain("Лист1", rows)],
        &[],
        "
2026-11-02 | Орлова Анна Ильинична | home_visit | held | Смирнова Т. Н. | дома все, порядок
2026-11-03 | Панина Вера Олеговна | home_visit | nobody_home | Смирнова Т. Н. | не открыли
2026-11-09 | Орлова Анна Ильинична | home_visit | held | беседа о школе
2026-11-10 | Иванова Ольга Юрьевна | home_visit | refused | не впустили",
    );
    assert_eq!(answer["visits"], json!({ "new": 4, "known": 0, "skipped": 0 }), "{answer:#}");
    assert_eq!((&answer["families"], &answer["refused"]), (&json!(0), &json!([])), "{answer:#}");
}

#[test]
fn hours_kinds_and_several_texts() {
    let rows: &[&[&str]] = &[
        &["Дата", "Время", "ФИО", "Адрес", "Вид контакта", "Цель", "Результат", "Рекомендации", "Подпись"],
        &[
            "02.11.2026",
            "10:30",
            "Орлова А. И.",
            "Лесная, 1",
            "плановое посещение",
            "условия",
            "порядок",
            "врач",
            "",
        ],
        &["03.11.2026", "9-15", "Иванова М. П.", "Мира 1", "звонок", "напомнить", "будет", "-", ""],
        &["@2026-11-05 14:20", "", "Панина", "", "консультация", "", "жилищный вопрос", "", "Смирнова"],
        &["06.11.2026 11.00", "", "Панина", "Лесная 2-6", "посещение", "", "дверь не открыли", "", ""],
    ];
    let answer = becomes(
        &[plain("Лист1", rows)],
        &[],
        "
2026-11-02 | 10:30 | Орлова Анна Ильинична | home_visit | held | Цель: условия / Результат: порядок / Рекомендации: врач / Вид контакта: плановое посещение
2026-11-03 | 09:15 | Иванова Мария Петровна | call | held | Цель: напомнить / Результат: будет
2026-11-05 | 14:20 | Панина Вера Олеговна | counselling | held | жилищный вопрос / Подпись: Смирнова
2026-11-06 | 11:00 | Панина Вера Олеговна | home_visit | nobody_home | дверь не открыли",
    );
    assert_eq!(answer["refused"], json!([]), "{answer:#}");
}

/// What matches nobody, several, or another home is not guessed; a future day and an unread one are told.
#[test]
fn what_cannot_be_taken_goes_out_with_its_reason() {
    let rows: &[&[&str]] = &[
        &["Дата посещения", "Семья", "Адрес", "Результат"],
        &["02.11.2026", "Орловы", "Лесная 1", "дома"],
        &["03.11.2026", "Кузнецова Анна", "Мира 3", "дома"],
        &["03.11.2026", "Ивановы", "", "дома"],
        &["05.11.2026", "Панины", "Садовая 9", "дома"],
        &["15.12.2026", "Панина В. О.", "", "запланировано"],
        &["в понедельник", "Панина В. О.", "", "дома"],
    ];
    let d = district();
    let path = list(&d, "журнал.xlsx", &[plain("Лист1", rows)]);
    let whole = takes(&d, &path, &[]);
    assert_eq!((contacts(&d).as_str(), &whole["added"]), ("", &json!(0)), "all or nothing: {whole:#}");
    let answer = takes(&d, &path, &["--partial"]);
    assert_eq!(contacts(&d), "2026-11-02 | Орлова Анна Ильинична | home_visit | held | дома", "{answer:#}");
    let refused: Vec<(u64, &str)> = answer["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| (r["line"].as_u64().unwrap(), r["why"].as_str().unwrap()))
        .collect();
    let expected = [
        (3, "такой семьи в файле нет: Кузнецова Анна"),
        (4, "таких семей в файле несколько: Иванова Мария Петровна, Мира 1; Иванова Ольга Юрьевна, Мира 7"),
        (5, "у семьи с этой фамилией в файле другой адрес: Панина Вера Олеговна, Лесная 2-6"),
        (6, "Этот день ещё не наступил: контакт записывают, когда он был."),
        (7, "день посещения не разобран"),
    ];
    assert_eq!(refused, expected);
    // Mended in the file of what was left, the rest comes in by the same command.
    let rest = d.beside("журнал — не взято.xlsx");
    assert!(rest.exists());
    let again = takes(&d, &rest, &["--partial"]);
    assert_eq!(again["refused"].as_array().unwrap().len(), 5, "{again:#}");
}

/// A day off, a day before the family was registered, one after its end: taken, and said.
#[test]
fn days_that_do_not_fit_are_said() {
    let rows: &[&[&str]] = &[
        &["Дата", "Семья", "Содержание", "Итог"],
        &["01.11.2026", "Орлова А.И.", "рейд", "порядок"],
        &["20.08.2026", "Орлова А.И.", "знакомство", "порядок"],
    ];
    let answer = becomes(
        &[plain("Журнал выездов", rows)],
        &[],
        "
2026-08-20 | Орлова Анна Ильинична | home_visit | held | Содержание: знакомство / Итог: порядок
2026-11-01 | Орлова Анна Ильинична | home_visit | held | Содержание: рейд / Итог: порядок",
    );
    let said: Vec<&str> =
        answer["unclear"].as_array().unwrap().iter().map(|u| u["why"].as_str().unwrap()).collect();
    assert_eq!(said.len(), 2, "{answer:#}");
    assert!(said[0].contains("выходной"), "{said:?}");
    assert!(said[1].contains("01.09.2026"), "{said:?}");
}

/// The day once for several families, the family once for several days, «то же», merged cells, a wrapped text, a day
/// without a year, a title of a month.
#[test]
fn what_a_row_leaves_to_the_one_above() {
    let rows: &[&[&str]] = &[
        &["Журнал посещений 2026 год"],
        &["Дата", "Семья", "Результат посещения"],
        &["Ноябрь"],
        &["02.11", "Орлова А.И.", "порядок"],
        &["", "Панина В.О.", "беседа"],
        &["", "", "о прививках"],
        &["9 ноября", "", "не было дома"],
        &["-//-", "Иванова М.П.", "-//-"],
    ];
    becomes(
        &[plain("Лист1", rows)],
        &[],
        "
2026-11-02 | Орлова Анна Ильинична | home_visit | held | порядок
2026-11-02 | Панина Вера Олеговна | home_visit | held | Результат посещения: беседа / Результат посещения: о прививках
2026-11-09 | Иванова Мария Петровна | home_visit | nobody_home | не было дома
2026-11-09 | Панина Вера Олеговна | home_visit | nobody_home | не было дома",
    );
    let merged: &[&[&str]] = &[
        &["Семья", "Дата посещения", "Что сделано"],
        &["Орлова А.И.", "02.11.2026", "порядок"],
        &["", "09.11.2026", "беседа"],
        &["Панина В.О.", "03.11.2026", "акт"],
    ];
    becomes(
        &[ListSheet { name: "Лист1", rows: merged, merged: &[(1, 0, 2, 0)] }],
        &[],
        "
2026-11-02 | Орлова Анна Ильинична | home_visit | held | порядок
2026-11-03 | Панина Вера Олеговна | home_visit | held | акт
2026-11-09 | Орлова Анна Ильинична | home_visit | held | беседа",
    );
}

/// A visit that the file has already is the same one: what it lacks is added, and nothing is counted twice.
#[test]
fn a_visit_that_was_marked_by_hand_is_the_same_one() {
    let d = district();
    let family = d
        .export()
        .lines()
        .map(|l| serde_json::from_str::<Value>(l).unwrap())
        .find(|r| r["type"] == "family" && r["title"] == "Орлова Анна Ильинична");
    let family = family.unwrap()["id"].as_str().unwrap().to_owned();
    let marked = json!({ "type": "contact", "id": "c0000000-0000-4000-8000-000000000001", "family": family,
        "kind": "home_visit", "outcome": "held", "on": "2026-11-02", "note": "порядок" });
    let path = d.beside("запись.jsonl");
    std::fs::write(&path, marked.to_string()).unwrap();
    assert!(d.run(&["import", path.to_str().unwrap()]).status.success());
    let rows: &[&[&str]] = &[
        &["Дата", "Время", "Семья", "Что сделано", "Результат"],
        &["02.11.2026", "10:30", "Орлова А.И.", "", "порядок, беседа"],
        &["02.11.2026", "", "Орлова А.И.", "", "не открыли"],
    ];
    let answer = takes(&d, &list(&d, "журнал.xlsx", &[plain("Посещения", rows)]), &[]);
    assert_eq!(
        contacts(&d),
        "2026-11-02 | 10:30 | Орлова Анна Ильинична | home_visit | held | порядок / порядок, беседа\n\
         2026-11-02 | Орлова Анна Ильинична | home_visit | nobody_home | не открыли",
        "{answer:#}"
    );
    assert_eq!(answer["visits"], json!({ "new": 1, "known": 1, "skipped": 0 }), "{answer:#}");
}

#[test]
fn a_text_says_how_many_visits_were_taken() {
    let d = district();
    let path = d.beside("журнал.csv");
    std::fs::write(
        &path,
        "Дата посещения;Фамилия И.О.;Результат\n02.11.2026;Орлова А.И.;порядок\n03.11.2026;Зимина А.А.;порядок\n",
    )
    .unwrap();
    let refused = d.run(&["import", path.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    let said = stdout(&refused) + &crate::district::stderr(&refused);
    assert!(said.contains("Посещений взялось бы 1"), "{said}");
    assert!(said.contains("Не принята 1 строка"), "{said}");
    assert!(said.contains("Не принято строк: 1"), "{said}");
    let taken = stdout(&d.run(&["import", path.to_str().unwrap(), "--partial"]));
    assert!(taken.contains("Посещений взято 1, уже было в файле 0, пропущено 0."), "{taken}");
}

/// A sheet of visits for each family, named by the sheet or by a line above; a sheet for each month.
#[test]
fn sheets_of_visits_by_family_and_by_month() {
    let orlova: &[&[&str]] = &[
        &["Дата визита", "Что сделано", "Результат"],
        &["02.11.2026", "обход", "порядок"],
        &["09.11.2026", "беседа", "о школе"],
    ];
    let panina: &[&[&str]] = &[
        &["Семья Паниных"],
        &["Дата визита", "Что сделано", "Результат"],
        &["03.11.2026", "обход", "не открыли"],
    ];
    becomes(
        &[plain("Орлова А.И.", orlova), plain("Лист2", panina)],
        &[],
        "
2026-11-02 | Орлова Анна Ильинична | home_visit | held | Что сделано: обход / Результат: порядок
2026-11-03 | Панина Вера Олеговна | home_visit | nobody_home | Что сделано: обход / Результат: не открыли
2026-11-09 | Орлова Анна Ильинична | home_visit | held | Что сделано: беседа / Результат: о школе",
    );
    let september: &[&[&str]] =
        &[&["Дата посещения", "Семья", "Итог"], &["07.09.2026", "Орлова Анна", "порядок"]];
    let october: &[&[&str]] =
        &[&["Дата посещения", "Семья", "Итог"], &["05.10.2026", "Панина Вера", "порядок"]];
    becomes(
        &[plain("Сентябрь", september), plain("Октябрь", october)],
        &[],
        "
2026-09-07 | Орлова Анна Ильинична | home_visit | held | порядок
2026-10-05 | Панина Вера Олеговна | home_visit | held | порядок",
    );
}

/// Days by their numbers in the journal of a month, families with their phones, a home alone, kinds of work that say what
/// the journal is of.
#[test]
fn journals_of_a_month_of_homes_and_of_kinds_of_work() {
    let month: &[&[&str]] = &[
        &["Реестр выездов за ноябрь 2026"],
        &["Число", "Семья (тел.)", "Итог", "Кто"],
        &["#2", "Орлова 89116031421", "порядок", "Смирнова"],
        &["3", "Иванова 8-911-603-14-24", "акт", "Смирнова"],
    ];
    becomes(
        &[plain("Лист1", month)],
        &[],
        "
2026-11-02 | Орлова Анна Ильинична | home_visit | held | Смирнова | порядок
2026-11-03 | Иванова Ольга Юрьевна | home_visit | held | Смирнова | акт",
    );
    let homes: &[&[&str]] = &[
        &["Дата обследования", "Адрес", "Выводы"],
        &["02.11.2026", "Лесная 1", "порядок"],
        &["03.11.2026", "Мира 7", "ремонт"],
    ];
    let answer = becomes(
        &[plain("Обследования", homes)],
        &[],
        "
2026-11-02 | Орлова Анна Ильинична | home_visit | held | порядок
2026-11-03 | Иванова Ольга Юрьевна | home_visit | held | ремонт",
    );
    assert_eq!(answer["unclear"], json!([]), "{answer:#}");
    let kinds: &[&[&str]] = &[
        &["Дата", "Фамилия", "Имя", "Отчество", "Вид работы", "Краткое содержание", "Примечание"],
        &["02.11.26", "Орлова", "Анна", "Ильинична", "Телефонный звонок", "Напомнили о школе", ""],
        &["02.11.26", "Орлова", "Анна", "Ильинична", "Посещение на дому", "порядок", "отец в отъезде"],
        &["10/11/2026", "Панина", "Вера", "", "Консультация психолога", "тревога", ""],
    ];
    becomes(
        &[plain("Лист1", kinds)],
        &[],
        "
2026-11-02 | Орлова Анна Ильинична | call | held | Напомнили о школе / Вид работы: Телефонный звонок
2026-11-02 | Орлова Анна Ильинична | home_visit | held | Краткое содержание: порядок / Примечание: отец в отъезде / Вид работы: Посещение на дому
2026-11-10 | Панина Вера Олеговна | counselling | held | тревога / Вид работы: Консультация психолога",
    );
}

/// A row for each family with its visits side by side.
#[test]
fn several_visits_in_the_row_of_a_family() {
    let rows: &[&[&str]] = &[
        &["ФИО", "Адрес", "Дата посещения 1", "Результат 1", "Дата посещения 2", "Результат 2"],
        &["Орлова Анна Ильинична", "Лесная 1", "02.11.2026", "порядок", "09.11.2026", "беседа"],
        &["Панина Вера Олеговна", "Лесная 2-6", "03.11.2026", "не открыли", "", ""],
    ];
    becomes(
        &[plain("Лист1", rows)],
        &[],
        "
2026-11-02 | Орлова Анна Ильинична | home_visit | held | порядок
2026-11-03 | Панина Вера Олеговна | home_visit | nobody_home | не открыли
2026-11-09 | Орлова Анна Ильинична | home_visit | held | беседа",
    );
}

/// A list of families that says of each when its home was looked at, and what of it, is no journal.
#[test]
fn a_list_of_families_with_the_day_of_an_inspection_stays_one() {
    let rows: &[&[&str]] = &[
        &["№", "Семья", "Уровень", "Статус", "Дата обследования", "Результат обследования"],
        &["1", "Зимина Анна Ильинична", "кризисный", "СОП", "02.11.2026", "порядок"],
        &["2", "Жукова Вера Олеговна", "базовый", "ТЖС", "03.11.2026", "ремонт"],
        &["3", "Лапина Мария Петровна", "базовый", "ТЖС", "05.11.2026", "порядок"],
    ];
    let d = TestDistrict::new();
    let answer = takes(&d, &list(&d, "семьи.xlsx", &[plain("Лист1", rows)]), &[]);
    assert_eq!((&answer["families"], &answer["refused"]), (&json!(3), &json!([])), "{answer:#}");
    assert_eq!(contacts(&d), "", "{answer:#}");
}

/// The rows that go out with the reason of each.
fn left(answer: &Value) -> Vec<(u64, String)> {
    let all = answer["refused"].as_array().unwrap().iter();
    all.map(|r| (r["line"].as_u64().unwrap(), r["why"].as_str().unwrap().to_owned())).collect()
}

/// Takes what can be taken of a sheet: the contacts, and the rows that go out.
fn takes_part(name: &str, rows: &[&[&str]]) -> (String, Vec<(u64, String)>) {
    let d = district();
    let answer = takes(&d, &list(&d, "журнал.xlsx", &[plain(name, rows)]), &["--partial"]);
    (contacts(&d), left(&answer))
}

const NO_KIND: &str = "не сказано, посещение это или другой контакт: назовите вид в шапке, в названии листа или в столбце «Вид контакта»";

/// A contact is what the journal calls it: a journal of calls brings no visits, one of contacts nothing without a kind.
#[test]
fn a_contact_is_what_the_journal_calls_it() {
    let calls: &[&[&str]] = &[
        &["Журнал телефонных звонков"],
        &["Дата звонка", "Семья", "Содержание"],
        &["02.11.2026", "Орлова Анна Ильинична", "Обещала прийти"],
        &["03.11.2026", "Панина Вера Олеговна", "не отвечает"],
    ];
    let (taken, out) = takes_part("Лист1", calls);
    assert_eq!(taken, "2026-11-02 | Орлова Анна Ильинична | call | held | Обещала прийти");
    assert_eq!(out, [(4, "не ясно, состоялся ли контакт: «не отвечает»".to_owned())]);
    let talks: &[&[&str]] =
        &[&["Дата беседы", "Семья", "Результат"], &["02.11.2026", "Орлова А.И.", "о школе"]];
    assert_eq!(takes_part("Лист1", talks).0, "2026-11-02 | Орлова Анна Ильинична | talk | held | о школе");
    let contacts: &[&[&str]] = &[
        &["Журнал контактов с семьями"],
        &["Дата контакта", "Семья", "Вид контакта", "Содержание"],
        &["02.11.2026", "Орлова А.И.", "посещение, беседа", "порядок"],
        &["03.11.2026", "Орлова А.И.", "", "порядок"],
        &["05.11.2026", "Орлова А.И.", "плановый", "порядок"],
        &["06.11.2026", "Орлова А.И.", "СМС", "порядок"],
        &["09.11.2026", "Орлова А.И.", "беседа по телефону", "порядок"],
        &["10.11.2026", "Орлова А.И.", "звонок или визит", "порядок"],
    ];
    let (taken, out) = takes_part("Лист1", contacts);
    assert_eq!(
        taken,
        "2026-11-02 | Орлова Анна Ильинична | home_visit | held | порядок / Вид контакта: посещение, беседа\n\
         2026-11-09 | Орлова Анна Ильинична | call | held | порядок / Вид контакта: беседа по телефону"
    );
    assert_eq!(out, [4, 5, 6, 8].map(|row| (row, NO_KIND.to_owned())));
}

/// What failed and what did not: a phrase decides by itself, a word of denial near the door puts the row out.
#[test]
fn an_outcome_is_never_guessed() {
    let outcome = |text: &str| {
        let rows: &[&[&str]] =
            &[&["Дата посещения", "Семья", "Результат"], &["02.11.2026", "Орлова А.И.", text]];
        let (taken, out) = takes_part("Лист1", rows);
        match out.as_slice() {
            [] => taken.split(" | ").nth(3).unwrap_or_default().to_owned(),
            [(_, why)] if why.starts_with("не ясно, состоялся ли контакт") => {
                "?".to_owned()
            }
            out => panic!("{out:?}"),
        }
    };
    let said = [
        ("Отсутствует спальное место у ребёнка, дано две недели", "held"),
        ("Беседа с матерью. Отсутствуют продукты", "held"),
        ("Не было посторонних, дети накормлены", "held"),
        ("Перенаправлена в центр занятости", "held"),
        ("Домашние задания не делает", "held"),
        ("дома все, порядок", "held"),
        ("Семьи дома не было", "nobody_home"),
        ("На момент посещения дома никого не было", "nobody_home"),
        ("Застали дома: нет никого", "nobody_home"),
        ("дверь не открыли, оставлено уведомление", "nobody_home"),
        ("отказались открыть дверь", "refused"),
        ("Отказ в посещении", "refused"),
        ("Посещение отменено", "postponed"),
        ("Посещение перенесено на 10.11", "postponed"),
        ("Отца дома не было, беседа с матерью", "?"),
        ("Посторонних никого не было", "?"),
        ("Мать не застали", "?"),
        ("дверь не закрывается", "?"),
        ("Беседа с бабушкой, никого не было", "?"),
        ("отказ от беседы", "?"),
        ("отказ", "?"),
        ("отсутствуют", "?"),
        ("дверь закрыта", "?"),
        ("перенесено по просьбе матери", "?"),
    ];
    let read: Vec<(&str, String)> = said.iter().map(|(text, _)| (*text, outcome(text))).collect();
    let expected: Vec<(&str, String)> = said.iter().map(|(text, is)| (*text, (*is).to_owned())).collect();
    assert_eq!(read, expected);
    // The day, the kind and a column of outcomes speak too.
    let rows: &[&[&str]] = &[
        &["Дата посещения", "Семья", "Вид контакта", "Содержание", "Исход"],
        &["02.11.2026", "Орлова А.И.", "Посещение отменено", "", ""],
        &["03.11.2026 10:30 никого не было дома", "Орлова А.И.", "", "", ""],
        &["05.11.2026", "Орлова А.И.", "", "отца не было дома", "состоялось"],
        &["06.11.2026", "Орлова А.И.", "", "", "отказ"],
    ];
    let (taken, out) = takes_part("Лист1", rows);
    assert_eq!(out, []);
    let outcomes: Vec<&str> = taken
        .lines()
        .map(|line| {
            line.split(" | ").find(|p| ["held", "nobody_home", "refused", "postponed"].contains(p)).unwrap()
        })
        .collect();
    assert_eq!(outcomes, ["postponed", "nobody_home", "held", "refused"], "{taken}");
}

/// The cell of the day: a second day puts the row out, what is behind the hour stays in the note, minutes are minutes.
#[test]
fn a_cell_of_the_day_is_read_as_a_whole() {
    const TWO: &str = "в ячейке больше одного дня: каждому посещению нужна своя строка";
    let rows: &[&[&str]] = &[
        &["Журнал посещений за 2026 год"],
        &["Дата посещения", "Семья", "Результат"],
        &["02.11.2026, 16.11.2026", "Орлова А.И.", "порядок"],
        &["05.11.2026 10.11.2026", "Орлова А.И.", "порядок"],
        &["03.11, 10.11", "Орлова А.И.", "порядок"],
        &["05 и 12 ноября 2026", "Орлова А.И.", "порядок"],
        &["05.11.2026 в 11:00 отказались открыть", "Орлова А.И.", ""],
        &["06.11.2026 11:30 вместе с врачом", "Орлова А.И.", ""],
        &["09.11.2026 с 10 до 11", "Орлова А.И.", "порядок"],
        &["10.11.2026 10 ч. 30 мин.", "Орлова А.И.", "порядок"],
    ];
    let (taken, out) = takes_part("Лист1", rows);
    assert_eq!(out, [3, 4, 5, 6].map(|row| (row, TWO.to_owned())));
    assert_eq!(
        taken,
        "2026-11-05 | 11:00 | Орлова Анна Ильинична | home_visit | refused | Дата посещения: отказались открыть\n\
         2026-11-06 | 11:30 | Орлова Анна Ильинична | home_visit | held | Дата посещения: вместе с врачом\n\
         2026-11-09 | 10:00 | Орлова Анна Ильинична | home_visit | held | порядок / Дата посещения: с 10 до 11\n\
         2026-11-10 | 10:30 | Орлова Анна Ильинична | home_visit | held | порядок"
    );
    let rows: &[&[&str]] = &[
        &["Дата посещения", "Время", "Семья", "Результат"],
        &["02.11.2026", "с 10 до 11", "Орлова А.И.", "порядок"],
        &["03.11.2026", "10 ч. - 12 ч.", "Орлова А.И.", "порядок"],
        &["05.11.2026", "10-12", "Орлова А.И.", "порядок"],
    ];
    assert_eq!(
        takes_part("Лист1", rows).0,
        "2026-11-02 | 10:00 | Орлова Анна Ильинична | home_visit | held | порядок / Время: с 10 до 11\n\
         2026-11-03 | 10:00 | Орлова Анна Ильинична | home_visit | held | порядок / Время: 10 ч. - 12 ч.\n\
         2026-11-05 | Орлова Анна Ильинична | home_visit | held | порядок / Время: 10-12"
    );
}

/// A year is that of the visits only where a title names one and is no order.
#[test]
fn the_year_of_a_title_is_no_guess() {
    let with = |title: &str, day: &str| {
        let rows: &[&[&str]] =
            &[&[title], &["Дата посещения", "Семья", "Результат"], &[day, "Орлова А.И.", "порядок"]];
        let d = district();
        let answer = takes(&d, &list(&d, "журнал.xlsx", &[plain("Лист1", rows)]), &["--partial"]);
        let said = answer["unclear"]
            .as_array()
            .unwrap()
            .iter()
            .any(|u| u["why"].as_str().unwrap().starts_with("год не назван"));
        (contacts(&d).split(" | ").next().unwrap_or_default().to_owned(), said, left(&answer))
    };
    let out = vec![(3, "год не назван: напишите день с годом".to_owned())];
    assert_eq!(with("Журнал посещений за 2026 год", "10.11"), ("2026-11-10".to_owned(), false, vec![]));
    assert_eq!(with("Журнал посещений за 2025-2026 учебный год", "12.10"), (String::new(), false, out));
    let order = "Утверждено приказом от 12.03.2019 № 5";
    assert_eq!(with(order, "10.11"), ("2026-11-10".to_owned(), true, vec![]));
    assert_eq!(with("Приказ № 5 2019 года", "10.11"), ("2026-11-10".to_owned(), true, vec![]));
}

/// A running number that is the number of another family finds nobody where the row has a name.
#[test]
fn a_number_finds_no_family_of_another_name() {
    let d = TestDistrict::new();
    let families: &[&[&str]] = &[
        &["№ дела", "ФИО", "Адрес", "Дата постановки"],
        &["5", "Иванова Мария Петровна", "Мира 1", "01.09.2026"],
    ];
    takes(&d, &list(&d, "семьи.xlsx", &[plain("Семьи", families)]), &[]);
    let rows: &[&[&str]] = &[
        &["Рег. номер", "Дата посещения", "Семья", "Содержание"],
        &["5", "06.11.2026", "Сидорова Ирина Олеговна", "порядок"],
        &["5", "09.11.2026", "Иванова Мария Петровна", "порядок"],
    ];
    let answer = takes(&d, &list(&d, "журнал.xlsx", &[plain("Лист1", rows)]), &["--partial"]);
    assert_eq!(contacts(&d), "2026-11-09 | Иванова Мария Петровна | home_visit | held | порядок");
    assert_eq!(left(&answer), [(2, "такой семьи в файле нет: Сидорова Ирина Олеговна".to_owned())]);
}

/// A level beside a curator that differs from the column of levels is kept, and said.
#[test]
fn a_level_that_differs_is_kept_and_said() {
    for heads in [["Уровень", "Куратор"], ["Куратор", "Уровень"]] {
        let cell = |head: &str| {
            if head == "Уровень" { "кризисный" } else { "Смирнова/базовый" }
        };
        let rows: &[&[&str]] = &[
            &["№", "ФИО", "Дата постановки", heads[0], heads[1]],
            &["1", "Иванова Мария Петровна", "01.09.2026", cell(heads[0]), cell(heads[1])],
            &["2", "Панина Вера Олеговна", "01.09.2026", cell(heads[0]), cell(heads[1])],
        ];
        let d = TestDistrict::new();
        let answer = takes(&d, &list(&d, "семьи.xlsx", &[plain("Семьи", rows)]), &[]);
        let export = d.export();
        let second = if heads[1] == "Уровень" {
            "кризисный"
        } else {
            "Смирнова/базовый"
        };
        assert!(export.contains(&format!("{}: {second}", heads[1])), "{export}");
        let said = answer["unclear"].as_array().unwrap().iter().filter(|u| u["text"] == second).count();
        assert!(said > 0, "{answer:#}");
    }
}
