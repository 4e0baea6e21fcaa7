//! A text to read: «Почему», help, a note in full.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::StepDirection;
use super::paint::{boxed, mark, middle, put};
use super::sheet::PlainSheet;
use crate::keymap::Command;
use crate::text::Words;

/// What follows a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingReply<A> {
    /// Nothing but a new picture.
    Stay,
    /// The text closes.
    Close,
    /// The same explained as of the day before.
    Earlier(A),
    /// The same explained as of the day after.
    Later(A),
    /// The source that this line cites.
    Cited(usize),
}

/// A text with a title.
pub struct ReadingView<A> {
    title: String,
    text: PlainSheet,
    top: Cell<usize>,
    /// The line that cites a source and was chosen; `None`: the first one visible.
    chosen: Option<usize>,
    /// The visible lines, known once it was drawn.
    seen: Cell<(usize, usize)>,
    /// What it explains, where that can be asked as of another day.
    about: Option<A>,
    /// The greatest scroll position, known once it was drawn.
    last: Cell<usize>,
}

impl<A: Copy> ReadingView<A> {
    /// A text under this title.
    #[must_use]
    pub fn new(title: String, text: PlainSheet) -> ReadingView<A> {
        ReadingView {
            title,
            text,
            top: Cell::new(0),
            chosen: None,
            seen: Cell::new((0, usize::MAX)),
            about: None,
            last: Cell::new(0),
        }
    }

    /// A text of plain lines.
    #[must_use]
    pub fn plain(title: String, lines: impl IntoIterator<Item = String>) -> ReadingView<A> {
        let mut text = PlainSheet::default();
        for line in lines {
            text.line(line);
        }
        ReadingView::new(title, text)
    }

    /// A text that explains this: left and right ask it of the day before and after.
    #[must_use]
    pub fn about(self, about: A) -> ReadingView<A> {
        ReadingView { about: Some(about), ..self }
    }

    /// With more lines below.
    #[must_use]
    pub fn with_more(mut self, lines: PlainSheet) -> ReadingView<A> {
        self.text.append(lines);
        self
    }

    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its lines, before they are wrapped.
    pub fn lines(&self) -> impl Iterator<Item = &str> + Clone {
        self.text.texts()
    }

    /// Scrolls, asks for another day or for a source, or closes; `cited`: the lines that cite one.
    pub fn update(&mut self, command: Command, cited: &[usize]) -> ReadingReply<A> {
        let top = self.top.get();
        let top = match command {
            Command::Back => return ReadingReply::Close,
            Command::Left => return self.about.map_or(ReadingReply::Stay, ReadingReply::Earlier),
            Command::Right => return self.about.map_or(ReadingReply::Stay, ReadingReply::Later),
            Command::ReadDocument => {
                return self.source(cited).map_or(ReadingReply::Stay, ReadingReply::Cited);
            }
            Command::NextPane | Command::PreviousPane => {
                self.choose(cited, StepDirection::back_if(command == Command::PreviousPane));
                return ReadingReply::Stay;
            }
            Command::Up => top.saturating_sub(1),
            Command::Down => top + 1,
            Command::PageUp => top.saturating_sub(15),
            Command::PageDown => top + 15,
            Command::First => 0,
            Command::Last => usize::MAX,
            _ => top,
        };
        self.top.set(top.min(self.last.get()));
        ReadingReply::Stay
    }

    /// The line whose source is asked for: the one chosen, else the first one visible, else the first.
    fn source(&self, cited: &[usize]) -> Option<usize> {
        let (first, last) = self.seen.get();
        let visible = || cited.iter().find(|line| (first..=last).contains(*line));
        self.chosen.or_else(|| visible().or(cited.first()).copied())
    }

    /// Chooses the source after the one chosen or before it, and shows it.
    fn choose(&mut self, cited: &[usize], direction: StepDirection) {
        let here = self.source(cited).and_then(|line| cited.iter().position(|c| *c == line));
        if let Some(here) = here {
            let step = match direction {
                StepDirection::Forward => 1,
                StepDirection::Back => cited.len() - 1,
            };
            let next = (here + step) % cited.len();
            self.chosen = Some(cited[next]);
            self.top.set(cited[next]);
        }
    }

    /// Draws it as high as the text needs and the screen allows; `cited`: the lines that cite a source.
    pub fn view(&self, words: &Words, cited: &[usize], area: Rect, buf: &mut Buffer) {
        let width = 76.min(area.width.saturating_sub(2));
        let lines = self.text.lines(width.saturating_sub(4));
        let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height);
        let room = usize::from(height.saturating_sub(2));
        self.last.set(lines.len().saturating_sub(room));
        let top = self.top.get().min(self.last.get());
        let line = |row: usize| {
            lines.get(row.min(lines.len().saturating_sub(1))).and_then(|line| line.para).unwrap_or(0)
        };
        self.seen.set((line(top), line((top + room).saturating_sub(1))));
        let more = top + room < lines.len() || top > 0;
        let mut foot = words.say(if more { "reading-foot-more" } else { "reading-foot" });
        if self.about.is_some() {
            foot = format!("{} ─ {foot}", words.say("reading-foot-days"));
        }
        if cited.len() > 1 {
            foot = format!("{} ─ {foot}", words.say("reading-foot-sources"));
        }
        if !cited.is_empty() {
            foot = format!("{} ─ {foot}", words.say("reading-foot-source"));
        }
        let source = self.source(cited).filter(|_| cited.len() > 1);
        let inner = boxed(buf, middle(area, width, height), &self.title, &foot);
        for (y, line) in (inner.y..).zip(lines.iter().skip(top).take(room)) {
            put(buf, inner.x, y, inner.width, &line.text, line.style);
            if source.is_some() && line.para == source {
                mark(buf, inner.x.saturating_sub(1), y);
            }
        }
    }
}
