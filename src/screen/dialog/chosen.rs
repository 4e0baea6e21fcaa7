//! What follows the row that was chosen from a list of the district.

use super::choice::ChoiceAction;
use super::erasure_order::ErasureRequest;
use super::spec::DialogSpec;
use crate::paper::PreparedPaper;
use crate::screen::card::section::CardSection;
use crate::screen::exchange::path_purpose::PathPurpose;
use crate::screen::{Effect, Step};

impl ChoiceAction {
    /// The step that follows.
    #[must_use]
    pub fn step(self) -> Step {
        match self {
            ChoiceAction::Family(family) => Step::Card(family),
            ChoiceAction::Case(family) => Step::Section(family, CardSection::Path),
            ChoiceAction::Blank(blank) => Step::Fill(blank),
            ChoiceAction::Week => Step::Ask(DialogSpec::Week),
            ChoiceAction::Look(look) => Step::Look(look),
            ChoiceAction::Remedy(change) => Step::Remedy(change),
            ChoiceAction::CuratorFilter(filter) => Step::CuratorFilter(filter),
            ChoiceAction::HandTo(what, to) => Step::Ask(DialogSpec::HandOver(what, to)),
            ChoiceAction::Sitting(id, doing) => Step::Ask(DialogSpec::Sitting(id, doing)),
            ChoiceAction::Way(aim) => Step::Do(Effect::Seek(aim)),
            ChoiceAction::State(path) => {
                Step::Do(Effect::Carry { aim: PathPurpose::Restore, path: Some(path) })
            }
            ChoiceAction::Passphrase(own) => Step::Ask(DialogSpec::Passphrase(own)),
            ChoiceAction::LossSheet(path, sheet) => {
                Step::Do(Effect::Paper { path, name: None, paper: PreparedPaper::Docx(sheet) })
            }
            ChoiceAction::Erase(subject) => Step::Ask(DialogSpec::Erase(ErasureRequest::one(subject))),
            ChoiceAction::Discard => Step::Ask(DialogSpec::Discard),
            ChoiceAction::Regulation(id) => Step::Regulation(id),
            ChoiceAction::ListColumn(key, label) => Step::ListColumn(key, label),
            ChoiceAction::ListColumnIs(key, column) => Step::ListColumnIs(key, column),
            ChoiceAction::ListTurn(turn) => Step::ListTurn(turn),
        }
    }
}
