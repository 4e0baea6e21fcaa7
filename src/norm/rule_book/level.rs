//! What of a level does not fit the document of the district: its term, its reason, its frequency, and the signs of the
//! family. A level is decided by people: only fewer visits than the norm are refused.

use super::RuleContext;
use crate::domain::check::{FindingId, RecordFinding, refuse, warn};
use crate::domain::declare::RecordFields;
use crate::domain::mark::{Mark, Sign};
use crate::domain::{Case, FieldName, LevelSpan, Record};
use crate::norm::NormContext;
use crate::norm::frequency::check_visits;
use crate::norm::marks::{self, EndBasis};
use crate::norm::proposal::{self, LevelProposal};
use crate::norm::span::{at, spans};
use crate::norm::term;
use crate::regulation::RegulationList;
use crate::regulation::file::Firmness;

/// What of a level record does not fit.
pub(super) fn findings(context: RuleContext<'_>, record: &Record) -> Vec<RecordFinding> {
    [too_long(context, record), unreasoned(context, record), other(context, record), visits(context, record)]
        .into_iter()
        .flatten()
        .collect()
}

/// A level for longer than the document says.
fn too_long(context: RuleContext<'_>, record: &Record) -> Option<RecordFinding> {
    let fields = LevelSpan::FIELDS;
    let (from, until) = (record.get(fields.from)?, record.get(fields.until)?);
    let longest = term::exceeded(record.get(fields.level)?, from, until, context.ground.rules)?;
    let is_at_most = longest.firmness == Some(Firmness::AtMost);
    let id = if is_at_most { FindingId::LevelLong } else { FindingId::LevelBeyond };
    Some(warn(FieldName::Until, id, Some(longest.until)))
}

/// A level without a reason, where the document names no signs it could follow from.
fn unreasoned(context: RuleContext<'_>, record: &Record) -> Option<RecordFinding> {
    let is_bare = record.get(LevelSpan::FIELDS.reason).is_none();
    (is_bare && context.ground.rules.regulation.signs.is_empty()).then_some(warn(
        FieldName::Reason,
        FindingId::LevelReason,
        None,
    ))
}

/// Another level than the one that the signs of the family speak for.
fn other(context: RuleContext<'_>, record: &Record) -> Option<RecordFinding> {
    let proposed = propose(context.ground, context.case?, record)?.level;
    let is_taken = record.get(LevelSpan::FIELDS.level) == proposed;
    (!is_taken).then_some(warn(FieldName::Level, FindingId::LevelProposed, None))
}

/// What the signs of the family speak for on the first day of a level record, if they speak for any level.
#[must_use]
pub fn propose(ground: NormContext<'_>, case: &Case, record: &Record) -> Option<LevelProposal> {
    let today = record.get(LevelSpan::FIELDS.from).unwrap_or(ground.today);
    let proposal = proposal::propose(NormContext { today, ..ground }, case);
    proposal.level.is_some().then_some(proposal)
}

/// Fewer visits than the norm of the level.
fn visits(context: RuleContext<'_>, record: &Record) -> Option<RecordFinding> {
    let problem = check_visits(record, context.ground.rules).err()?;
    let lacks = problem.kind == crate::domain::ErrorKind::FieldMissing;
    Some(refuse(FieldName::Visits, if lacks { FindingId::VisitsMissing } else { FindingId::VisitsFewer }))
}

/// A sign of a more acute level than the one set.
pub(super) fn more_acute(context: RuleContext<'_>, record: &Record) -> Option<RecordFinding> {
    let (rules, today) = (context.ground.rules, context.ground.today);
    let sign = record.get(Sign::FIELDS.sign)?;
    let held = at(&spans(context.case?, rules), today)?.level;
    let level = rules.meaning_under(RegulationList::Sign, &sign, record.text(FieldName::Under)).level?;
    let over = record.get(Sign::FIELDS.until).is_some_and(|until| until <= today);
    (level > held && !over).then_some(warn(FieldName::Sign, FindingId::SignLevel, None))
}

/// A sign of a named child who was too old for it on its first day already.
pub(super) fn outgrown(context: RuleContext<'_>, record: &Record) -> Option<RecordFinding> {
    let mark = Mark::from(Sign::read(record).ok()?);
    mark.member?;
    let end = marks::ending(context.ground, context.case?, RegulationList::Sign, &mark)?;
    let is_outgrown = end.basis == EndBasis::Document && end.on <= mark.from;
    is_outgrown
        .then_some(RecordFinding { day: Some(mark.from), ..refuse(FieldName::Member, FindingId::SignMember) })
}
