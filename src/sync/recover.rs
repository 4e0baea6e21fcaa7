//! A file that was replaced, laid over, cut off or taken away while it was open. First all that was known of it is
//! written to a verified file of its own; only then is what stands at its path looked at, and the two are brought
//! together. Nothing that anybody wrote is removed: a file that is not ours goes on under another name.

use std::fs::{self, File, Permissions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::atomic_file::{self, ReadBack};
use super::merge::{OwnSnapshot, merge_keeping_snapshot};
use super::snapshots::Snapshots;
use crate::domain::Problem;
use crate::store::{Keepsake, Sight, Store, VerifiedFile};

/// How long a file is waited for that somebody is still writing: looks, and the pause between two.
const LOOKS: (u32, Duration) = (20, Duration::from_millis(100));

/// What came of a rescue.
#[derive(Debug)]
pub enum Mended {
    /// The file that stands there now had all that was known; this many operations did it lack otherwise.
    Joined(usize),
    /// Nothing stood there: the file stands there again.
    PutBack,
    /// What stood there is no copy of it: that lies here now, and the file stands there again.
    PutAside(PathBuf),
    /// What was known lies in a file of its own and is read from there, until the place can be written again.
    Waits {
        /// That file.
        rescued: PathBuf,
        /// Why.
        why: Problem,
    },
}

/// How many operations may not have come back, because neither memory nor any copy had them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// Those of a merge, more than is kept: its file has them.
    pub merged: usize,
    /// At the least so many that were there before this run and were in no copy yet.
    pub earlier: usize,
}

/// What stands at the path.
enum Stands {
    Nothing,
    /// The disk or folder is not there.
    Away,
    Whole,
    /// No district's file, or no whole one.
    Other(Problem),
}

/// What is needed to rescue one open file.
#[derive(Debug)]
pub struct Recovery {
    path: PathBuf,
    state: PathBuf,
    snapshots: Snapshots,
    /// The disk it lies on. An empty folder where a stick was mounted is not the stick.
    disk: Option<u64>,
    rights: Option<Permissions>,
}

impl Recovery {
    /// For the file at `path`, which stands there; what is rescued is kept under `state`.
    #[must_use]
    pub fn of(state: &Path, path: &Path) -> Recovery {
        Recovery {
            path: path.to_owned(),
            state: state.to_owned(),
            snapshots: Snapshots::of(state, path),
            disk: folder(path).and_then(disk),
            rights: path.metadata().ok().map(|data| data.permissions()),
        }
    }

    /// The snapshots of the file.
    #[must_use]
    pub fn snapshots(&self) -> &Snapshots {
        &self.snapshots
    }

    /// Brings back what was known of the file that `store` has open, after `sight`; and what of it could not come back.
    ///
    /// # Errors
    /// If what was known cannot be written anywhere: nothing has changed, and `store` still has it.
    pub fn mend(&self, store: &mut Store, sight: Sight) -> Result<(Mended, Lacking), Problem> {
        let stands = self.stands(store);
        let known = store.known()?;
        if matches!(stands, Stands::Whole)
            && let Ok(new) = store.opened_anew(&self.path)
            && new.has_all(known)?
        {
            store.give_way(new)?;
            return Ok((Mended::Joined(0), Lacking::default()));
        }
        let kept = store.kept();
        let (mended, has_all) = match self.secure(store, sight, &kept) {
            Ok((rescued, has_all)) => (self.join(store, rescued, &kept, stands)?, has_all),
            // With no copy to fall back on there is still what this run has seen written.
            Err(_) if matches!(stands, Stands::Whole) => (self.bring_back(store, None, &kept)?, false),
            Err(problem) => {
                return Err(Problem { cause: problem.cause, ..Problem::new("rescue-nothing") });
            }
        };
        if has_all {
            return Ok((mended, Lacking::default()));
        }
        let (merged, fewer) = (kept.beyond(), known.fewer_in(store.known()?));
        Ok((mended, Lacking { merged, earlier: fewer.saturating_sub(merged) }))
    }

