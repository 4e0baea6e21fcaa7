//! The programmes of a case, and who takes part in them, as proof of what its document asks for.

use super::course::Phase;
use super::evidence::Evidence;
use super::proof::{Found, Proof};
use crate::domain::MemberId;
use crate::domain::programme::{PlanPaper, Programme};
use crate::norm::executor;

impl Evidence<'_> {
    /// The papers in force that belong to the course: one without a day of approval is being drawn up.
    fn plans(&self) -> impl Iterator<Item = &Programme> {
        let from = self.course.from;
        self.case
            .current_programmes()
            .filter(move |p| p.on.is_none_or(|on| from.is_none_or(|from| from <= on)))
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

    pub(super) fn programme(&self, member: Option<MemberId>) -> Found {
        let is_meant = |p: &&Programme| member.is_none() || p.member == member;
        self.plan(self.programmes().filter(is_meant).last())
    }

    /// A paper with its term.
    pub(super) fn plan(&self, programme: Option<&Programme>) -> Found {
        let Some(programme) = programme else { return Found::Missing(None) };
        let proof = Proof::dated(programme.id, programme.on).numbered(&programme.number);
        if programme.is_ahead(self.ground.today) {
            // What a body is to approve was drawn up before.
            return match programme.decision {
                Some(_) => Found::Done(Proof::dated(programme.id, programme.sent_on)),
                None => Found::Ahead(Some(proof)),
            };
        }
        let is_over = programme.until.is_some_and(|until| until <= self.ground.today);
        if is_over && self.course.phase == Phase::Running {
            Found::Missing(Some(proof))
        } else {
            Found::Done(proof)
        }
    }

    /// The supplier (поставщик) whom the family has chosen: a participant who is said to be it, else one by the name of
    /// a supplier of the document, else the agreement made with it.
    pub(super) fn supplier(&self) -> Found {
        let organisations = &self.ground.rules.regulation.organisations;
        let is_named =
            |said: &str| organisations.iter().any(|o| o.is_supplier() && executor::is_named(&o.label, said));
        let mut taken = self.case.participants.iter().filter(|p| p.accepted != Some(false));
        let chosen = taken.find(|p| p.supplier.unwrap_or_else(|| is_named(&p.organisation)));
        match (chosen, self.agreement()) {
            (Some(p), _) => Found::Done(Proof::dated(p.id, p.agreed_on.or(p.sent_on))),
            (None, Found::Done(agreement)) => Found::Done(agreement),
            (None, _) => Found::Missing(None),
        }
    }

    pub(super) fn dispatch(&self) -> Found {
        let all = self.case.participants.iter().filter(|p| p.accepted != Some(false));
        let sent: Vec<_> =
            all.clone().filter_map(|p| Some((p.id, p.sent_on.filter(|on| self.holds(*on))?))).collect();
        let proof = sent.iter().max_by_key(|(_, on)| *on).map(|(id, on)| Proof::dated(*id, *on));
        match (proof, all.count()) {
            (Some(proof), all) if sent.len() == all => Found::Done(proof.counted(all, all)),
            (Some(proof), all) => Found::Running(Some(proof.counted(sent.len(), all))),
            (None, _) => Found::Missing(None),
        }
    }
}
