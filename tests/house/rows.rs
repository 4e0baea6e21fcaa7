//! The table of requirement rows (`tests/cases/rows.toml`): every row of the path of a case names a test that there is.

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

/// A requirement, and what shows it: a test, or what is still lacking.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    what: String,
    test: Option<String>,
    open: Option<String>,
}

type Table = BTreeMap<String, BTreeMap<String, Row>>;

fn table(toml: &str) -> Result<Table, String> {
    toml::from_str(toml).map_err(|e| e.to_string())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Whether a file of the tests has this test: the function with the mark of a test above it.
fn has_test(file: &Path, name: &str) -> bool {
    let Ok(source) = std::fs::read_to_string(file) else { return false };
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let at = lines.iter().position(|l| l.starts_with(&format!("fn {name}(")));
    at.is_some_and(|at| {
        let marks = lines[..at].iter().rev().take_while(|l| l.starts_with("#[") || l.starts_with("//"));
        marks.into_iter().any(|l| *l == "#[test]")
    })
}

/// What is wrong with a table, row by row.
fn faults(table: &Table) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (capability, rows) in table {
        for (id, row) in rows {
            let mut fault = |what: &str| faults.push(format!("{capability}, {id} ({}): {what}", row.what));
            if !seen.insert(id) {
                fault("it is there twice");
            }
            match (&row.test, &row.open) {
                (Some(test), None) => match test.split_once("::") {
                    Some((file, name)) if has_test(&folder().join(file), name) => {}
                    _ => fault(&format!("there is no test {test}")),
                },
                (None, Some(why)) if !why.trim().is_empty() => {}
                (None, _) => fault("it names no test, and not what it lacks"),
                (Some(_), Some(_)) => fault("it has a test and is open"),
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
    let own = "house/rows.rs::every_row_names_a_test_that_there_is";
    let fault = |rows: &str| faults(&table(rows).unwrap()).join("; ");
    assert_eq!(fault(&format!("[a]\n1 = {{ what = \"x\", test = \"{own}\" }}")), "");
    assert_eq!(fault("[a]\n1 = { what = \"x\", open = \"nobody can\" }"), "");
    assert!(fault("[a]\n1 = { what = \"x\" }").contains("names no test"));
    assert!(fault("[a]\n1 = { what = \"x\", open = \" \" }").contains("names no test"));
    for missing in ["house/rows.rs::no_such_test", "house/nowhere.rs::a", "a", "house/rows.rs::has_test"] {
        let said = fault(&format!("[a]\n1 = {{ what = \"x\", test = \"{missing}\" }}"));
        assert!(said.contains("there is no test"), "{missing}: {said}");
    }
    let twice =
        format!("[a]\n1 = {{ what = \"x\", test = \"{own}\" }}\n[b]\n1 = {{ what = \"y\", open = \"z\" }}");
    assert!(fault(&twice).contains("twice"));
    assert!(table("[a]\n1 = { what = \"x\" }\n1 = { what = \"y\" }").is_err(), "twice in one capability");
}
