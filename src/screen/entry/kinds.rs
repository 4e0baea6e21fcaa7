//! What may be added: one form at once where there is no choice, else a list of them.

use super::{Blank, forms};
use crate::domain::FamilyId;
use crate::domain::schema::Kind;
use crate::screen::dialog::choice::{Choice, Chosen, Row};
use crate::screen::preview::capitalised;
use crate::screen::{Desk, Dialog, Step};

/// What a section of a family's card holds, in the order of the sections; nothing: anything.
const SECTIONS: [&[Kind]; 10] = [
    &[],
    &[Kind::Member],
    &[Kind::Contact],
    &[Kind::Activity, Kind::Programme],
    &[Kind::Level, Kind::Closing],
    &[Kind::Sign, Kind::Category, Kind::Circumstance, Kind::Status],
    &[Kind::Decision, Kind::Agreement, Kind::Document, Kind::Consent],
    &[Kind::Request, Kind::Notice],
    &[Kind::Appointment, Kind::Absence, Kind::Availability, Kind::Assignment],
    &[],
];

/// Adds to a family what its section holds.
#[must_use]
pub fn of_section(desk: &Desk, family: FamilyId, section: usize) -> Step {
    let all: Vec<Kind> = forms::OF_FAMILY.into_iter().chain(forms::AT_LAST).collect();
    match SECTIONS.get(section).copied().unwrap_or_default() {
        [] => list(desk, &all, Some(family)),
        [one] => Step::Fill(Blank::add(*one, Some(family))),
        kinds => list(desk, kinds, Some(family)),
    }
}

/// Adds to the district: its curators' days, organisations, orders, days of the calendar.
#[must_use]
pub fn of_district(desk: &Desk) -> Step {
    list(desk, &forms::OF_DISTRICT, None)
}

fn list(desk: &Desk, kinds: &[Kind], family: Option<FamilyId>) -> Step {
    let w = &desk.words;
    let row = |kind: &Kind| Row {
        chosen: Chosen::Blank(Blank::add(*kind, family)),
        letter: None,
        text: capitalised(&w.pick("record-one", kind.name())),
        beside: String::new(),
        warning: None,
        detail: Vec::new(),
    };
    let rows = kinds.iter().map(row).collect();
    Step::ask(Dialog::Choice(Choice::new(w.say("entry-kinds"), w.say("entry-kinds-foot"), rows, 0)))
}
