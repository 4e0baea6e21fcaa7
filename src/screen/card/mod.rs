//! The card of a family: everything the file knows of it, by sections, to read. Closed families have one too.

pub mod contacts;
pub mod days;
pub mod facts;
mod head;
pub mod history;
pub mod levels;
pub mod marks;
pub mod now;
pub mod papers;
pub mod people;
pub mod plan;
pub mod sheet;
pub mod value;
mod view;

use std::cell::Cell;

use self::facts::Facts;
use self::sheet::{Sheet, Target};
use super::change::Look;
use super::cursor::Cursor;
use super::dialog::{appoint::Appoint, handover, tick::Tick, visit::Visit};
use super::entry::{Blank, kinds};
use super::paint::LATE;
use super::why::{self, about::About};
use super::{Command, Desk, Effect, Step, preview};
use crate::domain::schema::Kind;
use crate::domain::{Act, FamilyId, Id, Problem, Record, phone};
use crate::report::discretion::Caller;
use crate::store::Reader;
use crate::store::same::SAME;

/// The screen.
pub struct Card {
    family: FamilyId,
    /// `None` once the family is in the file no more, as after an undone import.
    facts: Option<Facts>,
    sheets: Vec<Sheet>,
    /// The section seen.
    at: usize,
    /// The line one stands on, section by section.
    cursors: Vec<Cursor>,
    /// The width of the text when it was last drawn.
    width: Cell<u16>,
}

impl Card {
    /// Opens the card of a family.
    ///
    /// # Errors
    /// If the file cannot be read, or has no such family.
    pub fn open(family: FamilyId, reader: Reader<'_>, desk: &Desk) -> Result<Card, Problem> {
        let facts = Facts::read(family, reader, desk)?
            .ok_or_else(|| Problem::new("family-unknown").with("family", family))?;
        let mut card = Card {
            family,
            facts: None,
            sheets: Vec::new(),
            at: 0,
            cursors: Vec::new(),
            width: Cell::new(56),
        };
        card.take(facts, desk);
        Ok(card)
    }

    fn take(&mut self, facts: Facts, desk: &Desk) {
        self.sheets = vec![
            now::sheet(desk, &facts),
            people::sheet(desk, &facts),
            contacts::sheet(desk, &facts),
            plan::sheet(desk, &facts),
            levels::sheet(desk, &facts),
            marks::sheet(desk, &facts),
            papers::sheet(desk, &facts),
            papers::requests(desk, &facts),
            days::sheet(desk, &facts),
            history::sheet(desk, &facts),
        ];
        self.cursors.resize(self.sheets.len(), Cursor::default());
        for (cursor, sheet) in self.cursors.iter_mut().zip(&self.sheets) {
            if self.facts.is_none() {
                cursor.at = sheet.first();
            } else if cursor.at > 0 {
                cursor.clamp(sheet.lines(self.width.get()).len());
            }
        }
        // It may have been joined to another, under which all of it stands now.
        self.family = facts.case.family.id;
        self.facts = Some(facts);
    }

    /// Looks at the family again, and stays where it is.
    pub fn refresh(&mut self, desk: &Desk, reader: Reader<'_>) {
        match Facts::read(self.family, reader, desk) {
            Ok(Some(facts)) => self.take(facts, desk),
            // What was read before is still true of a file that cannot be read now.
            Err(_) => {}
            Ok(None) => {
                self.facts = None;
                self.sheets.clear();
                self.at = 0;
            }
        }
    }

    /// What the line is about.
    fn target(&self) -> Target {
        let sheet = self.sheets.get(self.at);
        let place =
            sheet.and_then(|s| s.lines(self.width.get()).get(self.cursors[self.at].at).and_then(|l| l.para));
        sheet.zip(place).and_then(|(s, place)| s.para(place)).map(|p| p.target.clone()).unwrap_or_default()
    }

