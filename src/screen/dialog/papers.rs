//! «Печать»: any paper of a family or of the district, as what, of which days, with names or without.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::name::{Fault, Form, Name};
use super::paper_record::Records;
use super::{Dialog, Purpose};
use crate::domain::period::{Length, Period};
use crate::domain::{CuratorId, FamilyId, UserError};
use crate::model::CuratorFilter;
use crate::paper::catalogue::{About, Made, PAPERS, Paper, Which};
use crate::paper::format::Format;
use crate::paper::make::Order;
use crate::report::indicators::report::ComparedPeriods;
use crate::screen::{Effect, Model};
use crate::store::Reader;
use crate::text::{Words, say};
use crate::ui::form::offer::opt;
use crate::wording::indicators::{period as named, typed_period};

/// The formats offered, in their order.
const FORMATS: [Format; 4] = [Format::Docx, Format::Xlsx, Format::Csv, Format::Text];

/// The paper to be saved.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Papers {
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
    records: Records,
}

impl Papers {
    /// The dialog for a family, or for the district.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn dialog(
        model: &Model,
        reader: Reader<'_>,
        family: Option<(FamilyId, String)>,
    ) -> Result<Dialog, UserError> {
        let papers = Papers { family, report: None, paper: String::new(), records: Records::default() };
        let mut papers = papers.read(model, reader)?;
        papers.paper = papers.offered().first().map(|p| p.name.to_owned()).unwrap_or_default();
        Ok(papers.opened(model))
    }

    /// The dialog opened on «Отчёт», with its period and its columns chosen.
    #[must_use]
    pub(super) fn report(model: &Model, period: Period, compared: ComparedPeriods) -> Dialog {
        let years = compared == ComparedPeriods::Years;
        let which = if years { Which::YearsFigures } else { Which::PeriodFigures };
        let paper = which.paper().name.to_owned();
        let report = Some((period.from, period.to, years));
        Papers { family: None, report, paper, records: Records::default() }.opened(model)
    }

    fn opened(self, model: &Model) -> Dialog {
        Dialog::Form(self.form(model), Box::new(Purpose::Papers(self)))
    }

    /// Reads again what a draft does not keep.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn read(mut self, model: &Model, reader: Reader<'_>) -> Result<Papers, UserError> {
        self.records = Records::of(self.family.as_ref().map(|(id, _)| *id), model, reader)?;
        Ok(self)
    }

    /// The papers that can be asked for here; those with a window of their own are not among them.
    fn offered(&self) -> Vec<Paper> {
        let is_meant = |paper: &Paper| match self.family {
            Some(_) => matches!(paper.about, About::Family | About::Either),
            None => paper.about != About::Family,
        };
        // The report of a quarter or of a year is that of its period.
        let is_made = |paper: &Paper| match paper.made {
            Made::Table | Made::Form => self.report.is_none(),
            Made::Figures => matches!(paper.which, Which::PeriodFigures | Which::YearsFigures),
            Made::Sheet => false,
        };
        let mut offered: Vec<Paper> = PAPERS.into_iter().filter(is_made).filter(is_meant).collect();
        // What speaks of a family alone comes first in its window.
        offered.sort_by_key(|paper| self.family.is_some() && paper.about != About::Family);
        offered
    }

    pub(super) fn form(&self, model: &Model) -> Form {
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
        let mut form = Form::new(title).choice(Name::Content, w.say("papers-paper"), papers, at);
        if self.report.is_none() {
            form = form.turn(Name::Record, w.say("papers-record"), Vec::new(), 0);
        }
        form = form
            .choice(Name::Format, w.say("print-as"), Vec::new(), 0)
            .free(Name::Day, w.say("papers-period"), &days.unwrap_or_default())
            .choice(Name::State, w.say("papers-persons"), names, 0)
            .line(Name::Path, w.say("papers-folder"), &model.papers.display().to_string());
        self.offer(&mut form, model);
        form.fields_mut().iter_mut().for_each(|field| field.begin());
        form
    }

    /// The paper whose formats and records are offered.
    fn paper(&self) -> Option<Paper> {
        self.offered().into_iter().find(|p| p.name == self.paper)
    }

    /// Offers the formats and the records of the paper; of a report the workbook first.
    fn offer(&self, form: &mut Form, model: &Model) {
        let Some(paper) = self.paper() else { return };
        let formats: Vec<Format> = FORMATS.into_iter().filter(|f| paper.formats().contains(f)).collect();
        let usual = if self.report.is_some() { Format::Xlsx } else { Format::Docx };
        let at = formats.iter().position(|f| *f == usual).unwrap_or(0);
        let options = formats.iter().map(|f| opt(f.code(), &model.words.pick("paper-format", f.code())));
        form.offer_choice(Name::Format, options.collect(), at);
        let (records, at) = self.records.offered(paper, model);
        form.offer_choice(Name::Record, records, at);
    }

    /// Offers what belongs to the paper chosen.
    fn follow(&mut self, form: &mut Form, model: &Model) {
        let chosen = self.offered().get(form.chosen(Name::Content)).map(|p| p.name);
        if let Some(name) = chosen.filter(|name| *name != self.paper) {
            name.clone_into(&mut self.paper);
            self.offer(form, model);
        }
    }

    /// What is asked for.
    fn order(&self, form: &Form, model: &Model) -> Result<Order, Fault> {
        let w = &model.words;
        let no_format = || Fault { field: Name::Format, text: w.say("papers-no-format") };
        let paper = self.paper().ok_or_else(no_format)?;
        let format = form.code(Name::Format).and_then(Format::named).ok_or_else(no_format)?;
        let days = match form.text(Name::Day) {
            None => paper.days(model.today),
            Some(text) => {
                let fault = || Fault {
                    field: Name::Day,
                    text: say!(w, "argument-bad-period", value = text.as_str()),
                };
                let period = typed_period(w, &text, model.today).ok_or_else(fault)?;
                (period.from, period.to)
            }
        };
        if paper.which == Which::YearsFigures
            && (Period { from: days.0, to: days.1 }).length() != Length::Year
        {
            return Err(Fault { field: Name::Day, text: w.say("papers-no-year") });
        }
        let is_redacted = form.chosen(Name::State) == 1;
        let family = self.family.as_ref().map(|(id, _)| *id);
        let record = form.code(Name::Record).and_then(|code| code.parse().ok());
        Ok(Order { paper, format, days, family, record, curator: curator(model), is_redacted })
    }

    /// Where it is saved: the name says what it is, of whom and of which day.
    fn path(&self, form: &Form, model: &Model, order: &Order) -> Result<PathBuf, Fault> {
        let w = &model.words;
        let folder = form.text(Name::Path);
        let folder = folder.ok_or_else(|| Fault { field: Name::Path, text: w.say("print-no-path") })?;
        let what = w.pick("paper-name", order.paper.name);
        // A name is no part of the name of a redacted file.
        let whom = self.family.as_ref().filter(|_| !order.is_redacted).map(|(_, name)| name.clone());
        let day = order.days.1.min(model.today).to_string();
        let name = match order.paper.made {
            Made::Figures => {
                say!(w, "print-file-report", from = order.days.0.to_string(), to = order.days.1.to_string())
            }
            _ => [Some(what), whom, Some(day)].into_iter().flatten().collect::<Vec<_>>().join(" "),
        };
        let name: String = name.chars().map(|c| if "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
        let folder = PathBuf::from(folder);
        let folder = if folder.starts_with("~") { folder } else { model.papers.join(folder) };
        Ok(folder.join(format!("{name}.{}", order.format.extension())))
    }

    pub(super) fn accept(&self, form: &Form, model: &Model) -> Result<Effect, Fault> {
        let order = self.order(form, model)?;
        let path = self.path(form, model, &order)?;
        Ok(Effect::Order { path, order })
    }

    pub(super) fn hint(&self, form: &Form, model: &Model) -> Vec<String> {
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

/// A period as a person would type it, if the program understands that; else by its days.
fn period_text(words: &Words, period: Period, today: NaiveDate) -> String {
    let said = named(words, period);
    match typed_period(words, &said, today) {
        Some(same) if same == period => said,
        _ => format!("{}..{}", words.day(period.from), words.day(period.to)),
    }
}

impl Purpose {
    /// Offers in a field what fits the choice made in another one.
    pub(super) fn follow(&mut self, form: &mut Form, model: &Model) {
        if let Purpose::Papers(papers) = self {
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
