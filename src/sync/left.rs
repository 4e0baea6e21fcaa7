//! Where it is noted how files were left.

use std::path::{Path, PathBuf};

use super::durable;

/// The note about the district in `file`, in the folder of the program's state.
#[must_use]
pub fn note(state: &Path, file: &Path) -> PathBuf {
    state.join("left").join(format!("{:016x}", durable::mark(file)))
}
