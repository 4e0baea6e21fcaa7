//! The log: what an operation is, the tables that hold it, appending and scanning. No operation ever
//! leaves it.

pub(in crate::store) mod append;
pub(in crate::store) mod bytes;
pub(in crate::store) mod format;
pub(in crate::store) mod logged_op;
pub(in crate::store) mod op;
pub(in crate::store) mod part;
pub(in crate::store) mod replay;
pub(in crate::store) mod scan;
pub(in crate::store) mod schema;
pub(in crate::store) mod withheld;

pub use logged_op::LoggedOp;
pub use op::{OpHeader, OpId, Session, SetHash, commitment};
