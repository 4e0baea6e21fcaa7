//! How far the goals of a programme were reached: as its controls found, or as entered at the goals themselves.

use chrono::NaiveDate;

use super::goal::{Goal, GoalAttainment};
use super::id::ControlId;
use super::{Case, Id};

/// How far a goal was reached, and who found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoalAssessment {
    pub reached: GoalAttainment,
    /// The day.
    pub on: Option<NaiveDate>,
    /// The control; `None`: it was entered at the goal itself.
    pub control: Option<ControlId>,
}

impl Case {
    /// How far a goal was reached: by the latest control that judged it, or as entered at the goal where that is later.
    #[must_use]
    pub fn judged(&self, goal: &Goal) -> Option<GoalAssessment> {
        let by_control = self.goal_results.iter().filter(|r| r.goal.0 == goal.id).filter_map(|r| {
            let control = self.controls.iter().find(|c| c.id == r.control.0)?;
            Some(GoalAssessment { reached: r.reached, on: Some(control.on), control: Some(r.control) })
        });
        let own = goal.reached.map(|reached| GoalAssessment { reached, on: goal.reached_on, control: None });
        by_control.chain(own).max_by_key(|judged| judged.on)
    }

    /// The goals of the programmes in force and those of no programme.
    pub fn current_goals(&self) -> impl Iterator<Item = &Goal> {
        let other: Vec<Id> = self.other_versions().map(|p| p.id).collect();
        self.goals.iter().filter(move |g| g.programme.is_none_or(|id| !other.contains(&id.0)))
    }
}
