//! `report`: papers, as text, JSON, docx or a calendar.

use chrono::NaiveDate;
use clap::ArgMatches;
use serde_json::{Value, json};

use super::bank_json;
use super::indicators::{self, MadeReport};
use super::made;
use super::output::Answer;
use super::paper_options;
use super::query::NormInputs;
use super::saved::{save_or_show, saved};
use super::value::{out, text};
use crate::domain::zone::ZoneOrigin;
use crate::domain::{Case, CuratorId, Unit, UserError, day};
use crate::env::{Env, clock};
use crate::norm::VisitObstacle;
use crate::paper::catalogue::{PAPERS, PaperBasis, PaperId};
use crate::paper::format::Format;
use crate::paper::{self, PaperSheet, PreparedPaper, deputy, ics, plain, route};
use crate::plan::{Plan, PlanRequest};
use crate::report::bank;
use crate::report::calendar_events::agenda;
use crate::report::deputy_cover::{self, CoveredFamily};
use crate::report::route::{RouteDay, RouteQuery, reach};
use crate::report::visit_brief::VisitErrand;
use crate::store::{FamilyScope, Reader};
use crate::text::Words;
use crate::wording::visiting::ObstacleDetail;
use crate::wording::zone::zone;

pub(super) fn report(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let name = text(own, "paper").unwrap_or_default();
    let paper = PaperId::named(name).map(PaperId::paper).ok_or_else(|| bad_paper(name))?;
    if paper.made != PaperBasis::Figures {
        paper_options::without(own, &["folder"])?;
    }
    if matches!(paper.made, PaperBasis::Table | PaperBasis::Form) {
        return made::report(words, env, own, paper);
    }
    let format = paper_options::format_for(own, paper)?;
    if paper.made == PaperBasis::Figures {
        paper_options::without(own, &["family", "record", "form"])?;
        return figures(words, env, own, format);
    }
    made::of_entries(own, paper)?;
    if paper.which.record().is_none() {
        paper_options::without(own, &["record"])?;
    }
    match (name, format) {
        ("route", Format::Ics) => {
            paper_options::without(own, &["plan"])?;
            calendar(words, env, own)
        }
        ("route", _) => {
            paper_options::without(own, &["names"])?;
            route_sheet(words, env, own, format)
        }
        ("deputy", _) => {
            paper_options::without(own, &["plan", "names"])?;
            deputy_sheet(words, env, own, format)
        }
        ("bank", _) => {
            paper_options::without(own, &["plan", "names", "week", "from", "to"])?;
            bank_list(words, env, own, format)
        }
        _ => {
            paper_options::without(own, &["plan", "names", "week", "to"])?;
            agenda_sheet(words, env, own, format)
        }
    }
}

/// The indicators of a period.
fn figures(words: &Words, env: &Env, own: &ArgMatches, format: Format) -> Result<Answer, UserError> {
    let MadeReport { figures, model, json } = indicators::report(words, env, own)?;
    match format {
        Format::Json => give(words, own, format, PaperSheet::default(), json),
        Format::Text if out(own).is_none() => {
            Ok(Answer::new(json, figures.text(&model) + &paper::report_lists::text(&model, &figures)))
        }
        _ => save_or_show(words, own, &figures.bytes(&model, format)?),
    }
}

/// Names the papers there are.
fn bad_paper(name: &str) -> UserError {
    let all = PAPERS.map(|p| p.name).join(", ");
    paper_options::bad("argument-bad-paper", name).with("papers", all)
}

/// The agenda of a sitting: that of `--from`, else the nearest.
fn agenda_sheet(words: &Words, env: &Env, own: &ArgMatches, format: Format) -> Result<Answer, UserError> {
    let (stock, sitting) = made::sitting_of(words, env, own)?;
    let items = crate::report::agenda::agenda(&sitting, &stock.sittings, &stock.cases);
    let sheet = paper::agenda::sheet(words, &sitting, &items, stock.district.as_deref());
    let value = json!({
        "on": sitting.on, "body": sitting.body, "number": sitting.number,
        "questions": items.iter().map(super::sitting::question).collect::<Vec<_>>(),
    });
    give(words, own, format, sheet, value)
}

fn route_sheet(words: &Words, env: &Env, own: &ArgMatches, format: Format) -> Result<Answer, UserError> {
    let (from, to) = paper_options::days(own, |first| paper_options::seven(first, env.today))?;
    let store = env.open()?;
    let reader = store.reader();
    let mut basis = NormInputs::of(reader, env)?;
    let curator = basis.chosen_curator(own)?;
    let since = reach(from.min(env.today));
    let mut cases = reader.cases(FamilyScope::Visited(since), Some(since))?;
    basis.redact(words, reader, own, &mut cases)?;
    let curators = basis.days_of(curator);
    let asked = PlanRequest::until(curator, env.today, to);
    let plan = (own.get_flag("plan") && env.today <= to).then(|| Plan::of(basis.ground(), &cases, &asked));
    let route =
        RouteQuery { ground: basis.ground(), cases: &cases, curators: &curators, all: curator.is_none() };
    let days = route.days(from, to, plan.as_ref());
    let district = district_name(reader, own)?;
    let owner = route::SheetOwner {
        curator: curator.and_then(|c| basis.ground().staff.curator(c)),
        district: district.as_deref(),
    };
    let sheet = route::sheet(words, &cases, &days, owner);
    let value = route_json(words, &cases, &days, (from, to), curator);
    give(words, own, format, sheet, value)
}

