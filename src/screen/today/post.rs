//! Families in post-accompaniment on «Сегодня»: those whose closing names no end of it, and those that are visited still.

use ratatui::style::Style;

use super::entry::{TodayItem, unended_closing};
use crate::domain::Case;
use crate::norm::after::after;
use crate::screen::Model;
use crate::text::capitalised;
use crate::ui::paint::{LATE, PLAIN};
use crate::wording::{self, lacking};

/// The families whose closing is to name the end.
pub(super) fn unended(model: &Model) -> Vec<TodayItem> {
    let found = model.left.unended.iter().filter_map(|(case, ..)| model.closed_left.get(*case));
    found.map(|case| TodayItem::Closed(case.family.id)).collect()
}

/// The families of the chosen curators that are in post-accompaniment and have no visit of the day, the nearest end first.
pub(super) fn running(model: &Model) -> Vec<TodayItem> {
    let is_looked_at = |case: &&Case| model.curator_filter.holds(model.staff.curator_of(case, model.today));
    let is_visited = |case: &&Case| {
        case.appointments.iter().any(|a| a.on == model.today)
            || case.contacts.iter().any(|c| c.kind.is_visit() && c.on == model.today)
    };
    let mut found: Vec<&Case> = model.after().filter(is_looked_at).filter(|c| !is_visited(c)).collect();
    found.sort_by_key(|case| (case.post_accompaniment(model.today), &case.family.title));
    found.into_iter().map(|case| TodayItem::Closed(case.family.id)).collect()
}

/// The mark of the line of such a family, and what it says: until when it is visited, or that the end is to be written.
pub(super) fn said(model: &Model, case: &Case) -> Option<((&'static str, Style), String)> {
    if unended_closing(model, case.family.id).is_some() {
        return Some((("!", LATE), wording::due::left(&model.words, &model.words.say("late-after"))));
    }
    Some(((" ", PLAIN), lacking::after(model, &after(model.ground(), case)?)))
}

/// The state of the post-accompaniment as a sentence of the pane.
pub(super) fn sentence(model: &Model, case: &Case) -> Option<String> {
    Some(capitalised(&lacking::after(model, &after(model.ground(), case)?)))
}
