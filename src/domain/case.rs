//! A case: one family with all that the norm, the screens and the papers ask about it.

use chrono::NaiveDate;

use super::contact::Contact;
use super::family::{Family, Member};
use super::programme::{Activity, Programme};
use super::schedule::{Absence, Appointment, Assignment, Availability, Capacity, Curator, Duty, Leave};
use super::{CuratorId, Id, LevelSpan, MemberId};

/// The end of accompaniment (прекращение).
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    /// Id of the record.
    pub id: Id,
    /// First day without accompaniment.
    pub on: NaiveDate,
    /// Reason: id of the regulation's list or own words.
    pub reason: Option<String>,
    /// Whether with a positive result (000 п. 15.1).
    pub positive: Option<bool>,
}

/// A dated property of a family: a sign, a category, a circumstance, a status.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Id of the record.
    pub id: Id,
    /// Id of the regulation's list or own words.
    pub code: String,
    /// First day.
    pub from: NaiveDate,
    /// First day no longer.
    pub until: Option<NaiveDate>,
}

impl Mark {
    /// Whether it holds on `day`.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// A family with everything that hangs on it. Lists are sorted by day.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The family.
    pub family: Family,
    /// Members, parents first as entered.
    pub members: Vec<Member>,
    /// Level records by first day.
    pub levels: Vec<LevelSpan>,
    /// Closings by day.
    pub closings: Vec<Closing>,
    /// Contacts by day and hour. May begin later than the accompaniment; see `visited_before`.
    pub contacts: Vec<Contact>,
    /// The last held visit earlier than the contacts that were read.
    pub visited_before: Option<NaiveDate>,
    /// Appointments by day and hour.
    pub appointments: Vec<Appointment>,
    /// Absences by first day.
    pub absences: Vec<Absence>,
    /// Weekdays named by the family.
    pub availability: Vec<Availability>,
    /// Who answered for the family when.
    pub assignments: Vec<Assignment>,
    /// Programmes by version.
    pub programmes: Vec<Programme>,
    /// Activities in order of entry.
    pub activities: Vec<Activity>,
    /// Categories.
    pub categories: Vec<Mark>,
}

impl Case {
    /// A case with nothing but the family.
    #[must_use]
    pub fn new(family: Family) -> Self {
        Case {
            family,
            members: Vec::new(),
            levels: Vec::new(),
            closings: Vec::new(),
            contacts: Vec::new(),
            visited_before: None,
            appointments: Vec::new(),
            absences: Vec::new(),
            availability: Vec::new(),
            assignments: Vec::new(),
            programmes: Vec::new(),
            activities: Vec::new(),
            categories: Vec::new(),
        }
    }

    /// The member of that id.
    #[must_use]
    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|m| m.id == id)
    }

    /// Who answers for the family on `day`: the latest assignment that holds.
    #[must_use]
    pub fn curator_on(&self, day: NaiveDate) -> Option<CuratorId> {
        self.assignments
            .iter()
            .filter(|a| a.from <= day && a.until.is_none_or(|until| day < until))
            .max_by_key(|a| a.from)
            .map(|a| a.curator)
    }

    /// Whether the household is away on `day`. An absence of one member excuses nothing.
    #[must_use]
    pub fn is_excused(&self, day: NaiveDate) -> bool {
        self.absences.iter().any(|a| a.member.is_none() && a.from <= day && day < a.until)
    }

    /// The next appointment from `day` on.
    #[must_use]
    pub fn next_appointment(&self, day: NaiveDate) -> Option<&Appointment> {
        self.appointments.iter().find(|a| a.on >= day)
    }

    /// Children on `day`.
    pub fn children(&self, day: NaiveDate) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |m| m.is_child(day))
    }

    /// Done and all activities of the latest programme (of all its members' programmes where there are several);
    /// cancelled ones count in neither.
    #[must_use]
    pub fn programme_progress(&self) -> (usize, usize) {
        let counted = self.activities.iter().filter(|a| a.state != super::programme::ActivityState::Cancelled);
        let all = counted.clone().count();
        let done = counted.filter(|a| a.state == super::programme::ActivityState::Done).count();
        (done, all)
    }
}

/// The people who do the visiting, and what limits them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Staff {
    /// The file's own curator.
    pub own: Option<CuratorId>,
    /// All curators of the file.
    pub curators: Vec<Curator>,
    /// Leave.
    pub leaves: Vec<Leave>,
    /// Duty days.
    pub duties: Vec<Duty>,
    /// Capacity.
    pub capacities: Vec<Capacity>,
}

impl Staff {
    /// The one curator of a file that has only one; she may be left out of its records.
    #[must_use]
    pub fn only(&self) -> Option<CuratorId> {
        match self.curators.as_slice() {
            [one] => Some(one.id),
            _ => None,
        }
    }

    /// Who is meant when nobody is named: the file's own curator, else the only one.
    #[must_use]
    pub fn default_curator(&self) -> Option<CuratorId> {
        self.own.or_else(|| self.only())
    }

    /// Who answers for `case` on `day`; in a file with one curator she needs no assignment.
    #[must_use]
    pub fn curator_of(&self, case: &Case, day: NaiveDate) -> Option<CuratorId> {
        case.curator_on(day).or_else(|| self.default_curator())
    }

    /// The curator of that id.
    #[must_use]
    pub fn curator(&self, id: CuratorId) -> Option<&Curator> {
        self.curators.iter().find(|c| c.id == id)
    }

    /// Whether a record without a curator, or of `theirs`, speaks of `curator`.
    #[must_use]
    pub fn concerns(&self, theirs: Option<CuratorId>, curator: Option<CuratorId>) -> bool {
        theirs.or_else(|| self.default_curator()) == curator.or_else(|| self.default_curator())
    }
}
