//! The menu: all commands that hold here, filtered as one types.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tui_input::{Input, InputRequest};

use super::super::cursor::Cursor;
use super::super::key::Named;
use super::super::keymap::{self, Command, Row, Scope};
use super::super::paint::{PLAIN, QUIET, STRONG, boxed, put, put_right, select};
use super::super::{Desk, Heard, Key, Step, paste};
use super::line::window;
use super::middle;
use crate::search::fold::fold;
use crate::text::{Lang, Words};

/// The menu of a scope.
pub struct Menu {
    scope: Scope,
    input: Input,
    cursor: Cursor,
}

impl Menu {
    /// The menu of what holds in `scope`.
    #[must_use]
    pub fn new(scope: Scope) -> Menu {
        Menu { scope, input: Input::default(), cursor: Cursor::default() }
    }

    fn rows(&self, words: &Words) -> Vec<&'static Row> {
        let typed = fold(self.input.value());
        keymap::offered(self.scope)
            .into_iter()
            .filter(|r| !matches!(r.command, Command::Up | Command::Down | Command::Left | Command::Right))
            .filter(|r| fold(&words.say(&format!("do-{}", r.command.code()))).contains(&typed))
            .collect()
    }

    /// The command that was chosen with Enter.
    #[must_use]
    pub fn chosen(&self, desk: &Desk) -> Option<Command> {
        self.rows(&desk.words).get(self.cursor.at).map(|r| r.command)
    }

    /// Moves, closes.
    pub fn update(&mut self, command: Command, desk: &Desk) -> Step {
        if command == Command::Back {
            return Step::Back;
        }
        self.cursor.step(command, self.rows(&desk.words).len());
        Step::Stay
    }

    /// Types into the filter.
    pub fn type_text(&mut self, text: &str, desk: &Desk) {
        for c in paste::one_line(text).chars().take(60) {
            self.input.handle(InputRequest::InsertChar(c));
        }
        self.cursor.clamp(self.rows(&desk.words).len());
        self.cursor.at = 0;
    }

    /// Takes Backspace.
    pub fn edit(&mut self, key: Key, _desk: &Desk) -> Heard {
        if key != Key::Named(Named::Backspace) {
            return Heard::Nowhere;
        }
        self.input.handle(InputRequest::DeletePrevChar);
        self.cursor.at = 0;
        Heard::Taken
    }

    /// Draws it; gives where the cursor stands.
    pub fn view(&self, desk: &Desk, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let rows = self.rows(&desk.words);
        let area = middle(area, 56, 20);
        let inner = boxed(buf, area, &desk.words.say("menu-title"), &desk.words.say("menu-foot"));
        let (typed, at) = window(&self.input, usize::from(inner.width));
        put(buf, inner.x, inner.y, inner.width, &typed, STRONG);
        let room = inner.height.saturating_sub(1);
        let russian = desk.words.lang() == Lang::Ru;
        for (y, i) in (inner.y + 1..).zip(self.cursor.seen(rows.len(), usize::from(room))) {
            let row = rows[i];
            let said = desk.words.say(&format!("do-{}", row.command.code()));
            put(buf, inner.x + 1, y, inner.width.saturating_sub(14), &said, PLAIN);
            let keys: Vec<String> = row.keys.iter().map(|k| k.name(russian)).collect();
            put_right(buf, inner.right().saturating_sub(13), y, 13, &keys.join(" "), QUIET);
            if i == self.cursor.at {
                select(buf, Rect { y, height: 1, ..inner });
            }
        }
        if rows.is_empty() {
            put(buf, inner.x + 1, inner.y + 1, inner.width, &desk.words.say("menu-nothing"), QUIET);
        }
        Some(Position { x: inner.x + at, y: inner.y })
    }
}
