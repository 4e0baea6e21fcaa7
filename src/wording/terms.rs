//! Records by the words of the district's own document: «договор» or «соглашение», «заключение» or «постановление».

use crate::domain::logged::OpenCode;
use crate::domain::schema::Kind;
use crate::model::Model;
use crate::regulation::Rules;
use crate::text::{Lang, Words};

/// Names a record of a kind by the word of the document. Documents are Russian: another language has its own words.
#[must_use]
pub fn one(words: &Words, rules: &Rules, kind: Kind) -> String {
    let word = term(kind).and_then(|term| rules.regulation.short_word(term));
    in_russian(words, word).unwrap_or_else(|| words.pick("record-one", kind.name()))
}

/// A word of the document, where its language is spoken.
fn in_russian(words: &Words, word: Option<&str>) -> Option<String> {
    word.filter(|_| words.lang() == Lang::Ru).map(str::to_owned)
}

impl Model {
    /// Names a record of a kind by the word of the document.
    #[must_use]
    pub fn one(&self, kind: Kind) -> String {
        one(&self.words, &self.rules, kind)
    }

    /// Names a record of a kind as the log has it.
    #[must_use]
    pub fn one_logged(&self, kind: &OpenCode<Kind>) -> String {
        match kind {
            OpenCode::Known(kind) => self.one(*kind),
            OpenCode::Newer(code) => self.words.pick("record-one", code),
        }
    }

    /// What several of them are called.
    #[must_use]
    pub fn several(&self, kind: Kind) -> String {
        let word = term(kind).and_then(|term| self.rules.regulation.plural_word(term));
        in_russian(&self.words, word).unwrap_or_else(|| self.words.pick("record-kind", kind.name()))
    }
}

/// The term by which documents name the records of a kind.
fn term(kind: Kind) -> Option<&'static str> {
    let term = match kind {
        Kind::Agreement => "agreement",
        Kind::Decision => "decision",
        Kind::Programme => "plan",
        _ => return None,
    };
    Some(term)
}
