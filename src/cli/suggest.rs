//! `suggest`: the level that the signs of a family speak for, why not another, what its income says.

use clap::ArgMatches;
use serde_json::{Value, json};

use super::output::Answer;
use super::query::NormInputs;
use super::value::text;
use crate::domain::family::Family;
use crate::domain::fold::fold;
use crate::domain::mark::{Mark, StatusDecision};
use crate::domain::{Case, Id, Level, Staff, UserError};
use crate::env::Env;
use crate::norm::NormContext;
use crate::norm::income::{self, IncomePerHead};
use crate::norm::marks::SupportingMark;
use crate::norm::proposal::{self, EndedSign, LevelObjection};
use crate::regulation::{Calendar, Meaning, Rules};
use crate::store::FamilyScope;
use crate::text::{Words, capitalised};

pub(super) fn suggest(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    if let Some(signs) = text(own, "signs") {
        return of_signs(words, env, own, signs);
    }
    if text(own, "family").is_none() || text(own, "regulation").is_some() {
        return Err(UserError::usage("argument-suggest"));
    }
    let store = env.open()?;
    let reader = store.reader();
    let family = reader.family_named(text(own, "family").unwrap_or_default())?;
    let basis = NormInputs::of(reader, env)?;
    let ground = basis.ground();
    let cases = reader.cases(FamilyScope::One(family), None)?;
    let case = cases.first().ok_or(UserError::new("family-unknown").with("family", family))?;
    let proposal = proposal::propose(ground, case);
    let income = income::per_head(ground, case);
    let marks = |marks: &[(Id, Meaning)]| marks.iter().map(|(id, m)| mark(*id, m)).collect::<Vec<_>>();
    let value = json!({
        "family": case.family.id.to_string(), "title": case.family.title,
        "regulation": basis.rules.regulation.id, "has_signs": proposal.has_signs,
        "held": proposal.held.map(Level::code), "level": proposal.level.map(Level::code),
        "reasons": proposal.deciding().map(sign).collect::<Vec<_>>(),
        "others": proposal.others().map(sign).collect::<Vec<_>>(),
        "ended": proposal.ended.iter().map(ended).collect::<Vec<_>>(),
        "against": proposal.against(ground).iter().map(against).collect::<Vec<_>>(),
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

/// The level that signs speak for under a regulation, by themselves: of no family.
fn of_signs(words: &Words, env: &Env, own: &ArgMatches, signs: &str) -> Result<Answer, UserError> {
    let Some(id) = text(own, "regulation").filter(|_| text(own, "family").is_none()) else {
        return Err(UserError::usage("argument-suggest"));
    };
    let rules = Rules::of(id, Vec::new())?;
    if rules.regulation.signs.is_empty() {
        return Err(UserError::new("regulation-without-signs").with("title", &rules.regulation.title));
    }
    let mut case = Case::new(Family::nameless());
    for said in signs.split(',').map(str::trim).filter(|said| !said.is_empty()) {
        let known = rules.regulation.signs.iter().find(|s| s.id == said || fold(&s.label) == fold(said));
        let sign = known.ok_or_else(|| {
            let value = said.chars().take(40).collect::<String>();
            UserError::usage("argument-bad-sign").with("value", value).with("regulation", id)
        })?;
        case.signs.push(Mark {
            id: Id::new(),
            code: sign.id.clone(),
            from: env.today,
            until: None,
            member: None,
            under: None,
            decided: StatusDecision::default(),
        });
    }
    let (calendar, staff) = (Calendar::new([]), Staff::default());
    let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today: env.today };
    let proposal = proposal::propose(ground, &case);
    let code = |of: &SupportingMark| {
        let mark = case.signs.iter().find(|m| m.id == of.mark);
        mark.map(|m| m.code.clone())
    };
    let because = proposal
        .deciding()
        .map(|s| json!({ "sign": code(s), "text": s.meaning.text, "source": s.meaning.cited }));
    let value = json!({
        "regulation": id, "level": proposal.level.map(Level::code),
        "because": because.collect::<Vec<_>>(),
        "why_not": proposal.against(ground).iter().map(against).collect::<Vec<_>>(),
    });
    let lines = words.proposal_lines(ground, &proposal);
    Ok(Answer::new(value, lines.iter().map(|(_, line)| format!("{line}\n")).collect()))
}

fn against((level, why): &(Level, LevelObjection<'_>)) -> Value {
    json!({
        "level": level.code(),
        "why": match why {
            LevelObjection::NoSign => "no_sign",
            LevelObjection::Ended(_) => "ended",
            LevelObjection::Outweighed(_) => "outweighed",
        },
    })
}

fn mark(id: Id, meaning: &Meaning) -> Value {
    json!({
        "id": id.to_string(), "label": meaning.label, "text": meaning.text, "source": meaning.cited,
        "former": meaning.former,
    })
}

fn sign(sign: &SupportingMark) -> Value {
    let mut value = mark(sign.mark, &sign.meaning);
    value["level"] = json!(sign.level.code());
    value["from"] = json!(sign.from);
    value["member"] = json!(sign.member.map(|m| m.to_string()));
    value["kind"] = json!(sign.kind.name());
    value
}

fn ended(ended: &EndedSign) -> Value {
    let mut value = mark(ended.mark, &ended.meaning);
    value["level"] = json!(ended.level.code());
    value["until"] = json!(ended.on);
    value
}

/// Kopecks are the unit of every sum that is computed; the records themselves are in roubles.
fn per_head(income: &IncomePerHead) -> Value {
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
