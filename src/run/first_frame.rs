//! The first frame as the next start will draw it, kept when the file is left: a start on an unchanged file shows it at
//! once and reads what keys act on behind it, where hundreds of families would be judged before anything is seen. What
//! is drawn then is the same frame, and sends no byte.

use std::str::FromStr;

use chrono::NaiveDate;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};

use crate::app::App;
use crate::domain::UserError;
use crate::domain::packed::{Packed, packed};
use crate::store::{KeptFile, Reader};
use crate::text::Lang;

/// What a first frame depends on, beside the file and the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstFrame {
    on: NaiveDate,
    width: u32,
    height: u32,
    lang: String,
}

packed!(FirstFrame { on, width, height, lang });

impl FirstFrame {
    /// The frame of a day in a window of this size.
    #[must_use]
    pub fn of(on: NaiveDate, area: Rect, lang: Lang) -> FirstFrame {
        let (width, height) = (u32::from(area.width), u32::from(area.height));
        FirstFrame { on, width, height, lang: lang.code().to_owned() }
    }
}

/// A frame as it was drawn, for a terminal that can show everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnFrame {
    cells: Buffer,
    cursor: Option<Position>,
}

impl DrawnFrame {
    /// Draws the screens in a window of this size.
    #[must_use]
    pub fn of(app: &mut App, area: Rect) -> DrawnFrame {
        let mut cells = Buffer::empty(area);
        app.fit(area);
        let cursor = app.view(area, &mut cells);
        DrawnFrame { cells, cursor }
    }

    /// The frame kept for this start; `None`: none is, or the file has changed.
    #[must_use]
    pub fn read(kept: &KeptFile, reader: Reader<'_>, first: &FirstFrame) -> Option<DrawnFrame> {
        let area = Rect::new(0, 0, u16::try_from(first.width).ok()?, u16::try_from(first.height).ok()?);
        reader.in_read_transaction(|| kept.read(reader, first, |from| unpack(area, from)))
    }

    /// Keeps what `draw` draws for such a start, unless that is done. The lock of the file must be held.
    ///
    /// # Errors
    /// If it cannot be drawn, or the state folder cannot be written.
    pub fn keep(
        kept: &KeptFile,
        reader: Reader<'_>,
        first: &FirstFrame,
        draw: impl FnOnce() -> Result<DrawnFrame, UserError>,
    ) -> Result<(), UserError> {
        kept.keep(reader, first, |to| {
            let frame = draw()?;
            pack(&frame, to);
            Ok(())
        })
    }

    /// Draws it once more, in a window of its size.
    pub fn show(self, buf: &mut Buffer) -> Option<Position> {
        if buf.area != self.cells.area {
            return None;
        }
        buf.content = self.cells.content;
        self.cursor
    }
}

/// The look of a cell: its colours, by name, and its modifiers.
type PackedLook = ((String, String), u32);

fn look(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

/// Packs the looks that occur, the cells in stretches of one look, and the cursor.
fn pack(frame: &DrawnFrame, to: &mut Vec<u8>) {
    let mut looks = Vec::new();
    let mut stretches: Vec<(u32, Vec<String>)> = Vec::new();
    for stretch in frame.cells.content.chunk_by(|one, next| look(one) == look(next)) {
        let own = stretch.first().map(look).unwrap_or_default();
        let known = looks.iter().position(|known| *known == own);
        let at = known.unwrap_or_else(|| {
            looks.push(own);
            looks.len() - 1
        });
        let symbols = stretch.iter().map(|cell| cell.symbol().to_owned()).collect();
        stretches.push((at as u32, symbols));
    }
    let packed = |(fg, bg, modifier): (Color, Color, Modifier)| -> PackedLook {
        ((fg.to_string(), bg.to_string()), u32::from(modifier.bits()))
    };
    looks.into_iter().map(packed).collect::<Vec<PackedLook>>().pack(to);
    stretches.pack(to);
    frame.cursor.map(|at| (u32::from(at.x), u32::from(at.y))).pack(to);
}

/// Reads the frame of an area.
fn unpack(area: Rect, from: &mut &[u8]) -> Option<DrawnFrame> {
    let unpacked = |((fg, bg), modifier): PackedLook| {
        let modifier = Modifier::from_bits(u16::try_from(modifier).ok()?)?;
        Some((Color::from_str(&fg).ok()?, Color::from_str(&bg).ok()?, modifier))
    };
    let looks = Vec::<PackedLook>::unpack(from)?.into_iter().map(unpacked).collect::<Option<Vec<_>>>()?;
    let mut cells = Buffer::empty(area);
    let mut left = cells.content.as_mut_slice();
    for (at, symbols) in Vec::<(u32, Vec<String>)>::unpack(from)? {
        let (fg, bg, modifier) = *looks.get(at as usize)?;
        let (stretch, rest) = left.split_at_mut_checked(symbols.len())?;
        for (cell, symbol) in stretch.iter_mut().zip(&symbols) {
            cell.set_symbol(symbol);
            (cell.fg, cell.bg, cell.modifier) = (fg, bg, modifier);
        }
        left = rest;
    }
    let cursor = match Option::<(u32, u32)>::unpack(from)? {
        Some((x, y)) => Some(Position::new(u16::try_from(x).ok()?, u16::try_from(y).ok()?)),
        None => None,
    };
    left.is_empty().then_some(DrawnFrame { cells, cursor })
}
