//! The ways of copies: which there are, what each is for, where it begins.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::super::dialog::Dialog;
use super::super::dialog::choice::{Choice, Chosen, Row};
use super::super::paint::PLAIN;
use super::super::{Desk, Step};

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Taking over what another copy has.
    Merge,
    /// Laying one's own down in a folder and taking over everyone else's.
    Exchange,
    /// A copy to take along.
    Copy,
}

impl Aim {
    /// All, in the order in which they are offered.
    pub const ALL: [Aim; 3] = [Aim::Merge, Aim::Exchange, Aim::Copy];

    /// Its code in the messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Aim::Merge => "merge",
            Aim::Exchange => "exchange",
            Aim::Copy => "copy",
        }
    }

    /// Whether it writes to the district's file.
    #[must_use]
    pub fn writes(self) -> bool {
        self != Aim::Copy
    }
}

/// A file or folder that lies in one of the usual places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// When it was last written, as the disk says; a folder has none.
    pub changed: Option<NaiveDateTime>,
}

/// The ways, to choose one.
#[must_use]
pub fn choose(desk: &Desk) -> Step {
    let w = &desk.words;
    let row = |aim: Aim| Row {
        chosen: Chosen::Way(aim),
        letter: None,
        text: w.pick("way", aim.code()),
        beside: String::new(),
        warning: None,
        detail: vec![(w.pick("way-about", aim.code()), PLAIN)],
    };
    let rows = Aim::ALL.map(row).into();
    Step::ask(Dialog::Choice(Choice::new(w.say("way-title"), w.say("way-foot"), rows, 0)))
}
