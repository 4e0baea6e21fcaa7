//! The deadlines of the documents as entries: those of the district, and those of each family.

use chrono::NaiveDate;

use super::entry_kind::EventKind;
use super::{CalendarEvent, EntryStatus, EventCollector, EventSubject};
use crate::norm::deadline::{self, UpcomingMatter};

impl EventCollector<'_> {
    /// Adds the sittings of the bodies that decide: they are of no family and of every curator.
    pub(super) fn sittings(&mut self) {
        for sitting in &self.ground.rules.sittings {
            let what = EventSubject::Sitting(sitting.body.clone());
            self.add((EventKind::Sitting, sitting.id), None, (sitting.on, None), what, EntryStatus::Current);
        }
    }

    /// Adds the deadlines of the district and of its families.
    pub(super) fn rules(&mut self) {
        for deadline in deadline::of_district(self.ground, self.span.0, self.span.1) {
            if let UpcomingMatter::Rule { id, label: text, around, done, named_by, .. } = deadline.what {
                let key = (id, deadline.on);
                let written = self.trail.deadlines.get(&key).copied().unwrap_or_default();
                let status = kept(done);
                if status == EntryStatus::Cancelled && !self.is_sent(deadline.on, written.last) {
                    continue;
                }
                self.found.push(CalendarEvent {
                    uid: EventKind::Recurring(key.0, key.1).uid_of_district(),
                    case: None,
                    on: deadline.on,
                    time: None,
                    what: EventSubject::Rule { text, working_day: around.map(|(_, after)| after), named_by },
                    status,
                    against: Vec::new(),
                    sequence: written.times,
                    changed: written.last,
                });
            }
        }
        let (ground, cases) = (self.ground, self.cases);
        for (place, case) in cases.iter().enumerate() {
            for deadline in deadline::of_family(ground, case, place, self.span) {
                let UpcomingMatter::Rule { id, label: text, around, record, done, named_by, .. } =
                    deadline.what
                else {
                    continue;
                };
                let what = EventSubject::Rule { text, working_day: around.map(|(_, after)| after), named_by };
                // One that runs from no record is another one each time.
                let (kind, record) = match record {
                    Some(record) => (EventKind::Rule(id), record),
                    None => (EventKind::Recurring(id, deadline.on), case.family.id.0),
                };
                // What is asked after a closing stays, though the accompaniment is over.
                let after_closing = case.closings.iter().any(|c| c.id == record);
                let status = match (self.status(case, deadline.on), kept(done)) {
                    (_, kept) if after_closing => kept,
                    (EntryStatus::Current, kept) => kept,
                    (closed, _) => closed,
                };
                self.add((kind, record), Some(place), (deadline.on, None), what, status);
            }
        }
    }
}

/// A deadline that was kept is taken off.
fn kept(done: Option<NaiveDate>) -> EntryStatus {
    if done.is_some() { EntryStatus::Cancelled } else { EntryStatus::Current }
}
