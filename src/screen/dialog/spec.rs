//! Which window is to be opened, over which records and with what already chosen: data, so that a screen decides what
//! is shown without building a window. [`Dialog::open`](super::Dialog::open) builds it.

use chrono::NaiveDate;

use super::FormPurpose;
use super::choice::DistrictChoiceRow;
use super::document::place::DocumentPlace;
use super::erasure_order::ErasureRequest;
use super::handover_scope::HandoverScope;
use super::name::{SmallFormDraft, SmallFormField};
use super::resealing::SealChange;
use super::sitting::doing::SittingAction;
use crate::domain::contact::{Caller, Inquiry};
use crate::domain::period::Period;
use crate::domain::transfer::TransferOrder;
use crate::domain::{CuratorId, FamilyId, Id};
use crate::report::indicators::report::ComparedPeriods;
use crate::screen::Effect;
use crate::screen::families::filter::ListFilter;
use crate::screen::why::about::WhySubject;
use crate::ui::sheet::PlainSheet;

/// A window to be opened.
#[derive(Clone, Debug)]
pub enum DialogSpec {
    /// Noting a visit.
    Visit {
        /// The family visited.
        family: FamilyId,
        /// The day; an appointment of the week before that nothing has come of is meant first.
        on: NaiveDate,
    },
    /// Noting a visit of just this day, which was pointed at in a calendar.
    VisitOn {
        /// The family visited.
        family: FamilyId,
        /// The day.
        on: NaiveDate,
    },
    /// Noting a call or another contact about a family of any curator.
    Call {
        /// The family it is about.
        family: FamilyId,
        /// Who calls.
        caller: Caller,
    },
    /// Noting the call back that was promised in a contact.
    CallBack {
        /// The family called back.
        family: FamilyId,
        /// The contact with the promise.
        contact: Id,
    },
    /// Noting a call about a family that was sought and not found.
    Stranger {
        /// What was typed to find it.
        sought: String,
        /// Who calls.
        caller: Caller,
    },
    /// The lookup for the family that a call belongs to.
    Attach(Inquiry),
    /// A new appointment, or another day for one there is.
    Appoint {
        /// The family to be visited.
        family: FamilyId,
        /// The day proposed; `None`: the first free one.
        on: Option<NaiveDate>,
        /// The appointment that is moved.
        moving: Option<Id>,
    },
    /// Marking an activity.
    Tick {
        /// The family whose programme has it.
        family: FamilyId,
        /// The activity to be marked.
        activity: Id,
    },
    /// The visits of a day in one line.
    Evening(NaiveDate),
    /// The route sheet of the week of this day.
    Route(NaiveDate),
    /// The sheet for the deputy of this leave.
    Deputy(Id),
    /// The list for the interagency bank.
    Bank,
    /// Saving a paper of a family, named as in lists, or of the district.
    Papers(Option<(FamilyId, String)>),
    /// Saving the report of a period.
    ReportPaper(Period, ComparedPeriods),
    /// The sittings to choose from.
    Sittings,
    /// What is done with this sitting.
    Sitting(Id, SittingAction),
    /// Handing families over to this curator.
    HandOver(HandoverScope, CuratorId),
    /// The working week of the curator looked at.
    Week,
    /// Another day to be looked at.
    Day,
    /// Another period of the report.
    Period,
    /// The figures of the institution for a period.
    Figures(Period),
    /// Destroying these data.
    Erase(ErasureRequest),
    /// Choosing what of the data past their storage term is destroyed.
    Discard,
    /// Handing this family over to another district.
    Transfer(FamilyId),
    /// The passphrase of the file that hands a family over.
    TransferSecret(Box<TransferOrder>),
    /// The passphrase of the own file.
    Passphrase(SealChange),
    /// Another regulation.
    Rules,
    /// Where the guide is saved as a paper.
    GuidePaper,
    /// The reader of a document, opened at a paragraph.
    Document(DocumentPlace),
    /// «Почему», as of a day.
    Why(WhySubject),
    /// The same, with what the window that asks says of it.
    Explained(WhySubject, PlainSheet),
    /// A text to read, under its title.
    Text(String, PlainSheet),
    /// A list to choose from.
    List(ListSpec),
    /// A question before an effect.
    Question {
        /// What is asked.
        title: String,
        /// What is to be known before it is answered.
        text: PlainSheet,
        /// The button that does nothing.
        harmless: String,
        /// The other buttons, each with its effect.
        others: Vec<(String, Effect)>,
        /// Whether a button with an effect is marked first: where nothing can be lost by it.
        ready: bool,
    },
    /// A small form with what was entered already.
    Form(Box<FilledForm>),
    /// To what the list of families is narrowed, as it is narrowed now.
    Facets(ListFilter),
}

impl DialogSpec {
    /// A list to choose from: its title, the keys that hold in it, its rows, the row selected first.
    #[must_use]
    pub fn list(title: String, foot: String, rows: Vec<DistrictChoiceRow>, at: usize) -> DialogSpec {
        DialogSpec::List(ListSpec { title, foot, rows, at })
    }
}

/// A list to choose from.
#[derive(Clone, Debug)]
pub struct ListSpec {
    pub title: String,
    /// The keys that hold in it.
    pub foot: String,
    pub rows: Vec<DistrictChoiceRow>,
    /// The row selected first.
    pub at: usize,
}

/// A small form with what was entered before it asked for more.
#[derive(Clone, Debug)]
pub struct FilledForm {
    pub purpose: FormPurpose,
    /// What its fields hold.
    pub held: Option<SmallFormDraft>,
    /// The field to go on with.
    pub at: Option<SmallFormField>,
}

impl FilledForm {
    /// A form in which nothing was entered.
    #[must_use]
    pub fn new(purpose: FormPurpose) -> FilledForm {
        FilledForm { purpose, held: None, at: None }
    }
}
