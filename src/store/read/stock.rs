//! The district as papers read it.

use chrono::NaiveDate;

use super::reader::{FamilyScope, Reader};
use crate::domain::UserError;
use crate::report::stock::DistrictData;

impl Reader<'_> {
    /// Reads all that papers are made of, as one state of the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn stock(&self, today: NaiveDate) -> Result<DistrictData, UserError> {
        self.in_read_transaction(|| {
            Ok(DistrictData {
                rules: self.rules()?,
                calendar: self.calendar()?,
                staff: self.staff()?,
                cases: self.cases(FamilyScope::All, None)?,
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
