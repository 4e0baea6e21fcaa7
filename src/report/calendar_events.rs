//! Appointments and deadlines as a calendar takes them: current entries, and cancelled ones that were sent before.

mod deadlines;
mod entries;
mod entry_kind;

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, NaiveTime};

use self::entry_kind::EventKind;
use crate::domain::programme::Activity;
use crate::domain::schedule::Appointment;
use crate::domain::{Case, CuratorId, FamilyId, Id, Level, Record, day};
use crate::norm::deadline::DeadlineSetter;
use crate::norm::due::AGES;
use crate::norm::expiry::Expiry;
use crate::norm::marks::EndingMark;
use crate::norm::obstacle::{self, VisitObstacle};
use crate::norm::{NormContext, term};

/// Days after a change for which the cancellation of an entry whose day is over is sent: a calendar is taken over at
/// least once a month.
const CANCELLED_FOR: u64 = 31;

/// What an entry is about.
#[derive(Clone, Debug, PartialEq)]
pub enum EventSubject {
    /// An appointed visit, with its purpose.
    Visit(Option<String>),
    /// An activity is due.
    Activity(String),
    /// The term of a level ends: its last day.
    Term(Level),
    /// A member becomes of an age that matters.
    Turns {
        /// The member's name.
        called: String,
        /// The age.
        years: u32,
    },
    /// A paper runs out: its last day.
    Expires(Expiry),
    /// A sign or a category ends by itself.
    Ends(Box<EndingMark>),
    /// A sitting of this body.
    Sitting(Option<String>),
    /// A deadline of the regulation, in its words.
    Rule {
        /// The words.
        text: String,
        /// The working day after it, where its own day is a day off.
        working_day: Option<NaiveDate>,
        /// Who names the day.
        named_by: DeadlineSetter,
    },
}

/// Whether an entry is current or cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryStatus {
    /// A calendar keeps it.
    Current,
    /// It was taken off, done, or ended with the accompaniment: a calendar that has it is to drop it.
    Cancelled,
}

impl EntryStatus {
    fn until(closed: Option<NaiveDate>) -> EntryStatus {
        if closed.is_some() { EntryStatus::Cancelled } else { EntryStatus::Current }
    }
}

/// How often a record was written, and when last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WriteCount {
    /// Operations that touched it: it grows with every change, an undo too.
    pub times: u32,
    /// Wall time of the last, milliseconds since 1970.
    pub last: i64,
}

/// What the journal has of the records of a calendar: the same in all copies that hold the same operations.
#[derive(Clone, Debug, Default)]
pub struct CalendarTrail {
    /// Of each record.
    pub records: HashMap<Id, WriteCount>,
    /// Records with entries in a calendar that were deleted, with their last values.
    pub deleted: Vec<Record>,
    /// What their records were before each later change: an entry may have been sent with another day.
    pub former: Vec<Record>,
    /// Of each family, the writes of its levels, closings, absences and availability: they move entries of the family
    /// without a change of their own.
    pub families: HashMap<FamilyId, WriteCount>,
    /// Of each deadline of the district, by rule and day: how often it was marked done, or no longer.
    pub deadlines: HashMap<(String, NaiveDate), WriteCount>,
}

/// An entry of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarEvent {
    /// Stays the same as long as the record does, so that an import changes the entry and adds none.
    pub uid: String,
    /// Index of the case; `None`: of no family, or of one that is deleted.
    pub case: Option<usize>,
    /// The day.
    pub on: NaiveDate,
    /// The hour; without one it is the whole day's.
    pub time: Option<NaiveTime>,
    /// What.
    pub what: EventSubject,
    /// Whether it is current.
    pub status: EntryStatus,
    /// Obstacles to a visit, as the calendar of the screen marks it.
    pub against: Vec<VisitObstacle>,
    /// Grows with every change of the entry.
    pub sequence: u32,
    /// When the record was written last, milliseconds since 1970.
    pub changed: i64,
}

