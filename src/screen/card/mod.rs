//! The card of a family: everything the file knows of it, by sections, to read. Closed families have one too.

mod act;
pub mod contacts;
pub mod days;
mod family_record;
mod head;
pub mod history;
mod level_row;
pub mod levels;
pub mod marks;
pub mod now;
pub mod papers;
pub mod path;
pub mod people;
pub mod plan;
mod programme_parts;
pub mod section;
pub mod sheet;
mod view;

use std::cell::Cell;

pub use self::section::CardSection;
use self::sheet::{CardKey, CardSheet, CardTarget};
use super::entry::add_menu;
use super::family_command::Shown;
use super::{Command, Effect, Model, Step, family_command, preview};
use crate::domain::{FamilyId, Id, UserError, phone};
use crate::model::facts::FamilyFacts;
use crate::norm::path::PathLineState;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::entry::blank::EntryPurpose;
use crate::store::Reader;
use crate::ui::list::{RecordCursor, RecordKey};
use crate::ui::paint::LATE;

/// «Сейчас»: a summary; every record of it has a section of its own.
const NOW: usize = CardSection::Now as usize;

/// «Дело» repeats records of other sections too.
const PATH: usize = CardSection::Path as usize;

#[derive(Default)]
struct SectionCursor {
    cursor: RecordCursor<CardKey>,
    /// The first visible line.
    top: Cell<usize>,
    /// How many were when it was last drawn.
    height: Cell<usize>,
}

/// The card: the records of one family, section by section.
pub struct CardScreen {
    family: FamilyId,
    /// `None` once the family is in the file no more, as after an undone import.
    facts: Option<FamilyFacts>,
    sheets: Vec<CardSheet>,
    /// The visible section.
    at: usize,
    /// The cursor of each section.
    places: Vec<SectionCursor>,
    /// The width of the text when it was last drawn.
    width: Cell<u16>,
}

impl CardScreen {
    /// Opens the card of a family.
    ///
    /// # Errors
    /// If the file cannot be read, or has no such family.
    pub fn open(family: FamilyId, reader: Reader<'_>, model: &Model) -> Result<CardScreen, UserError> {
        let facts = FamilyFacts::read(family, reader, model)?
            .ok_or_else(|| UserError::new("family-unknown").with("family", family))?;
        let mut card = CardScreen {
            family,
            facts: None,
            sheets: Vec::new(),
            at: 0,
            places: Vec::new(),
            width: Cell::new(56),
        };
        card.take(facts, model);
        Ok(card)
    }

    fn take(&mut self, facts: FamilyFacts, model: &Model) {
        let settled = self.settled(&facts);
        self.sheets = vec![
            now::sheet(model, &facts),
            people::sheet(model, &facts),
            contacts::sheet(model, &facts),
            plan::sheet(model, &facts),
            levels::sheet(model, &facts),
            marks::sheet(model, &facts),
            papers::sheet(model, &facts),
            papers::requests(model, &facts),
            days::sheet(model, &facts),
            path::sheet(model, &facts),
            history::sheet(model, &facts),
        ];
        self.places.resize_with(self.sheets.len(), SectionCursor::default);
        for (place, sheet) in self.places.iter_mut().zip(&self.sheets) {
            place.cursor.fill(sheet.keys().into_iter().map(Some).collect());
        }
        if let Some(next) = settled {
            let key =
                self.sheets.get(PATH).and_then(|s| s.keys().into_iter().rev().find(|(t, _)| *t == next));
            if let Some(key) = key {
                self.places[PATH].cursor.go(&key);
            }
        }
        // It may have been merged into another, which holds all of it now.
        self.family = facts.case.family.id;
        self.facts = Some(facts);
    }

    /// Where «Дело» goes on, once the line under its cursor has changed: to the next one that is not in order if it was
    /// put in order, else to the line itself.
    fn settled(&self, facts: &FamilyFacts) -> Option<CardTarget> {
        let here = self.places.get(PATH)?.cursor.key()?.0.clone();
        let before = path::line_of(&self.facts.as_ref()?.path, &here)?;
        let after = path::line_of(&facts.path, &here)?;
        let is_settled = before.state != PathLineState::Done && after.state == PathLineState::Done;
        let mut below = facts.path.lines().map(|(_, line)| line).skip_while(|line| **line != after);
        let next = below.find(|line| line.state.is_gap());
        let next = next.or_else(|| facts.path.next().map(|(_, line)| line)).filter(|_| is_settled);
        Some(path::about(next.unwrap_or(&after))).filter(|there| *there != here)
    }

    /// Reloads the family, and stays where it is.
    pub fn refresh(&mut self, model: &Model, reader: Reader<'_>) {
        match FamilyFacts::read(self.family, reader, model) {
            Ok(Some(facts)) => self.take(facts, model),
            // What was read before is still true of a file that cannot be read now.
            Err(_) => {}
            Ok(None) => {
                self.facts = None;
                self.sheets.clear();
                self.at = 0;
            }
        }
    }

    /// The subject of the line under the cursor.
    fn target(&self) -> CardTarget {
        let key = self.places.get(self.at).and_then(|place| place.cursor.key());
        key.map(|(target, _)| target.clone()).unwrap_or_default()
    }

    /// The family; none once the file has it no more.
    #[must_use]
    pub fn family(&self) -> Option<FamilyId> {
        self.facts.as_ref().map(|_| self.family)
    }

    pub fn turn_to(&mut self, section: CardSection) {
        self.at = section as usize;
    }

