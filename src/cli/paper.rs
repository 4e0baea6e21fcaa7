//! Commands about what the program carries: regulations and the schema of records.

use clap::ArgMatches;
use serde_json::{Map, Value, json};

use super::output::{Answer, PlainTable};
use super::paper_options;
use super::value::read_text;
use crate::domain::schema::{FieldType, Kind};
use crate::domain::{Level, UserError};
use crate::regulation::cited::Citation;
use crate::regulation::file::{CaseloadFirmness, Firmness};
use crate::regulation::{Regulation, RuleSource, Rules, embedded};
use crate::text::{Words, say};

pub(super) fn regulations(words: &Words, own: &ArgMatches) -> Result<Answer, UserError> {
    if let Some(path) = own.get_one::<String>("check") {
        paper_options::without(own, &["id", "text", "at"])?;
        let toml = read_text(path)?;
        let beside = std::path::Path::new(path).with_extension("txt");
        let document = read_text(&beside.to_string_lossy())?;
        let regulation = Regulation::read(path, &toml, &document)?;
        let said = say!(words, "regulation-ok", id = regulation.id.as_str());
        return Ok(Answer::new(json!({ "ok": true, "id": regulation.id }), format!("{said}\n")));
    }
    match own.get_one::<String>("id") {
        Some(id) if own.get_flag("text") => text(words, id, own.get_one::<String>("at").map(String::as_str)),
        _ if own.get_flag("text") || own.contains_id("at") => Err(UserError::usage("argument-text-of-what")),
        Some(id) => one(words, id),
        None => all(words),
    }
}

fn all(words: &Words) -> Result<Answer, UserError> {
    let mut table = PlainTable::new(["column-id", "column-title", "column-document"].map(|id| words.say(id)));
    let mut list = Vec::new();
    for id in embedded::ids() {
        let r = embedded::regulation(id)?;
        table.row([r.id.clone(), r.title.clone(), r.document.clone()]);
        list.push(json!({
            "id": r.id, "title": r.title, "document": r.document, "valid_from": r.valid_from,
            "valid_to": r.valid_to, "checked_on": r.checked_on, "warning": r.warning,
        }));
    }
    Ok(Answer::new(Value::Array(list), table.text()))
}

/// The text of a document by paragraphs, each with what the program takes from it; `at`: one paragraph alone.
fn text(words: &Words, id: &str, at: Option<&str>) -> Result<Answer, UserError> {
    let document = embedded::paragraphs(id)?;
    let unknown = || UserError::new("paragraph-unknown").with("at", at.unwrap_or_default()).with("id", id);
    let only = at.map(|at| document.paragraph_at(at).ok_or_else(unknown)).transpose()?;
    let mut list = Vec::new();
    let mut plain = String::new();
    for (n, paragraph) in document.paragraphs.iter().enumerate() {
        if only.is_some_and(|only| only != n) {
            continue;
        }
        let use_of = |u: &Citation| {
            json!({
                "part": u.part.code(), "id": u.id, "label": u.label,
                "source": document.regulation.cited(&u.at), "text": u.words,
            })
        };
        let uses: Vec<Value> = paragraph.uses.iter().map(use_of).collect();
        plain.push_str(&format!("{}\n", paragraph.text));
        for cited in &paragraph.uses {
            plain.push_str(&format!("  ■ {}\n", words.cited_value(cited)));
        }
        list.push(json!({
            "n": n + 1, "text": paragraph.text, "begins_chapter": paragraph.begins_chapter, "uses": uses,
        }));
    }
    let value = json!({ "regulation": document.regulation.id, "paragraphs": list });
    Ok(Answer::new(value, plain))
}

/// Everything in one regulation; what it borrows is marked as such, with the lender's paragraph.
fn one(words: &Words, id: &str) -> Result<Answer, UserError> {
    let rules = Rules::of(id, Vec::new())?;
    let mut value =
        serde_json::to_value(&rules.regulation).map_err(|e| UserError::new("output-failed").because(e))?;
    let mut levels = Vec::new();
    let mut plain = format!("{}\n{}\n\n", rules.regulation.title, rules.regulation.document);
    if let Some(warning) = &rules.regulation.warning {
        plain.push_str(&format!("! {warning}\n\n"));
    }
    for level in Level::ACUTE_FIRST {
        let mut object = rules
            .regulation
            .level(level)
            .and_then(|l| serde_json::to_value(l).ok())
            .and_then(|v| v.as_object().cloned())
            .unwrap_or_default();
        object.insert("id".into(), json!(level.code()));
        object.insert("name".into(), json!(rules.level_name(level)));
        if let Some(RuleSource::Borrowed { cited, text }) = &rules.level_source(level) {
            object.insert("borrowed".into(), json!({ "source": &**cited, "text": &**text }));
        }
        let (frequency, source) = rules.frequency(level, chrono::NaiveDate::MAX);
        object.insert(
            "visits".into(),
            sourced(
                json!({ "times": frequency.times, "per": frequency.per.code() }),
                &source,
                object.get("visits"),
            ),
        );
        let mut line = format!(
            "{}  {}  {}",
            words.level_letter(level),
            rules.level_name(level),
            say!(words, "times-per", n = frequency.times, per = frequency.per.code())
        );
        line.push_str(&format!(" ({})", words.source(&source)));
        if let Some(term) = rules.term(level) {
            let own = object.get("duration").cloned();
            object.insert(
                "duration".into(),
                sourced(
                    json!({ "months": term.months, "firmness": term.firmness }),
                    &term.source,
                    own.as_ref(),
                ),
            );
            let said = say!(words, "term-firm", n = term.months, code = firmness(term.firmness));
            line.push_str(&format!("; {said} ({})", words.source(&term.source)));
        }
        plain.push_str(&line);
        plain.push('\n');
        levels.push(Value::Object(object));
    }
    levels.reverse();
    value["levels"] = Value::Array(levels);
    plain.push_str(&caseload(words, &rules));
    plain.push_str(&lists(words, &value));
    Ok(Answer::new(value, plain))
}

