//! Days as people write them here: 24.11.2026, вт 24.11, 23–29 ноября 2026.

use super::say;
use chrono::{Datelike, NaiveDate, NaiveTime};

use super::Words;
use crate::domain::day;
use crate::domain::family::{Age, Left, Member};

impl Words {
    /// «24.11.2026».
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        day.format("%d.%m.%Y").to_string()
    }

    /// «24.11», with the year where it is not that of `today`: «24.11.27».
    #[must_use]
    pub fn day_near(&self, day: NaiveDate, today: NaiveDate) -> String {
        let format = if day.year() == today.year() { "%d.%m" } else { "%d.%m.%y" };
        day.format(format).to_string()
    }

    /// «вт».
    #[must_use]
    pub fn weekday(&self, day: NaiveDate) -> String {
        self.pick("weekday-short", &day.weekday().number_from_monday().to_string())
    }

    /// «вт 24.11».
    #[must_use]
    pub fn weekday_day(&self, day: NaiveDate) -> String {
        format!("{} {}", self.weekday(day), day.format("%d.%m"))
    }

    /// «вт 24».
    #[must_use]
    pub fn weekday_number(&self, day: NaiveDate) -> String {
        format!("{} {}", self.weekday(day), day.day())
    }

    /// «ноябрь 2026».
    #[must_use]
    pub fn month(&self, day: NaiveDate) -> String {
        format!("{} {}", self.pick("month", &day.month().to_string()), day.year())
    }

    /// «23–29 ноября 2026», «28 ноября – 4 декабря 2026».
    #[must_use]
    pub fn span(&self, from: NaiveDate, to: NaiveDate) -> String {
        let of = |d: NaiveDate| self.pick("month-of", &d.month().to_string());
        if (from.year(), from.month()) == (to.year(), to.month()) {
            format!("{}–{} {} {}", from.day(), to.day(), of(to), to.year())
        } else {
            format!("{} {} – {} {} {}", from.day(), of(from), to.day(), of(to), to.year())
        }
    }

    /// «по 27.11»: the last day before `until`, which is kept as the first day no longer.
    #[must_use]
    pub fn through(&self, until: NaiveDate, today: NaiveDate) -> String {
        say!(self, "through", day = self.day_near(day::day_before(until), today))
    }

    /// «с 24.11 по 27.11» of the days from `from` to the last one before `until`.
    #[must_use]
    pub fn from_to(&self, from: NaiveDate, until: NaiveDate, today: NaiveDate) -> String {
        let last = self.day_near(day::day_before(until), today);
        say!(self, "from-to", from = self.day_near(from, today), to = last)
    }

    /// «11:00».
    #[must_use]
    pub fn time(&self, time: NaiveTime) -> String {
        time.format("%H:%M").to_string()
    }

    /// «9 лет»; before the third birthday «12 дн.», «5 мес.», «1 год 4 мес.»; of a year alone «около 41»; nothing if no
    /// birth is known or it is later. Of a membership that has ended it is the age at its end, and says so but for a
    /// death.
    #[must_use]
    pub fn age(&self, member: &Member, day: NaiveDate) -> String {
        let said = self.age_alone(member, day);
        let lives = member.left(day).is_some_and(|(_, why)| why != Some(Left::Died));
        if lives && !said.is_empty() { say!(self, "age-at-leaving", age = said) } else { said }
    }

    fn age_alone(&self, member: &Member, day: NaiveDate) -> String {
        match member.aged(day) {
            Some(Age::Days(days)) => self.count("age-days", days),
            Some(Age::Months(0, months)) => self.count("age-months", months),
            Some(Age::Months(years, 0) | Age::Years(years)) => self.count("age", years),
            Some(Age::Months(years, months)) => {
                format!("{} {}", self.count("age", years), self.count("age-months", months))
            }
            Some(Age::About(years)) => self.count("age-about", years),
            None => String::new(),
        }
    }

    /// «Денис: исполняется 14 лет».
    #[must_use]
    pub fn turns(&self, who: &str, years: u32) -> String {
        say!(self, "turns", who = who, age = self.count("age", years))
    }

    /// «род. 12.05.2017», «1985 г. р.»; nothing if no birth is known.
    #[must_use]
    pub fn born(&self, member: &Member) -> Option<String> {
        match (member.born, member.born_year) {
            (Some(born), _) => Some(say!(self, "card-born", day = self.day(born))),
            (None, Some(year)) => Some(say!(self, "card-born-year", year = year.to_string())),
            (None, None) => None,
        }
    }

    /// «неделя 48», «ноябрь».
    #[must_use]
    pub fn period(&self, unit: crate::domain::Unit, from: NaiveDate) -> String {
        match unit {
            crate::domain::Unit::Week => say!(self, "week-number", n = from.iso_week().week()),
            crate::domain::Unit::Month => self.pick("month", &from.month().to_string()),
        }
    }
}
