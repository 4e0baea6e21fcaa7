//! Opening a form: what it asks, of what there is, for which family.

use serde_json::Value;

use super::forms::RecordState;
use super::sources::OptionSources;
use super::{EntryScreen, FormRecord, covered, dependent_fields, field_order, forms, intake, judged};
use crate::domain::schema::{Field, FieldType, Kind};
use crate::domain::sitting::Question;
use crate::domain::value::StoredField;
use crate::domain::{FamilyId, FieldName, Id, UserError};
use crate::regulation::ProgrammeDuty;
use crate::screen::Model;
use crate::screen::entry::blank::EntryPurpose;
use crate::store::conflict::ConflictId;
use crate::store::{self, Reader};
use crate::text::say;
use crate::ui::editor::Editor;
use crate::wording::conflict::{self, ConflictSide, ConflictWords};

impl EntryScreen {
    /// Opens a form.
    ///
    /// # Errors
    /// If the file cannot be read, or what is to be changed is there no more.
    pub fn open(blank: EntryPurpose, model: &Model, reader: Reader<'_>) -> Result<EntryScreen, UserError> {
        match &blank {
            EntryPurpose::Settle { conflict } => EntryScreen::settling(conflict, model, reader),
            EntryPurpose::TakeIn => {
                let sources = OptionSources::read(None, reader)?;
                Ok(intake::form(model, blank.clone(), sources))
            }
            EntryPurpose::TakeInCaller { inquiry } => {
                let mut sources = OptionSources::read(None, reader)?;
                sources.of_call(*inquiry, reader)?;
                Ok(intake::form(model, blank.clone(), sources))
            }
            EntryPurpose::Add { kind, family, about, with } => {
                EntryScreen::adding(*kind, family.map(FamilyId), *about, with, blank.clone(), model, reader)
            }
            EntryPurpose::Change { id, at } => EntryScreen::changing(*id, *at, blank.clone(), model, reader),
        }
    }

