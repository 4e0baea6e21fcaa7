//! Text with delimiters: encoding and delimiter are guessed by content, both may be chosen.

use encoding_rs::{IBM866, KOI8_R, UTF_16BE, UTF_16LE, WINDOWS_1251};

use super::{ReadOptions, TableBudget, TableCell, TableSheet, TextForm};
use crate::domain::UserError;
use crate::domain::code::codes;
use crate::domain::spreadsheet::is_changed;

codes! {
    /// How letters are kept as bytes.
    Encoding {
        Utf8 = "utf-8",
        /// Windows, Russian.
        Cp1251 = "cp1251",
        /// Two bytes a letter, the low one first.
        Utf16 = "utf-16le",
        /// Two bytes a letter, the high one first.
        Utf16Be = "utf-16be",
        /// DOS, Russian.
        Cp866 = "cp866",
        Koi8 = "koi8-r",
    }

    /// What parts two cells of a line.
    Delimiter {
        Semicolon = "semicolon",
        Comma = "comma",
        Tab = "tab",
    }
}

impl Delimiter {
    /// The sign itself.
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Delimiter::Semicolon => ';',
            Delimiter::Comma => ',',
            Delimiter::Tab => '\t',
        }
    }

    /// The delimiter that a person calls so: by the sign or by its code.
    #[must_use]
    pub fn called(said: &str) -> Option<Delimiter> {
        let by_sign = Delimiter::ALL.into_iter().find(|d| said.chars().eq([d.sign()]));
        by_sign.or_else(|| Delimiter::from_code(said)).or((said == "\\t").then_some(Delimiter::Tab))
    }
}

impl Encoding {
    /// The encoding that a person calls so.
    #[must_use]
    pub fn called(said: &str) -> Option<Encoding> {
        let said = said.to_lowercase();
        match said.as_str() {
            "utf8" => Some(Encoding::Utf8),
            "windows-1251" | "win1251" | "1251" => Some(Encoding::Cp1251),
            "utf-16" | "utf16" => Some(Encoding::Utf16),
            "866" | "dos" => Some(Encoding::Cp866),
            "koi8" => Some(Encoding::Koi8),
            other => Encoding::from_code(other),
        }
    }

    fn read(self, bytes: &[u8]) -> String {
        let table = match self {
            Encoding::Utf8 => return String::from_utf8_lossy(bytes).into_owned(),
            Encoding::Cp1251 => WINDOWS_1251,
            Encoding::Utf16 => UTF_16LE,
            Encoding::Utf16Be => UTF_16BE,
            Encoding::Cp866 => IBM866,
            Encoding::Koi8 => KOI8_R,
        };
        table.decode_without_bom_handling(bytes).0.into_owned()
    }
}

/// Lines by which a delimiter is guessed.
const TRIED: usize = 60;

/// Bytes by which an encoding is guessed.
const SAMPLE: usize = 64 << 10;

/// Whether the text has two bytes a letter: by its mark, or by what every other byte is.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    wide(bytes).is_some()
}

