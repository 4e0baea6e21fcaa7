//! What the file keeps past the storage term of the institution, and what has its term end in a year.

use chrono::{Datelike, NaiveDate};

use crate::domain::UserError;
use crate::norm::NormContext;
use crate::norm::retention::{RetainedData, RetentionSubject, RetentionTerm};
use crate::store::{DataSubject, Reader};

/// What is kept, with its name.
#[derive(Clone, Debug)]
pub struct TitledRetention {
    pub kept: RetainedData,
    /// The family's short title; the caller of a call.
    pub title: String,
    /// Whether the family was handed over from here: erased, it would be empty in the district that took it over too.
    pub is_handed_over: bool,
}

/// The list of a year.
#[derive(Clone, Debug, Default)]
pub struct RetentionList {
    /// Past its term before the year, or today.
    pub over: Vec<TitledRetention>,
    /// Its term ends with the year.
    pub ends: Vec<TitledRetention>,
}

impl RetentionList {
    /// Reads the list of `year`.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(
        reader: Reader<'_>,
        ground: NormContext<'_>,
        term: &RetentionTerm,
        year: i32,
    ) -> Result<RetentionList, UserError> {
        let all = reader.kept(ground, term.ended_by(year))?;
        let families = all.iter().filter_map(|kept| match kept.of {
            RetentionSubject::Family(family) => Some(family),
            RetentionSubject::Inquiry(_) => None,
        });
        let titles = reader.short_titles(families)?;
        let handed = reader.all_handed_over()?;
        let mut list = RetentionList::default();
        for kept in all {
            let title = match kept.of {
                RetentionSubject::Family(family) => titles.get(&family).cloned(),
                RetentionSubject::Inquiry(id) => reader.inquiry(id)?.and_then(|i| i.who.or(i.phone)),
            };
            let title = match title {
                None if kept.since.is_deleted() => reader.deleted_name(kept.of)?,
                title => title,
            };
            let is_over = term.last_day(kept.ended).year() < year;
            let into = if is_over { &mut list.over } else { &mut list.ends };
            let is_handed_over =
                matches!(kept.of, RetentionSubject::Family(family) if handed.contains(&family));
            into.push(TitledRetention { kept, title: title.unwrap_or_default(), is_handed_over });
        }
        Ok(list)
    }

    /// How much is past its term on the day asked.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count(
        reader: Reader<'_>,
        ground: NormContext<'_>,
        term: &RetentionTerm,
    ) -> Result<usize, UserError> {
        Ok(reader.kept(ground, last_over(term, ground.today))?.len())
    }
}

impl TitledRetention {
    /// Whose data would be destroyed.
    #[must_use]
    pub fn subject(&self) -> DataSubject {
        match self.kept.of {
            RetentionSubject::Family(family) => DataSubject::Family(family),
            RetentionSubject::Inquiry(id) => DataSubject::Inquiry(id),
        }
    }
}

/// The last day on which what is past its term today can have ended.
fn last_over(term: &RetentionTerm, today: NaiveDate) -> NaiveDate {
    term.ended_by(today.year() - 1)
}
