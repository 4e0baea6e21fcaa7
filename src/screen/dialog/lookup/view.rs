//! How the lookup is drawn: the line, those found with what was found in them, and the one under the cursor.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::domain::contact::Caller;
use crate::screen::Model;
use crate::screen::colour::level;
use crate::screen::dialog::lookup::{Lookup, LookupPurpose, LookupRow};
use crate::text::say;
use crate::ui::paint::{
    FOUND, LATE, PLAIN, QUIET, STRONG, boxed, middle, name_fit, put, put_right, rule, select, warning_fit,
};

/// From this width on the screen below is visible on both sides, this many columns of it in all.
const WIDE: u16 = 110;
const BESIDE: u16 = 20;

/// Lines of the list; the rest belongs to the family under the cursor.
pub(super) const LIST: usize = 6;

impl Lookup {
    /// Draws the lookup over a screen.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let w = &model.words;
        let area = Lookup::room(area);
        let title = match &self.purpose {
            LookupPurpose::Find => w.say("lookup-title"),
            LookupPurpose::Attach(_) => w.say("lookup-attach"),
            LookupPurpose::Join(_) => w.say("lookup-join"),
            LookupPurpose::Do(job) => say!(w, "job-which", what = job.said(model)),
        };
        let foot = w.say(match (&self.purpose, self.seen.is_some()) {
            (LookupPurpose::Find, false) if !self.calls.is_empty() => "lookup-foot-call",
            (LookupPurpose::Join(_), _) => "lookup-foot-join",
            (LookupPurpose::Do(_), true) => "lookup-foot-job",
            (LookupPurpose::Attach(_), true) => "lookup-foot-attach",
            (LookupPurpose::Find, true) => "lookup-foot",
            (LookupPurpose::Attach(_), false) => "lookup-foot-attach-none",
            (LookupPurpose::Do(_), false) => "lookup-foot-job-none",
            (LookupPurpose::Find, false) => "lookup-foot-none",
        });
        let inner = boxed(buf, area, &title, &foot);
        let caller = w.pick("caller", Caller::ALL[self.caller].code());
        // Nobody is on the phone while records are put in order.
        let calls = matches!(self.purpose, LookupPurpose::Find);
        let beside = if calls { say!(w, "lookup-caller", who = caller) } else { String::new() };
        let right = u16::try_from(beside.width()).unwrap_or(0);
        let room = inner.width.saturating_sub(right + 2);
        let cursor = self.input.draw_first(STRONG, Rect { width: room, height: 1, ..inner }, buf);
        put_right(buf, inner.x, inner.y, inner.width, &beside, QUIET);
        rule(buf, inner.x, inner.y + 1, inner.width);
        // The foot of the box is taken by keys: what is kept back is said on the line under what was typed.
        if self.sealed > 0 {
            let said = model.words.count("lookup-sealed", self.sealed);
            put(buf, inner.x, inner.y + 1, inner.width, &format!("{said} "), STRONG);
        }
        if model.is_past() {
            let said = format!(" {}", w.say("lookup-of-today"));
            put_right(buf, inner.x, inner.y + 1, inner.width, &said, QUIET);
        }
        // A short list leaves its room to the family.
        let lines = u16::try_from(self.rows.len()).unwrap_or(u16::MAX);
        let list = Rect { y: inner.y + 2, height: lines.min(inner.height.saturating_sub(3)), ..inner };
        if self.rows.is_empty() {
            let body = Rect { height: inner.height.saturating_sub(2), ..list };
            self.without_family(model, body, buf);
        } else {
            self.found(model, list, buf);
            rule(buf, inner.x, list.bottom(), inner.width);
            if let Some(seen) = &self.seen {
                let pane = Rect {
                    y: list.bottom() + 1,
                    height: inner.bottom().saturating_sub(list.bottom() + 1),
                    ..inner
                };
                let room = (usize::from(pane.width), usize::from(pane.height));
                let lines = seen.lines(model, Caller::ALL[self.caller], room);
                for (y, (line, style)) in (pane.top()..pane.bottom()).zip(lines) {
                    put(buf, pane.x, y, pane.width, &line, style);
                }
            }
        }
        Some(cursor)
    }

    /// Whether nothing of the screen below is visible.
    #[must_use]
    pub fn covers(area: Rect) -> bool {
        Lookup::room(area) == area
    }

    /// A narrow strip of the screen below is useless: only a wide terminal shows it.
    fn room(area: Rect) -> Rect {
        middle(area, if area.width < WIDE { area.width } else { WIDE - BESIDE }, area.height)
    }

    fn found(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        for (y, (i, row)) in (area.top()..area.bottom()).zip(self.rows.iter().enumerate()) {
            line(model, row, Rect { x: area.x + 1, y, width: area.width.saturating_sub(1), height: 1 }, buf);
            if self.from + i == self.cursor.at() {
                select(buf, Rect { y, height: 1, ..area });
            }
        }
        more(model, self.hits.len().saturating_sub(self.from + usize::from(area.height)), area, buf);
    }
}