fn wide(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Some(Encoding::Utf16);
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Some(Encoding::Utf16Be);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // Of Latin letters the high byte is 0, of Russian ones 4.
    let high = |from: usize| sample.iter().skip(from).step_by(2).filter(|b| matches!(b, 0 | 4)).count();
    let half = sample.len() / 2;
    match (high(1) * 10 > half * 9, high(0) * 10 > half * 9) {
        (true, false) if half > 1 => Some(Encoding::Utf16),
        (false, true) if half > 1 => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// The text, and the encoding it was read in.
pub(super) fn decoded(bytes: &[u8], chosen: Option<Encoding>) -> (String, Encoding) {
    let encoding = chosen.unwrap_or_else(|| guessed(bytes));
    let text = encoding.read(bytes);
    (text.trim_start_matches('\u{feff}').to_owned(), encoding)
}

fn guessed(bytes: &[u8]) -> Encoding {
    if let Some(encoding) = wide(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Encoding::Utf8;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // A text cut in the middle of a letter is still one.
    let faults = String::from_utf8_lossy(sample).matches('\u{fffd}').count();
    let letters = sample.iter().filter(|b| **b > 127).count();
    if faults * 20 < letters {
        return Encoding::Utf8;
    }
    let of = [Encoding::Cp1251, Encoding::Cp866, Encoding::Koi8];
    of.into_iter()
        .max_by_key(|e| (likeliness(&e.read(sample)), e == &Encoding::Cp1251))
        .unwrap_or(Encoding::Cp1251)
}

/// How much a text is like Russian: small letters follow letters, capitals begin words, drawing signs are none.
fn likeliness(text: &str) -> i64 {
    let mut sum = 0;
    let mut before = ' ';
    for sign in text.chars() {
        let is_russian =
            |c: char| ('\u{410}'..='\u{44f}').contains(&c) || matches!(c, '\u{401}' | '\u{451}' | '\u{2116}');
        sum += match sign {
            c if c.is_ascii() => 0,
            c if !is_russian(c) => -3,
            c if c.is_lowercase() && before.is_uppercase() => 2,
            c if c.is_lowercase() => 1,
            // A capital amid small letters is a letter of another table.
            _ if before.is_lowercase() => -3,
            _ => 1,
        };
        before = sign;
    }
    sum
}

/// The delimiter that parts most lines into the same number of cells.
fn delimiter(text: &str) -> Delimiter {
    let mut best = (0usize, 0usize, Delimiter::Semicolon);
    for tried in Delimiter::ALL {
        let mut widths: Vec<usize> = Vec::new();
        for record in reader(text, tried).records().take(TRIED).flatten() {
            widths.push(record.len());
        }
        let usual = widths
            .iter()
            .copied()
            .filter(|w| *w > 1)
            .max_by_key(|w| widths.iter().filter(|o| *o == w).count());
        let Some(usual) = usual else { continue };
        let alike = widths.iter().filter(|w| **w == usual).count();
        if (alike, usual) > (best.0, best.1) {
            best = (alike, usual, tried);
        }
    }
    best.2
}

fn reader(text: &str, delimiter: Delimiter) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter.sign() as u8)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

pub(super) fn read(bytes: &[u8], choice: ReadOptions) -> Result<(TableSheet, TextForm), UserError> {
    let (text, encoding) = decoded(bytes, choice.encoding);
    // Excel's own first line names the delimiter: «sep=;».
    let (named, body) = named_delimiter(&text);
    let delimiter = choice.delimiter.or(named).unwrap_or_else(|| delimiter(body));
    let skipped = text[..text.len() - body.len()].lines().count();
    let mut sheet = TableSheet::default();
    let mut filling = TableBudget::default();
    let mut csv = reader(body, delimiter);
    let mut record = csv::StringRecord::new();
    // The reader counts a line end of two signs with the record behind it. A line end within a cell begins no row.
    let (mut number, mut counted, mut within) = (1 + skipped, 0, 0);
    loop {
        let more = csv.read_record(&mut record).map_err(|e| UserError::new("table-broken").because(e))?;
        if !more {
            break;
        }
        let at = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(usize::MAX));
        let ends =
            body.as_bytes()[at.min(body.len())..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let at = (at + ends).min(body.len());
        let lines = body.as_bytes()[counted..at].iter().filter(|b| **b == b'\n').count();
        number += lines.saturating_sub(within);
        counted = at;
        within = record.iter().map(|field| field.matches('\n').count()).sum();
        for (column, field) in record.iter().enumerate() {
            let cell = TableCell::of_text(unformula(field));
            filling.put(&mut sheet, number, column, cell)?;
        }
    }
    Ok((sheet, TextForm { encoding, delimiter }))
}

/// A text that was written so that no spreadsheet takes it for a number, a day or a formula: `="0123"`, `'=1+1`, `'6/14`.
pub fn unformula(field: &str) -> &str {
    let inner = field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let marked = ['=', '+', '-', '@', '\t', '\r', '\n', '\''];
    let is_guarded = |rest: &&str| rest.starts_with(marked) || is_changed(rest);
    inner.or(field.strip_prefix('\'').filter(is_guarded)).unwrap_or(field)
}

fn named_delimiter(text: &str) -> (Option<Delimiter>, &str) {
    let named = text.strip_prefix("sep=").and_then(|rest| {
        let sign = rest.chars().next()?;
        let delimiter = Delimiter::ALL.into_iter().find(|d| d.sign() == sign)?;
        let rest = &rest[sign.len_utf8()..];
        Some((delimiter, rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?))
    });
    named.map_or((None, text), |(delimiter, rest)| (Some(delimiter), rest))
}
