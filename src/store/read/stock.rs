//! The district as papers read it.

use chrono::NaiveDate;

use super::reader::{Reader, Scope};
use crate::domain::UserError;
use crate::report::stock::Stock;

impl Reader<'_> {
    /// Reads all that papers are made of, as one state of the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn stock(&self, today: NaiveDate) -> Result<Stock, UserError> {
        self.in_read_transaction(|| {
            Ok(Stock {
                rules: self.rules()?,
                calendar: self.calendar()?,
                staff: self.staff()?,
                cases: self.cases(Scope::All, None)?,
                sittings: self.sittings()?,
                inquiries: self.list("SELECT * FROM inquiry ORDER BY \"on\", id", &[])?,
                notices: self.list("SELECT * FROM notice ORDER BY \"on\", time, id", &[])?,
                actions: Vec::new(),
                district: self.district()?.name,
                today,
                is_redacted: false,
            })
        })
    }
}
