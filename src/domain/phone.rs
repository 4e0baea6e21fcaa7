//! Phone numbers: what is kept, how it is shown, and what makes one doubtful.
//!
//! Only what is certainly a Russian number is put into the one form `+79116031422`. Anything else stays as it was typed:
//! a digit guessed is a stranger's number.

use super::check::FindingId;

/// Signs between the digits of a number.
const SIGNS: &str = "-() .\u{a0}\t\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}";

/// Signs that part one number from the next.
const BETWEEN: [char; 6] = ['/', '\\', ';', ',', '|', '\n'];

/// Letters taken for a nought or a three, Russian and Latin: `О`, `З`, `O`.
const LOOK_ALIKE: [char; 6] = ['\u{41e}', '\u{43e}', '\u{417}', '\u{437}', 'O', 'o'];

/// The fewest digits of a number that may be beside another in one text: fewer are its last digits or an extension.
const FEWEST_BESIDE: usize = 5;

/// What makes a number doubtful. It is kept as typed all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneDoubt {
    /// A digit lacks.
    Lacks,
    /// There is a digit too many.
    Excess,
    /// A letter is among the digits.
    Letter,
    /// No country and no region has this code.
    Code,
}

impl PhoneDoubt {
    /// The message at the field.
    #[must_use]
    pub fn fault(self) -> FindingId {
        match self {
            PhoneDoubt::Lacks => FindingId::NumberLacks,
            PhoneDoubt::Excess => FindingId::NumberExcess,
            PhoneDoubt::Letter => FindingId::NumberLetter,
            PhoneDoubt::Code => FindingId::NumberCode,
        }
    }

