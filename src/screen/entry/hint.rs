//! The text shown under a form: which keys its field takes, and what may be typed there.

use super::slot::Slot;
use super::{Entry, Pick, check};
use crate::domain::schema::{Kind, Type};
use crate::screen::{Command, Model};

impl Entry {
    /// The line under the screen.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        let slot = self.slots.get(self.focus.at());
        if let Some(said) =
            slot.and_then(|s| self.deciding_said(s, model)).filter(|_| self.pick == Pick::Shut)
        {
            return said;
        }
        let id = match (self.pick, slot) {
            (Pick::Open(_), Some(slot)) if slot.offer.is_closed => "status-entry-pick",
            (Pick::Open(_), _) => "status-entry-offer",
            (_, Some(_)) if check::proposed_at(self, self.focus.at(), model).is_some() => {
                "status-entry-level"
            }
            (_, Some(slot)) if slot.offer.is_long => "status-entry-long",
            (_, Some(slot)) if slot.offer.is_closed => "status-entry-closed",
            (_, Some(slot)) if self.is_replaced(slot) => "status-entry-replaced",
            (_, Some(slot)) if !slot.offer.list.is_empty() => "status-entry-listed",
            (_, Some(slot)) if self.lacks_grounds(slot, model) => "status-entry-no-grounds",
            (_, Some(slot)) if slot.field.name == "born" => "status-entry-born",
            (_, Some(slot)) if slot.field.ty == Type::Date => "status-entry-day",
            (_, Some(slot)) if slot.field.ty == Type::Phones => "status-entry-phones",
            _ => "status-entry",
        };
        model.words.say(id)
    }

    /// Whether it is asked why a family is closed, of which the rules say nothing.
    fn lacks_grounds(&self, slot: &Slot, model: &Model) -> bool {
        let of_closing = self.parts.get(slot.part).is_some_and(|p| p.kind == Kind::Closing);
        of_closing && slot.field.name == "reason" && model.rules.regulation.closings.is_empty()
    }

    /// The command of the bar that means nothing in this field: there is no list in it.
    #[must_use]
    pub fn lacks(&self) -> Option<Command> {
        let listed = self.slots.get(self.focus.at()).is_some_and(|s| !s.offer.list.is_empty());
        (!listed).then_some(Command::Pick)
    }
}
