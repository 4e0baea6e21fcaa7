//! What each measure counts of one family.

use chrono::NaiveDate;

use super::{CaseCount, CountReason};
use crate::domain::contact::RightsState;
use crate::domain::control::Control;
use crate::domain::event::{FamilyEvent, FamilyEventKind};
use crate::domain::family::FamilyForm;
use crate::domain::mark::{self, Mark, Status};
use crate::domain::member::{DepartureReason, Member, Role};
use crate::domain::paper::Closing;
use crate::domain::period::Period;
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, Id, MemberId, day};
use crate::norm::register::beginnings;
use crate::norm::span::{at, spans};
use crate::norm::{NormContext, ledger, marks, register, satisfaction};
use crate::regulation::indicator::IndicatorMeasure;
use crate::regulation::{RegulationList, Rules};
use crate::report::level_changes;

/// What is counted of the family at `place`: nothing that was another district's.
pub(super) fn counted(
    ground: NormContext<'_>,
    case: &Case,
    place: usize,
    measure: &IndicatorMeasure,
    period: Period,
) -> Vec<CaseCount> {
    let mut found = of_records(ground, case, place, measure, period);
    found.retain(|c| match c.because {
        CountReason::Closed { .. } | CountReason::Satisfied { .. } => !case.was_closed_elsewhere(c.on),
        // The ledger has left out those of others.
        CountReason::Visits { .. } => true,
        _ => !case.is_elsewhere(c.on),
    });
    found
}

fn of_records(
    ground: NormContext<'_>,
    case: &Case,
    place: usize,
    measure: &IndicatorMeasure,
    period: Period,
) -> Vec<CaseCount> {
    let rules = ground.rules;
    let one = |on, record, because| CaseCount { case: place, on, record, member: None, because, n: 1 };
    // Of a period that lasts nothing is counted that is dated ahead: a closing of next week has not happened yet.
    let period = period.reached(ground.today);
    let last = period.to;
    match measure {
        IndicatorMeasure::TakenOn => beginnings(case, rules)
            .into_iter()
            .filter(|b| period.holds(b.on))
            .map(|b| one(b.on, b.record, CountReason::TakenOn(b.level)))
            .collect(),
        IndicatorMeasure::AtStart => {
            let eve = day::day_before(period.from);
            accompanied(case, rules, eve).map(|(id, because)| one(eve, id, because)).into_iter().collect()
        }
        IndicatorMeasure::AtEnd => {
            accompanied(case, rules, last).map(|(id, because)| one(last, id, because)).into_iter().collect()
        }
        IndicatorMeasure::Children if accompanied(case, rules, last).is_some() => case
            .children(last)
            .map(|m| CaseCount { member: Some(m.id), ..one(last, m.id.0, CountReason::Child) })
            .collect(),
        IndicatorMeasure::Children | IndicatorMeasure::Heading => Vec::new(),
        IndicatorMeasure::LevelChanged => {
            let moves = level_changes::moves(std::slice::from_ref(case), rules, period.from, period.to);
            let spans = spans(case, rules);
            let of = |m: &level_changes::LevelMove| {
                let record = at(&spans, m.on).map_or(case.family.id.0, |s| s.record);
                one(m.on, record, CountReason::Moved(m.from, m.to))
            };
            moves.iter().map(of).collect()
        }
        IndicatorMeasure::StatusChanged { from, to } => status_changes(case, *from, *to)
            .filter(|mark| period.holds(mark.from))
            .map(|mark| one(mark.from, mark.id, CountReason::StatusMoved(*from, *to)))
            .collect(),
        IndicatorMeasure::Closed { positive } => {
            let ended = case.closings.iter().filter(|c| period.holds(c.on));
            ended
                .filter(|c| !positive || c.positive == Some(true))
                .map(|c| {
                    let reason = c.reason.clone().map(|reason| (reason, c.under.clone()));
                    one(c.on, c.id, CountReason::Closed { reason, positive: c.positive })
                })
                .collect()
        }
        IndicatorMeasure::InStatus { status, category } => {
            let found = in_status(ground, case, *status, category.as_deref(), last);
            found.map(|(id, because)| one(last, id, because)).into_iter().collect()
        }
        IndicatorMeasure::Harmed { circumstances: c, signs: s } => {
            harmed(ground, case, place, (c, s), period)
        }
        IndicatorMeasure::Event { event, category } => events(case, *event, period)
            .filter(|e| category.as_deref().is_none_or(|of| is_of(ground, case, of, e.on)))
            .map(|e| CaseCount { member: e.member, ..one(e.on, e.id, CountReason::Happened(*event)) })
            .collect(),
        IndicatorMeasure::WithoutRights => without_rights(case, rules, last)
            .into_iter()
            .map(|(child, on, record)| CaseCount {
                member: Some(child),
                ..one(on, record, CountReason::WithoutRights)
            })
            .collect(),
        IndicatorMeasure::Satisfied => satisfied(ground, case, period)
            .and_then(|(closing, answer)| answered(closing, answer?, place))
            .into_iter()
            .collect(),
        IndicatorMeasure::VisitsAsked => visits(ground, case, place, period, |r| r.required),
        IndicatorMeasure::VisitsHeld => visits(ground, case, place, period, |r| r.done.min(r.required)),
    }
}

