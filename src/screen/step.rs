//! What follows a command.

use chrono::NaiveDate;

use super::card::CardSection;
use super::change::dialog_query::DialogQuery;
use super::dialog::spec::DialogSpec;
use super::entry::blank::EntryPurpose;
use super::families::filter::ListFilter;
use super::job::Job;
use super::list_intake::turn::ReadingChange;
use super::{Effect, Tab};
use crate::domain::FamilyId;
use crate::domain::period::Period;
use crate::model::CuratorFilter;
use crate::plan::remedy::RemedyChange;
use crate::roster::ListColumn;
use crate::store::conflict::ConflictId;

/// The answer of a screen or window to a command.
pub enum Step {
    /// Nothing but a new picture.
    Stay,
    /// One step back.
    Back,
    /// The card of a family on top; a dialog that asks for it closes.
    Card(FamilyId),
    /// A section of the card of a family on top.
    Section(FamilyId, CardSection),
    /// The checklist of a family, on the screen of programmes.
    Checklist(FamilyId),
    /// The requests that wait for an answer, on the screen of programmes.
    Requests,
    /// What the plan proposes for the rest of the week, on the calendar.
    Propose,
    /// A job for a family; a dialog that asks for which closes.
    Job(Job, FamilyId),
    /// A form on top; a dialog that asks for it closes.
    Fill(EntryPurpose),
    /// A dialog about what is first looked up in the file; one that asks for it gives way to it.
    Look(DialogQuery),
    /// The screen of a tab.
    Switch(Tab),
    /// The conflict of this name on «Обмен», on top.
    Conflict(ConflictId),
    /// The list of families narrowed to this; the dialog that asks for it closes.
    Narrow(ListFilter),
    /// Other families looked at, on every screen; the dialog that asks for it closes.
    CuratorFilter(CuratorFilter),
    /// A window; it takes the place of the one that asks for it.
    Ask(DialogSpec),
    /// A window over the one that asks for it, which comes back.
    Over(DialogSpec),
    Do(Effect),
    /// «Отчёт» of this period, or of the one that is due; the dialog that asks for it closes.
    Report(Option<Period>),
    /// Everything as of another day; the dialog that asks for it closes.
    LookAt(NaiveDate),
    /// The district is led by this regulation.
    Regulation(&'static str),
    /// A remedy of the plan is written, or the form for it opened.
    Remedy(RemedyChange),
    /// What a column of the list from Excel may hold: its key and its head.
    ListColumn(String, String),
    /// A column of the list from Excel holds this.
    ListColumnIs(String, ListColumn),
    /// The list from Excel in another encoding or with another delimiter.
    ListTurn(ReadingChange),
    /// A sentence in the status line.
    Say(String),
}
