//! The indicators (показатели) of a document over a period, each as the set of what was counted: a number is the size of
//! its set, and every member of the set has its reason.
//!
//! ```text
//!  cases + period --measure--> Counted, Counted, ...     case, day, record, reason, member if it is one member's
//!                              |  families = distinct cases, persons = distinct people, cases = all
//!  regulation's indicators --> Line { indicator, Value::Derived(Figure) | Value::Typed(u32) | Value::Open }
//!  handed in:   Line -> text, kept by a record;  later: text - text = Difference with its reason
//! ```
//!
//! Nothing here knows a region: which measure an indicator is says the regulation file.

pub mod by_curator;
pub mod charts;
pub mod compared;
pub mod gaps;
pub mod handed;
mod measure;
mod own;
pub mod report;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::event::FamilyEventKind;
use crate::domain::mark::Status;
use crate::domain::member::DistinctPersons;
use crate::domain::period::Period;
use crate::domain::reporting::PeriodFigure;
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, CuratorId, Id, Level, MemberId, day};
use crate::norm::NormContext;
use crate::regulation::RegulationList;
use crate::regulation::indicator::{Indicator, IndicatorMeasure, IndicatorUnit};

pub use own::OWN_GROUP;

/// Why a family was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountReason {
    /// The accompaniment began, at this level if one is set.
    TakenOn(Option<Level>),
    /// It was accompanied on the day, at this level.
    Accompanied(Option<Level>),
    /// It is on the register, since which day is not recorded.
    Undated,
    /// The level changed.
    Moved(Level, Level),
    /// The status changed.
    StatusMoved(Status, Status),
    /// The accompaniment ended: the reason as the record has it with the regulation it was entered under, and whether
    /// with a positive result.
    Closed {
        reason: Option<(String, Option<String>)>,
        positive: Option<bool>,
    },
    /// The status held.
    InStatus {
        status: Status,
        since: NaiveDate,
    },
    /// The category of this code held, entered under this regulation.
    Marked {
        list: RegulationList,
        code: String,
        under: Option<String>,
        since: NaiveDate,
    },
    /// The circumstance of this code held, entered under this regulation.
    Circumstance {
        code: String,
        under: Option<String>,
        since: NaiveDate,
    },
    /// A violated right was reported to this body.
    Noticed(String),
    /// A violated right was heard of in a call or visit.
    Heard,
    Happened(FamilyEventKind),
    /// Both parents or the only one were deprived of rights by the day.
    WithoutRights,
    /// A child of the family on the day.
    Child,
    /// The family that was closed on the day was satisfied, or not, by its answer of another day.
    Satisfied {
        yes: bool,
        asked: NaiveDate,
    },
    /// So many visits asked and held in a row of the norm, whose first day on accompaniment is `since`.
    Visits {
        asked: u32,
        held: u32,
        since: NaiveDate,
    },
}

/// A case counted: one event, or one family that something is true of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseCount {
    /// The family, as an index into the cases asked.
    pub case: usize,
    /// The day it is counted for.
    pub on: NaiveDate,
    /// The record that shows it.
    pub record: Id,
    /// Whom it is about, where it is one member's.
    pub member: Option<MemberId>,
    pub because: CountReason,
    /// How much it adds: 1, or visits.
    pub n: u32,
}

/// What was counted for an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorFigure {
    /// By family and day.
    pub counted: Vec<CaseCount>,
    /// Distinct persons.
    pub persons: u32,
    /// Of a share, those that were asked: what was counted is a part of them.
    pub asked: Option<u32>,
}

impl IndicatorFigure {
    /// Distinct families, by index.
    #[must_use]
    pub fn families(&self) -> BTreeSet<usize> {
        self.counted.iter().map(|c| c.case).collect()
    }

    /// All cases.
    #[must_use]
    pub fn cases(&self) -> u32 {
        self.counted.iter().map(|c| c.n).sum()
    }

