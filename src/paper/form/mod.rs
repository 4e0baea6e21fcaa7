//! The values of forms: all that the file knows of a family, under the names of `data/forms/fields.toml`, so that any
//! form may use any of them.

mod family;
mod lists;
mod named;

pub use family::marks;
pub use named::Picked;

use crate::domain::Case;
use crate::report::stock::{Asked, Stock};
use crate::text::Words;

use super::template::Values;

/// The values of a family's form.
#[must_use]
pub fn values(words: &Words, stock: &Stock, asked: Asked, case: &Case, picked: Picked<'_>) -> Values {
    let mut values = Values::default();
    family::fill(&mut values, words, stock, asked, case);
    named::fill(&mut values, words, stock, asked, case, picked);
    lists::fill(&mut values, words, stock, case, picked);
    values
}
