//! What is done with a sitting.

/// What is done with a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SittingAction {
    /// It is chosen what.
    Choose,
    /// Families are put on.
    PutOn,
    /// The agenda is read.
    Read,
    /// The agenda is printed.
    Print,
    /// What was decided is entered.
    Decide,
}
