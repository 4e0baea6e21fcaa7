//! Marking an activity: done, in progress, not done, cancelled; with what came of it.

use serde::{Deserialize, Serialize};

use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::{Dialog, FormPurpose};
use crate::domain::programme::{Activity, ActivityState};
use crate::domain::{Act, Id};
use crate::record;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::{Effect, Model, why};
use crate::text::say;

/// The activity being marked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ActivityMarkForm {
    activity: Id,
}

/// In the order in which they are most often needed.
const STATES: [ActivityState; 5] = [
    ActivityState::Done,
    ActivityState::InProgress,
    ActivityState::Failed,
    ActivityState::Cancelled,
    ActivityState::Planned,
];

impl ActivityMarkForm {
    /// The dialog for an activity. An open one is about to be done; a finished one shows how it is.
    #[must_use]
    pub(super) fn dialog(model: &Model, activity: &Activity) -> Dialog {
        let tick = ActivityMarkForm { activity: activity.id };
        Dialog::Form(tick.form(model, activity), Box::new(FormPurpose::Tick(tick)))
    }

    pub(super) fn activity(&self) -> Id {
        self.activity
    }

    pub(super) fn form(&self, model: &Model, activity: &Activity) -> SmallForm {
        let w = &model.words;
        let at = if activity.state.is_open() {
            0
        } else {
            STATES.iter().position(|s| *s == activity.state).unwrap_or(0)
        };
        let on = activity.done_on.unwrap_or(model.today);
        SmallForm::new(activity.text.clone())
            .free(
                SmallFormField::Result,
                w.say("tick-result"),
                activity.result.as_deref().unwrap_or_default(),
            )
            .choice(
                SmallFormField::State,
                w.say("tick-state"),
                STATES.map(|s| w.pick("activity-state", s.code())).into(),
                at,
            )
            .line(SmallFormField::Day, w.say("visit-day"), &w.weekday_near(on, model.today))
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Effect, SmallFormFault> {
        let state = STATES[form.chosen(SmallFormField::State)];
        let on = form.past_day(SmallFormField::Day, model)?.filter(|_| !state.is_open());
        if on.is_some_and(|d| d > model.today) {
            return Err(SmallFormFault {
                field: SmallFormField::Day,
                text: model.words.say("fault-visit-ahead"),
            });
        }
        let record = record!(Activity {
            id: self.activity,
            state,
            done_on: on,
            result: form.text(SmallFormField::Result)
        });
        Ok(Effect::Record { act: Act::ActivityMarked, records: vec![record] })
    }

    /// Where the activity and its day come from.
    pub(super) fn why(&self, model: &Model) -> Option<DialogSpec> {
        let case = model.cases.iter().find(|c| c.activities.iter().any(|a| a.id == self.activity))?;
        Some(why::activity(model, case, self.activity))
    }

    pub(super) fn hint(&self, _form: &SmallForm, model: &Model) -> Vec<String> {
        let found = model.cases.iter().flat_map(|c| &c.activities).find(|a| a.id == self.activity);
        let Some(activity) = found else { return Vec::new() };
        let due = activity.due.map(|d| say!(model.words, "tick-due", day = model.words.day(d)));
        [due, activity.organisation.clone()].into_iter().flatten().collect()
    }
}
