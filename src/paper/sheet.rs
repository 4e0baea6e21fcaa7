//! A sheet of paper before it has a format: a head, parts one under the other, a foot.

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperSheet {
    /// What it is.
    pub title: String,
    /// Whose, of which days.
    pub under: Vec<String>,
    pub parts: Vec<SheetPart>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetPart {
    /// A head with something at its right: a day with its load.
    Head(String, String),
    /// A small head: a settlement.
    Place(String),
    /// A plain line.
    Line(String),
    /// A family.
    Entry(Box<SheetEntry>),
}

/// A family on a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetEntry {
    /// The number, or a letter.
    pub mark: String,
    /// The hour.
    pub time: String,
    /// The family.
    pub name: String,
    /// What must be known before the door; highlighted.
    pub warning: Option<String>,
    /// Everything else, a line each.
    pub lines: Vec<String>,
    /// Possible outcomes, a box each, with whether it is ticked.
    pub boxes: Vec<(String, bool)>,
    /// Whether there is an empty line to write on.
    pub has_room: bool,
}
