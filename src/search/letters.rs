//! Letters as the lookup compares them: one byte each, without case, without marks, ё as е and й as и.

use std::ops::Range;

/// The longest word that is looked at, in letters; what follows is cut off.
pub const LONGEST: usize = 40;

/// Codes of а…я are 1…32, of digits 33…42, of Latin letters 43…68; other writing is distinguished only roughly.
const DIGIT: u8 = 33;
const LATIN: u8 = 43;
const OTHER: u8 = 70;

/// Letters of the languages of Russia that a Russian keyboard has not, as a curator would type them.
const NEIGHBOURS: [(char, char); 22] = [
    ('і', 'и'),
    ('є', 'е'),
    ('ґ', 'г'),
    ('ә', 'а'),
    ('ө', 'о'),
    ('ү', 'у'),
    ('ұ', 'у'),
    ('ң', 'н'),
    ('қ', 'к'),
    ('ҡ', 'к'),
    ('ғ', 'г'),
    ('һ', 'х'),
    ('җ', 'ж'),
    ('ҙ', 'з'),
    ('ҫ', 'с'),
    ('ҳ', 'х'),
    ('ӈ', 'н'),
    ('ӄ', 'к'),
    ('ҷ', 'ч'),
    ('ј', 'й'),
    ('љ', 'л'),
    ('њ', 'н'),
];

/// Latin letters that no mark can be taken off, as they are typed without it.
const LATIN_NEIGHBOURS: [(char, char); 14] = [
    ('đ', 'd'),
    ('ð', 'd'),
    ('ł', 'l'),
    ('ø', 'o'),
    ('œ', 'o'),
    ('æ', 'a'),
    ('ə', 'a'),
    ('ħ', 'h'),
    ('ı', 'i'),
    ('ŋ', 'n'),
    ('ŧ', 't'),
    ('þ', 't'),
    ('ß', 's'),
    ('ƶ', 'z'),
];

/// Silent signs inside a name: «O'Connor», «Д’Арк».
const APOSTROPHES: [char; 8] =
    ['\'', '`', '\u{b4}', '\u{2b9}', '\u{2bc}', '\u{2018}', '\u{2019}', '\u{2032}'];

/// What a character is to a word.
enum CharClass {
    Letter(u8),
    /// A silent sign inside a word: a stress mark, a soft hyphen.
    Mark,
    Apart,
}

fn sign(c: char) -> CharClass {
    match c {
        'а'..='я' => CharClass::Letter(coded(c)),
        'A'..='Z' => CharClass::Letter(LATIN + (c as u8 - b'A')),
        'a'..='z' => CharClass::Letter(LATIN + (c as u8 - b'a')),
        '0'..='9' => CharClass::Letter(DIGIT + (c as u8 - b'0')),
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {
            CharClass::Mark
        }
        c if APOSTROPHES.contains(&c) => CharClass::Mark,
        c if c.is_ascii() => CharClass::Apart,
        c if !c.is_alphanumeric() => CharClass::Apart,
        c => CharClass::Letter(rare(c)),
    }
}

/// The code of a letter of `а…я`; й is и.
fn coded(c: char) -> u8 {
    let n = u8::try_from(c as u32 - 'а' as u32).unwrap_or(0);
    if c == 'й' { 9 } else { n + 1 }
}

/// The code of a capital letter, a letter with a mark, or one of another alphabet.
fn rare(c: char) -> u8 {
    let lower = c.to_lowercase().next().unwrap_or(c);
    let near = NEIGHBOURS.iter().chain(&LATIN_NEIGHBOURS).find(|(own, _)| *own == lower);
    let near = near.map_or(lower, |(_, near)| *near);
    let mut base = near;
    let mut is_first = true;
    unicode_normalization::char::decompose_canonical(near, |part| {
        if is_first {
            base = part;
            is_first = false;
        }
    });
    match base {
        'а'..='я' => coded(base),
        'a'..='z' => LATIN + (base as u8 - b'a'),
        other => OTHER + u8::try_from(other as u32 % 150).unwrap_or(0),
    }
}

/// A Latin letter without what no mark can be taken off: «đ» is «d».
#[must_use]
pub fn plain_latin(letter: char) -> char {
    LATIN_NEIGHBOURS.iter().find(|(own, _)| *own == letter).map_or(letter, |(_, near)| *near)
}

/// The letter of a code, in lower case; a space where another alphabet was.
#[must_use]
pub fn letter(code: u8) -> char {
    match code {
        1..DIGIT => char::from_u32('а' as u32 + u32::from(code) - 1).unwrap_or(' '),
        DIGIT..LATIN => char::from(b'0' + code - DIGIT),
        LATIN..69 => char::from(b'a' + code - LATIN),
        _ => ' ',
    }
}

/// The codes of the letters of a text, as of one word.
#[must_use]
pub fn code(text: &str) -> Vec<u8> {
    text.chars().filter_map(|c| if let CharClass::Letter(l) = sign(c) { Some(l) } else { None }).collect()
}

/// The letters of a code.
#[must_use]
pub fn spelled(code: &[u8]) -> String {
    code.iter().map(|c| letter(*c)).collect()
}

/// Whether the code is of a Russian letter.
#[must_use]
pub fn is_russian(code: u8) -> bool {
    (1..DIGIT).contains(&code)
}

