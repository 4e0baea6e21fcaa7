//! The list under a field, and what stood in the field before its list was opened or letters were typed over it.

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

/// What stood in a field before something else began to take its place.
pub(super) struct Stood {
    /// Its text.
    pub(super) text: Editor,
    /// What the file keeps for it.
    pub(super) code: Option<String>,
    /// By what.
    pub(super) by: Began,
}

/// By what something else began to take the place of what stood in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Began {
    /// Its list was opened.
    List,
    /// Letters were typed.
    Letters,
}
