//! Choosing another regulation: words, lists and norms change everywhere at once, and Ctrl+Z takes it back.

use chrono::NaiveDate;
use ratatui::style::Style;

use super::super::dialog::Dialog;
use super::super::dialog::choice::{ChoiceAction, DistrictChoice, DistrictChoiceRow};
use super::super::{Effect, Model, Step};
use crate::domain::district::District;
use crate::domain::{Act, Id};
use crate::record;
use crate::regulation::embedded;
use crate::regulation::file::Regulation;
use crate::text::{Words, say};
use crate::ui::paint::{LATE, PLAIN, QUIET};

/// The regulations there are, the one in force selected.
#[must_use]
pub fn dialog(model: &Model) -> Dialog {
    let mut at = 0;
    let mut rows = Vec::new();
    // A file of the build that cannot be read is reported by the command line; here the others remain available.
    for regulation in embedded::ids().filter_map(|id| embedded::regulation(id).ok().map(|r| (id, r))) {
        let (id, regulation) = regulation;
        if id == model.rules.regulation.id {
            at = rows.len();
        }
        rows.push(DistrictChoiceRow {
            chosen: ChoiceAction::Regulation(id),
            letter: None,
            text: regulation.title.clone(),
            beside: model.words.document_kind(&regulation).into(),
            warning: warning(&model.words, model.today, &regulation),
            detail: detail(&model.words, &regulation),
        });
    }
    let w = &model.words;
    Dialog::Choice(DistrictChoice::new(w.say("rules-title"), w.say("rules-foot"), rows, at))
}

/// What follows when one is chosen.
#[must_use]
pub fn choose(model: &Model, id: &str) -> Step {
    if id == model.rules.regulation.id {
        return Step::Back;
    }
    let record = record!(District { id: Id::DISTRICT, regulation: id });
    Step::Do(Effect::Record { act: Act::RegulationChosen, records: vec![record] })
}

/// «! не действует с 04.06.2020», or that there is a warning to read.
#[must_use]
pub fn warning(w: &Words, today: NaiveDate, regulation: &Regulation) -> Option<String> {
    let until: Option<NaiveDate> = regulation.valid_to.parse().ok();
    match until.filter(|d| *d < today) {
        Some(day) => Some(format!("! {}", say!(w, "rules-over", day = w.day(day)))),
        None => regulation.warning.as_ref().map(|_| "!".to_owned()),
    }
}

/// The warnings about the document that precede relying on it.
#[must_use]
pub fn detail(words: &Words, regulation: &Regulation) -> Vec<(String, Style)> {
    let mut lines = vec![(regulation.document.clone(), PLAIN)];
    lines.extend(regulation.warning.iter().map(|w| (format!("! {w}"), LATE)));
    lines.extend(borrowed(words, regulation).map(|b| (b, QUIET)));
    lines
}

/// What the document is silent about, and from whom it is taken.
fn borrowed(w: &Words, regulation: &Regulation) -> Option<String> {
    let borrow = regulation.borrow.as_ref()?;
    let parts = [(borrow.levels, "levels"), (borrow.durations, "durations"), (borrow.visits, "visits")];
    let what: Vec<String> =
        parts.iter().filter(|(taken, _)| *taken).map(|(_, code)| w.pick("rules-part", code)).collect();
    let lender = embedded::regulation(&borrow.from).map_or_else(|_| borrow.from.clone(), |r| r.title);
    Some(say!(w, "rules-borrowed", what = what.join(", "), from = lender))
}
