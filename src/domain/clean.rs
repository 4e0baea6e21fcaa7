//! A text as the file keeps it: without signs that cannot be seen.

use super::fold::is_plain;

/// Whether a text has lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// It is one line: line ends and tabs are blanks.
    One,
    /// Line ends and tabs are kept.
    Several,
}

/// Whether a sign has no place in a text: a control character or an invisible one.
#[must_use]
pub fn is_stray(sign: char, lines: Lines) -> bool {
    match sign {
        '\n' | '\t' => lines == Lines::One,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => true,
        c => c.is_control(),
    }
}

/// A text as it is kept: one form for every letter (NFC), no control characters but line ends, no invisible ones.
#[must_use]
pub fn clean(text: &str, lines: Lines) -> String {
    use unicode_normalization::UnicodeNormalization;
    // Most texts have nothing to clean.
    if text.chars().all(|c| is_plain(c) && !c.is_ascii_control()) {
        return text.trim().to_owned();
    }
    // Letters are composed last: a removed sign may have been between a letter and its mark.
    let mut before = ' ';
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match (c, std::mem::replace(&mut before, c)) {
            // Joins pictures into one; between letters it is as invisible as the others.
            ('\u{200d}', '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}') => Some(c),
            _ => kept(c, lines),
        })
        .nfc()
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The letter as it is kept; `None`: it is removed.
fn kept(c: char, lines: Lines) -> Option<char> {
    match c {
        '\n' | '\t' if lines == Lines::Several => Some(c),
        '\r' if lines == Lines::Several => Some('\n'),
        '\n' | '\r' | '\t' | '\u{a0}' | '\u{202f}' => Some(' '),
        c => (!is_stray(c, lines)).then_some(c),
    }
}
