//! Storage terms in words.

use crate::model::retention::TitledRetention;
use crate::norm::retention::{RetainedData, RetentionTerm};
use crate::text::{Words, say};

/// «5 лет (номенклатура дел, № 03-12)».
#[must_use]
pub fn term(words: &Words, term: &RetentionTerm) -> String {
    let years = words.count("retention-years", term.years);
    match &term.ground {
        Some(ground) => format!("{years} ({ground})"),
        None => years,
    }
}

/// «сопровождение прекращено 12.03.2020».
#[must_use]
pub fn since(words: &Words, kept: &RetainedData) -> String {
    say!(words, "retention-since", code = kept.since.code(), day = words.day(kept.ended))
}

/// «хранить по 31.12.2025».
#[must_use]
pub fn until(words: &Words, term: &RetentionTerm, kept: &RetainedData) -> String {
    say!(words, "retention-until", day = words.day(term.last_day(kept.ended)))
}

/// The line of an act: number, name, why and until when.
#[must_use]
pub fn listed(words: &Words, own: &RetentionTerm, named: &TitledRetention) -> String {
    let number =
        named.kept.number.as_ref().map(|number| say!(words, "retention-number", number = number.as_str()));
    let parts = [
        number.unwrap_or_else(|| words.say("retention-no-number")),
        named.title.clone(),
        since(words, &named.kept),
        until(words, own, &named.kept),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The ground of an act: «истёк срок хранения: 5 лет (номенклатура дел)».
#[must_use]
pub fn ground(words: &Words, own: &RetentionTerm) -> String {
    say!(words, "retention-ground", term = term(words, own))
}
