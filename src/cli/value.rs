//! Values of arguments: texts, numbers, files named by them.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use clap::ArgMatches;

use crate::domain::UserError;
use crate::store::jsonl::LONGEST_LINE;

/// The longest line that is read, bytes: a line slightly longer than a record may be is refused with its number.
const LONGEST_PIECE: u64 = 16 * LONGEST_LINE as u64;
/// The longest text that is read, bytes, and the most lines: ten times a district of a hundred thousand families.
const LONGEST_TEXT: usize = 1 << 30;
const MOST_LINES: usize = 4_000_000;

/// The text of an argument.
pub(super) fn text<'a>(own: &'a ArgMatches, name: &str) -> Option<&'a str> {
    own.get_one::<String>(name).map(String::as_str)
}

/// The file of `--out`; `-` is the standard output, as without the option.
pub(super) fn out(own: &ArgMatches) -> Option<&str> {
    text(own, "out").filter(|path| *path != "-")
}

/// The number of an argument, from `low` to `high`.
///
/// # Errors
/// If it is no number between them.
pub(super) fn number<T: std::str::FromStr + PartialOrd>(
    own: &ArgMatches,
    name: &str,
    low: T,
    high: T,
) -> Result<Option<T>, UserError> {
    text(own, name)
        .map(|t| {
            t.parse().ok().filter(|n| *n >= low && *n <= high).ok_or_else(|| {
                UserError::usage("argument-bad-number").with("value", t.chars().take(20).collect::<String>())
            })
        })
        .transpose()
}

/// Reads a text file, `-` for the standard input.
///
/// # Errors
/// If it cannot be read, is not UTF-8, or is longer than any district.
pub(super) fn read_text(path: &str) -> Result<String, UserError> {
    let unreadable = |e: std::io::Error| UserError::new("file-unreadable").with("path", path).because(e);
    if std::path::Path::new(path).is_dir() {
        return Err(UserError::new("file-is-folder").with("path", path));
    }
    let bytes = if path == "-" {
        bounded(std::io::stdin().lock(), path)
    } else {
        bounded(File::open(path).map_err(unreadable)?, path)
    };
    String::from_utf8(bytes?).map_err(|e| UserError::new("file-not-utf8").with("path", path).because(e))
}

/// Reads as much as a district's records can be: a longer line or more of them is something else.
fn bounded(source: impl Read, path: &str) -> Result<Vec<u8>, UserError> {
    let unreadable = |e: std::io::Error| UserError::new("file-unreadable").with("path", path).because(e);
    let endless = |line: usize| UserError::new("file-endless").with("path", path).with("line", line);
    let mut source = BufReader::new(source);
    let (mut bytes, mut line) = (Vec::new(), 0);
    loop {
        let began = bytes.len();
        // One byte more shows whether the line is longer.
        let read = (&mut source).take(LONGEST_PIECE + 1).read_until(b'\n', &mut bytes).map_err(unreadable)?;
        line += 1;
        let is_long = u64::try_from(read).unwrap_or(u64::MAX) > LONGEST_PIECE;
        if is_long || bytes.len() > LONGEST_TEXT || line > MOST_LINES {
            return Err(endless(line));
        }
        if bytes.len() == began {
            return Ok(bytes);
        }
    }
}
