//! What the outermost layer tells of copies: what it found, what a copy brings, how far it is, what came of it.

use std::path::PathBuf;

use super::App;
use crate::screen::Effect;
use crate::screen::dialog::Dialog;
use crate::screen::dialog::path::Path;
use crate::screen::dialog::question::Question;
use crate::screen::dialog::reading::Reading;
use crate::screen::exchange::{Aim, Found, told};
use crate::screen::paint::{PLAIN, QUIET, STRONG};
use crate::store::Union;

impl App {
    /// Asks for a file or folder.
    pub fn ask_path(&mut self, aim: Aim, at: Option<PathBuf>, found: Vec<Found>) {
        self.dialog = Some(Dialog::Path(Box::new(Path::new(aim, at, found))));
    }

    /// Goes on with the path that is asked for.
    pub fn complete_path(&mut self, path: String, names: Vec<String>) {
        if let Some(Dialog::Path(asked)) = &mut self.dialog {
            asked.complete(path, names);
        }
    }

    /// Says why a copy could not be taken or made: at its path, else in a dialog of its own. The sentence stays until it
    /// was read.
    pub fn fail_copy(&mut self, said: String) {
        match &mut self.dialog {
            Some(Dialog::Path(asked)) => asked.fail(said),
            _ => self.tell(self.desk.words.say("look-refused"), vec![said]),
        }
    }

    /// Shows what a copy would bring, and asks whether it is to be taken. Nothing of one's own can be lost by it, so that
    /// Enter takes it.
    pub fn offer(&mut self, path: &std::path::Path, brings: &Union) {
        let w = &self.desk.words;
        let mut told = told::union(w, brings, "offer-brings").into_iter();
        let mut lines = vec![(w.fill("offer-from", &[("path", path.display().to_string().into())]), QUIET)];
        lines.extend(told.next().map(|first| (first, STRONG)));
        lines.extend(told.map(|line| (line, PLAIN)));
        lines.push((String::new(), PLAIN));
        let id = if brings.conflicts > 0 { "offer-conflicts" } else { "offer-nothing-lost" };
        lines.push((w.say(id), QUIET));
        let take = vec![(w.say("offer-take"), Effect::Take)];
        let question = Question::new(w.say("offer-title"), lines, w.say("offer-leave"), take);
        self.dialog = Some(Dialog::Question(question.ready()));
    }

    /// A report that stays until it was read.
    pub fn tell(&mut self, title: String, lines: Vec<String>) {
        self.dialog = Some(Dialog::Reading(Reading::plain(title, lines)));
    }

    /// What is being done, while it takes long; `None`: it is done.
    pub fn busy(&mut self, said: Option<String>) {
        self.busy = said;
    }
}
