//! The zones of Russia: one offset each, no summer time since 26.10.2014.

/// A zone by its name in the tz database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    pub name: &'static str,
    /// Hours before UTC.
    pub hours: i32,
}

/// All of them. The first zone of an offset represents it where only the offset is known.
const ZONES: [(&str, i32); 27] = [
    ("Europe/Kaliningrad", 2),
    ("Europe/Moscow", 3),
    ("Europe/Kirov", 3),
    ("Europe/Simferopol", 3),
    ("Europe/Volgograd", 3),
    ("Europe/Samara", 4),
    ("Europe/Astrakhan", 4),
    ("Europe/Saratov", 4),
    ("Europe/Ulyanovsk", 4),
    ("Asia/Yekaterinburg", 5),
    ("Asia/Omsk", 6),
    ("Asia/Novosibirsk", 7),
    ("Asia/Barnaul", 7),
    ("Asia/Krasnoyarsk", 7),
    ("Asia/Novokuznetsk", 7),
    ("Asia/Tomsk", 7),
    ("Asia/Irkutsk", 8),
    ("Asia/Yakutsk", 9),
    ("Asia/Chita", 9),
    ("Asia/Khandyga", 9),
    ("Asia/Vladivostok", 10),
    ("Asia/Ust-Nera", 10),
    ("Asia/Magadan", 11),
    ("Asia/Sakhalin", 11),
    ("Asia/Srednekolymsk", 11),
    ("Asia/Kamchatka", 12),
    ("Asia/Anadyr", 12),
];

impl Zone {
    /// The zone of that name; a leading colon, as POSIX lets `TZ` begin, is passed over.
    #[must_use]
    pub fn named(name: &str) -> Option<Zone> {
        let name = name.trim().trim_start_matches(':');
        ZONES.iter().find(|(known, _)| *known == name).map(|(name, hours)| Zone { name, hours: *hours })
    }

    /// The zone that represents an offset, hours before UTC.
    #[must_use]
    pub fn of_offset(hours: i32) -> Option<Zone> {
        ZONES.iter().find(|(_, known)| *known == hours).map(|(name, hours)| Zone { name, hours: *hours })
    }

    /// Its definition (RFC 5545, 3.6.5), lines ended by CRLF.
    #[must_use]
    pub fn definition(&self) -> String {
        let offset = format!("+{:02}00", self.hours);
        [
            "BEGIN:VTIMEZONE".to_owned(),
            format!("TZID:{}", self.name),
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
