//! A form in a window: a frame with its title and keys, hints below the fields.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::line::{FIELD, FormColumns};
use super::{Form, SAVES};
use crate::text::say;
use crate::ui::Context;
use crate::ui::paint::{PLAIN, STRONG, boxed, middle, put, wrap};

/// The mark in the frame where fields are out of sight.
const MORE: &str = "█";

/// So many lines of the hints are seen in any window: the fields are scrolled instead.
const LEAST_HINTS: usize = 3;

impl<N: Copy + PartialEq> Form<N> {
    /// Which keys hold in the focused field, and what was typed of an option.
    fn foot(&self, context: &impl Context) -> String {
        let w = context.words();
        match self.here() {
            Some(field) if field.shape.is_choice() && !self.begun.is_empty() => {
                say!(w, "form-foot-begun", typed = self.begun.as_str())
            }
            Some(field) if field.shape.is_choice() && self.keys == SAVES => w.say("form-foot-choice"),
            Some(field) if self.is_replaced(field) => w.say("form-foot-proposal"),
            _ => w.say(self.keys),
        }
    }

    /// Draws the form; returns the position of the cursor.
    pub fn view(
        &self,
        hints: &[String],
        context: &impl Context,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let label = small(self.fields.iter().map(|f| f.label.width()).max().unwrap_or(0)) + 2;
        let width = 70.min(area.width);
        let inside = width.saturating_sub(4);
        // An error beside its field is not repeated below.
        let is_said = |hint: &String| {
            let mut remarks = self.fields.iter().filter_map(|f| f.remark.as_ref());
            remarks.any(|remark| format!("! {}", remark.text) == *hint)
        };
        let hints = hints.iter().filter(|hint| !is_said(hint));
        let mut hints: Vec<String> = hints.flat_map(|hint| wrap(hint, usize::from(inside))).collect();
        let columns = |x: u16| FormColumns {
            mark: (">", x.saturating_sub(1)),
            label: (x, label),
            field: (x + label, inside.saturating_sub(label)),
            blank: FIELD,
            remark: (x, inside),
        };
        let lines = self.lines(&columns(area.x), "");
        let wanted = lines.len() + hints.len() + usize::from(!hints.is_empty());
        let place = middle(area, width, u16::try_from(wanted).unwrap_or(20) + 2);
        let inner = boxed(buf, place, &self.title, &self.foot(context));
        let columns = columns(inner.x);
        let below = if hints.is_empty() { 0 } else { hints.len().min(LEAST_HINTS) + 1 };
        let seen = usize::from(inner.height).saturating_sub(below).max(1);
        let top = self.scrolled(&lines, seen);
        let mut cursor = None;
        let mut y = inner.y;
        for line in lines.iter().skip(top).take(seen) {
            cursor = self.draw(line, &columns, inner, y, buf).or(cursor);
            y += 1;
        }
        // Where the window has no room for all fields, its frame says on which side there are more.
        for (is_more, at) in [(top > 0, inner.y), (top + seen < lines.len(), y.saturating_sub(1))] {
            if is_more {
                put(buf, inner.right() + 1, at, 1, MORE, STRONG);
            }
        }
        let room = usize::from(inner.bottom().saturating_sub(y + 1));
        if hints.len() > room {
            // What there is no room for is not passed over in silence.
            let cut = hints.len() - room.saturating_sub(1);
            hints.truncate(room.saturating_sub(1));
            hints.push(context.words().count("form-more", cut));
        }
        for hint in hints.iter().take(room) {
            y += 1;
            put(buf, inner.x, y, inner.width, hint, PLAIN);
        }
        self.leaving.view(context, area, buf);
        cursor.filter(|_| !self.leaving.is_open())
    }
}
