//! From fields to records: what is written when a form is saved, as one action.

use serde_json::{Value, json};

use super::{EntryScreen, check, dependent_fields, forms, intake, whole_name};
use crate::domain::FieldName;
use crate::domain::declare::RecordFields;
use crate::domain::id::ProgrammeId;
use crate::domain::leftover::leftovers;
use crate::domain::programme::Programme;
use crate::domain::schema::{FieldType, Kind};
use crate::domain::{Act, FamilyId, Record};
use crate::regulation::RegulationList;
use crate::screen::dialog::carrying::{CarryOverForm, Holds};
use crate::screen::dialog::leftover::OpenMattersForm;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::{Effect, Model, Step};
use crate::store::Reader;
use crate::store::conflict::{ConflictId, Resolution};
use crate::store::state::fold;
use crate::ui::form::field::FieldRemark;

impl EntryScreen {
    /// Saves the form, unless something in it is wrong or is now shown for the first time.
    pub(super) fn save(&mut self, model: &Model, reader: Reader<'_>) -> Step {
        self.form.shut();
        whole_name::spell(self, model);
        whole_name::split(self, model);
        self.form.focus_mut().write();
        dependent_fields::programmes(self, model);
        // A warning at a field of a new record that one has not been to is not read yet.
        let is_read = |s: &super::EntryField| s.left || self.parts[s.group].known.is_some();
        let known: Vec<Option<FieldRemark>> =
            self.slots().iter().map(|s| s.remark.clone().filter(|_| is_read(s))).collect();
        for slot in self.slots_mut() {
            slot.left = true;
        }
        self.seek_doubles(model, reader);
        self.look(model);
        if let Some(wrong) = self.slots().iter().position(|s| s.remark.as_ref().is_some_and(|f| !f.warns)) {
            self.form.focus_mut().go(wrong);
            return Step::Say(model.words.say("entry-wrong"));
        }
        let unseen = |(slot, known): (&super::EntryField, &Option<FieldRemark>)| {
            slot.remark.is_some() && slot.remark != *known
        };
        let new = self.slots().iter().zip(&known).position(unseen);
        let insisted = self.insisted(model);
        if let Some(new) = [new, insisted].into_iter().flatten().min() {
            self.form.focus_mut().go(new);
            self.form.focus_mut().touch();
            return Step::Say(model.words.say("entry-warned"));
        }
        if let EntryPurpose::Settle { conflict } = &self.blank {
            let choice = Resolution::Write(self.settled(conflict, model));
            return Step::Do(Effect::Settle { id: conflict.clone(), choice });
        }
        let records = self.records(model);
        let Some(first) = records.first() else { return Step::Back };
        let act = match &self.blank {
            EntryPurpose::TakeIn | EntryPurpose::TakeInCaller { .. } => Act::FamilyTakenIn,
            // A decision with what it covers is the act of what it covers.
            _ => {
                let covers =
                    |place: &usize| self.parts[0].kind == Kind::Decision && !self.form.is_left_out(*place);
                let place = (1..self.parts.len()).find(covers).unwrap_or(0);
                forms::act(&self.whole(place, model), self.sources.case(), self.parts[place].known.is_none())
            }
        };
        if first.values().is_empty() && records.len() == 1 {
            return Step::Back;
        }
        let asked = self.leftovers(model, act, &records).or_else(|| self.left_open(model, act, &records));
        if let Some(asked) = asked {
            return Step::Ask(asked);
        }
        Step::Do(Effect::Record { act, records })
    }

    /// The first field with a warning that saving has not shown yet, of those about names and doubles: they go into
    /// papers, and nobody looks at a field that has been left.
    fn insisted(&mut self, model: &Model) -> Option<usize> {
        let is_insisted = |s: &super::EntryField| {
            check::is_name(self.parts[s.group].kind, s.name.field.name)
                || s.remark.is_some() && s.remark == self.doubled(s, model)
        };
        let warned = self.slots().iter().enumerate().filter(|(_, s)| is_insisted(s));
        let warned: Vec<(usize, String)> =
            warned.filter_map(|(at, s)| Some((at, s.remark.as_ref()?.text.clone()))).collect();
        let new = warned.iter().find(|(_, text)| !self.shown_warnings.contains(text)).map(|(at, _)| *at);
        self.shown_warnings = warned.into_iter().map(|(_, text)| text).collect();
        new
    }

    /// What is still open of a family that is closed, to be asked about before it is.
    fn leftovers(&self, model: &Model, act: Act, records: &[Record]) -> Option<DialogSpec> {
        let place = self.parts.iter().position(|p| p.kind == Kind::Closing)?;
        let part = self.parts.get(place)?;
        let on = self.whole(place, model).date(FieldName::On)?;
        // A correction of the reason does not ask again: the closing itself did.
        if part.known.as_ref().and_then(|k| k.date(FieldName::On)) == Some(on) {
            return None;
        }
        let all = leftovers(self.sources.case()?, on);
        OpenMattersForm::window(act, records.to_vec(), on, all)
    }

