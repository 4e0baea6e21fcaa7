//! Rows that head a section of a table: its level, its status, that its families are no longer accompanied, its
//! settlement, its curator. The rows below belong to it until a head of its kind, or of one that was there before.

use crate::domain::Level;
use crate::domain::mark::Status;
use crate::roster::content;
use crate::roster::words::{self, Mark, plain};
use crate::table::Sheet;

/// What the head of a section says of the rows below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Level(Level),
    Status(Status),
    /// They are no longer accompanied.
    Closed,
    /// They are accompanied: it ends a section of closed ones.
    Current,
    Settlement,
    Curator,
}

/// The most words of a head of a section: more are a sentence.
const MOST_WORDS: usize = 6;

impl Said {
    /// What a text says as the head of a section; settlements are known by their place.
    pub(super) fn of(text: &str) -> Option<Said> {
        if Mark::Ditto.is(text) {
            return None;
        }
        if curator(text).is_some() {
            return Some(Said::Curator);
        }
        if plain(text).split(' ').count() > MOST_WORDS {
            return None;
        }
        let is_closed = Mark::Closed.is_in(text);
        match (is_closed, Mark::Current.is_in(text)) {
            (true, false) => Some(Said::Closed),
            (true, true) => None,
            (false, is_current) => words::level(text)
                .map(Said::Level)
                .or_else(|| words::status(text).map(Said::Status))
                .or(is_current.then_some(Said::Current)),
        }
    }

    /// Whether a section of this kind ends one of the other.
    fn ends(self, other: Said) -> bool {
        use Said::{Closed, Current, Level, Status};
        match (self, other) {
            (Closed | Current, Level(_) | Status(_) | Closed) | (Level(_) | Status(_), Closed) => true,
            (one, other) => std::mem::discriminant(&one) == std::mem::discriminant(&other),
        }
    }

    /// Whether it goes on in another table of the sheet.
    fn is_of_sheet(self) -> bool {
        matches!(self, Said::Level(_) | Said::Status(_) | Said::Closed)
    }
}

/// The curator whom the head of a section names: «Специалист Смирнова Т. Н.».
pub(in crate::roster) fn curator(text: &str) -> Option<String> {
    if !Mark::Curator.begins(text) {
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

/// What the heads above a row say of it; rows by their place in the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Above {
    pub level: Option<Level>,
    pub status: Option<Status>,
    /// The row that says that they are no longer accompanied.
    pub closed: Option<usize>,
    /// The row that names the settlement.
    pub settlement: Option<usize>,
    /// The row that names the curator.
    pub curator: Option<usize>,
    /// The row that names the family.
    pub family: Option<usize>,
}

/// The sections that are open at a row, the outer ones first.
#[derive(Default)]
pub(super) struct Sections {
    /// By the name of the sheet.
    level: Option<Level>,
    open: Vec<Open>,
    family: Option<usize>,
}

struct Open {
    said: Said,
    at: usize,
    /// Whether a row of it has been read.
    has_rows: bool,
}

impl Sections {
    pub(super) fn of(sheet: &Sheet) -> Sections {
        Sections { level: words::level(&sheet.name), ..Sections::default() }
    }

    /// A section begins at a row.
    pub(super) fn begin(&mut self, said: Said, at: usize) {
        self.family = None;
        if let Some(ended) = self.open.iter().position(|open| said.ends(open.said)) {
            self.open.truncate(ended);
        }
        if said != Said::Current {
            self.open.push(Open { said, at, has_rows: false });
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
    pub(super) fn above(&mut self) -> Above {
        let mut above = Above { level: self.level, family: self.family, ..Above::default() };
        for Open { said, at, has_rows } in &mut self.open {
            *has_rows = true;
            match said {
                Said::Level(level) => above.level = Some(*level),
                Said::Status(status) => above.status = Some(*status),
                Said::Closed => above.closed = Some(*at),
                Said::Settlement => above.settlement = Some(*at),
                Said::Curator => above.curator = Some(*at),
                Said::Current => {}
            }
        }
        above
    }
}
