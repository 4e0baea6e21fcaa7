//! Forms of the district's own: docx files in a folder beside its file, each under the name of its paper.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::domain::UserError;
use crate::text::{Lang, Words};

/// A form is far smaller; what is larger is not read whole.
const MOST_BYTES: u64 = 16 << 20;

/// Where own forms of a paper may lie, in the order in which they win.
#[must_use]
pub fn places(file: &Path, paper: &str) -> Vec<PathBuf> {
    let beside = file.parent().unwrap_or(Path::new("."));
    let folders = [Lang::Ru, Lang::En].map(|lang| Words::of(lang).say("forms-folder"));
    folders.iter().map(|folder| beside.join(folder).join(format!("{paper}.docx"))).collect()
}

/// The own form of a paper, with its place; `None`: there is none.
///
/// # Errors
/// If there is one that cannot be read: a paper in another form than the one that was asked for would be taken for it.
pub fn own(file: &Path, paper: &str) -> Result<Option<(PathBuf, Vec<u8>)>, UserError> {
    let Some(path) = places(file, paper).into_iter().find(|path| path.exists()) else { return Ok(None) };
    let failed = |e: std::io::Error| UserError::new("form-unread").with("form", path.display()).because(e);
    let mut bytes = Vec::new();
    File::open(&path).map_err(failed)?.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(UserError::new("form-too-large").with("form", path.display()).with("part", ""));
    }
    Ok(Some((path, bytes)))
}
