//! An untrusted file, opened without risk: a private copy, the exact schema, every operation verified against its id.
//! The own file is not touched here.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::{Connection, OpenFlags};

use crate::domain::{FileFault, UserError};
use crate::store::file::open::check_kind;
use crate::store::log::format::check_schema;
use crate::store::log::op::{OpId, SetHash};
use crate::store::log::scan::{FileHead, LogScan, OpMeta};
use crate::store::log::withheld;
use crate::store::merge::connection::{connect, immutable_uri, open_hardened};
use crate::store::merge::scratch::ScratchFolder;
use crate::store::merge::verify::{VerifiedJournal, VerifyOutput, verify_file};
use crate::store::seal::{FIRST, FileKey, KeyRing, SealState};
use crate::store::{SqlContext, Store};

/// The longest file accepted: a hundred years of twenty curators.
const MAX_FILE: u64 = 8 << 30;

/// The operations looked at by [`Store::is_behind`]: what a person does in a day.
const NEWEST_OPS: u32 = 50;

/// The name of the private copy.
const COPY: &str = "copy";

/// The last bytes of a rollback journal that names further files, which its playback would read and remove.
const SUPER_JOURNAL: &[u8; 8] = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

/// A file that passed every check. It is read from a private copy.
pub struct VerifiedFile {
    pub(in crate::store) scan: LogScan,
    /// The operations that the own file lacks, with the head of that file when they were searched.
    pub(in crate::store) missing: RefCell<Option<(FileHead, Arc<[OpMeta]>)>>,
    path: PathBuf,
    scratch: ScratchFolder,
    /// The key of the file; `None` if it is plain.
    pub(in crate::store) key: Option<FileKey>,
    pub(super) keys: KeyRing,
}

/// The digest of a log: equal for equal sets of operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogDigest {
    /// The number of operations.
    pub operations: u64,
    /// The sum of their ids, 64 hexadecimal digits.
    pub digest: String,
    /// The sum of the parts that are withheld; zero if none are. A file with the same operations and fewer gaps
    /// is another state.
    pub withheld: SetHash,
}

impl LogDigest {
    /// The digest of a file, of which nothing but its head and its gaps are read.
    fn read(conn: &Connection) -> Result<LogDigest, UserError> {
        let head = FileHead::read(conn)?;
        let (operations, digest) = (head.count.cast_unsigned(), head.set.hex());
        Ok(LogDigest { operations, digest, withheld: withheld::sum(conn)? })
    }
}

impl VerifiedFile {
    /// Copies the file at `path` to a private folder under `scratch` and verifies the copy. A journal beside it, left
    /// by a killed program or a copy made during a write, is played back into the private copy; one that does not
    /// match is ignored.
    ///
    /// # Errors
    /// If it is no district's file, newer, damaged, of another schema, or sealed and no passphrase of the run opens it;
    /// the original is unchanged.
    pub fn open(path: &Path, scratch: &Path, keys: &KeyRing) -> Result<VerifiedFile, UserError> {
        // The private copy may not fit on the disk of this computer: that is no fault of the original.
        let at_path = |p: UserError| {
            let place = if p.fault() == Some(FileFault::DiskFull) { scratch } else { path };
            p.with("path", place.display())
        };
        let scratch = ScratchFolder::new(scratch)?;
        let copy = scratch.path(COPY);
        let mut first = None;
        for side in SideJournal::of(path).map(Some).into_iter().chain([None]) {
            for ending in ["", "-journal", "-wal", "-shm"] {
                // What cannot be removed here makes the copy fail.
                let _ = fs::remove_file(scratch.path(&format!("{COPY}{ending}")));
            }
            take(path, &copy).map_err(at_path)?;
            let journal = match &side {
                Some(side) => {
                    side.take_along(&copy);
                    VerifiedJournal::PlayedBack
                }
                None => VerifiedJournal::Ignored,
            };
            match verify_file(&copy, journal, VerifyOutput::Ops, keys) {
                Ok((scan, key)) => {
                    let (path, keys) = (path.to_owned(), keys.clone());
                    return Ok(VerifiedFile { scan, missing: RefCell::default(), path, scratch, key, keys });
                }
                // The journal does not make the key fit.
                Err(problem) if problem.is_locked() => return Err(at_path(problem)),
                // The file without its journal counts only if it is whole.
                Err(problem) => {
                    first.get_or_insert(problem);
                }
            }
        }
        Err(at_path(first.unwrap_or_else(|| UserError::file(FileFault::Damaged))))
    }

    /// Verifies a file that this program wrote, in place.
    ///
    /// # Errors
    /// As [`VerifiedFile::open`].
    pub fn verify(path: &Path, keys: &KeyRing) -> Result<LogDigest, UserError> {
        let verified = verify_file(path, VerifiedJournal::Ignored, VerifyOutput::Sum, keys);
        let (scan, _) = verified.map_err(|p| p.with("path", path.display()))?;
        Ok(LogDigest { operations: scan.count as u64, digest: scan.set.hex(), withheld: scan.withheld })
    }

