//! The passphrase of the open file: set, changed or removed from the screens.

use super::transfers::{DrawFn, Transfers};
use crate::app::App;
use crate::domain::UserError;
use crate::model::FileProtection;
use crate::screen::dialog::resealing::PassphraseChange;
use crate::store::Store;
use crate::sync::seal;
use crate::text::say;

impl Transfers {
    /// Seals the file as was asked for; returns a notice. The file guard holds the lock.
    ///
    /// # Errors
    /// If the former passphrase is another one, or a copy cannot be written; then the file is unchanged.
    pub(super) fn reseal(
        &mut self,
        resealing: PassphraseChange,
        app: &mut App,
        store: &mut Store,
        draw: DrawFn<'_>,
    ) -> Result<String, UserError> {
        if let Some(former) = &resealing.former
            && !store.is_sealed_with(former)?
        {
            return Err(UserError::new("passphrase-former-wrong"));
        }
        app.busy(Some(app.model.words.say("busy-seal")));
        draw(app);
        let done = seal::reseal(store, &self.state, resealing.new);
        app.busy(None);
        let outcome = done?;
        app.model.protection = FileProtection::of(store);
        let path = store.path().display().to_string();
        Ok(say!(app.model.words, "passphrase-done", code = outcome.code(), path = path))
    }
}
