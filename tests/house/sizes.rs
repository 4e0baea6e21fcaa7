//! The length of files: past some 350 lines a file holds two ideas, and the second one is not found.

use std::fs;
use std::path::{Path, PathBuf};

use crate::comments::sources;

/// The most lines of a file.
const MOST: usize = 380;

/// The files under `root` that are too long, with their lines.
fn too_long(root: &Path) -> Vec<(PathBuf, usize)> {
    let mut paths = Vec::new();
    sources(root, &mut paths);
    let mut found: Vec<(PathBuf, usize)> = paths
        .into_iter()
        .map(|path| {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            (path.strip_prefix(root).unwrap().to_owned(), lines)
        })
        .filter(|(_, lines)| *lines > MOST)
        .collect();
    found.sort();
    found
}

#[test]
fn no_file_is_two_ideas_long() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut read = Vec::new();
    sources(&root, &mut read);
    assert!(read.len() > 300, "only {} files were read", read.len());
    let long = too_long(&root);
    assert!(long.is_empty(), "more than {MOST} lines; cut them by idea: {long:?}");
}

#[test]
fn a_file_that_grows_too_long_would_be_seen() {
    let root = tempfile::tempdir().unwrap();
    let inner = root.path().join("ledger");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("row.rs"), "//\n".repeat(MOST)).unwrap();
    assert!(too_long(root.path()).is_empty());
    fs::write(inner.join("row.rs"), "//\n".repeat(MOST + 1)).unwrap();
    fs::write(root.path().join("short.rs"), "//\n").unwrap();
    assert_eq!(too_long(root.path()), [(PathBuf::from("ledger/row.rs"), MOST + 1)]);
}
