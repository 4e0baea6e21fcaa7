//! Opening and making a district's file: what it must be before anything is read from it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, named_params};
use sha2::{Digest, Sha256};

use crate::domain::Problem;
use crate::store::guard::stamp::Stamp;
use crate::store::guard::trust::Note;
use crate::store::guard::watch::Watch;
use crate::store::log::append::note_pages;
use crate::store::log::format;
use crate::store::log::op::{OpId, Session};
use crate::store::log::schema::{self, APPLICATION, FORMAT, PROJECTION};
use crate::store::read::reader::{NO_TODAY, Reader};
use crate::store::sql;
use crate::store::state::project;

/// How many statements are kept ready.
pub(in crate::store) const STATEMENTS: usize = 64;

/// Who writes, and where the time comes from.
#[derive(Clone, Debug)]
pub struct Author {
    /// Name of the machine.
    pub device: String,
    /// Name of the user.
    pub user: String,
    /// Milliseconds since 1970, as the computer says.
    pub clock: fn() -> i64,
}

/// What tells the wall time of an operation.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The computer.
    System(fn() -> i64),
    /// A moment that was settled beforehand, milliseconds since 1970: the demo tells a story of the past.
    Fixed(i64),
}

impl Clock {
    /// Milliseconds since 1970.
    #[must_use]
    pub fn now(self) -> i64 {
        match self {
            Clock::System(ask) => ask(),
            Clock::Fixed(wall) => wall,
        }
    }
}

/// Where random bytes come from.
#[derive(Clone, Debug)]
pub enum Entropy {
    /// The system.
    System,
    /// A seed, for the demo: the same seed gives the same file.
    Seed {
        /// The seed.
        seed: u64,
        /// How many blocks were taken.
        taken: u64,
    },
}

impl Entropy {
    /// Sixteen bytes.
    ///
    /// # Errors
    /// If the system has none to give.
    pub fn bytes(&mut self) -> Result<[u8; 16], Problem> {
        let mut bytes = [0; 16];
        match self {
            Entropy::System => {
                getrandom::fill(&mut bytes)
                    .map_err(|e| Problem::new("store-failed").because(anyhow::anyhow!("{e}")))?;
            }
            Entropy::Seed { seed, taken } => {
                let mut hash = Sha256::new();
                hash.update(seed.to_be_bytes());
                hash.update(taken.to_be_bytes());
                *taken += 1;
                let digest: [u8; 32] = hash.finalize().into();
                bytes.copy_from_slice(&digest[..16]);
            }
        }
        Ok(bytes)
    }
}

/// An open district.
pub struct Store {
    pub(in crate::store) conn: Connection,
    pub(in crate::store) path: PathBuf,
    pub(in crate::store) author: Author,
    pub(in crate::store) clock: Clock,
    pub(in crate::store) entropy: Entropy,
    /// The session, from the first write on, with its last operation.
    pub(in crate::store) session: Option<(Session, u64, Option<OpId>)>,
    /// All sessions that this program began, in this file or in one whose place this one took.
    pub(in crate::store) sessions: Vec<[u8; 16]>,
    /// What the system said of the file when it was opened; `None` in memory.
    pub(in crate::store) stamp: Option<Stamp>,
    /// What is known of the file, if it is watched.
    pub(in crate::store) watch: Option<Watch>,
    /// Where it is noted how the file is left, if it is to be.
    pub(in crate::store) note: Option<Note>,
    /// The day against which what lies ahead is measured.
    pub(in crate::store) today: NaiveDate,
}

