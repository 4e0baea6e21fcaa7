//! What a report lacks, in words.

use super::indicators::label;
use crate::model::Model;
use crate::regulation::indicator::Indicator;
use crate::report::indicators::gaps::{ReportGap, ReportGapKind};
use crate::text::{Words, say};

/// «нет номера решения: уровень с 03.07.2026»; of the institution «не введён показатель: обученные добровольцы».
#[must_use]
pub fn gap(model: &Model, indicators: &[Indicator], gap: &ReportGap) -> String {
    let w = &model.words;
    let what = match &gap.what {
        ReportGapKind::Figure(id) => {
            let indicator = indicators.iter().find(|i| i.id == *id);
            indicator.map_or_else(|| id.clone(), |i| label(w, i))
        }
        what => gap_of(model, what).unwrap_or_default(),
    };
    say!(w, "report-gap", code = gap.what.code(), what = what, day = w.day(gap.on))
}

/// The same where its kind is said already: «уровень, 03.07.2026».
#[must_use]
pub fn gap_beside(model: &Model, gap: &ReportGap) -> String {
    let what = gap_of(model, &gap.what).unwrap_or_default();
    let day = model.words.day(gap.on);
    if what.is_empty() { day } else { format!("{what}, {day}") }
}

/// The kind of record, the level or the event without which something is lacking.
fn gap_of(model: &Model, what: &ReportGapKind) -> Option<String> {
    match what {
        ReportGapKind::Number(kind) => Some(model.one(*kind)),
        ReportGapKind::Sign(level) => Some(model.rules.level_name(*level)),
        ReportGapKind::Member(event) | ReportGapKind::Category(event) => {
            Some(model.words.pick("happening", event.code()))
        }
        _ => None,
    }
}

/// How many gaps of a kind there are: «нет номера решения: 3».
#[must_use]
pub fn gap_kind(words: &Words, code: &str) -> String {
    words.pick("report-gap-kind", code)
}
