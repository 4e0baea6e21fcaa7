//! Whose families a week shows. A week that is over shows those it had then, a week that is not over those it will have.

use chrono::NaiveDate;

use super::super::Model;
use crate::domain::{Case, FamilyId, Unit, UserError, day};
use crate::norm::{NormContext, current};
use crate::store::{FamilyScope, Reader};

/// Families as they were, closed ones too, with contacts from `since` on.
pub struct PastFamilies {
    since: NaiveDate,
    cases: Vec<Case>,
}

/// What a calendar can look at.
#[derive(Clone, Copy)]
pub struct CalendarSource<'a> {
    /// The district today.
    pub model: &'a Model,
    /// What was read of the weeks before.
    pub past: Option<&'a PastFamilies>,
}

impl PastFamilies {
    /// Reads what the week of `monday` needs, unless `past` holds it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn reach(
        past: &mut Option<PastFamilies>,
        model: &Model,
        reader: Reader<'_>,
        monday: NaiveDate,
    ) -> Result<(), UserError> {
        // A month row that touches the week needs the whole month.
        let first = day::period(Unit::Month, monday).0;
        if !is_over(model, monday) || past.as_ref().is_some_and(|p| p.since <= first) {
            return Ok(());
        }
        // Eight weeks more, so that turning back week by week reads once in two months.
        let since = day::period(Unit::Month, day::earlier(monday, 56)).0;
        let cases = model.cases_of(reader, FamilyScope::Current(since), Some(since))?;
        *past = Some(PastFamilies { since, cases });
        Ok(())
    }
}

impl<'a> CalendarSource<'a> {
    /// The families of the week that begins on `monday`, by title.
    #[must_use]
    pub fn of_week(self, monday: NaiveDate) -> Vec<&'a Case> {
        let model = self.model;
        // A family handed over in the middle of a week belongs to it for both curators; what is over today is over.
        let from = if is_over(model, monday) { monday } else { monday.max(model.today) };
        let is_of_curator = |case: &&Case| {
            let mut week = day::days(from, day::later(monday, 7));
            week.any(|d| model.curator_filter.holds(model.staff.curator_of(case, d)))
        };
        if !is_over(model, monday) {
            let mut cases = model.visited_cases();
            cases.retain(is_of_curator);
            cases.sort_by(|a, b| (&a.family.title, a.family.id).cmp(&(&b.family.title, b.family.id)));
            return cases;
        }
        let then = NormContext { today: monday, ..model.ground() };
        self.past
            .map_or(&[][..], |p| &p.cases)
            .iter()
            .filter(|c| current::is_current(then, c))
            .filter(is_of_curator)
            .collect()
    }

    /// A family in the week that begins on `monday`.
    #[must_use]
    pub fn case(self, family: FamilyId, monday: NaiveDate) -> Option<&'a Case> {
        match self.past.filter(|_| is_over(self.model, monday)) {
            Some(past) => past.cases.iter().find(|c| c.family.id == family),
            None => self.model.visited(family),
        }
    }
}

/// Whether the week that begins on `monday` is over.
#[must_use]
pub fn is_over(model: &Model, monday: NaiveDate) -> bool {
    day::later(monday, 6) < model.today
}
