//! «Почему» on «Обмен»: why two copies disagree and what each side had seen; what a finding means and what to do.

use super::window;
use crate::domain::check::FindingId;
use crate::domain::schema::Kind;
use crate::domain::{FamilyId, FieldName, UserError};
use crate::model::facts::FamilyFacts;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::{Model, Step};
use crate::store::Reader;
use crate::store::check::Finding;
use crate::store::conflict::Conflict;
use crate::store::state::CellName;
use crate::text::say;
use crate::ui::paint::PLAIN;
use crate::ui::sheet::PlainSheet;
use crate::wording::conflict::{cell, worth};
use crate::wording::finding;
use crate::wording::history::{self, ChangeGroup};

/// Why it is a conflict: who changed what, with the value at the time of the change.
pub fn conflict(model: &Model, reader: Reader<'_>, conflict: &Conflict) -> Step {
    match lines(model, reader, conflict) {
        Ok(lines) => Step::Ask(window(model, &cell(&model.words, conflict), lines)),
        Err(problem) => Step::Say(model.words.problem(&problem)),
    }
}

fn lines(model: &Model, reader: Reader<'_>, conflict: &Conflict) -> Result<PlainSheet, UserError> {
    let w = &model.words;
    let facts = match conflict.family {
        Some(family) => FamilyFacts::read(FamilyId(family), reader, model)?,
        None => None,
    };
    let id = if conflict.field == CellName::Deleted { "why-conflict-deletion" } else { "why-conflict" };
    let mut lines = PlainSheet::default();
    lines.line(w.say(id));
    lines.gap();
    let events = reader.history_of_one(conflict.member.unwrap_or(conflict.entity))?;
    let kind = conflict.kind.known();
    let of_cell = |field: &CellName| {
        conflict.field == CellName::Deleted
            || *field == CellName::Deleted
            || kind.is_some_and(|k| k.fields_of(conflict.field.code()).any(|f| *field == f.name))
    };
    for standing in &conflict.values {
        let label = w.say(if standing.here { "conflict-here" } else { "conflict-there" });
        let at = history::moment_of(model, &standing.at);
        lines.line(format!("{label}: {} · {at}", standing.by)).strong();
        if kind == Some(Kind::Phone) {
            let (from, to) = (worth(model, None, conflict, &conflict.before), &standing.value);
            let to = worth(model, None, conflict, to);
            let field = cell(w, conflict);
            let said = say!(w, "history-changed", field = field, from = from, to = to);
            lines.line(said).under();
            continue;
        }
        let event = events.iter().find(|e| e.op == standing.op);
        let changes: Vec<_> = event
            .iter()
            .flat_map(|e| &e.changes)
            .filter(|c| of_cell(&c.field) && c.kind == conflict.kind)
            .cloned()
            .collect();
        let said = ChangeGroup::all(&changes, None);
        lines.extend(said.iter().map(|g| (format!("  {}", g.said(model, facts.as_ref())), PLAIN)));
        if said.is_empty() {
            let value = worth(model, facts.as_ref(), conflict, &standing.value);
            lines.line(value).under();
        }
    }
    lines.gap();
    lines.line(w.pick("why-conflict-rule", conflict.kind.code()));
    lines.line(w.say("exchange-nothing-lost")).quiet();
    Ok(lines)
}

/// What a finding means and what can be done.
#[must_use]
pub fn finding(model: &Model, found: &Finding) -> DialogSpec {
    let mut lines = PlainSheet::default();
    lines.line(finding::said(&model.words, found)).strong();
    lines.gap();
    lines.line(meaning(model, found));
    window(model, &model.words.say("why-finding"), lines)
}

#[must_use]
pub fn meaning(model: &Model, found: &Finding) -> String {
    let code = match found.field {
        _ if matches!(found.id, FindingId::RecordUnread | FindingId::ValueUnread) => "unread",
        _ if found.id == FindingId::OtherFamily => "foreign",
        Some(FieldName::Person) if found.id != FindingId::OnePerson => "contradicted",
        Some(field) if field != FieldName::Person => "unfit",
        _ => found.id.code().trim_start_matches("check-"),
    };
    model.words.pick("finding-meaning", code)
}
