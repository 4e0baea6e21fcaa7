//! The question before something typed would be lost, of every form. The harmless answer is first and marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::keymap::Command;
use crate::ui::{Context, buttons};

/// The answers, by the ids of their labels.
type AnswerLabels = [&'static str; 3];

/// The question, open or not.
#[derive(Clone, Debug)]
pub struct DiscardQuestion {
    labels: AnswerLabels,
    /// The answer marked; `None`: nothing is asked.
    at: Option<usize>,
}

/// What a command answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiscardAnswer {
    /// Nothing yet, or to stay in the form.
    Stay,
    /// To save what was typed.
    Save,
    /// To throw it away.
    Discard,
}

impl DiscardQuestion {
    /// The question of a small window.
    pub const OF_WINDOW: DiscardQuestion =
        DiscardQuestion { labels: ["entry-return", "form-save", "form-discard"], at: None };
    /// The question of a form that fills the screen.
    pub const OF_FORM: DiscardQuestion =
        DiscardQuestion { labels: ["entry-return", "entry-save", "entry-discard"], at: None };

    pub fn ask(&mut self) {
        self.at = Some(0);
    }

    /// Whether it is asked.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.at.is_some()
    }

    /// What a command means while it is asked; `None`: nothing is asked.
    pub fn update(&mut self, command: Command) -> Option<DiscardAnswer> {
        let at = self.at?;
        self.at = match command {
            Command::Back | Command::Accept | Command::Save => None,
            other => Some(buttons::turned(at, self.labels.len(), other)),
        };
        Some(match (command, at) {
            (Command::Save, _) | (Command::Accept, 1) => DiscardAnswer::Save,
            (Command::Accept, 2) => DiscardAnswer::Discard,
            _ => DiscardAnswer::Stay,
        })
    }

    /// Draws it over a form, if it is asked.
    pub fn view(&self, context: &impl Context, area: Rect, buf: &mut Buffer) {
        if let Some(at) = self.at {
            buttons::ask_leaving(context, self.labels, at, area, buf);
        }
    }
}
