//! The body that decides and the form of its decision, as the document has them: by subject and by category of the
//! family.

use std::collections::HashSet;

use super::file::{DocumentWord, ListItem, Regulation, collapsed};
use crate::domain::paper::DecisionSubject;

/// A body that the document names, with its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidingBody {
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
    pub fn deciding(&self, subject: DecisionSubject, categories: &[&str]) -> Option<DecidingBody> {
        let item = self.decision_on(subject)?;
        let named = self.named(item)?;
        match self.coordinator(categories).filter(|_| is_divided(item)) {
            Some(body) => Some(DecidingBody { body: body.to_owned(), ..named }),
            None => Some(named),
        }
    }

    /// Whether the document names a body that decides on `subject`, for all families or by their categories.
    #[must_use]
    pub fn decides_on(&self, subject: DecisionSubject) -> bool {
        self.undivided(subject).is_some()
    }

    /// The body that decides on `subject` for every family; `None`: the document names none, or divides them by category.
    #[must_use]
    pub fn deciding_for_all(&self, subject: DecisionSubject) -> Option<DecidingBody> {
        let item = self.decision_on(subject).filter(|item| !is_divided(item))?;
        self.named(item)
    }

    /// Whether `body`, by its whole name or in short, decides on `subject` for a family of these categories. The words by
    /// which the document names several bodies together (Боровичи п. 15) stand for each of them, and each may decide
    /// where no category decides which; where the document names none, any may.
    #[must_use]
    pub fn is_decided_by(&self, body: &str, subject: DecisionSubject, categories: &[&str]) -> bool {
        let Some(item) = self.decision_on(subject) else { return true };
        let Some(together) = item.word("body") else { return true };
        let decides = |meant: &str| self.is_one_body(body, meant);
        match self.coordinator(categories).filter(|_| is_divided(item)) {
            Some(coordinator) => together == body || decides(coordinator),
            None => self.takes_part(body, item),
        }
    }

    /// The decisions of the document that `body`, by its whole name or in short, takes for one family or another.
    pub fn decisions_of(&self, body: &str) -> impl Iterator<Item = &ListItem> {
        self.decisions.iter().filter(move |item| self.takes_part(body, item))
    }

    /// Whether a decision is taken by `body`, or by it for families of some category.
    fn takes_part(&self, body: &str, item: &ListItem) -> bool {
        let coordinators = self.categories.iter().filter(|_| is_divided(item));
        let mut named = coordinators.filter_map(|c| c.word("coordinator")).chain(item.word("body"));
        named.any(|name| self.is_one_body(body, name))
    }

    /// Whether two names mean one body, as the document calls it in full and in short.
    fn is_one_body(&self, one: &str, other: &str) -> bool {
        let is_name =
            |term: &DocumentWord, name: &str| term.word == name || term.short.as_deref() == Some(name);
        one == other
            || BODIES
                .iter()
                .filter_map(|term| self.terms.get(*term))
                .any(|term| is_name(term, one) && is_name(term, other))
    }

    /// The body that decides on `subject` at a sitting of `body`: where that is several together, the one of these categories.
    #[must_use]
    pub fn decider(
        &self,
        body: Option<&str>,
        subject: DecisionSubject,
        categories: &[&str],
    ) -> Option<String> {
        let together = self.undivided(subject);
        let own = body.filter(|body| together.as_ref().is_none_or(|all| all.body != *body));
        own.map(str::to_owned).or_else(|| self.deciding(subject, categories).map(|d| d.body))
    }

    /// The body in the words of the decision itself, before it is divided by category.
    fn undivided(&self, subject: DecisionSubject) -> Option<DecidingBody> {
        self.decision_on(subject).and_then(|item| self.named(item))
    }

    /// The form of a decision on `subject`; `None`: the document names none.
    #[must_use]
    pub fn form_of(&self, subject: DecisionSubject) -> Option<String> {
        self.decision_on(subject).and_then(|item| item.word("form")).map(str::to_owned)
    }

    /// Whether the document names the body or the form of a decision on `subject`.
    #[must_use]
    pub fn has_decision_on(&self, subject: DecisionSubject) -> bool {
        self.decides_on(subject) || self.form_of(subject).is_some()
    }

    /// Whether the document has a decision on `subject` taken every quarter.
    #[must_use]
    pub fn is_each_quarter(&self, subject: DecisionSubject) -> bool {
        self.decision_on(subject).and_then(|item| item.word("every")) == Some("quarter")
    }

    /// Every body that the document names for any decision, that of `subject` first, each once.
    #[must_use]
    pub fn bodies(&self, subject: Option<DecisionSubject>, categories: &[&str]) -> Vec<DecidingBody> {
        let nearest = subject.and_then(|subject| self.deciding(subject, categories));
        let of_items = self.decisions.iter().filter_map(|item| self.named(item));
        let of_categories = self.decisions.iter().filter(|item| is_divided(item)).flat_map(|item| {
            let bodies = self.categories.iter().filter_map(|c| c.word("coordinator"));
            bodies.filter_map(|body| Some(DecidingBody { body: body.to_owned(), ..self.named(item)? }))
        });
        let mut seen = HashSet::new();
        let mut all: Vec<DecidingBody> = nearest.into_iter().chain(of_items).chain(of_categories).collect();
        all.retain(|d| seen.insert(d.body.clone()));
        // A body that a decision names in short, as the document does, is not offered by its whole name too.
        let is_new = |term: &&DocumentWord| {
            let short = term.short.as_deref();
            !seen.iter().any(|body| Some(body.as_str()) == short || term.word.ends_with(body.as_str()))
        };
        let of_terms = BODIES.iter().filter_map(|term| self.terms.get(*term)).filter(is_new);
        let mut named: Vec<DecidingBody> = Vec::new();
        for term in of_terms {
            if named.iter().all(|d| d.body != term.word) {
                named.push(DecidingBody {
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

    fn named(&self, item: &ListItem) -> Option<DecidingBody> {
        Some(DecidingBody {
            body: item.word("body")?.to_owned(),
            form: item.word("form").map(str::to_owned),
            cited: self.cited(&item.at),
            text: collapsed(&item.text),
        })
    }

    fn decision_on(&self, subject: DecisionSubject) -> Option<&ListItem> {
        self.decisions.iter().find(|item| subjects(item).any(|on| on == subject))
    }
}

/// Whether the category of the family names the body that decides (Боровичи п. 5).
fn is_divided(item: &ListItem) -> bool {
    item.more.get("by_coordinator").and_then(serde_json::Value::as_bool) == Some(true)
}

/// The subjects that a decision of the document is on.
fn subjects(item: &ListItem) -> impl Iterator<Item = DecisionSubject> + '_ {
    let codes = item.more.get("on").and_then(serde_json::Value::as_array).into_iter().flatten();
    codes.filter_map(|code| DecisionSubject::from_code(code.as_str()?))
}
