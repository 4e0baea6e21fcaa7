//! The buttons of a question: the harmless one is first and marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::keymap::Command;
use crate::ui::Context;
use crate::ui::paint::{PLAIN, STRONG, boxed, middle, put};

/// The button that is marked after this command, of `count`.
#[must_use]
pub fn turned(at: usize, count: usize, command: Command) -> usize {
    let count = count.max(1);
    match command {
        Command::NextPane => (at + 1) % count,
        Command::PreviousPane => (at + count - 1) % count,
        _ => at,
    }
}

/// Draws buttons beside each other, below each other where they are too wide for that.
pub fn draw(labels: &[String], at: usize, area: Rect, buf: &mut Buffer) {
    let (mut x, mut y) = (area.x, area.y);
    for (i, label) in labels.iter().enumerate() {
        let (text, style) =
            if i == at { (format!("[{label}]"), STRONG) } else { (format!(" {label} "), PLAIN) };
        let wide = u16::try_from(text.width()).unwrap_or(area.width);
        if x > area.x && x + wide > area.right() {
            (x, y) = (area.x, y + 1);
        }
        if y < area.bottom() {
            x += put(buf, x, y, area.right().saturating_sub(x), &text, style) + 2;
        }
    }
}

/// How many lines the buttons take in a width.
#[must_use]
pub fn height(labels: &[String], width: u16) -> u16 {
    let (mut x, mut lines) = (0, 1);
    for label in labels {
        let wide = u16::try_from(label.width() + 2).unwrap_or(width);
        if x > 0 && x + wide > width {
            (x, lines) = (0, lines + 1);
        }
        x += wide + 2;
    }
    lines
}

/// The question before something typed would be lost.
pub fn ask_leaving(context: &impl Context, labels: [&str; 3], at: usize, area: Rect, buf: &mut Buffer) {
    let w = context.words();
    let inner = boxed(buf, middle(area, 58, 5), &w.say("entry-leaving"), &w.say("entry-leaving-foot"));
    let labels = labels.map(|id| w.say(id));
    draw(&labels, at, Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner }, buf);
}
