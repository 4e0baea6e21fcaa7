//! Changes in words: who changed what and when, from what to what.

use crate::domain::FieldName;
use chrono::NaiveDateTime;
use serde_json::Value;

use super::value::{named, told};
use crate::domain::Id;
use crate::domain::member::Phone;
use crate::domain::schema::Kind;
use crate::model::Model;
use crate::model::facts::Facts;
use crate::store::read::{Event, FieldChange};
use crate::store::state::{ALIAS_OF, DELETED};
use crate::text::capitalised;
use crate::text::wrapping::beginning;
use crate::text::{Words, say};
use crate::wording::field::{cell_name, field_name, label};

/// Cells of a value of which only the beginning is shown.
const BRIEF: usize = 168;

/// «24.11.26 10:22».
#[must_use]
pub fn moment(model: &Model, event: &Event) -> String {
    moment_of(model, &event.at)
}

/// The same of a moment as the file keeps it.
#[must_use]
pub fn moment_of(model: &Model, at: &str) -> String {
    match NaiveDateTime::parse_from_str(at, "%Y-%m-%d %H:%M") {
        Ok(at) => format!("{} {}", at.format("%d.%m.%y"), model.words.time(at.time())),
        Err(_) => at.to_owned(),
    }
}

/// The same, of this year without it: «24.11 10:22».
#[must_use]
pub fn moment_near(model: &Model, at: &str) -> String {
    match NaiveDateTime::parse_from_str(at, "%Y-%m-%d %H:%M") {
        Ok(at) => format!("{} {}", model.words.day_near(at.date(), model.now), model.words.time(at.time())),
        Err(_) => at.to_owned(),
    }
}

/// «Отмечено посещение · Смирнова, ноутбук».
#[must_use]
pub fn act(model: &Model, event: &Event) -> String {
    let act = capitalised(&model.words.pick("act", &event.act));
    if event.by.is_empty() { act } else { format!("{act} · {}", event.by) }
}

/// What a record or a cell of it is called: «член семьи «сын»: телефон».
#[must_use]
pub fn called(model: &Model, facts: Option<&Facts>, code: &str, id: Id, cell: Option<&str>) -> String {
    let w = &model.words;
    let kind = Kind::from_name(code);
    let mut said = model.one_coded(code);
    if let Some(name) = kind.filter(|k| *k != Kind::Family).and_then(|k| named(model, facts, k, id)) {
        said = format!("{said} «{name}»");
    }
    match (kind, cell.filter(|c| *c != DELETED)) {
        (Some(_), Some(ALIAS_OF)) => format!("{said}, {}", w.say("conflict-joining")),
        (Some(kind), Some(cell)) => format!("{said}, {}", cell_name(w, kind, cell)),
        _ => said,
    }
}

/// The changes of one record in one event, in the order of its fields.
pub struct Group<'a> {
    code: &'a str,
    kind: Option<Kind>,
    /// The record; `None` of an id that is none.
    pub id: Option<Id>,
    changes: Vec<&'a FieldChange>,
    /// Whether long values are shown whole.
    in_full: bool,
}

impl<'a> Group<'a> {
    /// The changes record by record; only those of `only`, if given.
    #[must_use]
    pub fn all(changes: &'a [FieldChange], only: Option<&str>) -> Vec<Group<'a>> {
        let mut groups: Vec<(&str, Group<'a>)> = Vec::new();
        for change in changes.iter().filter(|c| only.is_none_or(|id| c.entity == id)) {
            let place = groups.iter().position(|(id, _)| *id == change.entity).unwrap_or_else(|| {
                let (code, kind) = (change.kind.as_str(), Kind::from_name(&change.kind));
                let id = change.entity.parse().ok();
                groups.push((&change.entity, Group { code, kind, id, changes: Vec::new(), in_full: false }));
                groups.len() - 1
            });
            groups[place].1.changes.push(change);
        }
        groups.into_iter().map(|(_, group)| group.sorted()).collect()
    }

    /// The same with long values whole, in one line.
    #[must_use]
    pub fn in_full(self) -> Group<'a> {
        Group { in_full: true, ..self }
    }

    fn sorted(mut self) -> Group<'a> {
        let kind = self.kind;
        let place =
            |c: &FieldChange| kind.and_then(|k| k.fields().iter().position(|f| f.name.code() == c.field));
        self.changes.sort_by_key(|c| place(c));
        self
    }

