//! The list for the interagency bank as JSON.

use serde_json::{Value, json};

use crate::domain::{Case, Level};
use crate::norm::{NormContext, Standing};
use crate::paper;
use crate::report::bank::{BankEntry, DataBank};
use crate::text::Words;

/// The families and persons who may be entered. A title is a name: the family goes by its number.
#[must_use]
pub fn listed(words: &Words, ground: NormContext<'_>, cases: &[Case], bank: &DataBank) -> Value {
    let family = |entry: &BankEntry| {
        let case = &cases[entry.case];
        let members = entry.persons.iter().filter_map(|p| Some((p, case.member(p.member)?)));
        json!({
            "family": case.family.id.to_string(), "number": case.family.number(),
            "registered_on": case.family.registered_on, "agreement": entry.agreement,
            "level": Standing::of(ground, case).level.map(Level::code),
            "categories": paper::bank::categories(ground, case),
            "members": members.map(|(p, m)| json!({
                "member": m.id.to_string(), "name": paper::bank::full_name(words, m), "born": m.born,
                "role": (!entry.adoption).then(|| m.role.code()),
                "consent": { "by": p.by.to_string(), "on": p.on, "until": p.until },
            })).collect::<Vec<_>>(),
        })
    };
    json!({ "on": ground.today, "families": bank.entries.iter().map(family).collect::<Vec<_>>() })
}

/// Who may not be entered, and why.
#[must_use]
pub fn left_out(words: &Words, cases: &[Case], bank: &DataBank) -> Value {
    bank.left_out
        .iter()
        .map(|left| {
            json!({
                "family": cases[left.case].family.id.to_string(),
                "member": left.member.map(|m| m.to_string()),
                "why": left.why.code(), "text": paper::bank::left_out(words, cases, left),
            })
        })
        .collect()
}
