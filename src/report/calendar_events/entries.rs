//! The entries of records: those of papers and marks that end on a day of their own, and those that a record made before
//! it was changed or deleted.

use chrono::NaiveDate;

use super::entry_kind::EventKind;
use super::{EntryStatus, EventCollector, EventSubject};
use crate::domain::declare::RecordFields;
use crate::domain::mark::{Category, Mark, Sign};
use crate::domain::member::Member;
use crate::domain::programme::Activity;
use crate::domain::schedule::Appointment;
use crate::domain::schema::Kind;
use crate::domain::sitting::Sitting;
use crate::domain::{FamilyId, FieldName, LevelSpan, Record, day};
use crate::norm::deadline::rule::TimedDeadline;
use crate::norm::due::AGES;
use crate::norm::marks::{self, EndingMark};
use crate::norm::{deadline, expiry, term};
use crate::regulation::RegulationList;

impl EventCollector<'_> {
    /// The last days of papers, and the days on which marks end by themselves.
    pub(super) fn ends(&mut self, place: usize) {
        let cases = self.cases;
        let case = &cases[place];
        let state =
            |status: EntryStatus, is_open: bool| if is_open { status } else { EntryStatus::Cancelled };
        for (expiry, paper) in expiry::named(case) {
            let (id, on) = (expiry.record, expiry.last);
            let status = state(self.status(case, on), paper == expiry::ExpiryState::Runs);
            self.add((EventKind::Expiry, id), Some(place), (on, None), EventSubject::Expires(expiry), status);
        }
        for (ending, news) in marks::begun_endings(self.ground, case) {
            let (id, on) = (ending.mark, ending.on);
            let status = state(self.status(case, on), news == marks::EndState::Open);
            self.add(
                (EventKind::Ending, id),
                Some(place),
                (on, None),
                EventSubject::Ends(Box::new(ending)),
                status,
            );
        }
    }

    /// The index of the family that a record belongs to.
    pub(super) fn case_of(&self, record: &Record) -> Option<usize> {
        let family = record.reference(FieldName::Family).map(FamilyId);
        self.cases.iter().position(|c| Some(c.family.id) == family)
    }

    /// The entries that a record makes, each with its kind and day.
    pub(super) fn entries_of(&self, record: &Record) -> Vec<(EventKind, EventSubject, NaiveDate)> {
        let entry = |kind: EventKind, what: EventSubject, on: Option<NaiveDate>| {
            on.map(|on| (kind, what, on)).into_iter().collect()
        };
        match record.kind {
            Kind::Appointment => {
                entry(EventKind::Visit, EventSubject::Visit(None), record.get(Appointment::FIELDS.on))
            }
            Kind::Activity => {
                let text = record.get(Activity::FIELDS.text).unwrap_or_default();
                entry(EventKind::Activity, EventSubject::Activity(text), record.get(Activity::FIELDS.due))
            }
            Kind::Level => {
                let end = LevelSpan::read(record).ok().and_then(|l| term::of_record(&l, self.ground.rules));
                end.map(|end| (EventKind::Term, EventSubject::Term(end.level), end.until))
                    .into_iter()
                    .collect()
            }
            Kind::Member => {
                let born = record.get(Member::FIELDS.born).into_iter();
                let turns = |years| EventSubject::Turns { called: String::new(), years };
                born.flat_map(|born| AGES.map(|years| (born, years)))
                    .map(|(born, years)| (EventKind::Age(years), turns(years), day::birthday(born, years)))
                    .collect()
            }
            Kind::Sitting => {
                let body = record.get(Sitting::FIELDS.body);
                entry(EventKind::Sitting, EventSubject::Sitting(body), record.get(Sitting::FIELDS.on))
            }
            Kind::Agreement | Kind::Consent | Kind::Programme => expires(record).into_iter().collect(),
            Kind::Sign | Kind::Category => {
                let case = self.case_of(record).and_then(|place| self.cases.get(place));
                let (list, mark) = match record.kind {
                    Kind::Sign => (RegulationList::Sign, Sign::read(record).ok().map(Mark::from)),
                    _ => (RegulationList::Category, Category::read(record).ok().map(Mark::from)),
                };
                let ending = case.zip(mark).and_then(|(case, m)| marks::ending(self.ground, case, list, &m));
                let entry = |e: EndingMark| (EventKind::Ending, e.on, EventSubject::Ends(Box::new(e)));
                ending.map(entry).map(|(kind, on, what)| (kind, what, on)).into_iter().collect()
            }
            _ => Vec::new(),
        }
        .into_iter()
        .chain(self.rules_of(record))
        .collect()
    }

    /// The deadlines that run from a record, each with its kind and day.
    fn rules_of(&self, record: &Record) -> Vec<(EventKind, EventSubject, NaiveDate)> {
        let of = self.case_of(record).and_then(|place| self.cases.get(place));
        let set = deadline::of_record(self.ground, of, record).into_iter();
        set.map(|(rule, on)| {
            let TimedDeadline { id, text, named_by, .. } = rule;
            (EventKind::Rule(id), EventSubject::Rule { text, working_day: None, named_by }, on)
        })
        .collect()
    }
}

/// The last day that a paper names, as an entry.
fn expires(record: &Record) -> Option<(EventKind, EventSubject, NaiveDate)> {
    let expiry = expiry::of_record(record)?;
    let on = expiry.last;
    Some((EventKind::Expiry, EventSubject::Expires(expiry), on))
}
