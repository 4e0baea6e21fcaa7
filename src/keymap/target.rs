//! What a command reaches for: the place in a list, the screen, or the record under the cursor.

use crate::keymap::Command;

impl Command {
    /// Whether it moves about in a list, a page or a line.
    #[must_use]
    pub fn moves(self) -> bool {
        matches!(
            self,
            Command::Up
                | Command::Down
                | Command::Left
                | Command::Right
                | Command::PageUp
                | Command::PageDown
                | Command::First
                | Command::Last
        )
    }

    /// Whether letters typed after its key are text, or commands of the screen it opens.
    #[must_use]
    pub fn leads_to_text(self) -> bool {
        matches!(
            self,
            Command::Find
                | Command::Note
                | Command::TakeIn
                | Command::Evening
                | Command::Add
                | Command::Edit
                | Command::Write
                | Command::Curator
                | Command::Narrow
                | Command::Copies
                | Command::Mark
                | Command::Place
                | Command::Screen(_)
        )
    }

    /// Whether the command acts on the record under the cursor, as opposed to moving, asking or leaving.
    #[must_use]
    pub fn is_about_record(self) -> bool {
        let asks = matches!(
            self,
            Command::NextPane
                | Command::PreviousPane
                | Command::Help
                | Command::Menu
                | Command::Find
                | Command::Day
                | Command::Language
                | Command::Quit
                | Command::Back
                | Command::Undo
                | Command::Redo
                | Command::Screen(_)
                | Command::NextScreen
                | Command::PreviousScreen
                | Command::Present
                | Command::Month
                | Command::Later
                | Command::Earlier
                | Command::Sort
                | Command::Closed
                | Command::Narrow
                | Command::Clear
                | Command::Former
                | Command::Curator
                | Command::Everyone
                | Command::Length
                | Command::Period
                | Command::HandIn
                | Command::Charts
                | Command::Lock
                | Command::HideNames
        );
        !asks && !self.moves()
    }
}
