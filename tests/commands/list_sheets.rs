//! Books as offices keep them: several sheets, hidden parts, formats of other programs. What is not read is named.

use crate::district::{TestDistrict, stderr, stdout};
use crate::lists_with::{list, plain, takes, told};
use rust_xlsxwriter::{Formula, Workbook};
use serde_json::{Value, json};

const HEAD: &[&str] = &["ФИО", "Адрес", "Телефон", "Уровень"];

/// The parts that an answer says were not read.
fn unread(answer: &Value) -> Vec<Value> {
    answer["unread"].as_array().unwrap().clone()
}

#[test]
fn of_several_sheets_the_list_of_families_is_taken_and_the_others_are_named() {
    let families: &[&[&str]] = &[HEAD, &["Ким Анна", "Лесная 2", "89116031422", "базовый"]];
    let north: &[&[&str]] = &[HEAD, &["Юдин Олег", "Мира 5", "", "кризисный"]];
    let staff: &[&[&str]] = &[&["ФИО", "Должность", "Телефон"], &["Смирнова Т. Н.", "специалист", "2-11-22"]];
    let streets: &[&[&str]] = &[&["Улица", "Участок"], &["Лесная", "#4"]];
    let book =
        [plain("Сотрудники", staff), plain("Юг", families), plain("Север", north), plain("Улицы", streets)];
    let d = TestDistrict::new();
    let path = list(&d, "книга.xlsx", &book);
    let answer = takes(&d, &path, &["--dry-run"]);
    assert_eq!(answer["families"], 2, "{answer:#}");
    assert_eq!(
        unread(&answer),
        [
            json!({"sheet": "Сотрудники", "what": "other_sheet"}),
            json!({"sheet": "Улицы", "what": "nameless_sheet"})
        ]
    );
    let plain = stdout(&d.run(&["import", path.to_str().unwrap(), "--dry-run"]));
    assert!(
        plain.contains("Лист «Сотрудники» не прочитан: в нём другая таблица.") && plain.contains("--sheet")
    );
    // By name, whatever its letters, and by number.
    for said in ["север", "3"] {
        let answer = takes(&d, &path, &["--sheet", said, "--dry-run"]);
        assert_eq!((&answer["families"], unread(&answer).len()), (&json!(1), 3), "{said}");
    }
    let wrong = d.run(&["import", path.to_str().unwrap(), "--sheet", "Запад"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("2 Юг"), "{}", stderr(&wrong));
    takes(&d, &path, &[]);
    assert!(told(&d).starts_with("Ким Анна") && told(&d).contains("\nЮдин Олег"), "{}", told(&d));
    let text = d.beside("текст.csv");
    std::fs::write(&text, "ФИО;Адрес\nКим Ия;Лесная 2\n").unwrap();
    for needless in [&["--sheet", "1"][..], &["--hidden"]] {
        let args = [&["import", text.to_str().unwrap()][..], needless].concat();
        assert_eq!(d.run(&args).status.code(), Some(2), "{needless:?}");
    }
}

/// A book in which a row, a column and a sheet are hidden.
fn with_hidden(path: &std::path::Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Семьи").unwrap();
    let rows = [
        ["ФИО", "Адрес", "Телефон", "Примечание"],
        ["Ким Анна", "Лесная 2", "89116031422", "тайное"],
        ["Снятая Вера", "Мира 5", "89116031423", ""],
        ["Юдин Олег", "Мира 6", "89116031424", ""],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.set_row_hidden(2).unwrap();
    sheet.set_column_hidden(3).unwrap();
    let old = book.add_worksheet().set_name("Старые").unwrap();
    for (column, text) in (0..).zip(["ФИО", "Адрес", "Телефон"]) {
        old.write_string(0, column, text).unwrap();
    }
    for (column, text) in (0..).zip(["Старая Ада", "Новая 7", "89116031425"]) {
        old.write_string(1, column, text).unwrap();
    }
    old.set_hidden(true);
    book.save(path).unwrap();
}

const SHOWN: &str = "Ким Анна, Лесная, д. 2
  mother Ким|Анна, +79116031422
Юдин Олег, Мира, д. 6
  father Юдин|Олег, +79116031424";

#[test]
fn what_a_book_hides_is_named_and_taken_only_when_asked() {
    let d = TestDistrict::new();
    let path = d.beside("книга.xlsx");
    with_hidden(&path);
    let answer = takes(&d, &path, &[]);
    assert_eq!(
        unread(&answer),
        [
            json!({"sheet": "Семьи", "what": "hidden_rows", "rows": [3]}),
            json!({"sheet": "Семьи", "what": "hidden_columns", "columns": ["D"]}),
            json!({"sheet": "Старые", "what": "hidden_sheet"}),
        ]
    );
    assert_eq!(told(&d), SHOWN, "{answer:#}");
    let d = TestDistrict::new();
    let answer = takes(&d, &path, &["--hidden"]);
    assert_eq!(unread(&answer), Vec::<Value>::new());
    let all = told(&d);
    for said in ["Снятая Вера", "Старая Ада", "тайное"] {
        assert!(all.contains(said), "{said}: {all}");
    }
}

const ODS_HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>"#;
const ODS_END: &str = "</office:spreadsheet></office:body></office:document-content>";

fn ods_row(attributes: &str, cells: &[&str]) -> String {
    let cell = |text: &&str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let cells: String = cells.iter().map(cell).collect();
    format!("<table:table-row{attributes}>{cells}</table:table-row>")
}

/// The same book as LibreOffice writes it, with what else such a file has in it.
fn ods() -> String {
    let rows = [
        ods_row("", &["ФИО", "Адрес", "Телефон", "Примечание"]),
        ods_row("", &["Ким<text:s/>Анна", "Лесная 2", "8<text:s text:c=\"1\"/>911 603 14 22", "тайное"]),
        ods_row(r#" table:visibility="filter""#, &["Снятая Вера", "Мира 5", "89116031423", ""]),
        r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#.to_owned(),
        r#"<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>заметка на полях</text:p></office:annotation><text:p>Юдин <text:span>Олег</text:span></text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Мира</text:p><text:p>6</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="89116031424"><text:p>8,9E+10</text:p></table:table-cell></table:table-row>"#.to_owned(),
    ]
    .concat();
    let old = ods_row("", &["ФИО", "Адрес", "Телефон"]) + &ods_row("", &["Старая Ада", "Новая 7", ""]);
    let linked = ods_row("", &["ФИО", "Адрес", "Телефон"]) + &ods_row("", &["Чужая Яна", "Новая 8", ""]);
    format!(
        r#"{ODS_HEAD}<table:tracked-changes><table:deletion><table:change-deletion><table:table-cell><text:p>Удалённая Ия</text:p></table:table-cell></table:change-deletion></table:deletion></table:tracked-changes>
<table:table table:name="Семьи"><table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>{rows}</table:table>
<table:table table:name="Старые" table:style-name="ta2">{old}</table:table>
<table:table table:name="'file:///C:/чужое.ods'#$Лист1">{linked}</table:table>{ODS_END}"#
    )
}

#[test]
fn a_book_of_libreoffice_hides_and_reaches_far_as_well() {
    let flat = ods()
        .replace("<office:document-content ", "<office:document office:mimetype=\"x\" ")
        .replace("</office:document-content>", "</office:document>");
    let packed = {
        use std::io::Write;
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in [("content.xml", ods().as_str()), ("META-INF/manifest.xml", "<m/>")] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    for (name, bytes, format) in [("книга.ods", packed, "ods"), ("книга.fods", flat.into_bytes(), "fods")]
    {
        let d = TestDistrict::new();
        let path = d.beside(name);
        std::fs::write(&path, bytes).unwrap();
        let answer = takes(&d, &path, &[]);
        assert_eq!(answer["format"], format);
        assert_eq!(
            unread(&answer),
            [
                json!({"sheet": "Семьи", "what": "hidden_rows", "rows": [3]}),
                json!({"sheet": "Семьи", "what": "hidden_columns", "columns": ["D"]}),
                json!({"sheet": "Старые", "what": "hidden_sheet"}),
            ],
            "{name}"
        );
        assert_eq!(told(&d), SHOWN, "{name}: {answer:#}");
    }
}

#[test]
fn a_spreadsheet_of_excel_2003_is_read() {
    let row = |attributes: &str, cells: &str| format!("<Row{attributes}>{cells}</Row>\n");
    let text = |text: &str| format!(r#"<Cell><Data ss:Type="String">{text}</Data></Cell>"#);
    let rows = [
        row("", &["ФИО", "Дата рождения", "Адрес", "Телефон", "Примечание"].map(text).concat()),
        row(
            r#" ss:Index="4""#,
            &[
                &text("Ким Анна &amp; Ким Лев"),
                r#"<Cell><Data ss:Type="DateTime">1987-03-12T00:00:00.000</Data></Cell>"#,
                &text("Лесная 2"),
                r#"<Cell><Data ss:Type="Number">89116031422</Data></Cell>"#,
            ]
            .concat()
            .replace(" &amp; Ким Лев", ""),
        ),
        row(r#" ss:Hidden="1""#, &text("Снятая Вера")),
        row(
            "",
            &[
                r#"<Cell><Data ss:Type="String"><B xmlns="http://www.w3.org/TR/REC-html40">Юдин</B> Олег</Data><Comment ss:Author="x"><ss:Data xmlns="http://www.w3.org/TR/REC-html40">на полях</ss:Data></Comment></Cell>"#,
                r#"<Cell ss:Index="3"><Data ss:Type="String">Мира 5</Data></Cell>"#,
                r#"<Cell ss:Index="5" ss:Formula="=RC[-1]"></Cell>"#,
            ]
            .concat(),
        ),
    ]
    .concat();
    let book = format!(
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n<Worksheet ss:Name=\"Семьи\"><Table>{rows}</Table></Worksheet>\n<Worksheet ss:Name=\"Тайное\"><Table>{}</Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>",
        row("", &text("ФИО")) + &row("", &text("Старая Ада"))
    );
    for (name, bytes) in [
        ("книга.xml", book.clone().into_bytes()),
        ("книга.xls", encoding_rs::WINDOWS_1251.encode(&book).0.into_owned()),
    ] {
        let d = TestDistrict::new();
        let path = d.beside(name);
        std::fs::write(&path, bytes).unwrap();
        let answer = takes(&d, &path, &[]);
        assert_eq!(answer["format"], "xml");
        assert_eq!(
            told(&d),
            "Ким Анна, Лесная, д. 2
  mother Ким|Анна, 1987-03-12, +79116031422
Юдин Олег, Мира, д. 5, примечание: Примечание: =
  father Юдин|Олег",
            "{name}: {answer:#}"
        );
        let parts: Vec<String> =
            unread(&answer).iter().map(|u| u["what"].as_str().unwrap().to_owned()).collect();
        assert_eq!(parts, ["hidden_rows", "hidden_sheet"], "{name}");
        let why = answer["unclear"][0]["why"].as_str().unwrap();
        assert!(why.contains("не посчитана"), "{why}");
    }
}

/// The book as a program writes it that does not compute.
fn without_values(book: &[u8]) -> Vec<u8> {
    use std::io::{Read, Write};
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let name = part.name().unwrap().into_owned();
        if let Some((before, after)) = text.split_once("</f>") {
            let cell = after.find("</c>").unwrap();
            text = format!("{before}</f>{}", &after[cell..]);
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn a_formula_without_a_value_and_a_cell_in_the_far_corner_are_named_with_their_place() {
    let d = TestDistrict::new();
    let path = d.beside("книга.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Семьи").unwrap();
    for (column, text) in (0..).zip(["ФИО", "Адрес", "Примечание"]) {
        sheet.write_string(0, column, text).unwrap();
    }
    sheet.write_string(1, 0, "Ким Анна").unwrap();
    sheet.write_string(1, 1, "Лесная 2").unwrap();
    sheet.write_formula(1, 2, Formula::new("B1&\"; \"&B2").set_result("")).unwrap();
    sheet.write_string(1_048_575, 16_383, "угол").unwrap();
    std::fs::write(&path, without_values(&book.save_to_buffer().unwrap())).unwrap();
    let answer = takes(&d, &path, &[]);
    assert_eq!(unread(&answer), [json!({"sheet": "Семьи", "what": "beyond", "cells": 1})], "{answer:#}");
    let unclear = answer["unclear"].as_array().unwrap();
    assert!(
        unclear.iter().any(|u| u["row"] == 2
            && u["column"] == "Примечание"
            && u["text"].as_str().unwrap().starts_with("=B1&\"; \"")),
        "{answer:#}"
    );
    assert!(
        told(&d).starts_with("Ким Анна, Лесная, д. 2, примечание: Примечание: =B1&\"; \"&B2"),
        "{}",
        told(&d)
    );
}

#[test]
fn an_old_workbook_hides_parts_and_its_far_cells_are_named() {
    let d = TestDistrict::new();
    let path = d.beside("книга.xls");
    std::fs::copy("tests/cases/hidden.xls", &path).unwrap();
    let answer = takes(&d, &path, &[]);
    let parts = [
        json!({"sheet": "Семьи", "what": "hidden_rows", "rows": [3]}),
        json!({"sheet": "Семьи", "what": "hidden_columns", "columns": ["D"]}),
        json!({"sheet": "Старые", "what": "hidden_sheet"}),
    ];
    assert_eq!(unread(&answer), parts, "{answer:#}");
    assert_eq!(told(&d), SHOWN, "{answer:#}");
    // A narrow sheet may reach to the last row.
    let d = TestDistrict::new();
    let path = d.beside("книга.xls");
    std::fs::copy("tests/cases/low.xls", &path).unwrap();
    let answer = takes(&d, &path, &["--dry-run"]);
    assert_eq!(answer["format"], "xls");
    assert_eq!(answer["refused"][0]["rows"], json!([65_536]), "{answer:#}");
    // A value in the last corner would take hundreds of megabytes.
    std::fs::copy("tests/cases/far.xls", &path).unwrap();
    let output = d.run(&["import", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("в строке 65536"), "{}", stderr(&output));
}

/// An old workbook that declares an extent of billions of cells is read as far as it has cells.
#[test]
fn a_declared_extent_takes_no_memory() {
    let d = TestDistrict::new();
    let mut bytes = std::fs::read("tests/cases/hidden.xls").unwrap();
    let mut changed = 0;
    for at in 0..bytes.len() - 18 {
        if bytes[at..at + 4] == [0x00, 0x02, 0x0e, 0x00] {
            bytes[at + 8..at + 12].copy_from_slice(&u32::MAX.to_le_bytes());
            bytes[at + 14..at + 16].copy_from_slice(&256u16.to_le_bytes());
            changed += 1;
        }
    }
    assert_eq!(changed, 2);
    let path = d.beside("книга.xls");
    std::fs::write(&path, bytes).unwrap();
    takes(&d, &path, &[]);
    assert_eq!(told(&d), SHOWN);
}

/// Of hidden rows above all others only the head is read: who is in them is left out, and named.
#[test]
fn hidden_rows_above_are_not_read() {
    for shown_head in [false, true] {
        let d = TestDistrict::new();
        let path = d.beside("список.xlsx");
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let mut rows = vec![
            ["ФИО", "Адрес", "Уровень"],
            ["Иванова Мария Петровна", "Мира 1", "базовый"],
            ["Снятые с учёта", "", ""],
            ["Петрова Анна Ивановна", "Мира 2", "базовый"],
            ["Сидорова Вера Львовна", "Мира 3", "базовый"],
            ["Мохова Зоя Юрьевна", "Мира 4", "базовый"],
        ];
        if shown_head {
            // Another table below has a head that is shown.
            rows.extend([["ФИО", "Улица", "Дом"], ["Нилова Вера Олеговна", "Мира", "9"]]);
        }
        for (row, cells) in (0..).zip(&rows) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
        for hidden in 0..4 {
            sheet.set_row_hidden(hidden).unwrap();
        }
        book.save(&path).unwrap();
        let answer = takes(&d, &path, &[]);
        let told = told(&d);
        for (name, is_read) in [
            ("Сидорова", true),
            ("Мохова", true),
            ("Иванова", false),
            ("Петрова", false),
            ("Нилова", shown_head),
        ] {
            assert_eq!(told.contains(name), is_read, "{name}: {told}");
        }
        assert!(!told.contains("closing"), "{told}");
        assert_eq!(
            unread(&answer)[0],
            json!({"sheet": "Sheet1", "what": "hidden_rows", "rows": [2, 3, 4]}),
            "{answer:#}"
        );
    }
}
