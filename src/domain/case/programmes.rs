//! The programmes of a family in force, and what of their activities is done.

use chrono::NaiveDate;

use super::Case;
use crate::domain::family::Member;
use crate::domain::programme::{self, Activity, ActivityState, Programme};
use crate::domain::{Id, MemberId};

impl Case {
    /// The programmes in force: the latest version of each paper, for each member and for the whole family.
    ///
    /// Иркутская область asks for a programme a member, the other documents for one a family; a file may hold either.
    pub fn current_programmes(&self) -> impl Iterator<Item = &Programme> {
        programme::in_force(&self.programmes)
    }

    /// Members of the family on `day` for whom no programme was drawn up, where each member needs a programme.
    pub fn without_programme(&self, day: NaiveDate) -> impl Iterator<Item = &Member> {
        let has: Vec<MemberId> = self.current_programmes().filter_map(|p| p.member).collect();
        self.here(day).filter(move |m| !has.contains(&m.id))
    }

    /// The activities that count: those of the programmes in force and those of no programme. What an
    /// earlier version left open was settled when the next one was drawn up.
    pub fn current_activities(&self) -> impl Iterator<Item = &Activity> {
        let superseded: Vec<Id> = {
            let current: Vec<Id> = self.current_programmes().map(|p| p.id).collect();
            self.programmes.iter().map(|p| p.id).filter(|id| !current.contains(id)).collect()
        };
        self.activities.iter().filter(move |a| a.programme.is_none_or(|id| !superseded.contains(&id.0)))
    }

    /// Done and all of the current activities; cancelled ones count in neither.
    #[must_use]
    pub fn programme_progress(&self) -> (usize, usize) {
        let counted = self.current_activities().map(|a| a.state).filter(|s| *s != ActivityState::Cancelled);
        counted.fold((0, 0), |(done, all), state| (done + usize::from(state == ActivityState::Done), all + 1))
    }
}
