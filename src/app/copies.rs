//! Messages about copies: copies found, what a merge brings, its progress, its outcome.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::App;
use crate::domain::UserError;
use crate::domain::period::Period;
use crate::screen::dialog::Dialog;
use crate::screen::dialog::passphrase::PassphraseDialog;
use crate::screen::dialog::path::PathDialog;
use crate::screen::dialog::question::EffectQuestion;
use crate::screen::dialog::reading::DistrictReading;
use crate::screen::exchange::path_purpose::{FoundPath, FoundSnapshot, PathPurpose};
use crate::screen::exchange::transfer_menu;
use crate::screen::list_intake::ListIntakeScreen;
use crate::screen::{Effect, Screen, Tab};
use crate::store::{MergeResult, Reader};
use crate::sync::restore::RestoreOffer;
use crate::text::say;
use crate::ui::paint::{LATE, PLAIN, STRONG};
use crate::ui::sheet::PlainSheet;
use crate::wording::history::moment_near;
use crate::wording::merge::merged;

impl App {
    /// Asks for a file or folder.
    pub fn ask_path(&mut self, aim: PathPurpose, at: Option<PathBuf>, found: Vec<FoundPath>) {
        self.dialog = Some(Dialog::Path(Box::new(PathDialog::new(aim, at, found))));
    }

    /// Completes the path in the dialog.
    pub fn complete_path(&mut self, path: String, names: Vec<String>) {
        if let Some(Dialog::Path(asked)) = &mut self.dialog {
            asked.complete(&path, names);
        }
    }

    /// Asks for the passphrases of files of others over what is open; those typed before do not fit.
    pub fn ask_passphrase_of(&mut self, files: Vec<PathBuf>, then: Effect, without: Option<Effect>) {
        match &mut self.dialog {
            Some(Dialog::Passphrase(asked)) if asked.asks_for(&files) => {
                asked.fail(UserError::new("passphrase-other-wrong"));
            }
            // Of several files some are open now.
            Some(Dialog::Passphrase(_)) => {
                let behind = self.dialog.take().and_then(Dialog::behind);
                let asked = PassphraseDialog::others(files, then, without).over(behind);
                self.dialog = Some(Dialog::Passphrase(Box::new(asked)));
            }
            _ => {
                let asked = PassphraseDialog::others(files, then, without).over(self.dialog.take());
                self.dialog = Some(Dialog::Passphrase(Box::new(asked)));
            }
        }
    }

    /// Says in the question for a passphrase why it was refused.
    pub fn fail_passphrase(&mut self, problem: UserError) {
        match &mut self.dialog {
            Some(Dialog::Passphrase(asked)) => asked.fail(problem),
            _ => self.refused(self.model.words.problem(&problem)),
        }
    }

    /// Says why a copy could not be taken or made: at its path, else in a dialog of its own. The sentence stays until it
    /// was read.
    pub fn fail_copy(&mut self, said: String) {
        // A file that opens and is refused for something else needs no passphrase any more.
        if matches!(self.dialog, Some(Dialog::Passphrase(_))) {
            self.dialog = self.dialog.take().and_then(Dialog::behind);
        }
        match &mut self.dialog {
            Some(Dialog::Path(asked)) => asked.fail(said),
            _ => self.show_report(self.model.words.say("look-refused"), vec![said]),
        }
    }

    /// Shows what a copy would bring, and asks whether it is to be taken; `warning`: the message of what it opens to
    /// everybody. Nothing in this file can be lost by it, so that Enter takes it.
    pub fn offer(&mut self, path: &std::path::Path, brings: &MergeResult, warning: Option<&str>) {
        let w = &self.model.words;
        let mut merge_lines = merged(w, brings, "offer-brings").into_iter();
        let mut lines = PlainSheet::default();
        lines.line(say!(w, "offer-from", path = path.display().to_string())).quiet();
        lines.extend(merge_lines.next().map(|first| (first, STRONG)));
        lines.extend(merge_lines.map(|line| (line, PLAIN)));
        if let Some(id) = warning {
            lines.line(w.say(id)).styled(LATE);
        }
        lines.gap();
        let id = if brings.conflicts > 0 { "offer-conflicts" } else { "offer-nothing-lost" };
        lines.line(w.say(id)).quiet();
        let take = vec![(w.say("offer-take"), Effect::Take)];
        let question = EffectQuestion::new(w.say("offer-title"), lines, w.say("offer-leave"), take);
        self.dialog = Some(Dialog::Question(question.ready()));
    }

