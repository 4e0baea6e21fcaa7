//! Typing into a field, and taking from the list under it.

use super::rows::Row;
use super::slot::Slot;
use super::{Began, Entry, Pick, Stood, check, dependent_fields};
use crate::domain::schema::Type;
use crate::domain::value::Stored;
use crate::keymap::key::Named;
use crate::screen::{Heard, Key, Model, Step};
use crate::store::Reader;
use crate::text::say;
use crate::ui::editor::{Editor, Ends};
use crate::ui::focus::Came;

impl Entry {
    /// The next value of a fixed list, or the one before.
    pub(super) fn turn(&mut self, forward: bool) {
        let slot = &mut self.slots[self.focus.at()];
        let count = slot.offer.list.len();
        let at = slot.offer.list.iter().position(|o| Some(&o.code) == slot.code.as_ref());
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => count.saturating_sub(1),
            (Some(at), true) => (at + 1) % count.max(1),
            (Some(at), false) => (at + count.saturating_sub(1)) % count.max(1),
        };
        if let Some(option) = slot.offer.list.get(next).cloned() {
            slot.take(&option);
            self.stood = None;
        }
    }

    /// Shows everything that may be taken: the content of the field is no filter then.
    pub(super) fn open_all(&mut self) {
        let slot = &mut self.slots[self.focus.at()];
        let at = slot.offer.list.iter().position(|o| Some(&o.code) == slot.code.as_ref());
        if !slot.is_several() {
            let (text, code) = (std::mem::take(&mut slot.text), slot.code.take());
            self.stood.get_or_insert(Stood { text, code, by: Began::List });
        }
        self.pick = Pick::Open(at.unwrap_or(0));
    }

    /// The list shuts without anything being taken: the field has its former value again, unless other words were typed
    /// there.
    pub(super) fn shut(&mut self) {
        self.pick = Pick::Shut;
        let Some(stood) = self.stood.take() else { return };
        if let Some(slot) =
            self.slots.get_mut(self.focus.at()).filter(|s| s.code.is_none() && s.text.is_empty())
        {
            (slot.text, slot.code) = (stood.text, stood.code);
        }
    }

    /// One step back out of the list: the field has its former value again, and a fixed choice is what it was before
    /// other words were typed in its place. Own words that letters began stay.
    pub(super) fn out_of_list(&mut self) {
        if let (Some(stood), Some(slot)) = (&self.stood, self.slots.get_mut(self.focus.at()))
            && (stood.by == Began::List || slot.offer.is_closed)
        {
            slot.text = Editor::default();
        }
        self.shut();
    }

    /// «Как в прошлый раз»: what was entered last into this field, in whatever family; of a level, what the signs of this
    /// one speak for.
    pub(super) fn repeat(&mut self, model: &Model, reader: Reader<'_>) -> Step {
        if let Some(level) = check::proposed_at(self, self.focus.at(), model) {
            if let Some(slot) = self.slots.get_mut(self.focus.at()) {
                slot.show(model, &level.value());
                slot.fault = None;
            }
            (self.pick, self.stood) = (Pick::Shut, None);
            self.focus.touch();
            self.look(model);
            return Step::Stay;
        }
        let Some(slot) = self.slots.get_mut(self.focus.at()) else { return Step::Stay };
        let Some(part) = self.parts.get(slot.part) else { return Step::Stay };
        match reader.last_entered(part.kind, slot.field) {
            Ok(Some(value)) => {
                slot.show(model, &value);
                slot.fault = None;
                (self.pick, self.stood) = (Pick::Shut, None);
                self.focus.touch();
                Step::Stay
            }
            Ok(None) => Step::Say(model.words.say("entry-nothing-before")),
            Err(problem) => Step::Say(model.words.problem(&problem)),
        }
    }

    /// Takes the row; gives a sentence where that changes another field too.
    pub(super) fn take(&mut self, at: usize, model: &Model) -> Option<String> {
        let slot = self.slots.get_mut(self.focus.at())?;
        let row = slot.rows().get(at).map(|row| match row {
            Row::Own(_) => None,
            Row::Of(option) => Some((*option).clone()),
        });
        // Where no row is marked, a fixed list has nothing that fits: what is typed is reported as wrong.
        let taken = row?;
        (self.pick, self.stood) = (Pick::Shut, None);
        let option = taken?;
        slot.take(&option);
        let part = slot.part;
        let kind = dependent_fields::kind_taken(self, part, option.kind.as_deref()?)?;
        Some(say!(model.words, "entry-kind-taken", kind = kind))
    }

    /// Whether a letter typed now replaces the whole field: a day, a number, one of a fixed list, an untouched default.
    /// Text that a person wrote is added to.
    pub(super) fn is_replaced(&self, slot: &Slot) -> bool {
        let whole =
            slot.offer.is_closed || matches!(slot.field.ty, Type::Date | Type::Time | Type::Number(..));
        let offered = self.parts.get(slot.part).is_some_and(|p| p.known.is_none()) && !slot.is_changed();
        // A refused value stays to be corrected.
        let refused = slot.fault.as_ref().is_some_and(|fault| !fault.warns);
        let begins = self.focus.is_fresh() && !refused && !slot.offer.is_long && (whole || offered);
        !slot.text.is_empty() && (begins || slot.offer.is_closed && slot.code.is_some())
    }

    /// Takes typed or pasted text.
    pub fn type_text(&mut self, text: &str, model: &Model) -> Heard {
        if self.leaving.is_open() {
            return Heard::Nowhere;
        }
        let Some(slot) = self.slots.get(self.focus.at()) else { return Heard::Nowhere };
        // A blank before anything else opens the list.
        let is_whole = slot.text.is_empty() || slot.offer.is_closed && slot.code.is_some();
        if text == " " && is_whole && !slot.offer.list.is_empty() && self.focus.came() != Came::Refused {
            self.open_all();
            return Heard::Taken;
        }
        // The form opened on a choice that is made: what is typed is meant for its text.
        if self.focus.came() != Came::ByHand && slot.offer.is_closed && slot.code.is_some() {
            let Some(note) = self.slots.iter().position(|s| s.offer.is_long) else {
                self.focus.refuse();
                return Heard::Refused(model.words.say("entry-choice-how"));
            };
            self.go(note, model);
        }
        let replaced = self.slots.get(self.focus.at()).is_some_and(|slot| self.is_replaced(slot));
        let Some(slot) = self.slots.get_mut(self.focus.at()) else { return Heard::Nowhere };
        let code = slot.code.take();
        if replaced {
            let text = std::mem::take(&mut slot.text);
            self.stood.get_or_insert(Stood { text, code, by: Began::Letters });
        }
        self.focus.write();
        slot.text.insert(text, if slot.offer.is_long { Ends::Kept } else { Ends::Joined });
        slot.fault = None;
        self.filter();
        Heard::Taken
    }

    /// Takes Backspace, Delete and the like.
    pub fn edit(&mut self, key: Key) -> bool {
        let is_erasing = matches!(
            key.folded(),
            Key::Named(Named::Backspace | Named::Delete) | Key::Ctrl('w') | Key::Ctrl('u')
        );
        if self.leaving.is_open() || !is_erasing {
            return false;
        }
        let Some(slot) = self.slots.get_mut(self.focus.at()) else { return false };
        if slot.code.take().is_some() && slot.offer.is_closed {
            (slot.text, self.stood) = (Editor::default(), None);
        }
        slot.text.erase(key);
        slot.fault = None;
        self.focus.write();
        // What was typed over one of a fixed list is erased again: the field has that one as before.
        if slot.offer.is_closed && slot.text.is_empty() {
            self.shut();
        } else {
            self.filter();
        }
        true
    }

    /// The list follows what is typed.
    fn filter(&mut self) {
        let Some(slot) = self.slots.get(self.focus.at()) else { return };
        let offered = slot.rows().iter().any(|row| matches!(row, Row::Of(_)));
        let fits = !slot.offer.list.is_empty() && !slot.typed().is_empty() && offered;
        self.pick = if fits { Pick::Open(slot.marked()) } else { Pick::Shut };
    }
}
