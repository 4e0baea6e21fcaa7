//! A list to choose from.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::key_outcome::KeyOutcome;
use super::list::ListCursor;
use super::paint::{LATE, PLAIN, beginning, boxed, heading, middle, put, put_right, rule, select, wrap};
use super::table::ColumnTable;
use super::{Context, WidgetReply, prefix};
use crate::keymap::Command;
use crate::keymap::key::{Key, NamedKey};
use crate::text::say;

/// A row of the list.
#[derive(Clone, Debug)]
pub struct ChoiceRow<T> {
    /// What is taken with it.
    pub chosen: T,
    /// The letter before it, with its colour.
    pub letter: Option<(String, Style)>,
    /// What it says.
    pub text: String,
    /// The text shown behind it.
    pub beside: FittedText,
    /// What must not be overlooked, at the right edge.
    pub warning: Option<String>,
    /// The text shown below the list while the row is selected; long lines are wrapped.
    pub detail: Vec<(String, Style)>,
}

/// A text in shorter and shorter forms, the longest first.
#[derive(Clone, Debug)]
pub struct FittedText(pub Vec<String>);

impl FittedText {
    /// The longest form that fits into `width`, else the shortest.
    fn fitting(&self, width: usize) -> &str {
        let fits = self.0.iter().find(|form| form.width() <= width);
        fits.or(self.0.last()).map_or("", String::as_str)
    }

    /// The cells of the longest form.
    fn width(&self) -> usize {
        self.0.first().map_or(0, |form| form.width())
    }
}

impl From<String> for FittedText {
    fn from(text: String) -> FittedText {
        FittedText(vec![text])
    }
}

pub struct ChoiceList<T> {
    title: String,
    foot: String,
    rows: Vec<ChoiceRow<T>>,
    cursor: ListCursor,
    /// The beginning of a word of a row, as it was typed.
    typed: String,
}

/// Lines kept for the detail of the selected row, so that the frame keeps its size while the cursor moves.
const DETAIL: usize = 7;

impl<T: Clone> ChoiceList<T> {
    /// A list with a title and the keys that hold in it, the row `at` selected.
    #[must_use]
    pub fn new(title: String, foot: String, rows: Vec<ChoiceRow<T>>, at: usize) -> ChoiceList<T> {
        let mut cursor = ListCursor::on(at);
        cursor.clamp(rows.len());
        ChoiceList { title, foot, rows, cursor, typed: String::new() }
    }

    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    #[must_use]
    pub fn rows(&self) -> &[ChoiceRow<T>] {
        &self.rows
    }