    /// The digest in the head of the file at `path`, unverified: enough to see that nothing is new.
    ///
    /// # Errors
    /// As [`VerifiedFile::open`].
    pub fn peek(path: &Path, keys: &KeyRing) -> Result<LogDigest, UserError> {
        let at_path = |p: UserError| p.with("path", path.display());
        check_regular(path).map_err(at_path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let (conn, _) =
            immutable_uri(path).and_then(|name| open_hardened(&name, flags, keys)).map_err(at_path)?;
        check_schema(&conn).and_then(|()| LogDigest::read(&conn)).map_err(at_path)
    }

    /// The last operations of the file at `path`, unverified.
    fn latest(path: &Path, keys: &KeyRing) -> Result<Vec<OpId>, UserError> {
        check_regular(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let (conn, _) = open_hardened(&immutable_uri(path)?, flags, keys)?;
        check_schema(&conn)?;
        conn.prepare("SELECT id FROM op ORDER BY no DESC LIMIT ?1")
            .and_then(|mut s| s.query_map([NEWEST_OPS], |r| r.get(0).map(OpId)).and_then(Iterator::collect))
            .sql_context()
    }

    /// The number of families in its projections, unverified: for display only.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn families(&self) -> Result<u64, UserError> {
        self.connected()?
            .query_row("SELECT COUNT(*) FROM family", [], |r| r.get::<_, i64>(0))
            .map(i64::cast_unsigned)
            .sql_context()
    }

    /// The local day of its last operation; `None` if it has none.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.scan.ops.iter().map(|op| op.wall).max().and_then(crate::store::read::history::day)
    }

    /// The refusal of a file in which one record is a family and a curator in the own one, or the like: the two have not
    /// grown from one.
    pub(in crate::store) fn of_other_kinds(&self) -> UserError {
        let refusal = UserError { id: "merge-two-kinds", ..UserError::file(FileFault::Strange) };
        refusal.with("path", self.path.display())
    }

    /// The path of the original.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A new connection to the private copy.
    pub(in crate::store) fn connected(&self) -> Result<Connection, UserError> {
        connect(&self.scratch.path(COPY), OpenFlags::SQLITE_OPEN_READ_ONLY, &self.keys).map(|(conn, _)| conn)
    }

    /// The keys that it was opened with.
    #[must_use]
    pub fn keys(&self) -> &KeyRing {
        &self.keys
    }

    /// Whether the original is sealed.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.key.is_some()
    }

    /// The digest of its operations.
    #[must_use]
    pub fn digest(&self) -> LogDigest {
        let LogScan { ops, set, withheld, .. } = &self.scan;
        LogDigest { operations: ops.len() as u64, digest: set.hex(), withheld: *withheld }
    }
}

impl Store {
    /// The digest of the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn digest(&self) -> Result<LogDigest, UserError> {
        LogDigest::read(&self.conn)
    }

    /// Whether the file at `path` seems to have operations that are missing here. Unverified: it only suggests what to
    /// prepare.
    ///
    /// # Errors
    /// If this file cannot be read.
    pub fn is_behind(&self, path: &Path) -> Result<bool, UserError> {
        for op in VerifiedFile::latest(path, &self.keys).unwrap_or_default() {
            if !self.has(op)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// A journal beside the file, of an unfinished write.
struct SideJournal {
    path: PathBuf,
    ending: &'static str,
}

impl SideJournal {
    fn of(path: &Path) -> Option<SideJournal> {
        ["-journal", "-wal"].into_iter().find_map(|ending| {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            let side = SideJournal { path: name.into(), ending };
            let plain =
                side.path.symlink_metadata().is_ok_and(|m| m.is_file() && (1..MAX_FILE).contains(&m.len()));
            (plain && !side.names_another()).then_some(side)
        })
    }

    /// Whether it names a further file: this program's journals never do.
    fn names_another(&self) -> bool {
        let last = || -> io::Result<[u8; 8]> {
            let mut file = File::open(&self.path)?;
            file.seek(SeekFrom::End(-8))?;
            let mut bytes = [0; 8];
            file.read_exact(&mut bytes)?;
            Ok(bytes)
        };
        self.ending == "-journal" && last().is_ok_and(|bytes| bytes == *SUPER_JOURNAL)
    }

    fn take_along(&self, copy: &Path) {
        let mut to = copy.as_os_str().to_owned();
        to.push(self.ending);
        // Without it the copy is verified as it is.
        let _ = fs::copy(&self.path, to);
    }
}

fn check_regular(path: &Path) -> Result<(), UserError> {
    let data = path.metadata().map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => UserError { id: "foreign-missing", ..UserError::file(FileFault::Missing) },
        _ => UserError::file(FileFault::Unreachable).because(e),
    })?;
    check_kind(&data)?;
    if data.len() > MAX_FILE {
        return Err(UserError::file(FileFault::NotOurs));
    }
    let mut begins = [0; FIRST];
    let read = File::open(path).and_then(|mut f| f.read_exact(&mut begins));
    match read {
        Err(e) if e.kind() != io::ErrorKind::UnexpectedEof => {
            Err(UserError::file(FileFault::Unreachable).because(e))
        }
        Ok(()) if SealState::of(begins) != SealState::Other => Ok(()),
        _ => Err(UserError::file(FileFault::NotOurs)),
    }
}

/// Copies the file; the original is only read.
fn take(path: &Path, to: &Path) -> Result<(), UserError> {
    check_regular(path)?;
    let failed = |e: io::Error| {
        let is_full = matches!(e.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
        let problem =
            if is_full { UserError::file(FileFault::DiskFull) } else { UserError::new("foreign-uncopied") };
        problem.because(e)
    };
    fs::copy(path, to).map(|_| ()).map_err(failed)?;
    let mut mode = to.metadata().map_err(failed)?.permissions();
    // A journal cannot be played back into a read-only copy.
    #[allow(clippy::permissions_set_readonly_false, reason = "it lies in a folder only its owner enters")]
    mode.set_readonly(false);
    fs::set_permissions(to, mode).map_err(failed)
}
