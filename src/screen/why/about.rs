//! What a «Почему» is about, so that it can be asked again as of another day.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::{Case, FamilyId, Id, Unit, day};
use crate::norm::LedgerRow;
use crate::screen::Model;
use crate::store::read::WriteDays;

/// When the records behind a figure were written.
pub type WriteDaysById = HashMap<Id, WriteDays>;

/// A figure of a family, and the day as of which it is explained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WhySubject {
    pub(super) family: FamilyId,
    pub(super) what: WhyFigure,
    pub(super) day: NaiveDate,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum WhyFigure {
    /// The row of the ledger whose period begins on this day, or of an earlier period when an earlier day is asked.
    Row { unit: Unit, from: NaiveDate },
    /// The term of the level.
    Term,
}

impl WhySubject {
    #[must_use]
    pub fn row(model: &Model, case: &Case, row: &LedgerRow) -> WhySubject {
        WhySubject {
            family: case.family.id,
            what: WhyFigure::Row { unit: row.unit, from: row.from },
            day: model.today,
        }
    }

    /// The term of the level.
    #[must_use]
    pub fn term(model: &Model, case: &Case) -> WhySubject {
        WhySubject { family: case.family.id, what: WhyFigure::Term, day: model.today }
    }

    /// The same a day earlier.
    #[must_use]
    pub fn earlier(self) -> WhySubject {
        WhySubject { day: day::earlier(self.day, 1), ..self }
    }

    /// The same a day later.
    #[must_use]
    pub fn later(self) -> WhySubject {
        WhySubject { day: day::day_after(self.day), ..self }
    }
}
