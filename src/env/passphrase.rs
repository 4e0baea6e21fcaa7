//! Where a passphrase comes from: a file, a variable of the environment, or the terminal, where nobody sees it. Never an
//! argument: every program on the machine may read those.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::terminal;
use zeroize::Zeroizing;

use super::files;
use super::folders::expand_home;
use crate::domain::UserError;
use crate::store::Passphrase;

/// The variable that holds a passphrase.
const VARIABLE: &str = "KURATOR_PASSPHRASE";

/// A file of a passphrase is far shorter.
const MOST_BYTES: usize = 1 << 16;

/// The passphrase of the named file, else of the variable; `None` if neither is given.
///
/// # Errors
/// If the file cannot be read, or has no passphrase in its first line.
pub fn given(file: Option<&str>) -> Result<Option<Passphrase>, UserError> {
    match file.filter(|path| !path.is_empty()) {
        Some(path) => of_file(&expand_home(Path::new(path))).map(Some),
        None => Ok(std::env::var(VARIABLE).ok().map(Zeroizing::new).and_then(|text| Passphrase::new(&text))),
    }
}

/// The passphrase in the first line of a file.
///
/// # Errors
/// If the file cannot be read, or its first line is empty.
pub fn of_file(path: &Path) -> Result<Passphrase, UserError> {
    let empty = || UserError::new("passphrase-file-empty").with("path", path.display());
    lines(path)?.into_iter().next().flatten().ok_or_else(empty)
}

/// The passphrases of files of others, one in a line.
///
/// # Errors
/// If the file cannot be read, or has none.
pub fn of_others(path: &str) -> Result<Vec<Passphrase>, UserError> {
    let path = expand_home(Path::new(path));
    let all: Vec<Passphrase> = lines(&path)?.into_iter().flatten().collect();
    let empty = || UserError::new("passphrase-file-empty").with("path", path.display());
    if all.is_empty() { Err(empty()) } else { Ok(all) }
}

/// The lines of a file, `None` for an empty one.
fn lines(path: &Path) -> Result<Vec<Option<Passphrase>>, UserError> {
    let bytes = Zeroizing::new(files::bounded(path, MOST_BYTES)?);
    let foreign = || UserError::new("passphrase-file-empty").with("path", path.display());
    let text = std::str::from_utf8(&bytes).map_err(|_| foreign())?;
    Ok(text.trim_start_matches('\u{feff}').lines().map(Passphrase::new).collect())
}

/// Whether a person can be asked: answers come from a terminal, and questions go to one.
#[must_use]
pub fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks on the terminal; nothing typed is shown. `None`: nothing was typed, or the question was left.
///
/// # Errors
/// If the terminal is gone.
pub fn ask(question: &str) -> Result<Option<Passphrase>, UserError> {
    let gone = |e: io::Error| UserError::new("no-terminal").because(e);
    let mut err = io::stderr().lock();
    write!(err, "{question} ").and_then(|()| err.flush()).map_err(gone)?;
    let raw = RawTerminal::begin().map_err(gone)?;
    let typed = unseen().map_err(gone);
    drop(raw);
    // With stderr closed there is nowhere to report to.
    let _ = writeln!(err);
    Ok(typed?.and_then(|text| Passphrase::new(&text)))
}

/// Reads letters up to Enter; `None` if it was left by Esc or Ctrl+C.
fn unseen() -> io::Result<Option<Zeroizing<String>>> {
    let mut typed = Zeroizing::new(String::with_capacity(1024));
    loop {
        let Event::Key(key) = event::read()? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match key.code {
            KeyCode::Enter => return Ok(Some(typed)),
            KeyCode::Esc => return Ok(None),
            KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::CONTROL) => match c {
                'h' => drop(typed.pop()),
                'u' => typed.clear(),
                'j' => return Ok(Some(typed)),
                // Ctrl+C, on whatever layout.
                _ => return Ok(None),
            },
            KeyCode::Backspace => drop(typed.pop()),
            // A text that grows past its room would leave a copy behind.
            KeyCode::Char(c) if typed.len() + c.len_utf8() <= typed.capacity() => typed.push(c),
            _ => {}
        }
    }
}

/// The terminal without echo, until it is dropped.
struct RawTerminal;

impl RawTerminal {
    fn begin() -> io::Result<RawTerminal> {
        terminal::enable_raw_mode().map(|()| RawTerminal)
    }
}

impl Drop for RawTerminal {
    fn drop(&mut self) {
        // A terminal that is gone needs nothing back.
        let _ = terminal::disable_raw_mode();
    }
}
