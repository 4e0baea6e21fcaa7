//! The list of those whose data may be passed on, in the words of the document: the bank of Октябрьский район, the
//! information system of Югра.

use crate::regulation::Rules;
use crate::text::{Words, capitalised, say};

/// The term of the documents for what the data go to.
const BANK: &str = "information_bank";

/// «Список для передачи сведений: АИС РППСУ».
#[must_use]
pub fn title(words: &Words, rules: &Rules) -> String {
    let title = words.say("bank-title");
    match rules.regulation.terms.get(BANK).and_then(|term| term.short.as_deref()) {
        Some(short) => format!("{title}: {short}"),
        None => title,
    }
}

/// «Межведомственный информационный банк социального сопровождения семей»; `None` where the document names none.
#[must_use]
pub fn recipient(rules: &Rules) -> Option<String> {
    rules.regulation.word(BANK).map(capitalised)
}

/// Who is listed: those with an agreement, by the document's word for it, and a consent of their own.
#[must_use]
pub fn basis(words: &Words, rules: &Rules) -> String {
    say!(words, "bank-basis", agreement = rules.word("agreement", &words.say("form-word-agreement")))
}

/// «Договор от 01.09.2026».
#[must_use]
pub fn agreement(words: &Words, rules: &Rules, day: &str) -> String {
    let term = rules.regulation.terms.get("agreement");
    let word = term.and_then(|term| term.short.clone()).unwrap_or_else(|| words.say("bank-agreement-word"));
    say!(words, "bank-agreement", word = word, day = day)
}
