//! Notes of how files were left.

use std::path::{Path, PathBuf};

use super::atomic_file;

/// The note about `file`, under `state`.
#[must_use]
pub fn note(state: &Path, file: &Path) -> PathBuf {
    state.join("left").join(format!("{:016x}", atomic_file::path_hash(file)))
}
