//! Which cards were opened: the journal of actions names each family when its card comes on top.

use crate::app::App;
use crate::domain::FamilyId;
use crate::store::Store;

/// The card that was on top after the last key.
#[derive(Debug, Default)]
pub struct ViewedCard(Option<FamilyId>);

impl ViewedCard {
    /// Notes a card that came on top since the last event, and gives the screens the pending actions. Whatever the event
    /// was, a key, another size or midnight: from then on the lists were before somebody's eyes.
    pub fn note(&mut self, app: &mut App, store: &mut Store) {
        store.note_shown();
        let card = app.card();
        if let Some(family) = card.filter(|family| self.0 != Some(*family)) {
            store.note_viewed(family);
        }
        self.0 = card;
        app.model.waiting = store.waiting();
    }
}
