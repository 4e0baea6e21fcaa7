//! The contacts of an invented history: visits as they were recorded, calls, calls back, meetings away from home.

use chrono::NaiveDate;

use super::deck::WordDeck;
use super::history::History;
use super::random;
use super::words::StoryMark;
use crate::domain::contact::{Contact, ContactKind, ContactOutcome};
use crate::domain::value::PersonRef;
use crate::domain::{Act, Id, day};
use crate::record;

impl History<'_> {
    /// Types a contact and notes it for the ledger.
    pub fn contact(
        &mut self,
        on: NaiveDate,
        time: Option<chrono::NaiveTime>,
        kind: ContactKind,
        outcome: ContactOutcome,
        note: String,
    ) {
        let wall = self.typed(on);
        let mut with = self.applicant();
        if outcome != ContactOutcome::Held {
            with.clear();
        } else if self.chance.once_in(3) {
            with.extend(self.people.iter().find(|p| p.child && p.born < on).map(|p| PersonRef::Known(p.id)));
        }
        let promised = (outcome == ContactOutcome::Held && self.chance.once_in(9))
            .then(|| self.chance.word(&self.scene.words.promises));
        let record = record!(Contact {
            id: self.chance.id(wall),
            family: self.family,
            kind,
            outcome,
            on,
            time,
            by: self.scene.curator,
            with: with.clone(),
            note: &note,
            promised: promised.clone()
        });
        let act = if kind.is_visit() { Act::VisitRecorded } else { Act::ContactNoted };
        self.case.contacts.push(Contact {
            id: record.id,
            family: self.family,
            kind,
            outcome,
            on,
            time,
            by: Some(PersonRef::Known(self.scene.curator)),
            with,
            note: Some(note),
            promised,
            call_back: None,
            called_back: None,
            caller: None,
            rights: None,
        });
        self.record_action(wall, act, vec![record]);
    }

    /// Calls with what was promised, calls back, and meetings away from home.
    pub fn calls(&mut self) {
        let (scene, today) = (self.scene, self.scene.today);
        let words = scene.words;
        let mut lists: Vec<&[String]> = vec![&words.call_notes];
        if self.has_child(today, 7..=17) {
            lists.push(&words.call_notes_school);
        }
        if self.has_child(today, 1..=6) {
            lists.push(&words.call_notes_small);
        }
        let mut deck = WordDeck::of(&mut self.chance, &lists);
        let mut talks = WordDeck::of(&mut self.chance, &[&words.talk_notes]);
        let mut on = scene.working_after(day::later(self.registered, 2));
        while on < self.last && on < today {
            if self.chance.once_in(5) {
                let kinds = [
                    ContactKind::Office,
                    ContactKind::Talk,
                    ContactKind::Counselling,
                    ContactKind::SupportGroup,
                    ContactKind::Meeting,
                    ContactKind::Training,
                ];
                let kind = self.chance.one_of(&kinds).copied().unwrap_or(ContactKind::Talk);
                let note = talks.next();
                self.contact(on, None, kind, ContactOutcome::Held, note);
            } else {
                let note = deck.next();
                let back = scene.working_after(day::later(on, self.chance.days(1, 4)));
                let back = (self.chance.once_in(4) && back < today && back < self.last).then_some(back);
                let call = self.call(on, note, back);
                if let Some(back) = back {
                    self.call_back(call, back);
                }
            }
            on = scene.working_after(day::later(on, self.chance.days(13, 34)));
        }
        let waiting = scene.working_before(day::day_before(today));
        if self.story.is(StoryMark::CallToday) {
            self.call(waiting, deck.next(), Some(today));
        }
        if self.story.is(StoryMark::CallTomorrow) || self.story.is(StoryMark::Registered) {
            let tomorrow = self.story.is(StoryMark::CallTomorrow).then(|| day::day_after(today));
            self.call(waiting, deck.next(), tomorrow);
        }
    }

    /// Notes a call of `on`; `back`: by which day the curator promised to call back.
    fn call(&mut self, on: NaiveDate, note: String, back: Option<NaiveDate>) -> Id {
        let wall = self.chance.moment(on, 15);
        let (hour, minute) = (self.chance.number(9, 14), self.chance.number(0, 11) * 5);
        let promised =
            (back.is_some() || self.chance.once_in(4)).then(|| self.chance.word(&self.scene.words.promises));
        let record = record!(Contact {
            id: self.chance.id(wall),
            family: self.family,
            kind: ContactKind::Call,
            outcome: ContactOutcome::Held,
            on,
            time: random::hour(hour, minute),
            by: self.scene.curator,
            with: self.applicant(),
            note,
            promised,
            call_back: back
        });
        let id = record.id;
        self.record_action(wall, Act::ContactNoted, vec![record]);
        id
    }

    /// Marks the promise of a call as kept on `on`.
    fn call_back(&mut self, call: Id, on: NaiveDate) {
        let wall = self.chance.moment(on, 14);
        let record = record!(Contact { id: call, called_back: on });
        self.record_action(wall, Act::CalledBack, vec![record]);
    }
}
