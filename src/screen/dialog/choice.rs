//! A list to choose from: the families behind a number, or the regulations there are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::super::cursor::Cursor;
use super::super::paint::{LATE, PLAIN, STRONG, boxed, level, put, put_right, rule, wrap};
use super::super::{Command, Desk, Step};
use super::middle;
use crate::domain::{FamilyId, Level};

/// What is done with the row that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The family's card is opened.
    Family(FamilyId),
    /// The district is led by this regulation.
    Regulation(&'static str),
}

/// A row of the list.
pub struct Row {
    /// What it stands for.
    pub chosen: Chosen,
    /// The letter before it, of a family.
    pub letter: Option<Option<Level>>,
    /// What it says.
    pub text: String,
    /// What is said behind it: where the family lives.
    pub beside: String,
    /// What must not be overlooked, at the right edge.
    pub warning: Option<String>,
    /// What is said below the list while the row is selected; long lines are wrapped.
    pub detail: Vec<(String, Style)>,
}

/// The list.
pub struct Choice {
    title: String,
    foot: String,
    rows: Vec<Row>,
    cursor: Cursor,
}

/// Lines kept for the detail of the selected row, so that the frame stands still while one moves.
const DETAIL: usize = 7;

impl Choice {
    /// A list with a title and the keys that hold in it, the row `at` selected.
    #[must_use]
    pub fn new(title: String, foot: String, rows: Vec<Row>, at: usize) -> Choice {
        let mut cursor = Cursor::on(at);
        cursor.clamp(rows.len());
        Choice { title, foot, rows, cursor }
    }

    /// Moves, closes, chooses.
    pub fn update(&mut self, command: Command, desk: &Desk) -> Step {
        match command {
            Command::Back => return Step::Back,
            Command::Accept => {
                return match self.rows.get(self.cursor.at).map(|r| r.chosen) {
                    Some(Chosen::Family(family)) => Step::Card(family),
                    Some(Chosen::Regulation(id)) => super::super::district::rules::choose(desk, id),
                    None => Step::Back,
                };
            }
            other => self.cursor.step(other, self.rows.len()),
        };
        Step::Stay
    }

    /// Draws it as high as the list needs and the screen allows.
    pub fn view(&self, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let width = 76.min(area.width.saturating_sub(2));
        let detailed = self.rows.iter().any(|r| !r.detail.is_empty());
        let below = if detailed { DETAIL + 1 } else { 0 };
        let wanted = u16::try_from(self.rows.len() + below + 2).unwrap_or(u16::MAX);
        let area = middle(area, width, wanted.min(area.height));
        let inner = boxed(buf, area, &self.title, &self.foot);
        let room = usize::from(inner.height).saturating_sub(below).max(1);
        let warned = self.rows.iter().filter_map(|r| r.warning.as_ref()).map(|t| t.width()).max().unwrap_or(0);
        let kept = u16::try_from(warned).unwrap_or(u16::MAX).min(inner.width * 2 / 5);
        for (y, i) in (inner.y..inner.bottom()).zip(self.cursor.seen(self.rows.len(), room)) {
            if i == self.cursor.at {
                put(buf, inner.x, y, 1, ">", STRONG);
            }
            let place = Rect { x: inner.x + 1, y, width: inner.width.saturating_sub(1), height: 1 };
            line(desk, &self.rows[i], kept, place, buf);
        }
        if let Some(row) = self.rows.get(self.cursor.at).filter(|_| detailed) {
            let y = inner.y + u16::try_from(room.min(self.rows.len())).unwrap_or(0);
            rule(buf, inner.x, y, inner.width);
            let lines = row
                .detail
                .iter()
                .flat_map(|(text, style)| wrap(text, usize::from(inner.width)).into_iter().map(|l| (l, *style)));
            for (y, (text, style)) in (y + 1..inner.bottom()).zip(lines) {
                put(buf, inner.x, y, inner.width, &text, style);
            }
        }
    }
}

/// Draws a row; `kept` cells at the right edge are for what must not be overlooked.
fn line(desk: &Desk, row: &Row, kept: u16, area: Rect, buf: &mut Buffer) {
    let mut x = area.x;
    if let Some(at) = row.letter {
        put(buf, x, area.y, 1, &desk.words.pick("level-letter", at.map_or("none", Level::code)), level(at));
        x += 2;
    }
    let warning = row.warning.as_deref().unwrap_or_default();
    let end = area.right() - kept - u16::from(kept > 0);
    let half = if row.beside.is_empty() { end.saturating_sub(x) } else { (end.saturating_sub(x)) * 9 / 20 };
    put(buf, x, area.y, half, &row.text, PLAIN);
    put(buf, x + half + 1, area.y, end.saturating_sub(x + half + 1), &row.beside, PLAIN);
    put_right(buf, end, area.y, area.right() - end, warning, LATE);
}
