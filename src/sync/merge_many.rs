//! Several files merged in one go: while one is taken over the next is verified, and what all of them bring reaches the
//! disk once.

use std::path::{Path, PathBuf};
use std::thread::{Scope, ScopedJoinHandle};

use super::merge::{OwnSnapshot, is_same_state, merge_keeping_snapshot};
use crate::domain::Problem;
use crate::store::{Merged, Store, VerifiedFile};

/// Hears which file is at work, and how many operations of how many.
pub type Watch<'a> = &'a mut dyn FnMut(&str, usize, usize);

/// With so many operations a transaction ends: some thirty seconds of work.
const MAX_BATCH: usize = 1_000_000;

/// A file that is to be merged.
#[derive(Debug)]
pub(super) struct Source {
    pub path: PathBuf,
    /// As it is called in what is told of it.
    pub name: String,
}

/// What came of a file: what it brought, or why it could not be taken.
pub(super) type Outcome = Result<Merged, Problem>;

/// Merges one file after another. Nearly every page of the indexes that one file changes the next one changes again:
/// therefore all are one transaction. Where that fails nothing has changed, and each is taken by itself, so that one
/// that cannot be taken does not stop the others.
///
/// # Errors
/// If one's own file cannot be read.
pub(super) fn merge_all(
    store: &mut Store,
    wanted: &[Source],
    state: &Path,
    watch: Watch<'_>,
) -> Result<Vec<Outcome>, Problem> {
    let mut own = OwnSnapshot::Pending;
    let mut outcomes = Vec::with_capacity(wanted.len());
    std::thread::scope(|scope| {
        let mut prefetch = Prefetch { scope, wanted, state, begun: None, handed: 0 };
        while let Some(looked) = prefetch.next(store)? {
            let other = match looked {
                Ok(Some(other)) => other,
                told => {
                    outcomes.push(told.map(|_| Merged::default()));
                    continue;
                }
            };
            if let Err(problem) = own.keep(store, state) {
                outcomes.push(Err(problem));
                continue;
            }
            let first = prefetch.handed - 1;
            match merge_batch(store, &mut prefetch, other, watch) {
                Ok(row) => outcomes.extend(row),
                // What is wrong with one's own file or its disk is wrong for all of them.
                Err(problem) if problem.id != "foreign-strange" || prefetch.handed - first == 1 => {
                    let (id, args) = (problem.id, problem.args.clone());
                    let again = || Err(Problem { args: args.clone(), ..Problem::new(id) });
                    outcomes.push(Err(problem));
                    outcomes.extend((first + 1..prefetch.handed).map(|_| again()));
                }
                Err(_) => {
                    for wanted in wanted.iter().take(prefetch.handed).skip(first) {
                        outcomes.push(merge_one(store, wanted, state, &mut own, watch));
                    }
                }
            }
        }
        Ok(outcomes)
    })
}

/// Takes over a file and what comes after it, all or none: as long as nobody has to wait for the next one, because the
/// file is locked meanwhile, and others may lie on a slow disk.
fn merge_batch(
    store: &mut Store,
    prefetch: &mut Prefetch<'_, '_>,
    first: VerifiedFile,
    watch: Watch<'_>,
) -> Result<Vec<Outcome>, Problem> {
    store.in_batch(|store| {
        let (mut row, mut operations) = (Vec::new(), 0);
        let mut next = Some(Ok(Some(first)));
        while let Some(looked) = next {
            let name = prefetch.name();
            row.push(match looked {
                Ok(Some(other)) => {
                    let merged = store.merge(&other, &mut |done, all| watch(name, done, all))?;
                    operations += merged.operations;
                    Ok(merged)
                }
                told => told.map(|_| Merged::default()),
            });
            next = if operations < MAX_BATCH && prefetch.is_ready() { prefetch.next(store)? } else { None };
        }
        Ok(row)
    })
}

fn merge_one(
    store: &mut Store,
    wanted: &Source,
    state: &Path,
    own: &mut OwnSnapshot,
    watch: Watch<'_>,
) -> Outcome {
    if is_same_state(store, &wanted.path)? {
        return Ok(Merged::default());
    }
    let mut progress = |done, all| watch(&wanted.name, done, all);
    VerifiedFile::open(&wanted.path, state)
        .and_then(|other| merge_keeping_snapshot(store, &other, state, own, &mut progress))
}

/// The files in their order, the next of which is verified while the last one handed out is taken over: the two have
/// nothing to do with each other until then.
struct Prefetch<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    wanted: &'env [Source],
    state: &'env Path,
    begun: Option<ScopedJoinHandle<'scope, Result<VerifiedFile, Problem>>>,
    /// How many were handed out.
    handed: usize,
}

impl Prefetch<'_, '_> {
    /// The next file; of it `None` if it brings nothing.
    ///
    /// # Errors
    /// If one's own file cannot be read.
    fn next(&mut self, store: &Store) -> Result<Option<Result<Option<VerifiedFile>, Problem>>, Problem> {
        let Some(wanted) = self.wanted.get(self.handed) else { return Ok(None) };
        let verifying = match self.begun.take() {
            Some(verifying) => Some(verifying),
            None => self.begin(store, wanted)?,
        };
        self.handed += 1;
        let looked = verifying.map(|v| v.join().unwrap_or_else(|_| Err(Problem::new("store-failed"))));
        if let Some(next) = self.wanted.get(self.handed) {
            self.begun = self.begin(store, next)?;
        }
        Ok(Some(match looked {
            Some(Ok(other)) => Ok((store.count_missing(&other)? > 0).then_some(other)),
            Some(Err(problem)) => Err(problem),
            None => Ok(None),
        }))
    }

    /// Whether the next file can be handed out without waiting.
    fn is_ready(&self) -> bool {
        self.begun.as_ref().is_none_or(ScopedJoinHandle::is_finished)
    }

    /// The file that was handed out last.
    fn name(&self) -> &'_ str {
        self.wanted.get(self.handed.saturating_sub(1)).map_or("", |w| &w.name)
    }
}

impl<'scope, 'env> Prefetch<'scope, 'env> {
    fn begin(
        &self,
        store: &Store,
        wanted: &'env Source,
    ) -> Result<Option<ScopedJoinHandle<'scope, Result<VerifiedFile, Problem>>>, Problem> {
        if is_same_state(store, &wanted.path)? {
            return Ok(None);
        }
        let state = self.state;
        Ok(Some(self.scope.spawn(move || VerifiedFile::open(&wanted.path, state))))
    }
}
