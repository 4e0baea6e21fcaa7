//! Codes as a log or a draft has them: one of this program, or one of a newer program.

use std::fmt;

use serde::{Serialize, Serializer};

/// A closed list of values, each with the code by which files name it.
pub trait Coded: Copy {
    fn code(self) -> &'static str;

    /// The value of that code; `None`: a newer program has it.
    fn from_code(code: &str) -> Option<Self>;
}

/// A value as a log names it. A code of a newer program is kept, because the log travels on with it.
///
/// ```
/// use kurator::domain::{Kind, logged::Logged};
/// assert_eq!(Logged::read("family"), Kind::Family);
/// let newer: Logged<Kind> = Logged::read("robot");
/// assert_eq!((newer.known(), newer.code()), (None, "robot"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Logged<T> {
    Known(T),
    /// The code of a newer program.
    Newer(String),
}

impl<T: Coded> Logged<T> {
    /// Reads a code of the log.
    #[must_use]
    pub fn read(code: &str) -> Logged<T> {
        T::from_code(code).map_or_else(|| Logged::Newer(code.to_owned()), Logged::Known)
    }

    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Logged::Known(value) => value.code(),
            Logged::Newer(code) => code,
        }
    }

    /// The value, if this program has it.
    #[must_use]
    pub fn known(&self) -> Option<T> {
        match self {
            Logged::Known(value) => Some(*value),
            Logged::Newer(_) => None,
        }
    }
}

impl<T> From<T> for Logged<T> {
    fn from(value: T) -> Logged<T> {
        Logged::Known(value)
    }
}

impl<T: PartialEq> PartialEq<T> for Logged<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(self, Logged::Known(value) if value == other)
    }
}

impl<T: Coded> fmt::Display for Logged<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl<T: Coded> Serialize for Logged<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
