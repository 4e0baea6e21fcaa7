//! A table: columns side by side with a blank between them, their titles, and the place of each cell.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{QUIET, put, put_right};

/// The place of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnSlot {
    /// Its first cell.
    pub x: u16,
    /// Cells across; 0: there is no room for it.
    pub width: u16,
}

impl ColumnSlot {
    /// Writes a text at the left edge of the column; gives the cells used.
    pub fn put(self, buf: &mut Buffer, y: u16, text: &str, style: Style) -> u16 {
        put(buf, self.x, y, self.width, text, style)
    }

    /// Writes a text at the right edge of the column.
    pub fn put_right(self, buf: &mut Buffer, y: u16, text: &str, style: Style) {
        put_right(buf, self.x, y, self.width, text, style);
    }
}

/// Two columns of a row: the right one as wide as what is at the right edge needs, the left one the rest but for `gap`
/// blanks.
#[must_use]
pub fn edged(row: Rect, gap: u16, edge: u16) -> [ColumnSlot; 2] {
    let edge = edge.min(row.width);
    let left = ColumnSlot { x: row.x, width: row.width.saturating_sub(edge + gap) };
    [left, ColumnSlot { x: row.right() - edge, width: edge }]
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnTable<const N: usize> {
    slots: [ColumnSlot; N],
}

impl<const N: usize> ColumnTable<N> {
    /// Columns of these widths from `x` on. One without width takes no blank either.
    #[must_use]
    pub fn at(x: u16, widths: [u16; N]) -> Self {
        let mut next = x;
        let slots = widths.map(|width| {
            let slot = ColumnSlot { x: next, width };
            next += width + u16::from(width > 0);
            slot
        });
        ColumnTable { slots }
    }

    /// The places of the columns.
    #[must_use]
    pub fn slots(&self) -> [ColumnSlot; N] {
        self.slots
    }

    /// Draws the titles.
    pub fn head(&self, titles: [String; N], y: u16, buf: &mut Buffer) {
        for (slot, title) in self.slots.iter().zip(&titles) {
            slot.put(buf, y, title, QUIET);
        }
    }
}

/// The widths of columns that share `room` cells: each has its least, and what is left over goes to each in turn as far
/// as it needs.
#[must_use]
pub fn share<const N: usize>(room: u16, needs: [(u16, u16); N]) -> [u16; N] {
    let mut left = room.saturating_sub(needs.iter().map(|(least, _)| least).sum());
    needs.map(|(least, most)| {
        let more = most.saturating_sub(least).min(left);
        left -= more;
        least + more
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_over_goes_where_it_is_needed() {
        assert_eq!(share(40, [(10, 15), (20, 60)]), [15, 25]);
        assert_eq!(share(40, [(10, 8), (20, 25)]), [10, 25]);
        assert_eq!(share(20, [(10, 15), (20, 60)]), [10, 20]);
    }

    #[test]
    fn what_is_at_the_right_edge_keeps_its_room() {
        let place = |width: u16, gap: u16, edge: u16| {
            edged(Rect { x: 3, y: 0, width, height: 1 }, gap, edge).map(|s| (s.x, s.width))
        };
        assert_eq!(place(20, 1, 5), [(3, 14), (18, 5)]);
        assert_eq!(place(20, 2, 0), [(3, 18), (23, 0)]);
        assert_eq!(place(6, 2, 5), [(3, 0), (4, 5)]);
        assert_eq!(place(4, 1, 9), [(3, 0), (3, 4)]);
    }

    #[test]
    fn a_column_without_room_leaves_no_gap() {
        let place = |table: ColumnTable<3>| table.slots().map(|s| (s.x, s.width));
        assert_eq!(place(ColumnTable::at(4, [8, 5, 3])), [(4, 8), (13, 5), (19, 3)]);
        assert_eq!(place(ColumnTable::at(4, [8, 0, 3])), [(4, 8), (13, 0), (13, 3)]);
        assert_eq!(place(ColumnTable::at(0, [0, 0, 7])), [(0, 0), (0, 0), (0, 7)]);
    }
}
