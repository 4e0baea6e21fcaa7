//! What may be added: one form at once where there is no choice, else a list of them.

use super::forms;
use crate::domain::schema::Kind;
use crate::domain::{FamilyId, Id, name};
use crate::screen::dialog::choice::{ChoiceAction, DistrictChoiceRow};
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::{Model, Step};
use crate::text::{capitalised, say};

/// What a section of a family's card holds, in the order of the sections; nothing: anything.
const SECTIONS: [&[Kind]; 11] = [
    &[],
    &[Kind::Member],
    &[Kind::Contact],
    &[Kind::Activity, Kind::Programme, Kind::Goal, Kind::Need, Kind::Participant, Kind::Control],
    &[Kind::Level, Kind::Closing],
    &[Kind::Sign, Kind::Category, Kind::Circumstance, Kind::Status, Kind::Event, Kind::Income],
    &[Kind::Decision, Kind::Agreement, Kind::Document, Kind::Consent, Kind::Question],
    &[Kind::Request, Kind::Notice],
    &[Kind::Appointment, Kind::Absence, Kind::Availability, Kind::Assignment],
    &[],
    &[],
];

/// Adds to a family what its section holds.
#[must_use]
pub fn of_section(model: &Model, family: FamilyId, section: usize) -> Step {
    let all: Vec<Kind> = forms::OF_FAMILY.into_iter().chain(forms::AT_LAST).collect();
    match SECTIONS.get(section).copied().unwrap_or_default() {
        [] => list(model, &all, Some(family)),
        [one] => Step::Fill(EntryPurpose::add(*one, Some(family))),
        kinds => list(model, kinds, Some(family)),
    }
}

/// Whether records of a kind of its own are added in a section of the card.
#[must_use]
pub fn has_kinds(section: usize) -> bool {
    SECTIONS.get(section).is_some_and(|kinds| !kinds.is_empty())
}

/// Adds to the district, or changes what it has: its curators and their leave, organisations, orders, days of the
/// calendar.
#[must_use]
pub fn of_district(model: &Model) -> Step {
    let w = &model.words;
    let change = |kind: Kind, id: Id, beside: String| DistrictChoiceRow {
        text: say!(w, "entry-change", what = model.one(kind)),
        beside: beside.into(),
        ..row(model, EntryPurpose::change(id), kind)
    };
    let mut rows: Vec<DistrictChoiceRow> =
        forms::OF_DISTRICT.iter().map(|kind| row(model, EntryPurpose::add(*kind, None), *kind)).collect();
    let week = DistrictChoiceRow {
        chosen: ChoiceAction::Week,
        text: capitalised(&w.say("week-title")),
        ..row(model, EntryPurpose::add(Kind::Capacity, None), Kind::Capacity)
    };
    let behind = forms::OF_DISTRICT.iter().position(|kind| *kind == Kind::Capacity).unwrap_or(0);
    rows.insert(behind, week);
    rows.push(change(Kind::District, Id::DISTRICT, model.district.name.clone().unwrap_or_default()));
    let curators = model.staff.curators.iter();
    rows.extend(curators.map(|c| change(Kind::Curator, c.id.0, name::short(&c.name))));
    let leaves = model.staff.leaves.iter().filter(|l| l.until > model.today);
    rows.extend(leaves.map(|l| change(Kind::Leave, l.id, w.from_to(l.from, l.until, model.today))));
    asked(model, rows)
}

fn list(model: &Model, kinds: &[Kind], family: Option<FamilyId>) -> Step {
    asked(model, kinds.iter().map(|kind| row(model, EntryPurpose::add(*kind, family), *kind)).collect())
}

fn row(model: &Model, blank: EntryPurpose, kind: Kind) -> DistrictChoiceRow {
    DistrictChoiceRow {
        chosen: ChoiceAction::Blank(blank),
        letter: None,
        text: capitalised(&model.one(kind)),
        beside: String::new().into(),
        warning: None,
        detail: Vec::new(),
    }
}

fn asked(model: &Model, rows: Vec<DistrictChoiceRow>) -> Step {
    let w = &model.words;
    Step::Ask(DialogSpec::list(w.say("entry-kinds"), w.say("entry-kinds-foot"), rows, 0))
}
