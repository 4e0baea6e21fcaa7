//! The command line: the same data without the screens. Here, and in `run`, are the clock and the terminal.

pub mod answer;
pub mod arguments;
mod ask;
pub mod begin;
mod change;
mod district;
mod exchange;
mod family;
mod join;
mod paper;
pub mod place;
pub mod plan;
mod report;
pub mod shape;
mod wanted;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use clap::error::ErrorKind;

use crate::domain::Problem;
use crate::text::{Words, ascii};
use answer::Answer;
use place::Place;

/// Runs the program with these arguments; the first is its own name.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let words = Words::of(place::language(&args));
    if let Some(encoding) = place::other_encoding().filter(|_| std::io::stdout().is_terminal()) {
        return refuse(&words, &Problem::new("locale-not-utf8").with("encoding", encoding));
    }
    let matches = match arguments::command(&words).try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) => return usage(&words, &error),
    };
    match dispatch(&words, &matches) {
        Ok(code) => code,
        Err(problem) => refuse(&words, &problem),
    }
}

/// Tells a problem on stderr, its cause in the log.
pub(crate) fn refuse(words: &Words, problem: &Problem) -> ExitCode {
    place::log(problem);
    // A closed stderr leaves nobody to tell.
    let _ = writeln!(std::io::stderr().lock(), "{}", plain(&words.problem(problem)));
    // What is wrong with the call itself is wrong usage, whoever finds it.
    ExitCode::from(if problem.id.starts_with("argument-") { 2 } else { 1 })
}

/// Help and version are answers; anything else is wrong usage, told in the user's language.
fn usage(words: &Words, error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = write!(std::io::stdout().lock(), "{}", plain(&error.to_string()));
            ExitCode::SUCCESS
        }
        _ => {
            let _ = writeln!(std::io::stderr().lock(), "{}", plain(&arguments::complaint(words, error)));
            ExitCode::from(2)
        }
    }
}

fn dispatch(words: &Words, matches: &ArgMatches) -> Result<ExitCode, Problem> {
    let place = Place::of(matches)?;
    perform(words, matches, &place).map_err(|problem| place.named(problem))
}

fn perform(words: &Words, matches: &ArgMatches, place: &Place) -> Result<ExitCode, Problem> {
    let Some((name, own)) = matches.subcommand() else {
        return crate::run::desk(words, place);
    };
    let answer = match name {
        "demo" => return change::demo(words, place, own),
        "init" => change::init(words, place, own)?,
        "import" => change::import(words, place, own)?,
        "export" => return change::export(words, place, own),
        "merge" => exchange::merge(words, place, own)?,
        "exchange" => exchange::exchange(words, place, own)?,
        "copy" => exchange::copy(words, place, own)?,
        "restore" => exchange::restore(words, place, own)?,
        "join" => join::join(words, place, own)?,
        "part" => join::part(words, place, own)?,
        "conflicts" => exchange::conflicts(words, place)?,
        "resolve" => exchange::resolve(words, place, own)?,
        "undo" => change::undo(words, place, own)?,
        "redo" => change::redo(words, place)?,
        "check" => change::check(words, place)?,
        "list" => ask::list(words, place, own)?,
        "card" => family::card(words, place, own)?,
        "find" => ask::find(words, place, own)?,
        "due" => ask::due(words, place, own)?,
        "norms" => ask::norms(words, place, own)?,
        "plan" => plan::plan(words, place, own)?,
        "district" => district::district(words, place, own)?,
        "history" => family::history(words, place, own)?,
        "report" => report::report(words, place, own)?,
        "regulations" => paper::regulations(words, own)?,
        _ => paper::schema(),
    };
    give(&answer, own.try_get_one::<bool>("json").ok().flatten().copied().unwrap_or(false))
}

/// A text without signs that a terminal would obey: it may come from a file of another hand. The line ends of a calendar
/// (CRLF) stay as they are. Where it was asked for, its signs are those of ASCII.
fn plain(text: &str) -> String {
    let stray = |c: &char| crate::domain::record::is_stray(*c, true);
    let clean = |part: &str| part.chars().filter(|c| !stray(c)).collect::<String>();
    let clean = text.split("\r\n").map(clean).collect::<Vec<_>>().join("\r\n");
    if place::is_ascii() { ascii::text(&clean) } else { clean }
}

fn give(answer: &Answer, json: bool) -> Result<ExitCode, Problem> {
    if !answer.aside.is_empty() {
        // A closed stderr leaves nobody to tell.
        let _ = writeln!(std::io::stderr().lock(), "{}", plain(&answer.aside));
    }
    let mut out = std::io::stdout().lock();
    let text =
        if json || answer.text.is_empty() { format!("{}\n", answer.json) } else { plain(&answer.text) };
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(answer.code),
        // The reader had enough: `kurator list | head`.
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(answer.code),
        Err(e) => Err(Problem::new("output-failed").because(e)),
    }
}
