//! What a terminal can show: a picture is fitted to it when it leaves for the terminal, and nowhere else.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::text::ascii;

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// Only signs of ASCII; letters are shown all the same.
    pub ascii: bool,
    pub colour: bool,
    /// Letters drawn faintly.
    pub faint: bool,
}

impl Capabilities {
    /// A terminal that shows everything.
    pub const ALL: Capabilities = Capabilities { ascii: false, colour: true, faint: true };

    /// Draws with these means what was drawn with all.
    pub fn fit(self, buf: &mut Buffer) {
        if self == Capabilities::ALL {
            return;
        }
        for cell in &mut buf.content {
            if self.ascii && !cell.symbol().is_ascii() {
                let plain = ascii::text(cell.symbol());
                cell.set_symbol(&plain);
            }
            if !self.colour {
                (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
            }
            if !self.faint {
                cell.modifier.remove(Modifier::DIM);
            }
        }
    }
}
