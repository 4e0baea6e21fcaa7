//! Atomic files: written beside their place under a temporary name, synced, read back, verified, and renamed.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::{FileFault, UserError};
use crate::store::{KeyRing, LogDigest, VerifiedFile};

/// What a temporary name ends with, before the process id.
const PART: &str = ".part-";

/// Where a file is read back from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadBack {
    /// From the page cache: it stays on this computer.
    Cached,
    /// From the disk: it is about to be removed.
    FromDisk,
}

/// Lets `write` make a file and puts it at `path`.
///
/// # Errors
/// What `write` returns, or that the file is not whole; then `path` is unchanged.
pub fn put(
    path: &Path,
    back: ReadBack,
    keys: &KeyRing,
    write: impl FnOnce(&Path) -> Result<(), UserError>,
) -> Result<LogDigest, UserError> {
    write_verified(path, back, keys, write, |part| fs::rename(part, path))
}

/// As [`put`], where nothing may exist yet.
///
/// # Errors
/// As [`put`], or if `path` exists.
pub fn put_new(
    path: &Path,
    back: ReadBack,
    keys: &KeyRing,
    write: impl FnOnce(&Path) -> Result<(), UserError>,
) -> Result<LogDigest, UserError> {
    write_verified(path, back, keys, write, |part| match fs::hard_link(part, path) {
        Ok(()) => fs::remove_file(part),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(e),
        // FAT knows no hard links: the name is reserved by an empty file first.
        Err(_) => File::create_new(path).and_then(|_| fs::rename(part, path)),
    })
}

fn write_verified(
    path: &Path,
    back: ReadBack,
    keys: &KeyRing,
    write: impl FnOnce(&Path) -> Result<(), UserError>,
    settle: impl FnOnce(&Path) -> io::Result<()>,
) -> Result<LogDigest, UserError> {
    UnverifiedFile::by(path, write)?.verify(back, keys)?.settle(settle)
}

/// A file under its temporary name, not verified yet. Dropping it removes the file.
#[derive(Debug)]
pub struct UnverifiedFile {
    path: PathBuf,
    part: PartialFile,
}

/// A file under its temporary name.
#[derive(Debug)]
struct PartialFile {
    name: PathBuf,
    /// Whether it has its final name.
    settled: bool,
}

/// A file that was synced and verified, but is not in its place yet. Dropping it removes the file.
#[derive(Debug)]
pub struct StagedFile {
    path: PathBuf,
    part: PartialFile,
    digest: LogDigest,
}

impl UnverifiedFile {
    /// Lets `write` make a file for `path`, under a temporary name.
    ///
    /// # Errors
    /// What `write` returns, or that nothing can be written there.
    pub fn by(
        path: &Path,
        write: impl FnOnce(&Path) -> Result<(), UserError>,
    ) -> Result<UnverifiedFile, UserError> {
        let part = PartialFile { name: part_path(path), settled: false };
        // A killed program with the same process id may have left it.
        match fs::remove_file(&part.name) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(failure(path, e)),
            _ => {}
        }
        write(&part.name).map_err(|p| about_path(p, path))?;
        Ok(UnverifiedFile { path: path.to_owned(), part })
    }

    /// Syncs the file and reads it back with the keys of the run.
    ///
    /// # Errors
    /// If that fails or the file is not whole.
    pub fn verify(self, back: ReadBack, keys: &KeyRing) -> Result<StagedFile, UserError> {
        let UnverifiedFile { path, part } = self;
        let failed = |e: io::Error| failure(&path, e);
        let file = OpenOptions::new().read(true).write(true).open(&part.name).map_err(failed)?;
        let read_back = || {
            VerifiedFile::verify(&part.name, keys).map_err(|p| match p.fault() {
                Some(FileFault::Damaged) => UserError { cause: p.cause, ..UserError::new("copy-not-whole") }
                    .with("path", path.display()),
                _ => about_path(p, &path),
            })
        };
        let digest = if back == ReadBack::FromDisk {
            file.sync_all().map_err(failed)?;
            drop_page_cache(&file);
            read_back()?
        } else {
            // From the cache it can be read while it is synced.
            std::thread::scope(|scope| {
                let kept = scope.spawn(|| file.sync_all());
                let digest = read_back();
                kept.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())).map_err(failed)?;
                digest
            })?
        };
        Ok(StagedFile { path, part, digest })
    }
}

impl StagedFile {
    /// Renames the file to its place.
    ///
    /// # Errors
    /// If that fails; then the former file is unchanged.
    pub fn put(self) -> Result<LogDigest, UserError> {
        let path = self.path.clone();
        self.settle(|part| fs::rename(part, path))
    }

    fn settle(self, settle: impl FnOnce(&Path) -> io::Result<()>) -> Result<LogDigest, UserError> {
        let StagedFile { path, mut part, digest } = self;
        settle(&part.name).and_then(|()| sync_folder(&path)).map_err(|e| failure(&path, e))?;
        part.settled = true;
        Ok(digest)
    }
}

