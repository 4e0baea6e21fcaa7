//! A paper made of the district, to be written in a format.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::catalogue::{PaperBasis, PaperId, PaperScope, PaperSpec};
use super::form::{self, FormSubject};
use super::format::Format;
use super::template::package::PackagePart;
use super::template::{FormValues, build, package, plain};
use super::{csv, grid_docx, grid_json, grid_text, redacted, table, template, xlsx};
use crate::domain::schema::Kind;
use crate::domain::sitting::{Question, Sitting};
use crate::domain::{Case, CuratorId, FamilyId, Id, UserError};
use crate::report::agenda;
use crate::report::grid::Grid;
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::{Lang, Words};

/// About whom a paper is made.
#[derive(Clone, Copy, Debug, Default)]
pub struct PaperSubject<'a> {
    pub family: Option<&'a Case>,
    /// The record chosen among those of the family: a visit, a request, a programme, an agreement.
    pub record: Option<Id>,
    pub sitting: Option<&'a Sitting>,
}

impl<'a> PaperSubject<'a> {
    /// The subject of a paper: of a sitting the one chosen, else the nearest.
    ///
    /// # Errors
    /// If the record chosen is none of the family's, or none that the paper can be about.
    pub fn of(
        stock: &'a DistrictData,
        paper: PaperSpec,
        family: Option<&'a Case>,
        record: Option<Id>,
    ) -> Result<PaperSubject<'a>, UserError> {
        let has = |case: &Case, id: Id| match paper.which.record() {
            Some(Kind::Contact) => case.contacts.iter().any(|c| c.id == id && c.kind.is_visit()),
            Some(Kind::Request) => case.requests.iter().any(|r| r.id == id),
            Some(Kind::Programme) => case.programmes.iter().any(|p| p.id == id),
            Some(Kind::Agreement) => case.agreements.iter().any(|a| a.id == id),
            _ => false,
        };
        let unknown = || UserError::new("paper-no-record");
        let is_of_sitting = paper.about == PaperScope::Sitting;
        let sitting = match record.filter(|_| is_of_sitting) {
            Some(id) => Some(stock.sittings.iter().find(|s| s.id == id).ok_or_else(unknown)?),
            None => agenda::nearest(&stock.sittings, stock.today),
        };
        let record = record.filter(|_| !is_of_sitting);
        if record.is_some_and(|id| !family.is_some_and(|case| has(case, id))) {
            return Err(unknown());
        }
        Ok(PaperSubject { family, record, sitting })
    }
}

/// All that a paper is made by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperOrder {
    pub paper: PaperSpec,
    pub format: Format,
    /// First and last day.
    pub days: (NaiveDate, NaiveDate),
    pub family: Option<FamilyId>,
    /// The record it is about, of the kind that [`PaperId::record`] names; `None`: the one in force, the nearest or
    /// none.
    pub record: Option<Id>,
    pub curator: Option<CuratorId>,
    pub is_redacted: bool,
}

impl PaperOrder {
    /// The bytes of the paper.
    ///
    /// # Errors
    /// If the paper needs a family or a sitting and has none, the record chosen is not there, or its form is faulty.
    pub fn bytes(
        &self,
        words: &Words,
        mut stock: DistrictData,
        own: Option<&DistrictForm>,
    ) -> Result<Vec<u8>, UserError> {
        if self.is_redacted {
            redacted::redact(words, &mut stock);
        }
        let family = self.family.and_then(|id| stock.case(id));
        let subject = PaperSubject::of(&stock, self.paper, family, self.record)?;
        let asked = PaperRequest { curator: self.curator, days: self.days };
        make(words, &stock, asked, self.paper, subject)?.bytes(self.format, own)
    }
}

/// A form of the district's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistrictForm {
    /// Its file, as it is named in a fault.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A paper before it has a format.
#[derive(Clone, Debug, PartialEq)]
pub enum PaperContent {
    Table(PaperSpec, Box<Grid>),
    /// A form with what each of its pages is filled with.
    Form(PaperSpec, Vec<FormValues>),
}

