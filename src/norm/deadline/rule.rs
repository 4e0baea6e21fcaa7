//! What is to be done by a day: the deadlines of the document and those that local orders add, each with how its days
//! are found.

use chrono::{Datelike, NaiveDate};

use super::DeadlineSetter;
use crate::domain::district::{DeadlineEvent, LocalDeadline, LocalRule};
use crate::domain::{Case, day};
use crate::norm::NormContext;
use crate::regulation::file::{DeadlineRule, RegulationDeadline, collapsed};
use crate::regulation::{ProgrammeDuty, RuleSource};

/// How the days of a deadline are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineTiming {
    /// This day of each month; of a shorter month its last one.
    DayOfMonth(u32),
    /// This day of the month after each quarter.
    DayAfterQuarter(u32),
    /// The last day of each quarter.
    QuarterEnd,
    /// So long after an event of a case.
    After(DeadlineEvent, EventDelay),
    /// On the days that the programme itself sets.
    ByPlan,
    /// At the end of the programme, or of the level.
    TermEnd,
    /// On the last day of the post-accompaniment (постсопровождение) that a closing names.
    AfterEnd,
}

/// How long after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventDelay {
    WorkingDays(u32),
    Days(u32),
}

/// From which day on, and until which day, exclusive, a local order is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct InForceSpan {
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

impl InForceSpan {
    fn holds(self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on < until)
    }
}

/// A deadline whose days can be computed.
#[derive(Clone, Debug, PartialEq)]
pub struct TimedDeadline {
    /// Id in the regulation, or of the record of the local deadline.
    pub id: String,
    /// Its name in the nominative.
    pub label: String,
    /// Words of the document or of the order.
    pub text: String,
    pub source: RuleSource,
    pub when: DeadlineTiming,
    pub named_by: DeadlineSetter,
    /// Only for families of this category.
    category: Option<String>,
    force: InForceSpan,
    /// While a local order names the days of this deadline, the rule itself names none.
    instead: Vec<InForceSpan>,
}

/// All deadlines that can be computed: of the document first, then of the orders. One to be met at once has no day, and
/// of an order that lacks a number nothing is computed: its form and `check` ask for it.
#[must_use]
pub fn rules(ground: NormContext<'_>) -> Vec<TimedDeadline> {
    let written = ground.rules.regulation.deadlines.iter().filter_map(|rule| of_document(ground, rule));
    let orders = ground.rules.local_deadlines.iter().filter_map(of_order);
    written.chain(of_clause(ground)).chain(orders).collect()
}

/// The end of the post-accompaniment, where a clause of the document asks for it.
fn of_clause(ground: NormContext<'_>) -> Option<TimedDeadline> {
    let regulation = &ground.rules.regulation;
    let clause = regulation.asking(ProgrammeDuty::After)?;
    Some(TimedDeadline {
        id: clause.id.clone(),
        label: clause.label.clone(),
        text: collapsed(&clause.text),
        source: RuleSource::Own {
            cited: regulation.cited(&clause.at).into(),
            text: collapsed(&clause.text).into(),
        },
        when: DeadlineTiming::AfterEnd,
        named_by: DeadlineSetter::Document,
        category: None,
        force: InForceSpan { from: None, until: None },
        instead: Vec::new(),
    })
}

fn of_document(ground: NormContext<'_>, rule: &RegulationDeadline) -> Option<TimedDeadline> {
    let (when, named_by) = match rule.rule {
        DeadlineRule::DayOfMonthAfterQuarter => {
            (DeadlineTiming::DayAfterQuarter(rule.day?), DeadlineSetter::Document)
        }
        DeadlineRule::WorkingDaysAfter => {
            let event = DeadlineEvent::from_code(rule.after.as_deref()?)?;
            (DeadlineTiming::After(event, EventDelay::WorkingDays(rule.days?)), DeadlineSetter::Document)
        }
        DeadlineRule::EveryQuarter => (DeadlineTiming::QuarterEnd, DeadlineSetter::Program),
        DeadlineRule::SetTerms => (DeadlineTiming::QuarterEnd, DeadlineSetter::Nobody),
        DeadlineRule::ByPlan => (DeadlineTiming::ByPlan, DeadlineSetter::Document),
        DeadlineRule::TermEnd => (DeadlineTiming::TermEnd, DeadlineSetter::Document),
        DeadlineRule::AtOnce => return None,
    };
    let names = |local: &&LocalDeadline| named_by != DeadlineSetter::Document && is_named(rule, &local.text);
    Some(TimedDeadline {
        id: rule.id.clone(),
        label: rule.label.clone(),
        text: collapsed(&rule.text),
        source: RuleSource::Own {
            cited: ground.rules.regulation.cited(&rule.at).into(),
            text: collapsed(&rule.text).into(),
        },
        when,
        named_by,
        category: rule.only_for.clone(),
        force: InForceSpan { from: None, until: None },
        instead: ground.rules.local_deadlines.iter().filter(names).map(force).collect(),
    })
}

