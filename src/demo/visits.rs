//! The visits of a family, computed from the ledger itself: mostly what the norm asks, at times one short.

use chrono::{Datelike, NaiveDate, Weekday};

use super::deck::WordDeck;
use super::diary::VisitDiary;
use super::history::History;
use super::random;
use super::words::StoryMark;
use crate::domain::contact::{ContactKind, ContactOutcome};
use crate::domain::record::Record;
use crate::domain::schedule::{Absence, Appointment, Availability};
use crate::domain::{Act, Level, Unit, day};
use crate::norm::span::{NormSpan, spans};
use crate::norm::{LedgerRow, ledger, slack};
use crate::record;

/// How many days ahead visits are appointed.
const APPOINTED: u64 = 13;

/// The days on which a family may be unable.
const WORKING: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// The inputs from which visits are invented.
struct VisitNotes {
    calm: WordDeck,
    acute: WordDeck,
    failed: [WordDeck; 3],
}

impl History<'_> {
    /// When the family is away, and the hours it cannot.
    pub fn absences(&mut self) {
        let (today, words) = (self.scene.today, self.scene.words);
        let mut away = Vec::new();
        if self.story.is(StoryMark::AwayAhead) {
            away.push((day::later(today, 2), 7, &words.away_reason, None));
        }
        if self.story.is(StoryMark::AwayBefore) {
            away.push((day::earlier(today, 152), 16, &words.away_before_reason, None));
        }
        if self.story.is(StoryMark::MemberAway) {
            let child = self.people.iter().find(|p| p.child).map(|p| p.id);
            away.push((day::earlier(today, 128), 20, &words.away_member_reason, child));
        }
        for (from, days, reason, member) in away {
            let known = self.scene.working_before(day::earlier(from.min(today), 1));
            let wall = self.chance.moment(known, 11);
            let until = day::later(from, days);
            let record = record!(Absence {
                id: self.chance.id(wall),
                family: self.family,
                from,
                until,
                reason,
                member
            });
            let (id, family) = (record.id, self.family);
            self.case.absences.push(Absence {
                id,
                family,
                from,
                until,
                reason: Some(reason.clone()),
                member,
            });
            self.record_action(wall, Act::AbsenceSet, vec![record]);
        }
        if self.chance.once_in(3) {
            let wall = self.chance.moment(self.scene.working_after(day::later(self.registered, 1)), 13);
            let weekday = WORKING[self.chance.below(WORKING.len())];
            let record = record!(Availability {
                id: self.chance.id(wall),
                family: self.family,
                weekday,
                possible: false,
                from: random::hour(9, 0),
                until: random::hour(12, 0),
                note: &words.availability_note
            });
            self.record_action(wall, Act::FamilyChanged, vec![record]);
        }
    }

    /// All visits up to today and the appointments after it.
    pub fn visits(&mut self, diary: &mut VisitDiary) {
        let (scene, today) = (self.scene, self.scene.today);
        let mut notes = self.notes();
        let mut planned: Vec<NaiveDate> = Vec::new();
        if self.story.is(StoryMark::Registered) {
            planned.push(scene.working_after(day::day_after(today)));
        }
        if self.story.is(StoryMark::Today) {
            planned.push(today);
        }
        if self.story.is(StoryMark::HeldToday) {
            let time = diary.hour(&mut self.chance, today, 0);
            self.appoint(today, time);
            let note = notes.calm.next();
            self.contact(today, Some(time), ContactKind::HomeVisit, ContactOutcome::Held, note);
        }
        let all = spans(&self.case, scene.rules);
        for unit in [Unit::Week, Unit::Month] {
            let of_unit: Vec<&NormSpan> = all.iter().filter(|s| s.frequency.per == unit).collect();
            let Some(first) = of_unit.first().map(|s| s.from) else { continue };
            let to = day::later(self.last, if self.story.closed.is_some() { 0 } else { APPOINTED });
            let rows = ledger::rows(scene.ground(today), &self.case, first, to);
            for row in rows.iter().filter(|r| r.unit == unit && r.required > 0) {
                self.row(diary, &mut notes, &of_unit, row, &mut planned);
            }
        }
        planned.sort_unstable();
        planned.dedup();
        for on in planned {
            if on == today
                || self.story.is(StoryMark::Registered)
                || (on <= day::later(today, APPOINTED) && !self.chance.once_in(3))
            {
                let first = if on == today { 4 } else { 0 };
                let time = diary.hour(&mut self.chance, on, first);
                self.appoint(on, time);
            }
        }
    }

    fn notes(&mut self) -> VisitNotes {
        let (words, today) = (self.scene.words, self.scene.today);
        let mut lists: Vec<&[String]> = vec![&words.visit_notes];
        if self.has_child(today, 7..=17) {
            lists.push(&words.visit_notes_school);
        }
        if self.has_child(today, 1..=6) {
            lists.push(&words.visit_notes_small);
        }
        if !self.home.settlement.schools.is_empty() {
            lists.push(&words.visit_notes_village);
        }
        let calm = WordDeck::of(&mut self.chance, &lists);
        lists.extend([words.visit_notes_acute.as_slice(); 2]);
        let acute = WordDeck::of(&mut self.chance, &lists);
        let failed = [&words.failed_notes, &words.refused_notes, &words.postponed_notes];
        let failed = failed.map(|list| WordDeck::of(&mut self.chance, &[list]));
        VisitNotes { calm, acute, failed }
    }

    /// The visits of one row of the ledger.
    fn row(
        &mut self,
        diary: &mut VisitDiary,
        notes: &mut VisitNotes,
        spans: &[&NormSpan],
        row: &LedgerRow,
        planned: &mut Vec<NaiveDate>,
    ) {
        let today = self.scene.today;
        let open: Vec<NaiveDate> =
            slack::free_days(self.scene.ground(row.from), &self.case, spans, row.from, row.to)
                .filter(|d| *d <= self.last || self.last == today)
                .collect();
        let need = usize::try_from(row.owed).unwrap_or(0);
        if row.to < today {
            let latest = day::day_after(row.to) == day::period(row.unit, today).0;
            let short = if latest { self.story.is(StoryMark::Short) } else { self.chance.once_in(26) };
            let days = diary.spread(&mut self.chance, &open, need.saturating_sub(usize::from(short)));
            if short && let Some(on) = open.iter().rev().find(|d| !days.contains(d)) {
                self.failed(diary, notes, *on);
            }
            for on in days {
                self.visit(diary, notes, on, &open);
            }
            return;
        }
        if row.holds(today) && row.unit == Unit::Week && self.story.is(StoryMark::Tight) {
            self.tight(diary, notes, &open, need);
            return;
        }
        let need = need.saturating_sub(planned.iter().filter(|d| row.holds(**d)).count());
        // Who comes today is said by the marks alone.
        let open: Vec<NaiveDate> = open.into_iter().filter(|d| *d != today).collect();
        for on in diary.spread(&mut self.chance, &open, need) {
            if on < today {
                self.visit(diary, notes, on, &open);
            } else {
                planned.push(on);
            }
        }
    }

    /// A week with no day or one to spare: visits are left to the end, and the family names days it cannot.
    fn tight(&mut self, diary: &mut VisitDiary, notes: &mut VisitNotes, open: &[NaiveDate], need: usize) {
        let today = self.scene.today;
        let mut free: Vec<NaiveDate> = open.iter().copied().filter(|d| *d >= today).collect();
        let past: Vec<NaiveDate> = open.iter().copied().filter(|d| *d < today).collect();
        let mut named = 0;
        while free.len() > need + 1 && named < 3 && free.last().is_some_and(|d| *d > today) {
            let Some(on) = free.pop() else { break };
            let wall = self.chance.moment(self.scene.working_before(day::earlier(today, 16)), 13);
            let record = record!(Availability {
                id: self.chance.id(wall),
                family: self.family,
                weekday: on.weekday(),
                possible: false,
                note: &self.scene.words.availability_note
            });
            let (id, weekday) = (record.id, on.weekday());
            self.case.availability.push(Availability {
                id,
                family: self.family,
                weekday,
                possible: false,
                from: None,
                until: None,
                note: None,
            });
            self.record_action(wall, Act::FamilyChanged, vec![record]);
            named += 1;
        }
        let done = diary.spread(&mut self.chance, &past, need.saturating_sub(free.len()));
        for on in &done {
            self.visit(diary, notes, *on, &[]);
        }
        let missed = past.iter().rev().find(|d| !done.contains(d)).copied();
        if let Some(on) = missed.filter(|_| self.story.is(StoryMark::MissedYesterday)) {
            self.failed(diary, notes, on);
        }
    }

    /// A held visit, at times after one that failed.
    fn visit(&mut self, diary: &mut VisitDiary, notes: &mut VisitNotes, on: NaiveDate, open: &[NaiveDate]) {
        if let Some(before) = open.iter().rev().find(|d| **d < on && (on - **d).num_days() < 5).copied()
            && self.chance.once_in(12)
        {
            self.failed(diary, notes, before);
        }
        let level = self.case.levels.iter().rev().find(|l| l.from <= on).map(|l| l.level);
        let acute = level.is_some_and(|l| l >= Level::Crisis);
        let note = if acute { notes.acute.next() } else { notes.calm.next() };
        let joint = self.chance.once_in(if acute { 6 } else { 17 });
        let kind = if joint { ContactKind::JointVisit } else { ContactKind::HomeVisit };
        let time = diary.hour(&mut self.chance, on, 0);
        self.contact(on, Some(time), kind, ContactOutcome::Held, note);
    }

    fn failed(&mut self, diary: &mut VisitDiary, notes: &mut VisitNotes, on: NaiveDate) {
        if self.case.contacts.iter().any(|c| c.on == on) {
            return;
        }
        let which = [0, 0, 0, 1, 2, 2][self.chance.below(6)];
        let outcome = [ContactOutcome::NobodyHome, ContactOutcome::Refused, ContactOutcome::Postponed][which];
        let note = notes.failed[which].next();
        let time = diary.hour(&mut self.chance, on, 0);
        self.contact(on, Some(time), ContactKind::HomeVisit, outcome, note);
    }

    fn appoint(&mut self, on: NaiveDate, time: chrono::NaiveTime) {
        let today = self.scene.today;
        let known =
            self.scene.working_before(day::earlier(today, self.chance.days(1, 6))).max(self.registered);
        let wall = self.chance.moment(known, 16);
        let record: Record = record!(Appointment {
            id: self.chance.id(wall),
            family: self.family,
            on,
            time,
            by: self.scene.curator
        });
        self.record_action(wall, Act::VisitAppointed, vec![record]);
    }
}
