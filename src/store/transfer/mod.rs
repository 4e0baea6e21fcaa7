//! One family handed over in a file of its own: what goes along, and the file.

mod extent;
mod read;
mod write;

pub use extent::TransferPlan;
