//! What the document says of a field, whatever record it is of: clauses, deadlines, definitions, terms, deciding bodies.

use super::WhyField;
use crate::domain::control::{Control, Inspection};
use crate::domain::district::DeadlineEvent;
use crate::domain::level::{LevelSpan, Order};
use crate::domain::mark::StatusSpan;
use crate::domain::paper::{Decision, DecisionSubject, Document};
use crate::domain::schema::Kind;
use crate::domain::sitting::Question;
use crate::domain::{FieldName, Level, Record};
use crate::norm::deadline::rule::{self, DeadlineTiming};
use crate::norm::path;
use crate::regulation::file::{CaseFact, ListItem, PositionCondition, Regulation, collapsed};
use crate::regulation::{ProgrammeDuty, RuleSource};
use crate::report::{disclosure, violation_notice};
use crate::screen::Model;
use crate::screen::entry::forms::subject_of;

/// The clauses of the documents about the kinds of help and about help that cannot wait, by their ids.
const HELP_KINDS: &str = "help_kinds";
const URGENT_HELP: &str = "right_urgent_help";

/// What the document says of the field itself, each place once; it goes before what the record as a whole is asked for.
pub(super) fn said(model: &Model, asked: &WhyField<'_>) -> Vec<RuleSource> {
    let regulation = &model.rules.regulation;
    let ask = clause(asked.record.kind, asked.name).into_iter();
    let clauses = ask.flat_map(|ask| regulation.all_asking(ask)).map(|item| own(regulation, item));
    let mut all: Vec<RuleSource> = Vec::new();
    let found = clauses.chain(of_level(model, asked)).chain(of_decision(model, asked));
    for source in found.chain(of_case(model, asked)).chain(of_term(model, asked)) {
        if !all.contains(&source) {
            all.push(source);
        }
    }
    all
}

/// Where the document asks for a record, by the field asked.
pub(super) fn asking(regulation: &Regulation, record: &Record, field: FieldName) -> Vec<RuleSource> {
    path::asking(regulation, |fact| proves(record, field, fact))
}

fn own(regulation: &Regulation, item: &ListItem) -> RuleSource {
    cited(regulation, &item.text, &item.at)
}

fn cited(regulation: &Regulation, text: &str, at: &str) -> RuleSource {
    RuleSource::Own { cited: regulation.cited(at).into(), text: collapsed(text).into() }
}

/// What a clause of the document says of a field.
fn clause(kind: Kind, field: FieldName) -> Option<ProgrammeDuty> {
    match (kind, field) {
        (Kind::Programme, FieldName::Paper | FieldName::Ippsu) => Some(ProgrammeDuty::PlanPaper),
        (Kind::Programme, FieldName::Ipra) | (Kind::Member, FieldName::Disability) => {
            Some(ProgrammeDuty::RehabilitationProgramme)
        }
        (Kind::Agreement, FieldName::Contract) => Some(ProgrammeDuty::GuardianshipContract),
        (Kind::Participant, FieldName::Agreed | FieldName::AgreedOn | FieldName::Accepted) => {
            Some(ProgrammeDuty::FamilyConsent)
        }
        (Kind::Participant, FieldName::SentOn) => Some(ProgrammeDuty::Dispatch),
        (Kind::Closing, FieldName::AfterUntil) => Some(ProgrammeDuty::After),
        (Kind::Family, FieldName::Form | FieldName::Member) => Some(ProgrammeDuty::Form),
        (Kind::Need, _) => Some(ProgrammeDuty::Needs),
        _ => None,
    }
}

/// Definition, term, frequency and caseload of the level chosen; of all levels, where none is.
fn of_level(model: &Model, asked: &WhyField<'_>) -> Vec<RuleSource> {
    let rules = &model.rules;
    let chosen = match asked.record.kind {
        Kind::Level => asked.record.get(LevelSpan::FIELDS.level),
        Kind::Order => asked.record.get(Order::FIELDS.level),
        _ => return Vec::new(),
    };
    let levels = || Level::ACUTE_FIRST.into_iter().filter(move |level| chosen.is_none_or(|c| c == *level));
    match asked.name {
        FieldName::Level | FieldName::Reason => levels().filter_map(|l| rules.level_source(l)).collect(),
        FieldName::Until => levels().filter_map(|l| rules.term(l)).map(|term| term.source).collect(),
        FieldName::Visits | FieldName::Per => levels().map(|l| rules.frequency(l, model.today).1).collect(),
        FieldName::Limit => {
            let limits = rules.limits(model.today).into_iter();
            let meant = limits.filter(|limit| chosen.is_none_or(|level| limit.levels.contains(&level)));
            meant.filter_map(|limit| limit.source).collect()
        }
        _ => Vec::new(),
    }
}

