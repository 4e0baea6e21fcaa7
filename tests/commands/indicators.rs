//! `report quarter|year|period`: districts counted by hand, and what the command says about its arguments.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::district::{District, begin_under, stdout};

/// A district with the numbers that were counted by hand.
#[derive(serde::Deserialize)]
struct Counted {
    regulation: String,
    today: String,
    paper: String,
    period: String,
    lines: String,
    gaps: BTreeMap<String, usize>,
    expect: Vec<Expect>,
}

/// The numbers of an indicator, and how they were counted.
#[derive(serde::Deserialize)]
struct Expect {
    indicator: String,
    because: String,
    #[serde(flatten)]
    numbers: BTreeMap<String, u64>,
}

fn made(d: &District, args: &[&str]) -> Value {
    serde_json::from_str(&stdout(&d.run(args))).unwrap()
}

fn district(regulation: &str, lines: &str) -> District {
    let d = begin_under(regulation);
    d.takes(lines.trim());
    d
}

fn row<'a>(report: &'a Value, indicator: &str) -> &'a Value {
    let mut rows = report["rows"].as_array().unwrap().iter();
    rows.find(|r| r["indicator"] == indicator).unwrap_or_else(|| panic!("no {indicator}"))
}

#[test]
fn districts_counted_by_hand_are_reported_so() {
    let mut files = 0;
    for file in std::fs::read_dir("tests/cases/quarters").unwrap() {
        let path = file.unwrap().path();
        let name = path.display();
        let told: Counted = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let d = district(&told.regulation, &told.lines);
        let args = ["report", &told.paper, "--period", &told.period, "--json", "--today", &told.today];
        let report = made(&d, &args);
        for expect in &told.expect {
            let row = row(&report, &expect.indicator);
            for (field, n) in &expect.numbers {
                let why = &expect.because;
                assert_eq!(row[field], *n, "{name} {} {field}: {why}\n{row:#}", expect.indicator);
            }
            // A number is the size of its set.
            if row["derived"] == true && row["families"] != 0 {
                assert_eq!(row["ids"].as_array().unwrap().len() as u64, row["families"], "{name}");
                let n: u64 =
                    row["counted"].as_array().unwrap().iter().map(|c| c["n"].as_u64().unwrap()).sum();
                assert_eq!(n, row["cases"], "{name} {row:#}");
            }
        }
        let mut gaps: BTreeMap<String, usize> = BTreeMap::new();
        for gap in report["gaps"].as_array().unwrap() {
            *gaps.entry(gap["lacks"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        assert_eq!(gaps, told.gaps, "{name} {:#}", report["gaps"]);
        files += 1;
    }
    assert!(files >= 3);
}

#[test]
fn a_period_is_named_in_any_of_the_usual_ways_and_must_suit_the_paper() {
    let d = district("yugra", "");
    for (args, from, to) in [
        (vec!["quarter"], "2026-10-01", "2026-12-31"),
        (vec!["quarter", "2026Q3"], "2026-07-01", "2026-09-30"),
        (vec!["quarter", "--period", "3 квартал 2025"], "2025-07-01", "2025-09-30"),
        (vec!["quarter", "--today", "2026-10-08"], "2026-07-01", "2026-09-30"),
        (vec!["year", "2025"], "2025-01-01", "2025-12-31"),
        (vec!["year", "--today", "2027-01-20"], "2026-01-01", "2026-12-31"),
        (vec!["period", "2026-09"], "2026-09-01", "2026-09-30"),
        (vec!["period", "5.9.2026..7.9.2026"], "2026-09-05", "2026-09-07"),
    ] {
        let report = made(&d, &[&["report"], &args[..], &["--json"]].concat());
        assert_eq!(
            (&report["period"]["from"], &report["period"]["to"]),
            (&from.into(), &to.into()),
            "{args:?}"
        );
    }
    for args in [
        vec!["quarter", "2026"],
        vec!["year", "2026-Q3"],
        vec!["quarter", "осень"],
        vec!["quarter", "2026-Q3", "--period", "2026-Q2"],
        vec!["quarter", "--week", "2026-W48"],
        vec!["quarter", "--format", "ics"],
        vec!["quarter", "--format", "xlsx"],
        vec!["route", "--period", "2026-Q3"],
        vec!["bank", "--format", "csv"],
    ] {
        let output = d.run(&[&["report"], &args[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn every_format_has_the_report_and_equal_files_have_equal_bytes() {
    let told: Counted =
        toml::from_str(&std::fs::read_to_string("tests/cases/quarters/irkutsk.toml").unwrap()).unwrap();
    let d = district(&told.regulation, &told.lines);
    for format in ["text", "json", "docx", "xlsx", "csv"] {
        let files = ["first", "second"].map(|name| {
            let path = d.beside(&format!("{name}.{format}"));
            let out = path.to_str().unwrap();
            let args = ["report", "quarter", "2026-Q3", "--format", format, "--out", out];
            stdout(&d.run(&args));
            std::fs::read(path).unwrap()
        });
        assert_eq!(files[0], files[1], "{format}");
        assert!(files[0].len() > 500, "{format}");
        if matches!(format, "text" | "csv") {
            let text = String::from_utf8(files[0].clone()).unwrap();
            assert!(text.contains("2/6"), "{format}: families and persons taken on\n{text}");
        }
    }
    let text = stdout(&d.run(&["report", "year", "2026"]));
    assert!(text.lines().all(|l| l.chars().count() <= 76), "{text}");
    assert!(text.contains("0/0  2/6  2/3   3/7  4/13"), "a column for each quarter\n{text}");
}

#[test]
fn a_document_without_indicators_is_reported_by_the_figures_of_the_program() {
    for regulation in ["azov", "borovichi"] {
        let d = district(regulation, "");
        let report = made(&d, &["report", "quarter", "--json"]);
        assert!(report["rows"].as_array().unwrap().iter().all(|r| r["own"] == true && r["source"].is_null()));
        let text = stdout(&d.run(&["report", "quarter"]));
        assert!(text.contains("Показателей в документе"), "{text}");
    }
}
