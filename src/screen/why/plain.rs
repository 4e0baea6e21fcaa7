//! Answers of one sentence: that there is nothing to cite.

use super::window;
use crate::screen::Model;
use crate::screen::dialog::spec::DialogSpec;
use crate::ui::sheet::PlainSheet;

/// That the document says nothing here.
#[must_use]
pub fn unsaid(model: &Model, label: &str) -> DialogSpec {
    sentence(model, label, model.words.say("why-unsaid"))
}

/// An answer of one sentence.
#[must_use]
pub fn sentence(model: &Model, label: &str, text: String) -> DialogSpec {
    let mut lines = PlainSheet::default();
    lines.line(text);
    window(model, label, lines)
}

/// An answer that names nothing.
#[must_use]
pub fn answer(model: &Model, text: String) -> DialogSpec {
    let mut lines = PlainSheet::default();
    lines.line(text);
    DialogSpec::Text(model.words.say("bar-why"), lines)
}
