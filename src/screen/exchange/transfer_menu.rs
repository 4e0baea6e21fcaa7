//! The ways of copies: which there are, what each is for, where it begins, to which states of the file one leads back.

use super::super::dialog::Dialog;
use super::super::dialog::choice::{ChoiceAction, DistrictChoice, DistrictChoiceRow};
use super::super::dialog::spec::DialogSpec;
use super::super::{Model, Step};
use super::path_purpose::{FoundSnapshot, PathPurpose};
use crate::store::Successor;
use crate::text::say;
use crate::ui::paint::{PLAIN, QUIET};
use crate::wording::history::moment_near;

/// The earlier states, the latest first, to choose one; `now`: how many operations the file holds.
#[must_use]
pub fn states(model: &Model, states: Vec<FoundSnapshot>, now: u64) -> Dialog {
    let w = &model.words;
    let row = |state: FoundSnapshot| {
        let when = state.found.changed.map(|at| at.format("%Y-%m-%d %H:%M").to_string());
        let next = match state.holds.as_ref().map(|holds| &holds.next) {
            None => w.say("state-locked"),
            Some(Successor::Nothing) => w.say("state-same"),
            Some(Successor::Merge(by)) => say!(w, "state-before-merge", by = by.as_str()),
            Some(Successor::Act(act)) => say!(w, "state-before-act", act = w.pick("act", act.code())),
            Some(Successor::Other) => w.say("state-before-restore"),
        };
        let holds = match &state.holds {
            Some(holds) => say!(w, "state-holds", n = holds.operations, now = now),
            None => w.say("state-locked-about"),
        };
        let lies = say!(w, "state-lies", path = state.found.path.display().to_string());
        DistrictChoiceRow {
            text: when.map(|at| moment_near(model, &at)).unwrap_or_else(|| w.say("value-none")),
            beside: next.into(),
            letter: None,
            warning: None,
            detail: vec![(holds, PLAIN), (lies, QUIET)],
            chosen: ChoiceAction::State(state.found.path),
        }
    };
    let rows = states.into_iter().map(row).collect();
    Dialog::Choice(DistrictChoice::new(w.say("state-title"), w.say("state-foot"), rows, 0))
}

/// The ways, to choose one.
#[must_use]
pub fn choose(model: &Model) -> Step {
    let w = &model.words;
    let row = |aim: PathPurpose| DistrictChoiceRow {
        chosen: ChoiceAction::Way(aim),
        letter: None,
        text: w.pick("way", aim.code()),
        beside: String::new().into(),
        warning: None,
        detail: vec![(w.pick("way-about", aim.code()), PLAIN)],
    };
    let rows = PathPurpose::ALL.map(row).into();
    Step::Ask(DialogSpec::list(w.say("way-title"), w.say("way-foot"), rows, 0))
}
