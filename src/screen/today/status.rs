//! The line under «Сегодня»: what can be done with the line under the cursor.

use super::entry::{TodayItem, family_of, unended_closing};
use super::{TodayScreen, lines};
use crate::norm::deadline::UpcomingMatter;
use crate::norm::due::OverdueMatter;
use crate::screen::{Model, family_command, why};
use crate::text::say;
use crate::ui::paint::GAP;

impl TodayScreen {
    /// The line under the screen.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        let w = &model.words;
        match self.entry() {
            None => w.say("status-empty"),
            Some(_) if matches!(self.late(model), Some(OverdueMatter::Activity { .. })) => {
                w.say("status-activity")
            }
            Some(_) if matches!(self.late(model), Some(OverdueMatter::Request { .. })) => {
                w.say("status-late-request")
            }
            Some(TodayItem::Closed(family)) if unended_closing(model, *family).is_some() => {
                w.say("status-late-after")
            }
            Some(TodayItem::Closed(_)) => self.of_visit(model),
            Some(TodayItem::LeftAhead(i))
                if matches!(model.left.ahead[*i].what, UpcomingMatter::Request { .. }) =>
            {
                w.say("status-late-request")
            }
            Some(TodayItem::LeftAhead(_)) => w.say("status-activity"),
            Some(TodayItem::Ahead(i))
                if matches!(model.due.ahead[*i].what, UpcomingMatter::Request { .. }) =>
            {
                w.say("status-late-request")
            }
            Some(TodayItem::Ahead(i))
                if matches!(model.due.ahead[*i].what, UpcomingMatter::Activity { .. }) =>
            {
                w.say("status-activity")
            }
            Some(TodayItem::Ahead(i)) if matches!(model.due.ahead[*i].what, UpcomingMatter::Rule { .. }) => {
                w.say("status-rule")
            }
            Some(TodayItem::Ahead(i)) if matches!(model.due.ahead[*i].what, UpcomingMatter::Ends(_)) => {
                w.say("status-ends")
            }
            Some(TodayItem::Ahead(i)) if matches!(model.due.ahead[*i].what, UpcomingMatter::Expires(_)) => {
                w.say("status-expires")
            }
            Some(TodayItem::Ahead(i))
                if matches!(model.due.ahead[*i].what, UpcomingMatter::Sitting { .. }) =>
            {
                w.say("status-sitting")
            }
            Some(TodayItem::Ahead(_)) => w.say("status-deadline"),
            Some(TodayItem::Unset(_) | TodayItem::Unfit(_)) => w.say("status-unfit"),
            Some(TodayItem::Misplaced(_)) if self.case_place(model).is_some() => w.say("status-misplaced"),
            Some(TodayItem::Misplaced(_) | TodayItem::Unlisted(_)) => w.say("status-positions"),
            Some(TodayItem::Foreseen(_)) => w.say("status-foreseen"),
            Some(TodayItem::Urgent(_)) => {
                let known = self.urgent(model).is_some_and(|u| u.violation.family.is_some());
                w.say(if known { "status-urgent" } else { "status-urgent-unknown" })
            }
            Some(entry @ (TodayItem::Visit { .. } | TodayItem::After { .. }))
                if lines::came_of(entry, model) =>
            {
                w.say("status-visit-held")
            }
            Some(TodayItem::After { .. }) => self.of_visit(model),
            Some(TodayItem::ClosedTwice(_)) => w.say("status-closings"),
            Some(TodayItem::Storage) => w.say("status-storage"),
            Some(TodayItem::CallBack(_) | TodayItem::ClosedCall { .. }) => w.say("status-call-back"),
            Some(TodayItem::Inquiry(_)) => w.say("status-inquiry"),
            Some(TodayItem::Received(_)) => w.say("status-received"),
            Some(TodayItem::Late(i))
                if matches!(
                    model.due.late[*i].1,
                    OverdueMatter::Term { .. } | OverdueMatter::Childless { .. }
                ) =>
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
