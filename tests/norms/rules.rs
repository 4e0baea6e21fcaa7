//! The visit norm told by examples: one scenario a file in `tests/rules`, for anybody to read and add to.
//!
//! A scenario gives the day (`today`), the facts (`[[level]]`, `[[visit]]`, `[[absence]]` … with the fields of the
//! records; `id` and what refers to it may be any name) and what the ledger must say: `[[expect]]` rows,
//! `[[no_row]]` where there must be none, `[shown]` for the list of families.

use crate::oracle::{Oracle, desk};
use chrono::NaiveDate;
use kurator::domain::FieldName;
use kurator::domain::Kind;
use kurator::norm::span;
use kurator::store::{FamilyScope, Store};
use serde_json::{Map, Value, json};

/// What a row must tell, and what it may.
const MUST: [&str; 6] = ["unit", "from", "required", "done", "state", "slack"];
const MAY: [&str; 11] = [
    "level",
    "to",
    "required_unexcused",
    "owed",
    "failed",
    "excused_days",
    "days_since_visit",
    "sum",
    "spans",
    "source",
    "borrowed",
];
const SPAN: [&str; 8] = ["level", "from", "until", "days", "excused", "n", "source", "borrowed"];
const SHOWN: [&str; 7] =
    ["level", "slack", "term_until", "days_since_visit", "next_visit", "overridden", "current"];
const FAMILY: &str = "семья";

type ScenarioResult<T> = Result<T, String>;

/// Reads a scenario as JSON; `"-"` stands for nothing, a date may stand without quotes.
fn read(text: &str) -> ScenarioResult<Map<String, Value>> {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::String(s) if s == "-" => Value::Null,
            toml::Value::String(s) => json!(s),
            toml::Value::Integer(n) => json!(n),
            toml::Value::Float(n) => json!(n),
            toml::Value::Boolean(b) => json!(b),
            toml::Value::Datetime(d) => json!(d.to_string()),
            toml::Value::Array(list) => list.into_iter().map(plain).collect(),
            toml::Value::Table(table) => {
                Value::Object(table.into_iter().map(|(k, v)| (k, plain(v))).collect())
            }
        }
    }
    let table: toml::Table = toml::from_str(text).map_err(|e| e.to_string())?;
    Ok(table.into_iter().map(|(k, v)| (k, plain(v))).collect())
}

/// The entries of a list of tables.
fn entries(key: &str, value: &Value) -> ScenarioResult<Vec<Map<String, Value>>> {
    let wrong = || format!("{key}: write [[{key}]] and its fields under it");
    value.as_array().ok_or_else(wrong)?.iter().map(|v| v.as_object().cloned().ok_or_else(wrong)).collect()
}

fn known_only(place: &str, table: &Map<String, Value>, known: &[&str]) -> ScenarioResult<()> {
    match table.keys().find(|k| !known.contains(&k.as_str())) {
        Some(key) => Err(format!("{place}: unknown key `{key}`; there are: {}", known.join(", "))),
        None => Ok(()),
    }
}

/// A name in a scenario as the id of a record.
fn id_of(name: &str) -> Value {
    let hash =
        |start: u64| name.bytes().fold(start, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3));
    let (high, low) = (hash(0xCBF2_9CE4_8422_2325), hash(0x9E37_79B9_7F4A_7C15));
    json!(format!("{:08x}-{:04x}-4000-8000-{:012x}", high >> 32, high & 0xffff, low >> 16))
}

