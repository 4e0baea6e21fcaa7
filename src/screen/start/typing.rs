//! What is typed into the windows of the start.

use super::{StartContext, StartPage, StartScreen};
use crate::keymap::key::Key;
use crate::screen::KeyOutcome;

impl StartScreen {
    /// Types or pastes into the focused line.
    pub fn type_text(&mut self, text: &str) -> KeyOutcome {
        if self.at == StartPage::Passphrase {
            return if self.passphrase.type_text(text) { KeyOutcome::Taken } else { KeyOutcome::Nowhere };
        }
        let here = StartContext(self.words.clone(), self.today);
        let outcome = self.form().map_or(KeyOutcome::Nowhere, |form| form.type_text(text, &here));
        self.changed(outcome)
    }

    /// Takes Backspace and Delete.
    pub fn edit(&mut self, key: Key) -> KeyOutcome {
        if self.at == StartPage::Passphrase {
            return if self.passphrase.edit(key) { KeyOutcome::Taken } else { KeyOutcome::Nowhere };
        }
        let outcome = self.form().map_or(KeyOutcome::Nowhere, |form| form.edit(key));
        self.changed(outcome)
    }

    /// An error about the former text is cleared.
    fn changed(&mut self, outcome: KeyOutcome) -> KeyOutcome {
        if outcome == KeyOutcome::Taken {
            self.fault = None;
            self.found.clear();
        }
        outcome
    }
}
