//! The JSON of the command line: keys are English, days ISO, `until` exclusive, `to` inclusive. Keys once released stay.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::contact::Violation;
use crate::domain::schema::Kind;
use crate::domain::value::StoredField;
use crate::domain::{Case, Id, Level};
use crate::norm::after::PostAccompaniment;
use crate::norm::deadline::{DeadlineSetter, UpcomingMatter};
use crate::norm::due::OverdueMatter;
use crate::norm::lacking::{ProgrammeGap, ProgrammeGapKind};
use crate::norm::ledger::OwnRule;
use crate::norm::marks::{EndBasis, UnsupportedLevel};
use crate::norm::position::MisplacedCurator;
use crate::norm::{LedgerRow, Standing};
use crate::regulation::RuleSource;
use crate::store::read::ReceivedFamily;
use crate::text::Words;

#[must_use]
pub fn row(case: &Case, row: &LedgerRow) -> Value {
    let mut value = json!({
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
        "slack_own": row.slack_own,
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
            "borrowed": matches!(s.source, RuleSource::Borrowed { .. }),
        })).collect::<Vec<_>>(),
    });
    own_rule(&mut value, row);
    value
}

/// Says by which rules of the program's own a row asks or counts less than the bare number of the document.
fn own_rule(value: &mut Value, row: &LedgerRow) {
    let rules: Vec<&str> = row.own_rules().into_iter().map(OwnRule::code).collect();
    if !rules.is_empty() {
        value["own_rule"] = json!(rules);
        value["bare"] = json!(row.bare);
    }
}

/// A family in a list.
#[must_use]
pub fn listed(words: &Words, case: &Case, standing: &Standing, today: NaiveDate) -> Value {
    let (done, total) = case.programme_progress();
    let phones: Vec<&String> = case.phones(today).map(|(_, number)| number).collect();
    json!({
        "family": case.family.id.to_string(),
        "title": case.family.title,
        "level": standing.level.map(Level::code),
        "address": words.address(&case.family.address),
        "phones": phones,
        "slack": standing.slack,
        "slack_own": standing.slack_own,
        "next_visit": standing.next_visit,
        "programme": { "done": done, "total": total },
        "safety": case.family.safety,
        "source": case.family.source,
        "term_until": standing.term.as_ref().map(|t| t.until),
        "days_since_visit": standing.days_since_visit,
    })
}

/// A row of «Сегодня».
#[must_use]
pub fn due_row(case: &Case, r: &LedgerRow, today: NaiveDate) -> Value {
    let appointment = case.coming_visits(today).find(|a| r.holds(a.on));
    let mut value = json!({
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
        "slack_own": r.slack_own,
        "days_since_visit": r.days_since_visit,
        "appointment": appointment.map(|a| a.on),
    });
    own_rule(&mut value, r);
    value
}

/// A violated right of a child (нарушение прав ребёнка) without a notice to any body.
#[must_use]
pub fn urgent(violation: &Violation) -> Value {
    let mut value = json!({
        "kind": "rights", "on": violation.on, "time": violation.time.value(),
        "note": violation.note, "who": violation.who,
        "family": violation.family.as_ref().map(|(id, _)| id.to_string()),
        "title": violation.family.as_ref().map(|(_, title)| title),
    });
    let of = if violation.family.is_some() { Kind::Contact } else { Kind::Inquiry };
    value[of.name()] = json!(violation.record.to_string());
    value
}

/// Something late.
#[must_use]
pub fn late(case: &Case, late: &OverdueMatter) -> Value {
    let mut value = match late {
        OverdueMatter::Visits(r) => json!({
            "kind": "visits", "level": r.level.code(), "unit": r.unit.code(), "from": r.from, "to": r.to,
            "required": r.required, "done": r.done, "owed": r.owed,
        }),
        OverdueMatter::Activity { id, text, due, urgent } => json!({
            "kind": "activity", "id": id.to_string(), "text": text, "due": due, "urgent": urgent,
        }),
        OverdueMatter::Request { id, organisation, due } => json!({
            "kind": "request", "id": id.to_string(), "organisation": organisation, "due": due,
            "text": case.requests.iter().find(|r| r.id == *id).map(|r| &r.text),
        }),
        OverdueMatter::Childless { member, since, .. } => json!({
            "kind": "childless", "rule": "no_child", "member": member.to_string(), "since": since,
        }),
        OverdueMatter::Term { level, until } => {
            json!({ "kind": "term", "level": level.code(), "until": until })
        }
    };
    value["family"] = json!(case.family.id.to_string());
    value["title"] = json!(case.family.title);
    value
}

/// A family without a level.
#[must_use]
pub fn unset(case: &Case) -> Value {
    json!({ "kind": "no_level", "family": case.family.id.to_string(), "title": case.family.title })
}

/// A closing that names no end of the post-accompaniment the document asks for.
#[must_use]
pub fn unended(case: &Case, closing: Id, on: NaiveDate) -> Value {
    json!({
        "kind": "post_accompaniment", "family": case.family.id.to_string(), "title": case.family.title,
        "id": closing.to_string(), "on": on,
    })
}

/// A family that two closings end.
#[must_use]
pub fn closed_twice(case: &Case) -> Option<Value> {
    let two = case.double_closings().next()?;
    Some(json!({
        "kind": "closed_twice", "family": case.family.id.to_string(), "title": case.family.title,
        "id": two.second.id.to_string(), "on": two.second.on, "before": two.first.on,
    }))
}

