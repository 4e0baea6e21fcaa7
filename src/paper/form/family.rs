//! The family, its level and its curator.

use crate::domain::level::Frequency;
use crate::domain::mark::Mark;
use crate::domain::{Case, phone};
use crate::norm::span::{at, spans};
use crate::norm::{income, term};
use crate::paper::person;
use crate::paper::template::Values;
use crate::regulation::{List, Source};
use crate::report::stock::{Asked, Stock};
use crate::text::{Words, capitalised, say};

pub(super) fn fill(v: &mut Values, words: &Words, stock: &Stock, asked: Asked, case: &Case) {
    let family = &case.family;
    let day = stock.today;
    v.set("family", &family.title);
    v.set("short", &family.short);
    v.set("number", family.number());
    v.maybe("registered", case.began().map(|on| words.day(on)));
    v.set("address", words.address(&family.address));
    v.maybe("access", family.address.access.clone());
    let phones: Vec<String> = case.phones(day).map(|(_, p)| phone::shown(p)).collect();
    v.set("phones", phones.join(", "));
    v.maybe("safety", family.safety.clone());
    v.maybe("form", family.form.map(|f| words.pick("family-form", f.code())));
    v.maybe("ground", family.ground.as_ref().map(|g| meant(stock, List::Ground, g, family.under.as_deref())));
    v.maybe("source", family.source.as_ref().map(|s| meant(stock, List::Source, s, family.under.as_deref())));
    v.set("categories", marks(stock, List::Category, &case.categories));
    v.set("circumstances", marks(stock, List::Circumstance, &case.circumstances));
    v.set("signs", marks(stock, List::Sign, &case.signs));
    let status = case.statuses.iter().rev().find(|m| m.holds(day));
    v.maybe("status", status.map(|m| words.pick("status-name", &m.code)));
    v.set("children_count", case.children(day).count().to_string());
    v.set("members_count", case.here(day).count().to_string());
    money(v, words, stock, case);
    level(v, words, stock, case);
    curator(v, words, stock, asked, case);
}

/// The words of a list of the document under which a code was entered.
fn meant(stock: &Stock, list: List, code: &str, under: Option<&str>) -> String {
    stock.rules.meaning_under(list, code, under).label
}

#[must_use]
/// The marks that hold on the day, in the words of the document.
pub fn marks(stock: &Stock, list: List, marks: &[Mark]) -> String {
    let held = marks.iter().filter(|m| m.holds(stock.today));
    let mut said: Vec<String> = Vec::new();
    for text in held.map(|m| meant(stock, list, &m.code, m.under.as_deref())) {
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said.join("; ")
}

fn money(v: &mut Values, words: &Words, stock: &Stock, case: &Case) {
    let per_head = income::per_head(stock.ground(), case);
    v.maybe("income", per_head.as_ref().map(|i| words.money(u64::from(i.amount) * 100)));
    v.maybe("per_head", per_head.as_ref().map(|i| words.money(i.kopecks())));
    let minimums = stock.rules.minimums.iter().filter(|m| m.from <= stock.today);
    let minimum = minimums.max_by_key(|m| (m.from, m.id));
    v.maybe("minimum", minimum.map(|m| words.money(u64::from(m.amount) * 100)));
}

fn level(v: &mut Values, words: &Words, stock: &Stock, case: &Case) {
    let ground = stock.ground();
    let all = spans(case, ground.rules);
    let now = at(&all, stock.today);
    v.maybe("level", now.map(|s| ground.rules.level_name(s.level)));
    v.maybe("level_from", now.map(|s| words.day(s.from)));
    v.maybe("level_until", term::current(ground, case).map(|end| words.day(end.until)));
    let record = now.and_then(|s| case.levels.iter().find(|l| l.id == s.record));
    let decision =
        record.map(|l| person::decided(words, l.decided_by.as_deref(), l.number.as_deref(), l.decided_on));
    v.maybe("level_decision", decision);
    v.maybe("visits", now.map(|s| norm(words, s.frequency, &s.source)));
    let last = case.contacts.iter().rev().find(|c| c.is_held_visit() && c.on <= stock.today);
    v.maybe("last_visit", last.map(|c| words.day(c.on)));
}

/// «2 раза в неделю (Югра, п. 5.8)».
fn norm(words: &Words, frequency: Frequency, source: &Source) -> String {
    let times = say!(words, "form-visits", n = frequency.times, per = frequency.per.code());
    format!("{times} ({})", words.source(source))
}

fn curator(v: &mut Values, words: &Words, stock: &Stock, asked: Asked, case: &Case) {
    let curator = stock.staff.curator_of(case, stock.today).and_then(|c| stock.staff.curator(c));
    v.maybe("curator", curator.map(|c| c.name.clone()));
    v.maybe("position", curator.and_then(|c| c.position.clone()));
    v.maybe("section", curator.and_then(|c| c.section.clone()));
    v.maybe("district", stock.district.clone());
    v.set("today", words.day(stock.today));
    v.set("from", words.day(asked.days.0));
    v.set("to", words.day(asked.days.1));
    v.set("period", words.span(asked.days.0, asked.days.1));
    let term = |key, otherwise: &str| capitalised(stock.rules.word(key, &words.say(otherwise)));
    v.set("word_plan", term("plan", "form-word-plan"));
    v.set("word_agreement", term("agreement", "form-word-agreement"));
    v.set("word_decision", term("decision", "form-word-decision"));
    v.set("word_body", term("body", "form-word-body"));
    v.set("word_survey", term("survey", "form-word-survey"));
    v.set("word_questionnaire", term("questionnaire", "form-word-questionnaire"));
    v.set("document", &stock.rules.regulation.title);
}
