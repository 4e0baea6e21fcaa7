//! F1: the curator's guide by jobs, what the signs mean, and all keys that hold here, in one text that is searched.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::searched::{SearchedBlock, SearchedText};
use super::spec::DialogSpec;
use crate::keymap::{Command, Scope};
use crate::screen::{Key, KeyOutcome, Step};
use crate::text::{Words, say};
use crate::ui::key_table;
use crate::ui::paint::{STRONG, boxed, middle, titled};
use crate::wording::guide;

/// Signs that are explained, by their codes in the message `help-sign`.
pub const SIGNS: [&str; 9] =
    ["level", "urgent", "done", "appointed", "free", "boxes", "here", "bar", "count"];

/// The widest window: longer lines are hard to read.
const WIDEST: u16 = 100;

/// What follows a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuideReply {
    /// Nothing but a new picture.
    Stay,
    Close,
    /// The guide is to be printed.
    Print,
}

impl GuideReply {
    /// What the application does.
    #[must_use]
    pub fn step(self) -> Step {
        match self {
            GuideReply::Stay => Step::Stay,
            GuideReply::Close => Step::Back,
            GuideReply::Print => Step::Ask(DialogSpec::GuidePaper),
        }
    }
}

/// The guide with a line of search.
pub struct GuideReader {
    text: SearchedText,
    /// Lines of the contents, each with the heading it leads to.
    contents: Vec<(usize, usize)>,
}

impl GuideReader {
    /// The guide where `scope` holds: in a window its own keys come first.
    #[must_use]
    pub fn of(scope: Scope, words: &Words) -> GuideReader {
        let mut text = GuideBuilder::default();
        let in_window = !scope.chain().contains(&Scope::All);
        if in_window {
            text.keys(scope, words);
            text.line(words.say("help-typing"));
            text.line(words.say("help-layout"));
        }
        let chapters = guide::chapters(words);
        text.heading(words.say("guide-contents"));
        let first = text.blocks.len();
        for chapter in &chapters {
            text.line(chapter.title.clone());
        }
        let mut contents = Vec::new();
        for (n, chapter) in chapters.into_iter().enumerate() {
            contents.push((first + n, text.blocks.len()));
            text.heading(chapter.title);
            chapter.paragraphs.into_iter().for_each(|p| text.line(p));
        }
        text.heading(words.say("help-signs"));
        SIGNS.iter().for_each(|code| text.line(words.pick("help-sign", code)));
        if !in_window {
            text.keys(scope, words);
            text.line(words.say("help-layout"));
        }
        GuideReader { text: SearchedText::new(text.blocks, 0), contents }
    }

    /// Moves by lines, chapters and finds; Enter on a line of the contents goes to its chapter.
    pub fn update(&mut self, command: Command) -> GuideReply {
        let listed = self.contents.iter().find(|(line, _)| *line == self.text.at());
        match (command, listed) {
            (Command::Print, _) => return GuideReply::Print,
            (Command::Accept, Some((_, chapter))) if self.text.searched().is_empty() => {
                self.text.go_to(*chapter);
            }
            (Command::Accept, None) if self.text.searched().is_empty() => return GuideReply::Close,
            _ if self.text.update(command) => return GuideReply::Close,
            _ => {}
        }
        GuideReply::Stay
    }

    /// Types into the line of search: the cursor goes to the first heading found, else to the first find.
    pub fn type_text(&mut self, text: &str) {
        self.text.type_text(text);
        self.text.seek_heading();
    }

    /// Takes Backspace.
    pub fn edit(&mut self, key: Key) -> KeyOutcome {
        let outcome = self.text.edit(key);
        self.text.seek_heading();
        outcome
    }

    /// Whether nothing of the screen below is visible.
    #[must_use]
    pub fn covers(area: Rect) -> bool {
        area.width <= WIDEST
    }

    /// Draws the guide; returns the position of the cursor.
    pub fn view(&self, words: &Words, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let area = middle(area, WIDEST, area.height);
        let inner = boxed(buf, area, &words.say("help-title"), &words.say("guide-foot"));
        let cursor = self.text.view_search(&words.say("guide-find"), words, inner, buf);
        let head = Rect { y: inner.y + 1, height: 1, ..inner };
        titled(buf, head, self.text.chapter(), STRONG, "");
        self.text.view_text(Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner }, buf);
        Some(cursor)
    }
}

/// The paragraphs of the text, while it is put together.
#[derive(Default)]
struct GuideBuilder {
    blocks: Vec<SearchedBlock>,
}

impl GuideBuilder {
    fn heading(&mut self, text: String) {
        self.blocks.push(SearchedBlock { text, begins_chapter: true, is_marked: false });
    }

    fn line(&mut self, text: String) {
        self.blocks.push(SearchedBlock { text, begins_chapter: false, is_marked: false });
    }

    /// The keys of a scope and of those behind it, each under its name.
    fn keys(&mut self, scope: Scope, words: &Words) {
        for s in scope.chain() {
            let named = words.say(&format!("scope-{}", s.code()));
            self.heading(say!(words, "help-keys-of", where = named));
            for row in key_table::of(scope, *s, words) {
                self.line(format!("{} — {}", row.keys.join(" "), row.said));
            }
        }
    }
}
