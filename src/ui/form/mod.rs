//! The one form: lines to type in, choices, lists under a field, remarks beside it. It knows no family; the screen that opens it
//! says which fields there are, what is offered for them and what becomes of what was entered. Where what is typed goes
//! is said in [`key_outcome`](crate::ui::key_outcome).
//!
//! ```text
//! field    text, options, remark            offer, rows  what the list under it shows
//! step     commands: focus, list, leaving   typing       letters, pastes, Backspace
//! line     the one drawing and scrolling    window, page, plain: the frames around it
//! draft    what is kept of it while it is open   held  what was entered in it
//! ```

pub mod draft;
pub mod field;
pub mod focus;
mod held;
mod line;
mod list;
pub mod offer;
mod page;
mod plain;
mod remarks;
mod rows;
mod step;
mod typing;
mod values;
mod window;

use std::cell::Cell;

use self::field::{FormField, TypingMode};
use self::focus::Focus;
use self::offer::FieldOption;
use crate::ui::discard_question::DiscardQuestion;
use crate::ui::editor::Editor;

pub use self::step::{FocusMove, FormReply};
pub use self::values::FieldFault;

/// Where a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormLayout {
    /// In a window: Enter takes the whole, behind the last field comes the first.
    Window,
    /// On the whole screen: Enter goes from field to field, lists open under them.
    Page,
}

/// The list under the focused field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum PickList {
    /// Not shown.
    #[default]
    Shut,
    /// Shown, with this row marked.
    Open(usize),
}

/// The value of a field before its list was opened or other words were typed.
struct FormerValue {
    text: Editor,
    code: Option<String>,
    by: ReplaceCause,
}

/// What began to replace the value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReplaceCause {
    /// Its list was opened.
    List,
    /// Letters were typed.
    Letters,
}

/// The message of the keys of a form that Enter saves.
const SAVES: &str = "form-foot";

/// A form; `N` are the names of its fields.
pub struct Form<N> {
    manner: FormLayout,
    title: String,
    fields: Vec<FormField<N>>,
    /// The headings over the groups of fields.
    heads: Vec<String>,
    focus: Focus,
    /// The typed beginning of an option, while options side by side have the focus.
    begun: String,
    pick: PickList,
    former: Option<FormerValue>,
    /// The message of the keys that hold in a line.
    keys: &'static str,
    /// Whether to leave what was typed.
    leaving: DiscardQuestion,
    /// Whether it only says what is looked at: nothing typed would be lost.
    is_view: bool,
    top: Cell<usize>,
    /// The cells of a field, known once it was drawn.
    width: Cell<u16>,
    /// The rows that a page of the open list moves by, known once it was drawn.
    page: Cell<usize>,
}

impl<N: Copy + PartialEq> Form<N> {
    /// An empty form of a window.
    #[must_use]
    pub fn new(title: String) -> Form<N> {
        Form::of(FormLayout::Window, title, DiscardQuestion::OF_WINDOW)
    }

    /// An empty form that fills the screen.
    #[must_use]
    pub fn page(title: String) -> Form<N> {
        Form::of(FormLayout::Page, title, DiscardQuestion::OF_FORM)
    }

    fn of(manner: FormLayout, title: String, leaving: DiscardQuestion) -> Form<N> {
        Form {
            manner,
            title,
            fields: Vec::new(),
            heads: Vec::new(),
            focus: Focus::default(),
            begun: String::new(),
            pick: PickList::Shut,
            former: None,
            keys: SAVES,
            leaving,
            is_view: false,
            top: Cell::new(0),
            width: Cell::new(40),
            page: Cell::new(1),
        }
    }

    /// Says by this message what Enter does, where that is not to save.
    #[must_use]
    pub fn with_keys(self, keys: &'static str) -> Form<N> {
        Form { keys, ..self }
    }

    /// Only says what is looked at: it is left without a question.
    #[must_use]
    pub fn of_view(self) -> Form<N> {
        Form { is_view: true, ..self }
    }

    /// Adds a line of free text. The form begins in the first of them.
    #[must_use]
    pub fn free(mut self, name: N, label: String, text: &str) -> Form<N> {
        if !self.fields.iter().any(|f| f.shape == TypingMode::Free) {
            self.focus.lead(self.fields.len());
        }
        self.fields.push(FormField::new(name, label).with_text(TypingMode::Free, text));
        self
    }

    /// Adds a line for a day, an hour, a path, with what is proposed for it.
    #[must_use]
    pub fn line(mut self, name: N, label: String, text: &str) -> Form<N> {
        self.fields.push(FormField::new(name, label).with_text(TypingMode::Line, text));
        self
    }

