//! Sittings as days of the district: by then the questions are put and their papers ready.

use chrono::NaiveDate;

use super::{Deadline, UpcomingMatter};
use crate::domain::sitting::Sitting;
use crate::norm::NormContext;
use crate::regulation::RuleSource;
use crate::regulation::file::{ListItem, collapsed};

/// The sittings of the days of `[from, to]`, both included. One that was held is not late: what it left undecided waits
/// for the next.
#[must_use]
pub fn sittings(ground: NormContext<'_>, from: NaiveDate, to: NaiveDate) -> Vec<Deadline> {
    let asked = ground.rules.sittings.iter().filter(|s| from <= s.on && s.on <= to);
    let deadline = |s: &Sitting| Deadline {
        on: s.on,
        case: None,
        what: UpcomingMatter::Sitting { id: s.id, body: s.body.clone() },
        is_late: false,
    };
    asked.map(deadline).collect()
}

/// What the document has this body decide; every decision of it, where the body is not named.
#[must_use]
pub fn about(ground: NormContext<'_>, body: Option<&str>) -> Vec<RuleSource> {
    let regulation = &ground.rules.regulation;
    let decisions: Vec<&ListItem> = match body {
        Some(body) => regulation.decisions_of(body).collect(),
        None => regulation.decisions.iter().collect(),
    };
    let source = |text: &str, at: &str| RuleSource::Own {
        cited: regulation.cited(at).into(),
        text: collapsed(text).into(),
    };
    decisions.into_iter().map(|item| source(&item.text, &item.at)).collect()
}
