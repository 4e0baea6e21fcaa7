//! What reports keep in the file: figures that it cannot know, typed once for a period, and reports that were handed in.

use chrono::NaiveDate;

use super::declare::declare;
use super::packed::packed;
use super::value::TextItem;
use super::{FamilyId, Id, MemberId};

/// The numbers of an indicator that were handed in, in one text. A text of another program is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureEntry(String);

impl FigureEntry {
    /// `numbers`: cases, families and persons.
    #[must_use]
    pub fn new(indicator: &str, [cases, families, persons]: [u32; 3]) -> FigureEntry {
        FigureEntry(format!("{indicator} {cases} {families} {persons}"))
    }

    /// The id of the indicator with cases, families and persons; `None` for a text of another program.
    #[must_use]
    pub fn read(&self) -> Option<(&str, [u32; 3])> {
        let mut parts = self.0.split(' ');
        let id = parts.next()?;
        let mut next = || parts.next()?.parse().ok();
        Some((id, [next()?, next()?, next()?]))
    }
}

/// A case of a report that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedCase {
    /// Id of the indicator.
    pub indicator: String,
    pub family: FamilyId,
    /// The record that shows it.
    pub record: Id,
    /// The day it was counted for.
    pub on: NaiveDate,
    /// How much it added.
    pub n: u32,
    pub member: Option<MemberId>,
}

/// A case that was handed in, in one text. A text of another program is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedEntry(String);

impl CountedEntry {
    #[must_use]
    pub fn new(case: &CountedCase) -> CountedEntry {
        let CountedCase { indicator, family, record, on, n, member } = case;
        let member = member.map(|m| format!(" {m}")).unwrap_or_default();
        CountedEntry(format!("{indicator} {family} {record} {on} {n}{member}"))
    }

    /// The case; `None` for a text of another program.
    #[must_use]
    pub fn read(&self) -> Option<CountedCase> {
        let parts: Vec<&str> = self.0.split(' ').collect();
        let [indicator, family, record, on, n, rest @ ..] = parts.as_slice() else { return None };
        Some(CountedCase {
            indicator: (*indicator).to_owned(),
            family: FamilyId(family.parse().ok()?),
            record: record.parse().ok()?,
            on: on.parse().ok()?,
            n: n.parse().ok()?,
            member: rest.first().and_then(|m| m.parse().ok()).map(MemberId),
        })
    }
}

packed!(FigureEntry(_));

impl TextItem for FigureEntry {
    fn from_text(text: String) -> Self {
        FigureEntry(text)
    }

    fn to_text(&self) -> String {
        self.0.clone()
    }
}

packed!(CountedEntry(_));

impl TextItem for CountedEntry {
    fn from_text(text: String) -> Self {
        CountedEntry(text)
    }

    fn to_text(&self) -> String {
        self.0.clone()
    }
}

declare! {
    /// A figure of the institution for a period.
    PeriodFigure is Kind::PeriodFigure {
        id: Id,
        /// Id of the regulation's indicator.
        indicator: String,
        /// First day of the period.
        from: NaiveDate [cell("span")],
        /// First day after the period.
        until: NaiveDate [cell("span"), exclusive()],
        /// The figure.
        value: u32 [within(0, 10_000_000)],
        /// Anything else.
        note: Option<String>,
        /// The regulation whose indicator it is; `None`: the one the file had then.
        under: Option<String>,
    }

    /// A report as it was handed in: its figures and what was counted for each, which later changes of the file leave alone.
    HandedReport is Kind::HandedReport {
        id: Id,
        /// First day of the period.
        from: NaiveDate [cell("span")],
        /// First day after the period.
        until: NaiveDate [cell("span"), exclusive()],
        /// The day it was handed in.
        on: NaiveDate,
        /// Who handed it in: a curator of the file or a name.
        by: Option<String>,
        /// The body it was handed in to.
        to_whom: Option<String>,
        /// The regulation of its indicators.
        under: Option<String>,
        /// Of each indicator the cases, the families and the persons.
        figures: Vec<FigureEntry>,
        /// Each case counted.
        counted: Vec<CountedEntry>,
        /// Anything else.
        note: Option<String>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_handed_in_is_read_as_it_was_written() {
        let (id, on) = (Id::from_bytes([7; 16]), NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default());
        for member in [None, Some(MemberId(id))] {
            let indicator = "closed".to_owned();
            let case = CountedCase { indicator, family: FamilyId(id), record: id, on, n: 2, member };
            assert_eq!(CountedEntry::new(&case).read(), Some(case));
        }
        assert_eq!(FigureEntry::new("closed", [3, 2, 5]).read(), Some(("closed", [3, 2, 5])));
        for other in ["", "closed", "closed 1 2", "closed one 2 3"] {
            let (figure, case) =
                (FigureEntry::from_text(other.to_owned()), CountedEntry::from_text(other.to_owned()));
            assert_eq!((figure.read(), case.read()), (None, None), "{other}");
            assert_eq!((figure.to_text().as_str(), case.to_text().as_str()), (other, other));
        }
    }
}
