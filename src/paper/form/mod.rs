//! The values of forms: all that the file knows of a family, under the names of `data/forms/fields.toml`, so that any
//! form may use any of them.

mod family;
mod lists;
mod named;

pub use family::marks;
pub use named::FormSubject;

use crate::domain::Case;
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::Words;

use super::template::FormValues;

/// The values of a family's form.
#[must_use]
pub fn values(
    words: &Words,
    stock: &DistrictData,
    asked: PaperRequest,
    case: &Case,
    picked: FormSubject<'_>,
) -> FormValues {
    let mut values = FormValues::default();
    family::fill(&mut values, words, stock, asked, case);
    named::fill(&mut values, words, stock, asked, case, picked);
    lists::fill(&mut values, words, stock, case, picked);
    values
}
