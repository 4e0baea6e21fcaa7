//! What is being done with a long list, on a terminal: a list of everyday size is done before anybody could read it.

use std::io::{IsTerminal, Write};

use crate::text::Words;

/// The size from which a list is long, bytes.
const LONG: usize = 300 << 10;

/// A line on stderr that each stage replaces.
pub(super) struct Stages<'a> {
    words: &'a Words,
    is_shown: bool,
}

impl Stages<'_> {
    /// Stages of a list of that size.
    pub(super) fn of(words: &Words, size: usize) -> Stages<'_> {
        Stages { words, is_shown: size >= LONG && std::io::stderr().is_terminal() }
    }

    /// Says which stage begins.
    pub(super) fn show(&self, message: &str) {
        if self.is_shown {
            // With stderr closed there is nowhere to report to.
            let _ = write!(std::io::stderr().lock(), "\r{}\u{1b}[K", self.words.say(message));
        }
    }
}

impl Drop for Stages<'_> {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(std::io::stderr().lock(), "\r\u{1b}[K");
        }
    }
}
