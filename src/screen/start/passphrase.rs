//! The passphrase at the beginning: of a file that is sealed, or of a new one, typed twice or left out.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::UserError;
use crate::domain::passphrase::PassphraseStrength;
use crate::keymap::Command;
use crate::keymap::key::Key;
use crate::store::Passphrase;
use crate::text::{Words, say};
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, mark, put, wrap};
use crate::ui::secret::SecretLine;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PassphraseSubject {
    /// The passphrase of this file.
    File(PathBuf),
    /// One for a new file.
    New,
}

/// What follows from a command.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PassphraseAnswer {
    Stay,
    /// This passphrase, or none for a new file.
    Take(Option<Passphrase>),
}

/// The lines of a passphrase, and what is wrong with them.
pub(super) struct PassphraseQuestion {
    pub(super) of: PassphraseSubject,
    /// The passphrase, and once more for a new file.
    lines: [SecretLine; 2],
    /// The row of the cursor: the lines, and below them the way without a passphrase.
    at: usize,
    fault: Option<UserError>,
}

impl PassphraseQuestion {
    pub(super) fn new(of: PassphraseSubject) -> PassphraseQuestion {
        PassphraseQuestion { of, lines: [SecretLine::default(), SecretLine::default()], at: 0, fault: None }
    }

    fn rows(&self) -> usize {
        if self.of == PassphraseSubject::New { self.lines.len() + 1 } else { 1 }
    }

    pub(super) fn update(&mut self, command: Command) -> PassphraseAnswer {
        match command {
            Command::Up | Command::PreviousPane => self.at = self.at.saturating_sub(1),
            Command::Down | Command::NextPane => self.at = (self.at + 1).min(self.rows() - 1),
            Command::Open if self.of == PassphraseSubject::New && self.at == 0 => self.at = 1,
            Command::Open | Command::Accept => {
                self.forgive();
                return self.take();
            }
            _ => {}
        }
        PassphraseAnswer::Stay
    }

    fn take(&mut self) -> PassphraseAnswer {
        if self.of == PassphraseSubject::New && self.at == self.lines.len() {
            return PassphraseAnswer::Take(None);
        }
        let [first, again] = &self.lines;
        let Some(typed) = Passphrase::new(first.text()) else {
            self.fault = Some(UserError::new("start-passphrase-empty"));
            self.at = 0;
            return PassphraseAnswer::Stay;
        };
        if self.of == PassphraseSubject::New && Passphrase::new(again.text()).as_ref() != Some(&typed) {
            self.lines[1].clear();
            self.at = 1;
            self.fault = Some(UserError::new("passphrase-differs"));
            return PassphraseAnswer::Stay;
        }
        PassphraseAnswer::Take(Some(typed))
    }

    /// What was wrong with the try before says nothing of the next one.
    pub(super) fn forgive(&mut self) {
        self.fault = None;
    }

    /// Says that the passphrase does not fit. What was typed is wiped: it is unseen, so that a typing error in it cannot be found.
    pub(super) fn fail(&mut self, problem: UserError) {
        self.lines.iter_mut().for_each(SecretLine::clear);
        (self.at, self.fault) = (0, Some(problem));
    }

    /// Types into the line of the cursor; gives whether there is one.
    pub(super) fn type_text(&mut self, text: &str) -> bool {
        self.fault = None;
        self.lines.get_mut(self.at).map(|line| line.insert(text)).is_some()
    }

    /// Takes a key that erases; gives whether it was one.
    pub(super) fn edit(&mut self, key: Key) -> bool {
        let taken = self.lines.get_mut(self.at).is_some_and(|line| line.erase(key));
        if taken {
            self.fault = None;
        }
        taken
    }

    /// Draws it; gives the place of the cursor.
    pub(super) fn view(&self, w: &Words, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let mut pen = LinePen { area, y: area.y + 1 };
        match &self.of {
            PassphraseSubject::File(path) => {
                pen.text(buf, &say!(w, "start-unlock", path = path.display().to_string()), STRONG);
            }
            PassphraseSubject::New => pen.text(buf, &w.say("start-seal"), STRONG),
        }
        pen.y += 1;
        let labels = [w.say("start-passphrase"), w.say("start-passphrase-again")];
        let wide = labels.iter().map(|l| l.chars().count()).max().unwrap_or(0);
        let wide = u16::try_from(wide).unwrap_or(20) + 2;
        let mut cursor = None;
        let lines = if self.of == PassphraseSubject::New { 2 } else { 1 };
        for (i, (line, label)) in self.lines.iter().zip(&labels).take(lines).enumerate() {
            let here = i == self.at;
            put(buf, area.x + 2, pen.y, wide, label, if here { STRONG } else { PLAIN });
            if here {
                mark(buf, area.x, pen.y);
            }
            let x = area.x + 2 + wide;
            let place = Rect { x, y: pen.y, width: area.right().saturating_sub(x), height: 1 };
            let at = line.view(place, buf);
            cursor = cursor.or(here.then_some(at));
            pen.y += 1;
        }
        if self.of == PassphraseSubject::New {
            self.view_choice(w, &mut pen, buf);
        } else {
            pen.y += 1;
            pen.text(buf, &w.say("start-unlock-how"), QUIET);
        }
        if let Some(fault) = &self.fault {
            pen.y += 1;
            pen.text(buf, &format!("! {}", w.problem(fault)), LATE);
        }
        cursor
    }

    /// How good the new passphrase is, and the way without one.
    fn view_choice(&self, w: &Words, pen: &mut LinePen, buf: &mut Buffer) {
        let typed = self.lines[0].text();
        let id = if typed.trim().is_empty() { "empty" } else { PassphraseStrength::of(typed).code() };
        let style = if id == "weak" { LATE } else { PLAIN };
        pen.text(buf, &w.pick("start-strength", id), style);
        pen.y += 1;
        if self.at == self.lines.len() {
            mark(buf, pen.area.x, pen.y);
        }
        let inner = Rect { x: pen.area.x + 2, width: pen.area.width.saturating_sub(2), ..pen.area };
        let mut below = LinePen { area: inner, y: pen.y };
        below.text(buf, &w.say("start-plain"), STRONG);
        below.text(buf, &w.say("start-plain-about"), PLAIN);
        pen.y = below.y + 1;
        pen.text(buf, &w.say("start-seal-how"), QUIET);
    }
}

/// Where the next line is drawn.
struct LinePen {
    area: Rect,
    y: u16,
}

impl LinePen {
    fn text(&mut self, buf: &mut Buffer, said: &str, style: ratatui::style::Style) {
        for line in wrap(said, usize::from(self.area.width)) {
            if self.y < self.area.bottom() {
                put(buf, self.area.x, self.y, self.area.width, &line, style);
                self.y += 1;
            }
        }
    }
}
