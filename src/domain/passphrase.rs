//! How hard a passphrase is to guess: shown while one is chosen, never enforced.

/// How long a passphrase holds out against a thief who has the file and a rack of computers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassphraseStrength {
    /// Days at the most.
    Weak,
    /// Years.
    Fair,
    /// Longer than anybody waits.
    Good,
}

impl PassphraseStrength {
    /// Its name in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            PassphraseStrength::Weak => "weak",
            PassphraseStrength::Fair => "fair",
            PassphraseStrength::Good => "good",
        }
    }

    /// The strength of a text. A word counts as one of some thousands that people choose, whatever its length; a thing said
    /// twice counts once; figures in a row, dates and years count little.
    #[must_use]
    pub fn of(text: &str) -> PassphraseStrength {
        match bits(text) {
            bits if bits < FAIR => PassphraseStrength::Weak,
            bits if bits < GOOD => PassphraseStrength::Fair,
            _ => PassphraseStrength::Good,
        }
    }
}

/// Half-bits of surprise from which on a passphrase is fair, and good. One guess costs a tenth of a second: 2³⁶ guesses
/// take a thousand computers some weeks, 2⁴⁸ some hundred years.
const FAIR: usize = 2 * 37;
const GOOD: usize = 2 * 48;

/// A word of a language: one of about 8,000 that come to mind, in one of its forms.
const WORD: usize = 2 * 13;

/// A letter that follows from no word.
const LETTER: usize = 2 * 5;

/// A figure that follows from no row.
const FIGURE: usize = 2 * 3;

fn bits(text: &str) -> usize {
    let text = text.to_lowercase();
    let mut parts: Vec<&str> = text.split(|c: char| c.is_whitespace() || "-_.,".contains(c)).collect();
    parts.retain(|part| !part.is_empty());
    parts.sort_unstable();
    parts.dedup();
    parts.iter().map(|part| part_bits(part)).sum()
}

/// The half-bits of a part between blanks.
fn part_bits(part: &str) -> usize {
    let letters: Vec<char> = part.chars().collect();
    let steps = letters.windows(2).filter(|pair| is_row(pair[0], pair[1])).count();
    // «111», «abcd», «4321»: what goes on by itself is not chosen.
    let chosen = letters.len() - steps;
    let words = letters.iter().all(|c| c.is_alphabetic());
    let figures = letters.iter().all(char::is_ascii_digit);
    match (words, figures) {
        (true, _) => (chosen * LETTER).min(WORD),
        (_, true) => (chosen * FIGURE).min(2 * 14),
        // A word with figures behind it is what everybody does.
        _ => {
            let signs = letters.iter().filter(|c| !c.is_alphabetic()).count();
            let turns = letters.windows(2).filter(|p| p[0].is_alphabetic() != p[1].is_alphabetic()).count();
            if turns <= 2 {
                WORD.min(chosen * LETTER) + signs.min(chosen) * FIGURE / 2
            } else {
                chosen * LETTER
            }
        }
    }
}

/// Whether one sign follows the other in a row, or repeats it.
fn is_row(one: char, next: char) -> bool {
    u32::from(one).abs_diff(u32::from(next)) <= 1
}
