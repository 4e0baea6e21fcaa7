//! The terminal: raw mode and alternate screen, given back whatever ends the program.

use std::io::{Write, stdout};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::Duration;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    self, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::clipboard::{self, Clipboard};
use super::frame::Frames;
use super::keys;
use crate::domain::UserError;
use crate::env::{folders, log};
use crate::text::{Lang, Words};
use crate::ui::capabilities::Capabilities;

/// Whether the terminal is in raw mode on the alternate screen.
static ENTERED: AtomicBool = AtomicBool::new(false);
/// The language of the notice of a panic: 0 Russian, 1 English.
static LANG: AtomicU8 = AtomicU8::new(0);

/// The area where a terminal knows none.
const USUAL: Rect = Rect { x: 0, y: 0, width: 80, height: 24 };

/// The most columns and rows that are drawn.
const WIDEST: u16 = 1000;

/// The terminal: what it shows, and where bytes go to it.
pub struct Terminal {
    frames: Frames,
    means: Capabilities,
    clipboard: Clipboard,
}

impl Terminal {
    /// Enters raw mode and the alternate screen.
    ///
    /// # Errors
    /// If the terminal refuses either.
    pub fn enter(lang: Lang, means: Capabilities) -> Result<Terminal, UserError> {
        let failed = |e: std::io::Error| UserError::new("no-terminal").because(e);
        speak(lang);
        on_panic();
        on_signal().map_err(failed)?;
        enable_raw_mode().map_err(failed)?;
        ENTERED.store(true, Ordering::SeqCst);
        let mut beginning = Vec::new();
        queue!(beginning, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide).map_err(failed)?;
        // The reader of events is set up by asking it: from here on a change of the size wakes the loop.
        keys::is_ready(Duration::ZERO)?;
        let frames = Frames::new(window().map_err(failed)?, &beginning);
        Ok(Terminal { frames, means, clipboard: Clipboard::default() })
    }

    /// Fits the buffers to the size of the window.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn fit(&mut self) -> Result<(), UserError> {
        let gone = |e: std::io::Error| UserError::new("no-terminal").because(e);
        window().map(|area| self.frames.fit(area)).map_err(gone)
    }

    /// The area of the window.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn area(&self) -> Result<Rect, UserError> {
        window().map_err(|e| UserError::new("no-terminal").because(e))
    }

    /// Draws a frame in the size that the window has now: a change of it that comes together with a key is reported by
    /// none. `picture` returns the position of the cursor, if it is shown.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn draw(
        &mut self,
        picture: impl FnOnce(Rect, &mut Buffer) -> Option<Position>,
    ) -> Result<(), UserError> {
        let gone = |e: std::io::Error| UserError::new("no-terminal").because(e);
        self.frames.follow(window().map_err(gone)?);
        let means = self.means;
        let bytes = self.frames.next(|area, buf| {
            let cursor = picture(area, buf);
            means.fit(buf);
            cursor
        });
        send(&bytes).map_err(gone)
    }

    /// Puts a text on the clipboard of the user's machine, over SSH too (OSC 52).
    pub fn copy(&mut self, text: &str) {
        self.clipboard.copy(text, &mut stdout());
    }

    /// How long the text on the clipboard is kept still; `None`: there is none.
    #[must_use]
    pub fn copy_left(&self) -> Option<Duration> {
        self.clipboard.left()
    }

    /// Takes off the clipboard what was put there, once; returns whether there was something.
    pub fn clear_copy(&mut self) -> bool {
        self.clipboard.clear(&mut stdout())
    }

    /// Sets the language of the notice of a panic.
    pub fn speak(&self, lang: Lang) {
        speak(lang);
    }

    /// Leaves raw mode and the alternate screen.
    pub fn leave(&mut self) {
        restore();
    }
}

/// Writes a frame in one call, so that no part of it is shown. The library's writer would part it at line feeds.
#[cfg(unix)]
fn send(mut bytes: &[u8]) -> std::io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(n) => bytes = &bytes[n..],
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn send(bytes: &[u8]) -> std::io::Result<()> {
    let mut out = stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// The area of the window. A line that knows no size is taken for the usual one, and one that names an absurd size for the
/// largest that is drawn: what is drawn is held in memory.
fn window() -> std::io::Result<Rect> {
    let (width, height) = size()?;
    Ok(match (width, height) {
        (0, _) | (_, 0) => USUAL,
        _ => Rect::new(0, 0, width.min(WIDEST), height.min(WIDEST)),
    })
}

/// The size of the window by one question to the kernel: the library's opens the terminal for each.
#[cfg(unix)]
fn size() -> std::io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(stdout())?;
    Ok((size.ws_col, size.ws_row))
}

#[cfg(not(unix))]
fn size() -> std::io::Result<(u16, u16)> {
    terminal::size()
}

fn speak(lang: Lang) {
    LANG.store(u8::from(lang == Lang::En), Ordering::SeqCst);
}

/// Leaves raw mode and the alternate screen, once.
fn restore() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // A terminal that is gone cannot be given back; nothing else is left to do.
        clipboard::clear(&mut stdout());
        // A console without an alternate screen would go on showing the families.
        let _ = execute!(
            stdout(),
            ResetColor,
            terminal::Clear(ClearType::All),
            cursor::MoveTo(0, 0),
            DisableBracketedPaste,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
    }
}

/// Sets the panic hook: it gives the terminal back, logs the source line, never the message, which may name a person, and
/// prints a notice in the user's language.
fn on_panic() {
    std::panic::set_hook(Box::new(|info| {
        restore();
        let at = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        log::line(&folders::state_folder(), &format!("panic {at}"));
        let lang = if LANG.load(Ordering::SeqCst) == 1 { Lang::En } else { Lang::Ru };
        let args = [("path", folders::state_folder().join("kurator.log").display().to_string().into())];
        let said = Words::of(lang).fill("panic", &args);
        let _ = writeln!(std::io::stderr().lock(), "{said}");
    }));
}

/// Gives the terminal back on SIGHUP, SIGTERM and SIGINT. No action is lost or half written: each is one transaction.
#[cfg(unix)]
fn on_signal() -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGTERM, SIGINT])?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            restore();
            std::process::exit(128 + signal);
        }
    })?;
    // Without a controlling terminal no signal reports a lost line; reading would then return at once for ever. Asked
    // for nothing, poll waits for just this and costs nothing.
    std::thread::Builder::new().name("hangup".into()).spawn(|| {
        use rustix::event::{PollFd, PollFlags, poll};
        let input = std::io::stdin();
        let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        loop {
            let mut watched = [PollFd::new(&input, PollFlags::empty())];
            match poll(&mut watched, None) {
                Ok(_) if watched[0].revents().intersects(gone) => break,
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                // Nothing to wait with: the signals alone must do.
                Err(_) => return,
            }
        }
        restore();
        std::process::exit(128 + SIGHUP);
    })?;
    Ok(())
}

#[cfg(not(unix))]
fn on_signal() -> std::io::Result<()> {
    Ok(())
}
