//! What is open on data that were destroyed closes.

use std::collections::BTreeSet;

use super::App;
use crate::domain::Id;
use crate::screen::Screen;
use crate::screen::dialog::Dialog;

impl App {
    /// Closes cards, forms and windows about these records; returns how many of them held something unsaved.
    pub fn close_erased(&mut self, erased: &BTreeSet<Id>) -> usize {
        let mut unsaved = 0;
        let is_named = |draft: &str| erased.iter().any(|id| draft.contains(&id.to_string()));
        let is_about = |screen: &Screen| match screen {
            Screen::Card(card) => card.family().is_some_and(|family| erased.contains(&family.0)),
            Screen::Entry(entry) => {
                entry.family().is_some_and(|family| erased.contains(&family.0))
                    || entry.draft().is_some_and(|draft| is_named(&draft))
            }
            _ => false,
        };
        let mut depths = Vec::new();
        let mut kept = Vec::new();
        for screen in std::mem::take(&mut self.stack) {
            if is_about(&screen) {
                unsaved += usize::from(matches!(&screen, Screen::Entry(entry) if entry.is_changed()));
            } else {
                kept.push(screen);
            }
            depths.push(kept.len());
        }
        self.stack = kept;
        for (dialog, depth) in std::mem::take(&mut self.suspended) {
            // Two records that are held together have no draft: nothing was written in them.
            let is_open = matches!(
                dialog,
                Dialog::Path(_) | Dialog::Lookup(_) | Dialog::Guide(_) | Dialog::Document(_)
            );
            match dialog.draft() {
                Some(draft) if is_named(&draft) => unsaved += 1,
                None if !is_open => {}
                _ => {
                    // It lies over as many screens as are left of those it lay over.
                    let over = depths.get(depth.saturating_sub(1)).copied().unwrap_or(depth);
                    self.suspended.push((dialog, over.max(1)));
                }
            }
        }
        self.dialog = None;
        unsaved
    }
}
