//! The card as it is drawn: the head, the sections with their counts, the text of the visible one.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::{CardScreen, SectionCursor, head};
use crate::screen::Model;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, put, put_right, select, upright};
use crate::ui::sheet::SheetLine;

/// From this width on, the section «Сейчас» is shown beside every other one.
const WIDE: u16 = 112;

/// Digits of a count for which there is always room: the tenth record of a section moves nothing.
const DIGITS: usize = 2;

impl CardScreen {
    /// Draws the screen.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let Some(facts) = &self.facts else {
            put(
                buf,
                area.x + 3,
                area.y + 1,
                area.width.saturating_sub(4),
                &model.words.say("card-gone"),
                QUIET,
            );
            return None;
        };
        let used = head::view(model, facts, area, buf);
        let body = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
        let list = self.list_width();
        self.list(Rect { width: list, ..body }, buf);
        upright(buf, body.x + list, body.y, body.height);
        let aside = if area.width >= WIDE { area.width * 3 / 10 } else { 0 };
        let text = Rect { x: body.x + list + 1, width: body.width.saturating_sub(list + 1 + aside), ..body };
        self.text(text, buf);
        if aside > 0 {
            // The people are beside «Сейчас» itself.
            let other = usize::from(self.at == 0);
            let pane = Rect { x: text.right() + 2, width: aside.saturating_sub(3), ..body };
            upright(buf, text.right(), body.y, body.height);
            let lines = self.sheets[other].lines(pane.width);
            for (y, line) in (pane.top()..pane.bottom()).zip(lines.iter()) {
                draw(line, Rect { y, height: 1, ..pane }, buf);
            }
        }
        None
    }

    fn list_width(&self) -> u16 {
        let widest = self
            .sheets
            .iter()
            .map(|s| s.name.width() + s.count.map_or(0, |n| n.to_string().len().max(DIGITS) + 1))
            .max();
        u16::try_from(widest.unwrap_or(0)).unwrap_or(20).min(20) + 4
    }

    /// The sections with their counts.
    fn list(&self, area: Rect, buf: &mut Buffer) {
        for (i, (y, sheet)) in (area.top()..area.bottom()).zip(&self.sheets).enumerate() {
            let here = i == self.at;
            let style = if here { STRONG } else { PLAIN };
            if sheet.late {
                put(buf, area.x, y, 1, "!", LATE);
            }
            if here {
                put(buf, area.x + 1, y, 1, "[", STRONG);
                put(buf, area.right() - 1, y, 1, "]", STRONG);
            }
            put(buf, area.x + 2, y, area.width - 3, &sheet.name, style);
            if let Some(n) = sheet.count {
                put_right(buf, area.x, y, area.width - 1, &n.to_string(), if n == 0 { QUIET } else { style });
            }
        }
    }

    fn text(&self, area: Rect, buf: &mut Buffer) {
        let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
        self.width.set(inner.width);
        let (Some(sheet), Some(place)) = (self.sheets.get(self.at), self.places.get(self.at)) else {
            return;
        };
        let lines = sheet.lines(inner.width);
        let height = usize::from(area.height);
        let here = sheet.lines_of(place.cursor.at(), inner.width);
        let top = place.scrolled(&here, lines.len(), height);
        for (y, i) in (area.top()..area.bottom()).zip(top..lines.len()) {
            draw(&lines[i], Rect { y, height: 1, ..inner }, buf);
            if here.contains(&i) && !place.cursor.is_empty() {
                select(buf, Rect { y, height: 1, ..area });
            }
        }
    }
}

impl SectionCursor {
    /// The first visible line of `len`: scrolled as little as shows the record under the cursor, or as much of it as the window
    /// holds; the heading over the first one is visible with it.
    fn scrolled(&self, here: &Range<usize>, len: usize, height: usize) -> usize {
        let ends = here.end.saturating_sub(height);
        let headed = self.cursor.at() == 0 && here.end <= height;
        let (least, most) = match here.len() > height {
            true => (here.start, ends),
            false => (ends, if headed { 0 } else { here.start }),
        };
        let top = self.top.get().min(len.saturating_sub(height)).clamp(least, most);
        self.top.set(top);
        self.height.set(height);
        top
    }
}

fn draw(line: &SheetLine, area: Rect, buf: &mut Buffer) {
    put(buf, area.x, area.y, area.width, &line.label, line.label_style);
    put(buf, area.x + line.indent, area.y, area.width.saturating_sub(line.indent), &line.text, line.style);
}
