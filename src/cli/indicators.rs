//! `report quarter|year|period`: the indicators of the document with the families behind each.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::paper_options;
use super::query;
use super::unlock;
use super::value::text;
use crate::domain::period::{Length, Period};
use crate::domain::{Case, CuratorId, UserError, day};
use crate::env::author::author;
use crate::env::{Env, folders, passphrase};
use crate::model::Model;
use crate::paper::indicators::{self as paper, Room};
use crate::paper::pseudonym::Pseudonyms;
use crate::paper::redacted::Births;
use crate::paper::{Sheet, by_curator as by_curator_paper, report_book, xlsx};
use crate::report::grid::Grid;
use crate::report::indicators::report::{Kept, Report, usual};
use crate::report::indicators::{Counted, by_curator, gaps, handed};
use crate::store::{Reader, Scope, Seal, Store};
use crate::sync::gather::{self, Gathered};
use crate::sync::others;
use crate::text::{Words, say};
use crate::wording::indicators as wording;

/// What was asked for: the table for papers, the facts for programs.
pub(super) struct Made {
    /// With the words of the document.
    pub(super) table: Grid,
    /// For a page of text.
    pub(super) brief: Grid,
    /// What follows the table on a page of text.
    pub(super) more: Vec<Grid>,
    pub(super) sheet: Sheet,
    /// The workbook with its charts.
    pub(super) book: Vec<u8>,
    pub(super) json: Json,
}

/// The period that is asked for; none named: the one whose report is due.
///
/// # Errors
/// If it is no period, or of another length than the paper.
pub(super) fn period(words: &Words, env: &Env, own: &ArgMatches) -> Result<Period, UserError> {
    let length = match text(own, "paper") {
        Some("year") => Some(Length::Year),
        Some("quarter") => Some(Length::Quarter),
        _ => None,
    };
    let named = [text(own, "period"), text(own, "subject")];
    let mut named = named.into_iter().flatten();
    let period = match (named.next(), named.next()) {
        (Some(said), None) => wording::typed_period(words, said, env.today)
            .ok_or_else(|| paper_options::bad("argument-bad-period", said))?,
        (None, _) => usual(length.unwrap_or(Length::Quarter), env.today),
        (Some(_), Some(_)) => return Err(paper_options::needless("period")),
    };
    match length {
        Some(length) if length != period.length() => {
            let said = text(own, "period").or_else(|| text(own, "subject")).unwrap_or_default();
            Err(paper_options::bad("argument-other-period", said))
        }
        _ => Ok(period),
    }
}

/// The cases a report of a period needs, those of one curator if one is named.
///
/// # Errors
/// If the file cannot be read.
pub(super) fn cases(
    model: &Model,
    reader: Reader<'_>,
    period: Period,
    curator: Option<CuratorId>,
) -> Result<Vec<Case>, UserError> {
    // A week that ends in the period before may begin a month earlier.
    let since = day::earlier(period.before().from, 31);
    let mut cases = reader.cases(Scope::All, Some(since))?;
    if curator.is_some() {
        cases.retain(|case| model.staff.curator_of(case, period.to.min(model.today)) == curator);
    }
    Ok(cases)
}

pub(super) fn report(words: &Words, env: &Env, own: &ArgMatches) -> Result<Made, UserError> {
    paper_options::without(own, &["plan", "names", "week", "from", "to"])?;
    let period = period(words, env, own)?;
    if let Some(folder) = text(own, "folder") {
        paper_options::without(own, &["curator"])?;
        return of_folder(words, env, own, Path::new(folder), period);
    }
    let store = env.open()?;
    let mut model = query::model(words, env, &store)?;
    let curator = query::Basis::of(store.reader(), env)?.curator(own)?;
    let mut cases = cases(&model, store.reader(), period, curator)?;
    if own.get_flag("redacted") {
        redact(&mut model, store.reader(), &mut cases)?;
    }
    made(&model, store.reader(), period, &cases)
}

/// Gives every person a pseudonym, before anything is put into words.
fn redact(model: &mut Model, reader: Reader<'_>, cases: &mut [Case]) -> Result<(), UserError> {
    let names = Pseudonyms::of(&reader.cases(Scope::All, Some(model.today))?, &model.staff);
    let words = model.words.clone();
    names.apply(&words, (&model.rules, model.today), Births::Kept, cases, &mut model.staff);
    model.district.name = None;
    Ok(())
}

