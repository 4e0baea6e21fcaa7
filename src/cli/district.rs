//! `district`: social passport and caseload.

use clap::ArgMatches;
use serde_json::{Map, json};

use super::output::{Answer, PlainTable};
use super::query::NormInputs;
use crate::domain::{Case, UserError};
use crate::env::Env;
use crate::norm::{Standing, load};
use crate::regulation::RegulationList;
use crate::report::staff::{CuratorRow, RowCount, staff};
use crate::store::FamilyScope;
use crate::text::{Words, say};

pub(super) fn district(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let store = env.open()?;
    let basis = NormInputs::of(store.reader(), env)?;
    let curator = basis.curator(own)?;
    let mut cases = store.reader().cases(FamilyScope::Current(env.today), None)?;
    cases.retain(|c| basis.is_of_curator(c, curator));
    let ground = basis.ground();
    let load = load::load(ground, cases.iter());
    let passport = crate::report::passport::passport(ground, &cases);
    let mut table = PlainTable::new(
        ["column-group", "column-families", "column-limit", "column-source"].map(|id| words.say(id)),
    );
    let mut groups = Vec::new();
    for group in &load.groups {
        let codes: Vec<&str> = group.limit.levels.iter().map(|l| l.code()).collect();
        let names: Vec<String> = group.limit.levels.iter().map(|l| basis.rules.level_name(*l)).collect();
        let source = group.limit.source.as_ref().map(crate::regulation::RuleSource::cited);
        table.row([
            names.join(" + "),
            group.families.to_string(),
            group.limit.limit.map_or_else(|| words.say("not-given"), |l| l.to_string()),
            source.clone().unwrap_or_default(),
        ]);
        groups.push(json!({
            "group": codes.join("+"), "levels": codes, "families": group.families,
            "limit": group.limit.limit, "source": source,
        }));
    }
    let standings: Vec<Standing> = cases.iter().map(|c| Standing::of(ground, c)).collect();
    let all: Vec<(&Case, &Standing)> = cases.iter().zip(&standings).collect();
    let curators: Vec<CuratorRow> =
        staff(ground, &all).into_iter().filter(|h| curator.is_none_or(|c| c == h.curator)).collect();
    let rows = |r: RowCount| json!({ "rows": r.all, "met": r.met, "short_before": r.short });
    let value = json!({
        "district": store.reader().district()?.name,
        "regulation": basis.rules.regulation.id,
        "caseload": groups,
        "load_percent": load.percent,
        "settlements": passport.settlements.iter().map(|s| json!({
            "settlement": s.name, "families": s.families, "children": s.children,
            "emergency": s.emergency, "crisis": s.crisis, "adaptation_basic": s.calm, "waiting": s.waiting,
        })).collect::<Vec<_>>(),
        "categories": passport.categories.iter().map(|c| json!({
            "category": c.code, "under": c.under,
            "text": basis.rules.meaning_under(RegulationList::Category, &c.code, c.under.as_deref()).label,
            "families": c.behind.len(),
        })).collect::<Vec<_>>(),
        "curators": curators.iter().map(|h| json!({
            "curator": h.curator.0.to_string(), "name": h.name, "families": h.families.len(),
            "levels": h.levels.iter().map(|(l, n)| (l.code().to_owned(), json!(n))).collect::<Map<_, _>>(),
            "load_percent": h.load.percent, "overdue": h.late,
            "week": rows(h.week), "month": rows(h.month),
        })).collect::<Vec<_>>(),
        "families": passport.families,
        "children": passport.children,
    });
    let mut plain = table.text();
    if let Some(percent) = load.percent {
        plain.push_str(&format!("{}\n", say!(words, "load-percent", n = percent)));
    }
    let mut settlements =
        PlainTable::new(["column-settlement", "column-families", "column-children"].map(|id| words.say(id)));
    for s in &passport.settlements {
        let name = if s.name.is_empty() { words.say("settlement-unknown") } else { s.name.clone() };
        settlements.row([name, s.families.to_string(), s.children.to_string()]);
    }
    plain.push('\n');
    plain.push_str(&settlements.text());
    if curators.len() > 1 {
        plain.push('\n');
        plain.push_str(&curators_table(words, &curators));
    }
    Ok(Answer::new(value, plain))
}

/// The curators with their families, their load and what is late.
fn curators_table(words: &Words, curators: &[CuratorRow]) -> String {
    let mut table = PlainTable::new(
        ["column-curator", "column-families", "column-load", "column-overdue", "column-id"]
            .map(|id| words.say(id)),
    );
    for h in curators {
        table.row([
            h.name.clone(),
            h.families.len().to_string(),
            h.load.percent.map(|n| words.count("district-percent", n)).unwrap_or_default(),
            h.late.to_string(),
            h.curator.0.to_string(),
        ]);
    }
    table.text()
}
