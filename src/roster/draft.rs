//! A family as the rows of a list say it, before it becomes records: fields, people, marks, and a note of all the rest.

use chrono::NaiveDate;
use serde_json::Value;

use super::birth::BirthDate;
use super::doubt::{CellDoubt, UnclearCell};
use super::people::CellPerson;
use super::person::FullName;
use super::signed::Signed;
use crate::domain::family::Family;
use crate::domain::field::TypedFieldName;
use crate::domain::kind::HasKind;
use crate::domain::mark::Status;
use crate::domain::member::{Member, Role};
use crate::domain::record::TypedRecord;
use crate::domain::value::IntoValue;
use crate::domain::{FamilyId, FieldName, Id, Level, MemberId, normal_form};

/// Where a value is from.
#[derive(Clone, Copy, Debug)]
pub struct CellOrigin<'a> {
    pub row: usize,
    pub label: &'a str,
    pub text: &'a str,
}

/// A value of a field with its cell: for a note, where the field cannot take it.
#[derive(Clone, Debug, PartialEq)]
pub struct SourcedValue {
    /// The record.
    pub of: Id,
    pub field: FieldName,
    pub label: String,
    pub text: String,
}

/// A person of the family.
#[derive(Clone, Debug)]
pub struct RosterPerson {
    pub record: TypedRecord<Member>,
    pub name: FullName,
    pub role: Option<Role>,
    pub notes: Vec<String>,
}

/// A family that is being read.
#[derive(Debug)]
pub struct FamilyDraft {
    pub family: TypedRecord<Family>,
    pub people: Vec<RosterPerson>,
    pub notes: Vec<String>,
    pub said: Vec<SourcedValue>,
    /// Ids of the regulation's list or own words.
    pub categories: Vec<String>,
    pub circumstances: Vec<String>,
    pub status: Option<Status>,
    pub level: Option<Level>,
    pub level_from: Option<NaiveDate>,
    pub closed: Option<NaiveDate>,
    pub closed_reason: Option<String>,
    pub agreements: Vec<Signed>,
    pub curator: Option<String>,
    pub unclear: Vec<UnclearCell>,
    /// Numbers of its rows in the file.
    pub rows: Vec<usize>,
    /// Whether the list names it by the id of this program.
    pub is_known: bool,
}

impl FamilyDraft {
    #[must_use]
    pub fn new(id: Option<FamilyId>) -> FamilyDraft {
        let family = TypedRecord::of(id.unwrap_or_else(|| FamilyId(Id::new())));
        FamilyDraft {
            family,
            people: Vec::new(),
            notes: Vec::new(),
            said: Vec::new(),
            categories: Vec::new(),
            circumstances: Vec::new(),
            status: None,
            level: None,
            level_from: None,
            closed: None,
            closed_reason: None,
            agreements: Vec::new(),
            curator: None,
            unclear: Vec::new(),
            rows: Vec::new(),
            is_known: id.is_some(),
        }
    }

    /// Says that something is not certain.
    pub fn doubt(&mut self, at: CellOrigin<'_>, doubt: CellDoubt) {
        let unclear = UnclearCell {
            row: at.row,
            label: at.label.to_owned(),
            text: at.text.to_owned(),
            doubt,
            day: None,
        };
        if !self.unclear.contains(&unclear) {
            self.unclear.push(unclear);
        }
    }

    /// Keeps a text in the note of the family, with its head.
    pub fn keep(&mut self, at: CellOrigin<'_>) {
        keep(&mut self.notes, at.label, at.text);
    }

    /// Sets a field of the family; another value than a row above has is kept in the note.
    pub fn set<T>(&mut self, field: TypedFieldName<Family, T>, value: impl IntoValue<T>, at: CellOrigin<'_>) {
        let outcome = put(&mut self.family, field, value);
        self.put_said(outcome, field.name, self.family.id, at);
    }

    /// Sets a field of a person.
    pub fn set_of<T>(
        &mut self,
        person: usize,
        field: TypedFieldName<Member, T>,
        value: impl IntoValue<T>,
        at: CellOrigin<'_>,
    ) {
        let outcome = put(&mut self.people[person].record, field, value);
        let id = self.people[person].record.id;
        self.put_said(outcome, field.name, id, at);
    }

