//! What the rules demand of a case and how much of it is done: pure functions of facts, rules, calendar and day.

pub mod after;
pub mod answers;
pub mod consent;
pub mod current;
pub mod deadline;
pub mod demand;
pub mod due;
pub mod executor;
pub mod expiry;
pub mod frequency;
pub mod handing;
pub mod horizon;
pub mod income;
pub mod lacking;
pub mod ledger;
pub mod load;
pub mod marks;
pub mod obstacle;
pub mod path;
pub mod position;
pub mod proposal;
pub mod register;
pub mod retention;
pub mod rule_book;
pub mod satisfaction;
pub mod sequence;
pub mod slack;
pub mod span;
pub mod standing;
pub mod term;
pub mod transfer;

pub use ledger::{LedgerRow, RowState};
pub use obstacle::{VisitObstacle, visit_obstacles};
pub use standing::Standing;

use chrono::NaiveDate;

use crate::domain::Staff;
use crate::regulation::{Calendar, Rules};

/// What every norm is computed against.
#[derive(Clone, Copy)]
pub struct NormContext<'a> {
    /// The regulation with borrowed values and local orders.
    pub rules: &'a Rules,
    /// Working days.
    pub calendar: &'a Calendar,
    /// Curators, their leave, duty days and capacity.
    pub staff: &'a Staff,
    /// The day on which it is asked.
    pub today: NaiveDate,
}
