//! Whose families are looked at: the line that says so on every list of families, and the choice of a curator.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::choice::{ChoiceAction, DistrictChoiceRow};
use super::dialog::spec::DialogSpec;
use super::{Model, Step};
use crate::domain::schema::Kind;
use crate::model::CuratorFilter;
use crate::screen::entry::blank::EntryPurpose;
use crate::text::say;
use crate::ui::paint::{QUIET, headed};

/// A row of a list of curators.
#[must_use]
pub fn row(chosen: ChoiceAction, text: String, beside: String) -> DistrictChoiceRow {
    DistrictChoiceRow { chosen, letter: None, text, beside: beside.into(), warning: None, detail: Vec::new() }
}

/// The row that adds a curator.
#[must_use]
pub fn new_curator(model: &Model) -> DistrictChoiceRow {
    let said = model.words.say("whose-add");
    row(ChoiceAction::Blank(EntryPurpose::add(Kind::Curator, None)), said, String::new())
}

/// The choice: all, each curator, and those without one, with how many families each has today.
#[must_use]
pub fn choose(model: &Model) -> Step {
    let w = &model.words;
    let count = |filter: CuratorFilter| {
        let all = model.cases.iter().chain(&model.elsewhere);
        all.filter(|c| filter.holds(model.staff.curator_of(c, model.today))).count()
    };
    let mut choices = vec![(CuratorFilter::All, w.say("whose-all"))];
    choices.extend(model.staff.curators.iter().map(|c| (CuratorFilter::One(c.id), c.name.clone())));
    if count(CuratorFilter::Nobody) > 0 {
        choices.push((CuratorFilter::Nobody, w.say("whose-nobody")));
    }
    let at = choices.iter().position(|(filter, _)| *filter == model.curator_filter).unwrap_or(0);
    let mut rows: Vec<DistrictChoiceRow> = choices
        .into_iter()
        .map(|(filter, said)| {
            row(ChoiceAction::CuratorFilter(filter), said, w.count("families", count(filter)))
        })
        .collect();
    if !model.has_curators() {
        rows.push(new_curator(model));
    }
    Step::Ask(DialogSpec::list(w.say("whose-title"), w.say("whose-foot"), rows, at))
}

/// Everybody's families; asked again, the file's own curator's.
#[must_use]
pub fn everyone(model: &Model) -> Step {
    let own = CuratorFilter::own(&model.staff);
    if !model.has_curators() {
        return Step::Say(model.words.say("whose-one"));
    }
    match model.curator_filter {
        CuratorFilter::All if own == CuratorFilter::All => Step::Say(model.words.say("whose-already")),
        CuratorFilter::All => Step::CuratorFilter(own),
        _ => Step::CuratorFilter(CuratorFilter::All),
    }
}

/// The line under the tabs of a file with several curators.
pub fn view(model: &Model, area: Rect, buf: &mut Buffer) {
    let w = &model.words;
    let keys = w.say("whose-keys");
    let families = w.count("families", model.cases.len());
    let line = say!(w, "whose-said", whose = model.curator_filter_label(), families = families);
    headed(buf, area, &line, &keys, QUIET);
}
