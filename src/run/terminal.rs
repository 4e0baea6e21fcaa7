//! The terminal: raw mode and alternate screen, given back whatever ends the program.

use std::cell::RefCell;
use std::io::{BufWriter, Stdout, Write, stdout};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    self, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::{TerminalOptions, Viewport};

use super::backend::Changes;
use crate::domain::UserError;
use crate::env::clock::Moment;
use crate::env::{folders, log};
use crate::text::{Lang, Words};
use crate::ui::capabilities::Capabilities;

/// Whether the terminal is in raw mode on the alternate screen.
static ENTERED: AtomicBool = AtomicBool::new(false);
/// The language of the notice of a panic: 0 Russian, 1 English.
static LANG: AtomicU8 = AtomicU8::new(0);

/// Whether a text of this run may be on the clipboard.
static COPIED: AtomicBool = AtomicBool::new(false);

/// After how long a text is taken off the clipboard: long enough to dial a number.
const COPY_KEPT: Duration = Duration::from_secs(60);

/// What takes its place: a terminal may ignore an empty text.
const NOTHING: &str = " ";

/// Bytes of a buffer that holds any frame, so that a frame is one write.
const FRAME: usize = 16 * 1024;

/// Buffers a frame until it is complete: the library would send letters and cursor apart.
#[derive(Clone)]
struct Outlet(Rc<RefCell<BufWriter<Stdout>>>);

impl Outlet {
    fn send(&self) -> std::io::Result<()> {
        self.0.borrow_mut().flush()
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

pub struct Terminal {
    inner: ratatui::Terminal<Changes<Outlet>>,
    outlet: Outlet,
    means: Capabilities,
    /// When a text was put on the clipboard.
    copied: Option<Moment>,
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
        let mut outlet = Outlet(Rc::new(RefCell::new(BufWriter::with_capacity(FRAME, stdout()))));
        queue!(outlet, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide).map_err(failed)?;
        // The reader of events is set up by asking it: from here on no change of the size is missed, and the terminal need
        // not be opened and asked for it before every picture.
        event::poll(Duration::ZERO).map_err(failed)?;
        let viewport = Viewport::Fixed(window().map_err(failed)?);
        let backend = Changes::new(outlet.clone());
        let inner = ratatui::Terminal::with_options(backend, TerminalOptions { viewport }).map_err(failed)?;
        Ok(Terminal { inner, outlet, means, copied: None })
    }

    /// Fits the buffers to the size of the window.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn fit(&mut self) -> Result<(), UserError> {
        let gone = |e: std::io::Error| UserError::new("no-terminal").because(e);
        window().and_then(|area| self.inner.resize(area)).map_err(gone)
    }

    /// Draws a frame; `picture` returns the position of the cursor, if it is shown.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn draw(
        &mut self,
        picture: impl FnOnce(Rect, &mut Buffer) -> Option<Position>,
    ) -> Result<(), UserError> {
        self.inner
            .draw(|frame| {
                let area = frame.area();
                let position = picture(area, frame.buffer_mut());
                self.means.fit(frame.buffer_mut());
                if let Some(position) = position {
                    frame.set_cursor_position(position);
                }
            })
            .map(|_| ())
            .and_then(|()| self.outlet.send())
            .map_err(|e| UserError::new("no-terminal").because(e))
    }

    /// Puts a text on the clipboard of the user's machine, over SSH too (OSC 52).
    pub fn copy(&mut self, text: &str) {
        // A terminal that knows no clipboard ignores it.
        let _ =
            queue!(self.outlet, CopyToClipboard::to_clipboard_from(text)).and_then(|()| self.outlet.send());
        self.copied = Some(Moment::now());
        COPIED.store(true, Ordering::SeqCst);
    }

    /// How long the text on the clipboard is kept still; `None`: there is none.
    #[must_use]
    pub fn copy_left(&self) -> Option<Duration> {
        self.copied.map(|at| COPY_KEPT.saturating_sub(at.passed()))
    }

    /// Takes off the clipboard what was put there, once; returns whether there was something.
    pub fn clear_copy(&mut self) -> bool {
        self.copied = None;
        let was = COPIED.swap(false, Ordering::SeqCst);
        if was {
            let _ = queue!(self.outlet, CopyToClipboard::to_clipboard_from(NOTHING))
                .and_then(|()| self.outlet.send());
        }
        was
    }

    /// Sets the language of the notice of a panic.
    pub fn speak(&self, lang: Lang) {
        speak(lang);
    }

    /// Leaves raw mode and the alternate screen.
    pub fn leave(&mut self) {
        let _ = self.outlet.send();
        restore();
    }
}

/// The area of the window.
fn window() -> std::io::Result<Rect> {
    terminal::size().map(|(width, height)| Rect::new(0, 0, width, height))
}

fn speak(lang: Lang) {
    LANG.store(u8::from(lang == Lang::En), Ordering::SeqCst);
}

/// Leaves raw mode and the alternate screen, once.
fn restore() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // A terminal that is gone cannot be given back; nothing else is left to do.
        if COPIED.swap(false, Ordering::SeqCst) {
            let _ = execute!(stdout(), CopyToClipboard::to_clipboard_from(NOTHING));
        }
        let _ = execute!(stdout(), DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
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
