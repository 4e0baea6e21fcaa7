//! `path`: the stages of a family's case, or what every family's case lacks.

use clap::ArgMatches;
use serde_json::{Value, json};

use super::output::{Answer, PlainTable};
use super::query::model;
use super::value::text;
use crate::domain::{Case, FamilyId, Level, UserError};
use crate::env::Env;
use crate::model::Model;
use crate::norm::path::{self, CasePath, CasePhase, PathLine, UnsettledCase};
use crate::store::{FamilyScope, Store};
use crate::text::{Words, capitalised};
use crate::wording::path as words;

/// The path of a family, or without one the families whose case lacks something.
///
/// # Errors
/// If the file cannot be read or has no such family.
pub(super) fn path(said: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let store = env.open()?;
    let model = model(said, env, &store)?;
    match text(own, "family") {
        Some(name) => of_family(&model, &store, store.reader().family_named(name)?),
        None => Ok(of_all(&model)),
    }
}

fn of_family(model: &Model, store: &Store, family: FamilyId) -> Result<Answer, UserError> {
    let cases = model.cases_of(store.reader(), FamilyScope::One(family), None)?;
    let case = cases.first().ok_or(UserError::new("family-unknown").with("family", family))?;
    let path = CasePath::of(model.ground(), case);
    let w = &model.words;
    let mut plain = format!("{}\n", case.family.title);
    plain.push_str(&format!(
        "{}. {}\n",
        capitalised(&words::phase(model, &path)),
        capitalised(&words::stage(model, &path))
    ));
    if let (Some(next), Some(why)) = (words::next(model, case, &path), words::next_why(model, case, &path)) {
        plain.push_str(&format!("{}: {next}. {why}\n", w.say("path-next-label")));
    }
    for (i, stage) in path.stages.iter().enumerate() {
        plain.push_str(&format!(
            "\n{}. {} ({})\n",
            i + 1,
            capitalised(&stage.label),
            w.source(&stage.source)
        ));
        for line in &stage.lines {
            plain.push_str(&format!(
                "  {} {}: {} ({})\n",
                words::mark(line.state),
                words::line(model, case, line),
                words::state(model, case, line),
                w.source(&line.source)
            ));
        }
    }
    let stages: Vec<Value> = path
        .stages
        .iter()
        .map(|s| {
            json!({
                "stage": s.id,
                "label": s.label,
                "source": s.source.cited(),
                "lines": s.lines.iter().map(|l| value(model, case, l)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let value = json!({
        "family": case.family.id.to_string(),
        "title": case.family.title,
        "phase": path.phase.code(),
        "since": path.since.map(|d| d.to_string()),
        "closed": match path.phase { CasePhase::Closed { on } => Some(on.to_string()), _ => None },
        "after_until": match path.phase {
            CasePhase::After { until } | CasePhase::AfterOver { until } => Some(until.to_string()),
            _ => None,
        },
        "at": path.at.and_then(|at| path.stages.get(at)).map(|s| s.id.clone()),
        "next": path.next().map(|(_, l)| value(model, case, l)),
        "stages": stages,
    });
    Ok(Answer::new(value, plain))
}

fn value(model: &Model, case: &Case, line: &PathLine) -> Value {
    let proof = line.proof.as_ref();
    json!({
        "fact": line.fact.code(),
        "label": words::line(model, case, line),
        "state": line.state.code(),
        "member": line.member.map(|m| m.to_string()),
        "record": proof.map(|p| p.record.to_string()),
        "on": proof.and_then(|p| p.on).map(|d| d.to_string()),
        "number": proof.and_then(|p| p.number.clone()),
        "place": proof.and_then(|p| p.place.clone()),
        "source": line.source.cited(),
        "text": line.source.words(),
    })
}

fn of_all(model: &Model) -> Answer {
    let w = &model.words;
    let found = path::unsettled(model.ground(), &model.cases);
    let columns = ["column-level", "column-family", "column-stage", "column-missing"];
    let mut table = PlainTable::new(columns.map(|id| w.say(id)));
    let row = |u: &UnsettledCase| {
        let case = &model.cases[u.case];
        json!({
            "family": case.family.id.to_string(),
            "title": case.family.title,
            "level": u.level.map(Level::code),
            "since": u.path.since.map(|d| d.to_string()),
            "at": u.path.at.and_then(|at| u.path.stages.get(at)).map(|s| s.id.clone()),
            "missing": u.path.gaps().map(|(_, l)| value(model, case, l)).collect::<Vec<_>>(),
        })
    };
    let list: Vec<Value> = found.iter().map(row).collect();
    for u in &found {
        let case = &model.cases[u.case];
        table.row([
            w.level_letter(u.level),
            case.family.short.clone(),
            words::stage(model, &u.path),
            words::names(model, case, &u.path).join("; "),
        ]);
    }
    let plain = if found.is_empty() { format!("{}\n", w.say("unsettled-none")) } else { table.text() };
    Answer::new(Value::Array(list), plain)
}
