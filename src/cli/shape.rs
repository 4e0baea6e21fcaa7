//! The JSON of the command line: keys are English, days ISO, `until` exclusive, `to` inclusive. Keys once released stay.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::family::Address;
use crate::domain::{Case, Level};
use crate::norm::due::{Ahead, Late};
use crate::norm::{Row, Standing};
use crate::regulation::Source;

/// A row of the ledger.
#[must_use]
pub fn row(case: &Case, row: &Row) -> Value {
    json!({
        "family": case.family.id.to_string(),
        "title": case.family.title,
        "unit": row.unit.code(),
        "from": row.from,
        "to": row.to,
        "level": row.level.code(),
        "required": row.required,
        "required_unexcused": row.required_unexcused,
        "done": row.done,
        "owed": row.owed,
        "failed": row.failed,
        "excused_days": row.excused_days,
        "state": row.state,
        "slack": row.slack,
        "days_since_visit": row.days_since_visit,
        "sum": row.fraction(),
        "spans": row.shares.iter().map(|s| json!({
            "level": s.level.code(),
            "from": s.from,
            "until": s.until,
            "days": s.days,
            "excused": s.excused,
            "n": s.n,
            "source": s.source.cited(),
            "borrowed": matches!(s.source, Source::Borrowed { .. }),
        })).collect::<Vec<_>>(),
    })
}

/// An address in one line.
#[must_use]
pub fn address(a: &Address) -> String {
    [&a.settlement, &a.street, &a.house, &a.block, &a.flat]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(", ")
}

/// A family in a list.
#[must_use]
pub fn listed(case: &Case, standing: &Standing) -> Value {
    let (done, total) = case.programme_progress();
    let phones: Vec<&String> = case.members.iter().flat_map(|m| &m.phones).collect();
    json!({
        "family": case.family.id.to_string(),
        "title": case.family.title,
        "level": standing.level.map(Level::code),
        "address": address(&case.family.address),
        "phones": phones,
        "slack": standing.slack,
        "next_visit": standing.next_visit,
        "programme": { "done": done, "total": total },
        "safety": case.family.safety,
        "term_until": standing.term.as_ref().map(|t| t.until),
        "days_since_visit": standing.days_since_visit,
    })
}

/// A row of «Сегодня».
#[must_use]
pub fn due_row(case: &Case, r: &Row, today: NaiveDate) -> Value {
    let appointment = case.appointments.iter().find(|a| a.on >= today && r.holds(a.on));
    json!({
        "family": case.family.id.to_string(),
        "title": case.family.title,
        "level": r.level.code(),
        "unit": r.unit.code(),
        "from": r.from,
        "to": r.to,
        "required": r.required,
        "done": r.done,
        "owed": r.owed,
        "slack": r.slack,
        "days_since_visit": r.days_since_visit,
        "appointment": appointment.map(|a| a.on),
    })
}

/// Something late.
#[must_use]
pub fn late(case: &Case, late: &Late) -> Value {
    let mut value = match late {
        Late::Visits(r) => json!({
            "kind": "visits", "level": r.level.code(), "unit": r.unit.code(), "from": r.from, "to": r.to,
            "required": r.required, "done": r.done, "owed": r.owed,
        }),
        Late::Activity { id, text, due } => {
            json!({ "kind": "activity", "id": id.to_string(), "text": text, "due": due })
        }
        Late::Term { level, until } => json!({ "kind": "term", "level": level.code(), "until": until }),
    };
    value["family"] = json!(case.family.id.to_string());
    value["title"] = json!(case.family.title);
    value
}

/// Something that ends or is due soon.
#[must_use]
pub fn ahead(case: Option<&Case>, on: NaiveDate, what: &Ahead) -> Value {
    let mut value = match what {
        Ahead::Term { level, .. } => json!({ "kind": "term", "level": level.code() }),
        Ahead::Activity { id, text, organisation } => {
            json!({ "kind": "activity", "id": id.to_string(), "text": text, "organisation": organisation })
        }
        Ahead::Rule { id, text, cited, around } => json!({
            "kind": "regulation", "id": id, "text": text, "source": cited,
            "working_day_before": around.map(|a| a.0), "working_day_after": around.map(|a| a.1),
        }),
    };
    value["on"] = json!(on);
    value["family"] = json!(case.map(|c| c.family.id.to_string()));
    value["title"] = json!(case.map(|c| &c.family.title));
    value
}
