//! The ledger held against a second reading of the specification, on random districts.
//!
//! `KURATOR_DISTRICTS=5000 cargo test --test norms ledger` tries more of them, `KURATOR_SEED=…` begins elsewhere.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::oracle::districts::{Maker, smallest};
use crate::oracle::{Oracle, desk};
use chrono::{Days, NaiveDate};
use kurator::store::Store;
use serde_json::{Value, json};

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).map_or(otherwise, |v| v.parse().expect("a number"))
}

/// What a row says beside the norm.
const BESIDE: [&str; 3] = ["slack_own", "bare", "own_rule"];

/// Rows by family, unit and first day, without what the second reading does not tell.
fn by_place(rows: Vec<Value>) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    for mut row in rows {
        for span in row["spans"].as_array_mut().unwrap() {
            span.as_object_mut().unwrap().retain(|field, _| field != "source" && field != "borrowed");
        }
        // Told beside the norm: the days of the curator, the bare number of the document.
        row.as_object_mut().unwrap().retain(|field, _| !BESIDE.contains(&field.as_str()));
        let place = format!("{} {} {}", row["family"], row["unit"], row["from"]);
        assert!(all.insert(place, row).is_none(), "a row twice");
    }
    all
}

/// The first difference between the rows of program and oracle, told.
fn of_rows(store: &Store, oracle: &Oracle, today: NaiveDate) -> Option<String> {
    let (from, to) = (today - Days::new(50), today + Days::new(40));
    let ours = by_place(desk::norms(store, today, from, to));
    let theirs = by_place(oracle.ledger(from, to));
    let place = ours.keys().chain(theirs.keys()).find(|k| ours.get(*k) != theirs.get(*k))?;
    let shown = |row: Option<&Value>| row.map_or("no row".to_owned(), Value::to_string);
    let mut told = format!("program: {}\noracle:  {}\n", shown(ours.get(place)), shown(theirs.get(place)));
    if let (Some(ours), Some(theirs)) = (ours.get(place), theirs.get(place)) {
        for (field, value) in ours.as_object().unwrap().iter().filter(|(f, v)| theirs[*f] != **v) {
            writeln!(told, "  {field}: program {value}, oracle {}", theirs[field]).unwrap();
        }
    }
    Some(told)
}

/// What is due: the rows of today that owe something, by slack, acuteness, days since a visit (never visited first), title.
fn of_due(store: &Store, oracle: &Oracle, today: NaiveDate) -> Option<String> {
    let place = |rows: Vec<Value>| -> Vec<String> {
        rows.iter().map(|r| format!("{} {} {}", r["family"], r["unit"], r["slack"])).collect()
    };
    let (ours, theirs) = (place(desk::due_visits(store, today)), place(oracle.due()));
    (ours != theirs).then(|| format!("due\nprogram: {ours:?}\noracle:  {theirs:?}\n"))
}

/// A list of families shows the level of today and the least slack over the rows that hold it.
fn of_list(store: &Store, oracle: &Oracle, today: NaiveDate) -> Option<String> {
    desk::list(store, today).into_iter().find_map(|ours| {
        let (level, slack) = oracle.standing(&ours["family"]);
        (ours["level"] != level || ours["slack"] != slack).then(|| {
            format!("list\nprogram: {} {}\noracle:  {level} {slack}\n", ours["level"], ours["slack"])
        })
    })
}

fn difference(store: &Store, lines: &[Value], today: NaiveDate) -> Option<String> {
    let oracle = Oracle::new(lines, today);
    of_rows(store, &oracle, today)
        .or_else(|| of_due(store, &oracle, today))
        .or_else(|| of_list(store, &oracle, today))
}

/// Stops with the smallest district that shows the fault.
#[test]
fn every_row_is_as_the_specification_has_it() {
    let first = number("KURATOR_SEED", 1);
    for seed in first..first + number("KURATOR_DISTRICTS", 150) {
        let Maker { lines, today, .. } = Maker::district(seed);
        let store = desk::district(&lines).unwrap_or_else(|e| panic!("seed {seed}: the import refuses\n{e}"));
        if difference(&store, &lines, today).is_some() {
            let fault = |l: &[Value]| desk::district(l).ok().and_then(|store| difference(&store, l, today));
            let lines = smallest(lines, |l| fault(l).is_some());
            let district: String = lines.iter().map(|l| format!("{l}\n")).collect();
            panic!("seed {seed}, today {today}\n{district}{}", fault(&lines).unwrap_or_default());
        }
    }
}

/// The districts are worth trying: all that the norm knows happens in them.
#[test]
fn the_random_districts_are_nasty_enough() {
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for seed in 1..=200 {
        let Maker { lines, today, .. } = Maker::district(seed);
        for row in Oracle::new(&lines, today).ledger(today - Days::new(20), today + Days::new(20)) {
            let n = |field: &str| row[field].as_i64().unwrap_or(0);
            let spans = row["spans"].as_array().unwrap();
            for (what, is) in [
                ("none", row["state"] == "none"),
                ("met", row["state"] == "met"),
                ("open", row["state"] == "open"),
                ("short", row["state"] == "short"),
                ("impossible now", n("slack") < 0),
                ("every day left is needed", row["slack"] == 0),
                ("excused in part", 0 < n("excused_days") && n("required") < n("required_unexcused")),
                ("failed", n("failed") > 0),
                ("more than asked", n("done") > n("required")),
                ("before the accompaniment", row["days_since_visit"].is_null()),
                ("several spans", spans.len() > 2),
                ("a gap between spans", spans.windows(2).any(|w| w[0]["until"] != w[1]["from"])),
                (
                    "a basic level by the week",
                    row["unit"] == "week" && spans.iter().any(|s| s["level"] == "basic"),
                ),
                (
                    "a crisis by the month",
                    row["unit"] == "month" && spans.iter().any(|s| s["level"] == "crisis"),
                ),
            ] {
                *seen.entry(what).or_default() += u32::from(is);
            }
        }
    }
    let rare: Vec<_> = seen.iter().filter(|(_, n)| **n < 5).collect();
    assert!(rare.is_empty(), "{rare:?}");
}

/// A decision may ask for more than the norm in any month there is, never for less in one of them.
#[test]
fn a_decision_for_fewer_visits_is_refused() {
    let norms =
        [("adaptation", 1, "month"), ("basic", 2, "month"), ("crisis", 1, "week"), ("emergency", 2, "week")];
    for (level, norm, unit) in norms {
        for (visits, per) in (1..=12).flat_map(|n| [(n, "week"), (n, "month")]) {
            let lines = [
                json!({ "type": "family", "id": "00000000-0000-4000-8000-000000000001", "title": "Ивановы" }),
                json!({
                    "type": "level", "family": "00000000-0000-4000-8000-000000000001", "level": level,
                    "from": "2026-11-02", "visits": visits, "per": per,
                }),
            ];
            // Over the days of the shortest month and of the longest.
            let fewer = [28, 31].iter().any(|days| {
                let over = |n: i32, unit: &str| if unit == "week" { n * days } else { n * 7 };
                over(visits, per) < over(norm, unit)
            });
            let refused = desk::district(&lines).err();
            assert_eq!(refused.is_some(), fewer, "{level}: {visits} a {per}");
            assert!(refused.is_none_or(|told| told.contains("больше можно, меньше нельзя")));
        }
    }
}
