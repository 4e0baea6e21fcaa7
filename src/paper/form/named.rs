//! The programme, the agreement, the visit, the request and the question that a form is about.

use crate::domain::contact::Contact;
use crate::domain::paper::{Contract, Request};
use crate::domain::programme::{PlanPaper, Programme};
use crate::domain::sitting::{Question, Sitting};
use crate::domain::value::Who;
use crate::domain::{Case, Id};
use crate::paper::person;
use crate::paper::template::Values;
use crate::report::stock::{Asked, Stock};
use crate::text::{Words, capitalised};
use crate::wording::sitting as wording;

/// Which of a family's records a form is about; `None`: the one in force, the last, or none yet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Picked<'a> {
    /// Whether the programme is the interagency plan.
    pub is_interagency: bool,
    /// The record chosen: a visit, a request.
    pub record: Option<Id>,
    /// The question and the sitting it is put to.
    pub question: Option<(&'a Question, &'a Sitting)>,
}

impl Picked<'_> {
    /// The programme in force that the form is about.
    #[must_use]
    pub fn programme<'c>(&self, case: &'c Case) -> Option<&'c Programme> {
        let is_plan = |p: &&Programme| p.paper == Some(PlanPaper::Interagency);
        let mut current: Vec<&Programme> = case.current_programmes().collect();
        current.sort_by_key(|p| (p.member.is_some(), std::cmp::Reverse(p.version)));
        match self.is_interagency {
            true => current.iter().find(|p| is_plan(p)).or_else(|| current.first()).copied(),
            false => current.iter().find(|p| !is_plan(p)).copied(),
        }
    }
}

pub(super) fn fill(
    v: &mut Values,
    words: &Words,
    stock: &Stock,
    asked: Asked,
    case: &Case,
    picked: Picked<'_>,
) {
    programme(v, words, case, picked);
    let agreements = case.agreements.iter().rev();
    let agreement = agreements.clone().find(|a| a.contract == Contract::Accompaniment);
    v.maybe("agreement_number", agreement.and_then(|a| a.number.clone()));
    v.maybe("agreement_on", agreement.map(|a| words.day(a.on)));
    v.maybe("agreement_until", agreement.and_then(|a| a.until).map(|on| words.day(on)));
    visit(v, words, stock, asked, case, picked);
    request(v, words, case, picked);
    let question = picked.question;
    v.maybe("question", question.map(|(q, _)| capitalised(&wording::subject(words, q.subject))));
    v.maybe("question_note", question.and_then(|(q, _)| q.note.clone()));
    v.maybe("sitting_on", question.map(|(_, s)| words.day(s.on)));
    v.maybe("sitting_body", question.and_then(|(_, s)| s.body.clone()));
}

fn programme(v: &mut Values, words: &Words, case: &Case, picked: Picked<'_>) {
    let programme = picked.programme(case);
    v.maybe("programme_number", programme.and_then(|p| p.number.clone()));
    v.maybe("programme_on", programme.and_then(|p| p.on).map(|on| words.day(on)));
    v.maybe("programme_by", programme.and_then(|p| p.approved_by.clone()));
    v.maybe("programme_version", programme.map(|p| p.version.to_string()));
    let member = programme.and_then(|p| p.member).and_then(|id| case.member(id));
    let whole = programme.map(|_| words.say("form-whole-family"));
    v.maybe("programme_member", member.map(person::full_name).filter(|n| !n.is_empty()).or(whole));
    v.maybe("opinion", programme.and_then(|p| p.opinion.clone()));
    v.maybe("ippsu", programme.and_then(|p| p.ippsu.clone()));
    let (done, all) = case.programme_progress();
    v.set("done_count", done.to_string());
    v.set("activities_count", all.to_string());
}

/// The visit chosen; else one of the day asked for; else none: the act is taken along empty.
fn visit(v: &mut Values, words: &Words, stock: &Stock, asked: Asked, case: &Case, picked: Picked<'_>) {
    let visits = || case.contacts.iter().rev().filter(|c| c.kind.is_visit());
    let visit: Option<&Contact> = visits()
        .find(|c| Some(c.id) == picked.record)
        .or_else(|| visits().find(|c| asked.days.0 <= c.on && c.on <= asked.days.1 && c.on <= stock.today));
    v.maybe("visit_on", visit.map(|c| words.day(c.on)));
    v.maybe("visit_time", visit.and_then(|c| c.time).map(|t| words.time(t)));
    v.maybe("visit_kind", visit.map(|c| words.pick("contact-kind", c.kind.code())));
    v.maybe("visit_outcome", visit.map(|c| words.pick("outcome", c.outcome.code())));
    let with = visit.map(|c| {
        let who = c.with.iter().map(|w| match w {
            Who::Known(id) => case.member(*id).map(|m| person::with_role(words, m)).unwrap_or_default(),
            Who::Named(name) => name.clone(),
        });
        who.filter(|w| !w.is_empty()).collect::<Vec<_>>().join(", ")
    });
    v.maybe("visit_with", with);
    v.maybe("visit_note", visit.and_then(|c| c.note.clone()));
    v.maybe("visit_promised", visit.and_then(|c| c.promised.clone()));
}

/// The request chosen; else the last without an answer; else the last.
fn request(v: &mut Values, words: &Words, case: &Case, picked: Picked<'_>) {
    let all = || case.requests.iter().rev();
    let request: Option<&Request> = all()
        .find(|r| Some(r.id) == picked.record)
        .or_else(|| all().find(|r| r.answered_on.is_none()))
        .or_else(|| all().next());
    v.maybe("request_to", request.map(|r| r.organisation.clone()));
    v.maybe("request_text", request.and_then(|r| r.text.clone()));
    v.maybe("request_on", request.map(|r| words.day(r.sent_on)));
    v.maybe("request_due", request.and_then(|r| r.due).map(|on| words.day(on)));
}