    /// What became of the record as a whole: deleted, there again, joined to another; `None`: it was only changed.
    fn mark(&self) -> Option<&'static str> {
        let mark = self.changes.iter().find(|c| [DELETED, ALIAS_OF].contains(&c.field.as_str()))?;
        Some(match (mark.field.as_str(), &mark.to) {
            (ALIAS_OF, Value::Null) => "history-parted",
            (ALIAS_OF, _) => "history-joined",
            (_, Value::Bool(true)) => "history-deleted",
            _ => "history-restored",
        })
    }

    /// The fields that say something to a person.
    fn telling(&self) -> impl Iterator<Item = &FieldChange> {
        let owner = self.kind.and_then(Kind::owner_field).map(|f| f.name.code());
        let is_place =
            |c: &FieldChange| self.kind == Some(Kind::Phone) && c.field == Phone::FIELDS.place.name.code();
        self.changes.iter().copied().filter(move |c| {
            ![DELETED, ALIAS_OF].contains(&c.field.as_str())
                && owner != Some(c.field.as_str())
                && !is_place(c)
        })
    }

    fn value(&self, model: &Model, facts: Option<&Facts>, field: &str, value: &Value) -> String {
        let known = self.kind.zip(FieldName::from_code(field));
        let said = known.map_or_else(|| value.to_string(), |(k, field)| told(model, facts, k, field, value));
        if self.in_full { said.replace('\n', " ") } else { beginning(&said, BRIEF) }
    }

    fn label(&self, words: &Words, field: &str) -> String {
        match (self.kind, FieldName::from_code(field)) {
            (Some(kind), Some(field)) => label(words, kind, field),
            (None, Some(field)) => field_name(words, field),
            (_, None) => field.to_owned(),
        }
    }

    fn called(&self, model: &Model, facts: Option<&Facts>) -> String {
        let id = self.id.unwrap_or(Id::DISTRICT);
        capitalised(&called(model, facts, self.code, id, None))
    }

    /// «Член семьи «сын»: день рождения: было «…», стало «…»».
    #[must_use]
    pub fn said(&self, model: &Model, facts: Option<&Facts>) -> String {
        let w = &model.words;
        let is_new = self.changes.iter().all(|c| c.from.is_null() && c.field != ALIAS_OF);
        // A new record has its own name among its fields.
        let said = if is_new { capitalised(&model.one_coded(self.code)) } else { self.called(model, facts) };
        let mark = self.mark();
        let field = |c: &FieldChange| {
            let name = self.label(w, &c.field);
            let value = |v: &Value| self.value(model, facts, &c.field, v);
            match (is_empty(&c.from), mark) {
                (false, Some(_)) => format!("{name}: {}", value(&c.from)),
                (true, _) => format!("{name}: {}", value(&c.to)),
                (false, None) => {
                    let (from, to) = (value(&c.from).into(), value(&c.to).into());
                    w.fill("history-changed", &[("field", name.into()), ("from", from), ("to", to)])
                }
            }
        };
        let told = is_new || mark.is_some();
        let shown = self.telling().filter(|c| !(is_empty(&c.from) && is_empty(&c.to) && told));
        let fields: Vec<String> = mark.map(|id| w.say(id)).into_iter().chain(shown.map(field)).collect();
        if fields.is_empty() { said } else { format!("{said}: {}", fields.join(" · ")) }
    }

    /// The record, and what would be written back to each of its fields.
    #[must_use]
    pub fn going_back(&self, model: &Model, facts: Option<&Facts>) -> (String, Vec<String>) {
        let w = &model.words;
        if let Some(mark) = self.mark() {
            let id = match mark {
                "history-deleted" => "undo-one-goes",
                "history-joined" => "undo-one-joins",
                "history-parted" => "undo-one-parts",
                _ => "undo-one-comes",
            };
            let said = |c: &FieldChange| {
                let value = if is_empty(&c.from) { &c.to } else { &c.from };
                format!("{}: {}", self.label(w, &c.field), self.value(model, facts, &c.field, value))
            };
            let shown = self.telling().filter(|c| !(is_empty(&c.from) && is_empty(&c.to)));
            let fields = shown.map(said).collect::<Vec<_>>().join(" · ");
            let what = self.called(model, facts);
            return (say!(w, id, what = what), vec![fields]);
        }
        let field = |c: &FieldChange| {
            let value = |v: &Value| self.value(model, facts, &c.field, v);
            say!(
                w,
                "undo-one-field",
                field = self.label(w, &c.field),
                now = value(&c.from),
                then = value(&c.to)
            )
        };
        (self.called(model, facts), self.telling().map(field).collect())
    }

    /// The record, and the content of its fields.
    #[must_use]
    pub fn taken(&self, model: &Model, facts: Option<&Facts>) -> (String, Vec<String>) {
        let field = |c: &FieldChange| {
            let value = self.value(model, facts, &c.field, &c.from);
            format!("{}: {value}", self.label(&model.words, &c.field))
        };
        let shown = self.telling().filter(|c| !is_empty(&c.from));
        (self.called(model, facts), shown.map(field).collect())
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}
