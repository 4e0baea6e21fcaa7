//! `retention`: what is kept past the storage term of the institution, and its destruction by one act.

use chrono::Datelike;
use clap::ArgMatches;
use serde_json::{Value, json};

use super::erase::{ErasureOrder, confirm, destroy};
use super::output::{Answer, PlainTable};
use super::query::NormInputs;
use super::value::{out, text};
use crate::domain::UserError;
use crate::env::Env;
use crate::model::retention::{RetentionList, TitledRetention};
use crate::norm::retention::{RetentionSubject, RetentionTerm};
use crate::store::{DataSubject, ErasureAct};
use crate::text::{Words, say};
use crate::wording::retention as wording;

pub(super) fn retention(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let is_destroying = own.get_flag("destroy");
    if !is_destroying && (text(own, "act").is_some() || out(own).is_some() || own.get_flag("yes")) {
        return Err(UserError::usage("retention-act-alone"));
    }
    let asked = text(own, "year").map(year).transpose()?;
    if is_destroying && asked.is_some() {
        return Err(UserError::usage("retention-other-year"));
    }
    let year = asked.unwrap_or_else(|| env.today.year());
    let mut store = env.open()?;
    let Some(term) = store.reader().district()?.storage else {
        return Err(UserError::new("retention-not-set"));
    };
    let list = {
        let basis = NormInputs::of(store.reader(), env)?;
        RetentionList::read(store.reader(), basis.ground(), &term, year)?
    };
    if !is_destroying {
        return Ok(listed(words, &term, &list, year));
    }
    let number = text(own, "act").map(str::trim).filter(|number| !number.is_empty());
    let number = number.ok_or_else(|| UserError::usage("erasing-no-number"))?.to_owned();
    // An erasure travels: it would empty a family of the district that took it over. That is asked for by `erase`.
    let (left, over): (Vec<TitledRetention>, Vec<TitledRetention>) =
        list.over.into_iter().partition(|named| named.is_handed_over);
    if over.is_empty() {
        return Err(UserError::new("retention-none-over"));
    }
    let subjects: Vec<DataSubject> = over.iter().map(TitledRetention::subject).collect();
    let act = ErasureAct { reason: wording::ground(words, &term), number, on: env.today };
    let plan = store.reader().erasure_plan(&subjects)?;
    plan.check(&act)?;
    confirm(words, own, &plan, &words.say("erasing-word"), false)?;
    let on_act = over.iter().map(|named| wording::listed(words, &term, named)).collect();
    let (mut value, said) = destroy(words, env, own, &mut store, ErasureOrder { plan, act, listed: on_act })?;
    value.insert("destroyed".to_owned(), rows(&term, &over));
    value.insert("left".to_owned(), rows(&term, &left));
    let mut answer = Answer::new(Value::Object(value), said);
    if !left.is_empty() {
        answer.aside = words.count("retention-handed", left.len());
    }
    Ok(answer)
}

fn year(text: &str) -> Result<i32, UserError> {
    let bad =
        || UserError::usage("argument-bad-year").with("value", text.chars().take(20).collect::<String>());
    text.parse().ok().filter(|year| (1900..=9000).contains(year)).ok_or_else(bad)
}

/// The list of a year: what is past its term before it, what has its term end with it.
fn listed(words: &Words, term: &RetentionTerm, list: &RetentionList, year: i32) -> Answer {
    let value = json!({
        "year": year, "years": term.years, "ground": term.ground,
        "over": rows(term, &list.over), "ends": rows(term, &list.ends),
    });
    let mut said = wording::term(words, term) + "\n";
    for (head, all) in [
        (words.say("retention-over"), &list.over),
        (say!(words, "retention-ends", year = year.to_string()), &list.ends),
    ] {
        said.push_str(&format!("\n{head}: "));
        if all.is_empty() {
            said.push_str(&(words.say("retention-none") + "\n"));
            continue;
        }
        said.push('\n');
        let columns = ["column-number", "column-family", "column-since", "column-until"];
        let mut table = PlainTable::new(columns.map(|id| words.say(id)));
        for named in all {
            let kept = &named.kept;
            table.row([
                kept.number.clone().unwrap_or_default(),
                named.title.clone(),
                wording::since(words, kept),
                words.day(term.last_day(kept.ended)),
            ]);
        }
        said.push_str(&table.text());
    }
    said.push_str(&format!("\n{}\n", words.say("retention-own-rule")));
    Answer::new(value, said)
}

fn rows(term: &RetentionTerm, all: &[TitledRetention]) -> Value {
    let row = |named: &TitledRetention| {
        let kept = &named.kept;
        let (family, inquiry) = match kept.of {
            RetentionSubject::Family(family) => (Some(family.to_string()), None),
            RetentionSubject::Inquiry(id) => (None, Some(id.to_string())),
        };
        json!({
            "family": family, "inquiry": inquiry, "title": named.title, "number": kept.number,
            "handed_over": named.is_handed_over,
            "since": kept.since.code(), "ended": kept.ended, "keep_until": term.last_day(kept.ended),
        })
    };
    all.iter().map(row).collect()
}
