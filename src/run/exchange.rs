//! The exchange from the screens: the passphrases of sealed files first, then the folder, then a report file by file.

use std::path::Path;

use super::transfers::{DrawFn, Transfers, progress};
use crate::app::App;
use crate::domain::UserError;
use crate::env::log;
use crate::screen::Effect;
use crate::screen::exchange::path_purpose::PathPurpose;
use crate::store::Store;
use crate::sync::exchange::{self, ExchangeResult, ExchangeRole, FileResult};
use crate::text::say;
use crate::wording::merge::merged;

impl Transfers {
    /// Exchanges when every sealed file of the folder opens, else asks for its passphrase first.
    pub(super) fn exchange_all(
        &mut self,
        folder: &Path,
        app: &mut App,
        store: &mut Store,
        draw: DrawFn<'_>,
    ) -> Result<(), UserError> {
        let locked = exchange::locked(store, folder)?;
        if locked.is_empty() {
            return self.exchange(folder, app, store, draw);
        }
        let then = Effect::Carry { aim: PathPurpose::Exchange, path: Some(folder.to_owned()) };
        app.ask_passphrase_of(locked, then, Some(Effect::ExchangeAsIs(folder.to_owned())));
        Ok(())
    }

    /// Exchanges through the folder.
    ///
    /// # Errors
    /// If the folder, the own file or the own snapshot is not accessible.
    pub(super) fn exchange(
        &mut self,
        folder: &Path,
        app: &mut App,
        store: &mut Store,
        draw: DrawFn<'_>,
    ) -> Result<(), UserError> {
        let done = exchange::exchange(store, folder, &self.state, &self.device, &mut |file, done, all| {
            progress("busy-file", file, done, all, app, draw);
        });
        // Of several files some may have been taken before it was refused.
        app.model.forget_searched();
        app.look_again(store.reader());
        let done = done?;
        self.remember(PathPurpose::Exchange, folder, store);
        let lines = self.report(&done, app);
        app.show_report(app.model.words.say("exchange-report"), lines);
        Ok(())
    }

    /// The outcome of an exchange, file by file, the own snapshot last.
    fn report(&self, done: &ExchangeResult, app: &App) -> Vec<String> {
        let w = &app.model.words;
        let mut lines = Vec::new();
        // The last line says that a snapshot of this file brings nothing.
        let is_own =
            |t: &&FileResult| t.sort == ExchangeRole::Own && matches!(&t.outcome, Ok(u) if u.operations == 0);
        let others: Vec<&FileResult> = done.files.iter().filter(|t| !is_own(t)).collect();
        for taken in &others {
            let said = match &taken.outcome {
                Ok(union) => {
                    self.log(union);
                    merged(w, union, "merge-done")
                }
                Err(problem) => {
                    log::error(problem);
                    let said = match problem.is_locked() {
                        true => w.say("passphrase-skipped"),
                        false => w.problem(problem),
                    };
                    vec![format!("! {said}")]
                }
            };
            let text = say!(w, "exchange-file", code = taken.sort.code(), file = taken.file.as_str());
            lines.push(text);
            lines.extend(said.into_iter().map(|line| format!("  {line}")));
            if taken.lies_open {
                lines.push(format!("  ! {}", w.say("merge-lies-open")));
            }
        }
        if others.is_empty() {
            lines.push(w.say("exchange-nobody"));
        }
        let own = if done.written { "exchange-written" } else { "exchange-same" };
        lines.push(say!(w, own, path = done.own.display().to_string()));
        lines
    }
}