    /// Moves in the section; at its end the page goes on to the next one.
    fn step(&mut self, command: Command) -> bool {
        let Some(sheet) = self.sheets.get(self.at) else { return false };
        let lines = sheet.lines(self.width.get());
        let cursor = &mut self.cursors[self.at];
        let before = cursor.at;
        if !cursor.step(command, lines.len()) {
            return false;
        }
        let down = matches!(command, Command::Down | Command::PageDown | Command::Last);
        // Nothing stands on a line between two groups.
        if lines.get(cursor.at).is_some_and(|l| l.para.is_none()) {
            cursor.at = if down { cursor.at + 1 } else { cursor.at.saturating_sub(1) };
        }
        let stuck = cursor.at == before;
        drop(lines);
        match command {
            Command::PageDown if stuck && self.at + 1 < self.sheets.len() => {
                self.at += 1;
                self.cursors[self.at].at = self.sheets[self.at].first();
            }
            Command::PageUp if stuck && self.at > 0 => self.at -= 1,
            _ => {}
        }
        true
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, desk: &Desk, _reader: Reader<'_>) -> Step {
        if self.step(command) {
            return Step::Stay;
        }
        let count = self.sheets.len().max(1);
        match command {
            Command::Back => return Step::Back,
            Command::NextPane => self.at = (self.at + 1) % count,
            Command::PreviousPane => self.at = (self.at + count - 1) % count,
            _ => {}
        }
        let Some(facts) = &self.facts else {
            // Of a family that was deleted the history is left, and with it the way back.
            let asked = matches!(command, Command::Past | Command::Remove | Command::Open);
            return if asked { Step::Look(Look::Past(self.family.0, None)) } else { Step::Stay };
        };
        let case = &facts.case;
        let next = case.next_appointment(desk.today).map(|a| a.id);
        match command {
            Command::Mark | Command::Open => self.act(command, desk, facts),
            Command::HandOver => handover::of_family(desk, self.family),
            Command::Note => Step::Note(case.family.id, Caller::Unknown),
            Command::Add => kinds::of_section(desk, self.family, self.at),
            Command::Edit => Step::Fill(Blank::Change { id: self.record().unwrap_or(self.family.0) }),
            Command::Move
                if facts.standing.level.is_none() && case.closings.iter().any(|c| c.on <= desk.today) =>
            {
                Step::Say(desk.words.say("card-closed-no-visit"))
            }
            Command::Move => Step::ask(Appoint::dialog(desk, case, None, self.appointment(facts).or(next))),
            Command::Remove => self.remove(desk, facts, next),
            Command::Join => {
                let member = match self.target() {
                    Target::Member(id, _) => Some(id),
                    _ => None,
                };
                Step::Look(Look::Twins(member.unwrap_or(self.family.0)))
            }
            Command::RemoveFamily => Step::Look(Look::Remove(self.family.0)),
            Command::Past => Step::Look(Look::Past(self.record().unwrap_or(self.family.0), None)),
            Command::CopyPhone => match self.target() {
                Target::Member(_, Some(number)) => Step::Do(Effect::Copy(phone::shown(&number))),
                _ => preview::copy_phone(desk, case),
            },
            Command::Why => self.why(desk, facts),
            _ => Step::Stay,
        }
    }

    /// The record one stands on; none where the line is reckoned, not written.
    fn record(&self) -> Option<Id> {
        match self.target() {
            Target::Level(id) | Target::Activity(id) | Target::CallBack(id) | Target::Member(id, _) => {
                Some(id)
            }
            Target::Item(id) | Target::Record(id) => Some(id),
            Target::Event(_, id) => id,
            Target::None | Target::Row(_) | Target::Short(_) | Target::Term => None,
        }
    }

    /// The appointment one stands on, if it lies ahead.
    fn appointment(&self, facts: &Facts) -> Option<Id> {
        let Target::Record(id) = self.target() else { return None };
        facts.case.appointments.iter().find(|a| a.id == id).map(|a| a.id)
    }

