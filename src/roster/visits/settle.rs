//! A visit of a journal beside those of its family in the file: one contact of a day, a kind and an outcome is one,
//! unless both have an hour, and not the same. What is written there stays; lines that it lacks are added.

use serde_json::Value;

use crate::domain::contact::Contact;
use crate::domain::declare::RecordFields;
use crate::domain::value::PersonRef;
use crate::domain::{Case, CuratorId, FieldName, Kind, Record};
use crate::roster::NormContext;
use crate::roster::course;
use crate::roster::doubt::{CellDoubt, UnclearCell};
use crate::roster::entry::RosterEntry;
use crate::roster::matched::of_family;
use crate::roster::settle::SettledEntry;
use crate::roster::words::plain;

/// What is written of a visit.
#[must_use]
pub fn settle(entry: &RosterEntry, case: &Case, ground: NormContext<'_>) -> SettledEntry {
    let mut settled = SettledEntry::default();
    let Some(contact) = entry.contact() else { return settled };
    let record = of_family(contact, case);
    let Ok(new) = Contact::read(&record) else { return settled };
    let row = entry.rows.first().copied().unwrap_or_default();
    let day =
        entry.cell(entry.family().id, FieldName::On).map(|said| (said.label.clone(), said.text.clone()));
    let (label, text) = day.unwrap_or_default();
    let same = case.contacts.iter().filter(|known| is_one(known, &new));
    // Of several of a day the one that says the same.
    let known = same.clone().find(|known| missing(known, &new).is_empty()).or_else(|| same.clone().next());
    let Some(known) = known else {
        let mut whole = case.clone();
        whole.put(&record);
        let found = course::doubts(&record, &whole, (&entry.said, entry.family().id, row), ground);
        settled.unclear.extend(found);
        settled.records.push(record);
        return settled;
    };
    let lines = missing(known, &new);
    let mut changed = Record::of(Kind::Contact, known.id);
    if !lines.is_empty() {
        let doubt = CellDoubt::VisitKnown;
        settled.unclear.push(UnclearCell { row, label, text, doubt, day: None });
    }
    let note = known.noted(&lines.join("\n"));
    let filled = |field: FieldName| match field {
        FieldName::Note => (!lines.is_empty()).then(|| Value::String(note.clone())),
        FieldName::Time => record.value(field).filter(|_| known.time.is_none()).cloned(),
        FieldName::By => record.value(field).filter(|_| known.by.is_none()).cloned(),
        _ => None,
    };
    changed.fill(|field| filled(field.name).filter(|value| !value.is_null()));
    if !changed.values().is_empty() {
        settled.records.push(changed);
    }
    settled
}

/// Whether both are one contact.
fn is_one(known: &Contact, new: &Contact) -> bool {
    let hours = known.time.is_none() || new.time.is_none() || known.time == new.time;
    let by = |contact: &Contact| match &contact.by {
        Some(PersonRef::Known(CuratorId(id))) => Some(*id),
        _ => None,
    };
    // Two curators may visit a family on one day.
    let curators = by(known).is_none() || by(new).is_none() || by(known) == by(new);
    known.on == new.on && known.kind == new.kind && known.outcome == new.outcome && hours && curators
}

/// The lines of a visit that the file does not have.
fn missing(known: &Contact, new: &Contact) -> Vec<String> {
    let written = plain(known.note.as_deref().unwrap_or_default());
    let lines = new.note.as_deref().unwrap_or_default().lines();
    lines.filter(|line| !written.contains(&plain(line))).map(str::to_owned).collect()
}
