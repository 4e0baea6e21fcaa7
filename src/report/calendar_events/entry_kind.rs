//! The kinds of calendar entries, as their UIDs name them. A UID is in calendars that were sent: its text never changes.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::{Id, Kind};

/// The kind of an entry: with a record, one entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum EventKind {
    Visit,
    Activity,
    /// The last day of a level.
    Term,
    /// A birthday of that age.
    Age(u32),
    /// The last day of a paper.
    Expiry,
    /// The day on which a sign or a category ends by itself.
    Ending,
    /// The day of a body that decides.
    Sitting,
    /// A deadline of the regulation, by its id.
    Rule(String),
    /// One that recurs: another entry on each day.
    Recurring(String, NaiveDate),
}

impl EventKind {
    /// The UID of the entry that `record` makes.
    pub(super) fn uid(&self, record: Id) -> String {
        format!("{self}-{record}@kurator")
    }

    /// The UID of an entry of the whole district.
    pub(super) fn uid_of_district(&self) -> String {
        format!("{self}@kurator")
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventKind::Visit => f.write_str("visit"),
            EventKind::Activity => f.write_str("activity"),
            EventKind::Term => f.write_str("term"),
            EventKind::Age(years) => write!(f, "age-{years}"),
            EventKind::Expiry => f.write_str("expiry"),
            EventKind::Ending => f.write_str("ends"),
            EventKind::Sitting => f.write_str(Kind::Sitting.name()),
            EventKind::Rule(rule) => write!(f, "rule-{rule}"),
            EventKind::Recurring(rule, on) => write!(f, "rule-{rule}-{on}"),
        }
    }
}
