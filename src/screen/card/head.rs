//! The head of the card: who, where, how; shown over every section.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::now;
use crate::domain::FieldName;
use crate::domain::Kind;
use crate::model::facts::FamilyFacts;
use crate::screen::Model;
use crate::screen::colour::level;
use crate::text::say;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, put, put_right, rule, wrap_most};

/// A line of the head: its left and its right part.
type HeadRow = ((String, Style), (String, Style));

/// Draws who, where and how; gives the lines used. The level's letter and the safety flag are visible in every section.
pub fn view(model: &Model, facts: &FamilyFacts, area: Rect, buf: &mut Buffer) -> u16 {
    let w = &model.words;
    let family = &facts.case.family;
    let width = usize::from(area.width.saturating_sub(4));
    let mut rows = named(facts, width);
    let conflict = |field: FieldName| {
        Kind::Family.cell_of(field).is_some_and(|cell| facts.in_conflict(family.id.0, cell))
    };
    let marked = conflict(FieldName::Settlement) || conflict(FieldName::Title);
    let mark = if marked { format!("! {}", w.say("conflict")) } else { String::new() };
    let parts = [Some(w.address(&family.address)), family.address.access.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let address = match parts.is_empty() {
        true => (w.say("card-no-address"), QUIET),
        false => (parts.join(" · "), PLAIN),
    };
    rows.extend(wrapped(address, 3, (mark, LATE), width));
    let (said, late) = now::level_line(model, facts);
    let number = say!(w, "family-number", n = family.number());
    rows.extend(wrapped((said, if late { LATE } else { PLAIN }), 2, (number, QUIET), width));
    let letter = w.level_letter(facts.standing.level);
    put(buf, area.x + 1, area.y, 1, &letter, level(facts.standing.level));
    let mut y = area.y;
    for ((text, style), (beside, other)) in rows {
        put(buf, area.x + 3, y, area.width.saturating_sub(4), &text, style);
        put_right(buf, area.x + 3, y, area.width.saturating_sub(4), &beside, other);
        y += 1;
    }
    rule(buf, area.x, y, area.width);
    y + 1 - area.y
}

/// The name, and the safety flag beside it, or below where there is no room.
fn named(facts: &FamilyFacts, width: usize) -> Vec<HeadRow> {
    let family = &facts.case.family;
    let safety = family.safety.as_ref().map(|s| format!("! {s}")).unwrap_or_default();
    let beside = if safety.is_empty() { 0 } else { safety.width() + 2 };
    let fits = |title: &&&String| title.width() + beside <= width;
    if let Some(title) = [&family.title, &family.short].iter().find(fits) {
        return vec![(((*title).clone(), STRONG), (safety, LATE))];
    }
    let title = if family.title.width() <= width { &family.title } else { &family.short };
    let none = || (String::new(), PLAIN);
    let mut rows = wrapped((title.clone(), STRONG), 2, none(), width);
    if !safety.is_empty() {
        rows.extend(wrapped((safety, LATE), 3, none(), width));
    }
    rows
}

/// A text in at most `most` lines, the first of which leaves room for its right part.
fn wrapped(
    (text, style): (String, Style),
    most: usize,
    beside: (String, Style),
    width: usize,
) -> Vec<HeadRow> {
    let kept = if beside.0.is_empty() { 0 } else { beside.0.width() + 2 };
    let lines = wrap_most(&text, width.saturating_sub(kept), most);
    let rights = std::iter::once(beside).chain(std::iter::repeat((String::new(), PLAIN)));
    lines.into_iter().map(|line| (line, style)).zip(rights).collect()
}
