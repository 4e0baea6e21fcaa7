//! What is shown while a long file is opened: the screens of the district come after it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame;
use crate::store::LongOpening;
use crate::text::Words;
use crate::ui::paint::{PLAIN, QUIET, STRONG, put, wrap};

/// Draws what is done and why it lasts.
pub fn view(words: &Words, work: LongOpening, area: Rect, buf: &mut Buffer) {
    if !frame::fits(area) {
        frame::too_small(words, area, buf);
        return;
    }
    let (title, about) = match work {
        LongOpening::Rebuild => ("opening-rebuild", "opening-rebuild-about"),
        LongOpening::Verify => ("opening-verify", "opening-verify-about"),
    };
    let width = area.width - 4;
    let mut y = area.y + 2;
    put(buf, area.x + 1, area.y, area.width - 2, &words.say("start-title"), STRONG);
    for (said, style) in [(title, PLAIN), (about, QUIET)] {
        for line in wrap(&words.say(said), usize::from(width)) {
            put(buf, area.x + 2, y, width, &line, style);
            y += 1;
        }
        y += 1;
    }
}
