//! What a word of a list means, under this regulation or a former one.

use std::rc::Rc;

use super::Rules;
use crate::domain::{FieldName, Record};
use crate::regulation::embedded;
use crate::regulation::file::Regulation;
use crate::regulation::meaning::{Meaning, RegulationList};

impl Rules {
    /// What the text of a record means, which is an id of the list or a curator's own words. A district that changed to
    /// a document without such a list keeps its records: they are shown in the lender's words, cited as its own.
    #[must_use]
    pub fn meaning(&self, list: RegulationList, text: &str) -> Meaning {
        let known = [Some(&self.regulation), self.lender.as_ref()]
            .into_iter()
            .flatten()
            .find_map(|r| r.meaning(list, text));
        // A family and a call keep no regulation for their source: the words are those of the document that has it.
        let other = || {
            let others =
                embedded::ids().filter(|id| list == RegulationList::Source && *id != self.regulation.id);
            others.filter_map(|id| self.former(id)).find_map(|r| {
                let meaning = r.meaning(list, text)?;
                Some(Meaning { former: Some(r.title.clone()), ..meaning })
            })
        };
        known.or_else(other).unwrap_or_else(|| Meaning::own(text))
    }

    /// What the text of a record means that was entered under the regulation `under`: an id stays the same while its
    /// scope may not, so that a record keeps the words of the document it was entered by.
    #[must_use]
    pub fn meaning_under(&self, list: RegulationList, text: &str, under: Option<&str>) -> Meaning {
        let other = self.former_of(under).and_then(|id| self.former(id));
        let former = other.and_then(|r| {
            let meaning = r.meaning(list, text)?;
            Some(Meaning { former: Some(r.title.clone()), ..meaning })
        });
        former.unwrap_or_else(|| self.meaning(list, text))
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
        self.regulation.meaning(list, text).is_some()
    }

    /// A regulation the file had before; read once.
    pub(super) fn former(&self, id: &str) -> Option<Rc<Regulation>> {
        let mut read = self.former.borrow_mut();
        read.entry(id.to_owned()).or_insert_with(|| embedded::regulation(id).ok().map(Rc::new)).clone()
    }
}
