//! What papers are made of: the whole district on a day, with the days a paper speaks of.

use chrono::NaiveDate;

use crate::domain::Staff;
use crate::domain::contact::{Inquiry, Notice};
use crate::domain::day::day_before;
use crate::domain::paper::Closing;
use crate::domain::period::Period;
use crate::domain::sitting::Sitting;
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, CuratorId, FamilyId};
use crate::norm::{LedgerRow, NormContext, register};
use crate::regulation::{Calendar, Rules};
use crate::report::actions::ActionJournalEntry;
use crate::report::indicators::by_curator::answered;
use crate::report::indicators::known_since;

/// The district as papers read it.
#[derive(Debug)]
pub struct DistrictData {
    pub rules: Rules,
    pub calendar: Calendar,
    pub staff: Staff,
    /// All families, closed ones too, with all their contacts.
    pub cases: Vec<Case>,
    pub sittings: Vec<Sitting>,
    /// Calls about families that are not known yet.
    pub inquiries: Vec<Inquiry>,
    /// Reports of violated rights, those of no known family too.
    pub notices: Vec<Notice>,
    /// The journal of actions, where a paper is made of it.
    pub actions: Vec<ActionJournalEntry>,
    /// The name of the district.
    pub district: Option<String>,
    /// The day on which everything is reckoned.
    pub today: NaiveDate,
    /// Whether persons have pseudonyms.
    pub is_redacted: bool,
}

/// What is asked of a paper.
#[derive(Clone, Copy, Debug)]
pub struct PaperRequest {
    /// Whose families; `None`: those of all.
    pub curator: Option<CuratorId>,
    /// First and last day.
    pub days: (NaiveDate, NaiveDate),
}

impl DistrictData {
    #[must_use]
    pub fn ground(&self) -> NormContext<'_> {
        NormContext { rules: &self.rules, calendar: &self.calendar, staff: &self.staff, today: self.today }
    }

    /// The first day of which the file has a record of a family; of days before it a paper knows nothing.
    #[must_use]
    pub fn known_since(&self) -> Option<NaiveDate> {
        known_since(&self.cases)
    }

    #[must_use]
    pub fn case(&self, family: FamilyId) -> Option<&Case> {
        self.cases.iter().find(|c| c.family.id == family)
    }

    /// The families of the curator asked for, as of the last of the days or today.
    pub fn of(&self, asked: PaperRequest) -> impl Iterator<Item = &Case> {
        let day = asked.days.1.min(self.today).max(asked.days.0);
        self.cases.iter().filter(move |c| self.answers(asked, c, day))
    }

    /// Whether the curator asked for answered for a family on a day; of all curators, somebody did. Nobody of this district
    /// did while another one accompanied the family.
    #[must_use]
    pub fn answers(&self, asked: PaperRequest, case: &Case, day: NaiveDate) -> bool {
        let is_answered = || asked.curator.is_none_or(|c| self.staff.curator_of(case, day) == Some(c));
        !case.is_elsewhere(day) && is_answered()
    }

    /// Whether a row of the norm is the curator's asked for: a week or month belongs to who answered for the most of its days.
    #[must_use]
    pub fn answers_for(&self, asked: PaperRequest, case: &Case, row: &LedgerRow) -> bool {
        let since = row.shares.first().map_or(row.from, |s| s.from);
        let whose = || self.staff.curator_of_most(case, since, row.to);
        asked.curator.is_none_or(|curator| whose() == Some(curator))
    }

    /// The families that were on the register on one of the days, or came off it on one, while the curator asked for
    /// answered for them.
    pub fn accompanied(&self, asked: PaperRequest) -> impl Iterator<Item = &Case> {
        let period = Period { from: asked.days.0, to: asked.days.1 };
        let whose = CuratorFilter::of(asked.curator);
        self.cases.iter().filter(move |case| {
            let ended = |c: &Closing| period.holds(c.on) && self.answers(asked, case, day_before(c.on));
            let is_answered =
                || answered(self.ground(), case, period, whose) || case.closings.iter().any(ended);
            register::within(case, &self.rules, asked.days) && (asked.curator.is_none() || is_answered())
        })
    }

    /// The same question about the days that have come: a figure counts nothing that is dated ahead.
    #[must_use]
    pub fn reached(&self, asked: PaperRequest) -> PaperRequest {
        let (from, to) = asked.days;
        let period = Period { from, to }.reached(self.today);
        PaperRequest { days: (period.from, period.to), ..asked }
    }
}