    /// What is under the cursor: a record in a section, in an empty one the family.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        let key = self.places.get(self.at).and_then(|place| place.cursor.key());
        Some(RecordKey::of(&(self.facts.as_ref().map(|_| self.family), self.at, key)))
    }

    /// Moves the cursor to the first of these records that the card shows: in the section that is visible, else, if
    /// `anywhere`, in the one that lists it. Of all at once, «Сейчас», one is not led away; «Дело» goes on by itself.
    pub fn show(&mut self, ids: &[Id], anywhere: bool) {
        let lists = |at: &usize| *at != NOW && *at != PATH && *at + 1 != self.sheets.len();
        let others =
            (0..self.sheets.len()).filter(lists).filter(|_| anywhere && self.at != NOW && self.at != PATH);
        let here = (self.at != PATH).then_some(self.at);
        let sections: Vec<usize> = here.into_iter().chain(others).collect();
        for at in sections {
            let Some(sheet) = self.sheets.get(at) else { return };
            let found =
                sheet.keys().into_iter().find(|(t, _)| t.record().is_some_and(|id| ids.contains(&id)));
            if let Some(key) = found {
                self.at = at;
                self.places[at].cursor.go(&key);
                return;
            }
        }
    }

    /// Moves in the section; at its end the cursor enters the next one. A record that is longer than the window is read
    /// to its end before the cursor moves to the next one.
    fn step(&mut self, command: Command) -> bool {
        let Some((sheet, place)) = self.sheets.get(self.at).zip(self.places.get_mut(self.at)) else {
            return false;
        };
        let width = self.width.get();
        let (top, height) = (place.top.get(), place.height.get().max(1));
        let here = sheet.lines_of(place.cursor.at(), width);
        let (more_above, more_below) = (here.start < top, here.end > top + height);
        let before = (place.cursor.at(), top);
        match command {
            Command::Down if more_below => place.top.set(top + 1),
            Command::Up if more_above => place.top.set(top - 1),
            Command::PageDown if more_below => place.top.set((top + height - 1).min(here.end - height)),
            Command::PageUp if more_above => place.top.set((top + 1).saturating_sub(height).max(here.start)),
            Command::PageDown | Command::PageUp => {
                let down = command == Command::PageDown;
                let first = |at: usize| sheet.lines_of(at, width).start;
                let from = here.start;
                let mut at = place.cursor.at();
                while let Some(next) = if down { Some(at + 1) } else { at.checked_sub(1) } {
                    // At least one record on, at most a window of lines.
                    let near = first(next).abs_diff(from) < height || at == place.cursor.at();
                    if next >= place.cursor.len() || !near {
                        break;
                    }
                    at = next;
                }
                place.cursor.go_to(at);
            }
            _ if !place.cursor.step(command) => return false,
            _ => {}
        }
        let stuck = before == (place.cursor.at(), place.top.get());
        match command {
            Command::PageDown if stuck && self.at + 1 < self.sheets.len() => {
                self.at += 1;
                self.places[self.at].cursor.go_to(0);
            }
            Command::PageUp if stuck && self.at > 0 => self.at -= 1,
            _ => {}
        }
        true
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, _reader: Reader<'_>) -> Step {
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
            return if asked { Step::Look(DialogQuery::Past(self.family.0, None)) } else { Step::Stay };
        };
        let case = &facts.case;
        let next = case.next_appointment(model.today).map(|a| a.id);
        match command {
            Command::Mark | Command::Open => self.act(command, model, facts),
            Command::Add => add_menu::of_section(model, self.family, self.at),
            Command::Edit => Step::Fill(EntryPurpose::change(self.record().unwrap_or(self.family.0))),
            Command::Remove => self.remove(model, facts, next),
            Command::Join => {
                let member = match self.target() {
                    CardTarget::Member(id, _) => Some(id),
                    _ => None,
                };
                Step::Look(DialogQuery::Twins(member.unwrap_or(self.family.0)))
            }
            Command::Request => self.request(model, facts),
            Command::RemoveFamily => Step::Look(DialogQuery::Remove(self.family.0)),
            Command::Past => Step::Look(DialogQuery::Past(self.record().unwrap_or(self.family.0), None)),
            Command::CopyPhone => match self.target() {
                CardTarget::Member(_, Some(number)) => Step::Do(Effect::Copy(phone::shown(&number))),
                _ => preview::copy_phone(model, case),
            },
            Command::Why => self.why(model, facts),
            // F3 opens this very card.
            Command::Card => Step::Stay,
            _ => {
                let shown = self.appointment(facts).map_or(Shown::Next, Shown::Visit);
                family_command::follow(command, model, case, shown)
            }
        }
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        let id = match self.target() {
            _ if self.facts.is_none() => "card-gone",
            CardTarget::Activity(_) => "status-card-activity",
            CardTarget::Deadline(..) => "status-rule",
            CardTarget::CallBack(_) => "status-card-call-back",
            CardTarget::Violation(_) => "status-card-unreported",
            CardTarget::Member(_, Some(_)) => "status-card-phone",
            CardTarget::Event(..) => "status-card-event",
            CardTarget::Conflict(..) => "status-card-conflict",
            CardTarget::Next(..) => "status-card-next",
            CardTarget::Lack(_) => "status-card-lack",
            CardTarget::Control(_) => "status-card-control",
            target @ CardTarget::Fact { .. } => {
                let line = self.facts.as_ref().and_then(|facts| CardScreen::line(facts, &target));
                return path::status(model, line.as_ref());
            }
            _ => "status-card",
        };
        model.words.say(id)
    }
}

/// Says which cells of a record are in conflict; Enter there leads to it.
fn conflicts(model: &Model, facts: &FamilyFacts, id: Id, s: &mut CardSheet) {
    for contested in facts.conflicts.iter().filter(|c| c.on == id) {
        let said = format!("! {}: {}", model.words.say("conflict"), contested.called(&model.words));
        s.more(said).styled(LATE).on(CardTarget::Conflict(contested.id.clone(), id));
    }
}