/// Makes a table or a form.
///
/// # Errors
/// If the paper needs a family or a sitting and has none.
pub fn make(
    words: &Words,
    stock: &DistrictData,
    asked: PaperRequest,
    paper: PaperSpec,
    subject: PaperSubject<'_>,
) -> Result<PaperContent, UserError> {
    if paper.made == PaperBasis::Form {
        // The forms are Russian: what is put into them is too.
        let russian = Words::of(Lang::Ru);
        return Ok(PaperContent::Form(paper, form_values(&russian, stock, asked, paper, subject)?));
    }
    Ok(PaperContent::Table(paper, Box::new(grid(words, stock, asked, paper, subject)?)))
}

/// The table of a paper.
///
/// # Errors
/// If it needs a family and has none, or the days are more than it has columns for.
pub fn grid(
    words: &Words,
    stock: &DistrictData,
    asked: PaperRequest,
    paper: PaperSpec,
    subject: PaperSubject<'_>,
) -> Result<Grid, UserError> {
    use table::{actions, applications, defence, dispatch, journal, passport, results, schedule};
    let mut grid = match paper.which {
        PaperId::Applications => applications::applications(words, stock, asked),
        PaperId::Placed => journal::placed(words, stock, asked),
        PaperId::Released => journal::released(words, stock, asked),
        PaperId::Notices => journal::notices(words, stock, asked),
        PaperId::Actions => actions::actions(words, stock, asked),
        PaperId::DistrictPassport => passport::passport(words, stock, asked),
        PaperId::Schedule => schedule::schedule(words, stock, asked)?,
        PaperId::Results => results::results(words, stock, asked),
        PaperId::Norms => defence::defence(words, stock, asked, subject.family.map(|c| c.family.id)),
        PaperId::Dispatch => dispatch::dispatch(words, stock, asked, family(subject)?, subject.record),
        _ => journal::families(words, stock, asked),
    };
    if grid.lines() == 0 {
        grid.notes.insert(0, words.say("table-no-entries"));
    }
    Ok(grid)
}

fn family(subject: PaperSubject<'_>) -> Result<&Case, UserError> {
    subject.family.ok_or_else(|| UserError::usage("argument-no-family"))
}

fn form_values(
    words: &Words,
    stock: &DistrictData,
    asked: PaperRequest,
    paper: PaperSpec,
    subject: PaperSubject<'_>,
) -> Result<Vec<FormValues>, UserError> {
    let is_interagency = paper.which == PaperId::Plan;
    let are_two = stock.rules.regulation.has_interagency_plan();
    let is_of_programme = matches!(paper.which, PaperId::Programme | PaperId::Plan);
    let usual = || paper.which.usual_record(stock, asked, subject.family?);
    let record = subject.record.or_else(usual);
    let picked = FormSubject { is_interagency, are_two, is_of_programme, record, question: None };
    if is_of_programme {
        let case = family(subject)?;
        // A programme of a former accompaniment is made when it is chosen.
        let now = if record.is_some() { case.clone() } else { form::of_course(stock, case) };
        // A family without any programme gets an empty form, to be filled by pen; one with the other paper has no use for it.
        if picked.programme(&now).is_none() && now.current_programmes().next().is_some() {
            let id = if is_interagency { "paper-only-programme" } else { "paper-only-plan" };
            return Err(UserError::new(id));
        }
        // Each programme in force has a page of its own.
        let pages: Vec<FormValues> = picked
            .programmes(&now)
            .into_iter()
            .map(|p| FormSubject { record: Some(p.id), ..picked })
            .map(|page| form::values(words, stock, asked, case, page))
            .collect();
        if !pages.is_empty() {
            return Ok(pages);
        }
    }
    if paper.about != PaperScope::Sitting {
        return Ok(vec![form::values(words, stock, asked, family(subject)?, picked)]);
    }
    let sitting = subject.sitting.ok_or_else(|| UserError::new("paper-no-sitting"))?;
    let items = agenda::agenda(sitting, &stock.sittings, &stock.cases);
    if items.is_empty() {
        return Err(UserError::new("paper-no-questions"));
    }
    // A family of several questions has one page, with all of them.
    let mut pages: Vec<(&Case, Question)> = Vec::new();
    for item in &items {
        match pages.iter_mut().find(|(case, _)| case.family.id == item.case.family.id) {
            None => pages.push((item.case, item.question.clone())),
            Some((_, question)) => {
                let further = crate::wording::sitting::subject(words, item.question.subject);
                let notes =
                    question.note.take().into_iter().chain([further]).chain(item.question.note.clone());
                question.note = Some(notes.collect::<Vec<_>>().join("\n"));
            }
        }
    }
    let page = |(case, question): &(&Case, Question)| {
        let picked = FormSubject { question: Some((question, sitting)), ..picked };
        form::values(words, stock, asked, case, picked)
    };
    Ok(pages.iter().map(page).collect())
}

