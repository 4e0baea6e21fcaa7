//! What is typed into a window.

use super::Dialog;
use crate::screen::{Key, KeyOutcome, Model};
use crate::store::Reader;

impl Dialog {
    /// Takes typed or pasted text.
    pub fn type_text(&mut self, text: &str, model: &Model, reader: Reader<'_>) -> KeyOutcome {
        match self {
            Dialog::Form(form, purpose) => {
                let outcome = form.type_text(text, model);
                purpose.follow(form, model);
                return outcome;
            }
            Dialog::Facets(facets) => return facets.type_text(text, model),
            Dialog::Menu(menu) => menu.type_text(text),
            Dialog::Path(path) => return path.type_text(text, model),
            Dialog::Passphrase(asked) => return asked.type_text(text),
            Dialog::Lookup(lookup) => lookup.type_text(text, model, reader),
            Dialog::Document(document) => document.type_text(text),
            Dialog::Guide(guide) => guide.type_text(text),
            Dialog::Choice(choice) => return choice.type_text(text),
            Dialog::Reading(_) | Dialog::Question(_) | Dialog::Join(_) => return KeyOutcome::Nowhere,
        }
        KeyOutcome::Taken
    }

    /// Takes Backspace, Delete and the like.
    pub fn edit(&mut self, key: Key, model: &Model, reader: Reader<'_>) -> KeyOutcome {
        match self {
            Dialog::Form(form, _) => form.edit(key),
            Dialog::Menu(menu) => menu.edit(key),
            Dialog::Path(path) => path.edit(key),
            Dialog::Passphrase(asked) => asked.edit(key),
            Dialog::Lookup(lookup) => lookup.edit(key, model, reader),
            Dialog::Document(document) => document.edit(key),
            Dialog::Guide(guide) => guide.edit(key),
            Dialog::Choice(choice) => choice.edit(key),
            Dialog::Facets(facets) => facets.edit(key),
            Dialog::Reading(_) | Dialog::Question(_) | Dialog::Join(_) => KeyOutcome::Nowhere,
        }
    }
}