    /// The message among the findings of a file.
    #[must_use]
    pub fn finding(self) -> FindingId {
        match self {
            PhoneDoubt::Lacks => FindingId::PhoneLacks,
            PhoneDoubt::Excess => FindingId::PhoneExcess,
            PhoneDoubt::Letter => FindingId::PhoneLetter,
            PhoneDoubt::Code => FindingId::PhoneCode,
        }
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether nothing but digits and the signs between them follows a `+`, if there is one.
fn is_bare(text: &str) -> bool {
    let text = text.strip_prefix('+').unwrap_or(text);
    text.chars().all(|c| c.is_ascii_digit() || SIGNS.contains(c))
}

/// The number as it is kept: `+7` and ten digits where it certainly is a Russian number, else the text without outer
/// blanks.
///
/// Behind `+` only a 7 with ten digits is Russian. Without it eleven digits that begin with 7 or 8 are, and ten digits,
/// but for those that begin with 7 or with 89: they lost one on the way.
///
/// ```
/// use kurator::domain::phone::normal;
/// assert_eq!(normal("8 (911) 603-14-22"), "+79116031422");
/// assert_eq!(normal("911 603 14 22"), "+79116031422");
/// assert_eq!(normal("+84 91 234 56 78"), "+84 91 234 56 78");
/// assert_eq!(normal("8 911 603 14 2"), "8 911 603 14 2");
/// ```
#[must_use]
pub fn normal(typed: &str) -> String {
    let text = typed.trim();
    let digits = digits(text);
    let has_plus = text.starts_with('+');
    match digits.as_bytes() {
        _ if !is_bare(text) => text.to_owned(),
        [b'7', rest @ ..] if rest.len() == 10 => format!("+7{}", &digits[1..]),
        _ if has_plus => text.to_owned(),
        [b'8', rest @ ..] if rest.len() == 10 => format!("+7{}", &digits[1..]),
        [b'7', ..] | [b'8', b'9', ..] => text.to_owned(),
        all if all.len() == 10 => format!("+7{digits}"),
        _ => text.to_owned(),
    }
}

/// A whole number among other words, and those words: «сосед 8 911 603-14-22» is a neighbour and his number. House and
/// flat are too short for one.
///
/// ```
/// use kurator::domain::phone::within;
/// assert_eq!(within("Ёлкин, кв. 5 89116031422"), Some(("Ёлкин, кв. 5".to_owned(), "89116031422")));
/// assert_eq!(within("Ёлкин, Лесная 12, кв. 5"), None);
/// ```
#[must_use]
pub fn within(text: &str) -> Option<(String, &str)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let spans = (0..words.len()).flat_map(|first| (first..words.len()).rev().map(move |last| (first, last)));
    spans
        .map(|(first, last)| (place(words[first]), place(words[last]) + words[last].len()))
        .map(|(from, to)| (from, from + text[from..to].trim_end_matches([',', ';', '.', ':']).len(), to))
        .find(|(from, end, _)| {
            let number = &text[*from..*end];
            let is_whole =
                || normal(number).starts_with("+7") || number.starts_with('+') && digits(number).len() > 6;
            is_bare(number) && is_whole() && doubt(number).is_none()
        })
        .map(|(from, end, to)| {
            let rest = [text[..from].trim_end_matches([',', ' ']), text[to..].trim_start()];
            (rest.join(" ").trim().to_owned(), &text[from..end])
        })
}

/// The numbers of one text: «8 911 603-14-22 / 8 921 603-14-23» are two, «603-14-22/23» is one.
#[must_use]
pub fn several(typed: &str) -> Vec<&str> {
    let parts: Vec<&str> = typed.split(BETWEEN).map(str::trim).filter(|t| !t.is_empty()).collect();
    let whole = |part: &&str| digits(part).len() >= FEWEST_BESIDE && is_plausible(part);
    if parts.len() > 1 && parts.iter().all(whole) { parts } else { vec![typed.trim()] }
}

/// The numbers that a list of a member's numbers means, each once in the form it is kept in. A text of several numbers
/// that is already `stored` as it is, by a program that did not part them, stays: nobody has edited it.
#[must_use]
pub fn parted<'a>(list: impl IntoIterator<Item = &'a str>, stored: &[&str]) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for text in list {
        let parts = if stored.contains(&text) { vec![text] } else { several(text) };
        for part in parts {
            let number = if stored.contains(&part) { part.to_owned() } else { normal(part) };
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    numbers
}

/// What is doubtful about a number, as it is kept or typed. Numbers of other countries and of a village exchange have
/// no rule, and an extension is no fault.
///
/// ```
/// use kurator::domain::phone::{PhoneDoubt, doubt};
/// assert_eq!(doubt("8911603142"), Some(PhoneDoubt::Lacks));
/// assert_eq!(doubt("+7 911 603 14 2"), Some(PhoneDoubt::Lacks));
/// assert_eq!(doubt("+84 91 234 56 78"), None);
/// assert_eq!(doubt("2-34-56"), None);
/// ```
#[must_use]
pub fn doubt(number: &str) -> Option<PhoneDoubt> {
    let kept = normal(number);
    if has_letter_for_digit(&kept) {
        return Some(PhoneDoubt::Letter);
    }
    let digits = digits(&kept);
    // No region and no country has a code that begins with 89: the 8 before the number was taken for its first digit.
    match digits.as_bytes() {
        _ if !is_bare(&kept) => None,
        [b'7', b'8', b'9', ..] if digits.len() == 11 => Some(PhoneDoubt::Code),
        [b'8', b'9', ..] if kept.starts_with('+') => Some(PhoneDoubt::Code),
        [b'7', ..] if kept.starts_with('+') => match digits.len() {
            11 => None,
            0..11 => Some(PhoneDoubt::Lacks),
            _ => Some(PhoneDoubt::Excess),
        },
        _ if kept.starts_with('+') => None,
        all => match all.len() {
            8..=10 => Some(PhoneDoubt::Lacks),
            11 => Some(PhoneDoubt::Code),
            12.. if matches!(all[0], b'7' | b'8') && all[1] != b'1' => Some(PhoneDoubt::Excess),
            _ => None,
        },
    }
}

/// Whether a letter is where a digit was meant: one or two touch a digit, or all letters of a word look like digits.
fn has_letter_for_digit(text: &str) -> bool {
    let all: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < all.len() {
        let run = all[at..].iter().take_while(|c| c.is_alphabetic()).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let digit = |place: Option<usize>| place.and_then(|p| all.get(p)).is_some_and(char::is_ascii_digit);
        let touches = digit(at.checked_sub(1)) || digit(Some(at + run));
        let looks = all[at..at + run].iter().all(|c| LOOK_ALIKE.contains(c));
        if looks || touches && run <= 2 {
            return true;
        }
        at += run;
    }
    false
}

/// Whether the text can be a phone number at all: at least three digits, and nothing that is not written in numbers.
#[must_use]
pub fn is_plausible(typed: &str) -> bool {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    (3..=20).contains(&digits) && typed.chars().count() <= 40 && !typed.chars().any(char::is_control)
}

/// The number for a screen: `+7 911 603-14-22`; anything but a Russian number as it was typed.
#[must_use]
pub fn shown(kept: &str) -> String {
    match kept.strip_prefix("+7") {
        Some(d) if d.len() == 10 && d.bytes().all(|b| b.is_ascii_digit()) => {
            format!("+7 {} {}-{}-{}", &d[..3], &d[3..6], &d[6..8], &d[8..])
        }
        _ => kept.to_owned(),
    }
}
