//! What a line of «Сегодня» represents, and the record it is about.

use chrono::NaiveDate;

use crate::domain::{Case, CuratorId, FamilyId, Id, Unit};
use crate::norm::deadline::UpcomingMatter;
use crate::norm::due::OverdueMatter;
use crate::screen::Model;

/// What a line of the list represents.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TodayItem {
    /// What burns: index into `due.urgent`.
    Urgent(usize),
    /// A visit of the day: case, appointment or none, whether it has an outcome.
    Visit { case: usize, appointment: Option<Id> },
    /// A visit of the day to a family in post-accompaniment: the family, its appointment or none.
    After { family: FamilyId, appointment: Option<Id> },
    /// A family in post-accompaniment without a visit of the day.
    Closed(FamilyId),
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
pub(super) enum TodayKey {
    Urgent(Id),
    Visit(FamilyId, Option<Id>),
    Closed(FamilyId),
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

impl TodayKey {
    /// Whether it is a visit of the family, or what the norm asks of it.
    pub(super) fn is_of(&self, family: FamilyId) -> bool {
        matches!(self, TodayKey::Visit(of, _) | TodayKey::Owed(of, ..) if *of == family)
    }
}

/// What an entry is about.
pub(super) fn key(entry: &TodayItem, model: &Model) -> Option<TodayKey> {
    let family = |case: &usize| model.cases.get(*case).map(|c| c.family.id);
    Some(match entry {
        TodayItem::Urgent(i) => TodayKey::Urgent(model.due.urgent.get(*i)?.violation.record),
        TodayItem::Visit { case, appointment } => TodayKey::Visit(family(case)?, *appointment),
        TodayItem::After { family, appointment } => TodayKey::Visit(*family, *appointment),
        TodayItem::Closed(family) => TodayKey::Closed(*family),
        TodayItem::Owed(i) => {
            let (case, row) = model.due.visits.get(*i)?;
            TodayKey::Owed(family(case)?, row.unit, row.from)
        }
        TodayItem::Late(i) => {
            let (case, late) = model.due.late.get(*i)?;
            key_of_late(family(case)?, late)
        }
        TodayItem::LeftLate(i) => {
            key_of_late(family_of(entry, model)?.family.id, &model.left.late.get(*i)?.1)
        }
        TodayItem::LeftAhead(i) => match &model.left.ahead.get(*i)?.what {
            UpcomingMatter::Activity { id, .. } | UpcomingMatter::Request { id, .. } => {
                TodayKey::Activity(*id)
            }
            _ => return None,
        },
        TodayItem::Ahead(i) => {
            let deadline = model.due.ahead.get(*i)?;
            match &deadline.what {
                UpcomingMatter::Term { .. } => TodayKey::Term(family(&deadline.case?)?),
                UpcomingMatter::Activity { id, .. } | UpcomingMatter::Request { id, .. } => {
                    TodayKey::Activity(*id)
                }
                UpcomingMatter::Rule { id, record, of, .. } => {
                    TodayKey::Rule(id.clone(), deadline.on, record.or(of.map(|family| family.0)))
                }
                UpcomingMatter::Ends(ending) => TodayKey::Ends(ending.mark),
                UpcomingMatter::Expires(expiry) => TodayKey::Ends(expiry.record),
                UpcomingMatter::Sitting { id, .. } => TodayKey::Sitting(*id),
                UpcomingMatter::Turns { member, years, .. } => TodayKey::Age(member.0, *years),
            }
        }
        TodayItem::Foreseen(i) => {
            let part = model.cached_forecast()?.parts.get(*i)?;
            TodayKey::Foreseen(part.curator, part.cases.iter().filter_map(family).collect())
        }
        TodayItem::Unset(i) => TodayKey::Unset(family(model.due.unset.get(*i)?)?),
        TodayItem::Unfit(i) => TodayKey::Unfit(family(&model.due.unfit.get(*i)?.0)?),
        TodayItem::ClosedTwice(i) => TodayKey::ClosedTwice(model.closed_twice.get(*i)?.family.id),
        TodayItem::Misplaced(curator) | TodayItem::Unlisted(curator) => TodayKey::Position(*curator),
        TodayItem::Storage => TodayKey::Storage,
        TodayItem::CallBack(i) => TodayKey::CallBack(model.due.call_back.get(*i)?.1),
        TodayItem::ClosedCall { contact, .. } => TodayKey::CallBack(*contact),
        TodayItem::Inquiry(i) => TodayKey::Inquiry(model.inquiries.get(*i)?.id),
        TodayItem::Received(i) => TodayKey::Received(model.received.get(*i)?.family),
    })
}

fn key_of_late(family: FamilyId, late: &OverdueMatter) -> TodayKey {
    match late {
        OverdueMatter::Visits(row) => TodayKey::LateVisits(family, row.unit, row.from),
        OverdueMatter::Activity { id, .. } | OverdueMatter::Request { id, .. } => TodayKey::Activity(*id),
        OverdueMatter::Term { .. } => TodayKey::Term(family),
        OverdueMatter::Childless { member, .. } => TodayKey::Age(member.0, 18),
    }
}

/// The family that an entry is about, by its place.
pub(super) fn case_of(entry: &TodayItem, model: &Model) -> Option<usize> {
    Some(match entry {
        TodayItem::Urgent(i) => model.due.urgent.get(*i)?.case?,
        TodayItem::Visit { case, .. } => *case,
        TodayItem::Owed(i) => model.due.visits.get(*i)?.0,
        TodayItem::Late(i) => model.due.late.get(*i)?.0,
        TodayItem::Ahead(i) => model.due.ahead.get(*i)?.case?,
        TodayItem::Unset(i) => *model.due.unset.get(*i)?,
        TodayItem::Unfit(i) => model.due.unfit.get(*i)?.0,
        TodayItem::CallBack(i) => model.due.call_back.get(*i)?.0,
        // Of one family the commands on a family work; of more the line is about the curator.
        TodayItem::Misplaced(curator) => match misplaced(model, *curator).as_slice() {
            [only] => *only,
            _ => return None,
        },
        TodayItem::Unlisted(_) | TodayItem::Foreseen(_) | TodayItem::Inquiry(_) => return None,
        TodayItem::Storage | TodayItem::After { .. } | TodayItem::Closed(_) => return None,
        TodayItem::ClosedTwice(_) | TodayItem::ClosedCall { .. } => return None,
        TodayItem::LeftLate(_) | TodayItem::LeftAhead(_) => return None,
        TodayItem::Received(i) => model.place(model.received.get(*i)?.family)?,
    })
}

/// The family that an entry is about, a closed one too.
pub(super) fn family_of<'m>(entry: &TodayItem, model: &'m Model) -> Option<&'m Case> {
    match entry {
        TodayItem::After { family, .. } => model.after().find(|c| c.family.id == *family),
        TodayItem::Closed(family) => {
            let is_it = |case: &&Case| case.family.id == *family;
            model.after().find(is_it).or_else(|| model.closed_left.iter().find(is_it))
        }
        TodayItem::ClosedTwice(i) => model.closed_twice.get(*i),
        TodayItem::LeftLate(i) => model.closed_left.get(model.left.late.get(*i)?.0),
        TodayItem::LeftAhead(i) => model.closed_left.get(model.left.ahead.get(*i)?.case?),
        TodayItem::ClosedCall { family, .. } => model.closed_callers.iter().find(|c| c.family.id == *family),
        _ => case_of(entry, model).and_then(|place| model.cases.get(place)),
    }
}

/// The closing of a family that names no end of the post-accompaniment the document asks for.
pub(super) fn unended_closing(model: &Model, family: FamilyId) -> Option<Id> {
    let is_it = |place: usize| model.closed_left.get(place).is_some_and(|c| c.family.id == family);
    model.left.unended.iter().find(|(place, ..)| is_it(*place)).map(|(_, closing, _)| *closing)
}

/// The families that the position of their curator is not for, by their place.
pub(super) fn misplaced(model: &Model, curator: CuratorId) -> Vec<usize> {
    model.due.misplaced.iter().filter(|(_, m)| m.curator == curator).map(|(case, _)| *case).collect()
}
