//! Records of the district itself: its name, organisations, corrections of the calendar, deadlines that were kept.

use chrono::NaiveDate;

use super::declare::declare;
use super::programme::Help;
use super::{CuratorId, Id};

declare! {
    /// The district itself: one record a file.
    District is Kind::District {
        id: Id,
        name: Option<String>,
        /// Id of its regulation; `None`: the default one.
        regulation: Option<String>,
        /// The file's own curator.
        curator: Option<CuratorId>,
    }

    /// An organisation that takes part.
    Organisation is Kind::Organisation {
        id: Id,
        name: String,
        /// The help it gives.
        help: Option<Help>,
        phone: Option<String>,
        address: Option<String>,
        /// Whom to speak to.
        contact: Option<String>,
        /// Anything else.
        note: Option<String>,
    }

    /// A correction of the calendar of working days.
    CalendarDay is Kind::CalendarDay {
        id: Id,
        /// The day.
        on: NaiveDate,
        /// Whether it is a working day.
        working: bool,
        why: Option<String>,
    }

    /// A deadline of the document that was marked done.
    Met is Kind::Deadline {
        id: Id,
        /// Id of the deadline in the regulation.
        rule: String,
        /// The day the document names, which may be a day off.
        on: NaiveDate,
        /// The day it was done.
        done_on: NaiveDate,
        /// Anything else.
        note: Option<String>,
    }
}
