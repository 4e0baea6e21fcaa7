//! `session`: the agenda of a sitting, with what ought to be put to it.

use clap::ArgMatches;
use serde_json::json;

use super::output::Answer;
use super::query::NormInputs;
use super::value::text;
use crate::domain::sitting::Sitting;
use crate::domain::{Id, UserError};
use crate::env::{Env, clock};
use crate::paper::{agenda as paper, plain};
use crate::report::agenda::{AgendaItem, AgendaProposal, agenda, nearest, proposals};
use crate::store::FamilyScope;
use crate::text::{Words, say};
use crate::wording::sitting as wording;

pub(super) fn session(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let asked = text(own, "day").map(clock::iso).transpose()?;
    let store = env.open()?;
    let reader = store.reader();
    let basis = NormInputs::of(reader, env)?;
    let sittings = reader.sittings()?;
    let cases = reader.cases(FamilyScope::All, Some(env.today))?;
    let found = match asked {
        Some(day) => {
            let found = sittings.iter().find(|s| s.on == day);
            Some(found.ok_or_else(|| UserError::new("sitting-unknown").with("day", day))?)
        }
        None => nearest(&sittings, env.today),
    };
    let items = found.map(|s| agenda(s, &sittings, &cases)).unwrap_or_default();
    // Without any sitting it is still said what ought to be put to one.
    let none = Sitting { id: Id::new(), on: env.today, body: None, number: None, note: None };
    let sitting = found.unwrap_or(&none);
    let proposed = proposals(basis.ground(), &cases, sitting);
    let value = json!({
        "on": found.map(|s| s.on),
        "body": found.and_then(|s| s.body.clone()),
        "number": found.and_then(|s| s.number.clone()),
        "questions": items.iter().map(question).collect::<Vec<_>>(),
        "proposals": proposed.iter().map(proposal).collect::<Vec<_>>(),
    });
    let mut plain = match found {
        Some(sitting) => {
            plain::text(&paper::sheet(words, sitting, &items, reader.district()?.name.as_deref()))
        }
        None => format!("{}\n", words.say("sitting-none")),
    };
    if !proposed.is_empty() {
        plain.push_str(&format!("\n{}\n", words.count("sitting-proposed-head", proposed.len())));
    }
    for p in &proposed {
        plain.push_str(&say!(
            words,
            "sitting-line",
            family = wording::family_and_programme(words, p.case, p.programme),
            what = wording::proposal(words, p)
        ));
        plain.push('\n');
    }
    Ok(Answer::new(value, plain))
}

pub(super) fn question(item: &AgendaItem<'_>) -> serde_json::Value {
    json!({
        "id": item.question.id.to_string(),
        "family": item.case.family.id.to_string(),
        "title": item.case.family.title,
        "subject": item.question.subject.code(),
        "programme": item.question.programme.map(|p| p.to_string()),
        "note": item.question.note,
        "ruling": item.decision.map(|d| d.ruling.code()),
        "number": item.decision.and_then(|d| d.number.clone()),
    })
}

fn proposal(proposal: &AgendaProposal<'_>) -> serde_json::Value {
    json!({
        "family": proposal.case.family.id.to_string(),
        "title": proposal.case.family.title,
        "subject": proposal.subject.code(),
        "programme": proposal.programme.map(|p| p.id.to_string()),
        "why": proposal.why.code(),
        "day": proposal.why.day(),
    })
}
