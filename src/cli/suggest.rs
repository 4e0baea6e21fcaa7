//! `suggest`: the level that the signs of a family speak for, why not another, what its income says.

use clap::ArgMatches;
use serde_json::{Value, json};

use super::output::Answer;
use super::query::Basis;
use super::value::text;
use crate::domain::{Id, Level, UserError};
use crate::env::Env;
use crate::norm::income::{self, PerHead};
use crate::norm::marks::Spoken;
use crate::norm::proposal::{self, Against, Ended};
use crate::regulation::Meaning;
use crate::store::Scope;
use crate::text::{Words, capitalised};

pub(super) fn suggest(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let store = env.open()?;
    let reader = store.reader();
    let family = reader.family_named(text(own, "family").unwrap_or_default())?;
    let basis = Basis::of(reader, env)?;
    let ground = basis.ground();
    let cases = reader.cases(Scope::One(family), None)?;
    let case = cases.first().ok_or(UserError::new("family-unknown").with("family", family))?;
    let proposal = proposal::propose(ground, case);
    let income = income::per_head(ground, case);
    let marks = |marks: &[(Id, Meaning)]| marks.iter().map(|(id, m)| mark(*id, m)).collect::<Vec<_>>();
    let against = proposal.against(ground);
    let value = json!({
        "family": case.family.id.to_string(), "title": case.family.title,
        "regulation": basis.rules.regulation.id, "has_signs": proposal.has_signs,
        "held": proposal.held.map(Level::code), "level": proposal.level.map(Level::code),
        "reasons": proposal.deciding().map(sign).collect::<Vec<_>>(),
        "others": proposal.others().map(sign).collect::<Vec<_>>(),
        "ended": proposal.ended.iter().map(ended).collect::<Vec<_>>(),
        "against": against.iter().map(|(level, why)| json!({
            "level": level.code(),
            "why": match why {
                Against::NoSign => "no_sign",
                Against::Ended(_) => "ended",
                Against::Outweighed(_) => "outweighed",
            },
        })).collect::<Vec<_>>(),
        "circumstances": marks(&proposal.circumstances), "categories": marks(&proposal.categories),
        "income": income.as_ref().map(per_head),
    });
    let mut plain = format!("{}\n", case.family.title);
    for (_, line) in words.proposal_lines(ground, &proposal) {
        plain.push_str(&format!("{line}\n"));
    }
    if let Some(income) = &income {
        let said =
            [Some(words.per_head(income)), words.income_limit(income), Some(words.income_verdict(income))];
        for line in said.into_iter().flatten() {
            plain.push_str(&format!("{}\n", capitalised(&line)));
        }
    }
    Ok(Answer::new(value, plain))
}

fn mark(id: Id, meaning: &Meaning) -> Value {
    json!({
        "id": id.to_string(), "label": meaning.label, "text": meaning.text, "source": meaning.cited,
        "former": meaning.former,
    })
}

fn sign(sign: &Spoken) -> Value {
    let mut value = mark(sign.mark, &sign.meaning);
    value["level"] = json!(sign.level.code());
    value["from"] = json!(sign.from);
    value["member"] = json!(sign.member.map(|m| m.to_string()));
    value["kind"] = json!(if sign.is_status { "status" } else { "sign" });
    value
}

fn ended(ended: &Ended) -> Value {
    let mut value = mark(ended.mark, &ended.meaning);
    value["level"] = json!(ended.level.code());
    value["until"] = json!(ended.on);
    value
}

/// Kopecks are the unit of every sum that is computed; the records themselves are in roubles.
fn per_head(income: &PerHead) -> Value {
    let threshold = income.threshold.as_ref();
    json!({
        "id": income.record.to_string(), "from": income.from, "amount": income.amount, "heads": income.heads,
        "heads_named": income.are_named, "per_head_kopecks": income.kopecks(),
        "minimum": income.minimum.as_ref().map(|m| json!({ "from": m.from, "amount": m.amount, "number": m.number })),
        "limit_kopecks": income.limit(), "verdict": income.verdict().code(),
        "circumstance": threshold.map(|t| t.circumstance.as_str()),
        "label": threshold.map(|t| t.meaning.label.as_str()),
        "source": threshold.and_then(|t| t.meaning.cited.as_deref()),
        "circumstance_id": income.set.map(|id| id.to_string()),
    })
}
