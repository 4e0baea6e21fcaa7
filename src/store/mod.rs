//! The store: one SQLite file per district, event-sourced. The log is the truth; rows are projections of it.
//!
//! # Model
//!
//! One action of a person is one *operation*: a header and one *part* for each entity that it changes. A part writes
//! *cells*. Each cell is a register that keeps every write, with the operations its author was shown there: the
//! *parents*. An operation is named by the SHA-256 of its header, which contains a commitment to every part. The log only
//! grows: an undo, a deletion and the resolution of a conflict are operations like any other.
//!
//! The state of an entity is the *fold* of all its parts. A write that no other write of the cell names as a parent is a
//! *head*. The head of the greatest depth is shown; wall time and id decide between equal depths, alike in every copy.
//! Heads with different values are a *conflict*, until an operation with all of them as parents leaves one head. The
//! fold does not ask in which order parts arrived: therefore a merge is the union of two logs.
//!
//! # Two copies, one conflict
//!
//! ```text
//!     copy at the office                              copy on the laptop
//!
//!     op 1  depth 1  note = "calls back"   ─ copied ─   op 1
//!     op 2  depth 2  note = "moved out"                 op 3  depth 2  note = "at her mother's"
//!           parents [1]                                       parents [1]
//!                       └───────── merge: {1, 2, 3} ─────────┘
//!
//!     cell `note`       1 ──┬── 2  "moved out"          head
//!                           └── 3  "at her mother's"    head, shown: of equal depth, written later
//!
//!     projections       family    note = "at her mother's"
//!                       conflict  (family, `note`)
//!
//!     op 4  depth 3  note = "moved out"  parents [2, 3]     one head; the row of `conflict` goes
//! ```
//!
//! A deletion writes the cell `_deleted` with all heads of the entity as parents. A write that the deletion has not seen
//! keeps the entity alive, and the two are listed as a conflict. A record that was entered twice writes the cell `_same`:
//! it becomes an alias and loses its row, and references to it resolve to its root. Nothing is rewritten for that, so
//! that unmerging restores every record as it was entered.
//!
//! # Glossary
//!
//! | term | meaning |
//! |---|---|
//! | operation (event) | one action with its parts, named by a hash, immutable: [`log::OpHeader`] |
//! | part | what an operation writes to one entity |
//! | cell (register) | a field, or fields that mean something only together, with every write to it |
//! | write | one value of a cell, with its parents: [`state::fold::CellWrite`] |
//! | head | a write that no other write replaces; several heads are concurrent values |
//! | conflict | a cell whose heads differ: [`conflict`] |
//! | tombstone | the cell `_deleted`: [`state::DELETED`] |
//! | alias, root | a record merged into another one, and that one: [`state::ALIAS_OF`] |
//! | session (writer) | what a single run of the program writes; its random id makes numbers unique: [`log::Session`] |
//! | depth (Lamport clock) | 1 more than the deepest operation that the author's file held |
//! | local | made in this copy of the file, not brought by a merge; undo without a target takes only these |
//! | fold | from the parts of an entity to its cells |
//! | projection | a row derived from a fold; rebuilt when the program derives it otherwise |
//! | digest | the sum of operation ids mod 2²⁵⁶: equal for equal logs, whatever their order: [`log::SetHash`] |
//! | commitment | the hash of a part in the header; it keeps the id valid when an erasure empties the part |
//! | withheld part | a part that stayed with the sender of a transfer; a merge completes it: [`log`] |
//! | finding | what a person should look at: [`check::Finding`] |
//! | draft | the cells of one entity that an operation is about to write |
//!
//! # Folders
//!
//! | folder | holds |
//! |---|---|
//! | [`log`] | what an operation is, appending and scanning, the schema |
//! | [`state`] | the fold, aliases, and the one writer of projections |
//! | [`read`] | queries: records, cases, history, the source of the search index |
//! | `write` | transactions, records, deletion |
//! | [`undo`] | reverting one operation, the last or any other |
//! | [`conflict`] | listing and resolving conflicts |
//! | [`dedupe`] | records entered twice: candidates, comparison, merging, unmerging |
//! | `merge` | verifying another file, copying its operations, the difference of two logs |
//! | [`jsonl`] | export, import and its validation |
//! | `transfer` | one family in a file of its own |
//! | [`check`] | findings, and whether the projections match the log |
//! | `guard` | lock, trust and tail of the file that is open, what is kept for the next start |
//! | `file` | creating, opening and copying a file |
//! | `seal` | passphrase and key of a sealed file, the keys of a run |
//!
//! SQL is spoken only here, and only [`state`] writes projections.

pub mod check;
pub mod conflict;
pub mod dedupe;
mod error;
mod file;
mod guard;
pub mod jsonl;
pub mod log;
mod merge;
pub mod read;
mod seal;
pub mod state;
mod transfer;
pub mod undo;
mod write;

pub(in crate::store) use error::SqlContext;
pub use file::{Author, Clock, Entropy, LongOpening, Store, Tell, private_file, private_folder};
pub use guard::{
    AcknowledgedOps, Current, FileChange, FileLock, KeptCases, KeptFile, LogPrefix, SHORT_FILE, TailContents,
    TailOrigin,
};
pub use merge::{
    FileOwner, FileTransfer, LogDigest, MergeProgress, MergeResult, MergedFamily, Successor, UncheckedMerge,
    VerifiedFile,
};
pub use read::{FamilyScope, Reader};
pub use seal::{FileKey, KeyRing, Passphrase, Salt, SealState, Sealer, rewrite};
pub use transfer::TransferPlan;
pub use undo::{UndoExtent, UndoPlan, Undoing};
pub use write::{DataSubject, DeletePlan, ErasureAct, ErasurePlan, WriteResult};
