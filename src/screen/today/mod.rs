//! «Сегодня»: what burns first, then the visits of the day, what is late, what is under threat, what ends soon.

mod columns;
mod entry;
mod lines;
mod norm;
mod pane;
mod post;
mod reasons;
mod sections;
mod status;
mod unsettled;
mod view;

use std::cell::Cell;

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use self::entry::{TodayItem, TodayKey, case_of, family_of, key, unended_closing};
use self::unsettled::{inquiry, take_up};
use super::change::dialog_query::DialogQuery;
use super::dialog::spec::DialogSpec;
use super::family_command::Shown;
use super::{Command, Model, Step, deadline, family_command};
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, FieldName, Id};
use crate::norm::deadline::{Deadline, UpcomingMatter};
use crate::norm::due::{OverdueMatter, UrgentCase};
use crate::norm::standing::awaited;
use crate::screen::card::section::CardSection;
use crate::screen::entry::blank::EntryPurpose;
use crate::store::Reader;
use crate::store::read::ReceivedFamily;
use crate::ui::StepDirection;
use crate::ui::list::{RecordCursor, RecordKey};

/// A line of the list.
enum TodayLine {
    Head(String),
    Entry(TodayItem),
    Say(String),
}

/// «Сегодня»: its lines and the cursor on the records behind them.
#[derive(Default)]
pub struct TodayScreen {
    lines: Vec<TodayLine>,
    /// Lines that take the cursor.
    stops: Vec<usize>,
    cursor: RecordCursor<TodayKey>,
    /// The day that is shown.
    day: NaiveDate,
    /// The first visible line.
    top: Cell<usize>,
    /// Cells that the days of the lines need, and the names of the families.
    days: u16,
    names: u16,
}

impl TodayScreen {
    /// The screen of the day.
    #[must_use]
    pub fn new(model: &Model) -> TodayScreen {
        let mut today = TodayScreen::default();
        today.fill(model);
        today
    }

    /// The family under the cursor.
    #[must_use]
    pub fn family(&self, model: &Model) -> Option<FamilyId> {
        self.entry().and_then(|entry| family_of(entry, model)).map(|case| case.family.id)
    }

