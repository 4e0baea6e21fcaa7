//! Papers: the weekly route sheet, the deputy's sheet, the calendar; as docx and as plain text.
//!
//! A paper is first laid out ([`sheet`]) and then written in a format; nothing here knows where it is saved.

pub mod agenda;
pub mod bank;
pub mod deputy;
pub mod docx;
pub mod ics;
pub mod plain;
pub mod route;
pub mod sheet;

use crate::domain::TimeZone;
pub use sheet::Sheet;

/// A paper ready to be saved.
#[derive(Clone, Debug, PartialEq)]
pub enum Paper {
    /// To be written as docx.
    Docx(Box<Sheet>),
    /// To be written as plain text.
    Text(Box<Sheet>),
    /// To be written as a calendar.
    Ics(Vec<ics::Entry>),
}

impl Paper {
    /// The end of its file's name.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        match self {
            Paper::Docx(_) => "docx",
            Paper::Text(_) => "txt",
            Paper::Ics(_) => "ics",
        }
    }

    /// The bytes of its file. `zone`: that of the hours of a calendar, where it is known.
    ///
    /// # Errors
    /// If they cannot be put together.
    pub fn bytes(&self, zone: Option<TimeZone>) -> crate::domain::Result<Vec<u8>> {
        match self {
            Paper::Docx(sheet) => docx::bytes(sheet),
            Paper::Text(sheet) => Ok(plain::text(sheet).into_bytes()),
            Paper::Ics(entries) => Ok(ics::text(entries, zone).into_bytes()),
        }
    }
}
