//! Post-accompaniment (постсопровождение): the state of a closed family for some time after.

use chrono::NaiveDate;

use super::{NormContext, span};
use crate::domain::district::MetDeadline;
use crate::domain::paper::Closing;
use crate::domain::{Case, FamilyId, Id, day};
use crate::regulation::ProgrammeDuty;
use crate::regulation::file::ListItem;

/// A family after its closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostAccompaniment {
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

impl PostAccompaniment {
    /// Whether it has a last day, and that has not passed.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.last.is_some() && !self.is_over
    }

    /// Whether it is over and its end is not marked done.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.end().is_some_and(PostAccompanimentEnd::is_late)
    }

    /// Its end, where the closing names one.
    #[must_use]
    pub fn end(&self) -> Option<PostAccompanimentEnd> {
        self.last.map(|last| PostAccompanimentEnd { last, is_over: self.is_over, done: self.done })
    }
}

/// The end of a post-accompaniment that a closing names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostAccompanimentEnd {
    /// Its last day.
    pub last: NaiveDate,
    /// Whether that has passed.
    pub is_over: bool,
    /// The day it was marked done.
    pub done: Option<NaiveDate>,
}

impl PostAccompanimentEnd {
    /// Whether it is over and not marked done.
    #[must_use]
    pub fn is_late(self) -> bool {
        self.is_over && self.done.is_none()
    }
}

/// The end that the last closing of `family` names, on the day asked; `None` if it names none.
#[must_use]
pub fn end(ground: NormContext<'_>, family: FamilyId, closing: &Closing) -> Option<PostAccompanimentEnd> {
    let last = closing.after_until.map(day::day_before)?;
    let done = clause(ground, closing).and_then(|clause| ended(ground, family, &clause.id, last));
    Some(PostAccompanimentEnd { last, is_over: day::is_late(last, ground.today), done })
}

/// What the document asks for after this closing: nothing of a family that has moved away.
fn clause<'a>(ground: NormContext<'a>, closing: &Closing) -> Option<&'a ListItem> {
    ground.rules.regulation.asking(ProgrammeDuty::After).filter(|_| closing.moved_to.is_none())
}

/// The post-accompaniment of a closed family on the day asked: where its closing names a day, or the document asks for it
/// and the family has not moved away.
#[must_use]
pub fn after(ground: NormContext<'_>, case: &Case) -> Option<PostAccompaniment> {
    if span::at(&span::spans(case, ground.rules), ground.today).is_some() {
        return None;
    }
    let closing: &Closing = case.last_closing(ground.today)?;
    let clause = clause(ground, closing);
    let end = end(ground, case.family.id, closing);
    if end.is_none() && clause.is_none() {
        return None;
    }
    let visits =
        || case.contacts.iter().filter(|c| c.is_held_visit() && closing.on <= c.on && c.on <= ground.today);
    Some(PostAccompaniment {
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
fn ended(ground: NormContext<'_>, family: FamilyId, rule: &str, last: NaiveDate) -> Option<NaiveDate> {
    let of = |m: &&MetDeadline| {
        m.of == Some(family) && m.rule == rule && m.on == last && m.done_on <= ground.today
    };
    ground.rules.met.iter().filter(of).map(|m| m.done_on).min()
}
