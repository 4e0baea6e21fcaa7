//! A form that fills the screen: one for every kind of record, declared by the table of kinds, and one that takes in a
//! family. What is here says which fields a kind's form has, what they begin with, what is offered, what is wrong, and how it
//! is saved; how it is moved in, typed into and drawn is the form's own ([`crate::ui::form`]).

pub mod add_menu;
pub mod blank;
pub mod check;
pub mod covered;
pub mod decision_options;
mod dependent_fields;
mod document_lists;
mod doubles;
pub mod draft;
mod field_order;
pub mod forms;
mod hint;
pub mod intake;
mod judged;
mod open;
pub mod options;
pub mod save;
mod several;
pub mod slot;
pub mod sources;
mod whole_name;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use serde_json::Value;

use self::blank::EntryPurpose;
use self::slot::{EditedField, EntryField};
use self::sources::OptionSources;
use super::{Command, Key, KeyOutcome, Model, Scope, Step};
use crate::domain::schema::{Field, Kind};
use crate::domain::value::StoredField;
use crate::domain::{FamilyId, FieldName, Id, Record};
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::why;
use crate::screen::why::field::WhyField;
use crate::store::Reader;
use crate::text::say;
use crate::ui::form::{FocusMove, Form, FormReply};

/// A record of the form. Its fields are the group of its place.
pub struct FormRecord {
    kind: Kind,
    id: Id,
    /// What the file has of it; `None`: it is new.
    known: Option<Record>,
    /// Fields that are not asked for.
    fixed: Vec<(FieldName, Value)>,
    /// Whether it is left out while nothing was entered: the field that decides, if so.
    hinge: Option<FieldName>,
    /// What it is of a form that has room for several.
    several: Option<several::RepeatedRecord>,
}

/// A form on the whole screen: the records that it writes together, and their fields.
pub struct EntryScreen {
    blank: EntryPurpose,
    sources: OptionSources,
    parts: Vec<FormRecord>,
    form: Form<EditedField>,
    /// Those of the file who may be the ones being entered.
    likely: Vec<doubles::LikelyPerson>,
    /// The warnings about names that saving has shown.
    shown_warnings: Vec<String>,
    /// The form of the next record, opened when this one is saved.
    next_blank: Option<EntryPurpose>,
}

impl EntryScreen {
    fn new(blank: EntryPurpose, title: String, sources: OptionSources) -> EntryScreen {
        let form = Form::page(title);
        EntryScreen {
            blank,
            sources,
            parts: Vec::new(),
            form,
            likely: Vec::new(),
            shown_warnings: Vec::new(),
            next_blank: None,
        }
    }

