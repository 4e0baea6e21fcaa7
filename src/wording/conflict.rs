//! A conflict of two copies in words: what it is about, and the values in conflict.

use serde_json::Value;

use super::field;
use super::history::moment_near;
use super::value::cell_value;
use crate::domain::schema::{Field, FieldType, Kind};
use crate::domain::{FamilyId, FieldName, Id, MemberId};
use crate::model::Model;
use crate::model::facts::{ConflictedCell, FamilyFacts};
use crate::store::conflict::{Conflict, ConflictBase, ConflictHead, ConflictId};
use crate::store::state::CellName;
use crate::text::{Words, say};

pub struct ConflictWords {
    /// Its name.
    pub id: ConflictId,
    /// «Павлова О. С. · телефон: мать».
    pub title: String,
    /// The values in conflict.
    pub sides: Vec<ConflictSide>,
    /// The value before both, and since when, if it was one value.
    pub before: Option<(String, String)>,
}

/// One of the values.
pub struct ConflictSide {
    /// «здесь», «там».
    pub label: String,
    pub value: String,
    /// Who wrote it, on which machine.
    pub by: String,
    /// When.
    pub at: String,
}

impl ConflictWords {
    /// The conflict; `facts` names the people of its family.
    #[must_use]
    pub fn of(model: &Model, facts: Option<&FamilyFacts>, conflict: &Conflict) -> ConflictWords {
        let w = &model.words;
        // Of several from one side each needs a name of its own.
        let is_clear =
            |one: &ConflictHead| conflict.values.iter().filter(|v| v.here == one.here).count() == 1;
        let label = |n: usize, standing: &ConflictHead| match standing.here {
            _ if !is_clear(standing) => say!(w, "exchange-nth", n = (n + 1)),
            true => w.say("conflict-here"),
            false => w.say("conflict-there"),
        };
        let side = |(n, standing): (usize, &ConflictHead)| ConflictSide {
            label: label(n, standing),
            value: with_along(model, facts, conflict, standing),
            by: standing.by.clone(),
            at: moment_near(model, &standing.at),
        };
        let before = match &conflict.origin {
            _ if conflict.field == CellName::Deleted => None,
            ConflictBase::Nothing => Some((w.say("value-none"), String::new())),
            ConflictBase::Several => None,
            ConflictBase::Since(at) => {
                let since = say!(w, "exchange-since", at = moment_near(model, at));
                Some((worth(model, facts, conflict, &conflict.before), since))
            }
        };
        let title = format!("{} · {}", record_label(model, conflict), subject(model, conflict));
        ConflictWords {
            id: conflict.id.clone(),
            title,
            sides: conflict.values.iter().enumerate().map(side).collect(),
            before,
        }
    }
}

impl ConflictedCell {
    pub fn called(&self, words: &Words) -> String {
        match self.kind {
            _ if self.cell == CellName::AliasOf => words.say("conflict-joining"),
            Kind::Phone => words.pick("record-one", self.kind.name()),
            kind => field::cell_name(words, kind, self.cell.code()),
        }
    }
}

