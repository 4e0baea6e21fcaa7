//! A file brought to its place whole or not at all: written beside under a name of its own, brought to the disk, read
//! back and verified, put in place by one rename.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::Problem;
use crate::store::{Digest, VerifiedFile};

/// What the name of a file that is begun ends with, before the number of the program.
const PART: &str = ".part-";

/// Where a file is read back from, to be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadBack {
    /// From wherever the system has it: it stays on this machine.
    Cached,
    /// From the disk itself: the disk is about to be taken out.
    FromDisk,
}

/// Lets `write` make a file and puts it at `path`.
///
/// # Errors
/// What `write` says, or that the copy did not come out whole; then what stood at `path` stands there still.
pub fn put(
    path: &Path,
    back: ReadBack,
    write: impl FnOnce(&Path) -> Result<(), Problem>,
) -> Result<Digest, Problem> {
    write_verified(path, back, write, |part| fs::rename(part, path))
}

/// [`put`] where nothing may stand yet.
///
/// # Errors
/// As [`put`], or if something stands there.
pub fn put_new(
    path: &Path,
    back: ReadBack,
    write: impl FnOnce(&Path) -> Result<(), Problem>,
) -> Result<Digest, Problem> {
    write_verified(path, back, write, |part| match fs::hard_link(part, path) {
        Ok(()) => fs::remove_file(part),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(e),
        // A stick knows no second names: the name is taken first, by an empty file of one's own.
        Err(_) => File::create_new(path).and_then(|_| fs::rename(part, path)),
    })
}

fn write_verified(
    path: &Path,
    back: ReadBack,
    write: impl FnOnce(&Path) -> Result<(), Problem>,
    settle: impl FnOnce(&Path) -> io::Result<()>,
) -> Result<Digest, Problem> {
    Unverified::by(path, write)?.verify(back)?.settle(settle)
}

/// A file written under a name of its own, of which nothing is known yet. Let go of, it is gone.
#[derive(Debug)]
pub struct Unverified {
    path: PathBuf,
    part: Part,
}

/// A file that is begun, by the name it has meanwhile.
#[derive(Debug)]
struct Part {
    name: PathBuf,
    /// Whether it lies under its own name by now.
    settled: bool,
}

/// A file written, brought to the disk and found whole, that does not stand in its place yet. Let go of, it is gone.
#[derive(Debug)]
pub struct Verified {
    path: PathBuf,
    part: Part,
    digest: Digest,
}

impl Unverified {
    /// Lets `write` make a file that is meant for `path`; nothing stands there by that.
    ///
    /// # Errors
    /// What `write` says, or that nothing can be written there.
    pub fn by(path: &Path, write: impl FnOnce(&Path) -> Result<(), Problem>) -> Result<Unverified, Problem> {
        let part = Part { name: part_path(path), settled: false };
        // Left by a program of the same number that was killed.
        match fs::remove_file(&part.name) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(failure(path, e)),
            _ => {}
        }
        write(&part.name).map_err(|p| about_path(p, path))?;
        Ok(Unverified { path: path.to_owned(), part })
    }

    /// Brings it to the disk and reads it back.
    ///
    /// # Errors
    /// If that fails, or it did not come out whole.
    pub fn verify(self, back: ReadBack) -> Result<Verified, Problem> {
        let Unverified { path, part } = self;
        let failed = |e: io::Error| failure(&path, e);
        let file = OpenOptions::new().read(true).write(true).open(&part.name).map_err(failed)?;
        let read_back = || {
            VerifiedFile::verify(&part.name).map_err(|p| match p.id {
                "store-damaged" => {
                    Problem { cause: p.cause, ..Problem::new("copy-not-whole") }.with("path", path.display())
                }
                _ => about_path(p, &path),
            })
        };
        let digest = if back == ReadBack::FromDisk {
            file.sync_all().map_err(failed)?;
            drop_page_cache(&file);
            read_back()?
        } else {
            // What is read back from wherever the system has it need not wait for the disk.
            std::thread::scope(|scope| {
                let kept = scope.spawn(|| file.sync_all());
                let digest = read_back();
                kept.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())).map_err(failed)?;
                digest
            })?
        };
        Ok(Verified { path, part, digest })
    }
}

