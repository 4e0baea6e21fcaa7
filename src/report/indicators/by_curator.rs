//! The report of a service by curator: who has how much of each number, and what is missing from whom since when.

use chrono::NaiveDate;

use super::report::IndicatorReport;
use super::{IndicatorValue, known_values};
use crate::domain::paper::Closing;
use crate::domain::period::Period;
use crate::domain::schedule::Curator;
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, CuratorId, Id, day};
use crate::norm::{NormContext, register};

/// The part of a curator in a report.
#[derive(Clone, Debug, PartialEq)]
pub struct CuratorPart {
    /// Who; `None`: families that no curator answers for.
    pub curator: Option<Curator>,
    /// The values of her families while she answered for them, in the order of the indicators.
    pub values: Vec<IndicatorValue>,
    /// Families accompanied in the period.
    pub families: usize,
    /// How many records of the period lack something.
    pub gaps: usize,
    /// The day of the last contact with one of her families, up to the day asked; `None`: there was none.
    pub last: Option<NaiveDate>,
}

/// The parts of all curators of the file, by name, and of the families without a curator. A curator without families
/// has a part too: that she sent nothing must be seen.
#[must_use]
pub fn parts(ground: NormContext<'_>, cases: &[Case], report: &IndicatorReport) -> Vec<CuratorPart> {
    let period = report.own().period;
    let reached = period.reached(ground.today);
    let of = |curator: Option<CuratorId>| -> CuratorPart {
        let whose = curator.map_or(CuratorFilter::Nobody, CuratorFilter::One);
        let answers = |case: &Case, day| ground.staff.curator_of(case, day) == curator;
        let gaps = report
            .gaps
            .iter()
            .filter(|g| g.case.is_some_and(|c| answers(&cases[c], g.answered_on(period.from))));
        let own = || cases.iter().filter(|case| ground.staff.may_answer(case, whose));
        let contacts = own().flat_map(|case| {
            let days = case.contacts.iter().map(|c| c.on);
            days.filter(|on| *on <= ground.today && !case.is_elsewhere(*on) && answers(case, *on))
        });
        CuratorPart {
            curator: curator.and_then(|id| ground.staff.curator(id)).cloned(),
            values: known_values(ground, cases, &[], &report.indicators, (period, whose), report.known),
            families: own().filter(|case| counts(ground, case, reached, whose)).count(),
            gaps: gaps.count(),
            last: contacts.max(),
        }
    };
    let mut parts: Vec<CuratorPart> = ground.staff.curators.iter().map(|c| of(Some(c.id))).collect();
    let nobody = of(None);
    if nobody.families > 0 {
        parts.push(nobody);
    }
    parts
}

/// Of pairs of families that are likely to be one those that were both on the register in the period, as indexes into the
/// cases: each of them is counted twice.
#[must_use]
pub fn twins(
    ground: NormContext<'_>,
    cases: &[Case],
    period: Period,
    pairs: &[(Id, Id)],
) -> Vec<(usize, usize)> {
    let is_counted = |id: Id| {
        let on_register = |case: &Case| register::within(case, ground.rules, (period.from, period.to));
        cases.iter().position(|case| case.family.id.0 == id && on_register(case))
    };
    pairs.iter().filter_map(|(one, other)| Some((is_counted(*one)?, is_counted(*other)?))).collect()
}

/// Whether a family is of the figures of these curators: they answered for it on one of the days, or till the eve of its
/// closing on one.
fn counts(ground: NormContext<'_>, case: &Case, period: Period, whose: CuratorFilter) -> bool {
    let closed = |c: &Closing| {
        let eve = day::day_before(c.on);
        period.holds(c.on)
            && !case.was_closed_elsewhere(c.on)
            && whose.holds(ground.staff.curator_of(case, eve))
    };
    answered(ground, case, period, whose) || case.closings.iter().any(closed)
}

/// Whether one of these curators answered for a family on the register on one of the days. Who answers changes only
/// where an assignment begins or ends.
#[must_use]
pub fn answered(ground: NormContext<'_>, case: &Case, period: Period, whose: CuratorFilter) -> bool {
    let changes = case.assignments.iter().flat_map(|a| [Some(a.from), a.until]).flatten();
    let begun = register::beginnings(case, ground.rules).into_iter().map(|b| b.on);
    let mut days = changes.chain(begun).filter(|day| period.holds(*day)).chain([period.from]);
    days.any(|day| {
        whose.holds(ground.staff.curator_of(case, day)) && register::on(case, ground.rules, day).is_some()
    })
}
