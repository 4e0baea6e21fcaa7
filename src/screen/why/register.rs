//! «Почему» on a record of the district: everything that stands in it, what it does to the norms, who entered it.

use serde_json::Value;

use super::{Lines, dialog as reading};
use crate::domain::schema::{Field, Kind, Type};
use crate::domain::{CuratorId, Record};
use crate::screen::Desk;
use crate::screen::card::history::{Group, act, moment};
use crate::screen::card::value::chosen;
use crate::screen::dialog::Dialog;
use crate::screen::preview::capitalised;
use crate::store::Reader;
use crate::text::field::label;
use crate::ui::paint::{PLAIN, QUIET, STRONG};

/// The explanation of a record.
#[must_use]
pub fn dialog(desk: &Desk, reader: Reader<'_>, record: &Record) -> Dialog {
    let w = &desk.words;
    let mut lines = Lines::new();
    for field in record.kind.fields() {
        if let Some(said) = record.values.get(field.name).and_then(|v| told(desk, field, v)) {
            lines.push((format!("{}: {said}", capitalised(&label(w, record.kind, field.name))), PLAIN));
        }
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.pick("why-register", record.kind.name()), QUIET));
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-entered"), QUIET));
    // A file that cannot be read now has been told of already.
    let mut events = desk.events_as_of(reader.history_of(record.id).unwrap_or_default());
    events.reverse();
    for event in &events {
        lines.push((format!("{}  {}", moment(desk, event), act(desk, event)), PLAIN));
        let groups = Group::all(&event.changes, Some(&record.id.to_string()));
        lines.extend(groups.iter().map(|g| (format!("  {}", g.said(desk, None)), PLAIN)));
    }
    reading(desk, &desk.one(record.kind.name()), lines)
}

/// What records of a kind are for, where there is none or many.
#[must_use]
pub fn none(desk: &Desk, kind: Kind) -> (String, Lines) {
    let w = &desk.words;
    let lines =
        vec![(w.pick("staff-kind", kind.name()), STRONG), (w.pick("why-register", kind.name()), QUIET)];
    (desk.one(kind.name()), lines)
}

fn told(desk: &Desk, field: &Field, value: &Value) -> Option<String> {
    let w = &desk.words;
    Some(match (field.ty, value) {
        (_, Value::Null) => return None,
        (Type::Flag, Value::Bool(yes)) => w.say(if *yes { "value-yes" } else { "value-no" }),
        (Type::Date, Value::String(text)) => text.parse().map_or_else(|_| text.clone(), |day| w.day(day)),
        (Type::Number(..), number) if field.name == "weekday" => w.pick("weekday-long", &number.to_string()),
        (Type::Choice(_), Value::String(code)) => chosen(desk, field, code),
        (Type::Ref(Kind::Curator), Value::String(id)) => {
            let curator = id.parse().ok().and_then(|id| desk.staff.curator(CuratorId(id)));
            curator.map_or_else(|| w.say("card-someone"), |c| c.name.clone())
        }
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    })
}