impl Store {
    /// Makes a new file with nothing in it.
    ///
    /// # Errors
    /// If something stands at `path` already, or it cannot be written; then nothing is left behind.
    pub fn create(path: &Path, author: Author, entropy: Entropy) -> Result<Store, Problem> {
        let exists = || Problem::new("store-exists").with("path", path.display());
        if path.symlink_metadata().is_ok() {
            return Err(exists());
        }
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|e| Problem::new("store-no-folder").with("path", folder.display()).because(e))?;
        }
        // Of two programs that begin the same file one makes it; SQLite alone would let both in.
        std::fs::File::create_new(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::AlreadyExists => exists(),
            _ => Problem::new("output-unwritable").with("path", path.display()).because(e),
        })?;
        let made = connect(path)
            .and_then(|conn| {
                settings(&conn)?;
                let batch = format!(
                    "BEGIN IMMEDIATE; PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT}; {}",
                    schema::JOURNAL
                );
                conn.execute_batch(&batch).map_err(sql)?;
                conn.execute_batch(&schema::projections()).map_err(sql)?;
                conn.execute(
                    "INSERT INTO head (one, op_count, set_hash, depth, pages, projection) VALUES (1, 0, zeroblob(32), 0, 0, :p)",
                    named_params! { ":p": PROJECTION },
                )
                .map_err(sql)?;
                note_pages(&conn)?;
                conn.execute_batch("COMMIT").map_err(sql)?;
                Ok(conn)
            });
        match made {
            Ok(conn) => Ok(Store {
                conn,
                path: path.to_owned(),
                clock: Clock::System(author.clock),
                author,
                entropy,
                session: None,
                sessions: Vec::new(),
                stamp: Stamp::at(path).ok(),
                watch: None,
                note: None,
                today: NO_TODAY,
            }),
            Err(problem) => {
                // What stands here was made by this very call a moment ago and holds nothing.
                let _ = std::fs::remove_file(path);
                Err(problem.with("path", path.display()))
            }
        }
    }

    /// Opens a file and checks that it is a whole district's file of a format this program knows.
    ///
    /// # Errors
    /// If there is none, it is something else, newer, damaged or unreadable; it is left as it was.
    pub fn open(path: &Path, author: Author) -> Result<Store, Problem> {
        let told = |p: Problem| p.with("path", path.display());
        let data = path.metadata().map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => told(Problem::new("store-missing")),
            _ => told(Problem::new("store-unreachable").because(e)),
        })?;
        if !data.is_file() {
            return Err(told(Problem::new("store-not-ours")));
        }
        let conn = connected(path).map_err(told)?;
        let mut store = Store {
            conn,
            path: path.to_owned(),
            clock: Clock::System(author.clock),
            author,
            entropy: Entropy::System,
            session: None,
            sessions: Vec::new(),
            stamp: None,
            watch: None,
            note: None,
            today: NO_TODAY,
        };
        let (projection, stamp) =
            store.reader().in_read_transaction(|| verify_head(&store.conn, path)).map_err(told)?;
        // What stood there before SQLite opened it and stands there now is what SQLite has open.
        if !stamp.is_same_file(&Stamp::of(&data)) {
            return Err(told(Problem::new("store-moved")));
        }
        store.stamp = Some(stamp);
        if projection != PROJECTION && !store.is_read_only() {
            store.rebuild().map_err(told)?;
        }
        Ok(store)
    }

    /// Opens the file at `path` for the same hands.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn opened_anew(&self, path: &Path) -> Result<Store, Problem> {
        let mut store = Store::open(path, self.author.clone())?;
        store.today = self.today;
        Ok(store)
    }

    /// Opens a store in memory, for tests and for trying an import.
    ///
    /// # Errors
    /// If there is no memory for it.
    pub fn in_memory(author: Author, entropy: Entropy) -> Result<Store, Problem> {
        let conn = Connection::open_in_memory().map_err(sql)?;
        settings(&conn)?;
        conn.execute_batch(schema::JOURNAL).map_err(sql)?;
        conn.execute_batch(&schema::projections()).map_err(sql)?;
        conn.execute(
            "INSERT INTO head (one, op_count, set_hash, depth, pages, projection) VALUES (1, 0, zeroblob(32), 0, 0, :p)",
            named_params! { ":p": PROJECTION },
        )
        .map_err(sql)?;
        Ok(Store {
            conn,
            path: PathBuf::new(),
            clock: Clock::System(author.clock),
            author,
            entropy,
            session: None,
            sessions: Vec::new(),
            stamp: None,
            watch: None,
            note: None,
            today: NO_TODAY,
        })
    }

    /// Takes the wall time of what follows from `clock`.
    pub fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// What follows is written by `author` in a session of its own, as if the file had been opened anew; the clock
    /// stays as it is set.
    pub fn begin_session(&mut self, author: Author) {
        self.author = author;
        self.session = None;
    }

    /// Whose hands write.
    #[must_use]
    pub fn author(&self) -> &Author {
        &self.author
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What reads, and cannot write.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.conn).on(self.today)
    }

    /// Whether the file can only be read.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.conn.is_readonly("main").unwrap_or(true)
    }

    /// Makes the projections anew: they are of an older shape.
    fn rebuild(&mut self) -> Result<(), Problem> {
        self.in_transaction(|store| {
            project::rebuild(&store.conn)?;
            note_pages(&store.conn)
        })
    }
}

