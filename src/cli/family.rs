//! Commands about one family: its card and its history.

use clap::ArgMatches;
use serde_json::{Value, json};

use super::json;
use super::output::Answer;
use super::query::Basis;
use super::value::text;
use crate::domain::member::Member;
use crate::domain::schema::Kind;
use crate::domain::{Case, FieldName, Id, MemberId, Record, UserError};
use crate::env::Env;
use crate::model::Model;
use crate::model::facts::Facts;
use crate::norm::Standing;
use crate::norm::after::after;
use crate::norm::due;
use crate::norm::lacking::lacking;
use crate::report::permission;
use crate::store::Scope;
use crate::text::{Words, capitalised, say};
use crate::wording;
use crate::wording::field;
use crate::wording::history::{self, Group};
use crate::wording::value;

pub(super) fn card(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let mut store = env.open()?;
    let family = store.reader().family_named(text(own, "family").unwrap_or_default())?;
    super::actions::note_viewed(&mut store, family);
    let reader = store.reader();
    let basis = Basis::of(reader, env)?;
    let model = super::query::model(words, env, &store)?;
    let facts = Facts::read(family, reader, &model)?
        .ok_or(UserError::new("family-unknown").with("family", family))?;
    let cases = reader.cases(Scope::One(family), None)?;
    let case = cases.first().ok_or(UserError::new("family-unknown").with("family", family))?;
    let standing = Standing::of(basis.ground(), case);
    let mut value = json::listed(words, case, &standing, env.today);
    let record = reader.record(Kind::Family, family.0)?.map(|r| r.values().clone()).unwrap_or_default();
    for (field, v) in record.iter().filter(|(field, v)| **field != FieldName::Title && !v.is_null()) {
        value[field.code()] = (*v).clone();
    }
    let mut plain = String::new();
    let mut tell = |line: String| {
        plain.push_str(&line);
        plain.push('\n');
    };
    value["number"] = json!(case.family.number());
    let number = say!(words, "family-number", n = case.family.number());
    tell(format!("{} · {number}", case.family.title));
    tell(words.address(&case.family.address));
    if permission::is_adoptive(case) {
        tell(format!("! {}", words.say("card-adoption")));
    }
    value["adoption"] = json!(permission::is_adoptive(case));
    for kind in Kind::ALL.iter().copied().filter(|k| k.owner_field().is_some() && k.has_line()) {
        let records = reader.records_of(kind, family.0)?;
        let records: Vec<Record> = records.into_iter().map(|r| completed(case, r)).collect();
        let list: Vec<Value> = records
            .iter()
            .map(|r| {
                let mut object = serde_json::Map::from_iter([("id".to_owned(), json!(r.id.to_string()))]);
                object.extend(
                    r.values()
                        .iter()
                        .filter(|(f, v)| **f != FieldName::Family && !v.is_null())
                        .map(|(f, v)| (f.code().to_owned(), v.clone())),
                );
                Value::Object(object)
            })
            .collect();
        if !list.is_empty() {
            tell(format!("\n{}", words.pick("record-kind", kind.name())));
        }
        for record in &records {
            tell(format!("  {}", record_line(&model, &facts, kind, record, own.get_flag("former"))));
        }
        let key = match kind {
            Kind::Activity => "programme_activities".to_owned(),
            Kind::Category => "categories".to_owned(),
            Kind::Status => "statuses".to_owned(),
            Kind::Availability => "availability".to_owned(),
            other => format!("{}s", other.name()),
        };
        value[key] = Value::Array(list);
    }
    for (object, goal) in value["goals"].as_array_mut().into_iter().flatten().filter_map(|object| {
        let goal = case.goals.iter().find(|g| object["id"] == g.id.to_string().as_str())?;
        Some((object, goal))
    }) {
        object["judged"] = json!(case.judged(goal).map(|j| json!({
            "reached": j.reached.code(), "on": j.on, "control": j.control.map(|c| c.to_string()),
        })));
    }
    for control in value["controls"].as_array_mut().into_iter().flatten() {
        let of = case.goal_results.iter().filter(|r| control["id"] == r.control.to_string().as_str());
        let found: Vec<Value> =
            of.map(|r| json!({ "goal": r.goal.to_string(), "reached": r.reached.code() })).collect();
        control["goals"] = found.into();
    }
    value["programme_progress"] = value["programme"].clone();
    value["programme"] = value["programme_activities"].clone();
    value["rows"] = standing.rows.iter().map(|r| json::row(case, r)).collect();
    let mut violations = reader.violations(env.today)?;
    violations.retain(|v| v.family.as_ref().is_some_and(|(id, _)| *id == family));
    let due = due::due(basis.ground(), &cases, std::slice::from_ref(&standing), violations);
    let of_family = |late: bool| {
        let of = due.ahead.iter().filter(move |d| d.case.is_some() && d.is_late == late);
        of.map(|d| json::ahead(Some(case), d.on, &d.what)).collect::<Vec<_>>()
    };
    value["overdue"] = due.late.iter().map(|(_, l)| json::late(case, l)).chain(of_family(true)).collect();
    value["deadlines"] = of_family(false).into();
    let misplaced = due.misplaced.iter().map(|(_, m)| json::misplaced(case, m));
    value["findings"] = due.unfit.iter().map(|(_, u)| json::unfit(case, u)).chain(misplaced).collect();
    let model_case = &facts.case;
    value["lacking"] = lacking(model.ground(), model_case)
        .iter()
        .map(|l| json::lacking(l, &wording::lacking::said(&model, model_case, l)))
        .collect();
    value["after"] = after(model.ground(), model_case).map(|a| json::after(&a)).into();
    value["urgent"] = due.urgent.iter().map(|u| json::urgent(&u.violation)).collect();
    if let Some(after) = after(model.ground(), model_case) {
        plain.push_str(&format!("\n{}\n", capitalised(&wording::lacking::after(&model, &after))));
    }
    let lacks = lacking(model.ground(), model_case);
    if !lacks.is_empty() {
        plain.push_str(&format!("\n{}\n", words.say("card-lacking")));
    }
    for lack in &lacks {
        let mark = if lack.is_late { "!" } else { " " };
        let said = wording::lacking::said(&model, model_case, lack);
        plain.push_str(&format!("{mark} {said} ({})\n", lack.source.cited()));
    }
    Ok(Answer::new(value, plain))
}

