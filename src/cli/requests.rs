//! Requests without an answer, by organisation over all families.

use std::collections::BTreeSet;

use clap::ArgMatches;
use serde_json::json;

use super::output::{Answer, PlainTable};
use super::query::NormInputs;
use crate::domain::paper::Request;
use crate::domain::{Case, FamilyId, UserError};
use crate::env::Env;
use crate::model::as_of::known_by;
use crate::model::left;
use crate::report::requests::{PendingRequest, unanswered};
use crate::store::FamilyScope;
use crate::text::{Words, say};
use crate::wording::due;

pub(super) fn requests(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let store = env.open()?;
    let basis = NormInputs::of(store.reader(), env)?;
    let curator = basis.curator(own)?;
    let known = |scope| known_by(store.reader(), scope, env.today);
    let mut cases = known(FamilyScope::Current(env.today))?;
    let current = cases.len();
    cases.extend(left::cases(store.reader(), &basis.rules, env.today, known)?);
    let closed: BTreeSet<FamilyId> = cases[current..].iter().map(|case| case.family.id).collect();
    cases.retain(|case| basis.is_of_curator(case, curator));
    let named = |case: &Case| match closed.contains(&case.family.id) {
        true => due::left(words, &case.family.short),
        false => case.family.short.clone(),
    };
    let all = unanswered(&cases, env.today);
    let of = |w: &PendingRequest| cases[w.case].requests.iter().find(|r| r.id == w.id);
    let value = all
        .iter()
        .map(|organisation| {
            let request = |w: &PendingRequest| {
                json!({
                    "id": w.id.to_string(),
                    "family": cases[w.case].family.id.to_string(),
                    "title": cases[w.case].family.title,
                    "closed": closed.contains(&cases[w.case].family.id),
                    "sent_on": w.sent_on, "due": w.due, "reminded_on": w.reminded_on, "late": w.is_late,
                    "text": of(w).and_then(|r: &Request| r.text.clone()),
                })
            };
            json!({
                "organisation": organisation.name,
                "waiting": organisation.waiting.len(),
                "late": organisation.late(),
                "requests": organisation.waiting.iter().map(request).collect::<Vec<_>>(),
            })
        })
        .collect();
    let heads = ["column-due", "column-family", "column-sent", "column-reminded", "column-asked"];
    let mut plain = String::new();
    for organisation in &all {
        let counts =
            say!(words, "requests-count", n = organisation.waiting.len(), late = organisation.late());
        plain.push_str(&format!("{}: {counts}\n", organisation.name));
        let mut table = PlainTable::new(heads.map(|id| words.say(id)));
        for w in &organisation.waiting {
            let day = |day: Option<chrono::NaiveDate>| day.map(|d| words.day(d)).unwrap_or_default();
            let mark = if w.is_late { "! " } else { "  " };
            table.row([
                format!("{mark}{}", day(w.due)),
                named(&cases[w.case]),
                words.day(w.sent_on),
                day(w.reminded_on),
                of(w).and_then(|r| r.text.clone()).unwrap_or_default(),
            ]);
        }
        plain.push_str(&table.text());
        plain.push('\n');
    }
    if all.is_empty() {
        plain = format!("{}\n", words.say("requests-none"));
    }
    Ok(Answer::new(value, plain))
}
