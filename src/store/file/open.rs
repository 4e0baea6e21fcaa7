//! Creating and opening a district's file, and what is checked before anything is read from it.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, named_params};

use super::author::{Author, Clock, Entropy};
use super::long_opening::{LongOpening, Tell};
use crate::domain::{FileFault, UserError};
use crate::store::SqlContext;
use crate::store::guard::note::CloseNote;
use crate::store::guard::stamp::{FileStamp, OwnStamp};
use crate::store::guard::watched::FileWatch;
use crate::store::log::append::note_pages;
use crate::store::log::format;
use crate::store::log::op::{OpId, Session};
use crate::store::log::schema::{self, APPLICATION, FORMAT, FORMAT_WHOLE};
use crate::store::read::reader::{NO_TODAY, Reader};
use crate::store::seal::{self, FileKey, KeyRing, Passphrase};
use crate::store::state::PROJECTION;
use crate::store::write::pending::PendingActions;

/// The size of the statement cache.
pub(in crate::store) const STATEMENTS: usize = 64;

/// An open district's file.
pub struct Store {
    pub(in crate::store) conn: Connection,
    pub(in crate::store) path: PathBuf,
    /// The key of the file; `None` if it is plain.
    pub(in crate::store) key: Option<FileKey>,
    /// The keys of the run, for other files.
    pub(in crate::store) keys: KeyRing,
    pub(in crate::store) author: Author,
    pub(in crate::store) clock: Clock,
    pub(in crate::store) entropy: Entropy,
    /// The session from the first write on, the number of its last operation, and its id.
    pub(in crate::store) session: Option<(Session, u64, Option<OpId>)>,
    /// The sessions that this program began, in this file or one that it replaced.
    pub(in crate::store) sessions: Vec<[u8; 16]>,
    /// The stamps of the file; `None` in memory.
    pub(in crate::store) stamp: Option<OwnStamp>,
    /// What is known of a watched file.
    pub(in crate::store) watch: Option<FileWatch>,
    /// The note of how the file is left.
    pub(in crate::store) note: Option<CloseNote>,
    /// The day from which the future begins.
    pub(in crate::store) today: NaiveDate,
    /// The actions that are written with the next operation.
    pub(in crate::store) pending: PendingActions,
    /// The operations, by number, whose withheld parts the transaction that runs completed.
    pub(in crate::store) completed: BTreeSet<i64>,
}

/// The head of a file without operations.
const FIRST_HEAD: &str = "INSERT INTO head (one, op_count, set_hash, depth, pages, projection)
    VALUES (1, 0, zeroblob(32), 0, 0, :p)";

impl Store {
    /// Creates an empty plain file.
    ///
    /// # Errors
    /// If `path` exists or cannot be written; then nothing is left there.
    pub fn create(path: &Path, author: Author, entropy: Entropy) -> Result<Store, UserError> {
        Store::create_keyed(path, author, entropy, &KeyRing::default(), None)
    }

