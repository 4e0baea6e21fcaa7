//! What may be told on the phone (семейная тайна), and whom a violated right of a child is reported to.
//!
//! The documents bind to secrecy and to reporting; who of the callers may hear what, they do not say. That part is the
//! program's own rule and is called so wherever it is shown.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::Record;
use crate::regulation::file::{Item, Regulation};
use crate::regulation::{Rules, Source, shelf};

/// Who is calling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caller {
    /// Did not say.
    Unknown,
    /// Законный представитель.
    Representative,
    /// Ребёнок.
    Child,
    /// Школа, детский сад.
    School,
    /// Полиция, ПДН.
    Police,
    /// Больница, поликлиника.
    Hospital,
    /// Сосед, родственник.
    Neighbour,
}

impl Caller {
    /// All callers, as they are offered.
    pub const ALL: [Caller; 7] = [
        Caller::Unknown,
        Caller::Representative,
        Caller::Child,
        Caller::School,
        Caller::Police,
        Caller::Hospital,
        Caller::Neighbour,
    ];

    /// The name of the caller in files and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Caller::Unknown => "unknown",
            Caller::Representative => "representative",
            Caller::Child => "child",
            Caller::School => "school",
            Caller::Police => "police",
            Caller::Hospital => "hospital",
            Caller::Neighbour => "neighbour",
        }
    }

    /// Whether the caller speaks for a body that takes part in the accompaniment (орган или учреждение).
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(self, Caller::School | Caller::Police | Caller::Hospital)
    }
}

/// How much may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// What concerns the caller's own family, once it is certain who is speaking.
    OwnFamily,
    /// What concerns the child, and what is done for the family; nothing of the parents.
    OwnCase,
    /// What the family has consented to, on this day.
    Consented(NaiveDate),
    /// Nothing, not even whether the family is known; a written request is answered.
    OnRequest,
    /// Nothing, not even whether the family is known.
    Nothing,
}

impl Openness {
    /// The name of it in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Openness::OwnFamily => "own_family",
            Openness::OwnCase => "own_case",
            Openness::Consented(_) => "consented",
            Openness::OnRequest => "on_request",
            Openness::Nothing => "nothing",
        }
    }
}

/// The day of the consent that holds on `day`, of the family's records of kind `consent`: one that was withdrawn by
/// then no longer counts.
#[must_use]
pub fn consent(consents: &[Record], day: NaiveDate) -> Option<NaiveDate> {
    let standing = consents.iter().filter(|c| c.date("withdrawn_on").is_none_or(|w| day < w));
    standing.filter_map(|c| c.date("on")).filter(|on| *on <= day).max()
}

/// How much `caller` may be told of a family whose consent is of that day, if it has given any.
#[must_use]
pub fn openness(caller: Caller, consent: Option<NaiveDate>) -> Openness {
    match (caller, consent) {
        (Caller::Representative, _) => Openness::OwnFamily,
        (Caller::Child, _) => Openness::OwnCase,
        (caller, Some(on)) if caller.is_body() => Openness::Consented(on),
        (caller, None) if caller.is_body() => Openness::OnRequest,
        _ => Openness::Nothing,
    }
}

/// The paragraphs that bind to secrecy: the district's own, else those of the first document that has any.
#[must_use]
pub fn secrecy(rules: &Rules) -> Vec<Source> {
    let secret = |r: &Regulation| -> Vec<Item> {
        let is = |c: &&Item| {
            c.more.get("kind").and_then(|k| k.as_str()) == Some("confidentiality") && c.id != "bank_consent"
        };
        r.clauses.iter().filter(is).cloned().collect()
    };
    own_or_borrowed(rules, |r| secret(r).into_iter().map(|c| (c.text, c.at)).collect())
}

/// Whom a violated right of a child is reported to, and how soon, in the words of the documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// To whom.
    pub whom: Vec<Source>,
    /// To whom, in a few words of the program's own.
    pub in_short: Option<String>,
    /// How soon and by what means, where a document says it.
    pub at_once: Vec<Source>,
    /// The children's helpline, with the paragraph that names it.
    pub helpline: Option<(String, Source)>,
}

/// The duty to report, in the district's own document or as borrowed.
#[must_use]
pub fn duty(rules: &Rules) -> Duty {
    let whom = |r: &Regulation| {
        let clauses = r.clauses.iter().filter(|c| c.id == "report_violations");
        clauses.map(|c| (c.text.clone(), c.at.clone())).collect()
    };
    let at_once = |r: &Regulation| {
        let deadlines = r.deadlines.iter().filter(|d| d.id == "rights_violation");
        deadlines.map(|d| (d.text.clone(), d.at.clone())).collect()
    };
    let number = |r: &Regulation| {
        r.grounds.iter().find_map(|g| Some((g.more.get("phone")?.as_str()?.to_owned(), g.clone())))
    };
    let of = |r: &Regulation| number(r).map(|(n, g)| (n, r.cited(&g.at), g.text));
    let helpline = match of(&rules.regulation) {
        Some((number, cited, text)) => Some((number, Source::Own { cited, text })),
        None => others(rules)
            .find_map(|r| of(&r))
            .map(|(number, cited, text)| (number, Source::Borrowed { cited, text })),
    };
    let short = |r: &Regulation| {
        let clause = r.clauses.iter().find(|c| c.id == "report_violations")?;
        Some(clause.more.get("short")?.as_str()?.to_owned())
    };
    let in_short = short(&rules.regulation).or_else(|| others(rules).find_map(|r| short(&r)));
    Duty { whom: own_or_borrowed(rules, whom), in_short, at_once: own_or_borrowed(rules, at_once), helpline }
}

fn own_or_borrowed(rules: &Rules, of: impl Fn(&Regulation) -> Vec<(String, String)>) -> Vec<Source> {
    let own = of(&rules.regulation);
    if !own.is_empty() {
        let regulation = &rules.regulation;
        return own
            .into_iter()
            .map(|(text, at)| Source::Own { cited: regulation.cited(&at), text })
            .collect();
    }
    others(rules)
        .find_map(|r| {
            let found = of(&r);
            let borrowed = |(text, at): (String, String)| Source::Borrowed { cited: r.cited(&at), text };
            (!found.is_empty()).then(|| found.into_iter().map(borrowed).collect())
        })
        .unwrap_or_default()
}

/// The other regulations of the shelf. One that cannot be read is told of where it is chosen.
fn others(rules: &Rules) -> impl Iterator<Item = Regulation> + '_ {
    shelf::ids().filter(|id| *id != rules.regulation.id).filter_map(|id| shelf::regulation(id).ok())
}
