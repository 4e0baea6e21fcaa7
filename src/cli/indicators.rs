//! `report quarter|year|period`: the indicators of the document with the families behind each.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::paper_options;
use super::progress::ProgressLine;
use super::query;
use super::unlock;
use super::value::text;
use crate::domain::period::{Period, PeriodKind};
use crate::domain::reporting::{FigureNumbers, HandedReport, PeriodFigure, ReportExtent};
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, UserError};
use crate::env::author::author;
use crate::env::{Env, clock, folders, passphrase};
use crate::model::Model;
use crate::paper::catalogue::PaperId;
use crate::paper::figures::{ReportFigures, ServiceFigures};
use crate::paper::indicators as paper;
use crate::paper::redacted::redact_loaded;
use crate::report::indicators::compared::{CaseChange, ComparisonExtent, ReportComparison, ReportDifference};
use crate::report::indicators::report::{
    ComparedPeriods, IndicatorReport, PeriodColumn, RecordedFigures, usual,
};
use crate::report::indicators::{CaseCount, by_curator, gaps, handed};
use crate::store::{FamilyScope, SealState, Store};
use crate::sync::gather::{self, GatheredFile};
use crate::sync::others;
use crate::text::{Words, say};
use crate::wording::{handed as handed_wording, indicators as wording, report_gap, service};

/// What was asked for: the report with its families, the words it is put in, the facts for programs.
pub(super) struct MadeReport {
    pub(super) figures: ReportFigures,
    pub(super) model: Model,
    pub(super) json: Json,
}