/// Whether a local deadline of this text is the one that the document leaves to the district: by its name or its id.
fn is_named(rule: &RegulationDeadline, text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text == rule.label.to_lowercase() || text == rule.id
}

fn of_order(local: &LocalDeadline) -> Option<TimedDeadline> {
    let when = match local.rule {
        LocalRule::DayOfMonth => DeadlineTiming::DayOfMonth(local.day?),
        LocalRule::DayAfterQuarter => DeadlineTiming::DayAfterQuarter(local.day?),
        LocalRule::EveryQuarter => DeadlineTiming::QuarterEnd,
        LocalRule::WorkingDaysAfter => {
            DeadlineTiming::After(local.after?, EventDelay::WorkingDays(local.days?))
        }
        LocalRule::DaysAfter => DeadlineTiming::After(local.after?, EventDelay::Days(local.days?)),
    };
    Some(TimedDeadline {
        id: local.id.to_string(),
        label: local.text.clone(),
        text: local.note.clone().unwrap_or_else(|| local.text.clone()),
        source: RuleSource::LocalDeadline { number: local.number.clone(), from: local.from },
        when,
        named_by: DeadlineSetter::Order,
        category: local.category.clone(),
        force: force(local),
        instead: Vec::new(),
    })
}

fn force(local: &LocalDeadline) -> InForceSpan {
    InForceSpan { from: local.from, until: local.until }
}

impl TimedDeadline {
    /// Whether it is one of each family it speaks of, not one of the whole district.
    #[must_use]
    pub fn is_of_family(&self) -> bool {
        let follows = matches!(
            self.when,
            DeadlineTiming::After(..)
                | DeadlineTiming::ByPlan
                | DeadlineTiming::TermEnd
                | DeadlineTiming::AfterEnd
        );
        self.category.is_some() || follows
    }

    /// The same under another name.
    #[must_use]
    pub fn named(&self, label: String) -> TimedDeadline {
        let mut named = self.clone();
        named.label = label;
        named
    }

    /// Whether it is in force on the day.
    #[must_use]
    pub fn is_in_force(&self, on: NaiveDate) -> bool {
        self.force.holds(on) && !self.instead.iter().any(|force| force.holds(on))
    }

    /// Whether it speaks of families like this one.
    #[must_use]
    pub fn is_meant(&self, case: &Case, on: NaiveDate) -> bool {
        self.category.as_deref().is_none_or(|category| case.is_of(category, on))
    }

    /// Whether it falls on the day, where the calendar alone decides.
    #[must_use]
    pub fn falls_on(&self, on: NaiveDate) -> bool {
        let next = day::day_after(on);
        let is_day = |asked: u32| on.day() == asked || next.day() == 1 && on.day() < asked;
        self.is_in_force(on)
            && match self.when {
                DeadlineTiming::DayOfMonth(asked) => is_day(asked),
                DeadlineTiming::DayAfterQuarter(asked) => opens_quarter(on) && is_day(asked),
                DeadlineTiming::QuarterEnd => next.day() == 1 && opens_quarter(next),
                DeadlineTiming::After(..)
                | DeadlineTiming::ByPlan
                | DeadlineTiming::TermEnd
                | DeadlineTiming::AfterEnd => false,
            }
    }
}

/// Whether the month of the day is the first one of a quarter.
fn opens_quarter(on: NaiveDate) -> bool {
    matches!(on.month(), 1 | 4 | 7 | 10)
}

impl EventDelay {
    /// The day so long after another one.
    #[must_use]
    pub fn after(self, ground: NormContext<'_>, on: NaiveDate) -> NaiveDate {
        match self {
            EventDelay::WorkingDays(days) => ground.calendar.working_days_after(on, days),
            EventDelay::Days(days) => day::later(on, days.into()),
        }
    }
}