/// Whose entries of which days.
struct EventCollector<'a> {
    ground: NormContext<'a>,
    cases: &'a [Case],
    trail: &'a CalendarTrail,
    curator: Option<CuratorId>,
    span: (NaiveDate, NaiveDate),
    /// By kind and record of an entry, the days on which it was once.
    former: HashMap<(EventKind, Id), BTreeSet<NaiveDate>>,
    found: Vec<CalendarEvent>,
}

/// The entries of `[from, to]`, both included, by day; of the families of `curator`, or of all.
#[must_use]
pub fn agenda(
    ground: NormContext<'_>,
    cases: &[Case],
    trail: &CalendarTrail,
    curator: Option<CuratorId>,
    span: (NaiveDate, NaiveDate),
) -> Vec<CalendarEvent> {
    let mut agenda =
        EventCollector { ground, cases, trail, curator, span, former: HashMap::new(), found: Vec::new() };
    agenda.former = agenda.former_days();
    for place in 0..cases.len() {
        agenda.visits(place);
        agenda.activities(place);
        agenda.terms(place);
        agenda.ages(place);
        agenda.ends(place);
    }
    agenda.deleted();
    agenda.sittings();
    agenda.rules();
    let mut all = agenda.found;
    all.sort_by(|a, b| {
        (a.on, a.time.is_none(), a.time, &a.uid).cmp(&(b.on, b.time.is_none(), b.time, &b.uid))
    });
    all
}

