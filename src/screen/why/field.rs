//! «Почему» on a field of a form: the words of the document behind what is chosen there, the level that the signs speak
//! for, and where the document asks for such a record.

use super::{quote, window};
use crate::domain::control::Control;
use crate::domain::family::Family;
use crate::domain::paper::{Decision, Document, Subject};
use crate::domain::schema::Kind;
use crate::domain::sitting::Question;
use crate::domain::{Case, FieldName, Id, Record};
use crate::model::facts::Facts;
use crate::norm::path::Path;
use crate::norm::proposal::Proposal;
use crate::regulation::file::{Fact, Item, collapsed};
use crate::regulation::{Ask, List, Source};
use crate::report::disclosure;
use crate::screen::Model;
use crate::screen::dialog::spec::Spec;
use crate::text::{capitalised, say};
use crate::ui::form::offer::{Opt, opt};
use crate::ui::sheet::Text;

/// A field of a form, as it is filled.
pub struct AskedField<'a> {
    /// What the form calls it.
    pub label: &'a str,
    pub name: FieldName,
    /// The record that it belongs to, as it would be written.
    pub record: &'a Record,
    /// The family, if it is in the file.
    pub case: Option<&'a Case>,
    /// What is chosen in it, or marked in its open list.
    pub chosen: Option<&'a Opt>,
    /// What the signs speak for, where a level is asked.
    pub proposal: Option<&'a Proposal>,
}

/// Explains why a field is asked and where its value comes from.
#[must_use]
pub fn field(model: &Model, asked: &AskedField<'_>) -> Spec {
    window(model, asked.label, field_lines(model, asked))
}

fn field_lines(model: &Model, asked: &AskedField<'_>) -> Text {
    let w = &model.words;
    let mut lines = Text::default();
    if let Some(chosen) = asked.chosen {
        lines.line(capitalised(&chosen.text)).strong();
        if !chosen.beside.is_empty() {
            lines.line(chosen.beside.clone()).under();
        }
        if !chosen.quoted.is_empty() {
            lines.line(format!("«{}»", chosen.quoted)).under().quiet();
        }
    }
    if let Some(proposal) = asked.proposal {
        lines.append(super::proposal::of(model, proposal));
    }
    let clauses = clauses(model, asked);
    let head = if clauses.is_empty() { "why-field-asked" } else { "why-field-said" };
    let sources = if clauses.is_empty() { sources(model, asked) } else { clauses };
    if !sources.is_empty() {
        if !lines.is_empty() {
            lines.gap();
        }
        lines.line(w.say(head)).strong();
        sources.iter().for_each(|source| quote(model, source, &mut lines));
    }
    if lines.is_empty() {
        lines.line(say!(w, "why-field-none", field = asked.label));
    }
    lines
}

/// Who may have detected a family: the one chosen, in the words of the document, and the whole list.
#[must_use]
pub fn source(model: &Model, label: &str, chosen: Option<&str>) -> Spec {
    let option = |item: &Item| {
        let meaning = model.rules.meaning(List::Source, &item.id);
        Opt {
            beside: meaning.cited.unwrap_or_default(),
            quoted: meaning.text.unwrap_or_default(),
            ..opt(&item.id, &meaning.label)
        }
    };
    let listed: Vec<Opt> = model.rules.regulation.sources.iter().map(option).collect();
    let record = Record::of(Kind::Family, Id::new());
    let asked = AskedField {
        label,
        name: FieldName::Source,
        record: &record,
        case: None,
        chosen: listed.iter().find(|o| Some(o.code.as_str()) == chosen),
        proposal: None,
    };
    let mut lines = field_lines(model, &asked);
    if !listed.is_empty() {
        lines.gap();
        lines.line(model.words.say("why-field-listed")).strong();
        for item in &listed {
            lines.line(format!("{} · {}", capitalised(&item.text), item.beside)).under();
        }
    }
    window(model, label, lines)
}

/// Who decides on `subject`, in the words of the document.
#[must_use]
pub fn deciding(model: &Model, subject: Subject, case: Option<&Case>) -> Spec {
    let w = &model.words;
    let said = w.pick("decision-subject", subject.code());
    let mut lines = Text::default();
    lines.line(capitalised(&said)).strong();
    let categories = case.map(|c| c.categories_on(model.today)).unwrap_or_default();
    match model.rules.regulation.deciding(subject, &categories) {
        Some(deciding) => {
            lines.line(
                [Some(deciding.body), deciding.form].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            );
            quote(
                model,
                &Source::Own { cited: deciding.cited.into(), text: deciding.text.into() },
                &mut lines,
            );
        }
        None => {
            lines.line(w.say("why-nobody-decides"));
        }
    }
    window(model, &said, lines)
}

/// Who is handed to the interagency bank, in the words of the document.
#[must_use]
pub fn bank(model: &Model) -> Spec {
    let w = &model.words;
    let mut lines = Text::default();
    lines.line(w.say("bank-basis"));
    lines.gap();
    disclosure::bank(&model.rules).iter().for_each(|source| quote(model, source, &mut lines));
    window(model, &w.say("bank-title"), lines)
}

