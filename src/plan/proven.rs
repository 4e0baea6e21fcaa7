//! The proof of a plan without a timetable: lists that warn of the weeks ahead need no hour of any visit.

use chrono::{Datelike, NaiveDate};

use super::appointments::{Appointed, appointed};
use super::bottleneck::{self, Part};
use super::demand::Demand;
use super::proof::Proof;
use super::{Asked, Draft, Horizon};
use crate::domain::Case;
use crate::norm::Ground;

/// The effect of a change on the proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Visits without a day after it.
    pub short: u32,
    /// How many more than before it; negative: the change helps.
    pub worse: i64,
    /// The bottlenecks after it.
    pub parts: Vec<Part>,
}

/// Whether the norms of some days can be kept, and which days are too few.
pub struct Proven {
    /// The days asked for and the end of the proof.
    pub horizon: Horizon,
    /// Visits that the rows of the horizon need.
    pub owed: u32,
    /// Of them those that have a day.
    pub placed: u32,
    /// Of them those that have none.
    pub short: u32,
    /// Whether a year of the plan has no production calendar yet («прогноз»).
    pub forecast: bool,
    /// The days that are too few: all that is short lies in one of these parts.
    pub parts: Vec<Part>,
    pub(super) demand: Demand,
    pub(super) proof: Proof,
}

impl Proven {
    /// Proves for these families.
    #[must_use]
    pub fn of(ground: Ground<'_>, cases: &[Case], asked: &Asked<'_>) -> Proven {
        let demand = Demand::of(ground, cases, asked);
        let proof = Proof::of(&demand, &demand.appointed);
        Proven::by(ground, demand, proof)
    }

    /// The result of this proof.
    pub(super) fn by(ground: Ground<'_>, demand: Demand, proof: Proof) -> Proven {
        let forecast = (demand.horizon.from.year()..=demand.last.year())
            .any(|year| ground.calendar.source(year).is_none());
        Proven {
            horizon: demand.horizon,
            owed: proof.owed,
            placed: proof.owed - proof.short,
            short: proof.short,
            forecast,
            parts: bottleneck::parts(&demand, &proof),
            demand,
            proof,
        }
    }

    /// Whether every norm of the horizon can be kept.
    #[must_use]
    pub fn is_feasible(&self) -> bool {
        self.short == 0
    }

    /// The verdict on the days from `first` to `last`: rows that end later may still be served later, and what lacks on
    /// days before `first` alone is left out.
    #[must_use]
    pub fn within(&self, first: NaiveDate, last: NaiveDate) -> Verdict {
        let proof = Proof::until(&self.demand, &self.demand.appointed, last);
        self.verdict_from(first, bottleneck::parts(&self.demand, &proof))
    }

    /// The verdict on the days from `first` to the end of the proof.
    #[must_use]
    pub fn since(&self, first: NaiveDate) -> Verdict {
        self.verdict_from(first, self.parts.clone())
    }

    fn verdict_from(&self, first: NaiveDate, mut parts: Vec<Part>) -> Verdict {
        parts.retain(|part| part.days.last().is_none_or(|last| first <= *last));
        let short = parts.iter().map(Part::short).sum();
        Verdict { short, worse: i64::from(short) - i64::from(self.short), parts }
    }

    /// The verdict on changed appointments. No rule is asked again: it is called at every key.
    #[must_use]
    pub fn tried(&self, ground: Ground<'_>, cases: &[Case], drafts: &[Draft]) -> Verdict {
        let proof = Proof::of(&self.demand, &self.appointed(ground, cases, drafts));
        let parts = bottleneck::parts(&self.demand, &proof);
        Verdict { short: proof.short, worse: i64::from(proof.short) - i64::from(self.short), parts }
    }

    fn appointed(&self, ground: Ground<'_>, cases: &[Case], drafts: &[Draft]) -> Vec<Appointed> {
        let demand = &self.demand;
        appointed(ground, cases, (demand.start, demand.last), demand.curator, drafts)
    }
}
