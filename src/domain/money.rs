//! Money: the regional subsistence minimum and the income of a family.

use chrono::NaiveDate;

use super::declare::declare;
use super::{FamilyId, Id};

declare! {
    /// The subsistence minimum per head (величина прожиточного минимума на душу населения), in roubles a month.
    Minimum is Kind::Minimum {
        id: Id,
        /// First day.
        from: NaiveDate,
        /// Roubles a month and head, 1 to 1,000,000.
        amount: u32 [within(1, 1_000_000)],
        /// The act that sets it.
        number: Option<String>,
        /// Anything else.
        note: Option<String>,
    }

    /// The income (доход) of a family.
    Income is Kind::Income {
        id: Id,
        family: FamilyId [owner()],
        /// First day.
        from: NaiveDate,
        /// Roubles a month of the whole family, 0 to 100,000,000.
        amount: u32 [within(0, 100_000_000)],
        /// How many live on it, 1 to 50; `None`: the members of the day.
        heads: Option<u32> [within(1, 50)],
        /// By which paper.
        note: Option<String>,
    }
}