/// Who decides, where the field is one of a decision; every body, while it is not said on what.
fn of_decision(model: &Model, asked: &WhyField<'_>) -> Vec<RuleSource> {
    let regulation = &model.rules.regulation;
    let (kind, name) = (asked.record.kind, asked.name);
    let is_paper = matches!(
        name,
        FieldName::Decision | FieldName::DecidedBy | FieldName::DecidedOn | FieldName::ApprovedBy
    );
    let subject = match (kind, name) {
        (Kind::Decision, FieldName::Note | FieldName::Sitting) => return Vec::new(),
        (Kind::Decision, _) => decides(asked.record),
        (Kind::Question, _) => asked.record.get(Question::FIELDS.subject),
        (Kind::Sitting, FieldName::Body) => None,
        (Kind::Level | Kind::Closing | Kind::Status, FieldName::Number) => subject_of(kind),
        (Kind::Control, FieldName::Proposal) => {
            asked.record.get(Control::FIELDS.proposal).map(|proposal| proposal.subject())
        }
        (kind, _) if is_paper => match subject_of(kind) {
            Some(subject) => Some(subject),
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let categories = asked.case.map(|c| c.categories_on(model.today)).unwrap_or_default();
    match subject {
        Some(subject) => {
            let deciding = regulation.deciding(subject, &categories).into_iter();
            deciding.map(|d| RuleSource::Own { cited: d.cited.into(), text: d.text.into() }).collect()
        }
        None => regulation.decisions.iter().map(|item| own(regulation, item)).collect(),
    }
}

/// What is said of a control, of curators, of income, of a family in danger, of consent and of violated rights.
fn of_case(model: &Model, asked: &WhyField<'_>) -> Vec<RuleSource> {
    let regulation = &model.rules.regulation;
    let items = |all: &[ListItem], is_meant: &dyn Fn(&ListItem) -> bool| -> Vec<RuleSource> {
        all.iter().filter(|item| is_meant(item)).map(|item| own(regulation, item)).collect()
    };
    match (asked.record.kind, asked.name) {
        (Kind::Control, FieldName::Satisfied) => inspection(regulation, Some(Inspection::Satisfaction)),
        (Kind::Control, FieldName::Proposal) => Vec::new(),
        (Kind::Control, _) => inspection(regulation, asked.record.get(Control::FIELDS.inspection)),
        (Kind::Assignment, FieldName::Curator) | (Kind::Curator, FieldName::Position) => {
            items(&regulation.roles, &ListItem::is_of_curators)
        }
        (Kind::Income | Kind::Minimum, _) => {
            items(&regulation.circumstances, &|item| item.hundredths().is_some())
        }
        (Kind::Member, FieldName::LimitedHealth) => marked(regulation, PositionCondition::LimitedHealth),
        (Kind::Member, FieldName::Disability) => marked(regulation, PositionCondition::DisabledChild),
        (Kind::Status, FieldName::Status) => {
            let code = asked.record.get(StatusSpan::FIELDS.status).map(|status| status.code());
            let sign = regulation.signs.iter().filter(|sign| Some(sign.id.as_str()) == code);
            let of_signs = sign.map(|sign| cited(regulation, &sign.text, &sign.at));
            of_signs.chain(items(&regulation.categories, &|item| Some(item.id.as_str()) == code)).collect()
        }
        (Kind::Consent, _) => disclosure::both_wanted(&model.rules),
        (Kind::Notice, _) | (Kind::Contact | Kind::Inquiry, FieldName::Rights) => {
            let duty = violation_notice::duty(&model.rules, asked.case, model.today);
            duty.clauses.into_iter().chain(duty.at_once.map(|urgency| urgency.source)).collect()
        }
        (Kind::Activity | Kind::Need, FieldName::Help) => {
            items(&regulation.clauses, &|item| item.id == HELP_KINDS)
        }
        (Kind::Activity, FieldName::Urgent) => items(&regulation.clauses, &|item| item.id == URGENT_HELP),
        (Kind::Family, FieldName::JournalNumber) => items(&regulation.journals, &|_| true),
        _ => Vec::new(),
    }
}

/// What the document means by the word of the record, and by which day something of it is due.
fn of_term(model: &Model, asked: &WhyField<'_>) -> Vec<RuleSource> {
    let regulation = &model.rules.regulation;
    let term = match (asked.record.kind, asked.name) {
        (Kind::Agreement, FieldName::On | FieldName::Number | FieldName::Until) => Some("agreement"),
        (Kind::Programme, FieldName::Number | FieldName::Version | FieldName::Until) => Some("plan"),
        (Kind::Assignment, FieldName::Curator) => Some(Kind::Curator.name()),
        _ => None,
    };
    let words = term.and_then(|term| regulation.terms.get(term));
    let words = words.map(|term| cited(regulation, &term.text, &term.at));
    let is_due = |when: DeadlineTiming| match (asked.record.kind, asked.name) {
        (Kind::Agreement, FieldName::CopySentOn) => {
            matches!(when, DeadlineTiming::After(DeadlineEvent::Agreement, _))
        }
        (Kind::Activity | Kind::Request, FieldName::Due) => when == DeadlineTiming::ByPlan,
        (Kind::Programme, FieldName::Until) => when == DeadlineTiming::TermEnd,
        _ => false,
    };
    let rules = rule::rules(model.ground());
    let due = rules.into_iter().filter(|rule| is_due(rule.when)).map(|rule| rule.source);
    words.into_iter().chain(due).collect()
}

/// The words for a control; for every one, while it is not said which.
fn inspection(regulation: &Regulation, of: Option<Inspection>) -> Vec<RuleSource> {
    let meant = regulation.inspections.iter().filter(|rule| of.is_none_or(|of| rule.id == of));
    meant.map(|rule| cited(regulation, &rule.text, &rule.at)).collect()
}

/// The categories that say so of a family.
fn marked(regulation: &Regulation, condition: PositionCondition) -> Vec<RuleSource> {
    let is_meant = |item: &&ListItem| condition.marks().contains(&item.id.as_str());
    regulation.categories.iter().filter(is_meant).map(|item| own(regulation, item)).collect()
}

/// Whether a record proves a fact of the path, by the field asked.
fn proves(record: &Record, field: FieldName, fact: &CaseFact) -> bool {
    match (record.kind, fact) {
        (Kind::Family, CaseFact::Source) => field == FieldName::Source,
        (Kind::Family, CaseFact::Ground) => field == FieldName::Ground,
        (Kind::Family, CaseFact::Registered) => field == FieldName::RegisteredOn,
        (Kind::Family, CaseFact::Journal) => field == FieldName::JournalNumber,
        (Kind::Member, CaseFact::Resources) => field == FieldName::Resources,
        (Kind::Decision | Kind::Question, CaseFact::Decision(subject)) => decides(record) == Some(*subject),
        (Kind::Decision | Kind::Question, CaseFact::Approval) => {
            decides(record) == Some(DecisionSubject::Programme)
        }
        (Kind::Decision | Kind::Question, CaseFact::Outcome) => {
            matches!(
                decides(record),
                Some(
                    DecisionSubject::Continuation | DecisionSubject::Prolongation | DecisionSubject::Closing
                )
            )
        }
        (Kind::Control, CaseFact::Control(inspection)) => {
            record.get(Control::FIELDS.inspection) == Some(*inspection)
        }
        (Kind::Document, CaseFact::Document(id)) => {
            record.get(Document::FIELDS.document).as_ref() == Some(id)
        }
        (kind, fact) => matches!(
            (kind, fact),
            (Kind::Category, CaseFact::Category)
                | (Kind::Assignment, CaseFact::Curator)
                | (Kind::Contact, CaseFact::Contact | CaseFact::Visit)
                | (Kind::Level, CaseFact::Level)
                | (Kind::Need, CaseFact::Needs)
                | (Kind::Programme, CaseFact::Programme | CaseFact::Approval)
                | (Kind::Participant, CaseFact::Participant | CaseFact::Dispatch)
                | (Kind::Agreement, CaseFact::Agreement)
                | (Kind::Consent, CaseFact::Consent)
                | (Kind::Activity, CaseFact::Activities)
                | (Kind::Closing, CaseFact::Closing | CaseFact::After | CaseFact::Outcome)
        ),
    }
}

/// On what a decision or a question is.
fn decides(record: &Record) -> Option<DecisionSubject> {
    match record.kind {
        Kind::Question => record.get(Question::FIELDS.subject),
        _ => record.get(Decision::FIELDS.subject),
    }
}
