//! The folder of exchange: every computer writes one file there, its own snapshot, and merges all others. No file has
//! two writers, so that a sync tool has no conflict to solve.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::atomic_file::{self, ReadBack};
use super::merge_many::MergeWatch;
use super::merge_many::{self, MergeSource};
use super::others;
use crate::domain::action::ActionKind;
use crate::domain::{FileFault, UserError};
use crate::store::{MergeResult, SealState, Store, VerifiedFile};

/// The role of a file in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExchangeRole {
    /// The snapshot of this computer.
    Own,
    /// The snapshot of another computer.
    Other,
    /// A duplicate that a sync tool made because of a conflict: «conflicted copy», « (1)».
    Twin,
}

impl ExchangeRole {
    /// Its name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            ExchangeRole::Own => "own",
            ExchangeRole::Other => "other",
            ExchangeRole::Twin => "twin",
        }
    }
}

/// The result of one file.
#[derive(Debug)]
pub struct FileResult {
    /// Its name in the folder.
    pub file: String,
    pub sort: ExchangeRole,
    /// Whether a journal of an unfinished write lay beside it.
    pub torn: bool,
    /// Whether it is plain, unlike the own file.
    pub lies_open: bool,
    /// The result of its merge, or why it was not merged.
    pub outcome: Result<MergeResult, UserError>,
}

#[derive(Debug)]
pub struct ExchangeResult {
    /// File by file, by name.
    pub files: Vec<FileResult>,
    /// The path of the own snapshot.
    pub own: PathBuf,
    /// Whether it was written again.
    pub written: bool,
}

/// The files of the folder that are sealed and that no passphrase of the run opens. None for a plain file: it takes in
/// nothing sealed.
///
/// # Errors
/// If the folder cannot be read.
pub fn locked(store: &Store, folder: &Path) -> Result<Vec<PathBuf>, UserError> {
    if !store.is_sealed() {
        return Ok(Vec::new());
    }
    let names = copies(folder)?.into_iter().map(|name| folder.join(name));
    Ok(others::locked(store.keys(), names.filter(|path| !atomic_file::is_same(store.path(), path))))
}

/// Merges every other file of the folder and writes the own snapshot. A file that cannot be merged does not stop the
/// others.
///
/// # Errors
/// If the folder, the own file or the own snapshot is not accessible.
pub fn exchange(
    store: &mut Store,
    folder: &Path,
    state: &Path,
    device: &str,
    watch: MergeWatch<'_>,
) -> Result<ExchangeResult, UserError> {
    if store.is_read_only() {
        return Err(UserError::file(FileFault::ReadOnly).with("path", store.path().display()));
    }
    let mut names = copies(folder)?;
    let own = folder.join(own_name(store.path(), state, device)?);
    names.retain(|name| !atomic_file::is_same(store.path(), &folder.join(name)));
    let torn = |name: &str| {
        ["-journal", "-wal"].iter().any(|ending| folder.join(format!("{name}{ending}")).exists())
    };
    let torn: Vec<bool> = names.iter().map(|name| torn(name)).collect();
    let wanted: Vec<MergeSource> =
        names.into_iter().map(|name| MergeSource { path: folder.join(&name), name }).collect();
    let outcomes = store.with_large_cache(|store| merge_many::merge_all(store, &wanted, state, watch))?;
    let files: Vec<FileResult> = (wanted.into_iter().zip(torn).zip(outcomes))
        .map(|((MergeSource { path, name }, torn), outcome)| {
            let sort = if path == own { ExchangeRole::Own } else { sort(&name) };
            FileResult { file: name, sort, torn, lies_open: others::lies_open(store, &path), outcome }
        })
        .collect();
    let opened = files.iter().filter(|t| t.outcome.is_ok()).map(|t| folder.join(&t.file));
    let opened: Vec<PathBuf> = opened.collect();
    others::keep_keys(store, opened.iter().map(PathBuf::as_path));
    let newer = |t: &FileResult| matches!(&t.outcome, Err(p) if p.is(FileFault::Newer));
    if files.iter().any(|t| t.sort == ExchangeRole::Own && newer(t)) {
        return Err(UserError::new("exchange-own-newer").with("path", own.display()));
    }
    // One that was written before the file was sealed is plain still.
    // Noted once: a copy that each exchange replaces is one copy.
    let is_first = own.symlink_metadata().is_err();
    let written =
        !store.is_sealed_alike(&own) || VerifiedFile::peek(&own, store.keys()).ok() != Some(store.digest()?);
    atomic_file::remove_leftovers(&own);
    if written {
        atomic_file::put(&own, ReadBack::Cached, store.keys(), |part| {
            store.copy_into(part)?;
            atomic_file::share_as_folder(part)
        })?;
    }
    if is_first {
        store.note_place(ActionKind::Copied, &own);
    }
    Ok(ExchangeResult { files, own, written })
}

