//! «Почему» of the plan: whether the norms can be kept, which days are too few, and the remedies at one key.

use super::super::dialog::choice::{ChoiceAction, DistrictChoiceRow};
use super::super::{Effect, Step};
use super::{DialogSpec, Model, capitalised};
use crate::domain::Act;
use crate::domain::schedule::{Capacity, Duty};
use crate::domain::schema::Kind;
use crate::plan::bottleneck::BottleneckPart;
use crate::plan::forecast::BottleneckCause;
use crate::plan::remedy::{DayCapacity, RemedyChange};
use crate::plan::{AppointmentDraft, ChangeEffect, Plan, PlanRequest, PlanVerdict, ProvenPlan};
use crate::record;
use crate::screen::entry::blank::EntryPurpose;
use crate::text::say;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG};
use crate::ui::sheet::PlainSheet;

/// Why the days of a part are too few, and how many visits are left without one: for a line of a list.
#[must_use]
pub fn cause(model: &Model, part: &BottleneckPart) -> String {
    let code = match model.ahead().cause(model.ground(), part) {
        BottleneckCause::Leave(_) => "leave",
        BottleneckCause::Holidays => "holidays",
        BottleneckCause::Family => "family",
        BottleneckCause::Load => "load",
    };
    say!(model.words, "foreseen-line", cause = code, n = part.short())
}

/// What changes to the appointments would spoil, in a sentence: the days that become too few by them. `None` where
/// they do no harm.
#[must_use]
pub fn harm(model: &Model, plan: &ProvenPlan, drafts: &[AppointmentDraft]) -> Option<String> {
    let verdict = plan.tried(model.ground(), &model.cases, drafts);
    if verdict.worse <= 0 {
        return None;
    }
    let part = verdict.parts.iter().find(|p| !plan.parts.contains(p)).or(verdict.parts.first())?;
    let said = model.words.plan_part(&model.cases, part);
    let takes_off = drafts.iter().any(|d| matches!(d, AppointmentDraft::TakeOff(_)));
    let code = match drafts.iter().any(|d| matches!(d, AppointmentDraft::Place { .. })) {
        true if takes_off => "move",
        true => "place",
        false => "take_off",
    };
    Some(say!(model.words, "plan-harm", code = code, what = said))
}

/// The proof in sentences, for a plan that can be kept.
#[must_use]
pub fn proof(model: &Model, plan: &Plan) -> PlainSheet {
    let w = &model.words;
    let style = if plan.verdict() == PlanVerdict::Short { LATE } else { STRONG };
    let mut lines = PlainSheet::default();
    lines.line(w.plan_proof(plan)).styled(style);
    if plan.forecast {
        lines.line(w.say("plan-forecast")).late();
    }
    if let Some(said) = w.plan_of_others(&model.staff, plan) {
        lines.line(said);
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
pub fn short(model: &Model, plan: &Plan, lacks: &ChangeEffect, asked: &PlanRequest<'_>) -> Step {
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

fn ask(model: &Model, title: String, rows: Vec<DistrictChoiceRow>) -> Step {
    Step::Ask(DialogSpec::list(title, model.words.say("plan-mends-foot"), rows, 0))
}

/// A row for each change that helps; where none does, one that says so and leads to the family.
fn rows(
    model: &Model,
    plan: &ProvenPlan,
    asked: &PlanRequest<'_>,
    part: &BottleneckPart,
) -> Vec<DistrictChoiceRow> {
    let w = &model.words;
    let cut = capitalised(&w.plan_part(&model.cases, part));
    let row = |chosen: ChoiceAction, text: String, how: String| {
        let mut detail = vec![(cut.clone(), PLAIN), (text.clone(), STRONG), (how, QUIET)];
        if plan.forecast {
            detail.push((w.say("plan-forecast"), LATE));
        }
        DistrictChoiceRow { chosen, letter: None, text, beside: String::new().into(), warning: None, detail }
    };
    let mut rows: Vec<DistrictChoiceRow> = plan
        .remedies(model.ground(), &model.cases, asked, part)
        .into_iter()
        .map(|mend| {
            let code = match mend.change {
                RemedyChange::Deputy { .. } | RemedyChange::Absence { .. } => "form",
                RemedyChange::Duty(_) | RemedyChange::Capacity(_) | RemedyChange::TakeOff { .. } => "at-once",
            };
            let text = capitalised(&w.plan_mend(&model.cases, part, &mend));
            // The list may stay open while the families change places: a form is for the family, not for its place.
            let chosen = match &mend.change {
                RemedyChange::Absence { case, .. } => ChoiceAction::Blank(EntryPurpose::add(
                    Kind::Absence,
                    model.cases.get(*case).map(|c| c.family.id),
                )),
                _ => ChoiceAction::Remedy(mend.change),
            };
            row(chosen, text, w.pick("plan-mend-how", code))
        })
        .collect();
    if let (true, Some(case)) = (rows.is_empty(), part.cases.first()) {
        let family = model.cases[*case].family.id;
        rows.push(row(ChoiceAction::Family(family), w.say("plan-no-mend"), w.pick("plan-mend-how", "card")));
    }
    rows
}

/// Writes a remedy as one action; a remedy that needs a person's answer opens its form.
#[must_use]
pub fn write(model: &Model, change: &RemedyChange) -> Step {
    let written = |records| Step::Do(Effect::Record { act: Act::StaffSet, records });
    let staff = model.staff.capacities.iter();
    let own = |t: &DayCapacity| {
        staff.clone().any(|c| c.on == Some(t.on) && model.staff.concerns(c.curator, t.curator))
    };
    match change {
        RemedyChange::Duty(days) => {
            written(days.iter().map(|t| record!(Duty { curator: t.curator, on: t.on })).collect())
        }
        // A day with a record of its own would not hear of a second one.
        RemedyChange::Capacity(days) if days.iter().any(own) => {
            Step::Say(model.words.say("plan-mend-recorded"))
        }
        RemedyChange::Capacity(days) => {
            let record =
                |t: &DayCapacity| record!(Capacity { curator: t.curator, on: t.on, visits: t.visits });
            written(days.iter().map(record).collect())
        }
        RemedyChange::Deputy { leave, .. } => Step::Fill(EntryPurpose::change(*leave)),
        RemedyChange::TakeOff { appointment, .. } => {
            Step::Do(Effect::Remove { act: Act::VisitTakenOff, ids: vec![*appointment] })
        }
        // Its row is the form for it.
        RemedyChange::Absence { .. } => Step::Stay,
    }
}
