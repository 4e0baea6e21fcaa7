//! A file that was replaced, laid over, cut off or taken away, while it was open or after the program was killed. What
//! was acknowledged of it is put together first, in a verified file of its own: the newest snapshot and the tail, or the
//! open file itself where it can still be read. Only then is what lies at the path looked at, and the two are merged.
//! Nothing that anybody wrote is removed: a file that is another one goes on under another name.

mod at_path;

use std::fs::{self, Permissions};
use std::path::{Path, PathBuf};

use at_path::{AtPath, disk, folder, is_broken};

use super::atomic_file::{self, ReadBack};
use super::merge::{OwnSnapshot, merge_keeping_snapshot};
use super::snapshots::Snapshots;
use crate::domain::Problem;
use crate::store::log::OpId;
use crate::store::{Acknowledged, Author, Contents, Lock, Sight, Store, VerifiedFile};

/// What came of a recovery.
#[derive(Debug)]
pub enum Mended {
    /// The file at the path had all that was acknowledged, but for so many operations.
    Joined(usize),
    /// Nothing lay at the path: the file lies there again.
    PutBack,
    /// Another file lay at the path: it lies here now, and the file is in its place again.
    PutAside(PathBuf),
    /// All that was acknowledged lies in a file of its own and is read from there, until the path can be written again.
    Waits {
        /// That file.
        rescued: PathBuf,
        /// Why.
        why: Problem,
    },
}

/// A recovery that is done, with the file that was opened by it.
struct Recovered {
    mended: Mended,
    store: Store,
}

/// What is needed to recover one file.
#[derive(Debug)]
pub struct Recovery {
    path: PathBuf,
    state: PathBuf,
    author: Author,
    snapshots: Snapshots,
    /// The disk it lies on. An empty folder where a stick was mounted is not the stick.
    disk: Option<u64>,
    rights: Option<Permissions>,
}

