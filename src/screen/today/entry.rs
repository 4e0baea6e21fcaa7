//! What a line of «Сегодня» represents, and the record it is about.

use chrono::NaiveDate;

use crate::domain::{Case, CuratorId, FamilyId, Id, Unit};
use crate::norm::deadline::Ahead;
use crate::norm::due::Late;
use crate::screen::Model;

/// What a line of the list represents.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Entry {
    /// What burns: index into `due.urgent`.
    Urgent(usize),
    /// A visit of the day: case, appointment or none, whether it has an outcome.
    Visit { case: usize, appointment: Option<Id> },
    /// A visit of the day to a family in post-accompaniment: the family, its appointment or none.
    After { family: FamilyId, appointment: Option<Id> },
    /// A row that owes visits: index into `due.visits`.
    Owed(usize),
    /// Something late: index into `due.late`.
    Late(usize),
    /// Days ahead that are too few: index into the parts of the model's plan.
    Foreseen(usize),
    /// Something late of a closed family: index into the late ones of the model's `left`.
    LeftLate(usize),
    /// Something of a closed family that ends soon: index into those ahead of the model's `left`.
    LeftAhead(usize),
    /// Something that ends soon: index into `due.ahead`.
    Ahead(usize),
    /// A level that the signs do not speak for: index into `due.unfit`.
    Unfit(usize),
    /// A family without a level: index into `due.unset`.
    Unset(usize),
    /// A family that two closings end: index into the model's.
    ClosedTwice(usize),
    /// A curator whose position is for other families only.
    Misplaced(CuratorId),
    /// A curator whose position the document does not list.
    Unlisted(CuratorId),
    /// What is kept past its storage term.
    Storage,
    /// A call back: index into `due.call_back`.
    CallBack(usize),
    /// A call back to a closed family: the family, the contact, the day.
    ClosedCall { family: FamilyId, contact: Id, on: NaiveDate },
    /// A call about a family that is not known yet: index into the model's.
    Inquiry(usize),
    /// A family that came from another district: index into the model's.
    Received(usize),
}

/// The record that a line is about, whatever place it has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Urgent(Id),
    Visit(FamilyId, Option<Id>),
    Owed(FamilyId, Unit, NaiveDate),
    LateVisits(FamilyId, Unit, NaiveDate),
    Term(FamilyId),
    Activity(Id),
    Rule(String, NaiveDate, Option<Id>),
    Ends(Id),
    Sitting(Id),
    Unset(FamilyId),
    Unfit(FamilyId),
    ClosedTwice(FamilyId),
    Position(CuratorId),
    Age(Id, u32),
    Foreseen(Option<CuratorId>, Vec<FamilyId>),
    CallBack(Id),
    Inquiry(Id),
    Storage,
    Received(FamilyId),
}

impl Key {
    /// Whether it is a visit of the family, or what the norm asks of it.
    pub(super) fn is_of(&self, family: FamilyId) -> bool {
        matches!(self, Key::Visit(of, _) | Key::Owed(of, ..) if *of == family)
    }
}

