//! The log of this machine: message ids and technical causes, never the name of a person. A cause may quote what was read
//! or a path: letters of other scripts than Latin are left out, and so are quoted texts.

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
        .and_then(|mut f| writeln!(f, "{time} {} {}", env!("CARGO_PKG_VERSION"), nameless(text)));
}

/// The text without what may be a name: quoted texts, and letters that no message id has.
fn nameless(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut quote = None;
    for c in text.chars() {
        match quote {
            Some(end) => {
                if c == end {
                    quote = None;
                }
                continue;
            }
            None if matches!(c, '"' | '`') => quote = Some(c),
            None => {}
        }
        let is_left_out = quote.is_some() || !c.is_ascii() || c.is_ascii_control();
        match (is_left_out, plain.ends_with('~')) {
            (false, _) => plain.push(c),
            (true, false) => plain.push('~'),
            (true, true) => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_log_names_nobody() {
        let said = |text| nameless(text);
        assert_eq!(said("store-failed disk I/O error (10)"), "store-failed disk I/O error (10)");
        assert_eq!(
            said("json invalid type: string \"Anna Berg\", line 3"),
            "json invalid type: string ~, line 3"
        );
        assert_eq!(said("kept /home/\u{416}\u{438}/x\n`Anna`"), "kept /home/~/x~");
        assert_eq!(said("an open quote \"Anna"), "an open quote ~");
    }
}
