//! Fields of records in words: what a field is called, and its content.

use serde_json::Value;

use super::field::label;
use crate::domain::family::Address;
use crate::domain::id::DecisionId;
use crate::domain::schema::{Field, FieldType, Kind};
use crate::domain::{CuratorId, FieldName, Id, Level, Record, TimeZone, name, phone};
use crate::model::Model;
use crate::model::facts::FamilyFacts;
use crate::regulation::file::collapsed;
use crate::regulation::{RegulationList, embedded};
use crate::store::state::fold;
use crate::text::say;
use crate::wording;

/// The content of a field; an empty one is a dash.
#[must_use]
pub fn field_text(
    model: &Model,
    facts: Option<&FamilyFacts>,
    kind: Kind,
    field: FieldName,
    value: &Value,
) -> String {
    let w = &model.words;
    let plain = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let Some(field) = kind.field(field) else { return plain() };
    match (field.ty, value) {
        (_, Value::Null) => w.say("value-none"),
        (FieldType::Flag, Value::Bool(yes)) => w.say(if *yes { "value-yes" } else { "value-no" }),
        (FieldType::Date, Value::String(text)) => {
            text.parse().map_or_else(|_| text.clone(), |day| w.day(field.shown(day)))
        }
        (FieldType::Number(..), _) if field.name == FieldName::Weekday => w.pick("weekday-short", &plain()),
        (FieldType::Choice(_), Value::String(code)) => chosen(model, field, code),
        (FieldType::Owner(of) | FieldType::Ref(of), Value::String(id)) => {
            id.parse().ok().and_then(|id| named(model, facts, of, id)).unwrap_or_else(|| unnamed(model, of))
        }
        // What a report counted is read on «Отчёт», not line by line.
        (FieldType::Texts, Value::Array(list)) if kind == Kind::HandedReport => list.len().to_string(),
        (FieldType::Texts | FieldType::Phones, Value::Array(list)) => {
            let said = list.iter().filter_map(Value::as_str).map(|t| person(model, facts, t));
            said.collect::<Vec<_>>().join(", ")
        }
        (FieldType::Text, Value::String(text)) => own_words(model, facts, kind, field, text),
        _ => plain(),
    }
}

/// The value of a field of a record: a word of a list of the regulation means what it meant under the regulation it was
/// entered under, which is named where it is another.
#[must_use]
pub fn of_record(model: &Model, facts: Option<&FamilyFacts>, record: &Record, field: FieldName) -> String {
    let Some(list) = RegulationList::of(record.kind, field) else {
        let value = record.values().get(&field).unwrap_or(&Value::Null);
        return field_text(model, facts, record.kind, field, value);
    };
    let Some(text) = record.text(field) else { return model.words.say("value-none") };
    model.rules.meaning_under(list, text, record.text(FieldName::Under)).label
}

/// A code of a fixed list in words.
#[must_use]
pub fn chosen(model: &Model, field: &Field, code: &str) -> String {
    match (field.name, Level::from_code(code)) {
        (FieldName::Level, Some(level)) => model.rules.level_name(level),
        (FieldName::Zone, _) => {
            let zone = TimeZone::from_code(code);
            zone.map_or_else(|| code.to_owned(), |zone| model.words.pick("zone", zone.place()))
        }
        (name, _) => code_list(name).map_or_else(|| code.to_owned(), |list| model.words.pick(list, code)),
    }
}

/// The message that words the codes of a field. Levels have none: their names are those of the regulation.
fn code_list(field: FieldName) -> Option<&'static str> {
    Some(match field {
        FieldName::Kind => "contact-kind",
        FieldName::Outcome => "outcome",
        FieldName::Help => "help-kind",
        FieldName::State => "activity-state",
        FieldName::Per => "unit",
        FieldName::Role | FieldName::SecondRole => "role",
        FieldName::Disability => "disability",
        FieldName::Status => "status-name",
        FieldName::Subject => "decision-subject",
        FieldName::Form => "family-form",
        FieldName::Rights => "rights",
        FieldName::Means => "means",
        FieldName::Caller => "caller",
        FieldName::WhyLeft => "left-choice",
        FieldName::Ruling => "ruling",
        FieldName::Contract => "contract",
        FieldName::Paper => "plan-paper",
        FieldName::Reached => "reached",
        FieldName::Inspection => "inspection",
        FieldName::Event => "happening",
        FieldName::Proposal => "proposal",
        FieldName::Provider => "provider",
        FieldName::Rule => "local-rule",
        FieldName::After => "case-event",
        FieldName::Action => "action",
        FieldName::Extent => "report-extent",
        _ => return None,
    })
}

/// A text that may be an id of the regulation, of a person, or the curator's own words.
fn own_words(model: &Model, facts: Option<&FamilyFacts>, kind: Kind, field: &Field, text: &str) -> String {
    if let Some(list) = RegulationList::of(kind, field.name) {
        return model.rules.meaning(list, text).label;
    }
    match (kind, field.name) {
        (Kind::Phone, FieldName::Number) => phone::shown(text),
        (_, FieldName::By) => person(model, facts, text),
        (_, FieldName::Under) => embedded::regulation(text).map_or_else(|_| text.to_owned(), |r| r.title),
        (Kind::Deadline, FieldName::Rule) => {
            let rule = model.rules.regulation.deadlines.iter().find(|d| d.id == text);
            rule.map_or_else(|| text.to_owned(), |d| collapsed(&d.text))
        }
        _ => text.to_owned(),
    }
}

