//! The locked screen: nothing of the district is shown. Only the passphrase opens a sealed file; a plain one has none, and
//! the screen says so.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::frame;
use crate::domain::UserError;
use crate::keymap::{self, Command, Scope, key::Key};
use crate::store::Passphrase;
use crate::text::Words;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, put, wrap};
use crate::ui::secret::SecretLine;

/// What is wanted of the outermost layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockRequest {
    /// The screens again, with the passphrase of a sealed file.
    Open(Option<Passphrase>),
    /// Leave the program.
    Quit,
}

/// The line of the passphrase over a closed file, or a cover without one.
pub struct LockScreen {
    words: Words,
    /// The line of the passphrase; `None`: the file is plain.
    line: Option<SecretLine>,
    fault: Option<UserError>,
    /// Whether the window is too small to show anything.
    is_cramped: bool,
}

impl LockScreen {
    /// Over a sealed file.
    #[must_use]
    pub fn of_sealed(words: Words) -> LockScreen {
        LockScreen { words, line: Some(SecretLine::default()), fault: None, is_cramped: false }
    }

    /// Over a plain file.
    #[must_use]
    pub fn of_plain(words: Words) -> LockScreen {
        LockScreen { words, line: None, fault: None, is_cramped: false }
    }

    /// Learns the size of the window that is drawn.
    pub fn fit(&mut self, area: Rect) {
        self.is_cramped = !frame::fits(area);
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Option<LockRequest> {
        if self.is_cramped {
            return frame::quits(key).then_some(LockRequest::Quit);
        }
        match (keymap::command(Scope::Lock, key), &mut self.line) {
            (Some(Command::Quit), _) => return Some(LockRequest::Quit),
            (Some(Command::Open), None) => return Some(LockRequest::Open(None)),
            (Some(Command::Open), Some(line)) => match Passphrase::new(line.text()) {
                Some(typed) => return Some(LockRequest::Open(Some(typed))),
                None => self.fault = Some(UserError::new("start-passphrase-empty")),
            },
            (None, Some(_)) => match key {
                Key::Char(c) => self.type_text(c.encode_utf8(&mut [0; 4])),
                other => {
                    if self.line.as_mut().is_some_and(|line| line.erase(other)) {
                        self.fault = None;
                    }
                }
            },
            _ => {}
        }
        None
    }

    /// Types or pastes into the line of the passphrase.
    pub fn type_text(&mut self, text: &str) {
        if let Some(line) = self.line.as_mut().filter(|_| !self.is_cramped) {
            line.insert(text);
            self.fault = None;
        }
    }

    /// Says why it did not open. What was typed is wiped: nobody sees where the slip is.
    pub fn fail(&mut self, problem: UserError) {
        self.fault = Some(problem);
        if let Some(line) = &mut self.line {
            line.clear();
        }
    }

    /// Draws it; gives the place of the cursor.
    pub fn view(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let w = &self.words;
        if !frame::fits(area) {
            frame::too_small(w, area, buf);
            return None;
        }
        let width = area.width - 4;
        let mut y = area.y + 2;
        let text = |said: &str, style, y: &mut u16, buf: &mut Buffer| {
            for line in wrap(said, usize::from(width)) {
                put(buf, area.x + 2, *y, width, &line, style);
                *y += 1;
            }
        };
        text(&w.say("lock-title"), STRONG, &mut y, buf);
        y += 1;
        let about = if self.line.is_some() { "lock-about" } else { "lock-about-plain" };
        text(&w.say(about), PLAIN, &mut y, buf);
        y += 1;
        let mut cursor = None;
        if let Some(line) = &self.line {
            let label = w.say("start-passphrase");
            let wide = put(buf, area.x + 2, y, width, &label, STRONG) + 2;
            let place = Rect { x: area.x + 2 + wide, y, width: width.saturating_sub(wide), height: 1 };
            cursor = Some(line.view(place, buf));
            y += 2;
        }
        text(&w.say("lock-draft"), QUIET, &mut y, buf);
        if let Some(fault) = &self.fault {
            y += 1;
            text(&format!("! {}", w.problem(fault)), LATE, &mut y, buf);
        }
        frame::bar(w, Scope::Lock, None, area, buf);
        cursor
    }
}
