//! The entrance: the application before there is a file. No terminal, no clock, no disk: keys in, pictures and requests
//! out.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::frame;
use crate::keymap::{self, Command, Scope};
use crate::screen::dialog::guide::{GuideReader, GuideReply};
use crate::screen::start::{StartEffect, StartScreen};
use crate::screen::{Key, KeyOutcome};
use crate::text::{Lang, say};
use crate::ui::paint::{STRONG, put};

pub struct StartApp {
    /// The question that is asked.
    pub start: StartScreen,
    help: Option<GuideReader>,
    /// The text about a key that means nothing here.
    notice: Option<String>,
    /// Whether the window is too small to show anything.
    is_cramped: bool,
}

impl StartApp {
    /// The entrance with nothing over it.
    #[must_use]
    pub fn new(start: StartScreen) -> StartApp {
        StartApp { start, help: None, notice: None, is_cramped: false }
    }

    /// Learns the size of the window that is drawn.
    pub fn fit(&mut self, area: Rect) {
        self.is_cramped = !frame::fits(area);
    }

    /// Takes a key; gives what is wished for, if it is anything.
    pub fn press(&mut self, key: Key) -> Option<StartEffect> {
        if self.is_cramped {
            return frame::quits(key).then_some(StartEffect::Quit);
        }
        self.notice = None;
        if let Some(help) = &mut self.help {
            let outcome = match (keymap::command(Scope::Guide, key), key) {
                (Some(Command::Why), _) => KeyOutcome::Nowhere,
                (Some(command), _) => match help.update(command) {
                    GuideReply::Stay => KeyOutcome::Taken,
                    GuideReply::Close => {
                        self.help = None;
                        KeyOutcome::Taken
                    }
                    // Before there is a file there is no folder of papers and no document either.
                    GuideReply::Print => KeyOutcome::Nowhere,
                },
                (None, Key::Char(c)) => {
                    help.type_text(&c.to_string());
                    KeyOutcome::Taken
                }
                (None, other) => help.edit(other),
            };
            self.show_outcome(outcome, key);
            return None;
        }
        let outcome = match (keymap::command(Scope::Start, key), key) {
            (Some(command), _) => match self.start.update(command)? {
                StartEffect::Help => {
                    self.help = Some(GuideReader::of(Scope::Start, &self.start.words));
                    return None;
                }
                other => return Some(other),
            },
            (None, Key::Char(c)) => self.start.type_text(&c.to_string()),
            (None, other) => self.start.edit(other),
        };
        self.show_outcome(outcome, key);
        None
    }

    fn show_outcome(&mut self, outcome: KeyOutcome, key: Key) {
        let words = &self.start.words;
        self.notice = match outcome {
            KeyOutcome::Taken => None,
            KeyOutcome::Refused(why) => Some(why),
            KeyOutcome::Nowhere => {
                let name = key.name(words.lang() == Lang::Ru);
                Some(say!(words, "key-nowhere", key = name))
            }
        };
    }

    /// Takes a paste as one edit.
    pub fn paste(&mut self, text: &str) {
        if self.is_cramped {
            return;
        }
        self.notice = None;
        let text = crate::ui::paste::text(text);
        if let Some(help) = &mut self.help {
            help.type_text(&text);
        } else if self.start.type_text(&text) != KeyOutcome::Taken {
            self.notice = Some(self.start.words.say("paste-nowhere"));
        }
    }

    /// Draws everything; returns the position of the cursor, if it shows one.
    pub fn view(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let words = &self.start.words;
        if !frame::fits(area) {
            frame::too_small(words, area, buf);
            return None;
        }
        let body = Rect { y: area.y + 1, height: area.height - 3, ..area };
        put(buf, area.x + 1, area.y, area.width - 2, &words.say("start-title"), STRONG);
        frame::status(&self.start.status(), area, buf);
        let mut cursor = self.start.view(body, buf);
        let scope = if self.help.is_some() { Scope::Guide } else { Scope::Start };
        frame::bar(words, scope, None, area, buf);
        if let Some(help) = &self.help {
            cursor = help.view(words, body, buf);
        }
        if let Some(notice) = &self.notice {
            frame::notice(notice, area, buf);
        }
        cursor
    }
}
