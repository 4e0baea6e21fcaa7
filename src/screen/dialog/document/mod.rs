//! The reader of a document: its text by paragraphs and chapters, searched as one types, and for the paragraph under the
//! cursor what the program takes from it.

pub mod place;
mod view;

use ratatui::layout::Rect;

use self::place::DocumentPlace;
use super::Dialog;
use super::searched::{SearchedBlock, SearchedText};
use super::spec::DialogSpec;
use crate::domain::UserError;
use crate::keymap::Command;
use crate::regulation::document::RegulationDocument;
use crate::regulation::embedded;
use crate::screen::{Key, KeyOutcome, Model, Step};
use crate::text::say;
use crate::ui::StepDirection;
use crate::ui::sheet::PlainSheet;

/// A document that is read.
pub struct DocumentReader {
    document: RegulationDocument,
    text: SearchedText,
}

impl DocumentReader {
    /// The document of a place, with the cursor on its paragraph.
    ///
    /// # Errors
    /// If the program has no such document.
    pub fn open(place: &DocumentPlace) -> Result<DocumentReader, UserError> {
        let document = embedded::paragraphs(place.regulation)?;
        let blocks = document.paragraphs.iter().map(|p| SearchedBlock {
            text: p.text.clone(),
            begins_chapter: p.begins_chapter,
            is_marked: !p.uses.is_empty(),
        });
        let text = SearchedText::new(blocks.collect(), place.paragraph(&document).unwrap_or(0));
        Ok(DocumentReader { document, text })
    }

    /// The window.
    ///
    /// # Errors
    /// If the program has no such document.
    pub fn dialog(place: &DocumentPlace) -> Result<Dialog, UserError> {
        Ok(Dialog::Document(Box::new(DocumentReader::open(place)?)))
    }

    /// Moves by lines, chapters and finds; Tab turns to the next document.
    pub fn update(&mut self, command: Command, model: &Model) -> Step {
        match command {
            Command::NextPane => self.turn(model, StepDirection::Forward),
            Command::PreviousPane => self.turn(model, StepDirection::Back),
            _ if self.text.update(command) => Step::Back,
            _ => Step::Stay,
        }
    }

    /// What the program takes from the paragraph under the cursor.
    #[must_use]
    pub fn why(&self, model: &Model) -> DialogSpec {
        let mut lines = PlainSheet::default();
        lines.line(self.text.chapter()).strong();
        let uses = self.document.paragraphs.get(self.text.at()).map(|p| p.uses.as_slice());
        for one in uses.unwrap_or_default() {
            lines.line(model.words.cited_use(&model.rules, &self.document.regulation, one));
        }
        if uses.unwrap_or_default().is_empty() {
            lines.line(model.words.say("document-unused"));
        }
        DialogSpec::Text(
            say!(model.words, "why-title", what = self.document.regulation.title.as_str()),
            lines,
        )
    }

    /// Types into the line of the search: the cursor goes to the first find from its paragraph on.
    pub fn type_text(&mut self, text: &str) {
        self.text.type_text(text);
        self.seek();
    }

    /// Takes Backspace.
    pub fn edit(&mut self, key: Key) -> KeyOutcome {
        let outcome = self.text.edit(key);
        self.seek();
        outcome
    }

    /// Whether nothing of the screen below is visible.
    #[must_use]
    pub fn covers(area: Rect) -> bool {
        area.width <= view::WIDEST
    }

    /// A number is that of a paragraph.
    fn seek(&mut self) {
        let typed = self.text.searched();
        let numbered = typed.chars().next().is_some_and(|c| c.is_ascii_digit());
        match numbered.then(|| self.document.paragraph_at(&typed)).flatten() {
            Some(paragraph) => self.text.go_to(paragraph),
            None => self.text.seek(),
        }
    }

    /// The document after this one or before it: the district's own, the one it borrows from, then the others.
    fn turn(&mut self, model: &Model, direction: StepDirection) -> Step {
        let all = place::shelf(&model.rules);
        let here = all.iter().position(|id| *id == self.document.regulation.id).unwrap_or(0);
        let next = (here + if direction == StepDirection::Forward { 1 } else { all.len() - 1 }) % all.len();
        match DocumentReader::open(&DocumentPlace::beginning(all[next])) {
            Ok(reader) => {
                let DocumentReader { document, text } = reader;
                *self = DocumentReader { document, text: text.searching_as(&self.text) };
                Step::Stay
            }
            Err(problem) => Step::Say(model.words.problem(&problem)),
        }
    }
}