#[must_use]
pub fn is_digit(code: u8) -> bool {
    (DIGIT..LATIN).contains(&code)
}

/// Whether the code is of a Latin letter.
#[must_use]
pub fn is_latin(code: u8) -> bool {
    (LATIN..69).contains(&code)
}

/// A bit for each letter that occurs in the word: two masks show the letters that two words do not share.
#[must_use]
pub fn mask(code: &[u8]) -> u64 {
    code.iter().fold(0, |mask, c| mask | 1 << (c - 1).min(63))
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextWord {
    /// Its letters.
    pub code: Vec<u8>,
    /// Its range, in bytes.
    pub range: Range<usize>,
}

impl TextWord {
    /// The range of its first `n` letters in `text`.
    #[must_use]
    pub fn first(&self, text: &str, n: usize) -> Range<usize> {
        let end = self.places(text).get(n).map_or(self.range.end, |place| place.start);
        self.range.start..end
    }

    /// The range of each of its letters in `text`, with the marks that follow it.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = Vec::new();
        for (at, c) in text[self.range.clone()].char_indices() {
            let at = self.range.start + at;
            match (sign(c), places.last_mut()) {
                (CharClass::Letter(_), _) => places.push(at..at + c.len_utf8()),
                (CharClass::Mark, Some(last)) => last.end = at + c.len_utf8(),
                _ => {}
            }
        }
        places
    }
}

/// The words of a text: runs of letters and digits. A number that follows letters begins a word of its own («кв4»), a
/// letter after a number does not («12а»). A word with hyphens is there in its parts and, after them, as one.
#[must_use]
pub fn pieces(text: &str) -> Vec<TextWord> {
    let mut all: Vec<TextWord> = Vec::new();
    let mut open: Option<TextWord> = None;
    // How many words are joined by hyphens up to here, and whether a hyphen has just been read.
    let (mut joined, mut hyphen) = (0_usize, false);
    let close = |open: &mut Option<TextWord>, all: &mut Vec<TextWord>| all.extend(open.take());
    let join = |joined: usize, all: &mut Vec<TextWord>| {
        if joined > 1 {
            let parts = &all[all.len() - joined..];
            if parts.iter().all(|p| p.code.iter().all(|c| !is_digit(*c))) {
                let code: Vec<u8> = parts.iter().flat_map(|p| p.code.clone()).take(LONGEST).collect();
                let range = parts[0].range.start..parts[joined - 1].range.end;
                all.push(TextWord { code, range });
            }
        }
    };
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let end = at + c.len_utf8();
        let sign = match sign(c) {
            // A quotation mark ends the word.
            CharClass::Mark
                if APOSTROPHES.contains(&c)
                    && !letters.peek().is_some_and(|(_, next)| next.is_alphabetic()) =>
            {
                CharClass::Apart
            }
            sign => sign,
        };
        match sign {
            CharClass::Letter(code) => {
                let splits = open.as_ref().and_then(|p| p.code.last()).is_some_and(|last| {
                    is_digit(code) && !is_digit(*last) && open.as_ref().is_some_and(|p| !is_digit(p.code[0]))
                });
                if splits {
                    close(&mut open, &mut all);
                    join(joined, &mut all);
                    joined = 0;
                }
                if open.is_none() {
                    if !hyphen {
                        join(joined, &mut all);
                        joined = 0;
                    }
                    joined += 1;
                    open = Some(TextWord { code: Vec::new(), range: at..end });
                }
                if let Some(piece) = &mut open {
                    if piece.code.len() < LONGEST {
                        piece.code.push(code);
                    }
                    piece.range.end = end;
                }
                hyphen = false;
            }
            CharClass::Mark => {
                if let Some(piece) = &mut open {
                    piece.range.end = end;
                }
            }
            CharClass::Apart => {
                hyphen = open.is_some() && matches!(c, '-' | '\u{2010}' | '\u{2011}');
                close(&mut open, &mut all);
            }
        }
    }
    close(&mut open, &mut all);
    join(joined, &mut all);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        pieces(text).iter().map(|p| spelled(&p.code)).collect()
    }

    #[test]
    fn words_of_a_text() {
        assert_eq!(words("Королёва Ма\u{301}рья"), ["королева", "марья"]);
        assert_eq!(words("д.12а кв4"), ["д", "12а", "кв", "4"]);
        assert_eq!(words("Римская-Корсакова Анна"), ["римская", "корсакова", "римскаякорсакова", "анна"]);
        assert_eq!(words("Андрей ЙОД \u{1F600}"), ["андреи", "иод"]);
        assert_eq!(words("12-4, 603-14"), ["12", "4", "603", "14"]);
        assert_eq!(words("O'Connor, O’Hara 'Эдик' д'Арк"), ["oconnor", "ohara", "эдик", "дарк"]);
        assert_eq!(words("Đặng Thị Łucja Søren"), ["dang", "thi", "lucja", "soren"]);
        assert!(words("-- , .").is_empty());
    }

    #[test]
    fn places_lie_between_characters() {
        let text = "x Ма\u{301}рья";
        let piece = &pieces(text)[1];
        assert_eq!(&text[piece.first(text, 2)], "Ма\u{301}");
        assert_eq!(&text[piece.first(text, 9)], "Ма\u{301}рья");
    }
}
