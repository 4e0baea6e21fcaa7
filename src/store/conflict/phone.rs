//! Phone numbers that two copies replaced by different ones. A number is an entity of its own, so that both new ones
//! are live. That they replace the same one follows from the old one, which two operations deleted without having
//! seen each other.

mod write;

use std::collections::BTreeMap;

use rusqlite::named_params;
use serde_json::{Value, json};

use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, UserError, normal_form};
use crate::store::Reader;
use crate::store::conflict::id::ConflictId;
use crate::store::conflict::list::{Conflict, ConflictBase, ConflictHead, NUMBER};
use crate::store::log::op::OpId;
use crate::store::read::history;
use crate::store::state::CellName;
use crate::store::state::fold::{CellWrite, DELETED, Entity};

/// The cell of an old number that lists its replacements, where they do not follow from two deletions: written by an
/// import or an undo, because one operation deletes only once.
const REPLACED: &str = "_replaced";

/// The numbers that replace an old one, as a line of an export.
pub(in crate::store) struct PhoneConflict {
    pub member: Id,
    /// The old number.
    pub before: String,
    /// The replacements.
    pub values: Vec<String>,
}

impl PhoneConflict {
    /// The line of the export.
    pub(in crate::store) fn line(&self) -> String {
        let (member, values, before) = (self.member, json!(self.values), json!(self.before));
        format!(
            "{{\"type\":\"conflict\",\"of\":\"{member}\",\"field\":\"phones\",\"values\":{values},\"before\":{before}}}"
        )
    }

    /// Parses a `conflict` line of phones; numbers are normalised.
    pub(in crate::store) fn parse(
        member: Id,
        values: &[Value],
        before: Option<&Value>,
    ) -> Result<PhoneConflict, UserError> {
        let missing = || UserError::field_missing().with("field", "before, values");
        let field = Kind::Member.field(FieldName::Phones).ok_or_else(missing)?;
        let numbers = |list: Value| -> Result<Vec<String>, UserError> {
            let checked = normal_form::check(field, &list)?;
            Ok(checked
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|n| n.as_str().map(str::to_owned))
                .collect())
        };
        let mut values = numbers(json!(values))?;
        values.sort();
        values.dedup();
        let before = numbers(json!([before]))?.pop().ok_or_else(missing)?;
        if values.len() < 2 {
            return Err(missing());
        }
        Ok(PhoneConflict { member, before, values })
    }
}

/// An old number with its replacements.
pub(in crate::store) struct ReplacedNumber {
    /// The old number: deleted.
    old: Entity,
    pub member: Id,
    /// The replacements, each with the operation that wrote it.
    by: Vec<(OpId, Entity)>,
}

impl ReplacedNumber {
    /// The id of the old number.
    pub(in crate::store) fn old(&self) -> Id {
        self.old.id
    }
}

fn member_of(phone: &Entity) -> Option<Id> {
    phone.shown(FieldName::Member.code()).and_then(|m| m.value.as_str()?.parse().ok())
}

