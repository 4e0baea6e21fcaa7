//! Lists that follow what was entered elsewhere in the form: roles by age, deputies by who is away, activities by the
//! kind of help.

use serde_json::Value;

use super::several::RepeatedRecord;
use super::slot::EntryField;
use super::{EntryScreen, covered, forms};
use crate::domain::day;
use crate::domain::id::ProgrammeId;
use crate::domain::member::Role;
use crate::domain::member::Sex;
use crate::domain::programme::PlanPaper;
use crate::domain::schema::Kind;
use crate::domain::value::StoredField;
use crate::domain::{CuratorId, FieldName, MemberId};
use crate::screen::Model;
use crate::search::gender;

/// Puts the lists in order: first when a form opens, then whenever a field is left.
pub(super) fn lists(entry: &mut EntryScreen, model: &Model) {
    for part in 0..entry.parts.len() {
        match entry.parts[part].kind {
            Kind::Member => {
                roles(entry, model, part);
                if entry.blank.takes_in() && part == 0 {
                    parent(entry, model, part);
                }
                match entry.parts[part].several {
                    Some(RepeatedRecord::Adult) => other_parent(entry, model, part),
                    Some(RepeatedRecord::Child) => child(entry, model, part),
                    None if part == 0 && !entry.blank.takes_in() => child(entry, model, part),
                    _ => {}
                }
            }
            Kind::Leave => deputies(entry, model, part),
            Kind::Programme => version(entry, model, part),
            Kind::Activity => kinds(entry, part),
            Kind::Decision => covered::bodies(entry, model, part),
            _ => {}
        }
    }
    programmes(entry, model);
}

/// The programme follows the member in a form that asks for both; a save leaves the last field as a step does.
pub(super) fn programmes(entry: &mut EntryScreen, model: &Model) {
    for part in 0..entry.parts.len() {
        if matches!(entry.parts[part].kind, Kind::Activity | Kind::Goal | Kind::Control) {
            programme_of_member(entry, model, part);
        }
    }
}

/// The version of a new programme is counted among those of the same paper and member.
fn version(entry: &mut EntryScreen, model: &Model, part: usize) {
    if entry.parts[part].known.is_some() {
        return;
    }
    let whole = entry.whole(part, model);
    let member = whole.reference(FieldName::Member).map(MemberId);
    let paper = whole.text(FieldName::Paper).and_then(PlanPaper::from_code);
    let next = forms::version(entry.sources.case(), member, paper);
    let slots =
        entry.slots_mut().iter_mut().filter(|s| s.group == part && s.name.field.name == FieldName::Version);
    for slot in slots.filter(|s| !s.is_changed()) {
        slot.begin_with(model, &next.into());
    }
}

/// What is new of a member belongs to the programme of that member, as [`Case::programme_of`] finds it.
fn programme_of_member(entry: &mut EntryScreen, model: &Model, part: usize) {
    let Some(case) = entry.sources.case().filter(|_| entry.parts[part].known.is_none()) else { return };
    let member = entry.whole(part, model).reference(FieldName::Member).map(MemberId);
    let own = case.programme_of(member).map(|p| ProgrammeId(p.id));
    let slots =
        entry.slots_mut().iter_mut().filter(|s| s.group == part && s.name.field.name == FieldName::Programme);
    for slot in slots.filter(|s| !s.is_changed()) {
        slot.begin_with(model, &own.value());
    }
}

/// The proposed parent is the father where the applicant's name is a man's.
fn parent(entry: &mut EntryScreen, model: &Model, part: usize) {
    let at =
        |name: FieldName| entry.slots().iter().position(|s| s.group == part && s.name.field.name == name);
    let said = |name: FieldName| at(name).map(|at| entry.slots()[at].text.value()).unwrap_or_default();
    let parent = match gender::sex(&said(FieldName::FirstName), &said(FieldName::Patronymic), None) {
        Some(Sex::Male) => Role::Father,
        _ => Role::Mother,
    };
    let role = at(FieldName::Role);
    let Some(slot) = role.map(|at| &mut entry.slots_mut()[at]).filter(|s| !s.is_changed()) else { return };
    slot.begin_with(model, &parent.code().into());
}

