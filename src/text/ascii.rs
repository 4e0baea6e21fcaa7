//! Signs for terminals and printers whose font has none but those of ASCII. Letters stay as they are: they are text.

/// What stands for a sign; a letter, and what nothing can stand for, stands for itself. As wide as the sign itself.
#[must_use]
pub fn plain(sign: char) -> char {
    match sign {
        '─' | '—' | '–' | '−' | '‐' | '‑' => '-',
        '│' => '|',
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' => '+',
        '█' | '▓' => '#',
        // One stands there.
        '▌' => '>',
        // A proposal; a letter that cannot be shown.
        '▒' => '?',
        '░' | '·' => '.',
        '■' => '*',
        '√' => '+',
        '…' | '≈' => '~',
        '«' | '»' | '„' | '“' | '”' => '"',
        '’' | '‘' | '°' => '\'',
        '№' => 'N',
        '×' => 'x',
        '§' => 'S',
        '←' => '<',
        '→' => '>',
        '↑' => '^',
        '↓' => 'v',
        blank if blank.is_whitespace() && blank > '\u{7f}' => ' ',
        letter => letter,
    }
}

/// The same of a whole text.
#[must_use]
pub fn text(text: &str) -> String {
    text.chars().map(plain).collect()
}
