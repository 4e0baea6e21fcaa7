//! Signs for terminals and printers whose font has none but those of ASCII. Letters stay as they are: they are text.

/// The ASCII substitute of a sign, of the same width; a letter, and a sign without a substitute, is returned unchanged.
#[must_use]
pub fn plain(sign: char) -> char {
    match sign {
        '─' | '—' | '–' | '−' | '‐' | '‑' => '-',
        '│' => '|',
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' => '+',
        '█' => '#',
        '▓' => '=',
        // The row under the cursor.
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
