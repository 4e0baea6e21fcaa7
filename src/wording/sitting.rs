//! Sittings and what is put to them.

use crate::domain::Case;
use crate::domain::paper::{Decision, DecisionSubject};
use crate::domain::programme::Programme;
use crate::domain::sitting::Sitting;
use crate::report::agenda::{AgendaItem, AgendaProposal, AgendaReason};
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

/// «24.11.2026 № 45 · продление срока · отказано»: what was decided otherwise than asked is said wherever a decision is.
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