impl Drop for PartialFile {
    /// Removes the temporary file, and a journal that SQLite left beside it.
    fn drop(&mut self) {
        let endings: &[&str] = if self.settled { &[] } else { &["", "-journal"] };
        for ending in endings {
            let mut left = self.name.as_os_str().to_owned();
            left.push(ending);
            // A stick that was pulled out takes the file along.
            let _ = fs::remove_file(left);
        }
    }
}

/// The temporary name: hidden, so that sync tools ignore it.
fn part_path(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!("{PART}{}", std::process::id()));
    path.with_file_name(name)
}

/// Removes temporary files for `path` of killed programs of this computer. No other computer may write there: its
/// process ids are unknown here.
pub fn remove_leftovers(path: &Path) {
    let begins = format!(".{}{PART}", path.file_name().unwrap_or_default().to_string_lossy());
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(&begins).and_then(|rest| rest.split('-').next());
        if process.is_some_and(|process| !is_alive(process)) {
            // A file that cannot be removed only takes space.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Removes all temporary files of killed programs from a folder that only this computer writes to.
pub fn remove_leftovers_in(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.rsplit_once(PART).and_then(|(_, rest)| rest.split('-').next());
        if is_part(&entry.file_name()) && process.is_some_and(|process| !is_alive(process)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a process may still run. Without `/proc` all may.
fn is_alive(process: &str) -> bool {
    let proc = Path::new("/proc");
    !proc.join("self").exists() || proc.join(process).exists()
}

/// Whether this is a temporary name.
pub fn is_part(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') && name.contains(PART)
}

/// The problem of a failed write at `path`.
pub fn failure(path: &Path, error: io::Error) -> UserError {
    let failed = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => UserError::file(FileFault::DiskFull),
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            UserError::file(FileFault::ReadOnly)
        }
        _ => UserError::new("copy-unwritten"),
    };
    failed.with("path", path.display()).because(error)
}

/// The problem of a temporary file, named by its final path.
fn about_path(mut problem: UserError, path: &Path) -> UserError {
    problem.args.retain(|(name, _)| *name != "path");
    problem.with("path", path.display())
}

/// Drops the pages of a file from the cache: the next read is from the disk.
#[cfg(target_os = "linux")]
fn drop_page_cache(file: &File) {
    // The advice may be ignored, as in tmpfs, where nothing is behind the cache.
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}

#[cfg(not(target_os = "linux"))]
fn drop_page_cache(_file: &File) {}

/// Syncs the folder, and with it the name.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if cfg!(windows) {
        return Ok(());
    }
    match File::open(folder).and_then(|f| f.sync_all()) {
        // Some file systems of sticks and networks cannot sync a folder.
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

/// Whether two paths lead to one file.
#[must_use]
pub fn is_same(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if let (Ok(a), Ok(b)) = (one.metadata(), other.metadata()) {
            return (a.dev(), a.ino()) == (b.dev(), b.ino());
        }
    }
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

/// A hash of a path, for names of files: FNV-1a.
#[must_use]
pub fn path_hash(path: &Path) -> u64 {
    fnv1a(whole_path(path).to_string_lossy().as_bytes())
}

/// The path from the root, through no symbolic link.
#[must_use]
pub fn whole_path(path: &Path) -> PathBuf {
    // A deleted file keeps its path while its folder exists.
    let of_folder = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    let whole = path.canonicalize().ok().or_else(of_folder).or_else(|| std::path::absolute(path).ok());
    whole.unwrap_or_else(|| path.to_owned())
}

/// Removes the permissions of others: the file is for one person, who gets it by hand.
///
/// # Errors
/// If the rights cannot be changed.
#[cfg(unix)]
pub fn keep_private(part: &Path) -> Result<(), UserError> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(part, fs::Permissions::from_mode(0o600)).map_err(|e| failure(part, e))
}

/// Windows hands the rights of a folder down.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn keep_private(_part: &Path) -> Result<(), UserError> {
    Ok(())
}

/// Gives others the permissions on a file that they have on its folder: a file in a shared folder is for them. A file
/// that stays on this computer remains private.
///
/// # Errors
/// If the rights cannot be changed.
#[cfg(unix)]
pub fn share_as_folder(part: &Path) -> Result<(), UserError> {
    use std::os::unix::fs::PermissionsExt;
    let folder = part.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |e: io::Error| failure(part, e);
    let mode = folder.metadata().map_err(failed)?.permissions().mode() & 0o044;
    fs::set_permissions(part, fs::Permissions::from_mode(0o600 | mode)).map_err(failed)
}

/// Windows hands the rights of a folder down.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn share_as_folder(_part: &Path) -> Result<(), UserError> {
    Ok(())
}

/// The FNV-1a hash of these bytes.
#[must_use]
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
