//! A key press as the program sees it: what was pressed, and which physical key that is.

use crate::keymap::layout;

/// A key that is no letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NamedKey {
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
    Named(NamedKey),
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
        matches!(self, Key::Char(_) | Key::Named(NamedKey::Delete | NamedKey::Backspace))
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
                NamedKey::Up => arrow(0),
                NamedKey::Down => arrow(1),
                NamedKey::Left => arrow(2),
                NamedKey::Right => arrow(3),
                NamedKey::Home => "Home",
                NamedKey::End => "End",
                NamedKey::PageUp => "PgUp",
                NamedKey::PageDown => "PgDn",
                NamedKey::CtrlPageUp => "Ctrl+PgUp",
                NamedKey::CtrlPageDown => "Ctrl+PgDn",
                NamedKey::Enter => "Enter",
                NamedKey::Esc => "Esc",
                NamedKey::Tab => "Tab",
                NamedKey::BackTab => "Shift+Tab",
                NamedKey::Insert => "Ins",
                NamedKey::Delete => "Del",
                NamedKey::Backspace => "Backspace",
            }
            .to_owned(),
        }
    }
}
