//! A family handed over from the screens: the file, the operation and the act on paper.

use super::transfers::{Draw, Transfers};
use crate::app::App;
use crate::domain::transfer::TransferClosing;
use crate::domain::{Case, UserError};
use crate::env::{files, folders, log};
use crate::norm;
use crate::paper::{Paper, transfer as paper};
use crate::screen::dialog::transfer_order::TransferOrder;
use crate::store::{Passphrase, Scope, Store};
use crate::sync::transfer;
use crate::text::say;
use crate::wording;

impl Transfers {
    /// Writes the file of the transfer, closes the family if that was decided, and writes the act beside the file; says where
    /// both lie.
    ///
    /// # Errors
    /// If something is at the path, a file cannot be written, or the act names a person; then nothing has changed.
    pub(super) fn hand_over(
        &self,
        order: &TransferOrder,
        passphrase: Passphrase,
        app: &mut App,
        store: &mut Store,
        draw: Draw<'_>,
    ) -> Result<(), UserError> {
        let (family, act) = (order.family, &order.act);
        let plan = store.reader().transfer_plan(family)?;
        let cases = store.reader().cases(Scope::One(family), None)?;
        let case: &Case = cases.first().ok_or(UserError::new("family-unknown").with("family", family))?;
        let closing = match &order.closing {
            Some(reason) => norm::transfer::closing(&app.model.rules, case, act, reason),
            None => TransferClosing::default(),
        };
        store.check_records(&closing.records)?;
        let path = folders::expand_home(&order.path);
        let sender = store.reader().sender()?;
        app.busy(Some(app.model.words.say("busy-transfer")));
        draw(app);
        let done = transfer::hand_over(store, &plan, act, &closing, &path, Some(passphrase));
        app.busy(None);
        let digest = done?;
        log::line(&self.state, &format!("transferred {} operations", digest.operations));
        let w = &app.model.words;
        let sheet = paper::sheet(
            w,
            &app.model.rules,
            &paper::Act {
                act,
                sender: sender.as_deref(),
                case,
                kinds: &plan.kinds,
                file: &path,
                operations: digest.operations,
                digest: &digest.digest,
                is_sealed: true,
            },
        );
        let mut said = wording::transfer::done(w, act, &path, &digest, true, !closing.records.is_empty());
        let named = say!(w, "transferring-act", day = act.on.to_string());
        let written = Paper::Docx(Box::new(sheet))
            .bytes(None)
            .and_then(|bytes| files::create_beside(&path.with_file_name(format!("{named}.docx")), &bytes));
        // The family is handed over all the same: the act can be written again by hand.
        said.push(match written {
            Ok(path) => say!(w, "transferring-act-saved", path = path.display().to_string()),
            Err(problem) => w.problem(&problem),
        });
        said.push(w.say("transferring-secret"));
        let title = w.say("transferring-told");
        app.done(None, &[], store.reader());
        app.show_report(title, said);
        Ok(())
    }
}
