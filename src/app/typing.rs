//! Passes typed and pasted text to the window or screen on top, and reports what that refuses.

use super::App;
use crate::keymap::Scope;
use crate::screen::{Key, KeyOutcome, Model};
use crate::store::Reader;
use crate::text::{Lang, say};

impl App {
    /// Takes a paste as one edit.
    pub fn paste(&mut self, text: &str, reader: Reader<'_>) {
        if self.is_cramped {
            return;
        }
        self.notice = None;
        let text = &crate::ui::paste::text(text);
        let outcome = match (&mut self.dialog, self.stack.last_mut()) {
            (Some(dialog), _) => dialog.type_text(text, &self.model, reader),
            (None, Some(screen)) => screen.type_text(text, &self.model, reader),
            (None, None) => KeyOutcome::Nowhere,
        };
        self.show_outcome(outcome, |model| model.words.say("paste-nowhere"));
    }

    /// Reports input that could not be taken: nothing typed is dropped silently.
    fn show_outcome(&mut self, outcome: KeyOutcome, nowhere: impl FnOnce(&Model) -> String) {
        match outcome {
            KeyOutcome::Taken => {}
            KeyOutcome::Refused(why) => self.notice = Some(why),
            KeyOutcome::Nowhere => self.notice = Some(nowhere(&self.model)),
        }
    }

    pub(super) fn take_text(&mut self, key: Key, scope: Scope, reader: Reader<'_>) {
        let typed = match key {
            Key::Char(c) if scope.takes_text() => Some(c),
            _ => None,
        };
        let outcome = match (&mut self.dialog, self.stack.last_mut(), typed) {
            (Some(dialog), _, Some(c)) => dialog.type_text(&c.to_string(), &self.model, reader),
            (Some(dialog), _, None) => dialog.edit(key, &self.model, reader),
            (None, Some(screen), Some(c)) => screen.type_text(&c.to_string(), &self.model, reader),
            (None, Some(screen), None) => screen.edit(key, &self.model, reader),
            (None, None, _) => KeyOutcome::Nowhere,
        };
        let name = key.name(self.model.words.lang() == Lang::Ru);
        self.show_outcome(outcome, |model| say!(model.words, "key-nowhere", key = name));
    }
}
