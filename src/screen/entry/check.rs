//! The text shown at the fields: what cannot be read, what is missing, what does not fit what is known.

use serde_json::Value;

use super::{EntryScreen, covered};
use crate::domain::check::{self, FindingId, RecordFinding, Severity};
use crate::domain::family::Family;
use crate::domain::schema::Kind;
use crate::domain::{Case, FieldName, Level, Record};
use crate::norm::proposal::LevelProposal;
use crate::norm::rule_book::{self, RuleContext};
use crate::norm::satisfaction;
use crate::screen::Model;
use crate::search::spelling;
use crate::text::{Words, say};
use crate::ui::form::field::FieldRemark;

impl EntryScreen {
    /// Looks at every record of the form and says at its fields what is wrong.
    pub(super) fn look(&mut self, model: &Model) {
        let case = self.meant(model);
        for part in 0..self.parts.len() {
            let record = self.whole(part, model);
            let left_out = self.form.is_left_out(part);
            let mut faults: Vec<(FieldName, FieldRemark)> = Vec::new();
            if !left_out {
                let known = self.parts[part].known.as_ref();
                faults.extend(findings(self, &record, known, &case, model));
            }
            for i in (0..self.slots().len()).filter(|i| self.slots()[*i].group == part).collect::<Vec<_>>() {
                let needed = self.slots()[i].needed;
                let doubled = self.doubled(&self.slots()[i], model);
                let slot = &mut self.slots_mut()[i];
                let is_of_slot = |field: FieldName| {
                    field == slot.name.field.name
                        || field == FieldName::BornYear && slot.name.field.name == FieldName::Born
                };
                let fault = faults.iter().find(|(field, _)| is_of_slot(*field)).map(|(_, f)| f.clone());
                let missing = slot.left && needed && slot.text.is_empty() && !left_out;
                slot.remark = match slot.value(model) {
                    Err(text) if slot.left => Some(FieldRemark { text, warns: false }),
                    _ if missing => Some(FieldRemark { text: model.words.say("fault-needed"), warns: false }),
                    _ => fault.or(doubled),
                };
            }
        }
    }

    /// The family as it would be with the records of the form.
    pub(super) fn meant(&self, model: &Model) -> Case {
        let mut case = self.sources.case().cloned().unwrap_or_else(|| Case::new(Family::nameless()));
        for part in (0..self.parts.len()).filter(|part| !self.form.is_left_out(*part)) {
            case.put(&self.whole(part, model));
        }
        case
    }

    /// The record as it would be written, without what cannot be read.
    pub(super) fn whole(&self, part: usize, model: &Model) -> Record {
        let of = &self.parts[part];
        let mut record = of.known.clone().unwrap_or_else(|| Record::of(of.kind, of.id));
        record.fill(|field| {
            let mut slots = self.slots().iter().rev();
            let slot = slots.find(|s| s.group == part && s.name.field.name == field.name);
            let fixed =
                || of.fixed.iter().find(|(name, _)| field.name == *name).map(|(_, value)| value.clone());
            slot.map(|s| s.value(model).unwrap_or(Value::Null)).or_else(fixed)
        });
        // A year alone is typed into the field of the birth, and kept in a field of its own.
        if let Some(born) = record.values().get(&FieldName::Born).filter(|_| of.kind == Kind::Member).cloned()
        {
            let (day, year) = if born.is_number() { (Value::Null, born) } else { (born, Value::Null) };
            record.fill(|field| match field.name {
                FieldName::Born => Some(day.clone()),
                FieldName::BornYear => Some(year.clone()),
                _ => None,
            });
        }
        record
    }
}

fn findings(
    entry: &EntryScreen,
    record: &Record,
    known: Option<&Record>,
    case: &Case,
    model: &Model,
) -> Vec<(FieldName, FieldRemark)> {
    let w = &model.words;
    let context = RuleContext { case: Some(case), ..model.rule_context() };
    let mut found = rule_book::findings(context, record);
    found.extend(other_person(entry, record));
    found.retain(|f| !rule_book::is_in_place(f, record, known));
    // A term that was there before is known to be over.
    let is_kept = known.is_some_and(|known| known.date(FieldName::Due) == record.date(FieldName::Due));
    if record.kind == Kind::Activity && !is_kept {
        found.extend(check::overdue(record, model.today));
    }
    let mut remarks: Vec<(FieldName, FieldRemark)> =
        found.into_iter().map(|finding| (finding.field, remark(context, record, finding, w))).collect();
    if record.kind == Kind::Decision && covered::lacks_programme(entry) {
        remarks.push((FieldName::Subject, FieldRemark::warning(w.say("covered-none-meant"))));
    }
    remarks.extend(typed_in_latin(record).into_iter().map(|(field, name)| {
        (field, FieldRemark::warning(say!(w, "check-other-layout", name = name.as_str())))
    }));
    remarks
}