/// A person that a record names by id or by name.
fn person(model: &Model, facts: Option<&FamilyFacts>, text: &str) -> String {
    match (facts, text.parse::<Id>()) {
        (Some(facts), _) => facts.person(text, model),
        (None, Err(_)) => text.to_owned(),
        (None, Ok(id)) => {
            let curator = model.staff.named(CuratorId(id)).map(|c| name::short(&c.name));
            curator.unwrap_or_else(|| model.words.say("card-someone"))
        }
    }
}

/// A record without a name here, because it was deleted or is of another family: a person, or which kind of record it is.
fn unnamed(model: &Model, kind: Kind) -> String {
    match kind {
        Kind::Member | Kind::Curator => model.words.say("card-someone"),
        _ => model.one(kind),
    }
}

/// A record as another one names it. Without `facts` only what is of the whole district has a name.
#[must_use]
pub fn named(model: &Model, facts: Option<&FamilyFacts>, kind: Kind, id: Id) -> Option<String> {
    if kind == Kind::Curator {
        return model.staff.named(CuratorId(id)).map(|c| c.name.clone());
    }
    let facts = facts?;
    let case = &facts.case;
    match kind {
        Kind::Family => Some(case.family.title.clone()),
        Kind::Member => facts.member(id, model),
        Kind::Programme => case.programmes.iter().find(|p| p.id == id).map(|p| match &p.number {
            Some(number) => say!(model.words, "number", n = number.as_str()),
            None => say!(model.words, "programme-version", n = p.version),
        }),
        Kind::Activity => case.activities.iter().find(|a| a.id == id).map(|a| a.text.clone()),
        Kind::Contact => case.contacts.iter().find(|c| c.id == id).map(|c| model.words.day(c.on)),
        Kind::Appointment => case.appointments.iter().find(|a| a.id == id).map(|a| model.words.day(a.on)),
        Kind::Level => case.levels.iter().find(|l| l.id == id).map(|l| model.words.day(l.from)),
        Kind::Absence => case.absences.iter().find(|a| a.id == id).map(|a| model.words.day(a.from)),
        Kind::Request => facts.text(id, FieldName::Organisation).map(str::to_owned),
        Kind::Decision => {
            case.decision(Some(DecisionId(id))).map(|d| wording::sitting::decision(&model.words, d))
        }
        Kind::Sitting => {
            let sitting = facts.sittings.iter().find(|s| s.id == id);
            sitting.map(|s| wording::sitting::named(&model.words, s))
        }
        Kind::Goal => case
            .goals
            .iter()
            .find(|g| g.id == id)
            .map(|g| model.rules.meaning_under(RegulationList::Goal, &g.goal, g.under.as_deref()).label),
        Kind::Control => case.controls.iter().find(|c| c.id == id).map(|c| {
            let what = wording::lacking::inspection(model, c.inspection);
            format!("{what} {}", model.words.day(c.on))
        }),
        _ => None,
    }
}

/// The value of a cell, in one line: an address as it is printed, a name in its order, of other cells each field with
/// its name.
#[must_use]
pub fn cell_value(
    model: &Model,
    facts: Option<&FamilyFacts>,
    kind: Kind,
    cell: &str,
    value: &Value,
) -> String {
    let w = &model.words;
    let field_text = |field: FieldName, value: &Value| field_text(model, facts, kind, field, value);
    match kind.field_coded(cell).filter(|_| kind.is_single(cell)) {
        _ if value.is_null() => return w.say("value-none"),
        Some(field) => return field_text(field.name, value),
        None => {}
    }
    let parts = fold::unpack(kind, cell, value);
    match cell {
        _ if parts.is_empty() => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        cell if kind.cell_of(FieldName::Settlement) == Some(cell) => {
            let part =
                |name: FieldName| parts.iter().find(|(n, _)| *n == name).map(|(n, v)| field_text(*n, v));
            let address = Address {
                settlement: part(FieldName::Settlement),
                street: part(FieldName::Street),
                house: part(FieldName::House),
                block: part(FieldName::Block),
                flat: part(FieldName::Flat),
                access: None,
            };
            let lines = [Some(w.address(&address)), part(FieldName::Access)];
            lines.into_iter().flatten().filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        cell if kind.cell_of(FieldName::LastName) == Some(cell) => {
            parts.iter().map(|(n, v)| field_text(*n, v)).collect::<Vec<_>>().join(" ")
        }
        _ => {
            let said = |(n, v): &(FieldName, Value)| format!("{} {}", label(w, kind, *n), field_text(*n, v));
            parts.iter().map(said).collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, Words};

    #[test]
    fn every_code_of_every_field_has_words() {
        let words = Words::of(Lang::Ru);
        for kind in Kind::ALL {
            for field in kind.fields().iter().filter(|f| f.name != FieldName::Level) {
                let FieldType::Choice(codes) = field.ty else { continue };
                let list = code_list(field.name);
                for code in codes {
                    let said = match (list, TimeZone::from_code(code)) {
                        (Some(list), _) => words.pick(list, code),
                        (None, Some(zone)) => words.pick("zone", zone.place()),
                        (None, None) => (*code).to_owned(),
                    };
                    assert!(!said.is_empty() && said != *code, "{} {} {code}", kind.name(), field.name);
                }
            }
        }
    }
}
