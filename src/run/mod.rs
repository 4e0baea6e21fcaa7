//! The terminal: keys in, frames out, effects performed. Here, and in `cli`, are the clock and the outside world.

use std::process::ExitCode;

use crate::cli::place::Place;
use crate::domain::Problem;
use crate::text::Lang;

/// Opens the desk on the district's file.
///
/// # Errors
/// If the file cannot be opened or there is no terminal.
pub fn desk(_lang: Lang, place: &Place) -> Result<ExitCode, Problem> {
    place.open()?;
    Ok(ExitCode::SUCCESS)
}
