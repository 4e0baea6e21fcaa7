//! All files of an exchange folder merged in memory, without writing: the report of the head of a service.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::exchange::copies;
use crate::domain::district::District;
use crate::domain::{Act, FileFault, Id, UserError};
use crate::record;
use crate::store::{Author, Entropy, FileOwner, KeyRing, Store, VerifiedFile};

/// A file of the folder.
#[derive(Debug)]
pub struct GatheredFile {
    /// Its name.
    pub file: String,
    /// The day of the last operation in it, or why it was left out.
    pub outcome: Result<Option<NaiveDate>, UserError>,
    /// Whose it is, as far as it could be read.
    pub owner: FileOwner,
}

/// The files of the folder that may be copies.
///
/// # Errors
/// If the folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, UserError> {
    Ok(copies(folder)?.into_iter().map(|name| folder.join(name)).collect())
}

/// Merges the files of the folder in memory. A file that cannot be read does not stop the others. `watch` hears the
/// name of each file before it is read, and may stop.
///
/// # Errors
/// If the folder cannot be read, none of its files can, or `watch` stopped.
pub fn gather(
    folder: &Path,
    state: &Path,
    author: Author,
    keys: &KeyRing,
    watch: &mut dyn FnMut(&str) -> ControlFlow<()>,
) -> Result<(Store, Vec<GatheredFile>), UserError> {
    let names = copies(folder)?;
    let mut store = Store::in_memory(author, Entropy::System)?;
    let mut files = Vec::with_capacity(names.len());
    store.with_large_cache(|store| {
        // The next file is verified by another thread while this one is merged.
        std::thread::scope(|scope| {
            let verify = |file: &String| {
                scope.spawn({
                    let path = folder.join(file);
                    move || VerifiedFile::open(&path, state, keys)
                })
            };
            let mut begun = names.first().map(verify);
            for (place, file) in names.iter().enumerate() {
                if watch(file).is_break() {
                    return Err(UserError::new("report-stopped"));
                }
                let broken = || Err(UserError::file(FileFault::Failed));
                let verified = begun.take().map_or_else(broken, |v| v.join().unwrap_or_else(|_| broken()));
                begun = names.get(place + 1).map(verify);
                let outcome = verified.and_then(|other| {
                    store.gather(&other)?;
                    Ok((other.last_day(), other.owner()?))
                });
                let (outcome, owner) = match outcome {
                    Ok((last, owner)) => (Ok(last), owner),
                    Err(problem) => (Err(problem), FileOwner::default()),
                };
                files.push(GatheredFile { file: file.clone(), outcome, owner });
            }
            Ok(())
        })
    })?;
    if files.iter().all(|f| f.outcome.is_err()) {
        return Err(UserError::new("report-no-files").with("path", folder.display()));
    }
    if let Some(regulation) = contested(&files) {
        let district = record!(District { id: Id::DISTRICT, regulation });
        store.record(Act::RegulationChosen, &[district])?;
    }
    Ok((store, files))
}

/// The regulation of the most files, where they are kept under several: which of them was read first decides nothing.
fn contested(files: &[GatheredFile]) -> Option<String> {
    let mut of_files: BTreeMap<&str, usize> = BTreeMap::new();
    for id in files.iter().filter_map(|f| f.owner.regulation.as_deref()) {
        *of_files.entry(id).or_default() += 1;
    }
    let most = of_files.iter().max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id)))?;
    (of_files.len() > 1).then(|| (*most.0).to_owned())
}
