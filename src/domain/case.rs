//! A case: one family with all that the norm, the screens and the papers ask about it.

mod elsewhere;
mod packed;
mod programmes;
mod rights;

use chrono::NaiveDate;

use super::contact::{Contact, Notice};
use super::control::Control;
use super::event::FamilyEvent;
use super::family::{Family, Member};
use super::goal::{Goal, GoalResult, Need, Participant};
use super::mark::Mark;
use super::member::Role;
use super::money::Income;
use super::paper::{Agreement, Closing, Consent, Decision, Document, Request};
use super::programme::{Activity, ActivityState, Programme};
use super::schedule::{Absence, Appointment, Assignment, Availability};
use super::sitting::Question;
use super::{CuratorId, Id, LevelSpan, MemberId};

pub use elsewhere::ElsewhereSpan;

/// The category of a family that takes the place of a child's own: замещающая.
pub const SUBSTITUTE: &str = "substitute";

/// A family with everything that hangs on it. Lists are sorted by day.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub family: Family,
    /// The day as of which it is read: what is approved or decided on a later one does not hold yet.
    pub today: NaiveDate,
    /// Members, parents first as entered.
    pub members: Vec<Member>,
    /// Level records by first day.
    pub levels: Vec<LevelSpan>,
    /// Closings by day.
    pub closings: Vec<Closing>,
    /// Contacts by day and hour: all, or those of a window of days and of earlier ones those that matter still.
    pub contacts: Vec<Contact>,
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
    pub categories: Vec<Mark>,
    /// Circumstances of need.
    pub circumstances: Vec<Mark>,
    /// Signs of levels.
    pub signs: Vec<Mark>,
    /// Statuses: prevention, hardship, socially dangerous position (СОП).
    pub statuses: Vec<Mark>,
    pub agreements: Vec<Agreement>,
    /// Decisions by day.
    pub decisions: Vec<Decision>,
    /// Papers of the case by day.
    pub documents: Vec<Document>,
    pub consents: Vec<Consent>,
    /// Requests to organisations by the day they were sent.
    pub requests: Vec<Request>,
    /// Reports of violated rights by day.
    pub notices: Vec<Notice>,
    /// Goals of the programmes in order of entry.
    pub goals: Vec<Goal>,
    /// What controls found of the goals.
    pub goal_results: Vec<GoalResult>,
    /// Needs of the members and of the family as a whole.
    pub needs: Vec<Need>,
    /// Who takes part in the programmes.
    pub participants: Vec<Participant>,
    /// Controls and diagnoses by day.
    pub controls: Vec<Control>,
    /// Events in the life of the family by day.
    pub events: Vec<FamilyEvent>,
    /// Questions put to a sitting, or waiting for one.
    pub questions: Vec<Question>,
    /// Incomes by first day.
    pub incomes: Vec<Income>,
    /// When the family was accompanied by a district whose own records this file does not have.
    pub elsewhere: Vec<ElsewhereSpan>,
    /// The first day of which its visits are known: of what was before it, the file cannot say whether anybody came.
    /// `None`: all are known.
    pub visits_since: Option<NaiveDate>,
}

impl Case {
    /// A case with nothing but the family.
    #[must_use]
    pub fn new(family: Family) -> Self {
        Case {
            family,
            today: NaiveDate::MAX,
            members: Vec::new(),
            levels: Vec::new(),
            closings: Vec::new(),
            contacts: Vec::new(),
            appointments: Vec::new(),
            absences: Vec::new(),
            availability: Vec::new(),
            assignments: Vec::new(),
            programmes: Vec::new(),
            activities: Vec::new(),
            categories: Vec::new(),
            circumstances: Vec::new(),
            signs: Vec::new(),
            statuses: Vec::new(),
            agreements: Vec::new(),
            decisions: Vec::new(),
            documents: Vec::new(),
            consents: Vec::new(),
            requests: Vec::new(),
            notices: Vec::new(),
            goals: Vec::new(),
            goal_results: Vec::new(),
            needs: Vec::new(),
            participants: Vec::new(),
            controls: Vec::new(),
            events: Vec::new(),
            questions: Vec::new(),
            incomes: Vec::new(),
            elsewhere: Vec::new(),
            visits_since: None,
        }
    }