/// A grown-up beside the applicant is proposed as the parent by name, where the form has no such parent yet.
fn other_parent(entry: &mut EntryScreen, model: &Model, part: usize) {
    let at =
        |name: FieldName| entry.slots().iter().position(|s| s.group == part && s.name.field.name == name);
    let said = |name: FieldName| at(name).map(|at| entry.slots()[at].text.value()).unwrap_or_default();
    let parent = match gender::sex(&said(FieldName::FirstName), &said(FieldName::Patronymic), None) {
        Some(Sex::Male) => Some(Role::Father),
        Some(Sex::Female) => Some(Role::Mother),
        None => None,
    };
    let is_taken = |role: &Role| {
        let mut others =
            entry.slots().iter().filter(|s| s.group != part && s.name.field.name == FieldName::Role);
        others.any(|s| s.code.as_deref() == Some(role.code()))
    };
    let proposed = parent.filter(|role| !is_taken(role));
    let role = at(FieldName::Role);
    let Some(slot) = role.map(|at| &mut entry.slots_mut()[at]).filter(|s| !s.is_changed()) else { return };
    slot.begin_with(model, &proposed.map_or(Value::Null, |role| role.code().into()));
}

/// A child is proposed as the son or daughter of a parent, by name, as the ward of a guardian, else as a child. Of a new
/// member the birth says whether it is one.
fn child(entry: &mut EntryScreen, model: &Model, part: usize) {
    let is_added = entry.parts[part].several.is_some();
    let whole = entry.whole(part, model);
    let born = whole.date(FieldName::Born);
    let is_child = born.map_or(is_added, |born| day::birthday(born, 18) > model.today);
    if entry.parts[part].known.is_some() || !is_child && !is_added {
        return;
    }
    let at =
        |name: FieldName| entry.slots().iter().position(|s| s.group == part && s.name.field.name == name);
    // A repeated patronymic is of another child.
    let own = |name: FieldName| at(name).map(|at| &entry.slots()[at]).filter(|s| s.is_changed());
    let said = |name: FieldName| own(name).map(|s| s.text.value()).unwrap_or_default();
    let sex = gender::sex(&said(FieldName::FirstName), &said(FieldName::Patronymic), None);
    let applicant = entry.slots().iter().find(|s| is_added && s.name.field.name == FieldName::Role);
    let of_form = applicant.and_then(|s| Role::from_code(s.code.as_deref()?));
    let of_file = entry.sources.case().into_iter().flat_map(|c| c.here(model.today)).map(|m| m.role);
    let with: Vec<Role> = of_form.into_iter().chain(of_file.filter(|_| !is_added)).collect();
    let is_any = |roles: &[Role]| with.iter().any(|role| roles.contains(role));
    let role = match sex {
        _ if !is_any(&PARENTS) && is_any(&GUARDIANS) => Role::Ward,
        Some(Sex::Male) if !is_any(&PARENTS) && is_any(&GRANDPARENTS) => Role::Grandson,
        Some(Sex::Female) if !is_any(&PARENTS) && is_any(&GRANDPARENTS) => Role::Granddaughter,
        Some(Sex::Male) => Role::Son,
        Some(Sex::Female) => Role::Daughter,
        None => Role::Child,
    };
    let slot = at(FieldName::Role).map(|at| &mut entry.slots_mut()[at]).filter(|s| !s.is_changed());
    if let Some(slot) = slot {
        slot.begin_with(model, &role.code().into());
    }
}

/// Whose child is a son or a daughter: an adopted one is theirs by law (ст. 137 СК РФ).
const PARENTS: [Role; 3] = [Role::Mother, Role::Father, Role::Adopter];
const GUARDIANS: [Role; 3] = [Role::Guardian, Role::Trustee, Role::FosterParent];
const GRANDPARENTS: [Role; 2] = [Role::Grandmother, Role::Grandfather];

