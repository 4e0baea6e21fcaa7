//! A form that fills the screen: one for every kind of record, drawn from the table of kinds, and one that takes in a
//! family. Errors show at their field at once; leaving asks about unsaved input.

pub mod add_menu;
pub mod blank;
pub mod check;
pub mod covered;
pub mod decision_options;
mod dependent_fields;
mod document_lists;
mod doubles;
pub mod draft;
pub mod forms;
mod hint;
pub mod intake;
pub mod offer;
mod open;
pub mod options;
mod pick_list;
mod rows;
pub mod save;
pub mod slot;
mod typing;
mod view;

use std::cell::Cell;

use serde_json::Value;

use self::blank::Blank;
use self::options::Sources;
use self::pick_list::{Began, Pick, Stood};
use self::slot::Slot;
use super::{Command, Model, Scope, Step};
use crate::domain::schema::{Field, Kind};
use crate::domain::{FamilyId, Id, Record};
use crate::screen::change::dialog_query::Look;
use crate::store::Reader;
use crate::ui::discard_question::{Answer, Leaving};
use crate::ui::editor::{Editor, Ends};
use crate::ui::focus::Focus;
use crate::wording::field::label;

/// A record of the form.
pub struct Part {
    kind: Kind,
    id: Id,
    /// What the file has of it; `None`: it is new.
    known: Option<Record>,
    /// Fields that are not asked for.
    fixed: Vec<(&'static str, Value)>,
    /// The heading over its fields.
    head: String,
    /// Whether it is left out while nothing was entered: the field that decides, if so.
    hinge: Option<&'static str>,
}

/// The screen.
pub struct Entry {
    blank: Blank,
    title: String,
    sources: Sources,
    parts: Vec<Part>,
    slots: Vec<Slot>,
    focus: Focus,
    pick: Pick,
    /// Those of the file who may be the ones being entered.
    likely: Vec<doubles::Likely>,
    /// The value of the field before a list was opened over it or other words were typed.
    stood: Option<Stood>,
    /// Whether to leave what was typed.
    leaving: Leaving,
    /// The form of the next record, opened when this one is saved.
    next_blank: Option<Blank>,
    top: Cell<usize>,
    width: Cell<u16>,
}

impl Entry {
    fn new(blank: Blank, title: String, sources: Sources) -> Entry {
        Entry {
            blank,
            title,
            sources,
            parts: Vec::new(),
            slots: Vec::new(),
            focus: Focus::default(),
            pick: Pick::Shut,
            likely: Vec::new(),
            stood: None,
            leaving: Leaving::OF_FORM,
            next_blank: None,
            top: Cell::new(0),
            width: Cell::new(40),
        }
    }

