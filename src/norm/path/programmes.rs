//! The programmes of a case, and who takes part in them, as proof of what its document asks for.

use super::course::CasePhase;
use super::evidence::CaseEvidence;
use super::proof::{FactEvidence, FactProof};
use crate::domain::decided::Approval;
use crate::domain::goal::Participant;
use crate::domain::programme::{Activity, ActivityState, PlanPaper, Programme};
use crate::domain::{MemberId, day};
use crate::norm::executor;

impl CaseEvidence<'_> {
    /// The papers in force that belong to the course: one without a day of approval is being drawn up.
    fn plans(&self) -> impl Iterator<Item = &Programme> {
        self.case.current_programmes().filter(|p| !self.is_former(p))
    }

    /// Whether a programme is of an accompaniment before this one: it was approved before it or, where it has no day of
    /// approval, decided, sent, ended or carried out before it.
    fn is_former(&self, programme: &Programme) -> bool {
        let Some(from) = self.course.from else { return false };
        if let Some(on) = programme.on {
            return on < from;
        }
        let decided = self.case.approving(programme).map(|decision| decision.on);
        let last = programme.until.map(day::day_before);
        let of = self.case.activities.iter().filter(|a| a.programme.is_some_and(|id| id.0 == programme.id));
        let carried_out = of.flat_map(|a| [a.done_on, a.due]).flatten();
        decided.into_iter().chain(programme.sent_on).chain(last).chain(carried_out).any(|on| on < from)
    }

    /// Those who take part in a programme of the course.
    fn participants(&self) -> impl Iterator<Item = &Participant> {
        self.case.current_participants().filter(|p| {
            let is_former = self.case.version_named(p.programme).is_some_and(|p| self.is_former(p));
            let days = p.agreed_on.into_iter().chain(p.sent_on);
            !is_former && self.course.from.is_none_or(|from| days.into_iter().all(|on| from <= on))
        })
    }

    /// The programmes among them: where the document has an interagency plan beside the programme, that is no programme.
    pub(super) fn programmes(&self) -> impl Iterator<Item = &Programme> {
        let are_two = self.ground.rules.regulation.has_interagency_plan();
        self.plans().filter(move |p| !are_two || p.paper != Some(PlanPaper::Interagency))
    }

    /// The interagency plan in force.
    pub(super) fn interagency_plan(&self) -> Option<&Programme> {
        self.plans().filter(|p| p.paper == Some(PlanPaper::Interagency)).last()
    }

    fn programme_with(&self, activity: &Activity) -> Option<&Programme> {
        let id = activity.programme?;
        self.case.programmes.iter().find(|p| p.id == id.0)
    }

    /// Whether an activity is of this accompaniment: one of a programme approved before it, and one that was done before
    /// it, are of a former one.
    pub(super) fn is_of_course(&self, activity: &Activity) -> bool {
        let is_former = self.programme_with(activity).is_some_and(|p| self.is_former(p));
        !is_former && self.course.from.is_none_or(|from| activity.done_on.is_none_or(|on| from <= on))
    }

    /// Whether an activity is more than an intention: work on it has begun, or its programme is approved. What a draft
    /// plans the body may still refuse or return (Октябрьский район, п. 9.3, 9.4).
    pub(super) fn is_to_be_carried_out(&self, activity: &Activity) -> bool {
        let is_approved = |p: &Programme| self.case.approval(p) == Approval::Approved;
        activity.state != ActivityState::Planned
            || match self.programme_with(activity) {
                Some(programme) => is_approved(programme),
                None => self.programmes().any(is_approved),
            }
    }

    pub(super) fn programme(&self, member: Option<MemberId>) -> FactEvidence {
        let is_meant = |p: &&Programme| member.is_none() || p.member == member;
        self.plan(self.programmes().filter(is_meant).last())
    }

    /// A paper with its term.
    pub(super) fn plan(&self, programme: Option<&Programme>) -> FactEvidence {
        let Some(programme) = programme else { return FactEvidence::Missing(None) };
        let proof = FactProof::dated(programme.id, programme.on).numbered(&programme.number);
        if programme.is_ahead(self.ground.today) {
            // What a body is to approve was drawn up before.
            return match programme.decision {
                Some(_) => FactEvidence::Done(FactProof::dated(programme.id, programme.sent_on)),
                None => FactEvidence::Ahead(Some(proof)),
            };
        }
        let is_over = programme.until.is_some_and(|until| until <= self.ground.today);
        if is_over && self.course.phase == CasePhase::Running {
            FactEvidence::Missing(Some(proof))
        } else {
            FactEvidence::Done(proof)
        }
    }

    /// The supplier (поставщик) whom the family has chosen: a participant who is said to be it, else one by the name of
    /// a supplier of the document, else the agreement made with it.
    pub(super) fn supplier(&self) -> FactEvidence {
        let organisations = &self.ground.rules.regulation.organisations;
        let is_named =
            |said: &str| organisations.iter().any(|o| o.is_supplier() && executor::is_named(&o.label, said));
        let mut taken = self.participants().filter(|p| p.accepted != Some(false));
        let chosen = taken.find(|p| p.supplier.unwrap_or_else(|| is_named(&p.organisation)));
        match (chosen, self.agreement()) {
            (Some(p), _) => FactEvidence::Done(FactProof::dated(p.id, p.agreed_on.or(p.sent_on))),
            (None, FactEvidence::Done(agreement)) => FactEvidence::Done(agreement),
            (None, _) => FactEvidence::Missing(None),
        }
    }

    pub(super) fn dispatch(&self) -> FactEvidence {
        let all = || self.participants().filter(|p| p.accepted != Some(false));
        let sent: Vec<_> =
            all().filter_map(|p| Some((p.id, p.sent_on.filter(|on| self.holds(*on))?))).collect();
        let proof = sent.iter().max_by_key(|(_, on)| *on).map(|(id, on)| FactProof::dated(*id, *on));
        match (proof, all().count()) {
            (Some(proof), all) if sent.len() == all => FactEvidence::Done(proof.counted(all, all)),
            (Some(proof), all) => FactEvidence::Running(Some(proof.counted(sent.len(), all))),
            (None, _) => FactEvidence::Missing(None),
        }
    }
}
