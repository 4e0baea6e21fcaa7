//! What a word of a list means, under this regulation or a former one.

use std::rc::Rc;

use super::Rules;
use crate::domain::{FieldName, Record};
use crate::regulation::embedded;
use crate::regulation::file::{ExpiryRule, Regulation};
use crate::regulation::meaning::{ListedMeaning, Meaning, RegulationList};

/// Whether a document is in force, or lent by one in force.
#[derive(Clone, Copy)]
enum DocumentAge {
    InForce,
    Former,
}

impl Rules {
    /// What the text of a record means, which is an id of the list or a curator's own words. A district that changed to
    /// a document without such a list keeps its records: they are shown in the lender's words, cited as its own.
    #[must_use]
    pub fn meaning(&self, list: RegulationList, text: &str) -> Meaning {
        self.meaning_under(list, text, None)
    }

    /// What the text of a record means that was entered under the regulation `under`: an id stays the same while its
    /// scope may not, so that a record keeps the words of the document it was entered by.
    #[must_use]
    pub fn meaning_under(&self, list: RegulationList, text: &str, under: Option<&str>) -> Meaning {
        let say = |listed: ListedMeaning<'_>, age| match age {
            DocumentAge::InForce => listed.said(),
            DocumentAge::Former => listed.said_formerly(),
        };
        self.listed_under(list, text, under, say).unwrap_or_else(|| Meaning::own(text))
    }

    /// What ends by itself a record that means this: that of [`Rules::meaning_under`], without its words.
    #[must_use]
    pub fn expires_under(&self, list: RegulationList, text: &str, under: Option<&str>) -> Option<ExpiryRule> {
        self.listed_under(list, text, under, |listed, _| listed.expires).flatten()
    }

    /// Reads what the document has under an id: the one that the record was entered under, else the one in force or its
    /// lender.
    fn listed_under<T>(
        &self,
        list: RegulationList,
        text: &str,
        under: Option<&str>,
        read: impl Fn(ListedMeaning<'_>, DocumentAge) -> T,
    ) -> Option<T> {
        let in_former = |id: &str| {
            let former = self.former(id)?;
            former.listed(list, text).map(|listed| read(listed, DocumentAge::Former))
        };
        let in_force = || {
            let documents = [Some(&self.regulation), self.lender.as_ref()].into_iter().flatten();
            let mut listed = documents.filter_map(|document| document.listed(list, text));
            listed.next().map(|listed| read(listed, DocumentAge::InForce))
        };
        // A family and a call keep no regulation for their source: the words are those of the document that has it.
        let in_others = || {
            let is_other = |id: &&str| list == RegulationList::Source && *id != self.regulation.id;
            embedded::ids().filter(is_other).find_map(in_former)
        };
        self.former_of(under).and_then(in_former).or_else(in_force).or_else(in_others)
    }

    /// The regulation that a record was entered under, where it is not the one in force.
    #[must_use]
    pub fn former_of<'a>(&self, under: Option<&'a str>) -> Option<&'a str> {
        under.filter(|id| *id != self.regulation.id)
    }

    /// The title of the other regulation that a record was entered under.
    #[must_use]
    pub fn former_title(&self, record: &Record) -> Option<String> {
        let under =
            record.text(FieldName::Under).or_else(|| self.former_records.get(&record.id).map(String::as_str));
        Some(self.former(self.former_of(under)?)?.title.clone())
    }

    /// Whether a text is an id of the regulation's own list.
    #[must_use]
    pub fn knows(&self, list: RegulationList, text: &str) -> bool {
        self.regulation.listed(list, text).is_some()
    }

    /// A regulation the file had before; read once.
    pub(super) fn former(&self, id: &str) -> Option<Rc<Regulation>> {
        let mut read = self.former.borrow_mut();
        read.entry(id.to_owned()).or_insert_with(|| embedded::regulation(id).ok().map(Rc::new)).clone()
    }
}
