//! The income per head (среднедушевой доход) of a family compared with the subsistence minimum of the day. It proposes a
//! circumstance: a person sets it.

use chrono::NaiveDate;

use super::NormContext;
use crate::domain::money::{Income, Minimum};
use crate::domain::{Case, Id};
use crate::regulation::{Meaning, RegulationList};

/// The income per head on a day, with everything it is computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct IncomePerHead {
    /// The record of the income.
    pub record: Id,
    /// Since when.
    pub from: NaiveDate,
    /// Roubles a month of the whole family.
    pub amount: u32,
    /// How many live on it, 1 or more.
    pub heads: u32,
    /// Whether the record names them; else they are the members of the day.
    pub are_named: bool,
    /// The minimum in force on the day asked.
    pub minimum: Option<Minimum>,
    /// The threshold of the document, where it has one.
    pub threshold: Option<PovertyThreshold>,
    /// The circumstance as the file has it, where it holds.
    pub set: Option<Id>,
}

/// The multiple of the subsistence minimum below which the document calls a family poor.
#[derive(Clone, Debug, PartialEq)]
pub struct PovertyThreshold {
    /// Id of the circumstance.
    pub circumstance: String,
    /// Hundredths of the minimum: 150 for «полуторной величины».
    pub hundredths: u64,
    /// The words of the document.
    pub meaning: Meaning,
}

/// What follows from the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncomeVerdict {
    /// No minimum of the day is in the file.
    NoMinimum,
    /// The document names no threshold.
    NoThreshold,
    /// Below, and the circumstance is not set: it is proposed.
    Propose,
    /// Below, and the circumstance is set.
    Fits,
    /// Not below.
    Above,
    /// Not below, and the circumstance is set: it is to be looked at.
    Doubt,
}

impl IncomeVerdict {
    /// Its code in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            IncomeVerdict::NoMinimum => "no_minimum",
            IncomeVerdict::NoThreshold => "no_threshold",
            IncomeVerdict::Propose => "propose",
            IncomeVerdict::Fits => "fits",
            IncomeVerdict::Above => "above",
            IncomeVerdict::Doubt => "doubt",
        }
    }
}

/// The income of the family that holds on the day asked, per head; `None` where none is in the file, or nobody lives on it.
#[must_use]
pub fn per_head(ground: NormContext<'_>, case: &Case) -> Option<IncomePerHead> {
    let today = ground.today;
    let holding = case.incomes.iter().filter(|i| i.from <= today);
    let income: &Income = holding.max_by_key(|i| (i.from, i.id))?;
    let members = u32::try_from(case.here(today).count()).unwrap_or(u32::MAX);
    let heads = income.heads.unwrap_or(members);
    if heads == 0 {
        return None;
    }
    let minimums = ground.rules.minimums.iter().filter(|m| m.from <= today);
    let minimum = minimums.max_by_key(|m| (m.from, m.id)).cloned();
    let threshold = threshold(ground);
    let of = |t: &PovertyThreshold| {
        let mark = case.circumstances.iter().find(|c| c.code == t.circumstance && c.holds(today))?;
        Some(mark.id)
    };
    Some(IncomePerHead {
        record: income.id,
        from: income.from,
        amount: income.amount,
        heads,
        are_named: income.heads.is_some(),
        minimum,
        set: threshold.as_ref().and_then(of),
        threshold,
    })
}

/// The threshold of the district's own document.
#[must_use]
pub fn threshold(ground: NormContext<'_>) -> Option<PovertyThreshold> {
    let items = ground.rules.regulation.circumstances.iter();
    items.filter_map(|item| Some((item, item.hundredths()?))).next().map(|(item, hundredths)| {
        PovertyThreshold {
            circumstance: item.id.clone(),
            hundredths,
            meaning: ground.rules.meaning(RegulationList::Circumstance, &item.id),
        }
    })
}

impl IncomePerHead {
    /// Kopecks a month and head, rounded down.
    #[must_use]
    pub fn kopecks(&self) -> u64 {
        u64::from(self.amount) * 100 / u64::from(self.heads)
    }

    /// Kopecks a month and head below which the document calls the family poor.
    #[must_use]
    pub fn limit(&self) -> Option<u64> {
        let (minimum, threshold) = (self.minimum.as_ref()?, self.threshold.as_ref()?);
        Some(u64::from(minimum.amount) * threshold.hundredths)
    }

    /// What follows. The comparison is exact: nothing is rounded before it.
    #[must_use]
    pub fn verdict(&self) -> IncomeVerdict {
        if self.threshold.is_none() {
            return IncomeVerdict::NoThreshold;
        }
        let Some(limit) = self.limit() else { return IncomeVerdict::NoMinimum };
        let is_below = u64::from(self.amount) * 100 < limit * u64::from(self.heads);
        match (is_below, self.set.is_some()) {
            (true, false) => IncomeVerdict::Propose,
            (true, true) => IncomeVerdict::Fits,
            (false, false) => IncomeVerdict::Above,
            (false, true) => IncomeVerdict::Doubt,
        }
    }
}
