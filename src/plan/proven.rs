//! The proof of a plan without a timetable: lists that warn of the weeks ahead need no hour of any visit.

use chrono::{Datelike, NaiveDate};

use super::appointments::{FixedAppointment, appointed};
use super::bottleneck::{self, BottleneckExcuse, BottleneckPart};
use super::demand::PlanDemand;
use super::proof::PlanProof;
use super::{AppointmentDraft, PlanHorizon, PlanRequest};
use crate::domain::{Case, Unit, day};
use crate::norm::NormContext;

/// The effect of a change on the proof.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeEffect {
    /// Visits without a day after it.
    pub short: u32,
    /// How many more than before it; negative: the change helps.
    pub worse: i64,
    /// The bottlenecks after it.
    pub parts: Vec<BottleneckPart>,
    /// Whether more lacks that may have been made before visits were recorded.
    pub may_lack: bool,
}

/// What a proof says of the norms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanVerdict {
    /// Every norm can be kept.
    Feasible,
    /// Some rows have too few days of their own; visits of another level in their periods keep them.
    Counted,
    /// What lacks may have been made before visits were recorded.
    Unknown,
    /// Visits lack.
    Short,
}

/// Whether the norms of some days can be kept, and which days are too few.
pub struct ProvenPlan {
    /// The days asked for and the end of the proof.
    pub horizon: PlanHorizon,
    /// Visits that the rows of the horizon need.
    pub owed: u32,
    /// Of them those that have a day.
    pub placed: u32,
    /// Of them those that have none.
    pub short: u32,
    /// Whether a year of the plan has no production calendar yet («прогноз»).
    pub forecast: bool,
    /// The days that are too few: all that is short lies in one of these parts.
    pub parts: Vec<BottleneckPart>,
    pub(super) demand: PlanDemand,
    pub(super) proof: PlanProof,
}

impl ProvenPlan {
    /// Proves for these families.
    #[must_use]
    pub fn of(ground: NormContext<'_>, cases: &[Case], asked: &PlanRequest<'_>) -> ProvenPlan {
        let demand = PlanDemand::of(ground, cases, asked);
        let proof = PlanProof::of(&demand, &demand.appointed);
        ProvenPlan::by(ground, demand, proof)
    }

    /// The result of this proof.
    pub(super) fn by(ground: NormContext<'_>, demand: PlanDemand, proof: PlanProof) -> ProvenPlan {
        let forecast = (demand.horizon.from.year()..=demand.last.year())
            .any(|year| ground.calendar.source(year).is_none());
        ProvenPlan {
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

    /// Appointments of the days from today until the first day asked for, in weeks and months that the plan asks about. A
    /// plan that begins later leaves them out.
    #[must_use]
    pub fn appointed_earlier(&self, ground: NormContext<'_>, cases: &[Case]) -> usize {
        let from = self.horizon.from;
        let periods = [Unit::Week, Unit::Month].map(|unit| day::period(unit, from).0);
        let is_meant = |on: NaiveDate| on < from && periods.iter().any(|first| *first <= on);
        let of_case = |case: &Case| {
            let coming = case.coming_visits(ground.today).filter(|a| is_meant(a.on));
            coming.filter(|a| self.demand.is_of_curator(ground, case, a.on)).count()
        };
        cases.iter().map(of_case).sum()
    }

    /// Whether every norm of the horizon can be kept.
    #[must_use]
    pub fn is_feasible(&self) -> bool {
        self.short == 0
    }

    /// The verdict on the days from `first` to `last`: rows that end later may still be served later, and what lacks on
    /// days before `first` alone is left out, and so is what need not be warned of.
    #[must_use]
    pub fn within(&self, first: NaiveDate, last: NaiveDate) -> ChangeEffect {
        let proof = PlanProof::until(&self.demand, &self.demand.appointed, last);
        self.verdict_from(first, bottleneck::parts(&self.demand, &proof))
    }

    /// What it says of the norms.
    #[must_use]
    pub fn verdict(&self) -> PlanVerdict {
        let is = |excuse| self.parts.iter().any(|part| part.excuse == excuse);
        match () {
            () if self.is_feasible() => PlanVerdict::Feasible,
            () if is(None) => PlanVerdict::Short,
            () if is(Some(BottleneckExcuse::Unknown)) => PlanVerdict::Unknown,
            () => PlanVerdict::Counted,
        }
    }

    /// The verdict on the days from `first` to the end of the proof.
    #[must_use]
    pub fn since(&self, first: NaiveDate) -> ChangeEffect {
        self.verdict_from(first, self.parts.clone())
    }

    fn verdict_from(&self, first: NaiveDate, mut parts: Vec<BottleneckPart>) -> ChangeEffect {
        parts.retain(|part| part.days.last().is_none_or(|last| first <= *last));
        let may_lack = parts.iter().any(|part| part.excuse == Some(BottleneckExcuse::Unknown));
        parts.retain(|part| part.excuse.is_none());
        let short = parts.iter().map(BottleneckPart::short).sum();
        ChangeEffect { short, worse: i64::from(short) - i64::from(self.short), parts, may_lack }
    }

    /// The verdict on changed appointments. No rule is asked again: it is called at every key.
    #[must_use]
    pub fn tried(
        &self,
        ground: NormContext<'_>,
        cases: &[Case],
        drafts: &[AppointmentDraft],
    ) -> ChangeEffect {
        let proof = PlanProof::of(&self.demand, &self.appointed(ground, cases, drafts));
        let parts = bottleneck::parts(&self.demand, &proof);
        let worse = i64::from(proof.short) - i64::from(self.short);
        ChangeEffect { short: proof.short, worse, parts, may_lack: false }
    }

    fn appointed(
        &self,
        ground: NormContext<'_>,
        cases: &[Case],
        drafts: &[AppointmentDraft],
    ) -> Vec<FixedAppointment> {
        let demand = &self.demand;
        appointed(ground, cases, (demand.start, demand.last), demand.curator, drafts)
    }
}
