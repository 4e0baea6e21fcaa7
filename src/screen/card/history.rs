//! «История»: who changed what and when, the latest first, in words.

use chrono::NaiveDateTime;
use serde_json::Value;

use super::facts::Facts;
use super::sheet::{Sheet, Target};
use super::value::{field_name, named, told};
use crate::domain::Id;
use crate::domain::schema::Kind;
use crate::screen::Desk;
use crate::screen::paint::STRONG;
use crate::screen::preview::capitalised;
use crate::store::history::{Event, FieldChange};

/// The cell by which the journal says that a record was deleted, or is there again.
const DELETED: &str = "_deleted";

/// The section.
pub fn sheet(desk: &Desk, facts: &Facts) -> Sheet {
    let mut s = Sheet::new(desk.words.say("card-history"));
    s.count = Some(facts.history.len());
    for event in &facts.history {
        s.row(moment(desk, event), act(desk, event)).styled(STRONG);
        for (id, line) in changes(desk, facts, event, None) {
            s.more(line).styled(crate::screen::paint::PLAIN).on(id.map_or(Target::None, Target::Record));
        }
    }
    s.or_empty(desk.words.say("card-no-history"));
    s
}

/// «24.11.26 10:22».
#[must_use]
pub fn moment(desk: &Desk, event: &Event) -> String {
    match NaiveDateTime::parse_from_str(&event.at, "%Y-%m-%d %H:%M") {
        Ok(at) => format!("{} {}", at.format("%d.%m.%y"), desk.words.time(at.time())),
        Err(_) => event.at.clone(),
    }
}

/// «Отмечено посещение · Смирнова, ноутбук».
#[must_use]
pub fn act(desk: &Desk, event: &Event) -> String {
    let act = capitalised(&desk.words.pick("act", &event.act));
    if event.by.is_empty() { act } else { format!("{act} · {}", event.by) }
}

/// The changes of an event, record by record; only those of `only`, if given.
#[must_use]
pub fn changes(desk: &Desk, facts: &Facts, event: &Event, only: Option<&str>) -> Vec<(Option<Id>, String)> {
    let mut records: Vec<(&str, Vec<&FieldChange>)> = Vec::new();
    for change in event.changes.iter().filter(|c| only.is_none_or(|id| c.entity == id)) {
        match records.iter_mut().find(|(id, _)| *id == change.entity) {
            Some((_, list)) => list.push(change),
            None => records.push((&change.entity, vec![change])),
        }
    }
    records.into_iter().map(|(id, list)| (id.parse().ok(), record(desk, facts, id, &list))).collect()
}

fn record(desk: &Desk, facts: &Facts, id: &str, changes: &[&FieldChange]) -> String {
    let w = &desk.words;
    let code = changes.first().map_or("", |c| c.kind.as_str());
    let kind = Kind::from_name(code);
    let mut said = capitalised(&w.pick("record-one", code));
    let is_new = changes.iter().all(|c| c.from.is_null());
    // A new record tells its own name among its fields.
    if let Some((kind, id)) = kind.filter(|k| !is_new && *k != Kind::Family).zip(id.parse().ok())
        && let Some(name) = named(desk, facts, kind, id)
    {
        said = format!("{said} «{name}»");
    }
    let place = |c: &FieldChange| kind.and_then(|k| k.fields().iter().position(|f| f.name == c.field));
    let mut changes: Vec<&FieldChange> = changes.to_vec();
    changes.sort_by_key(|c| place(c));
    let fields: Vec<String> = changes
        .iter()
        .filter(|c| kind.and_then(|k| k.owner_field()).is_none_or(|owner| owner.name != c.field))
        .filter(|c| !(is_new && is_empty(&c.to)) && (kind, c.field.as_str()) != (Some(Kind::Phone), "place"))
        .map(|c| field(desk, facts, kind, c))
        .collect();
    if fields.is_empty() { said } else { format!("{said}: {}", fields.join(" · ")) }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

fn field(desk: &Desk, facts: &Facts, kind: Option<Kind>, change: &FieldChange) -> String {
    let w = &desk.words;
    if change.field == DELETED {
        return w.say(if change.to == Value::Bool(true) { "history-deleted" } else { "history-restored" });
    }
    let value = |v: &Value| kind.map_or_else(|| v.to_string(), |k| told(desk, facts, k, &change.field, v));
    let name = field_name(w, &change.field);
    if is_empty(&change.from) {
        return format!("{name}: {}", value(&change.to));
    }
    let args =
        [("field", name.into()), ("from", value(&change.from).into()), ("to", value(&change.to).into())];
    w.fill("history-changed", &args)
}
