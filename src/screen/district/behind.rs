//! The families behind a number or a curator's line, and handing them over.

use super::super::dialog::Dialog;
use super::super::dialog::choice::{Choice, Chosen, Row};
use super::super::dialog::handover;
use super::super::{Desk, Step, colour};
use super::District;
use super::figures::{Figures, Topic};
use super::lines::Item;
use crate::domain::schema::Kind;
use crate::domain::{Case, CuratorId, Level, name};
use crate::norm::span;
use crate::screen::dialog::handed::What;
use crate::ui::choice::Beside;

impl District {
    /// All families of the curator under the cursor to another one; of another line nobody would know whose.
    pub(super) fn hand_over(&self, desk: &Desk) -> Step {
        match self.record_under_cursor() {
            Some((Kind::Curator, id)) => handover::ask(desk, What::AllOf(CuratorId(id))),
            _ => Step::Say(desk.words.say("handover-on-curator")),
        }
    }

    /// The families of a curator, what is late first.
    pub(super) fn families_of(&self, desk: &Desk, at: usize) -> Step {
        let Some(hers) = self.figures.as_ref().and_then(|f| f.curators.get(at)) else { return Step::Stay };
        let mut rows: Vec<(usize, Row)> = hers
            .families
            .iter()
            .filter_map(|(family, late)| {
                let case = desk.case(*family)?;
                let at = span::at(&span::spans(case, &desk.rules), desk.today).map(|s| s.level);
                Some((*late, family_row(desk, case, at)))
            })
            .collect();
        rows.sort_by_key(|(late, _)| std::cmp::Reverse(*late));
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
        if rows.is_empty() {
            return Step::Say(desk.words.say("district-nobody"));
        }
        let title = format!("{}: {}", name::short(&hers.name), rows.len());
        Step::ask(Dialog::Choice(Choice::new(title, desk.words.say("district-families-foot"), rows, 0)))
    }

    /// The families behind a number.
    pub(super) fn families(&self, desk: &Desk, topic: Topic) -> Step {
        let Some(figures) = &self.figures else { return Step::Stay };
        let rows: Vec<Row> =
            figures.behind(desk, topic).into_iter().filter_map(|place| row(desk, figures, place)).collect();
        if rows.is_empty() {
            return Step::Say(desk.words.say("district-nobody"));
        }
        let title = format!("{}: {}", self.selected().map(heading).unwrap_or_default(), rows.len());
        Step::ask(Dialog::Choice(Choice::new(title, desk.words.say("district-families-foot"), rows, 0)))
    }
}

/// What a list of families is called.
fn heading(item: &Item) -> String {
    let letters = if item.letters.is_empty() { String::new() } else { format!("{} ", item.letters) };
    format!("{letters}{}", item.name)
}

/// A family as a row of a list.
fn row(desk: &Desk, figures: &Figures, place: usize) -> Option<Row> {
    let case = figures.case(desk, place)?;
    Some(family_row(desk, case, desk.standings.get(place).and_then(|s| s.level)))
}

fn family_row(desk: &Desk, case: &Case, level: Option<Level>) -> Row {
    Row {
        chosen: Chosen::Family(case.family.id),
        letter: Some((
            desk.words.pick("level-letter", level.map_or("none", Level::code)),
            colour::level(level),
        )),
        text: case.family.short.clone(),
        beside: home(desk, case),
        warning: case.family.safety.as_ref().map(|s| format!("! {s}")),
        detail: Vec::new(),
    }
}

/// Widths in which an address is put into words, the widest first.
const HOMES: [usize; 6] = [60, 30, 24, 18, 14, 11];

/// Where the family lives, shorter and shorter: the house is kept.
fn home(desk: &Desk, case: &Case) -> Beside {
    let address = &case.family.address;
    Beside(HOMES.iter().map(|width| desk.words.address_fit(address, *width)).collect())
}