    /// A form for a new record; `about`: the record it answers; `with`: the values it begins with.
    fn adding(
        kind: Kind,
        family: Option<FamilyId>,
        about: Option<Id>,
        with: &[(FieldName, Value)],
        blank: EntryPurpose,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<EntryScreen, UserError> {
        let mut sources = OptionSources::read(case(family, reader)?, reader)?;
        if kind == Kind::Member {
            sources = sources.with_people(model, reader)?;
        }
        let mut fixed = match (kind.owner_field(), family) {
            (Some(owner), Some(family)) => {
                vec![(owner.name, Value::String(family.to_string()))]
            }
            _ => Vec::new(),
        };
        let reference = if family.is_some() { FieldName::About } else { FieldName::Inquiry };
        fixed.extend(about.map(|id| (reference, Value::String(id.to_string()))));
        let mut entry = EntryScreen::new(blank, String::new(), sources);
        entry.form.set_title(entry.titled(model, "entry-add", kind));
        let mut fields = forms::fields(kind, RecordState::New);
        fields.retain(|f| fixed.iter().all(|(name, _)| f.name != *name));
        fields.retain(|f| field_order::is_of_document(model, kind, f.name));
        if kind == Kind::Notice && !entry.sources.has_violated() {
            fields.retain(|f| f.name != FieldName::About);
        }
        // Which programme is asked of where several are to be approved.
        let undecided = entry.sources.case().map_or(0, |c| c.undecided_programmes().count());
        if kind == Kind::Question && undecided < 2 {
            fields.retain(|f| f.name != Question::FIELDS.programme.name);
        }
        if kind == Kind::Closing && model.rules.regulation.asking(ProgrammeDuty::After).is_none() {
            fields.retain(|f| f.name != FieldName::AfterUntil);
        }
        let part = FormRecord { kind, id: Id::new(), known: None, fixed, hinge: None, several: None };
        entry.part(model, part, String::new(), &fields);
        let violation = model.due.urgent.iter().map(|u| &u.violation).find(|v| Some(v.record) == about);
        if let Some(note) = violation.and_then(|v| v.note.clone()) {
            entry.preset(FieldName::Text, &Value::String(note), model);
        }
        for (field, value) in with {
            entry.preset(*field, value, model);
        }
        dependent_fields::lists(&mut entry, model);
        // What the signs speak for is visible before anything is entered.
        if kind == Kind::Level {
            entry.look(model);
        }
        for (field, value) in with {
            entry.preset(*field, value, model);
        }
        dependent_fields::lists(&mut entry, model);
        // What a decision covers and a control judges is asked from the beginning, where it is known.
        covered::follow(&mut entry, model);
        for (field, value) in with {
            entry.preset_below(*field, value, model);
        }
        judged::goals(&mut entry, model);
        entry.begin_behind(with);
        Ok(entry)
    }

    /// A form for a record of the file, which begins at a field.
    fn changing(
        id: Id,
        at: Option<FieldName>,
        blank: EntryPurpose,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<EntryScreen, UserError> {
        let gone = || UserError::new("entry-gone");
        // What was joined to another is changed where it is shown.
        let id = reader.root(id)?;
        let kind = reader.kind_of(id)?.ok_or_else(gone)?;
        let known = reader.record(kind, id)?.ok_or_else(gone)?;
        let owner = if kind == Kind::Family { Some(id) } else { known.reference(FieldName::Family) };
        let mut sources = OptionSources::read(case(owner.map(FamilyId), reader)?, reader)?;
        if kind == Kind::Member {
            sources = sources.with_people(model, reader)?;
        }
        let mut entry = EntryScreen::new(blank, String::new(), sources);
        entry.form.set_title(entry.titled(model, "entry-change", kind));
        let part = FormRecord { kind, id, known: Some(known), fixed: Vec::new(), hinge: None, several: None };
        let mut fields = forms::fields(kind, RecordState::Known);
        fields.retain(|f| field_order::is_of_document(model, kind, f.name));
        entry.part(model, part, String::new(), &fields);
        judged::goals(&mut entry, model);
        entry.begin_at(at, model);
        entry.go_to_refused(model);
        Ok(entry)
    }

    /// Begins at the first field that something must be entered in, where the form opened on a value that was handed to
    /// it: the next activity in a row keeps the kind of help of the one before.
    fn begin_behind(&mut self, handed: &[(FieldName, Value)]) {
        let first = self.slots().first().map(|s| s.name.field.name);
        let is_handed = handed.iter().any(|(field, value)| Some(*field) == first && !value.is_null());
        let needed = self.slots().iter().position(|s| s.group == 0 && s.needed && s.text.is_empty());
        if let Some(at) = needed.filter(|_| is_handed) {
            self.form.focus_mut().lead(at);
        }
    }

    /// The form begins at this field. What is typed at a list of numbers is one more of them; the day of an answer or of a
    /// dispatch that is not there yet is today.
    fn begin_at(&mut self, field: Option<FieldName>, model: &Model) {
        let Some(at) = self.slots().iter().position(|s| Some(s.name.field.name) == field) else {
            return;
        };
        let slot = &mut self.slots_mut()[at];
        if slot.name.field.ty == FieldType::Phones && !slot.text.is_empty() {
            slot.text = Editor::of(&format!("{}, ", slot.text.value()));
            slot.begin();
        }
        if slot.text.is_empty() && matches!(slot.name.field.name, FieldName::AnsweredOn | FieldName::SentOn) {
            slot.begin_with(model, &model.today.value());
        }
        self.form.focus_mut().lead(at);
    }

    /// What came by a merge may break a rule: the form opens at the field to correct.
    fn go_to_refused(&mut self, model: &Model) {
        self.look(model);
        let is_refused = |slot: &super::EntryField| slot.remark.as_ref().is_some_and(|f| !f.warns);
        match self.slots().iter().position(is_refused) {
            Some(at) => self.form.focus_mut().lead(at),
            None => self.slots_mut().iter_mut().for_each(|slot| slot.remark = None),
        }
    }

    /// The fields of the cell in conflict, as they are shown now.
    fn settling(name: &ConflictId, model: &Model, reader: Reader<'_>) -> Result<EntryScreen, UserError> {
        let gone = || UserError::new("entry-gone");
        let mut conflict = reader.open_conflicts()?.into_iter().find(|c| c.id == *name).ok_or_else(gone)?;
        conflict.values.sort_by_key(|v| !v.here);
        let newer = || UserError::new("conflict-newer").with("field", conflict.field.code());
        let (kind, id) = match (conflict.kind.known().ok_or_else(newer)?, conflict.member) {
            (Kind::Phone, Some(member)) => (Kind::Member, member),
            (kind, _) => (kind, conflict.entity),
        };
        let fields: Vec<&'static Field> = match kind {
            Kind::Member if conflict.kind == Kind::Phone => {
                kind.field(FieldName::Phones).into_iter().collect()
            }
            kind => kind.fields_of(conflict.field.code()).collect(),
        };
        if fields.is_empty() {
            return Err(newer());
        }
        let known = reader.record(kind, id)?.ok_or_else(gone)?;
        let sources = OptionSources::read(case(conflict.family.map(FamilyId), reader)?, reader)?;
        let mut entry =
            EntryScreen::new(EntryPurpose::Settle { conflict: name.clone() }, String::new(), sources);
        let what = conflict::cell(&model.words, &conflict);
        entry.form.set_title(entry.named(&say!(model.words, "entry-settle", what = what)));
        // Obstacles to what is visible while one writes.
        let words = ConflictWords::of(model, None, &conflict);
        let side = |s: &ConflictSide| format!("{}: {} ({}, {})", s.label, s.value, s.by, s.at);
        let head = words.sides.iter().map(side).collect::<Vec<_>>().join("\n");
        let part = FormRecord { kind, id, known: Some(known), fixed: Vec::new(), hinge: None, several: None };
        entry.part(model, part, head, &fields);
        Ok(entry)
    }

    fn titled(&self, model: &Model, id: &str, kind: Kind) -> String {
        let w = &model.words;
        self.named(&say!(w, id, what = model.one(kind)))
    }

    fn named(&self, said: &str) -> String {
        match self.sources.case() {
            Some(case) => format!("{said} · {}", case.family.short.clone()),
            None => said.to_owned(),
        }
    }
}

fn case(family: Option<FamilyId>, reader: Reader<'_>) -> Result<Option<crate::domain::Case>, UserError> {
    let Some(family) = family else { return Ok(None) };
    let gone = || UserError::new("entry-gone");
    Ok(Some(reader.cases(store::FamilyScope::One(family), None)?.into_iter().next().ok_or_else(gone)?))
}
