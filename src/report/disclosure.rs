//! Disclosure on the phone (семейная тайна): what may be said to whom.
//!
//! The documents bind to secrecy; who of the callers may hear what, they do not say. That part is the program's own rule
//! and is called so wherever it is shown.

use super::permission::Permission;
use crate::domain::contact::Caller;
use crate::regulation::file::{ListItem, Regulation, collapsed};
use crate::regulation::{RuleSource, Rules, embedded};

/// Extent of disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disclosure {
    /// What concerns the caller's own family, once it is certain who is speaking.
    OwnFamily,
    /// What concerns the child, and what is done for the family; nothing of the parents.
    OwnCase,
    /// What those who consented have consented to.
    Consented,
    /// What the law says and no more: a written request is answered.
    OnRequest,
    /// Nothing, not even whether the family is known.
    Nothing,
}

impl Disclosure {
    /// The name of it in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Disclosure::OwnFamily => "own_family",
            Disclosure::OwnCase => "own_case",
            Disclosure::Consented => "consented",
            Disclosure::OnRequest => "on_request",
            Disclosure::Nothing => "nothing",
        }
    }
}

/// Extent of disclosure to `caller` for a family with this permission.
#[must_use]
pub fn openness(caller: Caller, permission: &Permission) -> Disclosure {
    match caller {
        Caller::Representative => Disclosure::OwnFamily,
        Caller::Child => Disclosure::OwnCase,
        caller if caller.is_body() && permission.given().next().is_some() => Disclosure::Consented,
        caller if caller.is_body() => Disclosure::OnRequest,
        _ => Disclosure::Nothing,
    }
}

/// The paragraphs that bind to secrecy: the district's own, else those of the first document that has any.
#[must_use]
pub fn secrecy(rules: &Rules) -> Vec<RuleSource> {
    let secret = |r: &Regulation| -> Vec<ListItem> {
        let says = |c: &ListItem, field: &str| c.more.get(field).cloned().unwrap_or_default();
        let is = |c: &&ListItem| {
            (says(c, "kind") == "confidentiality" || says(c, "secrecy") == true) && c.id != BANK_CONSENT
        };
        r.clauses.iter().filter(is).cloned().collect()
    };
    own_or_borrowed(rules, |r| secret(r).into_iter().map(|c| (c.text, c.at)).collect())
}

/// The paragraph that wants both an agreement and the consent of each: the district's own, else a borrowed one.
#[must_use]
pub fn both_wanted(rules: &Rules) -> Vec<RuleSource> {
    own_or_borrowed(rules, |r| {
        let clauses = r.clauses.iter().filter(|c| c.id == BANK_CONSENT);
        clauses.map(|c| (c.text.clone(), c.at.clone())).collect()
    })
}

/// What the district's own document says of the interagency bank and of the exchange of data, then the paragraph that
/// wants agreement and consent.
#[must_use]
pub fn bank(rules: &Rules) -> Vec<RuleSource> {
    let regulation = &rules.regulation;
    let own = regulation.clauses.iter().filter(|c| BANK.contains(&c.id.as_str()));
    let said = own
        .map(|c| RuleSource::Own { cited: regulation.cited(&c.at).into(), text: collapsed(&c.text).into() });
    said.chain(both_wanted(rules)).collect()
}

/// The clauses of the documents about the bank and the exchange, by their ids.
const BANK: [&str; 4] = ["bank_keeper", "bank_exchange", "exchange", "exchange_confidential"];

/// The clause of the documents about agreement and consent, by its id.
const BANK_CONSENT: &str = "bank_consent";

/// What the district's own document says, else what the first other one does.
pub(super) fn own_or_borrowed(
    rules: &Rules,
    of: impl Fn(&Regulation) -> Vec<(String, String)>,
) -> Vec<RuleSource> {
    let own = of(&rules.regulation);
    if !own.is_empty() {
        let regulation = &rules.regulation;
        return own
            .into_iter()
            .map(|(text, at)| RuleSource::Own { cited: regulation.cited(&at).into(), text: text.into() })
            .collect();
    }
    others(rules)
        .find_map(|r| {
            let found = of(&r);
            let borrowed = |(text, at): (String, String)| RuleSource::Borrowed {
                cited: r.cited(&at).into(),
                text: text.into(),
            };
            (!found.is_empty()).then(|| found.into_iter().map(borrowed).collect())
        })
        .unwrap_or_default()
}

/// The other regulations of the shelf. One that cannot be read is reported where it is chosen.
pub(super) fn others(rules: &Rules) -> impl Iterator<Item = Regulation> + '_ {
    embedded::ids().filter(|id| *id != rules.regulation.id).filter_map(|id| embedded::regulation(id).ok())
}
