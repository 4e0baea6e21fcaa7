//! The ЙЦУКЕН keyboard under the QWERTY one, and what was typed with the other one on.

/// Russian letters and their keys, row by row.
pub const KEYS: [(char, char); 33] = [
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

/// Where the rows of [`KEYS`] begin, and how many keys each has.
const ROWS: [(usize, usize); 3] = [(0, 12), (12, 11), (23, 9)];

/// What the capital signs of Latin keys are without Shift.
const SHIFTED: [(char, char); 7] =
    [('{', '['), ('}', ']'), (':', ';'), ('"', '\''), ('<', ','), ('>', '.'), ('~', '`')];

/// The text as the same keys would have written it in the Russian layout; Russian letters stay.
#[must_use]
pub fn as_russian(text: &str) -> String {
    let key =
        |c: char| SHIFTED.iter().find(|(up, _)| *up == c).map_or(c.to_ascii_lowercase(), |(_, low)| *low);
    text.chars()
        .map(|c| KEYS.iter().find(|(_, latin)| *latin == key(c)).map_or(c, |(russian, _)| *russian))
        .collect()
}

/// The text as the same keys would have written it in the Latin layout; Latin letters stay.
#[must_use]
pub fn as_latin(text: &str) -> String {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    text.chars()
        .map(|c| KEYS.iter().find(|(russian, _)| *russian == lower(c)).map_or(c, |(_, latin)| *latin))
        .collect()
}

/// The text as it was typed, and as it would be on the other layout: of the Latin keys, of the Russian ones.
#[must_use]
pub fn readings(text: &str) -> [String; 3] {
    [text.to_owned(), as_russian(text), as_latin(text)]
}

/// Whether the keys of two Russian letters are adjacent.
#[must_use]
pub fn are_neighbours(a: char, b: char) -> bool {
    let place = |c: char| {
        let at = KEYS.iter().position(|(russian, _)| *russian == c)?;
        ROWS.iter()
            .position(|(start, n)| (*start..start + n).contains(&at))
            .map(|row| (row, at - ROWS[row].0))
    };
    match (place(a), place(b)) {
        (Some((row_a, x_a)), Some((row_b, x_b))) => {
            let (row, x) = (row_a.abs_diff(row_b), x_a.abs_diff(x_b));
            row == 0 && x == 1 || row == 1 && x <= 1
        }
        _ => false,
    }
}

/// Whether signs that are letters of the other layout are where no comma or full stop can be: «;erjdf», «h`vbyf».
#[must_use]
pub fn is_turned(chunk: &str) -> bool {
    let all: Vec<char> = chunk.chars().collect();
    if !chunk.is_ascii() {
        return false;
    }
    let is_letter = |at: usize| all.get(at).is_some_and(char::is_ascii_alphabetic);
    (0..all.len()).any(|i| {
        let (before, after) = (i > 0 && is_letter(i - 1), is_letter(i + 1));
        match all[i] {
            '[' | ']' | '{' | '}' | '`' | '~' => before || after,
            ';' | '"' | '<' | '>' | ':' => after,
            // «O'Connor» is typed as it is.
            '\'' => after && !before,
            ',' => before && after,
            // «M.P.» and «ul.Lesnaya» are not.
            '.' => before && after && all[i + 1].is_ascii_lowercase() && i > 1,
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        assert_eq!(as_russian("Bdfyjdf"), "иванова");
        assert_eq!(as_russian("{jvzrjd"), "хомяков");
        assert_eq!(as_latin("шмфтщмф"), "ivanova");
        assert!(
            is_turned(";erjdf")
                && is_turned("h`vbyf")
                && !is_turned("M.P.")
                && !is_turned("O'Connor")
                && is_turned("'lbr")
                && !is_turned("Ivanova,")
        );
        assert!(are_neighbours('а', 'п') && are_neighbours('а', 'к') && !are_neighbours('а', 'о'));
    }
}
