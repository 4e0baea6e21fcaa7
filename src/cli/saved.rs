//! A paper goes to the file of `--out`, else to who reads the answer.

use std::path::Path;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::output::Answer;
use super::value::out;
use crate::domain::UserError;
use crate::env::files;
use crate::text::{Words, say};

/// Writes the bytes to `--out`, or gives them as the answer.
pub(super) fn save_or_show(words: &Words, own: &ArgMatches, bytes: &[u8]) -> Result<Answer, UserError> {
    match out(own) {
        Some(path) => saved(words, path, bytes),
        None => Ok(Answer::new(Value::Null, String::from_utf8_lossy(bytes).into_owned())),
    }
}

/// Writes a file that was not there before: a paper someone has already written on is never replaced.
pub(super) fn saved(words: &Words, path: &str, bytes: &[u8]) -> Result<Answer, UserError> {
    files::create(Path::new(path), bytes)?;
    let said = say!(words, "paper-saved", path = path);
    Ok(Answer::new(json!({ "path": path, "bytes": bytes.len() }), format!("{said}\n")))
}
