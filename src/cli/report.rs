//! `report`: papers, as text, JSON, docx or a calendar.

use std::path::Path;

use chrono::{NaiveDate, Weekday};
use clap::ArgMatches;
use serde_json::{Value, json};

use super::answer::Answer;
use super::ask::{Basis, text};
use super::place::{self, Place, iso};
use crate::domain::{Case, CuratorId, FamilyId, Problem, Unit, day};
use crate::paper::{Paper, Sheet, deputy, ics, plain, route};
use crate::plan::{Asked, Plan};
use crate::report::agenda::agenda;
use crate::report::cover::{self, Covered};
use crate::report::errand::Errand;
use crate::report::route::{Route, RouteDay, reach};
use crate::run::papers;
use crate::store::{Reader, Scope};
use crate::text::Words;

/// What the paper is given as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Docx,
    Ics,
}

/// `report`.
pub(super) fn report(words: &Words, place: &Place, own: &ArgMatches) -> Result<Answer, Problem> {
    let format = format(own)?;
    let out = text(own, "out");
    if format == Format::Docx && out.is_none() {
        return Err(Problem::new("argument-no-out"));
    }
    let told = |value: &str| value.chars().take(40).collect::<String>();
    match text(own, "paper").unwrap_or_default() {
        "route" => route_sheet(words, place, own, format),
        "deputy" => deputy_sheet(words, place, own, format),
        other => Err(Problem::new("argument-bad-paper").with("value", told(other))),
    }
}

fn format(own: &ArgMatches) -> Result<Format, Problem> {
    Ok(match text(own, "format") {
        None if own.get_flag("json") => Format::Json,
        None | Some("text") => Format::Text,
        Some("json") => Format::Json,
        Some("docx") => Format::Docx,
        Some("ics") => Format::Ics,
        Some(other) => {
            let value: String = other.chars().take(40).collect();
            return Err(Problem::new("argument-bad-format").with("value", value));
        }
    })
}

/// The Monday of `2026-W48`.
fn monday(text: &str) -> Result<NaiveDate, Problem> {
    let bad = || Problem::new("argument-bad-week").with("value", text.chars().take(40).collect::<String>());
    let (year, week) = text.split_once("-W").ok_or_else(bad)?;
    if year.len() != 4 || week.len() != 2 {
        return Err(bad());
    }
    let (year, week) = (year.parse().map_err(|_| bad())?, week.parse().map_err(|_| bad())?);
    NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).filter(|d| day::is_plausible(*d)).ok_or_else(bad)
}

fn route_sheet(words: &Words, place: &Place, own: &ArgMatches, format: Format) -> Result<Answer, Problem> {
    let asked = text(own, "week").map(monday).transpose()?;
    let monday = asked.unwrap_or(day::period(Unit::Week, place.today).0);
    let sunday = day::later(monday, 6);
    let store = place.open()?;
    let reader = store.reader();
    let basis = Basis::of(reader, place)?;
    let curator = basis.hers(own)?;
    if format == Format::Ics {
        let cases = reader.cases(Scope::All, Some(place.today))?;
        let until = text(own, "to").map(iso).transpose()?.unwrap_or(day::later(monday, AHEAD));
        return calendar(words, &basis, reader, &cases, own, (monday, until));
    }
    let first = monday.min(place.today);
    let since = reach(first);
    let cases = reader.cases(Scope::Current(since), Some(since))?;
    let curators = basis.days_of(curator);
    let ahead = Asked::days(curator, monday.max(place.today), days_between(monday.max(place.today), sunday));
    let plan =
        (own.get_flag("plan") && place.today <= sunday).then(|| Plan::of(basis.ground(), &cases, &ahead));
    let route = Route { ground: basis.ground(), cases: &cases, curators: &curators, all: curator.is_none() };
    let days = route.days(monday, sunday, plan.as_ref());
    let district = reader.district()?;
    let whose = route::Whose {
        curator: curator.and_then(|c| basis.ground().staff.curator(c)),
        district: district.name.as_deref(),
    };
    let sheet = route::sheet(words, &cases, &days, whose);
    let value = route_json(words, &cases, &days, (monday, sunday), curator);
    give(words, own, format, sheet, value)
}

/// How many days ahead a calendar reaches where no last day is named.
const AHEAD: u64 = 90;

fn days_between(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days() + 1).unwrap_or(1)
}

fn deputy_sheet(words: &Words, place: &Place, own: &ArgMatches, format: Format) -> Result<Answer, Problem> {
    if format == Format::Ics {
        return Err(Problem::new("argument-bad-format").with("value", "ics"));
    }
    let (Some(from), Some(to)) = (text(own, "from"), text(own, "to")) else {
        return Err(Problem::new("argument-no-span"));
    };
    let (from, to) = (iso(from)?, iso(to)?);
    if to < from {
        return Err(Problem::new("argument-to-before-from"));
    }
    let store = place.open()?;
    let reader = store.reader();
    let basis = Basis::of(reader, place)?;
    let curator = basis.hers(own)?;
    let first = from.min(place.today);
    let cases = reader.cases(Scope::Current(first), Some(reach(first)))?;
    let covered = cover::cover(basis.ground(), &cases, curator, (from, to));
    let staff = basis.ground().staff;
    let leave = staff
        .leaves
        .iter()
        .find(|l| l.from <= to && from < l.until && l.deputy.is_some() && staff.concerns(l.curator, curator));
    let named = leave.and_then(|l| l.deputy).and_then(|d| staff.curator(d)).map(|c| c.name.clone());
    let district = reader.district()?;
    let whose =
        route::Whose { curator: curator.and_then(|c| staff.curator(c)), district: district.name.as_deref() };
    let sheet = deputy::sheet(words, &basis.rules, &cases, &covered, whose, named.as_deref(), (from, to));
    let value = deputy_json(words, &cases, &covered, (from, to), curator);
    give(words, own, format, sheet, value)
}

