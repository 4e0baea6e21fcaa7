//! The term of a level: its end is a day to prepare a decision by, never an automatic closing.

use chrono::NaiveDate;

use super::NormContext;
use super::span::{holding, spans};
use crate::domain::{Case, Level, LevelSpan, day};
use crate::regulation::file::Firmness;
use crate::regulation::{RuleSource, Rules};

/// When a term ends and why.
#[derive(Clone, Debug, PartialEq)]
pub struct TermEnd {
    pub level: Level,
    /// Since when.
    pub from: NaiveDate,
    /// The last day of the term: shown «до», late from the next day on.
    pub until: NaiveDate,
    /// Months of the regulation; `None` where the decision itself names the day.
    pub months: Option<u32>,
    /// How firm the document is; `None` where the decision itself names the day.
    pub firmness: Option<Firmness>,
    /// Where from.
    pub source: RuleSource,
}

impl TermEnd {
    /// Whether the term is over on `today` and a decision is late.
    #[must_use]
    pub fn is_over(&self, today: NaiveDate) -> bool {
        day::is_late(self.until, today)
    }
}

/// The end of the term of one level record: its own, else from + months of the regulation.
#[must_use]
pub fn of_record(record: &LevelSpan, rules: &Rules) -> Option<TermEnd> {
    let (level, from) = (record.level, record.from);
    if let Some(until) = record.until {
        let source = RuleSource::Decision { by: record.decided_by.clone(), number: record.number.clone() };
        return Some(TermEnd { level, from, until, months: None, firmness: None, source });
    }
    rules.term(level).map(|term| TermEnd {
        level,
        from,
        until: day::month_later(from, term.months),
        months: Some(term.months),
        firmness: Some(term.firmness),
        source: term.source,
    })
}

/// The longest term the document allows a level that begins on `from`, where `until` is later. Югра names the months
/// plainly, Иркутская область says «до»; «например» (Октябрьский район) is no bound.
#[must_use]
pub fn exceeded(level: Level, from: NaiveDate, until: NaiveDate, rules: &Rules) -> Option<TermEnd> {
    let term = rules
        .term(level)
        .filter(|t| t.firmness != Firmness::Example && matches!(t.source, RuleSource::Own { .. }))?;
    let last = day::month_later(from, term.months);
    (until > last).then_some(TermEnd {
        level,
        from,
        until: last,
        months: Some(term.months),
        firmness: Some(term.firmness),
        source: term.source,
    })
}

/// The term that runs on the day asked, and its end.
#[must_use]
pub fn current(ground: NormContext<'_>, case: &Case) -> Option<TermEnd> {
    let spans = spans(case, ground.rules);
    let span = super::span::at(&spans, ground.today)?;
    holding(case).into_iter().find(|r| r.id == span.record).and_then(|r| of_record(r, ground.rules))
}
