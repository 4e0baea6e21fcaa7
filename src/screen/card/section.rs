//! The sections of the card by name, for those who lead to one.

/// A section that something leads to, by its place among all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardSection {
    /// The summary of the family as of the day.
    Now = 0,
    Members = 1,
    /// Visits and calls.
    Contacts = 2,
    /// Programme and activities.
    Plan = 3,
    /// Decisions on levels, and closings.
    Levels = 4,
    /// The path of the case, before the history.
    Path = 9,
}
