//! Drawing «Обмен»: the list above, the selected conflict or finding below it, in full.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::super::{Model, why};
use super::{CopyIssue, ExchangeScreen};
use crate::store::conflict::Conflict;
use crate::text::capitalised;
use crate::ui::paint::{
    LATE, PLAIN, QUIET, STRONG, headed, mark, put, rule, select, titled, wrap, wrap_most,
};
use crate::ui::table::{ColumnTable, edged};
use crate::wording::conflict::{self, ConflictWords};
use crate::wording::finding;
use crate::wording::history::moment_near;

/// Lines of a value of which only the beginning is shown.
const BRIEF: usize = 4;

/// The label of the lines below the first line of a value.
const BESIDE: &str = " ";

/// From this width on, the author of a value is beside it.
const WIDE: u16 = 76;

/// Lines of a finding in the list.
const FINDING: usize = 3;

/// A line of the list: of a conflict or of a finding, by its place among the entries.
enum ExchangeRow {
    Blank,
    Conflict(usize),
    Finding(usize, String),
}

impl ExchangeRow {
    fn entry(&self) -> Option<usize> {
        match self {
            ExchangeRow::Blank => None,
            ExchangeRow::Conflict(i) | ExchangeRow::Finding(i, _) => Some(*i),
        }
    }
}

/// A line of the pane below.
struct ExchangeLine {
    /// Whether the value on it is the marked one.
    marked: bool,
    label: String,
    text: String,
    /// At the right edge.
    beside: String,
    style: Style,
}

impl ExchangeLine {
    fn of(text: String, style: Style) -> ExchangeLine {
        ExchangeLine { marked: false, label: String::new(), text, beside: String::new(), style }
    }
}