/// The facts as lines of an import.
fn lines(scenario: &Map<String, Value>) -> ScenarioResult<Vec<Value>> {
    let mut lines = vec![json!({ "type": "family", "id": id_of(FAMILY), "title": "Ивановы" })];
    if let Some(regulation) = scenario.get("regulation") {
        lines.push(json!({ "type": "district", "regulation": regulation }));
    }
    for (key, value) in scenario {
        if ["today", "regulation", "expect", "no_row", "shown"].contains(&key.as_str()) {
            continue;
        }
        let kind = match key.as_str() {
            "visit" => Kind::Contact,
            other => Kind::from_name(other)
                .filter(|k| k.has_line() && !matches!(k, Kind::Family | Kind::District))
                .ok_or_else(|| format!("unknown key `{other}`"))?,
        };
        for (i, mut fact) in entries(key, value)?.into_iter().enumerate() {
            if key == "visit" {
                fact.entry("kind").or_insert(json!("home_visit"));
                fact.entry("outcome").or_insert(json!("held"));
            }
            for field in ["id", "curator", "deputy", "member"] {
                if let Some(Value::String(name)) = fact.get(field) {
                    fact.insert(field.into(), id_of(&name.clone()));
                }
            }
            fact.entry("id").or_insert_with(|| id_of(&format!("{key} {i}")));
            if kind.field(FieldName::Family).is_some() {
                fact.insert("family".into(), id_of(FAMILY));
            }
            fact.insert("type".into(), json!(kind.name()));
            lines.push(Value::Object(fact));
        }
    }
    Ok(lines)
}

/// Whether `found` is as expected; a row's `source` and `borrowed` are those of its last span.
fn compare(place: &str, expected: &Map<String, Value>, found: &Value) -> ScenarioResult<()> {
    let last = || found["spans"].as_array().and_then(|s| s.last()).cloned().unwrap_or_default();
    for (key, value) in expected.iter().filter(|(k, _)| *k != "spans") {
        let is = match found.get(key) {
            Some(is) => is.clone(),
            None => last()[key].clone(),
        };
        if is != *value {
            return Err(format!("{place}: {key} is {is}, expected {value}\n    {found}"));
        }
    }
    let Some(spans) = expected.get("spans") else { return Ok(()) };
    let (spans, found) = (entries("spans", spans)?, found["spans"].as_array().unwrap());
    if spans.len() != found.len() {
        return Err(format!(
            "{place}: spans: {} of them, expected {}\n    {found:?}",
            found.len(),
            spans.len()
        ));
    }
    for (span, found) in spans.iter().zip(found) {
        known_only(&format!("{place}, spans"), span, &SPAN)?;
        compare(&format!("{place}, spans"), span, found)?;
    }
    Ok(())
}

fn day(table: &Map<String, Value>, key: &str, place: &str) -> ScenarioResult<NaiveDate> {
    let text = table.get(key).and_then(Value::as_str).ok_or(format!("{place}: `{key}` is missing"))?;
    text.parse().map_err(|_| format!("{place}: `{key}` is no day: {text}"))
}

/// The rows of one unit and day, from the program and from the second reading, which must agree.
fn rows_at(
    store: &Store,
    lines: &[Value],
    today: NaiveDate,
    asked: &Map<String, Value>,
    place: &str,
) -> ScenarioResult<Vec<Value>> {
    let from = day(asked, "from", place)?;
    let there = |r: &Value| Some(&r["unit"]) == asked.get("unit") && r["from"] == json!(from);
    let ours: Vec<Value> = desk::norms(store, today, from, from).into_iter().filter(there).collect();
    let theirs: Vec<Value> = Oracle::new(lines, today).ledger(from, from).into_iter().filter(there).collect();
    for (ours, theirs) in ours.iter().zip(&theirs) {
        compare(&format!("{place}, second reading"), theirs.as_object().unwrap(), ours)?;
    }
    if ours.len() != theirs.len() {
        return Err(format!("{place}: program {ours:?}, second reading {theirs:?}"));
    }
    Ok(ours)
}

/// What the list of families shows, and what else is said of the family as a whole.
fn shown(store: &Store, today: NaiveDate) -> Value {
    let mut shown = desk::list(store, today).remove(0);
    let cases = store.reader().cases(FamilyScope::All, None).unwrap();
    shown["overridden"] = span::overridden(&cases[0]).iter().map(|r| json!(r.level.code())).collect();
    shown["current"] = json!(!store.reader().cases(FamilyScope::Current(today), None).unwrap().is_empty());
    shown
}

