//! A family of a list that the file has already: only what the file lacks is written; what differs stays in the note.

use chrono::Datelike;
use serde_json::Value;

use super::column::ListColumn;
use super::doubt::{CellDoubt, UnclearCell};
use super::draft::keep;
use super::entry::RosterEntry;
use super::matched::{RecordMatch, is_one, matched, of_family};
use super::past::{Past, past};
use super::records::NoteExtent;
use super::words::{plain, role_word};
use super::{NormContext, course};
use crate::domain::family::Address;
use crate::domain::member::{Member, Role};
use crate::domain::name::short;
use crate::domain::record::TypedRecord;
use crate::domain::{Case, FamilyId, FieldName, Id, Kind, LevelSpan, Record, RecordType};

/// What is written of an entry.
#[derive(Clone, Debug, Default)]
pub struct SettledEntry {
    pub records: Vec<Record>,
    /// Values of the list that differ from the file.
    pub unclear: Vec<UnclearCell>,
}

/// Whose value is written where both the file and the list have one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Precedence {
    File,
    List,
}

/// Joins an entry with the family that it is: empty fields are filled, people are added, the file's own values stay.
#[must_use]
pub fn join(entry: &RosterEntry, case: &Case, ground: NormContext<'_>) -> SettledEntry {
    let mut settled = SettledEntry::default();
    let own = entry.family();
    let family = case.family.record();
    let mut notes: Vec<String> = Vec::new();
    let mut lacking: Vec<FieldName> = Vec::new();
    let address = Address::of(&family);
    let homes = address.is_empty() || address.is_home_of(&Address::of(own));
    for (field, value) in own.values() {
        let is_address = Kind::Family.cell_of(*field) == Kind::Family.cell_of(FieldName::Settlement);
        match (*field, family.value(*field)) {
            (FieldName::Note, _) => {}
            (_, Some(old)) if same(old, value) => {}
            (FieldName::Title, _) if !is_other_title(entry, &case.family.title) => {}
            // An address is one value: parts of two are no address.
            (_, None | Some(Value::Null)) if !is_address || homes => lacking.push(*field),
            // Another spelling of one home says nothing new.
            _ if is_address && address.is_home_of(&Address::of(own)) => {}
            _ => settled.differ(entry, (own.id, *field), None, &mut notes),
        }
    }
    let (ended, past) = (case.ended_on(ground.today), past(entry, case));
    let mut added = Vec::new();
    for record in entry.records.iter().filter(|r| !matches!(r.kind, Kind::Family | Kind::Member)) {
        let is_of_past = matches!(record.kind, Kind::Level | Kind::Closing);
        match past.filter(|_| is_of_past) {
            Some(Past::Recorded) => added.push(of_family(record, case)),
            Some(Past::Noted) => settled.past(entry, record, &mut notes),
            None => {
                added.extend(settled.of_course(entry, record, case, Precedence::File, ground, &mut notes))
            }
        }
    }
    let mut changed = Record::of(Kind::Family, case.family.id.0);
    changed.fill(|field| own.value(field.name).filter(|_| lacking.contains(&field.name)).cloned());
    settled.note(entry, &mut changed, [&family, own], &notes);
    if !changed.values().is_empty() {
        settled.records.push(changed);
    }
    let returns = added.iter().any(|r| r.kind == Kind::Level && r.date(FieldName::From) >= ended);
    if ended.is_some() && !entry.is_closed() && !returns {
        // The list has it among those that are accompanied.
        let row = entry.rows.first().copied().unwrap_or_default();
        let (label, text) = (String::new(), entry.title().to_owned());
        settled.unclear.push(UnclearCell { row, label, text, doubt: CellDoubt::ClosedInFile, day: ended });
    }
    for member in entry.members() {
        settled.member(entry, member, case);
    }
    settled.records.extend(added);
    settled
}

/// An entry that names the family by its id: the list's values are written, as an import of records does; what the
/// list leaves empty stays.
#[must_use]
pub fn update(entry: &RosterEntry, case: &Case, ground: NormContext<'_>) -> SettledEntry {
    let mut settled = SettledEntry::default();
    let mut notes = Vec::new();
    for record in &entry.records {
        match record.kind {
            Kind::Family => settled.records.push(record.clone()),
            Kind::Member => {
                // Somebody without an id may be in the family by now.
                let known = case.members.iter().find(|m| m.id.0 == record.id);
                let known = known.or_else(|| case.members.iter().find(|m| is_one(m, record)));
                let mut record = record.clone();
                record.id = known.map_or(record.id, |known| known.id.0);
                settled.records.push(record);
            }
            _ => {
                let found = settled.of_course(entry, record, case, Precedence::List, ground, &mut notes);
                settled.records.extend(found);
            }
        }
    }
    if let Some(at) = settled.records.iter().position(|r| r.kind == Kind::Family && !notes.is_empty()) {
        let mut family = settled.records[at].clone();
        let mut written = case.family.record();
        written.update(&family);
        settled.note(entry, &mut family, [&written, entry.family()], &notes);
        settled.records[at] = family;
    }
    settled
}

