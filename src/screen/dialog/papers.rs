//! «Печать»: any paper of a family or of the district, as what, of which days, with names or without.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::paper_record::PaperRecords;
use super::{Dialog, FormPurpose};
use crate::domain::period::{Period, PeriodKind};
use crate::domain::{CuratorId, FamilyId, UserError};
use crate::model::CuratorFilter;
use crate::paper::catalogue::{PAPERS, PaperBasis, PaperId, PaperScope, PaperSpec};
use crate::paper::format::Format;
use crate::paper::make::PaperOrder;
use crate::report::indicators::report::ComparedPeriods;
use crate::screen::{Effect, Model};
use crate::store::Reader;
use crate::text::{Words, say};
use crate::ui::form::offer::opt;
use crate::wording::indicators::{asked_period, period as named, typed_period};

/// The formats offered, in their order.
const FORMATS: [Format; 4] = [Format::Docx, Format::Xlsx, Format::Csv, Format::Text];

/// The paper to be saved.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PapersForm {
    /// The family, with its name in lists; `None`: the district.
    family: Option<(FamilyId, String)>,
    /// The report it is opened on: its period, and whether it has three years side by side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    report: Option<(NaiveDate, NaiveDate, bool)>,
    /// The name of the paper whose formats and records are offered.
    #[serde(default)]
    paper: String,
    /// What the paper may be about.
    #[serde(skip)]
    records: PaperRecords,
}