/// A level that the signs of the family do not speak for.
#[must_use]
pub fn unfit(case: &Case, unfit: &UnsupportedLevel) -> Value {
    json!({
        "kind": "level", "family": case.family.id.to_string(), "title": case.family.title,
        "held": unfit.held.map(Level::code), "level": unfit.level.code(), "id": unfit.mark.to_string(),
        "label": unfit.meaning.label, "text": unfit.meaning.text, "source": unfit.meaning.cited,
    })
}

/// A curator whose position the document allows for other families only.
#[must_use]
pub fn misplaced(case: &Case, misplaced: &MisplacedCurator) -> Value {
    json!({
        "kind": "position", "family": case.family.id.to_string(), "title": case.family.title,
        "curator": misplaced.curator.to_string(), "position": misplaced.position,
        "text": misplaced.source.words(), "source": misplaced.source.cited(),
    })
}

#[must_use]
pub fn lacking(lacking: &ProgrammeGap, said: &str) -> Value {
    let mut value = json!({
        "kind": lacking.what.code(), "said": said, "late": lacking.is_late,
        "source": lacking.source.cited(), "text": lacking.source.words(),
    });
    match &lacking.what {
        ProgrammeGapKind::Consent { organisation, .. }
        | ProgrammeGapKind::Dispatch { organisation, .. }
        | ProgrammeGapKind::Refused { organisation, .. } => {
            value["organisation"] = json!(organisation);
        }
        ProgrammeGapKind::RehabilitationProgramme { member, .. } => {
            value["member"] = json!(member.to_string())
        }
        ProgrammeGapKind::Need { programme, member } => {
            value["programme"] = json!(programme.to_string());
            value["member"] = json!(member.map(|member| member.to_string()));
        }
        ProgrammeGapKind::GuardianshipContract => {}
        ProgrammeGapKind::Control { inspection, by } => {
            value["inspection"] = json!(inspection.code());
            value["by"] = json!(by);
        }
    }
    value
}

/// A family after its closing; `until` is exclusive.
#[must_use]
pub fn after(after: &PostAccompaniment) -> Value {
    json!({
        "closing": after.closing.to_string(), "from": after.from,
        "until": after.last.map(crate::domain::day::day_after), "visits": after.visits,
        "last_visit": after.visited, "over": after.is_over, "source": after.cited,
    })
}

/// Something that ends or is due soon.
#[must_use]
pub fn ahead(case: Option<&Case>, on: NaiveDate, what: &UpcomingMatter) -> Value {
    let mut value = match what {
        UpcomingMatter::Term { level, .. } => json!({ "kind": "term", "level": level.code() }),
        UpcomingMatter::Activity { id, text, organisation, urgent } => json!({
            "kind": "activity", "id": id.to_string(), "text": text, "organisation": organisation, "urgent": urgent,
        }),
        UpcomingMatter::Request { id, organisation } => json!({
            "kind": "request", "id": id.to_string(), "organisation": organisation,
            "text": case.and_then(|c| c.requests.iter().find(|r| r.id == *id)).map(|r| &r.text),
        }),
        UpcomingMatter::Turns { member, years, is_last, .. } => json!({
            "kind": "age", "rule": crate::norm::due::age_code(*years), "member": member.to_string(), "years": years,
            "last": is_last,
        }),
        UpcomingMatter::Expires(expiry) => json!({
            "kind": "expiry", "rule": expiry.paper.code(), "id": expiry.record.to_string(), "number": expiry.number,
            "purpose": expiry.purpose, "member": expiry.member.map(|m| m.to_string()),
        }),
        UpcomingMatter::Rule {
            id, label, text, source, around, record, done, working_day, named_by, ..
        } => json!({
            "kind": "regulation", "id": id, "rule": id, "label": label, "text": text,
            "source": source.cited(), "own_rule": named_by.is_own_rule(), "local": *named_by == DeadlineSetter::Order,
            "working_day": working_day, "done": done, "record": record.map(|r| r.to_string()),
            "working_day_before": around.map(|a| a.0), "working_day_after": around.map(|a| a.1),
        }),
        UpcomingMatter::Sitting { id, body } => {
            json!({ "kind": Kind::Sitting.name(), "id": id.to_string(), "body": body })
        }
        UpcomingMatter::Ends(ending) => json!({
            "kind": "mark", "rule": ending.expires.code(), "id": ending.mark.to_string(),
            "member": ending.member.map(|m| m.to_string()), "label": ending.meaning.label,
            "text": ending.meaning.text,
            "source": ending.meaning.cited, "done": null, "own_rule": ending.basis == EndBasis::OwnRule,
        }),
    };
    value["on"] = json!(on);
    let of = match what {
        UpcomingMatter::Rule { of, .. } => *of,
        _ => None,
    };
    value["family"] = json!(case.map(|c| c.family.id).or(of).map(|id| id.to_string()));
    value["title"] = json!(case.map(|c| &c.family.title));
    value
}

/// The slack of the norm, in brackets that of the curator's own days where it is another.
#[must_use]
pub fn slack(norm: Option<i64>, own: Option<i64>) -> String {
    match (norm, own) {
        (Some(norm), Some(own)) if own != norm => format!("{norm} ({own})"),
        (norm, _) => norm.map(|n| n.to_string()).unwrap_or_default(),
    }
}

/// A family that another district handed over.
pub(super) fn received(family: &ReceivedFamily) -> Value {
    json!({
        "family": family.family.to_string(), "title": family.short, "sender": family.sender,
        "act": family.number, "on": family.on, "lacks": family.lacks,
    })
}
