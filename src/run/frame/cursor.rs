//! Moves of the cursor: the shortest of several ways.

use ratatui::buffer::{Buffer, Cell};

use super::encoder::FrameEncoder;
use super::pen::number;
use super::scroll::row;
use super::width::is_certain;

/// Cells printed again at most instead of a move: no move within a row takes more bytes than nine.
const REPRINTED: u16 = 9;

impl FrameEncoder {
    /// Moves the cursor to a cell. All cells before it in its row must already show what they do in `shown`.
    pub(in crate::run) fn go(&mut self, x: u16, y: u16, shown: &Buffer) {
        if self.cursor == Some((x, y)) {
            return;
        }
        let cells = row(shown, y);
        let mut best = self.absolute(x, y);
        if let Some((from, at)) = self.cursor {
            if at == y {
                self.horizontal(&mut best, from, x, cells);
            }
            if x == from && at != y {
                let mut vertical = self.begun();
                vertical.put(b"\x1b[");
                if y.abs_diff(at) > 1 {
                    number(&mut vertical.out, y.abs_diff(at));
                }
                vertical.put(if at < y { b"B" } else { b"A" });
                vertical.cursor = Some((x, y));
                best.improve(vertical);
            }
            // Line feeds never leave the window: the row is in it. In raw mode both bytes are needed, and with both it is
            // the same where a line feed returns by itself.
            if at < y && y - at <= 3 {
                let mut down = self.begun();
                (at..y).for_each(|_| down.put(b"\r\n"));
                down.cursor = Some((0, y));
                down.along(x, cells);
                best.improve(down);
            }
            if at == y && x < from {
                let mut back = self.begun();
                back.put(b"\r");
                back.cursor = Some((0, y));
                back.along(x, cells);
                best.improve(back);
            }
        }
        self.take_over(best);
    }

    /// An encoder in the state of this one that has written nothing.
    fn begun(&self) -> FrameEncoder {
        FrameEncoder { out: Vec::new(), ..*self }
    }

    /// Takes over what another one wrote, and its state.
    fn take_over(&mut self, mut other: FrameEncoder) {
        self.out.append(&mut other.out);
        (self.cursor, self.pen) = (other.cursor, other.pen);
    }

    /// Becomes the other one, if that is shorter.
    fn improve(&mut self, other: FrameEncoder) {
        if other.out.len() < self.out.len() {
            *self = other;
        }
    }

    fn absolute(&self, x: u16, y: u16) -> FrameEncoder {
        let mut to = self.begun();
        to.put(b"\x1b[");
        if (x, y) != (0, 0) {
            number(&mut to.out, y + 1);
        }
        if x > 0 {
            to.put(b";");
            number(&mut to.out, x + 1);
        }
        to.put(b"H");
        to.cursor = Some((x, y));
        to
    }

    /// Moves along the row of the cursor to the right.
    fn along(&mut self, x: u16, cells: &[Cell]) {
        if let Some((from, y)) = self.cursor
            && from != x
        {
            let mut best = self.absolute(x, y);
            self.horizontal(&mut best, from, x, cells);
            self.take_over(best);
        }
    }

    /// Improves `best` by a move within the row.
    fn horizontal(&self, best: &mut FrameEncoder, from: u16, x: u16, cells: &[Cell]) {
        let y = self.cursor.map_or(0, |(_, y)| y);
        let mut step = |n: u16, sign: &[u8]| {
            let mut step = self.begun();
            step.put(b"\x1b[");
            if n > 1 {
                number(&mut step.out, n);
            }
            step.put(sign);
            step.cursor = Some((x, y));
            best.improve(step);
        };
        step(x + 1, b"G");
        if x > from {
            step(x - from, b"C");
            let between = cells.get(usize::from(from)..usize::from(x)).unwrap_or_default();
            if x - from <= REPRINTED && between.iter().all(is_certain) {
                let mut again = self.begun();
                between.iter().for_each(|cell| again.print(cell, cells.len()));
                best.improve(again);
            }
        } else if from - x <= 3 {
            let mut back = self.begun();
            (x..from).for_each(|_| back.put(b"\x08"));
            back.cursor = Some((x, y));
            best.improve(back);
        }
    }
}
