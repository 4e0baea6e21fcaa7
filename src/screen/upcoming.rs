//! What of a family is already decided for a later day: another level, another curator, the end.

use chrono::NaiveDate;

use super::Desk;
use crate::domain::{Case, name};
use crate::norm::span;

/// «с 25.11 кризисный», «с 30.11 Петренко Н. Н.», in the order of the days.
#[must_use]
pub fn said(desk: &Desk, case: &Case) -> Vec<String> {
    let w = &desk.words;
    let mut told: Vec<(NaiveDate, String)> = Vec::new();
    // A family that waits for its first level is told so where its level stands.
    if case.levels.iter().any(|l| l.from <= desk.today) {
        let idle = span::overridden(case);
        let coming = case.levels.iter().filter(|l| desk.today < l.from);
        let coming = coming.filter(|l| idle.iter().all(|i| i.id != l.id));
        told.extend(coming.map(|l| (l.from, desk.rules.level_name(l.level))));
    }
    let closings = case.closings.iter().filter(|c| desk.today < c.on);
    told.extend(closings.map(|c| (c.on, w.say("ahead-closing"))));
    let turns = case.assignments.iter().flat_map(|a| [Some(a.from), a.until]);
    for day in turns.flatten().filter(|day| desk.today < *day) {
        let before = desk.staff.curator_of(case, crate::domain::day::day_before(day));
        let then = desk.staff.curator_of(case, day);
        let hers = then.filter(|_| then != before).and_then(|id| desk.staff.curator(id));
        told.extend(hers.map(|c| (day, name::short(&c.name))));
    }
    told.sort();
    told.dedup();
    let near = |day| w.day_near(day, desk.today);
    let line = |(day, what): (NaiveDate, String)| {
        w.fill("ahead-from", &[("day", near(day).into()), ("what", what.into())])
    };
    told.into_iter().map(line).collect()
}

/// Who is away now or within `days`, of the whole household: «больница до 05.12», «с 26.11 больница до 05.12».
#[must_use]
pub fn away(desk: &Desk, case: &Case, days: u64) -> Option<String> {
    let w = &desk.words;
    let soon = crate::domain::day::later(desk.today, days);
    let away = case
        .absences
        .iter()
        .filter(|a| a.member.is_none() && a.from <= soon && desk.today < a.until)
        .min_by_key(|a| a.from)?;
    let args = [
        ("reason", away.reason.clone().unwrap_or_else(|| w.say("away-without-reason")).into()),
        ("from", w.day_near(away.from, desk.today).into()),
        ("until", w.day_near(crate::domain::day::day_before(away.until), desk.today).into()),
    ];
    Some(w.fill(if away.from <= desk.today { "away-now" } else { "away-ahead" }, &args))
}
