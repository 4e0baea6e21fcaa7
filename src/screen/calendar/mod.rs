//! «Календарь»: the week as a table of families and days, the month as a page of a wall calendar.

pub mod day;
pub mod ends;
mod grid;
pub mod month;
mod moves;
mod proposals;
mod side_pane;
mod source;
mod title;
mod update;
mod week;

use std::cell::Cell;

use chrono::NaiveDate;
use month::CalendarMonth;
use proposals::{Proved, WeekProposals};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use side_pane::StyledLines;
use source::{CalendarSource, PastFamilies};
use week::{CalendarWeek, WeekLine};

use super::dialog::spec::DialogSpec;
use super::{Command, Model, Step, why};
use crate::domain::day::{self as days, period};
use crate::domain::{Case, FamilyId, Unit};
use crate::norm::LedgerRow;
use crate::plan::AppointmentClash;
use crate::store::Reader;
use crate::text::say;
use crate::ui::list::{RecordCursor, RecordKey};
use crate::ui::sheet::PlainSheet;

/// What is shown.
enum CalendarPage {
    Week,
    Month(Box<CalendarMonth>),
}

/// «Календарь»: the week or the month around the selected day.
pub struct CalendarScreen {
    /// The selected day: shown is the week, or the month, that holds it.
    day: NaiveDate,
    /// The last seen value of today: a program left open over midnight moves to the new day.
    today: NaiveDate,
    page: CalendarPage,
    week: CalendarWeek,
    /// The families of the week.
    cursor: RecordCursor<FamilyId>,
    /// Whether the line of days above them is selected.
    on_head: bool,
    /// The plan of what is left of the week, and what it proposes.
    sketch: WeekProposals,
    aside: StyledLines,
    past: Option<PastFamilies>,
    /// Whether the last picture had room for all seven days: an arrow does not step onto a column that is not there.
    wide: Cell<bool>,
}

impl CalendarScreen {
    /// The week of the day.
    #[must_use]
    pub fn new(model: &Model) -> CalendarScreen {
        let monday = period(Unit::Week, model.today).0;
        let cases: Vec<&Case> = model.cases.iter().collect();
        let mut screen = CalendarScreen {
            day: model.today,
            today: model.today,
            page: CalendarPage::Week,
            week: CalendarWeek::of(model, &cases, monday),
            cursor: RecordCursor::default(),
            on_head: false,
            sketch: WeekProposals::default(),
            aside: StyledLines::new(),
            past: None,
            wide: Cell::new(false),
        };
        screen.cursor.fill(families_of(&screen.week));
        screen.say_aside(model);
        screen
    }

    /// Reloads the district.
    pub fn refresh(&mut self, model: &Model, reader: Reader<'_>) {
        self.past = None;
        if self.day == std::mem::replace(&mut self.today, model.today) {
            self.day = model.today;
        }
        // A file that cannot be read has been reported by the application, which reads it first.
        let _ = self.show(model, reader);
    }

    /// Reckons what is shown: the week of the day, and its month if that is open.
    fn show(&mut self, model: &Model, reader: Reader<'_>) -> Result<(), crate::domain::UserError> {
        let monday = period(Unit::Week, self.day).0;
        let open = matches!(self.page, CalendarPage::Month(_));
        PastFamilies::reach(
            &mut self.past,
            model,
            reader,
            if open { month::first_monday(self.day) } else { monday },
        )?;
        let source = CalendarSource { model, past: self.past.as_ref() };
        let mut week = CalendarWeek::of(model, &source.of_week(monday), monday);
        self.sketch.draw(model, &mut week);
        self.cursor.fill(families_of(&week));
        if open {
            self.page = CalendarPage::Month(Box::new(CalendarMonth::of(source, self.day)));
        }
        self.week = week;
        self.say_aside(model);
        Ok(())
    }

    fn source<'a>(&'a self, model: &'a Model) -> CalendarSource<'a> {
        CalendarSource { model, past: self.past.as_ref() }
    }

    /// The selected day.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// The family under the cursor; a day of the month is of none.
    #[must_use]
    pub fn family(&self) -> Option<FamilyId> {
        self.line().filter(|_| matches!(self.page, CalendarPage::Week)).map(|line| line.family)
    }

