//! «Участок»: the social passport of the section, the caseload, what the week demands, and by which rules.

pub mod figures;
mod lines;
pub mod rules;

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::change::Look;
use super::cursor::Cursor;
use super::dialog::Dialog;
use super::dialog::choice::{Choice, Chosen, Row};
use super::entry::kinds;
use super::paint::{LATE, PLAIN, QUIET, STRONG, bar, level, put, put_right, rule, upright};
use super::preview::capitalised;
use super::{Command, Desk, Step, why};
use crate::domain::name;
use crate::store::Reader;
use figures::{Figures, Part, Topic};
use lines::{Item, Line, Section};
pub use lines::{sum, years};

/// The screen. Nothing is reckoned before it looks at the district for the first time.
#[derive(Default)]
pub struct District {
    title: String,
    passport: String,
    rules: Option<Item>,
    sections: Vec<Section>,
    figures: Option<Figures>,
    cursor: Cursor,
    /// The first line seen of each column.
    tops: [Cell<usize>; 3],
}

impl District {
    /// The screen, not yet filled.
    #[must_use]
    pub fn new(_desk: &Desk) -> District {
        // The rules stand first; the first number is what one comes for.
        District { cursor: Cursor::on(1), ..District::default() }
    }

    /// Looks at the district again.
    pub fn refresh(&mut self, desk: &Desk, reader: Reader<'_>) {
        let figures = Figures::of(desk, reader);
        self.title = title(desk);
        self.passport = passport(desk);
        self.rules = Some(lines::of_rules(desk));
        self.sections = lines::of_figures(desk, &figures).into();
        self.figures = Some(figures);
        self.cursor.clamp(self.stops());
    }

    fn items(&self) -> impl Iterator<Item = &Item> {
        let of = |line: &'_ Line| matches!(line, Line::Item(_));
        self.rules.iter().chain(self.sections.iter().flatten().filter(move |l| of(l)).filter_map(
            |l| match l {
                Line::Item(item) => Some(item),
                _ => None,
            },
        ))
    }

    fn stops(&self) -> usize {
        self.items().count()
    }

    fn selected(&self) -> Option<&Item> {
        self.items().nth(self.cursor.at)
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, desk: &Desk, _reader: Reader<'_>) -> Step {
        if self.cursor.step(command, self.stops()) {
            return Step::Stay;
        }
        match command {
            Command::Back => Step::Back,
            Command::Rules => Step::ask(rules::dialog(desk)),
            Command::Add => kinds::of_district(desk),
            Command::Remove => Step::Look(Look::Records),
            Command::NextPane => self.jump(true),
            Command::PreviousPane => self.jump(false),
            Command::Open => self.open(desk),
            Command::Why => self.why(desk),
            _ => Step::Stay,
        }
    }

    fn open(&self, desk: &Desk) -> Step {
        match self.selected().map(|i| i.topic) {
            None => Step::Stay,
            Some(Topic::Rules) => Step::ask(rules::dialog(desk)),
            Some(Topic::Demand(Part::Possible)) => self.why(desk),
            Some(topic) => self.families(desk, topic),
        }
    }

    fn why(&self, desk: &Desk) -> Step {
        match (self.selected(), &self.figures) {
            (Some(item), Some(figures)) => Step::ask(why::district::dialog(desk, figures, item.topic)),
            _ => Step::Say(desk.words.say("why-nothing")),
        }
    }

    /// The families behind a number.
    fn families(&self, desk: &Desk, topic: Topic) -> Step {
        let Some(figures) = &self.figures else { return Step::Stay };
        let rows: Vec<Row> =
            figures.behind(desk, topic).into_iter().filter_map(|place| row(desk, figures, place)).collect();
        if rows.is_empty() {
            return Step::Say(desk.words.say("district-nobody"));
        }
        let title = format!("{}: {}", self.selected().map(heading).unwrap_or_default(), rows.len());
        Step::ask(Dialog::Choice(Choice::new(title, desk.words.say("district-families-foot"), rows, 0)))
    }