    /// Creates an empty file that is sealed with a passphrase, which the ring keeps.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn create_sealed(
        path: &Path,
        author: Author,
        keys: &KeyRing,
        passphrase: Passphrase,
    ) -> Result<Store, UserError> {
        let key = keys.new_key(passphrase)?;
        Store::create_keyed(path, author, Entropy::System, keys, Some(key))
    }

    /// The store over a connection: no session begun, nothing known of the file, no day.
    fn over(
        conn: Connection,
        path: PathBuf,
        (keys, key): (KeyRing, Option<FileKey>),
        author: Author,
        entropy: Entropy,
    ) -> Store {
        Store {
            conn,
            path,
            key,
            keys,
            clock: Clock::System(author.clock),
            author,
            entropy,
            session: None,
            sessions: Vec::new(),
            stamp: None,
            watch: None,
            note: None,
            today: NO_TODAY,
            pending: PendingActions::default(),
            completed: BTreeSet::new(),
        }
    }

    /// Creates an empty file, sealed if there is a key.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub(in crate::store) fn create_keyed(
        path: &Path,
        author: Author,
        entropy: Entropy,
        keys: &KeyRing,
        key: Option<FileKey>,
    ) -> Result<Store, UserError> {
        let exists = || UserError::file(FileFault::Exists).with("path", path.display());
        if path.symlink_metadata().is_ok() {
            return Err(exists());
        }
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|e| {
                UserError::file(FileFault::NoFolder).with("path", folder.display()).because(e)
            })?;
        }
        // Of two programs that create the same file one succeeds; SQLite alone would let both.
        std::fs::File::create_new(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::AlreadyExists => exists(),
            _ => UserError::new("output-unwritable").with("path", path.display()).because(e),
        })?;
        let made = connect(path).sql_context().and_then(|conn| {
            key.iter().try_for_each(|key| key.apply(&conn))?;
            settings(&conn)?;
            let batch = format!(
                "BEGIN IMMEDIATE; PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT_WHOLE}; {}",
                schema::LOG_TABLES
            );
            conn.execute_batch(&batch)?;
            conn.execute_batch(&schema::projections())?;
            conn.execute(FIRST_HEAD, named_params! { ":p": PROJECTION })?;
            note_pages(&conn)?;
            conn.execute_batch("COMMIT")?;
            Ok(conn)
        });
        match made {
            Ok(conn) => {
                let mut store = Store::over(conn, path.to_owned(), (keys.clone(), key), author, entropy);
                store.stamp = OwnStamp::of(path, store.reader().version()?).ok();
                Ok(store)
            }
            Err(problem) => {
                // The file was created by this call, and is empty.
                let _ = std::fs::remove_file(path);
                Err(problem.with("path", path.display()))
            }
        }
    }

    /// Opens a plain file after checking its signature, format and length.
    ///
    /// # Errors
    /// If it is missing, sealed, another file, newer, damaged or unreadable; it is unchanged.
    pub fn open(path: &Path, author: Author) -> Result<Store, UserError> {
        Store::open_with(path, author, &KeyRing::default())
    }

    /// Opens a file, sealed or not, with the keys of the run.
    ///
    /// # Errors
    /// As [`Store::open`], or if no passphrase of the run opens it.
    pub fn open_with(path: &Path, author: Author, keys: &KeyRing) -> Result<Store, UserError> {
        Store::open_telling(path, author, keys, &mut |_| {})
    }

    /// The same; a rebuild of its projections is reported before it is begun.
    ///
    /// # Errors
    /// As [`Store::open_with`].
    pub fn open_telling(
        path: &Path,
        author: Author,
        keys: &KeyRing,
        tell: Tell<'_>,
    ) -> Result<Store, UserError> {
        let at_path = |p: UserError| p.with("path", path.display());
        let data = path.metadata().map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => at_path(UserError::file(FileFault::Missing)),
            _ => at_path(UserError::file(FileFault::Unreachable).because(e)),
        })?;
        check_kind(&data).map_err(at_path)?;
        let (conn, key) = connected(path, keys).map_err(at_path)?;
        let mut store = Store::over(conn, path.to_owned(), (keys.clone(), key), author, Entropy::System);
        let reader = store.reader();
        let opened = || Ok((verify_head(&store.conn, path)?, OwnStamp::of(path, reader.version()?)?));
        let (projection, stamp) = reader.in_read_transaction(opened).map_err(at_path)?;
        // The file at the path before and after the opening is the one that SQLite has open.
        if !stamp.found.is_same_file(&FileStamp::of(&data)) {
            return Err(at_path(UserError::file(FileFault::Moved)));
        }
        store.stamp = Some(stamp);
        store.use_kept_keys().map_err(at_path)?;
        if projection != PROJECTION && !store.is_read_only() {
            store.tell(LongOpening::Rebuild, tell);
            store.rebuild().map_err(at_path)?;
        }
        Ok(store)
    }

    /// Opens another file for the same author, on the same day, with the same keys.
    ///
    /// # Errors
    /// As [`Store::open_with`].
    pub fn open_beside(&self, path: &Path) -> Result<Store, UserError> {
        let mut store = Store::open_with(path, self.author.clone(), &self.keys)?;
        store.today = self.today;
        Ok(store)
    }

    /// A store in memory, for tests and dry runs.
    ///
    /// # Errors
    /// If there is no memory.
    pub fn in_memory(author: Author, entropy: Entropy) -> Result<Store, UserError> {
        let conn = Connection::open_in_memory()?;
        settings(&conn)?;
        conn.execute_batch(schema::LOG_TABLES)?;
        conn.execute_batch(&schema::projections())?;
        conn.execute(FIRST_HEAD, named_params! { ":p": PROJECTION })?;
        Ok(Store::over(conn, PathBuf::new(), (KeyRing::default(), None), author, entropy))
    }

    /// Sets the clock for later operations.
    pub fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// Begins a new session of `author`, as if the file were opened again. The clock is unchanged.
    pub fn begin_session(&mut self, author: Author) {
        self.author = author;
        self.session = None;
    }

    /// The author of later operations.
    #[must_use]
    pub fn author(&self) -> &Author {
        &self.author
    }

    /// The path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A reader of the file.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.conn).on(self.today).opening(&self.keys)
    }

    /// Whether the file can only be read.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.reader().is_read_only()
    }
}