/// A value with those that are settled along with it.
fn with_along(
    model: &Model,
    facts: Option<&FamilyFacts>,
    conflict: &Conflict,
    standing: &ConflictHead,
) -> String {
    let beside = conflict.along.iter().filter_map(|other| {
        let same = other.values.iter().find(|v| v.is_of_file_of(standing))?;
        Some(worth(model, facts, other, &same.value))
    });
    std::iter::once(worth(model, facts, conflict, &standing.value))
        .chain(beside)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What the cell in conflict is called.
#[must_use]
pub fn cell(words: &Words, conflict: &Conflict) -> String {
    match conflict.kind.known() {
        _ if conflict.field == CellName::Deleted => words.say("conflict-deletion"),
        _ if conflict.field == CellName::AliasOf => words.say("conflict-joining"),
        Some(Kind::Phone) => words.pick("record-one", conflict.kind.code()),
        Some(kind) if !matches!(conflict.field, CellName::Newer(_)) => {
            field::cell_name(words, kind, conflict.field.code())
        }
        // A field of a newer program has no other name.
        _ => conflict.field.code().to_owned(),
    }
}

/// The record and its cell: «семья: адрес»; a number is both.
#[must_use]
pub fn record_and_cell(words: &Words, conflict: &Conflict) -> String {
    let cell = cell(words, conflict);
    match conflict.kind.known() {
        Some(Kind::Phone) if conflict.field != CellName::Deleted => cell,
        _ => format!("{}: {cell}", words.pick("record-one", conflict.kind.code())),
    }
}

/// Whether a value of the cell names other records, or people by their records.
#[must_use]
pub fn names_others(conflict: &Conflict) -> bool {
    let is_name = |f: &Field| {
        matches!(f.ty, FieldType::Owner(_) | FieldType::Ref(_) | FieldType::Texts) || f.name == FieldName::By
    };
    conflict.kind.known().is_some_and(|kind| kind.fields_of(conflict.field.code()).any(is_name))
}

/// With which record the one in conflict is one: a family by its title, a person by the full name.
fn joined(model: &Model, value: &Value) -> String {
    let Some(id) = value.as_str().and_then(|text| text.parse::<Id>().ok()) else {
        return model.words.say("conflict-parted");
    };
    let who = model.cases.iter().chain(&model.elsewhere).find_map(|case| match case.family.id.0 == id {
        true => Some(case.family.title.clone()),
        false => case.member(MemberId(id)).map(|m| {
            let parts = [&m.last_name, &m.first_name, &m.patronymic];
            parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
        }),
    });
    say!(model.words, "conflict-joined", who = who.unwrap_or_else(|| id.to_string()))
}

/// A value of the cell in conflict: several fields each with its name, unless the thing they make needs none.
#[must_use]
pub fn worth(model: &Model, facts: Option<&FamilyFacts>, conflict: &Conflict, value: &Value) -> String {
    let w = &model.words;
    if let (CellName::Deleted, Value::Bool(deleted)) = (&conflict.field, value) {
        return w.say(if *deleted { "conflict-deleted" } else { "conflict-lives" });
    }
    if conflict.field == CellName::AliasOf {
        return joined(model, value);
    }
    let plain = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let Some(kind) = conflict.kind.known() else { return plain() };
    if value.is_null() {
        return w.say("value-none");
    }
    cell_value(model, facts, kind, conflict.field.code(), value)
}

/// What a conflict is about, in a line of a list: «телефон: мать», «назначенное посещение, день и время».
#[must_use]
pub fn subject(model: &Model, conflict: &Conflict) -> String {
    if is_begun_apart(conflict) {
        return model.words.count("exchange-begun-apart", conflict.values.len());
    }
    let family = conflict.family.and_then(|f| model.case(FamilyId(f)));
    let member: Option<Id> = conflict.member;
    let whose = family.zip(member).and_then(|(case, id)| case.member(MemberId(id)));
    let what = cell(&model.words, conflict);
    match whose {
        Some(member) => {
            let role = model.words.pick("role", member.role.code());
            let called = member.first_name.as_ref().map(|first| format!("{role} {first}")).unwrap_or(role);
            format!("{called}: {what}")
        }
        None if conflict.kind == Kind::Family => what,
        None => record_and_cell(&model.words, conflict),
    }
}

/// Whether files created independently each name the district.
#[must_use]
pub fn is_begun_apart(conflict: &Conflict) -> bool {
    conflict.entity == Id::DISTRICT && !conflict.along.is_empty()
}

/// Whose it is, in a line of a list.
#[must_use]
pub fn record_label(model: &Model, conflict: &Conflict) -> String {
    let known = conflict.family.and_then(|family| model.case(FamilyId(family)));
    let title = || conflict.title.clone().unwrap_or_else(|| model.words.say("exchange-of-district"));
    known.map_or_else(title, |case| case.family.short.clone())
}
