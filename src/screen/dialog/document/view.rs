//! How a document is drawn: the line of the search, the text, and what the program takes from the paragraph.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::DocumentReader;
use crate::screen::Model;
use crate::text::say;
use crate::ui::paint::{PLAIN, QUIET, STRONG, boxed, cut, middle, put, rule, titled, wrap};

/// The widest window: longer lines are hard to read.
pub(super) const WIDEST: u16 = 100;

impl DocumentReader {
    /// Draws the document; returns the position of the cursor.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let w = &model.words;
        let regulation = &self.document.regulation;
        let area = middle(area, WIDEST, area.height);
        let title =
            say!(w, "document-title", title = regulation.title.as_str(), kind = regulation.kind.as_str());
        let inner = boxed(buf, area, &title, &w.say("document-foot"));
        let cursor = self.text.view_search(&w.say("document-how"), w, inner, buf);
        let relation = w.document_relation(&model.rules, regulation);
        put(buf, inner.x, inner.y + 1, inner.width, &relation, QUIET);
        let head = Rect { y: inner.y + 2, height: 1, ..inner };
        titled(buf, head, self.text.chapter(), STRONG, "");
        let below = self.uses(model, usize::from(inner.width), usize::from(inner.height / 4).max(2));
        let foot = u16::try_from(below.len()).unwrap_or(0) + 1;
        let text = Rect { y: inner.y + 3, height: inner.height.saturating_sub(3 + foot), ..inner };
        self.text.view_text(text, buf);
        rule(buf, inner.x, text.bottom(), inner.width);
        for (y, line) in (text.bottom() + 1..inner.bottom()).zip(below) {
            put(buf, inner.x, y, inner.width, &line, PLAIN);
        }
        Some(cursor)
    }

    /// What the program takes from the paragraph under the cursor, in at most so many lines.
    fn uses(&self, model: &Model, width: usize, most: usize) -> Vec<String> {
        let w = &model.words;
        let uses =
            self.document.paragraphs.get(self.text.at()).map(|p| p.uses.as_slice()).unwrap_or_default();
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