impl Verified {
    /// Puts it in its place.
    ///
    /// # Errors
    /// If it cannot be put there; then what stood there stands there still.
    pub fn put(self) -> Result<Digest, Problem> {
        let path = self.path.clone();
        self.settle(|part| fs::rename(part, path))
    }

    fn settle(self, settle: impl FnOnce(&Path) -> io::Result<()>) -> Result<Digest, Problem> {
        let Verified { path, mut part, digest } = self;
        settle(&part.name).and_then(|()| sync_folder(&path)).map_err(|e| failure(&path, e))?;
        part.settled = true;
        Ok(digest)
    }
}

impl Drop for Part {
    /// Removes what was begun, with what SQLite may have left beside it.
    fn drop(&mut self) {
        let endings: &[&str] = if self.settled { &[] } else { &["", "-journal"] };
        for ending in endings {
            let mut left = self.name.as_os_str().to_owned();
            left.push(ending);
            // A stick that was pulled out takes what was begun with it.
            let _ = fs::remove_file(left);
        }
    }
}

/// The name under which a file is begun: hidden, so that tools that keep folders in step leave it alone.
fn part_path(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!("{PART}{}", std::process::id()));
    path.with_file_name(name)
}

/// Removes what programs of this machine that were killed had begun for `path`. Nobody else may write there: a process
/// of another machine is not known here.
pub fn remove_leftovers(path: &Path) {
    let begins = format!(".{}{PART}", path.file_name().unwrap_or_default().to_string_lossy());
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(&begins).and_then(|rest| rest.split('-').next());
        if process.is_some_and(|process| !is_alive(process)) {
            // One too many does no harm but take room.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a process may still be at work. Where the system does not tell, all are.
fn is_alive(process: &str) -> bool {
    let told = Path::new("/proc");
    !told.join("self").exists() || told.join(process).exists()
}

/// Whether a file of this name was begun and not finished.
pub fn is_part(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') && name.contains(PART)
}

/// A failure of writing at `path`.
pub fn failure(path: &Path, error: io::Error) -> Problem {
    let id = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "store-disk-full",
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => "store-read-only",
        _ => "copy-unwritten",
    };
    Problem::new(id).with("path", path.display()).because(error)
}

/// A problem of the file under its first name is told of the place it was meant for.
fn about_path(mut problem: Problem, path: &Path) -> Problem {
    problem.args.retain(|(name, _)| *name != "path");
    problem.with("path", path.display())
}

/// Asks the system to forget the file's pages: what is read next comes from the disk.
#[cfg(target_os = "linux")]
fn drop_page_cache(file: &File) {
    // Advice may be passed over, as on a disk in memory: then there is nothing behind the cache.
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}

#[cfg(not(target_os = "linux"))]
fn drop_page_cache(_file: &File) {}

/// Brings the name to the disk too.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if cfg!(windows) {
        return Ok(());
    }
    match File::open(folder).and_then(|f| f.sync_all()) {
        // Some file systems of sticks and nets do not know what is asked here.
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

/// Whether two paths name one file.
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

/// A name for a path, whatever letters it has: FNV-1a needs no more than not to mix two files up.
#[must_use]
pub fn path_hash(path: &Path) -> u64 {
    // A file that is gone keeps its name, as long as its folder is there.
    let of_folder = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    let whole = path.canonicalize().ok().or_else(of_folder).or_else(|| std::path::absolute(path).ok());
    fnv1a(whole.as_deref().unwrap_or(path).to_string_lossy().as_bytes())
}

/// FNV-1a.
#[must_use]
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
