//! What a person is told when something cannot be done: a message of `data/text`, with its arguments.

use std::fmt;

/// A refusal or failure that is said to a person in her own language.
///
/// `id` names a message in `data/text/*.ftl` that says what happened and what to do; `args` fill it;
/// `cause` is the technical reason and goes to the log only, so it must never carry personal data.
#[derive(Debug)]
pub struct Problem {
    /// Message id in the language files.
    pub id: &'static str,
    /// Arguments of the message, by name.
    pub args: Vec<(&'static str, String)>,
    /// The technical cause, for the log.
    pub cause: Option<anyhow::Error>,
}

/// The result of everything that can be refused.
pub type Result<T> = std::result::Result<T, Problem>;

impl Problem {
    /// A problem told by the message `id`.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Problem { id, args: Vec::new(), cause: None }
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Adds the technical cause.
    #[must_use]
    pub fn because(mut self, cause: impl Into<anyhow::Error>) -> Self {
        self.cause = Some(cause.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.id)?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}