impl Reader<'_> {
    /// The members with a phone conflict, each with the id of the conflict.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn members_with_phone_conflicts(&self) -> Result<Vec<(Id, ConflictId)>, UserError> {
        let id = |r: &ReplacedNumber| ConflictId::new(r.old.id, NUMBER);
        Ok(self.replaced_numbers()?.iter().map(|r| (r.member, id(r))).collect())
    }

    /// The old numbers with more than one replacement.
    pub(in crate::store) fn replaced_numbers(&self) -> Result<Vec<ReplacedNumber>, UserError> {
        // Written and deleted twice, or with a list of replacements: an entity of fewer parts is none.
        let ids: Vec<Id> = self
            .conn
            .prepare_cached(
                "SELECT e.id FROM entity e WHERE e.deleted = 1 AND e.kind = 'phone'
                 AND ((SELECT COUNT(*) FROM part p WHERE p.entity = e.id) > 2
                   OR EXISTS (SELECT 1 FROM part p WHERE p.entity = e.id
                              AND instr(p.body, CAST('\"_replaced\"' AS BLOB)) > 0)) ORDER BY e.id",
            )
            .and_then(|mut s| s.query_map([], |r| r.get("id")).and_then(Iterator::collect))?;
        let mut all = Vec::new();
        for id in ids {
            all.extend(self.replaced_number(id)?);
        }
        Ok(all)
    }

    fn replaced_number(&self, id: Id) -> Result<Option<ReplacedNumber>, UserError> {
        let Some(old) = Entity::read(self.conn, id)?.filter(Entity::is_deleted) else { return Ok(None) };
        let Some(member) = member_of(&old) else { return Ok(None) };
        let mut by = self.replacements(&old, member, &|_| false)?;
        if by.len() < 2 {
            by = self.declared_replacements(&old, member)?;
        }
        Ok((by.len() > 1).then_some(ReplacedNumber { old, member, by }))
    }

    /// The number that each deletion of the old one put in its place, with its operation, leaving out the writes `gone`.
    fn replacements(
        &self,
        old: &Entity,
        member: Id,
        gone: &dyn Fn(&CellWrite) -> bool,
    ) -> Result<Vec<(OpId, Entity)>, UserError> {
        let place = |e: &Entity| e.shown(FieldName::Place.code()).map(|p| p.value.clone());
        let mut by: Vec<(OpId, Entity)> = Vec::new();
        for deletion in old.heads(DELETED) {
            let mut new = self.numbers_beside(deletion, old.id, member, gone)?;
            // Of several numbers the one in the place of the old one.
            let at = new.iter().position(|e| place(e) == place(old)).unwrap_or(0);
            if at < new.len() && !by.iter().any(|(_, e)| e.id == new[at].id) {
                by.push((deletion.op, new.swap_remove(at)));
            }
        }
        Ok(by)
    }

    /// The live numbers of a member that an operation wrote together with a deletion of the number `old`.
    fn numbers_beside(
        &self,
        deletion: &CellWrite,
        old: Id,
        member: Id,
        gone: &dyn Fn(&CellWrite) -> bool,
    ) -> Result<Vec<Entity>, UserError> {
        let beside: Vec<Id> = self
            .conn
            .prepare_cached(
                "SELECT DISTINCT entity FROM part WHERE op = :op AND kind = 'phone' AND entity <> :id ORDER BY n",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":op": deletion.no, ":id": old }, |r| r.get("entity"))
                    .and_then(Iterator::collect)
            })?;
        let mut new = Vec::new();
        for id in beside {
            let Some(entity) = Entity::read(self.conn, id)?.map(|e| e.without(gone)) else { continue };
            let came = [NUMBER, DELETED].iter().filter_map(|cell| entity.cells.get(*cell)).flatten();
            let is_new = came.into_iter().any(|e| e.op == deletion.op && e.value != Value::Bool(true));
            if is_new && entity.is_live() && member_of(&entity) == Some(member) {
                new.push(entity);
            }
        }
        Ok(new)
    }

    /// Whether two deletions of an old number would each still have a number that came with it, once the numbers in
    /// `deleted` are.
    fn stays_replaced(&self, replaced: &ReplacedNumber, deleted: &[Id]) -> Result<bool, UserError> {
        let mut with_one = 0;
        for deletion in replaced.old.heads(DELETED) {
            let beside = self.numbers_beside(deletion, replaced.old.id, replaced.member, &|_| false)?;
            with_one += usize::from(beside.iter().any(|new| !deleted.contains(&new.id)));
        }
        Ok(with_one > 1)
    }

    /// The cells that an undo writes to an old number which stays deleted or is deleted again. After the undo it has
    /// one deletion, from which its replacements no longer follow; they are listed as they were without the writes
    /// `gone`.
    pub(in crate::store) fn reopen_phone_conflict(
        &self,
        old: &Entity,
        before: &Entity,
        gone: &dyn Fn(&CellWrite) -> bool,
    ) -> Result<BTreeMap<String, (Vec<OpId>, Value)>, UserError> {
        let nothing = BTreeMap::new();
        let (Some(Kind::Phone), true) = (old.known_kind(), before.is_deleted()) else { return Ok(nothing) };
        let Some(member) = member_of(before) else { return Ok(nothing) };
        let said = |e: &Entity| e.shown(REPLACED).map(|s| s.value.clone()).unwrap_or_default();
        let now = old.heads(DELETED);
        let deletions_hold =
            !old.is_live() && before.heads(DELETED).iter().all(|h| now.iter().any(|n| n.op == h.op));
        let mut then = said(before);
        if then.is_null() && !deletions_hold {
            let by = self.replacements(before, member, gone)?;
            let number = |e: &Entity| e.shown(NUMBER).and_then(|n| n.value.as_str()).map(str::to_owned);
            let mut numbers: Vec<String> = by.iter().filter_map(|(_, e)| number(e)).collect();
            numbers.sort();
            if numbers.len() > 1 {
                then = json!(numbers);
            }
        }
        if then == said(old) {
            return Ok(nothing);
        }
        let seen = old.heads(REPLACED).iter().map(|h| h.op).collect();
        Ok(BTreeMap::from([(REPLACED.to_owned(), (seen, then))]))
    }

    /// The replacements that an import or an undo listed.
    fn declared_replacements(&self, old: &Entity, member: Id) -> Result<Vec<(OpId, Entity)>, UserError> {
        let Some(said) = old.shown(REPLACED) else { return Ok(Vec::new()) };
        let numbers: Vec<&str> =
            said.value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut by = Vec::new();
        for (id, number) in self.phones_of(member)? {
            if numbers.contains(&number.as_str()) {
                // The author is that of the write of the number: the list only restores or imports it.
                let written = |e: &Entity| e.shown(NUMBER).map_or(said.op, |n| e.source(NUMBER, n).op);
                by.extend(Entity::read(self.conn, id)?.map(|entity| (written(&entity), entity)));
            }
        }
        Ok(by)
    }

    /// The phone conflicts by member and old number, as an export has them.
    pub(in crate::store) fn phone_conflicts(&self) -> Result<Vec<PhoneConflict>, UserError> {
        let text = |e: &Entity| e.shown(NUMBER).and_then(|n| n.value.as_str()).unwrap_or_default().to_owned();
        let conflict_of = |replaced: &ReplacedNumber| {
            let mut values: Vec<String> = replaced.by.iter().map(|(_, e)| text(e)).collect();
            values.sort();
            values.dedup();
            PhoneConflict { member: replaced.member, before: text(&replaced.old), values }
        };
        let mut all: Vec<PhoneConflict> = self.replaced_numbers()?.iter().map(conflict_of).collect();
        all.sort_by(|a, b| (a.member, &a.before).cmp(&(b.member, &b.before)));
        Ok(all)
    }

    /// The conflict as it is listed.
    pub(in crate::store) fn phone_conflict(&self, replaced: &ReplacedNumber) -> Result<Conflict, UserError> {
        let shown = |e: &Entity| e.shown(NUMBER).map(|n| n.value.clone()).unwrap_or_default();
        let (family, title) = self.family_and_title(replaced.member)?;
        let mut values = Vec::new();
        for (op, new) in &replaced.by {
            let gone = replaced.old.heads(DELETED).into_iter().find(|h| h.op == *op);
            let written = new.cells.get(NUMBER).and_then(|all| all.iter().find(|w| w.op == *op));
            if let Some(by) = gone.or(written).or_else(|| replaced.old.shown(REPLACED)) {
                values.push(ConflictHead { value: shown(new), ..self.head(by)? });
            }
        }
        Ok(Conflict {
            id: ConflictId::new(replaced.old.id, NUMBER),
            family,
            title,
            entity: replaced.old.id,
            member: Some(replaced.member),
            kind: Kind::Phone.into(),
            field: CellName::Field(FieldName::Number),
            values,
            before: shown(&replaced.old),
            along: Vec::new(),
            origin: match replaced.old.shown(NUMBER) {
                Some(entry) => ConflictBase::Since(history::moment(entry.wall)),
                None => ConflictBase::Nothing,
            },
        })
    }
}
