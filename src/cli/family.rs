//! Commands about one family: its card and its history.

use clap::ArgMatches;
use serde_json::{Value, json};

use super::json;
use super::output::Answer;
use super::query::NormInputs;
use super::value::text;
use crate::domain::member::Member;
use crate::domain::schema::Kind;
use crate::domain::{Case, FieldName, Id, MemberId, Record, UserError};
use crate::env::Env;
use crate::model::Model;
use crate::model::facts::FamilyFacts;
use crate::norm::Standing;
use crate::norm::after::after;
use crate::norm::due::{self, DueMatters};
use crate::norm::lacking::lacking;
use crate::report::permission;
use crate::store::FamilyScope;
use crate::text::{Words, capitalised, say};
use crate::wording;
use crate::wording::field;
use crate::wording::history::{self, ChangeGroup};
use crate::wording::value;

pub(super) fn card(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let mut store = env.open()?;
    let family = store.reader().family_named(text(own, "family").unwrap_or_default())?;
    super::actions::note_viewed(&mut store, family);
    let reader = store.reader();
    let basis = NormInputs::of(reader, env)?;
    let model = super::query::model(words, env, &store)?;
    let facts = FamilyFacts::read(family, reader, &model)?
        .ok_or(UserError::new("family-unknown").with("family", family))?;
    let cases = reader.cases(FamilyScope::One(family), None)?;
    let case = cases.first().ok_or(UserError::new("family-unknown").with("family", family))?;
    let standing = Standing::of(basis.ground(), case);
    let mut value = json::listed(words, case, &standing, env.today);
    let record = reader.record(Kind::Family, family.0)?.map(|r| r.values().clone()).unwrap_or_default();
    for (field, v) in record.iter().filter(|(field, v)| **field != FieldName::Title && !v.is_null()) {
        value[field.code()] = (*v).clone();
    }
    let mut plain = head_lines(words, case);
    value["number"] = json!(case.family.number());
    value["adoption"] = json!(permission::is_adoptive(case));
    for kind in Kind::ALL.iter().copied().filter(|k| k.owner_field().is_some() && k.has_line()) {
        let records = reader.records_of(kind, family.0)?;
        let records: Vec<Record> = records.into_iter().map(|r| completed(case, r)).collect();
        if !records.is_empty() {
            plain.push(format!("\n{}", words.pick("record-kind", kind.name())));
        }
        for record in &records {
            plain.push(format!("  {}", record_line(&model, &facts, kind, record, own.get_flag("former"))));
        }
        value[list_key(kind)] = records.iter().map(record_json).collect();
    }
    add_judgements(&mut value, case);
    value["programme_progress"] = value["programme"].clone();
    value["programme"] = value["programme_activities"].clone();
    value["rows"] = standing.rows.iter().map(|r| json::row(case, r)).collect();
    let mut violations = reader.violations(env.today)?;
    violations.retain(|v| v.family.as_ref().is_some_and(|(id, _)| *id == family));
    let due = due::due(basis.ground(), &cases, std::slice::from_ref(&standing), violations);
    add_due(&mut value, case, &due);
    let model_case = &facts.case;
    let lacks = lacking(model.ground(), model_case);
    let lack_said = |lack| wording::lacking::said(&model, model_case, lack);
    value["lacking"] = lacks.iter().map(|l| json::lacking(l, &lack_said(l))).collect();
    let after = after(model.ground(), model_case);
    value["after"] = after.as_ref().map(json::after).into();
    plain.extend(after.map(|after| format!("\n{}", capitalised(&wording::lacking::after(&model, &after)))));
    if !lacks.is_empty() {
        plain.push(format!("\n{}", words.say("card-lacking")));
    }
    for lack in &lacks {
        let mark = if lack.is_late { "!" } else { " " };
        plain.push(format!("{mark} {} ({})", lack_said(lack), lack.source.cited()));
    }
    Ok(Answer::new(value, plain.into_iter().map(|line| line + "\n").collect::<String>()))
}

/// The name, the number and the address of a family, and that an adoption is a secret.
fn head_lines(words: &Words, case: &Case) -> Vec<String> {
    let number = say!(words, "family-number", n = case.family.number());
    let mut lines = vec![format!("{} · {number}", case.family.title), words.address(&case.family.address)];
    if permission::is_adoptive(case) {
        lines.push(format!("! {}", words.say("card-adoption")));
    }
    lines
}

/// The fields of a record that have a value, without its family.
fn record_json(record: &Record) -> Value {
    let mut object = serde_json::Map::from_iter([("id".to_owned(), json!(record.id.to_string()))]);
    let fields = record.values().iter().filter(|(f, v)| **f != FieldName::Family && !v.is_null());
    object.extend(fields.map(|(f, v)| (f.code().to_owned(), v.clone())));
    Value::Object(object)
}

/// Under which key the records of a kind are listed.
fn list_key(kind: Kind) -> String {
    match kind {
        Kind::Activity => "programme_activities".to_owned(),
        Kind::Category => "categories".to_owned(),
        Kind::Status => "statuses".to_owned(),
        Kind::Availability => "availability".to_owned(),
        other => format!("{}s", other.name()),
    }
}

/// Adds to each goal how it was judged, and to each control the goals it judged.
fn add_judgements(value: &mut Value, case: &Case) {
    for object in value["goals"].as_array_mut().into_iter().flatten() {
        let Some(goal) = case.goals.iter().find(|g| object["id"] == g.id.to_string().as_str()) else {
            continue;
        };
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
}

/// Adds what is late, what is due and what does not fit.
fn add_due(value: &mut Value, case: &Case, due: &DueMatters) {
    let of_family = |late: bool| {
        let of = due.ahead.iter().filter(move |d| d.case.is_some() && d.is_late == late);
        of.map(|d| json::ahead(Some(case), d.on, &d.what)).collect::<Vec<_>>()
    };
    value["overdue"] = due.late.iter().map(|(_, l)| json::late(case, l)).chain(of_family(true)).collect();
    value["deadlines"] = of_family(false).into();
    let misplaced = due.misplaced.iter().map(|(_, m)| json::misplaced(case, m));
    value["findings"] = due.unfit.iter().map(|(_, u)| json::unfit(case, u)).chain(misplaced).collect();
    value["urgent"] = due.urgent.iter().map(|u| json::urgent(&u.violation)).collect();
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
fn record_line(model: &Model, facts: &FamilyFacts, kind: Kind, record: &Record, unsealed: bool) -> String {
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
    let facts = FamilyFacts::read(family, store.reader(), &model)?;
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
        for group in ChangeGroup::all(&changes, None) {
            plain.push_str(&format!("    {}\n", group.in_full().said(&model, facts.as_ref())));
        }
    }
    let value = serde_json::to_value(&events).map_err(|e| UserError::new("output-failed").because(e))?;
    Ok(Answer::new(value, plain))
}
