//! Whether a family that was closed with a positive result was asked if it is satisfied, where the document asks for it
//! at the closing (Югра п. 12.1).

use chrono::NaiveDate;

use super::NormContext;
use super::register::beginnings;
use crate::domain::Case;
use crate::domain::control::{Control, Inspection};
use crate::domain::paper::Closing;
use crate::regulation::RuleSource;
use crate::regulation::file::{InspectionRule, InspectionTime, collapsed};

/// A closing after which the family was not asked.
#[derive(Clone, Debug, PartialEq)]
pub struct UnaskedClosing<'a> {
    pub closing: &'a Closing,
    /// The clause that asks for it.
    pub source: RuleSource,
}

/// What the document says of the question, if it wants it asked at the closing.
#[must_use]
pub fn rule<'a>(ground: NormContext<'a>) -> Option<&'a InspectionRule> {
    let rules = &ground.rules.regulation.inspections;
    rules.iter().find(|rule| rule.id == Inspection::Satisfaction && rule.when == InspectionTime::Closing)
}

/// The clause that asks for it.
#[must_use]
pub fn source(ground: NormContext<'_>) -> Option<RuleSource> {
    let rule = rule(ground)?;
    let cited = ground.rules.regulation.cited(&rule.at).into();
    Some(RuleSource::Own { cited, text: collapsed(&rule.text).into() })
}

/// The answer of the family about the accompaniment that was closed on `closed`, whatever day it gave it by `ground.today`:
/// an answer at the end of an earlier accompaniment speaks of that one, one after the next has begun of the next.
#[must_use]
pub fn answer<'a>(ground: NormContext<'_>, case: &'a Case, closed: NaiveDate) -> Option<&'a Control> {
    let again = case.closings.iter().any(|c| c.on < closed);
    let starts = beginnings(case, ground.rules);
    // What begins on the day of a closing is the next accompaniment, but for one of that day alone.
    let own = starts.iter().map(|b| b.on).filter(|on| *on < closed).max().or(starts.first().map(|b| b.on));
    let next = starts.iter().map(|b| b.on).filter(|on| closed <= *on && Some(*on) != own).min();
    let began = own.filter(|_| again);
    let is_answer = |c: &&Control| {
        c.inspection == Inspection::Satisfaction
            && c.satisfied.is_some()
            && c.on <= ground.today
            && began.is_none_or(|began| began <= c.on)
            && next.is_none_or(|next| c.on < next)
    };
    case.controls.iter().filter(is_answer).max_by_key(|c| (c.on, c.id))
}

/// The last closing that has come, if it has a positive result and the family was not asked.
#[must_use]
pub fn unasked<'a>(ground: NormContext<'_>, case: &'a Case) -> Option<UnaskedClosing<'a>> {
    let source = source(ground)?;
    let closing = case.last_closing(ground.today)?;
    let is_last = case.levels.iter().all(|l| l.from < closing.on || ground.today < l.from);
    let is_open = is_last && closing.positive == Some(true) && answer(ground, case, closing.on).is_none();
    is_open.then_some(UnaskedClosing { closing, source })
}
