//! The file as of another day: every list, card and pane reads through here, so that none of them knows more than was
//! known at the end of the day that is looked at. What has a day of its own is there from that day on; what is planned
//! for a later one, only if the file had it by then; a field without a day has the value it had then.

use chrono::NaiveDate;

use super::Model;
use crate::domain::id::DecisionId;
use crate::domain::sitting::Sitting;
use crate::domain::{Case, FamilyId, Id, Record, UserError};
use crate::store::read::HistoryEvent;
use crate::store::{FamilyScope, Reader};

impl Model {
    /// What is said where no family is there: on another day that there was none, that other curators have them all, that
    /// all are closed, else this message, which invites to take one in.
    #[must_use]
    pub fn nobody(&self, invitation: &str) -> String {
        if !self.is_other_day() && !self.elsewhere.is_empty() {
            return self.words.count("families-of-others", self.elsewhere.len());
        }
        // The register has begun, and nobody is on it any more.
        let are_closed = !self.rules.closed.is_empty() || self.rules.began.is_some();
        self.words.say(match self.is_other_day() {
            true => "families-none-then",
            false if are_closed => "families-all-closed",
            false => invitation,
        })
    }

    /// Reads families as of the end of the day that is looked at, with contacts from `since` on.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn cases_of(
        &self,
        reader: Reader<'_>,
        scope: FamilyScope,
        since: Option<NaiveDate>,
    ) -> Result<Vec<Case>, UserError> {
        let cases = reader.on(self.today).cases(scope, since)?;
        if !self.is_past() {
            return Ok(cases);
        }
        let is_one = matches!(scope, FamilyScope::One(_));
        let mut past = Vec::with_capacity(cases.len());
        for case in cases {
            // Whose card is opened is shown, even if she came later.
            let begun = match case.had_begun(self.today) {
                Some(begun) => begun,
                None => was_there(reader, case.family.id.0, self.today)?,
            };
            if is_one || begun {
                past.push(case_as_of(reader, case, self.today)?);
            }
        }
        Ok(past)
    }

    /// Reads the sittings that were known by the end of the day that is looked at.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn sittings_of(&self, reader: Reader<'_>) -> Result<Vec<Sitting>, UserError> {
        let mut known = Vec::new();
        for sitting in reader.sittings()? {
            if !self.is_past() || sitting.on <= self.today || was_planned(reader, sitting.id, self.today)? {
                known.push(sitting);
            }
        }
        Ok(known)
    }

    /// These families as of the end of the day that is looked at.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn past(&self, reader: Reader<'_>, cases: Vec<Case>) -> Result<Vec<Case>, UserError> {
        cases.into_iter().map(|case| case_as_of(reader, case, self.today)).collect()
    }

    /// Whether a family was on the register by the day that is looked at; where that cannot be read now, it was.
    #[must_use]
    pub fn was_registered(&self, reader: Reader<'_>, family: FamilyId) -> bool {
        if !self.is_past() || self.case(family).is_some() {
            return true;
        }
        let begun = || {
            let case = reader.on(self.today).cases(FamilyScope::One(family), Some(self.today)).ok()?.pop()?;
            case.had_begun(self.today).or_else(|| was_there(reader, family.0, self.today).ok())
        };
        begun().unwrap_or(true)
    }

    /// Records as of that day.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn records_as_of(&self, reader: Reader<'_>, records: Vec<Record>) -> Result<Vec<Record>, UserError> {
        if !self.is_past() {
            return Ok(records);
        }
        let mut past = Vec::with_capacity(records.len());
        for record in records {
            let there = match record.began() {
                Some(began) if began <= self.today => true,
                Some(_) => was_planned(reader, record.id, self.today)?,
                None => was_there(reader, record.id, self.today)?,
            };
            if there {
                past.push(record.as_of(self.today));
            }
        }
        Ok(past)
    }

    /// What had been done by then.
    #[must_use]
    pub fn events_as_of(&self, mut events: Vec<HistoryEvent>) -> Vec<HistoryEvent> {
        if self.is_past() {
            events.retain(|event| self.is_before(event));
        }
        events
    }

    /// Whether something was done by the end of the day that is looked at.
    #[must_use]
    pub fn is_before(&self, event: &HistoryEvent) -> bool {
        !self.is_past() || event.at.get(..10).is_none_or(|day| *day <= *self.today.to_string())
    }
}

