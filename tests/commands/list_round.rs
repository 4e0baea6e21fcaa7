//! The list of families goes out to Excel and comes in again without loss, whatever texts it has; no text of a family
//! becomes a formula.

use std::path::Path;

use crate::desk;
use crate::district::{self, TestDistrict, stderr};
use crate::lists_with::takes;
use kurator::demo::DemoSpec;
use kurator::env::init;

/// Words that are marks in lists of others, formulas, quotes, blanks: in a list of our own they are texts.
const NASTY: [&str; 26] = [
    "=1+1",
    "+7",
    "-",
    "@SUM(A1)",
    "нет",
    "то же",
    "там же",
    "'=2",
    "\"",
    "a;b",
    "a,b/c",
    "12.03.2015",
    "2015",
    "строка\nвторая",
    "Итого",
    "итого: 3",
    "уровень",
    "МАТЬ",
    "д. 5, кв. 7",
    "8 911 603-14-22",
    "1",
    "да",
    "№ 12",
    "  внутри  двойные",
    "ё",
    "Кризисный уровень",
];

/// A district in which every text is one of those.
fn nasty(seed: usize) -> String {
    let mut lines = Vec::new();
    let mut at = seed;
    let mut next = || {
        at = at.wrapping_mul(31).wrapping_add(7);
        serde_json::to_string(NASTY[at % NASTY.len()]).unwrap()
    };
    for n in 0..12 {
        let id =
            |kind: usize, k: usize| format!("{kind}0000000-0000-4000-8000-{:012}", seed * 1000 + n * 10 + k);
        let family = id(1, 0);
        lines.push(format!(
            r#"{{"type":"family","id":"{family}","title":{},"settlement":{},"street":{},"house":{},"block":{},"flat":{},"access":{},"safety":{},"ground":{},"source":{},"journal_number":{},"note":{},"registered_on":"2026-0{}-11"}}"#,
            next(), next(), next(), next(), next(), next(), next(), next(), next(), next(), next(), next(), n % 9 + 1
        ));
        for k in 0..n % 4 {
            let role = ["mother", "stepfather", "granddaughter", "other", "foster_parent"][(n + k) % 5];
            lines.push(format!(
                r#"{{"type":"member","id":"{}","family":"{family}","role":"{role}","last_name":{},"first_name":{},"patronymic":{},"former_name":{},"occupation":{},"note":{},"born_year":{},"phones":["8911603142{k}","2-34-5{n} доб. 1","+375 29 123-45-6{k}"]}}"#,
                id(2, k), next(), next(), next(), next(), next(), next(), 1990 + k
            ));
        }
        let kinds = [r#","until":"2027-01-31""#, r#","contract":"social""#, r#","contract":"guardianship""#];
        for (k, until) in kinds.into_iter().enumerate().take(n % 4) {
            lines.push(format!(
                r#"{{"type":"agreement","id":"{}","family":"{family}","on":"2026-0{}-12","number":{}{until}}}"#,
                id(5, k), k + 2, next().replace("\\n", " ").replace("  ", " ")
            ));
        }
        lines.push(format!(
            r#"{{"type":"category","id":"{}","family":"{family}","category":{},"from":"2026-09-01"}}"#,
            id(3, 0),
            next().replace("\\n", " ")
        ));
        lines.push(format!(
            r#"{{"type":"circumstance","id":"{}","family":"{family}","circumstance":"a, b; c/d","from":"2026-09-01"}}"#,
            id(4, 0)
        ));
    }
    lines.join("\n")
}

/// The list of a district in a format, beside its file.
fn out(d: &TestDistrict, format: &str) -> std::path::PathBuf {
    let path =
        d.beside(&format!("выгрузка-{}.{format}", std::fs::read_dir(d.folder.path()).unwrap().count()));
    let done = d.run(&["export", "--all", "--format", format, "--out", path.to_str().unwrap()]);
    assert!(done.status.success(), "{}", stderr(&done));
    path
}

/// A district of its own under the same document.
fn empty(regulation: &str) -> TestDistrict {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("участок.kurator");
    assert!(district::run(&file, &["init", "--regulation", regulation]).status.success());
    TestDistrict { folder, file }
}

/// The agreements of whole families, each with its number, days and kind.
fn agreements(export: &str) -> Vec<String> {
    let records = export.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let own = |r: &serde_json::Value| r["type"] == "agreement" && r["member"].is_null();
    let line = |r: serde_json::Value| {
        let contract = r["contract"].as_str().unwrap_or("accompaniment");
        format!("{} {} {} {} {contract}", r["family"], r["number"], r["on"], r["until"])
    };
    let mut all: Vec<String> = records.filter(own).map(line).collect();
    all.sort();
    all
}

fn comes_back(d: &TestDistrict, regulation: &str, called: &str) {
    let whole = std::fs::read_to_string(out(d, "csv")).unwrap();
    let before = d.export();
    for format in ["xlsx", "csv"] {
        let list = out(d, format);
        let other = empty(regulation);
        let answer = takes(&other, &list, &["--doubles", "take"]);
        assert_eq!(answer["refused"].as_array().unwrap().len(), 0, "{called} {format}: {answer:#}");
        let again = std::fs::read_to_string(out(&other, "csv")).unwrap();
        for (one, two) in whole.lines().zip(again.lines()) {
            assert_eq!(one, two, "{called} {format}");
        }
        assert_eq!(whole.len(), again.len(), "{called} {format}");
        assert_eq!(agreements(&other.export()), agreements(&before), "{called} {format}");
        // Into the file it is from it brings nothing.
        let same = takes(d, &list, &[]);
        assert_eq!((&same["added"], &same["changed"]), (&0.into(), &0.into()), "{called} {format}: {same:#}");
        assert_eq!(d.export(), before, "{called} {format}");
    }
}

#[test]
fn districts_of_all_documents_come_back_without_loss() {
    for (regulation, seed) in
        [("yugra", 3), ("irkutsk", 5), ("azov", 8), ("borovichi", 13), ("oktyabrsky", 21)]
    {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("участок.kurator");
        let today = "2026-11-24".parse().unwrap();
        let wish = DemoSpec { today, seed, families: 14, regulation: regulation.to_owned() };
        init::demo(&file, &wish, &mut |_, _| {}).unwrap();
        comes_back(&TestDistrict { folder, file }, regulation, regulation);
    }
}

/// A grandmother who is the guardian keeps both roles on the way out and in; a foreign list names the second one in a
/// column of its own, in its own words.
#[test]
fn a_second_role_goes_out_and_comes_in() {
    for (role, second) in [("grandmother", "guardian"), ("uncle", "trustee"), ("stepfather", "adopter")] {
        let member = format!(
            r#"{{"type":"member","id":"00000000-0000-4000-8000-0000000009a1","family":"00000000-0000-4000-8000-000000000001","role":"{role}","second_role":"{second}","last_name":"Зимина","first_name":"Раиса"}}"#
        );
        let d = TestDistrict::new();
        d.takes(&format!("{}{member}\n", desk::DISTRICT));
        comes_back(&d, "yugra", second);
    }
    for (head, cell, kept) in [
        ("Вторая роль", "опекун", "\"second_role\":\"guardian\""),
        ("Кем ещё приходится", "попечитель", "\"second_role\":\"trustee\""),
        ("Вторая роль", "кума", "Вторая роль: кума"),
    ] {
        let d = TestDistrict::new();
        d.takes(desk::DISTRICT);
        let path = d.folder.path().join("список.csv");
        let text = format!(
            "ФИО;Степень родства;{head};Дата рождения\nЗимина Раиса Павловна;бабушка;{cell};03.05.1961\n\
             Зимин Илья Олегович;внук;;12.05.2017\n"
        );
        std::fs::write(&path, text).unwrap();
        takes(&d, &path, &[]);
        let file = d.export();
        let hers =
            file.lines().find(|l| l.contains("\"Зимина\"") && l.contains("\"Раиса\"")).unwrap_or_default();
        assert!(hers.contains("grandmother") && hers.contains(kept), "{head}: {hers}");
    }
}

#[test]
fn any_text_comes_back_as_it_was() {
    let d = TestDistrict::new();
    d.takes(desk::DISTRICT);
    comes_back(&d, "yugra", "desk");
    for seed in 1..6 {
        let d = TestDistrict::new();
        d.takes(&nasty(seed));
        comes_back(&d, "yugra", &format!("nasty {seed}"));
    }
}

/// The texts of the parts of a workbook.
fn parts(path: &Path) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[test]
fn no_text_becomes_a_formula() {
    let d = TestDistrict::new();
    d.takes(&nasty(9));
    for (name, text) in parts(&out(&d, "xlsx")) {
        assert!(!text.contains("<f>") && !text.contains("<f "), "{name}");
    }
    let text = std::fs::read_to_string(out(&d, "csv")).unwrap();
    assert!(text.starts_with('\u{feff}'));
    let mut csv = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut cells = 0;
    for record in csv.records().map(Result::unwrap) {
        for cell in record.iter() {
            cells += 1;
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
        }
    }
    assert!(cells > 300);
}

#[test]
fn a_family_changed_in_the_list_changes_in_the_file_and_no_other() {
    let d = TestDistrict::new();
    d.takes(desk::DISTRICT);
    let path = out(&d, "csv");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("школа № 4", "лицей № 1").replace("собака;", "собака спит;")).unwrap();
    let before = d.export();
    let answer = takes(&d, &path, &[]);
    assert_eq!(answer["added"], 0, "{answer:#}");
    let changed: Vec<String> =
        d.export().lines().filter(|l| !before.contains(*l)).map(str::to_owned).collect();
    assert_eq!(changed.len(), 2, "{changed:#?}");
    assert!(
        changed.iter().any(|l| l.contains("лицей № 1")) && changed.iter().any(|l| l.contains("собака спит"))
    );
    assert!(d.run(&["undo"]).status.success());
    assert_eq!(d.export(), before);
}

/// The list as text, opened by a spreadsheet and saved as a workbook: every cell is the text that stood between the
/// delimiters, apostrophes included.
#[test]
fn a_text_saved_as_a_workbook_comes_back() {
    for seed in 1..4 {
        let d = TestDistrict::new();
        d.takes(&nasty(seed));
        let whole = std::fs::read_to_string(out(&d, "csv")).unwrap();
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let mut csv = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .from_reader(whole.trim_start_matches('\u{feff}').as_bytes());
        for (row, record) in (0..).zip(csv.records().map(Result::unwrap)) {
            for (column, text) in (0..).zip(record.iter()) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
        let path = d.beside("пересохранён.xlsx");
        book.save(&path).unwrap();
        let other = empty("yugra");
        takes(&other, &path, &["--doubles", "take"]);
        let again = std::fs::read_to_string(out(&other, "csv")).unwrap();
        for (one, two) in whole.lines().zip(again.lines()) {
            assert_eq!(one, two, "{seed}");
        }
        assert_eq!(whole.len(), again.len(), "{seed}");
    }
}
