//! Whom a violated right of a child is reported to, how soon and how, in the words of the documents.

use chrono::NaiveDate;

use super::disclosure::{others, own_or_borrowed};
use crate::domain::Case;
use crate::regulation::file::{Addressee, Regulation, RegulationDeadline};
use crate::regulation::{RuleSource, Rules};

/// The deadline and the clause of the documents, by their ids.
const AT_ONCE: &str = "rights_violation";
const TO_WHOM: &str = "report_violations";

/// A body to notify, with the paragraph that names it.
#[derive(Clone, Debug, PartialEq)]
pub struct NotifiedBody {
    /// As the program calls it.
    pub name: String,
    /// Its place.
    pub source: RuleSource,
}

/// Term and means, where a document says it.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeUrgency {
    /// Where it says so.
    pub source: RuleSource,
    /// Means, by name of the regulation's file.
    pub means: Option<String>,
    /// The families of which alone it is said, where that of this one is not known.
    pub only_for: Option<String>,
}

/// Whom a violated right of a child is reported to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NotificationDuty {
    /// To whom, those of the district's own document first.
    pub whom: Vec<NotifiedBody>,
    /// How soon.
    pub at_once: Option<NoticeUrgency>,
    /// The clauses behind it.
    pub clauses: Vec<RuleSource>,
    /// The children's helpline, with the paragraph that names it.
    pub helpline: Option<(String, RuleSource)>,
}

/// What is known of a family of which only some documents speak.
fn concerns(only_for: Option<&str>, case: Option<&Case>, day: NaiveDate) -> bool {
    match (only_for, case) {
        (None, _) | (_, None) => true,
        (Some(category), Some(case)) => case.is_of(category, day),
    }
}

/// The duty to report what happened to a child of `case`, in the district's own document and as borrowed. Of a family
/// that is not known yet, a duty that holds for some families only is named with that condition.
#[must_use]
pub fn duty(rules: &Rules, case: Option<&Case>, day: NaiveDate) -> NotificationDuty {
    let deadline = |r: &Regulation| -> Option<RegulationDeadline> {
        let found = r.deadlines.iter().find(|d| d.id == AT_ONCE)?;
        concerns(found.only_for.as_deref(), case, day).then(|| found.clone())
    };
    let own = &rules.regulation;
    let urgency = |d: &RegulationDeadline, source: RuleSource| NoticeUrgency {
        source,
        means: d.means.clone(),
        only_for: d.only_for.clone().filter(|_| case.is_none()),
    };
    // What another document says of some families is not offered for one of which nothing is known.
    let at_once = match deadline(own) {
        Some(d) => Some(urgency(&d, own_source(own, &d.text, &d.at))),
        None if case.is_none() => None,
        None => {
            others(rules).find_map(|r| deadline(&r).map(|d| urgency(&d, borrowed_source(&r, &d.text, &d.at))))
        }
    };
    let mut whom: Vec<NotifiedBody> = Vec::new();
    let mut add = |r: &Regulation, to: &[Addressee], source: CiteFn| {
        for body in to {
            if whom.iter().all(|b| b.name != body.name) {
                let source = source(r, &body.text, &body.at);
                whom.push(NotifiedBody { name: body.name.clone(), source });
            }
        }
    };
    let of = |r: &Regulation| -> Vec<Addressee> {
        let clauses = r.clauses.iter().filter(|c| c.id == TO_WHOM).flat_map(|c| c.to.clone());
        deadline(r).into_iter().flat_map(|d| d.to).chain(clauses).collect()
    };
    add(own, &of(own), own_source);
    for other in others(rules).filter(|r| r.clauses.iter().any(|c| c.id == TO_WHOM)) {
        add(&other, &of(&other), borrowed_source);
    }
    let clauses = own_or_borrowed(rules, |r| {
        let clauses = r.clauses.iter().filter(|c| c.id == TO_WHOM);
        clauses.map(|c| (c.text.clone(), c.at.clone())).collect()
    });
    NotificationDuty { whom, at_once, clauses, helpline: helpline(rules) }
}

/// The source of words, of a regulation and a paragraph.
type CiteFn = fn(&Regulation, &str, &str) -> RuleSource;

/// Words of the district's own document.
fn own_source(regulation: &Regulation, text: &str, at: &str) -> RuleSource {
    RuleSource::Own { cited: regulation.cited(at).into(), text: text.into() }
}

/// Words of another document, on which the district's own is silent.
fn borrowed_source(regulation: &Regulation, text: &str, at: &str) -> RuleSource {
    RuleSource::Borrowed { cited: regulation.cited(at).into(), text: text.into() }
}

fn helpline(rules: &Rules) -> Option<(String, RuleSource)> {
    let of = |r: &Regulation, source: CiteFn| {
        r.grounds.iter().find_map(|g| {
            let number = g.more.get("phone")?.as_str()?.to_owned();
            Some((number, source(r, &g.text, &g.at)))
        })
    };
    of(&rules.regulation, own_source).or_else(|| others(rules).find_map(|r| of(&r, borrowed_source)))
}
