//! The operation of a transfer, and the file that is handed over.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, named_params};

use super::extent::TransferPlan;
use crate::domain::action::ActionKind;
use crate::domain::transfer::{Transfer, TransferAct, TransferClosing};
use crate::domain::{Act, FamilyId, FieldName, Id, Record, RecordType, UserError};
use crate::store::log::append::{self, Appender, OpRow, PartRow, note_pages};
use crate::store::log::logged_op::LoggedOp;
use crate::store::log::withheld;
use crate::store::seal::FileKey;
use crate::store::state::fold::Entity;
use crate::store::state::project;
use crate::store::{Entropy, SqlContext, Store};

impl TransferPlan {
    /// Refuses an act that names a person: it stays in both files.
    ///
    /// # Errors
    /// If it does.
    pub fn check(&self, act: &TransferAct) -> Result<(), UserError> {
        let said = format!("{} {}", act.reason, act.number).to_lowercase();
        match self.names.iter().any(|word| said.contains(word)) {
            true => Err(UserError::new("transfer-names-person")),
            false => Ok(()),
        }
    }
}

impl Store {
    /// Notes in the journal of actions that a family is about to be handed over in the file `to`, and commits the entry: the
    /// file exists before the operation of the transfer is committed, and the program may be killed between the two.
    ///
    /// # Errors
    /// If the act names a person, or the file cannot be written; then nothing has changed.
    pub fn begin_transfer(
        &mut self,
        plan: &TransferPlan,
        act: &TransferAct,
        to: &Path,
    ) -> Result<(), UserError> {
        plan.check(act)?;
        self.note_action(ActionKind::TransferBegun, Some(plan.family), Some(said(act, to)));
        self.write_pending()
    }

    /// Writes the operation of a transfer: the entry of the journal, the names that are read from another family, and
    /// what the same act decides beside, such as the closing. `to` is the file, for the journal of actions.
    ///
    /// # Errors
    /// If the act names a person, or the file cannot be written; then nothing has changed.
    pub fn transfer(
        &mut self,
        plan: &TransferPlan,
        act: &TransferAct,
        closing: &TransferClosing,
        to: &Path,
    ) -> Result<Id, UserError> {
        plan.check(act)?;
        self.in_transaction(|store| {
            // The session begins with it: the list of sessions has that of the transfer too.
            store.note_action(ActionKind::Transferred, Some(plan.family), Some(said(act, to)));
            store.append_pending()?;
            let mut sessions = store.sessions_of(&plan.written())?;
            sessions.extend(store.session.as_ref().map(|(session, ..)| session.id));
            let transfer = Transfer {
                id: Id::new(),
                of: plan.family,
                sender: store.reader().sender()?,
                sender_id: store.reader().district_id()?.map(|op| op.hex()),
                to_whom: Some(act.to_whom.clone()),
                reason: Some(act.reason.clone()),
                number: Some(act.number.clone()),
                on: act.on,
                referred: plan.referred.clone(),
                sessions: sessions.into_iter().map(|id| Id::from_bytes(id).to_string()).collect(),
            };
            let mut records: Vec<Record> = plan.persons.iter().chain(&closing.records).cloned().collect();
            records.extend(store.provenance_of(&plan.ids)?);
            records.push(transfer.record());
            store.record_and_delete(Act::FamilyTransferred, &records, &closing.removed)?;
            Ok(transfer.id)
        })
    }

    /// The sessions that wrote to any of these records.
    fn sessions_of(&self, ids: &BTreeSet<Id>) -> Result<BTreeSet<[u8; 16]>, UserError> {
        let mut found = BTreeSet::new();
        for id in ids {
            let sessions: Vec<[u8; 16]> = self
                .conn
                .prepare_cached(
                    "SELECT DISTINCT o.session FROM part p JOIN op o ON o.no = p.op WHERE p.entity = :id",
                )
                .and_then(|mut s| {
                    s.query_map(named_params! { ":id": id }, |r| r.get(0)).and_then(Iterator::collect)
                })?;
            found.extend(sessions);
        }
        Ok(found)
    }

    /// Writes the file that hands over a family to `to`, where nothing may exist, under `key`. Every operation that wrote
    /// to the family goes along; the parts that write to others are withheld.
    ///
    /// # Errors
    /// If it cannot be written; the caller removes what was begun.
    pub fn transfer_into(&self, family: FamilyId, to: &Path, key: Option<&FileKey>) -> Result<(), UserError> {
        let plan = self.reader().transfer_plan(family)?;
        let made = Store::create_keyed(to, self.author.clone(), Entropy::System, &self.keys, key.cloned())?;
        // No program reads the file yet: it is synced once, as a whole.
        made.conn
            .execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE;")?;
        let mut log = Appender::new(&made.conn)?;
        for no in self.operations_on(&plan.written())? {
            let Some(op) = LoggedOp::at(&self.conn, no)? else { continue };
            append_extract(&made.conn, &mut log, &op, &plan)?;
        }
        log.finish()?;
        project::rebuild(&made.conn)?;
        note_pages(&made.conn)?;
        made.conn.execute_batch("COMMIT; PRAGMA journal_mode = DELETE;").sql_context()
    }

    /// The operations that wrote to any of these records, by number.
    fn operations_on(&self, ids: &BTreeSet<Id>) -> Result<BTreeSet<i64>, UserError> {
        let mut found = BTreeSet::new();
        for id in ids {
            let numbers: Vec<i64> = self
                .conn
                .prepare_cached("SELECT op FROM part WHERE entity = :id AND body IS NOT NULL")
                .and_then(|mut s| {
                    s.query_map(named_params! { ":id": id }, |r| r.get(0)).and_then(Iterator::collect)
                })?;
            found.extend(numbers);
        }
        Ok(found)
    }
}

impl TransferPlan {
    /// The records of which the file holds operations.
    fn written(&self) -> BTreeSet<Id> {
        self.ids.iter().chain(&self.shared).chain(&self.erasures).copied().collect()
    }

    /// Whether a part goes along: one of the family, an erasure of its data and what that has emptied, or one of a shared
    /// record that writes no note.
    fn takes(&self, part: &PartRow<'_>) -> bool {
        let Some(body) = part.body else { return self.erased.contains(&part.entity) };
        self.ids.contains(&part.entity)
            || self.erasures.contains(&part.entity)
            || self.shared.contains(&part.entity) && !writes_note(part.kind, part.entity, body)
    }
}

/// What the journal of actions says of a transfer.
fn said(act: &TransferAct, to: &Path) -> String {
    format!("{}, {}, {}", act.number, act.to_whom, to.display())
}

/// Appends what goes along of an operation: its header, the parts that the plan takes, and gaps for the others.
fn append_extract(
    conn: &Connection,
    log: &mut Appender<'_>,
    op: &LoggedOp,
    plan: &TransferPlan,
) -> Result<(), UserError> {
    if !op.parts().any(|part| plan.takes(&part)) {
        return Ok(());
    }
    append::insert_session(conn, op.session())?;
    let parts = op.parts().map(|part| match plan.takes(&part) {
        true => part,
        false => PartRow { kind: withheld::KIND, entity: withheld::ENTITY, nonce: None, body: None, ..part },
    });
    log.append(OpRow { local: false, ..op.row() }, parts)
}

/// Whether the body of a part writes a note. One that cannot be read counts as a note.
fn writes_note(kind: &str, id: Id, body: &[u8]) -> bool {
    Entity::of_body(id, kind, body).map_or(true, |entity| {
        let notes = entity.cells.get(FieldName::Note.code());
        notes.into_iter().flatten().any(|write| !write.value.is_null())
    })
}
