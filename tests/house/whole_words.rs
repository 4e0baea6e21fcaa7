//! Nothing the program itself says is cut off at eighty columns: names and words of documents may end in `~`, its own
//! sentences may not. In both languages, on every screen and dialog that is kept as a picture.

use std::fs;
use std::path::Path;

use kurator::text::Lang;

/// How many letters before a `~` are enough to know a sentence again.
const KNOWN: usize = 9;

/// The text of the messages between their variables, choices and ids.
fn said(lang: Lang) -> Vec<String> {
    let plain = |line: &str| {
        let text = match line.split_once(" = ") {
            Some((_, text)) => text,
            None => line.split_once(']').map_or(line, |(_, text)| text),
        };
        let mut parts = Vec::new();
        for part in text.split(['{', '}']) {
            parts.push(part.trim().to_owned());
        }
        parts
    };
    let lines = lang.source().lines().filter(|l| !l.starts_with('#'));
    lines.flat_map(plain).filter(|p| p.chars().count() >= KNOWN && !p.contains('$')).collect()
}

/// What stands before each `~` of a line, back to the gap or frame before it.
fn cut_off(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices('~') {
        let before = &line[..at];
        let from = ["  ", "│", "~"].iter().filter_map(|gap| before.rfind(gap).map(|i| i + gap.len())).max();
        found.push(before[from.unwrap_or(0)..].trim().to_owned());
    }
    found
}

/// The end of what was cut, long enough to be known.
fn end(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters[letters.len().saturating_sub(KNOWN)..].iter().collect()
}

/// Whether `cut` breaks off within `sentence`, at `end`: back from there both are the same, to the beginning of one of
/// them. «…, первый г» of a document shares only its last letters with «прошёл первый год».
fn is_cut_short(sentence: &str, cut: &str, end: &str) -> bool {
    sentence.match_indices(end).any(|(at, _)| {
        let begun = sentence[..at + end.len()].to_lowercase();
        let cut = cut.to_lowercase();
        begun.ends_with(&cut) || cut.ends_with(&begun)
    })
}

#[test]
fn a_sentence_cut_short_is_known_from_words_of_a_document() {
    for (sentence, cut, is) in [
        ("прошёл первый год", "семья переселенцев, первый г", false),
        ("прошёл первый год", "прошёл первый г", true),
        ("прошёл первый год", "24.11 Иванова: Прошёл первый г", true),
        ("срок прошёл первый раз", "прошёл первый р", true),
    ] {
        assert_eq!(is_cut_short(sentence, cut, &end(cut)), is, "{cut}");
    }
}

#[test]
fn no_sentence_of_the_program_is_cut_at_eighty_columns() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house/snapshots");
    let (mut pictures, mut faults) = (0, Vec::new());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if !name.ends_with("-80x24") {
            continue;
        }
        pictures += 1;
        let sentences = said(if name.contains("-en-") { Lang::En } else { Lang::Ru });
        for line in fs::read_to_string(&path).unwrap().lines() {
            for cut in cut_off(line) {
                // Documents are called by their numbers, which may be cut like their names; days may not.
                if cut.ends_with(|c: char| c.is_ascii_digit()) && !name.starts_with("rules") {
                    faults.push(format!("{name}: a number is cut: «{cut}~»"));
                }
                let end = end(&cut);
                // A whole sentence before the mark was not cut: what follows it is a name or a date.
                let broken = |s: &&String| is_cut_short(s, &cut, &end) && !s.ends_with(&end);
                if end.chars().count() >= KNOWN
                    && let Some(sentence) = sentences.iter().find(broken)
                {
                    faults.push(format!("{name}: «{cut}~» of «{sentence}»"));
                }
            }
        }
    }
    assert!(pictures > 60, "only {pictures} pictures were looked at");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