/// How many rows follow those in sight, at the end of the last of them.
pub(super) fn more(model: &Model, count: usize, area: Rect, buf: &mut Buffer) {
    if count > 0 {
        // A blank parts it from the row that it covers.
        let said = format!(" {}", model.words.count("lookup-more", count));
        let width = u16::try_from(said.width()).unwrap_or(area.width).min(area.width);
        put_right(buf, area.right() - width, area.bottom() - 1, width, &said, QUIET);
    }
}

/// A family found: level, name, what was found, where it lives.
fn line(model: &Model, row: &LookupRow, area: Rect, buf: &mut Buffer) {
    let w = &model.words;
    let letter = w.level_letter(row.level);
    put(buf, area.x, area.y, 1, &letter, level(row.level));
    let (name_width, end) = (area.width * 2 / 7, area.right());
    let x = area.x + 2;
    let title = name_fit(&row.family.short, usize::from(name_width));
    let titled = row.marked.iter().find(|m| m.text == row.family.title);
    match titled {
        // The letters found are in the name itself, unless the short form has lost them.
        Some(m) => {
            let has = m.ranges.iter().all(|r| r.end <= common(&title, &m.text));
            marked(buf, x, area.y, name_width, if has { &title } else { &m.text }, &m.ranges);
        }
        None => {
            put(buf, x, area.y, name_width, &title, PLAIN);
        }
    }
    let mut x = x + name_width + 1;
    let others: Vec<_> = row.marked.iter().filter(|m| m.text != row.family.title).collect();
    for (i, m) in others.iter().enumerate() {
        if let Some(label) = m.label {
            x += put(buf, x, area.y, end.saturating_sub(x), &w.say(label), QUIET) + 1;
        }
        x += marked(buf, x, area.y, end.saturating_sub(x), &m.text, &m.ranges) + 1;
        // Whom an age is of may have been found by name before it.
        let is_named = |person: &&String| others[..i].iter().any(|before| before.text == **person);
        if let Some(person) = m.person.as_ref().filter(|person| !is_named(person)) {
            x += put(buf, x, area.y, end.saturating_sub(x), person, QUIET) + 1;
        }
    }
    if let Some(how) = row.how.filter(|h| !h.is_certain()) {
        x += put(buf, x, area.y, end.saturating_sub(x), &w.pick("lookup-by", how.code()), QUIET) + 1;
    }
    match &row.family.safety {
        Some(safety) => {
            let said = warning_fit(safety, usize::from(end.saturating_sub(x)));
            put(buf, x, area.y, end.saturating_sub(x), &said, LATE)
        }
        None => {
            let room = end.saturating_sub(x);
            put(buf, x, area.y, room, &w.address_fit(&row.family.address, usize::from(room)), QUIET)
        }
    };
}

/// How many bytes two texts begin alike with.
fn common(a: &str, b: &str) -> usize {
    a.char_indices().zip(b.chars()).find(|((_, x), y)| x != y).map_or(a.len().min(b.len()), |((i, _), _)| i)
}

/// A text with the letters that were found in weight: signs between them would make a name unreadable, and colour alone
/// shows nothing without colours. Gives the cells used.
fn marked(buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, ranges: &[Range<usize>]) -> u16 {
    let mut said: Vec<(String, Style)> = Vec::new();
    let mut at = 0;
    for range in ranges {
        let (Some(before), Some(found)) = (text.get(at..range.start), text.get(range.clone())) else {
            continue;
        };
        said.push((before.to_owned(), PLAIN));
        said.push((found.to_owned(), FOUND));
        at = range.end;
    }
    said.push((text.get(at..).unwrap_or_default().to_owned(), PLAIN));
    let mut used = 0;
    for (part, style) in said.iter().filter(|(p, _)| !p.is_empty()) {
        used += put(buf, x + used, y, width.saturating_sub(used), part, *style);
    }
    used
}
