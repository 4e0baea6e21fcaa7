//! How a document is drawn: the line of the search, the text, and what the program takes from the paragraph.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::DocumentReader;
use crate::domain::fold;
use crate::screen::Model;
use crate::text::say;
use crate::ui::paint::{
    FOUND, PLAIN, QUIET, STRONG, boxed, cut, middle, put, put_right, rule, select, titled, wrap,
};

/// The widest window: longer lines are hard to read.
pub(super) const WIDEST: u16 = 100;

/// The mark of a paragraph that the program uses.
const USED: &str = "■";

impl DocumentReader {
    /// Draws the document; returns the position of the cursor.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let w = &model.words;
        let regulation = &self.document.regulation;
        let area = middle(area, WIDEST, area.height);
        let title =
            say!(w, "document-title", title = regulation.title.as_str(), kind = regulation.kind.as_str());
        let inner = boxed(buf, area, &title, &w.say("document-foot"));
        let beside = self.count(model);
        let right = u16::try_from(beside.width()).unwrap_or(0);
        let line = Rect { width: inner.width.saturating_sub(right + 2), height: 1, ..inner };
        let cursor = self.input.draw_first(STRONG, line, buf);
        put_right(buf, inner.x, inner.y, inner.width, &beside, QUIET);
        let relation = w.document_relation(&model.rules, regulation);
        put(buf, inner.x, inner.y + 1, inner.width, &relation, QUIET);
        let chapter = self.document.chapter_of(self.at).map(|p| p.text.clone()).unwrap_or_default();
        let head = Rect { y: inner.y + 2, height: 1, ..inner };
        titled(buf, head, &chapter, STRONG, "");
        let below = self.uses(model, usize::from(inner.width), usize::from(inner.height / 4).max(2));
        let foot = u16::try_from(below.len()).unwrap_or(0) + 1;
        let text = Rect { y: inner.y + 3, height: inner.height.saturating_sub(3 + foot), ..inner };
        self.text(text, buf);
        rule(buf, inner.x, text.bottom(), inner.width);
        for (y, line) in (text.bottom() + 1..inner.bottom()).zip(below) {
            put(buf, inner.x, y, inner.width, &line, PLAIN);
        }
        Some(cursor)
    }

    /// How many paragraphs have what was typed, and which of them is under the cursor.
    fn count(&self, model: &Model) -> String {
        let w = &model.words;
        if self.input.value().trim().is_empty() {
            return w.say("document-how");
        }
        let found = self.found();
        match found.iter().position(|p| *p == self.at) {
            _ if found.is_empty() => w.say("document-nothing"),
            Some(at) => say!(w, "document-found", n = at + 1, all = found.len()),
            None => w.count("document-found-elsewhere", found.len()),
        }
    }

    fn text(&self, area: Rect, buf: &mut Buffer) {
        let asked: Vec<String> = self.asked().into_iter().flatten().collect();
        let width = usize::from(area.width.saturating_sub(3));
        let lines = self.layout.lines(&self.document, width);
        let seen = self.layout.seen(self.at, usize::from(area.height));
        for (y, line) in (area.y..area.bottom()).zip(seen) {
            let at = self.layout.paragraph(line);
            let paragraph = &self.document.paragraphs[at];
            let begins = self.layout.of(at).start == line;
            if begins && !paragraph.uses.is_empty() {
                put(buf, area.x + 1, y, 1, USED, QUIET);
            }
            let style =
                if paragraph.begins_chapter && paragraph.text.width() < 2 * width { STRONG } else { PLAIN };
            put(buf, area.x + 3, y, area.width.saturating_sub(3), &lines[line], style);
            found_in(buf, area.x + 3, y, &lines[line], &asked);
            if at == self.at {
                select(buf, Rect { y, height: 1, width: 1, ..area });
            }
        }
    }

    /// What the program takes from the paragraph under the cursor, in at most so many lines.
    fn uses(&self, model: &Model, width: usize, most: usize) -> Vec<String> {
        let w = &model.words;
        let uses = self.document.paragraphs.get(self.at).map(|p| p.uses.as_slice()).unwrap_or_default();
        if uses.is_empty() {
            return vec![cut(&w.say("document-unused"), width)];
        }
        let said = |u| w.cited_use(&model.rules, &self.document.regulation, u);
        let mut lines: Vec<String> = uses.iter().flat_map(|u| wrap(&said(u), width)).collect();
        if lines.len() > most {
            let more = lines.len() - (most - 1);
            lines.truncate(most - 1);
            lines.push(w.count("document-more", more));
        }
        lines
    }
}

/// Marks the words of a drawn line that begin with what was typed.
fn found_in(buf: &mut Buffer, x: u16, y: u16, line: &str, asked: &[String]) {
    let mut from = 0;
    for word in line.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let start = from;
        from += word.len();
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let folded = fold::fold(bare);
        if !bare.is_empty() && asked.iter().any(|a| folded.starts_with(a.as_str())) {
            let right = u16::try_from(line[..start].width()).unwrap_or(u16::MAX);
            let width = u16::try_from(bare.width()).unwrap_or(0);
            put(buf, x.saturating_add(right), y, width, bare, FOUND);
        }
    }
}