/// An answer as a case of the day of the closing that it is about.
fn answered(closing: &Closing, answer: &Control, case: usize) -> Option<CaseCount> {
    let because = CountReason::Satisfied { yes: answer.satisfied?, asked: answer.on };
    Some(CaseCount { case, on: closing.on, record: answer.id, member: None, because, n: 1 })
}

/// The visits of the rows that end in the period. A week that reaches into the next period is counted there, one that is
/// not over in no number yet.
fn visits(
    ground: NormContext<'_>,
    case: &Case,
    place: usize,
    period: Period,
    number: fn(&ledger::LedgerRow) -> u32,
) -> Vec<CaseCount> {
    let rows = ledger::ended(ground, case, period.from, period.to);
    rows.iter()
        .map(|r| {
            let since = r.shares.first().map_or(r.from, |s| s.from);
            CaseCount {
                case: place,
                on: r.to,
                record: r.shares.last().map_or(case.family.id.0, |s| s.record),
                member: None,
                because: CountReason::Visits { asked: r.required, held: r.done, since },
                n: number(r),
            }
        })
        .filter(|c| c.n > 0)
        .collect()
}

/// The families of which a week or month that ended in the period asks for visits that may have been made or not: it is
/// not known.
pub(super) fn unknown_families(
    ground: NormContext<'_>,
    cases: &[Case],
    (period, whose): (Period, CuratorFilter),
) -> usize {
    let is_unknown = |case: &&Case| {
        let since = |r: &ledger::LedgerRow| r.shares.first().map_or(r.from, |s| s.from);
        let is_answered =
            |r: &ledger::LedgerRow| whose.holds(ground.staff.curator_of_most(case, since(r), r.to));
        ledger::unknown(ground, case, period.from, period.to).iter().any(is_answered)
    };
    cases.iter().filter(is_unknown).count()
}

/// Those of a family who are accompanied on a day: the one named in the individual form, else all who live there; of a
/// closing those of the eve.
pub(super) fn persons<'a>(case: &'a Case, on: NaiveDate, because: &CountReason) -> Vec<&'a Member> {
    let is_of_closing = matches!(because, CountReason::Closed { .. } | CountReason::Satisfied { .. });
    let on = if is_of_closing { day::day_before(on) } else { on };
    match (case.family.form, case.family.member.and_then(|id| case.member(id))) {
        (Some(FamilyForm::Individual), Some(member)) => vec![member],
        _ => case.here(on).collect(),
    }
}

/// Whether the family is on accompaniment on a day, with the record that shows it.
fn accompanied(case: &Case, rules: &Rules, on: NaiveDate) -> Option<(Id, CountReason)> {
    let registered = register::on(case, rules, on)?;
    let because =
        if case.is_undated() { CountReason::Undated } else { CountReason::Accompanied(registered.level) };
    Some((registered.record, because))
}

