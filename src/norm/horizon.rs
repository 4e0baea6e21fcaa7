//! How far ahead an end is announced.

/// How many days ahead an activity and a deadline of the document are shown.
pub const AHEAD: u64 = 14;

/// Days before a birthday of 3, 14 or 18, and before the end of a term, on which the deadline appears: papers must be
/// prepared.
pub const COMING: u64 = 30;
