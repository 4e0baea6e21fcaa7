//! Sittings and what is put to them.

use crate::domain::paper::{Decision, DecisionSubject, Ruling};
use crate::domain::programme::Programme;
use crate::domain::sitting::Sitting;
use crate::domain::{Case, Level, keyboard};
use crate::regulation::Rules;
use crate::report::agenda::{AgendaItem, AgendaProposal, AgendaReason};
use crate::report::ruling::QuestionRuling;
use crate::text::{Words, capitalised, say};

/// «15.12.2026 · КДНиЗП».
#[must_use]
pub fn named(words: &Words, sitting: &Sitting) -> String {
    let parts = [Some(words.day(sitting.on)), sitting.body.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// «заседание: КДНиЗП».
#[must_use]
pub fn coming(words: &Words, body: Option<&str>) -> String {
    body.map_or_else(|| words.say("sitting-coming"), |body| say!(words, "sitting-coming-of", body = body))
}

/// «24.11.2026 № 45 · продление срока · отказано».
#[must_use]
pub fn decision(words: &Words, decision: &Decision) -> String {
    let number = decision.number.as_ref().map(|n| say!(words, "number", n = n.as_str()));
    let named = [Some(words.day(decision.on)), number].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let ruled = (!decision.is_granted()).then(|| words.pick("ruling", decision.ruling.code()));
    let parts = [Some(named), Some(words.pick("decision-subject", decision.subject.code())), ruled];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// «срок уровня кончается 27.11.2026».
#[must_use]
pub fn why(words: &Words, why: AgendaReason) -> String {
    let day = why.day().map(|d| words.day(d)).unwrap_or_default();
    say!(words, "sitting-why", code = why.code(), day = day)
}

/// «Продление срока: срок уровня кончается 27.11.2026».
#[must_use]
pub fn proposal(words: &Words, proposal: &AgendaProposal<'_>) -> String {
    format!("{}: {}", subject(words, proposal.subject), why(words, proposal.why))
}

/// What is asked about a family, and what was decided of it: «Продление срока · решено положительно № 45».
#[must_use]
pub fn question(words: &Words, item: &AgendaItem<'_>) -> String {
    let decision = item.decision.map(|d| {
        let number = d.number.as_ref().map(|n| say!(words, "number", n = n.as_str()));
        let ruling = words.pick("ruling", d.ruling.code());
        [Some(ruling), number].into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let parts = [Some(subject(words, item.question.subject)), item.question.note.clone(), decision];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A family, with the one of its programmes that is meant: «Ершова З. П. (Глеб)».
#[must_use]
pub fn family_and_programme(words: &Words, case: &Case, meant: Option<&Programme>) -> String {
    let of = meant.and_then(|meant| programme(words, case, meant));
    of.map_or_else(|| case.family.short.clone(), |of| format!("{} ({of})", case.family.short))
}

/// Which of several programmes one is: whose, where it is a member's, and its version: «Глеб, версия 2».
fn programme(words: &Words, case: &Case, programme: &Programme) -> Option<String> {
    if case.programmes.len() < 2 {
        return None;
    }
    let subject = programme.member.and_then(|id| case.member(id)).map(|m| m.called());
    let version = (programme.version > 1).then(|| say!(words, "programme-version", n = programme.version));
    let parts = [subject, version].into_iter().flatten().collect::<Vec<_>>();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// «Продление срока».
#[must_use]
pub fn subject(words: &Words, subject: DecisionSubject) -> String {
    capitalised(&words.pick("decision-subject", subject.code()))
}

/// What was typed of a question: a number grants it, the beginning of another ruling refuses, returns or postpones it,
/// with a number behind it or none; the beginning of a level sets it.
#[must_use]
pub fn ruled(words: &Words, rules: &Rules, typed: &str) -> QuestionRuling {
    let mut ruled = QuestionRuling { ruling: Ruling::Granted, number: None, level: None, end: None };
    let mut number = Vec::new();
    for word in typed.split_whitespace().filter(|w| !matches!(*w, "\u{2116}" | "#")) {
        // «jnr» is «отк» typed under the other layout.
        let ways = [word.to_lowercase(), keyboard::as_russian(word).to_lowercase()];
        let mut begun =
            ways.iter().filter(|way| way.chars().count() > 1 && way.chars().all(char::is_alphabetic));
        match begun.find_map(|begun| meaning(words, rules, begun)) {
            Some(RulingWord::Ruling(ruling)) => ruled.ruling = ruling,
            Some(RulingWord::Level(level)) => ruled.level = Some(level),
            None => number.push(word),
        }
    }
    ruled.number = Some(number.join(" ")).filter(|n| !n.is_empty());
    ruled
}

/// What the beginning of a word says of a question.
enum RulingWord {
    Ruling(Ruling),
    Level(Level),
}

fn meaning(words: &Words, rules: &Rules, begun: &str) -> Option<RulingWord> {
    let of = |r: &Ruling| words.pick("ruling", r.code()).to_lowercase().starts_with(begun);
    let ruling = Ruling::ALL.into_iter().find(of).map(RulingWord::Ruling);
    ruling.or_else(|| level(rules, begun).map(RulingWord::Level))
}

/// The level that is called so, or whose name begins so.
fn level(rules: &Rules, begun: &str) -> Option<Level> {
    let is_begun = |level: &Level| rules.level_name(*level).to_lowercase().starts_with(begun);
    rules.level_called(begun).or_else(|| Level::ALL.into_iter().find(is_begun))
}
