//! All files of an exchange folder merged in memory, without writing: the report of the head of a service.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::exchange::copies;
use crate::domain::{FileFault, UserError};
use crate::store::{Author, Entropy, KeyRing, Store, VerifiedFile};

/// A file of the folder.
#[derive(Debug)]
pub struct GatheredFile {
    /// Its name.
    pub file: String,
    /// The day of the last operation in it, or why it was left out.
    pub outcome: Result<Option<NaiveDate>, UserError>,
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
                    Ok(other.last_day())
                });
                files.push(GatheredFile { file: file.clone(), outcome });
            }
            Ok(())
        })
    })?;
    if files.iter().all(|f| f.outcome.is_err()) {
        return Err(UserError::new("report-no-files").with("path", folder.display()));
    }
    Ok((store, files))
}
