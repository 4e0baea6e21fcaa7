//! The next step of a record of the programme: a request for an activity, a reminder, what follows from a control, what
//! lacks.

use serde_json::{Value, json};

use super::entry::blank::EntryPurpose;
use super::{Effect, Model, Step, family_command};
use crate::domain::control::Control;
use crate::domain::paper::{AgreementKind, Request};
use crate::domain::schema::Kind;
use crate::domain::value::StoredField;
use crate::domain::{Act, Case, FieldName, Id};
use crate::norm::Standing;
use crate::norm::lacking::{ProgrammeGapKind, lacking};
use crate::record;
use crate::text::say;

/// Working days in which an answer is expected, where the activity itself has no day: the program's own.
const ANSWER: u32 = 5;

/// The form of a request, filled from the activity it serves.
#[must_use]
pub fn request(model: &Model, case: &Case, activity: Option<Id>) -> Step {
    let blank = EntryPurpose::add(Kind::Request, Some(case.family.id));
    let Some(activity) = activity.and_then(|id| case.activities.iter().find(|a| a.id == id)) else {
        return Step::Fill(blank);
    };
    let whom = activity.member.and_then(|id| case.member(id)).map(|m| model.words.called(m, model.today));
    let what = [Some(activity.text.clone()), whom].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let answer = model.calendar.working_days_after(model.today, ANSWER);
    let due = activity.due.filter(|due| model.today < *due).unwrap_or(answer);
    let text = say!(model.words, "request-text", what = what.as_str());
    Step::Fill(blank.with([
        (FieldName::Activity, json!(activity.id.to_string())),
        (FieldName::Organisation, activity.organisation.as_ref().map_or(Value::Null, |o| json!(o))),
        (FieldName::Text, json!(text)),
        (FieldName::Due, due.value()),
    ]))
}

/// Marks a request as reminded of today.
#[must_use]
pub fn remind(model: &Model, case: &Case, request: Id) -> Step {
    let Some(request) = case.requests.iter().find(|r| r.id == request) else { return Step::Stay };
    if !request.waits(model.today) {
        return Step::Say(model.words.say("request-is-answered"));
    }
    let record = record!(Request { id: request.id, reminded_on: model.today });
    Step::Do(Effect::Record { act: Act::FamilyChanged, records: vec![record] })
}

/// What follows from a control: the decision to prolong or change the level or to stop, with what the control found;
/// without a proposal, the form where it is entered.
#[must_use]
pub fn control(model: &Model, case: &Case, id: Id) -> Step {
    let Some(control) = case.controls.iter().find(|c| c.id == id) else { return Step::Stay };
    let Some(proposal) = control.proposal else {
        return Step::Fill(EntryPurpose::change_at(id, FieldName::Proposal));
    };
    let reason = reason(model, control);
    let standing = Standing::of(model.ground(), case);
    let family = Some(case.family.id);
    match (proposal, standing.level) {
        (_, None) => family_command::without_level(model, case, &standing),
        (proposal, Some(_)) => {
            let subject = proposal.subject();
            let decision = EntryPurpose::add(Kind::Decision, family);
            let why = json!(reason);
            Step::Fill(decision.with([
                (FieldName::Subject, subject.value()),
                (FieldName::Note, why.clone()),
                (FieldName::Reason, why),
            ]))
        }
    }
}

/// «оценка эффективности 20.11.2026: цели достигнуты».
fn reason(model: &Model, control: &Control) -> String {
    let what = crate::wording::lacking::inspection(model, control.inspection);
    let head = format!("{what} {}", model.words.day(control.on));
    control.result.as_ref().map_or_else(|| head.clone(), |result| format!("{head}: {result}"))
}

/// The form in which what lacks is entered.
#[must_use]
pub fn lack(model: &Model, case: &Case, place: usize) -> Step {
    let all = lacking(model.ground(), case);
    let Some(lack) = all.get(place) else { return Step::Stay };
    let family = Some(case.family.id);
    match &lack.what {
        ProgrammeGapKind::Consent { participant, .. } => {
            Step::Fill(EntryPurpose::change_at(*participant, FieldName::Accepted))
        }
        ProgrammeGapKind::Dispatch { participant: Some(id), .. } => {
            Step::Fill(EntryPurpose::change_at(*id, FieldName::SentOn))
        }
        ProgrammeGapKind::Dispatch { organisation, .. } => {
            Step::Fill(EntryPurpose::add(Kind::Participant, family).with([
                (FieldName::Organisation, json!(organisation)),
                (FieldName::SentOn, model.today.value()),
            ]))
        }
        ProgrammeGapKind::RehabilitationProgramme { programme, .. } => {
            Step::Fill(EntryPurpose::change_at(*programme, FieldName::Ipra))
        }
        ProgrammeGapKind::GuardianshipContract => Step::Fill(
            EntryPurpose::add(Kind::Agreement, family)
                .with([(FieldName::Contract, json!(AgreementKind::Guardianship.code()))]),
        ),
        ProgrammeGapKind::Need { member, .. } => {
            Step::Fill(EntryPurpose::add(Kind::Need, family).with([(FieldName::Member, member.value())]))
        }
        ProgrammeGapKind::Refused { participant, .. } => {
            Step::Fill(EntryPurpose::change_at(*participant, FieldName::Accepted))
        }
        ProgrammeGapKind::Control { inspection, .. } => Step::Fill(
            EntryPurpose::add(Kind::Control, family)
                .with([(FieldName::Inspection, json!(inspection.code()))]),
        ),
    }
}
