//! The line under «Сегодня»: what can be done with the line under the cursor.

use super::entry::{Entry, family_of};
use super::{Today, lines};
use crate::norm::deadline::Ahead;
use crate::norm::due::Late;
use crate::screen::{Model, family_command, why};
use crate::text::say;
use crate::ui::paint::GAP;

impl Today {
    /// The line under the screen.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        let w = &model.words;
        match self.entry() {
            None => w.say("status-empty"),
            Some(_) if matches!(self.late(model), Some(Late::Activity { .. })) => w.say("status-activity"),
            Some(_) if matches!(self.late(model), Some(Late::Request { .. })) => w.say("status-late-request"),
            Some(_) if matches!(self.late(model), Some(Late::After { .. })) => w.say("status-late-after"),
            Some(Entry::LeftAhead(_)) => w.say("status-activity"),
            Some(Entry::Ahead(i)) if matches!(model.due.ahead[*i].what, Ahead::Activity { .. }) => {
                w.say("status-activity")
            }
            Some(Entry::Ahead(i)) if matches!(model.due.ahead[*i].what, Ahead::Rule { .. }) => {
                w.say("status-rule")
            }
            Some(Entry::Ahead(i)) if matches!(model.due.ahead[*i].what, Ahead::Ends(_)) => {
                w.say("status-ends")
            }
            Some(Entry::Ahead(i)) if matches!(model.due.ahead[*i].what, Ahead::Expires(_)) => {
                w.say("status-expires")
            }
            Some(Entry::Ahead(i)) if matches!(model.due.ahead[*i].what, Ahead::Sitting { .. }) => {
                w.say("status-sitting")
            }
            Some(Entry::Ahead(_)) => w.say("status-deadline"),
            Some(Entry::Unset(_) | Entry::Unfit(_)) => w.say("status-unfit"),
            Some(Entry::Misplaced(_)) if self.case_place(model).is_some() => w.say("status-misplaced"),
            Some(Entry::Misplaced(_) | Entry::Unlisted(_)) => w.say("status-positions"),
            Some(Entry::Foreseen(_)) => w.say("status-foreseen"),
            Some(Entry::Urgent(_)) => {
                let known = self.urgent(model).is_some_and(|u| u.violation.family.is_some());
                w.say(if known { "status-urgent" } else { "status-urgent-unknown" })
            }
            Some(entry @ (Entry::Visit { .. } | Entry::After { .. })) if lines::came_of(entry, model) => {
                w.say("status-visit-held")
            }
            Some(Entry::After { .. }) => self.of_visit(model),
            Some(Entry::ClosedTwice(_)) => w.say("status-closings"),
            Some(Entry::Storage) => w.say("status-storage"),
            Some(Entry::CallBack(_) | Entry::ClosedCall { .. }) => w.say("status-call-back"),
            Some(Entry::Inquiry(_)) => w.say("status-inquiry"),
            Some(Entry::Received(_)) => w.say("status-received"),
            Some(Entry::Late(i))
                if matches!(model.due.late[*i].1, Late::Term { .. } | Late::Childless { .. }) =>
            {
                w.say("status-deadline")
            }
            Some(_) => {
                let row = self.case_place(model).and_then(|i| model.standings[i].pressing());
                let slack = row.map(|r| why::slack_in_short(model, r)).unwrap_or_default();
                // What differs from row to row is last, so that the keys stay where they are and are not sent again.
                format!("{}{GAP}{}", self.of_visit(model), slack.trim_end())
            }
        }
    }

    /// The keys of a visit: the one that moves it appoints it where none is.
    fn of_visit(&self, model: &Model) -> String {
        let family = self.entry().and_then(|entry| family_of(entry, model));
        let moved = family.and_then(|case| family_command::moved(model, case, self.shown_visit(model)));
        let code = if moved.is_some() { "move" } else { "appoint" };
        say!(model.words, "status-visit", code = code)
    }
}
