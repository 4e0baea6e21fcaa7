//! The picture of the application: the frame, the screen, the dialog over it, the sentence below.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{App, frame};
use crate::screen::{Screen, curator_filter};
use crate::ui::paint;

impl App {
    /// Draws everything as it is.
    pub(super) fn picture(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        if !frame::fits(area) {
            frame::too_small(&self.model.words, area, buf);
            return None;
        }
        let mut body = Rect { y: area.y + 1, height: area.height - 3, ..area };
        body = self.lesson.view(&self.model.words, body, buf);
        let lists = self.stack.last().is_some_and(Screen::lists_families);
        if self.model.has_curators() && lists {
            curator_filter::view(&self.model, body, buf);
            body = Rect { y: body.y + 1, height: body.height - 1, ..body };
        }
        let tab = self.stack.first().and_then(Screen::tab);
        frame::tabs(&self.model, tab, area, buf);
        // What a dialog hides wholly is not drawn: over a slow line each letter of a lookup counts.
        let hidden = self.dialog.as_ref().is_some_and(|d| d.covers(body));
        let seen = self.stack.last().filter(|_| !hidden);
        // A notice of several lines lies over the last ones: neither the row under the cursor nor what a window says of it
        // may be among them.
        let covered =
            self.notice.as_deref().map_or(0, |n| frame::notice_lines(n, area).len().saturating_sub(1));
        let covered = u16::try_from(covered).unwrap_or(0).min(body.height / 2);
        let free = Rect { height: body.height - covered, ..body };
        let mut cursor = seen.and_then(|s| s.view(&self.model, free, buf));
        // What keys do on the screen is not said while a dialog takes them: it says so itself.
        let open = self.stack.last().filter(|_| self.dialog.is_none());
        let said = |s: &Screen| match self.model.is_other_day() {
            true => self.model.words.say("status-elsewhen"),
            false => s.status(&self.model),
        };
        let status = open.map(said).unwrap_or_default();
        frame::status(&status, area, buf);
        let lacks = match &self.dialog {
            Some(dialog) => dialog.lacks(),
            None => open.and_then(Screen::lacks),
        };
        frame::bar_of(&self.model, self.scope(), lacks, area, buf);
        let below: Vec<Position> =
            if self.dialog.is_some() { paint::marks(buf).collect() } else { Vec::new() };
        if let Some(dialog) = &self.dialog {
            cursor = dialog.view(&self.model, free, buf);
        }
        if let Some(notice) = &self.notice {
            frame::notice(notice, area, buf);
        }
        if let Some(busy) = &self.busy {
            frame::busy(busy, area, buf);
            return None;
        }
        // Readers of the screen follow the cursor of the terminal: where no text is typed, it is at the selected row.
        cursor.or_else(|| paint::marks(buf).find(|mark| !below.contains(mark)))
    }
}
