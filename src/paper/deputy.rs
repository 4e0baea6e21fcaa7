//! The deputy's sheet: emergency first, flags of safety, promises, phones, what the norm asks of these days.

use chrono::NaiveDate;

use super::route::{SheetOwner, children, errand, phones};
use super::sheet::{PaperSheet, SheetEntry, SheetPart};
use crate::domain::{Case, name};
use crate::norm::obstacle;
use crate::regulation::Rules;
use crate::report::deputy_cover::CoveredFamily;
use crate::text::{Words, capitalised, say};
use crate::wording::visiting::ObstacleDetail;

/// The sheet for the deputy on `[from, to]`, both included.
#[must_use]
pub fn sheet(
    words: &Words,
    rules: &Rules,
    cases: &[Case],
    covered: &[CoveredFamily],
    owner: SheetOwner<'_>,
    deputy: Option<&str>,
    (from, to): (NaiveDate, NaiveDate),
) -> PaperSheet {
    let mut under = vec![owner.said(words), words.span(from, to)];
    under.extend(deputy.map(|d| say!(words, "deputy-who", name = name::short(d))));
    under.retain(|l| !l.is_empty());
    let mut parts = Vec::new();
    if covered.is_empty() {
        parts.push(SheetPart::Line(words.say("deputy-none")));
    }
    let mut level = None;
    for family in covered {
        if level.replace(family.level) != Some(family.level) {
            let called = family.level.map_or_else(|| words.say("deputy-no-level"), |l| rules.level_name(l));
            let count = covered.iter().filter(|c| c.level == family.level).count();
            parts.push(SheetPart::Head(capitalised(&called), words.count("deputy-families", count)));
        }
        parts.push(SheetPart::Entry(Box::new(entry(words, &cases[family.case], family, from))));
    }
    PaperSheet { title: words.say("deputy-title"), under, parts }
}

fn entry(words: &Words, case: &Case, family: &CoveredFamily, from: NaiveDate) -> SheetEntry {
    let address = &case.family.address;
    let mut lines = vec![words.address(address)];
    lines.extend(address.access.clone());
    lines.extend(phones(words, case, from));
    lines.extend(children(words, case, from));
    for row in &family.rows {
        let said = say!(
            words,
            "deputy-norm",
            unit = words.period(row.unit, row.from),
            required = row.required,
            done = row.done,
            owed = row.owed
        );
        let own = words.own_rule(row).map(|own| format!(" ({own})")).unwrap_or_default();
        lines.push(format!("{said}{own}"));
    }
    for (id, on) in [("deputy-begins", family.begins), ("deputy-ends", family.ends)] {
        lines.extend(on.map(|on| say!(words, id, day = words.day_near(on, from))));
    }
    for absence in &family.absences {
        let what = words.hindrance(case, &obstacle::of_absence(absence), from, ObstacleDetail::Whole);
        let first = words.day_near(absence.from, from);
        lines.push(say!(words, "deputy-away", from = first, what = what));
    }
    let asked = words.impossible_times(&case.availability);
    if !asked.is_empty() {
        lines.push(say!(words, "deputy-asked", days = asked));
    }
    for (a, against) in &family.appointments {
        let hour = a.time.map(|t| format!(" {}", words.time(t))).unwrap_or_default();
        let note = a.note.as_ref().map(|n| format!(", {n}")).unwrap_or_default();
        let day = format!("{}{hour}{note}", words.weekday_day(a.on));
        lines.push(say!(words, "deputy-appointment", day = day));
        lines.extend(
            against.iter().map(|h| format!("! {}", words.hindrance(case, h, a.on, ObstacleDetail::Whole))),
        );
    }
    lines.extend(family.errands.iter().map(|e| errand(words, e, from)));
    lines.retain(|l| !l.is_empty());
    SheetEntry {
        mark: words.level_letter(family.level),
        name: case.family.short.clone(),
        warning: case.family.safety.clone(),
        lines,
        ..SheetEntry::default()
    }
}
