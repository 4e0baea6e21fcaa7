//! What a report lacks before it is handed in: records of the period that a figure or a paper cannot do without.

use chrono::NaiveDate;

use super::{IndicatorValue, measure};
use crate::domain::event::FamilyEventKind;
use crate::domain::paper::DecisionSubject;
use crate::domain::period::Period;
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, Id, Kind, Level, day};
use crate::norm::register::{self, AccompanimentStart, beginnings};
use crate::norm::slack;
use crate::norm::span::{holding, spans};
use crate::norm::{NormContext, marks};
use crate::regulation::indicator::{Indicator, IndicatorMeasure};
use crate::regulation::{RegulationList, Rules};

/// What a report handed in now would be asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportGapKind {
    /// The number of the decision on which a record of this kind rests, where the document names its body or form.
    Number(Kind),
    /// A sign of this level.
    Sign(Level),
    /// The day since which a family is on the register.
    Registration,
    /// A level of a family on the register.
    Level,
    /// The reason of a closing.
    Reason,
    /// Whether a closing has a positive result.
    Result,
    /// A working day: the visit was on a day off.
    WorkingDay,
    /// Whom an event is about.
    Member(FamilyEventKind),
    /// Whether a family closed with a positive result is satisfied.
    Satisfaction,
    /// The category of the families in which alone an event counts.
    Category(FamilyEventKind),
    /// A figure of the institution, by the id of its indicator.
    Figure(String),
}

impl ReportGapKind {
    /// Its code in messages and JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            ReportGapKind::Number(_) => "number",
            ReportGapKind::Sign(_) => "sign",
            ReportGapKind::Registration => "registration",
            ReportGapKind::Level => "level",
            ReportGapKind::Reason => "reason",
            ReportGapKind::Result => "result",
            ReportGapKind::WorkingDay => "working_day",
            ReportGapKind::Member(_) => "member",
            ReportGapKind::Satisfaction => "satisfaction",
            ReportGapKind::Category(_) => "category",
            ReportGapKind::Figure(_) => "figure",
        }
    }
}

/// Something lacking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportGap {
    /// The family, as an index into the cases asked; `None`: the institution.
    pub case: Option<usize>,
    pub what: ReportGapKind,
    /// The day of the record.
    pub on: NaiveDate,
    /// The record; `None`: there is none yet.
    pub record: Option<Id>,
}

impl ReportGapKind {
    /// Whether it is about a closing: the family was the curator's till the eve.
    fn is_of_closing(&self) -> bool {
        matches!(
            self,
            ReportGapKind::Reason
                | ReportGapKind::Result
                | ReportGapKind::Satisfaction
                | ReportGapKind::Number(Kind::Closing)
        )
    }

    /// The day on which who answers for the family is asked about it, in a report from `from` on: the eve of a closing, as
    /// the figures have it. What has been lacking since before the period is of who answered in it.
    fn answered_on(&self, on: NaiveDate, from: NaiveDate) -> NaiveDate {
        if self.is_of_closing() { day::day_before(on) } else { on.max(from) }
    }
}

impl ReportGap {
    /// The same of a gap.
    #[must_use]
    pub fn answered_on(&self, from: NaiveDate) -> NaiveDate {
        self.what.answered_on(self.on, from)
    }
}

/// What the records of a period lack, by kind of lack and day.
#[must_use]
pub fn gaps(
    ground: NormContext<'_>,
    cases: &[Case],
    indicators: &[Indicator],
    values: &[IndicatorValue],
    (period, whose): (Period, CuratorFilter),
) -> Vec<ReportGap> {
    let mut found: Vec<ReportGap> = Vec::new();
    // Of a period ahead of the day nothing is asked yet.
    if ground.today < period.from {
        return found;
    }
    let asks_result = indicators.iter().any(|i| {
        !i.at.is_empty()
            && matches!(
                i.measure,
                Some(IndicatorMeasure::Closed { positive: true } | IndicatorMeasure::Satisfied)
            )
    });
    let days = period.reached(ground.today);
    for (place, case) in cases.iter().enumerate() {
        let is_asked = |on| whose == CuratorFilter::All || whose.holds(ground.staff.curator_of(case, on));
        let is_of_other = |what: &ReportGapKind, on| match what {
            what if what.is_of_closing() => case.was_closed_elsewhere(on),
            ReportGapKind::Registration | ReportGapKind::Level => case.is_elsewhere(days.to),
            _ => case.is_elsewhere(on),
        };
        let mut lacks = |what, on, record| {
            if is_of_other(&what, on) {
                return;
            }
            if is_asked(what.answered_on(on, days.from)) {
                found.push(ReportGap { case: Some(place), what, on, record: Some(record) });
            }
        };
        of_case(ground, case, days, asks_result, &mut lacks);
        of_indicators(ground, case, days, indicators, &mut lacks);
    }
    let open = indicators.iter().zip(values).filter(|(_, value)| **value == IndicatorValue::Open);
    found.extend(open.map(|(indicator, _)| ReportGap {
        case: None,
        what: ReportGapKind::Figure(indicator.id.clone()),
        on: period.to,
        record: None,
    }));
    found.sort_by(|a, b| (a.what.code(), a.on, a.case).cmp(&(b.what.code(), b.on, b.case)));
    found
}

