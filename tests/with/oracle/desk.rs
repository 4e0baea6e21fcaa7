//! The program's side: lines go in as an import, rows come out as the command line would print them.

use chrono::NaiveDate;
use kurator::cli::{self, json};
use kurator::domain::CuratorId;
use kurator::norm::{NormContext, Standing, due};
use kurator::plan;
use kurator::store::jsonl::ImportMode;
use kurator::store::{Author, Entropy, FamilyScope, Store};
use kurator::text::{Lang, Words};
use serde_json::Value;

/// A district in memory with these lines in it.
///
/// # Errors
/// What the import refuses, in words, each with its line.
pub fn district(lines: &[Value]) -> Result<Store, String> {
    let author = Author {
        device: "испытание".into(), user: "испытание".into(), clock: || 1_764_000_000_000
    };
    let mut store = Store::in_memory(author, Entropy::Seed { seed: 1, taken: 0 }).expect("a store");
    let text: String = lines.iter().map(|l| format!("{l}\n")).collect();
    let done = store.import(&text, ImportMode::Whole).map_err(|p| p.to_string())?;
    if done.refused.is_empty() {
        return Ok(store);
    }
    let words = Words::of(Lang::Ru);
    let told = done.refused.iter().map(|r| format!("{}\n  {}", lines[r.line - 1], words.problem(&r.why)));
    Err(told.collect::<Vec<_>>().join("\n"))
}

/// `kurator norms --from --to --json`.
pub fn norms(store: &Store, today: NaiveDate, from: NaiveDate, to: NaiveDate) -> Vec<Value> {
    let reader = store.reader();
    let (rules, calendar, staff) =
        (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
    let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
    let cases = reader.cases(FamilyScope::All, None).unwrap();
    due::ledger(ground, &cases, from, to).iter().map(|(i, r)| json::row(&cases[*i], r)).collect()
}

/// `kurator list --all --json`.
pub fn list(store: &Store, today: NaiveDate) -> Vec<Value> {
    let reader = store.reader();
    let (rules, calendar, staff) =
        (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
    let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
    let cases = reader.cases(FamilyScope::All, None).unwrap();
    let words = Words::of(Lang::Ru);
    cases.iter().map(|c| json::listed(&words, c, &Standing::of(ground, c), today)).collect()
}

/// `kurator due --json`: the visits, in the order shown.
pub fn due_visits(store: &Store, today: NaiveDate) -> Vec<Value> {
    let reader = store.reader();
    let (rules, calendar, staff) =
        (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
    let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
    let cases = reader.cases(FamilyScope::Current(today), None).unwrap();
    let standings: Vec<Standing> = cases.iter().map(|c| Standing::of(ground, c)).collect();
    let due = due::due(ground, &cases, &standings, Vec::new());
    due.visits.iter().map(|(i, r)| json::due_row(&cases[*i], r, today)).collect()
}

/// `kurator plan --from --days --capacity [--curator] --json`, of the curator named or of all.
pub fn plan(store: &Store, today: NaiveDate, asked: &super::plan::OracleRequest) -> Value {
    let reader = store.reader();
    let (rules, calendar, staff) =
        (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
    let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
    let cases = reader.cases(FamilyScope::Current(today), None).unwrap();
    let curator = asked.curator.as_str().map(|id| CuratorId(id.parse().unwrap()));
    let days = u32::try_from(asked.days).unwrap();
    let capacity = u32::try_from(asked.capacity).unwrap();
    let asked = plan::PlanRequest { capacity, ..plan::PlanRequest::days(curator, asked.from, days) };
    let plan = plan::Plan::of(ground, &cases, &asked);
    cli::plan::json(&Words::of(Lang::Ru), ground, &cases, &plan, &asked)
}
