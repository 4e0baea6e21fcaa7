//! The plan in words: which days are too few, the remedies, why a visit is on its day.

use chrono::{Datelike, NaiveDate};

use crate::domain::staff::Staff;
use crate::domain::{Case, day, name};
use crate::norm::slack::DayObstacle;
use crate::plan::bottleneck::{BottleneckExcuse, BottleneckKind, BottleneckPart};
use crate::plan::remedy::{DayCapacity, Remedy, RemedyChange};
use crate::plan::{AppointmentFault, Plan, PlanVerdict, VisitReason};
use crate::text::{Words, say};

/// Families named in a sentence; more are counted.
const NAMED: usize = 6;

impl Words {
    /// Whether the norms can be kept, in one sentence.
    #[must_use]
    pub fn plan_proof(&self, plan: &Plan) -> String {
        let day = self.day(plan.horizon.end);
        let id = match plan.verdict() {
            PlanVerdict::Feasible => return say!(self, "plan-feasible", day = day, n = plan.owed),
            PlanVerdict::Counted => "plan-counted",
            PlanVerdict::Unknown => "plan-unknown",
            PlanVerdict::Short => "plan-infeasible",
        };
        say!(self, id, day = day, owed = plan.owed, placed = plan.placed, short = plan.short)
    }

    /// «с 12 по 16 января нужно 14 визитов, по силам 10 (5 дней по 2): не хватает 4: Иванова, Гусев».
    #[must_use]
    pub fn plan_part(&self, cases: &[Case], part: &BottleneckPart) -> String {
        let id = match part.narrow {
            BottleneckKind::Days => "plan-part-days",
            BottleneckKind::Off(DayObstacle::Leave) => "plan-part-leave",
            BottleneckKind::Off(_) => "plan-part-off",
            BottleneckKind::Family if part.capacity > 0 => "plan-part-family",
            BottleneckKind::NoDayOfLevel => "plan-part-no-day-of-level",
            BottleneckKind::Family | BottleneckKind::NoDay => "plan-part-no-day",
        };
        let even = match part.even {
            Some((days, each)) => say!(self, "plan-even", n = days, each = each),
            None if part.booked > 0 => self.count("plan-booked", part.booked),
            None => String::new(),
        };
        let days = part.span().map(|(from, to)| self.dates(from, to)).unwrap_or_default();
        let said = say!(
            self,
            id,
            days = days,
            need = self.count("plan-need", part.need),
            capacity = part.capacity,
            even = even,
            short = part.short(),
            who = self.named(cases, &part.cases)
        );
        let excuse = match part.excuse {
            Some(BottleneckExcuse::Counted) => self.say("plan-part-counted"),
            Some(BottleneckExcuse::Unknown) => self.say("plan-part-unknown"),
            None => String::new(),
        };
        said + &excuse
    }

    /// The days that lack, part by part: «25–27.11, 07–31.12»; more than two are cut short.
    #[must_use]
    pub fn lacking(&self, parts: &[BottleneckPart]) -> String {
        let spans: Vec<(NaiveDate, NaiveDate)> = parts.iter().filter_map(BottleneckPart::span).collect();
        let said = spans.iter().take(2).map(|(from, to)| match (from == to, from.month() == to.month()) {
            (true, _) => from.format("%d.%m").to_string(),
            (false, true) => format!("{}–{}", from.format("%d"), to.format("%d.%m")),
            (false, false) => format!("{}–{}", from.format("%d.%m"), to.format("%d.%m")),
        });
        let said = said.collect::<Vec<_>>().join(", ");
        if spans.len() > 2 { format!("{said}, ...") } else { said }
    }

    /// A change that helps, with how far it helps where it is not enough.
    #[must_use]
    pub fn plan_mend(&self, cases: &[Case], part: &BottleneckPart, mend: &Remedy) -> String {
        let who = |case: &usize| cases[*case].family.short.clone();
        let span = |from: NaiveDate, until: NaiveDate| self.dates(from, day::day_before(until));
        let change = match &mend.change {
            RemedyChange::Duty(days) => {
                let days: Vec<String> = days.iter().map(|t| self.weekday_day(t.on)).collect();
                say!(self, "plan-mend-duty", days = days.join(", "))
            }
            RemedyChange::Capacity(days) => {
                let day = |t: &DayCapacity| {
                    say!(self, "plan-mend-capacity-day", day = self.weekday_day(t.on), n = t.visits)
                };
                let days: Vec<String> = days.iter().map(day).collect();
                say!(self, "plan-mend-capacity", days = days.join(", "))
            }
            RemedyChange::Deputy { from, until, .. } => {
                say!(self, "plan-mend-deputy", days = span(*from, *until))
            }
            RemedyChange::TakeOff { case, on, .. } => {
                let day = self.weekday_day(*on);
                say!(self, "plan-mend-take-off", who = who(case), day = day)
            }
            RemedyChange::Absence { case, from, until } => {
                let days = span(*from, *until);
                say!(self, "plan-mend-absence", who = who(case), days = days)
            }
        };
        if mend.is_enough {
            return change;
        }
        say!(self, "plan-mend-gain", mend = change, n = mend.gain, short = part.short())
    }