/// What an entry is about.
pub(super) fn key(entry: &Entry, model: &Model) -> Option<Key> {
    let family = |case: &usize| model.cases.get(*case).map(|c| c.family.id);
    Some(match entry {
        Entry::Urgent(i) => Key::Urgent(model.due.urgent.get(*i)?.violation.record),
        Entry::Visit { case, appointment } => Key::Visit(family(case)?, *appointment),
        Entry::After { family, appointment } => Key::Visit(*family, *appointment),
        Entry::Owed(i) => {
            let (case, row) = model.due.visits.get(*i)?;
            Key::Owed(family(case)?, row.unit, row.from)
        }
        Entry::Late(i) => {
            let (case, late) = model.due.late.get(*i)?;
            key_of_late(family(case)?, late)
        }
        Entry::LeftLate(i) => key_of_late(family_of(entry, model)?.family.id, &model.left.late.get(*i)?.1),
        Entry::LeftAhead(i) => match &model.left.ahead.get(*i)?.what {
            Ahead::Activity { id, .. } => Key::Activity(*id),
            _ => return None,
        },
        Entry::Ahead(i) => {
            let deadline = model.due.ahead.get(*i)?;
            match &deadline.what {
                Ahead::Term { .. } => Key::Term(family(&deadline.case?)?),
                Ahead::Activity { id, .. } => Key::Activity(*id),
                Ahead::Rule { id, record, of, .. } => {
                    Key::Rule(id.clone(), deadline.on, record.or(of.map(|family| family.0)))
                }
                Ahead::Ends(ending) => Key::Ends(ending.mark),
                Ahead::Expires(expiry) => Key::Ends(expiry.record),
                Ahead::Sitting { id, .. } => Key::Sitting(*id),
                Ahead::Turns { member, years, .. } => Key::Age(member.0, *years),
            }
        }
        Entry::Foreseen(i) => {
            let part = model.cached_forecast()?.parts.get(*i)?;
            Key::Foreseen(part.curator, part.cases.iter().filter_map(family).collect())
        }
        Entry::Unset(i) => Key::Unset(family(model.due.unset.get(*i)?)?),
        Entry::Unfit(i) => Key::Unfit(family(&model.due.unfit.get(*i)?.0)?),
        Entry::ClosedTwice(i) => Key::ClosedTwice(model.closed_twice.get(*i)?.family.id),
        Entry::Misplaced(curator) | Entry::Unlisted(curator) => Key::Position(*curator),
        Entry::Storage => Key::Storage,
        Entry::CallBack(i) => Key::CallBack(model.due.call_back.get(*i)?.1),
        Entry::ClosedCall { contact, .. } => Key::CallBack(*contact),
        Entry::Inquiry(i) => Key::Inquiry(model.inquiries.get(*i)?.id),
        Entry::Received(i) => Key::Received(model.received.get(*i)?.family),
    })
}

fn key_of_late(family: FamilyId, late: &Late) -> Key {
    match late {
        Late::Visits(row) => Key::LateVisits(family, row.unit, row.from),
        Late::Activity { id, .. } | Late::Request { id, .. } => Key::Activity(*id),
        Late::Term { .. } => Key::Term(family),
        Late::Childless { member, .. } => Key::Age(member.0, 18),
        Late::After { closing, .. } => Key::Ends(*closing),
    }
}

/// The family that an entry is about, by its place.
pub(super) fn case_of(entry: &Entry, model: &Model) -> Option<usize> {
    Some(match entry {
        Entry::Urgent(i) => model.due.urgent.get(*i)?.case?,
        Entry::Visit { case, .. } => *case,
        Entry::Owed(i) => model.due.visits.get(*i)?.0,
        Entry::Late(i) => model.due.late.get(*i)?.0,
        Entry::Ahead(i) => model.due.ahead.get(*i)?.case?,
        Entry::Unset(i) => *model.due.unset.get(*i)?,
        Entry::Unfit(i) => model.due.unfit.get(*i)?.0,
        Entry::CallBack(i) => model.due.call_back.get(*i)?.0,
        // Of one family the commands on a family work; of more the line is about the curator.
        Entry::Misplaced(curator) => match misplaced(model, *curator).as_slice() {
            [only] => *only,
            _ => return None,
        },
        Entry::Unlisted(_) | Entry::Foreseen(_) | Entry::Inquiry(_) => return None,
        Entry::Storage | Entry::After { .. } => return None,
        Entry::ClosedTwice(_) | Entry::ClosedCall { .. } => return None,
        Entry::LeftLate(_) | Entry::LeftAhead(_) => return None,
        Entry::Received(i) => model.place(model.received.get(*i)?.family)?,
    })
}

/// The family that an entry is about, a closed one too.
pub(super) fn family_of<'m>(entry: &Entry, model: &'m Model) -> Option<&'m Case> {
    match entry {
        Entry::After { family, .. } => model.after().find(|c| c.family.id == *family),
        Entry::ClosedTwice(i) => model.closed_twice.get(*i),
        Entry::LeftLate(i) => model.closed_left.get(model.left.late.get(*i)?.0),
        Entry::LeftAhead(i) => model.closed_left.get(model.left.ahead.get(*i)?.case?),
        Entry::ClosedCall { family, .. } => model.closed_callers.iter().find(|c| c.family.id == *family),
        _ => case_of(entry, model).and_then(|place| model.cases.get(place)),
    }
}

/// The families that the position of their curator is not for, by their place.
pub(super) fn misplaced(model: &Model, curator: CuratorId) -> Vec<usize> {
    model.due.misplaced.iter().filter(|(_, m)| m.curator == curator).map(|(case, _)| *case).collect()
}
