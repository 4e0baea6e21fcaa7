//! The family of a visit as a journal names it.

use super::person::FullName;
use crate::domain::FamilyId;
use crate::domain::family::Address;

/// The family of a visit as the row of a journal names it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisitedFamily {
    /// The id of this program.
    pub id: Option<FamilyId>,
    /// As the row has it.
    pub text: String,
    /// The names in it, that of a grown-up first.
    pub names: Vec<FullName>,
    pub address: Address,
    pub phones: Vec<String>,
    /// In the journal of families.
    pub number: Option<String>,
    /// The cell with the address, for the note of a visit where the file has another one.
    pub home: Option<(String, String)>,
}
