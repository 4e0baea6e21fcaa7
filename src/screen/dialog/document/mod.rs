//! The reader of a document: its text by paragraphs and chapters, searched as one types, and for the paragraph under the
//! cursor what the program takes from it.

mod layout;
pub mod place;
mod view;

use ratatui::layout::Rect;

use self::layout::Layout;
use self::place::Place;
use super::Dialog;
use crate::domain::{UserError, fold};
use crate::keymap::Command;
use crate::keymap::key::Named;
use crate::regulation::document::Document;
use crate::regulation::embedded;
use crate::screen::{Heard, Key, Model, Step};
use crate::search::keyboard;
use crate::ui::editor::Editor;

/// Letters that the line of the search takes.
const LONGEST: usize = 60;

/// A document that is read.
pub struct DocumentReader {
    document: Document,
    /// The folded words of each paragraph.
    words: Vec<Vec<String>>,
    /// The paragraph under the cursor.
    at: usize,
    input: Editor,
    layout: Layout,
}

impl DocumentReader {
    /// The document of a place, with the cursor on its paragraph.
    ///
    /// # Errors
    /// If the program has no such document.
    pub fn open(place: &Place) -> Result<DocumentReader, UserError> {
        let document = embedded::paragraphs(place.regulation)?;
        let words = document.paragraphs.iter().map(|p| fold::words(&p.text)).collect();
        let at = place.paragraph(&document).unwrap_or(0);
        Ok(DocumentReader { document, words, at, input: Editor::default(), layout: Layout::default() })
    }

    /// The window.
    ///
    /// # Errors
    /// If the program has no such document.
    pub fn dialog(place: &Place) -> Result<Dialog, UserError> {
        Ok(Dialog::Document(Box::new(DocumentReader::open(place)?)))
    }

    /// Moves by lines, chapters and finds; Tab turns to the next document.
    pub fn update(&mut self, command: Command, model: &Model) -> Step {
        match command {
            Command::Back if self.input.is_empty() => return Step::Back,
            Command::Back | Command::Clear => self.input = Editor::default(),
            Command::Accept => self.next_found(),
            Command::NextPane => return self.turn(model, true),
            Command::PreviousPane => return self.turn(model, false),
            Command::Left | Command::Right => {
                let beside = self.document.chapter_beside(self.at, command == Command::Right);
                self.go_to(beside.unwrap_or(self.at));
            }
            _ => self.at = self.layout.step(command, self.at, &self.document),
        }
        Step::Stay
    }

    /// Types into the line of the search: the cursor goes to the first find from its paragraph on.
    pub fn type_text(&mut self, text: &str) {
        self.input.insert_most(text, LONGEST);
        self.seek();
    }

    /// Takes Backspace.
    pub fn edit(&mut self, key: Key) -> Heard {
        if key != Key::Named(Named::Backspace) {
            return Heard::Nowhere;
        }
        self.input.erase(key);
        self.seek();
        Heard::Taken
    }

    /// Whether nothing of the screen below is visible.
    #[must_use]
    pub fn covers(area: Rect) -> bool {
        area.width <= view::WIDEST
    }

    fn seek(&mut self) {
        let typed = self.input.value();
        let typed = typed.trim();
        // A number is that of a paragraph.
        let numbered = typed.chars().next().is_some_and(|c| c.is_ascii_digit());
        let paragraph = numbered.then(|| self.document.paragraph_at(typed)).flatten();
        let found = self.found();
        let next = found.iter().find(|p| **p >= self.at).or(found.first());
        if let Some(next) = paragraph.or(next.copied()) {
            self.go_to(next);
        }
    }

    fn next_found(&mut self) {
        let found = self.found();
        let next = found.iter().find(|p| **p > self.at).or(found.first());
        if let Some(next) = next.copied() {
            self.go_to(next);
        }
    }

    /// The paragraphs that have all words typed, or their beginnings.
    fn found(&self) -> Vec<usize> {
        let asked = self.asked();
        let begins = |words: &[String], asked: &String| words.iter().any(|w| w.starts_with(asked.as_str()));
        let holds = |words: &[String]| asked.iter().any(|a| a.iter().all(|one| begins(words, one)));
        (0..self.words.len()).filter(|p| holds(&self.words[*p])).collect()
    }

    /// The words typed, under either layout of the keyboard; none where nothing was typed.
    fn asked(&self) -> Vec<Vec<String>> {
        let value = self.input.value();
        let russian = keyboard::as_russian(&value);
        let all = [value, russian].map(|text| fold::words(&text));
        all.into_iter().filter(|words| !words.is_empty()).collect()
    }

    fn go_to(&mut self, paragraph: usize) {
        self.at = paragraph;
        self.layout.show_beginning();
    }

    /// The document after this one or before it: the district's own, the one it borrows from, then the others.
    fn turn(&mut self, model: &Model, on: bool) -> Step {
        let all = place::shelf(&model.rules);
        let here = all.iter().position(|id| *id == self.document.regulation.id).unwrap_or(0);
        let next = (here + if on { 1 } else { all.len() - 1 }) % all.len();
        match DocumentReader::open(&Place::beginning(all[next])) {
            Ok(reader) => {
                *self = DocumentReader { input: Editor::of(&self.input.value()), ..reader };
                Step::Stay
            }
            Err(problem) => Step::Say(model.words.problem(&problem)),
        }
    }
}