impl ExchangeScreen {
    /// Draws the screen.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let w = &model.words;
        let keys = w.say("exchange-keys");
        headed(buf, area, &self.count(model), &keys, QUIET);
        rule(buf, area.x, area.y + 1, area.width);
        let mut body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        let barred = model.bar().map(|why| (why, LATE));
        for (said, style) in self.fault.clone().map(|f| (f, LATE)).into_iter().chain(barred) {
            for line in wrap(&format!("! {said}"), usize::from(body.width.saturating_sub(2))) {
                put(buf, body.x + 1, body.y, body.width.saturating_sub(2), &line, style);
                body = Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
            }
        }
        if self.entries.is_empty() {
            empty(model, body, buf);
            return None;
        }
        let pane = self.pane(model, body.width);
        let wanted = u16::try_from(pane.len()).unwrap_or(u16::MAX);
        // The list keeps a third, however long the values are.
        let below = wanted.min(body.height.saturating_sub((body.height / 3).max(3) + 1));
        let rows = self.rows(model, body.width);
        let above = body.height.saturating_sub(below + 1).min(u16::try_from(rows.len()).unwrap_or(u16::MAX));
        self.list(model, &rows, Rect { height: above, ..body }, buf);
        let line = Rect { y: body.y + above, height: 1, ..body };
        // A title of one line is in the line between the list and the text.
        let title = pane.first().filter(|first| {
            first.label.is_empty()
                && pane.get(1).is_some_and(|next| next.text.is_empty() && next.label.is_empty())
        });
        match title {
            Some(first) => titled(buf, line, &first.text, first.style, ""),
            None => rule(buf, line.x, line.y, line.width),
        }
        let pane = if title.is_some() { &pane[2..] } else { &pane[..] };
        let label = pane.iter().map(|l| l.label.width()).max().unwrap_or(0);
        let label = u16::try_from(label).unwrap_or(0);
        for (y, line) in (body.y + above + 1..body.bottom()).zip(pane) {
            draw(line, label, Rect { y, height: 1, ..body }, buf);
        }
        None
    }

    /// «Расхождения: 1 · Находки: 2».
    fn count(&self, model: &Model) -> String {
        let w = &model.words;
        if self.entries.is_empty() {
            return w.say("exchange-title");
        }
        let found = self.entries.len() - self.conflicts;
        let open = w.count("exchange-conflicts", self.conflicts);
        if found == 0 { open } else { format!("{open} · {}", w.count("exchange-findings", found)) }
    }

    /// The lines of the list: a blank one between conflicts and findings, several for a finding that names much.
    fn rows(&self, model: &Model, width: u16) -> Vec<ExchangeRow> {
        let mut rows = Vec::new();
        for (i, entry) in self.entries.iter().enumerate() {
            if i == self.conflicts && i > 0 {
                rows.push(ExchangeRow::Blank);
            }
            match entry {
                CopyIssue::Conflict(_) => rows.push(ExchangeRow::Conflict(i)),
                CopyIssue::Finding(finding) => {
                    let said = capitalised(&finding::said(&model.words, finding));
                    let lines = wrap_most(&said, usize::from(width.saturating_sub(2)), FINDING);
                    rows.extend(lines.into_iter().map(|line| ExchangeRow::Finding(i, line)));
                }
            }
        }
        rows
    }

    fn list(&self, model: &Model, rows: &[ExchangeRow], area: Rect, buf: &mut Buffer) {
        let here = |row: &ExchangeRow| row.entry() == Some(self.cursor.at());
        let selected = rows.iter().position(here).zip(rows.iter().rposition(here));
        // For a page: as many lines as are visible.
        let _ = self.cursor.seen(usize::from(area.height));
        let seen = self.scroll.rows(rows.len(), selected.map(|(begin, end)| begin..end + 1), area);
        for (at, place) in seen {
            let row = &rows[at];
            let line = Rect { x: place.x + 1, width: place.width.saturating_sub(2), ..place };
            match row {
                ExchangeRow::Blank => {}
                ExchangeRow::Conflict(i) => {
                    if let Some(CopyIssue::Conflict(conflict)) = self.entries.get(*i) {
                        self.conflict_line(model, conflict, line, buf);
                    }
                }
                ExchangeRow::Finding(_, text) => {
                    put(buf, line.x, line.y, line.width, text, PLAIN);
                }
            }
            if here(row) {
                select(buf, place);
            }
        }
    }

    fn conflict_line(&self, model: &Model, conflict: &Conflict, line: Rect, buf: &mut Buffer) {
        let latest = conflict.values.iter().map(|v| v.at.as_str()).max().unwrap_or_default();
        let when = match self.later.contains(&conflict.id) {
            true => model.words.say("exchange-later"),
            false => moment_near(model, latest),
        };
        let [rest, when_at] = edged(line, 2, u16::try_from(when.width()).unwrap_or(0));
        let record = (line.width / 3).min(24);
        let table = ColumnTable::at(line.x, [record, rest.width.saturating_sub(record + 1)]);
        let [record, subject] = table.slots();
        record.put(buf, line.y, &conflict::record_label(model, conflict), PLAIN);
        subject.put(buf, line.y, &conflict::subject(model, conflict), PLAIN);
        when_at.put_right(buf, line.y, &when, QUIET);
    }

    /// What is shown about the selected line.
    fn pane(&self, model: &Model, width: u16) -> Vec<ExchangeLine> {
        match (self.entries.get(self.cursor.at()), &self.conflict_words) {
            (Some(CopyIssue::Conflict(_)), Some(words)) => self.conflict_pane(model, words, width),
            (Some(CopyIssue::Finding(finding)), _) => {
                let room = usize::from(width.saturating_sub(3));
                let said = capitalised(&finding::said(&model.words, finding));
                let mut lines: Vec<ExchangeLine> =
                    wrap(&said, room).into_iter().map(|l| ExchangeLine::of(l, STRONG)).collect();
                lines.push(ExchangeLine::of(String::new(), PLAIN));
                for line in wrap(&why::copies::meaning(model, finding), room) {
                    lines.push(ExchangeLine::of(line, PLAIN));
                }
                lines
            }
            _ => Vec::new(),
        }
    }

    fn conflict_pane(&self, model: &Model, words: &ConflictWords, width: u16) -> Vec<ExchangeLine> {
        let w = &model.words;
        let before = w.say("conflict-before");
        let labels = words.sides.iter().map(|s| s.label.width()).chain([before.width()]).max().unwrap_or(0);
        let whens = words.sides.iter().map(|s| s.by.width() + s.at.width() + 3).max().unwrap_or(0);
        let room = usize::from(width.saturating_sub(6)).saturating_sub(labels + 2);
        // The author is beside a value that leaves room for it.
        let is_beside = width >= WIDE
            && words.sides.iter().all(|s| s.value.width() + whens + 2 <= room && !s.value.contains('\n'));
        let title = wrap(&words.title, usize::from(width.saturating_sub(3)));
        let mut lines: Vec<ExchangeLine> = title.into_iter().map(|l| ExchangeLine::of(l, STRONG)).collect();
        lines.push(ExchangeLine::of(String::new(), PLAIN));
        for (i, side) in words.sides.iter().enumerate() {
            let marked = i == self.marked;
            let style = if marked { STRONG } else { PLAIN };
            let by = format!("{}   {}", side.by, side.at);
            let mut label = side.label.clone();
            for (n, text) in wrap_most(&side.value, room, BRIEF).into_iter().enumerate() {
                let first = n == 0;
                let beside = if is_beside && first { by.clone() } else { String::new() };
                let label = std::mem::replace(&mut label, BESIDE.to_owned());
                lines.push(ExchangeLine { marked: marked && first, label, text, beside, style });
            }
            if !is_beside {
                let quiet = by.trim().to_owned();
                lines.push(ExchangeLine { label: BESIDE.to_owned(), ..ExchangeLine::of(quiet, QUIET) });
            }
        }
        if let Some((former, since)) = &words.before {
            lines.push(ExchangeLine::of(String::new(), PLAIN));
            let (mut label, mut since) = (before, since.clone());
            for text in wrap_most(former, room.saturating_sub(since.width() + 2), BRIEF) {
                let label = std::mem::replace(&mut label, BESIDE.to_owned());
                let beside = std::mem::take(&mut since);
                lines.push(ExchangeLine { label, beside, ..ExchangeLine::of(text, QUIET) });
            }
        }
        lines.push(ExchangeLine::of(String::new(), PLAIN));
        let entry = self.entries.get(self.cursor.at());
        let apart = matches!(entry, Some(CopyIssue::Conflict(c)) if conflict::is_begun_apart(c));
        let note = w.say(if apart { "exchange-begun-apart-how" } else { "exchange-nothing-lost" });
        let note = wrap(&note, usize::from(width.saturating_sub(3)));
        lines.extend(note.into_iter().map(|l| ExchangeLine::of(l, QUIET)));
        lines
    }
}

