//! Taking in a family: the applicant, where they live, the people, what the journal asks for, the marks, the level, the
//! consent, in one form and one action.

use serde_json::{Value, json};

use super::several::{self, RepeatedRecord, fields};
use super::sources::OptionSources;
use super::{EntryScreen, FormRecord};
use crate::domain::contact::Inquiry;
use crate::domain::family::Member;
use crate::domain::role::Role;
use crate::domain::schedule::Assignment;
use crate::domain::schema::Kind;
use crate::domain::value::StoredField;
use crate::domain::{FamilyId, FieldName, Id, Record};
use crate::record;
use crate::screen::Model;
use crate::screen::entry::blank::EntryPurpose;
use crate::ui::form::offer::{FieldOption, opt};

/// What is asked of the applicant.
const APPLICANT: [FieldName; 7] = [
    FieldName::LastName,
    FieldName::FirstName,
    FieldName::Patronymic,
    FieldName::Role,
    FieldName::SecondRole,
    FieldName::Born,
    FieldName::Phones,
];
/// Where the family lives and what a visitor must know; then, behind the people, what the journal asks for.
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
    FieldName::JournalNumber,
    FieldName::RegisteredOn,
    FieldName::Form,
    FieldName::Member,
    FieldName::Title,
    FieldName::Note,
];
/// The level and its decision.
const LEVEL: [FieldName; 5] =
    [FieldName::Level, FieldName::From, FieldName::DecidedBy, FieldName::DecidedOn, FieldName::Number];
/// The applicant's consent, left out while no purpose is named.
const CONSENT: [FieldName; 4] = [FieldName::Purpose, FieldName::On, FieldName::Until, FieldName::Basis];

/// The form, with room for one of each that may be several: the next one comes when it is filled.
pub(super) fn form(model: &Model, blank: EntryPurpose, sources: OptionSources) -> EntryScreen {
    let w = &model.words;
    let mut entry = EntryScreen::new(blank, w.say("entry-take-in"), sources);
    let (family, applicant) = (Id::new(), Id::new());
    let owned = || vec![(FieldName::Family, Value::String(family.to_string()))];
    let part = |kind, id, fixed, hinge| FormRecord { kind, id, known: None, fixed, hinge, several: None };
    let asked = part(Kind::Member, applicant, owned(), None);
    entry.part(model, asked, w.say("entry-applicant"), &fields(Kind::Member, &APPLICANT));
    entry.preset(FieldName::Role, &json!(Role::Mother.code()), model);
    let house = fields(Kind::Family, &FAMILY);
    entry.part(model, part(Kind::Family, family, Vec::new(), None), w.say("entry-family"), &house);
    // A level follows from the signs; where the document has none, its reason is asked.
    let has_signs = !model.rules.regulation.signs.is_empty();
    for several in RepeatedRecord::ALL {
        if several != RepeatedRecord::Sign || has_signs {
            // People stand before what the journal asks for.
            let ground = || entry.slots().iter().position(|s| s.name.field.name == FieldName::Ground);
            let at = several.is_person().then(ground).flatten().unwrap_or(entry.slots().len());
            several::add(&mut entry, model, several, at);
        }
    }
    let reason = (!has_signs).then_some(FieldName::Reason);
    let names: Vec<FieldName> =
        LEVEL[..2].iter().copied().chain(reason).chain(LEVEL[2..].iter().copied()).collect();
    let level = part(Kind::Level, Id::new(), owned(), Some(FieldName::Level));
    entry.part(model, level, w.say("entry-level"), &fields(Kind::Level, &names));
    let given = owned().into_iter().chain([(FieldName::Member, Value::String(applicant.to_string()))]);
    let consent = part(Kind::Consent, Id::new(), given.collect(), Some(FieldName::Purpose));
    entry.part(model, consent, w.say("entry-consent"), &fields(Kind::Consent, &CONSENT));
    said_on_the_phone(&mut entry, model);
    entry
}

/// What was said in the call is in the form: the number, the name where it looks like one, the rest as a note.
fn said_on_the_phone(entry: &mut EntryScreen, model: &Model) {
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
    if let Some(number) = call.phone_of_family() {
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

impl EntryScreen {
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
pub(super) fn is_needed(blank: &EntryPurpose, place: usize, field: FieldName) -> Option<bool> {
    match (blank.takes_in(), place, field) {
        (true, _, FieldName::Title) => Some(false),
        (true, 0, FieldName::LastName) => Some(true),
        _ => None,
    }
}

/// Whom an individual accompaniment is for: the applicant or one of the children of this very form.
pub(super) fn whom(entry: &mut EntryScreen, model: &Model) {
    if !entry.blank.takes_in() {
        return;
    }
    let said = |part: usize, name: FieldName| {
        entry.slots().iter().find(|s| s.group == part && s.name.field.name == name).map(|s| s.text.value())
    };
    let members = (0..entry.parts.len())
        .filter(|i| entry.parts[*i].kind == Kind::Member && !entry.form.is_left_out(*i));
    let list: Vec<FieldOption> = members
        .filter_map(|i| {
            let names = [said(i, FieldName::FirstName), said(i, FieldName::LastName)];
            let named: Vec<String> = names.into_iter().flatten().filter(|n| !n.is_empty()).collect();
            let role = said(i, FieldName::Role).unwrap_or_default();
            let text = format!("{} ({role})", named.join(" "));
            (!named.is_empty()).then(|| opt(&entry.parts[i].id.to_string(), &text))
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
    // Owners come first: a member of a family that is not there yet would be an orphan for a moment. Grown-ups come before
    // the children, the applicant first.
    let is_child = |r: &Record| r.get(Member::FIELDS.role).is_some_and(Role::is_child);
    records.sort_by_key(|r| (r.kind, r.kind == Kind::Member && is_child(r)));
}
