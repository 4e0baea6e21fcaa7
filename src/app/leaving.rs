//! Leaving the program: at once, or after a question, where what was done or typed last is not in the file.

use super::{App, frame};
use crate::domain::{FileFault, UserError};
use crate::keymap::key::Key;
use crate::screen::Dialog;
use crate::screen::Effect;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::exchange::path_purpose::PathPurpose;
use crate::store::Reader;
use crate::sync::recover::UNRESCUED;
use crate::ui::sheet::PlainSheet;

/// Whether the draft of what is typed is on the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DraftKeeping {
    #[default]
    Kept,
    /// It could not be written.
    Unkept,
}

/// Where what is typed is kept.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TypedState {
    /// Whether the disk refused the last action.
    pub is_unwritten: bool,
    draft: DraftKeeping,
}

impl App {
    /// After a refusal of the program or of the disk, as [`App::refused`].
    pub fn refuse(&mut self, problem: &UserError) {
        self.typed.is_unwritten = problem.fault().is_some_and(FileFault::is_of_disk);
        self.refused(self.model.words.problem(problem));
    }

    /// Learns what became of the draft; one that cannot be written is reported once.
    pub fn note_draft(&mut self, keeping: DraftKeeping) {
        let before = std::mem::replace(&mut self.typed.draft, keeping);
        if keeping == DraftKeeping::Unkept && before == DraftKeeping::Kept {
            self.say(self.model.words.say("draft-unkept"));
        }
    }

    /// Whether the key leaves a form that the disk did not take: then the way out that loses nothing is offered.
    pub(super) fn asks_before_quitting(&mut self, key: Key, reader: Reader<'_>) -> bool {
        // A form that was discarded has taken its refusal along.
        self.typed.is_unwritten = self.typed.is_unwritten && self.draft().is_some();
        let is_asked = matches!(self.dialog, Some(Dialog::Question(_)));
        if !self.typed.is_unwritten || is_asked || !frame::quits(key) {
            return false;
        }
        let w = &self.model.words;
        let mut text = PlainSheet::default();
        text.line(w.say(match self.typed.draft {
            DraftKeeping::Kept => "leave-unwritten-kept",
            DraftKeeping::Unkept => "leave-unwritten-lost",
        }));
        let (title, harmless) = (w.say("leave-unwritten-title"), w.say("leave-unwritten-stay"));
        let others = vec![(w.say("leave-unwritten-go"), Effect::Quit)];
        let question = DialogSpec::Question { title, text, harmless, others, ready: false };
        match Dialog::open(question, &self.model, reader) {
            Ok(dialog) => self.cover(dialog),
            Err(problem) => self.refuse(&problem),
        }
        self.notice = None;
        true
    }

    /// Leaves, or asks first whether what cannot be rescued is to be saved elsewhere.
    pub(super) fn leave(&mut self, reader: Reader<'_>) -> Option<Effect> {
        if self.model.barred.as_ref().is_none_or(|why| why.id != UNRESCUED) {
            return Some(Effect::Quit);
        }
        let w = &self.model.words;
        let mut text = PlainSheet::default();
        text.line(w.say("leave-unsaved-text"));
        let others = vec![
            (w.say("leave-unsaved-copy"), Effect::Seek(PathPurpose::Copy)),
            (w.say("leave-unsaved-go"), Effect::Quit),
        ];
        let (title, harmless) = (w.say("leave-unsaved-title"), w.say("leave-unsaved-stay"));
        self.ask(DialogSpec::Question { title, text, harmless, others, ready: false }, reader);
        None
    }
}
