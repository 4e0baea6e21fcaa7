//! Records: each action is one operation in one transaction, log and projections together.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::domain::member::Phone;
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{Act, FieldName, Id, MemberId, UserError, phone};
use crate::record;
use crate::store::Store;
use crate::store::conflict::phone::PhoneConflict;
use crate::store::conflict::siblings::Siblings;
use crate::store::jsonl::unread::UnreadValues;
use crate::store::log::op::{OpId, phone_id};
use crate::store::read::own_district;
use crate::store::state::aliases;
use crate::store::state::erased;
use crate::store::state::fold::{self, DELETED, Entity};
use crate::store::write::delete::delete_draft;
use crate::store::write::draft::{EntityDraft, RecordChange, WriteResult};

/// What an import writes beside records.
#[derive(Clone, Copy, Default)]
pub(in crate::store) struct ImportExtras<'a> {
    /// Further heads of cells.
    pub conflicts: &'a [Siblings],
    /// Aliases with their targets.
    pub names: &'a [(Id, Id)],
    /// Replacements of phone numbers.
    pub numbers: &'a [PhoneConflict],
    /// Values of a newer program.
    pub unread: &'a [UnreadValues],
}

impl ImportExtras<'_> {
    fn is_empty(&self) -> bool {
        self.conflicts.is_empty()
            && self.names.is_empty()
            && self.numbers.is_empty()
            && self.unread.is_empty()
    }
}

impl Store {
    /// Writes the records of one action as one operation.
    ///
    /// A record of a known id changes the fields it has and leaves the others. Where nothing differs, nothing is
    /// written.
    ///
    /// # Errors
    /// If a new record lacks a required field, or the file cannot be written; then nothing has changed.
    pub fn record(&mut self, act: Act, records: &[Record]) -> Result<WriteResult, UserError> {
        self.in_transaction(|store| store.record_all(act, records, ImportExtras::default()))
    }

    /// Writes records and what an import has beside them, as one operation. The result lists the
    /// records first, then everything else that was written.
    ///
    /// A later record of the same id overrides the fields of an earlier one.
    pub(in crate::store) fn record_all(
        &mut self,
        act: Act,
        records: &[Record],
        extras: ImportExtras<'_>,
    ) -> Result<WriteResult, UserError> {
        let provenance = self.provenance(records)?;
        let stamped: Vec<Record>;
        let records = if provenance.is_empty() {
            records
        } else {
            stamped = records.iter().cloned().chain(provenance).collect();
            &stamped
        };
        let mut changes = vec![RecordChange::Same; records.len()];
        let whole = self.whole_records(records, &mut changes)?;
        // An erasure decides of what comes behind it, and further heads are written before the records: else each part is
        // written as it is made.
        let is_streamed = extras.is_empty() && records.iter().all(|record| record.kind != Kind::Erasure);
        let mut open = None;
        let mut drafts: Vec<EntityDraft> = Vec::new();
        for (record, i) in &whole {
            // A person changes the district that this file shows; what is imported speaks of the one that is exported.
            let (made, change) = match record.kind {
                Kind::District if act != Act::Imported => {
                    self.drafts_over(record, own_district::entity(&self.conn)?)?
                }
                _ => self.drafts(record)?,
            };
            changes[*i] = change;
            if !is_streamed {
                drafts.extend(made);
                continue;
            }
            for draft in made {
                let op = match &mut open {
                    Some(op) => op,
                    None => {
                        self.append_pending()?;
                        open.insert(self.open_op()?)
                    }
                };
                self.put_part(op, draft)?;
            }
        }
        if let Some(op) = open {
            let op = self.close_op(op, act.code(), None)?;
            return Ok(WriteResult { op: Some(op), changes });
        }
        let ImportExtras { conflicts, names, numbers, unread } = extras;
        let named = self.add_aliases(names, &mut drafts)?;
        let conflicting = self.sibling_drafts(conflicts, &mut drafts)?;
        let contested = if numbers.is_empty() { 0 } else { self.add_phone_conflicts(numbers, &mut drafts)? };
        let newer = self.unread_drafts(unread, &mut drafts)?;
        changes.extend(vec![RecordChange::Changed; named + conflicting + contested + newer]);
        let op = self.write(act.code(), None, drafts)?;
        Ok(WriteResult { op, changes })
    }

