//! The agenda of a sitting: the questions put to it, those that came back from an earlier one, and what ought to be put.
//!
//! A question without a sitting waits. It belongs to the first sitting after the day it was postponed on, of those at
//! which nothing was decided yet: so what was postponed comes back by itself.

use chrono::{Datelike, NaiveDate};

use crate::domain::check::registered_after;
use crate::domain::control;
use crate::domain::decided::Approval;
use crate::domain::id::SittingId;
use crate::domain::paper::{Decision, DecisionSubject, Ruling};
use crate::domain::programme::Programme;
use crate::domain::sitting::{Question, Sitting};
use crate::domain::{Case, day};
use crate::norm::path::{CasePath, PathLine};
use crate::norm::{NormContext, current, term};
use crate::regulation::file::CaseFact;

/// Days after the sitting within which a term must end for its prolongation to be put.
const AHEAD: u64 = 30;

/// A question on the agenda.
#[derive(Clone, Copy, Debug)]
pub struct AgendaItem<'a> {
    pub case: &'a Case,
    pub question: &'a Question,
    /// What was decided.
    pub decision: Option<&'a Decision>,
}

impl<'a> AgendaItem<'a> {
    /// The programme that is to be approved, where the question names one.
    #[must_use]
    pub fn programme(&self) -> Option<&'a Programme> {
        let named = self.question.programme?;
        self.case.programmes.iter().find(|p| p.id == named.0)
    }
}

/// Why a question ought to be put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgendaReason {
    /// The term of the level ends on this day.
    Term(NaiveDate),
    /// The last control, of this day, proposes it and nothing was decided since.
    Control(NaiveDate),
    /// The programme was sent on this day and waits.
    Sent(NaiveDate),
    /// The programme is drawn up and was neither sent nor decided on.
    Drawn,
    /// The document asks for the decision and there is none.
    Undecided,
    /// The body returned it for rework on this day.
    Returned(NaiveDate),
    /// There has been no child in the family since this day.
    NoChild(NaiveDate),
    /// The document has results looked at once a quarter.
    Quarter,
    /// It waits since the body postponed it on this day, or since it was entered.
    Waits(Option<NaiveDate>),
}

impl AgendaReason {
    /// Its code in messages and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            AgendaReason::Term(_) => "term",
            AgendaReason::Control(_) => "control",
            AgendaReason::Sent(_) => "sent",
            AgendaReason::Drawn => "drawn",
            AgendaReason::Undecided => "undecided",
            AgendaReason::Returned(_) => "returned",
            AgendaReason::NoChild(_) => "no_child",
            AgendaReason::Quarter => "quarter",
            AgendaReason::Waits(_) => "waits",
        }
    }

    /// The day it speaks of.
    #[must_use]
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            AgendaReason::Term(day)
            | AgendaReason::Control(day)
            | AgendaReason::Sent(day)
            | AgendaReason::NoChild(day)
            | AgendaReason::Returned(day) => Some(day),
            AgendaReason::Waits(day) => day,
            AgendaReason::Drawn | AgendaReason::Undecided | AgendaReason::Quarter => None,
        }
    }
}

/// A question that ought to be put to a sitting.
#[derive(Clone, Copy, Debug)]
pub struct AgendaProposal<'a> {
    pub case: &'a Case,
    pub subject: DecisionSubject,
    /// The programme that is to be approved.
    pub programme: Option<&'a Programme>,
    pub why: AgendaReason,
}

/// The questions of a sitting, by family as in `cases`.
#[must_use]
pub fn agenda<'a>(sitting: &Sitting, sittings: &[Sitting], cases: &'a [Case]) -> Vec<AgendaItem<'a>> {
    let id = SittingId(sitting.id);
    let of_case = |case: &'a Case| {
        let put = move |q: &&Question| match q.sitting {
            Some(named) => named == id,
            None => q.decision.is_none() && next(sittings, cases, postponed(case, q.subject)) == Some(id),
        };
        let item = |question: &'a Question| AgendaItem {
            case,
            question,
            decision: case.decision(question.decision),
        };
        case.questions.iter().filter(put).map(item)
    };
    cases.iter().flat_map(of_case).collect()
}

