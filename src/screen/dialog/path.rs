//! A file or folder that is asked for: a line to type in, and below it what lies in the usual places or goes on from what
//! was typed. Why it could not be done is said here, so that the path need not be typed again.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::super::{Command, Effect, Key, KeyOutcome, Model, Step};
use crate::screen::exchange::path_purpose::{FoundPath, PathPurpose};
use crate::text::Words;
use crate::ui::form::{FieldFault, Form};
use crate::ui::list::ListCursor;
use crate::ui::paint::{
    INVERSE, LATE, PLAIN, QUIET, STRONG, boxed, middle, put, put_right, rule, select, wrap,
};

/// Lines of the list that are always there, so that the frame keeps its size.
const ROWS: u16 = 7;

/// The question.
pub struct PathDialog {
    aim: PathPurpose,
    /// The line of the path.
    form: Form<()>,
    found: Vec<FoundPath>,
    cursor: ListCursor,
    /// Names that go on from what was typed.
    names: Vec<String>,
}

impl PathDialog {
    /// The question, with what was found; `at` is what is offered where nothing was.
    #[must_use]
    pub fn new(aim: PathPurpose, at: Option<PathBuf>, found: Vec<FoundPath>) -> PathDialog {
        let first = found.first().map(|f| f.path.clone()).or(at);
        let shown = first.map(|p| p.display().to_string()).unwrap_or_default();
        PathDialog {
            aim,
            form: Form::new(String::new()).line((), String::new(), &shown),
            found,
            cursor: ListCursor::default(),
            names: Vec::new(),
        }
    }

    #[must_use]
    pub fn title(&self, words: &Words) -> String {
        words.pick("path-title", self.aim.code())
    }

    /// Chooses, completes the path, accepts.
    pub fn update(&mut self, command: Command, model: &Model) -> Step {
        match command {
            Command::Back => return Step::Back,
            Command::Accept => return self.accept(model),
            Command::NextPane => {
                self.form.focus_mut().touch();
                return Step::Do(Effect::Complete(PathBuf::from(self.form.typed(()).trim())));
            }
            Command::Left | Command::Right | Command::First | Command::Last => {
                self.form.asked(command);
            }
            other => {
                if self.names.is_empty() && self.cursor.step(other, self.found.len()) {
                    self.show();
                }
            }
        }
        Step::Stay
    }

    /// The line shows the row under the cursor.
    fn show(&mut self) {
        if let Some(found) = self.found.get(self.cursor.at) {
            self.form.propose((), &found.path.display().to_string());
        }
    }

    fn accept(&mut self, model: &Model) -> Step {
        let typed = self.form.typed(());
        let typed = typed.trim();
        if typed.is_empty() {
            self.fail(model.words.pick("path-none", self.aim.code()));
            return Step::Stay;
        }
        Step::Do(Effect::Carry { aim: self.aim, path: Some(PathBuf::from(typed)) })
    }

    /// Says beside the line why it could not be done.
    pub fn fail(&mut self, said: String) {
        self.form.fail(FieldFault { field: (), text: said });
    }

    /// Completes the path by the common beginning of the names there.
    pub fn complete(&mut self, path: &str, names: Vec<String>) {
        self.form.go_on((), path);
        self.names = names;
    }

    /// Types or pastes into the line.
    pub fn type_text(&mut self, text: &str, model: &Model) -> KeyOutcome {
        self.names.clear();
        self.form.type_text(text, model)
    }

    /// Takes Backspace and Delete.
    pub fn edit(&mut self, key: Key) -> KeyOutcome {
        let outcome = self.form.edit(key);
        if outcome == KeyOutcome::Taken {
            self.names.clear();
        }
        outcome
    }

    /// Draws it; returns the position of the cursor.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let w = &model.words;
        let width = 76.min(area.width.saturating_sub(2));
        let inside = usize::from(width.saturating_sub(4));
        let line = self.form.here()?;
        let is_proposed = self.form.is_replaced(line);
        let fault: Vec<String> =
            line.remark.iter().flat_map(|fault| wrap(&format!("! {}", fault.text), inside)).collect();
        let how = wrap(&w.pick("path-how", self.aim.code()), inside);
        let taken = 3 + fault.len() + how.len();
        let height = u16::try_from(taken).unwrap_or(u16::MAX).saturating_add(ROWS + 2).min(area.height);
        let title = self.title(w);
        let foot = if is_proposed { "path-foot-proposal" } else { "path-foot" };
        let inner = boxed(buf, middle(area, width, height), &title, &w.say(foot));
        let style = if is_proposed { STRONG.patch(INVERSE) } else { STRONG };
        let cursor = line.text.draw_first(style, Rect { height: 1, ..inner }, buf);
        let mut y = inner.y + 1;
        for line in &fault {
            put(buf, inner.x, y, inner.width, line, LATE);
            y += 1;
        }
        rule(buf, inner.x, y, inner.width);
        y += 1;
        let list = inner.bottom().saturating_sub(u16::try_from(how.len()).unwrap_or(0) + 1);
        self.list(model, Rect { y, height: list.saturating_sub(y), ..inner }, buf);
        for (y, line) in (list + 1..inner.bottom()).zip(&how) {
            put(buf, inner.x, y, inner.width, line, QUIET);
        }
        Some(cursor)
    }

    /// What was found, or the names that go on from what was typed.
    fn list(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let w = &model.words;
        if !self.names.is_empty() {
            for (y, name) in (area.y..area.bottom()).zip(&self.names) {
                put(buf, area.x + 1, y, area.width.saturating_sub(1), name, PLAIN);
            }
            return;
        }
        if self.found.is_empty() {
            let said = w.pick("path-nothing", self.aim.code());
            for (y, line) in (area.y..area.bottom()).zip(wrap(&said, usize::from(area.width))) {
                put(buf, area.x, y, area.width, &line, QUIET);
            }
            return;
        }
        for (i, place) in self.cursor.rows(self.found.len(), area) {
            let y = place.y;
            let found = &self.found[i];
            let when =
                found.changed.map(|t| format!("{} {}", w.day_near(t.date(), model.now), w.time(t.time())));
            let when = when.unwrap_or_default();
            let kept = u16::try_from(when.width()).unwrap_or(0) + 2;
            // The end of a path says which file it is: the beginning is cut where it must be.
            let path = found.path.display().to_string();
            let room = usize::from(area.width.saturating_sub(kept));
            put(buf, area.x + 1, y, area.width.saturating_sub(kept), &tail(&path, room), PLAIN);
            put_right(buf, area.x, y, area.width, &when, QUIET);
            if i == self.cursor.at {
                select(buf, place);
            }
        }
    }
}

/// The end of a path that fits into `width`.
fn tail(path: &str, width: usize) -> String {
    if path.width() <= width {
        return path.to_owned();
    }
    let mut kept: Vec<char> = Vec::new();
    let mut used = 1;
    for c in path.chars().rev() {
        used += c.to_string().width();
        if used > width {
            break;
        }
        kept.push(c);
    }
    kept.push('~');
    kept.iter().rev().collect()
}
