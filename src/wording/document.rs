//! The documents in words: what a document is to the district, and what the program takes from a paragraph.

use crate::regulation::cited::{Citation, RegulationPart};
use crate::regulation::{Regulation, Rules};
use crate::text::{Words, capitalised, say};

impl Words {
    /// «Порядок от 11.01.2021 № 112».
    #[must_use]
    pub fn document_kind(&self, regulation: &Regulation) -> String {
        self.dated(regulation, &capitalised(&regulation.kind))
    }

    /// The whole title of a document with its day and number: what a contract names.
    #[must_use]
    pub fn document_title(&self, regulation: &Regulation) -> String {
        self.dated(regulation, &regulation.document)
    }

    fn dated(&self, regulation: &Regulation, name: &str) -> String {
        let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |d| self.day(d));
        let issued = regulation.issued.as_ref().map(|on| say!(self, "rules-issued", day = day(on)));
        let number = regulation.number.as_ref().map(|n| format!("№ {n}"));
        [Some(name.to_owned()), issued, number].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// «Документ вашего участка», «Отсюда заимствованы: сроки уровней, частота посещений», «Участок работает по другому
    /// документу: Боровичи».
    #[must_use]
    pub fn document_relation(&self, rules: &Rules, document: &Regulation) -> String {
        let own = &rules.regulation;
        let borrow = own.borrow.as_ref().filter(|b| b.from == document.id);
        match borrow {
            _ if own.id == document.id => self.say("document-own"),
            Some(lent) => {
                let parts = [(lent.levels, "levels"), (lent.durations, "durations"), (lent.visits, "visits")];
                let parts = parts.iter().filter(|(is_lent, _)| *is_lent);
                let what: Vec<String> = parts.map(|(_, code)| self.pick("rules-part", code)).collect();
                say!(self, "document-lender", what = what.join(", "))
            }
            None => say!(self, "document-other", title = own.title.as_str()),
        }
    }

    /// «признак уровня: развод родителей (разд. II)»; what the district has borrowed is called so.
    #[must_use]
    pub fn cited_use(&self, rules: &Rules, document: &Regulation, cited: &Citation) -> String {
        let said = self.cited_value(cited);
        let own = &rules.regulation;
        let lent = own.borrow.as_ref().filter(|b| b.from == document.id && own.id != document.id);
        match lent {
            Some(lent) if cited.part.is_lent(lent) => say!(self, "document-borrowed", what = said),
            _ => said,
        }
    }

    /// «признак уровня: развод родителей (разд. II)».
    #[must_use]
    pub fn cited_value(&self, cited: &Citation) -> String {
        let part = self.pick("document-part", cited.part.code());
        // A statement that no list offers has no name of its own.
        if cited.label.is_empty() || cited.part == RegulationPart::Clause {
            return say!(self, "document-use-bare", part = part, at = cited.at.as_str());
        }
        say!(self, "document-use", part = part, what = cited.label.as_str(), at = cited.at.as_str())
    }
}
