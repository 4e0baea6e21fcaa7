//! The report of a period before it has a format: of one file, or of the files of a service together.

use super::by_curator;
use super::format::Format;
use super::indicators::{TableRoom, table};
use super::template::{build, package};
use super::{csv, grid_docx, grid_text, report_book};
use crate::domain::{Case, UserError};
use crate::model::Model;
use crate::report::grid::Grid;
use crate::report::indicators::by_curator::CuratorPart;
use crate::report::indicators::report::IndicatorReport;
use crate::text::say;
use crate::wording::service::service_head;

/// The report with the families it counts.
#[derive(Debug)]
pub struct ReportFigures {
    pub report: IndicatorReport,
    pub cases: Vec<Case>,
    /// Of a service, the parts of its curators.
    pub service: Option<ServiceFigures>,
}

/// What the files of a service add.
#[derive(Debug)]
pub struct ServiceFigures {
    pub parts: Vec<CuratorPart>,
    /// What was read of each file, and which could not be read.
    pub files: Vec<String>,
    /// How many files there are, and how many of them were read.
    pub counted: (usize, usize),
    /// Families accompanied in the period that are likely to be one, as indexes into the cases.
    pub twins: Vec<(usize, usize)>,
}

impl ReportFigures {
    /// The table of the indicators; of a service with the files it was made of below.
    #[must_use]
    pub fn table(&self, model: &Model, room: TableRoom) -> Grid {
        let mut table = table(model, &self.report, &self.cases, room);
        if let Some(service) = &self.service {
            let w = &model.words;
            table.under = vec![
                service_head(w, service.counted.0, service.counted.1),
                model.rules.regulation.title.clone(),
            ];
            let twins = service.twins.len();
            table.notes.extend((twins > 0).then(|| say!(w, "report-twins", n = twins)));
            table.notes.extend(service.files.iter().cloned());
        }
        table
    }

    /// The tables of a page of text: of a service what is missing from whom, and the numbers of each curator.
    #[must_use]
    pub fn pages(&self, model: &Model) -> Vec<Grid> {
        let mut pages = vec![self.table(model, TableRoom::Page)];
        if let Some(service) = &self.service {
            pages.push(by_curator::missing(model, &self.report, &service.parts, TableRoom::Page));
            pages.extend(by_curator::tables(model, &self.report, &service.parts));
        }
        pages
    }

    /// The same as text.
    #[must_use]
    pub fn text(&self, model: &Model) -> String {
        self.pages(model).iter().map(grid_text::text).collect::<Vec<_>>().join("\n")
    }

    /// The bytes of its file.
    ///
    /// # Errors
    /// If it cannot be put together, or has no such format.
    pub fn bytes(&self, model: &Model, format: Format) -> Result<Vec<u8>, UserError> {
        match format {
            Format::Text => Ok(self.text(model).into_bytes()),
            Format::Csv => csv::bytes(&self.table(model, TableRoom::Wide)),
            Format::Docx => self.docx(model),
            Format::Xlsx => self.book(model),
            Format::Json | Format::Ics => {
                Err(UserError::usage("argument-bad-format").with("value", format.code()))
            }
        }
    }

    /// The table as the document prints it; of a service then what is missing from whom, and the part of each curator.
    fn docx(&self, model: &Model) -> Result<Vec<u8>, UserError> {
        let mut tables = vec![self.table(model, TableRoom::Sheet)];
        if let Some(service) = &self.service {
            tables.push(by_curator::missing(model, &self.report, &service.parts, TableRoom::Page));
            tables.extend(by_curator::sheets(model, &self.report, &service.parts));
        }
        package::written(&build::parts(&grid_docx::all(&tables)))
    }

    fn book(&self, model: &Model) -> Result<Vec<u8>, UserError> {
        let mut tables = vec![self.table(model, TableRoom::Wide)];
        if let Some(service) = &self.service {
            tables.push(by_curator::table(model, &self.report, &service.parts));
            tables.push(by_curator::missing(model, &self.report, &service.parts, TableRoom::Wide));
        }
        report_book::bytes(model, &self.report, &self.cases, tables)
    }
}