    /// To the first line of the next section, or of the one before; the rules are a section too.
    fn jump(&mut self, forward: bool) -> Step {
        let sizes = self.sections.iter().map(|s| s.iter().filter(|l| matches!(l, Line::Item(_))).count());
        let mut firsts = vec![0];
        let mut next = 1;
        for size in sizes.filter(|n| *n > 0) {
            firsts.push(next);
            next += size;
        }
        let here = firsts.iter().rposition(|first| *first <= self.cursor.at).unwrap_or(0);
        let count = firsts.len();
        let to = if forward { here + 1 } else { here + count - 1 };
        self.cursor.at = firsts[to % count];
        self.cursor.clamp(self.stops());
        Step::Stay
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, _desk: &Desk) -> String {
        self.selected().map(|i| i.status.clone()).unwrap_or_default()
    }

    /// Draws the screen.
    pub fn view(&self, _desk: &Desk, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let kept = u16::try_from(self.passport.width()).unwrap_or(0) + 1;
        put(buf, area.x + 1, area.y, area.width.saturating_sub(kept + 2), &self.title, STRONG);
        put_right(buf, area.x, area.y, area.width - 1, &self.passport, PLAIN);
        if let Some(item) = &self.rules {
            if self.cursor.at == 0 {
                put(buf, area.x, area.y + 1, 1, ">", STRONG);
            }
            let mark = u16::from(item.late) * 2;
            put(buf, area.x + 1, area.y + 1, mark, "!", LATE);
            put(buf, area.x + 1 + mark, area.y + 1, area.width - 2 - mark, &item.name, PLAIN);
        }
        rule(buf, area.x, area.y + 2, area.width);
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
        // For a page: as many lines as there are to see.
        let _ = self.cursor.seen(self.stops(), usize::from(body.height));
        let mut first = 1;
        for (i, (column, sections)) in columns(body).into_iter().enumerate() {
            if column.x > body.x {
                upright(buf, column.x - 1, column.y, column.height);
            }
            let sections = self.sections.get(sections).unwrap_or_default();
            first = self.column(&self.tops[i], sections, first, column, buf);
        }
        None
    }

    /// Draws one column whose first item is the `first` of all; gives the number of the one after its last.
    fn column(
        &self,
        top: &Cell<usize>,
        sections: &[Section],
        first: usize,
        area: Rect,
        buf: &mut Buffer,
    ) -> usize {
        let mut lines: Vec<Option<&Line>> = Vec::new();
        for section in sections {
            if !lines.is_empty() {
                lines.push(None);
            }
            lines.extend(section.iter().map(Some));
        }
        let mut number = first;
        let numbered: Vec<Option<usize>> = lines
            .iter()
            .map(|line| {
                matches!(line, Some(Line::Item(_))).then(|| {
                    number += 1;
                    number - 1
                })
            })
            .collect();
        let at = numbered.iter().position(|n| *n == Some(self.cursor.at));
        let height = usize::from(area.height);
        let mut from = top.get().min(lines.len().saturating_sub(height));
        if let Some(at) = at {
            // The title over the first line of a section is seen with it.
            let titled =
                at.checked_sub(1).filter(|i| matches!(lines[*i], Some(Line::Head(..)))).unwrap_or(at);
            if titled < from {
                from = titled;
            } else if at >= from + height {
                from = at + 1 - height;
            }
        }
        top.set(from);
        for (y, i) in (area.y..area.bottom()).zip(from..lines.len()) {
            let row = Rect { y, height: 1, ..area };
            match lines[i] {
                Some(Line::Head(left, right)) => head(left, right, row, buf),
                Some(Line::Say(text)) => {
                    put(buf, row.x + 1, y, row.width.saturating_sub(2), text, QUIET);
                }
                Some(Line::Item(item)) => {
                    if at == Some(i) {
                        put(buf, row.x, y, 1, ">", STRONG);
                    }
                    draw(item, row, buf);
                }
                None => {}
            }
        }
        number
    }
}

/// The columns in a width, with the sections each holds.
fn columns(area: Rect) -> Vec<(Rect, std::ops::Range<usize>)> {
    let part = |x: u16, width: u16| Rect { x: area.x + x, width, ..area };
    let w = area.width;
    match w {
        0..76 => vec![(area, 0..6)],
        76..112 => {
            let left = w * 42 / 80;
            vec![(part(0, left), 0..3), (part(left + 1, w - left - 1), 3..6)]
        }
        _ => {
            let (left, middle) = (w * 46 / 120, w * 34 / 120);
            let right = left + middle;
            vec![
                (part(0, left), 0..3),
                (part(left + 1, middle - 1), 3..4),
                (part(right + 1, w - right - 1), 4..6),
            ]
        }
    }
}