    /// Why a visit is on its day: «4 дня после прошлого визита».
    #[must_use]
    pub fn plan_why(&self, why: &VisitReason) -> String {
        match why {
            VisitReason::Appointed => self.say("plan-why-appointed"),
            VisitReason::Beyond => self.say("plan-why-beyond"),
            VisitReason::Trouble(trouble) => self.plan_trouble(*trouble),
            VisitReason::OnlyDays => self.say("plan-why-only-days"),
            VisitReason::LastDay => self.say("plan-why-last-day"),
            VisitReason::Seen => self.say("plan-why-seen"),
            VisitReason::After(days) => self.count("plan-why-after", *days),
            VisitReason::Together { place, others } => {
                say!(self, "plan-why-together", n = (*others), place = place.as_str())
            }
            VisitReason::Convenient => self.say("plan-why-convenient"),
            VisitReason::Until(day) => say!(self, "plan-why-until", day = self.weekday_day(*day)),
            VisitReason::Instead(day) => say!(self, "plan-why-instead", day = self.weekday_day(*day)),
        }
    }

    /// That some visits of the plan are on days of another curator; `None` where none is.
    #[must_use]
    pub fn plan_of_others(&self, staff: &Staff, plan: &Plan) -> Option<String> {
        let visits = plan.visits_of_others();
        let mut names: Vec<String> =
            visits.iter().filter_map(|v| Some(name::short(&staff.curator(v.curator?)?.name))).collect();
        names.sort();
        names.dedup();
        (!visits.is_empty()).then(|| say!(self, "plan-of-others", n = visits.len(), who = names.join(", ")))
    }

    /// What is wrong with an appointment.
    #[must_use]
    pub fn plan_trouble(&self, trouble: AppointmentFault) -> String {
        let code = match trouble {
            AppointmentFault::Full { booked, capacity } => {
                return say!(self, "plan-trouble-full", n = booked, capacity = capacity);
            }
            AppointmentFault::NoDuty => "no_duty",
            AppointmentFault::Twice => "twice",
            AppointmentFault::Hour => "hour",
            AppointmentFault::Together => "together",
            AppointmentFault::Obstacle(DayObstacle::DayOff) => "day_off",
            AppointmentFault::Obstacle(DayObstacle::Leave) => "leave",
            AppointmentFault::Obstacle(DayObstacle::Excused) => "excused",
            AppointmentFault::Obstacle(DayObstacle::Impossible) => "impossible",
            AppointmentFault::Obstacle(DayObstacle::OutsideSpan) => "outside",
            AppointmentFault::Obstacle(DayObstacle::Visited | DayObstacle::Past) => "visited",
        };
        self.pick("plan-trouble", code)
    }

    /// Short titles, at most [`NAMED`] of them.
    fn named(&self, cases: &[Case], these: &[usize]) -> String {
        let mut names: Vec<String> = these.iter().map(|i| cases[*i].family.short.clone()).collect();
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let listed = names.join(", ");
        if more == 0 { listed } else { listed + &self.count("plan-and-more", more as u32) }
    }

    /// «с 12 по 16 января», «с 28 ноября по 4 декабря», «12 января».
    fn dates(&self, from: NaiveDate, to: NaiveDate) -> String {
        let of = |d: NaiveDate| self.pick("month-of", &d.month().to_string());
        if from == to {
            return say!(self, "plan-one-day", day = from.day(), month = of(from));
        }
        if (from.year(), from.month()) == (to.year(), to.month()) {
            return say!(self, "plan-one-month", from = from.day(), to = to.day(), month = of(to));
        }
        let dated = |d: NaiveDate| format!("{} {}", d.day(), of(d));
        say!(self, "plan-two-months", from = dated(from), to = dated(to))
    }
}
