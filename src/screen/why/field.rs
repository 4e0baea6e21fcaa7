//! «Почему» on a field of a form: the words of the document behind what is chosen there, the level that the signs speak
//! for, what the document says of the field, names for it, and where it asks for such a record.

mod clauses;

use super::{quote, window};
use crate::domain::paper::DecisionSubject;
use crate::domain::schema::Kind;
use crate::domain::sitting::Question;
use crate::domain::{Case, FieldName, Id, Record};
use crate::model::facts::FamilyFacts;
use crate::norm::proposal::LevelProposal;
use crate::regulation::file::ListItem;
use crate::regulation::{RegulationList, RuleSource};
use crate::report::disclosure;
use crate::screen::Model;
use crate::screen::dialog::spec::DialogSpec;
use crate::text::{capitalised, say};
use crate::ui::form::offer::{FieldOption, opt};
use crate::ui::sheet::PlainSheet;
use crate::wording::bank as bank_words;

/// A field of a form, as it is filled.
pub struct WhyField<'a> {
    /// What the form calls it.
    pub label: &'a str,
    pub name: FieldName,
    /// The record that it belongs to, as it would be written.
    pub record: &'a Record,
    /// The family, if it is in the file.
    pub case: Option<&'a Case>,
    /// What is chosen in it, or marked in its open list.
    pub chosen: Option<&'a FieldOption>,
    /// The rows of its list, those of the document with their paragraph.
    pub offered: &'a [FieldOption],
    /// What the signs speak for, where a level is asked.
    pub proposal: Option<&'a LevelProposal>,
}

/// Explains why a field is asked and where its value comes from.
#[must_use]
pub fn field(model: &Model, asked: &WhyField<'_>) -> DialogSpec {
    window(model, asked.label, field_lines(model, asked))
}

fn field_lines(model: &Model, asked: &WhyField<'_>) -> PlainSheet {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    let said = clauses::said(model, asked);
    let is_said =
        |option: &FieldOption| said.iter().any(|source| source.words() == Some(option.quoted.as_str()));
    if let Some(chosen) = asked.chosen {
        lines.line(capitalised(&chosen.text)).strong();
        if !chosen.beside.is_empty() {
            lines.line(chosen.beside.clone()).under();
        }
        if !chosen.quoted.is_empty() && !is_said(chosen) {
            lines.line(format!("«{}»", chosen.quoted)).under().quiet();
        }
    }
    let is_cited = asked.chosen.is_some_and(|chosen| !chosen.quoted.is_empty()) || asked.proposal.is_some();
    let listed: Vec<&FieldOption> =
        asked.offered.iter().filter(|o| asked.chosen.is_none() && !is_said(o)).collect();
    if let Some(proposal) = asked.proposal {
        lines.append(super::proposal::of(model, proposal));
    }
    let (head, sources) = match said.is_empty() {
        true => ("why-field-asked", clauses::asking(&model.rules.regulation, asked.record, asked.name)),
        false => ("why-field-said", said),
    };
    let is_cited = is_cited || !sources.is_empty() || listed.iter().any(|option| is_of_document(option));
    if !sources.is_empty() {
        if !lines.is_empty() {
            lines.gap();
        }
        lines.line(w.say(head)).strong();
        sources.iter().for_each(|source| quote(model, source, &mut lines));
    }
    named(model, listed, &mut lines);
    // No document of the program names a term of storage: the institution does.
    if matches!(asked.name, FieldName::StorageYears | FieldName::StorageGround) {
        lines.line(w.say("retention-no-document"));
    } else if !is_cited {
        if !lines.is_empty() {
            lines.gap();
        }
        lines.line(say!(w, "why-field-none", field = asked.label));
    }
    lines
}

/// Whether an option has the words of a document and their paragraph.
fn is_of_document(option: &FieldOption) -> bool {
    !option.quoted.is_empty() && !option.beside.is_empty()
}

/// What the document names for the field, each with its paragraph.
fn named<'a>(model: &Model, offered: impl IntoIterator<Item = &'a FieldOption>, lines: &mut PlainSheet) {
    let mut of_document = offered.into_iter().filter(|option| is_of_document(option)).peekable();
    if of_document.peek().is_none() {
        return;
    }
    if !lines.is_empty() {
        lines.gap();
    }
    lines.line(model.words.say("why-field-listed")).strong();
    for option in of_document {
        lines.line(format!("{} · {}", capitalised(&option.text), option.beside)).under();
    }
}

/// A field that no form of a record has opened.
pub struct UnfilledField<'a> {
    pub label: &'a str,
    pub kind: Kind,
    pub name: FieldName,
}