/// Two cells at the right edge of every line are for the mark of what is too much.
const MARK: u16 = 2;

fn head(left: &str, right: &str, area: Rect, buf: &mut Buffer) {
    let kept = u16::try_from(right.width()).unwrap_or(0);
    put(buf, area.x + 1, area.y, area.width.saturating_sub(kept + MARK + 2), left, STRONG);
    put_right(buf, area.x, area.y, area.width.saturating_sub(MARK), right, QUIET);
}

fn draw(item: &Item, area: Rect, buf: &mut Buffer) {
    let cells = |text: &str| u16::try_from(text.width()).unwrap_or(0);
    let mut x = area.x + 1;
    if !item.letters.is_empty() {
        put(buf, x, area.y, 5, &item.letters, level(item.level));
        x += cells(&item.letters).max(3) + 1;
    }
    let edge = area.right().saturating_sub(MARK);
    let numbers = cells(&item.right);
    let room = edge.saturating_sub(x + numbers + 1);
    put_right(buf, x, area.y, edge.saturating_sub(x), &item.right, PLAIN);
    if item.late {
        put(buf, edge, area.y, MARK, " !", LATE);
    }
    let called = cells(&item.name);
    let Some((part, whole)) = item.bar else {
        put(buf, x, area.y, room, &item.name, PLAIN);
        return;
    };
    // Bars stand under each other: their place depends on the width of the column alone.
    let length = (area.width / 5).clamp(6, 16);
    let begin = edge.saturating_sub(9.max(numbers + 1) + length);
    let place = begin.saturating_sub(x + 1);
    // What has letters is known by them, and its bar says more than half a word; what has none keeps its name.
    if called > place && item.letters.is_empty() {
        put(buf, x, area.y, room, &item.name, PLAIN);
        return;
    }
    if called <= place || !item.name.contains('+') {
        put(buf, x, area.y, place, &item.name, PLAIN);
    }
    put(
        buf,
        begin,
        area.y,
        length,
        &bar(part, whole, usize::from(length)),
        if item.late { LATE } else { PLAIN },
    );
}

/// What a list of families is called.
fn heading(item: &Item) -> String {
    let letters = if item.letters.is_empty() { String::new() } else { format!("{} ", item.letters) };
    format!("{letters}{}", item.name)
}

/// A family as a row of a list.
fn row(desk: &Desk, figures: &Figures, place: usize) -> Option<Row> {
    let case = figures.case(desk, place)?;
    Some(Row {
        chosen: Chosen::Family(case.family.id),
        letter: Some(desk.standings.get(place).and_then(|s| s.level)),
        text: name::short(&case.family.title),
        beside: desk.words.address(&case.family.address),
        warning: case.family.safety.as_ref().map(|s| format!("! {s}")),
        detail: Vec::new(),
    })
}

/// «Участок № 3 · куратор Смирнова Т. Н.».
fn title(desk: &Desk) -> String {
    let w = &desk.words;
    let curator = desk.staff.default_curator().and_then(|id| desk.staff.curator(id));
    let section = desk.district.name.clone().or_else(|| curator.and_then(|c| c.section.clone()));
    let named = section.unwrap_or_else(|| capitalised(desk.rules.word("section", &w.say("tab-district"))));
    match curator {
        Some(c) => {
            let short = desk.rules.regulation.terms.get("curator").and_then(|t| t.short.clone());
            let word = short.unwrap_or_else(|| w.say("district-curator"));
            format!("{named} · {word} {}", name::short(&c.name))
        }
        None => named,
    }
}

/// «Социальный паспорт на 24.11.2026», in the word of the document.
fn passport(desk: &Desk) -> String {
    let w = &desk.words;
    let own = w.say("district-passport");
    let word = desk.rules.word("passport", &own);
    // The document's full name is long, and a title has little room: its word is kept where it fits.
    let word = if word.width() > 22 { own.as_str() } else { word };
    w.fill("district-on", &[("what", word.into()), ("day", w.day(desk.today).into())])
}