impl PapersForm {
    /// The dialog for a family, or for the district.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn dialog(
        model: &Model,
        reader: Reader<'_>,
        family: Option<(FamilyId, String)>,
    ) -> Result<Dialog, UserError> {
        let papers =
            PapersForm { family, report: None, paper: String::new(), records: PaperRecords::default() };
        let mut papers = papers.read(model, reader)?;
        papers.paper = papers.offered().first().map(|p| p.name.to_owned()).unwrap_or_default();
        Ok(papers.opened(model))
    }

    /// The dialog opened on «Отчёт», with its period and its columns chosen.
    #[must_use]
    pub(super) fn report(model: &Model, period: Period, compared: ComparedPeriods) -> Dialog {
        let years = compared == ComparedPeriods::Years;
        let paper = figures_of(period, years).paper().name.to_owned();
        let report = Some((period.from, period.to, years));
        PapersForm { family: None, report, paper, records: PaperRecords::default() }.opened(model)
    }

    fn opened(self, model: &Model) -> Dialog {
        Dialog::Form(self.form(model), Box::new(FormPurpose::Papers(self)))
    }

    /// Reads again what a draft does not keep.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn read(mut self, model: &Model, reader: Reader<'_>) -> Result<PapersForm, UserError> {
        self.records = PaperRecords::of(self.family.as_ref().map(|(id, _)| *id), model, reader)?;
        Ok(self)
    }

    /// The papers that can be asked for here; those with a window of their own are not among them.
    fn offered(&self) -> Vec<PaperSpec> {
        let is_meant = |paper: &PaperSpec| match self.family {
            Some(_) => matches!(paper.about, PaperScope::Family | PaperScope::Either),
            None => paper.about != PaperScope::Family,
        };
        // The report of a quarter or of a year is that of its period.
        let is_made = |paper: &PaperSpec| match paper.made {
            PaperBasis::Table | PaperBasis::Form => self.report.is_none(),
            PaperBasis::Figures => self.is_figures(paper.which),
            PaperBasis::Sheet => false,
        };
        let mut offered: Vec<PaperSpec> = PAPERS.into_iter().filter(is_made).filter(is_meant).collect();
        // What speaks of a family alone comes first in its window.
        offered.sort_by_key(|paper| self.family.is_some() && paper.about != PaperScope::Family);
        offered
    }

    /// Whether these are the figures offered: of a report those that are called as its period, else those of any.
    fn is_figures(&self, which: PaperId) -> bool {
        let named = self.report.map(|(from, to, _)| figures_of(Period { from, to }, false));
        which == PaperId::YearsFigures || which == named.unwrap_or(PaperId::PeriodFigures)
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        let title = match (&self.family, self.report) {
            (Some((_, family)), _) => say!(w, "papers-title-family", family = family.as_str()),
            (None, Some(_)) => w.say("papers-title-report"),
            (None, None) => w.say("papers-title"),
        };
        let days = self.report.map(|(from, to, _)| period_text(w, Period { from, to }, model.today));
        let offered = self.offered();
        let papers = offered.iter().map(|p| w.pick("paper-name", p.name)).collect();
        let at = offered.iter().position(|p| p.name == self.paper).unwrap_or(0);
        let names = ["named", "redacted"].map(|c| w.pick("papers-names", c)).to_vec();
        let mut form =
            SmallForm::new(title).choice(SmallFormField::Content, w.say("papers-paper"), papers, at);
        if self.report.is_none() {
            form = form.turn(SmallFormField::Record, w.say("papers-record"), Vec::new(), 0);
        }
        form = form
            .choice(SmallFormField::Format, w.say("print-as"), Vec::new(), 0)
            .free(SmallFormField::Day, w.say("papers-period"), &days.unwrap_or_default())
            .choice(SmallFormField::State, w.say("papers-persons"), names, 0)
            .line(SmallFormField::Path, w.say("papers-folder"), &model.papers.display().to_string());
        self.offer(&mut form, model);
        form.fields_mut().iter_mut().for_each(|field| field.begin());
        form
    }

    /// The paper whose formats and records are offered.
    fn paper(&self) -> Option<PaperSpec> {
        self.offered().into_iter().find(|p| p.name == self.paper)
    }

    /// Offers the formats and the records of the paper; of a report the workbook first.
    fn offer(&self, form: &mut SmallForm, model: &Model) {
        let Some(paper) = self.paper() else { return };
        let formats: Vec<Format> = FORMATS.into_iter().filter(|f| paper.formats().contains(f)).collect();
        let usual = if self.report.is_some() { Format::Xlsx } else { Format::Docx };
        let at = formats.iter().position(|f| *f == usual).unwrap_or(0);
        let options = formats.iter().map(|f| opt(f.code(), &model.words.pick("paper-format", f.code())));
        form.offer_choice(SmallFormField::Format, options.collect(), at);
        let (records, at) = self.records.offered(paper, model);
        form.offer_choice(SmallFormField::Record, records, at);
    }

    /// Offers what belongs to the paper chosen.
    fn follow(&mut self, form: &mut SmallForm, model: &Model) {
        let chosen = self.offered().get(form.chosen(SmallFormField::Content)).map(|p| p.name);
        if let Some(name) = chosen.filter(|name| *name != self.paper) {
            name.clone_into(&mut self.paper);
            self.offer(form, model);
        }
    }

    /// What is asked for.
    fn order(&self, form: &SmallForm, model: &Model) -> Result<PaperOrder, SmallFormFault> {
        let w = &model.words;
        let no_format = || SmallFormFault { field: SmallFormField::Format, text: w.say("papers-no-format") };
        let paper = self.paper().ok_or_else(no_format)?;
        let format = form.code(SmallFormField::Format).and_then(Format::named).ok_or_else(no_format)?;
        let days = match form.text(SmallFormField::Day) {
            None => paper.days(model.today),
            Some(text) => {
                let fault = |id| SmallFormFault {
                    field: SmallFormField::Day,
                    text: say!(w, id, value = text.as_str()),
                };
                let period = asked_period(w, &text, model.today).map_err(fault)?;
                (period.from, period.to)
            }
        };
        if paper.which == PaperId::YearsFigures
            && (Period { from: days.0, to: days.1 }).length() != PeriodKind::Year
        {
            return Err(SmallFormFault { field: SmallFormField::Day, text: w.say("papers-no-year") });
        }
        // The days may have been typed over: the report is called as its period.
        let paper = match paper.which {
            PaperId::QuarterFigures | PaperId::YearFigures | PaperId::PeriodFigures => {
                figures_of(Period { from: days.0, to: days.1 }, false).paper()
            }
            _ => paper,
        };
        let is_redacted = form.chosen(SmallFormField::State) == 1;
        let family = self.family.as_ref().map(|(id, _)| *id);
        let record = form.code(SmallFormField::Record).and_then(|code| code.parse().ok());
        Ok(PaperOrder { paper, format, days, family, record, curator: curator(model), is_redacted })
    }

    /// Where it is saved: the name says what it is, of whom and of which day.
    fn path(&self, form: &SmallForm, model: &Model, order: &PaperOrder) -> Result<PathBuf, SmallFormFault> {
        let w = &model.words;
        let folder = form.text(SmallFormField::Path);
        let folder = folder
            .ok_or_else(|| SmallFormFault { field: SmallFormField::Path, text: w.say("print-no-path") })?;
        let what = w.pick("paper-name", order.paper.name);
        // A name is no part of the name of a redacted file.
        let whom = self.family.as_ref().filter(|_| !order.is_redacted).map(|(_, name)| name.clone());
        let day = order.days.1.min(model.today).to_string();
        let name = match order.paper.made {
            PaperBasis::Figures => {
                let days = Period { from: order.days.0, to: order.days.1 };
                match days.length() {
                    PeriodKind::Days => {
                        say!(w, "print-file-report", from = days.from.to_string(), to = days.to.to_string())
                    }
                    _ => say!(w, "print-file-period", period = named(w, days)),
                }
            }
            _ => [Some(what), whom, Some(day)].into_iter().flatten().collect::<Vec<_>>().join(" "),
        };
        let name: String = name.chars().map(|c| if "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
        let folder = PathBuf::from(folder);
        let folder = if folder.starts_with("~") { folder } else { model.papers.join(folder) };
        Ok(folder.join(format!("{name}.{}", order.format.extension())))
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Effect, SmallFormFault> {
        let order = self.order(form, model)?;
        let path = self.path(form, model, &order)?;
        Ok(Effect::Order { path, order })
    }

    pub(super) fn hint(&self, form: &SmallForm, model: &Model) -> Vec<String> {
        let w = &model.words;
        let mut lines = Vec::new();
        match self.order(form, model) {
            Err(fault) => lines.push(fault.text),
            Ok(order) => {
                let (from, to) = order.days;
                lines.push(say!(w, "table-period", span = w.span(from, to)));
                if let Ok(path) = self.path(form, model, &order) {
                    lines.push(say!(w, "print-to", path = path.display().to_string()));
                }
                if !order.is_redacted {
                    lines.push(w.say("print-personal"));
                }
            }
        }
        lines
    }
}

/// The figures of a period: a quarter and a year have papers of their own.
fn figures_of(period: Period, years: bool) -> PaperId {
    match period.length() {
        PeriodKind::Year if years => PaperId::YearsFigures,
        PeriodKind::Year => PaperId::YearFigures,
        PeriodKind::Quarter => PaperId::QuarterFigures,
        PeriodKind::Month | PeriodKind::Days => PaperId::PeriodFigures,
    }
}

/// A period as a person would type it, if the program understands that; else by its days.
fn period_text(words: &Words, period: Period, today: NaiveDate) -> String {
    let said = named(words, period);
    match typed_period(words, &said, today) {
        Some(same) if same == period => said,
        _ => format!("{}..{}", words.day(period.from), words.day(period.to)),
    }
}

impl FormPurpose {
    /// Offers in a field what fits the choice made in another one.
    pub(super) fn follow(&mut self, form: &mut SmallForm, model: &Model) {
        if let FormPurpose::Papers(papers) = self {
            papers.follow(form, model);
        }
    }
}

fn curator(model: &Model) -> Option<CuratorId> {
    match model.curator_filter {
        CuratorFilter::One(one) => Some(one),
        CuratorFilter::All | CuratorFilter::Nobody => None,
    }
}