/// Refuses what is no file, or a file without a byte.
pub(in crate::store) fn check_kind(data: &Metadata) -> Result<(), UserError> {
    let fault = match data {
        data if data.is_dir() => FileFault::Folder,
        data if !data.is_file() => FileFault::NotOurs,
        data if data.len() == 0 => FileFault::Empty,
        _ => return Ok(()),
    };
    Err(UserError::file(fault))
}

/// Checks head, format and length of the file: all that an opening reads. Returns the version of the projections.
pub(in crate::store) fn verify_head(conn: &Connection, path: &Path) -> Result<i64, UserError> {
    let pragma =
        |name: &str| -> rusqlite::Result<i64> { conn.pragma_query_value(None, name, |row| row.get(0)) };
    let application = pragma("application_id")?;
    if application != i64::from(APPLICATION) {
        return Err(UserError::file(FileFault::NotOurs));
    }
    let format = pragma("user_version")?;
    if format > i64::from(FORMAT) {
        return Err(UserError::file(FileFault::Newer).with("format", format).with("known", FORMAT));
    }
    // Before any table is read: a view in its place might never end.
    format::check_plain_schema(conn)?;
    let (pages, projection): (i64, i64) =
        conn.query_row("SELECT pages, projection FROM head WHERE one = 1", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })?;
    let (count, size) = (pragma("page_count")?, pragma("page_size")?);
    // Inside the transaction: another program may have extended the file a moment before.
    let bytes = path.metadata().map_err(|e| UserError::file(FileFault::Unreachable).because(e))?.len();
    if pages != count || bytes < u64::try_from(count * size).unwrap_or(u64::MAX) {
        return Err(UserError::file(FileFault::Damaged)
            .because(anyhow::anyhow!("pages: head {pages}, file {count}, bytes {bytes}")));
    }
    Ok(projection)
}

/// A connection with the settings of the store, and the key of the file.
pub(in crate::store) fn connected(
    path: &Path,
    keys: &KeyRing,
) -> Result<(Connection, Option<FileKey>), UserError> {
    let (conn, key) = seal::opened(keys, || connect(path))?;
    settings(&conn)?;
    Ok((conn, key))
}

/// A connection to the file. SQLite opens a write-protected one read-only. An absolute path, because `:memory:` is
/// none.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let path = std::path::absolute(path).map_err(|_| rusqlite::Error::InvalidPath(path.to_owned()))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags)
}

/// The settings of every connection. Rollback journal and EXTRA sync: the file is whole whenever no transaction runs,
/// so that a plain copy is good. The schema of an untrusted file may not run functions.
fn settings(conn: &Connection) -> Result<(), UserError> {
    conn.execute_batch(
        "PRAGMA busy_timeout = 3000;
         PRAGMA trusted_schema = OFF;
         PRAGMA synchronous = EXTRA;
         PRAGMA temp_store = MEMORY;",
    )?;
    for setting in [DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW] {
        conn.set_db_config(setting, false)?;
    }
    // A plan that may depend on a bound value is made again at each binding: beside a partial index that is every read of
    // an entity. No query here gains by it.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}
