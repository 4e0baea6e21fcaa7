//! What the fields of a form hold, to be kept while it is open and filled in again.

use serde::{Deserialize, Serialize};

use super::Form;
use super::field::FormField;
use crate::ui::editor::Editor;

/// The content of a field. Forms on the whole screen once kept it under other names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldDraft<K> {
    /// Its name: a newer program may ask for more fields, each finds its own.
    pub name: K,
    /// The text of a line or the place of a choice, as a number.
    #[serde(alias = "text")]
    pub value: String,
    /// The same as the form was opened.
    #[serde(alias = "begun", default)]
    pub opened: String,
    /// What is kept for a text taken from a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its label and what a person entered, for a program that has no such field; `None` where nothing was entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}

impl<K> FieldDraft<K> {
    /// What was entered, as a person reads it; `None` where nothing was.
    fn entered(self) -> Option<String> {
        if self.value == self.opened {
            return None;
        }
        self.said.or(Some(self.value).filter(|value| !value.is_empty()))
    }
}

/// What the fields of a form hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormDraft<K> {
    /// Its fields in their order.
    pub fields: Vec<FieldDraft<K>>,
    /// The focused field.
    pub focus: usize,
    /// The place in its line, in letters.
    pub cursor: usize,
}

/// A draft, as far as any version of the program lays it out: the fields of the form, or of the window.
#[derive(Deserialize)]
struct DraftLayout {
    #[serde(default)]
    fields: Vec<FieldDraft<serde_json::Value>>,
    held: Option<Box<DraftLayout>>,
}

/// What was entered in a form that this program cannot open, line by line.
#[must_use]
pub fn entered(draft: &str) -> Vec<String> {
    let fields = |layout: DraftLayout| layout.held.map_or(layout.fields, |held| held.fields);
    let layout = serde_json::from_str(draft).ok();
    layout.map(fields).into_iter().flatten().filter_map(FieldDraft::entered).collect()
}

impl<N: Copy + PartialEq> Form<N> {
    /// The fields that were changed, with their content, as «label: content».
    #[must_use]
    pub fn changed(&self) -> Vec<String> {
        self.fields.iter().filter(|f| f.is_changed()).map(|f| f.said(&f.text.value())).collect()
    }

    /// What the fields hold, to be kept under these names.
    #[must_use]
    pub fn held<K>(&self, named: impl Fn(&N) -> K) -> FormDraft<K> {
        let kept = |(i, field): (usize, &FormField<N>)| {
            // What a list was opened over is still meant.
            let former = self.former.as_ref().filter(|_| i == self.focus.at() && field.text.is_empty());
            let (value, code) = match former {
                Some(former) => (former.text.value(), former.code.clone()),
                None => (field.held(), field.code.clone()),
            };
            let code = code.filter(|_| !field.shape.is_choice());
            let shown = if field.shape.is_choice() { field.text.value() } else { value.clone() };
            let said = field.is_changed().then(|| field.said(&shown));
            FieldDraft { name: named(&field.name), value, opened: field.opened.clone(), code, said }
        };
        let fields = self.fields.iter().enumerate().map(kept).collect();
        let line = self.here().filter(|f| !f.shape.is_choice());
        FormDraft { fields, focus: self.focus.at(), cursor: line.map_or(0, |f| f.text.cursor()) }
    }

    /// Fills the form with what was kept of its fields; gives what was entered and has no field here, line by line. Of
    /// several fields of one name each finds its own, in order.
    pub fn fill<K: Clone>(&mut self, held: FormDraft<K>, is: impl Fn(&N, &K) -> bool) -> Vec<String> {
        let count = self.fields.len();
        let (mut unread, mut from, mut focus) = (Vec::new(), 0, None);
        let mut filled = vec![false; count];
        for (i, kept) in held.fields.into_iter().enumerate() {
            let fits = |at: &usize| !filled[*at] && is(&self.fields[*at].name, &kept.name);
            let Some(place) = (from..count).chain(0..from).find(fits) else {
                unread.extend(kept.entered());
                continue;
            };
            let cursor = (i == held.focus).then_some(held.cursor);
            (filled[place], from) = (true, place + 1);
            focus = focus.or(cursor.map(|_| place));
            if !self.fields[place].fill(kept.clone(), cursor) {
                unread.extend(kept.entered());
            }
        }
        self.lead(focus);
        self.focus.touch();
        unread
    }
}

impl<N> FormField<N> {
    /// «label: content».
    fn said(&self, content: &str) -> String {
        format!("{}: {content}", self.label)
    }

    /// Fills the field; gives whether what was kept can stand in it.
    fn fill<K>(&mut self, kept: FieldDraft<K>, cursor: Option<usize>) -> bool {
        self.opened = kept.opened;
        if self.shape.is_choice() {
            let place = self.offer.list.iter().position(|option| option.code == kept.value);
            return place.is_some_and(|place| self.choose(place));
        }
        let text = Editor::of(&kept.value);
        self.text = match cursor {
            Some(cursor) => text.at(cursor),
            None => text,
        };
        self.code = kept.code;
        true
    }
}
