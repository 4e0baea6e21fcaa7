//! What the file keeps past the storage term of the institution, and what has its term end in a year.

use chrono::{Datelike, NaiveDate};

use crate::domain::UserError;
use crate::norm::Ground;
use crate::norm::retention::{Kept, Of, Term};
use crate::store::{DataSubject, Reader};

/// What is kept, with its name.
#[derive(Clone, Debug)]
pub struct Named {
    pub kept: Kept,
    /// The family's short title; the caller of a call.
    pub title: String,
    /// Whether the family was handed over from here: erased, it would be empty in the district that took it over too.
    pub is_handed_over: bool,
}

/// The list of a year.
#[derive(Clone, Debug, Default)]
pub struct Storage {
    /// Past its term before the year, or today.
    pub over: Vec<Named>,
    /// Its term ends with the year.
    pub ends: Vec<Named>,
}

impl Storage {
    /// Reads the list of `year`.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(
        reader: Reader<'_>,
        ground: Ground<'_>,
        term: &Term,
        year: i32,
    ) -> Result<Storage, UserError> {
        let all = reader.kept(ground, term.ended_by(year))?;
        let families = all.iter().filter_map(|kept| match kept.of {
            Of::Family(family) => Some(family),
            Of::Inquiry(_) => None,
        });
        let titles = reader.short_titles(families)?;
        let handed = reader.all_handed_over()?;
        let mut list = Storage::default();
        for kept in all {
            let title = match kept.of {
                Of::Family(family) => titles.get(&family).cloned(),
                Of::Inquiry(id) => reader.inquiry(id)?.and_then(|i| i.who.or(i.phone)),
            };
            let title = match title {
                None if kept.since.is_deleted() => reader.deleted_name(kept.of)?,
                title => title,
            };
            let is_over = term.last_day(kept.ended).year() < year;
            let into = if is_over { &mut list.over } else { &mut list.ends };
            let is_handed_over = matches!(kept.of, Of::Family(family) if handed.contains(&family));
            into.push(Named { kept, title: title.unwrap_or_default(), is_handed_over });
        }
        Ok(list)
    }

    /// How much is past its term on the day asked.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count(reader: Reader<'_>, ground: Ground<'_>, term: &Term) -> Result<usize, UserError> {
        Ok(reader.kept(ground, last_over(term, ground.today))?.len())
    }
}

impl Named {
    /// Whose data would be destroyed.
    #[must_use]
    pub fn subject(&self) -> DataSubject {
        match self.kept.of {
            Of::Family(family) => DataSubject::Family(family),
            Of::Inquiry(id) => DataSubject::Inquiry(id),
        }
    }
}

/// The last day on which what is past its term today can have ended.
fn last_over(term: &Term, today: NaiveDate) -> NaiveDate {
    term.ended_by(today.year() - 1)
}
