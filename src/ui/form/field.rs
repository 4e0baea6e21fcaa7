//! A field of a form: its text, what is offered for it, and the remark at it.

use super::offer::{FieldOption, FieldOptions, opt};
use crate::keymap::Command;
use crate::ui::StepDirection;
use crate::ui::editor::Editor;
use crate::ui::prefix;

/// What the first letter does to the value of a field that just got the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypingMode {
    /// Text that a person wrote is added to.
    Free,
    /// Text that was proposed is replaced whole, until it was changed.
    Proposed,
    /// A day, an hour, a number, a path is replaced whole.
    Line,
    /// The options stand side by side, and one of them is always chosen: the letter begins another.
    Row,
    /// One of the options is always chosen, and only that one is shown; the first of them is no choice.
    Turn,
}

impl TypingMode {
    /// Whether one of its options is always chosen, and nothing else can be typed.
    #[must_use]
    pub fn is_choice(self) -> bool {
        matches!(self, TypingMode::Row | TypingMode::Turn)
    }
}

/// The text shown at a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRemark {
    /// The sentence.
    pub text: String,
    /// Whether it only warns.
    pub warns: bool,
}

impl FieldRemark {
    /// Of what is refused.
    #[must_use]
    pub fn refusal(text: String) -> FieldRemark {
        FieldRemark { text, warns: false }
    }

    /// Of what is taken all the same.
    #[must_use]
    pub fn warning(text: String) -> FieldRemark {
        FieldRemark { text, warns: true }
    }
}

/// A field with its label.
#[derive(Clone, Debug)]
pub struct FormField<N> {
    pub name: N,
    /// What it is called on the screen.
    pub label: String,
    /// The group of fields it belongs to, among those of the form.
    pub group: usize,
    /// What the first letter does to the value.
    pub shape: TypingMode,
    /// What was typed or taken.
    pub text: Editor,
    /// What is kept for the text, while it is one taken from the list.
    pub code: Option<String>,
    pub offer: FieldOptions,
    /// What it held when the form was opened.
    pub opened: String,
    /// What an empty field says where it has not the focus.
    pub hollow: String,
    /// The text shown at it.
    pub remark: Option<FieldRemark>,
    /// Whether something must stand in it.
    pub needed: bool,
    /// Whether its group is left out while it is empty and nothing else of the group was entered.
    pub hinge: bool,
    /// Whether it only says what is looked at: leaving the form loses nothing of it.
    pub is_view: bool,
    /// Whether it was left once: before that nothing is said of what is missing.
    pub left: bool,
}

impl<N> FormField<N> {
    /// An empty field of free text.
    #[must_use]
    pub fn new(name: N, label: String) -> FormField<N> {
        FormField {
            name,
            label,
            group: 0,
            shape: TypingMode::Free,
            text: Editor::default(),
            code: None,
            offer: FieldOptions::default(),
            opened: String::new(),
            hollow: String::new(),
            remark: None,
            needed: false,
            hinge: false,
            is_view: false,
            left: false,
        }
    }

    /// A field of this shape that begins with a text.
    pub(super) fn with_text(self, shape: TypingMode, text: &str) -> FormField<N> {
        FormField { shape, text: Editor::of(text), opened: text.to_owned(), ..self }
    }

    /// Options side by side, the one at the place `at` chosen. Their codes are their places.
    pub(super) fn with_row(self, options: Vec<String>, at: usize) -> FormField<N> {
        let list = (0..).zip(&options).map(|(i, text): (usize, _)| opt(&i.to_string(), text)).collect();
        let offer = FieldOptions { list, is_closed: true, ..FieldOptions::default() };
        let mut field = FormField { shape: TypingMode::Row, offer, opened: at.to_string(), ..self };
        field.choose(at);
        field
    }

