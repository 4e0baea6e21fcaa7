//! The rule book: every rule about what a record may hold, compared with its family, the district and the documents.
//! A form, a window, an import of lines or of a list, and the check of the file ask this one list.
//!
//! ```text
//!  rules of one record alone             domain::check::rules      a table: read over a record, and by SQL over all rows
//!  rules of a record and its family      domain::check             course, absences, questions
//!  births against roles                  people                    who applies, who may be whose parent
//!  the level against the documents       level                     signs, term, reason, frequency
//!  days of the curators                  curator                   leave, deputy, a day that is asked too much of
//! ```
//!
//! Who is the same person or family is no rule but a likelihood: see [`crate::search::linkage`].

mod curator;
mod level;
mod people;

use crate::domain::check::{self, FindingId, RecordFinding, Severity};
use crate::domain::paper::Closing;
use crate::domain::{Case, FieldName, Kind, Record, UserError};

use super::frequency::check_visits;
use super::{NormContext, satisfaction};
pub use level::propose;
pub use people::{least_age, unfit_ground};

/// What a record is compared with.
#[derive(Clone, Copy)]
pub struct RuleContext<'a> {
    pub ground: NormContext<'a>,
    /// Its family, with what is written together with the record.
    pub case: Option<&'a Case>,
    /// The families of the district: a leave and an appointment are compared with the visits of all of them.
    pub district: [&'a [Case]; 2],
}

/// What does not fit in `record`, whole as it would be written.
#[must_use]
pub fn findings(context: RuleContext<'_>, record: &Record) -> Vec<RecordFinding> {
    let mut found = check::findings(record, context.case, context.ground.today);
    match record.kind {
        Kind::Family => found.extend(people::applicant(context, record)),
        Kind::Member => found.extend(people::births(context, record)),
        Kind::Level => found.extend(level::findings(context, record)),
        Kind::Sign => {
            found.extend(level::outgrown(context, record));
            found.extend(level::more_acute(context, record));
        }
        Kind::Closing => found.extend(satisfied(context, record)),
        Kind::Consent => found.extend(people::consenting(context, record)),
        Kind::Leave => found.extend(curator::leave(context, record)),
        Kind::Appointment => found.extend(curator::crowd(context, record)),
        _ => {}
    }
    found
}

/// Findings about a day that is new: a family that came back on the day of its closing, and the last level before a
/// closing, are in their places once they are written.
const OF_NEW_DAYS: [(FindingId, FieldName); 2] =
    [(FindingId::ClosingChange, FieldName::On), (FindingId::LevelClosed, FieldName::From)];

/// Whether a finding is about a day that the record had before.
#[must_use]
pub fn is_in_place(finding: &RecordFinding, record: &Record, known: Option<&Record>) -> bool {
    let is_kept = |field| known.is_some_and(|known| known.date(field) == record.date(field));
    OF_NEW_DAYS.iter().any(|(id, field)| finding.id == *id && is_kept(*field))
}

/// The finding that stops `record`, whole as it would be written. Of one that is in the file, `before` with its family,
/// what stopped it there already is no fault of a writing that leaves the field as it was.
#[must_use]
pub fn stopping(
    context: RuleContext<'_>,
    record: &Record,
    before: Option<(&Record, Option<&Case>)>,
) -> Option<RecordFinding> {
    let known = before.map(|(known, _)| known);
    let was_found = |found: &RecordFinding| {
        let Some((known, case)) = before else { return false };
        known.value(found.field) == record.value(found.field)
            && findings(RuleContext { case, ..context }, known).iter().any(|f| f.id == found.id)
    };
    let mut found = findings(context, record).into_iter();
    found.find(|f| f.weight == Severity::Refuse && !is_in_place(f, record, known) && !was_found(f))
}

/// A closing with a positive result of a family that was not asked whether it is satisfied, where the document asks.
fn satisfied(context: RuleContext<'_>, record: &Record) -> Option<RecordFinding> {
    satisfaction::rule(context.ground)?;
    let fields = Closing::FIELDS;
    let on = record.get(fields.on).filter(|_| record.get(fields.positive) == Some(true))?;
    let is_asked = context.case.is_some_and(|c| satisfaction::answer(context.ground, c, on).is_some());
    (!is_asked).then_some(check::warn(FieldName::Positive, FindingId::SatisfactionAsked, None))
}

/// The problem of a record that is not taken: field, value, sentence of the rule.
#[must_use]
pub fn refusal(context: RuleContext<'_>, record: &Record, finding: RecordFinding) -> UserError {
    if matches!(finding.id, FindingId::VisitsFewer | FindingId::VisitsMissing)
        && let Err(problem) = check_visits(record, context.ground.rules)
    {
        return problem;
    }
    check::refusal(record, finding)
}
