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
}

impl ReportFigures {
    /// The table of the indicators; of a service with the files it was made of below.
    #[must_use]
    pub fn table(&self, model: &Model, room: TableRoom) -> Grid {
        let mut table = table(model, &self.report, &self.cases, room);
        table.notes.extend(self.service.iter().flat_map(|s| s.files.clone()));
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

    /// The bytes of its file.
    ///
    /// # Errors
    /// If it cannot be put together, or has no such format.
    pub fn bytes(&self, model: &Model, format: Format) -> Result<Vec<u8>, UserError> {
        match format {
            Format::Text => {
                let pages = self.pages(model);
                Ok(pages.iter().map(grid_text::text).collect::<Vec<_>>().join("\n").into_bytes())
            }
            Format::Csv => csv::bytes(&self.table(model, TableRoom::Wide)),
            Format::Docx => self.docx(model),
            Format::Xlsx => self.book(model),
            Format::Json | Format::Ics => {
                Err(UserError::usage("argument-bad-format").with("value", format.code()))
            }
        }
    }

    /// The table as the document prints it; of a service what is missing from whom, a line each, below.
    fn docx(&self, model: &Model) -> Result<Vec<u8>, UserError> {
        let mut table = self.table(model, TableRoom::Sheet);
        if let Some(service) = &self.service {
            let missing = by_curator::missing(model, &self.report, &service.parts, TableRoom::Page);
            table.notes.push(missing.title.clone());
            table.notes.extend(by_curator::lines(&missing));
        }
        package::written(&build::parts(&grid_docx::blocks(&table)))
    }

    fn book(&self, model: &Model) -> Result<Vec<u8>, UserError> {
        let Some(service) = &self.service else {
            return report_book::bytes(model, &self.report, &self.cases, Vec::new());
        };
        let of_curators = vec![
            by_curator::table(model, &self.report, &service.parts),
            by_curator::missing(model, &self.report, &service.parts, TableRoom::Wide),
        ];
        report_book::bytes(model, &self.report, &self.cases, of_curators)
    }
}