fn calendar(
    words: &Words,
    basis: &Basis,
    reader: Reader<'_>,
    cases: &[Case],
    own: &ArgMatches,
    span: (NaiveDate, NaiveDate),
) -> Result<Answer, Problem> {
    if span.1 < span.0 {
        return Err(Problem::new("argument-to-before-from"));
    }
    let names = if own.get_flag("names") { ics::Names::Short } else { ics::Names::Hidden };
    let events = agenda(basis.ground(), cases, basis.hers(own)?, span);
    let revision = |id| reader.revision(id).unwrap_or_default();
    let ids: Vec<FamilyId> = cases.iter().map(|c| c.family.id).collect();
    let entries = ics::entries(words, &basis.rules, cases, &ids, &events, names, revision);
    let paper = Paper::Ics(entries);
    save_or_show(words, own, &paper)
}

/// The paper in the format asked for: to a file, or to who reads the answer.
fn give(
    words: &Words,
    own: &ArgMatches,
    format: Format,
    sheet: Sheet,
    value: Value,
) -> Result<Answer, Problem> {
    match (format, text(own, "out")) {
        (Format::Json, Some(path)) => saved(words, path, format!("{value}\n").as_bytes()),
        (Format::Json, None) => Ok(Answer::new(value, String::new())),
        (Format::Text, None) => Ok(Answer::new(value, plain::text(&sheet))),
        (Format::Docx, _) => save_or_show(words, own, &Paper::Docx(Box::new(sheet))),
        (Format::Text | Format::Ics, _) => save_or_show(words, own, &Paper::Text(Box::new(sheet))),
    }
}

fn save_or_show(words: &Words, own: &ArgMatches, paper: &Paper) -> Result<Answer, Problem> {
    let bytes = paper.bytes(place::now())?;
    match text(own, "out") {
        Some(path) => saved(words, path, &bytes),
        None => Ok(Answer::new(Value::Null, String::from_utf8_lossy(&bytes).into_owned())),
    }
}

/// Writes a file that was not there before: a paper someone has already written on is never replaced.
fn saved(words: &Words, path: &str, bytes: &[u8]) -> Result<Answer, Problem> {
    papers::create(Path::new(path), bytes)?;
    let said = words.fill("paper-saved", &[("path", path.into())]);
    Ok(Answer::new(json!({ "path": path, "bytes": bytes.len() }), format!("{said}\n")))
}

fn route_json(
    words: &Words,
    cases: &[Case],
    days: &[RouteDay],
    (from, to): (NaiveDate, NaiveDate),
    curator: Option<CuratorId>,
) -> Value {
    let visit = |on: NaiveDate, s: &crate::report::route::Stop| {
        let mut value = family(words, &cases[s.case]);
        value["number"] = json!(s.number);
        value["time"] = json!(s.time.map(|t| words.time(t)));
        value["proposed"] = json!(s.number.is_none());
        value["appointment"] = json!(s.appointment.map(|id| id.to_string()));
        value["outcome"] = json!(s.marked.map(|(_, o)| o.code()));
        value["errands"] = errands(words, &s.errands, on);
        value
    };
    json!({
        "week": from.format("%G-W%V").to_string(), "from": from, "to": to,
        "curator": curator.map(|c| c.to_string()),
        "days": days.iter().map(|d| json!({
            "date": d.on, "capacity": d.capacity,
            "visits": d.stops.iter().map(|s| visit(d.on, s)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn deputy_json(
    words: &Words,
    cases: &[Case],
    covered: &[Covered],
    (from, to): (NaiveDate, NaiveDate),
    curator: Option<CuratorId>,
) -> Value {
    let of =
        |c: &Covered| {
            let mut value = family(words, &cases[c.case]);
            value["level"] = json!(c.level.map(crate::domain::Level::code));
            value["norms"] = c.rows.iter().map(|r| json!({
            "unit": r.unit.code(), "from": r.from, "to": r.to, "required": r.required, "done": r.done,
            "owed": r.owed,
        })).collect();
            value["appointments"] = c
                .appointments
                .iter()
                .map(|a| {
                    json!({
                        "date": a.on, "time": a.time.map(|t| words.time(t)), "note": a.note,
                    })
                })
                .collect();
            value["errands"] = errands(words, &c.errands, from);
            value
        };
    json!({
        "from": from, "to": to, "curator": curator.map(|c| c.to_string()),
        "families": covered.iter().map(of).collect::<Vec<_>>(),
    })
}

fn family(words: &Words, case: &Case) -> Value {
    let f = &case.family;
    json!({
        "family": f.id.to_string(), "title": f.title, "settlement": f.address.settlement,
        "address": words.address(&f.address), "access": f.address.access, "safety": f.safety,
        "phones": case.members.iter().flat_map(|m| &m.phones).collect::<Vec<_>>(),
    })
}

fn errands(words: &Words, all: &[Errand], on: NaiveDate) -> Value {
    let one = |e: &Errand| {
        let kind = match e {
            Errand::Purpose(_) => "purpose",
            Errand::Norm { .. } => "norm",
            Errand::Promise { .. } => "promise",
            Errand::Activity { .. } => "activity",
        };
        json!({ "kind": kind, "text": route::errand(words, e, on) })
    };
    all.iter().map(one).collect()
}
