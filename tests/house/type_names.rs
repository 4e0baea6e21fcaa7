//! Every type of the program has a name of its own: a search for the name finds one declaration, and what uses it.

use std::collections::BTreeMap;

use crate::source::{self, SourceFile, SourceToken, pieces};

/// The macros that declare a type for each name in their braces.
const DECLARING: [&str; 2] = ["codes", "declare"];

/// The word at this place, if it is one.
fn word(file: &SourceFile, at: usize) -> Option<&str> {
    match file.pieces.get(at) {
        Some((_, SourceToken::Word(word))) => Some(word),
        _ => None,
    }
}

/// The types that a file declares, each with its place. An associated type belongs to its trait and is none of them.
fn declared(file: &SourceFile) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let (mut depth, mut declaring) = (0_usize, None);
    for at in 0..file.pieces.len() {
        match &file.pieces[at].1 {
            SourceToken::Sign('{') => depth += 1,
            SourceToken::Sign('}') => {
                depth -= 1;
                declaring = declaring.filter(|begun| depth > *begun);
            }
            SourceToken::Word(keyword) => {
                let name = word(file, at + 1).filter(|name| name.starts_with(char::is_uppercase));
                let is_type = matches!(keyword.as_str(), "struct" | "enum" | "trait" | "union")
                    || (keyword == "type" && depth == 0);
                if let Some(name) = name.filter(|_| is_type) {
                    found.push((name, at + 1));
                } else if DECLARING.contains(&keyword.as_str())
                    && file.is_sign(at + 1, '!')
                    && file.is_sign(at + 2, '{')
                {
                    declaring = Some(depth);
                } else if declaring.is_some_and(|begun| depth == begun + 1)
                    && keyword.starts_with(char::is_uppercase)
                    && !file.is_sign(at - 1, ':')
                    && (file.is_sign(at + 1, '{') || file.is_word(at + 1, "is"))
                {
                    found.push((keyword, at));
                }
            }
            _ => {}
        }
    }
    found
}

/// The names that several declarations have, with their places.
fn shared(files: &[SourceFile]) -> BTreeMap<&str, Vec<String>> {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in files {
        for (name, at) in declared(file) {
            places.entry(name).or_default().push(file.place(at));
        }
    }
    places.retain(|_, at| at.len() > 1);
    places
}

#[test]
fn every_type_has_a_name_of_its_own() {
    let files = source::files();
    let types: usize = files.iter().map(|file| declared(file).len()).sum();
    assert!(types > 1000, "only {types} types were read");
    let shared = shared(&files);
    assert!(shared.is_empty(), "say in each name what the type holds: {shared:#?}");
}

#[test]
fn a_name_of_two_types_would_be_seen() {
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), pieces: pieces(text) };
    let one = file("plan/week.rs", "pub struct Row { a: u8 }\nimpl A { type Row = u8; }\nuse b::Row;");
    assert!(shared(std::slice::from_ref(&one)).is_empty());
    for text in [
        "enum Row { A }",
        "type Row = u8;",
        "codes! { Row { A = \"a\", } }",
        "declare! { Row is Kind::Row { } }",
    ] {
        let both = [file("plan/week.rs", "pub struct Row;"), file("norm/row.rs", text)];
        assert_eq!(shared(&both).into_keys().collect::<Vec<_>>(), ["Row"], "{text}");
    }
}
