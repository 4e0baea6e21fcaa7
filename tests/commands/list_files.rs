//! Files of lists: encodings, delimiters, formats whatever their names, broken and hostile ones.

use std::io::Write;

use crate::district::{TestDistrict, is_sentence, stderr, stdout};
use crate::lists_with::{list, plain, takes, told};

const EXPECTED: &str = "Ёлкин Пётр, Боровичи, Мира, д. 4, № 12/3, примечание: сказал: «да»; ушёл / вернулся
  father Ёлкин|Пётр, 2001
Лебедева Ольга Юрьевна, Боровичи, Лесная, д. 1, № 007, примечание: =1+1
  mother Лебедева|Ольга|Юрьевна, 1987-03-12, +79116031422";

fn csv(delimiter: char) -> String {
    let rows = [
        ["ФИО", "Дата рождения", "Адрес", "Телефон", "№ дела", "Примечание"],
        ["Ёлкин Пётр", "2001", "Боровичи, ул. Мира, 4", "", "12/3", "сказал: «да»; ушёл\nвернулся"],
        [
            "Лебедева Ольга Юрьевна",
            "12.03.1987",
            "г. Боровичи, Лесная 1",
            "8 911 603-14-22",
            "=\"007\"",
            "'=1+1",
        ],
    ];
    let cell = |text: &&str| {
        if text.contains([delimiter, '\n', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            (*text).to_owned()
        }
    };
    rows.iter()
        .map(|row| row.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string()) + "\r\n")
        .collect()
}

#[test]
fn every_encoding_and_delimiter_is_guessed_and_said() {
    let wide = |text: &str, big: bool, mark: bool| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() });
        let start: &[u8] = match (mark, big) {
            (false, _) => &[],
            (true, true) => &[0xfe, 0xff],
            (true, false) => &[0xff, 0xfe],
        };
        start.iter().copied().chain(units).collect()
    };
    let single = |text: &str, table: &'static encoding_rs::Encoding| -> Vec<u8> {
        let (bytes, _, lost) = table.encode(text);
        assert!(!lost);
        bytes.into_owned()
    };
    for (delimiter, name) in [(';', "semicolon"), (',', "comma"), ('\t', "tab")] {
        let text = csv(delimiter);
        // DOS and KOI8 have no «», and every list of theirs is without.
        let old = text.replace(['«', '»'], "");
        let expected_old = EXPECTED.replace(['«', '»'], "");
        let all: [(&str, Vec<u8>, &str); 8] = [
            ("utf-8", text.clone().into_bytes(), EXPECTED),
            ("utf-8", format!("\u{feff}{text}").into_bytes(), EXPECTED),
            ("cp1251", single(&text, encoding_rs::WINDOWS_1251), EXPECTED),
            ("utf-16le", wide(&text, false, true), EXPECTED),
            ("utf-16le", wide(&text, false, false), EXPECTED),
            ("utf-16be", wide(&text, true, true), EXPECTED),
            ("cp866", single(&old, encoding_rs::IBM866), &expected_old),
            ("koi8-r", single(&old.replace('№', "N"), encoding_rs::KOI8_R), &expected_old),
        ];
        for (encoding, bytes, expected) in all {
            let d = TestDistrict::new();
            let path = d.beside("список.csv");
            std::fs::write(&path, bytes).unwrap();
            let answer = takes(&d, &path, &[]);
            assert_eq!((&answer["encoding"], &answer["delimiter"]), (&encoding.into(), &name.into()));
            // KOI8 has no «№»: that head is another one.
            if encoding != "koi8-r" {
                assert_eq!(told(&d), *expected, "{encoding} {name}\n{answer:#}");
            }
        }
    }
}