/// The period that is asked for; none named: the one whose report is due.
///
/// # Errors
/// If it is no period, or of another length than the paper.
pub(super) fn period(words: &Words, env: &Env, own: &ArgMatches) -> Result<Period, UserError> {
    let length = match text(own, "paper") {
        Some("year" | "years") => Some(PeriodKind::Year),
        Some("quarter") => Some(PeriodKind::Quarter),
        _ => None,
    };
    if let (Some(from), Some(to)) = (text(own, "from"), text(own, "to")) {
        paper_options::without(own, &["period", "subject"])?;
        let (from, to) = (clock::iso(from)?, clock::iso(to)?);
        return if from <= to {
            Ok(Period { from, to })
        } else {
            Err(UserError::usage("argument-to-before-from"))
        };
    }
    if text(own, "from").is_some() || text(own, "to").is_some() {
        return Err(UserError::usage("argument-no-span"));
    }
    let named = [text(own, "period"), text(own, "subject")];
    let mut named = named.into_iter().flatten();
    let period = match (named.next(), named.next()) {
        (Some(said), None) => {
            wording::asked_period(words, said, env.today).map_err(|id| paper_options::bad(id, said))?
        }
        (None, _) => usual(length.unwrap_or(PeriodKind::Quarter), env.today),
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

/// The periods beside the one reported.
fn compared(own: &ArgMatches) -> ComparedPeriods {
    let paper = text(own, "paper").and_then(PaperId::named);
    paper.map_or_else(ComparedPeriods::default, |which| which.paper().compared())
}

pub(super) fn report(words: &Words, env: &Env, own: &ArgMatches) -> Result<MadeReport, UserError> {
    paper_options::without(own, &["plan", "names", "week"])?;
    if text(own, "paper") != Some("period") {
        paper_options::without(own, &["from", "to"])?;
    }
    let period = period(words, env, own)?;
    if let Some(folder) = text(own, "folder") {
        paper_options::without(own, &["curator"])?;
        return of_folder(words, env, own, Path::new(folder), period);
    }
    let store = env.open()?;
    let mut model = query::model(words, env, &store)?;
    let curator = query::NormInputs::of(store.reader(), env)?.curator(own)?;
    let asked = (period, compared(own));
    let mut cases = store.reader().cases(FamilyScope::All, Some(asked.1.since(period)))?;
    let mut kept = (store.reader().period_figures()?, store.reader().handed_reports()?);
    if own.get_flag("redacted") {
        let all = store.reader().cases(FamilyScope::All, Some(env.today))?;
        redact_loaded(&mut model, &all, &mut cases, &mut kept.1);
    }
    let report = derived(&model, &kept, asked, (&cases, CuratorFilter::of(curator)));
    let json = facts(&model, &report, &cases);
    Ok(MadeReport { figures: ReportFigures { report, cases, service: None }, model, json })
}

fn derived(
    model: &Model,
    (typed, handed): &(Vec<PeriodFigure>, Vec<HandedReport>),
    (period, compared): (Period, ComparedPeriods),
    (cases, whose): (&[Case], CuratorFilter),
) -> IndicatorReport {
    let kept = RecordedFigures { typed, handed };
    IndicatorReport::of(model.ground(), cases, kept, period, compared, whose)
}

/// The own file, if it is sealed: it keeps the keys of the others. On a terminal its passphrase is asked for; without one
/// the report is made with the passphrases given.
fn own_sealed(env: &Env) -> Result<Option<Store>, UserError> {
    if !matches!(SealState::at(&env.file), Ok(SealState::Sealed(_))) {
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
) -> Result<MadeReport, UserError> {
    let mut mine = own_sealed(env)?;
    unlock::others(words, &env.keys, others::locked(&env.keys, gather::files(folder)?))?;
    let mut progress = ProgressLine::of(true);
    let (store, files) =
        gather::gather(folder, &folders::state_folder(), author(), &env.keys, &mut |file| {
            progress.show(|| say!(words, "report-reading", file = file));
            ControlFlow::Continue(())
        })?;
    drop(progress);
    if let Some(mine) = &mut mine {
        let opened: Vec<PathBuf> = files.iter().map(|f| folder.join(&f.file)).collect();
        others::keep_keys(mine, opened.iter().map(PathBuf::as_path));
    }
    let mut model = Model::read(store.reader(), words.clone(), env.today)?;
    // The own curator of one file answers for no family of another.
    model.staff.own = None;
    let reader = store.reader();
    let asked = (period, compared(own));
    let mut cases = reader.cases(FamilyScope::All, Some(asked.1.since(period)))?;
    let mut kept = (reader.period_figures()?, reader.handed_reports()?);
    if own.get_flag("redacted") {
        let all = reader.cases(FamilyScope::All, Some(env.today))?;
        redact_loaded(&mut model, &all, &mut cases, &mut kept.1);
    }
    let report = derived(&model, &kept, asked, (&cases, CuratorFilter::All));
    let parts = by_curator::parts(model.ground(), &cases, &report);
    let mut json = facts(&model, &report, &cases);
    let files = if own.get_flag("redacted") { nameless(files) } else { files };
    let outcome = |f: &GatheredFile| match &f.outcome {
        Ok(last) => json!({
            "file": f.file, "last": last, "curator": f.owner.curator, "regulation": f.owner.regulation,
        }),
        Err(problem) => json!({ "file": f.file, "refused": words.problem(problem) }),
    };
    json["files"] = files.iter().map(outcome).collect();
    json["curators"] = parts.iter().map(|part| part_json(&report, part)).collect();
    let twins = by_curator::twins(model.ground(), &cases, period, &reader.twin_families()?);
    json["twins"] = twins.iter().map(|(a, b)| [*a, *b].map(|at| cases[at].family.id.to_string())).collect();
    let counted = (files.len(), files.iter().filter(|f| f.outcome.is_ok()).count());
    let said = |f: &GatheredFile| {
        service::file_read(&model, (&f.file, &f.owner), f.outcome.as_ref(), "report-file-locked")
    };
    let files = files.iter().flat_map(said).collect();
    let service = ServiceFigures { parts, files, counted, twins };
    let figures = ReportFigures { report, cases, service: Some(service) };
    Ok(MadeReport { figures, model, json })
}

/// The files of a folder by number: a file is often called after its curator.
fn nameless(files: Vec<GatheredFile>) -> Vec<GatheredFile> {
    let numbered = (1..).zip(files);
    numbered
        .map(|(n, mut file): (usize, GatheredFile)| {
            file.file = n.to_string();
            file.owner.curator = None;
            // A reason names the file by its path.
            file.outcome = file.outcome.map_err(|problem| problem.with("path", n));
            file
        })
        .collect()
}

fn part_json(report: &IndicatorReport, part: &by_curator::CuratorPart) -> Json {
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

/// The report for programs.
fn facts(model: &Model, report: &IndicatorReport, cases: &[Case]) -> Json {
    let period = report.own().period;
    let rows: Vec<Json> =
        (0..report.indicators.len()).map(|place| row(model, report, cases, place)).collect();
    let gaps: Vec<Json> = report.gaps.iter().map(|g| gap(model, report, cases, g)).collect();
    let frozen = report.frozen.as_ref().map(|frozen| handed_in(model, frozen));
    let corrected = report.corrected.as_ref().map(|frozen| handed_in(model, frozen));
    json!({
        "period": { "length": period.length().code(), "from": period.from, "to": period.to },
        "regulation": model.rules.regulation.id, "known_since": report.known.since, "visits_since": report.known.visits,
        "rows": rows, "gaps": gaps, "frozen": frozen, "corrected": corrected,
        "others": report.others.iter().map(handed_json).collect::<Vec<_>>(),
    })
}

/// A report that was handed in, with what the file says otherwise now.
fn handed_in(model: &Model, frozen: &ReportComparison) -> Json {
    let difference = |d: &ReportDifference| {
        json!({
            "indicator": d.key.indicator, "family": d.key.family.to_string(),
            "member": d.key.member.map(|m| m.to_string()), "record": d.key.record.to_string(), "on": d.on,
            "change": match d.change {
                CaseChange::Added(_) => "added",
                CaseChange::Gone => "gone",
                CaseChange::Moved(_) => "moved",
                CaseChange::Amount(..) => "amount",
            },
            "why": handed_wording::difference(&model.words, &model.rules, &d.change, d.on),
        })
    };
    let differences: Vec<Json> = frozen.differences.iter().map(difference).collect();
    let figures: serde_json::Map<String, Json> =
        frozen.numbers.iter().filter_map(|(id, n)| Some((id.clone(), figure_json((*n)?)))).collect();
    let changed: Vec<Json> = frozen
        .figures
        .iter()
        .map(|f| {
            json!({ "indicator": f.indicator, "then": f.then.map(figure_json), "now": f.now.map(figure_json) })
        })
        .collect();
    let compared = match frozen.extent {
        ComparisonExtent::Whole => "whole",
        ComparisonExtent::Figures => "figures",
        ComparisonExtent::Cases => "cases",
    };
    let report = &frozen.report;
    json!({
        "on": report.on, "by": report.by, "extent": report.extent.map(ReportExtent::code),
        "curator": report.curator.map(|c| c.to_string()),
        "figures": figures, "differences": differences, "changed": changed, "compared": compared,
    })
}

/// When a report was handed in, by whom, and whose families it counts.
fn handed_json(report: &HandedReport) -> Json {
    json!({
        "on": report.on, "by": report.by, "extent": report.extent.map(ReportExtent::code),
        "curator": report.curator.map(|c| c.to_string()),
    })
}

fn figure_json(n: FigureNumbers) -> Json {
    json!({ "cases": n.cases, "families": n.families, "persons": n.persons, "asked": n.asked })
}

fn row(model: &Model, report: &IndicatorReport, cases: &[Case], place: usize) -> Json {
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
    if report.compared == ComparedPeriods::Years {
        let of = |c: &PeriodColumn| {
            (c.period.from.format("%Y").to_string(), json!(c.values[place].number(indicator.count)))
        };
        row["years"] = report.columns.iter().map(of).collect::<serde_json::Map<_, _>>().into();
    }
    row
}

fn reason(model: &Model, cases: &[Case], counted: &CaseCount) -> Json {
    let case = &cases[counted.case];
    json!({
        "family": case.family.id.to_string(), "title": case.family.title,
        "member": counted.member.map(|m| m.to_string()), "on": counted.on,
        "record": counted.record.to_string(), "n": counted.n,
        "why": wording::because(&model.words, &model.rules, case, counted),
    })
}

fn gap(model: &Model, report: &IndicatorReport, cases: &[Case], gap: &gaps::ReportGap) -> Json {
    json!({
        "lacks": gap.what.code(), "on": gap.on, "record": gap.record.map(|r| r.to_string()),
        "family": gap.case.map(|c| cases[c].family.id.to_string()),
        "title": gap.case.map(|c| cases[c].family.title.as_str()),
        "text": report_gap::gap(model, &report.indicators, gap),
    })
}