/// A surname or patronymic that was only repeated takes the form of the person entered: the son of Кузнецова is Кузнецов,
/// and the sister of an Олегович is Олеговна. What was typed stays as it was typed.
pub(super) fn names(entry: &mut EntryScreen, model: &Model) {
    for part in 0..entry.parts.len() {
        if entry.parts[part].kind != Kind::Member || entry.parts[part].known.is_some() {
            continue;
        }
        let place =
            |name: FieldName| entry.slots().iter().position(|s| s.group == part && s.name.field.name == name);
        let said = |at: Option<usize>| at.map(|at| entry.slots()[at].text.value()).unwrap_or_default();
        let (surname, patronymic) = (place(FieldName::LastName), place(FieldName::Patronymic));
        // A repeated patronymic is of another person, and shows nothing of this one; nor does a proposed role.
        let own = patronymic.filter(|at| entry.slots()[*at].is_changed());
        let role = place(FieldName::Role).filter(|at| entry.slots()[*at].is_changed());
        let role = role.and_then(|at| Role::from_code(entry.slots()[at].code.as_deref()?));
        let first = said(place(FieldName::FirstName));
        let Some(sex) = gender::sex(&first, &said(own), role) else {
            if !first.is_empty() {
                unrepeat(entry, model, part, surname, patronymic);
            }
            continue;
        };
        for (at, form) in
            [(surname, gender::surname as fn(&str, Sex) -> String), (patronymic, gender::patronymic)]
        {
            let Some(slot) = at.map(|at| &mut entry.slots_mut()[at]) else { continue };
            let present = slot.text.value();
            let agreeing = form(&present, sex);
            if !slot.is_changed() && agreeing != present {
                slot.begin_with(model, &Value::String(agreeing));
            }
        }
    }
}

/// Takes back what was repeated from the child before, where the first name does not say whether it is a boy or a girl:
/// the surname is the applicant's again, and no patronymic is proposed.
fn unrepeat(
    entry: &mut EntryScreen,
    model: &Model,
    part: usize,
    surname: Option<usize>,
    patronymic: Option<usize>,
) {
    if entry.parts[part].several != Some(RepeatedRecord::Child) {
        return;
    }
    let applicant = entry.slots().iter().find(|s| s.group == 0 && s.name.field.name == FieldName::LastName);
    let of_applicant = applicant.map(|s| s.text.value()).unwrap_or_default();
    for (at, value) in [(surname, of_applicant), (patronymic, String::new())] {
        if let Some(slot) = at.map(|at| &mut entry.slots_mut()[at])
            && !slot.is_changed()
            && slot.text.value() != value
        {
            slot.begin_with(model, &Value::String(value));
        }
    }
}

/// A child's roles come first for a child, an adult's for everybody else.
fn roles(entry: &mut EntryScreen, model: &Model, part: usize) {
    let born = entry.whole(part, model).date(FieldName::Born);
    let is_child = match born {
        Some(born) => day::birthday(born, 18) > model.today,
        None => entry.parts[part].several == Some(RepeatedRecord::Child),
    };
    for slot in entry
        .slots_mut()
        .iter_mut()
        .filter(|s| s.group == part && matches!(s.name.field.name, FieldName::Role | FieldName::SecondRole))
    {
        slot.offer.list.sort_by_key(|o| Role::from_code(&o.code).is_some_and(Role::is_child) != is_child);
    }
}

/// A curator on leave is no deputy.
fn deputies(entry: &mut EntryScreen, model: &Model, part: usize) {
    let away = entry.whole(part, model).reference(FieldName::Curator).map(CuratorId);
    let away = away.or_else(|| model.staff.default_curator()).map(|id| id.0.to_string());
    let Some(field) = Kind::Leave.field(FieldName::Deputy) else { return };
    let offer = entry.sources.offer(model, Kind::Leave, field);
    for slot in entry.slots_mut().iter_mut().filter(|s| s.group == part && s.name.field.name == field.name) {
        slot.offer.list = offer.list.iter().filter(|o| Some(&o.code) != away.as_ref()).cloned().collect();
    }
}

/// Activities of the chosen kind of help come first.
fn kinds(entry: &mut EntryScreen, part: usize) {
    let of_part = |s: &&EntryField, name: FieldName| s.group == part && s.name.field.name == name;
    let kind = entry.slots().iter().find(|s| of_part(s, FieldName::Help)).and_then(|s| s.code.clone());
    for slot in
        entry.slots_mut().iter_mut().filter(|s| s.group == part && s.name.field.name == FieldName::Text)
    {
        slot.offer.kind.clone_from(&kind);
    }
}

/// An activity of another kind than the one chosen brings its kind along; gives what the kind is now.
pub(super) fn kind_taken(entry: &mut EntryScreen, part: usize, kind: &str) -> Option<String> {
    let slot =
        entry.slots_mut().iter_mut().find(|s| s.group == part && s.name.field.name == FieldName::Help)?;
    if slot.code.as_deref() == Some(kind) {
        return None;
    }
    let option = slot.offer.list.iter().find(|o| o.code == kind).cloned()?;
    slot.take(&option);
    kinds(entry, part);
    Some(option.text)
}
