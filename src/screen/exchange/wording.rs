//! Conflicts, findings and what a merge brings, in words: for the screen, its dialogs and the command line.

use serde_json::Value;

use crate::domain::family::Address;
use crate::domain::schema::{Field, Kind, Type};
use crate::domain::{Id, MemberId};
use crate::screen::Model;
use crate::screen::card::facts::Facts;
use crate::screen::card::history::moment_near;
use crate::screen::card::value;
use crate::store::Merged;
use crate::store::check::Finding;
use crate::store::conflict::{Conflict, Head, Origin};
use crate::store::state::{ALIAS_OF, DELETED, fold};
use crate::text::{Words, field, say};

/// Families named in what a merge brings; more are counted.
const NAMED: usize = 12;

pub struct ConflictWords {
    /// Its name.
    pub id: String,
    /// «Павлова О. С. · телефон: мать».
    pub title: String,
    /// The values in conflict.
    pub sides: Vec<Side>,
    /// The value before both, and since when, if it was one value.
    pub before: Option<(String, String)>,
}

/// One of the values.
pub struct Side {
    /// «здесь», «там».
    pub label: String,
    pub value: String,
    /// Who wrote it, on which machine.
    pub by: String,
    /// When.
    pub at: String,
}

impl ConflictWords {
    /// The conflict; `facts` names the people of its family.
    #[must_use]
    pub fn of(model: &Model, facts: Option<&Facts>, conflict: &Conflict) -> ConflictWords {
        let w = &model.words;
        // Of several from one side each needs a name of its own.
        let is_clear = |one: &Head| conflict.values.iter().filter(|v| v.here == one.here).count() == 1;
        let label = |n: usize, standing: &Head| match standing.here {
            _ if !is_clear(standing) => say!(w, "exchange-nth", n = (n + 1)),
            true => w.say("conflict-here"),
            false => w.say("conflict-there"),
        };
        let side = |(n, standing): (usize, &Head)| Side {
            label: label(n, standing),
            value: with_along(model, facts, conflict, standing),
            by: standing.by.clone(),
            at: moment_near(model, &standing.at),
        };
        let before = match &conflict.origin {
            _ if conflict.field == DELETED => None,
            Origin::Nothing => Some((w.say("value-none"), String::new())),
            Origin::Several => None,
            Origin::Since(at) => {
                let since = say!(w, "exchange-since", at = moment_near(model, at));
                Some((worth(model, facts, conflict, &conflict.before), since))
            }
        };
        let title = format!("{} · {}", super::whose(model, conflict), super::subject(model, conflict));
        ConflictWords {
            id: conflict.id.clone(),
            title,
            sides: conflict.values.iter().enumerate().map(side).collect(),
            before,
        }
    }
}

