//! The end of accompaniment by the act that hands a family over.

use crate::domain::Case;
use crate::domain::transfer::{TransferAct, TransferClosing};
use crate::regulation::Rules;

/// The closing by this act. A reason of the document's list is written as its code, with the regulation that has it: the
/// district that takes the family over may work by another one.
#[must_use]
pub fn closing(rules: &Rules, case: &Case, act: &TransferAct, reason: &str) -> TransferClosing {
    let of_list = rules
        .regulation
        .closings
        .iter()
        .find(|item| item.id == reason || item.label.to_lowercase() == reason.to_lowercase());
    let code = of_list.map(|item| item.id.clone());
    let under = code.as_ref().map(|_| rules.regulation.id.clone());
    act.closing(case, code.unwrap_or_else(|| reason.to_owned()), under)
}
