//! What a newer program wrote: codes, numbers and kinds unknown here. By a merge they are kept, said with their field and
//! carried on by an export; by an import they are refused with their line. All kinds are walked by their declaration.

use std::collections::BTreeSet;

use crate::district::{self, TestDistrict, export, id, is_sentence, stdout, told};
use crate::fields::WithField;
use crate::hostile::Forger;
use crate::kinds::value;
use kurator::domain::record::Record;
use kurator::domain::schema::{Field, FieldType, Kind};
use kurator::domain::{Act, FieldName, Id};
use kurator::store::check::Finding;
use kurator::store::jsonl::ImportMode;
use kurator::sync::merge::merge;
use kurator::text::{Lang, Words};
use kurator::wording::finding;
use serde_json::{Map, Value, json};

/// What no field of this version can hold: a code of no list, a number beyond its bounds.
fn of_tomorrow(field: &Field) -> Option<Value> {
    match field.ty {
        FieldType::Choice(_) => Some(json!("of_tomorrow")),
        FieldType::Number(_, high) => Some(json!(high + 1)),
        _ => None,
    }
}

/// A record of the kind with what it needs and this value; its owner is the record with the id `n + 1` of that kind.
fn record(kind: Kind, at: Id, field: &Field, unknown: &Value) -> Record {
    let required = kind.fields().iter().filter(|f| f.required);
    let needed = required.fold(Record::of(kind, at), |record, f| record.with(f.name, value(f, 0)));
    needed.with(field.name, unknown.clone())
}

/// The body of a part that writes all cells of a record.
fn body(record: &Record) -> Vec<u8> {
    let mut cells = Map::new();
    for cell in record.kind.cells() {
        let written = record.kind.fields_of(cell).filter_map(|f| {
            let value = record.values().get(&f.name).filter(|v| !v.is_null())?;
            Some((f.name.code().to_owned(), value.clone()))
        });
        let written: Map<String, Value> = written.collect();
        let value =
            if record.kind.is_single(cell) { written.get(cell).cloned() } else { Some(written.into()) };
        let value = value.filter(|v| v.as_object().is_none_or(|o| !o.is_empty()));
        cells.extend(value.map(|value| (cell.to_owned(), json!([[], value]))));
    }
    Value::Object(cells).to_string().into_bytes()
}

/// Every value of tomorrow, each in a record of its own: kind, field, id.
fn unknown() -> Vec<(Kind, &'static Field, Id)> {
    let kinds = Kind::ALL.iter().copied().filter(|k| k.has_line() && *k != Kind::District);
    let fields = kinds.flat_map(|kind| kind.fields().iter().map(move |field| (kind, field)));
    let fields = fields.filter(|(_, field)| of_tomorrow(field).is_some());
    fields.enumerate().map(|(i, (kind, field))| (kind, field, id(1000 + i as u128))).collect()
}

/// A family to which everything else belongs.
fn begun() -> TestDistrict {
    let d = TestDistrict::new();
    d.open()
        .record(
            Act::FamilyTakenIn,
            &[Record::of(Kind::Family, id(1)).with(FieldName::Title, "Зуева Ада Львовна")],
        )
        .unwrap();
    d
}

#[test]
fn there_is_something_unknown_in_every_kind_of_the_path() {
    let kinds: BTreeSet<&str> = unknown().iter().map(|(kind, ..)| kind.name()).collect();
    for kind in [
        "goal",
        "need",
        "control",
        "question",
        "income",
        "minimum",
        "local_deadline",
        "decision",
        "agreement",
        "programme",
        "activity",
        "level",
        "contact",
        "notice",
        "status",
        "member",
        "family",
    ] {
        assert!(kinds.contains(kind), "{kind}");
    }
}

