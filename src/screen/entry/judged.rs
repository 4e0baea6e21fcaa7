//! The form of a control asks of each goal of the programme how far it was reached: each answer is a record that names
//! the control, and all of it is one action.

use serde_json::Value;

use super::{EntryScreen, FormRecord};
use crate::domain::declare::RecordType;
use crate::domain::goal::{Goal, GoalResult};
use crate::domain::schema::{Field, Kind};
use crate::domain::{Case, FieldName, Id};
use crate::regulation::RegulationList;
use crate::screen::Model;
use crate::text::say;

/// Adds below a control what it found of the goals. An answer that is not given is left out.
pub(super) fn goals(entry: &mut EntryScreen, model: &Model) {
    let Some(control) = entry.parts.first().filter(|p| p.kind == Kind::Control).map(|p| p.id) else { return };
    let Some(case) = entry.sources.case() else { return };
    let is_judged = |g: &&Goal| result(case, control, g.id).is_some();
    let current: Vec<Id> = case.current_goals().map(|g| g.id).collect();
    let asked = case.goals.iter().filter(|g| current.contains(&g.id) || is_judged(g));
    let parts: Vec<(FormRecord, String)> = asked.map(|goal| part(model, case, control, goal)).collect();
    let reached: Vec<&'static Field> =
        Kind::GoalResult.field(GoalResult::FIELDS.reached.name).into_iter().collect();
    for (part, head) in parts {
        entry.part(model, part, head, &reached);
    }
}

fn part(model: &Model, case: &Case, control: Id, goal: &Goal) -> (FormRecord, String) {
    let meaning = model.rules.meaning_under(RegulationList::Goal, &goal.goal, goal.under.as_deref());
    let head = say!(model.words, "control-goal-head", what = meaning.label);
    let text = |id: Id| Value::String(id.to_string());
    let part = match result(case, control, goal.id) {
        Some(known) => FormRecord {
            kind: Kind::GoalResult,
            id: known.id,
            known: Some(known.record()),
            fixed: Vec::new(),
            hinge: None,
            several: None,
        },
        None => FormRecord {
            kind: Kind::GoalResult,
            id: Id::new(),
            known: None,
            fixed: vec![
                (FieldName::Family, text(case.family.id.0)),
                (FieldName::Control, text(control)),
                (FieldName::Goal, text(goal.id)),
            ],
            hinge: Some(GoalResult::FIELDS.reached.name),
            several: None,
        },
    };
    (part, head)
}

/// What a control found of a goal.
fn result(case: &Case, control: Id, goal: Id) -> Option<&GoalResult> {
    case.goal_results.iter().find(|r| r.control.0 == control && r.goal.0 == goal)
}
