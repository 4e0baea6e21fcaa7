//! The records of a case that prove what its document asks for.

use chrono::NaiveDate;

use super::course::{Course, Phase};
use super::proof::{Found, Proof};
use crate::domain::contact::Caller;
use crate::domain::control::Inspection;
use crate::domain::family::Member;
use crate::domain::paper::{Closing, Consent};
use crate::domain::programme::{Activity, ActivityState};
use crate::domain::{Case, LevelSpan, MemberId};
use crate::norm::Ground;
use crate::norm::consent::{OWN_CONSENT, is_of_small_child, is_sharing, speaks_for};
use crate::norm::satisfaction;
use crate::regulation::INTERAGENCY_PLAN;
use crate::regulation::file::Fact;

/// The case with its course.
pub(super) struct Evidence<'a> {
    pub(super) ground: Ground<'a>,
    pub(super) case: &'a Case,
    pub(super) course: &'a Course<'a>,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(ground: Ground<'a>, case: &'a Case, course: &'a Course<'a>) -> Evidence<'a> {
        Evidence { ground, case, course }
    }

    pub(super) fn holds(&self, on: NaiveDate) -> bool {
        self.course.holds(on, self.ground.today)
    }

    /// Whose a fact is: each member's own, where the document says so, else the family's.
    pub(super) fn members(&self, fact: &Fact) -> Vec<Option<MemberId>> {
        let documents = &self.ground.rules.regulation.documents;
        let is_of_member = documents.iter().filter(|d| d.is_of_member()).any(|d| match fact {
            Fact::Document(id) => d.id == *id,
            fact => d.fact().as_ref() == Some(fact),
        });
        if !is_of_member {
            return vec![None];
        }
        let day = self.course.day;
        let is_asked =
            |m: &&Member| *fact != Fact::Consent || m.age(day).is_none_or(|age| age >= OWN_CONSENT);
        let members: Vec<Option<MemberId>> =
            self.case.here(day).filter(is_asked).map(|m| Some(m.id)).collect();
        if members.is_empty() { vec![None] } else { members }
    }

    /// What the file has of a fact.
    pub(super) fn find(&self, fact: &Fact, member: Option<MemberId>) -> Found {
        let family = &self.case.family;
        let of_family = |is_known: bool| Found::of(is_known.then(|| Proof::dated(family.id.0, None)));
        match fact {
            Fact::Source => of_family(family.source.is_some()),
            Fact::Ground => of_family(family.ground.is_some()),
            Fact::Journal => {
                let number = &family.journal_number;
                Found::of(number.as_ref().map(|_| Proof::dated(family.id.0, None).numbered(number)))
            }
            Fact::Registered => {
                let on = family.registered_on.filter(|on| self.holds(*on));
                Found::of(on.map(|on| Proof::dated(family.id.0, on)))
            }
            Fact::Category => {
                let mark = self.case.categories.iter().find(|m| m.holds(self.course.day));
                Found::of(mark.map(|m| Proof::dated(m.id, m.from)))
            }
            Fact::Curator => self.curator(),
            // A call about the family is no talk with it.
            Fact::Contact => Found::of(self.contact(|c| c.caller.is_none_or(Caller::is_of_family))),
            Fact::Visit => Found::of(self.contact(|c| c.is_held_visit())),
            Fact::Level => match self.first_level() {
                Some(level) => Found::Done(of_level(level)),
                None => self.or_ahead(self.level_ahead().map(of_level)),
            },
            Fact::Resources => {
                let mut here = self.case.here(self.course.day);
                let known = here.find(|m| m.resources.is_some());
                Found::of(known.map(|m| Proof::dated(m.id.0, None)))
            }
            Fact::Needs => self.needs(),
            Fact::Programme => self.programme(member),
            Fact::Approval => self.approval(),
            Fact::Dispatch => self.dispatch(),
            Fact::Participant => self.supplier(),
            Fact::Agreement => self.agreement(),
            Fact::Consent => self.consent(member),
            Fact::Activities => self.activities(),
            Fact::Outcome => self.outcome(),
            Fact::Closing => self.closing(),
            Fact::After => self.after(),
            Fact::Control(inspection) => self.control(*inspection),
            Fact::Decision(subject) => self.decision(*subject),
            Fact::Document(id) => self.document(id, member),
        }
    }

    fn curator(&self) -> Found {
        let day = self.course.day;
        let holds = |a: &&crate::domain::schedule::Assignment| {
            a.from <= day && a.until.is_none_or(|until| day < until)
        };
        let assigned = self.case.assignments.iter().filter(holds).max_by_key(|a| a.from);
        // In a file with one curator she needs no assignment.
        let only = || self.ground.staff.only().map(|_| Proof::dated(self.case.family.id.0, None));
        Found::of(assigned.map(|a| Proof::dated(a.id, a.from)).or_else(only))
    }

    /// The first contact of the course that `counts`, among those that were read.
    fn contact(&self, counts: impl Fn(&crate::domain::contact::Contact) -> bool) -> Option<Proof> {
        let is_held =
            |c: &&crate::domain::contact::Contact| c.outcome == crate::domain::contact::Outcome::Held;
        let of_course = self.case.contacts.iter().filter(is_held).find(|c| self.holds(c.on) && counts(c));
        of_course.map(|c| Proof::dated(c.id, c.on))
    }

    pub(super) fn first_level(&self) -> Option<&LevelSpan> {
        self.case.levels.iter().filter(|l| self.holds(l.from)).min_by_key(|l| l.from)
    }

    /// The first level that is set for a later day.
    pub(super) fn level_ahead(&self) -> Option<&LevelSpan> {
        self.case.levels.iter().filter(|l| self.ground.today < l.from).min_by_key(|l| l.from)
    }

    /// Missing, unless it is decided for a later day.
    pub(super) fn or_ahead(&self, ahead: Option<Proof>) -> Found {
        if ahead.is_some() { Found::Ahead(ahead) } else { Found::Missing(None) }
    }

    /// Found by a record of a need, or by an activity: it names the kind of help.
    fn needs(&self) -> Found {
        let need = self.case.needs.iter().find(|n| n.on.is_none_or(|on| self.holds(on)));
        let mut activities = self.case.counted_activities().filter(|a| a.state != ActivityState::Cancelled);
        let activity = || activities.next().map(|a| Proof::dated(a.id, None));
        Found::of(need.map(|n| Proof::dated(n.id, n.on)).or_else(activity))
    }

    pub(super) fn agreement(&self) -> Found {
        let is_meant = |a: &&crate::domain::paper::Agreement| a.contract.is_of_service() && self.holds(a.on);
        let Some(agreement) = self.case.agreements.iter().filter(is_meant).max_by_key(|a| a.on) else {
            return Found::Missing(None);
        };
        let proof = Proof::dated(agreement.id, agreement.on).numbered(&agreement.number);
        let is_over = agreement.until.is_some_and(|until| until < self.ground.today);
        if is_over && self.course.phase == Phase::Running {
            Found::Missing(Some(proof))
        } else {
            Found::Done(proof)
        }
    }

    fn consent(&self, member: Option<MemberId>) -> Found {
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
            (Some(valid), _) => Found::Done(Proof::dated(valid.id, valid.on)),
            (None, lapsed) => Found::Missing(lapsed.map(|c| Proof::dated(c.id, c.on))),
        }
    }

    fn current_activities(&self) -> impl Iterator<Item = &Activity> {
        self.case.current_activities().filter(|a| a.state != ActivityState::Cancelled)
    }

    fn activities(&self) -> Found {
        let all = self.current_activities().count();
        let settled = self.current_activities().filter(|a| !a.state.is_open()).count();
        let last = self.current_activities().max_by_key(|a| a.done_on);
        match last.map(|a| Proof::dated(a.id, a.done_on).counted(settled, all)) {
            None if self.course.phase.is_over() => Found::Missing(None),
            None => self.of_term(None),
            Some(proof) if settled == all => Found::Done(proof),
            Some(proof) if self.course.phase.is_over() => Found::Missing(Some(proof)),
            Some(proof) => Found::Running(Some(proof)),
        }
    }

    /// A fact that is asked for with the end of the term.
    pub(super) fn of_term(&self, proof: Option<Proof>) -> Found {
        match proof {
            Some(proof) => Found::Done(proof),
            None if self.course.is_ending => Found::Missing(None),
            None => Found::Ahead(None),
        }
    }

    /// Asked for only where the accompaniment has ended with a positive result.
    fn satisfaction(&self) -> Found {
        let has_come = |c: &&&Closing| c.on <= self.ground.today && c.positive == Some(true);
        let Some(closing) = self.course.closing.as_ref().filter(has_come) else { return Found::NotAsked };
        let answer = satisfaction::answer(self.ground, self.case, closing.on);
        Found::of(answer.map(|c| Proof::dated(c.id, c.on)))
    }

    fn control(&self, inspection: Inspection) -> Found {
        if inspection == Inspection::Satisfaction {
            return self.satisfaction();
        }
        let is_meant = |c: &&crate::domain::control::Control| c.inspection == inspection && self.holds(c.on);
        let last = self.case.controls.iter().filter(is_meant).max_by_key(|c| c.on);
        self.of_term(last.map(|c| Proof::dated(c.id, c.on)))
    }

    fn after(&self) -> Found {
        let proof = |until| self.course.closing.map(|c| Proof::dated(c.id, Some(until)));
        match self.course.phase {
            Phase::Waiting | Phase::Running => Found::Ahead(None),
            Phase::Closed { .. } => Found::Missing(None),
            Phase::After { until } => Found::Running(proof(until)),
            Phase::AfterOver { until } => Found::of(proof(until)),
        }
    }

    fn document(&self, id: &str, member: Option<MemberId>) -> Found {
        let is_meant = |d: &&crate::domain::paper::Document| {
            d.document == id
                && (member.is_none() || d.member == member)
                && d.on.is_none_or(|on| self.holds(on))
        };
        let last = self.case.documents.iter().filter(is_meant).max_by_key(|d| d.on);
        if let (None, Some(plan)) = (last, self.interagency_plan().filter(|_| id == INTERAGENCY_PLAN)) {
            return self.plan(Some(plan));
        }
        Found::of(last.map(|d| Proof { place: d.place.clone(), ..Proof::dated(d.id, d.on) }))
    }
}

fn of_level(level: &LevelSpan) -> Proof {
    Proof::dated(level.id, level.from).numbered(&level.number)
}
