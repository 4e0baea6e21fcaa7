//! Where a key leads from the day under the cursor.

use chrono::NaiveDate;

use super::{CalendarPage, CalendarScreen, month};
use crate::domain::Unit;
use crate::domain::day::{self as days, period};
use crate::screen::calendar::month::CalendarMonth;
use crate::screen::calendar::source::PastFamilies;
use crate::screen::{Command, Model, Step};
use crate::store::Reader;

impl CalendarScreen {
    /// The day a command leads to.
    pub(super) fn led(&self, command: Command, model: &Model) -> Option<NaiveDate> {
        let day = self.day;
        let month = period(Unit::Month, day);
        match (&self.page, command) {
            (_, Command::Present) => Some(model.today),
            (CalendarPage::Week, Command::Left) => Some(self.beside(days::day_before, model)),
            (CalendarPage::Week, Command::Right) => Some(self.beside(days::day_after, model)),
            (CalendarPage::Week, Command::Earlier) => Some(days::earlier(day, 7)),
            (CalendarPage::Week, Command::Later) => Some(days::later(day, 7)),
            (CalendarPage::Month(_), Command::Left) => Some(days::day_before(day)),
            (CalendarPage::Month(_), Command::Right) => Some(days::day_after(day)),
            (CalendarPage::Month(_), Command::Up) => Some(days::earlier(day, 7)),
            (CalendarPage::Month(_), Command::Down) => Some(days::later(day, 7)),
            (CalendarPage::Month(_), Command::Earlier | Command::PageUp) => Some(month::month_earlier(day)),
            (CalendarPage::Month(_), Command::Later | Command::PageDown) => Some(days::month_later(day, 1)),
            (CalendarPage::Month(_), Command::First) => Some(month.0),
            (CalendarPage::Month(_), Command::Last) => Some(month.1),
            _ => None,
        }
    }

    /// The next column on one side; over the edge of the week another week begins.
    fn beside(&self, step: fn(NaiveDate) -> NaiveDate, model: &Model) -> NaiveDate {
        let mut day = self.day;
        for _ in 0..7 {
            day = step(day);
            let here = period(Unit::Week, day).0 == self.week.from;
            let weekday = chrono::Datelike::weekday(&day).number_from_monday() <= 5;
            if weekday || self.wide.get() || (here && self.week.is_busy(self.week.place(day), model)) {
                return day;
            }
        }
        day
    }

    /// From the week to the month and back.
    pub(super) fn turn(&mut self, model: &Model, reader: Reader<'_>) -> Step {
        self.page = match self.page {
            CalendarPage::Week => {
                let reached =
                    PastFamilies::reach(&mut self.past, model, reader, month::first_monday(self.day));
                if let Err(problem) = reached {
                    return Step::Say(model.words.problem(&problem));
                }
                CalendarPage::Month(Box::new(CalendarMonth::of(self.source(model), self.day)))
            }
            CalendarPage::Month(_) => CalendarPage::Week,
        };
        self.show_again(model, reader)
    }
}