/// What ought to be put to a sitting of its body and is on no agenda: what waits comes by itself and is not proposed.
#[must_use]
pub fn proposals<'a>(
    ground: NormContext<'_>,
    cases: &'a [Case],
    sitting: &Sitting,
) -> Vec<AgendaProposal<'a>> {
    let regulation = &ground.rules.regulation;
    let mut all = Vec::new();
    // A sitting that is over considered no family that was accepted after it.
    for case in cases.iter().filter(|case| registered_after(sitting.on, case).is_none()) {
        let is_open = current::is_current(ground, case);
        let mut propose = |subject, programme: Option<&'a Programme>, why| {
            // A question that names no programme is about all that wait.
            let is_same =
                |q: &Question| q.programme.is_none() || q.programme.map(|p| p.0) == programme.map(|p| p.id);
            let is_put = |q: &Question| q.subject == subject && q.decision.is_none() && is_same(q);
            // Of the course of a case decides who looks at its results, whatever follows from them.
            let by = match why {
                AgendaReason::NoChild(_) | AgendaReason::Control(_) | AgendaReason::Term(_) => {
                    DecisionSubject::Continuation
                }
                _ => subject,
            };
            let categories = case.categories_on(ground.today);
            let is_of_body = |body: &String| regulation.is_decided_by(body, by, &categories);
            if sitting.body.as_ref().is_none_or(is_of_body) && !case.questions.iter().any(is_put) {
                all.push(AgendaProposal { case, subject, programme, why });
            }
        };
        for programme in case.undecided_programmes() {
            match case.approval(programme) {
                Approval::Waiting(sent) => {
                    propose(DecisionSubject::Programme, Some(programme), AgendaReason::Sent(sent));
                }
                Approval::Draft if is_open && regulation.decides_on(DecisionSubject::Programme) => {
                    propose(DecisionSubject::Programme, Some(programme), AgendaReason::Drawn);
                }
                Approval::Returned(id) if is_open => {
                    if let Some(decision) = case.decision(Some(id)) {
                        propose(
                            DecisionSubject::Programme,
                            Some(programme),
                            AgendaReason::Returned(decision.on),
                        );
                    }
                }
                _ => {}
            }
        }
        if !is_open {
            continue;
        }
        for (subject, why) in first_decisions(ground, case) {
            if regulation.decides_on(subject) {
                propose(subject, None, why);
            }
        }
        if let Some((_, since)) = case.last_child(ground.today) {
            propose(DecisionSubject::Closing, None, AgendaReason::NoChild(since));
        } else if let Some((subject, on)) = follows_control(case) {
            propose(subject, None, AgendaReason::Control(on));
        } else if let Some(end) = term::current(ground, case)
            .filter(|end| end.until <= day::later(sitting.on, AHEAD) && !is_decided_ahead(ground, case))
        {
            propose(DecisionSubject::Prolongation, None, AgendaReason::Term(end.until));
        }
        let quarterly = regulation.is_each_quarter(DecisionSubject::Results);
        let same =
            |d: &Decision| d.subject == DecisionSubject::Results && quarter(d.on) == quarter(sitting.on);
        if quarterly && !case.decisions.iter().any(same) {
            propose(DecisionSubject::Results, None, AgendaReason::Quarter);
        }
    }
    all
}

/// What the last control proposes beside going on, and its day, as long as nothing was decided since.
fn follows_control(case: &Case) -> Option<(DecisionSubject, NaiveDate)> {
    let control = case.controls.iter().filter(|c| c.proposal.is_some()).max_by_key(|c| c.on)?;
    let on_course = |d: &Decision| {
        use DecisionSubject::{Closing, Continuation, Level, Prolongation};
        matches!(d.subject, Closing | Continuation | Level | Prolongation) && d.ruling != Ruling::Postponed
    };
    let is_decided = case.decisions.iter().any(|d| control.on <= d.on && on_course(d))
        || case.levels.iter().any(|l| control.on <= l.from);
    let subject = control.proposal.filter(|p| *p != control::Conclusion::Continue && !is_decided)?.subject();
    Some((subject, control.on))
}

/// Whether another level, or the end, is decided for a later day.
fn is_decided_ahead(ground: NormContext<'_>, case: &Case) -> bool {
    case.levels.iter().any(|l| ground.today < l.from && l.is_decided())
        || case.closings.iter().any(|c| ground.today < c.on && c.is_decided())
}

/// The decisions that the path of a case asks for at its beginning and that a body has still to take: none yet, or
/// returned. What it refused is not put again.
fn first_decisions(ground: NormContext<'_>, case: &Case) -> Vec<(DecisionSubject, AgendaReason)> {
    let why = |line: &PathLine| match line.proof.as_ref().and_then(|p| p.ruling.zip(p.on)) {
        None => Some(AgendaReason::Undecided),
        Some((Ruling::Returned, on)) => Some(AgendaReason::Returned(on)),
        Some(_) => None,
    };
    let path = CasePath::of(ground, case);
    let asked = path.gaps().filter_map(|(_, line)| match &line.fact {
        CaseFact::Decision(subject @ (DecisionSubject::Recognition | DecisionSubject::Placement)) => {
            Some((*subject, why(line)?))
        }
        _ => None,
    });
    asked.collect()
}

/// The sitting to look at first on `today`: the first one ahead, else the last one that was.
#[must_use]
pub fn nearest(sittings: &[Sitting], today: NaiveDate) -> Option<&Sitting> {
    sittings.iter().find(|s| today <= s.on).or(sittings.last())
}

/// The day on which the question was last postponed.
#[must_use]
pub fn postponed(case: &Case, subject: DecisionSubject) -> Option<NaiveDate> {
    let of = case.decisions.iter().filter(|d| d.subject == subject && d.ruling == Ruling::Postponed);
    of.map(|d| d.on).max()
}

/// The first sitting after `since` at which nothing was decided yet.
fn next(sittings: &[Sitting], cases: &[Case], since: Option<NaiveDate>) -> Option<SittingId> {
    let is_over = |id| cases.iter().flat_map(|c| &c.decisions).any(|d| d.sitting == Some(id));
    let mut ahead = sittings.iter().filter(|s| since.is_none_or(|since| since < s.on));
    ahead.find(|s| !is_over(SittingId(s.id))).map(|s| SittingId(s.id))
}

fn quarter(on: NaiveDate) -> (i32, u32) {
    (on.year(), on.month0() / 3)
}
