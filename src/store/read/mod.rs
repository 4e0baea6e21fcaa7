//! Reading: queries that return records of the domain and cannot write.

mod actions;
pub(in crate::store) mod as_of_day;
mod cases;
mod closed_families;
mod closed_left;
mod contacts;
mod destruction;
pub(in crate::store) mod former_rules;
pub(in crate::store) mod from_row;
pub mod history;
mod inquiries;
mod latest;
mod log;
mod names;
pub(in crate::store) mod own_district;
mod people;
pub(in crate::store) mod queries;
pub(in crate::store) mod reader;
pub(in crate::store) mod records;
mod retention;
pub(in crate::store) mod search_source;
mod stock;
pub(in crate::store) mod titles;
pub(in crate::store) mod trail;
mod transfers;
mod visits_since;

pub use actions::{ActionFilter, UnwrittenActions};
pub use closed_families::ClosedFamilies;
pub use history::{FieldChange, HistoryEvent, WriteDays};
pub use latest::Latest;
pub use reader::{DistrictSettings, FamilyScope, Reader};
pub use transfers::ReceivedFamily;