/// The statuses that took the place of another one without a gap.
fn status_changes(case: &Case, from: Status, to: Status) -> impl Iterator<Item = &Mark> {
    let was = move |mark: &Mark| {
        mark::in_force(&case.statuses, day::day_before(mark.from)).is_some_and(|m| m.code == from.code())
    };
    case.statuses.iter().filter(move |m| m.code == to.code() && was(m))
}

/// The status, the category or the sign of that name by which a family on the register is counted on a day.
fn in_status(
    ground: NormContext<'_>,
    case: &Case,
    status: Status,
    category: Option<&str>,
    on: NaiveDate,
) -> Option<(Id, CountReason)> {
    if !is_registered(case, ground.rules, on) {
        return None;
    }
    let ground = NormContext { today: on, ..ground };
    let in_force = mark::in_force(&case.statuses, on);
    let held = in_force.filter(|m| m.code == status.code());
    let by_status = held.map(|m| (m.id, CountReason::InStatus { status, since: m.from }));
    by_status.or_else(|| {
        // A status that was set since says otherwise than a category or a sign that nobody has ended.
        let is_of_now = |m: &&Mark| in_force.is_none_or(|status| status.from < m.from);
        let marked = |list, marks| marks::holding(ground, case, list, marks).filter(is_of_now);
        let listed =
            marked(RegulationList::Category, &case.categories).find(|m| Some(m.code.as_str()) == category);
        let (list, found) = listed.map(|m| (RegulationList::Category, m)).or_else(|| {
            let mut signs = marked(RegulationList::Sign, &case.signs);
            signs.find(|m| m.code == status.code()).map(|m| (RegulationList::Sign, m))
        })?;
        let (code, under) = (found.code.clone(), found.under.clone());
        Some((found.id, CountReason::Marked { list, code, under, since: found.from }))
    })
}

/// Whether the family is on the register on a day.
fn is_registered(case: &Case, rules: &Rules, on: NaiveDate) -> bool {
    register::on(case, rules, on).is_some()
}

/// Whether the family is of a category of the document on a day.
pub(super) fn is_of(ground: NormContext<'_>, case: &Case, category: &str, on: NaiveDate) -> bool {
    let ground = NormContext { today: on, ..ground };
    marks::holding(ground, case, RegulationList::Category, &case.categories).any(|m| m.code == category)
}

fn events(case: &Case, event: FamilyEventKind, period: Period) -> impl Iterator<Item = &FamilyEvent> {
    case.events.iter().filter(move |e| e.event == event && period.holds(e.on))
}

/// The last closing of a family in the period with a positive result, and whether the family was satisfied. The document
/// asks it «по итогам выполнения» (Югра п. 12.1): the answer is of the closing, and of its period, whatever day it came.
pub(super) fn satisfied<'a>(
    ground: NormContext<'_>,
    case: &'a Case,
    period: Period,
) -> Option<(&'a Closing, Option<&'a Control>)> {
    let positive = case.closings.iter().filter(|c| period.holds(c.on) && c.positive == Some(true));
    let closing = positive.max_by_key(|c| (c.on, c.id))?;
    Some((closing, satisfaction::answer(ground, case, closing.on)))
}

