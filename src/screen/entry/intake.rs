//! Taking in a family: the applicant, where they live, the children, the level, in one form and one action.

use serde_json::{Value, json};

use super::sources::Sources;
use super::{Entry, Part};
use crate::domain::contact::Inquiry;
use crate::domain::role::Role;
use crate::domain::schedule::Assignment;
use crate::domain::schema::{Field, Kind};
use crate::domain::value::Stored;
use crate::domain::{FamilyId, FieldName, Id, Record};
use crate::record;
use crate::screen::Model;
use crate::screen::entry::blank::Blank;
use crate::ui::form::offer::Opt;

/// What is asked of the applicant.
const APPLICANT: [FieldName; 6] = [
    FieldName::LastName,
    FieldName::FirstName,
    FieldName::Patronymic,
    FieldName::Role,
    FieldName::Born,
    FieldName::Phones,
];
/// What is asked of a child.
const CHILD: [FieldName; 6] = [
    FieldName::FirstName,
    FieldName::LastName,
    FieldName::Patronymic,
    FieldName::Born,
    FieldName::Role,
    FieldName::Occupation,
];
/// Where the family lives and what a visitor must know; then, behind the children, what the journal asks for.
const FAMILY: [FieldName; 15] = [
    FieldName::Settlement,
    FieldName::Street,
    FieldName::House,
    FieldName::Block,
    FieldName::Flat,
    FieldName::Access,
    FieldName::Safety,
    FieldName::Ground,
    FieldName::Source,
    FieldName::Form,
    FieldName::Member,
    FieldName::RegisteredOn,
    FieldName::JournalNumber,
    FieldName::Title,
    FieldName::Note,
];
/// The level and its decision.
const LEVEL: [FieldName; 5] =
    [FieldName::Level, FieldName::From, FieldName::DecidedBy, FieldName::DecidedOn, FieldName::Number];

/// A child is left out while this of it is empty.
pub(super) const CHILD_HINGE: FieldName = FieldName::FirstName;

/// The place of the first child among the records of the form.
const CHILDREN: usize = 5;

fn fields(kind: Kind, names: &[FieldName]) -> Vec<&'static Field> {
    names.iter().filter_map(|name| kind.field(*name)).collect()
}

/// The form, with room for one child: the next one comes when it is filled.
pub(super) fn form(model: &Model, blank: Blank, sources: Sources) -> Entry {
    let w = &model.words;
    let mut entry = Entry::new(blank, w.say("entry-take-in"), sources);
    let family = Id::new();
    let owned = || vec![(FieldName::Family, Value::String(family.to_string()))];
    let part = |kind, id, fixed, hinge| Part { kind, id, known: None, fixed, hinge };
    let applicant = part(Kind::Member, Id::new(), owned(), None);
    entry.part(model, applicant, w.say("entry-applicant"), &fields(Kind::Member, &APPLICANT));
    entry.preset(FieldName::Role, &json!(Role::Mother.code()), model);
    let house = fields(Kind::Family, &FAMILY);
    entry.part(model, part(Kind::Family, family, Vec::new(), None), w.say("entry-family"), &house);
    let level = part(Kind::Level, Id::new(), owned(), Some(FieldName::Level));
    entry.part(model, level, w.say("entry-level"), &fields(Kind::Level, &LEVEL));
    // A mark holds from the day of registration, which is known when the form is saved.
    let marked = || owned().into_iter().chain([(FieldName::From, model.today.value())]).collect();
    let category = part(Kind::Category, Id::new(), marked(), Some(FieldName::Category));
    entry.part(model, category, w.say("entry-category"), &fields(Kind::Category, &[FieldName::Category]));
    let sign = part(Kind::Sign, Id::new(), marked(), Some(FieldName::Sign));
    entry.part(model, sign, w.say("entry-sign"), &fields(Kind::Sign, &[FieldName::Sign]));
    let at = entry
        .slots()
        .iter()
        .position(|s| s.name.field.name == FieldName::Ground)
        .unwrap_or(entry.slots().len());
    child(&mut entry, model, at);
    said_on_the_phone(&mut entry, model);
    entry
}

