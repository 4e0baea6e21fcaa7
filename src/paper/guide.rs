//! The curator's guide on paper.

use super::sheet::{Part, Sheet};
use crate::text::Words;
use crate::wording::guide;

/// The sheet of all chapters.
#[must_use]
pub fn sheet(words: &Words) -> Sheet {
    let mut parts = Vec::new();
    for chapter in guide::chapters(words) {
        parts.push(Part::Head(chapter.title, String::new()));
        parts.extend(chapter.paragraphs.into_iter().map(Part::Line));
    }
    Sheet { title: words.say("guide-paper"), under: Vec::new(), parts }
}
