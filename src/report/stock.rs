//! What papers are made of: the whole district on a day, with the days a paper speaks of.

use chrono::NaiveDate;

use crate::domain::Staff;
use crate::domain::contact::{Inquiry, Notice};
use crate::domain::sitting::Sitting;
use crate::domain::{Case, CuratorId, FamilyId};
use crate::norm::Ground;
use crate::norm::span::spans;
use crate::regulation::{Calendar, Rules};
use crate::report::actions::Logged;

/// The district as papers read it.
#[derive(Debug)]
pub struct Stock {
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
    pub actions: Vec<Logged>,
    /// The name of the district.
    pub district: Option<String>,
    /// The day on which everything is reckoned.
    pub today: NaiveDate,
    /// Whether persons have pseudonyms.
    pub is_redacted: bool,
}

/// What is asked of a paper.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Whose families; `None`: those of all.
    pub curator: Option<CuratorId>,
    /// First and last day.
    pub days: (NaiveDate, NaiveDate),
}

impl Stock {
    #[must_use]
    pub fn ground(&self) -> Ground<'_> {
        Ground { rules: &self.rules, calendar: &self.calendar, staff: &self.staff, today: self.today }
    }

    #[must_use]
    pub fn case(&self, family: FamilyId) -> Option<&Case> {
        self.cases.iter().find(|c| c.family.id == family)
    }

    /// The families of the curator asked for, as of the last of the days or today.
    pub fn of(&self, asked: Asked) -> impl Iterator<Item = &Case> {
        let day = asked.days.1.min(self.today).max(asked.days.0);
        self.cases.iter().filter(move |c| {
            asked.curator.is_none_or(|curator| self.staff.curator_of(c, day) == Some(curator))
        })
    }

    /// Those of them that were accompanied, or registered, on one of the days.
    pub fn accompanied(&self, asked: Asked) -> impl Iterator<Item = &Case> {
        let (from, to) = asked.days;
        self.of(asked).filter(move |c| {
            let is_registered = c.family.registered_on.is_some_and(|on| from <= on && on <= to);
            is_registered || spans(c, &self.rules).iter().any(|s| s.within(from, to).is_some())
        })
    }
}
