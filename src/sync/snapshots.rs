//! The last three states of a file, verified: what stood there before a merge or a restoring.

use std::fs;
use std::path::{Path, PathBuf};

use super::durable::{self, Back};
use crate::domain::Problem;
use crate::store::{Foreign, Store};

/// How many are kept.
const KEPT: usize = 3;

/// The snapshots of one file, in the folder of the program's state.
#[derive(Clone, Debug)]
pub struct Snapshots {
    folder: PathBuf,
}

impl Snapshots {
    /// Those of the district in `file`, kept under `state`.
    #[must_use]
    pub fn of(state: &Path, file: &Path) -> Snapshots {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Snapshots { folder: state.join("snapshots").join(format!("{stem}-{:016x}", durable::mark(file))) }
    }

    /// Keeps the file as it is now, unless the last snapshot says the same, and lets the oldest go.
    ///
    /// # Errors
    /// If it cannot be written or does not come out whole; then the older ones stand.
    pub fn keep(&self, store: &Store) -> Result<PathBuf, Problem> {
        durable::private_folder(&self.folder).map_err(|e| durable::failure(&self.folder, e))?;
        let mut all = self.numbered();
        if let Some((_, last)) = all.last()
            && Foreign::peek(last).ok() == Some(store.digest()?)
        {
            return Ok(last.clone());
        }
        let number = all.last().map_or(0, |(number, _)| *number) + 1;
        let path = self.folder.join(format!("{number:06}.kurator"));
        durable::put(&path, Back::Anywhere, |part| store.copy_pages(part))?;
        all.push((number, path.clone()));
        let surplus = all.len().saturating_sub(KEPT);
        for (_, old) in &all[..surplus] {
            // One too many does no harm.
            let _ = fs::remove_file(old);
        }
        Ok(path)
    }

    /// All that are there, the oldest first.
    #[must_use]
    pub fn list(&self) -> Vec<PathBuf> {
        self.numbered().into_iter().map(|(_, path)| path).collect()
    }

    fn numbered(&self) -> Vec<(u64, PathBuf)> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut all: Vec<(u64, PathBuf)> = entries
            .flatten()
            .map(|e| e.path())
            .filter(|p| p.extension().is_some_and(|e| e == "kurator"))
            .filter_map(|p| Some((p.file_stem()?.to_str()?.parse().ok()?, p)))
            .collect();
        all.sort();
        all
    }
}
