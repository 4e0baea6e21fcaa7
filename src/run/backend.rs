//! The backend of the terminal: the library's, asked only for what changes. By itself that one resets colours and hides
//! the cursor for every frame, also for one that equals the last.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui_crossterm::CrosstermBackend;

/// Writes the cells that changed, and the cursor when it changed or cells were written.
pub(super) struct Changes<W: Write> {
    inner: CrosstermBackend<W>,
    /// Whether the cursor is shown.
    is_shown: bool,
    /// Where it is; `None`: where the last cell was written.
    cursor: Option<Position>,
}

impl<W: Write> Changes<W> {
    /// A backend whose cursor is hidden.
    pub(super) fn new(writer: W) -> Changes<W> {
        Changes { inner: CrosstermBackend::new(writer), is_shown: false, cursor: None }
    }
}

impl<W: Write> Backend for Changes<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.cursor = None;
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.is_shown, false) { self.inner.hide_cursor() } else { Ok(()) }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.is_shown, true) { Ok(()) } else { self.inner.show_cursor() }
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.replace(position) == Some(position) {
            return Ok(());
        }
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.cursor = None;
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.cursor = None;
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use ratatui::layout::Rect;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;

    /// Keeps what is written.
    #[derive(Clone, Default)]
    struct Kept(Rc<RefCell<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_like_the_last_writes_nothing() {
        let viewport = Viewport::Fixed(Rect::new(0, 0, 20, 3));
        let kept = Kept::default();
        let backend = Changes::new(kept.clone());
        let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
        let mut written = |text: &'static str, cursor: Option<Position>| {
            let drawn = terminal.draw(|frame| {
                let area = frame.area();
                frame.buffer_mut().set_string(area.x, area.y, text, ratatui::style::Style::new());
                cursor.into_iter().for_each(|at| frame.set_cursor_position(at));
            });
            drawn.unwrap();
            String::from_utf8(std::mem::take(&mut *kept.0.borrow_mut())).unwrap()
        };
        assert!(written("one", None).contains("one"));
        assert_eq!(written("one", None), "");
        let at = Position::new(3, 0);
        assert_eq!(written("one", Some(at)), "\u{1b}[?25h\u{1b}[1;4H");
        assert_eq!(written("one", Some(at)), "");
        // A changed cell moves the cursor: it is put back.
        assert!(written("two", Some(at)).ends_with("\u{1b}[1;4H"));
        assert_eq!(written("two", None), "\u{1b}[?25l");
    }
}
