//! The list under a field, and the value that the list or typed letters replace.

use crate::ui::editor::Editor;

/// The list under the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pick {
    /// Not shown.
    #[default]
    Shut,
    /// Shown, with this row marked.
    Open(usize),
}

/// The value of a field that is being replaced.
pub(super) struct Stood {
    pub(super) text: Editor,
    /// What the file keeps for it.
    pub(super) code: Option<String>,
    /// By what.
    pub(super) by: Began,
}

/// What began to replace the value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Began {
    /// Its list was opened.
    List,
    /// Letters were typed.
    Letters,
}