    /// The week of today, whatever was shown before.
    pub fn show_this_week(&mut self, model: &Model, reader: Reader<'_>) {
        (self.page, self.day) = (CalendarPage::Week, model.today);
        // A file that cannot be read has been reported by the application, which reads it first.
        let _ = self.show(model, reader);
    }

    /// What is under the cursor: a day, in the week of a family or of all.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        let family = self.line().filter(|_| matches!(self.page, CalendarPage::Week)).map(|l| l.family);
        Some(RecordKey::of(&(family, self.day)))
    }

    fn line(&self) -> Option<&WeekLine> {
        self.week.lines.get(self.cursor.at()).filter(|_| !self.on_head)
    }

    fn case<'a>(&'a self, model: &'a Model, family: FamilyId) -> Option<&'a Case> {
        self.source(model).case(family, self.week.from)
    }

    fn rows(&self, line: &WeekLine) -> Vec<LedgerRow> {
        self.week.rows_on(line, self.day).cloned().collect()
    }

    fn say_aside(&mut self, model: &Model) {
        let source = CalendarSource { model, past: self.past.as_ref() };
        let lines = match (&self.page, self.line()) {
            (CalendarPage::Month(month), _) => month.aside(source, self.day),
            (CalendarPage::Week, None) => {
                let ends = ends::ends_on(model, self.day);
                side_pane::of_day(model, &source.of_week(self.week.from), self.day, &ends)
            }
            (CalendarPage::Week, Some(line)) => {
                let rows: Vec<&LedgerRow> = self.week.rows_on(line, self.day).collect();
                let case = source.case(line.family, self.week.from);
                let cell = &line.cells[self.week.place(self.day)];
                let mut lines =
                    case.map(|c| side_pane::of_family(model, c, &rows, cell, self.day)).unwrap_or_default();
                // Under the name, where nothing cuts it off.
                let at = lines.len().min(1);
                lines.splice(at..at, self.sketch.of_cell(model, line.family, cell, self.day));
                lines
            }
        };
        self.aside = lines;
    }

    /// To another day; what is shown is computed again where it no longer holds it.
    fn go(&mut self, day: NaiveDate, model: &Model, reader: Reader<'_>) -> Step {
        if !days::is_plausible(day) {
            return Step::Stay;
        }
        let monday = period(Unit::Week, day).0;
        let stays = match &self.page {
            CalendarPage::Week => monday == self.week.from,
            CalendarPage::Month(month) => period(Unit::Month, day).0 == month.first,
        };
        self.day = day;
        if stays {
            self.say_aside(model);
            return Step::Stay;
        }
        self.sketch.is_shown &= monday == self.week.from;
        self.show_again(model, reader)
    }

    fn show_again(&mut self, model: &Model, reader: Reader<'_>) -> Step {
        self.show(model, reader).map_or_else(|p| Step::Say(model.words.problem(&p)), |()| Step::Stay)
    }

    /// Shows what the plan proposes for the rest of the week.
    fn propose(&mut self, model: &Model, reader: Reader<'_>) -> Step {
        if self.sketch.proved.is_none() {
            return Step::Say(model.words.say("calendar-plan-over"));
        }
        self.sketch.is_shown = true;
        let shown = self.show_again(model, reader);
        if self.sketch.count() > 0 {
            self.sketch.hold();
            return shown;
        }
        self.sketch.is_shown = false;
        let said = |p| stuck(model, p).unwrap_or_else(|| self.nothing_proposed(model, p));
        Step::Say(self.sketch.proved.as_ref().map(said).unwrap_or_default())
    }

    /// Why nothing is proposed: the norms are kept, no day has room, or the days with room suit none of those that lack.
    fn nothing_proposed(&self, model: &Model, proved: &Proved) -> String {
        let w = &model.words;
        if proved.is_feasible() {
            let unfit = model.due.unfit.iter().filter(|(_, unfit)| unfit.held.is_none()).count();
            let unset = model.due.unset.len() + unfit;
            let none = w.say("calendar-plan-none");
            return if unset == 0 {
                none
            } else {
                format!("{none} {}", w.count("plan-without-level", unset))
            };
        }
        let sunday = days::later(self.week.from, 6);
        let room = proved.plan.days_with_room(self.week.from.max(model.today), sunday);
        if room.is_empty() {
            return w.say("calendar-plan-full");
        }
        let free = room.iter().map(|d| w.weekday_number(*d)).collect::<Vec<_>>().join(", ");
        let (code, lacks) = match proved.own.short {
            0 => ("later", &proved.all),
            _ => ("week", &proved.own),
        };
        let days = w.lacking(&lacks.parts);
        say!(w, "calendar-plan-unused", code = code, free = free, n = lacks.short, days = days)
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        if command == Command::Present && self.day == model.today {
            return Step::Say(model.words.say("calendar-present"));
        }
        if let Some(day) = self.led(command, model) {
            return self.go(day, model, reader);
        }
        match (&self.page, command) {
            (_, Command::Print) => Step::Ask(DialogSpec::Route(self.day)),
            (_, Command::Evening) => Step::Ask(DialogSpec::Evening(self.day)),
            (_, Command::Month) | (CalendarPage::Month(_), Command::Open | Command::Back) => {
                self.turn(model, reader)
            }
            (CalendarPage::Week, Command::Back) if self.sketch.is_shown => {
                self.sketch.is_shown = false;
                self.show_again(model, reader)
            }
            (CalendarPage::Week, Command::Back) => Step::Back,
            (CalendarPage::Week, Command::Propose) => self.propose(model, reader),
            (CalendarPage::Week, Command::AcceptAll) => self.sketch.accept_all(model),
            (CalendarPage::Month(month), Command::Why) => {
                let cases = self.source(model).of_week(period(Unit::Week, self.day).0);
                let ends = month.day(self.day).map(|d| d.ends.as_slice()).unwrap_or_default();
                Step::Ask(why::calendar::day(model, &cases, self.day, ends, PlainSheet::default()))
            }
            (CalendarPage::Month(_), _) => Step::Say(model.words.say("calendar-in-week")),
            (CalendarPage::Week, _) => self.in_week(command, model),
        }
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        let (past, today) = (self.day < model.today, self.day == model.today);
        let id = match (&self.page, self.line()) {
            (CalendarPage::Month(_), _) => "status-calendar-month",
            (CalendarPage::Week, _) if self.sketch.is_shown && self.sketch.count() > 0 => {
                // Enter accepts only where something is proposed.
                let place = self.week.place(self.day);
                let is_on_one = self.line().is_some_and(|line| line.cells[place].proposed.is_some());
                let id = if is_on_one { "status-calendar-proposal" } else { "status-calendar-proposed" };
                return model.words.count(id, self.sketch.count());
            }
            (CalendarPage::Week, None) => "status-calendar-day",
            (CalendarPage::Week, Some(line)) => {
                let cell = &line.cells[self.week.place(self.day)];
                match (cell.appointment.is_some(), cell.fact.is_some()) {
                    _ if cell.fact == Some(week::VisitResult::Held) => "status-calendar-held",
                    _ if past => "status-calendar-past",
                    (_, true) => "status-calendar-past",
                    (true, _) if today => "status-calendar-today",
                    (true, _) => "status-calendar-appointed",
                    (false, _) if today => "status-calendar-empty-today",
                    (false, _) => "status-calendar-empty",
                }
            }
        };
        model.words.say(id)
    }

    /// Draws the screen.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        self.wide.set(area.width >= grid::WIDE);
        match &self.page {
            CalendarPage::Month(month) => month.view(self.day, &self.aside, model, area, buf),
            CalendarPage::Week => {
                let selected = title::WeekSelection {
                    day: self.week.place(self.day),
                    cursor: &self.cursor,
                    on_head: self.on_head,
                    aside: &self.aside,
                    proved: self.sketch.proved.as_ref(),
                };
                grid::view(&self.week, &selected, model, area, buf);
            }
        }
        None
    }
}

/// Which appointments of the week cannot be kept and have no day of it to go to.
fn stuck(model: &Model, proved: &Proved) -> Option<String> {
    let w = &model.words;
    let named = |c: &AppointmentClash| {
        format!("{} {}", w.weekday_number(c.on), model.cases[c.case].family.short.clone())
    };
    let who = proved.stuck.iter().map(named).collect::<Vec<_>>().join(", ");
    (!who.is_empty()).then(|| say!(w, "calendar-plan-stuck", who = who))
}

fn families_of(week: &CalendarWeek) -> Vec<Option<FamilyId>> {
    week.lines.iter().map(|l| Some(l.family)).collect()
}
