//! A family of a list that the file has already: only what the file lacks is written; what differs stays in the note.

use serde_json::Value;

use super::column::ListColumn;
use super::doubt::{CellDoubt, UnclearCell};
use super::draft::{CellOrigin, keep};
use super::past::{Past, past};
use super::records::{NoteExtent, RosterEntry};
use super::words::plain;
use super::{NormContext, course};
use crate::domain::family::Address;
use crate::domain::member::{Member, Role};
use crate::domain::paper::Agreement;
use crate::domain::record::TypedRecord;
use crate::domain::{Case, FamilyId, FieldName, Id, Kind, LevelSpan, MemberId, Record, RecordType};
use crate::search::linkage;
use chrono::NaiveDate;

/// What is written of an entry.
#[derive(Clone, Debug, Default)]
pub struct SettledEntry {
    pub records: Vec<Record>,
    /// Values of the list that differ from the file.
    pub unclear: Vec<UnclearCell>,
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
            (FieldName::Title | FieldName::Note, _) => {}
            (_, Some(old)) if same(old, value) => {}
            // An address is one value: parts of two are no address.
            (_, None | Some(Value::Null)) if !is_address || homes => lacking.push(*field),
            // Another spelling of one home says nothing new.
            _ if is_address && address.is_home_of(&Address::of(own)) => {}
            _ => settled.differ(entry, own.id, *field, &mut notes),
        }
    }
    let mut added = Vec::new();
    let (ended, past) = (case.ended_on(ground.today), past(entry, case));
    for record in entry.records.iter().filter(|r| !matches!(r.kind, Kind::Family | Kind::Member)) {
        let is_of_past = matches!(record.kind, Kind::Level | Kind::Closing);
        match past.filter(|_| is_of_past) {
            Some(Past::Recorded) => added.push(of_family(record, case)),
            Some(Past::Noted) => settled.past(entry, record, &mut notes),
            None => {}
        }
        if is_of_past && past.is_some() {
            continue;
        }
        match further(record, case, ground.today) {
            RecordMatch::New(record) => {
                settled.doubts(entry, &record, case, ground);
                added.push(record);
            }
            RecordMatch::Known => {}
            RecordMatch::Differs(field) => settled.differ(entry, own.id, field, &mut notes),
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
    let keep = |record: &&Record| matches!(record.kind, Kind::Family | Kind::Member);
    let mut records: Vec<Record> = entry.records.iter().filter(keep).cloned().collect();
    let mut settled = SettledEntry::default();
    let mut notes = Vec::new();
    for record in entry.records.iter().filter(|r| !keep(r)) {
        match further(record, case, ground.today) {
            RecordMatch::New(record) => {
                settled.doubts(entry, &record, case, ground);
                records.push(record);
            }
            RecordMatch::Known => {}
            RecordMatch::Differs(field) => settled.differ(entry, case.family.id.0, field, &mut notes),
        }
    }
    if !notes.is_empty() {
        let mut changed = Record::of(Kind::Family, case.family.id.0);
        settled.note(entry, &mut changed, [&case.family.record(), entry.family()], &notes);
        records.push(changed);
    }
    SettledEntry { records, ..settled }
}

fn same(old: &Value, new: &Value) -> bool {
    match (old.as_str(), new.as_str()) {
        (Some(old), Some(new)) => super::words::plain(old) == super::words::plain(new),
        _ => old == new,
    }
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

    /// The value of the list goes into the note; the file's stays.
    fn differ(&mut self, entry: &RosterEntry, of: Id, field: FieldName, notes: &mut Vec<String>) {
        let Some(said) = entry.said.iter().find(|s| s.of == of && s.field == field) else { return };
        let row = entry.rows.first().copied().unwrap_or_default();
        let at = CellOrigin { row, label: &said.label, text: &said.text };
        keep(notes, at.label, at.text);
        let (label, text) = (said.label.clone(), said.text.clone());
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
                (FieldName::Family | FieldName::Role | FieldName::Note, _) => {}
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
                (FieldName::BornYear, _) if known.born.is_some() => {}
                (_, Some(old)) if same(old, value) => {}
                (_, None | Some(Value::Null)) => lacking.push(*field),
                // One home name, initials and the like are known by the linkage: the file's name stays.
                (FieldName::LastName | FieldName::FirstName | FieldName::Patronymic, _) => {}
                _ => self.differ(entry, new.id, *field, &mut notes),
            }
        }
        let mut changed = Record::from(changed);
        changed.fill(|field| new.value(field.name).filter(|_| lacking.contains(&field.name)).cloned());
        self.note(entry, &mut changed, [&old, new], &notes);
        if !changed.values().is_empty() {
            self.records.push(changed);
        }
    }
}

