//! Merging many files: the next one is verified while one is merged, and all are synced together.

use std::path::{Path, PathBuf};
use std::thread::{Scope, ScopedJoinHandle};

use super::erasure;
use super::merge::{OwnSnapshot, bring_and_note, bring_noted, is_same_state};
use super::others::OtherFiles;
use crate::domain::{FileFault, UserError};
use crate::store::{MergeResult, Store, UncheckedMerge, VerifiedFile};

/// Reports the file at work, and how many of its operations are merged.
pub type MergeWatch<'a> = &'a mut dyn FnMut(&str, usize, usize);

/// The operations after which a transaction is committed: some thirty seconds of work.
const MAX_BATCH: usize = 1_000_000;

/// A file to merge.
#[derive(Debug)]
pub(super) struct MergeSource {
    pub path: PathBuf,
    /// Its name in messages.
    pub name: String,
}

/// The result of the merge of a file, or why it was not merged.
pub(super) type MergeOutcome<T> = Result<T, UserError>;

/// Merges one file after another in one transaction, because each changes nearly every page of the indexes. If that
/// fails nothing has changed, and each is merged in a transaction of its own, so that one faulty file does not stop
/// the others. Findings are looked for once, after the last one.
///
/// # Errors
/// If the own file cannot be read.
pub(super) fn merge_all(
    store: &mut Store,
    wanted: &[MergeSource],
    state: &Path,
    watch: MergeWatch<'_>,
) -> Result<Vec<MergeOutcome<MergeResult>>, UserError> {
    let outcomes = bring_all(store, wanted, state, watch)?;
    if outcomes.iter().flatten().any(|brought| brought.erased() > 0) {
        erasure::clean_after_merge(store, state)?;
    }
    let mut faults = Vec::with_capacity(outcomes.len());
    let mut brought = Vec::with_capacity(outcomes.len());
    for outcome in outcomes {
        match outcome {
            Ok(one) => {
                brought.push(one);
                faults.push(None);
            }
            Err(problem) => faults.push(Some(problem)),
        }
    }
    let mut merged = store.examine(brought)?.into_iter();
    Ok(faults
        .into_iter()
        .map(|fault| fault.map_or_else(|| Ok(merged.next().unwrap_or_default()), Err))
        .collect())
}

fn bring_all(
    store: &mut Store,
    wanted: &[MergeSource],
    state: &Path,
    watch: MergeWatch<'_>,
) -> Result<Vec<MergeOutcome<UncheckedMerge>>, UserError> {
    let mut own = OwnSnapshot::Pending;
    let mut outcomes = Vec::with_capacity(wanted.len());
    std::thread::scope(|scope| {
        let mut prefetch = Prefetch { scope, wanted, state, begun: None, handed: 0 };
        while let Some(looked) = prefetch.next(store)? {
            let other = match looked {
                Ok(Some(other)) => other,
                nothing_new => {
                    outcomes.push(nothing_new.map(|_| UncheckedMerge::default()));
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
                // A fault of the own file or its disk concerns all of them.
                Err(problem) if !problem.is(FileFault::Strange) || prefetch.handed - first == 1 => {
                    let (kind, id, args) = (problem.kind, problem.id, problem.args.clone());
                    let again = || Err(UserError { kind, args: args.clone(), ..UserError::new(id) });
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

/// Merges a file and those after it in one transaction, as long as the next one is ready: the file is locked
/// meanwhile, and others may lie on a slow disk.
fn merge_batch(
    store: &mut Store,
    prefetch: &mut Prefetch<'_, '_>,
    first: VerifiedFile,
    watch: MergeWatch<'_>,
) -> Result<Vec<MergeOutcome<UncheckedMerge>>, UserError> {
    store.in_batch(|store| {
        let (mut row, mut operations) = (Vec::new(), 0);
        let mut next = Some(Ok(Some(first)));
        while let Some(looked) = next {
            let name = prefetch.name();
            row.push(match looked {
                Ok(Some(other)) => {
                    let brought = bring_and_note(store, &other, &mut |done, all| watch(name, done, all))?;
                    operations += brought.operations();
                    Ok(brought)
                }
                nothing_new => nothing_new.map(|_| UncheckedMerge::default()),
            });
            next = if operations < MAX_BATCH && prefetch.is_ready() { prefetch.next(store)? } else { None };
        }
        Ok(row)
    })
}

fn merge_one(
    store: &mut Store,
    wanted: &MergeSource,
    state: &Path,
    own: &mut OwnSnapshot,
    watch: MergeWatch<'_>,
) -> MergeOutcome<UncheckedMerge> {
    if is_same_state(store, &wanted.path)? {
        return Ok(UncheckedMerge::default());
    }
    let mut progress = |done, all| watch(&wanted.name, done, all);
    OtherFiles::of(store)
        .open(&wanted.path, state)
        .and_then(|other| bring_noted(store, &other, state, own, &mut progress))
}

/// The files in order. The next one is verified by another thread while the last one is merged.
struct Prefetch<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    wanted: &'env [MergeSource],
    state: &'env Path,
    begun: Option<ScopedJoinHandle<'scope, Result<VerifiedFile, UserError>>>,
    /// How many were returned.
    handed: usize,
}

impl Prefetch<'_, '_> {
    /// The next file; `None` inside if it has no new operation.
    ///
    /// # Errors
    /// If the own file cannot be read.
    fn next(&mut self, store: &Store) -> Result<Option<Result<Option<VerifiedFile>, UserError>>, UserError> {
        let Some(wanted) = self.wanted.get(self.handed) else { return Ok(None) };
        let verifying = match self.begun.take() {
            Some(verifying) => Some(verifying),
            None => self.begin(store, wanted)?,
        };
        self.handed += 1;
        let looked = verifying.map(|v| v.join().unwrap_or_else(|_| Err(UserError::file(FileFault::Failed))));
        if let Some(next) = self.wanted.get(self.handed) {
            self.begun = self.begin(store, next)?;
        }
        Ok(Some(match looked {
            Some(Ok(other)) => Ok((store.count_missing(&other)? > 0).then_some(other)),
            Some(Err(problem)) => Err(problem),
            None => Ok(None),
        }))
    }

    /// Whether the next file is verified already.
    fn is_ready(&self) -> bool {
        self.begun.as_ref().is_none_or(ScopedJoinHandle::is_finished)
    }

    /// The name of the file returned last.
    fn name(&self) -> &'_ str {
        self.wanted.get(self.handed.saturating_sub(1)).map_or("", |w| &w.name)
    }
}

impl<'scope, 'env> Prefetch<'scope, 'env> {
    fn begin(
        &self,
        store: &Store,
        wanted: &'env MergeSource,
    ) -> Result<Option<ScopedJoinHandle<'scope, Result<VerifiedFile, UserError>>>, UserError> {
        if is_same_state(store, &wanted.path)? {
            return Ok(None);
        }
        let (state, others) = (self.state, OtherFiles::of(store));
        Ok(Some(self.scope.spawn(move || others.open(&wanted.path, state))))
    }
}
