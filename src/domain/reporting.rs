//! What reports keep in the file: figures that it cannot know, typed once for a period, and reports that were handed in.

use chrono::NaiveDate;

use super::code::codes;
use super::declare::declare;
use super::packed::packed;
use super::staff::CuratorFilter;
use super::value::TextItem;
use super::{CuratorId, FamilyId, Id, MemberId};

codes! {
    /// Whose families a report that was handed in counts.
    ReportExtent {
        /// All families of the file.
        All = "all",
        /// Those of one curator.
        Curator = "curator",
        /// Those without a curator.
        Nobody = "nobody",
    }
}

/// The numbers of an indicator as they were handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FigureNumbers {
    pub cases: u32,
    pub families: u32,
    pub persons: u32,
    /// Of a share, how many were asked; `None`: it is no such share, or an earlier version did not keep it.
    pub asked: Option<u32>,
}

/// The numbers of an indicator that were handed in, in one text. A text of another program is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureEntry(String);

/// The text of an indicator without numbers.
const NO_NUMBERS: &str = "-";

impl FigureEntry {
    /// `numbers`; `None`: the indicator had none, being neither derived nor typed in.
    #[must_use]
    pub fn new(indicator: &str, numbers: Option<FigureNumbers>) -> FigureEntry {
        let Some(FigureNumbers { cases, families, persons, asked }) = numbers else {
            return FigureEntry(format!("{indicator} {NO_NUMBERS}"));
        };
        let asked = asked.map(|asked| format!(" {asked}")).unwrap_or_default();
        FigureEntry(format!("{indicator} {cases} {families} {persons}{asked}"))
    }

    /// The id of the indicator with its numbers; `None` for a text of another program.
    #[must_use]
    pub fn read(&self) -> Option<(&str, Option<FigureNumbers>)> {
        let parts: Vec<&str> = self.0.split(' ').collect();
        let [id, rest @ ..] = parts.as_slice() else { return None };
        if let [NO_NUMBERS] = rest {
            return Some((id, None));
        }
        let [cases, families, persons, rest @ ..] = rest else { return None };
        let numbers = FigureNumbers {
            cases: cases.parse().ok()?,
            families: families.parse().ok()?,
            persons: persons.parse().ok()?,
            asked: rest.first().and_then(|asked| asked.parse().ok()),
        };
        Some((id, Some(numbers)))
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
        /// Whose families it counts; `None`: an earlier version did not keep it, nor the denominators of shares, nor which
        /// indicators had no figure.
        extent: Option<ReportExtent> [cell("whose")],
        /// The curator whose families it counts.
        curator: Option<CuratorId> [cell("whose")],
        /// Of each indicator the cases, the families and the persons, of a share those asked too.
        figures: Vec<FigureEntry>,
        /// Each case counted.
        counted: Vec<CountedEntry>,
        /// Anything else.
        note: Option<String>,
    }
}

impl HandedReport {
    /// Whose families it counts; `None`: it does not say.
    #[must_use]
    pub fn whose(&self) -> Option<CuratorFilter> {
        match (self.extent?, self.curator) {
            (ReportExtent::All, _) => Some(CuratorFilter::All),
            (ReportExtent::Curator, curator) => curator.map(CuratorFilter::One),
            (ReportExtent::Nobody, _) => Some(CuratorFilter::Nobody),
        }
    }
}

impl CuratorFilter {
    /// The extent of a report of these families, with the curator.
    #[must_use]
    pub fn extent(self) -> (ReportExtent, Option<CuratorId>) {
        match self {
            CuratorFilter::All => (ReportExtent::All, None),
            CuratorFilter::One(curator) => (ReportExtent::Curator, Some(curator)),
            CuratorFilter::Nobody => (ReportExtent::Nobody, None),
        }
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
        let bare = FigureNumbers { cases: 3, families: 2, persons: 5, asked: None };
        for numbers in [None, Some(bare), Some(FigureNumbers { asked: Some(4), ..bare })] {
            assert_eq!(FigureEntry::new("closed", numbers).read(), Some(("closed", numbers)));
        }
        // As the version before wrote it.
        assert_eq!(FigureEntry::from_text("closed 3 2 5".to_owned()).read(), Some(("closed", Some(bare))));
        for other in ["", "closed", "closed 1 2", "closed one 2 3"] {
            let (figure, case) =
                (FigureEntry::from_text(other.to_owned()), CountedEntry::from_text(other.to_owned()));
            assert_eq!((figure.read(), case.read()), (None, None), "{other}");
            assert_eq!((figure.to_text().as_str(), case.to_text().as_str()), (other, other));
        }
    }
}
