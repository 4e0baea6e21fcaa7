//! What only the outermost layer can do: writes, paths, papers, the clipboard.

use std::path::PathBuf;

use super::dialog::erasure_order::DecidedErasure;
use super::dialog::resealing::PassphraseChange;
use super::exchange::path_purpose::PathPurpose;
use crate::domain::transfer::TransferOrder;
use crate::domain::{Act, Id, Record};
use crate::model::incoming::IntakeGroups;
use crate::paper::PreparedPaper;
use crate::paper::make::PaperOrder;
use crate::store::conflict::{ConflictId, Resolution};
use crate::store::dedupe::MergeChoices;
use crate::store::log::OpId;
use crate::store::{Passphrase, UndoExtent, Undoing};

impl Effect {
    /// Whether its subject is independent of the cursor.
    #[must_use]
    pub fn is_named(&self) -> bool {
        matches!(
            self,
            Effect::Undo
                | Effect::Redo
                | Effect::Carry { .. }
                | Effect::ExchangeAsIs(_)
                | Effect::ServiceAsIs(_)
                | Effect::Unlock { .. }
                | Effect::Reseal(_)
                | Effect::Erase(_)
                | Effect::Transfer { .. }
                | Effect::Seek(_)
                | Effect::Take
                | Effect::TakeList(_)
                | Effect::LeaveList
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
            Effect::TakeList(_) | Effect::ExchangeAsIs(_) | Effect::Reseal(_) | Effect::Erase(_) => true,
            Effect::Transfer { .. } => true,
            Effect::Unlock { then, .. } => then.writes(),
            Effect::Carry { aim, .. } | Effect::Seek(aim) => aim.writes(),
            Effect::Language
            | Effect::Copy(_)
            | Effect::Paper { .. }
            | Effect::Order { .. }
            | Effect::Complete(_)
            | Effect::ServiceAsIs(_)
            | Effect::LeaveList
            | Effect::Lock
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
        choices: MergeChoices,
    },
    /// Undo one operation by itself.
    UndoOne {
        /// Which.
        op: OpId,
        /// Whether all of it must still be unchanged.
        extent: UndoExtent,
        undoing: Undoing,
    },
    /// Settle what two copies disagree about.
    Settle {
        /// The name of the conflict.
        id: ConflictId,
        /// How.
        choice: Resolution,
    },
    /// See which files or folders lie in the usual places, and ask for one.
    Seek(PathPurpose),
    /// Go on with the path that is asked for as far as names there agree.
    Complete(PathBuf),
    /// Look at another copy or an earlier state, exchange through a folder, make a copy.
    Carry {
        /// Which of them.
        aim: PathPurpose,
        /// Of what, or where to; `None`: where it went the last time.
        path: Option<PathBuf>,
    },
    /// Exchange through this folder without the files that no passphrase opens.
    ExchangeAsIs(PathBuf),
    /// Make the report of a service with the files that open.
    ServiceAsIs(PathBuf),
    /// Try a passphrase of a file of others.
    Unlock {
        passphrase: Passphrase,
        /// What it is needed for.
        then: Box<Effect>,
    },
    /// Seal the own file with a passphrase, with another one, or not at all.
    Reseal(PassphraseChange),
    /// Destroy data by an act, which is written first.
    Erase(Box<DecidedErasure>),
    /// Hand a family over to another district.
    Transfer {
        order: Box<TransferOrder>,
        /// What the file is sealed with.
        passphrase: Passphrase,
    },
    /// Take over what the copy that was looked at brings.
    Take,
    /// Put the state of the file that was looked at in its place.
    Restore,
    /// Take in the list from Excel that is shown.
    TakeList(Box<IntakeGroups>),
    /// Close the list from Excel without taking it in.
    LeaveList,
    /// Undo the last action.
    Undo,
    Redo,
    /// Speak the other language.
    Language,
    /// Put a text on the clipboard.
    Copy(String),
    /// Make a paper of the file and save it.
    Order {
        /// Where to.
        path: PathBuf,
        order: PaperOrder,
    },
    /// Save a paper under a path, or under one beside it where that is taken.
    Paper {
        /// Where to.
        path: PathBuf,
        /// Its name in the journal of actions, that of the command line; `None`: it has no personal data.
        name: Option<&'static str>,
        /// What.
        paper: PreparedPaper,
    },
    /// Lock the screen.
    Lock,
    /// Leave.
    Quit,
}
