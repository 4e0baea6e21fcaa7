//! What a body decided of a question, as records: the decision, the question that it answers, and what was decided.

use chrono::NaiveDate;

use crate::domain::id::{DecisionId, SittingId};
use crate::domain::paper::{Closing, Decision, DecisionSubject, Ruling};
use crate::domain::programme::Programme;
use crate::domain::sitting::{Question, Sitting};
use crate::domain::{Case, Level, LevelSpan, Record};
use crate::record;
use crate::regulation::Regulation;

/// What was decided of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionRuling {
    pub ruling: Ruling,
    pub number: Option<String>,
    /// The level that was set.
    pub level: Option<Level>,
    /// How the accompaniment ends, where it does.
    pub end: Option<AccompanimentEnd>,
}

/// How an accompaniment ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccompanimentEnd {
    /// Id of the list of the regulation or own words.
    pub reason: Option<String>,
    /// Whether with a positive result.
    pub positive: Option<bool>,
    /// First day without post-accompaniment (постсопровождение), where some follows.
    pub after_until: Option<NaiveDate>,
}

/// The records of a decision: first itself, then what names it. What was postponed is put again, to the sitting after.
#[must_use]
pub fn records(
    regulation: &Regulation,
    case: &Case,
    question: &Question,
    sitting: &Sitting,
    ruled: &QuestionRuling,
) -> Vec<Record> {
    let (family, on, subject) = (case.family.id, sitting.on, question.subject);
    let at = SittingId(sitting.id);
    let decision = record!(Decision {
        family,
        subject,
        on,
        body: regulation.decider(sitting.body.as_deref(), subject, &case.categories_on(on)),
        number: ruled.number.clone(),
        ruling: ruled.ruling,
        form: regulation.form_of(subject).filter(|_| ruled.ruling != Ruling::Postponed),
        sitting: at
    });
    let id = DecisionId(decision.id);
    let mut records = vec![decision, record!(Question { id: question.id, decision: id, sitting: at })];
    if ruled.ruling == Ruling::Postponed {
        records.push(record!(Question { family, subject, note: question.note.clone() }));
        return records;
    }
    let granted = ruled.ruling == Ruling::Granted;
    let level = |level: Level| record!(LevelSpan { family, level, from: on, decision: id });
    match subject {
        DecisionSubject::Programme => {
            let meant = programmes(case, question);
            records.extend(meant.map(|p| record!(Programme { id: p.id, decision: id })));
        }
        DecisionSubject::Prolongation if granted => {
            records.extend(case.level_on(on).map(|l| level(l.level)));
        }
        DecisionSubject::Level | DecisionSubject::Placement if granted => match ruled.level {
            Some(set) => records.push(level(set)),
            None if subject == DecisionSubject::Placement => {
                let first = undecided_level(case, on);
                records.extend(first.map(|first| record!(LevelSpan { id: first.id, decision: id })));
            }
            None => {}
        },
        DecisionSubject::Closing if granted => {
            let AccompanimentEnd { reason, positive, after_until } = ruled.end.clone().unwrap_or_default();
            let is_listed = regulation.closings.iter().any(|item| Some(&item.id) == reason.as_ref());
            let under = is_listed.then(|| regulation.id.clone());
            records.push(record!(Closing { family, on, reason, positive, after_until, decision: id, under }));
        }
        _ => {}
    }
    records
}

/// The first level of the accompaniment on `on` if it still has no decision: the placement decides on it too.
#[must_use]
pub fn undecided_level(case: &Case, on: NaiveDate) -> Option<&LevelSpan> {
    let since = case.closings.iter().map(|closing| closing.on).filter(|ended| *ended <= on).max();
    let is_here = |l: &&LevelSpan| since.is_none_or(|since| since <= l.from) && l.from <= on;
    let first = case.levels.iter().filter(is_here).min_by_key(|l| (l.from, l.id))?;
    let is_open = first.decision.is_none() && first.number.is_none();
    // A level of another day was decided by another paper.
    (is_open && first.decided_on.is_none_or(|day| day == on)).then_some(first)
}

/// The programmes that a question is about: the one that it names, else the only undecided one, else those that wait.
fn programmes<'a>(case: &'a Case, question: &Question) -> impl Iterator<Item = &'a Programme> + use<'a> {
    let named = question.programme;
    let is_only = case.undecided_programmes().count() == 1;
    case.undecided_programmes().filter(move |p| match named {
        Some(named) => p.id == named.0,
        None => is_only || case.approval(p).is_open(),
    })
}
