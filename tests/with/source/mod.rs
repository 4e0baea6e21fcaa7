//! The program's own source as words, signs and texts, without comments: what the tests about the house look at.

#![allow(dead_code, clippy::unwrap_used)]

use std::path::{Path, PathBuf};

/// A piece of source.
#[derive(Clone, Debug, PartialEq)]
pub enum SourceToken {
    /// A name or a number.
    Word(String),
    /// What stands between quotes, of a string or a character.
    Text(String),
    /// Anything else but white space.
    Sign(char),
}

/// A source file.
pub struct SourceFile {
    /// Path from `src` on: `norm/span.rs`.
    pub path: String,
    /// Its pieces, each with its line.
    pub pieces: Vec<(usize, SourceToken)>,
}

impl SourceFile {
    /// Its room: the first folder, or the file itself where it lies in none.
    pub fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// Its module: `norm/span.rs` is `["norm", "span"]`.
    pub fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').filter(|p| *p != "lib" && *p != "main").collect()
    }

    /// Where a piece stands.
    pub fn place(&self, at: usize) -> String {
        format!("src/{}:{}", self.path, self.pieces[at].0)
    }

    pub fn is_word(&self, at: usize, word: &str) -> bool {
        matches!(self.pieces.get(at), Some((_, SourceToken::Word(w))) if w == word)
    }

    pub fn is_sign(&self, at: usize, sign: char) -> bool {
        matches!(self.pieces.get(at), Some((_, SourceToken::Sign(s))) if *s == sign)
    }

    /// Whether `::` stands there.
    pub fn is_path(&self, at: usize) -> bool {
        self.is_sign(at, ':') && self.is_sign(at + 1, ':')
    }

    /// All texts with their places in `pieces`.
    pub fn texts(&self) -> impl Iterator<Item = (usize, &str)> {
        self.pieces.iter().enumerate().filter_map(|(i, (_, p))| match p {
            SourceToken::Text(text) => Some((i, text.as_str())),
            _ => None,
        })
    }
}

/// The files of the program's crate in order of paths: neither its build script nor the package that compiles SQLite.
pub fn files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let read = |p: &PathBuf| SourceFile {
        path: p.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"),
        pieces: pieces(&std::fs::read_to_string(p).unwrap()),
    };
    paths
        .iter()
        .map(read)
        .filter(|f| f.path != "build.rs" && !f.path.starts_with("build/") && !f.path.starts_with("sqlite/"))
        .collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|e| e == "rs") {
            paths.push(path);
        }
    }
}

/// Cuts source into pieces; comments are left out.
pub fn pieces(source: &str) -> Vec<(usize, SourceToken)> {
    let c: Vec<char> = source.chars().collect();
    let at = |i: usize| c.get(i).copied().unwrap_or('\0');
    let is_name = |ch: char| ch.is_alphanumeric() || ch == '_';
    let mut found = Vec::new();
    let (mut i, mut line) = (0, 1);
    while i < c.len() {
        let (from, first_line) = (i, line);
        match c[i] {
            '/' if at(i + 1) == '/' => {
                while i < c.len() && c[i] != '\n' {
                    i += 1;
                }
            }
            '/' if at(i + 1) == '*' => {
                while i < c.len() && !(c[i] == '*' && at(i + 1) == '/') {
                    i += 1;
                }
                i += 2;
            }
            '"' => {
                i += 1;
                let mut text = String::new();
                while i < c.len() && c[i] != '"' {
                    let is_escape = c[i] == '\\';
                    i += usize::from(is_escape);
                    text.push(if is_escape && at(i) == 'n' { '\n' } else { at(i) });
                    i += 1;
                }
                i += 1;
                found.push((first_line, SourceToken::Text(text)));
            }
            'r' if at(i + 1) == '"' || (at(i + 1) == '#' && matches!(at(i + 2), '"' | '#')) => {
                i += 1;
                let marks = c[i..].iter().take_while(|ch| **ch == '#').count();
                i += marks + 1;
                let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', marks)).collect();
                let start = i;
                while i < c.len() && !c[i..].starts_with(&end) {
                    i += 1;
                }
                found.push((first_line, SourceToken::Text(c[start..i].iter().collect())));
                i += end.len();
            }
            // A character, not a lifetime: a quote follows the character or its escape.
            '\'' if at(i + 1) == '\\' || at(i + 2) == '\'' => {
                let start = i + 1;
                i += if at(i + 1) == '\\' { 3 } else { 2 };
                while at(i) != '\'' && i < c.len() {
                    i += 1;
                }
                found.push((first_line, SourceToken::Text(c[start..i].iter().collect())));
                i += 1;
            }
            ch if is_name(ch) => {
                while is_name(at(i)) {
                    i += 1;
                }
                found.push((first_line, SourceToken::Word(c[from..i].iter().collect())));
            }
            ch => {
                i += 1;
                if !ch.is_whitespace() {
                    found.push((first_line, SourceToken::Sign(ch)));
                }
            }
        }
        line += c[from..i.min(c.len())].iter().filter(|ch| **ch == '\n').count();
    }
    found
}