    /// Offers other options to choose one of; what is chosen stays where it is among them, else the one at `at` is.
    pub fn offer_choice(&mut self, options: Vec<FieldOption>, at: usize) {
        let stays = options.iter().position(|o| Some(&o.code) == self.code.as_ref());
        self.offer.list = options;
        self.choose(stays.unwrap_or(at));
    }

    /// Makes the present value the first one.
    pub fn begin(&mut self) {
        self.opened = self.held();
    }

    /// Whether its value differs from the first one.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.held().trim() != self.opened.trim()
    }

    /// Whether its value was refused.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.remark.as_ref().is_some_and(|remark| !remark.warns)
    }

    /// Whether something must stand in it that a person has to type, and nothing does yet.
    pub(super) fn awaits_text(&self) -> bool {
        let is_text = matches!(self.shape, TypingMode::Free | TypingMode::Proposed) && !self.offer.is_closed;
        self.needed && is_text && self.text.is_empty()
    }

    /// Whether one of a fixed list is chosen.
    #[must_use]
    pub fn is_chosen(&self) -> bool {
        self.offer.is_closed && self.code.is_some()
    }

    /// What it holds, to be kept: a text, or the place of what is chosen.
    pub(super) fn held(&self) -> String {
        match &self.code {
            Some(code) if self.shape.is_choice() => code.clone(),
            _ => self.text.value(),
        }
    }

    /// The place of what is chosen in the list.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.offer.list.iter().position(|o| Some(&o.code) == self.code.as_ref())
    }

    /// Takes this one of what is offered.
    pub fn take(&mut self, option: &FieldOption) {
        if self.offer.is_several {
            let typed = self.text.value();
            let before =
                typed.rsplit_once(',').map(|(before, _)| format!("{}, ", before.trim())).unwrap_or_default();
            self.text = Editor::of(&format!("{before}{}", option.text));
        } else {
            self.text = Editor::of(&option.text);
            self.code = Some(option.code.clone());
        }
    }

    /// Takes the option at this place; gives whether there is one.
    pub(super) fn choose(&mut self, at: usize) -> bool {
        let option = self.offer.list.get(at).cloned();
        if let Some(option) = &option {
            self.take(option);
        }
        option.is_some()
    }

    /// Whether `typed` begins a word of an option.
    pub(super) fn begins(&self, typed: &str) -> bool {
        self.begun_by(typed).is_some()
    }

    /// Takes the option of which `typed` begins a word; gives whether there is one.
    pub(super) fn choose_begun(&mut self, typed: &str) -> bool {
        self.begun_by(typed).is_some_and(|at| self.choose(at))
    }

    fn begun_by(&self, typed: &str) -> Option<usize> {
        let texts: Vec<String> = self.offer.list.iter().map(|o| o.text.clone()).collect();
        prefix::option(&texts, typed)
    }

    /// Takes the next option, or the one before; behind the last comes the first. Options that stand side by side end at
    /// the edges.
    pub(super) fn turn(&mut self, direction: StepDirection) {
        let count = self.offer.list.len();
        let next = match (self.chosen(), direction, self.shape) {
            (Some(at), StepDirection::Forward, TypingMode::Row) => (at + 1).min(count.saturating_sub(1)),
            (Some(at), StepDirection::Back, TypingMode::Row) => at.saturating_sub(1),
            (None, StepDirection::Forward, _) => 0,
            (None, StepDirection::Back, _) => count.saturating_sub(1),
            (Some(at), StepDirection::Forward, _) => (at + 1) % count.max(1),
            (Some(at), StepDirection::Back, _) => (at + count.saturating_sub(1)) % count.max(1),
        };
        self.choose(next);
    }

    /// Moves the cursor in the text, or to the first or the last option.
    pub(super) fn step(&mut self, command: Command) {
        match command {
            Command::First if self.shape.is_choice() => self.choose(0),
            Command::Last if self.shape.is_choice() => self.choose(self.offer.list.len().saturating_sub(1)),
            other => !self.shape.is_choice() && self.text.step(other),
        };
    }
}
