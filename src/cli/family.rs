//! Commands about one family: its card and its history.

use clap::ArgMatches;
use serde_json::{Value, json};

use super::json;
use super::output::Answer;
use super::query::Basis;
use super::value::text;
use crate::domain::schema::Kind;
use crate::domain::{MemberId, Problem};
use crate::env::Env;
use crate::norm::Standing;
use crate::norm::due;
use crate::store::Scope;
use crate::text::Words;

/// `card`.
pub(super) fn card(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, Problem> {
    let store = env.open()?;
    let reader = store.reader();
    let family = reader.family_named(text(own, "family").unwrap_or_default())?;
    let basis = Basis::of(reader, env)?;
    let cases = reader.cases(Scope::One(family), None)?;
    let case = cases.first().ok_or(Problem::new("family-unknown").with("family", family))?;
    let standing = Standing::of(basis.ground(), case);
    let mut value = json::listed(words, case, &standing, env.today);
    let record = reader.record(Kind::Family, family.0)?.map(|r| r.values).unwrap_or_default();
    for (field, v) in record.iter().filter(|(field, v)| **field != "title" && !v.is_null()) {
        value[*field] = (*v).clone();
    }
    let mut plain = String::new();
    let mut tell = |line: String| {
        plain.push_str(&line);
        plain.push('\n');
    };
    value["number"] = json!(case.family.number());
    let number = words.fill("family-number", &[("n", case.family.number().into())]);
    tell(format!("{} · {number}", case.family.title));
    tell(words.address(&case.family.address));
    for kind in Kind::ALL.iter().copied().filter(|k| k.owner_field().is_some() && k.has_line()) {
        let records = reader.records_of(kind, family.0)?;
        let list: Vec<Value> = records
            .iter()
            .map(|r| {
                let mut object = serde_json::Map::from_iter([("id".to_owned(), json!(r.id.to_string()))]);
                object.extend(
                    r.values
                        .iter()
                        .filter(|(f, v)| **f != "family" && !v.is_null())
                        .map(|(f, v)| ((*f).to_owned(), v.clone())),
                );
                // Of a person first entered in another family the name is read from there.
                if let Some(member) = case.member(MemberId(r.id)).filter(|m| m.person.is_some()) {
                    let born = member.born.map(|day| day.to_string());
                    for (field, text) in [
                        ("last_name", &member.last_name),
                        ("first_name", &member.first_name),
                        ("patronymic", &member.patronymic),
                        ("born", &born),
                    ] {
                        if let (false, Some(text)) = (object.contains_key(field), text) {
                            object.insert(field.to_owned(), json!(text));
                        }
                    }
                }
                Value::Object(object)
            })
            .collect();
        if !list.is_empty() {
            tell(format!("\n{}", words.pick("record-kind", kind.name())));
        }
        for item in &list {
            let fields = item.as_object().into_iter().flatten().filter(|(f, _)| *f != "id");
            let said = fields.map(|(f, v)| match v {
                Value::String(text) => format!("{f}: {text}"),
                other => format!("{f}: {other}"),
            });
            tell(format!("  {}", said.collect::<Vec<_>>().join("; ")));
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
    value["programme_progress"] = value["programme"].clone();
    value["programme"] = value["programme_activities"].clone();
    value["rows"] = standing.rows.iter().map(|r| json::row(case, r)).collect();
    let mut violations = reader.violations(env.today)?;
    violations.retain(|v| v.family.as_ref().is_some_and(|(id, _)| *id == family));
    let due = due::due(basis.ground(), &cases, std::slice::from_ref(&standing), violations);
    let hers = |late: bool| {
        let of = due.ahead.iter().filter(move |d| d.case.is_some() && d.is_late == late);
        of.map(|d| json::ahead(Some(case), d.on, &d.what)).collect::<Vec<_>>()
    };
    value["overdue"] = due.late.iter().map(|(_, l)| json::late(case, l)).chain(hers(true)).collect();
    value["deadlines"] = hers(false).into();
    value["findings"] = due.unfit.iter().map(|(_, u)| json::unfit(case, u)).collect();
    value["urgent"] = due.urgent.iter().map(|u| json::urgent(&u.violation)).collect();
    Ok(Answer::new(value, plain))
}

/// `history`.
pub(super) fn history(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, Problem> {
    let store = env.open()?;
    let named = text(own, "family").unwrap_or_default();
    let family = match store.reader().family_named(named) {
        // A deleted family is no more in the lists; by its id its history is still to be had.
        Err(unknown) => match named.parse() {
            Ok(id) => store.reader().family_of(id)?.filter(|f| f.0 == id).ok_or(unknown)?,
            Err(_) => return Err(unknown),
        },
        Ok(family) => family,
    };
    let events = store.reader().history(family)?;
    let mut plain = String::new();
    for event in &events {
        let (act, op) = (words.pick("act", &event.act), event.op.get(..12).unwrap_or_default());
        plain.push_str(&format!("{}  {op}  {act}  {}\n", event.at, event.by));
        for change in &event.changes {
            let shown = |v: &Value| match v {
                Value::Null => "—".to_owned(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            plain.push_str(&format!(
                "    {}.{}: {} → {}\n",
                change.kind,
                change.field,
                shown(&change.from),
                shown(&change.to)
            ));
        }
    }
    let value = serde_json::to_value(&events).map_err(|e| Problem::new("output-failed").because(e))?;
    Ok(Answer::new(value, plain))
}
