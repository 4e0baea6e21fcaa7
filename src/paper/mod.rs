//! Papers: the weekly route sheet, the deputy's sheet, the calendar, tables; as docx, as a workbook, as csv and as
//! plain text.
//!
//! A paper is first laid out ([`sheet`]) and then written in a format; nothing here knows where it is saved.

pub mod agenda;
pub mod bank;
pub mod by_curator;
pub mod catalogue;
pub mod cell;
pub mod csv;
pub mod deputy;
pub mod docx;
pub mod erasure;
pub mod figures;
pub mod fit;
pub mod form;
pub mod format;
pub mod grid_docx;
pub mod grid_json;
pub mod grid_text;
pub mod guide;
pub mod hyphen;
pub mod ics;
pub mod indicators;
pub mod make;
pub mod person;
pub mod plain;
pub mod pseudonym;
pub mod redacted;
pub mod report_book;
pub mod report_lists;
pub mod route;
pub mod sheet;
pub mod sheet_name;
pub mod table;
pub mod template;
pub mod transfer;
pub mod xlsx;

use crate::domain::TimeZone;
use crate::report::grid::Grid;
pub use sheet::PaperSheet;

/// A paper ready to be saved.
#[derive(Clone, Debug, PartialEq)]
pub enum PreparedPaper {
    /// To be written as docx.
    Docx(Box<PaperSheet>),
    /// To be written as plain text.
    Text(Box<PaperSheet>),
    /// A table to be written as a workbook.
    Xlsx(Box<Grid>),
    /// A workbook that has been put together.
    Book(Vec<u8>),
    /// A table to be written as csv.
    Csv(Box<Grid>),
    /// To be written as a calendar.
    Ics(Vec<ics::IcsEntry>),
}

impl PreparedPaper {
    /// The end of its file's name.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        match self {
            PreparedPaper::Docx(_) => "docx",
            PreparedPaper::Text(_) => "txt",
            PreparedPaper::Xlsx(_) | PreparedPaper::Book(_) => "xlsx",
            PreparedPaper::Csv(_) => "csv",
            PreparedPaper::Ics(_) => "ics",
        }
    }

    /// The bytes of its file. `zone`: that of the hours of a calendar, where it is known.
    ///
    /// # Errors
    /// If they cannot be put together.
    pub fn bytes(&self, zone: Option<TimeZone>) -> crate::domain::Result<Vec<u8>> {
        match self {
            PreparedPaper::Docx(sheet) => docx::bytes(sheet),
            PreparedPaper::Text(sheet) => Ok(plain::text(sheet).into_bytes()),
            PreparedPaper::Xlsx(grid) => xlsx::bytes(std::slice::from_ref(grid)),
            PreparedPaper::Book(bytes) => Ok(bytes.clone()),
            PreparedPaper::Csv(grid) => csv::bytes(grid),
            PreparedPaper::Ics(entries) => Ok(ics::text(entries, zone).into_bytes()),
        }
    }
}