/// The lists of a regulation, each item with its paragraph.
fn lists(words: &Words, value: &Value) -> String {
    let mut plain = String::new();
    for list in [
        "signs",
        "categories",
        "circumstances",
        "grounds",
        "stages",
        "documents",
        "journals",
        "deadlines",
        "closings",
        "help",
        "indicators",
    ] {
        let items = value[list].as_array().cloned().unwrap_or_default();
        plain.push_str(&format!("\n{}\n", words.pick("regulation-list", list)));
        if items.is_empty() {
            plain.push_str(&format!("  {}\n", words.say("not-given")));
        }
        for item in items {
            let get = |k: &str| item[k].as_str().unwrap_or_default().to_owned();
            let text = crate::regulation::file::collapsed(&get("text"));
            // An item within another one is counted with that one.
            let within = if item["within"].is_string() { "  " } else { "" };
            plain.push_str(&format!("  {within}{text} ({})\n", get("at")));
        }
    }
    plain
}

fn firmness(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Example => "example",
        Firmness::AtMost => "at-most",
        Firmness::Fixed => "fixed",
    }
}

/// How many families a curator has at most, and that it is a recommendation; of a document without it, that it has none.
fn caseload(words: &Words, rules: &Rules) -> String {
    let mut plain = format!("\n{}\n", words.say("regulation-caseload"));
    if rules.regulation.caseload.is_empty() {
        plain.push_str(&format!("  {}\n", words.say("not-given")));
    }
    for group in &rules.regulation.caseload {
        let names: Vec<String> = group.levels.iter().map(|l| rules.level_name(*l)).collect();
        let code = match group.firmness {
            CaseloadFirmness::Fixed => "fixed",
            CaseloadFirmness::Recommended => "recommended",
        };
        let said = say!(words, "caseload-firm", n = group.limit, code = code);
        plain.push_str(&format!("  {}: {said} ({})\n", names.join(" + "), rules.regulation.cited(&group.at)));
    }
    plain
}

/// A value with its source: the document's own words, or the lender's, named as borrowed.
fn sourced(mut value: Value, source: &RuleSource, own: Option<&Value>) -> Value {
    match (source, own) {
        (RuleSource::Borrowed { cited, text }, _) => {
            value["borrowed"] = json!({ "source": &**cited, "text": &**text });
        }
        (_, Some(Value::Object(own))) => {
            for (key, v) in own {
                value[key] = v.clone();
            }
        }
        _ => {}
    }
    value
}

/// `schema`: a JSON Schema of the records.
pub(super) fn schema() -> Answer {
    let kinds: Vec<Value> = Kind::ALL
        .iter()
        .filter(|k| k.has_line())
        .map(|kind| {
            let mut properties = Map::new();
            properties.insert("type".into(), json!({ "const": kind.name() }));
            properties.insert("id".into(), json!({ "type": "string", "format": "uuid" }));
            for field in kind.fields() {
                properties.insert(field.name.code().into(), type_schema(field.ty));
            }
            let required: Vec<&str> = std::iter::once("type")
                .chain(kind.fields().iter().filter(|f| f.required).map(|f| f.name.code()))
                .collect();
            json!({
                "title": kind.name(), "type": "object", "properties": properties,
                "required": required, "additionalProperties": false,
            })
        })
        .collect();
    let value = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "kurator",
        "oneOf": kinds,
    });
    let text = serde_json::to_string_pretty(&value).unwrap_or_default() + "\n";
    Answer::new(value, text)
}

fn type_schema(ty: FieldType) -> Value {
    match ty {
        FieldType::Text => json!({ "type": ["string", "null"] }),
        FieldType::Date => json!({ "type": ["string", "null"], "format": "date" }),
        FieldType::Time => json!({ "type": ["string", "null"], "pattern": "^[0-2][0-9]:[0-5][0-9]$" }),
        FieldType::Number(low, high) => {
            json!({ "type": ["integer", "null"], "minimum": low, "maximum": high })
        }
        FieldType::Flag => json!({ "type": ["boolean", "null"] }),
        FieldType::Choice(list) => {
            let all: Vec<Value> = list.iter().map(|w| json!(w)).chain([Value::Null]).collect();
            json!({ "enum": all })
        }
        FieldType::Owner(kind) | FieldType::Ref(kind) => {
            json!({ "type": ["string", "null"], "format": "uuid", "description": kind.name() })
        }
        FieldType::Texts | FieldType::Phones => {
            json!({ "type": ["array", "null"], "items": { "type": "string" } })
        }
    }
}
