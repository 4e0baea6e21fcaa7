//! The ЙЦУКЕН keyboard under the QWERTY one: on the command path a letter is the key it stands on.

/// Russian letters and the keys they stand on.
const KEYS: [(char, char); 33] = [
    ('й', 'q'),
    ('ц', 'w'),
    ('у', 'e'),
    ('к', 'r'),
    ('е', 't'),
    ('н', 'y'),
    ('г', 'u'),
    ('ш', 'i'),
    ('щ', 'o'),
    ('з', 'p'),
    ('х', '['),
    ('ъ', ']'),
    ('ф', 'a'),
    ('ы', 's'),
    ('в', 'd'),
    ('а', 'f'),
    ('п', 'g'),
    ('р', 'h'),
    ('о', 'j'),
    ('л', 'k'),
    ('д', 'l'),
    ('ж', ';'),
    ('э', '\''),
    ('я', 'z'),
    ('ч', 'x'),
    ('с', 'c'),
    ('м', 'v'),
    ('и', 'b'),
    ('т', 'n'),
    ('ь', 'm'),
    ('б', ','),
    ('ю', '.'),
    ('ё', '`'),
];

/// The key that `typed` stands on, as its Latin letter in lower case. What stands on no Russian key stays itself.
#[must_use]
pub fn fold(typed: char) -> char {
    let lower = typed.to_lowercase().next().unwrap_or(typed);
    KEYS.iter().find(|(russian, _)| *russian == lower).map_or(lower, |(_, latin)| *latin)
}

/// The Russian letter on a Latin key.
#[must_use]
pub fn russian(latin: char) -> char {
    KEYS.iter().find(|(_, l)| *l == latin).map_or(latin, |(russian, _)| *russian)
}

/// What the space bar is called.
pub const SPACE_RU: &str = "Пробел";
