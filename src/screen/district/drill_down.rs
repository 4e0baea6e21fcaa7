//! The families behind a number or a curator's line, and handing them over.

use super::super::dialog::choice::{ChoiceAction, DistrictChoiceRow};
use super::super::dialog::handover;
use super::super::dialog::spec::DialogSpec;
use super::super::{Model, Step, colour};
use super::DistrictScreen;
use super::figures::{DistrictFigures, DistrictTopic};
use super::lines::DistrictItem;
use crate::domain::schema::Kind;
use crate::domain::{Case, CuratorId, Level, name};
use crate::norm::span;
use crate::screen::dialog::handover_scope::HandoverScope;
use crate::ui::choice::FittedText;

impl DistrictScreen {
    /// All families of the curator under the cursor to another curator; other lines name no curator.
    pub(super) fn hand_over(&self, model: &Model) -> Step {
        match self.record_under_cursor() {
            Some((Kind::Curator, id)) => handover::ask(model, HandoverScope::AllOf(CuratorId(id))),
            _ => Step::Say(model.words.say("handover-on-curator")),
        }
    }

    /// The families of a curator, what is late first.
    pub(super) fn families_of(&self, model: &Model, at: usize) -> Step {
        let Some(curator) = self.figures.as_ref().and_then(|f| f.curators.get(at)) else { return Step::Stay };
        let mut rows: Vec<(usize, DistrictChoiceRow)> = curator
            .families
            .iter()
            .filter_map(|(family, late)| {
                let case = model.case(*family)?;
                let at = span::at(&span::spans(case, &model.rules), model.today).map(|s| s.level);
                Some((*late, family_row(model, case, at)))
            })
            .collect();
        rows.sort_by_key(|(late, _)| std::cmp::Reverse(*late));
        let rows: Vec<DistrictChoiceRow> = rows.into_iter().map(|(_, row)| row).collect();
        if rows.is_empty() {
            return Step::Say(model.words.say("district-nobody"));
        }
        let title = format!("{}: {}", name::short(&curator.name), rows.len());
        Step::Ask(DialogSpec::list(title, model.words.say("district-families-foot"), rows, 0))
    }

    /// The families behind a number.
    pub(super) fn families(&self, model: &Model, topic: DistrictTopic) -> Step {
        let Some(figures) = &self.figures else { return Step::Stay };
        let rows: Vec<DistrictChoiceRow> =
            figures.behind(model, topic).into_iter().filter_map(|place| row(model, figures, place)).collect();
        if rows.is_empty() {
            return Step::Say(model.words.say("district-nobody"));
        }
        let title = format!("{}: {}", self.selected().map(heading).unwrap_or_default(), rows.len());
        Step::Ask(DialogSpec::list(title, model.words.say("district-families-foot"), rows, 0))
    }
}

/// What a list of families is called.
fn heading(item: &DistrictItem) -> String {
    let letters = if item.letters.is_empty() { String::new() } else { format!("{} ", item.letters) };
    format!("{letters}{}", item.name)
}

/// A family as a row of a list.
fn row(model: &Model, figures: &DistrictFigures, place: usize) -> Option<DistrictChoiceRow> {
    let case = figures.case(model, place)?;
    Some(family_row(model, case, model.standings.get(place).and_then(|s| s.level)))
}

fn family_row(model: &Model, case: &Case, level: Option<Level>) -> DistrictChoiceRow {
    DistrictChoiceRow {
        chosen: ChoiceAction::Family(case.family.id),
        letter: Some((model.words.level_letter(level), colour::level(level))),
        text: case.family.short.clone(),
        beside: home(model, case),
        warning: case.family.safety.as_ref().map(|s| format!("! {s}")),
        detail: Vec::new(),
    }
}

/// Widths in which an address is put into words, the widest first.
const HOMES: [usize; 6] = [60, 30, 24, 18, 14, 11];

/// Where the family lives, shorter and shorter: the house is kept.
fn home(model: &Model, case: &Case) -> FittedText {
    let address = &case.family.address;
    FittedText(HOMES.iter().map(|width| model.words.address_fit(address, *width)).collect())
}
