//! Level records become spans: each holds until the next record or the closing.

use chrono::NaiveDate;

use crate::domain::level::Frequency;
use crate::domain::{Case, Id, Level, LevelSpan};
use crate::regulation::{RuleSource, Rules};

/// A stretch of days with one level and one frequency. `[from, until)`; `until` is `None` while it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct NormSpan {
    /// The level record behind it.
    pub record: Id,
    pub level: Level,
    /// First day.
    pub from: NaiveDate,
    /// First day after.
    pub until: Option<NaiveDate>,
    /// How often to visit in it.
    pub frequency: Frequency,
    /// Where that comes from.
    pub source: RuleSource,
    /// The first day of the accompaniment it belongs to.
    pub began: NaiveDate,
    /// The closing day of that accompaniment.
    pub closed: Option<NaiveDate>,
}

impl NormSpan {
    /// Whether `day` is in the span.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// The part of the span in `[from, to]`, both included, as `[from, until)`; `None` if it does not touch it.
    #[must_use]
    pub fn within(&self, from: NaiveDate, to: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let start = self.from.max(from);
        let after = crate::domain::day::day_after(to);
        let end = self.until.map_or(after, |until| until.min(after));
        (start < end).then_some((start, end))
    }
}

/// Level records that hold: of two from one day the more acute. Sorted by day.
#[must_use]
pub fn holding(case: &Case) -> Vec<&LevelSpan> {
    let mut records: Vec<&LevelSpan> = case.levels.iter().collect();
    // The id settles two equal levels of one day, so that every copy of the file settles it alike.
    records.sort_by_key(|r| (r.from, std::cmp::Reverse(r.level), r.id));
    records.dedup_by_key(|r| r.from);
    records
}

/// Level records that do not hold because another of the same day is at least as acute: a finding.
#[must_use]
pub fn overridden(case: &Case) -> Vec<&LevelSpan> {
    let holding: Vec<Id> = holding(case).iter().map(|r| r.id).collect();
    case.levels.iter().filter(|r| !holding.contains(&r.id)).collect()
}

/// The spans of a case in order, split where a local order changes the frequency.
#[must_use]
pub fn spans(case: &Case, rules: &Rules) -> Vec<NormSpan> {
    let records = holding(case);
    let mut spans: Vec<NormSpan> = Vec::with_capacity(records.len());
    // The first day of the accompaniment that runs on until the next record, if one does.
    let mut began: Option<NaiveDate> = None;
    for (i, record) in records.iter().enumerate() {
        // A closing on the day of a level ends what held before; where nothing did, it ends this level before it began.
        let ends = |on: &NaiveDate| *on > record.from || (*on == record.from && began.is_none());
        let closed = case.closings.iter().map(|c| c.on).filter(ends).min();
        let next = records.get(i + 1).map(|r| r.from);
        let until = [next, closed].into_iter().flatten().min();
        if until == Some(record.from) {
            continue;
        }
        let returned = case.closings.iter().any(|c| c.on == record.from);
        let since = began.filter(|_| !returned).unwrap_or(record.from);
        began = Some(since);
        for (from, until) in split(record, until, rules) {
            let (norm, norm_source) = rules.frequency(record.level, from);
            let (frequency, source) = match record.asked().map(|asked| asked.against(norm)) {
                Some(asked) if asked.at_least(norm) && asked != norm => (
                    asked,
                    RuleSource::Decision { by: record.decided_by.clone(), number: record.number.clone() },
                ),
                _ => (norm, norm_source),
            };
            // An order that changes nothing for this family, because her decision asks for more, makes no new span.
            if let Some(before) = spans.last_mut()
                && (before.record, before.until) == (record.id, Some(from))
                && (before.frequency, &before.source) == (frequency, &source)
            {
                before.until = until;
                continue;
            }
            spans.push(NormSpan {
                record: record.id,
                level: record.level,
                from,
                until,
                frequency,
                source,
                began: since,
                closed,
            });
        }
        if let (Some(next), Some(closed)) = (next, closed)
            && closed < next
        {
            began = None;
        }
    }
    spans
}

/// The parts of a record's span between the days on which a local order changes the frequency.
fn split(record: &LevelSpan, until: Option<NaiveDate>, rules: &Rules) -> Vec<(NaiveDate, Option<NaiveDate>)> {
    let mut parts = Vec::with_capacity(1);
    let mut from = record.from;
    for change in rules.changes(record.level) {
        if change > from && until.is_none_or(|until| change < until) {
            parts.push((from, Some(change)));
            from = change;
        }
    }
    parts.push((from, until));
    parts
}

/// The span that holds on `day`.
#[must_use]
pub fn at(spans: &[NormSpan], day: NaiveDate) -> Option<&NormSpan> {
    spans.iter().find(|s| s.holds(day))
}