/// The name of the district; none on a redacted paper.
fn district_name(reader: Reader<'_>, own: &ArgMatches) -> Result<Option<String>, UserError> {
    Ok(reader.district()?.name.filter(|_| !own.get_flag("redacted")))
}

/// How many days ahead a calendar reaches where no last day is named.
const AHEAD: u64 = 90;

fn deputy_sheet(words: &Words, env: &Env, own: &ArgMatches, format: Format) -> Result<Answer, UserError> {
    if ["week", "from", "to"].iter().all(|name| text(own, name).is_none()) {
        return Err(UserError::usage("argument-no-span"));
    }
    if text(own, "from").is_some() != text(own, "to").is_some() {
        return Err(UserError::usage("argument-no-span"));
    }
    let (from, to) = paper_options::days(own, |first| paper_options::seven(first, env.today))?;
    let store = env.open()?;
    let reader = store.reader();
    let mut basis = NormInputs::of(reader, env)?;
    let curator = basis.chosen_curator(own)?;
    let first = from.min(env.today);
    let mut cases = reader.cases(FamilyScope::Visited(first), Some(reach(first)))?;
    basis.redact(words, reader, own, &mut cases)?;
    let covered = deputy_cover::cover(basis.ground(), &cases, curator, (from, to));
    let staff = basis.ground().staff;
    let leave = staff
        .leaves
        .iter()
        .find(|l| l.from <= to && from < l.until && l.deputy.is_some() && staff.concerns(l.curator, curator));
    let named = leave.and_then(|l| l.deputy).and_then(|d| staff.curator(d)).map(|c| c.name.clone());
    let district = district_name(reader, own)?;
    let owner =
        route::SheetOwner { curator: curator.and_then(|c| staff.curator(c)), district: district.as_deref() };
    let sheet = deputy::sheet(words, &basis.rules, &cases, &covered, owner, named.as_deref(), (from, to));
    let value = deputy_json(words, &cases, &covered, (from, to), curator);
    give(words, own, format, sheet, value)
}

/// The list for the interagency bank. Who was left out is said beside it, and is written to no file.
fn bank_list(words: &Words, env: &Env, own: &ArgMatches, format: Format) -> Result<Answer, UserError> {
    let store = env.open()?;
    let reader = store.reader();
    let mut basis = NormInputs::of(reader, env)?;
    let curator = basis.curator(own)?;
    let mut cases = reader.cases(FamilyScope::Current(env.today), None)?;
    cases.retain(|case| basis.is_of_curator(case, curator));
    let listed = bank::bank(&cases, env.today);
    basis.redact(words, reader, own, &mut cases)?;
    let ground = basis.ground();
    let district = district_name(reader, own)?;
    let curator = curator.and_then(|c| ground.staff.curator(c));
    let owner = route::SheetOwner { curator, district: district.as_deref() };
    let sheet = paper::bank::sheet(words, ground, &cases, &listed, owner);
    let value = bank_json::listed(words, ground, &cases, &listed);
    let left_out = bank_json::left_out(words, &cases, &listed);
    let mut answer = give(words, own, format, sheet, value)?;
    if !answer.json.is_null() {
        answer.json["left_out"] = left_out;
    }
    let said: Vec<String> = listed.left_out.iter().map(|l| paper::bank::left_out(words, &cases, l)).collect();
    if !said.is_empty() && !answer.text.is_empty() {
        let head = words.count("bank-left-out", said.len());
        answer.aside = format!("{head}\n{}", said.join("\n"));
    }
    Ok(answer)
}

fn calendar(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let span = paper_options::days(own, |first| {
        let monday = paper_options::seven(first, env.today).0;
        (monday, day::later(monday, AHEAD))
    })?;
    let store = env.open()?;
    let reader = store.reader();
    let mut basis = NormInputs::of(reader, env)?;
    let mut cases = reader.cases(FamilyScope::All, Some(env.today))?;
    basis.redact(words, reader, own, &mut cases)?;
    let names = if own.get_flag("names") { ics::IcsNames::Short } else { ics::IcsNames::Hidden };
    let events = agenda(basis.ground(), &cases, &reader.trail()?, basis.chosen_curator(own)?, span);
    let entries = ics::entries(words, &basis.rules, &cases, &events, names);
    let hours = ZoneOrigin::of(reader.district()?.zone, clock::zone());
    let mut answer = save_or_show(words, own, &PreparedPaper::Ics(entries).bytes(hours.zone())?)?;
    if out(own).is_some() {
        answer.aside = zone(words, hours);
    }
    Ok(answer)
}

