//! «Дело»: the stages of the family's document in order, what proves each, what is missing, what comes next and why.

use serde_json::{Value, json};

use super::section::CardSection;
use super::sheet::{CardSheet, CardTarget};
use crate::domain::Case;
use crate::domain::FieldName;
use crate::domain::paper::{Closing, Decision, DecisionSubject};
use crate::domain::programme::PlanPaper;
use crate::domain::schema::Kind;
use crate::domain::value::StoredField;
use crate::model::facts::FamilyFacts;
use crate::norm::path::{CasePath, PathLine, PathLineState};
use crate::regulation::INTERAGENCY_PLAN;
use crate::regulation::file::CaseFact;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::{Model, Step};
use crate::text::{capitalised, say};
use crate::ui::paint::{DONE, LATE, PLAIN, QUIET};
use crate::wording::path as words;

/// The section.
pub fn sheet(model: &Model, facts: &FamilyFacts) -> CardSheet {
    let (w, case) = (&model.words, &facts.case);
    let path = &facts.path;
    let mut s = CardSheet::new(w.say("card-path"));
    let gaps = path.gaps().count();
    s.count = Some(gaps);
    s.late = gaps > 0;
    if path.stages.is_empty() {
        s.or_empty(w.say("path-no-stages"));
        return s;
    }
    s.row(w.say("path-phase-label"), capitalised(&words::phase(model, path))).on(CardTarget::Stage(path.at));
    s.row(w.say("path-stage-label"), words::stage(model, path)).on(CardTarget::Stage(path.at));
    if let (Some(next), Some(why)) = (words::next(model, case, path), words::next_why(model, case, path)) {
        let target = path.next().map_or(CardTarget::Stage(path.at), |(_, line)| about(line));
        s.row(w.say("path-next-label"), next).on(target);
        s.more(why).quiet();
    }
    for (i, stage) in path.stages.iter().enumerate() {
        let done = if stage.is_done() { " √" } else { "" };
        let head = format!("{}. {}{done}", i + 1, capitalised(&stage.label));
        s.head(head).on(CardTarget::Stage(Some(i)));
        for line in &stage.lines {
            let said = format!(
                "{} {}: {}",
                words::mark(line.state),
                words::line(model, case, line),
                words::state(model, case, line)
            );
            s.full(said).on(about(line)).styled(match line.state {
                PathLineState::Done => DONE,
                PathLineState::Running => PLAIN,
                PathLineState::Missing | PathLineState::Skipped => LATE,
                PathLineState::Later => QUIET,
            });
        }
    }
    s
}

/// What the paragraph of a line is about.
pub fn about(line: &PathLine) -> CardTarget {
    let record = line.proof.as_ref().map(|p| p.record);
    CardTarget::Fact { fact: line.fact.clone(), member: line.member, record }
}

/// The line that a paragraph is about.
#[must_use]
pub fn line_of(path: &CasePath, target: &CardTarget) -> Option<PathLine> {
    let CardTarget::Fact { fact, member, .. } = target else { return None };
    path.lines().map(|(_, l)| l).find(|l| l.fact == *fact && l.member == *member).cloned()
}

