//! The act of destruction of personal data and the extract of the journal (приказ Роскомнадзора № 179).

use chrono::NaiveDate;

use super::sheet::{Part, Sheet};
use crate::domain::Kind;
use crate::domain::action::ActionKind;
use crate::report::actions::Logged;
use crate::text::{Words, say};
use crate::wording::actions;

/// What an act says.
#[derive(Clone, Debug)]
pub struct Act<'a> {
    pub number: &'a str,
    pub on: NaiveDate,
    /// The ground.
    pub reason: &'a str,
    /// The persons by name.
    pub names: &'a [String],
    /// The records by kind.
    pub kinds: Vec<(Kind, usize)>,
    /// The institution, as far as the file names it.
    pub district: Option<&'a str>,
    /// Who destroyed them.
    pub by: &'a str,
    /// The name of the file: the information system.
    pub file: String,
    /// The journal of actions with these data, and of all copies.
    pub journal: &'a [Logged],
}

/// Writes the act with the extract below it.
#[must_use]
pub fn sheet(words: &Words, act: &Act<'_>) -> Sheet {
    let day = words.day(act.on);
    let line = |id: &str, said: &str| Part::Line(format!("{}: {said}", words.say(id)));
    let kinds = act.kinds.iter().map(|(kind, n)| format!("{} — {n}", words.pick("record-one", kind.name())));
    let mut parts = vec![
        line("erasure-operator", act.district.unwrap_or("________________________________")),
        line("erasure-subject", &act.names.join("; ")),
        line("erasure-categories", &kinds.collect::<Vec<_>>().join("; ")),
        line("erasure-system", &act.file),
        line("erasure-way", &words.say("erasure-way-said")),
        line("erasure-ground", act.reason),
        line("erasure-day", &day),
        line("erasure-by", act.by),
    ];
    parts.push(Part::Head(words.say("erasure-copies"), String::new()));
    let goes = [ActionKind::Copied, ActionKind::Exported, ActionKind::Printed];
    let copies: Vec<&Logged> = act.journal.iter().filter(|l| goes.contains(&l.action)).collect();
    if copies.is_empty() {
        parts.push(Part::Line(words.say("erasure-no-copies")));
    }
    parts.extend(copies.iter().map(|l| Part::Line(entry(words, l))));
    parts.push(Part::Line(words.say("erasure-signatures")));
    parts.push(Part::Head(words.say("erasure-extract"), String::new()));
    parts.extend(act.journal.iter().map(|l| Part::Line(entry(words, l))));
    parts.push(Part::Line(say!(words, "erasure-extract-last", day = day, number = act.number)));
    Sheet { title: say!(words, "erasure-title", number = act.number), under: vec![words.day(act.on)], parts }
}

fn entry(words: &Words, logged: &Logged) -> String {
    let at = logged.at.map(|at| format!("{} {}", words.day(at.date()), words.time(at.time())));
    let said = [
        at.unwrap_or_default(),
        logged.by.clone(),
        actions::done(words, logged.action),
        actions::about(words, logged),
    ];
    said.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", ")
}
