//! The demo district: invented people, true rules.

use std::path::Path;

use chrono::NaiveDate;

use crate::domain::Problem;
use crate::store::Author;

/// What is wished for.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The day on which the district is to look alive.
    pub today: NaiveDate,
    /// The seed: same seed and day, same file.
    pub seed: u64,
    /// Families in the file.
    pub families: u32,
    /// Id of the regulation.
    pub regulation: String,
}

/// Makes the district.
///
/// # Errors
/// If the file cannot be written.
pub fn make(path: &Path, _wish: &Wish, author: Author, _progress: &mut dyn FnMut(u32, u32)) -> Result<(), Problem> {
    crate::store::Store::create(path, author, crate::store::Entropy::System).map(|_| ())
}
