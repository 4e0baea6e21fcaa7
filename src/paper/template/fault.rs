//! What is wrong with a form, and where.

use crate::domain::UserError;

/// What is wrong with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Its bytes are no zip with a document inside.
    NoDocx,
    /// It unpacks, or fills, to more than a paper can have.
    TooLarge,
    /// It carries macros.
    Macros,
    /// It takes in what lies elsewhere.
    Elsewhere,
    /// A part of it is not well-formed.
    NoXml,
    /// Fields that the paper does not have.
    Unknown(Vec<String>),
    /// A field is begun and not ended.
    Unclosed(String),
    /// A row asks for the rows of several lists.
    TwoLists(String, String),
}

/// A flaw with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub flaw: Flaw,
    /// The part, if it is of one.
    pub part: Option<String>,
    /// The paragraph, from 1.
    pub paragraph: Option<usize>,
    /// The text around it.
    pub near: Option<String>,
}

impl Fault {
    #[must_use]
    pub fn of(flaw: Flaw) -> Fault {
        Fault { flaw, part: None, paragraph: None, near: None }
    }

    #[must_use]
    pub fn in_part(flaw: Flaw, part: &str) -> Fault {
        Fault { part: Some(part.to_owned()), ..Fault::of(flaw) }
    }

    /// The error of a form of this name.
    #[must_use]
    pub fn error(&self, form: &str) -> UserError {
        let error = UserError::new(match &self.flaw {
            Flaw::NoDocx => "form-no-docx",
            Flaw::TooLarge => "form-too-large",
            Flaw::Macros => "form-macros",
            Flaw::Elsewhere => "form-elsewhere",
            Flaw::NoXml => "form-no-xml",
            Flaw::Unknown(_) => "form-unknown-field",
            Flaw::Unclosed(_) => "form-unclosed-field",
            Flaw::TwoLists(..) => "form-two-lists",
        });
        let what = match &self.flaw {
            Flaw::Unknown(names) => names.join(", "),
            Flaw::Unclosed(name) => name.clone(),
            Flaw::TwoLists(one, other) => format!("{one}, {other}"),
            _ => String::new(),
        };
        error
            .with("form", form)
            .with("what", what)
            .with("part", self.part.as_deref().unwrap_or_default())
            .with("paragraph", self.paragraph.unwrap_or_default())
            .with("near", self.near.as_deref().unwrap_or_default())
    }
}
