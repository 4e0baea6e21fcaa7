//! The ЙЦУКЕН keyboard under the QWERTY one: on the command path a letter is its physical key.

use crate::domain::keyboard::KEYS;

/// The physical key of `typed`, as its Latin letter in lower case. A sign without a Russian key is returned unchanged.
#[must_use]
pub fn fold(typed: char) -> char {
    let lower = typed.to_lowercase().next().unwrap_or(typed);
    KEYS.iter().find(|(russian, _)| *russian == lower).map_or(lower, |(_, latin)| *latin)
}

/// A text as its physical keys; ё is е.
#[must_use]
pub fn folded(text: &str) -> String {
    text.chars().map(|c| if fold(c) == '`' { 't' } else { fold(c) }).collect()
}

/// The Russian letter on a Latin key.
#[must_use]
pub fn russian(latin: char) -> char {
    KEYS.iter().find(|(_, l)| *l == latin).map_or(latin, |(russian, _)| *russian)
}

/// What the arrows are called in Russian: up, down, left, right.
pub const ARROWS_RU: [&str; 4] = ["Вверх", "Вниз", "Влево", "Вправо"];

/// What the space bar is called.
pub const SPACE_RU: &str = "Пробел";
