//! Suspended windows and forms, and the drafts of all of them: a call that comes in the midst of a form is looked up
//! over it, and nothing typed is lost by that, not even with the program.

use super::App;
use crate::domain::UserError;
use crate::screen::Screen;
use crate::screen::card::CardScreen;
use crate::screen::dialog::Dialog;
use crate::screen::dialog::reading::DistrictReading;
use crate::screen::entry::EntryScreen;
use crate::store::Reader;
use crate::ui::form::draft::entered;
use crate::ui::paint::PLAIN;
use crate::ui::sheet::PlainSheet;

/// How much of a draft was opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReopenExtent {
    Whole,
    /// Something entered has no field in this program.
    InPart,
}

impl App {
    /// Opens a window over the one that is open, which is suspended.
    pub(super) fn cover(&mut self, over: Dialog) {
        if let Some(dialog) = self.dialog.replace(over) {
            if dialog.is_begun() {
                self.notice = Some(self.model.words.say("window-waits"));
            }
            self.suspended.push((dialog, self.stack.len()));
        }
    }

    /// Resumes a suspended window once all windows over it are closed.
    pub(super) fn uncover(&mut self) {
        let depth = self.stack.len();
        if self.dialog.is_none() && self.suspended.last().is_some_and(|(_, over)| *over >= depth) {
            self.dialog = self.suspended.pop().map(|(dialog, _)| dialog);
        }
    }

    /// Whether unsaved input is suspended under another window or screen.
    pub(super) fn is_awaited(&self) -> bool {
        let form = |screen: &Screen| matches!(screen, Screen::Entry(entry) if entry.draft().is_some());
        // A list from Excel asks before it is closed.
        let list = |screen: &Screen| matches!(screen, Screen::ListIntake(_));
        self.stack.iter().any(|screen| form(screen) || list(screen))
            || self.suspended.iter().any(|(dialog, _)| dialog.is_begun())
    }

    /// What is to be kept of the forms that are open, so that nothing typed is lost: one draft, or the list of several,
    /// the lowest first.
    #[must_use]
    pub fn draft(&self) -> Option<String> {
        let mut drafts: Vec<String> = Vec::new();
        for (at, screen) in self.stack.iter().enumerate() {
            if let Screen::Entry(entry) = screen {
                drafts.extend(entry.draft());
            }
            let here = self.suspended.iter().filter(|(_, over)| *over == at + 1);
            drafts.extend(here.filter_map(|(dialog, _)| dialog.draft()));
        }
        drafts.extend(self.dialog.as_ref().and_then(Dialog::draft));
        if drafts.len() > 1 { serde_json::to_string(&drafts).ok() } else { drafts.pop() }
    }

    /// Opens the forms of a draft as they were left, and says so, with what was entered and could not be read.
    ///
    /// # Errors
    /// If it is no draft of this program, or what it was about is in the file no more; the others are open then.
    pub fn reopen(&mut self, draft: &str, reader: Reader<'_>) -> Result<ReopenExtent, UserError> {
        let drafts: Vec<String> = serde_json::from_str(draft).unwrap_or_else(|_| vec![draft.to_owned()]);
        let (mut unread, mut failed) = (Vec::new(), None);
        for one in &drafts {
            match self.reopen_one(one, reader) {
                Ok(lines) => unread.extend(lines),
                Err(problem) => {
                    unread.extend(entered(one));
                    failed = failed.or(Some(problem));
                }
            }
        }
        self.tell_of_drafts(&unread);
        match failed {
            Some(problem) => Err(problem),
            None if unread.is_empty() => Ok(ReopenExtent::Whole),
            None => Ok(ReopenExtent::InPart),
        }
    }

    /// What was left unfinished is named before a key can fall into it: the user may have sat down to begin something else.
    fn tell_of_drafts(&mut self, unread: &[String]) {
        let forms = self.stack.iter().filter_map(|screen| match screen {
            Screen::Entry(entry) => Some(entry.summary()),
            _ => None,
        });
        let windows = self.suspended.iter().map(|(dialog, _)| dialog).chain(&self.dialog);
        let left: Vec<(String, Vec<String>)> = forms.chain(windows.filter_map(Dialog::summary)).collect();
        if left.is_empty() && unread.is_empty() {
            return;
        }
        let w = &self.model.words;
        let mut lines = PlainSheet::default();
        for (title, typed) in &left {
            lines.line(title.clone()).strong();
            lines.extend(typed.iter().map(|text| (text.clone(), PLAIN)));
            lines.gap();
        }
        if !unread.is_empty() {
            lines.line(w.say("draft-not-read")).strong();
            lines.extend(unread.iter().map(|text| (text.clone(), PLAIN)));
            lines.gap();
        }
        lines.line(w.say(if left.is_empty() { "draft-retype" } else { "draft-reopened" }));
        let reading = DistrictReading::new(w.say("draft-title"), lines);
        self.cover(Dialog::Reading(reading));
        self.notice = None;
    }

    /// Opens one form; gives what was entered and could not be read.
    fn reopen_one(&mut self, draft: &str, reader: Reader<'_>) -> Result<Vec<String>, UserError> {
        if let Some((dialog, unread)) = Dialog::reopen(draft, &self.model, reader)? {
            self.cover(dialog);
            return Ok(unread);
        }
        let (entry, unread) = EntryScreen::reopen(draft, &self.model, reader)?;
        if let Some(dialog) = self.dialog.take() {
            self.suspended.push((dialog, self.stack.len()));
        }
        // Saved or left, it returns to the card.
        let card = entry.family().and_then(|f| CardScreen::open(f, reader, &self.model).ok());
        self.stack.extend(card.map(|c| Screen::Card(Box::new(c))));
        self.stack.push(Screen::Entry(Box::new(entry)));
        Ok(unread)
    }
}
