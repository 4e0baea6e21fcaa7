//! `plan`: the week that provably works.

use clap::ArgMatches;
use serde_json::{Value, json};

use super::output::{Answer, PlainTable};
use super::query::NormInputs;
use super::value::{number, text};
use crate::domain::{Case, Unit, UserError, day};
use crate::env::{Env, clock};
use crate::norm::NormContext;
use crate::plan::bottleneck::BottleneckExcuse;
use crate::plan::remedy::{DayCapacity, Remedy, RemedyChange};
use crate::plan::visit::VisitOrigin;
use crate::plan::{self, Plan, PlanRequest, PlannedVisit};
use crate::store::FamilyScope;
use crate::text::{Words, say};

pub(super) fn plan(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let from = clock::iso(text(own, "from").unwrap_or_default())?;
    let days = number(own, "days", 1, plan::MOST_DAYS)?.unwrap_or(7);
    let capacity = number(own, "capacity", 0, 100)?.unwrap_or(plan::CAPACITY);
    let store = env.open()?;
    let basis = NormInputs::of(store.reader(), env)?;
    let curator = basis.chosen_curator(own)?;
    // A row that is not over began this month or week at the earliest.
    let month = day::period(Unit::Month, env.today).0;
    let since = month.min(day::period(Unit::Week, env.today).0);
    let cases = store.reader().cases(FamilyScope::Current(env.today), Some(since))?;
    let asked = PlanRequest { capacity, ..PlanRequest::days(curator, from, days) };
    let plan = Plan::of(basis.ground(), &cases, &asked);
    let parts = parts(words, basis.ground(), &cases, &plan, &asked);
    let mut plain = plain_text(words, basis.ground(), &cases, &plan, &parts);
    if let Some(said) = words.plan_of_others(&basis.staff, &plan) {
        plain.push_str(&said);
        plain.push('\n');
    }
    let earlier = plan.appointed_earlier(basis.ground(), &cases);
    if earlier > 0 {
        let (first, before) = (words.day(env.today), words.day(day::day_before(from)));
        plain.push_str(&say!(words, "plan-earlier", from = first, to = before, n = earlier));
        plain.push('\n');
    }
    let mut value = shape(words, &cases, &plan, &parts);
    value["appointed_earlier"] = json!(earlier);
    Ok(Answer::new(value, plain))
}

/// The plan as `--json` gives it.
#[must_use]
pub fn json(
    words: &Words,
    ground: NormContext<'_>,
    cases: &[Case],
    plan: &Plan,
    asked: &PlanRequest<'_>,
) -> Value {
    shape(words, cases, plan, &parts(words, ground, cases, plan, asked))
}

/// The parts of the cut: each in words, with its remedies.
fn parts(
    words: &Words,
    ground: NormContext<'_>,
    cases: &[Case],
    plan: &Plan,
    asked: &PlanRequest<'_>,
) -> Vec<(String, Vec<Remedy>)> {
    let with_remedies = |part| (words.plan_part(cases, part), plan.remedies(ground, cases, asked, part));
    plan.parts.iter().map(with_remedies).collect()
}

fn shape(words: &Words, cases: &[Case], plan: &Plan, parts: &[(String, Vec<Remedy>)]) -> Value {
    let titled = |case: usize| json!({ "family": cases[case].family.id.to_string(), "title": cases[case].family.title });
    json!({
        "horizon": { "from": plan.horizon.from, "to": plan.horizon.end },
        "feasible": plan.is_feasible(),
        "owed": plan.owed,
        "placed": plan.placed,
        "short": plan.short,
        "placed_in_range": plan.placed_in_range,
        "forecast": plan.forecast,
        "visits": plan.visits.iter().map(|v| visit(words, cases, v)).collect::<Vec<_>>(),
        "days": plan.loads.iter().map(|l| json!({
            "date": l.on, "curator": l.curator.map(|c| c.to_string()), "capacity": l.capacity,
            "fixed": l.fixed, "proposed": l.proposed,
        })).collect::<Vec<_>>(),
        "findings": plan.clashes.iter().map(|c| {
            let mut value = titled(c.case);
            value["date"] = json!(c.on);
            value["appointment"] = json!(c.appointment.map(|id| id.to_string()));
            value["text"] = json!(words.plan_trouble(c.trouble));
            value
        }).collect::<Vec<_>>(),
        "bottleneck": bottleneck(words, cases, plan, parts),
    })
}

fn visit(words: &Words, cases: &[Case], v: &PlannedVisit) -> Value {
    let why: Vec<String> = v.why.iter().map(|w| words.plan_why(w)).collect();
    json!({
        "family": v.family.to_string(),
        "title": cases[v.case].family.title,
        "date": v.on,
        "time": v.time.map(|t| words.time(t)),
        "fixed": v.is_fixed(),
        "appointment": match v.origin { VisitOrigin::Appointed(id) => Some(id.to_string()), _ => None },
        "serves": v.serves.iter()
            .map(|s| json!({ "unit": s.unit.code(), "from": s.from, "to": s.to })).collect::<Vec<_>>(),
        "why": why.join("; "),
    })
}