/// What was said in the call is in the form: the number, the name where it looks like one, the rest as a note.
fn said_on_the_phone(entry: &mut Entry, model: &Model) {
    let Some((call, _)) = entry.sources.call().cloned() else { return };
    let who = call.who.clone().unwrap_or_default();
    let names: Vec<&str> = who.split_whitespace().collect();
    let is_name = |n: &&str| n.chars().next().is_some_and(char::is_uppercase) && n.chars().all(is_of_name);
    let named = (1..=3).contains(&names.len()) && names.iter().all(is_name);
    if named {
        for (field, name) in
            [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic].into_iter().zip(&names)
        {
            entry.preset_first(field, &json!(name), model);
        }
    }
    if let Some(source) = &call.source {
        entry.preset_first(FieldName::Source, &json!(source), model);
    }
    if let Some(number) = &call.phone {
        entry.preset_first(FieldName::Phones, &json!([number]), model);
    }
    let note = [call.who.filter(|_| !named), call.note].into_iter().flatten().collect::<Vec<_>>().join(". ");
    if !note.is_empty() {
        entry.preset_first(FieldName::Note, &json!(note), model);
    }
}

/// A letter or a sign that a name may have.
fn is_of_name(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '-' | '\'' | '’')
}

/// As many children as a draft had.
pub(super) fn with_children(entry: &mut Entry, model: &Model, count: usize) {
    let children = |e: &Entry| e.parts.iter().filter(|p| p.hinge == Some(CHILD_HINGE)).count();
    while children(entry) < count {
        let last = CHILDREN.max(entry.parts.len() - 1);
        let end = entry.slots().iter().rposition(|s| s.group == last).unwrap_or(0);
        child(entry, model, end + 1);
    }
}

/// Room for a child, from the place `at` on.
fn child(entry: &mut Entry, model: &Model, at: usize) {
    let family = entry.parts.get(1).map(|p| p.id).unwrap_or_default();
    let fixed = vec![(FieldName::Family, Value::String(family.to_string()))];
    let head = model.words.say("entry-child");
    let part = Part { kind: Kind::Member, id: Id::new(), known: None, fixed, hinge: Some(CHILD_HINGE) };
    entry.part_at(model, part, head, &fields(Kind::Member, &CHILD), at);
    let place = entry.parts.len() - 1;
    let said = |entry: &Entry, part: usize, name: FieldName| {
        let slot = entry.slots().iter().find(|s| s.group == part && s.name.field.name == name);
        slot.map(|s| s.text.value()).unwrap_or_default()
    };
    // A surname is repeated, a patronymic from one child to the next; both may be typed over.
    let before = entry.parts.iter().enumerate().rev().skip(1).find(|(_, p)| p.hinge == Some(CHILD_HINGE));
    let before = before.map_or(0, |(i, _)| i);
    let surname = said(entry, before, FieldName::LastName);
    let patronymic = if before == 0 { String::new() } else { said(entry, before, FieldName::Patronymic) };
    for (name, value) in [
        (FieldName::LastName, surname),
        (FieldName::Patronymic, patronymic),
        (FieldName::Role, Role::Child.code().to_owned()),
    ] {
        let slot = entry.slots_mut().iter_mut().find(|s| s.group == place && s.name.field.name == name);
        if let Some(slot) = slot.filter(|_| !value.is_empty()) {
            slot.begin_with(model, &Value::String(value));
        }
    }
}

impl Entry {
    /// What the first field of this name begins with.
    fn preset_first(&mut self, field: FieldName, value: &Value, model: &Model) {
        if let Some(slot) = self.slots_mut().iter_mut().find(|s| s.name.field.name == field) {
            slot.begin_with(model, value);
        }
    }

    /// What a field of the last record begins with.
    pub(super) fn preset(&mut self, field: FieldName, value: &Value, model: &Model) {
        for slot in self.slots_mut().iter_mut().filter(|s| s.name.field.name == field) {
            slot.begin_with(model, value);
        }
    }

    /// What a field below the first record begins with, where that one has none of this name.
    pub(super) fn preset_below(&mut self, field: FieldName, value: &Value, model: &Model) {
        if !self.slots().iter().any(|s| s.group == 0 && s.name.field.name == field) {
            self.preset(field, value, model);
        }
    }
}

/// Whether something must stand in a field of the form that takes in a family, of the record at `place`: the title follows
/// from the applicant's name, so that is what is needed. `None`: what holds of the field holds here.
pub(super) fn is_needed(blank: &Blank, place: usize, field: FieldName) -> Option<bool> {
    match (blank.takes_in(), place, field) {
        (true, _, FieldName::Title) => Some(false),
        (true, 0, FieldName::LastName) => Some(true),
        _ => None,
    }
}

