//! A form that fills the screen: labels left, fields right, what is wrong below its field, lists under the field.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::line::{FIELD, FormColumns};
use super::{Form, PickList};
use crate::ui::Context;
use crate::ui::paint::{HERE, STRONG, heading, put, rule};

impl<N: Copy + PartialEq> Form<N> {
    /// Draws the form; `again` is the heading over the rest of a group that others interrupt. Returns the position of
    /// the cursor.
    pub fn view_page(
        &self,
        again: &str,
        context: &impl Context,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let title = heading(&self.title, usize::from(area.width.saturating_sub(2)));
        put(buf, area.x + 1, area.y, area.width.saturating_sub(2), &title, STRONG);
        rule(buf, area.x, area.y + 1, area.width);
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        let label = self.fields.iter().map(|f| f.label.width()).max().unwrap_or(0);
        let label = u16::try_from(label.min(usize::from(area.width) / 3)).unwrap_or(20) + 4;
        let field = body.width.saturating_sub(label + 2);
        self.width.set(field);
        let columns = FormColumns {
            mark: (HERE, body.x),
            label: (body.x + 2, label.saturating_sub(3)),
            field: (body.x + label, field),
            blank: FIELD,
            remark: (body.x + label, field),
        };
        let lines = self.lines(&columns, again);
        let top = self.scrolled(&lines, usize::from(body.height));
        let mut cursor = None;
        for (y, line) in (body.top()..body.bottom()).zip(lines.iter().skip(top)) {
            cursor = self.draw(line, &columns, body, y, buf).or(cursor);
        }
        if let (PickList::Open(at), Some(place)) = (self.pick, cursor) {
            self.view_list(at, place.y, context, Rect { x: body.x + label, width: field + 1, ..body }, buf);
        }
        self.leaving.view(context, area, buf);
        cursor.filter(|_| !self.leaving.is_open())
    }
}
