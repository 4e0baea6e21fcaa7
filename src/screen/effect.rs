//! What a screen asks for: a step on the screens themselves, or an effect outside of them.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::card::Section;
use super::change::Look;
use super::desk::CuratorFilter;
use super::dialog::handover::What;
use super::entry::Blank;
use super::exchange::Aim;
use super::families::narrow::Narrow;
use super::job::Job;
use super::why::about::About;
use super::{Dialog, Screen};
use crate::domain::contact::Inquiry;
use crate::domain::{Act, CuratorId, FamilyId, Id, Record};
use crate::paper::Paper;
use crate::report::discretion::Caller;
use crate::store::Extent;
use crate::store::conflict::Choice;
use crate::store::dedupe::Choices;
use crate::store::log::OpId;

/// What follows a command.
pub enum Step {
    /// Nothing but a new picture.
    Stay,
    /// One step back.
    Back,
    /// Another screen on top.
    Open(Box<Screen>),
    /// The card of a family on top; a dialog that asks for it closes.
    Card(FamilyId),
    /// A section of the card of a family on top.
    Section(FamilyId, Section),
    /// The checklist of a family, on the screen of programmes.
    Checklist(FamilyId),
    /// What the plan proposes for the rest of the week, on the calendar.
    Propose,
    /// A job for a family; a dialog that asks for which closes.
    Job(Job, FamilyId),
    /// A note of a call about a family; it takes the place of the dialog that asks for it.
    Note(FamilyId, Caller),
    /// The lookup for the family that a call belongs to.
    Attach(Inquiry),
    /// A form on top; a dialog that asks for it closes.
    Fill(Blank),
    /// A dialog about what is first looked up in the file; one that asks for it gives way to it.
    Look(Look),
    /// The screen of this digit.
    Switch(u8),
    /// The conflict of this name on «Обмен», on top.
    Conflict(String),
    /// The list of families narrowed to this; the dialog that asks for it closes.
    Narrow(Narrow),
    /// Other families looked at, on every screen; the dialog that asks for it closes.
    CuratorFilter(CuratorFilter),
    /// The dialog that hands families over to this curator.
    HandTo(What, CuratorId),
    /// A dialog.
    Ask(Box<Dialog>),
    /// An effect.
    Do(Effect),
    /// «Почему», as of a day; it takes the place of the dialog that asks for it.
    Explain(About),
    /// Everything as of another day; the dialog that asks for it closes.
    LookAt(NaiveDate),
    /// A sentence in the status line.
    Say(String),
}

impl Step {
    /// Opens a screen.
    #[must_use]
    pub fn open(screen: Screen) -> Step {
        Step::Open(Box::new(screen))
    }

    /// Opens a dialog.
    #[must_use]
    pub fn ask(dialog: Dialog) -> Step {
        Step::Ask(Box::new(dialog))
    }
}

impl Effect {
    /// Whether it says by itself what it is about, wherever one stands.
    #[must_use]
    pub fn is_named(&self) -> bool {
        matches!(
            self,
            Effect::Undo
                | Effect::Redo
                | Effect::Carry { .. }
                | Effect::Seek(_)
                | Effect::Take
                | Effect::Restore
        )
    }

    /// Whether it writes to the district's file.
    #[must_use]
    pub fn writes(&self) -> bool {
        match self {
            Effect::Record { .. }
            | Effect::RecordAndRemove { .. }
            | Effect::Remove { .. }
            | Effect::UndoOne { .. }
            | Effect::Join { .. } => true,
            Effect::Undo | Effect::Redo | Effect::Settle { .. } | Effect::Take | Effect::Restore => true,
            Effect::Carry { aim, .. } | Effect::Seek(aim) => aim.writes(),
            Effect::Language
            | Effect::Copy(_)
            | Effect::Paper { .. }
            | Effect::Complete(_)
            | Effect::Quit => false,
        }
    }
}

/// What only the outermost layer can do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Write records as one action.
    Record {
        /// The verb.
        act: Act,
        /// The records.
        records: Vec<Record>,
    },
    /// Write records and delete others as one action.
    RecordAndRemove {
        /// The verb.
        act: Act,
        /// What is written.
        records: Vec<Record>,
        /// What is deleted.
        ids: Vec<Id>,
    },
    /// Delete records as one action.
    Remove {
        /// The verb.
        act: Act,
        /// Their ids.
        ids: Vec<Id>,
    },
    /// Join two records that are one.
    Join {
        /// The one that stays.
        keep: Id,
        /// The one that becomes another name of it.
        other: Id,
        /// Who is right where they differ.
        choices: Choices,
    },
    /// Undo one change of the history.
    UndoOne {
        /// Which.
        op: OpId,
        /// Whether all of it must still stand.
        extent: Extent,
    },
    /// Settle what two copies disagree about.
    Settle {
        /// The name of the conflict.
        id: String,
        /// How.
        choice: Choice,
    },
    /// See which files or folders lie in the usual places, and ask for one.
    Seek(Aim),
    /// Go on with the path that is asked for as far as names there agree.
    Complete(PathBuf),
    /// Look at another copy or an earlier state, exchange through a folder, make a copy.
    Carry {
        /// Which of them.
        aim: Aim,
        /// Of what, or where to; `None`: where it went the last time.
        path: Option<PathBuf>,
    },
    /// Take over what the copy that was looked at brings.
    Take,
    /// Put the state of the file that was looked at in its place.
    Restore,
    /// Undo the last action.
    Undo,
    /// Redo.
    Redo,
    /// Speak the other language.
    Language,
    /// Put a text on the clipboard.
    Copy(String),
    /// Save a paper under a path, or under one beside it where that is taken.
    Paper {
        /// Where to.
        path: PathBuf,
        /// What.
        paper: Paper,
    },
    /// Leave.
    Quit,
}