/// Keeps room for one more child, and its surname the applicant's as long as nobody typed another.
pub(super) fn grow(entry: &mut Entry, model: &Model) {
    if !entry.blank.takes_in() {
        return;
    }
    let children: Vec<usize> =
        (0..entry.parts.len()).filter(|i| entry.parts[*i].hinge == Some(CHILD_HINGE)).collect();
    let Some(last) = children.last().copied() else { return };
    if entry.form.is_left_out(last) {
        let surname = entry.slots().iter().find(|s| s.group == 0 && s.name.field.name == FieldName::LastName);
        let surname = surname.map(|s| s.text.value()).unwrap_or_default();
        let child = entry
            .slots_mut()
            .iter_mut()
            .find(|s| s.group == last && s.name.field.name == FieldName::LastName);
        if let Some(child) = child.filter(|_| children.len() == 1) {
            child.begin_with(model, &Value::String(surname));
        }
        return;
    }
    // The next child comes when this one is left behind: its patronymic is known by then.
    let end = entry.slots().iter().rposition(|s| s.group == last).unwrap_or(0);
    let at_end = entry.focus() >= end || entry.slots()[end].left;
    if at_end {
        child(entry, model, end + 1);
    }
}

/// Whom an individual accompaniment is for: the applicant or one of the children of this very form.
pub(super) fn whom(entry: &mut Entry, model: &Model) {
    if !entry.blank.takes_in() {
        return;
    }
    let said = |part: usize, name: FieldName| {
        entry.slots().iter().find(|s| s.group == part && s.name.field.name == name).map(|s| s.text.value())
    };
    let members = (0..entry.parts.len())
        .filter(|i| entry.parts[*i].kind == Kind::Member && !entry.form.is_left_out(*i));
    let list: Vec<Opt> = members
        .filter_map(|i| {
            let names = [said(i, FieldName::FirstName), said(i, FieldName::LastName)];
            let named: Vec<String> = names.into_iter().flatten().filter(|n| !n.is_empty()).collect();
            let role = said(i, FieldName::Role).unwrap_or_default();
            let text = format!("{} ({role})", named.join(" "));
            (!named.is_empty()).then(|| Opt {
                code: entry.parts[i].id.to_string(),
                text,
                beside: String::new(),
                kind: None,
                group: None,
            })
        })
        .collect();
    for slot in entry.slots_mut().iter_mut().filter(|s| s.name.field.name == FieldName::Member) {
        let chosen = list.iter().find(|o| Some(&o.code) == slot.code.as_ref());
        let chosen = chosen.map(|o| Value::String(o.code.clone()));
        slot.offer.list.clone_from(&list);
        match chosen {
            // A name corrected meanwhile is corrected here too.
            Some(value) => slot.show(model, &value),
            // The ids of a form that was opened again are new ones: the name finds its own.
            None => slot.code = None,
        }
    }
}

/// What follows from what was entered: the title, and who answers for the family from when.
pub(super) fn complete(records: &mut Vec<Record>, call: Option<&(Inquiry, Vec<Id>)>, model: &Model) {
    let applicant = records.iter().find(|r| r.kind == Kind::Member);
    let names = [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic];
    let title = applicant.map(|r| names.iter().filter_map(|n| r.text(*n)).collect::<Vec<_>>().join(" "));
    let Some(family) = records.iter_mut().find(|r| r.kind == Kind::Family) else { return };
    if family.text(FieldName::Title).is_none() {
        family.fill(|field| (field.name == FieldName::Title).then(|| title.value()));
    }
    let (id, from) = (family.id, family.date(FieldName::RegisteredOn).unwrap_or(model.today));
    for mark in records.iter_mut().filter(|r| matches!(r.kind, Kind::Category | Kind::Sign)) {
        mark.fill(|field| (field.name == FieldName::From).then(|| from.value()));
    }
    if let Some(curator) = model.staff.default_curator() {
        records.push(record!(Assignment { family: FamilyId(id), curator, from }));
    }
    if let Some((call, notices)) = call {
        records.extend(call.attached(FamilyId(id), notices));
    }
    // Owners come first: a member of a family that is not there yet would be an orphan for a moment.
    records.sort_by_key(|r| r.kind);
}
