//! The open conflicts. A conflict is no record: it exists while the heads of a cell differ, and ends with an operation
//! that has all of them as parents.

use std::collections::BTreeSet;

use rusqlite::named_params;
use serde::Serialize;
use serde_json::Value;

use crate::domain::logged::OpenCode;
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, UserError};
use crate::store::conflict::id::ConflictId;
use crate::store::log::op::OpId;
use crate::store::read::history;
use crate::store::state::CellName;
use crate::store::state::fold::{CellWrite, DELETED, Entity};
use crate::store::write::delete::dependents;
use crate::store::{Reader, SqlContext};

/// The cell that names the conflict of a phone.
pub(in crate::store) const NUMBER: &str = FieldName::Number.code();

/// A cell in conflict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Conflict {
    /// The id to resolve it by: record and cell.
    pub id: ConflictId,
    /// The family it is about.
    pub family: Option<Id>,
    pub title: Option<String>,
    /// The record.
    pub entity: Id,
    /// The member it is about: the record itself, or the owner of the phone.
    #[serde(skip)]
    pub member: Option<Id>,
    pub kind: OpenCode<Kind>,
    /// The cell; the tombstone for a deletion that has not seen a write.
    pub field: CellName,
    /// The heads, the shown one first.
    pub values: Vec<ConflictHead>,
    /// The value that they replaced; `null` if none or not the same.
    pub before: Value,
    /// Where that value came from.
    #[serde(skip)]
    pub origin: ConflictBase,
    /// Conflicts of the same record that one choice resolves together: files begun apart each name the district and
    /// its curator, and none of them is wrong.
    #[serde(skip)]
    pub along: Vec<Conflict>,
}

/// What the heads of a conflict replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictBase {
    /// Nothing: the cell was empty.
    Nothing,
    /// One value; the wall time of its write.
    Since(String),
    /// Different values: one of them was changed more than once.
    Several,
}

/// One head of a conflict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ConflictHead {
    pub value: Value,
    /// The operation that wrote it, 64 hexadecimal digits.
    pub op: String,
    /// Who wrote it.
    pub by: String,
    /// The wall time of the write.
    pub at: String,
    /// Whether it was written in this copy.
    pub here: bool,
    /// The first writes of the cell that it descends from, itself where nothing was before.
    #[serde(skip)]
    pub roots: BTreeSet<OpId>,
}

impl ConflictHead {
    /// Whether the value of another cell is of the same file, of several that were begun apart.
    #[must_use]
    pub fn is_of_file_of(&self, other: &ConflictHead) -> bool {
        self.op == other.op || !self.roots.is_disjoint(&other.roots)
    }
}

