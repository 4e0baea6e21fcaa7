//! A file written again in its own place, under another key or without its free pages; a file overwritten and removed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom};
use std::path::Path;

use super::atomic_file::{self, ReadBack};
use crate::domain::{FileFault, UserError};
use crate::store::{FileKey, SealState, Sealer, Store, rewrite};

/// Puts a compact copy of the file under `key` in its place: without a free page. Plain content is overwritten.
pub(super) fn rewrite_in_place(store: &mut Store, key: Option<&FileKey>) -> Result<(), UserError> {
    let path = store.path().to_owned();
    let rights = path.metadata().map(|data| data.permissions());
    let remainder = PlainRemainder::of(&path, store.key());
    let keys = store.keys().clone();
    store.while_locked(|store| {
        let digest = atomic_file::put(&path, ReadBack::FromDisk, &keys, |part| {
            rewrite(&path, part, key, &keys)?;
            match &rights {
                Ok(rights) => {
                    fs::set_permissions(part, rights.clone()).map_err(|e| atomic_file::failure(&path, e))
                }
                Err(_) => Ok(()),
            }
        })?;
        // Nobody could write meanwhile.
        if digest == store.digest()? { Ok(()) } else { Err(UserError::file(FileFault::Failed)) }
    })?;
    store.replace_with(store.open_beside(&path)?)?;
    remainder.overwrite();
    Ok(())
}

/// The plain content of a file that is about to be replaced. Where the disk writes in place, overwriting it leaves
/// nothing to read; a disk of flash memory may keep it.
pub(super) struct PlainRemainder(Option<File>);

impl PlainRemainder {
    /// The content at `path`, if it is plain. The file is opened here and closed by [`PlainRemainder::overwrite`] only:
    /// by then SQLite has another one open.
    pub(super) fn of(path: &Path, key: Option<&FileKey>) -> PlainRemainder {
        let plain = key.is_none() && is_under(path, None);
        PlainRemainder(plain.then(|| OpenOptions::new().write(true).open(path).ok()).flatten())
    }

    /// The content of the text at `path`, if it is plain.
    pub(super) fn of_text(path: &Path) -> PlainRemainder {
        let is_plain = fs::read(path).is_ok_and(|bytes| !Sealer::is_sealed(&bytes));
        PlainRemainder(is_plain.then(|| OpenOptions::new().write(true).open(path).ok()).flatten())
    }

    /// Overwrites the content, if no other name leads to it.
    pub(super) fn overwrite(self) {
        let Some(mut file) = self.0 else { return };
        // A failure leaves the content as an ordinary removal would.
        let _ = nameless_length(&file).map_or(Ok(()), |length| zero(&mut file, length));
    }
}

/// Whether the file at `path` is sealed with `key`, or plain where there is none.
pub(super) fn is_under(path: &Path, key: Option<&FileKey>) -> bool {
    let wanted = key.map_or(SealState::Plain, |key| SealState::Sealed(key.salt()));
    SealState::at(path).is_ok_and(|seal| seal == wanted)
}

#[cfg(unix)]
fn nameless_length(file: &File) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    file.metadata().ok().filter(|data| data.nlink() == 0).map(|data| data.len())
}

#[cfg(not(unix))]
fn nameless_length(_file: &File) -> Option<u64> {
    None
}

/// Overwrites a file and removes it, if it is there. A disk of flash memory may keep what was overwritten.
///
/// # Errors
/// If it can be neither.
pub(super) fn shred(path: &Path) -> io::Result<()> {
    let overwritten = || {
        let mut file = OpenOptions::new().write(true).open(path)?;
        let length = file.metadata()?.len();
        zero(&mut file, length)?;
        drop(file);
        fs::remove_file(path)
    };
    overwritten().or_else(|e| match e.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(e),
    })
}

fn zero(file: &mut File, length: u64) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    io::copy(&mut io::Read::take(io::repeat(0), length), file)?;
    file.sync_all()
}