    /// Each record once, with the place of the first that speaks of it: later ones are put over it, and their changes
    /// noted.
    fn whole_records<'r>(
        &self,
        records: &'r [Record],
        changes: &mut [RecordChange],
    ) -> Result<Vec<(Cow<'r, Record>, usize)>, UserError> {
        let mut whole: Vec<(Cow<'_, Record>, usize)> = Vec::with_capacity(records.len());
        let mut places: HashMap<Id, usize> = HashMap::new();
        for (i, record) in records.iter().enumerate() {
            let Some(place) = places.get(&record.id) else {
                places.insert(record.id, whole.len());
                whole.push((Cow::Borrowed(record), i));
                continue;
            };
            let known = &mut whole[*place].0;
            if known.kind != record.kind {
                return Err(UserError::new("record-other-type").with("type", known.kind.name()));
            }
            let stored = self.reader().record(record.kind, record.id)?;
            let value_of = |field: FieldName| {
                known.values().get(&field).or_else(|| stored.as_ref().and_then(|s| s.values().get(&field)))
            };
            if record.values().iter().any(|(field, value)| value_of(*field).unwrap_or(&Value::Null) != value)
            {
                changes[i] = RecordChange::Changed;
            }
            known.to_mut().update(record);
        }
        Ok(whole)
    }

    /// The drafts of a record: heads that stay beside its own, its cells, its phones.
    pub(in crate::store) fn drafts(
        &self,
        record: &Record,
    ) -> Result<(Vec<EntityDraft>, RecordChange), UserError> {
        self.drafts_over(record, Entity::read(&self.conn, record.id)?)
    }

    /// The drafts of a record whose author was shown `entity`.
    fn drafts_over(
        &self,
        record: &Record,
        entity: Option<Entity>,
    ) -> Result<(Vec<EntityDraft>, RecordChange), UserError> {
        let kind = record.kind;
        if erased::is_erased(&self.conn, record.id)? {
            return Err(UserError::new("record-erased").with("id", record.id));
        }
        let Some(entity) = entity else { return self.drafts_of_new(record) };
        if entity.kind != kind {
            return Err(UserError::new("record-other-type").with("type", &entity.kind));
        }
        let lives = !entity.is_deleted();
        // A deleted record that is entered again has nothing of its former values.
        let stored = if lives { entity.record() } else { None };
        let mut whole = stored.unwrap_or_else(|| Record::of(kind, record.id));
        if !lives {
            record.check_complete()?;
        }
        // A reference that was shown resolved and was not changed keeps the id it was entered with.
        let mut shown = whole.clone();
        aliases::resolve_references(&self.conn, &mut shown)?;
        let differs = |name: FieldName| record.value(name).filter(|value| shown.value(name) != Some(*value));
        whole.fill(|field| differs(field.name).cloned());
        let (mut cells, mut drafts) = (BTreeMap::new(), Vec::new());
        let draft = |cells| EntityDraft { kind: kind.into(), id: record.id, cells };
        for cell in kind.cells() {
            if lives && !kind.fields_of(cell).any(|f| record.values().contains_key(&f.name)) {
                continue;
            }
            let value = fold::pack(kind, cell, whole.values());
            let heads = entity.heads(cell);
            // The author of a change was shown one value; who restores a record was shown none.
            let seen = if lives { heads.get(..1).unwrap_or_default() } else { &heads[..] };
            if seen.iter().any(|h| h.value != value) || (seen.is_empty() && !value.is_null()) {
                let parents: Vec<OpId> = seen.iter().map(|h| h.op).collect();
                // An import may write both sides of a conflict: writing over the shown one does not resolve it.
                for other in
                    heads.get(seen.len()..).unwrap_or_default().iter().filter(|h| parents.contains(&h.op))
                {
                    drafts.push(draft(BTreeMap::from([(
                        cell.to_owned(),
                        (parents.clone(), other.value.clone()),
                    )])));
                }
                cells.insert(cell.to_owned(), (parents, value));
            }
        }
        if !lives {
            let parents = entity.heads(DELETED).iter().map(|h| h.op).collect();
            cells.insert(DELETED.to_owned(), (parents, Value::Bool(false)));
        }
        if !cells.is_empty() {
            drafts.push(draft(cells));
        }
        drafts.extend(self.phone_drafts(record)?);
        let change = match (lives, drafts.is_empty()) {
            (false, _) => RecordChange::Added,
            (true, false) => RecordChange::Changed,
            (true, true) => RecordChange::Same,
        };
        Ok((drafts, change))
    }

    /// The drafts of a record that the file never had.
    fn drafts_of_new(&self, record: &Record) -> Result<(Vec<EntityDraft>, RecordChange), UserError> {
        record.check_complete()?;
        let kind = record.kind;
        let packed =
            kind.known_cells().iter().map(|cell| (cell.name, fold::pack_cell(cell, record.values())));
        let cells: BTreeMap<String, (Vec<OpId>, Value)> = packed
            .filter(|(_, value)| !value.is_null())
            .map(|(cell, value)| (cell.to_owned(), (Vec::new(), value)))
            .collect();
        let mut drafts = Vec::new();
        if !cells.is_empty() {
            drafts.push(EntityDraft { kind: kind.into(), id: record.id, cells });
        }
        drafts.extend(self.phone_drafts(record)?);
        Ok((drafts, RecordChange::Added))
    }

    /// The drafts that make the phones of a member equal to `phones`: new ones added, missing ones deleted, order
    /// kept.
    pub(in crate::store) fn phone_drafts(&self, record: &Record) -> Result<Vec<EntityDraft>, UserError> {
        if record.kind != Kind::Member {
            return Ok(Vec::new());
        }
        let Some(list) = record.values().get(&FieldName::Phones) else { return Ok(Vec::new()) };
        let mut drafts = Vec::new();
        let stored = self.reader().phones_of(record.id)?;
        let known: Vec<&str> = stored.iter().map(|(_, number)| number.as_str()).collect();
        let list = list.as_array().into_iter().flatten().filter_map(Value::as_str);
        let wanted = phone::parted(list, &known);
        let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        if self.reader().numbers_of(record.id)? == wanted {
            return Ok(drafts);
        }
        for (place, number) in (0u32..).zip(&wanted) {
            let own = phone_id(record.id, number);
            // A number that was entered for an alias is not entered again.
            let known = stored.iter().find(|(_, n)| n == number).map(|(id, _)| *id);
            let id = known.filter(|_| !stored.iter().any(|(id, _)| *id == own)).unwrap_or(own);
            let phone = record!(Phone { id: id, member: MemberId(record.id), number: *number, place });
            drafts.extend(self.drafts(&phone)?.0);
        }
        for (id, number) in stored {
            if !wanted.contains(&number.as_str()) {
                drafts.extend(delete_draft(&self.conn, id)?);
            }
        }
        Ok(drafts)
    }
}
