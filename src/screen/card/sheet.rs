//! A section of the card, and what its paragraphs are about.

use chrono::NaiveDate;

use crate::domain::{FieldName, Id, MemberId, Unit};
use crate::regulation::file::CaseFact;
use crate::store::conflict::ConflictId;
use crate::store::log::OpId;
use crate::ui::sheet::{self, SheetTopic};

/// A section of the card.
pub type CardSheet = sheet::Sheet<CardTarget>;

/// What a paragraph is about: what F5 explains, Enter does and Ctrl+T copies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum CardTarget {
    /// Nothing that can be asked.
    #[default]
    None,
    /// A row of the norm that holds today, by the first day of its period.
    Row(Unit, NaiveDate),
    /// A row of the period before that ended short.
    Short(Unit, NaiveDate),
    /// The term that runs.
    Term,
    /// What is computed from many records.
    Sum(ComputedLine),
    /// A level record.
    Level(Id),
    /// An activity of a programme.
    Activity(Id),
    /// A deadline of the document or of a local order: its id and its day.
    Deadline(String, NaiveDate),
    /// A contact that asks for a call back.
    CallBack(Id),
    /// A contact in which a violation was noted that no body has been notified of.
    Violation(Id),
    /// A member, with the phone if the line shows one.
    Member(Id, Option<String>),
    /// An item of one of the regulation's lists.
    Item(Id),
    /// Any other record: who entered it and when.
    Record(Id),
    /// A record whose next step is to fill this field.
    Next(Id, FieldName),
    /// A control: what follows from it.
    Control(Id),
    /// What the programme lacks, by its place in the list.
    Lack(usize),
    /// A stage of the path of the case; `None`: all are done.
    Stage(Option<usize>),
    /// A line of a stage, with the record that proves it.
    Fact { fact: CaseFact, member: Option<MemberId>, record: Option<Id> },
    /// A conflict by its id, with the record that shows it.
    Conflict(ConflictId, Id),
    /// A change of the history, with the record that the line is about.
    Event(OpId, Option<Id>),
}

/// A line without a single record behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ComputedLine {
    /// That no level is set.
    NoLevel,
    /// What the plan of the weeks ahead warns of.
    Ahead,
    /// The children with their ages.
    Children,
    /// Days on which a visit could be made.
    Free,
    /// That there was no visit yet.
    NoVisit,
    /// Who answers for the family, where no record says it.
    Curator,
    /// The level that the signs speak for.
    Proposal,
    /// The income per head against the minimum.
    Income,
    /// A curator whose position the document allows for other families only.
    Position,
}

impl CardTarget {
    /// The record under the cursor; none where the line is computed, not written.
    #[must_use]
    pub fn record(&self) -> Option<Id> {
        match self {
            CardTarget::Level(id)
            | CardTarget::Activity(id)
            | CardTarget::CallBack(id)
            | CardTarget::Member(id, _) => Some(*id),
            CardTarget::Item(id)
            | CardTarget::Record(id)
            | CardTarget::Violation(id)
            | CardTarget::Conflict(_, id) => Some(*id),
            CardTarget::Next(id, _) | CardTarget::Control(id) => Some(*id),
            CardTarget::Lack(_) => None,
            CardTarget::Event(_, id) | CardTarget::Fact { record: id, .. } => *id,
            CardTarget::None
            | CardTarget::Row(..)
            | CardTarget::Short(..)
            | CardTarget::Term
            | CardTarget::Sum(_) => None,
            CardTarget::Deadline(..) => None,
            CardTarget::Stage(_) => None,
        }
    }
}

impl SheetTopic for CardTarget {
    /// The fields of one record take lines of their own and are one stop.
    fn holds(&self, below: &CardTarget, follows: bool) -> bool {
        let is_same = match (self, below) {
            (CardTarget::Member(one, _), CardTarget::Member(other, _)) => one == other,
            (one, other) => one == other,
        };
        is_same && (follows || matches!(below, CardTarget::Record(_)))
    }
}

/// What is under the cursor in a section: the thing, and which of several places that are about it.
pub type CardKey = (CardTarget, usize);
