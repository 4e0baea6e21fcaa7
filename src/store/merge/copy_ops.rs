//! Copying operations from one log to another, byte for byte, each verified once more. While one batch is written,
//! the next is read, verified and folded by another thread.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use rusqlite::{Connection, OptionalExtension, Statement, named_params};

use crate::domain::{Act, FileFault, Id, UserError};
use crate::store::Store;
use crate::store::log::append::{Appender, OpRow, PartRow};
use crate::store::log::op::{OpHeader, OpId, Session};
use crate::store::log::part::read_part;
use crate::store::log::scan::OpMeta;
use crate::store::merge::MergeProgress;
use crate::store::merge::complete::CompletedOps;
use crate::store::merge::untrusted::VerifiedFile;
use crate::store::state::aliases;
use crate::store::state::fold::{CellWrite, Entity};
use crate::store::state::project::{self, ProjectedRow};

/// Operations read ahead: some milliseconds of work, some hundred KiB. A file of one curator is several batches, so that
/// one is read while another is written.
const BATCH: usize = 250;

/// Whether the operations are verified once more as they are copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum CopyCheck {
    /// Each: what enters a file for ever is what was verified, whatever the disk did since.
    Again,
    /// None: they are counted in memory, and the private copy has just been verified.
    Done,
}

impl Store {
    /// Copies the operations and projects the entities that are new with them. Those that the file knew before are
    /// left to the caller, once all operations are there.
    ///
    /// # Errors
    /// If the other file is not what was verified, or this file cannot be written.
    pub(in crate::store) fn copy_ops<'s, 'a>(
        &'s self,
        log: &mut Appender<'s>,
        (other, check): (&'a VerifiedFile, CopyCheck),
        missing: &'a [OpMeta],
        progress: MergeProgress<'_>,
    ) -> Result<CopiedEntities, UserError> {
        let mut copied = CopiedEntities::default();
        let is_plain = !aliases::any(&self.conn)?;
        let mut writer = OpWriter::new(&self.conn, log, other)?;
        let first = writer.log.next();
        // A rowid is made of the number of an operation and of a part: a greater number comes from another program.
        if first > i64::MAX >> 24 {
            return Err(UserError::file(FileFault::Damaged));
        }
        thread::scope(|scope| {
            let mut batches = missing.chunks(BATCH).zip((first..).step_by(BATCH));
            // The batch that was written is freed beside the next one: that takes as long as to fill it.
            let mut begin = |reader: OpReader<'a>, written: Option<OpBatch>| {
                let (metas, no) = batches.next()?;
                Some(scope.spawn(move || {
                    drop(written);
                    reader.read(metas, no).map(|batch| (reader, batch))
                }))
            };
            let mut begun = begin(OpReader::new(other, check)?, None);
            let mut written = None;
            while let Some(loading) = begun {
                let loaded = loading.join().unwrap_or_else(|_| Err(UserError::file(FileFault::Failed)));
                let (reader, batch) = loaded.map_err(|p| about(p, other))?;
                begun = begin(reader, written);
                writer.write(&batch).map_err(|p| about(p, other))?;
                copied.news += batch.ops.iter().filter(|op| op.act != Act::ActionsNoted.code()).count();
                for record in &batch.records {
                    let is_first = copied.touched.insert(record.id);
                    let projected = record.projected.as_ref().filter(|_| is_first && is_plain);
                    if let Some(projected) = projected
                        && project::insert_new(&self.conn, projected)?
                    {
                        copied.note_new(projected);
                        continue;
                    }
                    if is_first {
                        writer.refuse_another_kind(record, other)?;
                    }
                    copied.refold.insert(record.id);
                }
                // Copying counts for one half of the work, projecting for the other.
                progress(usize::try_from(writer.log.next() - first).unwrap_or_default() / 2, missing.len());
                written = Some(batch);
            }
            copied.drop_refolded();
            Ok(copied)
        })
    }
}

/// Entities by their owner.
pub(in crate::store) type EntitiesByOwner = BTreeMap<Id, Vec<Id>>;

/// The entities that the copied operations wrote to.
#[derive(Default)]
pub(in crate::store) struct CopiedEntities {
    /// How many operations are more than notes of actions.
    pub news: usize,
    /// All of them.
    pub touched: BTreeSet<Id>,
    /// Those to project from the whole log, because the file knew them before.
    pub refold: BTreeSet<Id>,
    /// New entities without any finding, as long as their owner is live; by owner.
    pub by_owner: EntitiesByOwner,
}

