//! The version of the projections follows from the code that makes them, so that nobody has to remember to raise it.

use std::collections::BTreeSet;
use std::path::Path;

use kurator::store::state::PROJECTION;

use crate::circles::House;
use crate::source::{self, SourceFile};

#[path = "../../src/build/source_hash.rs"]
mod source_hash;

/// Folders whose code the build script hashes.
const HASHED: [&str; 3] = ["domain", "store/log", "store/state"];

/// Files that the projections use and that decide nothing of what stands in them, each for its reason.
const WITHOUT_EFFECT: [(&str, &str); 3] = [
    ("", "names the rooms, and exports the macros that `domain` declares"),
    ("store", "names the parts of the store"),
    ("store/error", "tells a failure of SQLite in words"),
];

fn hashed() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let below = |path: &String| HASHED.iter().any(|folder| path.starts_with(&format!("{folder}/")));
    let paths = source::files().into_iter().map(|f| f.path).filter(below);
    paths
        .map(|path| {
            let source = std::fs::read_to_string(root.join("src").join(&path)).unwrap();
            (format!("src/{path}"), source)
        })
        .collect()
}

/// The files that those of the projections use, straight or through others.
fn used(files: Vec<SourceFile>) -> BTreeSet<String> {
    let arrows = House::of(files).all_arrows();
    let makes = |path: &&Vec<String>| path.starts_with(&["store".into(), "state".into()]);
    let schema: Vec<String> = ["store", "log", "schema"].map(str::to_owned).into();
    let mut next: Vec<Vec<String>> = arrows.keys().filter(makes).cloned().chain([schema]).collect();
    let mut seen: BTreeSet<Vec<String>> = next.iter().cloned().collect();
    while let Some(at) = next.pop() {
        for to in arrows.get(&at).into_iter().flat_map(|to| to.keys()) {
            // What a module has below it is used where it is named.
            if !to.starts_with(&at) && seen.insert(to.clone()) {
                next.push(to.clone());
            }
        }
    }
    seen.into_iter().map(|path| path.join("/")).collect()
}

fn unhashed(files: Vec<SourceFile>) -> Vec<String> {
    let held = |path: &String| {
        HASHED.iter().any(|folder| path == folder || path.starts_with(&format!("{folder}/")))
            || WITHOUT_EFFECT.iter().any(|(file, _)| path == file)
    };
    used(files).into_iter().filter(|path| !held(path)).collect()
}

#[test]
fn the_version_is_that_of_the_code() {
    assert_eq!(PROJECTION, source_hash::version(hashed()));
    let build = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/build.rs")).unwrap();
    for folder in HASHED {
        assert!(build.contains(&format!("\"src/{folder}\"")), "the build script does not hash {folder}");
    }
}

#[test]
fn all_that_the_projections_use_is_hashed() {
    let left = unhashed(source::files());
    assert!(left.is_empty(), "the projections use {left:?}, which the build script does not hash");
}

#[test]
fn a_use_from_outside_would_be_seen() {
    let file = |(path, text): (&str, &str)| SourceFile { path: path.into(), pieces: source::pieces(text) };
    let house = |fold: &str| {
        let files = [
            ("domain/id.rs", ""),
            ("norm/span.rs", "pub fn at() {}"),
            ("store/log/schema.rs", ""),
            ("store/log/op.rs", "use crate::norm::span::at;"),
            ("store/state/fold.rs", fold),
        ];
        unhashed(files.map(file).into())
    };
    assert_eq!(house("use crate::domain::id::Id;"), Vec::<String>::new());
    assert_eq!(house("use crate::norm::span::at;"), ["norm/span"]);
    assert_eq!(house("use crate::store::log::op::Op;"), ["norm/span"], "through another");
}

#[test]
fn what_the_code_does_makes_the_version_and_not_how_it_is_written() {
    let version = |source: &str| source_hash::version(vec![("src/domain/day.rs".into(), source.into())]);
    let code = "/// The next day.\npub fn next(day: u32) -> u32 {\n    day + 1\n}\n";
    for same in [
        "/// Another word for it.\npub fn next(day: u32) -> u32 {\n    day + 1\n}\n",
        "pub fn next(day: u32)\n        -> u32 {\n    // one\n    day + 1 }\n",
        "pub fn next(day: u32) -> u32 {\n    day + 1\n}\n\n#[cfg(test)]\nmod tests {\n    fn f() {}\n}\n",
    ] {
        assert_eq!(version(code), version(same), "{same}");
    }
    for other in [
        "pub fn next(day: u32) -> u32 {\n    day + 2\n}\n",
        "pub fn next(day: u64) -> u64 {\n    day + 1\n}\n",
        "pub fn next(day: u32) -> u32 {\n    day + 1\n}\npub const FIRST: u32 = 1;\n",
    ] {
        assert_ne!(version(code), version(other), "{other}");
    }
    let moved = source_hash::version(vec![("src/domain/days.rs".into(), code.into())]);
    assert_ne!(version(code), moved, "a file of another name");
    for number in [0, 8, 10, 99] {
        assert!(version(code) > number, "no version that was given by hand comes again");
    }
}
