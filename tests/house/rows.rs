//! The table of requirement rows (`tests/cases/rows.toml`): every row of the path of a case names tests that there are
//! and that name the row.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;

const TABLE: &str = include_str!("../cases/rows.toml");

/// The rows of each capability: a row that is left out fails here.
const COUNTED: [(&str, usize); 14] = [
    ("level from signs", 52),
    ("reader of the document", 19),
    ("properties of the programme", 13),
    ("stages of the case", 9),
    ("approvals and decisions", 9),
    ("monitoring", 9),
    ("consent gate and exchange", 7),
    ("source of detection", 7),
    ("documents of the family", 5),
    ("organisations and requests", 5),
    ("deadlines by rule", 4),
    ("what ends or follows by itself", 3),
    ("indicators of a period", 25),
    ("figures of the institution", 11),
];

/// A requirement, and what shows it: tests, or what is still lacking.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequirementRow {
    what: String,
    #[serde(default)]
    tests: Vec<String>,
    open: Option<String>,
}

type RequirementTable = BTreeMap<String, BTreeMap<String, RequirementRow>>;

fn table(toml: &str) -> Result<RequirementTable, String> {
    toml::from_str(toml).map_err(|e| e.to_string())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The declarations of a source at its margin, each with the comments and marks above it.
fn declarations(source: &str) -> Vec<(&str, String)> {
    let mut all: Vec<(&str, String)> = Vec::new();
    let mut above = String::new();
    for line in source.lines() {
        let head = line.strip_prefix("pub ").unwrap_or(line);
        let named = ["fn ", "const ", "static "].iter().find_map(|word| head.strip_prefix(word));
        if let Some(named) = named {
            let end = named.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(named.len());
            all.push((&named[..end], format!("{above}{line}\n")));
            above.clear();
        } else if line.starts_with("//") || line.starts_with("#[") {
            above.push_str(line);
            above.push('\n');
        } else if let Some((_, text)) = all.last_mut() {
            text.push_str(line);
            text.push('\n');
            if line.is_empty() {
                above.clear();
            }
        }
    }
    all
}

/// The words of a test and of the tables of its file that it reads; `None`: there is no such test.
fn words_of(source: &str, name: &str) -> Option<String> {
    let all = declarations(source);
    let own = &all.iter().find(|(n, text)| *n == name && text.lines().any(|l| l == "#[test]"))?.1;
    let read = |table: &str| own.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == table);
    let is_table = |n: &str| n.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '_');
    let tables = all.iter().filter(|(n, _)| is_table(n) && read(n)).map(|(_, text)| text.as_str());
    Some(tables.fold(own.clone(), |words, table| words + table))
}

/// What keeps a test from showing a row; `None`: nothing does.
fn fault_of(test: &str, id: &str) -> Option<String> {
    let (file, name) = test.split_once("::").unwrap_or((test, ""));
    let source = std::fs::read_to_string(folder().join(file)).unwrap_or_default();
    match words_of(&source, name) {
        None => Some(format!("there is no test {test}")),
        Some(words) if !words.contains(id) => Some(format!("{test} does not name it")),
        Some(_) => None,
    }
}

/// What is wrong with a table, row by row.
fn faults(table: &RequirementTable) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (capability, rows) in table {
        for (id, row) in rows {
            let mut fault = |what: &str| faults.push(format!("{capability}, {id} ({}): {what}", row.what));
            if !seen.insert(id) {
                fault("it is there twice");
            }
            match (row.tests.is_empty(), &row.open) {
                (false, None) => row.tests.iter().filter_map(|t| fault_of(t, id)).for_each(|why| fault(&why)),
                (true, Some(why)) if !why.trim().is_empty() => {}
                (true, _) => fault("it names no test, and not what it lacks"),
                (false, Some(_)) => fault("it has a test and is open"),
            }
        }
    }
    faults
}

#[test]
fn every_row_names_a_test_that_there_is() {
    let table = table(TABLE).unwrap();
    let counted: BTreeMap<&str, usize> =
        table.iter().map(|(name, rows)| (name.as_str(), rows.len())).collect();
    assert_eq!(counted, COUNTED.into_iter().collect());
    let faults = faults(&table);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let rows = || table.values().flatten();
    let open: Vec<String> =
        rows().filter_map(|(id, row)| Some(format!("{id} {}: {}", row.what, row.open.as_ref()?))).collect();
    println!("{} rows, {} open", rows().count(), open.len());
    open.iter().for_each(|row| println!("  {row}"));
}

/// The check itself: a table that is wrong is refused.
#[test]
fn a_row_without_a_test_with_a_wrong_one_or_twice_is_refused() {
    // This test shows the row 999-001.
    let own = "house/rows.rs::a_row_without_a_test_with_a_wrong_one_or_twice_is_refused";
    let fault = |rows: &str| faults(&table(rows).unwrap()).join("; ");
    let row = |id: &str, test: &str| format!("[a]\n{id} = {{ what = \"x\", tests = [\"{test}\"] }}");
    assert_eq!(fault(&row("999-001", own)), "");
    assert_eq!(fault("[a]\n1 = { what = \"x\", open = \"nobody can\" }"), "");
    assert!(fault("[a]\n1 = { what = \"x\" }").contains("names no test"));
    assert!(fault("[a]\n1 = { what = \"x\", open = \" \" }").contains("names no test"));
    for missing in ["house/rows.rs::no_such_test", "house/nowhere.rs::a", "a", "house/rows.rs::faults"] {
        let said = fault(&row("999-001", missing));
        assert!(said.contains("there is no test"), "{missing}: {said}");
    }
    // A test of a fitting title that does not name the row shows nothing.
    let other = "house/rows.rs::every_row_names_a_test_that_there_is";
    assert!(fault(&row("999-001", other)).contains("does not name it"));
    let both = format!("[a]\n999-001 = {{ what = \"x\", tests = [\"{own}\", \"{other}\"] }}");
    assert!(fault(&both).contains("does not name it"), "each of them names it");
    let twice = format!("{}\n[b]\n999-001 = {{ what = \"y\", open = \"z\" }}", row("999-001", own));
    assert!(fault(&twice).contains("twice"));
    assert!(table("[a]\n1 = { what = \"x\" }\n1 = { what = \"y\" }").is_err(), "twice in one capability");
}

/// A table counts for the test that reads it, and for no other; the comment above a declaration is its own.
#[test]
fn a_table_names_rows_for_the_test_that_reads_it() {
    let source = "/// Row 1-1.\nconst ROWS: [u8; 1] = [\n    1,\n];\n\n/// Row 2-2.\n#[test]\nfn a() {\n    ROWS;\n}\n\n#[test]\nfn b() {\n    // Row 3-3.\n}\n\nfn c() {}\n";
    let names = |test: &str, id: &str| words_of(source, test).is_some_and(|words| words.contains(id));
    assert!(names("a", "1-1") && names("a", "2-2") && !names("a", "3-3"));
    assert!(names("b", "3-3") && !names("b", "1-1") && !names("b", "2-2"));
    assert!(words_of(source, "c").is_none() && words_of(source, "ROWS").is_none());
}
