//! The text shown at the fields: what cannot be read, what is missing, what does not fit what is known.

use serde_json::Value;

use super::{Entry, ages, covered};
use crate::domain::check::overbooked::Meant;
use crate::domain::check::{self, Finding, FindingId, Weight};
use crate::domain::contact::Contact;
use crate::domain::declare::Cells;
use crate::domain::family::Family;
use crate::domain::mark::{Mark, Sign, StatusSpan};
use crate::domain::member::Member;
use crate::domain::schedule::{Appointment, Leave};
use crate::domain::schema::Kind;
use crate::domain::value::Who;
use crate::domain::{Case, ErrorKind, FieldName, Level, LevelSpan, Record, UserError};
use crate::norm::frequency::check_visits;
use crate::norm::proposal::{self, Proposal};
use crate::norm::span::{at, spans};
use crate::norm::{Ground, term};
use crate::regulation::List;
use crate::screen::Model;
use crate::screen::dialog::appoint;
use crate::search::spelling;
use crate::text::{Words, say};
use crate::ui::form::field::Remark;

impl Entry {
    /// Looks at every record of the form and says at its fields what is wrong.
    pub(super) fn look(&mut self, model: &Model) {
        for part in 0..self.parts.len() {
            let record = self.whole(part, model);
            let left_out = self.form.is_left_out(part);
            let mut faults: Vec<(FieldName, Remark)> = Vec::new();
            if !left_out {
                faults.extend(findings(self, part, &record, model));
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
                    Err(text) if slot.left => Some(Remark { text, warns: false }),
                    _ if missing => Some(Remark { text: model.words.say("fault-needed"), warns: false }),
                    _ => fault.or(doubled),
                };
            }
        }
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

fn findings(entry: &Entry, part: usize, record: &Record, model: &Model) -> Vec<(FieldName, Remark)> {
    let w = &model.words;
    let case = entry.sources.case();
    let mut found = check::findings(record, case, model.today);
    found.extend(minor(entry, record, model));
    found.extend(other_person(entry, record));
    found.extend(early(entry, record, model));
    found.extend(own_deputy(record, model));
    found.extend(visited_on_leave(record, model));
    found.extend(ages::unfit(entry, part, record, model));
    found.extend(crowded(record, model));
    found.extend(too_long(record, model));
    found.extend(more_acute(record, case, model));
    found.extend(unreasoned(record, model));
    // A term that was there before is known to be over.
    let known = entry.parts[part].known.as_ref().and_then(|k| k.date(FieldName::Due));
    if record.kind == Kind::Activity && known != record.date(FieldName::Due) {
        found.extend(check::overdue(record, model.today));
    }
    let mut remarks: Vec<(FieldName, Remark)> = found.into_iter().map(|f| (f.field, said(w, f))).collect();
    remarks.extend(proposed(entry, record, model).map(|text| (FieldName::Level, Remark::warning(text))));
    if record.kind == Kind::Decision && covered::lacks_programme(entry) {
        remarks.push((FieldName::Subject, Remark::warning(w.say("covered-none-meant"))));
    }
    remarks.extend(
        typed_in_latin(record).into_iter().map(|(field, name)| {
            (field, Remark::warning(say!(w, "check-other-layout", name = name.as_str())))
        }),
    );
    if let Err(problem) = check_visits(record, &model.rules) {
        remarks.push((FieldName::Visits, Remark::refusal(norm(w, &problem))));
    }
    remarks
}

fn said(words: &Words, finding: Finding) -> Remark {
    let day = finding.day.map(|d| words.day(d)).unwrap_or_default();
    Remark { text: say!(words, finding.id.code(), day = day), warns: finding.weight == Weight::Warn }
}

fn norm(words: &Words, problem: &UserError) -> String {
    if problem.kind == ErrorKind::FieldMissing {
        words.say("fault-visits-missing")
    } else {
        words.problem(problem)
    }
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
pub(super) fn other_layout_at(entry: &Entry, model: &Model) -> Option<String> {
    let slot = entry.form.here()?;
    let record = entry.whole(slot.group, model);
    let field = slot.name.field.name;
    typed_in_latin(&record).into_iter().find(|(of, _)| *of == field).map(|(_, name)| name)
}

/// A level of a family that is being taken in, from before its registration.
fn early(entry: &Entry, record: &Record, model: &Model) -> Option<Finding> {
    if record.kind != Kind::Level || !entry.blank.takes_in() {
        return None;
    }
    let family = entry.parts.iter().position(|p| p.kind == Kind::Family)?;
    let registered = entry.whole(family, model).get(Family::FIELDS.registered_on)?;
    check::before_register(FieldName::From, record.get(LevelSpan::FIELDS.from)?, registered)
}

/// A level for longer than the document's «до».
fn too_long(record: &Record, model: &Model) -> Option<Finding> {
    let level = record.get(LevelSpan::FIELDS.level)?;
    let (from, until) = (record.get(LevelSpan::FIELDS.from)?, record.get(LevelSpan::FIELDS.until)?);
    let longest = term::exceeded(level, from, until, &model.rules)?;
    let day = Some(longest.until);
    Some(Finding { field: FieldName::Until, id: FindingId::LevelLong, day, weight: Weight::Warn })
}

/// An appointment on a day that is asked too much of.
fn crowded(record: &Record, model: &Model) -> Vec<Finding> {
    let fields = Appointment::FIELDS;
    let (Some(family), Some(on)) = (record.get(fields.family), record.get(fields.on)) else {
        return Vec::new();
    };
    let meant = Meant { id: Some(record.id), family, on, time: record.get(fields.time) };
    appoint::crowd(model, meant).into_iter().map(|c| c.finding(on)).collect()
}

/// A sign of a more acute level than the one set: taken, and said, because the level is decided by people.
fn more_acute(record: &Record, case: Option<&Case>, model: &Model) -> Option<Finding> {
    let sign = record.get(Sign::FIELDS.sign)?;
    let held = at(&spans(case?, &model.rules), model.today)?.level;
    let level = model.rules.meaning_under(List::Sign, &sign, record.text(FieldName::Under)).level?;
    let over = record.get(Sign::FIELDS.until).is_some_and(|until| until <= model.today);
    (level > held && !over).then_some(Finding {
        field: FieldName::Sign,
        id: FindingId::SignLevel,
        day: None,
        weight: Weight::Warn,
    })
}

/// The level that the signs speak for, in words, where another one is entered or none yet.
fn proposed(entry: &Entry, record: &Record, model: &Model) -> Option<String> {
    let proposal = propose(entry, record, model)?;
    let is_taken = record.get(LevelSpan::FIELDS.level) == proposal.level;
    (!is_taken).then(|| model.words.proposal(&model.rules, &proposal))
}

/// The level that the signs speak for, where the field is that of a level.
pub(super) fn proposed_at(entry: &Entry, slot: usize, model: &Model) -> Option<Level> {
    let slot = entry.slots().get(slot).filter(|s| s.name.field.name == FieldName::Level)?;
    propose(entry, &entry.whole(slot.group, model), model)?.level
}

/// What the signs speak for on the first day of a level record, if they speak for any level. Signs that the form itself
/// takes down count with those of the file.
pub(super) fn propose(entry: &Entry, record: &Record, model: &Model) -> Option<Proposal> {
    if record.kind != Kind::Level {
        return None;
    }
    let today = record.get(LevelSpan::FIELDS.from).unwrap_or(model.today);
    let mut case = entry.sources.case().cloned().unwrap_or_else(|| Case::new(Family::nameless()));
    for part in (0..entry.parts.len()).filter(|part| !entry.form.is_left_out(*part)) {
        let said = entry.whole(part, model);
        match entry.parts[part].kind {
            Kind::Sign => case.signs.extend(Sign::read(&said).ok().map(Mark::from)),
            Kind::Status => case.statuses.extend(StatusSpan::read(&said).ok().map(Mark::from)),
            Kind::Member => case.members.extend(Member::read(&said).ok()),
            _ => {}
        }
    }
    let proposal = proposal::propose(Ground { today, ..model.ground() }, &case);
    proposal.level.is_some().then_some(proposal)
}

/// A level without a reason, where the document names no signs it could follow from.
fn unreasoned(record: &Record, model: &Model) -> Option<Finding> {
    let is_bare = record.kind == Kind::Level && record.get(LevelSpan::FIELDS.reason).is_none();
    (is_bare && model.rules.regulation.signs.is_empty()).then_some(Finding {
        field: FieldName::Reason,
        id: FindingId::LevelReason,
        day: None,
        weight: Weight::Warn,
    })
}

/// What a member says otherwise than the entry it names as the same person.
fn other_person(entry: &Entry, record: &Record) -> Vec<Finding> {
    if record.kind != Kind::Member || record.text(FieldName::Person).is_none() {
        return Vec::new();
    }
    let mut own = record.clone();
    entry.sources.leave_to_person(&mut own);
    let said = entry.sources.contradictions(&own).into_iter();
    said.map(|c| Finding { field: FieldName::Person, id: c.message(), day: None, weight: Weight::Warn })
        .collect()
}

/// Nobody is her own deputy.
fn own_deputy(record: &Record, model: &Model) -> Option<Finding> {
    let deputy = record.get(Leave::FIELDS.deputy)?;
    let away = record.get(Leave::FIELDS.curator).or_else(|| model.staff.default_curator());
    (away == Some(deputy)).then_some(check::refuse(FieldName::Deputy, FindingId::Deputy))
}

/// A leave on days on which the curator held visits.
fn visited_on_leave(record: &Record, model: &Model) -> Option<Finding> {
    if record.kind != Kind::Leave {
        return None;
    }
    let curator = record.get(Leave::FIELDS.curator).or_else(|| model.staff.default_curator());
    let is_own = |case: &Case, c: &Contact| match &c.by {
        Some(by) => Some(by) == curator.map(Who::Known).as_ref(),
        None => model.staff.curator_of(case, c.on) == curator,
    };
    let held = model.cases.iter().flat_map(|case| {
        case.contacts.iter().filter(move |c| c.is_held_visit() && is_own(case, c)).map(|c| c.on)
    });
    check::on_leave(record, held)
}

/// A minor's own application: the age is that of the one accompanied, on the day of registration.
fn minor(entry: &Entry, record: &Record, model: &Model) -> Option<Finding> {
    let ground = record.get(Family::FIELDS.ground)?;
    let item = model.rules.regulation.grounds.iter().find(|g| g.id == ground)?;
    let least = u32::try_from(item.more.get("min_age")?.as_u64()?).ok()?;
    let day = record.get(Family::FIELDS.registered_on).unwrap_or(model.today);
    let named = record.get(Family::FIELDS.member).and_then(|id| entry.sources.case()?.member(id));
    let applicant = || entry.parts.iter().position(|p| p.kind == Kind::Member);
    let born = match named {
        Some(member) => member.born,
        None => applicant().and_then(|part| entry.whole(part, model).date(FieldName::Born)),
    };
    check::applicant_age(born?, least, day)
}
