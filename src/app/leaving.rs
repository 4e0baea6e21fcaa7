//! Leaving the program: at once, or after a question, where what was done last is nowhere but in memory.

use super::App;
use crate::screen::Effect;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::exchange::path_purpose::PathPurpose;
use crate::store::Reader;
use crate::sync::recover::UNRESCUED;
use crate::ui::sheet::PlainSheet;

impl App {
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
