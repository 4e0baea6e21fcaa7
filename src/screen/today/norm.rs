//! The state of the norm at the end of a line of «Сегодня».

use ratatui::style::Style;

use crate::domain::Case;
use crate::norm::LedgerRow;
use crate::norm::standing::awaited;
use crate::screen::Model;
use crate::text::say;
use crate::ui::paint::{LATE, PLAIN};

/// The state of the norm: what is done, and beside it the slack or the appointment that is waited for.
pub(super) struct Norm {
    pub(super) done: String,
    pub(super) beside: (String, Style),
}

impl Norm {
    /// The state of a row with its slack.
    pub(super) fn of(model: &Model, row: &LedgerRow) -> Norm {
        let w = &model.words;
        let beside = match row.known_slack() {
            Some(n) => say!(w, "slack-near", n = n),
            // What is owed may have been made before visits were recorded.
            None if row.slack.is_some() => w.say("slack-unknown"),
            None => String::new(),
        };
        let style = if row.has_no_slack() { LATE } else { PLAIN };
        Norm { done: w.done_of(row), beside: (beside, style) }
    }

    /// The same of a line that shows no visit: where all that is owed is appointed, the day of the next.
    pub(super) fn awaiting(model: &Model, case: &Case, row: &LedgerRow) -> Norm {
        let norm = Norm::of(model, row);
        match awaited(case, row, model.today) {
            Some(next) => {
                let day = model.words.weekday_number(next.on);
                Norm { beside: (say!(model.words, "appointed-near", day = day), PLAIN), ..norm }
            }
            None => norm,
        }
    }
}