    /// What is under the cursor.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        self.cursor.record_key()
    }

    /// Reloads the day.
    pub fn refresh(&mut self, model: &Model, _reader: Reader<'_>) {
        self.fill(model);
    }

    /// Shows what the plan of the weeks ahead has found since; one stays on the line under the cursor.
    pub fn foresee(&mut self, model: &Model) {
        self.fill(model);
    }

    fn fill(&mut self, model: &Model) {
        let lines = sections::sections(model);
        let entries = || {
            lines.iter().filter_map(|line| match line {
                TodayLine::Entry(entry) => Some(entry),
                _ => None,
            })
        };
        self.days = lines::days_width(entries(), model);
        let names = entries().filter_map(|entry| family_of(entry, model));
        let longest = names.map(|case| case.family.short.width()).max().unwrap_or(0);
        self.names = u16::try_from(longest).unwrap_or(u16::MAX);
        self.stops = lines
            .iter()
            .enumerate()
            .filter(|(_, l)| matches!(l, TodayLine::Entry(_)))
            .map(|(i, _)| i)
            .collect();
        let keys = entries().map(|entry| key(entry, model)).collect();
        let owner = |entry: &TodayItem| family_of(entry, model).map(|case| RecordKey::of(&case.family.id));
        let owners = entries().map(owner).collect();
        let before = self.cursor.key().cloned();
        self.cursor.fill_owned(keys, owners);
        self.lines = lines;
        // A visit that was put off or moved has another line of its family: the attempt, or what the norm still asks.
        if let Some(TodayKey::Visit(family, _)) = before
            && self.cursor.key() != before.as_ref()
        {
            let _ = self.cursor.go(&TodayKey::Visit(family, None))
                || self.cursor.go_where(|key| key.is_of(family));
        }
        // Another day is looked at from its beginning.
        if self.day != model.today {
            self.day = model.today;
            self.begin();
        }
    }

    /// What waits for the curator when she sits down: a burning line, else the first visit of the day, else the first line.
    fn begin(&mut self) {
        let burns = |stop: &usize| matches!(self.lines[*stop], TodayLine::Entry(TodayItem::Urgent(_)));
        let is_visit = |stop: &usize| {
            matches!(self.lines[*stop], TodayLine::Entry(TodayItem::Visit { .. } | TodayItem::After { .. }))
        };
        let first = self.stops.iter().position(burns);
        self.cursor.go_to(first.or_else(|| self.stops.iter().position(is_visit)).unwrap_or(0));
    }

    fn entry(&self) -> Option<&TodayItem> {
        self.stops.get(self.cursor.at()).and_then(|i| match &self.lines[*i] {
            TodayLine::Entry(entry) => Some(entry),
            _ => None,
        })
    }

    /// What burns under the cursor.
    fn urgent<'d>(&self, model: &'d Model) -> Option<&'d UrgentCase> {
        if let Some(TodayItem::Urgent(i)) = self.entry() { model.due.urgent.get(*i) } else { None }
    }

    /// What is late under the cursor.
    fn late<'d>(&self, model: &'d Model) -> Option<&'d OverdueMatter> {
        match self.entry()? {
            TodayItem::Late(i) => model.due.late.get(*i).map(|(_, late)| late),
            TodayItem::LeftLate(i) => model.left.late.get(*i).map(|(_, late)| late),
            _ => None,
        }
    }

    fn case_place(&self, model: &Model) -> Option<usize> {
        self.entry().and_then(|entry| case_of(entry, model))
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, _reader: Reader<'_>) -> Step {
        if self.cursor.step(command) {
            return Step::Stay;
        }
        match command {
            Command::NextPane => self.jump(StepDirection::Forward),
            Command::PreviousPane => self.jump(StepDirection::Back),
            Command::Why => return self.why(model),
            Command::Print => return Step::Ask(DialogSpec::Route(model.today)),
            Command::Evening => return Step::Ask(DialogSpec::Evening(model.today)),
            Command::Back => return Step::Back,
            _ => {}
        }
        if let (Some(TodayItem::Storage), Command::Mark) = (self.entry(), command) {
            return Step::Look(DialogQuery::Retention);
        }
        if let (Some(TodayItem::Foreseen(_)), Command::Mark) = (self.entry(), command) {
            return self.why(model);
        }
        // The remedy of a position is in the record of the curator; of many families it is read first.
        if let (Some(TodayItem::Unlisted(curator)), Command::Mark) = (self.entry(), command) {
            return Step::Fill(EntryPurpose::change(curator.0));
        }
        if let (Some(TodayItem::Misplaced(_)), Command::Mark, None) =
            (self.entry(), command, self.case_place(model))
        {
            return self.why(model);
        }
        if let (Some(TodayItem::Ahead(i)), Command::Mark) = (self.entry(), command)
            && let Some(
                due @ Deadline { what: UpcomingMatter::Rule { .. } | UpcomingMatter::Sitting { .. }, .. },
            ) = model.due.ahead.get(*i)
        {
            return deadline::mark(model, due);
        }
        // A deadline of a closed family leads to its card, though no list of the day holds it.
        if let (Some(TodayItem::Ahead(i)), Command::Card) = (self.entry(), command)
            && let Some(Deadline { case: None, what: UpcomingMatter::Rule { of: Some(family), .. }, .. }) =
                model.due.ahead.get(*i)
        {
            return Step::Card(*family);
        }
        // Enter records the notice; its family may be none of those looked at.
        if let Some(violation) = self.urgent(model).map(|u| &u.violation) {
            match (command, &violation.family) {
                (Command::Mark, _) => return Step::Fill(EntryPurpose::notice(violation)),
                (Command::Card, Some((family, _))) => return Step::Card(*family),
                (Command::Note, None) => {
                    return Step::Fill(EntryPurpose::TakeInCaller { inquiry: violation.record });
                }
                _ => {}
            }
        }
        // A family that came may be closed by the district that handed it over: the level takes it on again.
        if let Some(received) = self.received(model) {
            match command {
                Command::Mark => return take_up(received),
                Command::Card => return Step::Card(received.family),
                _ => {}
            }
        }
        if let Some(TodayItem::Inquiry(i)) = self.entry() {
            return inquiry(command, *i, model);
        }
        let Some(case) = self.entry().and_then(|entry| family_of(entry, model)) else {
            return Step::Say(model.words.say("row-no-family"));
        };
        let is_held = matches!(self.entry(), Some(entry @ (TodayItem::Visit { .. } | TodayItem::After { .. }))
            if lines::came_of(entry, model));
        match command {
            Command::Mark => self.mark(model, case),
            Command::Move | Command::TakeOff if is_held => family_command::held(model, model.today),
            _ => family_command::follow(command, model, case, self.shown_visit(model)),
        }
    }

    /// The visit that the line under the cursor shows.
    pub(super) fn shown_visit(&self, model: &Model) -> Shown {
        match self.entry() {
            Some(TodayItem::Visit { appointment, .. } | TodayItem::After { appointment, .. }) => {
                appointment.map_or(Shown::Other, Shown::Visit)
            }
            Some(TodayItem::Owed(i)) => {
                let (case, row) = &model.due.visits[*i];
                awaited(&model.cases[*case], row, model.today).map_or(Shown::Waiting, |a| Shown::Visit(a.id))
            }
            _ => Shown::Other,
        }
    }

    fn received<'m>(&self, model: &'m Model) -> Option<&'m ReceivedFamily> {
        match self.entry() {
            Some(TodayItem::Received(i)) => model.received.get(*i),
            _ => None,
        }
    }

    /// What Enter and Space do depends on what the line is about.
    fn mark(&self, model: &Model, case: &Case) -> Step {
        let family = case.family.id;
        let answer = |id: Id| Step::Fill(EntryPurpose::change_at(id, FieldName::AnsweredOn));
        let visit = || family_command::mark(case, model.today, DialogSpec::Visit { family, on: model.today });
        match self.entry() {
            Some(TodayItem::Late(_) | TodayItem::LeftLate(_)) => match self.late(model) {
                Some(OverdueMatter::Activity { id, .. }) => {
                    Step::Ask(DialogSpec::Tick { family, activity: *id })
                }
                Some(OverdueMatter::Request { id, .. }) => answer(*id),
                // What was not held then is not held now: a visit is of today unless its day is typed.
                Some(OverdueMatter::Visits(_)) => visit(),
                Some(OverdueMatter::Term { .. } | OverdueMatter::Childless { .. }) | None => self.why(model),
            },
            Some(TodayItem::LeftAhead(i)) => match &model.left.ahead[*i].what {
                UpcomingMatter::Activity { id, .. } => Step::Ask(DialogSpec::Tick { family, activity: *id }),
                UpcomingMatter::Request { id, .. } => answer(*id),
                _ => self.why(model),
            },
            Some(TodayItem::Ahead(i)) => match &model.due.ahead[*i].what {
                UpcomingMatter::Activity { id, .. } => Step::Ask(DialogSpec::Tick { family, activity: *id }),
                UpcomingMatter::Request { id, .. } => answer(*id),
                // The remedy is a day in the record itself.
                UpcomingMatter::Ends(ending) => Step::Fill(EntryPurpose::change(ending.mark)),
                // The remedy is a later paper of the same kind.
                UpcomingMatter::Expires(expiry) => {
                    Step::Fill(EntryPurpose::add(expiry.paper.kind(), Some(family)))
                }
                UpcomingMatter::Term { .. } | UpcomingMatter::Turns { .. } => self.why(model),
                UpcomingMatter::Rule { .. } | UpcomingMatter::Sitting { .. } => self.why(model),
            },
            Some(TodayItem::Unfit(i)) => {
                Step::Fill(EntryPurpose::add(Kind::Level, Some(model.cases[model.due.unfit[*i].0].family.id)))
            }
            Some(TodayItem::ClosedTwice(_)) => Step::Section(family, CardSection::Levels),
            Some(TodayItem::Closed(family)) => match unended_closing(model, *family) {
                Some(closing) => Step::Fill(EntryPurpose::change_at(closing, FieldName::AfterUntil)),
                None => visit(),
            },
            Some(TodayItem::Unset(_)) => Step::Fill(EntryPurpose::add(Kind::Level, Some(family))),
            // The remedy is another curator.
            Some(TodayItem::Misplaced(_)) => {
                family_command::follow(Command::HandOver, model, case, Shown::Other)
            }
            Some(TodayItem::CallBack(i)) => {
                Step::Ask(DialogSpec::CallBack { family, contact: model.due.call_back[*i].1 })
            }
            Some(TodayItem::ClosedCall { contact, .. }) => {
                Step::Ask(DialogSpec::CallBack { family, contact: *contact })
            }
            _ => visit(),
        }
    }

    /// To the first line of the next section, or of the one before.
    fn jump(&mut self, direction: StepDirection) {
        let here = self.stops.get(self.cursor.at()).copied().unwrap_or(0);
        let starts: Vec<usize> = self
            .lines
            .iter()
            .enumerate()
            .filter(|(i, l)| {
                matches!(l, TodayLine::Head(_)) && matches!(self.lines.get(i + 1), Some(TodayLine::Entry(_)))
            })
            .map(|(i, _)| i)
            .collect();
        let section = starts.iter().rposition(|s| *s < here).unwrap_or(0);
        let count = starts.len().max(1);
        let next = if direction == StepDirection::Forward {
            (section + 1) % count
        } else {
            (section + count - 1) % count
        };
        if let Some(place) = starts.get(next).and_then(|s| self.stops.iter().position(|stop| stop > s)) {
            self.cursor.go_to(place);
        }
    }
}
