//! The log of this machine: message ids and technical causes, never the name of a person.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use super::{clock, folders};
use crate::domain::UserError;

/// Logs the message id and the technical cause of an error, without its arguments, which may name a person.
pub fn error(problem: &UserError) {
    let cause = problem.cause.as_ref().map(|c| format!("{c:#}")).unwrap_or_default();
    line(&folders::state_folder(), &format!("{} {cause}", problem.id));
}

/// Appends a line to the log in `folder`. A log that cannot be written does not stop the work.
pub fn line(folder: &Path, text: &str) {
    let time = crate::store::read::history::moment(clock::now());
    let _ = std::fs::create_dir_all(folder)
        .and_then(|()| OpenOptions::new().create(true).append(true).open(folder.join("kurator.log")))
        .and_then(|mut f| writeln!(f, "{time} {} {}", env!("CARGO_PKG_VERSION"), text.replace('\n', " ")));
}
