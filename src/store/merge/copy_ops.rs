//! Operations carried from one journal to another, byte for byte, each verified once more on its way. While those read
//! last are written, the next are read, verified and folded by another processor.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use rusqlite::{Connection, OptionalExtension, Statement, named_params, params};

use crate::domain::{Id, Problem};
use crate::store::log::op::{Header, OpId, Session};
use crate::store::log::scan::{self, Stop};
use crate::store::merge::apply::{Progress, about};
use crate::store::merge::untrusted::Foreign;
use crate::store::state::aliases;
use crate::store::state::fold::{Entity, Entry};
use crate::store::state::project::{self, Shadow};
use crate::store::{Store, sql};

/// How many operations are read ahead of those that are written: some milliseconds, some hundred KiB.
const LOAD: usize = 1000;

impl Store {
    /// Carries the operations over and folds the records that are new with them. Those that were here before are to be
    /// folded once all is there.
    ///
    /// # Errors
    /// If the other is not what it was when it was verified, or this file cannot be written.
    pub(in crate::store) fn carry<'a>(
        &self,
        other: &'a Foreign,
        fresh: &'a [Stop],
        progress: Progress<'_>,
    ) -> Result<Carried, Problem> {
        let mut carried = Carried::default();
        let is_plain = !aliases::any(&self.conn)?;
        let mut carrier = Carrier::new(self, other)?;
        let first = carrier.next;
        // A place is made of the number of an operation and of a part's: a number beyond is none of this program's.
        if first > i64::MAX >> 24 {
            return Err(Problem::new("store-damaged"));
        }
        thread::scope(|scope| {
            let mut loads = fresh.chunks(LOAD).zip((first..).step_by(LOAD));
            // What is written is let go of beside the next load: to free the memory takes as long as to fill it.
            let mut begin = |loader: Loader<'a>, written: Option<Load>| {
                let (stops, no) = loads.next()?;
                Some(scope.spawn(move || {
                    drop(written);
                    loader.load(stops, no).map(|load| (loader, load))
                }))
            };
            let mut begun = begin(Loader::new(other)?, None);
            let mut written = None;
            while let Some(loading) = begun {
                let loaded = loading.join().unwrap_or_else(|_| Err(Problem::new("store-failed")));
                let (loader, load) = loaded.map_err(|p| about(p, other))?;
                begun = begin(loader, written);
                carrier.write(&load).map_err(|p| about(p, other))?;
                for record in &load.records {
                    let is_first = carried.touched.insert(record.id);
                    let shadow = record.shadow.as_ref().filter(|_| is_first && is_plain);
                    if let Some(shadow) = shadow
                        && project::write_new(&self.conn, shadow)?
                    {
                        carried.note_new(shadow);
                        continue;
                    }
                    if is_first {
                        carrier.refuse_another_kind(record).map_err(|p| about(p, other))?;
                    }
                    carried.again.insert(record.id);
                }
                // Half of the work is to carry, half to fold.
                progress(usize::try_from(carrier.next - first).unwrap_or_default() / 2, fresh.len());
                written = Some(load);
            }
            carried.forget_again();
            Ok(carried)
        })
    }
}

/// Records by the owner they hang on.
pub(in crate::store) type Under = BTreeMap<Id, Vec<Id>>;

/// The records that operations touched which came.
#[derive(Default)]
pub(in crate::store) struct Carried {
    /// All of them.
    pub touched: BTreeSet<Id>,
    /// Those that are to be folded with what was here before.
    pub again: BTreeSet<Id>,
    /// Of the new ones those about which nothing is doubtful as long as the record they belong to stands, by that.
    pub under: Under,
}

impl Carried {
    fn note_new(&mut self, shadow: &Shadow) {
        if let Some(owner) = shadow.owner().filter(|_| shadow.is_sound()) {
            self.under.entry(owner).or_default().push(shadow.id());
        }
    }

    /// What was touched once more may be otherwise by now.
    fn forget_again(&mut self) {
        for records in self.under.values_mut() {
            records.retain(|id| !self.again.contains(id));
        }
        self.under.retain(|_, records| !records.is_empty());
    }
}

/// Operations read and found whole, and the records that they touch, in the order of their ids.
struct Load {
    ops: Vec<Op>,
    records: Vec<Touched>,
}

struct Op {
    stop: Stop,
    prev: Option<[u8; 32]>,
    act: String,
    target: Option<[u8; 32]>,
    parts: Vec<Part>,
}

struct Part {
    n: i64,
    kind: String,
    entity: Id,
    nonce: Option<[u8; 16]>,
    body: Option<Vec<u8>>,
    commitment: [u8; 32],
}

/// A record that the operations of a load touch.
struct Touched {
    id: Id,
    /// What it is, as the first of them says.
    kind: String,
    /// What its rows are to say if nothing else was ever written to it; `None` if all of it was erased.
    shadow: Option<Shadow>,
}

/// Reads operations from the other file.
struct Loader<'a> {
    conn: Connection,
    sessions: &'a [Session],
}