fn same(old: &Value, new: &Value) -> bool {
    match (old.as_str(), new.as_str()) {
        (Some(old), Some(new)) => plain(old) == plain(new),
        _ => old == new,
    }
}

/// Whether a column of titles calls the family otherwise; the name of a person in short is her name.
fn is_other_title(entry: &RosterEntry, title: &str) -> bool {
    let said = entry.cell(entry.family().id, FieldName::Title).filter(|said| !said.label.is_empty());
    said.is_some() && plain(&short(entry.title())) != plain(&short(title))
}

/// Whether a part of a name is another one than the file has: not the same in short.
fn is_other_name(known: &Member, old: &Value, new: &Value) -> bool {
    let text = |value: &Value| plain(value.as_str().unwrap_or_default());
    let (old, new) = (text(old), text(new));
    let is_initial = new.chars().count() == 1 && old.starts_with(&new);
    let is_former = known.former_name.as_deref().map(plain) == Some(new);
    !is_initial && !is_former
}

/// Head and text of a value that no cell was noted of; `None`: the list did not say it.
fn shown(record: &Record, field: FieldName, ground: NormContext<'_>) -> Option<[String; 2]> {
    let column = match (record.kind, field) {
        (Kind::Level, FieldName::Level) => ListColumn::Level,
        (Kind::Level, _) => ListColumn::LevelFrom,
        (Kind::Agreement, _) => ListColumn::Agreement,
        (Kind::Closing, FieldName::Reason) => ListColumn::ClosedReason,
        (Kind::Closing, _) => ListColumn::ClosedOn,
        _ => return None,
    };
    let level = || record.get(LevelSpan::FIELDS.level).map(|level| ground.rules.level_name(level));
    let text = match (record.date(field), field) {
        (Some(day), _) => day.format("%d.%m.%Y").to_string(),
        (None, FieldName::Level) => level()?,
        (None, _) => record.text(field)?.to_owned(),
    };
    Some([column.head().to_owned(), text])
}

impl SettledEntry {
    /// Adds to the note of the file's record what the list says, without the lines that it has.
    fn note(&mut self, entry: &RosterEntry, changed: &mut Record, [old, own]: [&Record; 2], more: &[String]) {
        let text = |record: &Record| record.text(FieldName::Note).unwrap_or_default().to_owned();
        let (old, own) = (text(old), text(own));
        let mut lines: Vec<String> = own.lines().map(str::to_owned).chain(more.iter().cloned()).collect();
        lines.retain(|line| !old.lines().any(|known| known == line));
        if lines.is_empty() {
            return;
        }
        let all: Vec<String> = old.lines().map(str::to_owned).chain(lines).collect();
        if super::records::set_note(changed, &all) == NoteExtent::Cut {
            let row = entry.rows.first().copied().unwrap_or_default();
            let (label, text) = (String::new(), entry.title().to_owned());
            self.unclear.push(UnclearCell { row, label, text, doubt: CellDoubt::Note, day: None });
        }
    }

    /// What is written of a level, a mark, a paper: a new one, or what the file's own lacks. Where both say something the
    /// file's stays, unless the list's takes precedence.
    fn of_course(
        &mut self,
        entry: &RosterEntry,
        record: &Record,
        case: &Case,
        precedence: Precedence,
        ground: NormContext<'_>,
        notes: &mut Vec<String>,
    ) -> Option<Record> {
        let of = entry.family().id;
        match matched(record, entry, case, ground) {
            RecordMatch::New(record) => {
                self.doubts(entry, &record, case, ground);
                Some(record)
            }
            RecordMatch::Same => None,
            RecordMatch::Differs(field) => {
                self.differ(entry, (of, field), shown(record, field, ground), notes);
                None
            }
            RecordMatch::Known(known, fields) => {
                let mut written: Vec<FieldName> = Vec::new();
                for field in fields {
                    let Some(value) = record.value(*field).filter(|value| !value.is_null()) else { continue };
                    match known.value(*field) {
                        Some(old) if same(old, value) => {}
                        Some(old) if !old.is_null() && precedence == Precedence::File => {
                            self.differ(entry, (of, *field), shown(record, *field, ground), notes);
                        }
                        _ => written.push(*field),
                    }
                }
                let mut changed = Record::of(known.kind, known.id);
                changed.fill(|field| {
                    record.value(field.name).filter(|_| written.contains(&field.name)).cloned()
                });
                let mut whole = *known;
                whole.update(&changed);
                (!written.is_empty()).then(|| {
                    self.doubts(entry, &whole, case, ground);
                    changed
                })
            }
        }
    }