/// The field that may reveal an adoption.
const FORMER_NAME: FieldName = Member::FIELDS.former_name.name;

/// A record of the family; of a person first entered in another family the name and the birth are read from there.
fn completed(case: &Case, mut record: Record) -> Record {
    let Some(member) = case.member(MemberId(record.id)).filter(|m| m.person.is_some()) else { return record };
    let born = member.born.map(|day| day.to_string());
    let known = record.clone();
    record.fill(|field| {
        let text = match field.name {
            FieldName::LastName => &member.last_name,
            FieldName::FirstName => &member.first_name,
            FieldName::Patronymic => &member.patronymic,
            FieldName::Born => &born,
            _ => return None,
        };
        text.as_ref().filter(|_| known.text(field.name).is_none()).map(|text| json!(text))
    });
    record
}

/// A record in one line: its fields in their order, each with its name, in words.
fn record_line(model: &Model, facts: &Facts, kind: Kind, record: &Record, unsealed: bool) -> String {
    let w = &model.words;
    let has_value = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    let said = kind.fields().iter().filter(|f| Some(f.name) != kind.owner_field().map(|o| o.name));
    let said =
        said.filter(|f| f.name != FieldName::Under && record.values().get(&f.name).is_some_and(has_value));
    said.map(|field| {
        let sealed = field.name == FORMER_NAME
            && !unsealed
            && facts.case.member(MemberId(record.id)).is_some_and(permission::is_adopted);
        let said = match sealed {
            true => w.say("card-former-sealed"),
            false => value::of_record(model, Some(facts), record, field.name),
        };
        format!("{}: {said}", field::label(w, kind, field.name))
    })
    .chain(model.rules.former_title(record).map(|title| say!(w, "mark-former", title = title)))
    .collect::<Vec<_>>()
    .join("; ")
}

pub(super) fn history(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    super::actions::without_filter(own)?;
    let store = env.open()?;
    let family = super::actions::of_history(store.reader(), text(own, "family").unwrap_or_default())?;
    let events = store.reader().history(family)?;
    let model = super::query::model(words, env, &store)?;
    let facts = Facts::read(family, store.reader(), &model)?;
    let is_secret = |member: Id| {
        let member = facts.as_ref().and_then(|f| f.case.member(MemberId(member)));
        member.is_some_and(permission::is_adopted) && !own.get_flag("former")
    };
    let mut plain = String::new();
    for event in &events {
        let (act, op) = (words.pick("act", event.act.code()), event.op.get(..12).unwrap_or_default());
        plain.push_str(&format!("{}  {op}  {act}  {}\n", history::moment(&model, event), event.by));
        let mut changes = event.changes.clone();
        for change in changes.iter_mut().filter(|c| c.field == FORMER_NAME) {
            if is_secret(change.entity) {
                for value in [&mut change.from, &mut change.to].into_iter().filter(|v| !v.is_null()) {
                    *value = json!(words.say("card-former-sealed"));
                }
            }
        }
        for group in Group::all(&changes, None) {
            plain.push_str(&format!("    {}\n", group.in_full().said(&model, facts.as_ref())));
        }
    }
    let value = serde_json::to_value(&events).map_err(|e| UserError::new("output-failed").because(e))?;
    Ok(Answer::new(value, plain))
}
