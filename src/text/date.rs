//! Days as people write them here: 24.11.2026, вт 24.11, 23–29 ноября 2026.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::Words;

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

    /// «11:00».
    #[must_use]
    pub fn time(&self, time: NaiveTime) -> String {
        time.format("%H:%M").to_string()
    }

    /// «9 лет», of a baby «3 мес.»; nothing if the birth is unknown.
    #[must_use]
    pub fn age(&self, member: &crate::domain::family::Member, today: NaiveDate) -> String {
        match (member.age(today), member.born) {
            (Some(0), Some(born)) => {
                let months = (today.year() - born.year()) * 12 + today.month0().cast_signed()
                    - born.month0().cast_signed()
                    - i32::from(today.day() < born.day());
                self.count("age-months", months)
            }
            (Some(years), _) => self.count("age", years),
            (None, _) => String::new(),
        }
    }

    /// «неделя 48», «ноябрь».
    #[must_use]
    pub fn period(&self, unit: crate::domain::Unit, from: NaiveDate) -> String {
        match unit {
            crate::domain::Unit::Week => self.fill("week-number", &[("n", from.iso_week().week().into())]),
            crate::domain::Unit::Month => self.pick("month", &from.month().to_string()),
        }
    }
}
