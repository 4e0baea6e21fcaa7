//! Codes as a log or a draft has them: one of this program, or one of a newer program.

use std::fmt;

use serde::{Serialize, Serializer};

/// A closed list of values, each with the code by which files name it.
pub trait CodeList: Copy {
    fn code(self) -> &'static str;

    /// The value of that code; `None`: a newer program has it.
    fn from_code(code: &str) -> Option<Self>;
}

/// A value as a log names it. A code of a newer program is kept, because the log travels on with it.
///
/// ```
/// use kurator::domain::{Kind, logged::OpenCode};
/// assert_eq!(OpenCode::read("family"), Kind::Family);
/// let newer: OpenCode<Kind> = OpenCode::read("robot");
/// assert_eq!((newer.known(), newer.code()), (None, "robot"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenCode<T> {
    Known(T),
    /// The code of a newer program.
    Newer(String),
}

impl<T: CodeList> OpenCode<T> {
    /// Reads a code of the log.
    #[must_use]
    pub fn read(code: &str) -> OpenCode<T> {
        T::from_code(code).map_or_else(|| OpenCode::Newer(code.to_owned()), OpenCode::Known)
    }

    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            OpenCode::Known(value) => value.code(),
            OpenCode::Newer(code) => code,
        }
    }

    /// The value, if this program has it.
    #[must_use]
    pub fn known(&self) -> Option<T> {
        match self {
            OpenCode::Known(value) => Some(*value),
            OpenCode::Newer(_) => None,
        }
    }
}

impl<T> From<T> for OpenCode<T> {
    fn from(value: T) -> OpenCode<T> {
        OpenCode::Known(value)
    }
}

impl<T: PartialEq> PartialEq<T> for OpenCode<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(self, OpenCode::Known(value) if value == other)
    }
}

impl<T: CodeList> fmt::Display for OpenCode<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl<T: CodeList> Serialize for OpenCode<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
