//! «Почему» on the path of a case: what a stage or a line of it asks for, in the words of the document, and what proves it.

use super::quote;
use crate::domain::Id;
use crate::model::facts::FamilyFacts;
use crate::norm::path::{PathLine, PathLineState};
use crate::screen::Model;
use crate::screen::dialog::spec::DialogSpec;
use crate::text::capitalised;
use crate::ui::paint::{LATE, PLAIN};
use crate::ui::sheet::PlainSheet;
use crate::wording::path as words;

/// Why a line is done, missing or not due yet, and who entered the record behind it.
#[must_use]
pub fn line(model: &Model, facts: &FamilyFacts, line: &PathLine) -> DialogSpec {
    let (w, case) = (&model.words, &facts.case);
    let mut lines = PlainSheet::default();
    lines.line(capitalised(&words::line(model, case, line))).strong();
    let style = if line.state.is_gap() { LATE } else { PLAIN };
    lines.line(capitalised(&words::state(model, case, line))).styled(style);
    lines.line(words::state_why(w, line));
    lines.gap();
    quote(model, &line.source, &mut lines);
    let known: Vec<Id> = line.proof.iter().map(|p| p.record).collect();
    if !known.is_empty() {
        super::file::entered_all(model, facts, &known, &mut lines);
    }
    super::file::titled(model, facts, lines)
}

/// What a stage asks for, and what the case has of it.
#[must_use]
pub fn stage(model: &Model, facts: &FamilyFacts, at: Option<usize>) -> DialogSpec {
    let (w, case, path) = (&model.words, &facts.case, &facts.path);
    let mut lines = PlainSheet::default();
    lines.line(capitalised(&words::phase(model, path))).strong();
    lines.line(w.say("path-why-how"));
    if let Some(stage) = at.and_then(|at| path.stages.get(at)) {
        lines.gap();
        lines.line(capitalised(&stage.label)).strong();
        quote(model, &stage.source, &mut lines);
        for line in &stage.lines {
            let style = if line.state.is_gap() { LATE } else { PLAIN };
            let said = format!("{} {}", words::mark(line.state), words::line(model, case, line));
            let source = w.source(&line.source);
            let shown = if line.state == PathLineState::Later { said } else { format!("{said} ({source})") };
            lines.line(shown).styled(style);
        }
    }
    super::file::titled(model, facts, lines)
}
