//! The planner: either every norm fits into the working days, or it is known which days are too few.
//!
//! ```text
//!   norm rows that owe visits        days of families          days of curators
//!   (demand)                         (places)                  (slots: capacity)
//!
//!   Дёмина, week 48: 2  --+--> Дёмина ср 25 --------+--> Смирнова ср 25: 4
//!                         +--> Дёмина чт 26 ------+ |
//!   Гусев,  week 48: 1  ----> Гусев  ср 25 ------ | +
//!   Орлов,  ноябрь: 1   ----> Орлов  чт 26 -------+----> Смирнова чт 26: 1
//! ```
//!
//! 1. **Demand** (`demand`): rows of the ledger whose period overlaps the days asked for; a month is reduced by what its
//!    weeks still need, because one visit serves both. A family takes one visit a day, on days that suit it; a curator as
//!    many as the day holds.
//! 2. **Appointments** (`appointments`) are fixed and take their room first, as a visit held today without one does, and a
//!    visit in post-accompaniment, which serves no row; one that cannot be kept serves nothing.
//! 3. **Proof** (`proof`, `flow`): the greatest number of visits, found by augmenting paths; levels are filled the most
//!    acute first, and no later search takes a visit away from an earlier one.
//! 4. **Bottleneck** (`bottleneck`): what the failed searches have reached is the narrowest cut: these days hold so many,
//!    these rows need more. That is a proof that no plan does better.
//! 5. **Remedies** ([`remedy`]): a duty, a larger day, a deputy, an absence …; each tried on the same proof before it is
//!    named.
//! 6. **Preferences** (`preference`): even spacing, one settlement a day, days the family named, few changes to the plan
//!    already seen; only exchanges that keep every visit placed.
//! 7. **Timetable** (`timetable`, `hours`, `reason`): visits with hours and reasons, loads, clashes.
//!
//! The same facts give the same plan. Sentences are made in [`crate::text`]. The rules are in the README under «План»;
//! `tests/plans` holds facts with the plan expected, and the oracle of `tests/with/oracle` finds the number another way.

mod appointments;
pub mod bottleneck;
mod demand;
mod flow;
pub mod forecast;
mod hours;
mod preference;
mod proof;
mod proven;
mod reason;
pub mod remedy;
mod rescue;
mod timetable;
pub mod visit;

use chrono::{Days, NaiveDate, NaiveTime};

use crate::domain::{Case, CuratorId, FamilyId, Id, Unit, day};
use crate::norm::NormContext;
pub use crate::norm::load::CAPACITY;
pub use bottleneck::BottleneckPart;
use demand::PlanDemand;
use proof::PlanProof;
pub use proven::{ChangeEffect, PlanVerdict, ProvenPlan};
pub use visit::{AppointmentClash, AppointmentFault, DayLoad, PlannedVisit, ServedRow, VisitReason};

/// The longest plan, days: three years.
pub const MOST_DAYS: u32 = 1100;

/// The days of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanHorizon {
    /// The first day asked for.
    pub from: NaiveDate,
    /// The last day asked for.
    pub to: NaiveDate,
    /// The last day of the latest week or month that overlaps them: the proof ends here.
    pub end: NaiveDate,
}

impl PlanHorizon {
    /// The horizon of `days` days from `from` on: at least one, at most [`MOST_DAYS`].
    #[must_use]
    pub fn of(from: NaiveDate, days: u32) -> PlanHorizon {
        let to = day::later(from, u64::from(days.clamp(1, MOST_DAYS)) - 1);
        let end = day::period(Unit::Week, to).1.max(day::period(Unit::Month, to).1);
        PlanHorizon { from, to, end }
    }

    /// Whether the day is one of those asked for.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// A change of appointments that is tried and not in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppointmentDraft {
    /// An appointment more.
    Place {
        family: FamilyId,
        /// The day.
        on: NaiveDate,
        /// The hour.
        time: Option<NaiveTime>,
    },
    /// An appointment of the file taken off; a move is both.
    TakeOff(Id),
}

#[derive(Clone, Copy, Debug)]
pub struct PlanRequest<'a> {
    /// Whose families; `None`: those of all curators, each on her own days.
    pub curator: Option<CuratorId>,
    /// The first day.
    pub from: NaiveDate,
    /// How many days.
    pub days: u32,
    /// Visits a day takes where no record sets another number.
    pub capacity: u32,
    /// Changes to the appointments.
    pub drafts: &'a [AppointmentDraft],
    /// The plan shown before: preferred where it costs no visit.
    pub seen: &'a [(FamilyId, NaiveDate)],
}

impl PlanRequest<'_> {
    /// `days` days from `from` on for a curator, without drafts and without a plan shown before.
    #[must_use]
    pub fn days(curator: Option<CuratorId>, from: NaiveDate, days: u32) -> PlanRequest<'static> {
        PlanRequest { curator, from, days, capacity: CAPACITY, drafts: &[], seen: &[] }
    }

    /// All days from `today` to `last`: a proof that began later would hold the need of a week or month under way against
    /// fewer days than it has, and without the appointments on the first of them.
    #[must_use]
    pub fn until(curator: Option<CuratorId>, today: NaiveDate, last: NaiveDate) -> PlanRequest<'static> {
        let earliest = last.checked_sub_days(Days::new(u64::from(MOST_DAYS) - 1)).unwrap_or(last);
        let from = today.max(earliest);
        PlanRequest::days(curator, from, u32::try_from((last - from).num_days() + 1).unwrap_or(1))
    }
}

/// A plan with its proof.
pub struct Plan {
    /// The proof: whether every norm can be kept, and which days are too few.
    pub proven: ProvenPlan,
    /// Of the visits placed the ones on the days asked for.
    pub placed_in_range: u32,
    /// The visits of the days asked for, by day; appointments that serve no norm too.
    pub visits: Vec<PlannedVisit>,
    /// The load of the days asked for, a curator after the other.
    pub loads: Vec<DayLoad>,
    /// Appointments that contradict each other or the days.
    pub clashes: Vec<AppointmentClash>,
}

impl std::ops::Deref for Plan {
    type Target = ProvenPlan;

    fn deref(&self) -> &ProvenPlan {
        &self.proven
    }
}

impl Plan {
    /// Plans visits for these families.
    #[must_use]
    pub fn of(ground: NormContext<'_>, cases: &[Case], asked: &PlanRequest<'_>) -> Plan {
        let demand = PlanDemand::of(ground, cases, asked);
        let mut proof = PlanProof::of(&demand, &demand.appointed);
        preference::improve(ground, cases, &demand, &mut proof, asked.seen);
        let visits = timetable::visits(ground, cases, &demand, &proof, asked.seen);
        Plan {
            placed_in_range: visits.iter().filter(|v| !v.serves.is_empty()).count() as u32,
            loads: timetable::loads(&demand, &proof),
            clashes: timetable::clashes(ground, cases, &demand),
            visits,
            proven: ProvenPlan::by(ground, demand, proof),
        }
    }

    /// Visits of the plan of one curator on days on which another one answers for the family: what else that one has to do
    /// is not in it.
    #[must_use]
    pub fn visits_of_others(&self) -> Vec<&PlannedVisit> {
        let asked = self.proven.demand.curator;
        self.visits.iter().filter(|v| asked.is_some() && v.curator != asked).collect()
    }

    /// Days of `[from, to]` with room for another visit.
    #[must_use]
    pub fn days_with_room(&self, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        let room = |l: &&DayLoad| from <= l.on && l.on <= to && l.fixed + l.proposed < l.capacity;
        let mut days: Vec<NaiveDate> = self.loads.iter().filter(room).map(|l| l.on).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}
