//! Colours and attributes: SGR sequences from one pen to the next.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Attributes that show on a blank.
const ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// An attribute, the parameter that turns it on and the one that turns it off.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The sixteen colours in the order of their parameters: eight from 30 on, their light ones from 90 on.
const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// With what the terminal draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SgrState {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl SgrState {
    /// The terminal's own colours.
    pub(super) const PLAIN: SgrState =
        SgrState { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    pub(super) fn of(cell: &Cell) -> SgrState {
        SgrState { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether a blank of this pen is as good as an erased cell.
    pub(super) fn erases(self) -> bool {
        self.bg == Color::Reset && !self.modifier.intersects(ON_BLANK)
    }

    /// The pen for a blank of `cell`: this one, where nothing shows the difference.
    pub(super) fn for_blank(self, cell: &Cell) -> SgrState {
        let wanted = SgrState::of(cell);
        let alike = self.bg == wanted.bg && !(self.modifier | wanted.modifier).intersects(ON_BLANK);
        if alike { self } else { wanted }
    }

    /// Writes the shorter way from `before` to this pen: what changed, or all of it after a reset.
    pub(super) fn write(self, before: Option<SgrState>, out: &mut Vec<u8>) {
        if before == Some(self) {
            return;
        }
        let whole = self.after_reset();
        let parameters = match before.map(|before| self.after(before)) {
            Some(changed) if changed.len() <= whole.len() => changed,
            _ => whole,
        };
        out.extend(b"\x1b[");
        out.extend(parameters);
        out.push(b'm');
    }

    /// The parameters of a reset and of all that differs from a plain pen; none: the reset alone.
    fn after_reset(self) -> Vec<u8> {
        let own = self.after(SgrState::PLAIN);
        if own.is_empty() { own } else { [b"0;".as_slice(), &own].concat() }
    }

    /// The parameters of what differs from `before`.
    fn after(self, before: SgrState) -> Vec<u8> {
        let mut out = Vec::new();
        let mut had = before.modifier;
        for (attribute, _, off) in ATTRIBUTES {
            if had.contains(attribute) && !self.modifier.contains(attribute) {
                parameter(&mut out, off);
                // One parameter turns off two of them.
                for (other, ..) in ATTRIBUTES.iter().filter(|(.., other_off)| *other_off == off) {
                    had.remove(*other);
                }
            }
        }
        for (attribute, on, _) in ATTRIBUTES {
            if self.modifier.contains(attribute) && !had.contains(attribute) {
                parameter(&mut out, on);
            }
        }
        if self.fg != before.fg {
            colour(&mut out, self.fg, 30);
        }
        if self.bg != before.bg {
            colour(&mut out, self.bg, 40);
        }
        out
    }
}

fn parameter(out: &mut Vec<u8>, n: u8) {
    if !out.is_empty() {
        out.push(b';');
    }
    number(out, u16::from(n));
}

/// Writes a number in decimal.
pub(super) fn number(out: &mut Vec<u8>, n: u16) {
    if n >= 10 {
        number(out, n / 10);
    }
    out.push(b'0' + u8::try_from(n % 10).unwrap_or(0));
}

/// The parameters of a colour; `base` is 30 for letters, 40 for the ground.
fn colour(out: &mut Vec<u8>, colour: Color, base: u8) {
    let n = match colour {
        Color::Reset => base + 9,
        Color::Indexed(n) => {
            [base + 8, 5, n].into_iter().for_each(|n| parameter(out, n));
            return;
        }
        Color::Rgb(r, g, b) => {
            [base + 8, 2, r, g, b].into_iter().for_each(|n| parameter(out, n));
            return;
        }
        named => {
            let place = NAMED.iter().position(|known| *known == named).unwrap_or_default();
            let place = u8::try_from(place).unwrap_or_default();
            if place < 8 { base + place } else { base + 52 + place }
        }
    };
    parameter(out, n);
}
