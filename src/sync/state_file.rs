//! What lies in the state folder of a district's file: the draft of the open form, paths and columns used last, the
//! current cases and first frames. It is sealed as the file is.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{atomic_file, in_place};
use crate::store::{FileKey, Sealer, private_file, private_folder};

/// A private file of one district in the state folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateFile {
    /// The draft of the open form.
    Draft,
    /// A draft that could not be read.
    Unread,
    /// Paths and columns used last.
    Remembered,
    /// The current cases of a start on the same day: [`KeptCases`](crate::store::KeptCases).
    Cases,
    /// Those of a start on the next working day.
    NextCases,
    /// The first frame of a start on the same day.
    Frame,
    /// That of a start on the next working day.
    NextFrame,
}

impl StateFile {
    /// What can be sealed with another key.
    const TEXTS: [StateFile; 3] = [StateFile::Draft, StateFile::Unread, StateFile::Remembered];

    /// The purpose of the key that seals it.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            StateFile::Draft | StateFile::Unread => "draft",
            StateFile::Remembered => "remembered",
            StateFile::Cases | StateFile::NextCases => "cases",
            StateFile::Frame | StateFile::NextFrame => "frame",
        }
    }

    /// Where that of the district in `file` lies below the state folder.
    #[must_use]
    pub fn path(self, state: &Path, file: &Path) -> PathBuf {
        let (folder, ending) = match self {
            StateFile::Draft => ("drafts", "json"),
            StateFile::Unread => ("drafts", "unread.json"),
            StateFile::Remembered => ("remembered", "json"),
            StateFile::Cases => ("cases", "packed"),
            StateFile::NextCases => ("cases", "next.packed"),
            StateFile::Frame => ("frames", "packed"),
            StateFile::NextFrame => ("frames", "next.packed"),
        };
        state.join(folder).join(format!("{:016x}.{ending}", atomic_file::path_hash(file)))
    }
}

/// A text as it lies on the disk.
#[derive(Debug, PartialEq, Eq)]
pub enum StateText {
    /// There is none.
    Nothing,
    /// Its text, and whether it is sealed as the file is.
    Text(String, bool),
    /// It is sealed with another key, or cannot be read.
    Locked,
}

#[must_use]
pub fn read(path: &Path, sealer: Option<&Sealer>) -> StateText {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return StateText::Nothing,
        Err(_) => return StateText::Locked,
    };
    let is_sealed = Sealer::is_sealed(&bytes);
    let text = match (sealer, is_sealed) {
        (Some(sealer), true) => sealer.unseal(&bytes).map(|text| text.to_vec()),
        (None, true) => None,
        (_, false) => Some(bytes),
    };
    match text.and_then(|text| String::from_utf8(text).ok()) {
        Some(text) => StateText::Text(text, is_sealed == sealer.is_some()),
        None => StateText::Locked,
    }
}

/// Replaces the text at `path`: a new file is renamed over it.
///
/// # Errors
/// If it cannot be written.
pub fn write(path: &Path, sealer: Option<&Sealer>, text: &str) -> io::Result<()> {
    let bytes = match sealer {
        Some(sealer) => sealer.seal(text.as_bytes()).ok_or_else(|| io::Error::other("no random bytes"))?,
        None => text.as_bytes().to_vec(),
    };
    if let Some(folder) = path.parent() {
        private_folder(folder)?;
    }
    let new = path.with_extension("new");
    private_file().create(true).truncate(true).open(&new)?.write_all(&bytes)?;
    fs::rename(&new, path)
}

/// Seals the texts of a file with `key`, or not at all without one; `former` sealed them before. One of an unknown key
/// stays as it is.
///
/// # Errors
/// If one cannot be written.
pub(super) fn reseal(
    state: &Path,
    file: &Path,
    former: Option<&FileKey>,
    key: Option<&FileKey>,
) -> io::Result<()> {
    for kind in StateFile::TEXTS {
        let path = kind.path(state, file);
        // What was begun may be plain.
        let _ = fs::remove_file(path.with_extension("new"));
        let (before, now) =
            (former.map(|key| key.sealer(kind.purpose())), key.map(|key| key.sealer(kind.purpose())));
        if let StateText::Text(_, true) = read(&path, now.as_ref()) {
            continue;
        }
        for sealer in [before.as_ref(), None] {
            if let StateText::Text(text, _) = read(&path, sealer) {
                write(&path, now.as_ref(), &text)?;
                break;
            }
        }
    }
    Ok(())
}

/// The drafts of every file.
pub(super) fn drafts(state: &Path) -> Vec<PathBuf> {
    let drafts = fs::read_dir(state.join("drafts")).into_iter().flatten().flatten();
    drafts.map(|entry| entry.path()).collect()
}

/// Overwrites and removes the cases and frames that are kept, of every file: those of a former path of this one look
/// like those of another, which only has to read its own again.
///
/// # Errors
/// If they cannot be overwritten or removed.
pub(super) fn destroy_kept(state: &Path) -> io::Result<()> {
    let folders = ["cases", "frames"].map(|folder| fs::read_dir(state.join(folder)));
    let kept = folders.into_iter().flatten().flatten().flatten();
    kept.map(|entry| entry.path()).try_for_each(|path| in_place::shred(&path))
}
