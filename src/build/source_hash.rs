//! A hash of source code that changes with what the code does and not with how it is written down.

/// The code without comments, indentation and line ends, and without its tests.
pub fn meaning(source: &str) -> String {
    let end = source.find("\n#[cfg(test)]\nmod ").unwrap_or(source.len());
    let lines = source[..end].lines().map(str::trim).filter(|line| !line.starts_with("//"));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// FNV-1a over `text`, going on from `hash`.
pub fn add(hash: u64, text: &str) -> u64 {
    text.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The hash of nothing.
pub const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The version of projections made by these files, each a path and its source, in any order. It is positive and greater
/// than every number that was once given by hand.
pub fn version(mut files: Vec<(String, String)>) -> i64 {
    files.sort();
    let hash = files.iter().fold(EMPTY, |hash, (path, source)| add(add(hash, path), &meaning(source)));
    i64::try_from(hash >> 2).unwrap_or_default() | (1 << 61)
}