    /// Adds a record with these fields behind those there are.
    fn part(&mut self, model: &Model, part: Part, fields: &[&'static Field]) {
        let at = self.slots.len();
        self.part_at(model, part, fields, at);
    }

    /// Adds a record whose fields are inserted from `at` on.
    fn part_at(&mut self, model: &Model, part: Part, fields: &[&'static Field], at: usize) {
        let case = self.sources.case();
        let place = self.parts.len();
        let mut made = Vec::with_capacity(fields.len());
        for field in fields {
            let value = match &part.known {
                Some(known) => slot::shown(known, field),
                None => forms::default(model, case, part.kind, field.name.code()),
            };
            let mut slot = Slot {
                part: place,
                field,
                meant: slot::Meant::of(part.kind, field.name.code()),
                label: match field.exclusive && field.name == "until" {
                    true => model.words.say("field-last-day"),
                    false => label(&model.words, part.kind, field.name),
                },
                text: Editor::default(),
                code: None,
                offer: self.sources.offer(model, part.kind, field),
                fault: None,
                needed: field.required
                    || forms::is_asked(model, part.kind, field.name.code(), part.known.is_none()),
                left: false,
                begun: String::new(),
            };
            slot.show(model, &value);
            slot.begun = slot.text.value();
            made.push(slot);
        }
        self.parts.push(part);
        self.slots.splice(at..at, made);
        dependent_fields::lists(self, model);
    }

    /// Where its keys are looked for.
    #[must_use]
    pub fn scope(&self) -> Scope {
        if self.leaving.is_open() { Scope::Leaving } else { Scope::Entry }
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        let from = self.focus.at();
        let step = self.obey(command, model, reader);
        // Leaving a field of a person shows the likely doubles.
        let is_person = |at: usize| {
            self.slots.get(at).is_some_and(|s| self.parts.get(s.part).is_some_and(|p| p.kind == Kind::Member))
        };
        if self.focus.at() != from && is_person(from) {
            self.seek_doubles(model, reader);
            self.look(model);
        }
        step
    }

    fn obey(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        if let Some(answer) = self.leaving.update(command) {
            return match answer {
                Answer::Stay => Step::Stay,
                Answer::Save => self.save(model),
                Answer::Discard => Step::Back,
            };
        }
        let open = if let Pick::Open(at) = self.pick { Some(at) } else { None };
        let Some(slot) = self.slots.get(self.focus.at()) else { return Step::Back };
        let rows = slot.rows().len();
        let (is_long, is_closed) = (slot.offer.is_long, slot.offer.is_closed);
        if matches!(command, Command::Left | Command::Right | Command::First | Command::Last) {
            self.focus.touch();
        }
        match (command, open) {
            (Command::Down, Some(at)) => self.pick = Pick::Open((at + 1).min(rows.saturating_sub(1))),
            (Command::Up, Some(at)) => self.pick = Pick::Open(at.saturating_sub(1)),
            (Command::Back, Some(_)) => self.out_of_list(),
            (Command::Field, Some(at)) => {
                let said = self.take(at, model);
                return match (self.next(model), said) {
                    (Step::Stay, Some(said)) => Step::Say(said),
                    (step, _) => step,
                };
            }
            (Command::Pick, None) if !slot.offer.list.is_empty() => self.open_all(),
            (Command::Pick, Some(_)) => self.out_of_list(),
            (Command::Repeat, _) => return self.repeat(model, reader),
            (Command::Field, None) => return self.next(model),
            (Command::Card, _) => return self.show_doubles(model),
            (Command::NextPane, _) => self.go(self.focus.at() + 1, model),
            (Command::PreviousPane, _) => self.go(self.focus.at().wrapping_sub(1), model),
            (Command::Down | Command::Up, None) => {
                let down = command == Command::Down;
                let width = usize::from(self.width.get());
                let moved = is_long && self.slots[self.focus.at()].text.line_step(width, down);
                if !moved {
                    self.go(if down { self.focus.at() + 1 } else { self.focus.at().wrapping_sub(1) }, model);
                }
            }
            (Command::PageDown | Command::PageUp, _) => {
                self.go(self.section(command == Command::PageDown), model)
            }
            (Command::Left | Command::Right, None) if is_closed => self.turn(command == Command::Right),
            (Command::Left | Command::Right | Command::First | Command::Last, _) => {
                self.slots[self.focus.at()].text.step(command);
            }
            (Command::Line, _) if is_long => self.slots[self.focus.at()].text.insert("\n", Ends::Kept),
            (Command::Save | Command::SaveNext, at) => {
                self.next_blank = (command == Command::SaveNext).then(|| self.following(model)).flatten();
                if let Some(at) = at.filter(|_| is_closed) {
                    let _ = self.take(at, model);
                }
                return self.save(model);
            }
            (Command::Past, _) => {
                let slot = &self.slots[self.focus.at()];
                return match self.parts.get(slot.part).filter(|p| p.known.is_some()) {
                    Some(part) => Step::Look(Look::Past(part.id, Some(slot.field.name))),
                    None => Step::Say(model.words.say("past-new")),
                };
            }
            (Command::Back, None) => {
                if !self.is_changed() {
                    return Step::Back;
                }
                self.leaving.ask();
            }
            _ => {}
        }
        Step::Stay
    }

    /// Whether anything was entered that the file does not have.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.slots.iter().any(Slot::is_changed)
    }

    /// Enter: the field is accepted and the next one comes; behind the last one the form is saved.
    fn next(&mut self, model: &Model) -> Step {
        self.left(model);
        if self.slots.get(self.focus.at()).is_some_and(|s| s.fault.as_ref().is_some_and(|f| !f.warns)) {
            return Step::Stay;
        }
        let next = self.after();
        if next >= self.slots.len() {
            return self.save(model);
        }
        self.focus.go(next);
        Step::Stay
    }

    /// The first field of the next record of the form, or of this one and then of the one before; its ends.
    fn section(&self, down: bool) -> usize {
        let parts: Vec<usize> = self.slots.iter().map(|s| s.part).collect();
        let begins = |i: &usize| *i == 0 || parts[*i - 1] != parts[*i];
        let mut starts = (0..parts.len()).filter(begins);
        if down {
            starts.find(|i| *i > self.focus.at()).unwrap_or(parts.len().saturating_sub(1))
        } else {
            starts.filter(|i| *i < self.focus.at()).last().unwrap_or(0)
        }
    }

    /// Leaves the field for another one.
    fn go(&mut self, to: usize, model: &Model) {
        self.left(model);
        if to < self.slots.len() {
            self.focus.go(to);
        }
    }

    /// Leaves the field: shuts its list, shows its meaning or its fault.
    fn left(&mut self, model: &Model) {
        // Leaving an open list without a choice gives back the text before it.
        self.shut();
        let Some(slot) = self.slots.get_mut(self.focus.at()) else { return };
        slot.left = true;
        if let (Ok(value), false) = (slot.value(model), slot.text.is_empty() || slot.offer.is_long) {
            slot.show(model, &value);
        }
        dependent_fields::names(self, model);
        intake::grow(self, model);
        dependent_fields::names(self, model);
        intake::whom(self, model);
        dependent_fields::lists(self, model);
        covered::follow(self, model);
        self.look(model);
        self.focus.go(self.focus.at());
    }

    /// Its fields.
    #[must_use]
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The focused field.
    #[must_use]
    pub fn focus(&self) -> usize {
        self.focus.at()
    }

    /// The family that the form is about, if it is in the file.
    #[must_use]
    pub fn family(&self) -> Option<FamilyId> {
        self.sources.case().map(|c| c.family.id)
    }

    /// Reloads the district: what is typed stays, what is not follows the file.
    pub fn refresh(&mut self, model: &Model, reader: Reader<'_>) {
        for (place, part) in self.parts.iter_mut().enumerate() {
            // What cannot be read now, or is deleted, stays as it was read: saving reports it.
            let Ok(Some(known)) = reader.record(part.kind, part.id) else { continue };
            if part.known.as_ref().is_none_or(|old| *old == known) {
                continue;
            }
            for slot in self.slots.iter_mut().filter(|s| s.part == place && !s.is_changed()) {
                slot.show(model, &slot::shown(&known, slot.field));
                slot.begun = slot.text.value();
            }
            part.known = Some(known);
        }
    }
}
