//! To be built.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Command, Desk, Step};
use crate::store::Reader;

/// The screen.
pub struct District {}

impl District {
    /// New.
    #[must_use]
    pub fn new(_desk: &Desk) -> District {
        District {}
    }

    /// Looks again.
    pub fn refresh(&mut self, _desk: &Desk, _reader: Reader<'_>) {}

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, _desk: &Desk, _reader: Reader<'_>) -> Step {
        if command == Command::Back { Step::Back } else { Step::Stay }
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, _desk: &Desk) -> String {
        String::new()
    }

    /// Draws the screen.
    pub fn view(&self, _desk: &Desk, _area: Rect, _buf: &mut Buffer) -> Option<Position> {
        None
    }
}
