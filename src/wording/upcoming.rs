//! What of a family is already decided for a later day: another level, another curator, the end.

use chrono::NaiveDate;

use crate::domain::{Case, name};
use crate::model::Model;
use crate::norm::span;
use crate::text::say;

/// «с 25.11 кризисный», «с 30.11 Петренко Н. Н.», in the order of the days.
#[must_use]
pub fn said(model: &Model, case: &Case) -> Vec<String> {
    let w = &model.words;
    let mut events: Vec<(NaiveDate, String)> = Vec::new();
    // A family that waits for its first level is marked so in place of its level.
    if case.levels.iter().any(|l| l.from <= model.today) {
        let idle = span::overridden(case);
        let coming = case.levels.iter().filter(|l| model.today < l.from);
        let coming = coming.filter(|l| idle.iter().all(|i| i.id != l.id));
        events.extend(coming.map(|l| (l.from, model.rules.level_name(l.level))));
    }
    let closings = case.closings.iter().filter(|c| model.today < c.on);
    events.extend(closings.map(|c| (c.on, w.say("ahead-closing"))));
    let turns = case.assignments.iter().flat_map(|a| [Some(a.from), a.until]);
    for day in turns.flatten().filter(|day| model.today < *day) {
        let before = model.staff.curator_of(case, crate::domain::day::day_before(day));
        let then = model.staff.curator_of(case, day);
        let curator = then.filter(|_| then != before).and_then(|id| model.staff.curator(id));
        events.extend(curator.map(|c| (day, name::short(&c.name))));
    }
    events.sort();
    events.dedup();
    let near = |day| w.day_near(day, model.today);
    let line = |(day, what): (NaiveDate, String)| say!(w, "ahead-from", day = near(day), what = what);
    events.into_iter().map(line).collect()
}

/// Who is away now or within `days`, of the whole household: «больница до 05.12», «с 26.11 больница до 05.12».
#[must_use]
pub fn away(model: &Model, case: &Case, days: u64) -> Option<String> {
    let w = &model.words;
    let soon = crate::domain::day::later(model.today, days);
    let away = case
        .absences
        .iter()
        .filter(|a| a.member.is_none() && a.from <= soon && model.today < a.until)
        .min_by_key(|a| a.from)?;
    Some(say!(
        w,
        if away.from <= model.today { "away-now" } else { "away-ahead" },
        reason = away.reason.clone().unwrap_or_else(|| w.say("away-without-reason")),
        from = w.day_near(away.from, model.today),
        until = w.day_near(crate::domain::day::day_before(away.until), model.today)
    ))
}
