//! Commands about records that mean the same: joining them, taking them apart.

use std::collections::BTreeSet;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::output::{Answer, PlainTable};
use super::value::text;
use crate::domain::{FieldName, Id, Record, UserError};
use crate::env::Env;
use crate::model::Model;
use crate::store::dedupe::{DifferingCell, MergeChoices, MergeMethod, RecordComparison};
use crate::store::{Reader, Store};
use crate::text::{Words, say};
use crate::wording::field;
use crate::wording::value::cell_value;

/// A record by its id; a family by its title too.
fn named(reader: Reader<'_>, own: &ArgMatches, argument: &str) -> Result<Id, UserError> {
    let said = text(own, argument).unwrap_or_default();
    said.parse().or_else(|_| reader.family_named(said).map(|family| family.0))
}

/// `join`: two records become one.
pub(super) fn join(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let mut store = env.open()?;
    let (keep, other) = (named(store.reader(), own, "keep")?, named(store.reader(), own, "twin")?);
    let twins = store.reader().compare(keep, other)?;
    let mut choices = MergeChoices { take: taken(&twins, own)?, ..MergeChoices::usual(&twins) };
    if own.get_flag("apart") {
        choices.members.clear();
    }
    let op = if own.get_flag("dry-run") { None } else { Some(store.merge_records(keep, other, &choices)?) };
    let said = match (twins.means, op) {
        (MergeMethod::Alias, Some(_)) => "join-done",
        (MergeMethod::Alias, None) => "join-would",
        (MergeMethod::Person, Some(_)) => "join-person-done",
        (MergeMethod::Person, None) => "join-person-would",
    };
    let members: Vec<&RecordComparison> =
        twins.members.iter().filter(|m| choices.members.contains(&m.other.id)).collect();
    let model = super::query::model(words, env, &store)?;
    let mut plain =
        say!(words, said, keep = title(words, &twins.keep), other = title(words, &twins.other)) + "\n";
    plain.push_str(&table(&model, &twins, &choices));
    for member in &members {
        let who = title(words, &member.keep);
        plain.push_str(&format!("  {}\n", say!(words, "join-member", who = who)));
        plain.push_str(&table(&model, member, &choices));
    }
    for (kind, n) in &twins.moves {
        plain.push_str(&format!("  {}: {n}\n", words.pick("record-kind", kind.name())));
    }
    let members = members
        .into_iter()
        .map(|m| json!({ "keep": m.keep.id, "other": m.other.id, "fields": fields(m, &choices) }));
    let value = json!({
        "kind": twins.kind.name(), "means": twins.means.code(), "keep": twins.keep.id, "other": twins.other.id,
        "fields": fields(&twins, &choices), "members": members.collect::<Vec<_>>(),
        "moves": twins.moves, "op": op.map(|op| op.hex()),
    });
    Ok(Answer::new(value, plain))
}

/// Where two records differ, and whose value is kept.
fn fields(twins: &RecordComparison, choices: &MergeChoices) -> Vec<Value> {
    let one = |d: &DifferingCell| {
        let side = kept_side(twins, d, choices);
        json!({ "field": d.cell, "keep": d.keep, "other": d.other, "stands": side })
    };
    twins.cells.iter().map(one).collect()
}

/// The fields in which the other record is said to be right.
fn taken(twins: &RecordComparison, own: &ArgMatches) -> Result<BTreeSet<(Id, &'static str)>, UserError> {
    let named = text(own, "fields").unwrap_or_default().split(',').map(str::trim).filter(|f| !f.is_empty());
    named
        .map(|name| {
            // A part of an address means the address.
            let cell = twins.kind.field_coded(name).map_or(name, |field| field.cell);
            let differing = twins.cells.iter().find(|d| d.cell == cell && !d.other.is_null());
            differing.map(|d| (twins.other.id, d.cell)).ok_or_else(|| {
                UserError::new("join-no-field").with("field", name.chars().take(40).collect::<String>())
            })
        })
        .collect()
}

/// Whose value is kept.
fn kept_side(twins: &RecordComparison, differing: &DifferingCell, choices: &MergeChoices) -> &'static str {
    let taken = differing.keep.is_null() || choices.take.contains(&(twins.other.id, differing.cell));
    if taken && !differing.other.is_null() { "other" } else { "keep" }
}

fn table(model: &Model, twins: &RecordComparison, choices: &MergeChoices) -> String {
    let (words, mut table) = (&model.words, PlainTable::default());
    for differing in &twins.cells {
        let value_text = |value: &Value| cell_value(model, None, twins.kind, differing.cell, value);
        let mark = |side| if kept_side(twins, differing, choices) == side { "*" } else { " " };
        table.row([
            format!("  {}", field::cell_name(words, twins.kind, differing.cell)),
            format!("{} {}", mark("keep"), value_text(&differing.keep)),
            format!("{} {}", mark("other"), value_text(&differing.other)),
        ]);
    }
    table.text()
}

/// What a record is called.
fn title(words: &Words, record: &Record) -> String {
    let said =
        [FieldName::Title, FieldName::Name].into_iter().find_map(|f| record.text(f)).map(str::to_owned);
    let person = [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic]
        .into_iter()
        .filter_map(|f| record.text(f));
    let person = person.collect::<Vec<_>>().join(" ");
    said.or(Some(person))
        .filter(|t| !t.is_empty())
        .unwrap_or_else(|| words.pick("record-one", record.kind.name()))
}

/// `part`: a joined record is one of its own again.
pub(super) fn part(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let mut store: Store = env.open()?;
    let id = named(store.reader(), own, "joined")?;
    let done = store.unmerge(id)?;
    let ids: Vec<String> = done.ids.iter().map(ToString::to_string).collect();
    let said = say!(words, "part-done", ids = ids.join(", "));
    Ok(Answer::new(json!({ "op": done.op.hex(), "ids": ids }), said + "\n"))
}
