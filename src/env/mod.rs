//! The environment of a run: which file, which day, which author, what the terminal can show, and the log.
//!
//! `run` and `cli` both use it and do not know each other. Nothing below asks the clock, a variable of the environment
//! or a folder of the user.

pub mod author;
pub mod clock;
pub mod files;
pub mod folders;
pub mod forms;
pub mod init;
pub mod list_columns;
pub mod locale;
pub mod log;
pub mod memory;
pub mod passphrase;
pub mod remembered;
pub mod rights;

use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;

use crate::domain::{FileFault, UserError};
use crate::store::{FileLock, KeyRing, Store, Tell};
use crate::sync::{pending, restore, seal, trust_notes};
use crate::ui::capabilities::Capabilities;
use author::author;
use folders::{data_folder, state_folder};

/// The arguments that every command takes, as they were given.
#[derive(Clone, Debug, Default)]
pub struct CommonArguments {
    pub file: Option<String>,
    pub today: Option<String>,
    /// The file that holds the passphrase.
    pub passphrase_file: Option<String>,
    /// The file that holds the passphrases of files of others, one in a line.
    pub others_passphrase_file: Option<String>,
    /// After how many minutes without a key the screen is locked; 0: never.
    pub lock_minutes: Option<String>,
    pub ascii: bool,
}

/// After how long without a key the screen is locked, unless something else was asked for.
const LOCK_AFTER: Duration = Duration::from_secs(10 * 60);

/// The environment of a run.
#[derive(Clone, Debug)]
pub struct Env {
    /// The district's file.
    pub file: PathBuf,
    /// The day.
    pub today: NaiveDate,
    /// Whether the day was given and does not move with the clock.
    pub fixed_today: bool,
    /// What the terminal can show.
    pub means: Capabilities,
    /// The passphrases and keys of this run.
    pub keys: KeyRing,
    /// After how long without a key the screen is locked; `None`: never.
    pub lock_after: Option<Duration>,
}

/// The path from the root: papers and copies are proposed in folders beside the file, each of them once, and noted by
/// where they are, whatever folder a command was run in.
#[must_use]
pub fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

impl Env {
    /// Reads the environment: an argument comes before a variable, a variable before the clock and the user's data folder.
    ///
    /// # Errors
    /// If the day given is no day, or the file of the passphrase cannot be read.
    pub fn read(given: &CommonArguments) -> Result<Env, UserError> {
        let either = |argument: &Option<String>, variable: &str| {
            argument.clone().or_else(|| std::env::var(variable).ok()).filter(|v| !v.is_empty())
        };
        let today = either(&given.today, "KURATOR_TODAY").map(|text| clock::iso(&text)).transpose()?;
        let file = either(&given.file, "KURATOR_FILE")
            .map_or_else(|| data_folder().join("district.kurator"), |path| absolute(path.into()));
        let lock_after = lock_after(either(&given.lock_minutes, "KURATOR_LOCK_MINUTES"))?;
        let means = locale::means(given.ascii);
        let fixed_today = today.is_some();
        let keys = KeyRing::default();
        let others = given.others_passphrase_file.as_deref().filter(|path| !path.is_empty());
        for passphrase in others.map(passphrase::of_others).transpose()?.unwrap_or_default() {
            keys.add_of_other(passphrase);
        }
        let given = passphrase::given(given.passphrase_file.as_deref())?;
        given.into_iter().for_each(|passphrase| keys.add(passphrase));
        Ok(Env { file, today: today.unwrap_or_else(clock::today), fixed_today, means, keys, lock_after })
    }

    /// The same environment with another file.
    #[must_use]
    pub fn with_file(&self, file: PathBuf) -> Env {
        Env { file: absolute(file), ..self.clone() }
    }

    /// Adds the path of the file to an error of the store that does not name it.
    #[must_use]
    pub fn named(&self, problem: UserError) -> UserError {
        if problem.fault().is_some() && !problem.args.iter().any(|(name, _)| *name == "path") {
            return problem.with("path", self.file.display());
        }
        problem
    }

    /// Opens the district's file. One that another program has written to is verified whole; damaged projections are
    /// rebuilt from operations that all verify.
    ///
    /// # Errors
    /// If it is missing, sealed and no passphrase of the run opens it, no district's file, or damaged beyond its
    /// projections.
    pub fn open(&self) -> Result<Store, UserError> {
        self.open_telling(&mut |_| {})
    }

    /// The same; work on a long file is reported before it is begun.
    ///
    /// # Errors
    /// As [`Env::open`].
    pub fn open_telling(&self, tell: Tell<'_>) -> Result<Store, UserError> {
        match self.open_trusted(tell) {
            Err(problem) if problem.is(FileFault::Damaged) => {
                let rebuilt = restore::rebuild(&self.file, &state_folder(), &author(), &self.keys);
                rebuilt.map_err(|_| problem)?;
                log::line(&state_folder(), "file made anew of its operations");
                self.open_trusted(tell)
            }
            opened => opened,
        }
    }

    fn open_trusted(&self, tell: Tell<'_>) -> Result<Store, UserError> {
        let mut store = self.open_head(tell)?;
        self.finish_sealing(&store);
        if store.trust(&trust_notes::note(&state_folder(), &self.file), tell)? {
            log::line(&state_folder(), "lists made anew");
        }
        for damaged in pending::take_in(&mut store, &state_folder()) {
            log::error(&UserError::new("actions-log-damaged").with("path", damaged.display()));
        }
        Ok(store)
    }

    /// Finishes a sealing that was killed, unless another program holds the lock: that one does.
    fn finish_sealing(&self, store: &Store) {
        let state = state_folder();
        if store.is_read_only() || !seal::is_unfinished(store, &state) {
            return;
        }
        let Ok(_lock) = FileLock::take(&self.file, &author()) else { return };
        if let Err(problem) = seal::finish(store, &state) {
            log::error(&problem);
        }
    }

    /// Opens the district's file and looks at its head alone: for `check`, and to save what a damaged file still has.
    ///
    /// # Errors
    /// If it is missing or no district's file.
    pub fn open_unverified(&self) -> Result<Store, UserError> {
        self.open_head(&mut |_| {})
    }

    fn open_head(&self, tell: Tell<'_>) -> Result<Store, UserError> {
        // What cannot be mended is said where a person reads on: on the screens.
        let _ = rights::mend(&self.file);
        let mut store = Store::open_telling(&self.file, author(), &self.keys, tell)?;
        store.set_today(self.today);
        Ok(store)
    }
}

/// After how long without a key the screen is locked.
///
/// # Errors
/// If that is no number of minutes of a day.
fn lock_after(minutes: Option<String>) -> Result<Option<Duration>, UserError> {
    let Some(text) = minutes else { return Ok(Some(LOCK_AFTER)) };
    let bad =
        || UserError::usage("argument-bad-minutes").with("value", text.chars().take(20).collect::<String>());
    let minutes: u64 = text.trim().parse().ok().filter(|minutes| *minutes <= 24 * 60).ok_or_else(bad)?;
    Ok((minutes > 0).then(|| Duration::from_secs(minutes * 60)))
}
