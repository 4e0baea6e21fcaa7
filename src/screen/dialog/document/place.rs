//! A place in a document, and the citations that lead to it.

use crate::regulation::document::RegulationDocument;
use crate::regulation::{Rules, embedded};

/// A paragraph of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPlace {
    pub regulation: &'static str,
    /// What follows the name of the document in a citation, the paragraph first: «п. 5.8)».
    cited: String,
    /// Texts that may be its words.
    words: Vec<String>,
}

impl DocumentPlace {
    /// Where a document begins.
    #[must_use]
    pub fn beginning(regulation: &'static str) -> DocumentPlace {
        DocumentPlace { regulation, cited: String::new(), words: Vec::new() }
    }

    /// The document the district works by.
    #[must_use]
    pub fn own(rules: &Rules) -> Option<DocumentPlace> {
        shelf(rules).first().map(|id| DocumentPlace::beginning(id))
    }

    /// The paragraph it means: that of its words, else that of its number.
    #[must_use]
    pub fn paragraph(&self, document: &RegulationDocument) -> Option<usize> {
        let at = document.paragraphs.iter().flat_map(|p| &p.uses).map(|u| u.at.as_str());
        // «п. 5.8» is cited, not «п. 5».
        let Some(at) = at.filter(|at| self.cited.starts_with(at)).max_by_key(|at| at.len()) else {
            return document.paragraph_at(&self.cited);
        };
        let quoted = self.words.iter().find_map(|words| document.paragraph_of(at, words));
        quoted.or_else(|| document.paragraph_at(at))
    }
}

/// The ids of all documents: the district's own first, then the one it borrows from.
#[must_use]
pub fn shelf(rules: &Rules) -> Vec<&'static str> {
    let borrowed = rules.regulation.borrow.as_ref().map(|b| b.from.as_str());
    let mut all: Vec<&'static str> = embedded::ids().collect();
    all.sort_by_key(|id| (*id != rules.regulation.id, Some(*id) != borrowed));
    all
}

/// The lines of a text that cite a paragraph, in order, each with the place it means.
#[must_use]
pub fn cited_in<'t>(lines: impl Iterator<Item = &'t str> + Clone) -> Vec<(usize, DocumentPlace)> {
    let quotation = |line: Option<&str>| {
        let words = line?.trim().strip_prefix('«')?;
        Some(words.strip_suffix('»').unwrap_or(words).to_owned())
    };
    let mut found = Vec::new();
    let mut before = None;
    let mut rest = lines;
    let mut at = 0;
    while let Some(line) = rest.next() {
        let beside = [rest.clone().next(), before].into_iter().filter_map(quotation);
        for (regulation, name) in embedded::cites() {
            let place = line.split_once(&format!("{name}, ")).map(|(_, cited)| cited);
            if let Some(cited) = place.filter(|c| c.contains(|c: char| c.is_alphanumeric())) {
                let words = beside.clone().collect();
                found.push((at, DocumentPlace { regulation, cited: cited.to_owned(), words }));
                break;
            }
        }
        before = Some(line);
        at += 1;
    }
    found
}
