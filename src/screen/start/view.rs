//! How the beginning looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::super::district::rules;
use super::{StartPage, StartScreen};
use crate::text::say;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, cut, mark, put, put_right, rule, wrap};

impl StartScreen {
    /// The line under the screen.
    #[must_use]
    pub fn status(&self) -> String {
        self.words.say(match self.at {
            StartPage::Door | StartPage::Rules => "start-status-list",
            StartPage::Names => "start-status-names",
            StartPage::Copy => "start-status-copy",
            StartPage::Passphrase => "start-status-passphrase",
        })
    }

    /// Draws it; returns the position of the cursor, if it shows one.
    pub fn view(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        match self.at {
            StartPage::Door => self.view_door(area, buf),
            StartPage::Rules => self.view_rules(area, buf),
            StartPage::Names => return self.view_names(area, buf),
            StartPage::Copy => return self.view_copy(area, buf),
            StartPage::Passphrase => return self.passphrase.view(&self.words, area, buf),
        }
        None
    }

    fn view_door(&self, area: Rect, buf: &mut Buffer) {
        let w = &self.words;
        let path = self.missing.display().to_string();
        let missing = match &self.snapshot {
            Some((_, at)) => {
                let at = format!("{} {}", w.day(at.date()), w.time(at.time()));
                say!(w, "start-lost", path = path, at = at)
            }
            None => say!(w, "start-missing", path = path),
        };
        // In the least window the last way needs every line there is.
        let gap = u16::from(area.height >= 20);
        let mut y = text(buf, area, area.y + gap, &missing, PLAIN) + 1;
        for (i, door) in self.doors().iter().enumerate() {
            if i == self.door.at {
                mark(buf, area.x, y);
            }
            let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
            put(buf, inner.x, y, inner.width, &w.pick("start-door", door), STRONG);
            y = text(buf, inner, y + 1, &w.pick("start-door-about", door), PLAIN) + gap;
        }
        if let Some(fault) = &self.fault {
            text(buf, area, y, &format!("! {}", w.problem(fault)), LATE);
        }
    }

    fn view_rules(&self, area: Rect, buf: &mut Buffer) {
        let w = &self.words;
        // In the least window the warning needs every line there is.
        let narrow = area.height < 20;
        let gap = u16::from(!narrow);
        put(buf, area.x, area.y + gap, area.width, &w.say("start-rules"), STRONG);
        let titles = self.regulations.iter().map(|r| r.title.width()).max().unwrap_or(0);
        let column = u16::try_from(titles).unwrap_or(20).min(area.width / 2) + 2;
        let mut y = area.y + 1 + 2 * gap;
        for (i, regulation) in self.regulations.iter().enumerate() {
            if i == self.rules.at {
                mark(buf, area.x, y);
            }
            put(buf, area.x + 2, y, column, &regulation.title, PLAIN);
            let warning = rules::warning(w, self.today, regulation).unwrap_or_default();
            let room = area.width.saturating_sub(2 + column);
            let kept = u16::try_from(warning.width() + 1).unwrap_or(room).min(room);
            put(buf, area.x + 2 + column, y, room - kept, &w.document_kind(regulation), PLAIN);
            put_right(buf, area.x + 2 + column, y, room, &warning, LATE);
            y += 1;
        }
        rule(buf, area.x, y, area.width);
        y += 1;
        for (said, style) in self.regulations.get(self.rules.at).iter().flat_map(|r| rules::detail(w, r)) {
            let said = if narrow && style == PLAIN { cut(&said, usize::from(area.width)) } else { said };
            y = text(buf, area, y, &said, style);
        }
    }

    fn view_names(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let w = &self.words;
        let regulation = self.regulations.get(self.rules.at).map(|r| r.title.clone()).unwrap_or_default();
        let title = say!(w, "start-names", rules = regulation);
        put(buf, area.x, area.y + 1, area.width, &title, STRONG);
        let (cursor, mut y) = self.names.view_plain(below(area), buf);
        let path = self.new_file().unwrap_or_default();
        // Without a name the program looks where the file is missing now.
        let id = if path == self.missing { "start-file-full" } else { "start-file-other" };
        y = text(buf, area, y + 1, &say!(w, id, path = path.display().to_string()), PLAIN);
        text(buf, area, y + 1, &w.say("start-names-how"), QUIET);
        cursor
    }

    fn view_copy(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let w = &self.words;
        put(buf, area.x, area.y + 1, area.width, &w.say("start-copy"), STRONG);
        let (cursor, mut y) = self.copy.view_plain(below(area), buf);
        y = text(buf, area, y + 1, &w.say("start-copy-how"), QUIET) + 1;
        for name in self.found.iter().take(usize::from(area.bottom().saturating_sub(y))) {
            put(buf, area.x + 2, y, area.width.saturating_sub(2), name, PLAIN);
            y += 1;
        }
        cursor
    }
}

/// The part of the screen below its heading.
fn below(area: Rect) -> Rect {
    let y = (area.y + 3).min(area.bottom());
    Rect { y, height: area.bottom() - y, ..area }
}

/// A text in as many lines as it needs; gives the line below.
fn text(buf: &mut Buffer, area: Rect, y: u16, said: &str, style: Style) -> u16 {
    let mut y = y;
    for line in wrap(said, usize::from(area.width)) {
        if y >= area.bottom() {
            break;
        }
        put(buf, area.x, y, area.width, &line, style);
        y += 1;
    }
    y
}