    /// The period that «Отчёт» shows, if it lies on the stack.
    #[must_use]
    pub fn report_period(&self) -> Option<Period> {
        self.stack.iter().rev().find_map(|screen| match screen {
            Screen::Report(report) => Some(report.period(&self.model)),
            _ => None,
        })
    }

    /// Asks which of the earlier states is to be looked at; `now`: how many operations the file holds.
    pub fn ask_state(&mut self, states: Vec<FoundSnapshot>, now: u64) {
        let w = &self.model.words;
        if states.is_empty() {
            self.show_report(w.say("state-title"), vec![w.say("state-none")]);
        } else {
            self.dialog = Some(transfer_menu::states(&self.model, states, now));
        }
    }

    /// Shows what would leave the file and come back with an earlier state, and asks whether it is to be put back; gives
    /// when that was made. `None`: it is as the file is, there is nothing to put back.
    pub fn offer_former(
        &mut self,
        path: &std::path::Path,
        made: Option<NaiveDateTime>,
        former: &RestoreOffer,
    ) -> Option<String> {
        let w = &self.model.words;
        let at = made.map(|at| at.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
        let at = moment_near(&self.model, &at);
        let (leaves, returns) = (&former.leaves, &former.returns);
        if leaves.operations + returns.operations == 0 {
            self.show_report(w.say("state-title"), vec![w.say("state-as-now")]);
            return None;
        }
        let said = say!(
            w,
            "former-whole",
            at = at.as_str(),
            n = former.digest.operations,
            families = former.families
        );
        let mut lines = PlainSheet::default();
        lines.line(said);
        for (union, id, none) in [
            (leaves, "former-leaves", "former-leaves-none"),
            (returns, "former-returns", "former-returns-none"),
        ] {
            if union.operations == 0 {
                lines.line(w.say(none));
                continue;
            }
            let mut merge_lines = merged(w, union, id).into_iter();
            lines.extend(merge_lines.next().map(|first| (first, STRONG)));
            lines.extend(merge_lines.map(|line| (line, PLAIN)));
        }
        lines.gap();
        lines.line(w.say("former-nothing-lost")).quiet();
        let mut buttons = vec![(w.say("former-do"), Effect::Restore)];
        if returns.operations > 0 {
            let merge = Effect::Carry { aim: PathPurpose::Merge, path: Some(path.to_owned()) };
            buttons.push((w.say("former-merge"), merge));
        }
        let question = EffectQuestion::new(w.say("former-title"), lines, w.say("former-leave"), buttons);
        self.dialog = Some(Dialog::Question(question));
        Some(at)
    }

    /// Shows a list from Excel before it is taken in.
    pub fn open_list(&mut self, list: ListIntakeScreen) {
        self.dialog = None;
        self.stack.push(Screen::ListIntake(Box::new(list)));
    }

    /// The list from Excel that is shown.
    #[must_use]
    pub fn list(&self) -> Option<&ListIntakeScreen> {
        match self.stack.last() {
            Some(Screen::ListIntake(list)) => Some(list),
            _ => None,
        }
    }

    /// Closes the list from Excel.
    pub fn close_list(&mut self) {
        self.dialog = None;
        if matches!(self.stack.last(), Some(Screen::ListIntake(_))) {
            self.stack.pop();
        }
    }

    /// Shows the list of families, whatever screen a list was taken in from.
    pub fn show_families(&mut self, reader: Reader<'_>) {
        self.switch(Tab::Families, reader);
    }

    /// A report that stays until it was read.
    pub fn show_report(&mut self, title: String, lines: Vec<String>) {
        self.dialog = Some(Dialog::Reading(DistrictReading::plain(title, lines)));
    }

    /// What is being done, while it takes long; `None`: it is done.
    pub fn busy(&mut self, said: Option<String>) {
        self.busy = said;
    }
}
