//! Days and hours as people type them.

use super::say;
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::Words;
use crate::domain::{day, keyboard};

/// A name of a month is known by so many of its letters: no two begin alike.
const MONTH_LETTERS: usize = 3;

impl Words {
    /// A day as it was typed: `5.3`, `05032027`, `+7`, `завтра`, `5 мар`, also behind a weekday, as forms show it:
    /// «вт 24.11», on either layout of the keyboard: «1ю12» is the 1st of December, `gn` a Friday. `None` if it is no
    /// day.
    #[must_use]
    pub fn typed_day(&self, text: &str, today: NaiveDate) -> Option<NaiveDate> {
        keyboard::readings(text).iter().find_map(|text| self.day_of(text, today))
    }

    fn day_of(&self, text: &str, today: NaiveDate) -> Option<NaiveDate> {
        let text = self.month_in_numbers(&self.bare_day(text));
        let word = |w: &str| {
            let known = ["two-days-ago", "yesterday", "today", "tomorrow", "in-two-days"].iter().zip(-2..=2);
            known.into_iter().find(|(id, _)| self.say(&format!("word-{id}")) == w).map(|(_, n)| n)
        };
        let bare = text.trim_start_matches(char::is_alphabetic);
        // Only a weekday comes before a date: «завтра 9» is no ninth, and «май 5» not the fifth of this month.
        let weekday = self.weekday_typed(&text[..text.len() - bare.len()]);
        let bare = self.month_in_numbers(bare.trim_start_matches('.').trim());
        let meant = if weekday.is_some() && !bare.is_empty() { &bare } else { &text };
        day::typed(meant, today, word).or_else(|| {
            let on = weekday.filter(|_| bare.is_empty())?;
            day::week_from(day::day_after(today)).find(|d| d.weekday() == on)
        })
    }

    /// The same of what has been: «ср» is the last Wednesday, today too.
    #[must_use]
    pub fn typed_past(&self, text: &str, today: NaiveDate) -> Option<NaiveDate> {
        let week = || day::week_from(day::earlier(today, 6));
        keyboard::readings(text).iter().find_map(|text| {
            let weekday = self.weekday_typed(&self.bare_day(text));
            let last = weekday.and_then(|on| week().find(|d| d.weekday() == on));
            last.or_else(|| self.day_of(text, today))
        })
    }

    #[must_use]
    pub fn typed_birth(&self, text: &str, today: NaiveDate) -> Option<NaiveDate> {
        keyboard::readings(text).iter().find_map(|text| {
            let found = self.day_of(text, today)?;
            Some(day::of_birth(&self.month_in_numbers(&self.bare_day(text)), found, today))
        })
    }

    /// A year by itself: `1985`, «1985 г. р.», from 1900 on.
    #[must_use]
    pub fn typed_year(&self, text: &str) -> Option<i32> {
        let bare = self.bare_day(text);
        let digits = bare.len() == 4 && bare.bytes().all(|b| b.is_ascii_digit());
        bare.parse().ok().filter(|year| digits && (1900..=2100).contains(year))
    }

    /// Why a text is no day: «в феврале 28 дней», else how days are typed.
    #[must_use]
    pub fn no_day(&self, text: &str, today: NaiveDate) -> String {
        self.not_read(text, today, "fault-day")
    }

    /// The same of what has been.
    #[must_use]
    pub fn no_past_day(&self, text: &str, today: NaiveDate) -> String {
        self.not_read(text, today, "fault-day-been")
    }

    /// The same of a birth.
    #[must_use]
    pub fn no_birth(&self, text: &str, today: NaiveDate) -> String {
        self.not_read(text, today, "fault-day-birth")
    }

    fn not_read(&self, text: &str, today: NaiveDate, how: &str) -> String {
        let beyond = |text: &String| day::beyond_month(&self.month_in_numbers(&self.bare_day(text)), today);
        match keyboard::readings(text).iter().find_map(beyond) {
            Some(last) => {
                let month = self.pick("month-in", &last.month().to_string());
                say!(self, "fault-day-month", month = month, n = last.day())
            }
            None => self.say(how),
        }
    }