impl EventCollector<'_> {
    fn add(
        &mut self,
        (kind, id): (EventKind, Id),
        case: Option<usize>,
        (on, time): (NaiveDate, Option<NaiveTime>),
        what: EventSubject,
        status: EntryStatus,
    ) {
        let of = case.and_then(|place| self.cases.get(place));
        let is_of_curator =
            of.is_none_or(|c| self.curator.is_none() || self.ground.staff.curator_of(c, on) == self.curator);
        let key = (kind, id);
        let written = self.trail.records.get(&id).copied().unwrap_or_default();
        let family = of.and_then(|c| self.trail.families.get(&c.family.id)).copied().unwrap_or_default();
        let is_asked = |day: NaiveDate| self.span.0 <= day && day <= self.span.1;
        // An entry that was moved out of these days is sent all the same: a calendar may hold it on its former day.
        let has_moved = || {
            let mut former = self.former.get(&key).into_iter().flatten();
            former.any(|day| is_asked(*day) && self.is_sent(*day, written.last))
        };
        if !is_of_curator || !is_asked(on) && !has_moved() {
            return;
        }
        if status == EntryStatus::Cancelled && !self.is_sent(on, written.last.max(family.last)) {
            return;
        }
        let is_visit = matches!(what, EventSubject::Visit(_)) && status == EntryStatus::Current;
        let against = of.filter(|_| is_visit).map(|c| obstacle::visit_obstacles(self.ground, c, on, time));
        self.found.push(CalendarEvent {
            uid: key.0.uid(id),
            case,
            on,
            time,
            what,
            status,
            against: against.unwrap_or_default(),
            sequence: written.times + family.times,
            changed: written.last.max(family.last),
        });
    }

    /// Whether a cancellation is still sent: as long as its day is in the future, since any calendar may hold the
    /// entry, and for [`CANCELLED_FOR`] days after the change where it does not.
    fn is_sent(&self, on: NaiveDate, changed: i64) -> bool {
        let since = DateTime::from_timestamp_millis(changed).map(|at| at.date_naive());
        let is_fresh = since.is_some_and(|since| self.ground.today <= day::later(since, CANCELLED_FOR));
        self.ground.today <= on || is_fresh
    }

    /// Whether the accompaniment is over on `on`, so that entries of the family are cancelled.
    fn status(&self, case: &Case, on: NaiveDate) -> EntryStatus {
        EntryStatus::until(obstacle::closed_on(self.ground, case, on))
    }

    fn visits(&mut self, place: usize) {
        let cases = self.cases;
        for a in &cases[place].appointments {
            let status = EntryStatus::until(obstacle::unvisited_on(self.ground, &cases[place], a.on));
            let what = EventSubject::Visit(a.note.clone());
            self.add((EventKind::Visit, a.id), Some(place), (a.on, a.time), what, status);
        }
    }

    fn activities(&mut self, place: usize) {
        let case = &self.cases[place];
        let current: Vec<Id> = case.current_activities().map(|a| a.id).collect();
        let is_current = |a: &Activity| a.state.is_open() && current.contains(&a.id);
        for a in &case.activities {
            let Some(due) = a.due else {
                if let Some(on) = self.former_day(EventKind::Activity, a.id) {
                    let what = EventSubject::Activity(a.text.clone());
                    self.add(
                        (EventKind::Activity, a.id),
                        Some(place),
                        (on, None),
                        what,
                        EntryStatus::Cancelled,
                    );
                }
                continue;
            };
            // Open activities of a family that is closed today are cancelled.
            let status = match self.status(case, due.max(self.ground.today)) {
                EntryStatus::Current if is_current(a) => EntryStatus::Current,
                _ => EntryStatus::Cancelled,
            };
            self.add(
                (EventKind::Activity, a.id),
                Some(place),
                (due, None),
                EventSubject::Activity(a.text.clone()),
                status,
            );
        }
    }

    /// The end of the running term; terms of earlier levels are cancelled.
    fn terms(&mut self, place: usize) {
        let cases = self.cases;
        let (case, today) = (&cases[place], self.ground.today);
        let running = term::current(self.ground, case);
        for level in case.levels.iter().filter(|l| l.from <= today) {
            let Some(end) = term::of_record(level, self.ground.rules) else { continue };
            let runs = running.as_ref() == Some(&end);
            let status = if runs { EntryStatus::Current } else { EntryStatus::Cancelled };
            self.add(
                (EventKind::Term, level.id),
                Some(place),
                (end.until, None),
                EventSubject::Term(end.level),
                status,
            );
        }
    }

    /// Birthdays of an age that matters; cancelled for who has left the family by then.
    fn ages(&mut self, place: usize) {
        let cases = self.cases;
        let case = &cases[place];
        for member in &case.members {
            for years in AGES {
                let kind = EventKind::Age(years);
                let Some(born) = member.born else {
                    if let Some(on) = self.former_day(kind.clone(), member.id.0) {
                        let what = EventSubject::Turns { called: member.called(), years };
                        self.add((kind, member.id.0), Some(place), (on, None), what, EntryStatus::Cancelled);
                    }
                    continue;
                };
                let on = day::birthday(born, years);
                let status = match self.status(case, on) {
                    EntryStatus::Current if member.is_here(on) => EntryStatus::Current,
                    _ => EntryStatus::Cancelled,
                };
                let what = EventSubject::Turns { called: member.called(), years };
                self.add((kind, member.id.0), Some(place), (on, None), what, status);
            }
        }
    }

    fn deleted(&mut self) {
        for record in &self.trail.deleted {
            let case = self.case_of(record);
            let time = record.get(Appointment::FIELDS.time);
            for (kind, what, on) in self.entries_of(record) {
                self.add((kind, record.id), case, (on, time), what, EntryStatus::Cancelled);
            }
        }
    }

    /// The days on which each entry was before its record was changed.
    fn former_days(&self) -> HashMap<(EventKind, Id), BTreeSet<NaiveDate>> {
        let mut days: HashMap<_, BTreeSet<NaiveDate>> = HashMap::new();
        for record in &self.trail.former {
            for (kind, _, on) in self.entries_of(record) {
                days.entry((kind, record.id)).or_default().insert(on);
            }
        }
        days
    }

    /// The last day on which an entry was that has none any more.
    fn former_day(&self, kind: EventKind, id: Id) -> Option<NaiveDate> {
        self.former.get(&(kind, id)).and_then(|days| days.last().copied())
    }
}
