//! The text about a sign, a category or a status that holds no longer, or that speaks for another level.

use crate::model::Model;
use crate::norm::marks::{EndBasis, EndingMark, UnsupportedLevel};
use crate::text::{Words, say};

/// «закончилось само 01.09.2025 (первый год): впишите день окончания»; by the program's own rule, a question.
#[must_use]
pub fn ending(model: &Model, ending: &EndingMark) -> String {
    let w = &model.words;
    let who = ending.member.and_then(|id| model.cases.iter().find_map(|c| c.member(id)));
    let who = who.and_then(|m| m.first_name.clone()).map(|name| format!(", {name}")).unwrap_or_default();
    let why = format!("{}{who}", w.pick("mark-expires", ending.reason()));
    let id = match (ending.basis, ending.on <= model.today) {
        (EndBasis::Document, true) => "mark-ended",
        (EndBasis::Document, false) => "mark-ends",
        (EndBasis::OwnRule, true) => "mark-asked",
        (EndBasis::OwnRule, false) => "mark-asks",
    };
    say!(w, id, day = w.day(ending.on), why = why)
}

/// «прошёл первый год: первый год в замещающей семье»; of what the program asks about, the question alone, which names
/// the sign: «10 месяцев временной нетрудоспособности».
#[must_use]
pub fn ends(words: &Words, ending: &EndingMark) -> String {
    let why = words.pick("mark-expires", ending.reason());
    match ending.basis {
        EndBasis::Document => format!("{why}: {}", ending.meaning.label),
        EndBasis::OwnRule => why,
    }
}

/// «по признакам уровень экстренный, установлен базовый: семьи, находящиеся в … (Югра, разд. II)».
#[must_use]
pub fn unfit(model: &Model, unfit: &UnsupportedLevel) -> String {
    model.words.level_unfit(&model.rules, unfit)
}
