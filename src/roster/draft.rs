//! A family as the rows of a list say it, before it becomes records: fields, people, marks, and a note of all the rest.

use chrono::NaiveDate;
use serde_json::Value;

use super::birth::Birth;
use super::doubt::{Doubt, Unclear};
use super::people::Somebody;
use super::person::FullName;
use super::signed::Signed;
use crate::domain::family::Family;
use crate::domain::field::FieldOf;
use crate::domain::kind::OfKind;
use crate::domain::mark::Status;
use crate::domain::member::{Member, Role};
use crate::domain::record::RecordOf;
use crate::domain::value::IntoValue;
use crate::domain::{FamilyId, FieldName, Id, Level, MemberId, normal_form};

/// Where a value is from.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    pub row: usize,
    pub label: &'a str,
    pub text: &'a str,
}

/// A value of a field with its cell: for a note, where the field cannot take it.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The record.
    pub of: Id,
    pub field: FieldName,
    pub label: String,
    pub text: String,
}

/// A person of the family.
#[derive(Clone, Debug)]
pub struct Person {
    pub record: RecordOf<Member>,
    pub name: FullName,
    pub role: Option<Role>,
    pub notes: Vec<String>,
}

/// A family that is being read.
#[derive(Debug)]
pub struct Draft {
    pub family: RecordOf<Family>,
    pub people: Vec<Person>,
    pub notes: Vec<String>,
    pub said: Vec<Said>,
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
    pub unclear: Vec<Unclear>,
    /// Numbers of its rows in the file.
    pub rows: Vec<usize>,
    /// Whether the list names it by the id of this program.
    pub is_known: bool,
}

impl Draft {
    #[must_use]
    pub fn new(id: Option<FamilyId>) -> Draft {
        let family = RecordOf::of(id.unwrap_or_else(|| FamilyId(Id::new())));
        Draft {
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
    pub fn doubt(&mut self, at: At<'_>, doubt: Doubt) {
        let unclear =
            Unclear { row: at.row, label: at.label.to_owned(), text: at.text.to_owned(), doubt, day: None };
        if !self.unclear.contains(&unclear) {
            self.unclear.push(unclear);
        }
    }

    /// Keeps a text in the note of the family, with its head.
    pub fn keep(&mut self, at: At<'_>) {
        keep(&mut self.notes, at.label, at.text);
    }

    /// Sets a field of the family; another value than a row above has is kept in the note.
    pub fn set<T>(&mut self, field: FieldOf<Family, T>, value: impl IntoValue<T>, at: At<'_>) {
        let outcome = put(&mut self.family, field, value);
        self.put_said(outcome, field.name, self.family.id, at);
    }

    /// Sets a field of a person.
    pub fn set_of<T>(
        &mut self,
        person: usize,
        field: FieldOf<Member, T>,
        value: impl IntoValue<T>,
        at: At<'_>,
    ) {
        let outcome = put(&mut self.people[person].record, field, value);
        let id = self.people[person].record.id;
        self.put_said(outcome, field.name, id, at);
    }

    fn put_said(&mut self, put: Put, field: FieldName, of: Id, at: At<'_>) {
        match put {
            Put::Taken => {
                self.said.push(Said { of, field, label: at.label.to_owned(), text: at.text.to_owned() });
            }
            Put::Same => {}
            Put::Other => {
                self.keep(at);
                self.doubt(at, Doubt::Differs);
            }
            Put::Unfit(why) => {
                self.keep(at);
                self.doubt(at, why);
            }
        }
    }

    /// Notes the cell of a value that becomes a record of its own.
    pub fn note_cell(&mut self, field: FieldName, at: At<'_>) {
        let of = self.family.id;
        if !self.said.iter().any(|said| said.of == of && said.field == field) {
            self.said.push(Said { of, field, label: at.label.to_owned(), text: at.text.to_owned() });
        }
    }

    /// Sets the birth of a person, as a day or as a year.
    pub fn set_birth(&mut self, person: usize, birth: Birth, at: At<'_>) {
        match birth {
            Birth::Day(day) => self.set_of(person, Member::FIELDS.born, day, at),
            Birth::Year(year) => self.set_of(person, Member::FIELDS.born_year, year, at),
        }
    }

    /// Adds a number to those of a person.
    pub fn add_phone(&mut self, person: usize, number: &str, at: At<'_>) {
        if !crate::domain::phone::is_plausible(number) {
            self.keep(At { text: number, ..at });
            self.doubt(at, Doubt::Phone);
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
    pub fn person(&mut self, somebody: &Somebody, role: Option<Role>, id: Option<MemberId>) -> usize {
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
        let record = RecordOf::of(id.unwrap_or_else(|| MemberId(Id::new())));
        self.people.push(Person { record, name: somebody.name.clone(), role, notes: Vec::new() });
        self.people.len() - 1
    }
}

/// What became of a value.
enum Put {
    Taken,
    Same,
    /// The field has another one.
    Other,
    /// The field does not take it.
    Unfit(Doubt),
}

fn put<R: OfKind, T>(into: &mut RecordOf<R>, field: FieldOf<R, T>, value: impl IntoValue<T>) -> Put {
    let Some(known) = R::KIND.field(field.name) else { return Put::Unfit(Doubt::Name) };
    let Ok(value) = normal_form::check(known, &value.into_value()) else {
        return Put::Unfit(Doubt::unfit(known));
    };
    match into.value(field.name) {
        _ if value.is_null() => Put::Same,
        Some(old) if *old == value => Put::Same,
        Some(old) if !old.is_null() => Put::Other,
        _ => {
            into.put(field, value);
            Put::Taken
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