/// Whether a member of the file is the one of the list: by id, or by the one definition of a person entered twice.
fn is_one(known: &Member, new: &Record) -> bool {
    if known.id == MemberId(new.id) {
        return true;
    }
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let a = linkage::PersonFields::named(
        &text(&known.last_name),
        &text(&known.first_name),
        &text(&known.patronymic),
        &text(&known.former_name),
        known.born,
    );
    let part = |field| new.text(field).unwrap_or_default();
    let b = linkage::PersonFields::named(
        part(FieldName::LastName),
        part(FieldName::FirstName),
        part(FieldName::Patronymic),
        part(FieldName::FormerName),
        new.date(FieldName::Born),
    );
    let role = new.get(Member::FIELDS.role);
    let of_one_role = role == Some(known.role) || role.is_some_and(|role| role.is_child() && known.role.is_child())
        // Of whom the list does not say who it is, a grown-up of that name is.
        || role == Some(Role::Other) && !known.role.is_child();
    linkage::is_one_member(&a, &b, of_one_role)
}

/// A level, a mark, a paper of the list beside those of the file.
enum RecordMatch {
    /// The file does not have it yet: it is written of the file's family.
    New(Record),
    /// The file has it.
    Known,
    /// The file has another one in its place, which stays.
    Differs(FieldName),
}

/// Compares a level, a mark, a paper of the list with those of the file.
fn further(record: &Record, case: &Case, today: NaiveDate) -> RecordMatch {
    use crate::domain::mark::Mark;
    let marks = |all: &[Mark], field: FieldName| {
        let code = record.text(field);
        all.iter().any(|m| Some(m.code.as_str()) == code && m.until.is_none_or(|until| today < until))
    };
    let known = |is: bool| is.then_some(RecordMatch::Known);
    let on = record.date(FieldName::On);
    let found = match record.kind {
        Kind::Level => {
            let is = |level: &LevelSpan| Some(level.level.code()) == record.text(FieldName::Level);
            let from = record.date(FieldName::From);
            match case.level_on(today) {
                Some(level) if is(level) => Some(RecordMatch::Known),
                _ if case.levels.iter().any(|l| Some(l.from) == from && is(l)) => Some(RecordMatch::Known),
                _ if case.levels.iter().any(|l| Some(l.from) == from) => {
                    Some(RecordMatch::Differs(FieldName::Level))
                }
                _ => None,
            }
        }
        Kind::Category => known(marks(&case.categories, FieldName::Category)),
        Kind::Circumstance => known(marks(&case.circumstances, FieldName::Circumstance)),
        Kind::Status => known(marks(&case.statuses, FieldName::Status)),
        Kind::Assignment => case.curator_on(today).map(|curator| {
            let is_same = Some(curator.0) == record.reference(FieldName::Curator);
            if is_same { RecordMatch::Known } else { RecordMatch::Differs(FieldName::Curator) }
        }),
        Kind::Agreement => {
            let of_day = || case.agreements.iter().filter(|a| Some(a.on) == on);
            let number = record.text(FieldName::Number).map(plain);
            let is_same = |a: &Agreement| number.is_none() || number == a.number.as_deref().map(plain);
            match of_day().any(is_same) {
                true => Some(RecordMatch::Known),
                false => of_day().next().map(|_| RecordMatch::Differs(FieldName::Number)),
            }
        }
        Kind::Closing => known(case.closings.iter().any(|c| Some(c.on) == on)),
        _ => None,
    };
    found.unwrap_or_else(|| RecordMatch::New(of_family(record, case)))
}

/// A record of an entry as one of the family of the file.
fn of_family(record: &Record, case: &Case) -> Record {
    let family = Value::String(case.family.id.to_string());
    let mut record = record.clone();
    record.fill(|field| (field.name == FieldName::Family).then(|| family.clone()));
    record
}
