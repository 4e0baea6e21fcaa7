//! The time zones of Russia: one offset each, no summer time since 26.10.2014.

use super::code::codes;

codes! {
    /// A time zone by its name in the tz database. The first of an offset is taken where only the offset is known.
    TimeZone {
        /// UTC+2.
        Kaliningrad = "Europe/Kaliningrad",
        /// UTC+3.
        Moscow = "Europe/Moscow",
        /// UTC+3.
        Kirov = "Europe/Kirov",
        /// UTC+3.
        Simferopol = "Europe/Simferopol",
        /// UTC+3.
        Volgograd = "Europe/Volgograd",
        /// UTC+4.
        Samara = "Europe/Samara",
        /// UTC+4.
        Astrakhan = "Europe/Astrakhan",
        /// UTC+4.
        Saratov = "Europe/Saratov",
        /// UTC+4.
        Ulyanovsk = "Europe/Ulyanovsk",
        /// UTC+5.
        Yekaterinburg = "Asia/Yekaterinburg",
        /// UTC+6.
        Omsk = "Asia/Omsk",
        /// UTC+7.
        Novosibirsk = "Asia/Novosibirsk",
        /// UTC+7.
        Barnaul = "Asia/Barnaul",
        /// UTC+7.
        Krasnoyarsk = "Asia/Krasnoyarsk",
        /// UTC+7.
        Novokuznetsk = "Asia/Novokuznetsk",
        /// UTC+7.
        Tomsk = "Asia/Tomsk",
        /// UTC+8.
        Irkutsk = "Asia/Irkutsk",
        /// UTC+9.
        Yakutsk = "Asia/Yakutsk",
        /// UTC+9.
        Chita = "Asia/Chita",
        /// UTC+9.
        Khandyga = "Asia/Khandyga",
        /// UTC+10.
        Vladivostok = "Asia/Vladivostok",
        /// UTC+10.
        UstNera = "Asia/Ust-Nera",
        /// UTC+11.
        Magadan = "Asia/Magadan",
        /// UTC+11.
        Sakhalin = "Asia/Sakhalin",
        /// UTC+11.
        Srednekolymsk = "Asia/Srednekolymsk",
        /// UTC+12.
        Kamchatka = "Asia/Kamchatka",
        /// UTC+12.
        Anadyr = "Asia/Anadyr",
    }
}

impl TimeZone {
    /// Hours before UTC.
    #[must_use]
    pub const fn hours(self) -> i32 {
        match self {
            TimeZone::Kaliningrad => 2,
            TimeZone::Moscow | TimeZone::Kirov | TimeZone::Simferopol | TimeZone::Volgograd => 3,
            TimeZone::Samara | TimeZone::Astrakhan | TimeZone::Saratov | TimeZone::Ulyanovsk => 4,
            TimeZone::Yekaterinburg => 5,
            TimeZone::Omsk => 6,
            TimeZone::Novosibirsk
            | TimeZone::Barnaul
            | TimeZone::Krasnoyarsk
            | TimeZone::Novokuznetsk
            | TimeZone::Tomsk => 7,
            TimeZone::Irkutsk => 8,
            TimeZone::Yakutsk | TimeZone::Chita | TimeZone::Khandyga => 9,
            TimeZone::Vladivostok | TimeZone::UstNera => 10,
            TimeZone::Magadan | TimeZone::Sakhalin | TimeZone::Srednekolymsk => 11,
            TimeZone::Kamchatka | TimeZone::Anadyr => 12,
        }
    }

    /// The zone of that name; a leading colon, as POSIX lets `TZ` begin, is passed over.
    #[must_use]
    pub fn named(name: &str) -> Option<TimeZone> {
        TimeZone::from_code(name.trim().trim_start_matches(':'))
    }

    /// The zone of an offset, hours before UTC.
    #[must_use]
    pub fn of_offset(hours: i32) -> Option<TimeZone> {
        TimeZone::ALL.into_iter().find(|zone| zone.hours() == hours)
    }

    /// The place in its name.
    #[must_use]
    pub fn place(self) -> &'static str {
        self.code().rsplit('/').next().unwrap_or_default()
    }

    /// Its definition (RFC 5545, 3.6.5), lines ended by CRLF.
    #[must_use]
    pub fn definition(self) -> String {
        let offset = format!("+{:02}00", self.hours());
        [
            "BEGIN:VTIMEZONE".to_owned(),
            format!("TZID:{}", self.code()),
            "BEGIN:STANDARD".to_owned(),
            "DTSTART:19700101T000000".to_owned(),
            format!("TZOFFSETFROM:{offset}"),
            format!("TZOFFSETTO:{offset}"),
            "END:STANDARD".to_owned(),
            "END:VTIMEZONE".to_owned(),
        ]
        .map(|line| format!("{line}\r\n"))
        .concat()
    }
}

/// The zone of the hours of a calendar, and its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneOrigin {
    /// The record of the district.
    District(TimeZone),
    /// `TZ` or the system.
    Computer(TimeZone),
    /// Neither has one of Russia: an hour is that of the reader.
    Unknown,
}

impl ZoneOrigin {
    /// The district's zone precedes that of the computer.
    #[must_use]
    pub fn of(district: Option<TimeZone>, computer: Option<TimeZone>) -> ZoneOrigin {
        let own = district.map(ZoneOrigin::District);
        own.or(computer.map(ZoneOrigin::Computer)).unwrap_or(ZoneOrigin::Unknown)
    }

    /// The zone, if it is known.
    #[must_use]
    pub fn zone(self) -> Option<TimeZone> {
        match self {
            ZoneOrigin::District(zone) | ZoneOrigin::Computer(zone) => Some(zone),
            ZoneOrigin::Unknown => None,
        }
    }
}