    /// Adds a record with these fields behind those there are; `head` is the heading over them.
    fn part(&mut self, model: &Model, part: FormRecord, head: String, fields: &[&'static Field]) {
        let at = self.slots().len();
        self.part_at(model, part, head, fields, at);
    }

    /// Adds a record whose fields stand from the place `at` on.
    fn part_at(
        &mut self,
        model: &Model,
        part: FormRecord,
        head: String,
        fields: &[&'static Field],
        at: usize,
    ) {
        let place = self.parts.len();
        let made = fields.iter().map(|field| EntryField::of(self, model, &part, place, field)).collect();
        self.parts.push(part);
        self.form.group(head, made, at);
        dependent_fields::lists(self, model);
    }

    /// Where its keys are looked for.
    #[must_use]
    pub fn scope(&self) -> Scope {
        if self.form.is_leaving() { Scope::Leaving } else { Scope::Entry }
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        let from = self.focus();
        let step = self.obey(command, model, reader);
        // Leaving a field of a person shows the likely doubles.
        let is_person = |at: usize| {
            self.slots()
                .get(at)
                .is_some_and(|s| self.parts.get(s.group).is_some_and(|p| p.kind == Kind::Member))
        };
        if self.focus() != from && is_person(from) {
            self.seek_doubles(model, reader);
            self.look(model);
        }
        step
    }

    fn obey(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        let said = self.take(command, model);
        self.next_blank = (command == Command::SaveNext).then(|| self.following(model)).flatten();
        let step = match self.form.asked(command) {
            FormReply::Stay => Step::Stay,
            FormReply::Accept => return self.save(model, reader),
            FormReply::Leave => return Step::Back,
            FormReply::Go(way) => self.go(way, model, reader),
            FormReply::Unknown => match command {
                Command::Repeat => self.repeat(model, reader),
                Command::Card => self.show_doubles(model),
                Command::Past => self.past(model),
                Command::Why => self.why(model),
                _ => Step::Stay,
            },
        };
        match (step, said) {
            (Step::Stay, Some(said)) => Step::Say(said),
            (step, _) => step,
        }
    }

    /// Enter takes the marked row of the list, saving that of a fixed one; gives a sentence where that changes another
    /// field too.
    fn take(&mut self, command: Command, model: &Model) -> Option<String> {
        let slot = self.form.here()?;
        let group = slot.group;
        let saves = matches!(command, Command::Save | Command::SaveNext);
        let takes = command == Command::Field || saves && slot.offer.is_closed;
        let option = if takes { self.form.take_marked()? } else { return None };
        let kind = dependent_fields::kind_taken(self, group, option.kind.as_deref()?)?;
        Some(say!(model.words, "entry-kind-taken", kind = kind))
    }

    /// Leaves the field for another one; behind the last one Enter saves the form.
    fn go(&mut self, way: FocusMove, model: &Model, reader: Reader<'_>) -> Step {
        if way == FocusMove::GroupBelow {
            several::leave(self);
        }
        let split = whole_name::split(self, model);
        self.left(model);
        // What the name has filled is not asked again.
        if let Some(last) = split.filter(|_| matches!(way, FocusMove::On | FocusMove::Next)) {
            self.form.focus_mut().go(last);
            self.left(model);
        }
        if way == FocusMove::On && self.form.here().is_some_and(EntryField::is_refused) {
            return Step::Stay;
        }
        if !self.form.walk(way) && way == FocusMove::On {
            return self.save(model, reader);
        }
        match split {
            Some(_) => Step::Say(model.words.say("entry-name-split")),
            None => Step::Stay,
        }
    }

    /// «Как в прошлый раз»: what was entered last into this field, in whatever family; of a level, what the signs of this
    /// one speak for; of a name typed in the other layout, the name.
    fn repeat(&mut self, model: &Model, reader: Reader<'_>) -> Step {
        let level = check::proposed_at(self, self.focus(), model).map(|level| level.value());
        if let Some(meant) = level.or_else(|| check::other_layout_at(self, model).map(Value::String)) {
            if let Some(slot) = self.form.here_mut() {
                slot.show(model, &meant);
                slot.remark = None;
            }
            self.form.replaced();
            self.look(model);
            return Step::Stay;
        }
        let Some(slot) = self.form.here_mut() else { return Step::Stay };
        let Some(part) = self.parts.get(slot.group) else { return Step::Stay };
        match reader.last_entered(part.kind, slot.name.field) {
            Ok(Some(value)) => {
                slot.show(model, &value);
                slot.remark = None;
                self.form.replaced();
                Step::Stay
            }
            Ok(None) => Step::Say(model.words.say("entry-nothing-before")),
            Err(problem) => Step::Say(model.words.problem(&problem)),
        }
    }

    /// Shows what the document says of the field and of what is chosen in it.
    fn why(&self, model: &Model) -> Step {
        let Some(slot) = self.form.here() else { return Step::Stay };
        let record = self.whole(slot.group, model);
        let name = slot.name.field.name;
        let proposal = (name == FieldName::Level).then(|| check::propose(self, &record, model)).flatten();
        Step::Ask(why::field::field(
            model,
            &WhyField {
                label: &slot.label,
                name,
                record: &record,
                case: self.sources.case(),
                chosen: self.form.meant(),
                offered: &slot.offer.list,
                proposal: proposal.as_ref(),
            },
        ))
    }

    /// Shows the former values of the field.
    fn past(&self, model: &Model) -> Step {
        let Some(slot) = self.form.here() else { return Step::Stay };
        match self.parts.get(slot.group).filter(|p| p.known.is_some()) {
            Some(part) => Step::Look(DialogQuery::Past(part.id, Some(slot.name.field.name))),
            None => Step::Say(model.words.say("past-new")),
        }
    }

    /// Takes typed or pasted text.
    pub fn type_text(&mut self, text: &str, model: &Model) -> KeyOutcome {
        // What follows from the choice that the form opened on is done before the letters fall into its text.
        if let Some(at) = self.form.diverted(text) {
            self.left(model);
            self.form.focus_mut().go(at);
        }
        self.form.type_text(text, model)
    }

    /// Takes Backspace, Delete and the like.
    pub fn edit(&mut self, key: Key) -> KeyOutcome {
        self.form.edit(key)
    }

    /// Whether anything was entered that the file does not have.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.form.is_changed()
    }

    /// Leaves the field: shuts its list, shows its meaning or its fault.
    fn left(&mut self, model: &Model) {
        // Leaving an open list without a choice gives back the text before it.
        self.form.shut();
        let Some(slot) = self.form.here_mut() else { return };
        slot.left = true;
        whole_name::spell(self, model);
        let Some(slot) = self.form.here_mut() else { return };
        if let (Ok(value), false) = (slot.value(model), slot.text.is_empty() || slot.offer.is_long) {
            slot.show(model, &value);
        }
        dependent_fields::names(self, model);
        several::grow(self, model);
        dependent_fields::names(self, model);
        intake::whom(self, model);
        dependent_fields::lists(self, model);
        covered::follow(self, model);
        self.look(model);
        let at = self.focus();
        self.form.focus_mut().go(at);
    }

    /// Draws the form; returns the position of the cursor.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        self.form.view_page(&model.words.say("entry-register"), model, area, buf)
    }

    #[must_use]
    pub fn slots(&self) -> &[EntryField] {
        self.form.fields()
    }

    fn slots_mut(&mut self) -> &mut [EntryField] {
        self.form.fields_mut()
    }

    /// The focused field.
    #[must_use]
    pub fn focus(&self) -> usize {
        self.form.focus().at()
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
            let slots = self.form.fields_mut().iter_mut();
            for slot in slots.filter(|s| s.group == place && !s.is_changed()) {
                slot.begin_with(model, &slot::shown(&known, slot.name.field));
            }
            part.known = Some(known);
        }
    }
}