    /// The case as of the end of `day`: what had not happened yet is left out — contacts, calls made back, activities
    /// finished, programmes drawn up. What was already decided or appointed for later days stays.
    #[must_use]
    pub fn as_of(self, day: NaiveDate) -> Self {
        self.as_of_planned(day, &[])
    }

    /// The same, with the programmes of later days that were in the file by then.
    #[must_use]
    pub fn as_of_planned(mut self, day: NaiveDate, planned: &[Id]) -> Self {
        self.today = self.today.min(day);
        self.contacts.retain(|c| c.on <= day);
        self.members.retain(|m| m.is_born(day) && m.from.is_none_or(|from| from <= day));
        self.controls.retain(|c| c.on <= day);
        self.events.retain(|e| e.on <= day);
        self.goal_results.retain(|r| self.controls.iter().any(|c| c.id == r.control.0));
        self.notices.retain(|n| n.on <= day);
        self.requests.retain(|r| r.sent_on <= day);
        self.documents.retain(|d| d.on.is_none_or(|on| on <= day));
        self.needs.retain(|n| n.on.is_none_or(|on| on <= day));
        for goal in self.goals.iter_mut().filter(|g| g.reached_on.is_some_and(|on| day < on)) {
            (goal.reached, goal.reached_on) = (None, None);
        }
        for participant in &mut self.participants {
            participant.sent_on = participant.sent_on.filter(|on| *on <= day);
            if participant.agreed_on.is_some_and(|on| day < on) {
                (participant.agreed, participant.agreed_on) = (None, None);
            }
        }
        for contact in &mut self.contacts {
            contact.called_back = contact.called_back.filter(|on| *on <= day);
        }
        let is_later = |p: &&Programme| p.is_ahead(day) && !planned.contains(&p.id);
        let later: Vec<Id> = self.programmes.iter().filter(is_later).map(|p| p.id).collect();
        // One that a later decision approves was there before it, and waited.
        for programme in self.programmes.iter_mut().filter(|p| p.decision.is_some() && later.contains(&p.id))
        {
            (programme.approved_by, programme.on) = (None, None);
        }
        let is_dated = |p: &&Programme| p.on.is_some() && later.contains(&p.id);
        let later: Vec<Id> = self.programmes.iter().filter(is_dated).map(|p| p.id).collect();
        self.programmes.retain(|p| !later.contains(&p.id));
        self.activities.retain(|a| a.programme.is_none_or(|id| !later.contains(&id.0)));
        for activity in &mut self.activities {
            if activity.done_on.is_some_and(|on| day < on) {
                (activity.state, activity.done_on, activity.result) = (ActivityState::Planned, None, None);
            }
        }
        self
    }

    /// Whether the family was on the register on `day`: registered, or at its first level. Where neither day is known,
    /// that is not known either.
    #[must_use]
    pub fn had_begun(&self, day: NaiveDate) -> Option<bool> {
        self.began().map(|began| began <= day)
    }

    /// The day the family came on the register: registered, or at its first level.
    #[must_use]
    pub fn began(&self) -> Option<NaiveDate> {
        self.levels.iter().map(|l| l.from).chain(self.family.registered_on).min()
    }

    /// Whether the family was entered without any day of a beginning or an end: it is on the register, since when is not
    /// known.
    #[must_use]
    pub fn is_undated(&self) -> bool {
        self.began().is_none() && self.closings.is_empty()
    }

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

