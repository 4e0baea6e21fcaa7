//! A small form: lines to type in and choices, an error beside its field at once. The rule of typing is in
//! [`key_outcome`](super::key_outcome).

use chrono::{NaiveDate, NaiveTime};

use crate::domain::record;
use crate::keymap::Command;
use crate::keymap::key::Key;
use crate::keymap::key::Named;
use crate::text::{say, typed};
use crate::ui::Context;
use crate::ui::discard_question::{Answer, Leaving};
use crate::ui::editor::{Editor, Ends};
use crate::ui::field::{Field, Value};
use crate::ui::focus::{Came, Focus};
use crate::ui::key_outcome::Heard;
use crate::ui::prefix;

/// What is wrong, and where.
pub struct Fault<N> {
    pub field: N,
    /// The sentence.
    pub text: String,
}

/// A form; `N` are the names of its fields.
pub struct Form<N> {
    pub(super) title: String,
    pub(super) fields: Vec<Field<N>>,
    pub(super) focus: Focus,
    /// The typed beginning of an option, while a choice has the focus.
    pub(super) begun: String,
    pub(super) fault: Option<Fault<N>>,
    /// What the fields held when the form was opened.
    pub(super) opened: Vec<String>,
    /// Whether to leave what was typed.
    pub(super) leaving: Leaving,
}

/// What follows a command in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing but a new picture.
    Stay,
    /// What was typed is to be taken.
    Accept,
    /// The form closes.
    Leave,
}

impl<N: Copy + PartialEq> Form<N> {
    /// An empty form.
    #[must_use]
    pub fn new(title: String) -> Form<N> {
        Form {
            title,
            fields: Vec::new(),
            focus: Focus::default(),
            begun: String::new(),
            fault: None,
            opened: Vec::new(),
            leaving: Leaving::OF_WINDOW,
        }
    }

    /// Adds a line of free text. The form begins in the first of them.
    #[must_use]
    pub fn free(mut self, name: N, label: String, text: &str) -> Form<N> {
        if !self.fields.iter().any(|f| matches!(f.value, Value::Free(_))) {
            self.focus.lead(self.fields.len());
        }
        self.opened.push(text.to_owned());
        self.fields.push(Field { name, label, value: Value::Free(Editor::of(text)) });
        self
    }

    /// Adds a line for a day, an hour, a path, with what is proposed for it.
    #[must_use]
    pub fn line(mut self, name: N, label: String, text: &str) -> Form<N> {
        self.opened.push(text.to_owned());
        self.fields.push(Field { name, label, value: Value::Line(Editor::of(text)) });
        self
    }

    /// Adds a choice.
    #[must_use]
    pub fn choice(mut self, name: N, label: String, options: Vec<String>, at: usize) -> Form<N> {
        self.opened.push(at.to_string());
        self.fields.push(Field { name, label, value: Value::Choice { options, at } });
        self
    }

    /// Begins in this field.
    #[must_use]
    pub fn focused(mut self, field: N) -> Form<N> {
        self.go_to(field);
        self
    }

    pub fn go_to(&mut self, field: N) {
        self.lead(self.place(field));
    }

    /// The place of a field among those of the form.
    pub(super) fn place(&self, field: N) -> Option<usize> {
        self.fields.iter().position(|f| f.name == field)
    }

    fn field(&self, name: N) -> Option<&Field<N>> {
        self.fields.iter().find(|f| f.name == name)
    }

    /// The names of its fields, in their order on the screen.
    pub fn names(&self) -> impl Iterator<Item = N> {
        self.fields.iter().map(|f| f.name)
    }

    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The text of a line, cleaned; `None` if it is empty.
    #[must_use]
    pub fn text(&self, field: N) -> Option<String> {
        let input = self.field(field).and_then(Field::input)?;
        Some(record::clean(&input.value(), false)).filter(|t| !t.is_empty())
    }

