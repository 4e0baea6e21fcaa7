//! Rows that head a section of a table: its level, its status, that its families are no longer accompanied, its
//! settlement, its curator. The rows below belong to it until a head of its kind, or of one that was there before.

use crate::domain::Level;
use crate::domain::mark::Status;
use crate::roster::content;
use crate::roster::words::{self, CellMark, plain};
use crate::table::TableSheet;

/// What the head of a section says of the rows below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SectionHead {
    Level(Level),
    Status(Status),
    /// They are no longer accompanied.
    Closed,
    /// They are accompanied: it ends a section of closed ones.
    Current,
    Settlement,
    Street,
    Curator,
}

/// The most words of a head of a section: more are a sentence.
const MOST_WORDS: usize = 6;

impl SectionHead {
    /// What a text says as the head of a section; settlements are known by their place.
    pub(super) fn of(text: &str) -> Option<SectionHead> {
        if CellMark::Ditto.is(text) {
            return None;
        }
        if curator(text).is_some() {
            return Some(SectionHead::Curator);
        }
        if plain(text).split(' ').count() > MOST_WORDS {
            return None;
        }
        let is_closed = CellMark::Closed.is_in(text);
        match (is_closed, CellMark::Current.is_in(text)) {
            (true, false) => Some(SectionHead::Closed),
            (true, true) => None,
            (false, is_current) => words::level(text)
                .map(SectionHead::Level)
                .or_else(|| words::status(text).map(SectionHead::Status))
                .or(is_current.then_some(SectionHead::Current)),
        }
    }

    /// Whether a section of this kind ends one of the other.
    fn ends(self, other: SectionHead) -> bool {
        use SectionHead::{Closed, Current, Level, Settlement, Status, Street};
        match (self, other) {
            (Settlement, Street) => true,
            (Closed | Current, Level(_) | Status(_) | Closed) | (Level(_) | Status(_), Closed) => true,
            (one, other) => std::mem::discriminant(&one) == std::mem::discriminant(&other),
        }
    }

    /// Whether it goes on in another table of the sheet.
    fn is_of_sheet(self) -> bool {
        matches!(self, SectionHead::Level(_) | SectionHead::Status(_) | SectionHead::Closed)
    }
}

/// The curator whom the head of a section names: «Специалист Смирнова Т. Н.».
pub(in crate::roster) fn curator(text: &str) -> Option<String> {
    if !CellMark::Curator.begins(text) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let rest =
        |at: usize| words[at..].join(" ").trim_matches([':', ' ', '.', '\u{2013}', '\u{2014}']).to_owned();
    let named = |at: &usize| words[*at].starts_with(char::is_uppercase) && content::is_named(&rest(*at));
    let at = (1..words.len()).find(named)?;
    // A dot behind initials is theirs.
    Some(words[at..].join(" "))
}

/// Whether a name of a sheet or a section says that its families are no longer accompanied.
pub(in crate::roster) fn is_of_closed(text: &str) -> bool {
    CellMark::Closed.is_in(text) && !CellMark::Current.is_in(text)
}

/// What says of a row that its family is no longer accompanied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosedHead {
    /// The head of its section, by its place in the sheet.
    Row(usize),
    /// The name of the sheet.
    Sheet,
}

/// What the heads above a row say of it; rows by their place in the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowContext {
    pub level: Option<Level>,
    pub status: Option<Status>,
    /// What says that they are no longer accompanied.
    pub closed: Option<ClosedHead>,
    /// The row that names the settlement.
    pub settlement: Option<usize>,
    /// The row that names the street.
    pub street: Option<usize>,
    /// The row that names the curator.
    pub curator: Option<usize>,
    /// The row that names the family.
    pub family: Option<usize>,
}

/// The sections that are open at a row, the outer ones first.
#[derive(Default)]
pub(super) struct SectionStack {
    /// What the name of the sheet says.
    level: Option<Level>,
    closed: Option<ClosedHead>,
    open: Vec<OpenSection>,
    family: Option<usize>,
}

struct OpenSection {
    said: SectionHead,
    at: usize,
    /// Whether a row of it has been read.
    has_rows: bool,
}

impl SectionStack {
    pub(super) fn of(sheet: &TableSheet) -> SectionStack {
        let closed = is_of_closed(&sheet.name).then_some(ClosedHead::Sheet);
        SectionStack { level: words::level(&sheet.name), closed, ..SectionStack::default() }
    }

    /// A section begins at a row.
    pub(super) fn begin(&mut self, said: SectionHead, at: usize) {
        self.family = None;
        if let Some(ended) = self.open.iter().position(|open| said.ends(open.said)) {
            self.open.truncate(ended);
        }
        if said == SectionHead::Current {
            self.closed = None;
        } else {
            self.open.push(OpenSection { said, at, has_rows: false });
        }
    }

    /// The people of a family begin below a row.
    pub(super) fn begin_family(&mut self, at: usize) {
        self.family = Some(at);
    }

    /// Another table begins: what is between it and the one before is about it.
    pub(super) fn begin_table(&mut self) {
        self.family = None;
        self.open.retain(|open| open.said.is_of_sheet() || !open.has_rows);
    }

    /// What is said of a row that is read.
    pub(super) fn above(&mut self) -> RowContext {
        let mut above = RowContext {
            level: self.level,
            closed: self.closed,
            family: self.family,
            ..RowContext::default()
        };
        for OpenSection { said, at, has_rows } in &mut self.open {
            *has_rows = true;
            match said {
                SectionHead::Level(level) => above.level = Some(*level),
                SectionHead::Status(status) => above.status = Some(*status),
                SectionHead::Closed => above.closed = Some(ClosedHead::Row(*at)),
                SectionHead::Settlement => above.settlement = Some(*at),
                SectionHead::Street => above.street = Some(*at),
                SectionHead::Curator => above.curator = Some(*at),
                SectionHead::Current => {}
            }
        }
        above
    }
}
