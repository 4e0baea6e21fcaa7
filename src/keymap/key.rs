//! A key press as the program sees it: what was pressed, and which physical key that is.

use crate::keymap::layout;

/// A key that is no letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    CtrlPageUp,
    CtrlPageDown,
    Enter,
    /// Escape.
    Esc,
    Tab,
    /// Shift with Tab.
    BackTab,
    Insert,
    Delete,
    Backspace,
}

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A key that is no letter.
    Named(Named),
    /// F1 to F12; Alt with a digit is one of the first ten.
    F(u8),
    /// A letter or sign as typed: text takes it unchanged, a command folds it.
    Char(char),
    /// Ctrl with a letter, already folded.
    Ctrl(char),
}

impl Key {
    /// The key as the table of keys names it: letters by the physical key, whatever the layout.
    #[must_use]
    pub fn folded(self) -> Key {
        match self {
            Key::Char(c) => Key::Char(layout::fold(c)),
            Key::Ctrl(c) => Key::Ctrl(layout::fold(c)),
            other => other,
        }
    }

    /// Whether the key writes or erases a letter where one types.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Key::Char(_) | Key::Named(Named::Delete | Named::Backspace))
    }

    /// The key as a person calls it, on the Russian or on the Latin keyboard.
    #[must_use]
    pub fn name(self, russian: bool) -> String {
        // Not every font of a terminal has the signs of arrows.
        let arrow =
            |n: usize| if russian { layout::ARROWS_RU[n] } else { ["Up", "Down", "Left", "Right"][n] };
        match self {
            Key::F(n) => format!("F{n}"),
            Key::Ctrl(c) => format!("Ctrl+{}", c.to_uppercase()),
            Key::Char(' ') => if russian { super::layout::SPACE_RU } else { "Space" }.to_owned(),
            Key::Char(c) if russian => layout::russian(c).to_string(),
            Key::Char(c) => c.to_string(),
            Key::Named(named) => match named {
                Named::Up => arrow(0),
                Named::Down => arrow(1),
                Named::Left => arrow(2),
                Named::Right => arrow(3),
                Named::Home => "Home",
                Named::End => "End",
                Named::PageUp => "PgUp",
                Named::PageDown => "PgDn",
                Named::CtrlPageUp => "Ctrl+PgUp",
                Named::CtrlPageDown => "Ctrl+PgDn",
                Named::Enter => "Enter",
                Named::Esc => "Esc",
                Named::Tab => "Tab",
                Named::BackTab => "Shift+Tab",
                Named::Insert => "Ins",
                Named::Delete => "Del",
                Named::Backspace => "Backspace",
            }
            .to_owned(),
        }
    }
}