/// The own file, if it is sealed: it keeps the keys of the others. On a terminal its passphrase is asked for; without one
/// the report is made with the passphrases given.
fn own_sealed(env: &Env) -> Result<Option<Store>, UserError> {
    if !matches!(Seal::at(&env.file), Ok(Seal::Sealed(_))) {
        return Ok(None);
    }
    match env.open() {
        Err(problem) if problem.is_locked() && passphrase::can_ask() => Err(env.named(problem)),
        // Whatever is wrong with it concerns the file of the head alone.
        opened => Ok(opened.ok()),
    }
}

/// The report of a service: all files of an exchange folder together, by curator and in sum.
fn of_folder(
    words: &Words,
    env: &Env,
    own: &ArgMatches,
    folder: &Path,
    period: Period,
) -> Result<Made, UserError> {
    let mut mine = own_sealed(env)?;
    unlock::others(words, &env.keys, others::locked(&env.keys, gather::files(folder)?))?;
    let mut told = Files::default();
    let (store, files) =
        gather::gather(folder, &folders::state_folder(), author(), &env.keys, &mut |file| {
            told.tell(words, file)
        })?;
    drop(told);
    if let Some(mine) = &mut mine {
        let opened: Vec<PathBuf> = files.iter().map(|f| folder.join(&f.file)).collect();
        others::keep_keys(mine, opened.iter().map(PathBuf::as_path));
    }
    let mut model = Model::read(store.reader(), words.clone(), env.today, true)?;
    let reader = store.reader();
    let mut cases = cases(&model, reader, period, None)?;
    if own.get_flag("redacted") {
        redact(&mut model, reader, &mut cases)?;
    }
    let (typed, handed) = (reader.period_figures()?, reader.handed_reports()?);
    let report = Report::of(model.ground(), &cases, Kept { typed: &typed, handed: &handed }, period);
    let parts = by_curator::parts(model.ground(), &cases, &report);
    let mut made = built(&model, &report, &cases)?;
    let outcome = |f: &Gathered| match &f.outcome {
        Ok(last) => json!({ "file": f.file, "last": last }),
        Err(problem) => json!({ "file": f.file, "refused": words.problem(problem) }),
    };
    made.json["files"] = files.iter().map(outcome).collect();
    made.json["curators"] = parts.iter().map(|part| part_json(&report, part)).collect();
    for f in &files {
        made.brief.notes.push(match &f.outcome {
            Ok(Some(last)) => say!(words, "report-file", file = f.file.as_str(), day = words.day(*last)),
            Ok(None) => say!(words, "report-file-empty", file = f.file.as_str()),
            Err(problem) => format!("{}: {}", f.file, words.problem(problem)),
        });
    }
    made.table.notes.clone_from(&made.brief.notes);
    made.more = vec![by_curator_paper::missing(&model, &report, &parts, Room::Page)];
    let wide = [
        made.table.clone(),
        by_curator_paper::table(&model, &report, &parts),
        by_curator_paper::missing(&model, &report, &parts, Room::Wide),
    ];
    made.book = xlsx::bytes(&wide)?;
    Ok(made)
}

fn part_json(report: &Report, part: &by_curator::Part) -> Json {
    let indicators = report.indicators.iter().zip(&part.values);
    let values: Vec<Json> = indicators
        .filter(|(i, _)| i.derived)
        .map(|(i, v)| {
            let numbers = handed::numbers(v);
            json!({
                "indicator": i.id, "value": v.number(i.count),
                "families": numbers.map(|n| n.families), "persons": numbers.map(|n| n.persons),
            })
        })
        .collect();
    json!({
        "curator": part.curator.as_ref().map(|c| c.id.to_string()),
        "name": part.curator.as_ref().map(|c| c.name.as_str()),
        "families": part.families, "lacking": part.gaps, "last_contact": part.last, "rows": values,
    })
}

/// Names the file that is read, on a terminal.
#[derive(Default)]
struct Files {
    shown: bool,
}

