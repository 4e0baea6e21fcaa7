//! Hiding names, addresses and phones for work beside others, by one key on every screen and in every window.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::App;
use crate::keymap::Scope;
use crate::store::Reader;
use crate::ui::veil::{PersonalTexts, Veil};

impl App {
    /// Hides names, addresses and phones, or shows them again, and says so.
    pub(super) fn hide_names(&mut self, reader: Reader<'_>) {
        let said = match self.veil.take() {
            Some(_) => "names-shown",
            None => {
                self.veil = Some(Veil::default());
                self.lay_veil(reader);
                "names-hidden"
            }
        };
        // Without the names of the file nothing can be hidden, and the notice of that stays.
        if self.notice.is_none() {
            self.notice = Some(self.model.words.say(said));
        }
    }

    /// Draws everything, under the veil over names if there is one; returns the position of the cursor, if it shows one.
    pub fn view(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let cursor = self.picture(area, buf);
        if let Some(veil) = &self.veil {
            // What is looked for was typed by the person who sees it.
            let typed = cursor.filter(|_| matches!(self.scope(), Scope::Lookup | Scope::Filter));
            veil.draw(buf, typed.map(|at| at.y));
        }
        cursor
    }

    /// Reads the names of the file again where they are hidden.
    pub(super) fn lay_veil(&mut self, reader: Reader<'_>) {
        if self.veil.is_none() {
            return;
        }
        let read = || {
            Ok(PersonalTexts {
                names: reader.names_of_people()?,
                streets: reader.streets_of_people()?,
                phones: reader.phones_of_people()?,
                values: reader.homes_of_people()?,
            })
        };
        match read() {
            Ok(texts) => self.veil = Some(Veil::of(&texts)),
            Err(problem) => self.notice = Some(self.model.words.problem(&problem)),
        }
    }
}