impl CopiedEntities {
    /// Adds what was completed: those records are projected from the whole log.
    pub(in crate::store) fn add(&mut self, completed: &CompletedOps) {
        self.news += completed.ops.len();
        self.touched.extend(&completed.touched);
        self.refold.extend(&completed.touched);
        self.drop_refolded();
    }

    fn note_new(&mut self, projected: &ProjectedRow) {
        if let Some(owner) = projected.owner().filter(|_| projected.is_sound()) {
            self.by_owner.entry(owner).or_default().push(projected.id());
        }
    }

    /// Removes what a later batch wrote to again.
    fn drop_refolded(&mut self) {
        let refolded = std::mem::take(&mut self.refold);
        self.drop_written_again(&refolded);
        self.refold = refolded;
    }

    /// Removes from the records without any finding those that were written to again.
    pub(super) fn drop_written_again(&mut self, again: &BTreeSet<Id>) {
        if again.is_empty() {
            return;
        }
        for records in self.by_owner.values_mut() {
            records.retain(|id| !again.contains(id));
        }
        self.by_owner.retain(|_, records| !records.is_empty());
    }
}

/// Verified operations, and the entities that they write to, by id.
struct OpBatch {
    ops: Vec<CopiedOp>,
    records: Vec<TouchedEntity>,
}

struct CopiedOp {
    meta: OpMeta,
    prev: Option<[u8; 32]>,
    act: String,
    target: Option<[u8; 32]>,
    parts: Vec<CopiedPart>,
}

struct CopiedPart {
    n: i64,
    kind: String,
    entity: Id,
    nonce: Option<[u8; 16]>,
    body: Option<Vec<u8>>,
    commitment: [u8; 32],
}

/// An entity that the operations of a batch write to.
struct TouchedEntity {
    id: Id,
    /// Its kind, as the first of them names it.
    kind: String,
    /// Its rows, if nothing else was ever written to it; `None` if all parts were erased.
    projected: Option<ProjectedRow>,
}

/// Reads operations of the other file.
struct OpReader<'a> {
    conn: Connection,
    sessions: &'a [Session],
    check: CopyCheck,
}