impl Files {
    fn tell(&mut self, words: &Words, file: &str) {
        let mut err = std::io::stderr().lock();
        if err.is_terminal() {
            self.shown = true;
            // With stderr closed there is nowhere to report to.
            let _ = write!(err, "\r\x1b[K{}", say!(words, "report-reading", file = file));
            let _ = err.flush();
        }
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}

/// The report of a period of a file, in both forms.
///
/// # Errors
/// If the file cannot be read.
pub(super) fn made(
    model: &Model,
    reader: Reader<'_>,
    period: Period,
    cases: &[Case],
) -> Result<Made, UserError> {
    let (typed, handed) = (reader.period_figures()?, reader.handed_reports()?);
    let report = Report::of(model.ground(), cases, Kept { typed: &typed, handed: &handed }, period);
    built(model, &report, cases)
}

fn built(model: &Model, report: &Report, cases: &[Case]) -> Result<Made, UserError> {
    Ok(Made {
        more: Vec::new(),
        table: paper::table(model, report, cases, Room::Wide),
        brief: paper::table(model, report, cases, Room::Page),
        sheet: paper::sheet(model, report, cases),
        book: report_book::bytes(model, report, cases)?,
        json: facts(model, report, cases),
    })
}

/// The report for programs.
pub(super) fn facts(model: &Model, report: &Report, cases: &[Case]) -> Json {
    let period = report.own().period;
    let rows: Vec<Json> =
        (0..report.indicators.len()).map(|place| row(model, report, cases, place)).collect();
    let gaps: Vec<Json> = report.gaps.iter().map(|g| gap(model, report, cases, g)).collect();
    let frozen = report.frozen.as_ref().map(|frozen| {
        json!({
            "on": frozen.report.on, "by": frozen.report.by,
            "differences": frozen.differences.iter().map(|d| json!({
                "indicator": d.key.indicator, "family": d.key.family.to_string(),
                "member": d.key.member.map(|m| m.to_string()), "record": d.key.record.to_string(), "on": d.on,
                "change": match d.change {
                    handed::Change::Added(_) => "added",
                    handed::Change::Gone => "gone",
                    handed::Change::Moved(_) => "moved",
                    handed::Change::Amount(..) => "amount",
                },
                "why": wording::difference(&model.words, &model.rules, &d.change, d.on),
            })).collect::<Vec<_>>(),
        })
    });
    json!({
        "period": { "length": period.length().code(), "from": period.from, "to": period.to },
        "regulation": model.rules.regulation.id, "rows": rows, "gaps": gaps, "frozen": frozen,
    })
}

fn row(model: &Model, report: &Report, cases: &[Case], place: usize) -> Json {
    let indicator = &report.indicators[place];
    let value = &report.own().values[place];
    let numbers = handed::numbers(value).filter(|_| value.figure().is_some());
    let (before, now) = report.numbers(place);
    let families = paper::families(value, cases);
    let counted = value.figure().map_or(&[][..], |f| &f.counted);
    let own = indicator.at.is_empty();
    let quarters: Vec<Option<u32>> =
        report.quarters().iter().map(|c| c.values[place].number(indicator.count)).collect();
    let mut row = json!({
        "indicator": indicator.id, "group": wording::group(&model.words, indicator), "n": indicator.number(),
        "label": wording::label(&model.words, indicator), "text": indicator.text,
        "count": indicator.count, "value": now, "before": before,
        "cases": numbers.map(|n| n.cases), "families": numbers.map(|n| n.families),
        "persons": numbers.map(|n| n.persons), "asked": value.figure().and_then(|f| f.asked),
        "ids": families.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "counted": counted.iter().map(|c| reason(model, cases, c)).collect::<Vec<_>>(),
        "derived": indicator.derived, "own": own,
        "source": (!own).then(|| model.rules.regulation.cited(&indicator.at)),
    });
    if !quarters.is_empty() {
        row["quarters"] = json!(quarters);
    }
    row
}

fn reason(model: &Model, cases: &[Case], counted: &Counted) -> Json {
    let case = &cases[counted.case];
    json!({
        "family": case.family.id.to_string(), "title": case.family.title,
        "member": counted.member.map(|m| m.to_string()), "on": counted.on,
        "record": counted.record.to_string(), "n": counted.n,
        "why": wording::because(&model.words, &model.rules, case, counted),
    })
}

fn gap(model: &Model, report: &Report, cases: &[Case], gap: &gaps::Gap) -> Json {
    json!({
        "lacks": gap.what.code(), "on": gap.on, "record": gap.record.map(|r| r.to_string()),
        "family": gap.case.map(|c| cases[c].family.id.to_string()),
        "title": gap.case.map(|c| cases[c].family.title.as_str()),
        "text": wording::gap(model, &report.indicators, gap),
    })
}
