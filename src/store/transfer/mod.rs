//! One family handed over in a file of its own: the extent of its records, and writing the file.

mod extent;
mod read;
mod write;

pub use extent::TransferPlan;