impl<'a> OpReader<'a> {
    /// # Errors
    /// If the other file cannot be read.
    fn new(other: &'a VerifiedFile, check: CopyCheck) -> Result<OpReader<'a>, UserError> {
        let conn = other.connected()?;
        // In one transaction: no statement has to lock the file again.
        conn.execute_batch("BEGIN")?;
        Ok(OpReader { conn, sessions: &other.scan.sessions, check })
    }

    /// Reads these operations, which get the numbers from `first` on in this file, and computes each id once more from
    /// what is read now, if that is asked for.
    ///
    /// # Errors
    /// If an operation does not match its id, or the file cannot be read.
    fn read(&self, metas: &[OpMeta], first: i64) -> Result<OpBatch, UserError> {
        let mut ops = self.conn.prepare_cached("SELECT prev, act, target FROM op WHERE no = ?1")?;
        let mut parts = self.conn.prepare_cached(
            "SELECT n, kind, entity, nonce, body, commitment FROM part WHERE op = ?1 ORDER BY n",
        )?;
        let mut batch = Vec::with_capacity(metas.len());
        let mut folded: BTreeMap<Id, (String, Option<Entity>)> = BTreeMap::new();
        for (no, meta) in (first..).zip(metas) {
            let (prev, act, target) = ops.query_row([meta.no], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
            let mut op = CopiedOp { meta: *meta, prev, act, target, parts: Vec::new() };
            let mut rows = parts.query([meta.no])?;
            while let Some(row) = rows.next()? {
                let part = read_part(row, 0)?;
                if self.check == CopyCheck::Again && !part.matches_commitment() {
                    return Err(UserError::file(FileFault::Damaged));
                }
                let (_, entity) = folded.entry(part.entity).or_insert_with(|| (part.kind.to_owned(), None));
                if let Some(body) = part.body {
                    let (op, depth, wall) = (meta.id, meta.depth, meta.wall);
                    let entry = |parents, value| CellWrite {
                        no,
                        op,
                        n: part.n,
                        local: false,
                        depth,
                        wall,
                        parents,
                        value,
                    };
                    // A body that cannot be folded would stop the fold of every entity it touches.
                    entity
                        .get_or_insert_with(|| Entity::new(part.entity, part.kind))
                        .add(part.kind, body, entry)?;
                }
                op.parts.push(CopiedPart {
                    n: part.n,
                    kind: part.kind.to_owned(),
                    entity: part.entity,
                    nonce: part.nonce,
                    body: part.body.map(<[u8]>::to_vec),
                    commitment: part.commitment,
                });
            }
            if self.check == CopyCheck::Again && self.name(&op)? != meta.id {
                return Err(UserError::file(FileFault::Damaged));
            }
            batch.push(op);
        }
        let projected = |mut entity: Entity| {
            entity.drop_invalid_writes();
            ProjectedRow::of(&entity)
        };
        let records = folded
            .into_iter()
            .map(|(id, (kind, entity))| TouchedEntity { id, kind, projected: entity.map(projected) })
            .collect();
        Ok(OpBatch { ops: batch, records })
    }

    fn name(&self, op: &CopiedOp) -> Result<OpId, UserError> {
        let damaged = || UserError::file(FileFault::Damaged);
        let header = OpHeader {
            session: self.sessions.get(op.meta.session as usize).ok_or_else(damaged)?,
            seq: op.meta.seq,
            prev: op.prev.map(OpId),
            depth: op.meta.depth.cast_unsigned(),
            wall: op.meta.wall,
            act: &op.act,
            target: op.target.map(OpId),
        };
        let commitments: Vec<[u8; 32]> = op.parts.iter().map(|p| p.commitment).collect();
        Ok(header.id(&commitments))
    }
}

/// Appends batches to the log of this file.
struct OpWriter<'w, 'c> {
    log: &'w mut Appender<'c>,
    sessions: &'w [Session],
    kind: Statement<'c>,
}

impl<'w, 'c> OpWriter<'w, 'c> {
    fn new(
        conn: &'c Connection,
        log: &'w mut Appender<'c>,
        other: &'w VerifiedFile,
    ) -> Result<OpWriter<'w, 'c>, UserError> {
        let kind = conn.prepare("SELECT kind FROM entity WHERE id = :id")?;
        Ok(OpWriter { log, sessions: &other.scan.sessions, kind })
    }

    /// Appends the operations of a batch.
    ///
    /// # Errors
    /// If the file cannot be written.
    fn write(&mut self, batch: &OpBatch) -> Result<(), UserError> {
        for CopiedOp { meta, prev, act, target, parts } in &batch.ops {
            let session =
                self.sessions.get(meta.session as usize).ok_or(UserError::file(FileFault::Damaged))?;
            let op = OpRow {
                id: meta.id,
                session: session.id,
                seq: meta.seq,
                prev: prev.map(OpId),
                depth: meta.depth,
                wall: meta.wall,
                act,
                target: target.map(OpId),
                local: false,
            };
            let parts = parts.iter().map(|part| PartRow {
                n: part.n,
                kind: &part.kind,
                entity: part.entity,
                nonce: part.nonce,
                body: part.body.as_deref(),
                commitment: part.commitment,
            });
            self.log.append(op, parts)?;
        }
        Ok(())
    }

    /// An id is of one kind for ever: an operation must not turn a family into a curator.
    ///
    /// # Errors
    /// If the file knows the id as another kind.
    fn refuse_another_kind(&mut self, record: &TouchedEntity, other: &VerifiedFile) -> Result<(), UserError> {
        let known: Option<String> =
            self.kind.query_row(named_params! { ":id": record.id }, |r| r.get("kind")).optional()?;
        match known {
            Some(known) if known != record.kind => Err(other.of_other_kinds()),
            _ => Ok(()),
        }
    }
}

/// A fault of the other file, named as such.
pub(in crate::store) fn about(problem: UserError, other: &VerifiedFile) -> UserError {
    if !matches!(problem.fault(), Some(FileFault::Damaged | FileFault::Strange)) {
        return problem;
    }
    UserError { cause: problem.cause, ..UserError::file(FileFault::Strange) }
        .with("path", other.path().display())
}
