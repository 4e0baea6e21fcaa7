//! Obstacles to a visit, in words: the same on the screen and on every paper.

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::domain::schedule::Availability;
use crate::domain::{Case, day};
use crate::norm::VisitObstacle;
use crate::text::{Words, say};

/// How much a reader may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObstacleDetail {
    /// Everything.
    Whole,
    /// Nothing that names a person or says why she is away: for what leaves the office.
    Nameless,
}

impl Words {
    /// «семья отсутствует по 30.11 (больница)». Days are inclusive.
    #[must_use]
    pub fn hindrance(
        &self,
        case: &Case,
        hindrance: &VisitObstacle,
        today: NaiveDate,
        telling: ObstacleDetail,
    ) -> String {
        let near = |on: NaiveDate| self.day_near(on, today);
        let why = |reason: &Option<String>| {
            let said = reason.as_ref().filter(|_| telling == ObstacleDetail::Whole);
            said.map(|r| format!(" ({r})")).unwrap_or_default()
        };
        let id = format!("hindrance-{}", hindrance.code());
        match hindrance {
            VisitObstacle::Closed(on) | VisitObstacle::NotBegun(on) => say!(self, &id, day = near(*on)),
            VisitObstacle::Away { reason, until } => {
                let last = near(day::day_before(*until));
                say!(self, &id, day = last, reason = why(reason))
            }
            VisitObstacle::MemberAway { member, reason, until } => {
                let named = case.member(*member).and_then(|m| m.first_name.clone());
                let named = named.filter(|_| telling == ObstacleDetail::Whole);
                let who = named.unwrap_or_else(|| self.say("hindrance-member"));
                let last = near(day::day_before(*until));
                say!(self, &id, who = who, day = last, reason = why(reason))
            }
            VisitObstacle::Asked(weekday) => say!(self, &id, weekday = self.weekday_named(*weekday)),
            VisitObstacle::AskedHour { weekday, from, until } => {
                say!(self, &id, weekday = self.weekday_named(*weekday), hours = self.hours(*from, *until))
            }
            VisitObstacle::DayOff | VisitObstacle::Leave => self.say(&id),
        }
    }

    /// «ср».
    #[must_use]
    pub fn weekday_named(&self, weekday: Weekday) -> String {
        self.pick("weekday-short", &weekday.number_from_monday().to_string())
    }

    /// « 09:00–12:00», « с 15:00»; nothing of the whole day.
    #[must_use]
    pub fn hours(&self, from: Option<NaiveTime>, until: Option<NaiveTime>) -> String {
        match (from, until) {
            (Some(from), Some(until)) => format!(" {}–{}", self.time(from), self.time(until)),
            (Some(from), None) => say!(self, "calendar-from-hour", time = self.time(from)),
            (None, Some(until)) => say!(self, "calendar-until-hour", time = self.time(until)),
            (None, None) => String::new(),
        }
    }

    /// «пт с 15:00»: the weekdays and hours that suit a family.
    #[must_use]
    pub fn possible_times(&self, records: &[Availability]) -> String {
        self.weekdays_and_hours(records.iter().filter(|a| a.possible).collect())
    }

    /// «сб, ср 09:00–12:00»: the weekdays and hours on which a family is not to be visited.
    #[must_use]
    pub fn impossible_times(&self, records: &[Availability]) -> String {
        self.weekdays_and_hours(records.iter().filter(|a| !a.possible).collect())
    }

    fn weekdays_and_hours(&self, mut named: Vec<&Availability>) -> String {
        named.sort_by_key(|a| (a.weekday.num_days_from_monday(), a.from, a.until));
        let said =
            named.iter().map(|a| format!("{}{}", self.weekday_named(a.weekday), self.hours(a.from, a.until)));
        said.collect::<Vec<_>>().join(", ")
    }
}