/// The head, the format and the length of the file: all that an opening looks at. The answer is the shape of the
/// projections, and what the system says of the file meanwhile.
pub(in crate::store) fn verify_head(conn: &Connection, path: &Path) -> Result<(i64, Stamp), Problem> {
    let pragma =
        |name: &str| -> rusqlite::Result<i64> { conn.pragma_query_value(None, name, |row| row.get(0)) };
    let application = pragma("application_id").map_err(sql)?;
    if application != i64::from(APPLICATION) {
        return Err(Problem::new("store-not-ours"));
    }
    let format = pragma("user_version").map_err(sql)?;
    if format > i64::from(FORMAT) {
        return Err(Problem::new("store-newer").with("format", format).with("known", FORMAT));
    }
    // Before anything is read from a table: what stands in its place might never end.
    format::check_plain_schema(conn)?;
    let (pages, projection): (i64, i64) = conn
        .query_row("SELECT pages, projection FROM head WHERE one = 1", [], |r| Ok((r.get(0)?, r.get(1)?)))
        .map_err(sql)?;
    let (count, size) = (pragma("page_count").map_err(sql)?, pragma("page_size").map_err(sql)?);
    // Asked now, while nobody else can write: a neighbour may have made the file longer a moment ago.
    let data = path.metadata().map_err(|e| Problem::new("store-unreachable").because(e))?;
    let bytes = data.len();
    if pages != count || bytes < u64::try_from(count * size).unwrap_or(u64::MAX) {
        return Err(Problem::new("store-damaged")
            .because(anyhow::anyhow!("pages: head {pages}, file {count}, bytes {bytes}")));
    }
    Ok((projection, Stamp::of(&data)))
}

/// A connection to the file itself with its settings.
pub(in crate::store) fn connected(path: &Path) -> Result<Connection, Problem> {
    let conn = connect(path)?;
    settings(&conn)?;
    Ok(conn)
}

/// A connection to the file itself. A file that may not be written is still to be read: SQLite opens it read-only by
/// itself. The path is made absolute, because `:memory:` would be no file.
fn connect(path: &Path) -> Result<Connection, Problem> {
    let path = std::path::absolute(path).map_err(|e| Problem::new("store-unreachable").because(e))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).map_err(sql)
}

/// Settings of every connection. DELETE and EXTRA: the file is whole whenever no transaction runs, so that a plain
/// copy is good; a foreign file's schema may not run functions.
fn settings(conn: &Connection) -> Result<(), Problem> {
    conn.execute_batch(
        "PRAGMA busy_timeout = 3000;
         PRAGMA trusted_schema = OFF;
         PRAGMA synchronous = EXTRA;
         PRAGMA temp_store = MEMORY;",
    )
    .map_err(sql)?;
    for setting in [DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW] {
        conn.set_db_config(setting, false).map_err(sql)?;
    }
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}
