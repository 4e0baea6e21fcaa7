//! Soft hyphens (мягкие переносы) in Russian words: an office breaks the word there, where its cell is too narrow.

/// The sign that is seen only where a line ends.
const SOFT: char = '\u{ad}';

/// Letters before and behind a hyphen.
const LEAST: usize = 2;

/// а е ё и о у ы э ю я
const VOWELS: [char; 10] = [
    '\u{430}', '\u{435}', '\u{451}', '\u{438}', '\u{43e}', '\u{443}', '\u{44b}', '\u{44d}', '\u{44e}',
    '\u{44f}',
];

/// й ъ ь
const TAILS: [char; 3] = ['\u{439}', '\u{44a}', '\u{44c}'];

/// A text with a soft hyphen wherever its words may be broken: before a consonant that a vowel follows, where there is
/// a vowel before it too, and between two vowels.
#[must_use]
pub fn soft(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut broken = String::with_capacity(text.len());
    let mut begins = 0;
    for (i, letter) in letters.iter().enumerate() {
        if !letter.is_alphabetic() {
            begins = i + 1;
        } else if is_break(&letters, begins, i) {
            broken.push(SOFT);
        }
        broken.push(*letter);
    }
    broken
}

/// Letters of a word that a narrow cell of a form has room for.
const LONG: usize = 14;

/// A text with soft hyphens in the words that a narrow cell may have no room for; the parts of a double name are words.
#[must_use]
pub fn long(text: &str) -> String {
    let of = |piece: &str| {
        let is_long = piece.chars().filter(|c| c.is_alphabetic()).count() >= LONG;
        if is_long { soft(piece) } else { piece.to_owned() }
    };
    text.split_inclusive(|c: char| c.is_whitespace() || c == '-').map(of).collect()
}

/// A text as it is read, without soft hyphens.
#[must_use]
pub fn read(text: &str) -> String {
    text.replace(SOFT, "")
}

/// Whether a word may be broken before the letter at `at`.
fn is_break(letters: &[char], begins: usize, at: usize) -> bool {
    let ends = (at..letters.len()).find(|i| !letters[*i].is_alphabetic()).unwrap_or(letters.len());
    let has_room = at >= begins + LEAST && at + LEAST <= ends;
    let is_next_vowel = letters.get(at + 1).is_some_and(|c| is_vowel(*c));
    let begins_syllable = is_consonant(letters[at]) && is_next_vowel;
    let is_between = is_vowel(letters[at]) && at > begins && is_vowel(letters[at - 1]);
    has_room && (begins_syllable || is_between) && letters[begins..at].iter().any(|c| is_vowel(*c))
}

fn is_vowel(letter: char) -> bool {
    letter.to_lowercase().all(|c| VOWELS.contains(&c))
}

fn is_consonant(letter: char) -> bool {
    !is_vowel(letter) && letter.to_lowercase().all(|c| !TAILS.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_a_cell_may_be_too_narrow_for_are_broken() {
        let (name, short) = (
            "\u{43a}\u{440}\u{435}\u{441}\u{442}\u{43e}\u{432}\u{43e}\u{437}\u{434}\u{432}\u{438}\u{436}\u{435}\u{43d}",
            "\u{43e}\u{442}\u{435}\u{446}",
        );
        let broken = long(&format!("{name}-{short} {short}"));
        assert!(broken.starts_with(&format!("{}-", soft(name))), "{broken}");
        assert!(broken.ends_with(&format!("-{short} {short}")), "{broken}");
        assert_eq!(read(&broken), format!("{name}-{short} {short}"));
    }
}
