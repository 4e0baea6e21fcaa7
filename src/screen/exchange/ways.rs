//! The ways of copies: which there are, what each is for, where it begins, to which states of the file one leads back.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::super::card::history::moment_near;
use super::super::dialog::Dialog;
use super::super::dialog::choice::{Choice, Chosen, Row};
use super::super::{Desk, Step};
use crate::store::Next;
use crate::ui::paint::{PLAIN, QUIET};

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Taking over what another copy has.
    Merge,
    /// Laying one's own down in a folder and taking over everyone else's.
    Exchange,
    /// A copy to take along.
    Copy,
    /// An earlier state of the file in its place.
    Restore,
}

impl Aim {
    /// All, in the order in which they are offered.
    pub const ALL: [Aim; 4] = [Aim::Merge, Aim::Exchange, Aim::Copy, Aim::Restore];

    /// Its code in the messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Aim::Merge => "merge",
            Aim::Exchange => "exchange",
            Aim::Copy => "copy",
            Aim::Restore => "restore",
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

/// An earlier state of the file that lies on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Where it lies.
    pub found: Found,
    /// How many operations it holds.
    pub operations: u64,
    /// What it was followed by in the file.
    pub next: Next,
}

/// The earlier states, the latest first, to choose one; `now`: how many operations the file holds.
#[must_use]
pub fn states(desk: &Desk, states: Vec<State>, now: u64) -> Dialog {
    let w = &desk.words;
    let row = |state: State| {
        let when = state.found.changed.map(|at| at.format("%Y-%m-%d %H:%M").to_string());
        let next = match &state.next {
            Next::Nothing => w.say("state-same"),
            Next::Merge(by) => w.fill("state-before-merge", &[("by", by.as_str().into())]),
            Next::Act(act) => w.fill("state-before-act", &[("act", w.pick("act", act).into())]),
            Next::Other => w.say("state-before-restore"),
        };
        let counts = [("n", state.operations.into()), ("now", now.into())];
        let lies = [("path", state.found.path.display().to_string().into())];
        Row {
            text: when.map(|at| moment_near(desk, &at)).unwrap_or_else(|| w.say("value-none")),
            beside: next.into(),
            letter: None,
            warning: None,
            detail: vec![(w.fill("state-holds", &counts), PLAIN), (w.fill("state-lies", &lies), QUIET)],
            chosen: Chosen::State(state.found.path),
        }
    };
    let rows = states.into_iter().map(row).collect();
    Dialog::Choice(Choice::new(w.say("state-title"), w.say("state-foot"), rows, 0))
}

/// The ways, to choose one.
#[must_use]
pub fn choose(desk: &Desk) -> Step {
    let w = &desk.words;
    let row = |aim: Aim| Row {
        chosen: Chosen::Way(aim),
        letter: None,
        text: w.pick("way", aim.code()),
        beside: String::new().into(),
        warning: None,
        detail: vec![(w.pick("way-about", aim.code()), PLAIN)],
    };
    let rows = Aim::ALL.map(row).into();
    Step::ask(Dialog::Choice(Choice::new(w.say("way-title"), w.say("way-foot"), rows, 0)))
}
