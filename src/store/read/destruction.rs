//! The facts of an act of destruction, read before anything is destroyed: afterwards the records are empty.

use super::actions::ActionFilter;
use crate::domain::{FamilyId, UserError};
use crate::report::destruction::{DestructionFacts, is_of_all};
use crate::store::{ErasurePlan, Store};

impl Store {
    /// Reads the facts of the act about this plan.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn destruction(&self, plan: &ErasurePlan) -> Result<DestructionFacts, UserError> {
        let mut journal = self.actions(&ActionFilter::default())?;
        let is_about =
            |family: Option<FamilyId>| family.is_some_and(|family| plan.families.contains(&family));
        journal.retain(|logged| is_of_all(logged) || is_about(logged.family));
        Ok(DestructionFacts {
            names: plan.names.clone(),
            kinds: plan.kinds.iter().map(|(kind, n)| (*kind, *n)).collect(),
            district: self.reader().district()?.name,
            by: self.written_by_own()?,
            file: self.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            listed: Vec::new(),
            journal,
        })
    }
}
