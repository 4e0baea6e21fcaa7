//! What a long command is doing, on a terminal: one line of stderr that each stage replaces and the end removes. What is
//! done before anybody could read it, and what goes to a file or a program, shows nothing.

use std::io::{IsTerminal, Write};

/// A line on stderr.
pub(super) struct ProgressLine {
    is_wanted: bool,
    is_shown: bool,
}

impl ProgressLine {
    /// The line of a work that is long, or is not.
    pub(super) fn of(is_long: bool) -> ProgressLine {
        ProgressLine { is_wanted: is_long && std::io::stderr().is_terminal(), is_shown: false }
    }

    /// Shows what is being done; the text is made only where it is seen.
    pub(super) fn show(&mut self, text: impl FnOnce() -> String) {
        if self.is_wanted {
            self.is_shown = true;
            let mut err = std::io::stderr().lock();
            // With stderr closed there is nowhere to report to.
            let _ = write!(err, "\r{}\u{1b}[K", super::plain(&text()));
            let _ = err.flush();
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(std::io::stderr().lock(), "\r\u{1b}[K");
        }
    }
}
