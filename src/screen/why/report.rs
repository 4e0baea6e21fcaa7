//! By which day the document asks for the report of a period.

use super::{quote, window};
use crate::norm::deadline::rule::{self, DeadlineTiming};
use crate::screen::Model;
use crate::screen::dialog::spec::DialogSpec;
use crate::text::{capitalised, say};
use crate::ui::sheet::PlainSheet;

/// What the document asks for month by month and quarter by quarter.
#[must_use]
pub fn period(model: &Model, label: &str) -> DialogSpec {
    let is_periodic = |when: DeadlineTiming| {
        matches!(
            when,
            DeadlineTiming::DayOfMonth(_) | DeadlineTiming::DayAfterQuarter(_) | DeadlineTiming::QuarterEnd
        )
    };
    let mut lines = PlainSheet::default();
    for rule in rule::rules(model.ground()).into_iter().filter(|rule| is_periodic(rule.when)) {
        lines.line(capitalised(&rule.label)).strong();
        quote(model, &rule.source, &mut lines);
    }
    if lines.is_empty() {
        lines.line(say!(model.words, "why-field-none", field = label));
    }
    window(model, label, lines)
}
