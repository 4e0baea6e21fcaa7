//! Comments and names speak the terms of the field: event sourcing, SQLite, social work. Words that only their authors understood
//! do not come back.

use std::fs;
use std::path::{Path, PathBuf};

use crate::source::{self, SourceToken};

/// Words that no comment of the program holds, each with what to write instead.
const PRIVATE: [(&str, &str); 26] = [
    ("told", "reported, shown, known"),
    ("tells", "shows, reports, identifies"),
    ("stands", "is, comes, the state of"),
    ("stood", "was, as of"),
    ("whoever", "a person who"),
    ("whichever", "any"),
    ("anew", "again"),
    ("hers", "the curator's"),
    ("keepsake", "pending operations, tail"),
    ("deed", "action"),
    ("deeds", "actions"),
    ("beneath", "suspended, under"),
    ("namesake", "a person of one name"),
    ("namesakes", "people of one name"),
    ("held against", "compared with"),
    ("what it is for", "its purpose"),
    ("slip of the finger", "typing error"),
    ("slips of the finger", "typing errors"),
    ("sieve", "validation"),
    ("keeper", "guard"),
    ("let go", "closed, dropped, released"),
    ("lets go", "closes, drops, releases"),
    ("oneself", "the curator"),
    ("one's", "the name of what owns it"),
    ("what one", "what the user, what a curator"),
    ("nobody knows", "it is not known"),
];

/// The comment of a line without its code spans and quotations, in lower case; `None` where it has none.
fn comment(line: &str) -> Option<String> {
    let at = line.match_indices("//").find(|(at, _)| {
        let before = &line[..*at];
        !before.ends_with(':') && before.matches('"').count().is_multiple_of(2)
    })?;
    let mut plain = String::new();
    let (mut code, mut quoted) = (false, false);
    for letter in line[at.0..].trim_start_matches(['/', '!']).chars() {
        match letter {
            '`' => code = !code,
            '«' => quoted = true,
            '»' => quoted = false,
            _ if !code && !quoted => plain.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    Some(plain)
}

/// The private words of a comment.
fn private(comment: &str) -> Vec<&'static str> {
    let words: Vec<&str> =
        comment.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
    let is_there = |term: &str| {
        let term: Vec<&str> = term.split(' ').collect();
        words.windows(term.len()).any(|part| part == term)
    };
    PRIVATE.iter().map(|(term, _)| *term).filter(|term| is_there(term)).collect()
}

/// The words of a text or a name in lower case.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in text.chars() {
        if !letter.is_ascii_alphabetic() || (letter.is_ascii_uppercase() && was_small) {
            words.push(String::new());
        }
        was_small = letter.is_ascii_lowercase();
        if letter.is_ascii_alphabetic() {
            words.last_mut().unwrap().push(letter.to_ascii_lowercase());
        }
    }
    words.into_iter().filter(|w| !w.is_empty()).collect()
}

/// The words without the endings of number and tense.
fn stems(text: &str) -> Vec<String> {
    let stem = |word: String| {
        let ending = ["ies", "es", "ing", "ed", "s"].into_iter().find_map(|end| word.strip_suffix(end));
        ending.filter(|stem| stem.len() > 1).map_or_else(|| word.clone(), str::to_owned)
    };
    words(text).into_iter().map(stem).collect()
}

/// Words that add nothing to a name.
const EMPTY: [&str; 19] = [
    "the", "a", "an", "of", "its", "it", "is", "are", "in", "on", "at", "for", "to", "by", "and", "or",
    "that", "which", "what",
];

/// Whether a doc of one line says no more than the name and the types below it. A term in Russian says more.
fn repeats(doc: &str, item: &str) -> bool {
    let empty: Vec<String> = EMPTY.iter().flat_map(|word| stems(word)).collect();
    let said: Vec<String> = stems(doc).into_iter().filter(|word| !empty.contains(word)).collect();
    let named = stems(item);
    doc.is_ascii() && !said.is_empty() && said.iter().all(|word| named.contains(word))
}

#[test]
fn no_doc_repeats_its_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths.sort();
    let (mut docs, mut faults) = (0, Vec::new());
    for path in &paths {
        let text = fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let is_doc = |i: usize| lines.get(i).is_some_and(|l| l.starts_with("///"));
        for (i, line) in lines.iter().enumerate() {
            let Some(doc) = line.strip_prefix("/// ") else { continue };
            if is_doc(i + 1) || (i > 0 && is_doc(i - 1)) {
                continue;
            }
            docs += 1;
            let item = lines[i + 1..].iter().find(|l| !l.starts_with("#[") && !l.starts_with(")]"));
            if item.is_some_and(|item| repeats(doc, item)) {
                faults.push(format!("src/{}:{}: {doc}", path.strip_prefix(&root).unwrap().display(), i + 1));
            }
        }
    }
    assert!(docs > 2000, "only {docs} docs were read");
    assert!(faults.is_empty(), "these say no more than the name:\n{}", faults.join("\n"));
}

