//! The curators of a file: what each has on her hands today, and the state of the norms of her families.

use crate::domain::{Case, CuratorId, FamilyId, Level, Unit};
use crate::norm::load::{self, DistrictCaseload};
use crate::norm::{NormContext, RowState, Standing};

/// States of the rows of the current week or month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCount {
    /// Rows that demand something.
    pub all: usize,
    /// Of them those met.
    pub met: usize,
    /// Rows of the period before that ended short.
    pub short: usize,
}

/// A curator with her families of the day.
pub struct CuratorRow {
    /// Who.
    pub curator: CuratorId,
    /// Her name.
    pub name: String,
    /// Families by level, the most acute first.
    pub levels: [(Level, usize); 4],
    pub load: DistrictCaseload,
    /// Things that are late: visits of the period before, activities, terms without a decision.
    pub late: usize,
    pub week: RowCount,
    pub month: RowCount,
    /// Her families, with what is late of each.
    pub families: Vec<(FamilyId, usize)>,
}

/// All curators of the file, by name, with those of the families that each answers for on the day asked.
#[must_use]
pub fn staff(ground: NormContext<'_>, all: &[(&Case, &Standing)]) -> Vec<CuratorRow> {
    let row = |curator: &crate::domain::schedule::Curator| {
        let of = |c: &Case| ground.staff.curator_of(c, ground.today) == Some(curator.id);
        let families: Vec<(&Case, &Standing)> = all.iter().copied().filter(|(c, _)| of(c)).collect();
        let rows = |unit: Unit| {
            let now = families.iter().flat_map(|(_, s)| &s.rows).filter(|r| r.unit == unit && r.required > 0);
            let short = families.iter().flat_map(|(_, s)| &s.short).filter(|r| r.unit == unit).count();
            let met = now.clone().filter(|r| r.state == RowState::Met).count();
            RowCount { all: now.count(), met, short }
        };
        CuratorRow {
            curator: curator.id,
            name: curator.name.clone(),
            levels: Level::ACUTE_FIRST
                .map(|level| (level, families.iter().filter(|(_, s)| s.level == Some(level)).count())),
            load: load::load(ground, families.iter().map(|(c, _)| *c)),
            late: families.iter().map(|(_, s)| s.late(ground.today)).sum(),
            week: rows(Unit::Week),
            month: rows(Unit::Month),
            families: families.iter().map(|(c, s)| (c.family.id, s.late(ground.today))).collect(),
        }
    };
    ground.staff.curators.iter().map(row).collect()
}