    /// The number that the indicator asks for first.
    #[must_use]
    pub fn number(&self, count: IndicatorUnit) -> u32 {
        match count {
            IndicatorUnit::Families | IndicatorUnit::Both | IndicatorUnit::Share => {
                u32::try_from(self.families().len()).unwrap_or(u32::MAX)
            }
            IndicatorUnit::Persons => self.persons,
            IndicatorUnit::Cases => self.cases(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndicatorValue {
    /// Derived from the records.
    Derived(IndicatorFigure),
    /// Typed in by a person.
    Typed { record: Id, value: u32 },
    /// Neither derived nor typed in.
    Open,
    /// Not to be derived: the file begins after the period, or the period has not begun.
    Unknown,
    /// Visits that were asked for before the file could hold any.
    Unrecorded,
    /// A row that heads others and has no number.
    Heading,
}

impl IndicatorValue {
    /// The number shown first; `None` where it is not known.
    #[must_use]
    pub fn number(&self, count: IndicatorUnit) -> Option<u32> {
        match self {
            IndicatorValue::Derived(figure) => Some(figure.number(count)),
            IndicatorValue::Typed { value, .. } => Some(*value),
            IndicatorValue::Open
            | IndicatorValue::Unknown
            | IndicatorValue::Unrecorded
            | IndicatorValue::Heading => None,
        }
    }

    /// What was counted; `None` where the file cannot know it.
    #[must_use]
    pub fn figure(&self) -> Option<&IndicatorFigure> {
        match self {
            IndicatorValue::Derived(figure) => Some(figure),
            _ => None,
        }
    }
}

/// The indicators of a district: those of its document, then the program's own that it lacks.
#[must_use]
pub fn indicators(ground: NormContext<'_>) -> Vec<Indicator> {
    let mut all = ground.rules.regulation.indicators.clone();
    all.extend(own::indicators(&all));
    all
}

/// The first day of which the families of a file have a record of this district; of a period that ends before it the file
/// knows nothing.
#[must_use]
pub fn known_since(cases: &[Case]) -> Option<NaiveDate> {
    let first = |case: &Case| {
        let closed = case.closings.iter().map(|c| c.on);
        let came = case.elsewhere.iter().map(|e| e.until);
        let known = case.began().into_iter().chain(closed).chain(case.events.iter().map(|e| e.on));
        known.filter(|on| !case.is_elsewhere(*on)).chain(came).min()
    };
    cases.iter().filter_map(first).min()
}

/// What a file can know: of a period before that it counts nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The first day it has a record of; `None`: it has none.
    pub since: Option<NaiveDate>,
    /// The first day of which it knows the visits of any family; `None`: any day.
    pub visits: Option<NaiveDate>,
}

impl Known {
    /// What the file of these families can know.
    #[must_use]
    pub fn of(cases: &[Case]) -> Known {
        let visits = cases.iter().map(|case| case.visits_since).min().flatten();
        Known { since: known_since(cases), visits }
    }

    /// Whether the file holds records of a period, of an indicator of its eve those of the eve.
    fn holds(self, period: Period, measure: &IndicatorMeasure) -> bool {
        let looked_at = match measure {
            IndicatorMeasure::AtStart => day::day_before(period.from),
            _ => period.to,
        };
        self.since.is_none_or(|since| since <= looked_at)
    }
}

/// The value of each indicator over a period, in their order, as far as the file can know it.
#[must_use]
pub fn known_values(
    ground: NormContext<'_>,
    cases: &[Case],
    typed: &[PeriodFigure],
    indicators: &[Indicator],
    (period, whose): (Period, CuratorFilter),
    known: Known,
) -> Vec<IndicatorValue> {
    let over = |indicator: &Indicator, period| value(ground, cases, typed, indicator, (period, whose));
    // Where no visit was asked for, none is missing.
    let asks = |period| figure(ground, cases, &IndicatorMeasure::VisitsAsked, (period, whose)).cases() > 0;
    let is_unrecorded = || !asks(period) && measure::unknown_families(ground, cases, (period, whose)) > 0;
    let of = |indicator: &Indicator| {
        let Some(measure) = &indicator.measure else { return over(indicator, period) };
        if *measure == IndicatorMeasure::Heading {
            return IndicatorValue::Heading;
        }
        // Neither before the file nor ahead of the day is there anything to count.
        if period.from > ground.today || !known.holds(period, measure) {
            return IndicatorValue::Unknown;
        }
        let is_of_visits = matches!(measure, IndicatorMeasure::VisitsAsked | IndicatorMeasure::VisitsHeld);
        if is_of_visits && is_unrecorded() { IndicatorValue::Unrecorded } else { over(indicator, period) }
    };
    indicators.iter().map(of).collect()
}

/// The value of an indicator over a period.
#[must_use]
pub fn value(
    ground: NormContext<'_>,
    cases: &[Case],
    typed: &[PeriodFigure],
    indicator: &Indicator,
    (period, whose): (Period, CuratorFilter),
) -> IndicatorValue {
    match &indicator.measure {
        Some(IndicatorMeasure::Heading) => IndicatorValue::Heading,
        Some(measure) => IndicatorValue::Derived(figure(ground, cases, measure, (period, whose))),
        None => match typed_in(typed, &indicator.id, period) {
            Some(found) => IndicatorValue::Typed { record: found.id, value: found.value },
            None => IndicatorValue::Open,
        },
    }
}

/// The figure typed for an indicator and just this period; of several from several copies the one entered last.
#[must_use]
pub fn typed_in<'a>(typed: &'a [PeriodFigure], indicator: &str, period: Period) -> Option<&'a PeriodFigure> {
    let is_it =
        |f: &&PeriodFigure| f.indicator == indicator && (f.from, f.until) == (period.from, period.until());
    typed.iter().filter(is_it).max_by_key(|f| f.id)
}

/// What a measure counts in a period, of the curators asked for: each of a family's cases belongs to who answered for it
/// then, so that the parts of all curators together are the whole.
#[must_use]
pub fn figure(
    ground: NormContext<'_>,
    cases: &[Case],
    measure: &IndicatorMeasure,
    (period, whose): (Period, CuratorFilter),
) -> IndicatorFigure {
    let mut counted: Vec<CaseCount> = Vec::new();
    let mut asked = None;
    // Of a service each curator has a few of the families: the rest is not looked at twenty times.
    for (place, case) in cases.iter().enumerate().filter(|(_, case)| ground.staff.may_answer(case, whose)) {
        counted.extend(measure::counted(ground, case, place, measure, period));
    }
    if whose != CuratorFilter::All {
        counted.retain(|c| whose.holds(answering(ground, &cases[c.case], c)));
    }
    if *measure == IndicatorMeasure::Satisfied {
        asked = u32::try_from(counted.len()).ok();
        counted.retain(|c| matches!(c.because, CountReason::Satisfied { yes: true, .. }));
    }
    let mut people = DistinctPersons::default();
    let mut persons = 0;
    for c in &counted {
        let case = &cases[c.case];
        let of_case = match c.member {
            Some(id) => case.member(id).into_iter().collect(),
            None => measure::persons(case, c.on, &c.because),
        };
        persons += of_case.into_iter().filter(|m| people.is_new(m)).count();
    }
    IndicatorFigure { counted, persons: u32::try_from(persons).unwrap_or(u32::MAX), asked }
}

/// Who answered for a family when that was so: of an ended accompaniment on its last day, of a week or month of the norm
/// on the most of its days.
fn answering(ground: NormContext<'_>, case: &Case, counted: &CaseCount) -> Option<CuratorId> {
    match counted.because {
        CountReason::Visits { since, .. } => ground.staff.curator_of_most(case, since, counted.on),
        CountReason::Closed { .. } | CountReason::Satisfied { .. } => {
            ground.staff.curator_of(case, day::day_before(counted.on))
        }
        _ => ground.staff.curator_of(case, counted.on),
    }
}

/// The day on which what holds at the end of a period is looked at: its last one, or the day asked while it lasts.
#[must_use]
pub fn last_day(period: Period, today: NaiveDate) -> NaiveDate {
    period.reached(today).to
}