/// Plays one scenario.
fn play(text: &str) -> ScenarioResult<()> {
    let scenario = read(text)?;
    let today = day(&scenario, "today", "the scenario")?;
    let lines = lines(&scenario)?;
    let store = desk::district(&lines)?;
    let list = |key: &str| scenario.get(key).map_or(Ok(Vec::new()), |v| entries(key, v));
    let (rows, none) = (list("expect")?, list("no_row")?);
    if rows.is_empty() && none.is_empty() && !scenario.contains_key("shown") {
        return Err("`expect` is missing".into());
    }
    for (i, expected) in rows.iter().enumerate() {
        let place = format!("[[expect]] number {}", i + 1);
        if let Some(missing) = MUST.iter().find(|k| !expected.contains_key(**k)) {
            return Err(format!("{place}: `{missing}` is missing"));
        }
        known_only(&place, expected, &[&MUST[..], &MAY[..]].concat())?;
        match rows_at(&store, &lines, today, expected, &place)?.as_slice() {
            [found] => compare(&place, expected, found)?,
            _ => {
                return Err(format!(
                    "{place}: there is no such row (`unit`, or `from` is not the first day of a period)"
                ));
            }
        }
    }
    for (i, absent) in none.iter().enumerate() {
        let place = format!("[[no_row]] number {}", i + 1);
        known_only(&place, absent, &["unit", "from"])?;
        if !matches!(absent.get("unit").and_then(Value::as_str), Some("week" | "month")) {
            return Err(format!("{place}: `unit` is week or month"));
        }
        if let Some(found) = rows_at(&store, &lines, today, absent, &place)?.first() {
            return Err(format!("{place}: there is one: {found}"));
        }
    }
    if let Some(expected) = scenario.get("shown") {
        let expected = expected.as_object().ok_or("shown: write [shown]")?;
        known_only("[shown]", expected, &SHOWN)?;
        compare("[shown]", expected, &shown(&store, today))?;
    }
    Ok(())
}

#[test]
fn every_scenario_holds() {
    let folder = format!("{}/tests/rules", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 40, "scenarios are missing");
    let told: Vec<String> = files
        .iter()
        .filter_map(|file| {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            if !name.ends_with(".toml") {
                return Some(format!("{name}: not a scenario"));
            }
            play(&std::fs::read_to_string(file).unwrap())
                .err()
                .map(|why| format!("tests/rules/{name}: {why}"))
        })
        .collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}

#[test]
fn a_slip_in_a_scenario_is_told_with_its_key() {
    const GOOD: &str = r#"
        today = "2026-11-24"
        [[curator]]
        id = "смирнова"
        name = "Смирнова"
        [[assignment]]
        curator = "смирнова"
        from = "2026-10-05"
        [[level]]
        level = "crisis"
        from = "2026-10-05"
        [[expect]]
        unit = "week"
        from = "2026-11-23"
        required = 1
        done = 0
        state = "open"
        slack = 3
        spans = [{ n = 1 }]
        [shown]
        level = "crisis"
    "#;
    play(GOOD).unwrap();
    for (right, wrong, key) in [
        ("today =", "todey =", "today"),
        ("[[level]]", "[[lvel]]", "lvel"),
        ("level = \"crisis\"\n        from", "levell = \"crisis\"\n        from", "levell"),
        ("from = \"2026-10-05\"\n        [[expect]]", "[[expect]]", "from"),
        ("curator = \"смирнова\"", "curator = \"смирнов\"", "curator"),
        ("[[expect]]", "[expect]", "expect"),
        ("slack = 3", "", "slack"),
        ("slack = 3", "slac = 3", "slack"),
        ("slack = 3", "slack = 4", "slack"),
        ("slack = 3", "slack = 3\n        bone = 0", "bone"),
        ("n = 1", "m = 1", "m"),
        ("n = 1", "n = 2", "n is 1"),
        ("[shown]\n        level", "[shown]\n        levl", "levl"),
        ("unit = \"week\"", "unit = \"weak\"", "unit"),
        ("from = \"2026-11-23\"", "from = \"2026-11-24\"", "from"),
        ("from = \"2026-11-23\"", "from = \"23.11.2026\"", "from"),
    ] {
        assert!(GOOD.contains(right), "{right}");
        let told = play(&GOOD.replacen(right, wrong, 1)).expect_err(wrong);
        assert!(told.contains(key), "{wrong}: {told}");
    }
}
