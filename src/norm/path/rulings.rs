//! What the bodies of a document decided in a case, as proof of what it asks for.

use super::evidence::CaseEvidence;
use super::proof::{FactEvidence, FactProof};
use crate::domain::LevelSpan;
use crate::domain::decided::Approval;
use crate::domain::paper::{Decision, DecisionSubject, Ruling};
use crate::domain::programme::Programme;

impl CaseEvidence<'_> {
    /// What the body says of the programmes, as [`Case::approval`](crate::domain::Case::approval) knows it.
    pub(super) fn approval(&self) -> FactEvidence {
        let all: Vec<(&Programme, Approval)> =
            self.programmes().map(|p| (p, self.case.approval(p))).collect();
        let of_none =
            || self.latest(DecisionSubject::Programme).filter(|d| all.is_empty() && !d.is_granted());
        let against = all.iter().find_map(|(_, approval)| match approval {
            Approval::Refused(id) | Approval::Returned(id) => self.case.decision(Some(*id)),
            _ => None,
        });
        let approved: Vec<&Programme> =
            all.iter().filter(|(_, approval)| *approval == Approval::Approved).map(|(p, _)| *p).collect();
        if let Some(last) = approved.last() {
            let proof = self.approved(last);
            return match approved.len() {
                n if n == all.len() => FactEvidence::Done(proof),
                n => FactEvidence::Running(Some(proof.counted(n, all.len()))),
            };
        }
        if let Some(against) = against.or_else(of_none) {
            return FactEvidence::Missing(Some(of_decision(against)));
        }
        let sent = all.iter().find_map(|(p, approval)| match approval {
            Approval::Waiting(sent) => Some(FactProof::dated(p.id, *sent)),
            _ => None,
        });
        if sent.is_some() {
            return FactEvidence::Running(sent);
        }
        let ahead = all.iter().find(|(_, approval)| approval.is_granted()).map(|(p, _)| self.approved(p));
        self.or_ahead(ahead.or_else(|| self.ahead(DecisionSubject::Programme)))
    }

    /// The approval of a programme, with the number of the decision.
    fn approved(&self, programme: &Programme) -> FactProof {
        let decision = self.case.approving(programme).filter(|d| d.is_granted());
        let on = decision.map(|d| d.on).or(programme.on);
        FactProof { number: decision.and_then(|d| d.number.clone()), ..FactProof::dated(programme.id, on) }
    }

    /// The latest decision of the course on a subject that was not merely postponed. What was decided up to and on the
    /// day of the closing before it belongs to the accompaniment that ended.
    fn latest(&self, subject: DecisionSubject) -> Option<&Decision> {
        let is_of_former = |d: &Decision| self.course.from.is_some_and(|from| d.on <= from);
        let is_meant = |d: &&Decision| {
            d.subject == subject && self.holds(d.on) && !is_of_former(d) && d.ruling != Ruling::Postponed
        };
        self.case.decisions.iter().filter(is_meant).max_by_key(|d| d.on)
    }

    /// The first decision on a subject that grants it on a later day.
    fn ahead(&self, subject: DecisionSubject) -> Option<FactProof> {
        let is_meant = |d: &&Decision| d.subject == subject && self.ground.today < d.on && d.is_granted();
        self.case.decisions.iter().filter(is_meant).min_by_key(|d| d.on).map(of_decision)
    }

    pub(super) fn decision(&self, subject: DecisionSubject) -> FactEvidence {
        let own = match subject {
            // The level of the beginning says who placed the family and decided on its level.
            DecisionSubject::Placement | DecisionSubject::Level => self.first_level().and_then(decided),
            _ => None,
        };
        match (self.latest(subject), own) {
            (Some(d), _) if d.ruling == Ruling::Granted => FactEvidence::Done(of_decision(d)),
            (Some(d), _) => FactEvidence::Missing(Some(of_decision(d))),
            (None, Some(own)) => FactEvidence::Done(own),
            (None, None) if subject == DecisionSubject::Results => self.of_term(None),
            (None, None) => self.or_ahead(self.ahead(subject).or_else(|| match subject {
                DecisionSubject::Placement | DecisionSubject::Level => self.level_ahead().and_then(decided),
                _ => None,
            })),
        }
    }

    /// To go on or to stop: a decision, the decision of a prolonged or changed level, that of the closing. The term that
    /// runs asks for one of its own when it ends.
    pub(super) fn outcome(&self) -> FactEvidence {
        let of_closing = self.course.closing.and_then(|c| {
            let is_ahead = c.decided_on.is_some_and(|on| self.ground.today < on);
            let is_decided =
                !is_ahead && (c.decision.is_some() || c.decided_on.is_some() || c.number.is_some());
            is_decided.then(|| FactProof::dated(c.id, c.decided_on).numbered(&c.number))
        });
        let first = self.first_level().map(|l| l.id);
        let later = self.case.levels.iter().filter(|l| self.holds(l.from) && Some(l.id) != first);
        let of_level = later.filter_map(decided);
        let subjects =
            [DecisionSubject::Continuation, DecisionSubject::Closing, DecisionSubject::Prolongation];
        let of_record = subjects.into_iter().filter_map(|s| self.latest(s)).map(of_decision);
        let last = of_closing.into_iter().chain(of_level).chain(of_record).max_by_key(|p| p.on);
        // What came back for rework is not decided.
        if last.as_ref().is_some_and(|p| p.ruling == Some(Ruling::Returned)) {
            return FactEvidence::Missing(last);
        }
        if self.course.phase.is_over() {
            return FactEvidence::of(last);
        }
        let is_of_term = |p: &FactProof| p.on.zip(self.course.level_from).is_none_or(|(on, from)| from < on);
        self.of_term(last.filter(|p| !self.course.is_ending || is_of_term(p)))
    }

    /// Asked for once it was decided to stop.
    pub(super) fn closing(&self) -> FactEvidence {
        match (self.course.closing, self.latest(DecisionSubject::Closing)) {
            (Some(closing), _) => {
                let proof = FactProof::dated(closing.id, closing.on).numbered(&closing.number);
                if self.ground.today < closing.on {
                    FactEvidence::Ahead(Some(proof))
                } else {
                    FactEvidence::Done(proof)
                }
            }
            (None, Some(decision)) if decision.ruling == Ruling::Granted => FactEvidence::Missing(None),
            (None, _) => FactEvidence::NotAsked,
        }
    }
}

fn of_decision(decision: &Decision) -> FactProof {
    let ruling = Some(decision.ruling).filter(|_| !decision.is_granted());
    FactProof { ruling, ..FactProof::dated(decision.id, decision.on).numbered(&decision.number) }
}

/// The decision that a level record carries itself.
fn decided(level: &LevelSpan) -> Option<FactProof> {
    level
        .is_decided()
        .then(|| FactProof::dated(level.id, level.decided_on.or(Some(level.from))).numbered(&level.number))
}
