//! The curator's guide on paper.

use super::sheet::{PaperSheet, SheetPart};
use crate::text::Words;
use crate::wording::guide;

/// The sheet of all chapters.
#[must_use]
pub fn sheet(words: &Words) -> PaperSheet {
    let mut parts = Vec::new();
    for chapter in guide::chapters(words) {
        parts.push(SheetPart::Head(chapter.title, String::new()));
        parts.extend(chapter.paragraphs.into_iter().map(SheetPart::Line));
    }
    PaperSheet { title: words.say("guide-paper"), under: Vec::new(), parts }
}
