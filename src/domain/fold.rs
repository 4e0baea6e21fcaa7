//! Folding: what is typed and what is stored become comparable.

/// Lower case, ё as е, without stress marks, other marks and invisible characters.
#[must_use]
pub fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if text.chars().all(is_plain) {
        // A plain letter is as long in either case: collected, the text would grow four times.
        let mut folded = String::with_capacity(text.len());
        folded.extend(text.chars().map(lower));
        return folded;
    }
    text.nfc()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            'ё' => Some('е'),
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => None,
            c => Some(c),
        })
        .collect()
}

/// Whether it is a letter of the Russian alphabet or of ASCII, as nearly all are: none of these is composed, and a mark
/// behind one of them is none.
pub(super) fn is_plain(c: char) -> bool {
    c.is_ascii() || matches!(c, 'А'..='я' | 'Ё' | 'ё' | '№' | '«' | '»' | '–' | '—')
}

/// The lower case of a plain letter, ё as е.
fn lower(c: char) -> char {
    match c {
        'А'..='Я' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        'Ё' | 'ё' => 'е',
        _ => c.to_ascii_lowercase(),
    }
}

/// Whether it is a letter or a digit. Those of a Russian text are known without the tables of Unicode.
#[must_use]
pub fn is_letter_or_digit(c: char) -> bool {
    matches!(c, 'А'..='я' | 'Ё' | 'ё') || c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric()
}

/// Whether it is a letter. Those of a Russian text are known without the tables of Unicode.
#[must_use]
pub fn is_letter(c: char) -> bool {
    matches!(c, 'А'..='я' | 'Ё' | 'ё') || c.is_ascii_alphabetic() || !c.is_ascii() && c.is_alphabetic()
}

/// The words of a text: runs of letters and digits, folded.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !is_letter_or_digit(c)).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Whether a folded word may end otherwise in another grammatical case if this is its last letter.
#[must_use]
pub fn is_case_ending(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'и' | 'й' | 'о' | 'у' | 'ы' | 'ь' | 'ю' | 'я')
}

/// What a name that is declined as a noun ends in: «Иванов», «Ивановой», «Ивановых», «Никой».
const NOUN_ENDINGS: [&str; 31] = [
    "", "а", "я", "у", "ю", "е", "ы", "и", "о", "ь", "й", "ой", "ей", "ою", "ею", "ом", "ем", "ым", "им",
    "ов", "ев", "ам", "ям", "ах", "ях", "ых", "их", "ами", "ями", "ыми", "ими",
];

/// What a name that is declined as an adjective ends in: «Белая», «Белого», «Белыми».
const ADJECTIVE_ENDINGS: [&str; 27] = [
    "ая", "яя", "ую", "юю", "ой", "ей", "ою", "ею", "ый", "ий", "ого", "его", "ому", "ему", "ым", "им", "ом",
    "ем", "ое", "ее", "ые", "ие", "ых", "их", "ыми", "ими", "о",
];

/// How a name is declined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declension {
    Noun,
    Adjective,
}

impl Declension {
    /// The stems of a folded name that is declined so: «белая» is «бел» as an adjective.
    #[must_use]
    pub fn stems(self, name: &str) -> Vec<String> {
        let letters: Vec<char> = name.chars().collect();
        let without = |n: usize| letters[..letters.len().saturating_sub(n)].iter().collect::<String>();
        match self {
            Declension::Adjective => {
                let ends = ["ая", "яя", "ое", "ее", "ый", "ий", "ой", "ые", "ие"]
                    .iter()
                    .any(|end| name.ends_with(end));
                if ends && letters.len() > 4 { vec![without(2)] } else { Vec::new() }
            }
            Declension::Noun => {
                let is_declined =
                    letters.len() > 2 && letters.last().is_some_and(|last| is_case_ending(*last));
                let mut stems = vec![without(usize::from(is_declined))];
                // «Павел», «Павла»: the vowel before the last letter falls out.
                if let [.., before, 'е' | 'о', last @ ('л' | 'к' | 'р' | 'ц')] = letters.as_slice() {
                    stems.extend(
                        (letters.len() > 4 && !is_case_ending(*before))
                            .then(|| format!("{}{last}", without(2))),
                    );
                }
                stems
            }
        }
    }

    /// Whether a name that is declined so can end in `rest` behind its stem.
    #[must_use]
    pub fn ends(self, rest: &str) -> bool {
        self.endings().contains(&rest)
    }

    /// Whether an ending of it begins so.
    #[must_use]
    pub fn begins(self, rest: &str) -> bool {
        self.endings().iter().any(|end| end.starts_with(rest))
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Declension::Noun => &NOUN_ENDINGS,
            Declension::Adjective => &ADJECTIVE_ENDINGS,
        }
    }
}

/// The digits of a text, without a leading 7 or 8 of a whole Russian number.
#[must_use]
pub fn digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.as_bytes() {
        [b'7' | b'8', rest @ ..] if rest.len() == 10 => digits[1..].to_owned(),
        _ => digits,
    }
}