    fn put_said(&mut self, put: PutOutcome, field: FieldName, of: Id, at: CellOrigin<'_>) {
        match put {
            PutOutcome::Taken => {
                self.said.push(SourcedValue {
                    of,
                    field,
                    label: at.label.to_owned(),
                    text: at.text.to_owned(),
                });
            }
            PutOutcome::Same => {}
            PutOutcome::Other => {
                self.keep(at);
                self.doubt(at, CellDoubt::Differs);
            }
            PutOutcome::Unfit(why) => {
                self.keep(at);
                self.doubt(at, why);
            }
        }
    }

    /// Notes the cell of a value that becomes a record of its own.
    pub fn note_cell(&mut self, field: FieldName, at: CellOrigin<'_>) {
        let of = self.family.id;
        if !self.said.iter().any(|said| said.of == of && said.field == field) {
            self.said.push(SourcedValue { of, field, label: at.label.to_owned(), text: at.text.to_owned() });
        }
    }

    /// Sets the birth of a person, as a day or as a year.
    pub fn set_birth(&mut self, person: usize, birth: BirthDate, at: CellOrigin<'_>) {
        match birth {
            BirthDate::Day(day) => self.set_of(person, Member::FIELDS.born, day, at),
            BirthDate::Year(year) => self.set_of(person, Member::FIELDS.born_year, year, at),
        }
    }

    /// Adds a number to those of a person.
    pub fn add_phone(&mut self, person: usize, number: &str, at: CellOrigin<'_>) {
        if !crate::domain::phone::is_plausible(number) {
            self.keep(CellOrigin { text: number, ..at });
            self.doubt(at, CellDoubt::Phone);
            return;
        }
        let record = &mut self.people[person].record;
        let mut all: Vec<Value> = match record.value(FieldName::Phones) {
            Some(Value::Array(list)) => list.clone(),
            _ => Vec::new(),
        };
        let number = Value::String(crate::domain::phone::normal(number));
        if !all.contains(&number) {
            all.push(number);
        }
        record.put(Member::FIELDS.phones, Value::Array(all));
    }

    /// The place of a person of this name, or of a new one.
    pub fn person(&mut self, somebody: &CellPerson, role: Option<Role>, id: Option<MemberId>) -> usize {
        let known = self.people.iter().position(|p| {
            id.is_some_and(|id| p.record.id == id.0)
                || id.is_none()
                    && p.name.is_same(&somebody.name)
                    && (role.is_none() || p.role.is_none() || p.role == role)
                    && !p.name.joined().is_empty()
        });
        if let Some(at) = known {
            self.people[at].role = self.people[at].role.or(role);
            return at;
        }
        let record = TypedRecord::of(id.unwrap_or_else(|| MemberId(Id::new())));
        self.people.push(RosterPerson { record, name: somebody.name.clone(), role, notes: Vec::new() });
        self.people.len() - 1
    }
}

/// What became of a value.
enum PutOutcome {
    Taken,
    Same,
    /// The field has another one.
    Other,
    /// The field does not take it.
    Unfit(CellDoubt),
}

fn put<R: HasKind, T>(
    into: &mut TypedRecord<R>,
    field: TypedFieldName<R, T>,
    value: impl IntoValue<T>,
) -> PutOutcome {
    let Some(known) = R::KIND.field(field.name) else { return PutOutcome::Unfit(CellDoubt::Name) };
    let Ok(value) = normal_form::check(known, &value.into_value()) else {
        return PutOutcome::Unfit(CellDoubt::unfit(known));
    };
    match into.value(field.name) {
        _ if value.is_null() => PutOutcome::Same,
        Some(old) if *old == value => PutOutcome::Same,
        Some(old) if !old.is_null() => PutOutcome::Other,
        _ => {
            into.put(field, value);
            PutOutcome::Taken
        }
    }
}

/// Adds a line of a note, once.
pub fn keep(notes: &mut Vec<String>, label: &str, text: &str) {
    // A note of the list itself keeps its lines.
    let line = match label {
        "" => text.trim().to_owned(),
        label => format!("{label}: {}", text.split_whitespace().collect::<Vec<_>>().join(" ")),
    };
    if !notes.contains(&line) {
        notes.push(line);
    }
}
