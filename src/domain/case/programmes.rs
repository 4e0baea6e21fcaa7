//! The programmes of a family in force, what of their activities is done, and what versions before them left open.

use chrono::NaiveDate;

use super::Case;
use crate::domain::family::Member;
use crate::domain::goal::Participant;
use crate::domain::id::ProgrammeId;
use crate::domain::programme::{self, Activity, ActivityState, Programme};
use crate::domain::{Id, MemberId};

impl Case {
    /// The programmes in force: the latest version of each paper that is not of a later day, for each member and for the
    /// whole family.
    ///
    /// Иркутская область asks for a programme a member, the other documents for one a family; a file may hold either.
    pub fn current_programmes(&self) -> impl Iterator<Item = &Programme> {
        programme::in_force(&self.programmes, self.today)
    }

    /// The programme that something new of `member` belongs to: that member's, else the one of the whole family. What is
    /// of the whole family belongs to no member's programme, unless there is no other; what is of a member never to
    /// another's.
    #[must_use]
    pub fn programme_of(&self, member: Option<MemberId>) -> Option<&Programme> {
        let current: Vec<&Programme> = self.current_programmes().collect();
        let of = |whose: Option<MemberId>| current.iter().rfind(|p| p.member == whose).copied();
        let only = || current.first().copied().filter(|_| member.is_none() && current.len() == 1);
        of(member).or_else(|| of(None)).or_else(only)
    }

    /// The version that a record names; `None` too where that is not there, as one that another copy deleted.
    #[must_use]
    pub fn version_named(&self, programme: Option<ProgrammeId>) -> Option<&Programme> {
        self.programmes.iter().find(|p| programme == Some(p.id.into()))
    }

    /// The participants of the programmes in force and those of no programme.
    pub fn current_participants(&self) -> impl Iterator<Item = &Participant> {
        let other: Vec<Id> = self.other_versions().map(|p| p.id).collect();
        self.participants.iter().filter(move |p| p.programme.is_none_or(|id| !other.contains(&id.0)))
    }

    /// The version that an activity belongs to; `None` too where the one it names is not there, as one that another copy
    /// deleted.
    #[must_use]
    pub fn version_of(&self, activity: &Activity) -> Option<&Programme> {
        self.version_named(activity.programme)
    }

    /// Members of the family on `day` for whom no programme was drawn up, where each member needs a programme.
    pub fn without_programme(&self, day: NaiveDate) -> impl Iterator<Item = &Member> {
        let has: Vec<MemberId> = self.current_programmes().filter_map(|p| p.member).collect();
        self.here(day).filter(move |m| !has.contains(&m.id))
    }

    /// The versions that are not in force: an earlier one that another took the place of, or one of a later day.
    pub fn other_versions(&self) -> impl Iterator<Item = &Programme> {
        let current: Vec<Id> = self.current_programmes().map(|p| p.id).collect();
        self.programmes.iter().filter(move |p| !current.contains(&p.id))
    }

    /// The activities of the programmes in force and those of no programme: they count in the progress.
    pub fn counted_activities(&self) -> impl Iterator<Item = &Activity> {
        let other: Vec<Id> = self.other_versions().map(|p| p.id).collect();
        self.activities.iter().filter(move |a| a.programme.is_none_or(|id| !other.contains(&id.0)))
    }

    /// The activities to be shown and done: those that count, and those of other versions that are open. A new version
    /// settles nothing by itself: what an earlier one left open is due until it is done, cancelled or carried over.
    pub fn current_activities(&self) -> impl Iterator<Item = &Activity> {
        let other: Vec<Id> = self.other_versions().map(|p| p.id).collect();
        let is_of_other = move |a: &Activity| a.programme.is_some_and(|id| other.contains(&id.0));
        self.activities.iter().filter(move |a| a.state.is_open() || !is_of_other(a))
    }

    /// The activities that are to be done and were, of whatever version: without those of an earlier one that were
    /// cancelled.
    pub fn kept_activities(&self) -> impl Iterator<Item = &Activity> {
        let other: Vec<Id> = self.other_versions().map(|p| p.id).collect();
        let is_of_other = move |a: &Activity| a.programme.is_some_and(|id| other.contains(&id.0));
        self.activities.iter().filter(move |a| a.state != ActivityState::Cancelled || !is_of_other(a))
    }

    /// The open activities of the versions that `programme` takes the place of.
    pub fn left_open_before(&self, programme: &Programme) -> impl Iterator<Item = &Activity> {
        let is_before =
            |p: &&Programme| p.id != programme.id && p.member == programme.member && p.is_paper_of(programme);
        let before: Vec<Id> = self
            .programmes
            .iter()
            .filter(is_before)
            .filter(|p| p.version <= programme.version)
            .map(|p| p.id)
            .collect();
        let is_of = move |a: &&Activity| a.programme.is_some_and(|id| before.contains(&id.0));
        self.activities.iter().filter(|a| a.state.is_open()).filter(is_of)
    }

    /// The case without the programmes and agreements of an accompaniment that ended on `end`, and without what belongs to
    /// these programmes; `kept` stays.
    #[must_use]
    pub fn since_former(mut self, end: NaiveDate, kept: Option<Id>) -> Case {
        let is_former = |id: Id, on: Option<NaiveDate>| Some(id) != kept && on.is_some_and(|on| on < end);
        let former: Vec<Id> =
            self.programmes.iter().filter(|p| is_former(p.id, p.on)).map(|p| p.id).collect();
        let is_kept = |of: Option<ProgrammeId>| of.is_none_or(|id| !former.contains(&id.0));
        let is_of_kept = |of: Option<ProgrammeId>| kept.is_some() && of.map(|id| id.0) == kept;
        self.activities.retain(|a| {
            is_kept(a.programme) && (is_of_kept(a.programme) || a.done_on.is_none_or(|on| end <= on))
        });
        self.goals.retain(|g| is_kept(g.programme));
        self.participants.retain(|p| is_kept(p.programme));
        self.programmes.retain(|p| !former.contains(&p.id));
        self.agreements.retain(|a| !is_former(a.id, Some(a.on)));
        self
    }

    /// Done and all of the activities that count; cancelled ones count in neither.
    #[must_use]
    pub fn programme_progress(&self) -> (usize, usize) {
        programme::progress(self.counted_activities().map(|a| a.state))
    }
}