#[test]
fn a_wrong_guess_is_changed_by_an_option() {
    let d = TestDistrict::new();
    let path = d.beside("список.csv");
    let text = csv(';').replace(";12/3;", ";12/3,4,5,6,7;");
    std::fs::write(&path, encoding_rs::WINDOWS_1251.encode(&text).0).unwrap();
    let answer = takes(&d, &path, &["--delimiter", ";", "--encoding", "cp1251", "--dry-run"]);
    assert_eq!((&answer["encoding"], &answer["delimiter"]), (&"cp1251".into(), &"semicolon".into()));
    let wrong = d.run(&["import", path.to_str().unwrap(), "--encoding", "latin"]);
    assert_eq!(wrong.status.code(), Some(2), "{}", stderr(&wrong));
    // A workbook has no delimiter: an option that changes nothing is refused.
    let book = list(&d, "книга.xlsx", &[plain("Лист1", &[&["ФИО", "Адрес"], &["Ким Анна", "Лесная 2"]])]);
    let needless = d.run(&["import", book.to_str().unwrap(), "--delimiter", ";"]);
    assert_eq!(needless.status.code(), Some(2), "{}", stderr(&needless));
    let records = d.beside("записи.jsonl");
    std::fs::write(&records, "").unwrap();
    let needless = d.run(&["import", records.to_str().unwrap(), "--doubles", "join"]);
    assert_eq!(needless.status.code(), Some(2), "{}", stderr(&needless));
}

#[test]
fn a_page_named_as_a_workbook_is_read() {
    let page = "<html><head><meta charset=windows-1251><style>td{color:red}</style></head><body>
<table border=1><tr><th colspan=2>Список &laquo;семей&raquo;</th></tr>
<tr><td>ФИО</td><td>Адрес</td><td>Дети</td></tr>
<tr><td rowspan=2>Ким&nbsp;Анна <b>Львовна</b></td><td rowspan=2>Лесная 2</td><td>Ким Лев 2015</td></tr>
<tr><td>Ким Ия<br>12.03.2018</td></tr>
<tr><td>Юдин Олег<td>Мира&#44; 5<td>
</table></body></html>";
    let d = TestDistrict::new();
    let path = d.beside("выгрузка.xls");
    std::fs::write(&path, encoding_rs::WINDOWS_1251.encode(page).0).unwrap();
    let answer = takes(&d, &path, &[]);
    assert_eq!(answer["format"], "html");
    assert_eq!(
        told(&d),
        "Ким Анна Львовна, Лесная, д. 2
  mother Ким|Анна|Львовна
  child Ким|Лев, 2015
  child Ким|Ия, 2018-03-12
Юдин Олег, Мира, д. 5
  father Юдин|Олег",
        "{answer:#}"
    );
}

#[test]
fn old_workbooks_and_those_of_libreoffice_are_read_whatever_their_names() {
    let expected = "Абрамова Зоя Ивановна, Боровичи, Мира, д. 5, № 12, с 2026-09-01
  mother Абрамова|Зоя|Ивановна, 1985-02-01, +79116031422
  child Абрамов|Лев, 2015";
    for (case, name, format) in [
        ("list.xls", "список.xls", "xls"),
        ("list.xls", "список.xlsx", "xls"),
        ("list.ods", "список.ods", "ods"),
        ("list.ods", "список.xls", "ods"),
    ] {
        let d = TestDistrict::new();
        let path = d.beside(name);
        std::fs::copy(format!("tests/cases/{case}"), &path).unwrap();
        let answer = takes(&d, &path, &[]);
        assert_eq!(answer["format"], format, "{name}");
        assert_eq!(told(&d), expected, "{case} as {name}\n{answer:#}");
    }
}

/// A zip of these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with this sheet and these shared texts.
fn workbook(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    let types = br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    let rels = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let book = br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let book_rels = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>"#;
    packed(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", rels),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", book_rels),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/vbaProject.bin", b"macro"),
    ])
}

const SHEET: &str = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
const STRINGS: &str = r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="1"><si><t>a</t></si></sst>"#;

