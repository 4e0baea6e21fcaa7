//! What the people of a family have of each other: surnames that only one of them, or the title, has, and roles.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::doubt::CellDoubt;
use super::draft::{CellOrigin, FamilyDraft, RosterPerson};
use super::words::CellMark;
use crate::domain::FieldName;
use crate::domain::member::{Member, Role, Sex};
use crate::search::gender::{of_plural, sex, surname};

/// People who are named without a surname, under a title that is one: «Ивановы».
pub(super) fn name_by_title(draft: &mut FamilyDraft) {
    let Some(title) = draft.family.text(FieldName::Title).filter(|_| !draft.is_known) else { return };
    let words: Vec<&str> = title.split_whitespace().filter(|word| !CellMark::Family.is(word)).collect();
    let [word] = words.as_slice() else { return };
    let Some(of_man) = of_plural(word) else { return };
    for person in &mut draft.people {
        let name = &person.name;
        if !name.last.is_empty() || name.first.is_empty() {
            continue;
        }
        if let Some(sex) = sex(&name.first, &name.patronymic, person.role) {
            let own = surname(&of_man, sex);
            person.name.last.clone_from(&own);
            person.record.put(Member::FIELDS.last_name, Value::String(own));
        }
    }
}

/// Children who are named without a surname have that of the first parent, in the form of their sex.
pub(super) fn name_children(draft: &mut FamilyDraft) {
    let is_child = |role: Option<Role>| role.is_some_and(Role::is_child);
    let parent = draft.people.iter().find(|p| !is_child(p.role) && !p.name.last.is_empty());
    let Some(last) = parent.map(|p| p.name.last.clone()) else { return };
    for person in draft.people.iter_mut().filter(|p| is_child(p.role)) {
        if !person.name.last.is_empty() || person.name.first.is_empty() {
            continue;
        }
        let sex = sex(&person.name.first, &person.name.patronymic, person.role);
        let own = match sex {
            Some(sex) => surname(&last, sex),
            // An unknown one has the form of the parent.
            None => last.clone(),
        };
        person.name.last.clone_from(&own);
        person.record.put(Member::FIELDS.last_name, Value::String(own));
    }
}

/// How old somebody is, by the day or the year of birth.
fn years(person: &RosterPerson, today: NaiveDate) -> Option<i32> {
    let fields = Member::FIELDS;
    let by_day = person.record.get(fields.born).and_then(|born| today.years_since(born)).map(i64::from);
    let by_year = person.record.get(fields.born_year).map(|year| i64::from(today.year()) - i64::from(year));
    by_day.or(by_year).and_then(|years| i32::try_from(years).ok())
}

/// Gives a role to everybody: the list says it, or the birth, the category of the family, the sex.
pub(super) fn give_roles(draft: &mut FamilyDraft, today: NaiveDate) {
    let substitute = draft.categories.iter().any(|c| c == crate::domain::case::SUBSTITUTE);
    let row = draft.rows.first().copied().unwrap_or_default();
    let mut unknown: Vec<String> = Vec::new();
    let has_child = draft.people.iter().any(|person| person.role.is_some_and(Role::is_child));
    let elder = elder(draft);
    for person in &mut draft.people {
        if person.role.is_some() {
            continue;
        }
        // Somebody of fifteen beside a child may be the parent.
        let years = years(person, today);
        if years.is_some_and(|years| years < 14 || years < 18 && !has_child) {
            person.role = Some(Role::Child);
            continue;
        }
        let name = &person.name;
        let sex = sex(&name.first, &name.patronymic, None).or_else(|| of_surname(&name.last));
        person.role = Some(match sex {
            _ if substitute => Role::Guardian,
            Some(Sex::Female) => elder.map_or(Role::Mother, |[woman, _]| woman),
            Some(Sex::Male) => elder.map_or(Role::Father, |[_, man]| man),
            None => {
                unknown.push(name.joined());
                Role::Other
            }
        });
    }
    for text in unknown {
        draft.doubt(CellOrigin { row, label: "", text: &text }, CellDoubt::Role);
    }
}

/// What a woman and a man are to the children of a family, where all of them are said to be grandchildren, nephews or
/// wards.
fn elder(draft: &FamilyDraft) -> Option<[Role; 2]> {
    let of = |role: Role| match role {
        Role::Grandson | Role::Granddaughter => Some([Role::Grandmother, Role::Grandfather]),
        Role::Nephew | Role::Niece => Some([Role::Aunt, Role::Uncle]),
        Role::Ward => Some([Role::Guardian, Role::Guardian]),
        _ => None,
    };
    let children = draft.people.iter().filter_map(|person| person.role).filter(|role| role.is_child());
    let mut all: Vec<Option<[Role; 2]>> = children.map(of).collect();
    all.dedup();
    match all.as_slice() {
        [elder] => *elder,
        _ => None,
    }
}

/// Whether a surname has the form of a man or of a woman, where it has one.
fn of_surname(last: &str) -> Option<Sex> {
    let (masculine, feminine) = (surname(last, Sex::Male), surname(last, Sex::Female));
    match (masculine == last, feminine == last) {
        (true, false) => Some(Sex::Male),
        (false, true) => Some(Sex::Female),
        _ => None,
    }
}