/// Explains a field of a record that is not filled in yet.
#[must_use]
pub fn unfilled(model: &Model, asked: &UnfilledField<'_>) -> DialogSpec {
    let record = Record::of(asked.kind, Id::new());
    let (label, name) = (asked.label, asked.name);
    let why =
        WhyField { label, name, record: &record, case: None, chosen: None, offered: &[], proposal: None };
    field(model, &why)
}

/// What the document says of records of a kind; where it says nothing, that it does.
pub(super) fn kind_lines(model: &Model, kind: Kind) -> PlainSheet {
    let record = Record::of(kind, Id::new());
    let (label, name) = ("", FieldName::Note);
    let asked =
        WhyField { label, name, record: &record, case: None, chosen: None, offered: &[], proposal: None };
    let mut sources = clauses::said(model, &asked);
    sources.extend(clauses::asking(&model.rules.regulation, &record, name));
    let mut lines = PlainSheet::default();
    sources.iter().for_each(|source| quote(model, source, &mut lines));
    if lines.is_empty() {
        lines.line(model.words.say("why-unsaid"));
    }
    lines
}

/// That the program alone keeps a field.
#[must_use]
pub fn kept_by_program(model: &Model, label: &str) -> DialogSpec {
    super::sentence(model, label, say!(model.words, "why-field-none", field = label))
}

/// A list of the document: the row chosen in the words of the document, and all rows.
#[must_use]
pub fn listed(model: &Model, label: &str, list: RegulationList, chosen: Option<&str>) -> DialogSpec {
    let option = |item: &ListItem| {
        let meaning = model.rules.meaning(list, &item.id);
        FieldOption {
            beside: meaning.cited.unwrap_or_default(),
            quoted: meaning.text.unwrap_or_default(),
            ..opt(&item.id, &meaning.label)
        }
    };
    let regulation = &model.rules.regulation;
    let (kind, name, items) = match list {
        RegulationList::Closing => (Kind::Closing, FieldName::Reason, &regulation.closings),
        RegulationList::Category => (Kind::Category, FieldName::Category, &regulation.categories),
        RegulationList::Circumstance => {
            (Kind::Circumstance, FieldName::Circumstance, &regulation.circumstances)
        }
        _ => (Kind::Family, FieldName::Source, &regulation.sources),
    };
    let offered: Vec<FieldOption> = items.iter().map(option).collect();
    let record = Record::of(kind, Id::new());
    let asked = WhyField {
        label,
        name,
        record: &record,
        case: None,
        chosen: offered.iter().find(|o| Some(o.code.as_str()) == chosen),
        offered: &offered,
        proposal: None,
    };
    let mut lines = field_lines(model, &asked);
    if asked.chosen.is_some() {
        named(model, &offered, &mut lines);
    }
    window(model, label, lines)
}

/// Who decides on `subject`, in the words of the document.
#[must_use]
pub fn deciding(model: &Model, subject: DecisionSubject, case: Option<&Case>) -> DialogSpec {
    let w = &model.words;
    let said = w.pick("decision-subject", subject.code());
    let mut lines = PlainSheet::default();
    lines.line(capitalised(&said)).strong();
    let categories = case.map(|c| c.categories_on(model.today)).unwrap_or_default();
    match model.rules.regulation.deciding(subject, &categories) {
        Some(deciding) => {
            lines.line(
                [Some(deciding.body), deciding.form].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            );
            quote(
                model,
                &RuleSource::Own { cited: deciding.cited.into(), text: deciding.text.into() },
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
pub fn bank(model: &Model) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    lines.line(bank_words::basis(w, &model.rules));
    lines.gap();
    disclosure::bank(&model.rules).iter().for_each(|source| quote(model, source, &mut lines));
    window(model, &bank_words::title(w, &model.rules), lines)
}

/// Where the document asks for a record of the family; of a question, where it says who decides on it.
#[must_use]
pub fn asking(model: &Model, facts: &FamilyFacts, record: &Record) -> Vec<RuleSource> {
    if let Some(subject) = record.get(Question::FIELDS.subject).filter(|_| record.kind == Kind::Question) {
        let categories = facts.case.categories_on(model.today);
        let deciding = model.rules.regulation.deciding(subject, &categories);
        return deciding
            .map(|d| RuleSource::Own { cited: d.cited.into(), text: d.text.into() })
            .into_iter()
            .collect();
    }
    clauses::asking(&model.rules.regulation, record, FieldName::Note)
}

/// Where the document asks for a level.
#[must_use]
pub(super) fn level_sources(model: &Model) -> Vec<RuleSource> {
    clauses::asking(&model.rules.regulation, &Record::of(Kind::Level, Id::new()), FieldName::Level)
}
