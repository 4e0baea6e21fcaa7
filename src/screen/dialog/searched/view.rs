//! How a searched text is drawn: the line of the search and the lines around the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::SearchedText;
use crate::domain::fold;
use crate::text::{Words, say};
use crate::ui::paint::{FOUND, PLAIN, QUIET, STRONG, put, put_right, select};

/// The mark before a paragraph.
const MARK: &str = "■";

impl SearchedText {
    /// Draws the line of the search, at its right the count of finds, or `how` while nothing is searched. Returns the
    /// position of the cursor.
    pub fn view_search(&self, how: &str, words: &Words, area: Rect, buf: &mut Buffer) -> Position {
        let beside = self.count(how, words);
        let right = u16::try_from(beside.width()).unwrap_or(0);
        let line = Rect { width: area.width.saturating_sub(right + 2), height: 1, ..area };
        let cursor = self.input.draw_first(STRONG, line, buf);
        put_right(buf, area.x, area.y, area.width, &beside, QUIET);
        cursor
    }

    /// How many paragraphs have what was typed, and which of them is under the cursor.
    fn count(&self, how: &str, words: &Words) -> String {
        if self.searched().is_empty() {
            return how.to_owned();
        }
        let found = self.found();
        match found.iter().position(|p| *p == self.at) {
            _ if found.is_empty() => words.say("document-nothing"),
            Some(at) => say!(words, "document-found", n = at + 1, all = found.len()),
            None => words.count("document-found-elsewhere", found.len()),
        }
    }

    /// Draws the lines around the paragraph under the cursor.
    pub fn view_text(&self, area: Rect, buf: &mut Buffer) {
        let asked: Vec<String> = self.asked().into_iter().flatten().collect();
        let width = usize::from(area.width.saturating_sub(3));
        let lines = self.layout.lines(&self.blocks, width);
        let seen = self.layout.seen(self.at, usize::from(area.height));
        for (y, line) in (area.y..area.bottom()).zip(seen) {
            let at = self.layout.paragraph(line);
            let block = &self.blocks[at];
            if block.is_marked && self.layout.of(at).start == line {
                put(buf, area.x + 1, y, 1, MARK, QUIET);
            }
            let style = if block.begins_chapter && block.text.width() < 2 * width { STRONG } else { PLAIN };
            put(buf, area.x + 3, y, area.width.saturating_sub(3), &lines[line], style);
            found_in(buf, area.x + 3, y, &lines[line], &asked);
            if at == self.at {
                select(buf, Rect { y, height: 1, width: 1, ..area });
            }
        }
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
