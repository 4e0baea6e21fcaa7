//! A scrolled region: where rows of the next frame are rows of the last one, moved, the terminal moves them.

use ratatui::buffer::{Buffer, Cell};

/// The farthest a region is moved: a key moves a list by a line, a wheel by three.
const FARTHEST: i32 = 3;

/// Cells that must be gained before the sequence that moves a region, some twenty bytes, can pay.
const WORTH: i32 = 24;

/// Whole rows that must have moved.
const FEWEST: usize = 2;

/// Rows `top..bottom` moved by `by` rows, up where it is positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ScrollShift {
    pub(super) top: u16,
    pub(super) bottom: u16,
    pub(super) by: i32,
}

impl ScrollShift {
    /// Moves the rows of what is shown, as the terminal does: what moves out is lost, what comes in is blank.
    pub(super) fn apply(self, shown: &mut Buffer) {
        let width = usize::from(shown.area.width);
        let region = usize::from(self.top) * width..usize::from(self.bottom) * width;
        let Some(rows) = shown.content.get_mut(region) else { return };
        let moved = usize::try_from(self.by.unsigned_abs()).unwrap_or(0) * width;
        let moved = moved.min(rows.len());
        if self.by > 0 {
            rows.rotate_left(moved);
            let kept = rows.len() - moved;
            rows[kept..].fill(Cell::EMPTY);
        } else {
            rows.rotate_right(moved);
            rows[..moved].fill(Cell::EMPTY);
        }
    }
}

/// The shift that leaves the most cells as they are to be; `None` where none seems worth its bytes.
pub(super) fn best(shown: &Buffer, next: &Buffer) -> Option<ScrollShift> {
    let height = i32::from(next.area.height);
    let of = |buffer| -> Vec<Option<u64>> { (0..next.area.height).map(|y| hash(row(buffer, y))).collect() };
    let (before, after) = (of(shown), of(next));
    let row = |buffer, y| row(buffer, u16::try_from(y).unwrap_or(0));
    let place = |y: i32| usize::try_from(y).unwrap_or(0);
    // Whole rows that come to be where others were; to compare single cells for every shift would take longer than to
    // send them.
    let moved = |by: i32| {
        let inside = (0..height).filter(|y| (0..height).contains(&(y + by)));
        let is_moved = |y: &i32| {
            let (old, new) = (before[place(*y)], after[place(*y)]);
            new.is_some() && new != old && new == before[place(*y + by)]
        };
        inside.filter(is_moved).count()
    };
    let mut found: Option<(i32, ScrollShift)> = None;
    for by in (-FARTHEST..=FARTHEST).filter(|by| *by != 0 && moved(*by) >= FEWEST) {
        // The best run of rows by Kadane's rule: a run that has lost more than it gained begins again.
        let (mut gained, mut from) = (0, 0);
        for y in 0..height {
            if !(0..height).contains(&(y + by)) {
                (gained, from) = (0, y + 1);
                continue;
            }
            let now = row(next, y);
            gained += alike(row(shown, y + by), now) - alike(row(shown, y), now);
            if gained <= 0 {
                (gained, from) = (0, y + 1);
                continue;
            }
            if gained >= WORTH && found.is_none_or(|(most, _)| gained > most) {
                let (top, bottom) = (from.min(from + by), (y + 1).max(y + 1 + by));
                let (Ok(top), Ok(bottom)) = (u16::try_from(top), u16::try_from(bottom)) else { continue };
                found = Some((gained, ScrollShift { top, bottom, by }));
            }
        }
    }
    found.map(|(_, shift)| shift)
}

/// A hash of a row (FNV-1a); none of a blank one.
fn hash(cells: &[Cell]) -> Option<u64> {
    let (mut hash, mut is_blank) = (0xcbf2_9ce4_8422_2325u64, true);
    let mut add = |n: u64| hash = (hash ^ n).wrapping_mul(0x0100_0000_01b3);
    for cell in cells {
        is_blank &= cell.symbol() == " ";
        cell.symbol().bytes().for_each(|byte| add(byte.into()));
        add(cell.modifier.bits().into());
    }
    (!is_blank).then_some(hash)
}

pub(super) fn row(buffer: &Buffer, y: u16) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    let from = usize::from(y) * width;
    buffer.content.get(from..from + width).unwrap_or_default()
}

/// Cells that are the same and not blank.
fn alike(a: &[Cell], b: &[Cell]) -> i32 {
    let same = a.iter().zip(b).filter(|(a, b)| a.symbol() != " " && a == b).count();
    i32::try_from(same).unwrap_or(0)
}