    /// The text of a line just as it is there.
    #[must_use]
    pub fn typed(&self, field: N) -> String {
        let input = self.field(field).and_then(Field::input);
        input.map(Editor::value).unwrap_or_default()
    }

    /// What may be chosen; `None` of a line.
    #[must_use]
    pub fn options(&self, field: N) -> Option<&[String]> {
        match self.field(field).map(|f| &f.value) {
            Some(Value::Choice { options, .. }) => Some(options),
            _ => None,
        }
    }

    #[must_use]
    pub fn chosen(&self, field: N) -> usize {
        match self.field(field).map(|f| &f.value) {
            Some(Value::Choice { at, .. }) => *at,
            _ => 0,
        }
    }

    /// The day of a line, `None` if it is empty.
    ///
    /// # Errors
    /// If it is no day.
    pub fn day(&self, field: N, context: &impl Context) -> Result<Option<NaiveDate>, Fault<N>> {
        let Some(text) = self.text(field) else { return Ok(None) };
        match context.words().typed_day(&text, context.today()) {
            Some(day) => Ok(Some(day)),
            None => Err(Fault { field, text: context.words().no_day(&text, context.today()) }),
        }
    }

    /// The same of what has been: a weekday is the last such day.
    ///
    /// # Errors
    /// If it is no day.
    pub fn past_day(&self, field: N, context: &impl Context) -> Result<Option<NaiveDate>, Fault<N>> {
        let past = self.text(field).and_then(|text| context.words().typed_past(&text, context.today()));
        past.map_or_else(|| self.day(field, context), |day| Ok(Some(day)))
    }

    /// The time of a line, `None` if it is empty.
    ///
    /// # Errors
    /// If it is no time.
    pub fn time(&self, field: N, context: &impl Context) -> Result<Option<NaiveTime>, Fault<N>> {
        let Some(text) = self.text(field) else { return Ok(None) };
        typed::time(&text).map(Some).ok_or_else(|| Fault { field, text: context.words().say("fault-time") })
    }

    /// Shows an error and focuses its field. What was refused stays there to be corrected.
    pub fn fail(&mut self, fault: Fault<N>) {
        self.lead(self.place(fault.field));
        self.fault = Some(fault);
    }

    /// Whether the focused field has just been come to and holds a proposal: what is typed then takes its place. What was
    /// refused is no proposal.
    pub(super) fn is_proposing(&self) -> bool {
        let here = self.fields.get(self.focus.at());
        let refused = self.fault.as_ref().is_some_and(|fault| here.is_some_and(|f| f.name == fault.field));
        self.focus.is_fresh() && !refused && here.is_some_and(Field::is_proposal)
    }

    /// Moves the focus to a field; to the focused one again where there is no such field.
    pub(super) fn lead(&mut self, field: Option<usize>) {
        self.focus.lead(field.unwrap_or(self.focus.at()));
        self.begun.clear();
    }

    /// The fields with their places, and which of them has the focus.
    pub fn shown(&self) -> impl Iterator<Item = (&Field<N>, bool)> {
        self.fields.iter().enumerate().map(|(i, field)| (field, i == self.focus.at()))
    }

