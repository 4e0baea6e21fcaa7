//! The result of a merge: operations and their authors, families, findings.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::Id;
use crate::domain::transfer::{TakeUpRecord, Transfer};
use crate::store::check::report::Finding;
use crate::store::read::history;

/// The result of a merge, or of its dry run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MergeResult {
    /// Operations that were missing here, or lacked a part.
    pub operations: usize,
    /// Those of them that are more than notes of actions.
    #[serde(skip)]
    pub news: usize,
    /// Records that were emptied, because an erasure lists them.
    #[serde(skip)]
    pub erased: usize,
    /// Families that they write to.
    pub families_changed: usize,
    /// Conflicts that it opens, as they are listed.
    pub conflicts: usize,
    /// What a person should look at.
    pub findings: Vec<Finding>,
    /// The authors, the one with most operations first.
    pub from: Vec<AuthorShare>,
    /// The families, by title.
    pub families: Vec<MergedFamily>,
    /// The transfer that the file was made for, if it hands over one family.
    pub transfer: Option<FileTransfer>,
    /// The families of this file that an erasure empties, by title.
    pub emptied: Vec<String>,
}

/// The transfer that a file was made for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileTransfer {
    pub family: Id,
    /// Who hands it over: district and curator.
    pub sender: Option<String>,
    /// Who takes it over.
    pub to_whom: Option<String>,
    pub reason: Option<String>,
    /// The number of the act.
    pub number: Option<String>,
    /// The day of the act.
    pub on: NaiveDate,
    /// What is still to be written here to take the family up.
    #[serde(skip)]
    pub lacks: Vec<TakeUpRecord>,
}

impl From<Transfer> for FileTransfer {
    fn from(transfer: Transfer) -> FileTransfer {
        let Transfer { of, sender, to_whom, reason, number, on, .. } = transfer;
        FileTransfer { family: of.0, sender, to_whom, reason, number, on, lacks: Vec::new() }
    }
}

/// A family that a merge touches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MergedFamily {
    pub id: Id,
    /// The title; empty if it is deleted.
    pub title: String,
    /// What lists call it; of a deleted one by its last fields, empty if they are destroyed.
    pub short: String,
    /// Whether it is deleted.
    #[serde(skip)]
    pub is_deleted: bool,
}

/// The operations of one author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuthorShare {
    /// The author: curator and computer.
    pub by: String,
    /// How many operations.
    pub operations: usize,
    /// The day of the first, as the computer said.
    pub first: Option<NaiveDate>,
    /// The day of the last.
    pub last: Option<NaiveDate>,
}

impl AuthorShare {
    /// The authors, the one with most operations first, from the wall times of their operations.
    pub(in crate::store) fn all(by: BTreeMap<String, Vec<i64>>) -> Vec<AuthorShare> {
        let mut sources: Vec<AuthorShare> = by
            .into_iter()
            .map(|(by, walls)| AuthorShare {
                by,
                operations: walls.len(),
                first: walls.iter().min().and_then(|wall| history::day(*wall)),
                last: walls.iter().max().and_then(|wall| history::day(*wall)),
            })
            .collect();
        sources.sort_by(|a, b| (b.operations, &a.by).cmp(&(a.operations, &b.by)));
        sources
    }
}
