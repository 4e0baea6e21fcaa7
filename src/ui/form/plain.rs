//! The lines of a form in the midst of a screen, without a frame of its own.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::Form;
use super::line::FormColumns;

impl<N: Copy + PartialEq> Form<N> {
    /// Draws the fields from the top of `area` on, as wide as it is; gives the position of the cursor and the line below.
    pub fn view_plain(&self, area: Rect, buf: &mut Buffer) -> (Option<Position>, u16) {
        let label = self.fields.iter().map(|f| f.label.width()).max().unwrap_or(0);
        let label = u16::try_from(label).unwrap_or(20) + 2;
        let field = area.width.saturating_sub(label);
        let columns = FormColumns {
            mark: ("", area.x),
            label: (area.x, label),
            field: (area.x + label, field),
            blank: field,
            remark: (area.x, area.width),
        };
        let mut cursor = None;
        let lines = self.lines(&columns, "");
        for (y, line) in (area.top()..area.bottom()).zip(&lines) {
            cursor = self.draw(line, &columns, area, y, buf).or(cursor);
        }
        (cursor, area.y.saturating_add(u16::try_from(lines.len()).unwrap_or(u16::MAX)))
    }
}
