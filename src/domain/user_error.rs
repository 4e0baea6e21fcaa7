//! Errors shown to the user: a message of `data/text` with its arguments.

use std::fmt;

/// A refusal or failure that is said to a person in her own language.
///
/// `id` names a message in `data/text/*.ftl` that says what happened and what to do; `args` fill it;
/// `cause` is the technical reason and goes to the log only, so it must never carry personal data. What the program
/// does about it is decided by `kind`, never by the message.
#[derive(Debug)]
pub struct UserError {
    /// What sort of failure it is.
    pub kind: ErrorKind,
    /// Message id in the language files.
    pub id: &'static str,
    /// Arguments of the message, by name.
    pub args: Vec<(&'static str, String)>,
    /// The technical cause, for the log.
    pub cause: Option<anyhow::Error>,
}

/// What sort of failure a [`UserError`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// What was asked cannot be done.
    Refused,
    /// A command of the command line was typed wrong.
    Usage,
    /// A record lacks a required field.
    FieldMissing,
    /// A paper of that name is there already.
    NameTaken,
    /// A district's file cannot be used as it was to be.
    File(FileFault),
}

/// Why a district's file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// There is a file already.
    Exists,
    /// There is none.
    Missing,
    /// Its folder cannot be made.
    NoFolder,
    /// It is no district's file.
    NotOurs,
    /// It is sealed, and no passphrase was given.
    Sealed,
    /// It is sealed, and no passphrase that was given opens it.
    WrongPassphrase,
    /// A folder where a file was named.
    Folder,
    /// It has no bytes: a copy that was broken off, or never begun.
    Empty,
    /// Only a newer program reads it.
    Newer,
    /// It does not verify.
    Damaged,
    /// It is not of this program's making.
    Strange,
    /// It may only be read.
    ReadOnly,
    /// Another program is at work in it.
    Busy,
    /// Another program changed it at the moment of writing.
    Moved,
    DiskFull,
    /// The disk did not take it.
    Unwritten,
    /// It does not open.
    Unreachable,
    /// None of the others.
    Failed,
}

impl FileFault {
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            FileFault::Exists => "store-exists",
            FileFault::Missing => "store-missing",
            FileFault::NoFolder => "store-no-folder",
            FileFault::NotOurs => "store-not-ours",
            FileFault::Sealed => "store-sealed",
            FileFault::WrongPassphrase => "store-wrong-passphrase",
            FileFault::Folder => "store-folder",
            FileFault::Empty => "store-empty",
            FileFault::Newer => "store-newer",
            FileFault::Damaged => "store-damaged",
            FileFault::Strange => "foreign-strange",
            FileFault::ReadOnly => "store-read-only",
            FileFault::Busy => "store-busy",
            FileFault::Moved => "store-moved",
            FileFault::DiskFull => "store-disk-full",
            FileFault::Unwritten => "store-unwritten",
            FileFault::Unreachable => "store-unreachable",
            FileFault::Failed => "store-failed",
        }
    }

    /// Whether the disk refuses what is written, whatever is written.
    #[must_use]
    pub fn is_of_disk(self) -> bool {
        use FileFault::{DiskFull, Missing, ReadOnly, Unreachable, Unwritten};
        matches!(self, DiskFull | Unwritten | Unreachable | ReadOnly | Missing)
    }

    /// Whether the file is no whole district's file.
    #[must_use]
    pub fn is_broken(self) -> bool {
        use FileFault::{Damaged, Empty, Folder, NotOurs, Strange};
        matches!(self, Damaged | NotOurs | Folder | Empty | Strange)
    }
}

/// The result of everything that can be refused.
pub type Result<T> = std::result::Result<T, UserError>;

impl UserError {
    /// A refusal with the message `id`.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        UserError { kind: ErrorKind::Refused, id, args: Vec::new(), cause: None }
    }

    /// A fault of a district's file, with the message of the fault.
    #[must_use]
    pub fn file(fault: FileFault) -> Self {
        UserError { kind: ErrorKind::File(fault), ..UserError::new(fault.message()) }
    }

    /// A command that was typed wrong, with the message `id`.
    #[must_use]
    pub fn usage(id: &'static str) -> Self {
        UserError { kind: ErrorKind::Usage, ..UserError::new(id) }
    }

    /// A record without a required field.
    #[must_use]
    pub fn field_missing() -> Self {
        UserError { kind: ErrorKind::FieldMissing, ..UserError::new("record-missing") }
    }

    /// The fault of the file, if it is one.
    #[must_use]
    pub fn fault(&self) -> Option<FileFault> {
        match self.kind {
            ErrorKind::File(fault) => Some(fault),
            _ => None,
        }
    }

    /// Whether a command was typed wrong.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        self.kind == ErrorKind::Usage
    }

    #[must_use]
    pub fn is(&self, fault: FileFault) -> bool {
        self.fault() == Some(fault)
    }

    /// Whether a passphrase is missing that opens the file.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        matches!(self.fault(), Some(FileFault::Sealed | FileFault::WrongPassphrase))
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

impl fmt::Display for UserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.id)?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for UserError {}