/// A value with those that are settled along with it.
fn with_along(model: &Model, facts: Option<&Facts>, conflict: &Conflict, standing: &Head) -> String {
    let beside = conflict.along.iter().filter_map(|other| {
        let same = other.values.iter().find(|v| v.op == standing.op)?;
        Some(worth(model, facts, other, &same.value))
    });
    std::iter::once(worth(model, facts, conflict, &standing.value))
        .chain(beside)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What the cell in conflict is called.
#[must_use]
pub fn cell(words: &Words, conflict: &Conflict) -> String {
    match Kind::from_name(&conflict.kind) {
        _ if conflict.field == DELETED => words.say("conflict-deletion"),
        _ if conflict.field == ALIAS_OF => words.say("conflict-joining"),
        Some(Kind::Phone) => words.pick("record-one", &conflict.kind),
        Some(kind) if kind.cells().contains(&conflict.field.as_str()) => {
            field::cell_name(words, kind, &conflict.field)
        }
        // A field of a newer program has no other name.
        _ => conflict.field.clone(),
    }
}

/// The record and its cell: «семья: адрес»; a number is both.
#[must_use]
pub fn record_and_cell(words: &Words, conflict: &Conflict) -> String {
    let cell = cell(words, conflict);
    match Kind::from_name(&conflict.kind) {
        Some(Kind::Phone) if conflict.field != DELETED => cell,
        _ => format!("{}: {cell}", words.pick("record-one", &conflict.kind)),
    }
}

/// Whether a value of the cell names other records, or people by their records.
#[must_use]
pub fn names_others(conflict: &Conflict) -> bool {
    let is_name = |f: &Field| matches!(f.ty, Type::Owner(_) | Type::Ref(_) | Type::Texts) || f.name == "by";
    Kind::from_name(&conflict.kind).is_some_and(|kind| kind.fields_of(&conflict.field).any(is_name))
}

/// With which record the one in conflict is one: a family by its title, a person by the full name.
fn joined(model: &Model, value: &Value) -> String {
    let Some(id) = value.as_str().and_then(|text| text.parse::<Id>().ok()) else {
        return model.words.say("conflict-parted");
    };
    let who = model.cases.iter().chain(&model.elsewhere).find_map(|case| match case.family.id.0 == id {
        true => Some(case.family.title.clone()),
        false => case.member(MemberId(id)).map(|m| {
            let parts = [&m.last_name, &m.first_name, &m.patronymic];
            parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
        }),
    });
    say!(model.words, "conflict-joined", who = who.unwrap_or_else(|| id.to_string()))
}

/// A value of the cell in conflict: several fields each with its name, unless the thing they make needs none.
#[must_use]
pub fn worth(model: &Model, facts: Option<&Facts>, conflict: &Conflict, value: &Value) -> String {
    let w = &model.words;
    if let (DELETED, Value::Bool(deleted)) = (conflict.field.as_str(), value) {
        return w.say(if *deleted { "conflict-deleted" } else { "conflict-lives" });
    }
    if conflict.field == ALIAS_OF {
        return joined(model, value);
    }
    let plain = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let Some(kind) = Kind::from_name(&conflict.kind) else { return plain() };
    if value.is_null() {
        return w.say("value-none");
    }
    cell_value(model, facts, kind, &conflict.field, value)
}

/// The value of a cell, in one line: an address as it is printed, a name in its order, of other cells each field with
/// its name.
#[must_use]
pub fn cell_value(model: &Model, facts: Option<&Facts>, kind: Kind, cell: &str, value: &Value) -> String {
    let w = &model.words;
    let told = |field: &str, value: &Value| value::told(model, facts, kind, field, value);
    if kind.is_single(cell) || value.is_null() {
        return told(cell, value);
    }
    let parts = fold::unpack(kind, cell, value);
    match cell {
        _ if parts.is_empty() => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        "address" => {
            let part = |name: &str| parts.iter().find(|(n, _)| *n == name).map(|(n, v)| told(n, v));
            let address = Address {
                settlement: part("settlement"),
                street: part("street"),
                house: part("house"),
                block: part("block"),
                flat: part("flat"),
                access: None,
            };
            let lines = [Some(w.address(&address)), part("access")];
            lines.into_iter().flatten().filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        "name" => parts.iter().map(|(n, v)| told(n, v)).collect::<Vec<_>>().join(" "),
        _ => {
            let said = |(n, v): &(&str, Value)| format!("{} {}", field::label(w, kind, n), told(n, v));
            parts.iter().map(said).collect::<Vec<_>>().join(", ")
        }
    }
}

#[must_use]
pub fn finding(words: &Words, finding: &Finding) -> String {
    let kind = finding.kind.as_deref().map(|kind| words.pick("record-one", kind)).unwrap_or_default();
    let on = finding.on.map(|on| words.day(on));
    let what = [Some(finding.what.clone()), on].into_iter().flatten().filter(|said| !said.is_empty());
    let what = what.collect::<Vec<_>>().join(", ");
    let day = finding.day.map(|day| words.day(day)).unwrap_or_default();
    if let Some(field) = finding.field {
        let known = finding.kind.as_deref().and_then(Kind::from_name);
        let called = known.map_or_else(|| field::field_name(words, field), |k| field::label(words, k, field));
        let args = [
            ("what", what.into()),
            ("kind", kind.into()),
            ("field", called.into()),
            ("rule", say!(words, finding.id, day = day).into()),
        ];
        return words.fill("check-unfit", &args);
    }
    say!(words, finding.id, what = what, kind = kind, day = day)
}

/// What a merge brings, or would bring: first the numbers, in the message `id`, then from whom and which days, which
/// families, what is doubtful.
#[must_use]
pub fn union(words: &Words, union: &Merged, id: &str) -> Vec<String> {
    if union.operations == 0 {
        return vec![words.say("merge-nothing")];
    }
    let counts = [
        ("operations", union.operations.into()),
        ("families", union.families_changed.into()),
        ("conflicts", union.conflicts.into()),
    ];
    let mut lines = vec![words.fill(id, &counts)];
    for source in &union.from {
        let mut days: Vec<String> =
            [source.first, source.last].into_iter().flatten().map(|d| words.day(d)).collect();
        days.dedup();
        let args = [
            ("by", source.by.as_str().into()),
            ("n", source.operations.into()),
            ("days", days.join(" — ").into()),
        ];
        lines.push(format!("  {}", words.fill("merge-from", &args)));
    }
    let titles: Vec<&str> = union.families.iter().take(NAMED).map(|f| f.short.as_str()).collect();
    if !titles.is_empty() {
        let more = union.families.len() - titles.len();
        let rest = if more > 0 { format!(" {}", words.count("merge-more", more)) } else { String::new() };
        lines.push(format!("  {}{rest}", titles.join("; ")));
    }
    lines.extend(union.findings.iter().map(|f| format!("  {}", finding(words, f))));
    lines
}