    /// Tries again to bring back what waits in `rescued`, which `store` has open.
    ///
    /// # Errors
    /// If `store` cannot be read any more.
    pub fn come_back(&self, store: &mut Store, rescued: &Path) -> Result<Mended, Problem> {
        let stands = self.stands(store);
        self.join(store, rescued.to_owned(), &Keepsake::default(), stands)
    }

    /// Brings back what a run before this one had to leave behind; how many operations.
    ///
    /// # Errors
    /// If the file cannot be written; what was rescued lies where it lay.
    pub fn take_up(&self, store: &mut Store) -> Result<usize, Problem> {
        let (mut count, mut own) = (0, OwnSnapshot::Pending);
        for rescued in self.snapshots.rescued() {
            count += self.unite(store, &rescued, &mut own)?;
            remove(&rescued);
        }
        Ok(count)
    }

    fn stands(&self, store: &Store) -> Stands {
        let Some(folder) = folder(&self.path).filter(|folder| folder.is_dir() && disk(folder) == self.disk)
        else {
            // Another disk there may still have the file: the same stick, mounted anew.
            return if self.path.is_file() { self.judge(store) } else { Stands::Away };
        };
        match self.path.symlink_metadata() {
            // A second name of a file that is not there: the disk behind it is away.
            Ok(_) if !self.path.exists() => Stands::Away,
            Ok(_) => self.judge(store),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && folder.read_dir().is_ok() => {
                Stands::Nothing
            }
            Err(_) => Stands::Away,
        }
    }

    /// Verifies what stands there, once nobody writes to it any more.
    fn judge(&self, store: &Store) -> Stands {
        let mut before = None;
        for _ in 0..LOOKS.0 {
            let now = self.path.metadata().ok().map(|data| (data.len(), data.modified().ok()));
            if before == Some(now) {
                break;
            }
            before = Some(now);
            std::thread::sleep(LOOKS.1);
        }
        // Whole is what can be believed and worked in: lists, which a merge passes over, may be cut off too.
        let whole = VerifiedFile::open(&self.path, &self.state).and_then(|_| store.opened_anew(&self.path));
        match whole {
            Ok(_) => Stands::Whole,
            Err(problem) => Stands::Other(problem),
        }
    }

    /// All that was known, in a verified file of its own: from what is still open, else from the fullest copy and what
    /// came since; and whether it is sure that it lacks nothing.
    fn secure(&self, store: &Store, sight: Sight, kept: &Keepsake) -> Result<(PathBuf, bool), Problem> {
        let rescued = self.snapshots.name_rescue()?;
        if matches!(sight, Sight::Replaced | Sight::Gone) {
            let copied = atomic_file::put(&rescued, ReadBack::Cached, |part| store.copy_pages(part));
            let has_all = |_| store.opened_anew(&rescued).and_then(|copy| copy.has_all(store.known()?));
            if copied.and_then(has_all).is_ok_and(|has_all| has_all) {
                return Ok((rescued, true));
            }
        }
        let copies = self.snapshots.by_fullness();
        // The fullest may be of a state that another took the place of: the one that comes to all that was known, and
        // no more, is that of this file.
        for (copy, _) in &copies {
            let made = self.made_of(store, &rescued, copy, kept);
            let is_it = |_| store.opened_anew(&rescued).and_then(|made| made.has_exactly(store.known()?));
            if made.and_then(is_it).is_ok_and(|is_it| is_it) {
                return Ok((rescued, true));
            }
        }
        let (fullest, _) = copies.first().ok_or_else(|| Problem::new("rescue-nothing"))?;
        self.made_of(store, &rescued, fullest, kept)?;
        Ok((rescued, false))
    }

    /// A copy and what came since.
    fn made_of(&self, store: &Store, to: &Path, copy: &Path, kept: &Keepsake) -> Result<(), Problem> {
        atomic_file::put(to, ReadBack::Cached, |part| {
            // Of this program's own making: its lists are believed, and not made anew.
            fs::copy(copy, part).map_err(|e| atomic_file::failure(part, e))?;
            store.opened_anew(part)?.bring_back(kept).map(|_| ())
        })
        .map(|_| ())
    }

