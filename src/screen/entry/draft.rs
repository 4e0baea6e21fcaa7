//! What is kept of a form while it is open: enough to have it again, to the letter, after the program was killed.

use serde::{Deserialize, Serialize};

use super::slot::Slot;
use super::{Entry, covered, intake};
use crate::domain::UserError;
use crate::screen::Model;
use crate::screen::entry::blank::Blank;
use crate::store::Reader;
use crate::ui::editor::Editor;

/// A form as it is kept.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Draft {
    blank: Blank,
    children: usize,
    focus: usize,
    cursor: usize,
    fields: Vec<Kept>,
}

/// A field as it is kept.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    name: String,
    text: String,
    /// What it began with: a child was entered if anything differs from it.
    #[serde(default)]
    begun: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
}

impl Entry {
    /// The draft; `None` while nothing differs from what the file has.
    #[must_use]
    pub fn draft(&self) -> Option<String> {
        if !self.is_changed() {
            return None;
        }
        // What a list was opened over is still meant.
        let meant = |i: usize, s: &Slot| match &self.stood {
            Some(stood) if i == self.focus.at() && s.text.is_empty() => {
                (stood.text.value(), stood.code.clone())
            }
            _ => (s.text.value(), s.code.clone()),
        };
        let kept = |(i, s): (usize, &Slot)| {
            let (text, code) = meant(i, s);
            Kept { name: s.field.name.code().to_owned(), text, begun: s.begun.clone(), code }
        };
        let draft = Draft {
            blank: self.blank.clone(),
            children: self.parts.iter().filter(|p| p.hinge == Some("first_name")).count(),
            focus: self.focus.at(),
            cursor: self.slots.get(self.focus.at()).map_or(0, |s| s.text.cursor()),
            fields: self.slots.iter().enumerate().map(kept).collect(),
        };
        serde_json::to_string(&draft).ok()
    }

    /// Its title and what was entered in it, line by line.
    #[must_use]
    pub fn summary(&self) -> (String, Vec<String>) {
        let changed = self.slots.iter().filter(|s| s.is_changed());
        let said = changed.map(|s| format!("{}: {}", s.label, s.text.value())).collect();
        (self.title.clone(), said)
    }

    /// Opens the form of a draft as it was left.
    ///
    /// # Errors
    /// If it is no draft of this program, or what it was about is in the file no more.
    pub fn reopen(draft: &str, model: &Model, reader: Reader<'_>) -> Result<Entry, UserError> {
        let draft: Draft =
            serde_json::from_str(draft).map_err(|e| UserError::new("draft-unreadable").because(e))?;
        let mut entry = Entry::open(draft.blank, model, reader)?;
        intake::with_children(&mut entry, model, draft.children.min(30));
        // A newer program may ask for more fields: each finds its own, in order.
        let mut from = 0;
        for kept in draft.fields {
            let place = |entry: &Entry| entry.slots.iter().skip(from).position(|s| s.field.name == kept.name);
            let mut found = place(&entry);
            // Below a decision comes what it covers, as soon as it is known.
            if found.is_none() {
                covered::follow(&mut entry, model);
                found = place(&entry);
            }
            let Some(place) = found.map(|i| from + i) else { continue };
            let slot = &mut entry.slots[place];
            (slot.text, slot.begun, slot.code) = (Editor::of(&kept.text), kept.begun, kept.code);
            from = place + 1;
        }
        entry.focus.go(draft.focus.min(entry.slots.len().saturating_sub(1)));
        entry.focus.touch();
        if let Some(slot) = entry.slots.get_mut(entry.focus.at()) {
            slot.text = std::mem::take(&mut slot.text).at(draft.cursor);
        }
        intake::whom(&mut entry, model);
        entry.look(model);
        Ok(entry)
    }
}