    /// What the versions before a new one of a programme left open, to be asked about before it is written.
    fn left_open(&self, model: &Model, act: Act, records: &[Record]) -> Option<DialogSpec> {
        let is_new = |p: &super::FormRecord| p.kind == Kind::Programme && p.known.is_none();
        let programme = Programme::read(&self.whole(self.parts.iter().position(is_new)?, model)).ok()?;
        let case = self.sources.case()?;
        let approved = case.decision(programme.decision).map(|d| d.on).or(programme.on);
        let is_ahead = approved.is_some_and(|on| model.today < on);
        let version = (ProgrammeId(programme.id), if is_ahead { Holds::LaterDay } else { Holds::Now });
        CarryOverForm::window(act, records, version, case.left_open_before(&programme))
    }

    /// The value that was written for the cell in conflict.
    fn settled(&self, conflict: &ConflictId, model: &Model) -> Value {
        let (kind, whole) = (self.parts[0].kind, self.whole(0, model));
        match whole
            .values()
            .get(&FieldName::Phones)
            .filter(|_| self.slots().iter().any(|s| s.name.field.name == FieldName::Phones))
        {
            Some(phones) => phones.clone(),
            None => fold::pack(kind, conflict.cell(), whole.values()),
        }
    }

    /// The records with what is new in them.
    fn records(&self, model: &Model) -> Vec<Record> {
        let mut records = Vec::new();
        for (place, part) in self.parts.iter().enumerate() {
            if self.form.is_left_out(place) {
                continue;
            }
            let whole = self.whole(place, model);
            let mut record = Record::of(part.kind, part.id);
            // A list of numbers that nobody edited is not rewritten: it may have been entered by other rules.
            let is_untouched = |field: FieldName| {
                let slot = self.slots().iter().find(|s| s.group == place && s.name.field.name == field);
                part.known.is_some()
                    && slot.is_some_and(|s| s.name.field.ty == FieldType::Phones && !s.is_changed())
            };
            record.fill(|field| {
                let value = whole.value(field.name).filter(|_| !is_untouched(field.name))?;
                let former = part.known.as_ref().map(|k| k.value(field.name).unwrap_or(&Value::Null));
                let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
                let former_empty =
                    former.is_none_or(|v| v.is_null() || v.as_array().is_some_and(Vec::is_empty));
                (former != Some(value) && !(empty && former_empty)).then(|| value.clone())
            });
            // Of what was there before and is left as it is, nothing is written.
            if place > 0 && part.known.is_some() && record.values().is_empty() {
                continue;
            }
            records.push(under(record, model));
        }
        for record in
            records.iter_mut().filter(|r| r.kind == Kind::Member && r.text(FieldName::Person).is_some())
        {
            self.sources.leave_to_person(record);
        }
        if self.blank.takes_in() {
            intake::complete(&mut records, self.sources.call(), model);
        }
        records
    }

    /// What the form is for.
    #[must_use]
    pub fn blank(&self) -> &EntryPurpose {
        &self.blank
    }

    /// The form that is opened when this one was saved.
    #[must_use]
    pub fn next_blank(&self) -> Option<EntryPurpose> {
        self.next_blank.clone()
    }

    /// The next record of the same kind, with what records in a row have in common; of a record that was there before
    /// there is none.
    pub(super) fn following(&self, model: &Model) -> Option<EntryPurpose> {
        let EntryPurpose::Add { family, about: None, .. } = &self.blank else { return None };
        let kind = self.parts.first()?.kind;
        let kept = forms::kept(kind);
        let slots = self.slots().iter().filter(|s| kept.contains(&s.name.field.name));
        let values = slots.filter_map(|s| Some((s.name.field.name, s.value(model).ok()?)));
        Some(EntryPurpose::add(kind, family.map(FamilyId)).with(values))
    }

    /// The family whose card is opened when the form was saved.
    #[must_use]
    pub fn opens(&self) -> Option<FamilyId> {
        let family = self.parts.iter().find(|p| p.kind == Kind::Family && p.known.is_none());
        family.map(|p| FamilyId(p.id))
    }
}

/// Says under which regulation a word of its lists was taken: a free text is under none.
fn under(mut record: Record, model: &Model) -> Record {
    let taken = record
        .values()
        .iter()
        .find_map(|(field, value)| Some((RegulationList::of(record.kind, *field)?, value)));
    // Of a family its ground alone says under which regulation it was taken.
    let has_provenance = record.kind.field(FieldName::Under).is_some();
    let taken = taken.filter(|(list, _)| has_provenance && *list != RegulationList::Source);
    let Some((list, value)) = taken else { return record };
    let known = value.as_str().is_some_and(|text| model.rules.knows(list, text));
    let under = if known { json!(model.rules.regulation.id) } else { Value::Null };
    record.fill(|field| (field.name == FieldName::Under).then(|| under.clone()));
    record
}
