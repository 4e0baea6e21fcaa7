//! Where it is noted how files were left.

use std::path::{Path, PathBuf};

use super::atomic_file;

/// The note about the district in `file`, in the folder of the program's state.
#[must_use]
pub fn note(state: &Path, file: &Path) -> PathBuf {
    state.join("left").join(format!("{:016x}", atomic_file::path_hash(file)))
}
