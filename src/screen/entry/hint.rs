//! The text shown under a form: which keys its field takes, and what may be typed there.

use super::document_lists::listed;
use super::slot::EntryField;
use super::{EntryScreen, check};
use crate::domain::FieldName;
use crate::domain::schema::{FieldType, Kind};
use crate::regulation::RegulationList;
use crate::screen::{Command, Model};

impl EntryScreen {
    /// The line under the screen.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        let slot = self.form.here();
        if let Some(said) =
            slot.and_then(|s| self.deciding_said(s, model)).filter(|_| !self.form.is_listing())
        {
            return said;
        }
        let id = match (self.form.is_listing(), slot) {
            (true, Some(slot)) if slot.offer.is_closed => "status-entry-pick",
            (true, _) => "status-entry-offer",
            (_, Some(_)) if check::proposed_at(self, self.focus(), model).is_some() => "status-entry-level",
            (_, Some(slot)) if slot.offer.is_long => "status-entry-long",
            (_, Some(slot)) if slot.offer.is_closed && slot.offer.list.is_empty() => {
                match slot.name.field.ty {
                    FieldType::Ref(Kind::Sitting) => "status-entry-no-sitting",
                    _ => "status-entry-none",
                }
            }
            (_, Some(slot)) if slot.offer.is_closed => "status-entry-closed",
            (_, Some(slot)) if self.lacks_list(slot, model) && slot.offer.list.is_empty() => {
                "status-entry-no-list"
            }
            (_, Some(slot)) if self.lacks_list(slot, model) => "status-entry-no-list-used",
            (_, Some(slot)) if self.form.is_replaced(slot) => "status-entry-replaced",
            (_, Some(slot)) if !slot.offer.list.is_empty() => "status-entry-listed",
            (_, Some(slot)) if slot.name.field.name == FieldName::Born => "status-entry-born",
            (_, Some(slot)) if slot.name.field.ty == FieldType::Date => "status-entry-day",
            (_, Some(slot)) if slot.name.field.ty == FieldType::Phones => "status-entry-phones",
            _ => "status-entry",
        };
        model.words.say(id)
    }

    /// Whether the field takes a word of a list that the document does not have.
    fn lacks_list(&self, slot: &EntryField, model: &Model) -> bool {
        let kind = self.parts.get(slot.group).map(|p| p.kind);
        let field = slot.name.field.name;
        kind.is_some_and(|kind| {
            RegulationList::of(kind, field).is_some() && listed(&model.rules, kind, field).is_empty()
        })
    }

    /// The command of the bar that means nothing in this field: there is no list in it.
    #[must_use]
    pub fn lacks(&self) -> Option<Command> {
        let listed = self.form.here().is_some_and(|s| !s.offer.list.is_empty());
        (!listed).then_some(Command::Pick)
    }
}
