//! Deadlines: what ends or is due soon. Those of the document and of local orders fall on the day they name, on the
//! working day that comes after a day off, late from then on, and there until they are marked done.

mod of_district;
mod of_family;
pub mod rule;
mod sitting;

pub use of_district::{due_of_district, of_district};
pub use of_family::{due_of_closed, due_of_family, of_closed, of_family, of_record};
pub use sitting::{about, sittings};

use chrono::NaiveDate;

use self::rule::TimedDeadline;
use super::NormContext;
use super::expiry::Expiry;
use super::marks::EndingMark;
use crate::domain::{FamilyId, Id, Level, MemberId, day};
use crate::regulation::RuleSource;
use crate::regulation::file::Firmness;

/// Something that ends or is due within [`AHEAD`](super::horizon::AHEAD) days.
#[derive(Clone, Debug, PartialEq)]
pub enum UpcomingMatter {
    /// The term of a level.
    Term {
        level: Level,
        /// How firm the document is.
        firmness: Option<Firmness>,
    },
    Activity {
        /// Which.
        id: Id,
        /// What.
        text: String,
        /// Who does it.
        organisation: Option<String>,
        /// Whether it is help that cannot wait.
        urgent: bool,
    },
    /// A request (запрос) whose answer is awaited.
    Request {
        /// Which.
        id: Id,
        /// Whom it was sent to.
        organisation: String,
    },
    /// A member becomes of an age that matters: announced [`COMING`](super::horizon::COMING) days ahead.
    Turns {
        /// Who.
        member: MemberId,
        /// What she is called.
        called: String,
        /// How old.
        years: u32,
        /// Whether nobody younger than 18 is left in the family from then on.
        is_last: bool,
    },
    /// A sitting (заседание) of a body that decides: what is put to it is to be ready.
    Sitting {
        id: Id,
        /// Who sits.
        body: Option<String>,
    },
    /// A deadline of the regulation, or of a local order.
    Rule {
        /// Id in the regulation, or of the record of the local deadline.
        id: String,
        /// Its name in the nominative, for lists and papers.
        label: String,
        /// Words of the document or of the order.
        text: String,
        /// Paragraph, or number of the order.
        source: RuleSource,
        /// The working day before and after, if the day is a day off: the document has no rule for it.
        around: Option<(NaiveDate, NaiveDate)>,
        /// The family, where it is a deadline of one.
        of: Option<FamilyId>,
        /// The record of a family that it runs from.
        record: Option<Id>,
        /// What says that it was kept.
        kept_by: DeadlineProof,
        /// The day it was marked done.
        done: Option<NaiveDate>,
        /// The day itself, or the working day after it: late only once that is over.
        working_day: NaiveDate,
        /// Who names the day.
        named_by: DeadlineSetter,
    },
    /// A sign or category that ends by itself, or has ended without an end in the file.
    Ends(Box<EndingMark>),
    /// An agreement, a consent or a programme that runs out, or has run out without a later one.
    Expires(Box<Expiry>),
}

/// Who names the day of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineSetter {
    Document,
    /// A local order.
    Order,
    /// The program: the document says «once a quarter» and no day, the last one of the quarter is shown.
    Program,
    /// The document leaves the terms to others and no local order names them: the program asks once a quarter.
    Nobody,
}

impl DeadlineSetter {
    /// Whether the day is the program's own rule.
    #[must_use]
    pub fn is_own_rule(self) -> bool {
        matches!(self, DeadlineSetter::Program | DeadlineSetter::Nobody)
    }
}

/// What says that a deadline was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineProof {
    /// A mark of its own.
    Mark,
    /// The day in this agreement on which its copy was sent.
    CopySent(Id),
    /// The answer to this request.
    Answer(Id),
}

impl UpcomingMatter {
    /// Whether the day by which a deadline of the document must be kept is over.
    #[must_use]
    pub fn is_past(&self, today: NaiveDate) -> bool {
        matches!(self, UpcomingMatter::Rule { working_day, .. } if day::is_late(*working_day, today))
    }
}

/// A deadline on its day; `case` is an index into the cases asked, `None` for one of the whole district.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// The day.
    pub on: NaiveDate,
    /// The family.
    pub case: Option<usize>,
    /// What.
    pub what: UpcomingMatter,
    /// Whether it is past and still to be done: a deadline stays until it is marked.
    pub is_late: bool,
}

impl Deadline {
    /// The order of what ends: help that cannot wait before all else, then by day.
    #[must_use]
    pub fn order(&self) -> (bool, NaiveDate) {
        (!matches!(self.what, UpcomingMatter::Activity { urgent: true, .. }), self.on)
    }
}

/// Whose deadline it is, and whether it was kept.
struct OwedDeadline {
    case: Option<usize>,
    of: Option<FamilyId>,
    record: Option<Id>,
    done: Option<NaiveDate>,
    kept_by: DeadlineProof,
}

fn deadline(ground: NormContext<'_>, rule: &TimedDeadline, on: NaiveDate, owed: OwedDeadline) -> Deadline {
    let (before, working_day) = ground.calendar.around(on);
    Deadline {
        on,
        case: owed.case,
        is_late: owed.done.is_none() && day::is_late(working_day, ground.today),
        what: UpcomingMatter::Rule {
            id: rule.id.clone(),
            label: rule.label.clone(),
            text: rule.text.clone(),
            source: rule.source.clone(),
            around: (before != working_day).then_some((before, working_day)),
            of: owed.of,
            record: owed.record,
            kept_by: owed.kept_by,
            done: owed.done,
            working_day,
            named_by: rule.named_by,
        },
    }
}
