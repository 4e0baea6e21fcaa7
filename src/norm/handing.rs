//! A hand-over to another curator: which families change hands on its day, which stay as they are, and whose load changes.

use std::collections::BTreeMap;

use super::{NormContext, current};
use crate::domain::handover::Handover;
use crate::domain::{Act, Case, CuratorId, FamilyId, Record, Staff};

/// What a hand-over does. Numbers are indices into the cases asked.
#[derive(Clone, Debug, PartialEq)]
pub struct HandoverPlan {
    pub handover: Handover,
    /// The families handed over, as they are.
    pub cases: Vec<usize>,
    pub records: Vec<Record>,
    /// Families closed since: they stay as they are.
    pub closed: usize,
    /// Families that the new curator has already.
    pub same: usize,
}

/// Whether the family may be one of the curator's: she answers for those without an assignment, or has one.
#[must_use]
pub fn may_be_of(staff: &Staff, curator: CuratorId, case: &Case) -> bool {
    staff.default_curator() == Some(curator) || case.assignments.iter().any(|a| a.curator == curator)
}

impl HandoverPlan {
    /// What it does with these families, closed ones among them; `of`: only with those of this curator.
    #[must_use]
    pub fn of(
        ground: NormContext<'_>,
        handover: Handover,
        of: Option<CuratorId>,
        cases: &[Case],
    ) -> HandoverPlan {
        let mut handing =
            HandoverPlan { handover, cases: Vec::new(), records: Vec::new(), closed: 0, same: 0 };
        for (i, case) in cases.iter().enumerate() {
            if of.is_some() && ground.staff.curator_of(case, handover.from) != of {
                continue;
            }
            let is_current = |today| current::is_current(NormContext { today, ..ground }, case);
            match (is_current(handover.from), is_current(ground.today)) {
                (false, false) => continue,
                (true, true) => {}
                _ => {
                    handing.closed += 1;
                    continue;
                }
            }
            let records = handover.records(case, ground.staff);
            if records.is_empty() {
                handing.same += 1;
                continue;
            }
            handing.cases.push(i);
            handing.records.extend(records);
        }
        handing
    }

    /// The action that it is.
    #[must_use]
    pub fn act(&self) -> Act {
        if self.cases.len() == 1 { Act::FamilyHandedOver } else { Act::HandedOver }
    }

    /// The families as they would be.
    #[must_use]
    pub fn after(&self, cases: &[Case]) -> BTreeMap<FamilyId, Case> {
        let handed = self.cases.iter().map(|i| &cases[*i]);
        handed.map(|case| (case.family.id, self.handover.after(case))).collect()
    }

    /// The curators whose load changes, the receiver last.
    #[must_use]
    pub fn concerned(&self, staff: &Staff, cases: &[Case], on: chrono::NaiveDate) -> Vec<CuratorId> {
        let givers = self.cases.iter().filter_map(|i| staff.curator_of(&cases[*i], on));
        let mut concerned: Vec<CuratorId> = givers.filter(|curator| *curator != self.handover.to).collect();
        concerned.sort_unstable();
        concerned.dedup();
        concerned.push(self.handover.to);
        concerned
    }
}