/// What shows that a child of the family was harmed in the period.
fn harmed(
    ground: NormContext<'_>,
    case: &Case,
    place: usize,
    (circumstances, signs): (&[String], &[String]),
    period: Period,
) -> Vec<CaseCount> {
    let one = |on, record, because| CaseCount { case: place, on, record, member: None, because, n: 1 };
    let mut found: Vec<CaseCount> = Vec::new();
    // A family that was closed before has a mark on no day of the period.
    let first_day = |mark: &Mark| {
        let first = mark.from.max(period.from);
        let mut days = first.iter_days().take_while(|d| *d <= period.to && mark.holds(*d));
        days.find(|d| is_registered(case, ground.rules, *d))
    };
    for mark in case.circumstances.iter().filter(|m| circumstances.contains(&m.code)) {
        let (code, under) = (mark.code.clone(), mark.under.clone());
        let because = CountReason::Circumstance { code, under, since: mark.from };
        found.extend(first_day(mark).map(|on| one(on, mark.id, because)));
    }
    for mark in case.signs.iter().filter(|m| signs.contains(&m.code)) {
        let (code, under) = (mark.code.clone(), mark.under.clone());
        let because = CountReason::Marked { list: RegulationList::Sign, code, under, since: mark.from };
        found.extend(first_day(mark).map(|on| one(on, mark.id, because)));
    }
    let notices = case.notices.iter().filter(|n| period.holds(n.on));
    found.extend(notices.map(|n| one(n.on, n.id, CountReason::Noticed(n.to_whom.clone()))));
    let heard =
        case.contacts.iter().filter(|c| c.rights == Some(RightsState::Violated) && period.holds(c.on));
    found.extend(heard.map(|c| one(c.on, c.id, CountReason::Heard)));
    let happened = events(case, FamilyEventKind::Violence, period);
    found.extend(happened.map(|e| CaseCount {
        member: e.member,
        ..one(e.on, e.id, CountReason::Happened(FamilyEventKind::Violence))
    }));
    found.sort_by_key(|c| (c.on, c.record));
    found
}

/// The children of a family on the register who have no parent with rights at the end of `day`, whenever they lost the
/// last one, with the day and the event of that: «численность детей, у которых лишены родительских прав оба родителя или
/// единственный родитель» (Югра п. 12.1). Who was taken out of the family for it is one of them still.
fn without_rights(case: &Case, rules: &Rules, day: NaiveDate) -> Vec<(MemberId, NaiveDate, Id)> {
    let mut found: Vec<(MemberId, NaiveDate, Id)> = Vec::new();
    if !is_registered(case, rules, day) {
        return found;
    }
    let is_parent =
        |m: &&Member| m.roles().any(|role| matches!(role, Role::Mother | Role::Father | Role::Adopter));
    let parents: Vec<&Member> = case.members.iter().filter(is_parent).collect();
    let is_gone = |m: &Member| {
        m.left(day)
            .is_some_and(|(_, why)| matches!(why, Some(DepartureReason::Died | DepartureReason::Returned)))
    };
    let is_without =
        |m: &&Member| m.is_child(day) && !is_gone(m) && !is_parent(m) && has_none(case, m.id, &parents, day);
    for child in case.members.iter().filter(is_without) {
        let lost = |event: &&FamilyEvent| {
            let eve = day::day_before(event.on);
            event.event == FamilyEventKind::RightsDeprived
                && event.on <= day
                && event.child.is_none_or(|named| named == child.id)
                && (child.is_here(event.on) || child.is_here(eve))
                && child.is_child(eve)
                && has_none(case, child.id, &parents, event.on)
                && !has_none(case, child.id, &parents, eve)
        };
        let event = case.events.iter().filter(lost).max_by_key(|e| (e.on, e.id));
        found.extend(event.map(|e| (child.id, e.on, e.id)));
    }
    found
}

/// Whether no living parent on record has rights to a child at the end of `on`.
fn has_none(case: &Case, child: MemberId, parents: &[&Member], on: NaiveDate) -> bool {
    let alive = |m: &&&Member| m.left(on).is_none_or(|(_, why)| why != Some(DepartureReason::Died));
    let mut living = parents.iter().filter(alive).peekable();
    living.peek().is_some() && living.all(|parent| is_deprived(case, parent.id, child, on))
}

/// Whether a parent has no rights to a child at the end of `on`: deprived of them and not restored since.
fn is_deprived(case: &Case, parent: MemberId, child: MemberId, on: NaiveDate) -> bool {
    let speaks = |e: &&FamilyEvent| {
        let of_rights = matches!(e.event, FamilyEventKind::RightsDeprived | FamilyEventKind::RightsRestored);
        of_rights && e.member == Some(parent) && e.child.is_none_or(|c| c == child) && e.on <= on
    };
    let last = case.events.iter().filter(speaks).max_by_key(|e| (e.on, e.id));
    last.is_some_and(|e| e.event == FamilyEventKind::RightsDeprived)
}