impl<'a> Loader<'a> {
    /// # Errors
    /// If the other file cannot be read.
    fn new(other: &'a Foreign) -> Result<Loader<'a>, Problem> {
        let conn = other.connected()?;
        // No statement has to ask for the file anew.
        conn.execute_batch("BEGIN").map_err(sql)?;
        Ok(Loader { conn, sessions: &other.walked.sessions })
    }

    /// Reads these operations, which in one's own file will bear the numbers from `first` on. What will be written is
    /// what was verified: each name is reckoned once more from what is read now.
    ///
    /// # Errors
    /// If one of them is not what its name says, or the file cannot be read.
    fn load(&self, stops: &[Stop], first: i64) -> Result<Load, Problem> {
        let mut ops =
            self.conn.prepare_cached("SELECT prev, act, target FROM op WHERE no = ?1").map_err(sql)?;
        let mut parts = self
            .conn
            .prepare_cached(
                "SELECT n, kind, entity, nonce, body, commitment FROM part WHERE op = ?1 ORDER BY n",
            )
            .map_err(sql)?;
        let mut load = Vec::with_capacity(stops.len());
        let mut folded: BTreeMap<Id, (String, Option<Entity>)> = BTreeMap::new();
        for (no, stop) in (first..).zip(stops) {
            let (prev, act, target) =
                ops.query_row([stop.no], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).map_err(sql)?;
            let mut op = Op { stop: *stop, prev, act, target, parts: Vec::new() };
            let mut rows = parts.query([stop.no]).map_err(sql)?;
            while let Some(row) = rows.next().map_err(sql)? {
                let part = scan::part(row, 0)?;
                if !part.is_whole() {
                    return Err(Problem::new("store-damaged"));
                }
                let (_, entity) = folded.entry(part.entity).or_insert_with(|| (part.kind.to_owned(), None));
                if let Some(body) = part.body {
                    let (op, depth, wall) = (stop.id, stop.depth, stop.wall);
                    let entry = |parents, value| Entry {
                        no,
                        op,
                        n: part.n,
                        local: false,
                        depth,
                        wall,
                        parents,
                        value,
                    };
                    // A body that cannot be folded would stop the fold of all that touches the same record.
                    entity
                        .get_or_insert_with(|| Entity::new(part.entity, part.kind))
                        .add(part.kind, body, entry)?;
                }
                op.parts.push(Part {
                    n: part.n,
                    kind: part.kind.to_owned(),
                    entity: part.entity,
                    nonce: part.nonce,
                    body: part.body.map(<[u8]>::to_vec),
                    commitment: part.commitment,
                });
            }
            if self.name(&op)? != stop.id {
                return Err(Problem::new("store-damaged"));
            }
            load.push(op);
        }
        let shadow = |mut entity: Entity| {
            entity.take_only_what_may_stand();
            Shadow::of(&entity)
        };
        let records = folded
            .into_iter()
            .map(|(id, (kind, entity))| Touched { id, kind, shadow: entity.map(shadow) })
            .collect();
        Ok(Load { ops: load, records })
    }

    fn name(&self, op: &Op) -> Result<OpId, Problem> {
        let damaged = || Problem::new("store-damaged");
        let header = Header {
            session: self.sessions.get(op.stop.session as usize).ok_or_else(damaged)?,
            seq: op.stop.seq,
            prev: op.prev.map(OpId),
            depth: op.stop.depth.cast_unsigned(),
            wall: op.stop.wall,
            act: &op.act,
            target: op.target.map(OpId),
        };
        let commitments: Vec<[u8; 32]> = op.parts.iter().map(|p| p.commitment).collect();
        Ok(header.id(&commitments))
    }
}

/// Writes loads into one's own journal.
struct Carrier<'a> {
    sessions: &'a [Session],
    op: Statement<'a>,
    part: Statement<'a>,
    kind: Statement<'a>,
    /// The number of the next operation.
    next: i64,
}

impl<'a> Carrier<'a> {
    fn new(store: &'a Store, other: &'a Foreign) -> Result<Carrier<'a>, Problem> {
        let conn = &store.conn;
        Ok(Carrier {
            sessions: &other.walked.sessions,
            op: conn
                .prepare(
                    "INSERT INTO op (no, id, session, seq, prev, depth, wall, act, target, local)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0)",
                )
                .map_err(sql)?,
            part: conn
                .prepare(
                    "INSERT INTO part (op, n, kind, entity, nonce, body, commitment)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )
                .map_err(sql)?,
            kind: conn.prepare("SELECT kind FROM entity WHERE id = :id").map_err(sql)?,
            next: store.reader().last_operation()?.saturating_add(1),
        })
    }

    /// Writes the operations of a load.
    ///
    /// # Errors
    /// If the file cannot be written.
    fn write(&mut self, load: &Load) -> Result<(), Problem> {
        for Op { stop, prev, act, target, parts } in &load.ops {
            let session = self.sessions.get(stop.session as usize).ok_or(Problem::new("store-damaged"))?;
            let (no, seq) = (self.next, stop.seq.cast_signed());
            let (id, session) = (stop.id.0, session.id);
            self.op
                .execute(params![no, id, session, seq, prev, stop.depth, stop.wall, act, target])
                .map_err(sql)?;
            for Part { n, kind, entity, nonce, body, commitment } in parts {
                self.part.execute(params![no, n, kind, entity, nonce, body, commitment]).map_err(sql)?;
            }
            self.next += 1;
        }
        Ok(())
    }

    /// A number stands for one thing for ever: a family that became a curator by another's word would be gone.
    ///
    /// # Errors
    /// If the record is here and is something else.
    fn refuse_another_kind(&mut self, record: &Touched) -> Result<(), Problem> {
        let known: Option<String> = self
            .kind
            .query_row(named_params! { ":id": record.id }, |r| r.get("kind"))
            .optional()
            .map_err(sql)?;
        match known {
            Some(known) if known != record.kind => {
                Err(Problem::new("foreign-strange").because(anyhow::anyhow!("two kinds of one record")))
            }
            _ => Ok(()),
        }
    }
}
