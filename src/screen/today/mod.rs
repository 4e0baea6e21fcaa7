//! «Сегодня»: what burns first, then the visits of the day, what is late, what is under threat, what ends soon.

mod entry;
mod lines;
mod pane;
mod sections;
mod view;

use std::cell::Cell;

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use self::entry::{Entry, Key, case_of, key};
use super::dialog::{contact::Contacting, print::Print, tick::Tick};
use super::why::{self, about::About};
use super::{Command, Desk, Effect, Step, deadline, family_command};
use crate::domain::schema::Kind;
use crate::domain::{Act, Case, FamilyId, Id, phone};
use crate::norm::deadline::{Ahead, Deadline};
use crate::norm::due::{Late, Urgent};
use crate::screen::dialog::evening::Evening;
use crate::screen::dialog::lookup::discretion;
use crate::screen::entry::blank::Blank;
use crate::store::Reader;
use crate::ui::list::{Stand, Under};

/// A line of the list.
enum Line {
    Head(String),
    Entry(Entry),
    Say(String),
}

/// The screen.
#[derive(Default)]
pub struct Today {
    lines: Vec<Line>,
    /// Lines that take the cursor.
    stops: Vec<usize>,
    stand: Stand<Key>,
    /// The day that is shown.
    day: NaiveDate,
    /// The first visible line.
    top: Cell<usize>,
    /// Cells that the days of the lines need, and the names of the families.
    days: u16,
    names: u16,
}

impl Today {
    /// The screen of the day.
    #[must_use]
    pub fn new(desk: &Desk) -> Today {
        let mut today = Today::default();
        today.fill(desk);
        today
    }

    /// The family under the cursor.
    #[must_use]
    pub fn family(&self, desk: &Desk) -> Option<FamilyId> {
        self.case_place(desk).and_then(|place| desk.cases.get(place)).map(|case| case.family.id)
    }

    /// What is under the cursor.
    #[must_use]
    pub fn under(&self) -> Option<Under> {
        self.stand.under()
    }

    /// Reloads the day.
    pub fn refresh(&mut self, desk: &Desk, _reader: Reader<'_>) {
        self.fill(desk);
    }

    /// Shows what the plan of the weeks ahead has found since; one stays on the line under the cursor.
    pub fn foresee(&mut self, desk: &Desk) {
        self.fill(desk);
    }

    fn fill(&mut self, desk: &Desk) {
        let lines = sections::sections(desk);
        let entries = || {
            lines.iter().filter_map(|line| match line {
                Line::Entry(entry) => Some(entry),
                _ => None,
            })
        };
        self.days = lines::days_width(entries(), desk);
        let names = entries().filter_map(|entry| case_of(entry, desk));
        let longest = names.map(|case| lines::short(desk, case).width()).max().unwrap_or(0);
        self.names = u16::try_from(longest).unwrap_or(u16::MAX);
        self.stops =
            lines.iter().enumerate().filter(|(_, l)| matches!(l, Line::Entry(_))).map(|(i, _)| i).collect();
        let keys = lines.iter().filter_map(|line| match line {
            Line::Entry(entry) => Some(key(entry, desk)),
            _ => None,
        });
        let before = self.stand.key().cloned();
        self.stand.fill(keys.collect());
        self.lines = lines;
        // A visit that was put off or moved has another line of its family: the attempt, or what the norm still asks.
        if let Some(Key::Visit(family, _)) = before
            && self.stand.key() != before.as_ref()
        {
            let _ = self.stand.go(&Key::Visit(family, None)) || self.stand.go_where(|key| key.is_of(family));
        }
        // Another day is looked at from its beginning.
        if self.day != desk.today {
            self.day = desk.today;
            self.begin();
        }
    }

    /// What waits for the curator when she sits down: a burning line, else the first visit of the day, else the first line.
    fn begin(&mut self) {
        let burns = |stop: &usize| matches!(self.lines[*stop], Line::Entry(Entry::Urgent(_)));
        let is_visit = |stop: &usize| matches!(self.lines[*stop], Line::Entry(Entry::Visit { .. }));
        let first = self.stops.iter().position(burns);
        self.stand.go_to(first.or_else(|| self.stops.iter().position(is_visit)).unwrap_or(0));
    }

    fn entry(&self) -> Option<&Entry> {
        self.stops.get(self.stand.at()).and_then(|i| match &self.lines[*i] {
            Line::Entry(entry) => Some(entry),
            _ => None,
        })
    }

