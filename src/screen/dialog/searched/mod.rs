//! A text by chapters that is searched as one types: a document, the guide.

mod layout;
mod view;

use self::layout::TextLayout;
use crate::domain::fold;
use crate::domain::keyboard;
use crate::keymap::Command;
use crate::screen::{Key, KeyOutcome};
use crate::ui::editor::Editor;

/// The most letters of a search.
const LONGEST: usize = 60;

/// A paragraph of a searched text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchedBlock {
    pub text: String,
    /// Whether it is the heading of a chapter.
    pub begins_chapter: bool,
    /// Whether it is drawn with a mark before it.
    pub is_marked: bool,
}

/// A text with a cursor on one of its paragraphs and a line of search.
pub struct SearchedText {
    blocks: Vec<SearchedBlock>,
    /// The folded words of each paragraph.
    words: Vec<Vec<String>>,
    at: usize,
    input: Editor,
    layout: TextLayout,
}

impl SearchedText {
    /// A text with the cursor on a paragraph.
    #[must_use]
    pub fn new(blocks: Vec<SearchedBlock>, at: usize) -> SearchedText {
        let words = blocks.iter().map(|b| fold::words(&b.text)).collect();
        SearchedText { blocks, words, at, input: Editor::default(), layout: TextLayout::default() }
    }

    /// The same search in another text.
    #[must_use]
    pub fn searching_as(self, other: &SearchedText) -> SearchedText {
        SearchedText { input: Editor::of(&other.input.value()), ..self }
    }

    /// The index of the paragraph under the cursor.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The words of the search, trimmed.
    #[must_use]
    pub fn searched(&self) -> String {
        self.input.value().trim().to_owned()
    }

    /// The heading of the chapter under the cursor.
    #[must_use]
    pub fn chapter(&self) -> &str {
        let heads = self.blocks.iter().take(self.at + 1).rev();
        heads.into_iter().find(|b| b.begins_chapter).map_or("", |b| b.text.as_str())
    }

    /// Moves by lines, chapters and finds; `Back` clears the search. Returns whether `Back` is to close the window.
    pub fn update(&mut self, command: Command) -> bool {
        match command {
            Command::Back if self.input.is_empty() => return true,
            Command::Back | Command::Clear => self.input = Editor::default(),
            Command::Accept => self.next_found(),
            Command::Left => {
                let before = (0..self.at).rev().find(|b| self.blocks[*b].begins_chapter);
                self.go_to(before.unwrap_or(self.at));
            }
            Command::Right => {
                let after = (self.at + 1..self.blocks.len()).find(|b| self.blocks[*b].begins_chapter);
                self.go_to(after.unwrap_or(self.at));
            }
            _ => self.at = self.layout.step(command, self.at, self.blocks.len()),
        }
        false
    }

    /// Types into the line of search.
    pub fn type_text(&mut self, text: &str) {
        self.input.insert_most(text, LONGEST);
    }

    /// Takes Backspace, Ctrl+W and Ctrl+U.
    pub fn edit(&mut self, key: Key) -> KeyOutcome {
        KeyOutcome::of(self.input.erase_at_end(key))
    }

    /// Moves the cursor to the first find from its paragraph on.
    pub fn seek(&mut self) {
        let found = self.found();
        let next = found.iter().find(|b| **b >= self.at).or(found.first());
        if let Some(next) = next.copied() {
            self.go_to(next);
        }
    }

    /// Moves the cursor to the first heading found, else to the first find.
    pub fn seek_heading(&mut self) {
        let found = self.found();
        let heading = found.iter().find(|b| self.blocks[**b].begins_chapter);
        if let Some(next) = heading.or(found.first()).copied() {
            self.go_to(next);
        }
    }

    /// Moves the cursor to the find after it.
    fn next_found(&mut self) {
        let found = self.found();
        let next = found.iter().find(|b| **b > self.at).or(found.first());
        if let Some(next) = next.copied() {
            self.go_to(next);
        }
    }

    /// Moves the cursor to a paragraph and shows its beginning.
    pub fn go_to(&mut self, block: usize) {
        self.at = block;
        self.layout.show_beginning();
    }

    /// The paragraphs that have all words searched, or their beginnings.
    #[must_use]
    pub fn found(&self) -> Vec<usize> {
        let asked = self.asked();
        let begins = |words: &[String], asked: &String| words.iter().any(|w| w.starts_with(asked.as_str()));
        let holds = |words: &[String]| asked.iter().any(|a| a.iter().all(|one| begins(words, one)));
        (0..self.words.len()).filter(|b| holds(&self.words[*b])).collect()
    }

    /// The words searched, under either layout of the keyboard; none where nothing was typed.
    fn asked(&self) -> Vec<Vec<String>> {
        let value = self.input.value();
        let russian = keyboard::as_russian(&value);
        let all = [value, russian].map(|text| fold::words(&text));
        all.into_iter().filter(|words| !words.is_empty()).collect()
    }
}
