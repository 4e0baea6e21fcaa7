//! The weekly route sheet: by day and settlement, numbered, with boxes for what came of each visit.

use chrono::{Datelike, NaiveDate};

use super::sheet::{PaperSheet, SheetEntry, SheetPart};
use crate::domain::contact::ContactOutcome;
use crate::domain::member::Member;
use crate::domain::schedule::Curator;
use crate::domain::{Case, Unit, day, name, phone};
use crate::report::route::{RouteDay, RouteStop};
use crate::report::visit_brief::VisitErrand;
use crate::text::{Words, say};
use crate::wording::brief;
use crate::wording::visiting::ObstacleDetail;

/// Whose sheet it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct SheetOwner<'a> {
    /// The curator; `None`: of all.
    pub curator: Option<&'a Curator>,
    /// The name of the district or section, if it has one.
    pub district: Option<&'a str>,
}

impl SheetOwner<'_> {
    /// «Смирнова Т. Н., участок № 3».
    pub(super) fn said(&self, words: &Words) -> String {
        let curator = self.curator.map(|c| say!(words, "paper-curator", name = name::short(&c.name)));
        let section = self.curator.and_then(|c| c.section.as_deref()).or(self.district).map(str::to_owned);
        [curator, section].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// The sheet of these days.
#[must_use]
pub fn sheet(words: &Words, cases: &[Case], days: &[RouteDay], owner: SheetOwner<'_>) -> PaperSheet {
    let mut under = vec![owner.said(words)];
    under.retain(|l| !l.is_empty());
    if let (Some(first), Some(last)) = (days.first(), days.last()) {
        let span = words.span(first.on, last.on);
        under.push(if (first.on, last.on) == day::period(Unit::Week, first.on) {
            let week = first.on.iso_week().week();
            say!(words, "route-week", n = week, span = span)
        } else {
            span
        });
    }
    let mut parts = Vec::new();
    let is_shown = |d: &&RouteDay| d.capacity > 0 || !d.stops.is_empty() || !d.unappointed.is_empty();
    for day in days.iter().filter(is_shown) {
        parts.push(SheetPart::Head(words.weekday_day(day.on), load(words, day)));
        if day.stops.is_empty() {
            parts.push(SheetPart::Line(words.say("route-none")));
        }
        let mut place = None;
        for stop in &day.stops {
            let settlement = &cases[stop.case].family.address.settlement;
            if place.replace(settlement.clone()) != Some(settlement.clone())
                && let Some(name) = settlement
            {
                parts.push(SheetPart::Place(name.clone()));
            }
            parts.push(SheetPart::Entry(Box::new(entry(words, &cases[stop.case], stop, day.on))));
        }
        if !day.unappointed.is_empty() {
            let families = day.unappointed.iter().map(|place| cases[*place].family.short.as_str());
            let families = families.collect::<Vec<_>>().join(", ");
            parts.push(SheetPart::Line(say!(words, "route-unappointed", families = families)));
        }
    }
    parts.push(SheetPart::Head(words.say("route-loads"), String::new()));
    let loads = days.iter().filter(|d| d.capacity > 0 || !d.stops.is_empty());
    let said: Vec<String> =
        loads.map(|d| format!("{} {}/{}", words.weekday_day(d.on), appointed(d), d.capacity)).collect();
    parts.push(SheetPart::Line(if said.is_empty() { words.say("route-none") } else { said.join(" · ") }));
    parts.push(SheetPart::Line(words.say("route-evening")));
    PaperSheet { title: words.say("route-title"), under, parts }
}

/// «назначено 3, предложено 1, по силам 4».
fn load(words: &Words, day: &RouteDay) -> String {
    let proposed = day.stops.len() - appointed(day);
    say!(words, "route-load", n = appointed(day), proposed = proposed, capacity = day.capacity)
}

/// The number of its visits that are appointed, not proposed by the plan.
fn appointed(day: &RouteDay) -> usize {
    day.stops.iter().filter(|stop| stop.number.is_some()).count()
}

fn entry(words: &Words, case: &Case, stop: &RouteStop, on: NaiveDate) -> SheetEntry {
    let address = &case.family.address;
    let mut lines = vec![words.address(address)];
    lines.extend(address.access.clone());
    lines.extend(phones(words, case, on));
    lines.extend(children(words, case, on));
    lines.extend(stop.errands.iter().map(|e| errand(words, e, on)));
    let line_of = |h| format!("! {}", words.hindrance(case, h, on, ObstacleDetail::Whole));
    lines.extend(stop.against.iter().map(line_of));
    if stop.number.is_none() {
        lines.push(words.say("route-proposed"));
    }
    lines.retain(|l| !l.is_empty());
    let ticked = |outcome: ContactOutcome| stop.marked.is_some_and(|(_, o)| o == outcome);
    SheetEntry {
        mark: stop.number.map_or_else(|| "*".to_owned(), |n| n.to_string()),
        time: stop.time.map(|t| words.time(t)).unwrap_or_default(),
        name: case.family.short.clone(),
        warning: case.family.safety.clone(),
        lines,
        boxes: ContactOutcome::ALL.map(|o| (words.pick("route-box", o.code()), ticked(o))).into(),
        has_room: true,
    }
}

/// «Дети: Денис 9 лет, школа № 4; Алиса 4 года»; nothing where there is none.
pub(super) fn children(words: &Words, case: &Case, day: NaiveDate) -> Option<String> {
    let all: Vec<String> = brief::children(words, case, day).iter().map(brief::BriefChild::line).collect();
    (!all.is_empty()).then(|| say!(words, "lookup-children", who = all.join("; ")))
}

/// «тел. +7 911 603-14-22 мать, +7 952 … Денис»; nothing where there is none.
pub(super) fn phones(words: &Words, case: &Case, day: NaiveDate) -> Option<String> {
    let whose =
        |(member, p): (&Member, &String)| format!("{} {}", phone::shown(p), words.called(member, day));
    let all: Vec<String> = case.phones(day).map(whose).collect();
    (!all.is_empty()).then(|| say!(words, "paper-phones", phones = all.join(", ")))
}

/// One thing to bring, ask or remember.
#[must_use]
pub fn errand(words: &Words, errand: &VisitErrand, on: NaiveDate) -> String {
    match errand {
        VisitErrand::Purpose(text) => text.clone(),
        VisitErrand::Norm { unit, done, required, bare, is_borrowed } => {
            let said = say!(
                words,
                "errand-norm",
                unit = words.pick("unit", unit.code()),
                done = (*done),
                required = (*required)
            );
            let own = bare.map(|bare| words.own_rule_beside(bare, *is_borrowed));
            own.map_or_else(|| said.clone(), |own| format!("{said} ({own})"))
        }
        VisitErrand::Promise { said, text, by } => {
            let day = words.day_near(*said, on);
            let promise = say!(words, "errand-promise", day = day, text = text.as_str());
            match by {
                Some(by) => {
                    let by = say!(words, "errand-call-back", day = words.day_near(*by, on));
                    format!("{promise} {by}")
                }
                None => promise,
            }
        }
        VisitErrand::Activity { text, organisation, due } => {
            let id = if *due < on { "errand-late" } else { "errand-due" };
            let what = organisation.as_ref().map_or_else(|| text.clone(), |o| format!("{text}, {o}"));
            say!(words, id, day = words.day_near(*due, on), text = what)
        }
    }
}