    /// Keeps in the note a level or a closing of an accompaniment before the one that goes on.
    fn past(&mut self, entry: &RosterEntry, record: &Record, notes: &mut Vec<String>) {
        let (field, date) = match record.kind {
            Kind::Closing => (FieldName::On, FieldName::On),
            _ => (FieldName::Level, FieldName::From),
        };
        let said = entry.said.iter().find(|s| s.of == entry.family().id && s.field == field);
        let row = entry.rows.first().copied().unwrap_or_default();
        let day = record.date(date);
        let shown = day.map(|day| day.format("%d.%m.%Y").to_string()).unwrap_or_default();
        let (label, text) = match said {
            Some(said) => (said.label.clone(), said.text.clone()),
            None if record.kind == Kind::Closing => (ListColumn::ClosedOn.head().to_owned(), shown),
            None => (ListColumn::LevelFrom.head().to_owned(), shown),
        };
        keep(notes, &label, &text);
        if record.kind == Kind::Closing {
            record.text(FieldName::Reason).into_iter().for_each(|reason| keep(notes, "", reason));
            self.unclear.push(UnclearCell { row, label, text, doubt: CellDoubt::ClosedBefore, day });
        }
    }

    /// Says what of a record does not fit the file's family, where the list itself did not show it.
    fn doubts(&mut self, entry: &RosterEntry, record: &Record, case: &Case, ground: NormContext<'_>) {
        let row = entry.rows.first().copied().unwrap_or_default();
        let mut whole = case.clone();
        whole.put(record);
        let found = course::doubts(record, &whole, (&entry.said, entry.family().id, row), ground);
        self.unclear.extend(found.into_iter().filter(|unclear| !entry.unclear.contains(unclear)));
    }

    /// The value of the list goes into the note; the file's stays. `otherwise`: head and text where no cell was noted.
    fn differ(
        &mut self,
        entry: &RosterEntry,
        (of, field): (Id, FieldName),
        otherwise: Option<[String; 2]>,
        notes: &mut Vec<String>,
    ) {
        let said = entry.cell(of, field).map(|said| [said.label.clone(), said.text.clone()]);
        let Some([label, text]) = said.or(otherwise) else { return };
        let row = entry.rows.first().copied().unwrap_or_default();
        keep(notes, &label, &text);
        let unclear = UnclearCell { row, label, text, doubt: CellDoubt::Kept, day: None };
        if !self.unclear.contains(&unclear) {
            self.unclear.push(unclear);
        }
    }

    fn member(&mut self, entry: &RosterEntry, new: &Record, case: &Case) {
        let Some(known) = case.members.iter().find(|m| is_one(m, new)) else {
            let family = FamilyId(case.family.id.0);
            let new = TypedRecord::<Member>::known(new.clone());
            self.records.extend(new.map(|new| new.set(Member::FIELDS.family, family).into()));
            return;
        };
        let old = known.record();
        let mut changed = TypedRecord::<Member>::of(known.id);
        let mut lacking: Vec<FieldName> = Vec::new();
        let mut notes = Vec::new();
        for (field, value) in new.values() {
            match (*field, old.value(*field)) {
                (FieldName::Family | FieldName::Note, _) => {}
                (_, Some(old)) if same(old, value) => {}
                (FieldName::Role, _) => self.role(entry, known, new, &mut notes, &mut lacking),
                (FieldName::Phones, old) => {
                    let list = |v: Option<&Value>| v.and_then(Value::as_array).cloned().unwrap_or_default();
                    let (mut all, own) = (list(old), list(Some(value)));
                    let more: Vec<Value> = own.into_iter().filter(|n| !all.contains(n)).collect();
                    if !more.is_empty() {
                        all.extend(more);
                        changed.put(Member::FIELDS.phones, Value::Array(all));
                    }
                }
                // A day says more than a year.
                (FieldName::BornYear, _) if known.born.is_some_and(|day| *value == day.year()) => {}
                (FieldName::BornYear, None | Some(Value::Null)) if known.born.is_some() => {
                    self.differ(entry, (new.id, *field), None, &mut notes);
                }
                (_, None | Some(Value::Null)) => lacking.push(*field),
                // Initials say nothing new.
                (FieldName::LastName | FieldName::FirstName | FieldName::Patronymic, Some(old))
                    if !is_other_name(known, old, value) => {}
                _ => self.differ(entry, (new.id, *field), None, &mut notes),
            }
        }
        let mut changed = Record::from(changed);
        changed.fill(|field| new.value(field.name).filter(|_| lacking.contains(&field.name)).cloned());
        self.note(entry, &mut changed, [&old, new], &notes);
        if !changed.values().is_empty() {
            self.records.push(changed);
        }
    }

    /// Who it is: of a child the list may know more closely, whose son or daughter it is.
    fn role(
        &mut self,
        entry: &RosterEntry,
        known: &Member,
        new: &Record,
        notes: &mut Vec<String>,
        lacking: &mut Vec<FieldName>,
    ) {
        let Some(role) = new.get(Member::FIELDS.role) else { return };
        match (known.role, role) {
            (Role::Child, _) => lacking.push(FieldName::Role),
            (_, Role::Child | Role::Other) => {}
            _ => {
                let otherwise = [ListColumn::Role.head().to_owned(), role_word(role).to_owned()];
                self.differ(entry, (new.id, FieldName::Role), Some(otherwise), notes);
            }
        }
    }
}