impl Reader<'_> {
    /// How many conflicts [`Reader::open_conflicts`] lists.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count_conflicts(&self) -> Result<usize, UserError> {
        self.conflict_keys().map(|all| all.len())
    }

    /// The keys of the conflicts as they are listed.
    pub(in crate::store) fn conflict_keys(&self) -> Result<BTreeSet<(Id, String)>, UserError> {
        let mut all: BTreeSet<(Id, String)> = self
            .conn
            .prepare_cached("SELECT entity, cell FROM conflict WHERE entity <> :district")
            .and_then(|mut s| {
                s.query_map(named_params! { ":district": Id::DISTRICT }, |r| {
                    Ok((r.get("entity")?, r.get("cell")?))
                })
                .and_then(Iterator::collect)
            })?;
        all.extend(self.district_conflicts()?.into_iter().map(|c| (c.entity, c.field.code().to_owned())));
        all.extend(self.deleted_owners()?.into_iter().map(|owner| (owner, DELETED.to_owned())));
        all.extend(self.replaced_numbers()?.iter().map(|r| (r.old(), NUMBER.to_owned())));
        Ok(all)
    }

    /// Deleted records with a live dependent, which their deletion has not seen.
    pub(in crate::store) fn deleted_owners(&self) -> Result<BTreeSet<Id>, UserError> {
        self.conn
            .prepare_cached(
                "SELECT o.id FROM entity o WHERE o.deleted = 1
                 AND EXISTS (SELECT 1 FROM entity e WHERE e.owner = o.id AND e.deleted = 0)",
            )
            .and_then(|mut s| s.query_map([], |r| r.get("id")).and_then(Iterator::collect))
            .sql_context()
    }

    /// The open conflicts, by family.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn open_conflicts(&self) -> Result<Vec<Conflict>, UserError> {
        self.in_read_transaction(|| {
            let cells: Vec<(Id, String)> = self
                .conn
                .prepare_cached("SELECT entity, cell FROM conflict ORDER BY entity, cell")
                .and_then(|mut s| {
                    s.query_map([], |r| Ok((r.get("entity")?, r.get("cell")?))).and_then(Iterator::collect)
                })?;
            let mut all = Vec::with_capacity(cells.len());
            for (id, cell) in cells.into_iter().filter(|(id, _)| *id != Id::DISTRICT) {
                all.extend(self.conflict(id, &cell)?);
            }
            all.extend(self.district_conflicts()?);
            for owner in self.deleted_owners()? {
                all.extend(self.conflict(owner, DELETED)?);
            }
            for replaced in self.replaced_numbers()? {
                all.push(self.phone_conflict(&replaced)?);
            }
            all.sort_by(|a, b| {
                (&a.title, a.entity, a.field.code()).cmp(&(&b.title, b.entity, b.field.code()))
            });
            Ok(all)
        })
    }

    /// The conflicts of the district's own record. What files that were begun apart say of it is one conflict, changed since or
    /// not.
    pub(in crate::store) fn district_conflicts(&self) -> Result<Vec<Conflict>, UserError> {
        let cells: Vec<String> = self
            .conn
            .prepare_cached("SELECT cell FROM conflict WHERE entity = :district ORDER BY cell DESC")
            .and_then(|mut s| {
                s.query_map(named_params! { ":district": Id::DISTRICT }, |r| r.get("cell"))
                    .and_then(Iterator::collect)
            })?;
        let (mut apart, mut all): (Vec<Conflict>, Vec<Conflict>) = (Vec::new(), Vec::new());
        for cell in cells {
            let Some(conflict) = self.conflict(Id::DISTRICT, &cell)? else { continue };
            let begun_apart = cell != DELETED && are_apart(&conflict.values);
            if begun_apart { apart.push(conflict) } else { all.push(conflict) }
        }
        // Under the name, if that is among them.
        apart.sort_by_key(|c| c.field != FieldName::Name);
        let mut apart = apart.into_iter();
        all.extend(apart.next().map(|first| Conflict { along: apart.collect(), ..first }));
        Ok(all)
    }

    fn conflict(&self, id: Id, cell: &str) -> Result<Option<Conflict>, UserError> {
        let Some(entity) = Entity::read(self.conn, id)? else { return Ok(None) };
        let (family, title) = self.family_and_title(id)?;
        let mut values = Vec::new();
        for head in sources(&entity, cell) {
            values.push(ConflictHead { roots: roots(&entity, cell, head), ..self.head(head)? });
        }
        if cell == DELETED {
            // The other side is the latest write that the deletion has not seen.
            values.retain(|v| v.value == Value::Bool(true));
            if let Some(edit) = self.latest_unseen_write(&entity)? {
                values.push(ConflictHead { value: Value::Bool(false), ..edit });
            }
        }
        let (before, origin) = before(&entity, cell);
        Ok(Some(Conflict {
            id: ConflictId::new(id, cell),
            family,
            title,
            entity: id,
            member: (entity.known_kind() == Some(Kind::Member)).then_some(id),
            field: CellName::read(&entity.kind, cell),
            kind: entity.kind.clone(),
            before,
            origin,
            values,
            along: Vec::new(),
        }))
    }

    /// The family of a record with its title, deleted or not.
    pub(in crate::store) fn family_and_title(
        &self,
        id: Id,
    ) -> Result<(Option<Id>, Option<String>), UserError> {
        let family = self.family_of(id)?.map(|f| f.0);
        let record = match family {
            Some(family) => Entity::read(self.conn, family)?.and_then(|f| f.record()),
            None => None,
        };
        Ok((family, record.and_then(|r| r.text(FieldName::Title).map(str::to_owned))))
    }

    /// The latest write that no deletion of the entity has seen: its own, else of a dependent.
    fn latest_unseen_write(&self, entity: &Entity) -> Result<Option<ConflictHead>, UserError> {
        let seen: BTreeSet<OpId> =
            entity.heads(DELETED).iter().flat_map(|d| d.parents.iter().copied().chain([d.op])).collect();
        let own = entity.cells.keys().filter(|c| *c != DELETED).flat_map(|c| entity.heads(c));
        let unseen = |e: &&CellWrite| !seen.contains(&e.op);
        let latest = |e: &&CellWrite| (e.depth, e.wall, e.op);
        if let Some(entry) = own.filter(unseen).max_by_key(latest) {
            return self.head(entry).map(Some);
        }
        let mut last: Option<CellWrite> = None;
        for id in dependents(self.conn, entity.id)? {
            let Some(child) = Entity::read(self.conn, id)? else { continue };
            let heads = child.cells.keys().flat_map(|c| child.heads(c)).filter(unseen);
            last = heads.chain(&last).max_by_key(latest).cloned();
        }
        last.map(|entry| self.head(&entry)).transpose()
    }

    pub(in crate::store) fn head(&self, entry: &CellWrite) -> Result<ConflictHead, UserError> {
        let (user, device): (Option<String>, Option<String>) = self
            .conn
            .prepare_cached(
                "SELECT s.user, s.device FROM op o LEFT JOIN session s ON s.id = o.session WHERE o.no = :no",
            )
            .and_then(|mut s| {
                s.query_row(named_params! { ":no": entry.no }, |r| Ok((r.get("user")?, r.get("device")?)))
            })?;
        Ok(ConflictHead {
            value: entry.value.clone(),
            op: entry.op.hex(),
            by: history::written_by(
                self.conn,
                &user.unwrap_or_default(),
                &device.unwrap_or_default(),
                entry.local.into(),
            )?,
            at: history::moment(entry.wall),
            here: entry.local,
            roots: BTreeSet::new(),
        })
    }
}

