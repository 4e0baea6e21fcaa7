//! Post-accompaniment (постсопровождение): the state of a closed family for some time after.

use chrono::NaiveDate;

use super::{Ground, span};
use crate::domain::district::Met;
use crate::domain::paper::Closing;
use crate::domain::{Case, FamilyId, Id, day};
use crate::regulation::Ask;
use crate::regulation::file::Item;

/// A family after its closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// The closing that it follows.
    pub closing: Id,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day; `None`: the closing names none.
    pub last: Option<NaiveDate>,
    /// Held visits since, which count in no norm.
    pub visits: usize,
    /// The latest of them.
    pub visited: Option<NaiveDate>,
    /// The paragraph that asks for it; `None` where the document does not and the closing alone names a day.
    pub cited: Option<String>,
    /// Whether its last day has passed.
    pub is_over: bool,
    /// The day its end was marked done.
    pub done: Option<NaiveDate>,
}

impl After {
    /// Whether it is over and its end is not marked done.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.end().is_some_and(End::is_late)
    }

    /// Its end, where the closing names one.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        self.last.map(|last| End { last, is_over: self.is_over, done: self.done })
    }
}

/// The end of a post-accompaniment that a closing names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Its last day.
    pub last: NaiveDate,
    /// Whether that has passed.
    pub is_over: bool,
    /// The day it was marked done.
    pub done: Option<NaiveDate>,
}

impl End {
    /// Whether it is over and not marked done.
    #[must_use]
    pub fn is_late(self) -> bool {
        self.is_over && self.done.is_none()
    }
}

/// The end that the last closing of `family` names, on the day asked; `None` if it names none.
#[must_use]
pub fn end(ground: Ground<'_>, family: FamilyId, closing: &Closing) -> Option<End> {
    let last = closing.after_until.map(day::day_before)?;
    let done = clause(ground, closing).and_then(|clause| ended(ground, family, &clause.id, last));
    Some(End { last, is_over: day::is_late(last, ground.today), done })
}

/// What the document asks for after this closing: nothing of a family that has moved away.
fn clause<'a>(ground: Ground<'a>, closing: &Closing) -> Option<&'a Item> {
    ground.rules.regulation.asking(Ask::After).filter(|_| closing.moved_to.is_none())
}

/// The post-accompaniment of a closed family on the day asked: where its closing names a day, or the document asks for it
/// and the family has not moved away.
#[must_use]
pub fn after(ground: Ground<'_>, case: &Case) -> Option<After> {
    if span::at(&span::spans(case, ground.rules), ground.today).is_some() {
        return None;
    }
    let closing: &Closing = case.closings.iter().rev().find(|c| c.on <= ground.today)?;
    let clause = clause(ground, closing);
    let end = end(ground, case.family.id, closing);
    if end.is_none() && clause.is_none() {
        return None;
    }
    let visits =
        || case.contacts.iter().filter(|c| c.is_held_visit() && closing.on <= c.on && c.on <= ground.today);
    Some(After {
        closing: closing.id,
        from: closing.on,
        last: end.map(|end| end.last),
        visits: visits().count(),
        visited: visits().map(|c| c.on).max(),
        cited: clause.map(|c| ground.rules.regulation.cited(&c.at)),
        is_over: end.is_some_and(|end| end.is_over),
        done: end.and_then(|end| end.done),
    })
}

/// The day on which the end of a post-accompaniment on `last` was marked done, as known on the day asked.
fn ended(ground: Ground<'_>, family: FamilyId, rule: &str, last: NaiveDate) -> Option<NaiveDate> {
    let of = |m: &&Met| m.of == Some(family) && m.rule == rule && m.on == last && m.done_on <= ground.today;
    ground.rules.met.iter().filter(of).map(|m| m.done_on).min()
}