    fn join(
        &self,
        store: &mut Store,
        rescued: PathBuf,
        kept: &Keepsake,
        stands: Stands,
    ) -> Result<Mended, Problem> {
        let joined = match stands {
            Stands::Whole => self.bring_back(store, Some(&rescued), kept),
            Stands::Nothing => self.put_back(store, &rescued).map(|()| Mended::PutBack),
            Stands::Away => Err(Problem::new("rescue-away")),
            Stands::Other(problem) => match problem.id {
                "store-damaged" | "store-not-ours" | "foreign-strange" => self.put_aside(store, &rescued),
                "store-newer" => Err(Problem::new("rescue-newer")),
                "store-unreachable" | "foreign-missing" => Err(Problem::new("rescue-away")),
                // It could not be looked at: it may well be whole.
                _ => Err(problem),
            },
        };
        match joined {
            Ok(mended) => {
                remove(&rescued);
                Ok(mended)
            }
            Err(problem) => {
                let why = match problem.id {
                    "rescue-away" | "rescue-newer" => problem,
                    _ => Problem { cause: problem.cause, ..Problem::new("rescue-stuck") },
                };
                store.give_way(store.opened_anew(&rescued)?)?;
                Ok(Mended::Waits { why: why.with("path", rescued.display()), rescued })
            }
        }
    }

    /// Into a copy of the file that stands there now, which is kept as it came.
    fn bring_back(
        &self,
        store: &mut Store,
        rescued: Option<&Path>,
        kept: &Keepsake,
    ) -> Result<Mended, Problem> {
        let mut new = store.opened_anew(&self.path)?;
        if !new.is_kin_of(store)? {
            drop(new);
            return match rescued {
                Some(rescued) => self.put_aside(store, rescued),
                None => Err(Problem::new("rescue-nothing")),
            };
        }
        self.snapshots.keep(&new)?;
        // First as they were: what was done in this copy can still be undone in it.
        let mut count = new.bring_back(kept)?;
        if let Some(rescued) = rescued {
            count += self.unite(&mut new, rescued, &mut OwnSnapshot::Kept)?;
        }
        store.give_way(new)?;
        Ok(Mended::Joined(count))
    }

    /// Takes over what was rescued; how many operations.
    fn unite(&self, store: &mut Store, rescued: &Path, own: &mut OwnSnapshot) -> Result<usize, Problem> {
        let other = VerifiedFile::open(rescued, &self.state)?;
        merge_keeping_snapshot(store, &other, &self.state, own, &mut |_, _| {})
            .map(|merged| merged.operations)
    }

    /// To the place where nothing stands.
    fn put_back(&self, store: &mut Store, rescued: &Path) -> Result<(), Problem> {
        atomic_file::put_new(&self.path, ReadBack::Cached, |part| {
            let written = fs::copy(rescued, part).and_then(|_| match &self.rights {
                Some(rights) => fs::set_permissions(part, rights.clone()),
                None => Ok(()),
            });
            written.map_err(|e| atomic_file::failure(&self.path, e))
        })?;
        store.give_way(store.opened_anew(&self.path)?)
    }

    /// What stands there gets a name beside it, and the file its place.
    fn put_aside(&self, store: &mut Store, rescued: &Path) -> Result<Mended, Problem> {
        let failed = |e: std::io::Error| atomic_file::failure(&self.path, e);
        for number in 1..1000 {
            let mut name = self.path.file_name().unwrap_or_default().to_owned();
            name.push(format!(".replaced-{number}"));
            let aside = self.path.with_file_name(name);
            // The name is taken by an empty file first, so that nobody else's is written over.
            match File::create_new(&aside) {
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => continue,
                made => made.map_err(failed)?,
            };
            fs::rename(&self.path, &aside).map_err(failed)?;
            self.put_back(store, rescued)?;
            return Ok(Mended::PutAside(aside));
        }
        Err(Problem::new("output-unwritable").with("path", self.path.display()))
    }
}

/// What was rescued is in its file again.
fn remove(rescued: &Path) {
    // One too many does no harm: it is taken up once more and found to have nothing new.
    let _ = fs::remove_file(rescued);
}

fn folder(path: &Path) -> Option<&Path> {
    path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

#[cfg(unix)]
fn disk(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    folder.metadata().ok().map(|data| data.dev())
}

#[cfg(not(unix))]
fn disk(_folder: &Path) -> Option<u64> {
    None
}
