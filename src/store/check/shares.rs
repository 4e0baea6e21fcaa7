//! The comparison of log and projections in shares, which two threads take: a person waits for a check.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::projections::{SparseProjections, TableCounts};
use crate::domain::UserError;
use crate::store::Reader;
use crate::store::state::parts::EntityRange;

/// The ranges the entities are cut into: enough for both threads to end at about the same time.
const RANGES: usize = 8;

/// The first records of a range that differ, and the rows that the range must have.
type ComparedRange = Result<(Vec<String>, TableCounts), UserError>;

/// The work of the threads.
pub(super) struct ProjectionShares {
    /// As many differences of a range are of interest.
    most: usize,
    listed: SparseProjections,
    ranges: Vec<EntityRange>,
    /// The next range.
    next: AtomicUsize,
    /// By the place of the range.
    compared: Mutex<BTreeMap<usize, ComparedRange>>,
}

impl ProjectionShares {
    /// Cuts the work.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn cut(reader: Reader<'_>, most: usize) -> Result<ProjectionShares, UserError> {
        Ok(ProjectionShares {
            most,
            listed: SparseProjections::read(reader)?,
            ranges: EntityRange::cut(reader.conn, RANGES)?,
            next: AtomicUsize::new(0),
            compared: Mutex::default(),
        })
    }

    /// Compares ranges until none is left.
    pub(super) fn work(&self, reader: Reader<'_>) {
        while let (place, Some(range)) = {
            let place = self.next.fetch_add(1, Ordering::Relaxed);
            (place, self.ranges.get(place))
        } {
            let mut differing = Vec::new();
            let rows = reader.mismatches_in(range, &self.listed, &mut |what| {
                if differing.len() < self.most {
                    differing.push(what);
                }
            });
            let compared = rows.map(|rows| (differing, rows));
            self.compared.lock().unwrap_or_else(PoisonError::into_inner).insert(place, compared);
        }
    }

    /// Reports the records of all ranges that differ, and the tables with a wrong number of rows.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn report(self, reader: Reader<'_>, tell: &mut dyn FnMut(String)) -> Result<(), UserError> {
        let mut expected = TableCounts::default();
        for compared in self.compared.into_inner().unwrap_or_else(PoisonError::into_inner).into_values() {
            let (differing, rows) = compared?;
            differing.into_iter().for_each(&mut *tell);
            expected.append(rows);
        }
        reader.wrong_counts(&expected, tell)
    }
}
