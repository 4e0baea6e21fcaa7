//! `due`: what is to be done, and what is late.

use chrono::NaiveDate;
use clap::ArgMatches;
use serde_json::json;

use super::json;
use super::left::Left;
use super::output::{Answer, PlainTable};
use super::query::NormInputs;
use crate::domain::{Case, Id, UserError, day};
use crate::env::Env;
use crate::model::as_of::{case_as_of, known_by};
use crate::norm::deadline::Deadline;
use crate::norm::due::{self, DueMatters, UrgentCase};
use crate::norm::ledger::LedgerRow;
use crate::norm::{NormContext, Standing};
use crate::store::{FamilyScope, Reader};
use crate::text::Words;
use crate::wording::{self, deadline};

pub(super) fn due(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let store = env.open()?;
    let basis = NormInputs::of(store.reader(), env)?;
    let mut cases = known_by(store.reader(), FamilyScope::Current(env.today), env.today)?;
    let mut violations = store.reader().violations(env.today)?;
    let mut closed_twice = closed_twice(store.reader(), env.today)?;
    let mut callers = closed_callers(store.reader(), env.today)?;
    if let Some(curator) = basis.chosen_curator(own)? {
        let is_of_curator = |c: &Case| basis.staff.curator_of(c, env.today) == Some(curator);
        let (own, elsewhere) = cases.into_iter().partition(is_of_curator);
        cases = own;
        due::leave_to_others(&mut violations, &elsewhere);
        closed_twice.retain(is_of_curator);
        callers.retain(is_of_curator);
    }
    let left = Left::read(store.reader(), &basis, basis.chosen_curator(own)?)?;
    let mut received = store.reader().on(env.today).received()?;
    received.retain(|family| family.on <= env.today);
    let due = due::due(basis.ground(), &cases, &standings(basis.ground(), &cases), violations);
    let calls = calls((&cases, &due), &callers, env.today);
    let ahead = |d: &Deadline| json::ahead(d.case.map(|i| &cases[i]), d.on, &d.what);
    let misplaced = due.misplaced.iter().map(|(i, m)| json::misplaced(&cases[*i], m));
    let value = json!({
        "urgent": due.urgent.iter().map(|u| json::urgent(&u.violation)).collect::<Vec<_>>(),
        "visits": due.visits.iter().map(|(i, r)| json::due_row(&cases[*i], r, env.today)).collect::<Vec<_>>(),
        "overdue": due.late.iter().map(|(i, l)| json::late(&cases[*i], l))
            .chain(due.ahead.iter().filter(|d| d.is_late).map(ahead))
            .chain(left.late()).collect::<Vec<_>>(),
        "deadlines": due.ahead.iter().filter(|d| !d.is_late).map(ahead)
            .chain(left.ahead()).collect::<Vec<_>>(),
        "findings": due.unset.iter().map(|i| json::unset(&cases[*i]))
            .chain(due.unfit.iter().map(|(i, u)| json::unfit(&cases[*i], u)))
            .chain(misplaced)
            .chain(closed_twice.iter().filter_map(json::closed_twice))
            .chain(left.findings()).collect::<Vec<_>>(),
        "call_back": calls.iter().map(|(case, id, on)| json!({
            "family": case.family.id.to_string(), "title": case.family.title,
            "contact": id.to_string(), "on": on,
        })).collect::<Vec<_>>(),
        "received": received.iter().map(json::received).collect::<Vec<_>>(),
    });
    let mut plain = String::new();
    let urgent = due.urgent.iter().filter_map(|u| u.violation.family.as_ref().map(|(id, _)| *id));
    let titles = store.reader().short_titles(urgent)?;
    for UrgentCase { violation, .. } in &due.urgent {
        let title = violation.family.as_ref().and_then(|(id, _)| titles.get(id).cloned());
        let said = wording::due::urgent(words, title.or_else(|| violation.who.clone()), violation);
        plain.push_str(&format!("! {}  {said}\n", words.day(violation.on)));
    }
    for family in &received {
        plain.push_str(&format!("! {}  {}\n", family.short, words.received(family)));
    }
    plain.push_str(&visits(words, &cases, &due.visits, env.today).text());
    for call in &calls {
        plain.push_str(&call_line(words, *call, env.today));
    }
    let late = due.late.iter().map(|(i, late)| {
        let what = wording::due::late(words, &basis.rules, late);
        let title = &cases[*i].family.short;
        (late.since(), format!("! {}  {title}  {what}\n", words.day(late.since())))
    });
    plain.push_str(&in_order(late.chain(left.late_lines(words, &basis.rules))));
    plain.push_str(&findings(words, &basis, (&cases, &due), &closed_twice));
    plain.push_str(&left.finding_lines(words));
    let ahead = due.ahead.iter().map(|d| {
        let case = d.case.map(|i| &cases[i]);
        let what = wording::due::ahead(words, &basis.rules, case, env.today, d);
        let title = case.map(|case| case.family.short.clone()).unwrap_or_default();
        let mark = deadline::sign(d);
        (d.order(), format!("{mark:1} {}  {title}  {what}\n", words.day(d.on)))
    });
    plain.push_str(&in_order(ahead.chain(left.ahead_lines(words, basis.ground()))));
    Ok(Answer::new(value, plain))
}

