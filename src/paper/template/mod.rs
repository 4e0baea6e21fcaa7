//! Forms (бланки): docx files with fields in their text, edited in Word or LibreOffice and filled from the file.
//!
//! `{{семья}}` is a field, however Word has cut it into runs. A row of a table, or a paragraph, with a field such as
//! `{{члены.фио}}` is written once for each row of that list. What is not known stays a line to be filled by pen; of a
//! field with a question mark, `{{предупреждение?}}`, nothing is left, and a paragraph of such fields alone goes too.
//! A field that the paper does not have is an error with its place: no paper is written with a hole in it.
//!
//! A form is taken apart into a tree ([`xml`]) and written back letter by letter where nothing was filled in.

pub mod build;
pub mod fault;
mod fields;
mod fill;
pub mod markup;
pub mod package;
pub mod plain;
pub mod values;
pub mod xml;

pub use fault::{FormFault, FormFlaw};
pub use fill::fill;
pub use values::FormValues;