/// All parts of the cut as one, and each by itself.
fn bottleneck(words: &Words, cases: &[Case], plan: &Plan, parts: &[(String, Vec<Remedy>)]) -> Value {
    if plan.is_feasible() {
        return Value::Null;
    }
    let each: Vec<Value> = plan
        .parts
        .iter()
        .zip(parts)
        .map(|(part, (text, remedies))| {
            json!({
                "days": part.days, "need": part.need, "capacity": part.capacity, "short": part.short(),
                "families": part.cases.iter().map(|c| cases[*c].family.id.to_string()).collect::<Vec<_>>(),
                "titles": part.cases.iter().map(|c| &cases[*c].family.title).collect::<Vec<_>>(),
                "advice": remedies.iter().map(|m| advice(cases, words.plan_mend(cases, part, m), m))
                    .collect::<Vec<_>>(),
                "text": text, "excuse": part.excuse.map(BottleneckExcuse::code),
            })
        })
        .collect();
    let mut all: Vec<usize> = plan.parts.iter().flat_map(|p| p.cases.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    let mut days: Vec<_> = plan.parts.iter().flat_map(|p| p.days.iter().copied()).collect();
    days.sort_unstable();
    days.dedup();
    let texts: Vec<&str> = parts.iter().map(|(text, _)| text.as_str()).collect();
    json!({
        "days": days,
        "need": plan.parts.iter().map(|p| p.need).sum::<u32>(),
        "capacity": plan.parts.iter().map(|p| p.capacity).sum::<u32>(),
        "families": all.iter().map(|c| cases[*c].family.id.to_string()).collect::<Vec<_>>(),
        "titles": all.iter().map(|c| &cases[*c].family.title).collect::<Vec<_>>(),
        "advice": each.iter().filter_map(|p| p["advice"].as_array()).flatten().cloned().collect::<Vec<_>>(),
        "text": texts.join("; "),
        "parts": each,
    })
}

fn advice(cases: &[Case], text: String, mend: &Remedy) -> Value {
    let dated = |days: &[DayCapacity]| -> Value {
        let line = |t: &DayCapacity| json!({ "on": t.on, "curator": t.curator.map(|c| c.to_string()), "visits": t.visits });
        days.iter().map(line).collect()
    };
    let family = |case: usize| cases[case].family.id.to_string();
    let mut value = match &mend.change {
        RemedyChange::Duty(days) => json!({ "kind": "duty", "days": dated(days) }),
        RemedyChange::Capacity(days) => json!({ "kind": "capacity", "days": dated(days) }),
        RemedyChange::Deputy { leave, from, until } => {
            json!({ "kind": "deputy", "leave": leave.to_string(), "from": from, "until": until })
        }
        RemedyChange::TakeOff { case, on, appointment } => json!({
            "kind": "take_off", "family": family(*case), "on": on, "appointment": appointment.to_string(),
        }),
        RemedyChange::Absence { case, from, until } => {
            json!({ "kind": "absence", "family": family(*case), "from": from, "until": until })
        }
    };
    value["gain"] = json!(mend.gain);
    value["enough"] = json!(mend.is_enough);
    value["text"] = json!(text);
    value
}

/// The plan for people: day by day, then the proof.
fn plain_text(
    words: &Words,
    ground: NormContext<'_>,
    cases: &[Case],
    plan: &Plan,
    parts: &[(String, Vec<Remedy>)],
) -> String {
    let mut table = PlainTable::new(
        [
            "column-day",
            "column-taken",
            "column-time",
            "column-level",
            "column-family",
            "column-address",
            "column-why-day",
        ]
        .map(|id| words.say(id)),
    );
    let mut before = None;
    for v in &plan.visits {
        let load = plan.loads.iter().find(|l| l.on == v.on && l.curator == v.curator);
        let load = load.map(|l| format!("{}/{}", l.fixed + l.proposed, l.capacity)).unwrap_or_default();
        let first = before.replace(v.on) != Some(v.on);
        let spans = crate::norm::span::spans(&cases[v.case], ground.rules);
        let level = crate::norm::span::at(&spans, v.on).map(|s| s.level);
        let why: Vec<String> = v.why.iter().map(|w| words.plan_why(w)).collect();
        table.row([
            if first { words.weekday_day(v.on) } else { String::new() },
            if first { load } else { String::new() },
            v.time.map(|t| words.time(t)).unwrap_or_default(),
            words.level_letter(level),
            cases[v.case].family.short.clone(),
            words.address_near(&cases[v.case].family.address),
            why.join("; "),
        ]);
    }
    let mut text = table.text();
    for c in &plan.clashes {
        let who = cases[c.case].family.short.clone();
        text.push_str(&format!("! {}  {who}: {}\n", words.weekday_day(c.on), words.plan_trouble(c.trouble)));
    }
    text.push_str(&format!("\n{}\n", words.plan_proof(plan)));
    for (part, (sentence, remedies)) in plan.parts.iter().zip(parts) {
        let mark = if part.excuse.is_none() { "!" } else { "·" };
        text.push_str(&format!("{mark} {sentence}\n"));
        if !remedies.is_empty() {
            text.push_str(&format!("  {}\n", words.say("plan-advice")));
        }
        for mend in remedies {
            text.push_str(&format!("  · {}\n", words.plan_mend(cases, part, mend)));
        }
    }
    if plan.forecast {
        text.push_str(&format!("{}\n", words.say("plan-forecast")));
    }
    text
}
