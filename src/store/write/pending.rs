//! The actions of the journal that are in memory until the next write.

use std::path::PathBuf;

use crate::domain::action::Action;

/// Actions that are not written yet.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct PendingActions {
    /// When the screens opened the file; it is written with the first action.
    pub(super) opened: Option<i64>,
    /// Whether lists of the file were read since: then the opening is written at the latest when the program ends.
    pub(super) shown: bool,
    pub(super) actions: Vec<Action>,
    /// The logs of earlier runs that hold some of them.
    pub(super) logs: Vec<PathBuf>,
}
