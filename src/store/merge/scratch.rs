//! A private folder for the copy of an untrusted file while it is verified. It is removed afterwards; what a killed
//! program left is removed by the next one.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::domain::{FileFault, UserError};
use crate::store::file::private_folder;

/// What the names of the folders begin with.
const NAMED: &str = "incoming-";

/// A private folder.
#[derive(Debug)]
pub(in crate::store) struct ScratchFolder {
    folder: PathBuf,
    /// Locked while the program lives: nobody removes a locked folder.
    lock: File,
}

impl ScratchFolder {
    /// Creates a folder in `base`.
    ///
    /// # Errors
    /// If it cannot be created.
    pub(in crate::store) fn new(base: &Path) -> Result<ScratchFolder, UserError> {
        let unmade =
            |e: std::io::Error| UserError::new("scratch-impossible").with("path", base.display()).because(e);
        fs::create_dir_all(base).map_err(unmade)?;
        sweep(base);
        let mut name = [0; 8];
        getrandom::fill(&mut name)
            .map_err(|e| UserError::file(FileFault::Failed).because(anyhow::anyhow!("{e}")))?;
        let folder = base.join(format!("{NAMED}{:016x}", u64::from_be_bytes(name)));
        private_folder(&folder).map_err(unmade)?;
        let lock = File::create_new(folder.join("lock")).map_err(unmade)?;
        lock.try_lock().map_err(|e| unmade(e.into()))?;
        Ok(ScratchFolder { folder, lock })
    }

    /// A path in the folder.
    pub(in crate::store) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for ScratchFolder {
    fn drop(&mut self) {
        let _ = self.lock.unlock();
        // What remains is removed the next time.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Removes the folders of programs that have ended.
fn sweep(base: &Path) {
    let Ok(entries) = fs::read_dir(base) else { return };
    for folder in entries.flatten().filter(|e| e.file_name().to_string_lossy().starts_with(NAMED)) {
        let lock = File::options().write(true).open(folder.path().join("lock"));
        if lock.is_ok_and(|lock| lock.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(folder.path());
        }
    }
}
