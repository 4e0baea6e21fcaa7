//! The clock of the machine: the day, the hour, the zone. Nothing but this file asks for them.

use std::time::{Duration, Instant, SystemTime};

use chrono::{Local, NaiveDate, NaiveTime, Timelike};

use crate::domain::{TimeZone, UserError, day};

/// Parses a day of the command line, `YYYY-MM-DD`.
///
/// # Errors
/// If it is no plausible day.
pub fn iso(text: &str) -> Result<NaiveDate, UserError> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|d| day::is_plausible(*d)).ok_or_else(|| {
        UserError::usage("argument-bad-day").with("value", text.chars().take(40).collect::<String>())
    })
}

/// A moment from which time is counted. A computer that slept is known by its calendar clock: the steady one may stand
/// still meanwhile.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    steady: Instant,
    calendar: SystemTime,
}

impl Moment {
    /// This moment.
    #[must_use]
    #[allow(clippy::disallowed_methods)]
    pub fn now() -> Moment {
        Moment { steady: Instant::now(), calendar: SystemTime::now() }
    }

    /// The same moment after a sleep of the computer.
    #[must_use]
    pub fn slept(self, sleep: Duration) -> Moment {
        Moment { calendar: self.calendar - sleep, ..self }
    }

    /// The time that has passed since, by the clock that shows more.
    #[must_use]
    pub fn passed(self) -> Duration {
        self.steady.elapsed().max(self.calendar.elapsed().unwrap_or_default())
    }
}

/// The local day.
#[must_use]
#[allow(clippy::disallowed_methods)]
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The last midnight, comparable with the times of files.
#[must_use]
pub fn start_of_today() -> SystemTime {
    let midnight = today().and_time(NaiveTime::MIN).and_local_timezone(Local);
    // On a day without midnight any copy is of today.
    midnight.earliest().map_or(SystemTime::UNIX_EPOCH, SystemTime::from)
}

/// Time left until one second after the next midnight: then the day has certainly turned.
#[must_use]
#[allow(clippy::disallowed_methods)]
pub fn until_midnight() -> Duration {
    let now = Local::now().naive_local();
    let midnight = day::day_after(now.date()).and_time(NaiveTime::MIN);
    (midnight - now).to_std().unwrap_or_default() + Duration::from_secs(1)
}

/// The local time, to the minute.
#[must_use]
#[allow(clippy::disallowed_methods)]
pub fn time() -> NaiveTime {
    let now = Local::now().time();
    NaiveTime::from_hms_opt(now.hour(), now.minute(), 0).unwrap_or_default()
}

/// Milliseconds since 1970.
#[must_use]
#[allow(clippy::disallowed_methods)]
pub fn now() -> i64 {
    Local::now().timestamp_millis()
}

/// The time zone of the computer: that of `TZ`, else that of the system. `None` outside Russia.
#[must_use]
#[allow(clippy::disallowed_methods)]
pub fn zone() -> Option<TimeZone> {
    match std::env::var("TZ").ok().filter(|name| !name.is_empty()) {
        Some(name) => TimeZone::named(&name),
        None => {
            let seconds = Local::now().offset().local_minus_utc();
            TimeZone::of_offset(seconds / 3600).filter(|_| seconds % 3600 == 0)
        }
    }
}
