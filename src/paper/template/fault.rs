//! What is wrong with a form, and where.

use crate::domain::UserError;

/// What is wrong with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFlaw {
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
pub struct FormFault {
    pub flaw: FormFlaw,
    /// The part, if it is of one.
    pub part: Option<String>,
    /// The paragraph, from 1.
    pub paragraph: Option<usize>,
    /// The text around it.
    pub near: Option<String>,
}

impl FormFault {
    #[must_use]
    pub fn of(flaw: FormFlaw) -> FormFault {
        FormFault { flaw, part: None, paragraph: None, near: None }
    }

    #[must_use]
    pub fn in_part(flaw: FormFlaw, part: &str) -> FormFault {
        FormFault { part: Some(part.to_owned()), ..FormFault::of(flaw) }
    }

    /// The error of a form of this name.
    #[must_use]
    pub fn error(&self, form: &str) -> UserError {
        let error = UserError::new(match &self.flaw {
            FormFlaw::NoDocx => "form-no-docx",
            FormFlaw::TooLarge => "form-too-large",
            FormFlaw::Macros => "form-macros",
            FormFlaw::Elsewhere => "form-elsewhere",
            FormFlaw::NoXml => "form-no-xml",
            FormFlaw::Unknown(_) => "form-unknown-field",
            FormFlaw::Unclosed(_) => "form-unclosed-field",
            FormFlaw::TwoLists(..) => "form-two-lists",
        });
        let what = match &self.flaw {
            FormFlaw::Unknown(names) => names.join(", "),
            FormFlaw::Unclosed(name) => name.clone(),
            FormFlaw::TwoLists(one, other) => format!("{one}, {other}"),
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
