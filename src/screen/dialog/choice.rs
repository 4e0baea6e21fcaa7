//! What a list of the district lets one choose.

use std::path::PathBuf;

use super::resealing::SealChange;
use super::sitting::doing::SittingAction;
use crate::domain::{CuratorId, FamilyId, Id};
use crate::model::CuratorFilter;
use crate::paper::PaperSheet;
use crate::plan::remedy::RemedyChange;
use crate::roster::ListColumn;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::dialog::handover_scope::HandoverScope;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::exchange::path_purpose::PathPurpose;
use crate::screen::list_intake::turn::ReadingChange;
use crate::store::DataSubject;
use crate::ui;

/// A list to choose from.
pub type DistrictChoice = ui::choice::ChoiceList<ChoiceAction>;

pub type DistrictChoiceRow = ui::choice::ChoiceRow<ChoiceAction>;

/// What is done with the row that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceAction {
    /// The family's card is opened.
    Family(FamilyId),
    /// The path of the family's case is opened.
    Case(FamilyId),
    /// These data are to be destroyed.
    Erase(DataSubject),
    /// What is past its storage term is to be destroyed.
    Discard,
    /// The district is led by this regulation.
    Regulation(&'static str),
    /// A form is opened.
    Blank(EntryPurpose),
    /// The working week of the curator is entered.
    Week,
    /// It is looked up and asked.
    Look(DialogQuery),
    /// A remedy of the plan: written at once, or its form opened.
    Remedy(RemedyChange),
    /// These families are looked at.
    CuratorFilter(CuratorFilter),
    /// Families are handed over to this curator.
    HandTo(HandoverScope, CuratorId),
    /// Something is done with this sitting.
    Sitting(Id, SittingAction),
    /// A copy is merged, exchanged or made.
    Way(PathPurpose),
    /// What a column of a list may hold is asked: its key and its head.
    ListColumn(String, String),
    /// The column holds this.
    ListColumnIs(String, ListColumn),
    /// A text is read in another way.
    ListTurn(ReadingChange),
    /// This state of the file is looked at, to be put back.
    State(PathBuf),
    /// The passphrase of the file is set, changed or removed.
    Passphrase(SealChange),
    /// The sheet for a lost passphrase is saved at this path.
    LossSheet(PathBuf, Box<PaperSheet>),
}