fn of_case(
    ground: NormContext<'_>,
    case: &Case,
    period: Period,
    asks_result: bool,
    mut lacks: impl FnMut(ReportGapKind, NaiveDate, Id),
) {
    let rules = ground.rules;
    if case.is_undated() {
        lacks(ReportGapKind::Registration, period.to, case.family.id.0);
    }
    for (on, record) in without_level(case, rules, period) {
        lacks(ReportGapKind::Level, on, record);
    }
    let has_signs = !rules.regulation.signs.is_empty();
    let spans = spans(case, rules);
    unnumbered(case, rules, period, &mut lacks);
    for level in holding(case).into_iter().filter(|l| period.holds(l.from)) {
        let speaks = |code: &str| rules.meaning(RegulationList::Sign, code).level == Some(level.level);
        let first_day = NormContext { today: level.from, ..ground };
        let spoken = || marks::spoken(first_day, case).iter().any(|s| s.level == level.level);
        let known = case.signs.iter().any(|s| s.holds(level.from) && speaks(&s.code)) || spoken();
        let holds = spans.iter().any(|s| s.record == level.id);
        if has_signs && holds && !known {
            lacks(ReportGapKind::Sign(level.level), level.from, level.id);
        }
    }
    for closing in case.closings.iter().filter(|c| period.holds(c.on)) {
        if closing.reason.is_none() {
            lacks(ReportGapKind::Reason, closing.on, closing.id);
        }
        if asks_result && closing.positive.is_none() {
            lacks(ReportGapKind::Result, closing.on, closing.id);
        }
    }
    for visit in case.contacts.iter().filter(|c| c.is_held_visit() && period.holds(c.on)) {
        let curator = ground.staff.curator_of(case, visit.on);
        let is_off = !ground.calendar.is_working(visit.on)
            && slack::works(ground, curator, visit.on).is_err()
            && visit.on < day::day_after(ground.today);
        if is_off {
            lacks(ReportGapKind::WorkingDay, visit.on, visit.id);
        }
    }
    for event in case.events.iter().filter(|e| period.holds(e.on) && e.whom().is_none()) {
        // Violence and steadier relations are of a family; the others of somebody.
        if !matches!(event.event, FamilyEventKind::Violence | FamilyEventKind::RelationsStable) {
            lacks(ReportGapKind::Member(event.event), event.on, event.id);
        }
    }
}

/// The records that rest on a decision without a number. Where the document names neither the body nor the form of the
/// decision there is no number to enter, and nothing is asked.
fn unnumbered(
    case: &Case,
    rules: &Rules,
    period: Period,
    mut lacks: impl FnMut(ReportGapKind, NaiveDate, Id),
) {
    let started = beginnings(case, rules);
    let mut ask = |kind, subject, number: Option<&String>, on, record| {
        let is_unnumbered = number.is_none_or(|n| n.trim().is_empty());
        if is_unnumbered && period.holds(on) && rules.regulation.has_decision_on(subject) {
            lacks(ReportGapKind::Number(kind), on, record);
        }
    };
    for level in holding(case) {
        let is_first = started.iter().any(|start| start.record == level.id);
        let subject = if is_first { DecisionSubject::Placement } else { DecisionSubject::Level };
        ask(Kind::Level, subject, level.number.as_ref(), level.from, level.id);
    }
    for closing in &case.closings {
        ask(Kind::Closing, DecisionSubject::Closing, closing.number.as_ref(), closing.on, closing.id);
    }
    for decision in &case.decisions {
        ask(Kind::Decision, decision.subject, decision.number.as_ref(), decision.on, decision.id);
    }
    for programme in case.programmes.iter().filter(|programme| programme.decision.is_none()) {
        if let Some(on) = programme.on {
            ask(Kind::Programme, DecisionSubject::Programme, programme.number.as_ref(), on, programme.id);
        }
    }
}

/// The accompaniments without any level that began in the period, and the one that still waits for its first level at the
/// end of it, whenever it began: no norm asks for a visit while it waits.
fn without_level(case: &Case, rules: &Rules, period: Period) -> Vec<(NaiveDate, Id)> {
    let waits = register::on(case, rules, period.to).is_some_and(|registered| registered.level.is_none());
    let all = beginnings(case, rules);
    let last = all.iter().rev().find(|b| b.on <= period.to).copied();
    let is_asked =
        |b: &&AccompanimentStart| b.level.is_none() && (period.holds(b.on) || waits && last == Some(**b));
    all.iter().filter(is_asked).map(|b| (b.on, b.record)).collect()
}

/// What an indicator of the document asks for beside its records: the answer of a family closed with a positive result,
/// the category in which alone an event counts.
fn of_indicators(
    ground: NormContext<'_>,
    case: &Case,
    period: Period,
    indicators: &[Indicator],
    mut lacks: impl FnMut(ReportGapKind, NaiveDate, Id),
) {
    for measure in indicators.iter().filter(|i| !i.at.is_empty()).filter_map(|i| i.measure.as_ref()) {
        match measure {
            IndicatorMeasure::Satisfied => {
                if let Some((closing, None)) = measure::satisfied(ground, case, period) {
                    lacks(ReportGapKind::Satisfaction, closing.on, closing.id);
                }
            }
            IndicatorMeasure::Event { event, category: Some(category) } => {
                for happened in case.events.iter().filter(|e| e.event == *event && period.holds(e.on)) {
                    if !measure::is_of(ground, case, category, happened.on) {
                        lacks(ReportGapKind::Category(*event), happened.on, happened.id);
                    }
                }
            }
            _ => {}
        }
    }
}