    /// A change of the history is undone, a visit taken off, any other record deleted: the last two only after a
    /// question. Where the line is reckoned, the next visit is meant.
    fn remove(&self, desk: &Desk, facts: &Facts, next: Option<Id>) -> Step {
        let taken_off = |id| Step::Do(Effect::Remove { act: Act::VisitTakenOff, ids: vec![id] });
        match (self.target(), self.appointment(facts), self.record()) {
            (Target::Event(op, _), _, _) => Step::Look(Look::Undo(op)),
            (_, Some(id), _) => taken_off(id),
            // A line of the family's own record is no wish to delete the family.
            (_, _, Some(id)) if id == self.family.0 => Step::Say(desk.words.say("card-remove-family")),
            (_, _, Some(id)) => Step::Look(Look::Remove(id)),
            (_, _, None) => next.map_or_else(|| Step::Say(desk.words.say("no-appointment")), taken_off),
        }
    }

    /// Space marks a visit, or the activity one stands on; Enter does what the line is about.
    fn act(&self, command: Command, desk: &Desk, facts: &Facts) -> Step {
        let case = &facts.case;
        match (self.target(), command) {
            (Target::Activity(id), _) => match case.activities.iter().find(|a| a.id == id) {
                Some(activity) => Step::ask(Tick::dialog(desk, activity)),
                None => Step::Stay,
            },
            (Target::CallBack(id), Command::Open) => {
                let record = Record::of(Kind::Contact, id).set("called_back", desk.today);
                Step::Do(Effect::Record { act: Act::CalledBack, records: vec![record] })
            }
            (Target::Short(i), Command::Open) => match facts.standing.short.get(i) {
                Some(row) => Step::ask(Visit::dialog(desk, case, row.to)),
                None => Step::Stay,
            },
            (Target::Row(_), Command::Open) => Step::ask(Visit::dialog(desk, case, desk.today)),
            (Target::Event(op, _), Command::Open) => Step::Look(Look::Undo(op)),
            (_, Command::Open) => self.why(desk, facts),
            _ => Step::ask(Visit::dialog(desk, case, desk.today)),
        }
    }

    fn why(&self, desk: &Desk, facts: &Facts) -> Step {
        let case = &facts.case;
        let row = |row: Option<&crate::norm::Row>| match row {
            Some(row) => Step::Explain(About::row(desk, case, row)),
            None => Step::Say(desk.words.say("why-nothing")),
        };
        match self.target() {
            Target::Row(i) => row(facts.standing.rows.get(i)),
            Target::Short(i) => row(facts.standing.short.get(i)),
            Target::Term => Step::Explain(About::term(desk, case)),
            Target::Level(id) => Step::ask(why::file::level(desk, facts, id)),
            Target::Activity(id) => Step::ask(why::file::activity(desk, facts, id)),
            Target::Item(id) => Step::ask(why::file::item(desk, facts, id)),
            Target::Member(id, _) => Step::ask(why::file::member(desk, facts, id)),
            Target::CallBack(id) | Target::Record(id) => Step::ask(why::file::record(desk, facts, id)),
            Target::Event(_, Some(id)) => Step::ask(why::file::record(desk, facts, id)),
            Target::Event(_, None) => Step::Say(desk.words.say("why-event")),
            Target::None => row(facts.standing.pressing().or(facts.standing.rows.first())),
        }
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, desk: &Desk) -> String {
        let id = match self.target() {
            _ if self.facts.is_none() => "card-gone",
            Target::Activity(_) => "status-card-activity",
            Target::CallBack(_) => "status-card-call-back",
            Target::Member(_, Some(_)) => "status-card-phone",
            Target::Event(..) => "status-card-event",
            _ => "status-card",
        };
        desk.words.say(id)
    }
}

/// Says which cells of a record stand in conflict.
fn conflicts(desk: &Desk, facts: &Facts, id: Id, s: &mut Sheet) {
    for (_, cell, kind) in facts.conflicts.iter().filter(|(entity, _, _)| *entity == id) {
        conflict(desk, s, *kind, cell);
    }
}

fn conflict(desk: &Desk, s: &mut Sheet, kind: Kind, cell: &str) {
    let cell = match cell {
        SAME => desk.words.say("conflict-joining"),
        cell => value::cell_name(&desk.words, kind, cell),
    };
    let said = format!("! {}: {cell}", desk.words.say("conflict"));
    s.more(said).styled(LATE);
}
