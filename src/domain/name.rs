//! Names of people: the form they are compared in, and the short form «Иванова М. П.».

use crate::domain::fold;

/// A name as it is compared: in small letters, with one letter for the two that are written for each other.
#[must_use]
pub fn folded(name: &str) -> String {
    let name = name.trim();
    // Nearly every name: one pass, without the tables of Unicode.
    if name.chars().all(fold::is_plain) {
        return fold::fold(name);
    }
    name.to_lowercase().replace('\u{451}', "\u{435}")
}

/// Whether it is a letter of the Russian alphabet: asked of every letter of thousands of names, most of which are, before
/// the tables of Unicode are.
fn is_russian(c: char) -> bool {
    matches!(c, '\u{410}'..='\u{44f}' | '\u{401}' | '\u{451}')
}

/// The short form of a full name: the surname and initials. A title that is not a full name stays as it is.
///
/// ```
/// assert_eq!(kurator::domain::name::short("Иванова Мария Петровна"), "Иванова М. П.");
/// assert_eq!(kurator::domain::name::short("Николаевы"), "Николаевы");
/// ```
#[must_use]
pub fn short(full: &str) -> String {
    let words: Vec<&str> = full.split_whitespace().collect();
    let is_name = |w: &&str| {
        w.chars().count() > 1
            && w.chars().next().is_some_and(char::is_uppercase)
            && w.chars().all(|c| is_russian(c) || c == '-' || c.is_alphabetic())
    };
    match words.as_slice() {
        [last, rest @ ..] if (1..=2).contains(&rest.len()) && words.iter().all(is_name) => {
            let mut text = (*last).to_owned();
            for word in rest {
                text.push(' ');
                text.extend(word.chars().take(1));
                text.push('.');
            }
            text
        }
        _ => words.join(" "),
    }
}
