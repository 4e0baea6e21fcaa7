//! The programme, the agreement, the visit, the request and the question that a form is about.

use crate::domain::contact::Contact;
use crate::domain::id::ProgrammeId;
use crate::domain::paper::Request;
use crate::domain::programme::{self, Activity, PlanPaper, Programme};
use crate::domain::sitting::{Question, Sitting};
use crate::domain::value::PersonRef;
use crate::domain::{Case, Id, MemberId};
use crate::paper::person;
use crate::paper::template::FormValues;
use crate::paper::template::values::FormField;
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::{Words, capitalised};
use crate::wording::sitting as wording;

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
    fn progress(&self, case: &Case) -> (usize, usize) {
        if !self.is_of_programme {
            return case.programme_progress();
        }
        let listed = case.activities.iter().filter(|a| self.lists_activity(case, a));
        programme::progress(listed.map(|a| a.state))
    }
}

pub(super) fn fill(
    v: &mut FormValues,
    words: &Words,
    stock: &DistrictData,
    asked: PaperRequest,
    case: &Case,
    picked: FormSubject<'_>,
) {
    programme(v, words, case, picked);
    let agreements = case.agreements.iter().rev();
    let chosen = agreements.clone().find(|a| Some(a.id) == picked.record);
    let agreement = chosen.or_else(|| agreements.clone().find(|a| a.contract.is_of_service()));
    v.maybe(FormField::AgreementNumber, agreement.and_then(|a| a.number.clone()));
    v.maybe(FormField::AgreementOn, agreement.map(|a| words.day(a.on)));
    v.maybe(FormField::AgreementUntil, agreement.and_then(|a| a.until).map(|on| words.day(on)));
    visit(v, words, stock, asked, case, picked);
    request(v, words, case, picked);
    let question = picked.question;
    v.maybe(FormField::Question, question.map(|(q, _)| capitalised(&wording::subject(words, q.subject))));
    v.maybe(FormField::QuestionNote, question.and_then(|(q, _)| q.note.clone()));
    v.maybe(FormField::SittingOn, question.map(|(_, s)| words.day(s.on)));
    v.maybe(FormField::SittingBody, question.and_then(|(_, s)| s.body.as_deref()).map(capitalised));
}

fn programme(v: &mut FormValues, words: &Words, case: &Case, picked: FormSubject<'_>) {
    let programme = picked.programme(case);
    v.maybe(FormField::ProgrammeNumber, programme.and_then(|p| p.number.clone()));
    v.maybe(FormField::ProgrammeOn, programme.and_then(|p| p.on).map(|on| words.day(on)));
    v.maybe(FormField::ProgrammeBy, programme.and_then(|p| p.approved_by.clone()));
    v.maybe(FormField::ProgrammeVersion, programme.map(|p| p.version.to_string()));
    v.maybe(FormField::ProgrammeMember, programme.map(|p| person::whom(words, case, p.member)));
    v.maybe(FormField::Opinion, programme.and_then(|p| p.opinion.clone()));
    v.maybe(FormField::Ippsu, programme.and_then(|p| p.ippsu.clone()));
    let (done, all) = picked.progress(case);
    v.set(FormField::DoneCount, done.to_string());
    v.set(FormField::ActivitiesCount, all.to_string());
}

/// The visit chosen; else one of the day asked for; else none: the act is taken along empty.
fn visit(
    v: &mut FormValues,
    words: &Words,
    stock: &DistrictData,
    asked: PaperRequest,
    case: &Case,
    picked: FormSubject<'_>,
) {
    let visits = || case.contacts.iter().rev().filter(|c| c.kind.is_visit());
    let visit: Option<&Contact> = visits()
        .find(|c| Some(c.id) == picked.record)
        .or_else(|| visits().find(|c| asked.days.0 <= c.on && c.on <= asked.days.1 && c.on <= stock.today));
    v.maybe(FormField::VisitOn, visit.map(|c| words.day(c.on)));
    v.maybe(FormField::VisitTime, visit.and_then(|c| c.time).map(|t| words.time(t)));
    v.maybe(FormField::VisitKind, visit.map(|c| words.pick("contact-kind", c.kind.code())));
    v.maybe(FormField::VisitOutcome, visit.map(|c| words.pick("outcome", c.outcome.code())));
    let with = visit.map(|c| {
        let who = c.with.iter().map(|w| match w {
            PersonRef::Known(id) => case.member(*id).map(|m| person::with_role(words, m)).unwrap_or_default(),
            PersonRef::Named(name) => name.clone(),
        });
        who.filter(|w| !w.is_empty()).collect::<Vec<_>>().join(", ")
    });
    v.maybe(FormField::VisitWith, with);
    v.maybe(FormField::VisitNote, visit.and_then(|c| c.note.clone()));
    v.maybe(FormField::VisitPromised, visit.and_then(|c| c.promised.clone()));
}

fn request(v: &mut FormValues, words: &Words, case: &Case, picked: FormSubject<'_>) {
    let request = picked.request(case);
    v.maybe(FormField::RequestTo, request.map(|r| r.organisation.clone()));
    v.maybe(FormField::RequestText, request.and_then(|r| r.text.clone()));
    v.maybe(FormField::RequestOn, request.map(|r| words.day(r.sent_on)));
    v.maybe(FormField::RequestDue, request.and_then(|r| r.due).map(|on| words.day(on)));
}
