//! The rule of typing, one for every window of the program, and the outcome of a key that is no command.
//!
//! 1. What is typed goes into text. Where a window has a field of text, that field has the focus when the window opens,
//!    or takes the letters though the focus is on a choice.
//! 2. A choice is changed by the arrows and by Space; by the typed beginning of any word of an option only while the
//!    focus was moved to it by hand. The beginning is shown, Backspace shortens it.
//! 3. Enter takes the window as it is shown, in a form that fills the screen the field with the marked row of its list;
//!    where a field takes free text, the row marked first is what was typed. Esc takes one step back and changes no value.
//! 4. What was proposed and is replaced whole by the first letter looks selected. Text that a person wrote never is, nor
//!    what was refused: it stays there to be corrected.
//! 5. F1 and F7 open over any window, which is suspended and comes back; F10 in a window is a step back.
//! 6. A burst of letters with line ends among them is a paste: one edit in a text, nothing elsewhere. So is a line that
//!    comes at once on a list, unless it begins as keys do.
//! 7. Nothing is dropped without a word: the bottom line reports a key or a paste that means nothing where it falls.
//! 8. What a killed program left unfinished is named first: keys reach it after Enter.
//!
//! `tests/screens/writing.rs` checks it over all windows and all their fields.

/// What became of a key that is no command, or of a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyOutcome {
    /// It was taken.
    Taken,
    /// It was not, for a reason of the field it fell on.
    Refused(String),
    /// It means nothing here.
    Nowhere,
}

impl KeyOutcome {
    /// Taken, or without a meaning here.
    #[must_use]
    pub fn of(taken: bool) -> KeyOutcome {
        if taken { KeyOutcome::Taken } else { KeyOutcome::Nowhere }
    }
}
