//! The district as the rule book compares a record with it.

use super::Model;
use crate::norm::rule_book::RuleContext;

impl Model {
    /// What a record of no family is compared with.
    #[must_use]
    pub fn rule_context(&self) -> RuleContext<'_> {
        RuleContext { ground: self.ground(), case: None, district: [&self.cases, &self.elsewhere] }
    }
}
