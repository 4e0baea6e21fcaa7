//! Writing: one action of a person becomes one operation, in one transaction.

pub(in crate::store) mod actions;
pub(in crate::store) mod delete;
pub(in crate::store) mod draft;
pub(in crate::store) mod erase;
pub(in crate::store) mod open_op;
pub(in crate::store) mod pending;
pub(in crate::store) mod record;
pub(in crate::store) mod regulation;
pub(in crate::store) mod transaction;

pub use delete::DeletePlan;
pub use draft::WriteResult;
pub use erase::{DataSubject, ErasureAct, ErasurePlan};
