//! Changes in words: who changed what and when, from what to what.

use chrono::NaiveDateTime;
use serde_json::Value;

use super::value::{field_text, named};
use crate::domain::Id;
use crate::domain::logged::OpenCode;
use crate::domain::member::Phone;
use crate::domain::schema::Kind;
use crate::model::Model;
use crate::model::facts::FamilyFacts;
use crate::store::read::{FieldChange, HistoryEvent};
use crate::store::state::CellName;
use crate::text::capitalised;
use crate::text::wrapping::beginning;
use crate::text::{Words, say};
use crate::wording::field::{cell_name, field_name, label};

/// Cells of a value of which only the beginning is shown.
const BRIEF: usize = 168;

/// «24.11.26 10:22».
#[must_use]
pub fn moment(model: &Model, event: &HistoryEvent) -> String {
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
pub fn act(model: &Model, event: &HistoryEvent) -> String {
    let act = capitalised(&model.words.pick("act", event.act.code()));
    if event.by.is_empty() { act } else { format!("{act} · {}", event.by) }
}

/// What a record or a cell of it is called: «член семьи «сын»: телефон».
#[must_use]
pub fn called(
    model: &Model,
    facts: Option<&FamilyFacts>,
    kind: &OpenCode<Kind>,
    id: Id,
    cell: Option<&CellName>,
) -> String {
    let w = &model.words;
    let mut said = model.one_logged(kind);
    if let Some(name) = kind.known().filter(|k| *k != Kind::Family).and_then(|k| named(model, facts, k, id)) {
        said = format!("{said} «{name}»");
    }
    match (kind.known(), cell.filter(|c| **c != CellName::Deleted)) {
        (Some(_), Some(CellName::AliasOf)) => format!("{said}, {}", w.say("conflict-joining")),
        (Some(kind), Some(cell)) => format!("{said}, {}", cell_name(w, kind, cell.code())),
        _ => said,
    }
}

/// The changes of one record in one event, in the order of its fields.
pub struct ChangeGroup<'a> {
    kind: &'a OpenCode<Kind>,
    /// The record.
    pub id: Id,
    changes: Vec<&'a FieldChange>,
    /// Whether long values are shown whole.
    in_full: bool,
}

impl<'a> ChangeGroup<'a> {
    /// The changes record by record; only those of `only`, if given.
    #[must_use]
    pub fn all(changes: &'a [FieldChange], only: Option<Id>) -> Vec<ChangeGroup<'a>> {
        let mut groups: Vec<ChangeGroup<'a>> = Vec::new();
        for change in changes.iter().filter(|c| only.is_none_or(|id| c.entity == id)) {
            let (id, kind) = (change.entity, &change.kind);
            let place = groups.iter().position(|group| group.id == id).unwrap_or_else(|| {
                groups.push(ChangeGroup { kind, id, changes: Vec::new(), in_full: false });
                groups.len() - 1
            });
            groups[place].changes.push(change);
        }
        groups.into_iter().map(ChangeGroup::sorted).collect()
    }

    /// The same with long values whole, in one line.
    #[must_use]
    pub fn in_full(self) -> ChangeGroup<'a> {
        ChangeGroup { in_full: true, ..self }
    }

    fn sorted(mut self) -> ChangeGroup<'a> {
        let kind = self.kind.known();
        let place = |c: &FieldChange| kind.and_then(|k| k.fields().iter().position(|f| c.field == f.name));
        self.changes.sort_by_key(|c| place(c));
        self
    }

    /// What became of the record as a whole: deleted, there again, joined to another; `None`: it was only changed.
    fn mark(&self) -> Option<&'static str> {
        let mark = self.changes.iter().find(|c| c.field.is_of_whole())?;
        Some(match (&mark.field, &mark.to) {
            (CellName::AliasOf, Value::Null) => "history-parted",
            (CellName::AliasOf, _) => "history-joined",
            (_, Value::Bool(true)) => "history-deleted",
            _ => "history-restored",
        })
    }

    /// The fields that say something to a person.
    fn telling(&self) -> impl Iterator<Item = &FieldChange> {
        let owner = self.kind.known().and_then(Kind::owner_field).map(|f| f.name);
        let is_owner = move |c: &FieldChange| owner.is_some_and(|owner| c.field == owner);
        let is_place = |c: &FieldChange| *self.kind == Kind::Phone && c.field == Phone::FIELDS.place.name;
        self.changes.iter().copied().filter(move |c| !c.field.is_of_whole() && !is_owner(c) && !is_place(c))
    }

    fn value(&self, model: &Model, facts: Option<&FamilyFacts>, field: &CellName, value: &Value) -> String {
        let known = self.kind.known().zip(field.field());
        let said =
            known.map_or_else(|| value.to_string(), |(k, field)| field_text(model, facts, k, field, value));
        if self.in_full { said.replace('\n', " ") } else { beginning(&said, BRIEF) }
    }

    fn label(&self, words: &Words, field: &CellName) -> String {
        match (self.kind.known(), field.field()) {
            (Some(kind), Some(field)) => label(words, kind, field),
            (None, Some(field)) => field_name(words, field),
            (_, None) => field.code().to_owned(),
        }
    }

    fn called(&self, model: &Model, facts: Option<&FamilyFacts>) -> String {
        capitalised(&called(model, facts, self.kind, self.id, None))
    }

    /// «Член семьи «сын»: день рождения: было «…», стало «…»».
    #[must_use]
    pub fn said(&self, model: &Model, facts: Option<&FamilyFacts>) -> String {
        let w = &model.words;
        let is_new = self.changes.iter().all(|c| c.from.is_null() && c.field != CellName::AliasOf);
        // A new record has its own name among its fields.
        let said = if is_new { capitalised(&model.one_logged(self.kind)) } else { self.called(model, facts) };
        let mark = self.mark();
        let field = |c: &FieldChange| {
            let name = self.label(w, &c.field);
            let value = |v: &Value| self.value(model, facts, &c.field, v);
            match (is_empty(&c.from), mark) {
                (false, Some(_)) => format!("{name}: {}", value(&c.from)),
                (true, _) => format!("{name}: {}", value(&c.to)),
                (false, None) => {
                    say!(w, "history-changed", field = name, from = value(&c.from), to = value(&c.to))
                }
            }
        };
        let is_marked = is_new || mark.is_some();
        let shown = self.telling().filter(|c| !(is_empty(&c.from) && is_empty(&c.to) && is_marked));
        let fields: Vec<String> = mark.map(|id| w.say(id)).into_iter().chain(shown.map(field)).collect();
        if fields.is_empty() { said } else { format!("{said}: {}", fields.join(" · ")) }
    }

    /// The record, and what would be written back to each of its fields.
    #[must_use]
    pub fn going_back(&self, model: &Model, facts: Option<&FamilyFacts>) -> (String, Vec<String>) {
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
    pub fn taken(&self, model: &Model, facts: Option<&FamilyFacts>) -> (String, Vec<String>) {
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
