//! Deadlines of one family: so long after an event of its case, at the end of its programme, on the days its programme
//! sets, and on days of the calendar where an order speaks of families of a category.

use chrono::NaiveDate;

use super::of_district::BACK;
use super::rule::{DeadlineTiming, TimedDeadline, rules};
use super::{Deadline, DeadlineProof, OwedDeadline, deadline};
use crate::domain::control::{Control, Inspection};
use crate::domain::district::{DeadlineEvent, MetDeadline};
use crate::domain::paper::{DecisionSubject, Request, Ruling};
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{Case, FieldName, Id, day};
use crate::norm::after::after;
use crate::norm::horizon::COMING;
use crate::norm::span::{at, spans};
use crate::norm::{NormContext, current, term};
use crate::regulation::file::DeadlineRule;

/// Deadlines of a family: those of the calendar whose day is in `[from, to]`, and all that run from a record of it,
/// whatever their day. `place` is the index of the case.
#[must_use]
pub fn of_family(
    ground: NormContext<'_>,
    case: &Case,
    place: usize,
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<Deadline> {
    let mut found = Vec::new();
    for rule in rules(ground).iter().filter(|rule| rule.is_of_family()) {
        for (on, owed) in owed(ground, case, rule, (from, to)) {
            found.push(deadline(ground, rule, on, OwedDeadline { case: Some(place), ..owed }));
        }
    }
    found
}

/// The deadlines shown on a day: one that is done is shown until its day is over.
#[must_use]
pub fn due_of_family(
    ground: NormContext<'_>,
    case: &Case,
    place: usize,
    horizon: NaiveDate,
) -> Vec<Deadline> {
    let mut found = of_family(ground, case, place, (day::earlier(ground.today, BACK), horizon));
    found.retain(|d| d.on <= horizon && (!d.what.is_past(ground.today) || d.is_late));
    found
}

/// The deadlines that run from the closing of families that are none of `cases` any more, by the name of the family.
#[must_use]
pub fn of_closed(ground: NormContext<'_>, cases: &[Case], horizon: NaiveDate) -> Vec<Deadline> {
    // One that was taken in again is on the lists of its own curator.
    let is_current = |case: &Case| {
        cases.iter().any(|c| c.family.id == case.family.id) || current::is_current(ground, case)
    };
    let mut found = Vec::new();
    let follows = |r: &&TimedDeadline| {
        matches!(r.when, DeadlineTiming::After(DeadlineEvent::Closing, _) | DeadlineTiming::AfterEnd)
    };
    for rule in rules(ground).iter().filter(follows) {
        for case in ground.rules.closed.iter().filter(|case| !is_current(case)) {
            let named = rule.named(format!("{}: {}", case.family.short, rule.label));
            let days = owed(ground, case, rule, (horizon, horizon));
            found.extend(days.into_iter().map(|(on, owed)| deadline(ground, &named, on, owed)));
        }
    }
    found
}

/// Those of them that are shown on the day asked: with the deadlines of the district.
#[must_use]
pub fn due_of_closed(ground: NormContext<'_>, cases: &[Case], horizon: NaiveDate) -> Vec<Deadline> {
    let mut found = of_closed(ground, cases, horizon);
    found.retain(|d| d.on <= horizon && (!d.what.is_past(ground.today) || d.is_late));
    found
}

/// The days of a rule for a family, each with the record it runs from and whether it was kept.
fn owed(
    ground: NormContext<'_>,
    case: &Case,
    rule: &TimedDeadline,
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<(NaiveDate, OwedDeadline)> {
    let marked = |on: NaiveDate| met(ground, case, rule, on);
    let of = |record: Id, done, kept_by| OwedDeadline {
        case: None,
        of: Some(case.family.id),
        record: Some(record),
        done,
        kept_by,
    };
    match rule.when {
        DeadlineTiming::After(event, count) => events(case, event)
            .into_iter()
            .filter(|(_, on)| rule.is_in_force(*on) && rule.is_meant(case, *on))
            .map(|(record, began)| {
                let on = count.after(ground, began);
                match copy_sent(ground, case, rule, record) {
                    Some(sent) => {
                        (on, of(record, sent.or_else(|| marked(on)), DeadlineProof::CopySent(record)))
                    }
                    None => (on, of(record, marked(on), DeadlineProof::Mark)),
                }
            })
            .collect(),
        DeadlineTiming::ByPlan => {
            let is_asked = |r: &&Request| r.withdrawn_on.is_none_or(|on| ground.today < on);
            let asked = case.requests.iter().filter(is_asked).filter_map(|r| Some((r.due?, r)));
            let asked = asked.filter(|(on, _)| rule.is_meant(case, *on));
            let answered = |day: Option<NaiveDate>| day.filter(|on| *on <= ground.today);
            asked
                .map(|(on, r)| (on, of(r.id, answered(r.answered_on), DeadlineProof::Answer(r.id))))
                .collect()
        }
        DeadlineTiming::TermEnd => ends(ground, case)
            .into_iter()
            .filter(|(_, on)| rule.is_meant(case, *on))
            .map(|(record, on)| {
                let done = analysed(ground, case, on).or_else(|| marked(on));
                (on, of(record, done, DeadlineProof::Mark))
            })
            .collect(),
        DeadlineTiming::AfterEnd => {
            let running = after(ground, case).and_then(|a| Some((a.closing, a.last?)));
            running
                .into_iter()
                .map(|(closing, on)| (on, of(closing, marked(on), DeadlineProof::Mark)))
                .collect()
        }
        DeadlineTiming::DayOfMonth(_) | DeadlineTiming::DayAfterQuarter(_) | DeadlineTiming::QuarterEnd => {
            let spans = spans(case, ground.rules);
            day::days(from, day::day_after(to))
                .filter(|on| rule.falls_on(*on) && at(&spans, *on).is_some() && rule.is_meant(case, *on))
                .map(|on| {
                    (
                        on,
                        OwedDeadline {
                            record: None,
                            ..of(case.family.id.0, marked(on), DeadlineProof::Mark)
                        },
                    )
                })
                .collect()
        }
    }
}

/// The records of a case that an event consists in, each with its day.
fn events(case: &Case, event: DeadlineEvent) -> Vec<(Id, NaiveDate)> {
    match event {
        DeadlineEvent::Registration => {
            case.family.registered_on.map(|on| (case.family.id.0, on)).into_iter().collect()
        }
        DeadlineEvent::Placement => {
            let placed = case
                .decisions
                .iter()
                .filter(|d| d.subject == DecisionSubject::Placement && d.ruling == Ruling::Granted);
            placed.map(|d| (d.id, d.on)).collect()
        }
        DeadlineEvent::Level => case.levels.iter().map(|l| (l.id, l.from)).collect(),
        DeadlineEvent::Programme => case.programmes.iter().filter_map(|p| Some((p.id, p.on?))).collect(),
        DeadlineEvent::Agreement => {
            let agreed = case.agreements.iter().filter(|a| a.contract.is_of_service());
            agreed.map(|a| (a.id, a.on)).collect()
        }
        DeadlineEvent::Closing => case.closings.iter().map(|c| (c.id, c.on)).collect(),
    }
}

/// The deadlines that a record alone sets, each with its rule and day: those of a deleted one were sent to calendars too.
/// Of a family that is not known any more, those of every family.
#[must_use]
pub fn of_record(
    ground: NormContext<'_>,
    case: Option<&Case>,
    record: &Record,
) -> Vec<(TimedDeadline, NaiveDate)> {
    let on = |field: FieldName| record.date(field);
    let found = match record.kind {
        Kind::Agreement => on(FieldName::On).map(|on| (DeadlineEvent::Agreement, on)),
        Kind::Decision if record.text(FieldName::Subject) == Some(DecisionSubject::Placement.code()) => {
            on(FieldName::On).map(|on| (DeadlineEvent::Placement, on))
        }
        Kind::Programme => on(FieldName::On).map(|on| (DeadlineEvent::Programme, on)),
        Kind::Level => on(FieldName::From).map(|on| (DeadlineEvent::Level, on)),
        Kind::Closing => on(FieldName::On).map(|on| (DeadlineEvent::Closing, on)),
        _ => None,
    };
    let Some((event, began)) = found else { return Vec::new() };
    let is_meant = |rule: &TimedDeadline| case.is_none_or(|case| rule.is_meant(case, began));
    rules(ground)
        .into_iter()
        .filter(|rule| rule.is_in_force(began) && is_meant(rule))
        .filter_map(|rule| match rule.when {
            DeadlineTiming::After(of, count) if of == event => {
                let on = count.after(ground, began);
                Some((rule, on))
            }
            _ => None,
        })
        .collect()
}

/// The last days of the programmes in force; where none has an end, that of the level.
fn ends(ground: NormContext<'_>, case: &Case) -> Vec<(Id, NaiveDate)> {
    if at(&spans(case, ground.rules), ground.today).is_none() {
        return Vec::new();
    }
    let ends = case.current_programmes().filter_map(|p| Some((p.id, day::day_before(p.until?))));
    let ends: Vec<(Id, NaiveDate)> = ends.collect();
    if !ends.is_empty() {
        return ends;
    }
    let level = case.level_on(ground.today);
    let end = term::current(ground, case).map(|end| end.until);
    level.zip(end).map(|(level, on)| (level.id, on)).into_iter().collect()
}

/// The day on which the effectiveness was judged for an end: from a month before it on.
fn analysed(ground: NormContext<'_>, case: &Case, end: NaiveDate) -> Option<NaiveDate> {
    let of = |c: &&Control| {
        let is_judged = matches!(c.inspection, Inspection::Effectiveness | Inspection::FinalDiagnosis);
        is_judged && day::earlier(end, COMING) <= c.on && c.on <= ground.today
    };
    case.controls.iter().filter(of).map(|c| c.on).min()
}

/// Of a deadline of the document that runs from an agreement, the day its copy was sent, which keeps it; `None`: the rule
/// is another one.
fn copy_sent(
    ground: NormContext<'_>,
    case: &Case,
    rule: &TimedDeadline,
    record: Id,
) -> Option<Option<NaiveDate>> {
    let written = ground.rules.regulation.deadlines.iter().find(|d| d.id == rule.id)?;
    let is_copy = written.rule == DeadlineRule::WorkingDaysAfter
        && written.after.as_deref() == Some(DeadlineEvent::Agreement.code());
    let agreement = case.agreements.iter().find(|a| a.id == record).filter(|_| is_copy)?;
    Some(agreement.copy_sent_on.filter(|on| *on <= ground.today))
}

/// The day on which a deadline of the family was marked done, as known on the day asked.
fn met(ground: NormContext<'_>, case: &Case, rule: &TimedDeadline, on: NaiveDate) -> Option<NaiveDate> {
    let of = |m: &&MetDeadline| {
        m.of == Some(case.family.id) && m.rule == rule.id && m.on == on && m.done_on <= ground.today
    };
    ground.rules.met.iter().filter(of).map(|m| m.done_on).min()
}
