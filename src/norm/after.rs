//! Post-accompaniment (постсопровождение): the state of a closed family for some time after.

use chrono::NaiveDate;

use super::{Ground, span};
use crate::domain::district::Met;
use crate::domain::paper::Closing;
use crate::domain::{Case, Id, day};
use crate::regulation::Ask;

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
        self.is_over && self.done.is_none()
    }
}

/// The post-accompaniment of a closed family on the day asked: where its closing names a day, or the document asks for it
/// and the family has not moved away.
#[must_use]
pub fn after(ground: Ground<'_>, case: &Case) -> Option<After> {
    if span::at(&span::spans(case, ground.rules), ground.today).is_some() {
        return None;
    }
    let closing: &Closing = case.closings.iter().rev().find(|c| c.on <= ground.today)?;
    let regulation = &ground.rules.regulation;
    let clause = regulation.asking(Ask::After).filter(|_| closing.moved_to.is_none());
    if closing.after_until.is_none() && clause.is_none() {
        return None;
    }
    let last = closing.after_until.map(day::day_before);
    let visits =
        || case.contacts.iter().filter(|c| c.is_held_visit() && closing.on <= c.on && c.on <= ground.today);
    Some(After {
        closing: closing.id,
        from: closing.on,
        last,
        visits: visits().count(),
        visited: visits().map(|c| c.on).max(),
        cited: clause.map(|c| regulation.cited(&c.at)),
        is_over: last.is_some_and(|last| day::is_late(last, ground.today)),
        done: clause.zip(last).and_then(|(clause, last)| ended(ground, case, &clause.id, last)),
    })
}

/// The day on which the end of a post-accompaniment on `last` was marked done, as known on the day asked.
fn ended(ground: Ground<'_>, case: &Case, rule: &str, last: NaiveDate) -> Option<NaiveDate> {
    let of = |m: &&Met| {
        m.of == Some(case.family.id) && m.rule == rule && m.on == last && m.done_on <= ground.today
    };
    ground.rules.met.iter().filter(of).map(|m| m.done_on).min()
}
