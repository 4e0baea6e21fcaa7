//! What the fields of a window's form say: a text, a choice, a day, an hour.

use chrono::{NaiveDate, NaiveTime};

use super::Form;
use super::field::FormField;
use crate::domain::clean;
use crate::text::typed;
use crate::ui::Context;
use crate::ui::editor::Editor;

/// What is wrong, and where.
pub struct FieldFault<N> {
    pub field: N,
    /// The sentence.
    pub text: String,
}

impl<N: Copy + PartialEq> Form<N> {
    fn line_of(&self, field: N) -> Option<&FormField<N>> {
        self.field(field).filter(|f| !f.shape.is_choice())
    }

    /// The text of a line, cleaned; `None` if it is empty.
    #[must_use]
    pub fn text(&self, field: N) -> Option<String> {
        let line = self.line_of(field)?;
        Some(clean::clean(&line.text.value(), clean::Lines::One)).filter(|t| !t.is_empty())
    }

    /// Proposes another text for a line: the first letter typed replaces it.
    pub fn propose(&mut self, field: N, text: &str) {
        self.put(field, text);
        self.lead(self.place(field));
    }

    /// Goes on with a text in a line: what is typed is added to it.
    pub fn go_on(&mut self, field: N, text: &str) {
        self.put(field, text);
        self.focus_mut().touch();
    }

    fn put(&mut self, field: N, text: &str) {
        self.forgive();
        if let Some(at) = self.place(field) {
            self.fields_mut()[at].text = Editor::of(text);
        }
    }

    /// The text of a line just as it is there.
    #[must_use]
    pub fn typed(&self, field: N) -> String {
        self.line_of(field).map(|line| line.text.value()).unwrap_or_default()
    }

    /// What may be chosen; `None` of a line.
    #[must_use]
    pub fn options(&self, field: N) -> Option<Vec<String>> {
        let row = self.field(field).filter(|f| f.shape.is_choice())?;
        Some(row.offer.list.iter().map(|o| o.text.clone()).collect())
    }

    #[must_use]
    pub fn chosen(&self, field: N) -> usize {
        self.field(field).and_then(FormField::chosen).unwrap_or(0)
    }

    /// The day of a line, `None` if it is empty.
    ///
    /// # Errors
    /// If it is no day.
    pub fn day(&self, field: N, context: &impl Context) -> Result<Option<NaiveDate>, FieldFault<N>> {
        let Some(text) = self.text(field) else { return Ok(None) };
        match context.words().typed_day(&text, context.today()) {
            Some(day) => Ok(Some(day)),
            None => Err(FieldFault { field, text: context.words().no_day(&text, context.today()) }),
        }
    }

    /// The same of what has been: a weekday is the last such day.
    ///
    /// # Errors
    /// If it is no day.
    pub fn past_day(&self, field: N, context: &impl Context) -> Result<Option<NaiveDate>, FieldFault<N>> {
        let Some(text) = self.text(field) else { return Ok(None) };
        match context.words().typed_past(&text, context.today()) {
            Some(day) => Ok(Some(day)),
            None => Err(FieldFault { field, text: context.words().no_past_day(&text, context.today()) }),
        }
    }

    /// The time of a line, `None` if it is empty.
    ///
    /// # Errors
    /// If it is no time.
    pub fn time(&self, field: N, context: &impl Context) -> Result<Option<NaiveTime>, FieldFault<N>> {
        let Some(text) = self.text(field) else { return Ok(None) };
        typed::time_alone(&text)
            .map(Some)
            .ok_or_else(|| FieldFault { field, text: context.words().say("fault-time") })
    }
}
