//! «История»: who changed what and when, the latest first.

use super::sheet::{CardSheet, CardTarget};
use crate::domain::Id;
use crate::model::Model;
use crate::model::facts::FamilyFacts;
use crate::store::log::OpId;
use crate::ui::paint::{PLAIN, STRONG};
use crate::wording::history::{ChangeGroup, act, moment};

/// The section: each change of it can be undone.
pub fn sheet(model: &Model, facts: &FamilyFacts) -> CardSheet {
    let mut s = CardSheet::new(model.words.say("card-history"));
    s.count = Some(facts.history.len());
    for event in &facts.history {
        let op = OpId::from_hex(&event.op);
        let on = |id: Option<Id>| op.map_or(CardTarget::None, |op| CardTarget::Event(op, id));
        s.row(moment(model, event), act(model, event)).styled(STRONG).on(on(None));
        for group in ChangeGroup::all(&event.changes, None) {
            s.more(group.said(model, Some(facts))).styled(PLAIN).on(on(Some(group.id)));
        }
    }
    s.or_empty(model.words.say("card-no-history"));
    s
}