fn inline(row: usize, cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .zip('A'..)
        .map(|(text, letter)| format!(r#"<c r="{letter}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#))
        .collect();
    format!(r#"<row r="{row}">{cells}</row>"#)
}

#[test]
fn broken_and_hostile_files_are_told_and_change_nothing() {
    let many_rows: String = (1..=1_000_000).map(|n| format!("<row r=\"{n}\" ht=\"15\"/>")).collect();
    let head = inline(1_000_001, &["ФИО", "Адрес"]);
    let far = inline(1_000_002, &["Ким Анна", "Лесная 2"]);
    let empty_rows = format!("{SHEET}{many_rows}{head}{far}</sheetData></worksheet>");
    let bomb = vec![b' '; 200 << 20];
    let declared = STRINGS.replace("uniqueCount=\"1\"", "uniqueCount=\"99999999999\"");
    let small = format!("{SHEET}{}</sheetData></worksheet>", inline(1, &["ФИО", "Адрес"]));
    let cut = format!("{SHEET}<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>ФИО");
    let repeated = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let locked: Vec<u8> = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
        .into_iter()
        .chain([0; 600])
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .chain([0; 600])
        .collect();
    let quote = format!("ФИО;Адрес\r\nКим Анна;\"Лесная 2\r\n{}", "Юдин Олег;Мира 5\r\n".repeat(3000));
    let files: Vec<(&str, Vec<u8>, &str)> = vec![
        ("пустой.xlsx", Vec::new(), "заполненной"),
        ("пробелы.csv", b" \r\n \n".to_vec(), "заполненной"),
        ("картинка.xlsx", b"\x89PNG\r\n\x1a\n0000".to_vec(), "не таблица"),
        ("письмо.xls", b"%PDF-1.7 x".to_vec(), "не таблица"),
        ("письмо.xlsx", packed(&[("word/document.xml", b"<w/>")]), "не таблица"),
        ("обрезан.xlsx", workbook(small.as_bytes(), STRINGS.as_bytes())[..400].to_vec(), "повреждён"),
        ("середина.xlsx", workbook(cut.as_bytes(), STRINGS.as_bytes()), "повреждён"),
        ("бомба.xlsx", workbook(&bomb, STRINGS.as_bytes()), ""),
        ("тексты.xlsx", workbook(small.as_bytes(), &bomb), "распаковывается"),
        ("объявлено.xlsx", workbook(small.as_bytes(), declared.as_bytes()), "объявлено"),
        (
            "повторы.ods",
            packed(&[("content.xml", repeated.as_bytes()), ("META-INF/manifest.xml", b"<m/>")]),
            "ячеек",
        ),
        ("пароль.xlsx", locked, "паролем"),
        (
            "пароль.ods",
            packed(&[("content.xml", b"<x/>"), ("META-INF/manifest.xml", b"<m><encryption-data/></m>")]),
            "паролем",
        ),
        ("двоичная.xlsb", packed(&[("xl/workbook.bin", b"x")]), "xlsb"),
        ("кавычка.csv", quote.into_bytes(), "строка 2"),
        (
            "шум.xls",
            [&[0xd0u8, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0x55; 2000]].concat(),
            "повреждён",
        ),
        ("страница.xls", b"<html><body>no table here</body></html>".to_vec(), "не таблица"),
    ];
    let d = TestDistrict::new();
    let before = d.export();
    for (name, bytes, said) in files {
        let path = d.beside(name);
        std::fs::write(&path, bytes).unwrap();
        let output = d.run(&["import", path.to_str().unwrap()]);
        assert_ne!(output.status.code(), Some(0), "{name}: {}", stdout(&output));
        let told = stderr(&output);
        assert!(told.contains(said) && is_sentence(&told), "{name}: {told}");
        assert!(!told.contains("panicked"), "{name}: {told}");
        assert_eq!(d.export(), before, "{name}");
        std::fs::remove_file(&path).unwrap();
    }
    // A million empty rows before the list are no harm.
    let path = d.beside("строки.xlsx");
    std::fs::write(&path, workbook(empty_rows.as_bytes(), STRINGS.as_bytes())).unwrap();
    takes(&d, &path, &[]);
    assert_eq!(told(&d), "Ким Анна, Лесная, д. 2\n  mother Ким|Анна");
}

/// Files made to do harm, each under a limit of memory and time: what is said, or what is taken all the same.
#[test]
#[cfg(target_os = "linux")]
fn hostile_files_take_neither_memory_nor_time() {
    let good = format!(
        "{SHEET}{}{}</sheetData></worksheet>",
        inline(1, &["ФИО", "Адрес"]),
        inline(2, &["Ким Анна", "Лесная 2"])
    );
    let laughs: String =
        (1..=9).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let doctype = format!("<!DOCTYPE x [<!ENTITY l0 \"смех\">{laughs}]>");
    let laughing = |xml: &str| xml.replacen("?>", &format!("?>{doctype}"), 1);
    let entities = laughing(&good.replace("Лесная 2", "&l9;"));
    let cells: String = std::iter::repeat_n("<c t=\"n\"><v>1</v></c>", 300_000).collect();
    let wide_row = good.replace("</sheetData>", &format!("<row r=\"3\">{cells}</row></sheetData>"));
    let sheets: Vec<String> = (0..6_000).map(|n| format!("xl/worksheets/s{n}.xml")).collect();
    let mut parts: Vec<(&str, &[u8])> = sheets.iter().map(|name| (name.as_str(), b"<a/>" as &[u8])).collect();
    parts.push(("xl/workbook.xml", b"<workbook/>"));
    let whole = workbook(good.as_bytes(), STRINGS.as_bytes());
    let cut = whole[..whole.len() - 30].to_vec();
    let mut shifted = whole.clone();
    let end = shifted.len() - 6;
    shifted[end..end + 4].copy_from_slice(&u32::MAX.to_le_bytes());
    let wide = format!("ФИО;Адрес\nКим Анна;Лесная 2{}\n", ";x".repeat(1_000_000));
    let outside = {
        let mut zip = zip::ZipWriter::new_append(std::io::Cursor::new(whole.clone())).unwrap();
        for name in ["/etc/kurator-hostile", "../../kurator-hostile", "C:\\kurator-hostile"] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(b"x").unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let files: Vec<(&str, Vec<u8>, Option<&str>)> = vec![
        ("сущности.xlsx", workbook(entities.as_bytes(), STRINGS.as_bytes()), Some("повреждён")),
        ("части.xlsx", packed(&parts), Some("частей")),
        ("обрезан.xlsx", cut, Some("повреждён")),
        ("сдвинут.xlsx", shifted, Some("повреждён")),
        ("ячейки.xlsx", workbook(wide_row.as_bytes(), STRINGS.as_bytes()), None),
        ("столбцы.csv", wide.into_bytes(), None),
        ("наружу.xlsx", outside, None),
        ("цел.xlsx", whole, None),
    ];
    for (name, bytes, said) in files {
        let d = TestDistrict::new();
        let path = d.beside(name);
        std::fs::write(&path, bytes).unwrap();
        let import = "ulimit -t 60; ulimit -v 900000; exec \"$0\" import \"$1\" --dry-run --partial --json";
        let program = crate::district::program(&d.file);
        let mut limited = std::process::Command::new("/bin/sh");
        limited.args(["-c", import]).arg(program.get_program()).arg(&path).env_clear();
        limited.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = limited.output().unwrap();
        match said {
            Some(said) => {
                assert_eq!(output.status.code(), Some(1), "{name}: {}", stderr(&output));
                assert!(stderr(&output).contains(said), "{name}: {}", stderr(&output));
            }
            None => {
                assert!(output.status.success(), "{name}: {}{}", stdout(&output), stderr(&output));
                let answer: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
                assert_eq!(answer["families"], 1, "{name}: {answer}");
            }
        }
        assert!(!std::path::Path::new("/etc/kurator-hostile").exists());
        assert!(!d.folder.path().parent().unwrap().join("kurator-hostile").exists());
    }
}

/// Made by Excel's own encryption and by LibreOffice, not by hand.
#[test]
fn a_workbook_behind_a_password_is_named_in_one_sentence_with_what_to_do() {
    let d = TestDistrict::new();
    let before = d.export();
    for ending in ["xlsx", "xls", "ods"] {
        let path = d.beside(&format!("список.{ending}"));
        std::fs::copy(format!("tests/cases/locked.{ending}"), &path).unwrap();
        let output = d.run(&["import", path.to_str().unwrap()]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{ending}: {said}");
        assert!(said.contains("закрыт паролем") && said.contains("сохраните без пароля"), "{ending}: {said}");
        assert!(said.lines().count() == 1 && is_sentence(&said), "{ending}: {said}");
    }
    assert_eq!(d.export(), before);
}