/// Lines in the order of their keys.
fn in_order<K: Ord>(lines: impl Iterator<Item = (K, String)>) -> String {
    let mut lines: Vec<(K, String)> = lines.collect();
    lines.sort_by(|(a, _), (b, _)| a.cmp(b));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// What contradicts itself or the document, of no day.
fn findings(
    words: &Words,
    basis: &NormInputs,
    (cases, due): (&[Case], &DueMatters),
    closed_twice: &[Case],
) -> String {
    let line = |i: usize, said: String| format!("! {}  {said}\n", cases[i].family.short);
    let unset = due.unset.iter().map(|i| line(*i, words.say("today-unset-line")));
    let unfit = due.unfit.iter().map(|(i, unfit)| line(*i, words.level_unfit(&basis.rules, unfit)));
    let closed_twice = closed_twice.iter().filter_map(|case| closed_twice_said(words, case));
    let misplaced = due.misplaced.iter().map(|(i, m)| line(*i, words.misplaced(&basis.staff, m)));
    unset.chain(unfit).chain(closed_twice).chain(misplaced).collect()
}

/// The closed families that are promised a call back.
fn closed_callers(reader: Reader<'_>, today: NaiveDate) -> Result<Vec<Case>, UserError> {
    let mut callers = Vec::new();
    for family in reader.closed_callers(today)? {
        callers.extend(known_by(reader, FamilyScope::One(family), today)?);
    }
    Ok(callers)
}

/// The calls back that were promised to the families of `due` and to closed ones, the nearest first.
fn calls<'a>(
    (cases, due): (&'a [Case], &DueMatters),
    closed: &'a [Case],
    today: NaiveDate,
) -> Vec<(&'a Case, Id, NaiveDate)> {
    let of_closed = due::calls_of_closed(closed, today);
    let of_closed = of_closed.iter().map(|(i, id, on)| (&closed[*i], *id, *on));
    let own = due.call_back.iter().map(|(i, id, on)| (&cases[*i], *id, *on));
    let mut all: Vec<_> = own.chain(of_closed).collect();
    all.sort_by_key(|(_, _, on)| *on);
    all
}

fn call_line(words: &Words, (case, contact, on): (&Case, Id, NaiveDate), today: NaiveDate) -> String {
    let said = wording::due::call_back(case, contact).unwrap_or_default();
    let mark = if day::is_late(on, today) { "!" } else { " " };
    let what = words.say("call-back-plain");
    format!("{mark} {}  {}  {what}  {said}\n", words.day(on), case.family.short)
}

/// The families of which two closings end one accompaniment, by what was known by the end of the day asked.
fn closed_twice(reader: Reader<'_>, today: NaiveDate) -> Result<Vec<Case>, UserError> {
    let mut known = Vec::new();
    for case in reader.on(today).closed_twice()? {
        known.push(case_as_of(reader, case, today)?);
    }
    known.retain(|case| case.double_closings().next().is_some());
    Ok(known)
}

fn closed_twice_said(words: &Words, case: &Case) -> Option<String> {
    let said = wording::due::closed_twice(words, case.double_closings().next()?, |on| words.day(on));
    Some(format!("! {}  {said}\n", case.family.short))
}

/// The visits that are owed, a row for each family and period.
fn visits(words: &Words, cases: &[Case], owed: &[(usize, LedgerRow)], today: NaiveDate) -> PlainTable {
    let mut table = PlainTable::new(
        [
            "column-level",
            "column-family",
            "column-period",
            "column-norm",
            "column-slack",
            "column-visit",
            "column-own-rule",
        ]
        .map(|id| words.say(id)),
    );
    for (i, r) in owed {
        let next = cases[*i].coming_visits(today).find(|a| r.holds(a.on));
        table.row([
            words.level_letter(r.level),
            cases[*i].family.short.clone(),
            words.pick("unit", r.unit.code()),
            format!("{}/{}", r.done, r.required),
            json::slack(r.slack, r.slack_own),
            next.map(|a| words.weekday_day(a.on)).unwrap_or_default(),
            words.own_rule(r).unwrap_or_default(),
        ]);
    }
    table
}

fn standings(ground: NormContext<'_>, cases: &[Case]) -> Vec<Standing> {
    cases.iter().map(|c| Standing::of(ground, c)).collect()
}
