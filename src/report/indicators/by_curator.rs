//! The report of a service by curator: who has how much of each number, and what is missing from whom since when.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::report::Report;
use super::{Value, figure, values};
use crate::domain::period::Period;
use crate::domain::schedule::Curator;
use crate::domain::{Case, CuratorId};
use crate::norm::Ground;
use crate::regulation::indicator::Measure;

/// The part of a curator in a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Who; `None`: families that no curator answers for.
    pub curator: Option<Curator>,
    /// The values of her families, in the order of the indicators.
    pub values: Vec<Value>,
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
pub fn parts(ground: Ground<'_>, cases: &[Case], report: &Report) -> Vec<Part> {
    let period = report.own().period;
    let day = period.to.min(ground.today);
    let answers = |case: &Case| ground.staff.curator_of(case, day);
    let of = |curator: Option<CuratorId>| -> Part {
        let of_curator: Vec<Case> = cases.iter().filter(|c| answers(c) == curator).cloned().collect();
        let gaps = report.gaps.iter().filter_map(|g| g.case).filter(|c| answers(&cases[*c]) == curator);
        let contacts =
            of_curator.iter().flat_map(|c| c.contacts.iter().map(|c| c.on).chain(c.visited_before));
        Part {
            curator: curator.and_then(|id| ground.staff.curator(id)).cloned(),
            values: values(ground, &of_curator, &[], &report.indicators, period),
            families: accompanied(ground, &of_curator, period),
            gaps: gaps.count(),
            last: contacts.filter(|on| *on <= ground.today).max(),
        }
    };
    let mut parts: Vec<Part> = ground.staff.curators.iter().map(|c| of(Some(c.id))).collect();
    let nobody = of(None);
    if nobody.families > 0 {
        parts.push(nobody);
    }
    parts
}

/// Families that were on accompaniment on the eve of the period or began in it.
fn accompanied(ground: Ground<'_>, cases: &[Case], period: Period) -> usize {
    let of = |measure| figure(ground, cases, &measure, period).families();
    let all: BTreeSet<usize> = &of(Measure::AtStart) | &of(Measure::TakenOn);
    all.len()
}