    /// The day without what a document writes around it: «15.05.1985 г.р.», blanks that do not break, long dashes.
    fn bare_day(&self, text: &str) -> String {
        let plain = |c: char| match c {
            c if c.is_whitespace() => ' ',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c => c,
        };
        let text: String = text.chars().map(plain).collect::<String>().to_lowercase();
        let text = text.trim().trim_end_matches(['.', ',', ';', ' ']);
        // Longer endings come first in the list. A word that only ends so is no such ending.
        let endings = self.say("typed-day-endings");
        let ended = endings.split('|').map(str::trim).filter_map(|end| text.strip_suffix(end));
        let bare = ended
            .map(|bare| bare.trim_end_matches([' ', ',']))
            .find(|bare| bare.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit()));
        bare.unwrap_or(text).to_owned()
    }

    /// «ср», «среда», «среду»: the weekday alone.
    fn weekday_typed(&self, text: &str) -> Option<Weekday> {
        let text = text.trim_end_matches('.').to_lowercase();
        let is = |n: &u8| {
            let code = n.to_string();
            let named = |id: &str| self.pick(id, &code).to_lowercase() == text;
            ["weekday-short", "weekday-long", "weekday-on"].into_iter().any(named)
        };
        (1..=7u8).find(is).and_then(|n| Weekday::try_from(n - 1).ok())
    }

    /// The month, from 1 to 12, that a word names or begins: «дек», «декабря», `dec`.
    #[must_use]
    pub fn typed_month(&self, name: &str) -> Option<u32> {
        let name = name.to_lowercase();
        let called = |n: &u32| {
            let of = |id: &str| self.pick(id, &n.to_string()).to_lowercase();
            of("month").starts_with(&name) || of("month-of").starts_with(&name)
        };
        (1..=12).find(called).filter(|_| name.chars().count() >= MONTH_LETTERS)
    }

    /// «5 мар», «5 марта 2027», `5 mar` as «5 3», «5 3 2027».
    fn month_in_numbers(&self, text: &str) -> String {
        let parts: Vec<&str> = text.split([' ', '.']).filter(|p| !p.is_empty()).collect();
        let (Some(day), Some(name)) = (parts.first(), parts.get(1)) else { return text.to_owned() };
        if !day.bytes().all(|b| b.is_ascii_digit()) {
            return text.to_owned();
        }
        match self.typed_month(name) {
            Some(month) => {
                let rest = parts[2..].iter().map(|p| format!(" {p}")).collect::<String>();
                format!("{day} {month}{rest}")
            }
            None => text.to_owned(),
        }
    }
}

/// An hour typed in a field of its own, where «1.11» is a day that was meant for another field: of signs that part both a
/// day and an hour only minutes that are no month follow.
#[must_use]
pub fn time_alone(text: &str) -> Option<NaiveTime> {
    let is_day = keyboard::readings(text.trim()).iter().any(|text| {
        let month = text.split_once(['.', '/']).and_then(|(_, month)| month.parse::<u32>().ok());
        month.is_some_and(|month| (1..=12).contains(&month))
    });
    time(text).filter(|_| !is_day)
}

/// An hour as it was typed: `11:00`, `930`, `9.30`, `9`. `None` if it is none: minutes behind a separator have two
/// digits, since «12.5» is no hour, and least of all 01:25. On either layout of the keyboard: «9ю30», «9Ж30».
#[must_use]
pub fn time(text: &str) -> Option<NaiveTime> {
    keyboard::readings(text.trim()).iter().find_map(|text| hour_of(text))
}

fn hour_of(text: &str) -> Option<NaiveTime> {
    let parts: Vec<&str> =
        text.split([':', '.', '-', ' ', ',', ';', '/']).filter(|p| !p.is_empty()).collect();
    let number = |digits: &str| {
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u32>().ok()).flatten()
    };
    let (hour, minute) = match parts.as_slice() {
        [hour] if hour.len() <= 2 => (number(hour)?, 0),
        [both] if both.len() <= 4 => number(both).map(|n| (n / 100, n % 100))?,
        [hour, minute] if hour.len() <= 2 && minute.len() == 2 => (number(hour)?, number(minute)?),
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}
