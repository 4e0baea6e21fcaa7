//! Records by the words of the district's own document: «договор» or «соглашение», «заключение» or «постановление».

use crate::domain::logged::Logged;
use crate::domain::schema::Kind;
use crate::model::Model;
use crate::text::Lang;

impl Model {
    /// Names a record of a kind by the word of the document. Documents are Russian: another language has its own words.
    #[must_use]
    pub fn one(&self, kind: Kind) -> String {
        self.term(kind, false).unwrap_or_else(|| self.words.pick("record-one", kind.name()))
    }

    /// Names a record of a kind as the log has it.
    #[must_use]
    pub fn one_logged(&self, kind: &Logged<Kind>) -> String {
        match kind {
            Logged::Known(kind) => self.one(*kind),
            Logged::Newer(code) => self.words.pick("record-one", code),
        }
    }

    /// What several of them are called.
    #[must_use]
    pub fn several(&self, kind: Kind) -> String {
        self.term(kind, true).unwrap_or_else(|| self.words.pick("record-kind", kind.name()))
    }

    fn term(&self, kind: Kind, many: bool) -> Option<String> {
        let term = match kind {
            Kind::Agreement => "agreement",
            Kind::Decision => "decision",
            Kind::Programme => "plan",
            _ => return None,
        };
        let word = self.rules.regulation.short_word(term, many)?;
        (self.words.lang() == Lang::Ru).then(|| word.to_owned())
    }
}
