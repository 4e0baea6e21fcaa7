//! The register (учёт): which families a district accompanies on a day. Every figure, journal and passport asks here, so
//! that none counts a family that another leaves out.

use chrono::NaiveDate;

use super::span::{NormSpan, at, spans};
use crate::domain::{Case, Id, Level};
use crate::regulation::Rules;

/// The beginning of an accompaniment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccompanimentStart {
    pub on: NaiveDate,
    pub record: Id,
    /// The first level, where one was set.
    pub level: Option<Level>,
}

/// A family on the register on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterEntry {
    /// The record that shows it.
    pub record: Id,
    /// Its level; `None`: it waits for its first one.
    pub level: Option<Level>,
}

/// The days on which the family was taken on: registered or at its first level, the earlier of both; after a closing
/// likewise. Of several registrations the file keeps the last day: an earlier accompaniment began with its level.
#[must_use]
pub fn beginnings(case: &Case, rules: &Rules) -> Vec<AccompanimentStart> {
    let mut found = of_spans(case, &spans(case, rules));
    // A family that another district handed over is taken on by the act, if its accompaniment goes on.
    found.retain(|b| !case.is_elsewhere(b.on));
    for came in case.elsewhere.iter().map(|e| e.until) {
        let registered = on(case, rules, came).filter(|_| found.iter().all(|b| b.on != came));
        found.extend(registered.map(|r| AccompanimentStart { on: came, record: r.record, level: r.level }));
    }
    found.sort_by_key(|b| b.on);
    found
}

fn of_spans(case: &Case, spans: &[NormSpan]) -> Vec<AccompanimentStart> {
    let mut found: Vec<AccompanimentStart> = Vec::new();
    for span in spans {
        if found.last().is_none_or(|b| b.on != span.began) {
            found.push(AccompanimentStart { on: span.began, record: span.record, level: Some(span.level) });
        }
    }
    let Some(on) = case.family.registered_on else { return found };
    // Registered again after a closing, the family waits for another level than the one it had before.
    let closed = case.closings.iter().map(|c| c.on).filter(|c| *c <= on).max();
    let next = found.partition_point(|b| closed.is_some_and(|closed| b.on < closed));
    match found.get_mut(next) {
        Some(begun) if begun.on <= on => {}
        // Closed while it waited for a level: the level began another accompaniment.
        Some(begun) if !case.closings.iter().any(|c| on < c.on && c.on <= begun.on) => begun.on = on,
        _ => found.insert(next, AccompanimentStart { on, record: case.family.id.0, level: None }),
    }
    found
}

/// The family on the register on a day: at a level, or registered and waiting for one. One without any day waits on each:
/// a list without that column must not leave its families out of every figure. While another district had it, it was on
/// the register there.
#[must_use]
pub fn on(case: &Case, rules: &Rules, day: NaiveDate) -> Option<RegisterEntry> {
    if case.is_elsewhere(day) {
        return None;
    }
    if case.is_undated() {
        return Some(RegisterEntry { record: case.family.id.0, level: None });
    }
    let spans = spans(case, rules);
    if let Some(span) = at(&spans, day) {
        return Some(RegisterEntry { record: span.record, level: Some(span.level) });
    }
    let waits = of_spans(case, &spans).into_iter().rfind(|b| b.on <= day)?;
    let ended = case.closings.iter().any(|c| waits.on <= c.on && c.on <= day);
    let has_had = spans.iter().any(|s| s.began >= waits.on && s.from <= day);
    (!ended && !has_had).then_some(RegisterEntry { record: waits.record, level: None })
}

/// The day on which the accompaniment before that of `day` ended; `None`: it is the first. What was signed or approved before
/// it is of that former one.
#[must_use]
pub fn former_end(case: &Case, rules: &Rules, day: NaiveDate) -> Option<NaiveDate> {
    let began = of_spans(case, &spans(case, rules)).into_iter().rfind(|b| b.on <= day)?.on;
    case.closings.iter().map(|c| c.on).filter(|on| *on <= began).max()
}

/// Whether the family was on the register on one of the days, or came off it on one: a closing is the first day
/// without accompaniment, and the period that counts it has the family too.
#[must_use]
pub fn within(case: &Case, rules: &Rules, (from, to): (NaiveDate, NaiveDate)) -> bool {
    let is_asked = |day: NaiveDate| from <= day && day <= to;
    case.closings.iter().any(|c| is_asked(c.on) && !case.was_closed_elsewhere(c.on))
        || on(case, rules, from).is_some()
        || beginnings(case, rules).iter().any(|b| is_asked(b.on))
}