    /// Adds a choice.
    #[must_use]
    pub fn choice(mut self, name: N, label: String, options: Vec<String>, at: usize) -> Form<N> {
        self.fields.push(FormField::new(name, label).with_row(options, at));
        self
    }

    /// Adds a choice that shows what is chosen alone; the first option is no choice.
    #[must_use]
    pub fn turn(mut self, name: N, label: String, options: Vec<String>, at: usize) -> Form<N> {
        let field = FormField::new(name, label).with_row(options, at);
        self.fields.push(FormField { shape: TypingMode::Turn, ..field });
        self
    }

    /// Offers other options for a choice; a change of what is chosen is not the user's.
    pub fn offer_choice(&mut self, name: N, options: Vec<FieldOption>, at: usize) {
        for field in self.fields.iter_mut().filter(|f| f.name == name) {
            let was_changed = field.is_changed();
            field.offer_choice(options.clone(), at);
            if !was_changed {
                field.begin();
            }
        }
    }

    /// The code of what is chosen.
    #[must_use]
    pub fn code(&self, name: N) -> Option<&str> {
        self.field(name).and_then(|f| f.code.as_deref())
    }

    /// Adds a group of fields from the place `at` on, with the heading over it.
    pub fn group(&mut self, head: String, fields: Vec<FormField<N>>, at: usize) {
        let group = self.heads.len();
        self.heads.push(head);
        self.fields.splice(at..at, fields.into_iter().map(|field| FormField { group, ..field }));
    }

    /// Drops the groups from this one on, with their fields.
    pub fn drop_groups(&mut self, from: usize) {
        self.heads.truncate(from);
        self.fields.retain(|f| f.group < from);
        if self.focus.at() >= self.fields.len() {
            self.focus.go(self.fields.len().saturating_sub(1));
        }
    }

    /// Begins in this field.
    #[must_use]
    pub fn focused(mut self, field: N) -> Form<N> {
        self.go_to(field);
        self
    }

    /// Leads to this field.
    pub fn go_to(&mut self, field: N) {
        self.lead(self.place(field));
    }

    /// The place of a field among those of the form.
    #[must_use]
    pub fn place(&self, field: N) -> Option<usize> {
        self.fields.iter().position(|f| f.name == field)
    }

    fn field(&self, name: N) -> Option<&FormField<N>> {
        self.fields.iter().find(|f| f.name == name)
    }

    /// The fields in their order on the screen.
    #[must_use]
    pub fn fields(&self) -> &[FormField<N>] {
        &self.fields
    }

    /// The fields, to be filled by what follows from other fields.
    pub fn fields_mut(&mut self) -> &mut [FormField<N>] {
        &mut self.fields
    }

    /// The names of its fields, in their order on the screen.
    pub fn names(&self) -> impl Iterator<Item = N> {
        self.fields.iter().map(|f| f.name)
    }

    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Gives it another title.
    pub fn set_title(&mut self, title: String) {
        self.title = title;
    }

    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// The focus, to be moved.
    pub fn focus_mut(&mut self) -> &mut Focus {
        &mut self.focus
    }

    /// The focused field.
    #[must_use]
    pub fn here(&self) -> Option<&FormField<N>> {
        self.fields.get(self.focus.at())
    }

    /// The focused field, to be changed.
    pub fn here_mut(&mut self) -> Option<&mut FormField<N>> {
        self.fields.get_mut(self.focus.at())
    }

    /// The typed beginning of an option, while it chooses one.
    #[must_use]
    pub fn begun(&self) -> &str {
        &self.begun
    }

    /// Whether a letter typed now replaces the whole field. A refused value stays to be corrected.
    #[must_use]
    pub fn is_replaced(&self, field: &FormField<N>) -> bool {
        let gives_way = match field.shape {
            TypingMode::Row | TypingMode::Turn => return false,
            TypingMode::Free => false,
            TypingMode::Proposed => !field.is_changed(),
            TypingMode::Line => true,
        };
        let begins = self.focus.is_fresh() && !field.is_refused() && gives_way;
        !field.text.is_empty() && (begins || field.is_chosen())
    }

    /// Moves the focus to a field; to the focused one again where there is no such field.
    fn lead(&mut self, field: Option<usize>) {
        self.focus.lead(field.unwrap_or(self.focus.at()));
        self.begun.clear();
    }

    /// The fields with their places, and which of them has the focus.
    pub fn shown(&self) -> impl Iterator<Item = (&FormField<N>, bool)> {
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
        if let Some(field) = self.here_mut() {
            field.text = std::mem::take(&mut field.text).at(letter);
        }
    }

    /// Whether it is asked what becomes of what was typed.
    #[must_use]
    pub fn is_leaving(&self) -> bool {
        self.leaving.is_open()
    }
}
