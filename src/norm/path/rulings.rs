//! What the bodies of a document decided in a case, as proof of what it asks for.

use super::evidence::Evidence;
use super::proof::{Found, Proof};
use crate::domain::LevelSpan;
use crate::domain::decided::Approval;
use crate::domain::paper::{Decision, Ruling, Subject};
use crate::domain::programme::Programme;

impl Evidence<'_> {
    pub(super) fn approval(&self) -> Found {
        let decided = self.latest(Subject::Programme);
        if let Some(refused) = decided.filter(|d| d.ruling != Ruling::Granted) {
            return Found::Missing(Some(of_decision(refused)));
        }
        // A decision may have refused or returned one of several programmes.
        let is_approved = |p: &Programme| match p.decision {
            Some(_) => self.case.approval(p) == Approval::Approved,
            None => match p.on {
                Some(on) => on <= self.ground.today,
                None => p.number.is_some(),
            },
        };
        let (all, approved) =
            (self.programmes().count(), self.programmes().filter(|p| is_approved(p)).count());
        let last = self.programmes().filter(|p| is_approved(p)).last();
        let proof = last.map(|p| Proof::dated(p.id, p.on).numbered(&p.number));
        match (proof.or_else(|| decided.map(of_decision)), all) {
            (Some(proof), 1) if approved == 1 || decided.is_some() => Found::Done(proof),
            (Some(proof), all) if approved == all && all > 0 => Found::Done(proof),
            (Some(proof), all) if all > 0 => Found::Running(Some(proof.counted(approved, all))),
            _ => match self.programmes().find_map(|p| Some(Proof::dated(p.id, p.sent_on?))) {
                Some(sent) => Found::Running(Some(sent)),
                None => {
                    let ahead = self.programmes().find(|p| p.is_ahead(self.ground.today));
                    let of_programme = ahead.map(|p| Proof::dated(p.id, p.on).numbered(&p.number));
                    self.or_ahead(of_programme.or_else(|| self.ahead(Subject::Programme)))
                }
            },
        }
    }

    /// The latest decision of the course on a subject that was not merely postponed.
    fn latest(&self, subject: Subject) -> Option<&Decision> {
        let is_meant =
            |d: &&Decision| d.subject == subject && self.holds(d.on) && d.ruling != Ruling::Postponed;
        self.case.decisions.iter().filter(is_meant).max_by_key(|d| d.on)
    }

    /// The first decision on a subject that grants it on a later day.
    fn ahead(&self, subject: Subject) -> Option<Proof> {
        let is_meant = |d: &&Decision| d.subject == subject && self.ground.today < d.on && d.is_granted();
        self.case.decisions.iter().filter(is_meant).min_by_key(|d| d.on).map(of_decision)
    }

    pub(super) fn decision(&self, subject: Subject) -> Found {
        let own = match subject {
            // The level of the beginning says who placed the family and decided on its level.
            Subject::Placement | Subject::Level => self.first_level().and_then(decided),
            _ => None,
        };
        match (self.latest(subject), own) {
            (Some(d), _) if d.ruling == Ruling::Granted => Found::Done(of_decision(d)),
            (Some(d), _) => Found::Missing(Some(of_decision(d))),
            (None, Some(own)) => Found::Done(own),
            (None, None) if subject == Subject::Results => self.of_term(None),
            (None, None) => self.or_ahead(self.ahead(subject).or_else(|| match subject {
                Subject::Placement | Subject::Level => self.level_ahead().and_then(decided),
                _ => None,
            })),
        }
    }

    /// To go on or to stop: a decision, the decision of a prolonged or changed level, that of the closing. The term that
    /// runs asks for one of its own when it ends.
    pub(super) fn outcome(&self) -> Found {
        let of_closing = self.course.closing.and_then(|c| {
            let is_ahead = c.decided_on.is_some_and(|on| self.ground.today < on);
            let is_decided =
                !is_ahead && (c.decision.is_some() || c.decided_on.is_some() || c.number.is_some());
            is_decided.then(|| Proof::dated(c.id, c.decided_on).numbered(&c.number))
        });
        let first = self.first_level().map(|l| l.id);
        let later = self.case.levels.iter().filter(|l| self.holds(l.from) && Some(l.id) != first);
        let of_level = later.filter_map(decided);
        let subjects = [Subject::Continuation, Subject::Closing, Subject::Prolongation];
        let of_record = subjects.into_iter().filter_map(|s| self.latest(s)).map(of_decision);
        let last = of_closing.into_iter().chain(of_level).chain(of_record).max_by_key(|p| p.on);
        if self.course.phase.is_over() {
            return Found::of(last);
        }
        let is_of_term = |p: &Proof| p.on.zip(self.course.level_from).is_none_or(|(on, from)| from < on);
        self.of_term(last.filter(|p| !self.course.is_ending || is_of_term(p)))
    }

    /// Asked for once it was decided to stop.
    pub(super) fn closing(&self) -> Found {
        match (self.course.closing, self.latest(Subject::Closing)) {
            (Some(closing), _) => {
                let proof = Proof::dated(closing.id, closing.on).numbered(&closing.number);
                if self.ground.today < closing.on { Found::Ahead(Some(proof)) } else { Found::Done(proof) }
            }
            (None, Some(decision)) if decision.ruling == Ruling::Granted => Found::Missing(None),
            (None, _) => Found::NotAsked,
        }
    }
}

fn of_decision(decision: &Decision) -> Proof {
    let ruling = Some(decision.ruling).filter(|_| !decision.is_granted());
    Proof { ruling, ..Proof::dated(decision.id, decision.on).numbered(&decision.number) }
}

/// The decision that a level record carries itself.
fn decided(level: &LevelSpan) -> Option<Proof> {
    level
        .is_decided()
        .then(|| Proof::dated(level.id, level.decided_on.or(Some(level.from))).numbered(&level.number))
}
