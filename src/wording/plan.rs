//! The plan in words: which days are too few, the remedies, why a visit is on its day.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Case, day};
use crate::norm::slack::Obstacle;
use crate::plan::bottleneck::{Bottleneck, Part};
use crate::plan::remedy::{Change, DayCapacity, Remedy};
use crate::plan::{Plan, Trouble, Why};
use crate::text::{Words, say};

/// Families named in a sentence; more are counted.
const NAMED: usize = 6;

impl Words {
    /// Whether the norms can be kept, in one sentence.
    #[must_use]
    pub fn plan_proof(&self, plan: &Plan) -> String {
        let day = self.day(plan.horizon.end);
        if plan.is_feasible() {
            return say!(self, "plan-feasible", day = day, n = plan.owed);
        }
        say!(self, "plan-infeasible", day = day, owed = plan.owed, placed = plan.placed, short = plan.short)
    }

    /// «с 12 по 16 января нужно 14 визитов, по силам 10 (5 дней по 2): не хватает 4: Иванова, Гусев».
    #[must_use]
    pub fn plan_part(&self, cases: &[Case], part: &Part) -> String {
        let id = match part.narrow {
            Bottleneck::Days => "plan-part-days",
            Bottleneck::Off(Obstacle::Leave) => "plan-part-leave",
            Bottleneck::Off(_) => "plan-part-off",
            Bottleneck::Family if part.capacity > 0 => "plan-part-family",
            Bottleneck::Family | Bottleneck::NoDay => "plan-part-no-day",
        };
        let even = match part.even {
            Some((days, each)) => say!(self, "plan-even", n = days, each = each),
            None if part.booked > 0 => self.count("plan-booked", part.booked),
            None => String::new(),
        };
        let days = part.span().map(|(from, to)| self.dates(from, to)).unwrap_or_default();
        say!(
            self,
            id,
            days = days,
            need = self.count("plan-need", part.need),
            capacity = part.capacity,
            even = even,
            short = part.short(),
            who = self.named(cases, &part.cases)
        )
    }

    /// The days that lack, part by part: «25–27.11, 07–31.12»; more than two are cut short.
    #[must_use]
    pub fn lacking(&self, parts: &[Part]) -> String {
        let spans: Vec<(NaiveDate, NaiveDate)> = parts.iter().filter_map(Part::span).collect();
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
    pub fn plan_mend(&self, cases: &[Case], part: &Part, mend: &Remedy) -> String {
        let who = |case: &usize| cases[*case].family.short.clone();
        let span = |from: NaiveDate, until: NaiveDate| self.dates(from, day::day_before(until));
        let change = match &mend.change {
            Change::Duty(days) => {
                let days: Vec<String> = days.iter().map(|t| self.weekday_day(t.on)).collect();
                say!(self, "plan-mend-duty", days = days.join(", "))
            }
            Change::Capacity(days) => {
                let day = |t: &DayCapacity| {
                    say!(self, "plan-mend-capacity-day", day = self.weekday_day(t.on), n = t.visits)
                };
                let days: Vec<String> = days.iter().map(day).collect();
                say!(self, "plan-mend-capacity", days = days.join(", "))
            }
            Change::Deputy { from, until, .. } => {
                say!(self, "plan-mend-deputy", days = span(*from, *until))
            }
            Change::TakeOff { case, on, .. } => {
                let day = self.weekday_day(*on);
                say!(self, "plan-mend-take-off", who = who(case), day = day)
            }
            Change::Absence { case, from, until } => {
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
    pub fn plan_why(&self, why: &Why) -> String {
        match why {
            Why::Appointed => self.say("plan-why-appointed"),
            Why::Beyond => self.say("plan-why-beyond"),
            Why::Trouble(trouble) => self.plan_trouble(*trouble),
            Why::OnlyDays => self.say("plan-why-only-days"),
            Why::LastDay => self.say("plan-why-last-day"),
            Why::Seen => self.say("plan-why-seen"),
            Why::After(days) => self.count("plan-why-after", *days),
            Why::Together { place, others } => {
                say!(self, "plan-why-together", n = (*others), place = place.as_str())
            }
            Why::Convenient => self.say("plan-why-convenient"),
            Why::Until(day) => say!(self, "plan-why-until", day = self.weekday_day(*day)),
            Why::Instead(day) => say!(self, "plan-why-instead", day = self.weekday_day(*day)),
        }
    }

    /// What is wrong with an appointment.
    #[must_use]
    pub fn plan_trouble(&self, trouble: Trouble) -> String {
        let code = match trouble {
            Trouble::Full { booked, capacity } => {
                return say!(self, "plan-trouble-full", n = booked, capacity = capacity);
            }
            Trouble::Twice => "twice",
            Trouble::Hour => "hour",
            Trouble::Together => "together",
            Trouble::Obstacle(Obstacle::DayOff) => "day_off",
            Trouble::Obstacle(Obstacle::Leave) => "leave",
            Trouble::Obstacle(Obstacle::Excused) => "excused",
            Trouble::Obstacle(Obstacle::Impossible) => "impossible",
            Trouble::Obstacle(Obstacle::OutsideSpan) => "outside",
            Trouble::Obstacle(Obstacle::Visited | Obstacle::Past) => "visited",
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
