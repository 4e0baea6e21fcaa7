//! Phone numbers: what is kept and how it is shown.

/// The number as it is kept: `+7` and ten digits where it is a Russian number, else the text without outer blanks.
///
/// Eleven digits that begin with 7 or 8, or ten digits, are a Russian number.
#[must_use]
pub fn normal(typed: &str) -> String {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let only_phone = typed.chars().all(|c| c.is_ascii_digit() || "+-() .\u{a0}".contains(c));
    match (only_phone, digits.len(), digits.as_bytes().first()) {
        (true, 11, Some(b'7' | b'8')) => format!("+7{}", &digits[1..]),
        (true, 10, _) => format!("+7{digits}"),
        _ => typed.trim().to_owned(),
    }
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
