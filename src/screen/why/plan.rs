//! «Почему» of the plan: whether the norms can be kept, which days are too few, and the remedies at one key.

use super::super::dialog::choice::{Chosen, Row};
use super::super::{Effect, Step};
use super::{Model, Spec, capitalised};
use crate::domain::Act;
use crate::domain::schedule::{Capacity, Duty};
use crate::domain::schema::Kind;
use crate::plan::bottleneck::Part;
use crate::plan::forecast::Cause;
use crate::plan::remedy::{Change, DayCapacity};
use crate::plan::{Asked, Draft, Plan, Proven, Verdict};
use crate::record;
use crate::screen::entry::blank::EntryPurpose;
use crate::text::say;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG};
use crate::ui::sheet::Text;

/// Why the days of a part are too few, and how many visits are left without one: for a line of a list.
#[must_use]
pub fn cause(model: &Model, part: &Part) -> String {
    let code = match model.ahead().cause(model.ground(), part) {
        Cause::Leave(_) => "leave",
        Cause::Holidays => "holidays",
        Cause::Family => "family",
        Cause::Load => "load",
    };
    say!(model.words, "foreseen-line", cause = code, n = part.short())
}

/// What changes to the appointments would spoil, in a sentence: the days that become too few by them. `None` where
/// they do no harm.
#[must_use]
pub fn harm(model: &Model, plan: &Proven, drafts: &[Draft]) -> Option<String> {
    let verdict = plan.tried(model.ground(), &model.cases, drafts);
    if verdict.worse <= 0 {
        return None;
    }
    let part = verdict.parts.iter().find(|p| !plan.parts.contains(p)).or(verdict.parts.first())?;
    let said = model.words.plan_part(&model.cases, part);
    let takes_off = drafts.iter().any(|d| matches!(d, Draft::TakeOff(_)));
    let code = match drafts.iter().any(|d| matches!(d, Draft::Place { .. })) {
        true if takes_off => "move",
        true => "place",
        false => "take_off",
    };
    Some(say!(model.words, "plan-harm", code = code, what = said))
}

/// The proof in sentences, for a plan that can be kept.
#[must_use]
pub fn proof(model: &Model, plan: &Plan) -> Text {
    let w = &model.words;
    let style = if plan.is_feasible() { STRONG } else { LATE };
    let mut lines = Text::default();
    lines.line(w.plan_proof(plan)).styled(style);
    if plan.forecast {
        lines.line(w.say("plan-forecast")).late();
    }
    for clash in &plan.clashes {
        let who = model.cases[clash.case].family.short.clone();
        let said = format!(
            "  ! {}, {who}: {}",
            w.weekday_near(clash.on, model.today),
            w.plan_trouble(clash.trouble)
        );
        lines.line(said).late();
    }
    lines
}

/// The bottlenecks that a verdict on a plan names, each with its remedies.
#[must_use]
pub fn short(model: &Model, plan: &Plan, lacks: &Verdict, asked: &Asked<'_>) -> Step {
    let rows = lacks.parts.iter().flat_map(|part| rows(model, plan, asked, part)).collect();
    let days = model.words.lacking(&lacks.parts);
    let said = say!(model.words, "calendar-infeasible", code = "full", n = lacks.short, days = days);
    ask(model, capitalised(&said), rows)
}

/// What is short in one part of the plan of the weeks ahead.
#[must_use]
pub fn part(model: &Model, place: usize) -> Step {
    let plan = model.ahead();
    let Some(part) = plan.parts.get(place) else { return Step::Stay };
    ask(model, capitalised(&cause(model, part)), rows(model, plan, &model.forecast_query(), part))
}

fn ask(model: &Model, title: String, rows: Vec<Row>) -> Step {
    Step::Ask(Spec::list(title, model.words.say("plan-mends-foot"), rows, 0))
}

/// A row for each change that helps; where none does, one that says so and leads to the family.
fn rows(model: &Model, plan: &Proven, asked: &Asked<'_>, part: &Part) -> Vec<Row> {
    let w = &model.words;
    let cut = capitalised(&w.plan_part(&model.cases, part));
    let row = |chosen: Chosen, text: String, how: String| {
        let mut detail = vec![(cut.clone(), PLAIN), (text.clone(), STRONG), (how, QUIET)];
        if plan.forecast {
            detail.push((w.say("plan-forecast"), LATE));
        }
        Row { chosen, letter: None, text, beside: String::new().into(), warning: None, detail }
    };
    let mut rows: Vec<Row> = plan
        .remedies(model.ground(), &model.cases, asked, part)
        .into_iter()
        .map(|mend| {
            let code = match mend.change {
                Change::Deputy { .. } | Change::Absence { .. } => "form",
                Change::Duty(_) | Change::Capacity(_) | Change::TakeOff { .. } => "at-once",
            };
            let text = capitalised(&w.plan_mend(&model.cases, part, &mend));
            // The list may stay open while the families change places: a form is for the family, not for its place.
            let chosen = match &mend.change {
                Change::Absence { case, .. } => Chosen::Blank(EntryPurpose::add(
                    Kind::Absence,
                    model.cases.get(*case).map(|c| c.family.id),
                )),
                _ => Chosen::Remedy(mend.change),
            };
            row(chosen, text, w.pick("plan-mend-how", code))
        })
        .collect();
    if let (true, Some(case)) = (rows.is_empty(), part.cases.first()) {
        let family = model.cases[*case].family.id;
        rows.push(row(Chosen::Family(family), w.say("plan-no-mend"), w.pick("plan-mend-how", "card")));
    }
    rows
}

/// Writes a remedy as one action; a remedy that needs a person's answer opens its form.
#[must_use]
pub fn write(model: &Model, change: &Change) -> Step {
    let written = |records| Step::Do(Effect::Record { act: Act::StaffSet, records });
    let staff = model.staff.capacities.iter();
    let own = |t: &DayCapacity| {
        staff.clone().any(|c| c.on == Some(t.on) && model.staff.concerns(c.curator, t.curator))
    };
    match change {
        Change::Duty(days) => {
            written(days.iter().map(|t| record!(Duty { curator: t.curator, on: t.on })).collect())
        }
        // A day with a record of its own would not hear of a second one.
        Change::Capacity(days) if days.iter().any(own) => Step::Say(model.words.say("plan-mend-recorded")),
        Change::Capacity(days) => {
            let record =
                |t: &DayCapacity| record!(Capacity { curator: t.curator, on: t.on, visits: t.visits });
            written(days.iter().map(record).collect())
        }
        Change::Deputy { leave, .. } => Step::Fill(EntryPurpose::change(*leave)),
        Change::TakeOff { appointment, .. } => {
            Step::Do(Effect::Remove { act: Act::VisitTakenOff, ids: vec![*appointment] })
        }
        // Its row is the form for it.
        Change::Absence { .. } => Step::Stay,
    }
}
