//! Records by the words of the district's own document: «договор» or «соглашение», «заключение» or «постановление».

use crate::domain::schema::Kind;
use crate::model::Model;
use crate::text::Lang;

impl Model {
    /// Names a record of a kind by the word of the document. Documents are Russian: another language has its own words.
    #[must_use]
    pub fn one(&self, kind: &str) -> String {
        self.term(kind, false).unwrap_or_else(|| self.words.pick("record-one", kind))
    }

    /// What several of them are called.
    #[must_use]
    pub fn several(&self, kind: &str) -> String {
        self.term(kind, true).unwrap_or_else(|| self.words.pick("record-kind", kind))
    }

    fn term(&self, kind: &str, many: bool) -> Option<String> {
        let term = match Kind::from_name(kind)? {
            Kind::Agreement => "agreement",
            Kind::Decision => "decision",
            Kind::Programme => "plan",
            _ => return None,
        };
        let word = self.rules.regulation.short_word(term, many)?;
        (self.words.lang() == Lang::Ru).then(|| word.to_owned())
    }
}
