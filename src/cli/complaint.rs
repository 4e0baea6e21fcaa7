//! Wrong usage in words.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::{Words, say};

/// Wrong usage in one sentence, with the way out.
#[must_use]
pub fn complaint(words: &Words, error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(list)) => list.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let (id, what) = match error.kind() {
        // A name of two words comes as two arguments.
        ErrorKind::UnknownArgument if !argument.starts_with('-') => ("usage-unknown-word", argument),
        ErrorKind::UnknownArgument => ("usage-unknown-argument", argument),
        ErrorKind::InvalidSubcommand => ("usage-unknown-command", context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => ("usage-missing", argument),
        _ => ("usage-wrong", argument),
    };
    say!(words, id, what = what)
}
