//! A text to read: «Почему», help, a note in full.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{PLAIN, boxed, middle, put, wrap};
use crate::keymap::Command;
use crate::text::Words;

/// What follows a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read<A> {
    /// Nothing but a new picture.
    Stay,
    /// The text closes.
    Close,
    /// The same explained as of the day before.
    Earlier(A),
    /// The same explained as of the day after.
    Later(A),
}

/// A text with a title.
pub struct Reading<A> {
    title: String,
    lines: Vec<(String, Style)>,
    top: usize,
    /// What it explains, where that can be asked as of another day.
    about: Option<A>,
    /// The greatest scroll position, known once it was drawn.
    last: Cell<usize>,
}

impl<A: Copy> Reading<A> {
    /// A text of these lines; long ones are wrapped when drawn.
    #[must_use]
    pub fn new(title: String, lines: Vec<(String, Style)>) -> Reading<A> {
        Reading { title, lines, top: 0, about: None, last: Cell::new(0) }
    }

    /// A text of plain lines.
    #[must_use]
    pub fn plain(title: String, lines: impl IntoIterator<Item = String>) -> Reading<A> {
        Reading::new(title, lines.into_iter().map(|l| (l, PLAIN)).collect())
    }

    /// A text that explains this: left and right ask it of the day before and after.
    #[must_use]
    pub fn about(self, about: A) -> Reading<A> {
        Reading { about: Some(about), ..self }
    }

    /// Scrolls, asks for another day, or closes.
    pub fn update(&mut self, command: Command) -> Read<A> {
        self.top = match command {
            Command::Back => return Read::Close,
            Command::Left => return self.about.map_or(Read::Stay, Read::Earlier),
            Command::Right => return self.about.map_or(Read::Stay, Read::Later),
            Command::Up => self.top.saturating_sub(1),
            Command::Down => self.top + 1,
            Command::PageUp => self.top.saturating_sub(15),
            Command::PageDown => self.top + 15,
            Command::First => 0,
            Command::Last => usize::MAX,
            _ => self.top,
        }
        .min(self.last.get());
        Read::Stay
    }

    /// Draws it as high as the text needs and the screen allows.
    pub fn view(&self, words: &Words, area: Rect, buf: &mut Buffer) {
        let width = 76.min(area.width.saturating_sub(2));
        let lines: Vec<(String, Style)> = self
            .lines
            .iter()
            .flat_map(|(line, style)| {
                wrap(line, usize::from(width.saturating_sub(4))).into_iter().map(|l| (l, *style))
            })
            .collect();
        let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height);
        let room = usize::from(height.saturating_sub(2));
        self.last.set(lines.len().saturating_sub(room));
        let top = self.top.min(self.last.get());
        let more = top + room < lines.len() || top > 0;
        let mut foot = words.say(if more { "reading-foot-more" } else { "reading-foot" });
        if self.about.is_some() {
            foot = format!("{} ─ {foot}", words.say("reading-foot-days"));
        }
        let inner = boxed(buf, middle(area, width, height), &self.title, &foot);
        for (y, (line, style)) in (inner.y..).zip(lines.iter().skip(top).take(room)) {
            put(buf, inner.x, y, inner.width, line, *style);
        }
    }
}
