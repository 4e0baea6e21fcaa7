//! A family handed over from the screens: the file, the operation and the act on paper.

use super::transfers::{DrawFn, Transfers};
use crate::app::App;
use crate::domain::UserError;
use crate::domain::action::{ActionKind, TRANSFER_ACT, printed};
use crate::domain::transfer::TransferOrder;
use crate::env::{files, folders, log};
use crate::model::transfer::PreparedTransfer;
use crate::paper::{PreparedPaper, transfer as paper};
use crate::store::{Passphrase, Store};
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
        draw: DrawFn<'_>,
    ) -> Result<(), UserError> {
        let path = folders::expand_home(&order.path);
        let handing = PreparedTransfer::of(store, &app.model.rules, TransferOrder { path, ..order.clone() })?;
        let PreparedTransfer { order, plan, closing, .. } = &handing;
        app.busy(Some(app.model.words.say("busy-transfer")));
        draw(app);
        let done = transfer::hand_over(store, plan, &order.act, closing, &order.path, Some(passphrase));
        app.busy(None);
        let digest = done?;
        log::line(&self.state, &format!("transferred {} operations", digest.operations));
        let w = &app.model.words;
        let (operations, sum) = (digest.operations, &*digest.digest);
        let act = paper::TransferActPaper { handing: &handing, operations, digest: sum, is_sealed: true };
        let sheet = paper::sheet(w, &app.model.rules, &act);
        let mut said = wording::transfer::done(w, &handing, &digest, true);
        let named = say!(w, "transferring-act", day = order.act.on.to_string());
        let written = PreparedPaper::Docx(Box::new(sheet)).bytes(None).and_then(|bytes| {
            files::create_beside(&order.path.with_file_name(format!("{named}.docx")), &bytes)
        });
        // The family is handed over all the same: the act can be written again by hand.
        said.push(match written {
            Ok(path) => {
                let path = path.display().to_string();
                let made = printed(TRANSFER_ACT, Some(&path));
                store.note_action(ActionKind::Printed, Some(order.family), Some(made));
                say!(w, "transferring-act-saved", path = path)
            }
            Err(problem) => w.problem(&problem),
        });
        said.push(w.say("transferring-secret"));
        let title = w.say("transferring-told");
        app.done(None, &[], store.reader());
        app.show_report(title, said);
        Ok(())
    }
}
