//! The people who do the visiting.

use chrono::NaiveDate;

use super::Case;
use super::CuratorId;
use super::day;
use super::schedule::{Capacity, Curator, Duty, Leave};

/// Whose families are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CuratorFilter {
    /// Everybody's.
    #[default]
    All,
    /// Those of this curator.
    One(CuratorId),
    /// Those that no curator answers for.
    Nobody,
}

impl CuratorFilter {
    /// The filter a file opens with: families of its curator, or all where it has none.
    #[must_use]
    pub fn own(staff: &Staff) -> CuratorFilter {
        staff.own.map_or(CuratorFilter::All, CuratorFilter::One)
    }

    /// Of one curator, or of all where none is named.
    #[must_use]
    pub fn of(curator: Option<CuratorId>) -> CuratorFilter {
        curator.map_or(CuratorFilter::All, CuratorFilter::One)
    }

    /// Whether families of `curator` are looked at.
    #[must_use]
    pub fn holds(self, curator: Option<CuratorId>) -> bool {
        match self {
            CuratorFilter::All => true,
            CuratorFilter::One(one) => curator == Some(one),
            CuratorFilter::Nobody => curator.is_none(),
        }
    }
}

/// The people who do the visiting, and what limits them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Staff {
    /// The file's own curator.
    pub own: Option<CuratorId>,
    /// All curators of the file.
    pub curators: Vec<Curator>,
    /// Curators of other districts, by name alone: records of a family that was handed over refer to them.
    pub elsewhere: Vec<Curator>,
    pub leaves: Vec<Leave>,
    /// Duty days.
    pub duties: Vec<Duty>,
    pub capacities: Vec<Capacity>,
}

impl Staff {
    /// The one curator of a file that has only one; she may be left out of its records.
    #[must_use]
    pub fn only(&self) -> Option<CuratorId> {
        match self.curators.as_slice() {
            [one] => Some(one.id),
            _ => None,
        }
    }

    /// The same families: in a file with one curator all are those of this curator.
    #[must_use]
    pub fn extent(&self, whose: CuratorFilter) -> CuratorFilter {
        self.only().map_or(whose, CuratorFilter::One)
    }

    /// Who is meant when nobody is named: the file's own curator, else the only one.
    #[must_use]
    pub fn default_curator(&self) -> Option<CuratorId> {
        self.own.or_else(|| self.only())
    }

    /// Who answers for `case` on `day`; in a file with one curator she needs no assignment. The assignment to a curator of
    /// another district says nothing of this one.
    #[must_use]
    pub fn curator_of(&self, case: &Case, day: NaiveDate) -> Option<CuratorId> {
        let is_elsewhere = |id: &CuratorId| self.elsewhere.iter().any(|c| c.id == *id);
        case.curator_on(day).filter(|id| !is_elsewhere(id)).or_else(|| self.default_curator())
    }

    /// Whether one of these curators may answer for `case` on some day.
    #[must_use]
    pub fn may_answer(&self, case: &Case, whose: CuratorFilter) -> bool {
        match whose {
            CuratorFilter::All | CuratorFilter::Nobody => true,
            CuratorFilter::One(id) => {
                self.default_curator() == Some(id) || case.assignments.iter().any(|a| a.curator == id)
            }
        }
    }

    /// Who answered for `case` on the most of these days; of two with as many the later one.
    #[must_use]
    pub fn curator_of_most(&self, case: &Case, from: NaiveDate, to: NaiveDate) -> Option<CuratorId> {
        let last = self.curator_of(case, to);
        if case.assignments.iter().all(|a| a.from <= from && a.until.is_none_or(|until| to < until)) {
            return last;
        }
        let mut counted: Vec<(Option<CuratorId>, usize)> = Vec::new();
        for day in day::days(from, day::day_after(to)) {
            let curator = self.curator_of(case, day);
            match counted.iter().position(|(c, _)| *c == curator) {
                Some(at) => {
                    let (curator, days) = counted.remove(at);
                    counted.push((curator, days + 1));
                }
                None => counted.push((curator, 1)),
            }
        }
        counted.into_iter().max_by_key(|(_, days)| *days).map_or(last, |(curator, _)| curator)
    }

    /// A curator of this district or of another one that a family came from.
    #[must_use]
    pub fn named(&self, id: CuratorId) -> Option<&Curator> {
        self.curators.iter().chain(&self.elsewhere).find(|c| c.id == id)
    }

    #[must_use]
    pub fn curator(&self, id: CuratorId) -> Option<&Curator> {
        self.curators.iter().find(|c| c.id == id)
    }

    /// The deputy during a leave: the deputy it names, unless that is the very curator who is away.
    #[must_use]
    pub fn deputy(&self, leave: &Leave) -> Option<CuratorId> {
        leave.deputy.filter(|deputy| Some(*deputy) != leave.curator.or_else(|| self.default_curator()))
    }

    /// Whether a record without a curator, or of `theirs`, speaks of `curator`.
    #[must_use]
    pub fn concerns(&self, theirs: Option<CuratorId>, curator: Option<CuratorId>) -> bool {
        theirs.or_else(|| self.default_curator()) == curator.or_else(|| self.default_curator())
    }
}
