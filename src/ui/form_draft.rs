//! What the fields of a small form hold, to be kept while it is open and filled in again.

use serde::{Deserialize, Serialize};

use crate::ui::editor::Editor;
use crate::ui::field::{Field, Value};
use crate::ui::form::Form;

/// The content of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept<N> {
    /// Its name: a newer program may ask for more fields, each finds its own.
    pub name: N,
    /// The text of a line or the place of a choice, as a number.
    pub value: String,
    /// The same as the form was opened.
    pub opened: String,
}

/// What the fields of a form hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held<N> {
    /// Its fields in their order.
    pub fields: Vec<Kept<N>>,
    /// The focused field.
    pub focus: usize,
    /// The place in its line, in letters.
    pub cursor: usize,
}

impl<N: Copy + PartialEq> Form<N> {
    /// The fields that were changed, with their content, as «label: content».
    #[must_use]
    pub fn changed(&self) -> Vec<String> {
        let changed = self.fields.iter().zip(&self.opened).filter(|(f, opened)| f.held() != **opened);
        changed.map(|(field, _)| format!("{}: {}", field.label, field.said())).collect()
    }

    /// What the fields hold, to be kept.
    #[must_use]
    pub fn held(&self) -> Held<N> {
        let cursor = self.fields.get(self.focus.at()).and_then(Field::input).map_or(0, Editor::cursor);
        let kept = |(field, opened): (&Field<N>, &String)| Kept {
            name: field.name,
            value: field.held(),
            opened: opened.clone(),
        };
        let fields = self.fields.iter().zip(&self.opened).map(kept).collect();
        Held { fields, focus: self.focus.at(), cursor }
    }

    /// Fills the form with what was kept of its fields; gives whether everything that was kept has its field.
    #[must_use]
    pub fn fill(&mut self, held: Held<N>) -> bool {
        let mut whole = true;
        let focus = held.fields.get(held.focus).and_then(|kept| self.place(kept.name));
        for Kept { name, value, opened } in held.fields {
            let Some(place) = self.place(name) else {
                whole &= value == opened;
                continue;
            };
            match &mut self.fields[place].value {
                Value::Free(input) | Value::Line(input) => {
                    let end = value.chars().count();
                    let cursor = if focus == Some(place) { held.cursor.min(end) } else { end };
                    *input = Editor::of(&value).at(cursor);
                }
                Value::Choice { options, at } => match value.parse() {
                    Ok(place) if place < options.len() => *at = place,
                    _ => whole = false,
                },
            }
            self.opened[place] = opened;
        }
        self.lead(focus);
        self.focus.touch();
        whole
    }
}