impl PaperContent {
    /// The bytes of its file; a docx in the district's own form, where it has one.
    ///
    /// # Errors
    /// If the form is faulty.
    pub fn bytes(&self, format: Format, own: Option<&DistrictForm>) -> Result<Vec<u8>, UserError> {
        match (self, format) {
            (_, Format::Json) => Ok(format!("{}\n", self.json()).into_bytes()),
            (PaperContent::Table(_, grid), Format::Xlsx) => xlsx::bytes(std::slice::from_ref(&**grid)),
            (PaperContent::Table(_, grid), Format::Csv) => csv::bytes(grid),
            (_, Format::Docx) => package::written(&self.parts(own)?),
            _ => Ok(self.text(own)?.into_bytes()),
        }
    }

    /// The parts of its docx.
    fn parts(&self, own: Option<&DistrictForm>) -> Result<Vec<PackagePart>, UserError> {
        match (self, own) {
            (PaperContent::Table(_, grid), None) => Ok(build::parts(&grid_docx::blocks(grid))),
            (PaperContent::Table(_, grid), Some(own)) => {
                filled(&own.bytes, &own.path, &[grid_docx::values(grid)])
            }
            (PaperContent::Form(_, values), Some(own)) => filled(&own.bytes, &own.path, values),
            (PaperContent::Form(paper, values), None) => {
                filled(paper.which.form().unwrap_or_default(), paper.name, values)
            }
        }
    }

    /// As plain text.
    ///
    /// # Errors
    /// If the form is faulty.
    pub fn text(&self, own: Option<&DistrictForm>) -> Result<String, UserError> {
        match self {
            PaperContent::Table(_, grid) => Ok(grid_text::text(grid)),
            PaperContent::Form(paper, _) => plain::text(&self.parts(own)?)
                .map_err(|fault| fault.error(own.map_or(paper.name, |o| &o.path))),
        }
    }

    /// As JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        match self {
            PaperContent::Table(_, grid) => grid_json::value(grid),
            PaperContent::Form(_, values) => {
                json!({ "pages": values.iter().map(FormValues::json).collect::<Vec<_>>() })
            }
        }
    }
}

fn filled(form: &[u8], name: &str, values: &[FormValues]) -> Result<Vec<PackagePart>, UserError> {
    template::fill(form, values).map_err(|fault| fault.error(name))
}

/// The form of a paper with its fields, to be edited: the program's own, or one made for its table.
///
/// # Errors
/// If it cannot be put together.
pub fn form_bytes(
    words: &Words,
    stock: &DistrictData,
    asked: PaperRequest,
    paper: PaperSpec,
) -> Result<Vec<u8>, UserError> {
    if let Some(form) = paper.which.form() {
        return Ok(form.to_vec());
    }
    // The columns of a dispatch list do not depend on the family.
    let subject = PaperSubject { family: stock.cases.first(), ..PaperSubject::default() };
    let grid = grid(words, stock, asked, paper, subject)?;
    package::written(&build::parts(&grid_docx::form(&grid)))
}