    /// The row under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&ChoiceRow<T>> {
        self.rows.get(self.cursor.at)
    }

    /// Moves, closes, chooses.
    pub fn update(&mut self, command: Command) -> WidgetReply<T> {
        match command {
            Command::Back => return WidgetReply::Close,
            Command::Accept => {
                return self
                    .rows
                    .get(self.cursor.at)
                    .map_or(WidgetReply::Close, |r| WidgetReply::Take(r.chosen.clone()));
            }
            other => {
                if self.cursor.step(other, self.rows.len()) {
                    self.typed.clear();
                }
            }
        }
        WidgetReply::Stay
    }

    /// Moves to the row with a word that begins as typed; letters that begin none are refused.
    pub fn type_text(&mut self, text: &str) -> KeyOutcome {
        let typed = format!("{}{text}", self.typed);
        let said: Vec<String> = self.rows.iter().map(|r| r.text.clone()).collect();
        let Some(at) = prefix::option(&said, &typed) else { return KeyOutcome::Nowhere };
        (self.cursor.at, self.typed) = (at, typed);
        KeyOutcome::Taken
    }

    /// Backspace shortens what was typed.
    pub fn edit(&mut self, key: Key) -> KeyOutcome {
        let shortened = key == Key::Named(NamedKey::Backspace) && self.typed.pop().is_some();
        if shortened && !self.typed.is_empty() {
            let typed = std::mem::take(&mut self.typed);
            return self.type_text(&typed);
        }
        KeyOutcome::of(shortened)
    }

    /// Draws it as high as the list needs and the screen allows.
    pub fn view(&self, context: &impl Context, area: Rect, buf: &mut Buffer) {
        let width = 76.min(area.width.saturating_sub(2));
        let detailed = self.rows.iter().any(|r| !r.detail.is_empty());
        let below = if detailed { DETAIL + 1 } else { 0 };
        let wanted = u16::try_from(self.rows.len() + below + 2).unwrap_or(u16::MAX);
        let area = middle(area, width, wanted.min(area.height));
        let typed = (!self.typed.is_empty())
            .then(|| say!(context.words(), "choice-foot-begun", typed = self.typed.as_str()));
        let inner = boxed(buf, area, &self.title, typed.as_deref().unwrap_or(&self.foot));
        let room = usize::from(inner.height).saturating_sub(below).max(1);
        let columns = ChoiceColumns::of(&self.rows, inner.x + 1, inner.width.saturating_sub(1));
        let list = Rect { height: u16::try_from(room).unwrap_or(u16::MAX).min(inner.height), ..inner };
        for (i, place) in self.cursor.rows(self.rows.len(), list) {
            let inside = Rect { x: place.x + 1, width: place.width.saturating_sub(1), ..place };
            line(&self.rows[i], &columns, inside, buf);
            if i == self.cursor.at {
                select(buf, place);
            }
        }
        if let Some(row) = self.rows.get(self.cursor.at).filter(|_| detailed) {
            let y = inner.y + u16::try_from(room.min(self.rows.len())).unwrap_or(0);
            rule(buf, inner.x, y, inner.width);
            let lines = row.detail.iter().flat_map(|(text, style)| {
                wrap(text, usize::from(inner.width)).into_iter().map(|l| (l, *style))
            });
            for (y, (text, style)) in (y + 1..inner.bottom()).zip(lines) {
                put(buf, inner.x, y, inner.width, &text, style);
            }
        }
    }
}

/// The columns, the same for all rows: the letter, the text, what is beside it; a warning at the right edge.
struct ChoiceColumns {
    table: ColumnTable<3>,
    warning: u16,
}

impl ChoiceColumns {
    fn of<T>(rows: &[ChoiceRow<T>], x: u16, width: u16) -> ChoiceColumns {
        let widest = |part: &dyn Fn(&ChoiceRow<T>) -> usize| {
            u16::try_from(rows.iter().map(part).max().unwrap_or(0)).unwrap_or(width)
        };
        let letter = u16::from(rows.iter().any(|r| r.letter.is_some()));
        let warning = widest(&|r| r.warning.as_deref().map_or(0, |w| w.width() + 1)).min(width * 2 / 5);
        let rest = width.saturating_sub(letter * 2 + warning);
        let beside = widest(&|r| r.beside.width());
        // The row itself gives way to what is said behind it no further than it must.
        let least = (rest * 3 / 5).max(rest.saturating_sub(beside + 1));
        let text = widest(&|r| r.text.width()).min(if beside == 0 { rest } else { least });
        let table = ColumnTable::at(x, [letter, text, rest.saturating_sub(text + 1)]);
        ChoiceColumns { table, warning }
    }
}

fn line<T>(row: &ChoiceRow<T>, columns: &ChoiceColumns, area: Rect, buf: &mut Buffer) {
    let [letter_at, text, beside_at] = columns.table.slots();
    if let Some((letter, style)) = &row.letter {
        put(buf, letter_at.x, area.y, letter_at.width, letter, *style);
    }
    put(buf, text.x, area.y, text.width, &heading(&row.text, usize::from(text.width)), PLAIN);
    let room = usize::from(beside_at.width);
    put(buf, beside_at.x, area.y, beside_at.width, &beginning(row.beside.fitting(room), room), PLAIN);
    if let Some(warning) = &row.warning {
        let said = beginning(warning, usize::from(columns.warning.saturating_sub(1)));
        put_right(buf, area.x, area.y, area.width, &said, LATE);
    }
}
