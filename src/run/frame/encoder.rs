//! Turns a frame into the next one, in bytes.

use ratatui::buffer::{Buffer, Cell};

use super::pen::{SgrState, number};
use super::scroll::{ScrollShift, row};
use super::width::{columns, fitted, is_certain, widest};

/// Blanks that are printed at most: erasing more of them, with the move behind them, is shorter.
const ERASED: usize = 8;

/// Blanks that are printed at the end of a row at most: erasing the rest of it takes three bytes.
const LEFT_BLANK: usize = 3;

/// What was written, and the state it leaves the terminal in.
#[derive(Clone, Default)]
pub(super) struct FrameEncoder {
    pub(super) out: Vec<u8>,
    /// Where the cursor is; `None`: unknown, as behind the last column, where terminals differ.
    pub(super) cursor: Option<(u16, u16)>,
    /// With what it draws; `None`: unknown.
    pub(super) pen: Option<SgrState>,
}

impl FrameEncoder {
    pub(super) fn put(&mut self, bytes: &[u8]) {
        self.out.extend(bytes);
    }

    /// Takes what was written.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }

    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// Clears the screen, whatever the state of the terminal is.
    pub(super) fn clear(&mut self) {
        self.pen = None;
        self.dip(SgrState::PLAIN);
        self.put(b"\x1b[H\x1b[2J");
        self.cursor = Some((0, 0));
    }

    /// Moves the rows of a region. Inserted and deleted lines are what all terminals have within margins; margins put the
    /// cursor home.
    pub(super) fn scroll(&mut self, shift: ScrollShift) {
        // New lines take the ground of the pen.
        self.blank();
        self.put(b"\x1b[");
        number(&mut self.out, shift.top + 1);
        self.put(b";");
        number(&mut self.out, shift.bottom);
        self.put(b"r\x1b[");
        number(&mut self.out, shift.top + 1);
        self.put(b"H\x1b[");
        let lines = u16::try_from(shift.by.unsigned_abs()).unwrap_or(1);
        if lines > 1 {
            number(&mut self.out, lines);
        }
        self.put(if shift.by > 0 { b"M\x1b[r" } else { b"L\x1b[r" });
        self.cursor = Some((0, 0));
    }

    /// An encoder that has turned one frame into the other after this one.
    pub(super) fn frame(&self, shown: &Buffer, next: &Buffer) -> FrameEncoder {
        let mut encoder = self.clone();
        for y in 0..next.area.height {
            encoder.row(y, row(shown, y), next);
        }
        encoder
    }

    fn row(&mut self, y: u16, before: &[Cell], next: &Buffer) {
        let after = row(next, y);
        let stale = |x: &usize| !same(&before[*x], &after[*x]);
        let Some(last) = (0..after.len()).rev().find(stale) else { return };
        // The end of the row is erased, where it is blank and that is shorter.
        let blank_from = after.iter().rposition(|cell| !is_blank(cell)).map_or(0, |x| x + 1);
        let erases = (blank_from..=last).filter(stale).count() > LEFT_BLANK;
        // Up to `redrawn` cells are drawn though they seem unchanged: of a letter of disputed width the terminal may have
        // drawn less or more than its cells.
        let (mut x, mut redrawn) = (0, 0);
        while x < if erases { blank_from } else { redrawn.max(last + 1).min(after.len()) } {
            let cell = &*fitted(&after[x..]);
            let wide = columns(cell);
            if x >= redrawn && !stale(&x) {
                x += wide;
                continue;
            }
            if !is_certain(&before[x]) {
                redrawn = redrawn.max(x + 2);
            }
            let column = u16::try_from(x).unwrap_or(0);
            self.go(column, y, next);
            let blanks = after[x..].iter().take_while(|cell| is_blank(cell)).count();
            if (x..x + blanks).filter(stale).count() > ERASED && x + blanks < after.len() {
                self.blank();
                self.put(b"\x1b[");
                number(&mut self.out, u16::try_from(blanks).unwrap_or(0));
                self.put(b"X");
                x += blanks;
                continue;
            }
            if !is_certain(cell) {
                // Where the terminal draws less of it than two cells, what was in the second one must not stay.
                if wide == 2 {
                    self.blank();
                    self.put(b"  ");
                    self.cursor = None;
                    self.go(column, y, next);
                }
                redrawn = redrawn.max(x + widest(cell) + 1);
            }
            self.print(cell, after.len());
            x += wide;
        }
        if erases {
            let first = if redrawn > blank_from { Some(blank_from) } else { (blank_from..=last).find(stale) };
            let column = u16::try_from(first.unwrap_or(blank_from)).unwrap_or(0);
            // Where the last letter has just been printed, no move is needed.
            let here = self.cursor.filter(|at| *at == (u16::try_from(blank_from).unwrap_or(0), y));
            if here.is_none() {
                self.go(column, y, next);
            }
            self.blank();
            self.put(b"\x1b[K");
        }
    }

    /// Prints a cell at the cursor; `width` is that of the window.
    pub(super) fn print(&mut self, cell: &Cell, width: usize) {
        let pen = match self.pen {
            Some(pen) if cell.symbol() == " " => pen.for_blank(cell),
            _ => SgrState::of(cell),
        };
        self.dip(pen);
        self.put(cell.symbol().as_bytes());
        let here = self.cursor.filter(|(x, _)| is_certain(cell) && usize::from(*x) + 1 < width);
        self.cursor = here.map(|(x, y)| (x + 1, y));
    }

    /// Takes a pen whose blanks are as good as erased cells.
    fn blank(&mut self) {
        if !self.pen.is_some_and(SgrState::erases) {
            self.dip(SgrState::PLAIN);
        }
    }

    fn dip(&mut self, pen: SgrState) {
        pen.write(self.pen, &mut self.out);
        self.pen = Some(pen);
    }
}

/// Whether a cell is as good as erased.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && SgrState::of(cell).erases()
}

/// Whether two cells look the same.
fn same(a: &Cell, b: &Cell) -> bool {
    a == b || is_blank(a) && is_blank(b)
}