/// Where the document asks for what the record would prove, each place once.
fn sources(model: &Model, asked: &AskedField<'_>) -> Vec<Source> {
    let nameless;
    let case = match asked.case {
        Some(case) => case,
        None => {
            nameless = Case::new(Family::nameless());
            &nameless
        }
    };
    proved(&Path::of(model.ground(), case), asked.record, asked.name)
}

/// What the document says of the field itself; it goes before what the record as a whole is asked for.
fn clauses(model: &Model, asked: &AskedField<'_>) -> Vec<Source> {
    let regulation = &model.rules.regulation;
    let said = |item: &Item| Source::Own {
        cited: regulation.cited(&item.at).into(),
        text: collapsed(&item.text).into(),
    };
    let ask = clause(asked.record.kind, asked.name).into_iter();
    ask.flat_map(|ask| regulation.all_asking(ask)).map(said).collect()
}

/// What a clause of the document says of a field.
fn clause(kind: Kind, field: FieldName) -> Option<Ask> {
    match (kind, field) {
        (Kind::Programme, FieldName::Paper | FieldName::Ippsu) => Some(Ask::PlanPaper),
        (Kind::Programme, FieldName::Ipra) => Some(Ask::RehabilitationProgramme),
        (Kind::Agreement, FieldName::Contract) => Some(Ask::GuardianshipContract),
        (Kind::Participant, FieldName::Agreed | FieldName::AgreedOn) => Some(Ask::FamilyConsent),
        (Kind::Participant, FieldName::SentOn) => Some(Ask::Dispatch),
        (Kind::Closing, FieldName::AfterUntil) => Some(Ask::After),
        (Kind::Family, FieldName::Form | FieldName::Member) => Some(Ask::Form),
        _ => None,
    }
}

/// Where the document asks for a record of the family; of a question, where it says who decides on it.
#[must_use]
pub fn asking(model: &Model, facts: &Facts, record: &Record) -> Vec<Source> {
    if let Some(subject) = record.get(Question::FIELDS.subject).filter(|_| record.kind == Kind::Question) {
        let categories = facts.case.categories_on(model.today);
        let deciding = model.rules.regulation.deciding(subject, &categories);
        return deciding
            .map(|d| Source::Own { cited: d.cited.into(), text: d.text.into() })
            .into_iter()
            .collect();
    }
    proved(&facts.path, record, FieldName::Note)
}

/// Where the document asks for a level.
#[must_use]
pub(super) fn level_sources(model: &Model, case: &Case) -> Vec<Source> {
    proved(&Path::of(model.ground(), case), &Record::of(Kind::Level, Id::new()), FieldName::Level)
}

fn proved(path: &Path, record: &Record, field: FieldName) -> Vec<Source> {
    let mut all: Vec<Source> = Vec::new();
    for (_, line) in path.lines().filter(|(_, line)| proves(record, field, &line.fact)) {
        if !all.contains(&line.source) {
            all.push(line.source.clone());
        }
    }
    all
}

/// Whether a record proves a fact of the path, by the field asked.
fn proves(record: &Record, field: FieldName, fact: &Fact) -> bool {
    match (record.kind, fact) {
        (Kind::Family, Fact::Source) => field == FieldName::Source,
        (Kind::Family, Fact::Ground) => field == FieldName::Ground,
        (Kind::Family, Fact::Registered) => field == FieldName::RegisteredOn,
        (Kind::Family, Fact::Journal) => field == FieldName::JournalNumber,
        (Kind::Member, Fact::Resources) => field == FieldName::Resources,
        (Kind::Decision, Fact::Decision(subject)) => decides(record) == Some(*subject),
        (Kind::Decision, Fact::Approval) => decides(record) == Some(Subject::Programme),
        (Kind::Decision, Fact::Outcome) => {
            matches!(decides(record), Some(Subject::Continuation | Subject::Prolongation | Subject::Closing))
        }
        (Kind::Control, Fact::Control(inspection)) => {
            record.get(Control::FIELDS.inspection) == Some(*inspection)
        }
        (Kind::Document, Fact::Document(id)) => record.get(Document::FIELDS.document).as_ref() == Some(id),
        (kind, fact) => matches!(
            (kind, fact),
            (Kind::Category, Fact::Category)
                | (Kind::Assignment, Fact::Curator)
                | (Kind::Contact, Fact::Contact | Fact::Visit)
                | (Kind::Level, Fact::Level)
                | (Kind::Need, Fact::Needs)
                | (Kind::Programme, Fact::Programme | Fact::Approval)
                | (Kind::Participant, Fact::Participant | Fact::Dispatch)
                | (Kind::Agreement, Fact::Agreement)
                | (Kind::Consent, Fact::Consent)
                | (Kind::Activity, Fact::Activities)
                | (Kind::Closing, Fact::Closing | Fact::After | Fact::Outcome)
        ),
    }
}

fn decides(record: &Record) -> Option<Subject> {
    record.get(Decision::FIELDS.subject)
}
