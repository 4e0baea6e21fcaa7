//! The act of destruction of personal data and the extract of the journal (приказ Роскомнадзора № 179).

use chrono::NaiveDate;

use super::sheet::{PaperSheet, SheetPart};
use crate::report::actions::ActionJournalEntry;
use crate::report::destruction::DestructionFacts;
use crate::text::{Words, say};
use crate::wording::actions;

/// What an act says.
#[derive(Clone, Debug)]
pub struct ErasureActPaper<'a> {
    pub number: &'a str,
    pub on: NaiveDate,
    /// The ground.
    pub reason: &'a str,
    /// What was destroyed.
    pub destroyed: &'a DestructionFacts,
}

/// Writes the act with the extract below it.
#[must_use]
pub fn sheet(words: &Words, act: &ErasureActPaper<'_>) -> PaperSheet {
    let day = words.day(act.on);
    let line = |id: &str, said: &str| SheetPart::Line(format!("{}: {said}", words.say(id)));
    let destroyed = act.destroyed;
    let kinds =
        destroyed.kinds.iter().map(|(kind, n)| format!("{} — {n}", words.pick("record-one", kind.name())));
    let mut parts = vec![
        line("erasure-operator", destroyed.district.as_deref().unwrap_or("________________________________")),
        line("erasure-subject", &destroyed.names.join("; ")),
        line("erasure-categories", &kinds.collect::<Vec<_>>().join("; ")),
        line("erasure-system", &destroyed.file),
        line("erasure-way", &words.say("erasure-way-said")),
        line("erasure-ground", act.reason),
        line("erasure-day", &day),
        line("erasure-by", &destroyed.by),
    ];
    if !destroyed.listed.is_empty() {
        parts.push(SheetPart::Head(words.say("erasure-listed"), String::new()));
        let numbered =
            destroyed.listed.iter().zip(1..).map(|(said, n)| SheetPart::Line(format!("{n}. {said}")));
        parts.extend(numbered);
    }
    parts.push(SheetPart::Head(words.say("erasure-copies"), String::new()));
    let copies = destroyed.copies();
    if copies.is_empty() {
        parts.push(SheetPart::Line(words.say("erasure-no-copies")));
    }
    parts.extend(copies.into_iter().map(|l| SheetPart::Line(entry(words, l))));
    parts.push(SheetPart::Line(words.say("erasure-signatures")));
    parts.push(SheetPart::Head(words.say("erasure-extract"), String::new()));
    parts.extend(destroyed.journal.iter().map(|l| SheetPart::Line(entry(words, l))));
    parts.push(SheetPart::Line(say!(words, "erasure-extract-last", day = day, number = act.number)));
    PaperSheet {
        title: say!(words, "erasure-title", number = act.number),
        under: vec![words.day(act.on)],
        parts,
    }
}

/// An entry of the journal in a line: when, who, what, where.
#[must_use]
pub fn entry(words: &Words, logged: &ActionJournalEntry) -> String {
    let at = logged.at.map(|at| format!("{} {}", words.day(at.date()), words.time(at.time())));
    let said = [
        at.unwrap_or_default(),
        logged.by.clone(),
        actions::done(words, logged.action),
        actions::about(words, logged),
    ];
    said.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", ")
}
