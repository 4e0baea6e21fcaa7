//! The entrance: the application before there is a file. No terminal, no clock, no disk: keys in, pictures and requests
//! out.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{frame, help};
use crate::keymap::{self, Scope};
use crate::screen::dialog::reading::Reading;
use crate::screen::start::{Start, Wish};
use crate::screen::{Heard, Key};
use crate::text::{Lang, say};
use crate::ui::paint::{STRONG, put};
use crate::ui::reading::Read;

pub struct Entrance {
    /// The question that is asked.
    pub start: Start,
    help: Option<Reading>,
    /// The text about a key that means nothing here.
    notice: Option<String>,
}

impl Entrance {
    /// The entrance with nothing over it.
    #[must_use]
    pub fn new(start: Start) -> Entrance {
        Entrance { start, help: None, notice: None }
    }

    /// Takes a key; gives what is wished for, if it is anything.
    pub fn press(&mut self, key: Key) -> Option<Wish> {
        self.notice = None;
        if let Some(help) = &mut self.help {
            match keymap::command(Scope::Reading, key) {
                Some(command) if help.update(command, &[]) == Read::Close => self.help = None,
                Some(_) => {}
                None => self.hear(Heard::Nowhere, key),
            }
            return None;
        }
        let heard = match (keymap::command(Scope::Start, key), key) {
            (Some(command), _) => match self.start.update(command)? {
                Wish::Help => {
                    self.help = Some(help::of(Scope::Start, &self.start.words));
                    return None;
                }
                other => return Some(other),
            },
            (None, Key::Char(c)) => self.start.type_text(&c.to_string()),
            (None, other) => self.start.edit(other),
        };
        self.hear(heard, key);
        None
    }

    fn hear(&mut self, heard: Heard, key: Key) {
        let words = &self.start.words;
        self.notice = match heard {
            Heard::Taken => None,
            Heard::Refused(why) => Some(why),
            Heard::Nowhere => {
                let name = key.name(words.lang() == Lang::Ru);
                Some(say!(words, "key-nowhere", key = name))
            }
        };
    }

    /// Takes a paste as one edit.
    pub fn paste(&mut self, text: &str) {
        self.notice = None;
        let text = crate::ui::paste::text(text);
        if self.help.is_some() || self.start.type_text(&text) != Heard::Taken {
            self.notice = Some(self.start.words.say("paste-nowhere"));
        }
    }

    /// Draws everything; returns the position of the cursor, if it shows one.
    pub fn view(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let words = &self.start.words;
        if area.width < frame::LEAST.0 || area.height < frame::LEAST.1 {
            frame::too_small(words, area, buf);
            return None;
        }
        let body = Rect { y: area.y + 1, height: area.height - 3, ..area };
        put(buf, area.x + 1, area.y, area.width - 2, &words.say("start-title"), STRONG);
        frame::status(&self.start.status(), area, buf);
        let cursor = self.start.view(body, buf);
        let scope = if self.help.is_some() { Scope::Reading } else { Scope::Start };
        frame::bar(words, scope, None, area, buf);
        if let Some(help) = &self.help {
            help.view(words, &[], body, buf);
        }
        if let Some(notice) = &self.notice {
            frame::notice(notice, area, buf);
        }
        cursor.filter(|_| self.help.is_none())
    }
}
