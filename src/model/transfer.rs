//! A transfer as it is about to be made: what goes along, what its act decides beside, and the family before it. Screens and
//! commands hand over the same, and the act on paper says what was handed over.

use crate::domain::transfer::{TransferClosing, TransferOrder};
use crate::domain::{Case, UserError};
use crate::norm::{self, NormContext};
use crate::regulation::Rules;
use crate::store::{FamilyScope, Store, TransferPlan};

/// A transfer that can be made.
#[derive(Clone, Debug)]
pub struct PreparedTransfer {
    pub order: TransferOrder,
    pub plan: TransferPlan,
    /// The closing, and what it takes off.
    pub closing: TransferClosing,
    /// The family before the transfer.
    pub case: Case,
    /// Who hands over: district and curator.
    pub sender: Option<String>,
}

impl PreparedTransfer {
    /// Reads what the order hands over.
    ///
    /// # Errors
    /// If the act names a person, the family is gone, its closing contradicts its records, or the file cannot be read.
    pub fn of(store: &Store, rules: &Rules, order: TransferOrder) -> Result<PreparedTransfer, UserError> {
        let (reader, family) = (store.reader(), order.family);
        let plan = reader.transfer_plan(family)?;
        plan.check(&order.act)?;
        let case = reader.cases(FamilyScope::One(family), None)?.pop();
        let case = case.ok_or_else(|| UserError::new("family-unknown").with("family", family))?;
        let closing = match &order.closing {
            Some(reason) => norm::transfer::closing(rules, &case, &order.act, reason),
            None => TransferClosing::default(),
        };
        let (calendar, staff) = (reader.calendar()?, reader.staff()?);
        let ground = NormContext { rules, calendar: &calendar, staff: &staff, today: order.act.on };
        store.check_records(&closing.records, ground)?;
        Ok(PreparedTransfer { plan, closing, case, sender: reader.sender()?, order })
    }

    /// Whether the accompaniment ends here.
    #[must_use]
    pub fn is_closing(&self) -> bool {
        !self.closing.records.is_empty()
    }
}