#[test]
fn a_doc_that_repeats_its_name_would_be_seen() {
    for (doc, item) in [
        ("Up.", "Up,"),
        ("The family.", "pub family: FamilyId,"),
        ("Ids of the curators.", "pub fn curator_ids(&self) -> Vec<CuratorId> {"),
    ] {
        assert!(repeats(doc, item), "{doc}");
    }
    for (doc, item) in [
        ("Up by one page.", "Up,"),
        ("A curator (куратор семьи).", "CuratorId"),
        ("First day, inclusive.", "pub from: NaiveDate,"),
    ] {
        assert!(!repeats(doc, item), "{doc}");
    }
}

/// The files of source below a folder.
pub fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_comment_speaks_a_private_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths.sort();
    let (mut comments, mut faults) = (0, Vec::new());
    for path in &paths {
        for (number, line) in fs::read_to_string(path).unwrap().lines().enumerate() {
            let Some(comment) = comment(line) else { continue };
            comments += 1;
            for term in private(&comment) {
                let instead = PRIVATE.iter().find(|(t, _)| *t == term).unwrap().1;
                let place = path.strip_prefix(&root).unwrap().display();
                faults.push(format!("src/{place}:{}: «{term}»: rather {instead}", number + 1));
            }
        }
    }
    assert!(comments > 4000, "only {comments} lines of comments were read");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Private words that no name of the program is made of. Others of the list are plain words in a name.
const IN_NAMES: [&str; 13] = [
    "told",
    "tells",
    "stands",
    "stood",
    "whoever",
    "whichever",
    "anew",
    "hers",
    "keepsake",
    "deeds",
    "beneath",
    "namesake",
    "namesakes",
];

/// The private words that a name is made of.
fn private_parts(name: &str) -> Vec<&'static str> {
    let parts = words(name);
    IN_NAMES.iter().filter(|word| parts.iter().any(|part| part == *word)).copied().collect()
}

#[test]
fn no_name_speaks_a_private_language() {
    let (mut names, mut faults) = (0, Vec::new());
    for file in source::files() {
        for (at, (_, piece)) in file.pieces.iter().enumerate() {
            let SourceToken::Word(name) = piece else { continue };
            names += 1;
            for word in private_parts(name) {
                let instead = PRIVATE.iter().find(|(term, _)| *term == word).unwrap().1;
                faults.push(format!("{}: {name}: rather {instead}", file.place(at)));
            }
        }
    }
    assert!(names > 100_000, "only {names} names were read");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Whether a comment names a document by a number, as the collection of documents was numbered once.
fn numbers_a_document(comment: &str) -> bool {
    let words: Vec<&str> = comment.split_whitespace().map(|w| w.trim_matches(['(', ';', ','])).collect();
    let is_number = |w: &str| matches!(w, "000" | "001" | "002" | "003" | "004");
    words
        .windows(2)
        .any(|pair| is_number(pair[0]) && (pair[1].starts_with("п.") || pair[1].starts_with("разд.")))
}

#[test]
fn comments_name_documents_by_their_names() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    sources(&root.join("src"), &mut paths);
    sources(&root.join("tests"), &mut paths);
    let mut faults = Vec::new();
    for path in &paths {
        for (number, line) in fs::read_to_string(path).unwrap().lines().enumerate() {
            if comment(line).is_some_and(|c| numbers_a_document(&c)) {
                faults.push(format!("{}:{}", path.strip_prefix(root).unwrap().display(), number + 1));
            }
        }
    }
    assert!(paths.len() > 500, "only {} files were read", paths.len());
    assert!(faults.is_empty(), "«Югра п. 5.8», not a number of the document:\n{}", faults.join("\n"));
    assert!(numbers_a_document("form of accompaniment (югра п. 7.1, 000 п. 10.1)"));
    assert!(!numbers_a_document("48 000 руб. и 004 строки"));
}

#[test]
fn a_private_word_would_be_seen() {
    let of = |line: &str| comment(line).map(|c| private(&c));
    assert_eq!(of("    /// How the family stands."), Some(vec!["stands"]));
    assert_eq!(of("let a = 1; // Whoever wrote it, told of hers"), Some(vec!["told", "whoever", "hers"]));
    assert_eq!(of("//! Rows held against the log."), Some(vec!["held against"]));
    assert_eq!(private_parts("connected_anew"), ["anew"]);
    assert_eq!(private_parts("WhoeverStands"), ["stands", "whoever"]);
    assert!(private_parts("bystanders_deed").is_empty());
    // Parts of words, code, quotations and addresses are none.
    assert_eq!(of("/// Withstands `told`, «stands» and understood."), Some(vec![]));
    assert_eq!(of("let link = \"https://stands\";"), None);
    assert_eq!(of("let text = \"a // told\";"), None);
}
