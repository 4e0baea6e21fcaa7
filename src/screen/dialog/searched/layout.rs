//! The lines of a text at a width, laid out once, and the part of them that is visible.

use std::cell::{Cell, Ref, RefCell};
use std::ops::Range;

use super::SearchedBlock;
use crate::keymap::Command;
use crate::text::wrapping::wrap;

/// The lines of a text and the visible ones.
#[derive(Default)]
pub(super) struct TextLayout {
    /// The width, the lines, and where each paragraph begins among them.
    laid: RefCell<(usize, Vec<String>, Vec<usize>)>,
    /// The first visible line.
    top: Cell<usize>,
    /// The number of visible lines.
    height: Cell<usize>,
    /// Whether the beginning of the paragraph under the cursor is to be shown when it is drawn next.
    leads: Cell<bool>,
}

impl TextLayout {
    /// Wraps the text to a width, once for each width.
    pub(super) fn lines(&self, blocks: &[SearchedBlock], width: usize) -> Ref<'_, [String]> {
        if self.laid.borrow().0 != width || self.laid.borrow().1.is_empty() {
            let (mut lines, mut starts) = (Vec::new(), Vec::new());
            for block in blocks {
                starts.push(lines.len());
                lines.extend(wrap(&block.text, width));
            }
            self.laid.replace((width, lines, starts));
            self.leads.set(true);
        }
        Ref::map(self.laid.borrow(), |laid| laid.1.as_slice())
    }

    /// The lines of a paragraph.
    pub(super) fn of(&self, paragraph: usize) -> Range<usize> {
        let laid = self.laid.borrow();
        let start = laid.2.get(paragraph).copied().unwrap_or(0);
        start..laid.2.get(paragraph + 1).copied().unwrap_or(laid.1.len())
    }

    /// The index of the paragraph that a wrapped line belongs to.
    pub(super) fn paragraph(&self, line: usize) -> usize {
        self.laid.borrow().2.partition_point(|start| *start <= line).saturating_sub(1)
    }

    /// The beginning of the paragraph under the cursor is shown next.
    pub(super) fn show_beginning(&self) {
        self.leads.set(true);
    }

    /// The visible lines in `height` of them, with the paragraph under the cursor among them.
    pub(super) fn seen(&self, paragraph: usize, height: usize) -> Range<usize> {
        self.height.set(height);
        let len = self.laid.borrow().1.len();
        let own = self.of(paragraph);
        let mut top = self.top.get();
        if self.leads.replace(false) && !(top <= own.start && own.end <= top + height) {
            // A line of what comes before shows that it goes on there.
            top = own.start.saturating_sub(1);
        }
        if own.len() <= height {
            top = top.clamp(own.end.saturating_sub(height), own.start);
        } else {
            top = top.clamp(own.start.saturating_sub(1), own.end - height);
        }
        top = top.min(len.saturating_sub(height));
        self.top.set(top);
        top..(top + height).min(len)
    }

    /// Moves the cursor: line by line through a paragraph higher than the window, else by paragraphs.
    pub(super) fn step(&self, command: Command, at: usize, blocks: usize) -> usize {
        let last = blocks.saturating_sub(1);
        let (top, height) = (self.top.get(), self.height.get().max(1));
        let own = self.of(at);
        let page = height.saturating_sub(1).max(1);
        match command {
            Command::Down if own.end > top + height => self.top.set(top + 1),
            Command::Up if own.start < top => self.top.set(top - 1),
            Command::PageDown if own.end > top + height => self.top.set(top + page),
            Command::PageUp if own.start < top => self.top.set(top.saturating_sub(page)),
            Command::Down => return (at + 1).min(last),
            Command::Up => return at.saturating_sub(1),
            Command::PageDown => return self.paragraph(own.end + page).clamp((at + 1).min(last), last),
            Command::PageUp => {
                return self.paragraph(own.start.saturating_sub(page)).min(at.saturating_sub(1));
            }
            Command::First => return 0,
            Command::Last => return last,
            _ => {}
        }
        at
    }
}
