//! To what a list of families is narrowed: a line for each property, with how many families each choice leaves.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::super::families::filter::{Facet, Narrow};
use super::super::{Command, Heard, Model, Step};
use crate::domain::Case;
use crate::norm::Standing;
use crate::text::say;
use crate::ui::paint::{PLAIN, QUIET, STRONG, boxed, middle, put, select, wrap};

/// A property with what may be chosen of it.
struct Line {
    facet: Facet,
    values: Vec<(String, String)>,
}

/// The choices.
pub struct Facets {
    narrow: Narrow,
    lines: Vec<Line>,
    /// What each family is, by each of the lines.
    families: Vec<Vec<Vec<String>>>,
    at: usize,
}

impl Facets {
    /// The choices among these families, beginning with what is chosen already.
    #[must_use]
    pub fn new(model: &Model, cases: &[Case], standings: &[Standing], narrow: &Narrow) -> Facets {
        let mut lines = Vec::new();
        for facet in Facet::ALL {
            let keys = cases.iter().zip(standings).flat_map(|(c, s)| facet.keys(model, c, s));
            // What was chosen is offered even if no family is so any more.
            let values = facet.values(model, keys.chain(narrow.of(facet).map(str::to_owned)));
            // Where one curator has all families there is nothing to choose.
            let least = if facet == Facet::Curator { 2 } else { 1 };
            if values.len() >= least {
                lines.push(Line { facet, values });
            }
        }
        let keys = |(c, s): (&Case, &Standing)| lines.iter().map(|l| l.facet.keys(model, c, s)).collect();
        let families = cases.iter().zip(standings).map(keys).collect();
        Facets { narrow: narrow.clone(), lines, families, at: 0 }
    }

    /// Moves, chooses, closes.
    pub fn update(&mut self, command: Command) -> Step {
        let count = self.lines.len().max(1);
        match command {
            Command::Back => return Step::Back,
            Command::Accept => return Step::Narrow(self.narrow.clone()),
            Command::NextPane => self.at = (self.at + 1) % count,
            Command::PreviousPane => self.at = (self.at + count - 1) % count,
            Command::Left => self.turn(-1),
            Command::Right => self.turn(1),
            Command::First => self.choose(0),
            Command::Last => self.choose(usize::MAX),
            _ => {}
        }
        Step::Stay
    }

    /// The next choice of the line, with the space bar; letters mean nothing here.
    pub fn type_text(&mut self, text: &str, model: &Model) -> Heard {
        if text == " " {
            self.turn(1);
            return Heard::Taken;
        }
        Heard::Refused(model.words.say("choice-how"))
    }

    /// Which choice of a line holds: 0 is all.
    fn place(&self, line: &Line) -> usize {
        let chosen = self.narrow.of(line.facet);
        chosen.and_then(|key| line.values.iter().position(|(k, _)| k == key)).map_or(0, |i| i + 1)
    }

    fn turn(&mut self, by: isize) {
        if let Some(line) = self.lines.get(self.at) {
            let count = line.values.len() + 1;
            self.choose(
                self.place(line).saturating_add_signed(if by < 0 { count.cast_signed() - 1 } else { 1 })
                    % count,
            );
        }
    }

    fn choose(&mut self, place: usize) {
        if let Some(line) = self.lines.get(self.at) {
            let place = place.min(line.values.len());
            let key = place.checked_sub(1).and_then(|i| line.values.get(i)).map(|(key, _)| key.clone());
            self.narrow.choose(line.facet, key);
        }
    }

    /// How many families there are to choose from: the closed ones belong to them where they are asked for.
    fn all(&self) -> usize {
        let course = self.lines.iter().position(|l| l.facet == Facet::Course);
        let asked = self.narrow.of(Facet::Course).is_some();
        let counts = |family: &&Vec<Vec<String>>| asked || course.is_none_or(|i| family[i].is_empty());
        self.families.iter().filter(counts).count()
    }

    /// How many families are left.
    fn count(&self) -> usize {
        let chosen: Vec<Option<&str>> = self.lines.iter().map(|l| self.narrow.of(l.facet)).collect();
        let fits = |family: &&Vec<Vec<String>>| {
            chosen.iter().zip(&self.lines).zip(*family).all(|((c, line), keys)| match c {
                Some(key) => keys.iter().any(|k| k == key),
                None => line.facet != Facet::Course || keys.is_empty(),
            })
        };
        self.families.iter().filter(fits).count()
    }

    /// Draws it.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let w = &model.words;
        let labels: Vec<String> = self.lines.iter().map(|l| w.pick("narrow-facet", l.facet.code())).collect();
        let label = labels.iter().map(|l| l.width()).max().unwrap_or(0) as u16 + 3;
        // Lines are as many as properties, and below them the words of the choice in full.
        let height = u16::try_from(self.lines.len()).unwrap_or(6) + 7;
        let area = middle(area, 70.min(area.width), height);
        let inner = boxed(buf, area, &w.say("narrow-title"), &w.say("narrow-foot"));
        let mut y = inner.y;
        for (i, (line, said)) in self.lines.iter().zip(&labels).enumerate() {
            let style = if i == self.at { STRONG } else { PLAIN };
            put(buf, inner.x + 1, y, label, said, style);
            let (word, style) = match self.place(line) {
                0 => (line.facet.all_said(model), QUIET),
                place => (line.values[place - 1].1.clone(), style),
            };
            let room = inner.width.saturating_sub(1 + label);
            put(buf, inner.x + 1 + label, y, room, &format!("[{word}]"), style);
            if i == self.at {
                select(buf, Rect { y, height: 1, ..inner });
            }
            y += 1;
        }
        y += 1;
        let chosen = self.lines.get(self.at).map_or(0, |l| self.place(l));
        put(
            buf,
            inner.x + 1,
            y,
            inner.width - 1,
            &say!(w, "narrow-count", n = self.count(), all = self.all()),
            STRONG,
        );
        if let Some(line) = self.lines.get(self.at).filter(|_| chosen > 0) {
            let said = wrap(&line.values[chosen - 1].1, usize::from(inner.width - 1));
            for (y, text) in (y + 1..inner.bottom()).zip(said) {
                put(buf, inner.x + 1, y, inner.width - 1, &text, QUIET);
            }
        }
    }
}
