//! Another encoding or delimiter of a list that is a text.

use crate::table::{Delimiter, Encoding, TextChoice, TextForm};

/// What of a text is read in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Encoding,
    Delimiter,
}

impl Turn {
    /// The next encoding or delimiter.
    pub(super) fn of(self, form: TextForm) -> TextChoice {
        fn next<T: PartialEq + Copy>(all: &[T], one: T) -> Option<T> {
            let at = all.iter().position(|other| *other == one)?;
            all.get((at + 1) % all.len()).copied()
        }
        let (encoding, delimiter) = (form.encoding, form.delimiter);
        match self {
            Turn::Encoding => {
                TextChoice { encoding: next(&Encoding::ALL, encoding), delimiter: Some(delimiter) }
            }
            Turn::Delimiter => {
                TextChoice { encoding: Some(encoding), delimiter: next(&Delimiter::ALL, delimiter) }
            }
        }
    }
}