/// The heads of a cell, each as the write that it restores, if it is an undo.
fn sources<'a>(entity: &'a Entity, cell: &str) -> Vec<&'a CellWrite> {
    let mut sources: Vec<&CellWrite> = Vec::new();
    for head in entity.heads(cell) {
        let source = entity.source(cell, head);
        if !sources.iter().any(|s| (s.op, s.n) == (source.op, source.n)) {
            sources.push(source);
        }
    }
    sources
}

/// The first writes that a write of a cell descends from.
fn roots(entity: &Entity, cell: &str, of: &CellWrite) -> BTreeSet<OpId> {
    let entries = entity.cells.get(cell).map(Vec::as_slice).unwrap_or_default();
    let (mut roots, mut next, mut seen) = (BTreeSet::new(), vec![of.op], BTreeSet::new());
    while let Some(op) = next.pop() {
        if !seen.insert(op) {
            continue;
        }
        let parents = entries.iter().filter(|e| e.op == op).flat_map(|e| e.parents.iter().copied());
        let known = |op: &OpId| entries.iter().any(|e| e.op == *op);
        let before = next.len();
        next.extend(parents.filter(known));
        if next.len() == before {
            roots.insert(op);
        }
    }
    roots
}

/// Whether no two heads have a write in common.
fn are_apart(heads: &[ConflictHead]) -> bool {
    let mut pairs =
        heads.iter().enumerate().flat_map(|(i, one)| heads[i + 1..].iter().map(move |o| (one, o)));
    pairs.all(|(one, other)| one.roots.is_disjoint(&other.roots))
}

/// What the heads of a cell replaced, if it is one value.
fn before(entity: &Entity, cell: &str) -> (Value, ConflictBase) {
    let heads = sources(entity, cell);
    let entries = entity.cells.get(cell).map(Vec::as_slice).unwrap_or_default();
    let over: Vec<&CellWrite> =
        entries.iter().filter(|e| heads.iter().any(|h| h.parents.contains(&e.op))).collect();
    match over.as_slice() {
        [] => (Value::Null, ConflictBase::Nothing),
        [first, rest @ ..] if rest.iter().all(|e| e.value == first.value) => {
            (first.value.clone(), ConflictBase::Since(history::moment(first.wall)))
        }
        _ => (Value::Null, ConflictBase::Several),
    }
}
