//! What does not fit in the days of a curator: her leave, her deputy, a day that is asked too much of.

use super::RuleContext;
use crate::domain::check::overbooked::IntendedVisit;
use crate::domain::check::{self, FindingId, RecordFinding, refuse};
use crate::domain::contact::Contact;
use crate::domain::schedule::{Appointment, Leave};
use crate::domain::value::PersonRef;
use crate::domain::{Case, CuratorId, FieldName, Record};
use crate::norm::load;

/// A leave with the curator herself as deputy, or on days on which she held visits.
pub(super) fn leave(context: RuleContext<'_>, record: &Record) -> Vec<RecordFinding> {
    let away = record.get(Leave::FIELDS.curator).or_else(|| context.ground.staff.default_curator());
    let deputy = record.get(Leave::FIELDS.deputy);
    let own = (deputy.is_some() && deputy == away).then_some(refuse(FieldName::Deputy, FindingId::Deputy));
    own.into_iter().chain(visited(context, record, away)).collect()
}

/// A leave on days on which the curator held visits.
fn visited(context: RuleContext<'_>, record: &Record, away: Option<CuratorId>) -> Option<RecordFinding> {
    let staff = context.ground.staff;
    let is_own = |case: &Case, c: &Contact| match &c.by {
        Some(by) => Some(by) == away.map(PersonRef::Known).as_ref(),
        None => staff.curator_of(case, c.on) == away,
    };
    let held = context.district.into_iter().flatten().flat_map(|case| {
        case.contacts.iter().filter(move |c| c.is_held_visit() && is_own(case, c)).map(|c| c.on)
    });
    check::on_leave(record, held)
}

/// An appointment on a day that is asked too much of.
pub(super) fn crowd(context: RuleContext<'_>, record: &Record) -> Vec<RecordFinding> {
    let fields = Appointment::FIELDS;
    let (Some(family), Some(on)) = (record.get(fields.family), record.get(fields.on)) else {
        return Vec::new();
    };
    let meant = IntendedVisit { id: Some(record.id), family, on, time: record.get(fields.time) };
    let visited = load::visited(context.ground, context.district);
    load::crowd(context.ground, &visited, meant).into_iter().map(|c| c.finding(on)).collect()
}
