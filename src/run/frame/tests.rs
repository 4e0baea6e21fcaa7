//! Frames are sent to an emulator of a terminal, and every cell of it is compared with the picture.

use std::num::NonZero;

use proptest::prelude::{Just, Strategy, prop, prop_assert_eq, prop_oneof, proptest};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::Frames;
use super::width::is_certain;

/// Letters of both languages, and signs that the screens draw.
const LETTERS: &str = "[\u{430}-\u{44f}\u{451}a-z ─│«»№]{1,30}";

const SIZE: (u16, u16) = (40, 12);

/// A terminal that shows what it was sent.
struct TestTerminal {
    frames: Frames,
    terminal: vt100::Parser,
}

impl TestTerminal {
    fn new() -> TestTerminal {
        // A console without an alternate screen shows what was there before.
        let mut terminal = vt100::Parser::new(at_least_one(SIZE.1), at_least_one(SIZE.0), 0);
        terminal.process("former\r\n".repeat(9).as_bytes());
        TestTerminal { frames: Frames::new(Rect::new(0, 0, SIZE.0, SIZE.1), b"\x1b[?25l"), terminal }
    }

    /// Draws a picture, holds every cell of the terminal against it, and returns the bytes it took.
    fn draw(&mut self, cursor: Option<Position>, picture: impl Fn(&mut Buffer)) -> usize {
        let bytes = self.frames.next(|_, buf| {
            picture(buf);
            cursor
        });
        self.terminal.process(&bytes);
        let mut wanted = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        picture(&mut wanted);
        let screen = self.terminal.screen();
        for (x, y) in (0..SIZE.1).flat_map(|y| (0..SIZE.0).map(move |x| (x, y))) {
            let (cell, is) = (&wanted[(x, y)], screen.cell(y, x).unwrap());
            // What the terminal makes of a letter of disputed width is its own affair; what is beside it is not.
            if !is_certain(cell) || is.is_wide_continuation() {
                continue;
            }
            let letter = if is.has_contents() { is.contents() } else { " " };
            assert_eq!(letter, cell.symbol(), "at {x} {y}");
            assert_eq!(is.bgcolor(), colour(cell.bg), "ground at {x} {y}");
            assert_eq!(is.inverse(), cell.modifier.contains(Modifier::REVERSED), "at {x} {y}");
            if letter != " " {
                assert_eq!(is.fgcolor(), colour(cell.fg), "at {x} {y}");
                assert_eq!(is.bold(), cell.modifier.contains(Modifier::BOLD), "at {x} {y}");
                assert_eq!(is.dim(), cell.modifier.contains(Modifier::DIM), "at {x} {y}");
            }
        }
        assert_eq!(screen.hide_cursor(), cursor.is_none());
        if let Some(at) = cursor {
            assert_eq!(screen.cursor_position(), (at.y, at.x));
        }
        bytes.len()
    }
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(n) => vt100::Color::Idx(n),
        _ => vt100::Color::Default,
    }
}

fn styles() -> impl Strategy<Value = Style> {
    prop_oneof![
        4 => Just(Style::new()),
        1 => Just(Style::new().fg(Color::Red)),
        1 => Just(Style::new().add_modifier(Modifier::BOLD)),
        1 => Just(Style::new().add_modifier(Modifier::DIM)),
        1 => Just(Style::new().add_modifier(Modifier::REVERSED)),
        1 => Just(Style::new().fg(Color::Indexed(100)).bg(Color::LightBlue)),
    ]
}

/// A text put somewhere.
#[derive(Clone, Debug)]
struct PlacedText {
    x: u16,
    y: u16,
    text: String,
    style: Style,
}

fn puts() -> impl Strategy<Value = PlacedText> {
    let text = prop_oneof![
        6 => LETTERS,
        1 => Just(" ".repeat(25)),
        1 => Just("name 漢字 \u{438}\u{301} 👩‍👧 end".to_owned()),
    ];
    (0..SIZE.0, 0..SIZE.1, text, styles()).prop_map(|(x, y, text, style)| PlacedText { x, y, text, style })
}

fn paint(buf: &mut Buffer, puts: &[PlacedText], moved: u16) {
    for put in puts {
        buf.set_stringn(
            put.x,
            (put.y + moved) % SIZE.1,
            &put.text,
            usize::from(SIZE.0 - put.x),
            Style::reset().patch(put.style),
        );
    }
}

proptest! {
    #[test]
    fn the_terminal_shows_every_frame(
        frames in prop::collection::vec((prop::collection::vec(puts(), 0..14), 0..4u16, prop::option::of((0..SIZE.0, 0..SIZE.1))), 1..8)
    ) {
        let mut shown = TestTerminal::new();
        for (puts, moved, cursor) in &frames {
            let cursor = cursor.map(|(x, y)| Position::new(x, y));
            // The same rows a few lines on: the way a list is scrolled.
            for by in [0, *moved, 0] {
                shown.draw(cursor, |buf| paint(buf, puts, by));
            }
            prop_assert_eq!(shown.draw(cursor, |buf| paint(buf, puts, 0)), 0);
        }
    }
}

fn put(buf: &mut Buffer, x: u16, y: u16, text: &str) {
    buf.set_string(x, y, text, Style::new());
}

#[test]
fn a_scrolled_list_sends_its_new_line() {
    let mut shown = TestTerminal::new();
    let mut at = |first: usize| {
        shown.draw(None, |buf| {
            for y in 1..SIZE.1 - 1 {
                let row = first + usize::from(y);
                put(buf, 0, y, &format!("Family {row:03} ─ street {:04}", row * 37));
            }
            put(buf, 0, SIZE.1 - 1, "F1 help");
        })
    };
    at(0);
    assert!(at(1) < 80);
    at(4);
    assert!(at(3) < 80);
}

#[test]
fn a_changed_letter_sends_little_more_than_itself() {
    let mut shown = TestTerminal::new();
    let bytes = ["families: 12", "families: 13"].map(|text| shown.draw(None, |buf| put(buf, 3, 3, text)));
    assert!(bytes[1] < 9, "{bytes:?}");
}

#[test]
fn a_window_of_another_size_is_drawn_whole() {
    let mut shown = TestTerminal::new();
    let text = |buf: &mut Buffer| put(buf, 0, 0, "district");
    shown.draw(None, text);
    shown.terminal.process("other".as_bytes());
    shown.frames.fit(Rect::new(0, 0, SIZE.0, SIZE.1));
    shown.draw(None, text);
}

fn at_least_one(n: u16) -> NonZero<u16> {
    NonZero::new(n).unwrap()
}
