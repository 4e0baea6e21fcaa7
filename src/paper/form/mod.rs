//! The values of forms: all that the file knows of a family, under the names of `data/forms/fields.toml`, so that any
//! form may use any of them. What a form about a visit, an agreement, a programme, a request or a sitting says of the family
//! is as of the day of that record.

mod day;
mod family;
mod lists;
mod named;
mod subject;

pub use day::{FormFamily, of_course};
pub use family::marks;
pub use subject::FormSubject;

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
    let of = FormFamily::of(stock, asked, case, picked);
    family::fill(&mut values, words, asked, &of);
    named::fill(&mut values, words, &of);
    lists::fill(&mut values, words, &of);
    values
}
