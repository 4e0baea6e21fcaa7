//! Which of a family's records a form is about.

use crate::domain::id::ProgrammeId;
use crate::domain::paper::Request;
use crate::domain::programme::{self, Activity, PlanPaper, Programme};
use crate::domain::sitting::{Question, Sitting};
use crate::domain::{Case, Id, MemberId};

/// Which of a family's records a form is about; `None`: the one in force, the last, or none yet.
#[derive(Clone, Copy, Debug, Default)]
pub struct FormSubject<'a> {
    /// Whether the programme is the interagency plan.
    pub is_interagency: bool,
    /// Whether the document has both papers: then neither takes the place of the other.
    pub are_two: bool,
    /// Whether the paper is the programme itself: then it has the activities of that version alone.
    pub is_of_programme: bool,
    /// The record chosen: a visit, a request, a programme, an agreement.
    pub record: Option<Id>,
    /// The question and the sitting it is put to.
    pub question: Option<(&'a Question, &'a Sitting)>,
}

impl FormSubject<'_> {
    /// Whether the form lists what belongs to `programme` and is of `member`. Of several pages what belongs to no programme
    /// is on that of the member's programme, as [`Case::programme_of`] finds it: repeated on each it would be counted in each.
    #[must_use]
    pub fn lists(&self, case: &Case, (programme, member): (Option<ProgrammeId>, Option<MemberId>)) -> bool {
        if !self.is_of_programme {
            return true;
        }
        match (self.programme(case), programme) {
            (own, Some(id)) => own.is_some_and(|own| own.id == id.0),
            (None, None) => true,
            (Some(own), None) => {
                self.in_force(case).len() < 2 || case.programme_of(member).is_some_and(|p| p.id == own.id)
            }
        }
    }

    /// Whether the form lists the activity.
    #[must_use]
    pub fn lists_activity(&self, case: &Case, activity: &Activity) -> bool {
        self.lists_part(case, activity.programme, activity.member)
    }

    /// Whether the form lists a part of a programme: one of a programme that is gone is listed with those of none.
    #[must_use]
    pub fn lists_part(&self, case: &Case, programme: Option<ProgrammeId>, member: Option<MemberId>) -> bool {
        self.lists(case, (case.version_named(programme).map(|p| p.id.into()), member))
    }

    /// The programmes that the form is about: the one chosen, else those in force.
    #[must_use]
    pub fn programmes<'c>(&self, case: &'c Case) -> Vec<&'c Programme> {
        match case.programmes.iter().find(|p| Some(p.id) == self.record) {
            Some(chosen) => vec![chosen],
            None => self.in_force(case),
        }
    }

    /// The programmes of this paper in force, that of the whole family first.
    fn in_force<'c>(&self, case: &'c Case) -> Vec<&'c Programme> {
        let is_plan = |p: &Programme| p.paper == Some(PlanPaper::Interagency);
        let mut current: Vec<&Programme> = case.current_programmes().collect();
        current.sort_by_key(|p| p.member.is_some());
        let has_plan = current.iter().any(|p| is_plan(p));
        current.retain(|p| match self.is_interagency {
            true if has_plan => is_plan(p),
            // Where the document has both, one of which it is not said which it is may be either.
            true => !self.are_two || p.paper.is_none(),
            false => !is_plan(p),
        });
        current
    }

    /// The first of them.
    #[must_use]
    pub fn programme<'c>(&self, case: &'c Case) -> Option<&'c Programme> {
        self.programmes(case).into_iter().next()
    }

    /// The request chosen; else the last without an answer; else the last.
    #[must_use]
    pub fn request<'c>(&self, case: &'c Case) -> Option<&'c Request> {
        let all = || case.requests.iter().rev();
        all()
            .find(|r| Some(r.id) == self.record)
            .or_else(|| all().find(|r| r.answered_on.is_none()))
            .or_else(|| all().next())
    }

    /// Done and all of the activities that the form lists; cancelled ones count in neither.
    pub(super) fn progress(&self, case: &Case) -> (usize, usize) {
        if !self.is_of_programme {
            return case.programme_progress();
        }
        let listed = case.activities.iter().filter(|a| self.lists_activity(case, a));
        programme::progress(listed.map(|a| a.state))
    }
}
