//! What lies in the state folder of a district's file: the draft of the open form, paths and columns used last, the
//! current cases and first frames. It is sealed as the file is. Its name is made of the path of the file; a text says
//! in its first line which district it belongs to, so that it is found after the file was moved.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::atomic_file;
use super::in_place::{self, PlainRemainder};
use crate::store::log::OpId;
use crate::store::{FileKey, Sealer, Store, private_file, private_folder};

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
        let ending = match self {
            StateFile::Draft | StateFile::Remembered => "json",
            StateFile::Unread => "unread.json",
            StateFile::Cases | StateFile::Frame => "packed",
            StateFile::NextCases | StateFile::NextFrame => "next.packed",
        };
        state.join(self.folder()).join(format!("{:016x}.{ending}", atomic_file::path_hash(file)))
    }

    fn folder(self) -> &'static str {
        match self {
            StateFile::Draft | StateFile::Unread => "drafts",
            StateFile::Remembered => "remembered",
            StateFile::Cases | StateFile::NextCases => "cases",
            StateFile::Frame | StateFile::NextFrame => "frames",
        }
    }
}

/// The first word of a text, before the operation that opened its district.
const OWNER: &str = "kurator-state ";

/// Whose a text is.
#[derive(Clone, Debug, Default)]
pub struct StateOwner {
    /// The operation that opened the district.
    pub district: Option<OpId>,
    /// What seals it; `None` if the file is plain.
    pub sealer: Option<Sealer>,
}

impl StateOwner {
    /// The owner of the texts of this kind of an open file.
    #[must_use]
    pub fn of(store: &Store, kind: StateFile) -> StateOwner {
        // A text without its district is still found by its path.
        let district = store.reader().district_id().ok().flatten();
        StateOwner { district, sealer: store.sealer(kind.purpose()) }
    }
}

/// A text as it lies on the disk.
#[derive(Debug, PartialEq, Eq)]
pub enum StateText {
    /// There is none.
    Nothing,
    /// It was read.
    Text(StateContents),
    /// It is sealed with another key, or cannot be read.
    Locked,
}

/// A text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateContents {
    pub text: String,
    /// Whether it is sealed as the file is.
    pub is_sealed_alike: bool,
    /// The district that it belongs to; earlier versions did not write it.
    pub district: Option<OpId>,
}

impl StateContents {
    fn of(written: &str, is_sealed_alike: bool) -> StateContents {
        let marked = written.split_once('\n').and_then(|(first, rest)| {
            OpId::from_hex(first.strip_prefix(OWNER)?).map(|district| (Some(district), rest))
        });
        let (district, text) = marked.unwrap_or((None, written));
        StateContents { text: text.to_owned(), is_sealed_alike, district }
    }
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
        Some(text) => StateText::Text(StateContents::of(&text, is_sealed == sealer.is_some())),
        None => StateText::Locked,
    }
}

/// Replaces the text at `path`: a new file is renamed over it. A plain text that is sealed with this is overwritten.
///
/// # Errors
/// If it cannot be written.
pub fn write(path: &Path, owner: &StateOwner, text: &str) -> io::Result<()> {
    let mark = owner.district.map(|district| format!("{OWNER}{}\n", district.hex()));
    let marked = mark.unwrap_or_default() + text;
    let bytes = match &owner.sealer {
        Some(sealer) => sealer.seal(marked.as_bytes()).ok_or_else(|| io::Error::other("no random bytes"))?,
        None => marked.into_bytes(),
    };
    if let Some(folder) = path.parent() {
        private_folder(folder)?;
    }
    let remainder = owner.sealer.is_some().then(|| PlainRemainder::of_text(path));
    let new = path.with_extension("new");
    let written = private_file().create(true).truncate(true).open(&new).and_then(|mut f| f.write_all(&bytes));
    if let Err(full) = written.and_then(|()| fs::rename(&new, path)) {
        // A part of it is of no use.
        let _ = fs::remove_file(&new);
        return Err(full);
    }
    if let Some(plain) = remainder {
        plain.overwrite();
    }
    Ok(())
}

/// Seals the texts of a file with `key`, or not at all without one; `former` sealed them before. One of an unknown key
/// stays as it is.
///
/// # Errors
/// If one cannot be written.
pub(super) fn reseal(
    store: &Store,
    state: &Path,
    former: Option<&FileKey>,
    key: Option<&FileKey>,
) -> io::Result<()> {
    for kind in StateFile::TEXTS {
        let path = kind.path(state, store.path());
        // What was begun may be plain.
        let _ = fs::remove_file(path.with_extension("new"));
        let before = former.map(|key| key.sealer(kind.purpose()));
        let sealer = key.map(|key| key.sealer(kind.purpose()));
        let now = StateOwner { sealer, ..StateOwner::of(store, kind) };
        if let StateText::Text(StateContents { is_sealed_alike: true, .. }) = read(&path, now.sealer.as_ref())
        {
            continue;
        }
        for sealer in [before.as_ref(), None] {
            if let StateText::Text(contents) = read(&path, sealer) {
                write(&path, &now, &contents.text)?;
                break;
            }
        }
    }
    Ok(())
}

/// What lies in the folder of this kind, of every file.
pub(super) fn all(state: &Path, kind: StateFile) -> Vec<PathBuf> {
    let texts = fs::read_dir(state.join(kind.folder())).into_iter().flatten().flatten();
    texts.map(|entry| entry.path()).collect()
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
