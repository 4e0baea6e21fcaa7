//! The records of a case that prove what its document asks for.

use chrono::NaiveDate;

use super::course::{AccompanimentCourse, CasePhase};
use super::proof::{FactEvidence, FactProof};
use crate::domain::contact::Caller;
use crate::domain::control::Inspection;
use crate::domain::family::Member;
use crate::domain::paper::{Closing, Consent};
use crate::domain::programme::{Activity, ActivityState};
use crate::domain::{Case, LevelSpan, MemberId};
use crate::norm::NormContext;
use crate::norm::consent::{OWN_CONSENT, is_of_small_child, is_sharing, speaks_for};
use crate::norm::satisfaction;
use crate::regulation::INTERAGENCY_PLAN;
use crate::regulation::file::CaseFact;

/// The case with its course.
pub(super) struct CaseEvidence<'a> {
    pub(super) ground: NormContext<'a>,
    pub(super) case: &'a Case,
    pub(super) course: &'a AccompanimentCourse<'a>,
}

impl<'a> CaseEvidence<'a> {
    pub(super) fn new(
        ground: NormContext<'a>,
        case: &'a Case,
        course: &'a AccompanimentCourse<'a>,
    ) -> CaseEvidence<'a> {
        CaseEvidence { ground, case, course }
    }

    pub(super) fn holds(&self, on: NaiveDate) -> bool {
        self.course.holds(on, self.ground.today)
    }

    /// Whose a fact is: each member's own, where the document says so, else the family's.
    pub(super) fn members(&self, fact: &CaseFact) -> Vec<Option<MemberId>> {
        let documents = &self.ground.rules.regulation.documents;
        let is_of_member = documents.iter().filter(|d| d.is_of_member()).any(|d| match fact {
            CaseFact::Document(id) => d.id == *id,
            fact => d.fact().as_ref() == Some(fact),
        });
        if !is_of_member {
            return vec![None];
        }
        let day = self.course.day;
        let is_asked =
            |m: &&Member| *fact != CaseFact::Consent || m.age(day).is_none_or(|age| age >= OWN_CONSENT);
        let members: Vec<Option<MemberId>> =
            self.case.here(day).filter(is_asked).map(|m| Some(m.id)).collect();
        if members.is_empty() { vec![None] } else { members }
    }

    /// What the file has of a fact.
    pub(super) fn find(&self, fact: &CaseFact, member: Option<MemberId>) -> FactEvidence {
        let family = &self.case.family;
        let of_family =
            |is_known: bool| FactEvidence::of(is_known.then(|| FactProof::dated(family.id.0, None)));
        match fact {
            CaseFact::Source => of_family(family.source.is_some()),
            CaseFact::Ground => of_family(family.ground.is_some()),
            CaseFact::Journal => {
                let number = &family.journal_number;
                FactEvidence::of(
                    number.as_ref().map(|_| FactProof::dated(family.id.0, None).numbered(number)),
                )
            }
            CaseFact::Registered => {
                let on = family.registered_on.filter(|on| self.holds(*on));
                FactEvidence::of(on.map(|on| FactProof::dated(family.id.0, on)))
            }
            CaseFact::Category => {
                let mark = self.case.categories.iter().find(|m| m.holds(self.course.day));
                FactEvidence::of(mark.map(|m| FactProof::dated(m.id, m.from)))
            }
            CaseFact::Curator => self.curator(),
            // A call about the family is no talk with it.
            CaseFact::Contact => {
                FactEvidence::of(self.contact(|c| c.caller.is_none_or(Caller::is_of_family)))
            }
            CaseFact::Visit => FactEvidence::of(self.contact(|c| c.is_held_visit())),
            CaseFact::Level => match self.first_level() {
                Some(level) => FactEvidence::Done(of_level(level)),
                None => self.or_ahead(self.level_ahead().map(of_level)),
            },
            CaseFact::Resources => {
                let mut here = self.case.here(self.course.day);
                let known = here.find(|m| m.resources.is_some());
                FactEvidence::of(known.map(|m| FactProof::dated(m.id.0, None)))
            }
            CaseFact::Needs => self.needs(),
            CaseFact::Programme => self.programme(member),
            CaseFact::Approval => self.approval(),
            CaseFact::Dispatch => self.dispatch(),
            CaseFact::Participant => self.supplier(),
            CaseFact::Agreement => self.agreement(),
            CaseFact::Consent => self.consent(member),
            CaseFact::Activities => self.activities(),
            CaseFact::Outcome => self.outcome(),
            CaseFact::Closing => self.closing(),
            CaseFact::After => self.after(),
            CaseFact::Control(inspection) => self.control(*inspection),
            CaseFact::Decision(subject) => self.decision(*subject),
            CaseFact::Document(id) => self.document(id, member),
        }
    }

    fn curator(&self) -> FactEvidence {
        let day = self.course.day;
        let holds = |a: &&crate::domain::schedule::Assignment| {
            a.from <= day && a.until.is_none_or(|until| day < until)
        };
        let assigned = self.case.assignments.iter().filter(holds).max_by_key(|a| a.from);
        // In a file with one curator she needs no assignment.
        let only = || self.ground.staff.only().map(|_| FactProof::dated(self.case.family.id.0, None));
        FactEvidence::of(assigned.map(|a| FactProof::dated(a.id, a.from)).or_else(only))
    }

    /// The first contact of the course that `counts`, among those that were read.
    fn contact(&self, counts: impl Fn(&crate::domain::contact::Contact) -> bool) -> Option<FactProof> {
        let is_held =
            |c: &&crate::domain::contact::Contact| c.outcome == crate::domain::contact::ContactOutcome::Held;
        let of_course = self.case.contacts.iter().filter(is_held).find(|c| self.holds(c.on) && counts(c));
        of_course.map(|c| FactProof::dated(c.id, c.on))
    }

    pub(super) fn first_level(&self) -> Option<&LevelSpan> {
        self.case.levels.iter().filter(|l| self.holds(l.from)).min_by_key(|l| l.from)
    }

    /// The first level that is set for a later day.
    pub(super) fn level_ahead(&self) -> Option<&LevelSpan> {
        self.case.levels.iter().filter(|l| self.ground.today < l.from).min_by_key(|l| l.from)
    }

    /// Missing, unless it is decided for a later day.
    pub(super) fn or_ahead(&self, ahead: Option<FactProof>) -> FactEvidence {
        if ahead.is_some() { FactEvidence::Ahead(ahead) } else { FactEvidence::Missing(None) }
    }

    /// Found by a record of a need, or by an activity to be carried out: it names the kind of help.
    fn needs(&self) -> FactEvidence {
        let need = self.case.needs.iter().find(|n| n.on.is_none_or(|on| self.holds(on)));
        let is_meant = |a: &&Activity| {
            a.state != ActivityState::Cancelled && self.is_of_course(a) && self.is_to_be_carried_out(a)
        };
        let activity = || self.case.counted_activities().find(is_meant).map(|a| FactProof::dated(a.id, None));
        FactEvidence::of(need.map(|n| FactProof::dated(n.id, n.on)).or_else(activity))
    }

    pub(super) fn agreement(&self) -> FactEvidence {
        let is_meant = |a: &&crate::domain::paper::Agreement| a.contract.is_of_service() && self.holds(a.on);
        let Some(agreement) = self.case.agreements.iter().filter(is_meant).max_by_key(|a| a.on) else {
            return FactEvidence::Missing(None);
        };
        let proof = FactProof::dated(agreement.id, agreement.on).numbered(&agreement.number);
        let is_over = agreement.until.is_some_and(|until| until < self.ground.today);
        if is_over && self.course.phase == CasePhase::Running {
            FactEvidence::Missing(Some(proof))
        } else {
            FactEvidence::Done(proof)
        }
    }

    fn consent(&self, member: Option<MemberId>) -> FactEvidence {
        let today = self.ground.today;
        let person = member.and_then(|id| self.case.member(id));
        let is_given = |c: &&Consent| {
            let by = c.member.and_then(|id| self.case.member(id));
            let speaks = by.is_some_and(|by| person.is_none_or(|person| speaks_for(by, person, today)));
            c.on <= today && (c.member.is_none() || speaks)
        };
        // As for the bank itself: a person's own, for passing data on, and not yet over.
        let is_valid = |c: &&Consent| {
            c.member.is_some()
                && c.purpose.as_deref().is_some_and(is_sharing)
                && !is_of_small_child(self.case, c)
                && c.withdrawn_on.is_none_or(|on| today < on)
                && c.until.is_none_or(|until| today <= until)
        };
        let given = || self.case.consents.iter().filter(is_given);
        match (given().filter(is_valid).max_by_key(|c| c.on), given().max_by_key(|c| c.on)) {
            (Some(valid), _) => FactEvidence::Done(FactProof::dated(valid.id, valid.on)),
            (None, lapsed) => FactEvidence::Missing(lapsed.map(|c| FactProof::dated(c.id, c.on))),
        }
    }

    fn current_activities(&self) -> impl Iterator<Item = &Activity> {
        let is_meant = |a: &&Activity| a.state != ActivityState::Cancelled && self.is_of_course(a);
        self.case.current_activities().filter(is_meant)
    }

    fn activities(&self) -> FactEvidence {
        let is_over = self.course.phase.is_over();
        if !is_over && !self.current_activities().any(|a| self.is_to_be_carried_out(a)) {
            return self.of_term(None);
        }
        let all = self.current_activities().count();
        let settled = self.current_activities().filter(|a| !a.state.is_open()).count();
        let last = self.current_activities().max_by_key(|a| a.done_on);
        match last.map(|a| FactProof::dated(a.id, a.done_on).counted(settled, all)) {
            None => FactEvidence::Missing(None),
            Some(proof) if settled == all => FactEvidence::Done(proof),
            Some(proof) if is_over => FactEvidence::Missing(Some(proof)),
            Some(proof) => FactEvidence::Running(Some(proof)),
        }
    }

    /// A fact that is asked for with the end of the term.
    pub(super) fn of_term(&self, proof: Option<FactProof>) -> FactEvidence {
        match proof {
            Some(proof) => FactEvidence::Done(proof),
            None if self.course.is_ending => FactEvidence::Missing(None),
            None => FactEvidence::Ahead(None),
        }
    }

    /// Asked for only where the accompaniment has ended with a positive result.
    fn satisfaction(&self) -> FactEvidence {
        let has_come = |c: &&&Closing| c.on <= self.ground.today && c.positive == Some(true);
        let Some(closing) = self.course.closing.as_ref().filter(has_come) else {
            return FactEvidence::NotAsked;
        };
        let answer = satisfaction::answer(self.ground, self.case, closing.on);
        FactEvidence::of(answer.map(|c| FactProof::dated(c.id, c.on)))
    }

    fn control(&self, inspection: Inspection) -> FactEvidence {
        if inspection == Inspection::Satisfaction {
            return self.satisfaction();
        }
        let is_meant = |c: &&crate::domain::control::Control| c.inspection == inspection && self.holds(c.on);
        let last = self.case.controls.iter().filter(is_meant).max_by_key(|c| c.on);
        self.of_term(last.map(|c| FactProof::dated(c.id, c.on)))
    }

    fn after(&self) -> FactEvidence {
        let proof = |until| self.course.closing.map(|c| FactProof::dated(c.id, Some(until)));
        match self.course.phase {
            CasePhase::Waiting | CasePhase::Running => FactEvidence::Ahead(None),
            CasePhase::Closed { .. } => FactEvidence::Missing(None),
            CasePhase::After { until } => FactEvidence::Running(proof(until)),
            CasePhase::AfterOver { until } => FactEvidence::of(proof(until)),
        }
    }

    fn document(&self, id: &str, member: Option<MemberId>) -> FactEvidence {
        let is_meant = |d: &&crate::domain::paper::Document| {
            d.document == id
                && (member.is_none() || d.member == member)
                && d.on.is_none_or(|on| self.holds(on))
        };
        let last = self.case.documents.iter().filter(is_meant).max_by_key(|d| d.on);
        if let (None, Some(plan)) = (last, self.interagency_plan().filter(|_| id == INTERAGENCY_PLAN)) {
            return self.plan(Some(plan));
        }
        FactEvidence::of(last.map(|d| FactProof { place: d.place.clone(), ..FactProof::dated(d.id, d.on) }))
    }
}

fn of_level(level: &LevelSpan) -> FactProof {
    FactProof::dated(level.id, level.from).numbered(&level.number)
}
