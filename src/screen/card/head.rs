//! The head of the card: who, where, how; shown over every section.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::now;
use crate::domain::Level;
use crate::model::facts::Facts;
use crate::screen::Model;
use crate::screen::colour::level;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, put, put_right, rule};

/// Lines it takes, the rule under it too.
pub const LINES: u16 = 4;

/// Who, where and how: the level's letter and the safety flag are visible in every section.
pub fn view(model: &Model, facts: &Facts, area: Rect, buf: &mut Buffer) {
    let w = &model.words;
    let (family, width) = (&facts.case.family, area.width.saturating_sub(2));
    let letter = w.pick("level-letter", facts.standing.level.map_or("none", Level::code));
    put(buf, area.x + 1, area.y, 1, &letter, level(facts.standing.level));
    let safety = family.safety.as_ref().map(|s| format!("! {s}")).unwrap_or_default();
    let flag = u16::try_from(safety.width()).unwrap_or(u16::MAX).min(width / 2);
    let room = width.saturating_sub(3 + flag);
    let called = if family.title.width() > usize::from(room) { &family.short } else { &family.title };
    put(buf, area.x + 3, area.y, room, called, STRONG);
    let x = area.right().saturating_sub(flag + 1);
    put(buf, x, area.y, flag, &safety, LATE);
    let conflict = |cell: &str| facts.in_conflict(family.id.0, cell);
    let mut address =
        [w.address(&family.address), family.address.access.clone().unwrap_or_default()].join(" · ");
    address = address.trim_matches([' ', '·']).to_owned();
    if address.is_empty() {
        put(buf, area.x + 3, area.y + 1, width, &w.say("card-no-address"), QUIET);
    }
    let mark = if conflict("address") || conflict("title") {
        format!("! {}", w.say("conflict"))
    } else {
        String::new()
    };
    let marked = u16::try_from(mark.width()).unwrap_or(0);
    put(buf, area.x + 3, area.y + 1, width.saturating_sub(3 + marked), &address, PLAIN);
    put_right(buf, area.x, area.y + 1, area.width - 1, &mark, LATE);
    let (said, late) = now::level_line(model, facts);
    let number = w.fill("family-number", &[("n", family.number().into())]);
    let kept = u16::try_from(number.width()).unwrap_or(u16::MAX).min(width / 3);
    put(buf, area.x + 3, area.y + 2, width.saturating_sub(3 + kept), &said, if late { LATE } else { PLAIN });
    put(buf, area.right().saturating_sub(kept + 1), area.y + 2, kept, &number, QUIET);
    rule(buf, area.x, area.y + 3, area.width);
}
