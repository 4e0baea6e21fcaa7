//! The length of files and functions: past some 350 lines a file holds two ideas, and the second one is not found; past
//! a screen or two a function holds steps that have no name.

use std::fs;
use std::path::{Path, PathBuf};

use crate::comments::sources;

/// The most lines of a file.
const MOST: usize = 350;

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

/// The most lines of a function.
const MOST_OF_FUNCTION: usize = 80;

/// The functions of a formatted text, each with its lines: the brace at its end is at the depth of its beginning.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let depth = line.len() - line.trim_start().len();
        let words: Vec<&str> = line.split_whitespace().collect();
        let before = words.iter().take_while(|w| **w != "fn").count();
        let is_head =
            words[..before].iter().all(|w| w.starts_with("pub") || *w == "const" || w.contains("crate"));
        let Some(name) = words.get(before + 1).filter(|_| is_head) else { continue };
        let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let end = format!("{}}}", " ".repeat(depth));
        let is_short = line.ends_with(';') || line.ends_with('}');
        let end = if is_short { Some(at) } else { (at + 1..lines.len()).find(|i| lines[*i] == end) };
        found.extend(end.map(|end| (name, end - at + 1)));
    }
    found
}

#[test]
fn no_function_has_more_steps_than_one_reads_at_once() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths.sort();
    let (mut read, mut faults) = (0, Vec::new());
    for path in &paths {
        let short = path.strip_prefix(&root).unwrap().display().to_string();
        for (name, lines) in functions(&fs::read_to_string(path).unwrap()) {
            read += 1;
            if lines > MOST_OF_FUNCTION {
                faults.push(format!("src/{short}: {name} has {lines} lines"));
            }
        }
    }
    assert!(read > 5000, "only {read} functions were read");
    assert!(faults.is_empty(), "split them by idea:\n{}", faults.join("\n"));
}

#[test]
fn a_long_function_would_be_seen() {
    let text = "impl A {\n    pub(super) fn of(\n        a: u8,\n    ) -> u8 {\n        a\n    }\n\n    fn short() {}\n}\n";
    assert_eq!(functions(text), [("of".to_owned(), 5), ("short".to_owned(), 1)]);
}
