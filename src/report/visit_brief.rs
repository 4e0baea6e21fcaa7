//! What a visitor has to bring, ask and remember at a door: the norm, what was promised, what is to be done.

use chrono::NaiveDate;

use crate::domain::{Case, Unit, day};
use crate::norm::{NormContext, ledger};

/// How long a promise without a day of its own is remembered, in days.
const REMEMBERED: u64 = 30;

/// How far ahead an activity is spoken of, in days.
const AHEAD: u64 = 14;

/// One thing of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VisitErrand {
    /// What the appointment is for.
    Purpose(String),
    /// A row of the ledger that the day counts in.
    Norm {
        /// Week or month.
        unit: Unit,
        /// Visits held in the period.
        done: u32,
        /// Visits required.
        required: u32,
        /// The bare number of the document, where a rule of the program's own asks or counts less.
        bare: Option<u32>,
        /// Whether that number is of another document.
        is_borrowed: bool,
    },
    /// What was promised to the family, or a call back that was not made.
    Promise {
        /// The day it was said.
        said: NaiveDate,
        /// What.
        text: String,
        /// By when to call back.
        by: Option<NaiveDate>,
    },
    /// An open activity that is late or due soon.
    Activity {
        /// What.
        text: String,
        /// Who does it.
        organisation: Option<String>,
        /// By when.
        due: NaiveDate,
    },
}

/// What a visit of `case` on `on` is to bring, the norm first.
#[must_use]
pub fn errands(ground: NormContext<'_>, case: &Case, on: NaiveDate) -> Vec<VisitErrand> {
    let rows = ledger::shown_rows(ground, case, on, on);
    let norm = rows.iter().filter(|r| r.required > 0);
    let mut all: Vec<VisitErrand> = norm
        .map(|r| {
            let bare = (!r.own_rules().is_empty()).then_some(r.bare);
            let is_borrowed = r.is_borrowed();
            VisitErrand::Norm { unit: r.unit, done: r.done, required: r.required, bare, is_borrowed }
        })
        .collect();
    all.extend(promises(case, ground.today));
    all.extend(activities(case, day::later(on, AHEAD)));
    all
}

/// Promises not yet kept: calls back that were not made, and recent promises without a day.
pub fn promises(case: &Case, today: NaiveDate) -> impl Iterator<Item = VisitErrand> {
    let since = day::earlier(today, REMEMBERED);
    case.contacts
        .iter()
        .filter(move |c| c.called_back.is_none())
        .filter(move |c| c.call_back.is_some() || (c.promised.is_some() && since <= c.on))
        .filter_map(|c| {
            let text = c.promised.clone().or_else(|| c.note.clone())?;
            Some(VisitErrand::Promise { said: c.on, text, by: c.call_back })
        })
}

/// Open activities that are due by `to`, late ones too, the earliest first.
#[must_use]
pub fn activities(case: &Case, to: NaiveDate) -> Vec<VisitErrand> {
    let open = case.current_activities().filter(|a| a.state.is_open());
    let mut due: Vec<(NaiveDate, VisitErrand)> = open
        .filter_map(|a| {
            let due = a.due.filter(|d| *d <= to)?;
            let (text, organisation) = (a.text.clone(), a.organisation.clone());
            Some((due, VisitErrand::Activity { text, organisation, due }))
        })
        .collect();
    due.sort_by_key(|(on, _)| *on);
    due.into_iter().map(|(_, errand)| errand).collect()
}
