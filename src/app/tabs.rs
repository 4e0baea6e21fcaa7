//! From one tab to another: each screen is left and found again as it was.

use super::App;
use crate::screen::{Screen, Tab};
use crate::store::Reader;

impl App {
    /// To the screen of a tab, as it was left. Suspended input stays with its screen.
    pub(super) fn switch(&mut self, tab: Tab, reader: Reader<'_>) {
        if self.is_awaited() {
            self.notice = Some(self.model.words.say("window-kept"));
            return;
        }
        self.suspended.clear();
        self.stack.truncate(1);
        if self.stack.last().and_then(Screen::tab) == Some(tab) {
            return;
        }
        let parked = self.parked.iter().position(|s| s.tab() == Some(tab)).map(|i| self.parked.remove(i));
        // A new screen looks at the file once more than the model does: at requests, at what lies further back.
        let new = || {
            let mut screen = Screen::of_tab(tab, &self.model);
            screen.refresh(&self.model, reader);
            screen
        };
        let back = parked.map(|mut screen| {
            screen.come(&self.model, reader);
            screen
        });
        let screen = back.unwrap_or_else(new);
        self.parked.extend(self.stack.pop().map(|mut left| {
            left.leave();
            left
        }));
        self.stack.push(screen);
    }

    pub(super) fn turn(&mut self, by: usize, reader: Reader<'_>) {
        let shown = self.stack.first().and_then(Screen::tab);
        let at = Tab::ALL.iter().position(|tab| Some(*tab) == shown).unwrap_or(0);
        self.switch(Tab::ALL[(at + by) % Tab::ALL.len()], reader);
    }
}