#[test]
fn what_came_by_a_merge_is_said_with_its_field_and_lost_nowhere() {
    let d = begun();
    let all = unknown();
    let forger = Forger::of(&d, "newer.kurator", "новая");
    let parts: Vec<(&str, [u8; 16], Vec<u8>)> = all
        .iter()
        .map(|(kind, field, at)| {
            let made = record(*kind, *at, field, &of_tomorrow(field).unwrap());
            (kind.name(), *at.bytes(), body(&made))
        })
        .chain([("spaceship", *id(999).bytes(), br#"{"warp":[[],9]}"#.to_vec())])
        .collect();
    forger.write_parts(1, forger.depth, "imported", &parts);
    let merged = merge(&mut d.open(), &forger.file, &d.beside("state"), &mut |_, _| {}).unwrap();
    let report = d.open().reader().check().unwrap();
    assert!(report.ok, "{:?}", report.findings.first());
    let of = |findings: &[Finding], at: Id| -> Vec<Finding> {
        let is_unread = |f: &&Finding| f.id.code().ends_with("-unread") && f.entity == Some(at);
        findings.iter().filter(is_unread).cloned().collect()
    };
    for (kind, field, at) in &all {
        let what = format!("{} {}", kind.name(), field.name);
        for findings in [&merged.findings, &report.findings] {
            let found = of(findings, *at);
            assert_eq!(found.len(), 1, "{what}: {found:?}");
            assert_eq!((&found[0].kind, found[0].field), (&Some((*kind).into()), Some(field.name)));
            for lang in [Lang::Ru, Lang::En] {
                let said = finding::said(&Words::of(lang), &found[0]);
                assert!(is_sentence(&said) && !said.contains("check-"), "{what}: {said}");
            }
        }
        // A record that lacks what it needs has no row; of another one the value alone is left out.
        let row = d.open().reader().record(*kind, *at).unwrap();
        let said = if row.is_some() { "check-value-unread" } else { "check-record-unread" };
        assert_eq!(of(&report.findings, *at)[0].id.code(), said, "{what}");
        assert!(row.is_none_or(|row| row.values().get(&field.name).is_none_or(Value::is_null)), "{what}");
    }
    assert_eq!(of(&report.findings, id(999))[0].id.code(), "check-unread");
    // Through an export and an import, and once more, to the byte.
    let text = d.export();
    assert_eq!(
        text.matches("of_tomorrow").count(),
        all.iter().filter(|(_, f, _)| matches!(f.ty, FieldType::Choice(_))).count()
    );
    let other = d.beside("other");
    let mut store = district::begin(&other);
    let done = store.import(&text, ImportMode::Whole).unwrap();
    assert!(done.refused.is_empty(), "{:?}", told(&done).first());
    assert_eq!(export(&store), text);
    assert!(store.reader().check().unwrap().ok);
    let again = store.import(&text, ImportMode::Whole).unwrap();
    assert_eq!((again.added, again.changed), (0, 0), "what is there is not written twice");
    // Work goes on beside it.
    let note = Record::of(Kind::Family, id(1)).with(FieldName::Note, "дальше");
    d.open().record(Act::FamilyChanged, &[note]).unwrap();
    assert!(d.open().reader().check().unwrap().ok);
}

#[test]
fn what_an_import_brings_is_refused_by_line_and_field_and_the_rest_can_be_taken() {
    let d = begun();
    let all = unknown();
    let lines: Vec<String> = all
        .iter()
        .map(|(kind, field, at)| record(*kind, *at, field, &of_tomorrow(field).unwrap()).to_json())
        .collect();
    let good = Record::of(Kind::Curator, id(5)).with(FieldName::Name, "Смирнова Т. Н.").to_json();
    let text = format!("{}\n{good}\n", lines.join("\n"));
    let bytes = d.bytes();
    let done = d.open().import(&text, ImportMode::Whole).unwrap();
    assert_eq!(done.refused.len(), all.len());
    for (refused, (i, (kind, field, _))) in done.refused.iter().zip(all.iter().enumerate()) {
        let why = refused.why.to_string();
        assert_eq!(refused.line, i + 1, "{} {}: {why}", kind.name(), field.name);
        assert!(why.contains(&format!("field={}", field.name)), "{} {}: {why}", kind.name(), field.name);
    }
    assert!(told(&done).iter().all(|(_, ru, en)| is_sentence(ru) && is_sentence(en)));
    assert_eq!(d.bytes(), bytes, "nothing was taken");
    let done = d.open().import(&text, ImportMode::Partial).unwrap();
    assert_eq!((done.added, done.refused.len()), (1, all.len()));
}

#[test]
fn a_rule_that_this_version_does_not_know_is_said_however_it_came() {
    let met = |at: Id, rule: &str| {
        Record::of(Kind::Deadline, at)
            .with(FieldName::Rule, rule)
            .with(FieldName::On, "2026-10-10")
            .with(FieldName::DoneOn, "2026-10-09")
    };
    let unknown = |d: &TestDistrict| {
        let said: Value = serde_json::from_str(&stdout(&d.run(&["check", "--json"]))).unwrap();
        let all = said["findings"].as_array().unwrap().iter();
        let all = all.filter(|f| f["id"] == "check-deadline-unknown");
        all.map(|f| (f["entity"].as_str().unwrap().to_owned(), f["what"].as_str().unwrap().to_owned()))
            .collect::<Vec<_>>()
    };
    let d = begun();
    let forger = Forger::of(&d, "newer.kurator", "новая");
    let by_merge = met(id(7), "at_full_moon");
    forger.write_parts(1, forger.depth, "deadline_met", &[("deadline", *id(7).bytes(), body(&by_merge))]);
    merge(&mut d.open(), &forger.file, &d.beside("state"), &mut |_, _| {}).unwrap();
    assert_eq!(unknown(&d), [(id(7).to_string(), "at_full_moon".to_owned())]);
    // By an import the same record; a rule of a document is known under every document.
    let d = begun();
    d.takes(&[met(id(8), "at_high_tide").to_json(), met(id(9), "quarter_analysis").to_json()].join("\n"));
    assert_eq!(unknown(&d), [(id(8).to_string(), "at_high_tide".to_owned())]);
    assert!(d.export().contains("at_high_tide"));
}

#[test]
fn a_line_of_unread_values_that_is_none_is_refused() {
    let d = begun();
    for (line, why) in [
        (r#"{"type":"unread","of":"@","kind":"goal","field":"outcome"}"#, "record-missing"),
        (r#"{"type":"unread","of":"@","kind":"goal","field":"_deleted","values":[true]}"#, "record-missing"),
        (r#"{"type":"unread","of":"нет","kind":"goal","field":"outcome","values":[1]}"#, "record-missing"),
        (
            r#"{"type":"unread","of":"@","kind":"Goal\u001b","field":"outcome","values":[1]}"#,
            "record-missing",
        ),
        (
            r#"{"type":"unread","of":"@","kind":"member","field":"role","values":["robot"]}"#,
            "record-other-type",
        ),
    ] {
        let done = d.open().import(&line.replace('@', &id(1).to_string()), ImportMode::Whole).unwrap();
        let said: Vec<&str> = done.refused.iter().map(|r| r.why.id).collect();
        assert_eq!(said, [why], "{line}");
    }
}

#[test]
fn an_undone_import_takes_its_unread_values_back_and_a_redo_brings_them_again() {
    for (kind, of, cell, value) in [
        ("family", 1, "form", "of_tomorrow"),
        ("member", 2, "role", "robot"),
        ("member", 2, "disability", "of_tomorrow"),
        ("spaceship", 999, "warp", "9"),
    ] {
        let d = begun();
        let mother = Record::of(Kind::Member, id(2)).with(FieldName::Family, id(1).to_string());
        d.open().record(Act::MemberAdded, &[mother.with(FieldName::Role, "mother")]).unwrap();
        let before = d.export();
        let line = json!({"type": "unread", "of": id(of).to_string(), "kind": kind, "field": cell, "values": [value]});
        let done = d.open().import(&line.to_string(), ImportMode::Whole).unwrap();
        assert!(done.refused.is_empty(), "{kind} {cell}: {:?}", told(&done).first());
        let brought = d.export();
        assert!(brought.contains(value) && brought != before, "{kind} {cell}: {brought}");
        d.open().undo().unwrap();
        assert_eq!(d.export(), before, "{kind} {cell}");
        assert!(d.open().reader().open_conflicts().unwrap().is_empty(), "{kind} {cell}");
        d.open().redo().unwrap();
        assert_eq!(d.export(), brought, "{kind} {cell}");
        assert!(d.open().reader().check().unwrap().ok, "{kind} {cell}");
    }
}