fn draw(line: &ExchangeLine, label: u16, area: Rect, buf: &mut Buffer) {
    if line.label.is_empty() {
        put(buf, area.x + 1, area.y, area.width.saturating_sub(2), &line.text, line.style);
        return;
    }
    let [mark_at, label_at, value] =
        ColumnTable::at(area.x + 2, [1, label + 1, area.width.saturating_sub(label + 7)]).slots();
    if line.marked {
        mark(buf, mark_at.x, area.y);
    }
    label_at.put(buf, area.y, &line.label, line.style);
    value.put(buf, area.y, &line.text, line.style);
    value.put_right(buf, area.y, &line.beside, QUIET);
}

/// What the screen is for, while there is nothing on it.
fn empty(model: &Model, area: Rect, buf: &mut Buffer) {
    let w = &model.words;
    let mut y = area.y;
    let width = usize::from(area.width.saturating_sub(4));
    let paragraphs = [
        (w.say("exchange-empty"), STRONG),
        (w.say("exchange-empty-for"), PLAIN),
        (w.say("exchange-empty-merge"), PLAIN),
        (w.say("exchange-empty-folder"), PLAIN),
        (w.say("exchange-empty-copy"), PLAIN),
        (w.say("exchange-empty-restore"), QUIET),
    ];
    for (text, style) in paragraphs {
        for line in wrap(&text, width) {
            if y < area.bottom() {
                put(buf, area.x + 2, y, area.width.saturating_sub(3), &line, style);
            }
            y += 1;
        }
        // In the least window there is no room for air.
        y += u16::from(area.height > 16);
    }
}
