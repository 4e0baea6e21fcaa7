//! Typing into a field, and taking from the list under it.

use super::text::Text;
use super::{Entry, Pick};
use crate::domain::schema::Type;
use crate::screen::key::Named;
use crate::screen::{Desk, Key, Step};
use crate::store::Reader;

impl Entry {
    /// The next value of a fixed list, or the one before.
    pub(super) fn turn(&mut self, forward: bool) {
        let slot = &mut self.slots[self.focus];
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
        }
    }

    /// Shows everything that may be taken: what stands in the field is no filter then.
    pub(super) fn open_all(&mut self) {
        let slot = &mut self.slots[self.focus];
        let at = slot.offer.list.iter().position(|o| Some(&o.code) == slot.code.as_ref());
        if slot.offer.is_closed || slot.code.is_some() {
            (slot.text, slot.code) = (Text::default(), None);
        }
        self.pick = Pick::Open(at.unwrap_or(0));
    }

    /// «Как в прошлый раз»: what was entered last into this field, in whatever family.
    pub(super) fn repeat(&mut self, desk: &Desk, reader: Reader<'_>) -> Step {
        let Some(slot) = self.slots.get_mut(self.focus) else { return Step::Stay };
        let Some(part) = self.parts.get(slot.part) else { return Step::Stay };
        match reader.last_entered(part.kind, slot.field) {
            Ok(Some(value)) => {
                slot.show(desk, &value);
                slot.fault = None;
                self.pick = Pick::Shut;
                self.fresh = false;
                Step::Stay
            }
            Ok(None) => Step::Say(desk.words.say("entry-nothing-before")),
            Err(problem) => Step::Say(desk.words.problem(&problem)),
        }
    }

    pub(super) fn take(&mut self, at: usize) {
        if let Some(slot) = self.slots.get_mut(self.focus)
            && let Some(option) = slot.fitting().get(at).map(|o| (*o).clone())
        {
            slot.take(&option);
        }
        self.pick = Pick::Shut;
    }

    /// Takes typed or pasted text.
    pub fn type_text(&mut self, text: &str) -> bool {
        let Some(slot) = self.slots.get_mut(self.focus).filter(|_| self.leaving.is_none()) else {
            return false;
        };
        // A blank before anything else opens the list.
        if text == " " && slot.text.is_empty() && !slot.offer.list.is_empty() {
            self.open_all();
            return true;
        }
        // A day, a number, one of a fixed list, an untouched default: who comes to it and types means another one.
        let whole =
            slot.offer.is_closed || matches!(slot.field.ty, Type::Date | Type::Time | Type::Number(..));
        let offered = self.parts.get(slot.part).is_some_and(|p| p.known.is_none()) && !slot.is_changed();
        if slot.code.take().is_some() && slot.offer.is_closed
            || self.fresh && !slot.offer.is_long && (whole || offered)
        {
            slot.text = Text::default();
        }
        self.fresh = false;
        slot.text.insert(text, slot.offer.is_long);
        slot.fault = None;
        self.filter();
        true
    }

    /// Takes Backspace, Delete and the like.
    pub fn edit(&mut self, key: Key) -> bool {
        let Some(slot) = self.slots.get_mut(self.focus).filter(|_| self.leaving.is_none()) else {
            return false;
        };
        if slot.code.take().is_some() && slot.offer.is_closed {
            slot.text = Text::default();
        }
        match key {
            Key::Named(Named::Backspace) => slot.text.backspace(),
            Key::Named(Named::Delete) => slot.text.delete(),
            Key::Ctrl('w') => slot.text.delete_word(),
            Key::Ctrl('u') => slot.text = Text::default(),
            _ => return false,
        }
        slot.fault = None;
        self.fresh = false;
        self.filter();
        true
    }

    /// The list follows what is typed.
    fn filter(&mut self) {
        let Some(slot) = self.slots.get(self.focus) else { return };
        let typed = slot.text.value();
        let typed =
            if slot.field.ty == Type::Texts { typed.rsplit(',').next().unwrap_or_default() } else { &typed };
        let fits = !slot.offer.list.is_empty() && !typed.trim().is_empty() && !slot.fitting().is_empty();
        self.pick = if fits { Pick::Open(0) } else { Pick::Shut };
    }
}
