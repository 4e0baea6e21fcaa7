//! «Почему» of the plan: whether the norms can be kept, which days are too few, and what mends it at one key.

use super::super::dialog::choice::{Choice, Chosen, Row};
use super::super::{Effect, Step};
use super::{Desk, Dialog, LATE, Lines, PLAIN, QUIET, STRONG, capitalised};
use crate::domain::Act;
use crate::domain::schedule::{Capacity, Duty};
use crate::domain::schema::Kind;
use crate::plan::ahead::Cause;
use crate::plan::bottleneck::Part;
use crate::plan::remedy::{Change, Takes};
use crate::plan::{Asked, Draft, Plan};
use crate::record;
use crate::screen::entry::blank::Blank;

/// Why the days of a part are too few, and how many visits are left without one: for a line of a list.
#[must_use]
pub fn cause(desk: &Desk, part: &Part) -> String {
    let code = match desk.ahead().cause(desk.ground(), part) {
        Cause::Leave(_) => "leave",
        Cause::Holidays => "holidays",
        Cause::Family => "family",
        Cause::Load => "load",
    };
    desk.words.fill("foreseen-line", &[("cause", code.into()), ("n", part.short().into())])
}

/// What changes to the appointments would spoil, in a sentence: the days that become too few by them. `None` where
/// they do no harm.
#[must_use]
pub fn harm(desk: &Desk, plan: &Plan, drafts: &[Draft]) -> Option<String> {
    let verdict = plan.tried(desk.ground(), &desk.cases, drafts);
    if verdict.worse <= 0 {
        return None;
    }
    let part = verdict.parts.iter().find(|p| !plan.parts.contains(p)).or(verdict.parts.first())?;
    let said = desk.words.plan_part(&desk.cases, part);
    let takes_off = drafts.iter().any(|d| matches!(d, Draft::TakeOff(_)));
    let code = match drafts.iter().any(|d| matches!(d, Draft::Place { .. })) {
        true if takes_off => "move",
        true => "place",
        false => "take_off",
    };
    Some(desk.words.fill("plan-harm", &[("code", code.into()), ("what", said.into())]))
}

/// The proof in sentences, for a plan that can be kept.
#[must_use]
pub fn proof(desk: &Desk, plan: &Plan) -> Lines {
    let w = &desk.words;
    let style = if plan.is_feasible() { STRONG } else { LATE };
    let mut lines = vec![(w.plan_proof(plan), style)];
    if plan.forecast {
        lines.push((w.say("plan-forecast"), LATE));
    }
    for clash in &plan.clashes {
        let who = desk.cases[clash.case].family.short.clone();
        let said = format!("  ! {}, {who}: {}", w.weekday_day(clash.on), w.plan_trouble(clash.trouble));
        lines.push((said, LATE));
    }
    lines
}

/// What is short in a plan, with what mends each part of it.
#[must_use]
pub fn short(desk: &Desk, plan: &Plan, asked: &Asked<'_>) -> Step {
    let rows = plan.parts.iter().flat_map(|part| rows(desk, plan, asked, part)).collect();
    let days = desk.words.lacking(&plan.parts);
    let told = [("code", "full".into()), ("n", plan.short.into()), ("days", days.into())];
    ask(desk, capitalised(&desk.words.fill("calendar-infeasible", &told)), rows)
}

/// What is short in one part of the plan of the weeks ahead.
#[must_use]
pub fn part(desk: &Desk, place: usize) -> Step {
    let plan = desk.ahead();
    let Some(part) = plan.parts.get(place) else { return Step::Stay };
    ask(desk, capitalised(&cause(desk, part)), rows(desk, plan, &desk.asked_ahead(), part))
}

fn ask(desk: &Desk, title: String, rows: Vec<Row>) -> Step {
    Step::ask(Dialog::Choice(Choice::new(title, desk.words.say("plan-mends-foot"), rows, 0)))
}

/// A row for each change that helps; where none does, one that says so and leads to the family.
fn rows(desk: &Desk, plan: &Plan, asked: &Asked<'_>, part: &Part) -> Vec<Row> {
    let w = &desk.words;
    let cut = capitalised(&w.plan_part(&desk.cases, part));
    let row = |chosen: Chosen, text: String, how: String| {
        let mut detail = vec![(cut.clone(), PLAIN), (text.clone(), STRONG), (how, QUIET)];
        if plan.forecast {
            detail.push((w.say("plan-forecast"), LATE));
        }
        Row { chosen, letter: None, text, beside: String::new().into(), warning: None, detail }
    };
    let mut rows: Vec<Row> = plan
        .remedies(desk.ground(), &desk.cases, asked, part)
        .into_iter()
        .map(|mend| {
            let code = match mend.change {
                Change::Deputy { .. } | Change::Absence { .. } => "form",
                Change::Duty(_) | Change::Capacity(_) | Change::TakeOff { .. } => "at-once",
            };
            let text = capitalised(&w.plan_mend(&desk.cases, part, &mend));
            // The list may stay open while the families change places: a form is for the family, not for its place.
            let chosen = match &mend.change {
                Change::Absence { case, .. } => {
                    Chosen::Blank(Blank::add(Kind::Absence, desk.cases.get(*case).map(|c| c.family.id)))
                }
                _ => Chosen::Remedy(mend.change),
            };
            row(chosen, text, w.pick("plan-mend-how", code))
        })
        .collect();
    if let (true, Some(case)) = (rows.is_empty(), part.cases.first()) {
        let family = desk.cases[*case].family.id;
        rows.push(row(Chosen::Family(family), w.say("plan-no-mend"), w.pick("plan-mend-how", "card")));
    }
    rows
}

/// Writes what mends the plan as one action; what only a person can say opens its form.
#[must_use]
pub fn write(desk: &Desk, change: &Change) -> Step {
    let written = |records| Step::Do(Effect::Record { act: Act::StaffSet, records });
    let staff = desk.staff.capacities.iter();
    let own =
        |t: &Takes| staff.clone().any(|c| c.on == Some(t.on) && desk.staff.concerns(c.curator, t.curator));
    match change {
        Change::Duty(days) => {
            written(days.iter().map(|t| record!(Duty { curator: t.curator, on: t.on })).collect())
        }
        // A day with a record of its own would not hear of a second one.
        Change::Capacity(days) if days.iter().any(own) => Step::Say(desk.words.say("plan-mend-recorded")),
        Change::Capacity(days) => {
            let record = |t: &Takes| record!(Capacity { curator: t.curator, on: t.on, visits: t.visits });
            written(days.iter().map(record).collect())
        }
        Change::Deputy { leave, .. } => Step::Fill(Blank::Change { id: *leave }),
        Change::TakeOff { appointment, .. } => {
            Step::Do(Effect::Remove { act: Act::VisitTakenOff, ids: vec![*appointment] })
        }
        // Its row is the form for it.
        Change::Absence { .. } => Step::Stay,
    }
}
