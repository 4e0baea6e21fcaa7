//! The columns of «Сегодня»: where the parts of a line stand, and how it is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::lines::{Said, What};
use crate::domain::Level;
use crate::screen::Model;
use crate::screen::colour::level;
use crate::text::say;
use crate::ui::paint::{LATE, PLAIN, put, put_name, put_right, warning_fit, wrap_most};

/// Lines that the words of an entry may take: an activity cut to its first word says nothing.
const MOST: usize = 2;

/// Cells of «0 из 2».
const NORM: u16 = 8;
/// Cells of «запас 1», with the gap before it.
const SLACK: u16 = 10;

/// Columns of the parts of a line, counted from the gutter.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    when: u16,
    name: u16,
    width: u16,
}

impl Columns {
    /// The columns of a list of this width in which days need `when` cells and names at most `name`.
    pub(super) fn of(when: u16, name: u16, width: u16) -> Columns {
        let most = match width {
            0..70 => 15,
            70..90 => 24,
            _ => 28,
        };
        Columns { when, name: name.clamp(8, most), width }
    }

    fn level(self) -> u16 {
        3 + self.when + 1
    }

    /// Where the words begin.
    fn words(self, said: &Said) -> u16 {
        match said.family {
            Some(_) => self.level() + 2 + self.name + 2,
            None => self.level().max(4 + u16::try_from(said.when.0.width()).unwrap_or(0)),
        }
    }

    /// The lines of an entry's words; of a visit there is one.
    pub(super) fn wrapped(self, said: &Said) -> Vec<String> {
        match &said.what {
            What::Words(text, _) => {
                wrap_most(text, usize::from(self.width.saturating_sub(self.words(said))), MOST)
            }
            What::Visit { .. } => vec![String::new()],
        }
    }

    /// Draws an entry whose words are wrapped into `lines`, the first of them on the first line of `area`.
    pub(super) fn draw(self, said: &Said, lines: &[String], model: &Model, area: Rect, buf: &mut Buffer) {
        let (x, y) = (area.x, area.y);
        put(buf, x + 1, y, 1, said.mark.0, said.mark.1);
        put(buf, x + 3, y, area.width - 3, &said.when.0, said.when.1);
        if let Some((at, name)) = &said.family {
            let letter = model.words.pick("level-letter", at.map_or("none", Level::code));
            put(buf, x + self.level(), y, 1, &letter, level(*at));
            put_name(buf, x + self.level() + 2, y, self.name, name, PLAIN);
        }
        let from = x + self.words(said);
        let room = area.right().saturating_sub(from);
        match &said.what {
            What::Words(_, style) => {
                for (y, line) in (y..area.bottom()).zip(lines) {
                    put(buf, from, y, room, line, *style);
                }
            }
            What::Visit { safety, address, norm } => {
                let kept = if norm.is_some() { NORM + SLACK } else { 0 };
                let end = area.right().saturating_sub(kept);
                let mut from = from;
                if let Some(safety) = safety {
                    let room = end.saturating_sub(from);
                    from += put(buf, from, y, room, &warning_fit(safety, usize::from(room)), LATE) + 2;
                }
                let room = end.saturating_sub(from);
                // Of an address two letters say nothing: the pane has all of it.
                if room > 5 {
                    put(buf, from, y, room, &model.words.address_fit(address, usize::from(room)), PLAIN);
                }
                if let Some((norm, slack)) = norm {
                    put_right(buf, end, y, NORM, norm, PLAIN);
                    let said = slack.map(|n| say!(model.words, "slack-near", n = n));
                    let style = if slack.is_some_and(|n| n <= 0) { LATE } else { PLAIN };
                    put_right(buf, end + NORM, y, SLACK, &said.unwrap_or_default(), style);
                }
            }
        }
    }
}
