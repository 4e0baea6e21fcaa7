//! `export --format xlsx|csv`: the list of families for Excel, which comes in again by `import`.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::ArgMatches;

use super::value::{out, text};
use crate::domain::UserError;
use crate::env::{Env, files};
use crate::paper::PreparedPaper;
use crate::store::FamilyScope;
use crate::text::{Words, say};
use crate::wording::family_list::{FamilyListContext, grid};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ListFormat {
    Xlsx,
    Csv,
}

impl ListFormat {
    /// The format asked for; `None`: records.
    pub(super) fn of(own: &ArgMatches) -> Result<Option<ListFormat>, UserError> {
        match text(own, "format") {
            None | Some("jsonl") => Ok(None),
            Some("xlsx") => Ok(Some(ListFormat::Xlsx)),
            Some("csv") => Ok(Some(ListFormat::Csv)),
            Some(other) => Err(UserError::usage("argument-bad-list-format")
                .with("value", other.chars().take(20).collect::<String>())),
        }
    }
}

pub(super) fn export(
    words: &Words,
    env: &Env,
    own: &ArgMatches,
    format: ListFormat,
) -> Result<ExitCode, UserError> {
    let store = env.open()?;
    let reader = store.reader();
    let scope = if own.get_flag("all") { FamilyScope::All } else { FamilyScope::Current(env.today) };
    let (rules, staff, cases) = (reader.rules()?, reader.staff()?, reader.cases(scope, None)?);
    let grid = grid(&FamilyListContext { rules: &rules, staff: &staff, today: env.today }, &cases);
    let paper = match format {
        ListFormat::Xlsx => PreparedPaper::Xlsx(Box::new(grid)),
        ListFormat::Csv => PreparedPaper::Csv(Box::new(grid)),
    };
    let bytes = paper.bytes(None)?;
    match out(own) {
        Some(path) => {
            files::create(Path::new(path), &bytes)?;
            let said = say!(words, "list-written", path = path, n = cases.len());
            let mut answer = super::output::Answer::new(serde_json::json!({ "path": path }), said + "\n");
            if store.is_sealed() {
                answer.aside = say!(words, "export-open", path = path);
            }
            super::give(&answer)
        }
        // A workbook is no text for a terminal.
        None if format == ListFormat::Xlsx => Err(UserError::usage("argument-list-out")),
        None => match std::io::stdout().lock().write_all(&bytes) {
            Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(UserError::new("output-failed").because(e))
            }
            // The reader had enough: `kurator export --format csv | head`.
            _ => Ok(ExitCode::SUCCESS),
        },
    }
}