    /// Whether the last field has the focus.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.focus.at() + 1 >= self.fields.len()
    }

    /// Stays in the line it is in, at this letter: the text is corrected, not typed again.
    pub fn stay_at(&mut self, letter: usize) {
        self.focus.touch();
        if let Some(input) = self.fields.get_mut(self.focus.at()).and_then(Field::input_mut) {
            *input = std::mem::take(input).at(letter);
        }
    }

    /// Whether something was typed or chosen.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.fields.iter().map(Field::held).ne(self.opened.iter().cloned())
    }

    /// Whether it is asked what becomes of what was typed.
    #[must_use]
    pub fn is_leaving(&self) -> bool {
        self.leaving.is_open()
    }

    /// Moves between fields, in a line, or in a choice; asks before something typed would be lost.
    pub fn asked(&mut self, command: Command) -> Asked {
        if let Some(answer) = self.leaving.update(command) {
            return match answer {
                Answer::Stay => Asked::Stay,
                Answer::Save => Asked::Accept,
                Answer::Discard => Asked::Leave,
            };
        }
        self.focus.touch();
        match command {
            Command::Accept => return Asked::Accept,
            Command::Back if !self.is_changed() => return Asked::Leave,
            Command::Back => self.leaving.ask(),
            Command::NextPane | Command::PreviousPane => {
                self.focus.turn(command == Command::NextPane, self.fields.len());
                self.begun.clear();
            }
            _ => {
                self.begun.clear();
                if self.focus.came() == Came::Refused {
                    self.focus.write();
                }
                if let Some(field) = self.fields.get_mut(self.focus.at()) {
                    field.step(command);
                }
            }
        }
        Asked::Stay
    }

    /// Types a letter, or puts in a paste, by the rule of [`key_outcome`](super::key_outcome).
    pub fn type_text(&mut self, text: &str, context: &impl Context) -> Heard {
        if self.is_leaving() {
            return Heard::Nowhere;
        }
        let is_paste = text.chars().nth(1).is_some();
        if let Some(Value::Choice { options, at }) =
            self.fields.get_mut(self.focus.at()).map(|f| &mut f.value)
        {
            // A blank of a note typed without looking, whose letters were refused, chooses nothing.
            let is_note = self.focus.came() == Came::Refused;
            if text == " " && !is_note && prefix::option(options, &format!("{} ", self.begun)).is_none() {
                *at = (*at + 1) % options.len().max(1);
                self.begun.clear();
                return Heard::Taken;
            }
            let by_hand = self.focus.came() == Came::ByHand;
            if by_hand && !is_paste {
                let begun = format!("{}{text}", self.begun);
                let Some(found) = prefix::option(options, &begun) else {
                    return Heard::Refused(say!(context.words(), "choice-none", typed = begun));
                };
                (*at, self.begun) = (found, begun);
                self.fault = None;
                return Heard::Taken;
            }
            // The window opened on a choice: what is typed is meant for its text.
            let Some(line) = (if by_hand { None } else { self.first_line() }) else {
                if !by_hand {
                    self.focus.refuse();
                }
                return Heard::Refused(context.words().say(if is_paste {
                    "choice-paste"
                } else {
                    "choice-how"
                }));
            };
            self.lead(Some(line));
        }
        let replaced = self.is_proposing();
        self.fault = None;
        self.focus.write();
        let Some(field) = self.fields.get_mut(self.focus.at()) else { return Heard::Nowhere };
        let Some(input) = field.input_mut() else { return Heard::Nowhere };
        if replaced {
            *input = Editor::default();
        }
        input.insert(text, Ends::Joined);
        Heard::Taken
    }

    /// The first line of free text; where there is none, the first line.
    fn first_line(&self) -> Option<usize> {
        let free = self.fields.iter().position(|f| matches!(f.value, Value::Free(_)));
        free.or_else(|| self.fields.iter().position(|f| matches!(f.value, Value::Line(_))))
    }

    /// Takes Backspace and Delete.
    pub fn edit(&mut self, key: Key) -> Heard {
        if self.is_leaving() {
            return Heard::Nowhere;
        }
        let Some(field) = self.fields.get_mut(self.focus.at()) else { return Heard::Nowhere };
        match &mut field.value {
            Value::Free(input) | Value::Line(input) => {
                if !input.erase(key) {
                    return Heard::Nowhere;
                }
            }
            Value::Choice { options, at } => {
                let begun = &mut self.begun;
                if key != Key::Named(Named::Backspace) || begun.pop().is_none() {
                    return Heard::Nowhere;
                }
                *at = prefix::option(options, begun).unwrap_or(*at);
            }
        }
        self.fault = None;
        self.focus.touch();
        Heard::Taken
    }
}