impl Recovery {
    /// For the file at `path`; snapshots and tails lie under `state`.
    #[must_use]
    pub fn of(state: &Path, path: &Path, author: Author) -> Recovery {
        Recovery {
            path: path.to_owned(),
            state: state.to_owned(),
            author,
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

    /// Opens the tail of the file that `store` has open and this program has locked.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn open_tail(&self, store: &mut Store) -> Result<(), Problem> {
        let first = store.first()?;
        store.open_tail(self.tail(first), &self.author.device, self.is_beside_state());
        Ok(())
    }

    /// Where the tail of the file lies that begins with `first`. One for each machine: folders of a network are shared.
    fn tail(&self, first: Option<OpId>) -> PathBuf {
        let first: String = first.map(|op| op.hex()).unwrap_or_default().chars().take(16).collect();
        let device = atomic_file::fnv1a(self.author.device.as_bytes());
        self.snapshots.folder().join(format!("{first}-{device:016x}.tail"))
    }

    /// Whether the file lies on the disk of the state folder.
    fn is_beside_state(&self) -> bool {
        folder(&self.path).and_then(disk) == self.state.ancestors().find_map(disk)
    }

    /// The tails of this machine whose last run did not end with the file in its place, the newest first.
    fn open_tails(&self) -> Vec<(PathBuf, Contents)> {
        let entries = self.snapshots.folder().read_dir().into_iter().flatten().flatten();
        let mut tails: Vec<_> = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|e| e == "tail"))
            .filter_map(|path| Contents::read(&path).map(|tail| (path, tail)))
            .filter(|(_, tail)| !tail.is_closed && tail.origin.device == self.author.device)
            .collect();
        tails.sort_by_key(|(path, _)| {
            std::cmp::Reverse(path.metadata().and_then(|data| data.modified()).ok())
        });
        tails
    }

    /// Removes the tails of which `store`, a verified snapshot of it being kept, has all.
    ///
    /// # Errors
    /// If `store` cannot be read.
    pub fn forget_tails(&self, store: &Store) -> Result<(), Problem> {
        for (path, Contents { acknowledged, .. }) in self.open_tails() {
            if has_all(store, &acknowledged)? {
                // One that stays brings back what is in the snapshot.
                let _ = fs::remove_file(path);
            }
        }
        Ok(())
    }

    /// Brings back what was acknowledged of the file that `store` has open, after `sight`; and how many operations
    /// could not come back at the least.
    ///
    /// # Errors
    /// If what was acknowledged cannot be written anywhere: nothing has changed, and `store` still has it.
    pub fn mend(&self, store: &mut Store, sight: Sight) -> Result<(Mended, usize), Problem> {
        let (at_path, acknowledged) = (self.at_path(), store.acknowledged()?);
        if matches!(at_path, AtPath::Whole)
            && let Ok(new) = self.opened(&self.path)
            && new.has_all(acknowledged.known)?
        {
            store.give_way(new)?;
            return Ok((Mended::Joined(0), 0));
        }
        // The file that was open can still be read, unless its own pages were written over.
        let open = matches!(sight, Sight::Replaced | Sight::Gone).then_some(&*store);
        let (recovered, lacking) = self.recover(&acknowledged, open, at_path)?;
        store.give_way(recovered.store)?;
        Ok((recovered.mended, lacking))
    }

    /// Tries again to bring back what waits in `rescued`, which `store` has open.
    ///
    /// # Errors
    /// If `store` cannot be read any more.
    pub fn come_back(&self, store: &mut Store, rescued: &Path) -> Result<Mended, Problem> {
        let recovered = self.join(rescued.to_owned(), &store.acknowledged()?, self.at_path())?;
        store.give_way(recovered.store)?;
        Ok(recovered.mended)
    }

    /// Brings back what the run before this one acknowledged or had to leave behind, and the file at the path lacks;
    /// gives how many operations, and how many are missing still at the least.
    ///
    /// # Errors
    /// If the file cannot be written; snapshots, tail and what was rescued lie where they lay.
    pub fn take_up(&self, store: &mut Store) -> Result<(usize, usize), Problem> {
        let (mut count, mut missing) = (0, 0);
        for (_, Contents { acknowledged, .. }) in self.open_tails() {
            if !store.is_copy_of(acknowledged.first)? || has_all(store, &acknowledged)? {
                continue;
            }
            let (recovered, lacking) = self.recover(&acknowledged, None, AtPath::Whole)?;
            missing += lacking;
            match recovered.mended {
                Mended::Joined(operations) => count += operations,
                Mended::Waits { why, .. } => return Err(why),
                Mended::PutBack | Mended::PutAside(_) => {}
            }
            store.give_way(recovered.store)?;
        }
        let mut own = OwnSnapshot::Pending;
        for rescued in self.snapshots.rescued() {
            count += self.unite(store, &rescued, &mut own)?;
            remove(&rescued);
        }
        Ok((count, missing))
    }

    /// Puts back a file that is gone from its path, or no whole one any more, since a run that did not end; `None`
    /// where there was no such run, or its file may lie on a disk that is away.
    ///
    /// # Errors
    /// If the file cannot be written; snapshots and tail lie where they lay.
    pub fn put_back_lost(&self) -> Result<Option<(Mended, usize)>, Problem> {
        let beside_state = self.is_beside_state();
        let Some((_, tail)) =
            self.open_tails().into_iter().find(|(_, tail)| tail.origin.beside_state == beside_state)
        else {
            return Ok(None);
        };
        let at_path = match self.at_path() {
            at_path @ AtPath::Nothing => at_path,
            AtPath::Other(problem) if is_broken(&problem) => AtPath::Other(problem),
            _ => return Ok(None),
        };
        // Whoever has the file open brings it back.
        let Ok(_lock) = Lock::take(&self.path, &self.author) else { return Ok(None) };
        // Without a snapshot there is nothing that the tail could be added to.
        let Ok((recovered, lacking)) = self.recover(&tail.acknowledged, None, at_path) else {
            return Ok(None);
        };
        match recovered.mended {
            Mended::Waits { why, .. } => {
                let failed = Problem { cause: why.cause, ..Problem::new("recovery-failed") };
                Err(failed.with("path", self.path.display()))
            }
            mended => Ok(Some((mended, lacking))),
        }
    }

    /// Puts together what was acknowledged, from the file that is still `open` or from snapshots and tail, and merges it
    /// with what lies at the path; and how many operations it lacks at the least.
    fn recover(
        &self,
        acknowledged: &Acknowledged,
        open: Option<&Store>,
        at_path: AtPath,
    ) -> Result<(Recovered, usize), Problem> {
        let recovered = match self.secure(open, acknowledged) {
            Ok((rescued, true)) => return Ok((self.join(rescued, acknowledged, at_path)?, 0)),
            Ok((rescued, false)) => self.join(rescued, acknowledged, at_path)?,
            // Without a snapshot there is still the tail.
            Err(_) if matches!(at_path, AtPath::Whole) => self.bring_back(None, acknowledged)?,
            Err(problem) => {
                return Err(Problem { cause: problem.cause, ..Problem::new("rescue-nothing") });
            }
        };
        let lacking = acknowledged.known.fewer_in(recovered.store.known()?);
        Ok((recovered, lacking))
    }

    fn opened(&self, path: &Path) -> Result<Store, Problem> {
        Store::open(path, self.author.clone())
    }

    /// All that was acknowledged, in a verified file of its own; and whether it is sure that it lacks nothing.
    fn secure(&self, open: Option<&Store>, acknowledged: &Acknowledged) -> Result<(PathBuf, bool), Problem> {
        let rescued = self.snapshots.name_rescue()?;
        if let Some(store) = open {
            let copied = atomic_file::put(&rescued, ReadBack::Cached, |part| store.copy_pages(part));
            let has_all = |_| self.opened(&rescued).and_then(|copy| copy.has_all(acknowledged.known));
            if copied.and_then(has_all).is_ok_and(|has_all| has_all) {
                return Ok((rescued, true));
            }
        }
        let copies = self.snapshots.by_fullness();
        // The fullest may be of a state that another took the place of: the one that comes to all that was acknowledged,
        // and no more, is that of this file.
        for (copy, _) in &copies {
            let made = self.made_of(&rescued, copy, acknowledged);
            let is_it = |()| self.opened(&rescued).and_then(|made| made.has_exactly(acknowledged.known));
            if made.and_then(is_it).is_ok_and(|is_it| is_it) {
                return Ok((rescued, true));
            }
        }
        for (copy, _) in &copies {
            if self.made_of(&rescued, copy, acknowledged).is_ok() {
                return Ok((rescued, false));
            }
        }
        Err(Problem::new("rescue-nothing"))
    }

    /// Snapshot and tail. A snapshot of another file is none of this one's.
    fn made_of(&self, to: &Path, copy: &Path, acknowledged: &Acknowledged) -> Result<(), Problem> {
        atomic_file::put(to, ReadBack::Cached, |part| {
            // Of this program's own making: its lists are believed, and not rebuilt.
            fs::copy(copy, part).map_err(|e| atomic_file::failure(part, e))?;
            let mut made = self.opened(part)?;
            if !made.is_copy_of(acknowledged.first)? {
                return Err(Problem::new("rescue-nothing"));
            }
            made.replay(&acknowledged.ops).map(|_| ())
        })
        .map(|_| ())
    }

    fn join(
        &self,
        rescued: PathBuf,
        acknowledged: &Acknowledged,
        at_path: AtPath,
    ) -> Result<Recovered, Problem> {
        let joined = match at_path {
            AtPath::Whole => self.bring_back(Some(&rescued), acknowledged),
            AtPath::Nothing => {
                self.put_back(&rescued).map(|store| Recovered { mended: Mended::PutBack, store })
            }
            AtPath::Away => Err(Problem::new("rescue-away")),
            AtPath::Other(problem) if is_broken(&problem) => self.put_aside(&rescued),
            AtPath::Other(problem) => Err(match problem.id {
                "store-newer" => Problem::new("rescue-newer"),
                "store-unreachable" | "foreign-missing" => Problem::new("rescue-away"),
                // It could not be looked at: it may well be whole.
                _ => problem,
            }),
        };
        match joined {
            Ok(recovered) => {
                remove(&rescued);
                Ok(recovered)
            }
            Err(problem) => {
                let why = match problem.id {
                    "rescue-away" | "rescue-newer" => problem,
                    _ => Problem { cause: problem.cause, ..Problem::new("rescue-stuck") },
                };
                let store = self.opened(&rescued)?;
                let why = why.with("path", rescued.display());
                Ok(Recovered { mended: Mended::Waits { why, rescued }, store })
            }
        }
    }

    /// Into a copy of the file that lies at the path, which is kept as it came.
    fn bring_back(&self, rescued: Option<&Path>, acknowledged: &Acknowledged) -> Result<Recovered, Problem> {
        let mut store = self.opened(&self.path)?;
        if !store.is_copy_of(acknowledged.first)? {
            drop(store);
            return match rescued {
                Some(rescued) => self.put_aside(rescued),
                None => Err(Problem::new("rescue-nothing")),
            };
        }
        self.snapshots.keep(&store)?;
        // First unchanged: what was done in this copy can still be undone in it.
        let mut count = store.replay(&acknowledged.ops)?;
        if let Some(rescued) = rescued {
            count += self.unite(&mut store, rescued, &mut OwnSnapshot::Kept)?;
        }
        Ok(Recovered { mended: Mended::Joined(count), store })
    }

    /// Takes over what was rescued; how many operations.
    fn unite(&self, store: &mut Store, rescued: &Path, own: &mut OwnSnapshot) -> Result<usize, Problem> {
        let other = VerifiedFile::open(rescued, &self.state)?;
        merge_keeping_snapshot(store, &other, &self.state, own, &mut |_, _| {})
            .map(|merged| merged.operations)
    }
}

/// Whether the file goes on from what was acknowledged.
fn has_all(store: &Store, acknowledged: &Acknowledged) -> Result<bool, Problem> {
    Ok(store.has_all(acknowledged.known)? && !store.lacks_any(&acknowledged.ops)?)
}

/// What was rescued is in its file again.
fn remove(rescued: &Path) {
    // One too many does no harm: it is taken up once more and found to have nothing new.
    let _ = fs::remove_file(rescued);
}
