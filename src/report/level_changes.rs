//! Families moved to another level (переведены на другой уровень): how many in a stretch of days, for better or worse.

use chrono::NaiveDate;

use crate::domain::{Case, Level};
use crate::norm::span::spans;
use crate::regulation::Rules;

/// Which way a family was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeDirection {
    /// To a less acute level.
    Better,
    /// To a more acute one.
    Worse,
}

/// A family on the day another level began to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelMove {
    /// The family, as an index into the cases asked.
    pub case: usize,
    /// The level before.
    pub from: Level,
    /// The level from that day on.
    pub to: Level,
    /// The day.
    pub on: NaiveDate,
}

impl LevelMove {
    /// Better or worse.
    #[must_use]
    pub fn direction(&self) -> ChangeDirection {
        if self.to < self.from { ChangeDirection::Better } else { ChangeDirection::Worse }
    }
}

/// The moves of `[from, to]`, both included, by case and day. A prolongation is no move, nor is the first level of an
/// accompaniment, be it the second one of a family that had been closed.
#[must_use]
pub fn moves(cases: &[Case], rules: &Rules, from: NaiveDate, to: NaiveDate) -> Vec<LevelMove> {
    let of = |(i, case): (usize, &Case)| {
        let spans = spans(case, rules);
        spans
            .windows(2)
            .filter(|pair| pair[0].began == pair[1].began && pair[0].level != pair[1].level)
            .map(|pair| LevelMove { case: i, from: pair[0].level, to: pair[1].level, on: pair[1].from })
            .filter(|m| from <= m.on && m.on <= to)
            .collect::<Vec<_>>()
    };
    cases.iter().enumerate().flat_map(of).collect()
}

/// Families that were moved from one level to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelPath {
    /// The level before.
    pub from: Level,
    /// The level after.
    pub to: Level,
    /// The families, each once, with the day of the last such move.
    pub behind: Vec<(usize, NaiveDate)>,
}

impl LevelPath {
    /// Better or worse.
    #[must_use]
    pub fn direction(&self) -> ChangeDirection {
        if self.to < self.from { ChangeDirection::Better } else { ChangeDirection::Worse }
    }
}

/// The moves by path, those from the most acute level first.
#[must_use]
pub fn paths(moves: &[LevelMove]) -> Vec<LevelPath> {
    let mut paths: Vec<LevelPath> = Vec::new();
    for m in moves {
        let at = paths.iter().position(|p| (p.from, p.to) == (m.from, m.to)).unwrap_or_else(|| {
            paths.push(LevelPath { from: m.from, to: m.to, behind: Vec::new() });
            paths.len() - 1
        });
        let behind = &mut paths[at].behind;
        match behind.iter_mut().find(|(case, _)| *case == m.case) {
            Some((_, on)) => *on = m.on.max(*on),
            None => behind.push((m.case, m.on)),
        }
    }
    paths.sort_by_key(|p| (std::cmp::Reverse(p.from), std::cmp::Reverse(p.to)));
    paths
}

/// How many families were moved that way at least once.
#[must_use]
pub fn families(moves: &[LevelMove], direction: ChangeDirection) -> usize {
    let mut cases: Vec<usize> = moves.iter().filter(|m| m.direction() == direction).map(|m| m.case).collect();
    cases.sort_unstable();
    cases.dedup();
    cases.len()
}
