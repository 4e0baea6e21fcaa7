//! The text that this run put on the clipboard of the user's machine, over SSH too (OSC 52): it is removed after a
//! minute, and when the program ends, however it ends.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use crate::env::clock::Moment;

/// Whether a text of this run may be on the clipboard. A panic and a signal know no terminal to ask.
static COPIED: AtomicBool = AtomicBool::new(false);

/// After how long a text is taken off the clipboard: long enough to dial a number.
const KEPT: Duration = Duration::from_secs(60);

/// The text that replaces it: a terminal may ignore an empty one.
const NOTHING: &str = " ";

/// The clipboard, as far as this run has written to it.
#[derive(Debug, Default)]
pub(super) struct Clipboard {
    /// When a text was put there.
    since: Option<Moment>,
}

impl Clipboard {
    /// Puts a text on it.
    pub(super) fn copy(&mut self, text: &str, out: &mut impl Write) {
        // A terminal that knows no clipboard ignores it.
        let _ = execute!(out, CopyToClipboard::to_clipboard_from(text));
        self.since = Some(Moment::now());
        COPIED.store(true, Ordering::SeqCst);
    }

    /// How long the text is kept still; `None`: there is none.
    pub(super) fn left(&self) -> Option<Duration> {
        self.since.map(|at| KEPT.saturating_sub(at.passed()))
    }

    /// Clears the clipboard once, if it holds a text of this run; returns whether it did.
    pub(super) fn clear(&mut self, out: &mut impl Write) -> bool {
        self.since = None;
        clear(out)
    }
}

/// Clears the clipboard once, if any part of this run used it; returns whether it did.
pub(super) fn clear(out: &mut impl Write) -> bool {
    let was = COPIED.swap(false, Ordering::SeqCst);
    if was {
        let _ = execute!(out, CopyToClipboard::to_clipboard_from(NOTHING));
    }
    was
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a terminal is sent for this text, in base 64.
    fn sent(code: &str) -> String {
        format!("\u{1b}]52;c;{code}\u{1b}\\")
    }

    #[test]
    fn a_copied_phone_is_taken_off_after_a_minute_or_at_the_end_and_once() {
        let (mut clipboard, mut out) = (Clipboard::default(), Vec::new());
        assert!(clipboard.left().is_none() && !clipboard.clear(&mut out) && out.is_empty());
        clipboard.copy("112", &mut out);
        assert_eq!(String::from_utf8_lossy(&out), sent("MTEy"));
        assert!(clipboard.left().is_some_and(|left| left > Duration::from_secs(50)));
        clipboard.since = clipboard.since.map(|at| at.slept(Duration::from_secs(59)));
        assert!(clipboard.left().is_some_and(|left| !left.is_zero()));
        clipboard.since = clipboard.since.map(|at| at.slept(Duration::from_secs(2)));
        assert!(clipboard.left().is_some_and(|left| left.is_zero()));
        out.clear();
        assert!(clipboard.clear(&mut out) && clipboard.left().is_none());
        assert_eq!(String::from_utf8_lossy(&out), sent("IA=="));
        assert!(!clear(&mut out), "it is taken off once");
        // A second number begins a minute of its own; the end of the program does not wait for it.
        clipboard.copy("112", &mut out);
        out.clear();
        assert!(clear(&mut out));
        assert_eq!(String::from_utf8_lossy(&out), sent("IA=="));
    }
}
