//! The programme, the agreement, the visit, the request and the question that a form is about.

use chrono::NaiveDate;

use super::day::{self, FormFamily};
use crate::domain::Case;
use crate::domain::contact::Contact;
use crate::domain::day::day_before;
use crate::domain::member::Member;
use crate::domain::paper::Agreement;
use crate::domain::value::PersonRef;
use crate::paper::person;
use crate::paper::template::FormValues;
use crate::paper::template::values::FormField;
use crate::text::{Words, capitalised};
use crate::wording::sitting as wording;

pub(super) fn fill(v: &mut FormValues, words: &Words, of: &FormFamily<'_>) {
    programme(v, words, of);
    agreement(v, words, of);
    visit(v, words, &of.listed, of.visit());
    request(v, words, of);
    let question = of.picked.question;
    v.maybe(FormField::Question, question.map(|(q, _)| capitalised(&wording::subject(words, q.subject))));
    v.maybe(FormField::QuestionNote, question.and_then(|(q, _)| q.note.clone()));
    v.maybe(FormField::SittingOn, question.map(|(_, s)| words.day(s.on)));
    v.maybe(FormField::SittingBody, question.and_then(|(_, s)| s.body.as_deref()).map(capitalised));
}

/// The agreement chosen, else that of the accompaniment, with who signs it for the family.
fn agreement(v: &mut FormValues, words: &Words, of: &FormFamily<'_>) {
    let case = &of.case;
    let chosen = case.agreements.iter().find(|a| Some(a.id) == of.picked.record);
    let last = day::agreement(case, of.day).or_else(|| day::first_agreement_after(of));
    let agreement = chosen.or(last);
    v.maybe(FormField::AgreementNumber, agreement.and_then(|a| a.number.clone()));
    v.maybe(FormField::AgreementOn, agreement.map(|a| words.day(a.on)));
    v.maybe(FormField::AgreementUntil, agreement.and_then(|a| a.until).map(|on| words.day(on)));
    v.maybe(FormField::Signer, signer(case, agreement, of.day).map(person::full_name));
}

/// Who signs for the family: whose the agreement is, else the adult by whose name the family is called, else the only
/// adult. A child of 14 years and more signs with a representative (ст. 26 ГК РФ), a smaller one never.
fn signer<'c>(case: &'c Case, agreement: Option<&Agreement>, day: NaiveDate) -> Option<&'c Member> {
    let adults = || case.here(day).filter(|m| !m.is_child(day));
    let own = agreement.and_then(|a| a.member).and_then(|id| case.member(id));
    let only = || adults().next().filter(|_| adults().count() == 1);
    own.filter(|m| !m.is_child(day))
        .or_else(|| adults().find(|m| person::full_name(m) == case.family.title))
        .or_else(only)
}

fn programme(v: &mut FormValues, words: &Words, of: &FormFamily<'_>) {
    let (case, picked) = (&of.case, of.picked);
    let programme = picked.programme(case);
    v.maybe(FormField::ProgrammeUntil, programme.and_then(|p| p.until).map(|on| words.day(day_before(on))));
    v.maybe(FormField::ProgrammeNote, programme.and_then(|p| p.note.clone()));
    v.maybe(FormField::Ipra, programme.and_then(|p| p.ipra.clone()));
    v.maybe(FormField::ProgrammeNumber, programme.and_then(|p| p.number.clone()));
    v.maybe(FormField::ProgrammeOn, programme.and_then(|p| p.on).map(|on| words.day(on)));
    v.maybe(FormField::ProgrammeBy, programme.and_then(|p| p.approved_by.clone()));
    v.maybe(FormField::ProgrammeVersion, programme.map(|p| p.version.to_string()));
    v.maybe(FormField::ProgrammeMember, programme.map(|p| person::whom(words, case, p.member)));
    v.maybe(FormField::Opinion, programme.and_then(|p| p.opinion.clone()));
    v.maybe(FormField::Ippsu, programme.and_then(|p| p.ippsu.clone()));
    let (done, all) = picked.progress(if picked.is_of_programme { &of.listed } else { case });
    v.set(FormField::DoneCount, done.to_string());
    v.set(FormField::ActivitiesCount, all.to_string());
}

/// The visit; without one the act is taken along empty.
fn visit(v: &mut FormValues, words: &Words, case: &Case, visit: Option<&Contact>) {
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

fn request(v: &mut FormValues, words: &Words, of: &FormFamily<'_>) {
    let request = of.picked.request(&of.case);
    v.maybe(FormField::RequestTo, request.map(|r| r.organisation.clone()));
    v.maybe(FormField::RequestText, request.and_then(|r| r.text.clone()));
    v.maybe(FormField::RequestOn, request.map(|r| words.day(r.sent_on)));
    v.maybe(FormField::RequestDue, request.and_then(|r| r.due).map(|on| words.day(on)));
}