    /// Those who live in the family on `day`.
    pub fn here(&self, day: NaiveDate) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |m| m.is_here(day))
    }

    /// Children of the family on `day`.
    pub fn children(&self, day: NaiveDate) -> impl Iterator<Item = &Member> {
        self.here(day).filter(move |m| m.is_child(day))
    }

    /// Of a family that has no child any more: who was the last one, and from which day it has none. Only who was a child
    /// of the family while it was accompanied.
    #[must_use]
    pub fn last_child(&self, day: NaiveDate) -> Option<(&Member, NaiveDate)> {
        if self.children(day).next().is_some() {
            return None;
        }
        let began = self.levels.iter().map(|l| l.from).min()?;
        let ended = self.members.iter().filter_map(|m| {
            let grown = m.born.map(|born| super::day::birthday(born, 18));
            let end = [grown, m.until].into_iter().flatten().min()?;
            let eve = super::day::day_before(end);
            (began < end && end <= day && m.is_here(eve) && m.is_child(eve)).then_some((m, end))
        });
        ended.max_by_key(|(_, end)| *end)
    }

    /// The phones by which the family is called on `day`, each with whose it is.
    pub fn phones(&self, day: NaiveDate) -> impl Iterator<Item = (&Member, &String)> {
        self.here(day).flat_map(|m| m.phones.iter().map(move |phone| (m, phone)))
    }

    /// Whether what a document says only of families of `category` holds for this one on `day`: the category is in the
    /// file, or those who live in it show it. Замещающая is «семья усыновителей, опекунов, попечителей, в том числе
    /// приемная» (Октябрьский район, разд. 2): the one document that says what it is.
    #[must_use]
    pub fn is_of(&self, category: &str, day: NaiveDate) -> bool {
        let by_role = |m: &Member| {
            matches!(m.role, Role::Adopter | Role::Guardian | Role::Trustee | Role::FosterParent | Role::Ward)
        };
        self.categories.iter().any(|m| m.code == category && m.holds(day))
            || category == SUBSTITUTE && self.here(day).any(by_role)
    }

    /// The codes of the categories that the family has on `day`.
    #[must_use]
    pub fn categories_on(&self, day: NaiveDate) -> Vec<&str> {
        self.categories.iter().filter(|m| m.holds(day)).map(|m| m.code.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FamilyId;
    use crate::domain::programme::Help;

    fn empty() -> Case {
        Case::new(Family::nameless())
    }

    fn programme(version: u32, member: Option<MemberId>) -> Programme {
        Programme {
            id: Id::new(),
            family: FamilyId(Id::new()),
            member,
            version,
            approved_by: None,
            number: None,
            on: None,
            decision: None,
            sent_on: None,
            until: None,
            paper: None,
            ippsu: None,
            ipra: None,
            opinion: None,
            note: None,
        }
    }

    fn activity(of: Option<&Programme>, state: ActivityState) -> Activity {
        Activity {
            id: Id::new(),
            family: FamilyId(Id::new()),
            programme: of.map(|p| p.id.into()),
            goal: None,
            member: None,
            help: Help::Social,
            urgent: false,
            text: String::new(),
            organisation: None,
            due: None,
            state,
            done_on: None,
            result: None,
            note: None,
        }
    }

    #[test]
    fn progress_counts_the_latest_version_of_each_member() {
        let mut case = empty();
        let child = Some(MemberId(Id::new()));
        let (old, new, of_child) = (programme(1, None), programme(2, None), programme(1, child));
        case.activities = vec![
            activity(Some(&old), ActivityState::Done),
            activity(Some(&old), ActivityState::Planned),
            activity(Some(&new), ActivityState::Done),
            activity(Some(&new), ActivityState::Failed),
            activity(Some(&new), ActivityState::Cancelled),
            activity(Some(&of_child), ActivityState::InProgress),
            activity(None, ActivityState::Done),
        ];
        case.programmes = vec![new, old, of_child];
        assert_eq!(case.programme_progress(), (2, 4));
        assert_eq!(case.current_programmes().count(), 2);
    }

    #[test]
    fn of_two_programmes_of_one_version_the_later_entered_holds() {
        let mut case = empty();
        let (one, other) = (programme(1, None), programme(1, None));
        let later = other.id;
        case.programmes = vec![one, other];
        assert_eq!(case.current_programmes().map(|p| p.id).collect::<Vec<_>>(), vec![later]);
    }
}
