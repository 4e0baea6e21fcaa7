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

/// The digits of a text, without a leading 7 or 8 of a whole Russian number.
#[must_use]
pub fn digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.as_bytes() {
        [b'7' | b'8', rest @ ..] if rest.len() == 10 => digits[1..].to_owned(),
        _ => digits,
    }
}
