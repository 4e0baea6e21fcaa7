//! The body that decides and the form of its decision, as the document has them: by subject and by category of the
//! family.

use std::collections::HashSet;

use super::file::{Item, Regulation, Term, collapsed};
use crate::domain::paper::Subject;

/// A body that the document names, with its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deciding {
    /// The body, in the words of the document.
    pub body: String,
    /// The form of its decision: «постановление», «заключение».
    pub form: Option<String>,
    /// «Югра, п. 11.3».
    pub cited: String,
    /// The words of the document.
    pub text: String,
}

/// Words of a document that name a body.
const BODIES: [&str; 5] = ["body", "approver", "authorised_body", "commission", "coordinator"];

impl Regulation {
    /// The body that decides on `subject` for a family of these categories; `None`: the document names none.
    ///
    /// Where a decision lies with the coordinator, it is that of the categories: a coordinator of a category that is not
    /// the general one of the document goes before it (Боровичи п. 5: «семей других категорий»).
    #[must_use]
    pub fn deciding(&self, subject: Subject, categories: &[&str]) -> Option<Deciding> {
        let item = self.decision_on(subject)?;
        let named = self.named(item)?;
        let by_coordinator = item.more.get("by_coordinator").and_then(serde_json::Value::as_bool);
        match self.coordinator(categories).filter(|_| by_coordinator == Some(true)) {
            Some(body) => Some(Deciding { body: body.to_owned(), ..named }),
            None => Some(named),
        }
    }

    /// The form of a decision on `subject`; `None`: the document names none.
    #[must_use]
    pub fn form_of(&self, subject: Subject) -> Option<String> {
        self.decision_on(subject).and_then(|item| item.word("form")).map(str::to_owned)
    }

    /// Whether the document has a decision on `subject` taken every quarter.
    #[must_use]
    pub fn is_each_quarter(&self, subject: Subject) -> bool {
        self.decision_on(subject).and_then(|item| item.word("every")) == Some("quarter")
    }

    /// Every body that the document names for any decision, that of `subject` first, each once.
    #[must_use]
    pub fn bodies(&self, subject: Option<Subject>, categories: &[&str]) -> Vec<Deciding> {
        let nearest = subject.and_then(|subject| self.deciding(subject, categories));
        let of_items = self.decisions.iter().filter_map(|item| self.named(item));
        let mut seen = HashSet::new();
        let mut all: Vec<Deciding> = nearest.into_iter().chain(of_items).collect();
        all.retain(|d| seen.insert(d.body.clone()));
        // A body that a decision names in short, as the document does, is not offered by its whole name too.
        let is_new = |term: &&Term| {
            let short = term.short.as_deref();
            !seen.iter().any(|body| Some(body.as_str()) == short || term.word.ends_with(body.as_str()))
        };
        let of_terms = BODIES.iter().filter_map(|term| self.terms.get(*term)).filter(is_new);
        let mut named: Vec<Deciding> = Vec::new();
        for term in of_terms {
            if named.iter().all(|d| d.body != term.word) {
                named.push(Deciding {
                    body: term.word.clone(),
                    form: None,
                    cited: self.cited(&term.at),
                    text: collapsed(&term.text),
                });
            }
        }
        all.extend(named);
        all
    }

    /// The coordinator of a family of these categories.
    fn coordinator(&self, categories: &[&str]) -> Option<&str> {
        let general = self.word("coordinator");
        let held = categories.iter().filter_map(|id| self.category(id));
        let of_categories: Vec<&str> = held.filter_map(|c| c.word("coordinator")).collect();
        let special = of_categories.iter().find(|body| Some(**body) != general);
        special.or_else(|| of_categories.first()).copied()
    }

    fn named(&self, item: &Item) -> Option<Deciding> {
        Some(Deciding {
            body: item.word("body")?.to_owned(),
            form: item.word("form").map(str::to_owned),
            cited: self.cited(&item.at),
            text: collapsed(&item.text),
        })
    }

    fn decision_on(&self, subject: Subject) -> Option<&Item> {
        self.decisions.iter().find(|item| subjects(item).any(|on| on == subject))
    }
}

/// The subjects that a decision of the document is on.
fn subjects(item: &Item) -> impl Iterator<Item = Subject> + '_ {
    let codes = item.more.get("on").and_then(serde_json::Value::as_array).into_iter().flatten();
    codes.filter_map(|code| Subject::from_code(code.as_str()?))
}
