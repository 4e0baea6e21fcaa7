//! What ends on a day of the calendar: terms, activities, deadlines of the document, ages that matter.

use chrono::NaiveDate;

use super::super::Model;
use crate::domain::{FamilyId, Id};
use crate::norm::deadline::{self, Deadline};
use crate::norm::due;
use crate::norm::expiry::{self, Expiry};
use crate::norm::marks::{self, EndingMark};
use crate::text::say;
use crate::wording::deadline as shown;
use crate::wording::{self, expires, mark};

#[derive(Clone, Debug, PartialEq)]
pub enum DayEnd {
    /// The term of a family's level.
    Term(FamilyId),
    Activity(FamilyId, Id),
    /// A member becomes of an age that matters.
    Turns(FamilyId, String, u32),
    /// An agreement, a consent or a programme runs out.
    Expires(FamilyId, Expiry),
    /// A sign or a category ends by itself.
    Ends(FamilyId, Box<EndingMark>),
    /// A deadline of the document, or a sitting.
    Rule(Deadline),
}

/// What ends on the days of `[from, to]`, both included.
#[must_use]
pub fn ends(model: &Model, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, DayEnd)> {
    let mut ends: Vec<(NaiveDate, DayEnd)> = Vec::new();
    for (case, standing) in model.cases.iter().zip(&model.standings) {
        let family = case.family.id;
        ends.extend(standing.term.as_ref().map(|t| (t.until, DayEnd::Term(family))));
        let open = case.current_activities().filter(|a| a.state.is_open());
        ends.extend(open.filter_map(|a| a.due.map(|on| (on, DayEnd::Activity(family, a.id)))));
        if standing.level.is_some() {
            ends.extend(expiry::all(case).into_iter().map(|e| (e.last, DayEnd::Expires(family, e))));
            let endings = marks::all_endings(model.ground(), case).into_iter();
            ends.extend(endings.map(|e| (e.on, DayEnd::Ends(family, Box::new(e)))));
        }
        let of_age = due::birthdays(case, from, to);
        ends.extend(of_age.map(|(on, m, years)| (on, DayEnd::Turns(family, m.called(), years))));
    }
    let ground = model.ground();
    let rules = deadline::of_district(ground, from, to);
    let of_cases = model.cases.iter().enumerate();
    let of_families = of_cases.flat_map(|(i, case)| deadline::of_family(ground, case, i, (from, to)));
    let of_closed = deadline::of_closed(ground, &model.cases, to);
    let sittings = deadline::sittings(ground, from, to);
    let rules = rules.into_iter().chain(sittings);
    ends.extend(rules.chain(of_families).chain(of_closed).map(|d| (d.on, DayEnd::Rule(d))));
    ends.retain(|(on, _)| from <= *on && *on <= to);
    ends
}

/// What ends on one day.
#[must_use]
pub fn ends_on(model: &Model, on: NaiveDate) -> Vec<DayEnd> {
    ends(model, on, on).into_iter().map(|(_, end)| end).collect()
}

/// What ends, in words: «! Иванова М. П.: срок: экстренный».
#[must_use]
pub fn end_words(model: &Model, end: &DayEnd) -> String {
    let w = &model.words;
    let of = |family: &FamilyId, what: String| {
        let title = model.case(*family).map(|c| c.family.short.clone()).unwrap_or_default();
        format!("! {title}: {what}")
    };
    match end {
        DayEnd::Term(family) => {
            let level = model.place(*family).and_then(|i| model.standings[i].term.as_ref()).map(|t| t.level);
            let level = level.map(|l| model.rules.level_name(l)).unwrap_or_default();
            of(family, say!(w, "term-ends", level = level))
        }
        DayEnd::Activity(family, id) => {
            let activity = model.case(*family).and_then(|c| c.activities.iter().find(|a| a.id == *id));
            of(family, activity.map(|a| wording::activity::text(w, a)).unwrap_or_default())
        }
        DayEnd::Turns(family, called, years) => of(family, w.turns(called, *years)),
        DayEnd::Expires(family, expiry) => {
            of(family, expires::said(w, &model.rules, model.case(*family), expiry))
        }
        DayEnd::Ends(family, ending) => of(family, mark::ends(w, ending)),
        DayEnd::Rule(deadline) => match deadline.case.and_then(|i| model.cases.get(i)) {
            Some(case) => format!("{}: {}", case.family.short, shown::said(model, deadline)),
            None => shown::said(model, deadline),
        },
    }
}