/// The files of the folder that may be snapshots, by name.
///
/// # Errors
/// If the folder cannot be read.
pub(super) fn copies(folder: &Path) -> Result<Vec<String>, UserError> {
    let unread =
        |e: std::io::Error| UserError::new("exchange-no-folder").with("path", folder.display()).because(e);
    let mut names: Vec<String> = fs::read_dir(folder)
        .map_err(unread)?
        .flatten()
        .filter(|e| e.file_type().is_ok_and(|t| t.is_file()))
        .filter_map(|e| e.file_name().into_string().ok())
        .filter(|name| is_copy(&folder.join(name), name))
        .collect();
    names.sort();
    Ok(names)
}

/// Whether a file may be a snapshot: not hidden, not partial, no journal; with the name or the first bytes of one.
fn is_copy(path: &Path, name: &str) -> bool {
    let lower = name.to_lowercase();
    let aside = [".tmp", ".part", ".partial", ".crdownload", "-journal", "-wal", "-shm", ".lock"];
    if name.starts_with(['.', '~']) || aside.iter().any(|ending| lower.ends_with(ending)) {
        return false;
    }
    SealState::at(path).is_ok_and(|seal| seal != SealState::Other) || lower.ends_with(".kurator")
}

/// A duplicate has a mark of its tool in the name: `… (1).kurator`, `… (conflicted copy 2026-11-24).kurator`,
/// `….sync-conflict-20261124-120000-ABCDEFG.kurator`, and in other languages a blank before a bracket.
fn sort(name: &str) -> ExchangeRole {
    let lower = name.to_lowercase();
    let marked = ["conflict", " (", "_conf("].iter().any(|sign| lower.contains(sign));
    if marked { ExchangeRole::Twin } else { ExchangeRole::Other }
}

/// The name of the own snapshot: the computer, and a hash of a random id of this installation and the path of the
/// file. Two computers may have one name, and one computer two districts.
fn own_name(file: &Path, state: &Path, device: &str) -> Result<String, UserError> {
    let draft = state.join("device");
    let unwritten = |e: std::io::Error| atomic_file::failure(&draft, e);
    let mut mark = fs::read_to_string(&draft).unwrap_or_default();
    if mark.trim().is_empty() {
        mark = crate::domain::Id::new().to_string();
        fs::create_dir_all(state).map_err(unwritten)?;
        let mut note = File::create(&draft).map_err(unwritten)?;
        note.write_all(mark.as_bytes()).and_then(|()| note.sync_all()).map_err(unwritten)?;
    }
    let device: String =
        device.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(24).collect::<String>();
    let device = device.trim_matches('-');
    let device = if device.is_empty() { "kurator" } else { device };
    let path = atomic_file::path_hash(file).to_be_bytes();
    let short = atomic_file::fnv1a(&[mark.trim().as_bytes(), &path].concat()) & 0xffff_ffff;
    Ok(format!("{device}-{short:08x}.kurator"))
}
