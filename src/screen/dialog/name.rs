//! The names of the fields of small forms, and the forms with fields of these names.

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use crate::ui::form;
use crate::ui::form::draft;

pub type SmallForm = form::Form<SmallFormField>;
/// What is wrong in a small form, and where.
pub type SmallFormFault = form::FieldFault<SmallFormField>;
/// What the fields of a small form hold.
pub type SmallFormDraft = draft::FormDraft<SmallFormField>;

/// The fields of the small forms. A draft keeps them by these names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmallFormField {
    /// The text of a contact, an appointment, a closing.
    Note,
    /// Who called, of a family that is not known.
    Who,
    /// The number of the caller.
    Phone,
    /// In what capacity somebody calls.
    Caller,
    /// Who detected the family.
    Source,
    /// What was promised.
    Promised,
    /// By which day to call back.
    CallBack,
    /// Whether the rights of a child are violated.
    Rights,
    /// To whom a violation was reported.
    Reported,
    /// How it was reported.
    Means,
    /// The kind of a contact.
    Kind,
    /// What came of a contact.
    Outcome,
    Day,
    /// The hour.
    Time,
    /// The day a visit is postponed to.
    NewDay,
    /// The last day.
    Until,
    /// What came of an activity.
    Result,
    /// The state of an activity.
    State,
    /// The line of the evening.
    Marks,
    /// The form of a paper.
    Format,
    /// The path of a paper.
    Path,
    /// What a paper holds.
    Content,
    /// The record a paper is about.
    Record,
    Visits(Weekday),
    /// What becomes of something left open, by its line.
    Left(usize),
    /// A question put to a sitting, by its line.
    Question(usize),
    /// Why the accompaniment ends that a question is about.
    Reason(usize),
    /// Whether it ends with a positive result.
    Positive(usize),
    /// The last day of the post-accompaniment that follows it.
    AfterUntil(usize),
    /// What becomes of something left open of it, by its place.
    Open(usize, usize),
    /// A figure of the institution, by the place of its indicator.
    Figure(usize),
    /// The ground of an act.
    Ground,
    /// The number of an act.
    Number,
    /// The word that confirms a destruction.
    Sure,
    /// The district and the curator that take a family over.
    Recipient,
    /// Why the accompaniment ends with that.
    Closing,
    /// The name of a new district.
    District,
    /// The curator of a new district.
    Curator,
    /// Her position.
    Position,
    /// The file of a district.
    File,
}
