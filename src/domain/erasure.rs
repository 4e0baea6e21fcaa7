//! Erasure: the data of a family or a person destroyed for good (152-ФЗ, ст. 21). The record names ids and the act; it
//! holds no word about the persons.

use chrono::NaiveDate;

use super::Id;
use super::declare::declare;

declare! {
    /// An erasure. What it lists is empty in every copy that knows of it, for ever.
    Erasure is Kind::Erasure {
        id: Id,
        /// Ids of the records that were erased.
        entities: Vec<String>,
        /// The ground.
        reason: Option<String>,
        /// The number of the act.
        number: Option<String>,
        /// The day of the act.
        on: Option<NaiveDate>,
    }
}
