//! «Почему» on a record of the district: all its fields, what it does to the norms, who entered it.

use serde_json::Value;

use super::{field, window as reading};
use crate::domain::schema::{Field, FieldType, Kind};
use crate::domain::{CuratorId, FieldName, Record};
use crate::screen::Model;
use crate::screen::dialog::spec::DialogSpec;
use crate::store::Reader;
use crate::text::capitalised;
use crate::ui::paint::PLAIN;
use crate::ui::sheet::PlainSheet;
use crate::wording::field::label;
use crate::wording::history::{ChangeGroup, act, moment};
use crate::wording::value::chosen;

/// The explanation of a record.
#[must_use]
pub fn window(model: &Model, reader: Reader<'_>, record: &Record) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    for field in record.kind.fields() {
        if let Some(said) = record.values().get(&field.name).and_then(|v| field_text(model, field, v)) {
            lines.line(format!("{}: {said}", capitalised(&label(w, record.kind, field.name))));
        }
    }
    lines.gap();
    lines.line(w.pick("why-register", record.kind.name())).quiet();
    lines.gap();
    lines.line(w.say("why-entered")).quiet();
    // A file that cannot be read now has been reported already.
    let mut events = model.events_as_of(reader.history_of(record.id).unwrap_or_default());
    events.reverse();
    for event in &events {
        lines.line(format!("{}  {}", moment(model, event), act(model, event)));
        let groups = ChangeGroup::all(&event.changes, Some(record.id));
        lines.extend(groups.iter().map(|g| (format!("  {}", g.said(model, None)), PLAIN)));
    }
    reading(model, &model.one(record.kind), lines)
}

/// What records of a kind are for, where there is none or many.
#[must_use]
pub fn none(model: &Model, kind: Kind) -> (String, PlainSheet) {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    lines.line(w.pick("staff-kind", kind.name())).strong();
    lines.line(w.pick("why-register", kind.name())).quiet();
    lines.append(field::kind_lines(model, kind));
    (model.one(kind), lines)
}

fn field_text(model: &Model, field: &Field, value: &Value) -> Option<String> {
    let w = &model.words;
    Some(match (field.ty, value) {
        (_, Value::Null) => return None,
        (FieldType::Flag, Value::Bool(yes)) => w.say(if *yes { "value-yes" } else { "value-no" }),
        (FieldType::Date, Value::String(text)) => {
            text.parse().map_or_else(|_| text.clone(), |day| w.day(day))
        }
        (FieldType::Number(..), number) if field.name == FieldName::Weekday => {
            w.pick("weekday-long", &number.to_string())
        }
        (FieldType::Choice(_), Value::String(code)) => chosen(model, field, code),
        (FieldType::Ref(Kind::Curator), Value::String(id)) => {
            let curator = id.parse().ok().and_then(|id| model.staff.curator(CuratorId(id)));
            curator.map_or_else(|| w.say("card-someone"), |c| c.name.clone())
        }
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    })
}
