//! What reports keep in the file: figures that it cannot know, typed once for a period, and reports that were handed in.

use chrono::NaiveDate;

use super::Id;
use super::declare::declare;

declare! {
    /// A figure of the institution for a period.
    PeriodFigure is Kind::PeriodFigure {
        id: Id,
        /// Id of the regulation's indicator.
        indicator: String,
        /// First day of the period.
        from: NaiveDate [cell("span")],
        /// First day after the period.
        until: NaiveDate [cell("span"), exclusive()],
        /// The figure.
        value: u32 [within(0, 10_000_000)],
        /// Anything else.
        note: Option<String>,
        /// The regulation whose indicator it is; `None`: the one the file had then.
        under: Option<String>,
    }

    /// A report as it was handed in: its figures and what was counted for each, which later changes of the file leave alone.
    HandedReport is Kind::HandedReport {
        id: Id,
        /// First day of the period.
        from: NaiveDate [cell("span")],
        /// First day after the period.
        until: NaiveDate [cell("span"), exclusive()],
        /// The day it was handed in.
        on: NaiveDate,
        /// Who handed it in: a curator of the file or a name.
        by: Option<String>,
        /// The body it was handed in to.
        to_whom: Option<String>,
        /// The regulation of its indicators.
        under: Option<String>,
        /// Of each indicator its id, the cases, the families and the persons.
        figures: Vec<String>,
        /// Of each case counted the indicator, the family, the day, and the member if it is one member's.
        counted: Vec<String>,
        /// Anything else.
        note: Option<String>,
    }
}
