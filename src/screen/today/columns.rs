//! The columns of «Сегодня»: where the parts of a line stand, and how it is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::lines::{TodayDetail, TodayText};
use crate::screen::Model;
use crate::screen::colour::level;
use crate::ui::paint::{LATE, PLAIN, put, put_name, warning_fit, wrap_most};
use crate::ui::table::{ColumnSlot, ColumnTable, edged};

/// Lines that the words of an entry may take: an activity cut to its first word says nothing.
const MOST: usize = 2;

/// Cells of «0 из 2».
const NORM: u16 = 8;
/// Cells of «запас 1» or «■ вт 24», with the gap before it.
const SLACK: u16 = 10;

/// Columns of the parts of a line, counted from the gutter.
#[derive(Clone, Copy)]
pub(super) struct TodayColumns {
    when: u16,
    name: u16,
    width: u16,
}

impl TodayColumns {
    /// The columns of a list of this width in which days need `when` cells and names at most `name`.
    pub(super) fn of(when: u16, name: u16, width: u16) -> TodayColumns {
        let most = match width {
            0..70 => 15,
            70..90 => 24,
            _ => 28,
        };
        TodayColumns { when, name: name.clamp(8, most), width }
    }

    /// The columns from the gutter at `x` on: the mark, the day, the level, the name with a blank, the words.
    fn table(self, x: u16) -> ColumnTable<5> {
        let before = self.when + self.name + 8;
        ColumnTable::at(x + 1, [1, self.when, 1, self.name + 1, self.width.saturating_sub(before)])
    }

    /// The words of an entry: without a family they begin in the column of the level, behind the day.
    fn words(self, said: &TodayText, x: u16) -> ColumnSlot {
        let [_, when, level, _, words] = self.table(x).slots();
        let from = match said.family {
            Some(_) => words.x,
            None => level.x.max(when.x + 1 + u16::try_from(said.when.0.width()).unwrap_or(0)),
        };
        ColumnSlot { x: from, width: (x + self.width).saturating_sub(from) }
    }

    /// The lines of an entry's words; of a visit there is one.
    pub(super) fn wrapped(self, said: &TodayText) -> Vec<String> {
        match &said.what {
            TodayDetail::Words(text, _) => wrap_most(text, usize::from(self.words(said, 0).width), MOST),
            TodayDetail::Visit { .. } => vec![String::new()],
        }
    }

    /// The lines of a sentence that is no entry.
    pub(super) fn sentence(self, text: &str) -> Vec<String> {
        wrap_most(text, usize::from(self.width.saturating_sub(4)), MOST)
    }

    /// Draws an entry whose words are wrapped into `lines`, the first of them on the first line of `area`.
    pub(super) fn draw(
        self,
        said: &TodayText,
        lines: &[String],
        model: &Model,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let y = area.y;
        let [mark, when, level_at, name_at, _] = self.table(area.x).slots();
        mark.put(buf, y, said.mark.0, said.mark.1);
        put(buf, when.x, y, area.width - 3, &said.when.0, said.when.1);
        if let Some((at, name)) = &said.family {
            let letter = model.words.level_letter(*at);
            level_at.put(buf, y, &letter, level(*at));
            put_name(buf, name_at.x, y, self.name, name, PLAIN);
        }
        let words = self.words(said, area.x);
        match &said.what {
            TodayDetail::Words(_, style) => {
                for (y, line) in (y..area.bottom()).zip(lines) {
                    words.put(buf, y, line, *style);
                }
            }
            TodayDetail::Visit { safety, address, norm } => {
                let kept = if norm.is_some() { NORM + SLACK } else { 0 };
                let inside = Rect { x: words.x, width: words.width, ..area };
                let [place, state] = edged(inside, 0, kept);
                let end = place.x + place.width;
                let mut from = words.x;
                if let Some(safety) = safety {
                    let room = end.saturating_sub(from);
                    from += put(buf, from, y, room, &warning_fit(safety, usize::from(room)), LATE) + 2;
                }
                let room = end.saturating_sub(from);
                // Of an address two letters say nothing: the pane has all of it.
                if room > 5 {
                    put(buf, from, y, room, &model.words.address_fit(address, usize::from(room)), PLAIN);
                }
                if let Some(norm) = norm {
                    let norm_at = ColumnSlot { x: state.x, width: state.width.min(NORM) };
                    norm_at.put_right(buf, y, &norm.done, PLAIN);
                    let slack_at =
                        ColumnSlot { x: norm_at.x + norm_at.width, width: state.width - norm_at.width };
                    slack_at.put_right(buf, y, &norm.beside.0, norm.beside.1);
                }
            }
        }
    }
}
