//! To which day and hour a visit is put off: `23`, `23.11`, «завтра», «пт», «на 1 декабря в 11:00».

use chrono::NaiveTime;

use super::{TypedLine, closing, is_between, is_colon};
use crate::domain::keyboard;
use crate::text::typed;

/// The longest day in parts between blanks: «ср 1 декабря 2026».
const MOST_PARTS: usize = 4;

/// The day and the hour, and where they end, in letters.
pub(super) struct Postponement {
    pub(super) day: String,
    pub(super) time: Option<NaiveTime>,
    pub(super) end: usize,
}

impl TypedLine<'_> {
    /// The day behind «п». Behind a blank it is one only if it is not the number of the next visit.
    pub(super) fn put_off(&self, end: usize) -> Option<Postponement> {
        let from = self.past_filler(self.blanks(end));
        if from > end && self.head(from).is_some() {
            return None;
        }
        let mut to = self.part(from);
        // «11:30» by itself is an hour of no day.
        if self.clock_time(from).is_some_and(|(_, after)| after > to) || !self.is_day(from, to) {
            return None;
        }
        let mut longer = to;
        for _ in 1..MOST_PARTS {
            let next = self.blanks(longer);
            longer = self.part(next);
            let is_end = self.head(next).is_some() || self.is_clock(next);
            if next == longer || is_end || !self.continues(from, next) {
                break;
            }
            if self.is_day(from, longer) {
                to = longer;
            }
        }
        let day = self.letters[from..to].iter().collect();
        let behind = self.blanks(to);
        let hour = self.past_filler(behind);
        let time = if hour > behind { self.hour(hour) } else { self.clock_time(hour) };
        match time.filter(|_| hour > to) {
            Some((time, end)) => Some(Postponement { day, time: Some(time), end }),
            None => Some(Postponement { day, time: None, end: to }),
        }
    }

    /// Behind «на», «до» or «в».
    fn past_filler(&self, i: usize) -> usize {
        let end = self.run(i);
        let typed: String = self.letters[i..end].iter().collect();
        let known = self.words.say("evening-put-off-words");
        let is_one = |word: &str| keyboard::readings(&typed.to_lowercase()).iter().any(|r| r == word);
        let is_filler = end > i && known.split('|').map(str::trim).any(is_one);
        let next = self.blanks(end);
        if is_filler && next > end { next } else { i }
    }

    /// The end of the part of a day at `i`.
    fn part(&self, mut i: usize) -> usize {
        let ends = |c: char| is_between(c) || is_colon(c) || c == '!' || closing(c).is_some();
        while self.at(i).is_some_and(|c| !ends(c)) {
            i += 1;
        }
        i
    }

    /// Whether this is a day, or numbers that are meant for one: a day that there is not is reported as such.
    fn is_day(&self, from: usize, to: usize) -> bool {
        let part: String = self.letters[from..to].iter().collect();
        let in_numbers = part.split('.').all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        in_numbers || self.words.typed_day(&part, self.today).is_some()
    }

    /// Whether an hour with a colon begins here: «15:00» is no number of a month.
    fn is_clock(&self, i: usize) -> bool {
        self.number(i, 2).is_some_and(|(_, end)| self.at(end) == Some(':'))
    }

    /// A number does not go on with a number, unless that is a year: «5 декабря 2026», and not «5 11».
    fn continues(&self, from: usize, next: usize) -> bool {
        let is_number = |i: usize| self.at(i).is_some_and(|c| c.is_ascii_digit());
        !is_number(next) || !is_number(from) || self.number(next, 4).is_some_and(|(n, _)| n >= 1900)
    }

    /// «11:00», «11.00», with its end.
    fn clock_time(&self, i: usize) -> Option<(NaiveTime, usize)> {
        let (_, after) = self.number(i, 2)?;
        self.at(after).filter(|c| matches!(c, ':' | '.'))?;
        let (_, end) = self.number(after + 1, 2).filter(|(_, end)| *end == after + 3)?;
        self.time_between(i, end)
    }

    /// A time behind «в»: «11» is one too there.
    fn hour(&self, i: usize) -> Option<(NaiveTime, usize)> {
        let (_, after) = self.number(i, 2)?;
        match self.at(after) {
            Some(':' | '.') => self.clock_time(i),
            _ => self.time_between(i, after),
        }
    }

    fn time_between(&self, from: usize, end: usize) -> Option<(NaiveTime, usize)> {
        let typed: String = self.letters[from..end].iter().collect();
        typed::time(&typed).map(|time| (time, end))
    }
}