    /// What burns under the cursor.
    fn urgent<'d>(&self, desk: &'d Desk) -> Option<&'d Urgent> {
        if let Some(Entry::Urgent(i)) = self.entry() { desk.due.urgent.get(*i) } else { None }
    }

    fn case_place(&self, desk: &Desk) -> Option<usize> {
        self.entry().and_then(|entry| case_of(entry, desk))
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, desk: &Desk, reader: Reader<'_>) -> Step {
        if self.stand.step(command) {
            return Step::Stay;
        }
        match command {
            Command::NextPane => self.jump(true),
            Command::PreviousPane => self.jump(false),
            Command::Why => return self.why(desk),
            Command::Print => return Print::route(desk, reader, desk.today),
            Command::Evening => return Evening::step(desk, reader, desk.today),
            Command::Back => return Step::Back,
            _ => {}
        }
        if let (Some(Entry::Foreseen(_)), Command::Mark) = (self.entry(), command) {
            return self.why(desk);
        }
        if let (Some(Entry::Ahead(i)), Command::Mark) = (self.entry(), command)
            && let Some(due @ Deadline { what: Ahead::Rule { .. }, .. }) = desk.due.ahead.get(*i)
        {
            return deadline::mark(desk, due);
        }
        // Enter writes whom it was told to; whose it is may be none of the families looked at.
        if let Some(violation) = self.urgent(desk).map(|u| &u.violation) {
            match (command, &violation.family) {
                (Command::Mark, _) => return Step::Fill(Blank::notice(violation)),
                (Command::Card, Some((family, _))) => return Step::Card(*family),
                (Command::Note, None) => {
                    return Step::Fill(Blank::TakeInCaller { inquiry: violation.record });
                }
                _ => {}
            }
        }
        if let Some(Entry::Inquiry(i)) = self.entry() {
            return inquiry(command, *i, desk);
        }
        let Some(case) = self.case_place(desk).and_then(|i| desk.cases.get(i)) else { return Step::Stay };
        let appointment = match self.entry() {
            Some(Entry::Visit { appointment, .. }) => *appointment,
            _ => None,
        };
        match command {
            Command::Mark => self.mark(desk, case),
            _ => family_command::follow(command, desk, case, appointment),
        }
    }

    /// What Enter and Space do depends on what the line is about.
    fn mark(&self, desk: &Desk, case: &Case) -> Step {
        let activity = |id: Id| case.activities.iter().find(|a| a.id == id);
        match self.entry() {
            Some(Entry::Late(i)) => match &desk.due.late[*i].1 {
                Late::Activity { id, .. } => {
                    activity(*id).map_or(Step::Stay, |a| Step::ask(Tick::dialog(desk, a)))
                }
                // What was not held then is not held now: a visit is of today unless its day is typed.
                Late::Visits(_) => Step::ask(Contacting::visit(desk, case, desk.today)),
                Late::Term { .. } | Late::Childless { .. } => self.why(desk),
            },
            Some(Entry::Ahead(i)) => match &desk.due.ahead[*i].what {
                Ahead::Activity { id, .. } => {
                    activity(*id).map_or(Step::Stay, |a| Step::ask(Tick::dialog(desk, a)))
                }
                // The remedy is a day in the record itself.
                Ahead::Ends(ending) => Step::Fill(Blank::Change { id: ending.mark }),
                Ahead::Term { .. } | Ahead::Turns { .. } | Ahead::Rule { .. } => self.why(desk),
            },
            Some(Entry::Unfit(i)) => {
                Step::Fill(Blank::add(Kind::Level, Some(desk.cases[desk.due.unfit[*i].0].family.id)))
            }
            Some(Entry::CallBack(i)) => {
                let promise = case.contacts.iter().find(|c| c.id == desk.due.call_back[*i].1);
                promise.map_or(Step::Stay, |c| Step::ask(Contacting::call_back(desk, case, c)))
            }
            _ => Step::ask(Contacting::visit(desk, case, desk.today)),
        }
    }

    fn why(&self, desk: &Desk) -> Step {
        let Some(entry) = self.entry() else { return Step::Say(desk.words.say("why-nothing")) };
        match entry {
            Entry::Urgent(i) => {
                let case = desk.due.urgent.get(*i).and_then(|u| u.case).and_then(|c| desk.cases.get(c));
                Step::ask(discretion::reporting(desk, case))
            }
            Entry::Owed(i) => {
                let (case, row) = &desk.due.visits[*i];
                Step::Explain(About::row(desk, &desk.cases[*case], row))
            }
            Entry::Late(i) => {
                let (case, late) = &desk.due.late[*i];
                let case = &desk.cases[*case];
                match late {
                    Late::Visits(row) => Step::Explain(About::row(desk, case, row)),
                    Late::Term { .. } => Step::Explain(About::term(desk, case)),
                    Late::Childless { .. } => Step::ask(why::childless(desk, case)),
                    Late::Activity { id, .. } => Step::ask(why::activity(desk, case, *id)),
                }
            }
            Entry::Ahead(i) => {
                let due = &desk.due.ahead[*i];
                match (&due.what, due.case.map(|c| &desk.cases[c])) {
                    (Ahead::Term { .. }, Some(case)) => Step::Explain(About::term(desk, case)),
                    (Ahead::Activity { id, .. }, Some(case)) => Step::ask(why::activity(desk, case, *id)),
                    (Ahead::Ends(ending), Some(case)) => Step::ask(why::ending(desk, case, ending)),
                    _ => Step::ask(why::deadline(desk, due)),
                }
            }
            Entry::Visit { case, .. } => {
                let case_ref = &desk.cases[*case];
                match desk.standings[*case].pressing().or(desk.standings[*case].rows.first()) {
                    Some(row) => Step::Explain(About::row(desk, case_ref, row)),
                    None => Step::Say(desk.words.say("why-nothing")),
                }
            }
            Entry::Foreseen(i) => why::plan::part(desk, *i),
            Entry::Unfit(i) => {
                let (case, unfit) = &desk.due.unfit[*i];
                Step::ask(why::unfit(desk, &desk.cases[*case], unfit))
            }
            Entry::CallBack(_) | Entry::Inquiry(_) => Step::Say(desk.words.say("why-call-back")),
        }
    }

    /// To the first line of the next section, or of the one before.
    fn jump(&mut self, forward: bool) {
        let here = self.stops.get(self.stand.at()).copied().unwrap_or(0);
        let starts: Vec<usize> = self
            .lines
            .iter()
            .enumerate()
            .filter(|(i, l)| {
                matches!(l, Line::Head(_)) && matches!(self.lines.get(i + 1), Some(Line::Entry(_)))
            })
            .map(|(i, _)| i)
            .collect();
        let section = starts.iter().rposition(|s| *s < here).unwrap_or(0);
        let count = starts.len().max(1);
        let next = if forward { (section + 1) % count } else { (section + count - 1) % count };
        if let Some(place) = starts.get(next).and_then(|s| self.stops.iter().position(|stop| stop > s)) {
            self.stand.go_to(place);
        }
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, desk: &Desk) -> String {
        let w = &desk.words;
        match self.entry() {
            None => w.say("status-empty"),
            Some(Entry::Late(i)) if matches!(desk.due.late[*i].1, Late::Activity { .. }) => {
                w.say("status-activity")
            }
            Some(Entry::Ahead(i)) if matches!(desk.due.ahead[*i].what, Ahead::Activity { .. }) => {
                w.say("status-activity")
            }
            Some(Entry::Ahead(i)) if matches!(desk.due.ahead[*i].what, Ahead::Rule { .. }) => {
                w.say("status-rule")
            }
            Some(Entry::Ahead(i)) if matches!(desk.due.ahead[*i].what, Ahead::Ends(_)) => {
                w.say("status-ends")
            }
            Some(Entry::Ahead(_)) => w.say("status-deadline"),
            Some(Entry::Unfit(_)) => w.say("status-unfit"),
            Some(Entry::Foreseen(_)) => w.say("status-foreseen"),
            Some(Entry::Urgent(_)) => {
                let known = self.urgent(desk).is_some_and(|u| u.violation.family.is_some());
                w.say(if known { "status-urgent" } else { "status-urgent-unknown" })
            }
            Some(Entry::CallBack(_)) => w.say("status-call-back"),
            Some(Entry::Inquiry(_)) => w.say("status-inquiry"),
            Some(Entry::Late(i))
                if matches!(desk.due.late[*i].1, Late::Term { .. } | Late::Childless { .. }) =>
            {
                w.say("status-deadline")
            }
            Some(_) => {
                let row = self.case_place(desk).and_then(|i| desk.standings[i].pressing());
                let slack = row.map(|r| why::slack_in_short(desk, r)).unwrap_or_default();
                format!("{slack}{}", w.say("status-visit"))
            }
        }
    }
}

/// What can be done with a call about a family that is not known: attach it, or let it be done with.
fn inquiry(command: Command, place: usize, desk: &Desk) -> Step {
    let Some(inquiry) = desk.inquiries.get(place) else { return Step::Stay };
    match command {
        Command::Mark | Command::Card => Step::Attach(inquiry.clone()),
        Command::Note => Step::Fill(Blank::TakeInCaller { inquiry: inquiry.id }),
        // What burns is not put away: it is told to somebody first.
        Command::TakeOff if desk.due.urgent.iter().any(|u| u.violation.record == inquiry.id) => {
            Step::Say(desk.words.say("inquiry-urgent"))
        }
        Command::TakeOff => Step::Do(Effect::Remove { act: Act::CallDropped, ids: vec![inquiry.id] }),
        Command::CopyPhone => match &inquiry.phone {
            Some(number) => Step::Do(Effect::Copy(phone::shown(number))),
            None => Step::Say(desk.words.say("no-phone")),
        },
        _ => Step::Stay,
    }
}