/// Enter on a line that is not done: the form that puts it in order, filled as far as the file knows.
#[must_use]
pub fn form(model: &Model, case: &Case, line: &PathLine) -> Step {
    let family = case.family.id;
    let add = |kind: Kind| EntryPurpose::add(kind, Some(family));
    let of_family = |field: FieldName| EntryPurpose::change_at(family.0, field);
    let of_member = || (FieldName::Member, line.member.value());
    let lapsed = line.proof.as_ref().map(|p| p.record);
    Step::Fill(match &line.fact {
        CaseFact::Source => of_family(FieldName::Source),
        CaseFact::Ground => of_family(FieldName::Ground),
        CaseFact::Registered => of_family(FieldName::RegisteredOn),
        CaseFact::Journal => of_family(FieldName::JournalNumber),
        CaseFact::Category => add(Kind::Category),
        CaseFact::Curator => add(Kind::Assignment),
        CaseFact::Contact | CaseFact::Visit => add(Kind::Contact),
        CaseFact::Level => add(Kind::Level),
        CaseFact::Resources => match case.here(model.today).next() {
            Some(member) => EntryPurpose::change_at(member.id.0, FieldName::Resources),
            None => add(Kind::Member),
        },
        CaseFact::Needs => add(Kind::Need),
        CaseFact::Programme if line.member.is_some() => add(Kind::Programme).with([of_member()]),
        CaseFact::Programme => add(Kind::Programme).with(paper(model, PlanPaper::Standalone)),
        CaseFact::Approval => match case.undecided_programmes().last() {
            // Where the document has a body decide, its decision is entered, and the programme takes it from there.
            Some(_) if model.rules.regulation.decides_on(DecisionSubject::Programme) => {
                decision(model, case, Some(DecisionSubject::Programme))
            }
            Some(programme) => EntryPurpose::change_at(programme.id, FieldName::On),
            None => add(Kind::Programme),
        },
        CaseFact::Participant => {
            let mut suppliers = model.rules.regulation.organisations.iter().filter(|o| o.is_supplier());
            let only = suppliers.next().filter(|_| suppliers.next().is_none());
            let only = only.map(|o| (FieldName::Organisation, json!(o.label)));
            add(Kind::Participant).with(only.into_iter().chain([(FieldName::Supplier, json!(true))]))
        }
        CaseFact::Dispatch => match case.current_participants().find(|p| p.sent_on.is_none()) {
            Some(participant) => EntryPurpose::change_at(participant.id, FieldName::SentOn),
            None => add(Kind::Participant),
        },
        CaseFact::Agreement => add(Kind::Agreement),
        CaseFact::Consent => add(Kind::Consent).with([of_member()]),
        CaseFact::Activities if lapsed.is_some() || line.state == PathLineState::Running => {
            return Step::Section(family, CardSection::Plan);
        }
        CaseFact::Activities => add(Kind::Activity),
        CaseFact::Outcome if closing_of(case, model).is_some() => {
            decision(model, case, Some(DecisionSubject::Closing))
        }
        CaseFact::Outcome => decision(model, case, None),
        CaseFact::Closing => add(Kind::Closing).with(decided(case)),
        CaseFact::After => match closing_of(case, model) {
            Some(closing) => EntryPurpose::change_at(closing.id, FieldName::AfterUntil),
            None => add(Kind::Closing),
        },
        CaseFact::Control(inspection) => {
            add(Kind::Control).with([(FieldName::Inspection, json!(inspection.code()))])
        }
        CaseFact::Decision(subject) => decision(model, case, Some(*subject)),
        CaseFact::Document(id) if id == INTERAGENCY_PLAN => {
            add(Kind::Programme).with(paper(model, PlanPaper::Interagency))
        }
        CaseFact::Document(id) => add(Kind::Document).with([(FieldName::Document, json!(id)), of_member()]),
    })
}

/// Which of two papers a programme is, where the document has two.
fn paper(model: &Model, paper: PlanPaper) -> Option<(FieldName, Value)> {
    model.rules.regulation.has_interagency_plan().then(|| (FieldName::Paper, json!(paper.code())))
}

/// The closing that has come.
fn closing_of<'a>(case: &'a Case, model: &Model) -> Option<&'a Closing> {
    case.last_closing(model.today)
}

/// What the decision to stop says of the closing; a refused one stops nothing.
fn decided(case: &Case) -> Vec<(FieldName, Value)> {
    let is_of_closing = |d: &&Decision| d.subject == DecisionSubject::Closing && d.is_granted();
    let decision = case.decisions.iter().rev().find(is_of_closing);
    decision.map_or_else(Vec::new, |d| {
        vec![
            (FieldName::DecidedBy, d.body.value()),
            (FieldName::DecidedOn, json!(d.on)),
            (FieldName::Number, d.number.value()),
            (FieldName::Decision, json!(d.id.to_string())),
        ]
    })
}

/// The form of a decision, with the body and the form that the document names for it.
fn decision(model: &Model, case: &Case, subject: Option<DecisionSubject>) -> EntryPurpose {
    let categories = case.categories_on(model.today);
    let named = subject.and_then(|subject| model.rules.regulation.deciding(subject, &categories));
    let (body, form) = named.map(|named| (named.body, named.form)).unzip();
    EntryPurpose::add(Kind::Decision, Some(case.family.id)).with([
        (FieldName::Subject, subject.value()),
        (FieldName::Body, body.value()),
        (FieldName::Form, form.flatten().value()),
    ])
}

/// The keys for a line: Enter puts a missing one in order.
#[must_use]
pub fn status(model: &Model, line: Option<&PathLine>) -> String {
    let w = &model.words;
    match line {
        Some(line) if line.state != PathLineState::Done => {
            say!(w, "status-card-path", what = words::fact(model, &line.fact))
        }
        _ => w.say("status-card-path-done"),
    }
}