/// The families that were on the register or in the file by the end of `day`, with what had happened by then.
///
/// # Errors
/// If the file cannot be read.
pub fn known_by(reader: Reader<'_>, scope: FamilyScope, day: NaiveDate) -> Result<Vec<Case>, UserError> {
    let mut known = Vec::new();
    for case in reader.on(day).cases(scope, None)? {
        if case.had_begun(day) != Some(false) || was_planned(reader, case.family.id.0, day)? {
            let planned = planned_programmes(reader, &case, day)?;
            let mut case = case.as_of_planned(day, &planned);
            drop_later_approvals(reader, &mut case, day)?;
            known.push(case);
        }
    }
    Ok(known)
}

/// A case as of the end of `day`.
///
/// # Errors
/// If the file cannot be read.
pub fn case_as_of(reader: Reader<'_>, case: Case, day: NaiveDate) -> Result<Case, UserError> {
    let planned = planned_programmes(reader, &case, day)?;
    let mut case = reader.fields_as_of(case, day)?.as_of_planned(day, &planned);
    // Each question costs a read: it is asked of what lies ahead alone, which is little.
    macro_rules! keep {
        ($list:ident, $day:ident) => {
            let mut kept = Vec::with_capacity(case.$list.len());
            for record in std::mem::take(&mut case.$list) {
                if record.$day <= day || was_planned(reader, record.id, day)? {
                    kept.push(record);
                }
            }
            case.$list = kept;
        };
    }
    keep!(levels, from);
    keep!(closings, on);
    keep!(appointments, on);
    keep!(absences, from);
    keep!(categories, from);
    keep!(circumstances, from);
    keep!(signs, from);
    keep!(statuses, from);
    keep!(agreements, on);
    keep!(decisions, on);
    for mut question in std::mem::take(&mut case.questions) {
        let is_known = |id: &DecisionId| case.decisions.iter().any(|d| d.id == id.0);
        question.decision = question.decision.filter(is_known);
        // What was decided by then was put by then, whenever it was entered.
        if question.decision.is_some() || was_there(reader, question.id, day)? {
            case.questions.push(question);
        }
    }
    keep!(consents, on);
    keep!(incomes, from);
    let (programmes, activities) =
        (std::mem::take(&mut case.programmes), std::mem::take(&mut case.activities));
    for programme in programmes {
        if programme.on.is_some() || was_there(reader, programme.id, day)? {
            case.programmes.push(programme);
        }
    }
    for activity in activities {
        if was_there(reader, activity.id, day)? {
            case.activities.push(activity);
        }
    }
    Ok(case)
}

/// The programmes of days after `day` that were in the file by then with their approval: where a decision approves one,
/// the decision was too.
fn planned_programmes(reader: Reader<'_>, case: &Case, day: NaiveDate) -> Result<Vec<Id>, UserError> {
    let mut planned = Vec::new();
    for programme in case.programmes.iter().filter(|p| p.is_ahead(day)) {
        let is_decided = match programme.decision {
            Some(decision) => was_planned(reader, decision.0, day)?,
            None => true,
        };
        let was_there = is_decided && was_planned(reader, programme.id, day)?;
        planned.extend(was_there.then_some(programme.id));
    }
    Ok(planned)
}

/// Leaves out the decisions on programmes that were neither made nor in the file by the end of `day`, and the programmes
/// that came into it with them.
fn drop_later_approvals(reader: Reader<'_>, case: &mut Case, day: NaiveDate) -> Result<(), UserError> {
    let mut decisions = Vec::with_capacity(case.decisions.len());
    for decision in std::mem::take(&mut case.decisions) {
        if decision.on <= day || was_planned(reader, decision.id, day)? {
            decisions.push(decision);
        }
    }
    let is_known = |id: DecisionId| decisions.iter().any(|d| d.id == id.0);
    for programme in std::mem::take(&mut case.programmes) {
        let was_decided_later = programme.decision.is_some_and(|id| !is_known(id));
        if !was_decided_later || was_there(reader, programme.id, day)? {
            case.programmes.push(programme);
        } else {
            case.activities.retain(|a| a.programme.is_none_or(|of| of.0 != programme.id));
        }
    }
    case.decisions = decisions;
    Ok(())
}

/// Whether a record without a day of its own was in the file by `day`; where that is not known, it was.
fn was_there(reader: Reader<'_>, id: Id, day: NaiveDate) -> Result<bool, UserError> {
    Ok(reader.made(id)?.is_none_or(|made| made <= day))
}

/// Whether a record of a later day was in the file by `day`, imported or entered.
fn was_planned(reader: Reader<'_>, id: Id, day: NaiveDate) -> Result<bool, UserError> {
    Ok(reader.written(id)?.is_some_and(|written| written.first <= day))
}
