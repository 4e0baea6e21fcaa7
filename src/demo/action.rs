//! An action of the demo, to be recorded later.

use crate::domain::{Act, Record};

/// What the curator did at one moment: one operation of the journal.
#[derive(Clone, Debug)]
pub struct DemoAction {
    /// When it was typed.
    pub wall: i64,
    pub act: Act,
    pub records: Vec<Record>,
    /// Whether it was typed on the other machine, which had not seen the last change.
    pub elsewhere: bool,
}