/// The paper in the format asked for: to a file, or to who reads the answer.
fn give(
    words: &Words,
    own: &ArgMatches,
    format: Format,
    sheet: PaperSheet,
    value: Value,
) -> Result<Answer, UserError> {
    match (format, out(own)) {
        (Format::Json, Some(path)) => saved(words, path, format!("{value}\n").as_bytes()),
        (Format::Json, None) => Ok(Answer::new(value, String::new())),
        (Format::Text, None) => Ok(Answer::new(value, plain::text(&sheet))),
        (Format::Docx, _) => save_or_show(words, own, &PreparedPaper::Docx(Box::new(sheet)).bytes(None)?),
        // Tables have a way of their own.
        (Format::Text | Format::Ics | Format::Xlsx | Format::Csv, _) => {
            save_or_show(words, own, &PreparedPaper::Text(Box::new(sheet)).bytes(None)?)
        }
    }
}

fn route_json(
    words: &Words,
    cases: &[Case],
    days: &[RouteDay],
    (from, to): (NaiveDate, NaiveDate),
    curator: Option<CuratorId>,
) -> Value {
    let visit = |on: NaiveDate, s: &crate::report::route::RouteStop| {
        let mut value = family(words, &cases[s.case], on);
        value["number"] = json!(s.number);
        value["time"] = json!(s.time.map(|t| words.time(t)));
        value["proposed"] = json!(s.number.is_none());
        value["appointment"] = json!(s.appointment.map(|id| id.to_string()));
        value["outcome"] = json!(s.marked.map(|(_, o)| o.code()));
        value["errands"] = errands(words, &s.errands, on);
        value["against"] = against(words, &cases[s.case], &s.against, on);
        value
    };
    json!({
        "week": is_week((from, to)).then(|| from.format("%G-W%V").to_string()), "from": from, "to": to,
        "curator": curator.map(|c| c.to_string()),
        "days": days.iter().map(|d| json!({
            "date": d.on, "capacity": d.capacity,
            "unappointed": d.unappointed.iter().map(|at| family(words, &cases[*at], d.on)).collect::<Vec<_>>(),
            "visits": d.stops.iter().map(|s| visit(d.on, s)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

/// Whether the days are a week from Monday to Sunday.
fn is_week(days: (NaiveDate, NaiveDate)) -> bool {
    days == day::period(Unit::Week, days.0)
}

fn deputy_json(
    words: &Words,
    cases: &[Case],
    covered: &[CoveredFamily],
    (from, to): (NaiveDate, NaiveDate),
    curator: Option<CuratorId>,
) -> Value {
    let of =
        |c: &CoveredFamily| {
            let mut value = family(words, &cases[c.case], from);
            value["level"] = json!(c.level.map(crate::domain::Level::code));
            value["norms"] = c.rows.iter().map(|r| json!({
            "unit": r.unit.code(), "from": r.from, "to": r.to, "required": r.required, "done": r.done,
            "owed": r.owed,
        })).collect();
            value["appointments"] = c
                .appointments
                .iter()
                .map(|(a, h)| {
                    json!({
                        "date": a.on, "time": a.time.map(|t| words.time(t)), "note": a.note,
                        "against": against(words, &cases[c.case], h, a.on),
                    })
                })
                .collect();
            value["absences"] = c
                .absences
                .iter()
                .map(|a| {
                    json!({
                        "from": a.from, "until": a.until, "reason": a.reason,
                        "member": a.member.map(|m| m.0.to_string()),
                    })
                })
                .collect();
            value["begins"] = json!(c.begins);
            value["ends"] = json!(c.ends);
            value["errands"] = errands(words, &c.errands, from);
            value
        };
    json!({
        "from": from, "to": to, "curator": curator.map(|c| c.to_string()),
        "families": covered.iter().map(of).collect::<Vec<_>>(),
    })
}

/// Obstacles to a visit, in words and by code.
fn against(words: &Words, case: &Case, all: &[VisitObstacle], on: NaiveDate) -> Value {
    let text = |h: &VisitObstacle| words.hindrance(case, h, on, ObstacleDetail::Whole);
    all.iter().map(|h| json!({ "kind": h.code(), "text": text(h) })).collect()
}

fn family(words: &Words, case: &Case, day: NaiveDate) -> Value {
    let f = &case.family;
    json!({
        "family": f.id.to_string(), "title": f.title, "number": f.number(), "settlement": f.address.settlement,
        "address": words.address(&f.address), "access": f.address.access, "safety": f.safety,
        "phones": case.phones(day).map(|(_, number)| number).collect::<Vec<_>>(),
    })
}

fn errands(words: &Words, all: &[VisitErrand], on: NaiveDate) -> Value {
    let one = |e: &VisitErrand| {
        let kind = match e {
            VisitErrand::Purpose(_) => "purpose",
            VisitErrand::Norm { .. } => "norm",
            VisitErrand::Promise { .. } => "promise",
            VisitErrand::Activity { .. } => "activity",
        };
        json!({ "kind": kind, "text": route::errand(words, e, on) })
    };
    all.iter().map(one).collect()
}
