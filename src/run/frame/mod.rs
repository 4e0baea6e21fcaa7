//! Frames on their way to the terminal: only what changed, in the fewest bytes, because a line may be slow.
//!
//! ```text
//! picture ─ Frames::next ─┬─ row by row ──────┐
//!                         └─ scrolled first ──┴─ the shorter of both ─ bytes
//! ```
//! `Frames` keeps what the terminal shows, cell by cell. So cells that stay can be printed again where that is shorter than
//! a move of the cursor, and a frame that equals the last one writes nothing. The escape sequences are those that xterm,
//! the Linux console, PuTTY, tmux and Windows Terminal have in common: no left and right margins, no repeated letters.

mod cursor;
mod encoder;
mod pen;
mod scroll;
mod width;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use encoder::FrameEncoder;

/// Bytes of a frame that no scrolling can make much shorter.
const SHORT: usize = 60;

/// What the terminal shows, and what it is to show next.
pub(super) struct Frames {
    shown: Buffer,
    next: Buffer,
    encoder: FrameEncoder,
    is_cursor_shown: bool,
}

impl Frames {
    /// Frames of a terminal of this size, whose content is unknown. `beginning` hides the cursor and goes before the first
    /// of them.
    pub(super) fn new(area: Rect, beginning: &[u8]) -> Frames {
        let mut frames = Frames {
            shown: Buffer::empty(area),
            next: Buffer::empty(area),
            encoder: FrameEncoder::default(),
            is_cursor_shown: false,
        };
        frames.encoder.put(beginning);
        frames.encoder.clear();
        frames
    }

    /// Fits the frames to a window whose content is unknown after its size has changed.
    pub(super) fn fit(&mut self, area: Rect) {
        self.shown = Buffer::empty(area);
        self.next = Buffer::empty(area);
        self.encoder.clear();
    }

    /// Fits the buffers to an area if it is another one than the last.
    pub(super) fn follow(&mut self, area: Rect) {
        if area != self.next.area {
            self.fit(area);
        }
    }

    /// Draws the next frame and returns the bytes that turn the last one into it; `picture` returns the position of the
    /// cursor, if it is shown.
    pub(super) fn next(&mut self, picture: impl FnOnce(Rect, &mut Buffer) -> Option<Position>) -> Vec<u8> {
        let area = self.next.area;
        self.next.reset();
        let cursor = picture(area, &mut self.next).filter(|at| area.contains(*at));
        let plain = self.encoder.frame(&self.shown, &self.next);
        let is_long = plain.len() > self.encoder.len() + SHORT;
        let shift = if is_long { scroll::best(&self.shown, &self.next) } else { None };
        let scrolled = shift.map(|shift| {
            let mut encoder = self.encoder.clone();
            encoder.scroll(shift);
            shift.apply(&mut self.shown);
            encoder.frame(&self.shown, &self.next)
        });
        self.encoder = match scrolled {
            Some(scrolled) if scrolled.len() < plain.len() => scrolled,
            _ => plain,
        };
        std::mem::swap(&mut self.shown, &mut self.next);
        match cursor {
            Some(at) => {
                self.encoder.go(at.x, at.y, &self.shown);
                self.show_cursor();
            }
            None => self.hide_cursor(),
        }
        self.encoder.take()
    }

    /// Shows the cursor (DECTCEM set), unless it is shown.
    fn show_cursor(&mut self) {
        if !std::mem::replace(&mut self.is_cursor_shown, true) {
            self.encoder.put(b"\x1b[?25h");
        }
    }

    /// Hides the cursor (DECTCEM reset), unless it is hidden.
    fn hide_cursor(&mut self) {
        if std::mem::replace(&mut self.is_cursor_shown, false) {
            self.encoder.put(b"\x1b[?25l");
        }
    }
}

#[cfg(test)]
mod tests;
