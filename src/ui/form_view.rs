//! A small form as it is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use crate::text::say;
use crate::ui::Context;
use crate::ui::field::{Field, Value, places};
use crate::ui::form::Form;
use crate::ui::paint::{INVERSE, LATE, PLAIN, QUIET, STRONG, boxed, middle, put, wrap};

/// The mark in the frame where fields are out of sight.
const MORE: &str = "█";

/// How many cells a field has that is not full: all of them end below each other.
const FIELD: u16 = 40;

impl<N: Copy + PartialEq> Form<N> {
    /// Which keys hold in the focused field, and what was typed of an option.
    fn foot(&self, context: &impl Context) -> String {
        let w = context.words();
        match self.fields.get(self.focus.at()) {
            Some(Field { value: Value::Choice { .. }, .. }) if !self.begun.is_empty() => {
                say!(w, "form-foot-begun", typed = self.begun.as_str())
            }
            Some(Field { value: Value::Choice { .. }, .. }) => w.say("form-foot-choice"),
            Some(_) if self.is_proposing() => w.say("form-foot-proposal"),
            _ => w.say("form-foot"),
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
        let label = self.fields.iter().map(|f| f.label.width()).max().unwrap_or(0) as u16 + 2;
        let width = 70.min(area.width);
        let inner_width = width.saturating_sub(4);
        let place_of = |name| self.fields.iter().position(|field| field.name == name);
        let fault = self.fault.as_ref().and_then(|f| Some((place_of(f.field)?, format!("! {}", f.text))));
        // An error beside its field is not repeated below.
        let said = |hint: &&String| fault.as_ref().is_none_or(|(_, text)| text != *hint);
        let lines = |text: &String| wrap(text, usize::from(inner_width));
        let hints: Vec<String> = hints.iter().filter(said).flat_map(lines).collect();
        let fault = fault.map(|(field, text)| (field, lines(&text)));
        let faulty = |i: usize| fault.as_ref().filter(|(field, _)| *field == i).map_or(0, |(_, l)| l.len());
        let room = usize::from(inner_width.saturating_sub(label));
        let rows = self.fields.iter().map(|f| f.height(room)).sum::<usize>()
            + fault.as_ref().map_or(0, |(_, lines)| lines.len())
            + hints.len()
            + usize::from(!hints.is_empty());
        let place = middle(area, width, u16::try_from(rows).unwrap_or(20) + 2);
        let inner = boxed(buf, place, &self.title, &self.foot(context));
        let mut cursor = None;
        let mut y = inner.y;
        // Where the window has no room for all fields, it shows those up to the one one is in.
        let high = |i: usize| self.fields[i].height(room) + faulty(i);
        let mut first = 0;
        while first < self.focus.at()
            && (first..=self.focus.at()).map(high).sum::<usize>() > usize::from(inner.height)
        {
            first += 1;
        }
        if first > 0 {
            put(buf, inner.right() + 1, inner.y, 1, MORE, STRONG);
        }
        for (i, field) in self.fields.iter().enumerate().skip(first) {
            if y + u16::try_from(high(i)).unwrap_or(1) > inner.bottom() {
                put(buf, inner.right() + 1, inner.bottom().saturating_sub(1), 1, MORE, STRONG);
                y = inner.bottom();
                break;
            }
            let focused = i == self.focus.at();
            if focused {
                put(buf, inner.x - 1, y, 1, ">", STRONG);
            }
            put(buf, inner.x, y, label, &field.label, if focused { STRONG } else { PLAIN });
            let x = inner.x + label;
            let room = inner.width.saturating_sub(label);
            match &field.value {
                Value::Free(input) | Value::Line(input) => {
                    let selected = focused && self.is_proposing();
                    let style = if selected { INVERSE } else { PLAIN };
                    let at = input.draw(style, FIELD, Rect { x, y, width: room, height: 1 }, buf);
                    cursor = cursor.or(focused.then_some(at));
                }
                Value::Choice { options, at } => {
                    for (o, (option, (right, down))) in options.iter().zip(places(options, room)).enumerate()
                    {
                        let (text, style) = if o == *at {
                            (format!("[{option}]"), if focused { STRONG } else { PLAIN })
                        } else {
                            (format!(" {option} "), QUIET)
                        };
                        put(buf, x + right, y + down, room - right, &text, style);
                    }
                }
            }
            y += u16::try_from(field.height(usize::from(room))).unwrap_or(1);
            for line in fault.iter().filter(|(field, _)| *field == i).flat_map(|(_, lines)| lines) {
                put(buf, inner.x, y, inner.width, line, LATE);
                y += 1;
            }
        }
        let room = usize::from(inner.bottom().saturating_sub(y + 1));
        let mut hints = hints;
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