/// A finding in words: of a level, with the number of the norm and with the level that the signs speak for.
fn remark(context: RuleContext<'_>, record: &Record, finding: RecordFinding, words: &Words) -> FieldRemark {
    let proposed = || rule_book::propose(context.ground, context.case?, record);
    let text = match finding.id {
        FindingId::LevelProposed => proposed().map(|p| words.proposal(context.ground.rules, &p)),
        FindingId::GroundAge => ground_age(context, record, words),
        FindingId::SatisfactionAsked => satisfaction::source(context.ground)
            .map(|source| say!(words, finding.id.code(), source = source.cited())),
        FindingId::VisitsFewer => Some(words.problem(&rule_book::refusal(context, record, finding))),
        _ => None,
    };
    let day = finding.day.map(|d| words.day(d)).unwrap_or_default();
    let text = text.unwrap_or_else(|| say!(words, finding.id.code(), day = day));
    FieldRemark { text, warns: finding.weight == Severity::Warn }
}

/// The age that the ground of the family asks for, with its paragraph.
fn ground_age(context: RuleContext<'_>, record: &Record, words: &Words) -> Option<String> {
    let ground = record.get(Family::FIELDS.ground)?;
    let (least, item) = rule_book::least_age(context.ground, &ground)?;
    let cited = context.ground.rules.regulation.cited(&item.at);
    Some(say!(words, "check-ground-age-named", age = least, source = cited))
}

/// The names of people and places: they go into papers as they are.
const NAMES: [(Kind, &[FieldName]); 3] = [
    (Kind::Member, &[FieldName::LastName, FieldName::FirstName, FieldName::Patronymic]),
    (Kind::Family, &[FieldName::Title, FieldName::Settlement, FieldName::Street]),
    (Kind::Curator, &[FieldName::Name]),
];

/// Whether the field of this kind of record is a name.
pub(super) fn is_name(kind: Kind, field: FieldName) -> bool {
    NAMES.iter().any(|(of, fields)| *of == kind && fields.contains(&field))
}

/// The names that were typed with the other layout on, each as it was meant.
fn typed_in_latin(record: &Record) -> Vec<(FieldName, String)> {
    let fields = NAMES.iter().filter(|(kind, _)| *kind == record.kind).flat_map(|(_, fields)| *fields);
    fields.filter_map(|field| Some((*field, spelling::other_layout(record.text(*field)?)?))).collect()
}

/// What the focused name is in the other layout, where it was typed in that.
pub(super) fn other_layout_at(entry: &EntryScreen, model: &Model) -> Option<String> {
    let slot = entry.form.here()?;
    let record = entry.whole(slot.group, model);
    let field = slot.name.field.name;
    typed_in_latin(&record).into_iter().find(|(of, _)| *of == field).map(|(_, name)| name)
}

/// The level that the signs speak for, where the field is that of a level.
pub(super) fn proposed_at(entry: &EntryScreen, slot: usize, model: &Model) -> Option<Level> {
    let slot = entry.slots().get(slot).filter(|s| s.name.field.name == FieldName::Level)?;
    propose(entry, &entry.whole(slot.group, model), model)?.level
}

/// What the signs speak for on the first day of a level record, if they speak for any level. Signs that the form itself
/// takes down count with those of the file.
pub(super) fn propose(entry: &EntryScreen, record: &Record, model: &Model) -> Option<LevelProposal> {
    let of_level = record.kind == Kind::Level;
    of_level.then(|| rule_book::propose(model.ground(), &entry.meant(model), record)).flatten()
}

/// What a member says otherwise than the entry it names as the same person.
fn other_person(entry: &EntryScreen, record: &Record) -> Vec<RecordFinding> {
    if record.kind != Kind::Member || record.text(FieldName::Person).is_none() {
        return Vec::new();
    }
    let mut own = record.clone();
    entry.sources.leave_to_person(&mut own);
    let found = entry.sources.contradictions(&own).into_iter();
    found.map(|c| check::warn(FieldName::Person, c.message(), None)).collect()
}
