//! A question with buttons before something is done that one may not have meant.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{boxed, middle, put};
use super::sheet::PlainSheet;
use super::{Context, WidgetReply, buttons};
use crate::keymap::Command;

pub struct ButtonQuestion<T> {
    title: String,
    text: PlainSheet,
    labels: Vec<String>,
    answers: Vec<Option<T>>,
    at: usize,
    top: usize,
    /// The greatest scroll position, known once it was drawn.
    last: Cell<usize>,
}

impl<T: Clone> ButtonQuestion<T> {
    /// A question with what is to be known before it is answered, the button that does nothing, and those that do
    /// something.
    #[must_use]
    pub fn new(
        title: String,
        text: PlainSheet,
        harmless: String,
        others: Vec<(String, T)>,
    ) -> ButtonQuestion<T> {
        let (mut labels, mut answers) = (vec![harmless], vec![None]);
        for (label, answer) in others {
            labels.push(label);
            answers.push(Some(answer));
        }
        ButtonQuestion { title, text, labels, answers, at: 0, top: 0, last: Cell::new(0) }
    }

    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// With the button marked that does something: where nothing can be lost by it.
    #[must_use]
    pub fn ready(self) -> ButtonQuestion<T> {
        ButtonQuestion { at: 1.min(self.labels.len() - 1), ..self }
    }

    /// Marks a button, scrolls, answers.
    pub fn update(&mut self, command: Command) -> WidgetReply<T> {
        match command {
            Command::Back => return WidgetReply::Close,
            Command::Accept => {
                return self
                    .answers
                    .get(self.at)
                    .cloned()
                    .flatten()
                    .map_or(WidgetReply::Close, WidgetReply::Take);
            }
            Command::PageDown => self.top = (self.top + 10).min(self.last.get()),
            Command::PageUp => self.top = self.top.saturating_sub(10),
            other => self.at = buttons::turned(self.at, self.labels.len(), other),
        }
        WidgetReply::Stay
    }

    /// Draws it as high as the text needs and the screen allows; the buttons are always visible.
    pub fn view(&self, context: &impl Context, area: Rect, buf: &mut Buffer) {
        let width = 76.min(area.width.saturating_sub(2));
        let inside = width.saturating_sub(4);
        let lines = self.text.lines(inside);
        let below = buttons::height(&self.labels, inside) + 1;
        let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(below + 2);
        let height = wanted.min(area.height);
        let room = usize::from(height.saturating_sub(below + 2));
        self.last.set(lines.len().saturating_sub(room));
        let top = self.top.min(self.last.get());
        let foot = if lines.len() > room { "question-foot-more" } else { "entry-leaving-foot" };
        let inner = boxed(buf, middle(area, width, height), &self.title, &context.words().say(foot));
        for (y, line) in (inner.y..).zip(lines.iter().skip(top).take(room)) {
            put(buf, inner.x, y, inner.width, &line.text, line.style);
        }
        let y = inner.bottom().saturating_sub(below - 1);
        buttons::draw(&self.labels, self.at, Rect { y, height: below - 1, ..inner }, buf);
    }
}
