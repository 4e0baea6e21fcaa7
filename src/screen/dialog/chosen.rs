//! What follows the row that was chosen from a list of the district.

use super::choice::Chosen;
use super::erasure_order::Asked;
use super::spec::Spec;
use crate::paper::Paper;
use crate::screen::card::section::Section;
use crate::screen::exchange::path_purpose::PathPurpose;
use crate::screen::{Effect, Step};

impl Chosen {
    /// The step that follows.
    #[must_use]
    pub fn step(self) -> Step {
        match self {
            Chosen::Family(family) => Step::Card(family),
            Chosen::Case(family) => Step::Section(family, Section::Path),
            Chosen::Blank(blank) => Step::Fill(blank),
            Chosen::Week => Step::Ask(Spec::Week),
            Chosen::Look(look) => Step::Look(look),
            Chosen::Remedy(change) => Step::Remedy(change),
            Chosen::CuratorFilter(filter) => Step::CuratorFilter(filter),
            Chosen::HandTo(what, to) => Step::Ask(Spec::HandOver(what, to)),
            Chosen::Sitting(id, doing) => Step::Ask(Spec::Sitting(id, doing)),
            Chosen::Way(aim) => Step::Do(Effect::Seek(aim)),
            Chosen::State(path) => Step::Do(Effect::Carry { aim: PathPurpose::Restore, path: Some(path) }),
            Chosen::Passphrase(own) => Step::Ask(Spec::Passphrase(own)),
            Chosen::LossSheet(path, sheet) => {
                Step::Do(Effect::Paper { path, name: None, paper: Paper::Docx(sheet) })
            }
            Chosen::Erase(subject) => Step::Ask(Spec::Erase(Asked::one(subject))),
            Chosen::Discard => Step::Ask(Spec::Discard),
            Chosen::Regulation(id) => Step::Regulation(id),
            Chosen::ListColumn(key, label) => Step::ListColumn(key, label),
            Chosen::ListColumnIs(key, column) => Step::ListColumnIs(key, column),
            Chosen::ListTurn(turn) => Step::ListTurn(turn),
        }
    }
}
