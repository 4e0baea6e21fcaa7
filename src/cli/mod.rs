//! The command line: arguments in, an answer out, as a table or as JSON. Who opens the screens is handed in.

mod actions;
mod argument;
pub mod arguments;
mod bank_json;
mod change;
mod complaint;
mod dedupe;
mod district;
mod due;
mod erase;
mod exchange;
mod family;
mod forms;
mod help;
pub mod indicators;
pub mod json;
mod left;
mod list_answer;
mod list_export;
mod list_import;
mod made;
pub mod output;
mod paper;
mod paper_options;
mod passphrase;
mod path;
pub mod plan;
mod progress;
mod query;
mod report;
mod requests;
mod retention;
mod saved;
mod sitting;
mod suggest;
mod transfer;
mod unlock;
mod value;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use clap::error::ErrorKind;

use crate::domain::UserError;
use crate::env::{CommonArguments, Env, locale, log, memory};
use crate::text::{Lang, Words, ascii};
use output::Answer;
use value::text;

/// Opens the screens on the file of an environment and stays until the user leaves.
pub type OpenScreens = fn(&Words, &Env) -> Result<ExitCode, UserError>;

/// Runs the program with these arguments, the first being its own name. Without a command, and after `demo`, it calls
/// `open_screens`.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>, open_screens: OpenScreens) -> ExitCode {
    memory::keep_private();
    let args: Vec<OsString> = args.into_iter().collect();
    let words = Words::of(locale::language(&args));
    if let Some(encoding) = locale::other_encoding().filter(|_| std::io::stdout().is_terminal()) {
        return refuse(&words, &UserError::new("locale-not-utf8").with("encoding", encoding));
    }
    let matches = match arguments::parse(&words, &args) {
        Ok(matches) => matches,
        Err(error) => return usage(&words, &error),
    };
    match dispatch(&words, &matches, open_screens) {
        Ok(code) => code,
        Err(problem) => refuse(&words, &problem),
    }
}

/// Writes a problem to stderr, its cause to the log.
pub(crate) fn refuse(words: &Words, problem: &UserError) -> ExitCode {
    log::error(problem);
    // With stderr closed there is nowhere to report to.
    let _ = writeln!(std::io::stderr().lock(), "{}", plain(&words.problem(problem)));
    // What is wrong with the call itself is wrong usage, wherever it is found.
    ExitCode::from(if problem.is_usage() { 2 } else { 1 })
}

/// Help and version are answers; anything else is wrong usage, reported in the user's language.
fn usage(words: &Words, error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = write!(std::io::stdout().lock(), "{}", plain(&error.to_string()));
            ExitCode::SUCCESS
        }
        _ => {
            let _ = writeln!(std::io::stderr().lock(), "{}", plain(&complaint::complaint(words, error)));
            ExitCode::from(2)
        }
    }
}

fn dispatch(words: &Words, matches: &ArgMatches, open_screens: OpenScreens) -> Result<ExitCode, UserError> {
    let env = Env::read(&given(matches)?)?;
    unlock::asking(words, &env, || perform(words, matches, &env, open_screens))
        .map_err(|problem| env.named(problem))
}

/// The arguments that every command takes.
///
/// # Errors
/// If there is no such language.
fn given(matches: &ArgMatches) -> Result<CommonArguments, UserError> {
    if let Some(code) = text(matches, "lang").filter(|code| Lang::from_code(code).is_none()) {
        return Err(
            UserError::usage("argument-bad-lang").with("value", code.chars().take(20).collect::<String>())
        );
    }
    let named = |name: &str| text(matches, name).map(str::to_owned);
    Ok(CommonArguments {
        file: named("file"),
        today: named("today"),
        passphrase_file: named("passphrase-file"),
        others_passphrase_file: named("others-passphrase-file"),
        lock_minutes: named("lock-minutes"),
        ascii: matches.get_flag("ascii"),
    })
}

fn perform(
    words: &Words,
    matches: &ArgMatches,
    env: &Env,
    open_screens: OpenScreens,
) -> Result<ExitCode, UserError> {
    let Some((name, own)) = matches.subcommand() else {
        return open_screens(words, env);
    };
    let answer = match name {
        "demo" => return change::demo(words, env, own, open_screens),
        "init" => change::init(words, env, own)?,
        "import" => change::import(words, env, own)?,
        "export" => {
            let code = change::export(words, env, own)?;
            actions::note_exported(env, own);
            return Ok(code);
        }
        "merge" => exchange::merge(words, env, own)?,
        "exchange" => exchange::exchange(words, env, own)?,
        "copy" => exchange::copy(words, env, own)?,
        "restore" => exchange::restore(words, env, own)?,
        "join" => dedupe::join(words, env, own)?,
        "part" => dedupe::part(words, env, own)?,
        "conflicts" => exchange::conflicts(words, env)?,
        "resolve" => exchange::resolve(words, env, own)?,
        "undo" => change::undo(words, env, own)?,
        "redo" => change::redo(words, env)?,
        "check" => change::check(words, env)?,
        "erase" => erase::erase(words, env, own)?,
        "transfer" => transfer::transfer(words, env, own)?,
        "retention" => retention::retention(words, env, own)?,
        "passphrase" => passphrase::passphrase(words, env, own)?,
        "list" => query::list(words, env, own)?,
        "card" => family::card(words, env, own)?,
        "suggest" => suggest::suggest(words, env, own)?,
        "find" => query::find(words, env, own)?,
        "due" => due::due(words, env, own)?,
        "requests" => requests::requests(words, env, own)?,
        "path" => path::path(words, env, own)?,
        "norms" => query::norms(words, env, own)?,
        "plan" => plan::plan(words, env, own)?,
        "session" => sitting::session(words, env, own)?,
        "district" => district::district(words, env, own)?,
        "history" if actions::is_asked(own) => actions::list(words, env, own)?,
        "history" => family::history(words, env, own)?,
        "report" => {
            let answer = report::report(words, env, own)?;
            actions::note_printed(env, own)?;
            answer
        }
        "regulations" => paper::regulations(words, own)?,
        "help" => help::help(words, own)?,
        "forms" => forms::forms(words, env, own)?,
        "schema" => paper::schema(),
        other => return Err(UserError::usage("usage-unknown-command").with("what", other)),
    };
    let is_json = own.try_get_one::<bool>("json").ok().flatten().copied().unwrap_or(false);
    if is_json { give_json(&answer) } else { give(&answer) }
}

/// A text without signs that a terminal would obey: it may come from a file of another hand. The line ends of a calendar
/// (CRLF) stay as they are. Where it was asked for, its signs are those of ASCII.
fn plain(text: &str) -> String {
    let stray = |c: &char| crate::domain::clean::is_stray(*c, crate::domain::clean::Lines::Several);
    let clean = |part: &str| part.chars().filter(|c| !stray(c)).collect::<String>();
    let clean = text.split("\r\n").map(clean).collect::<Vec<_>>().join("\r\n");
    if locale::is_ascii() { ascii::text(&clean) } else { clean }
}

/// Says something beside the answer.
fn tell(said: &str) {
    // With stderr closed there is nowhere to report to.
    let _ = writeln!(std::io::stderr().lock(), "{}", plain(said));
}

/// Writes the answer of a command: for people, where it has a text for them.
fn give(answer: &Answer) -> Result<ExitCode, UserError> {
    match answer.text.is_empty() {
        true => give_json(answer),
        false => write(answer, &plain(&answer.text)),
    }
}

/// Writes the answer of a command for programs.
fn give_json(answer: &Answer) -> Result<ExitCode, UserError> {
    write(answer, &format!("{}\n", answer.json))
}

fn write(answer: &Answer, text: &str) -> Result<ExitCode, UserError> {
    if !answer.aside.is_empty() {
        tell(&answer.aside);
    }
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(answer.code),
        // The reader had enough: `kurator list | head`.
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(answer.code),
        Err(e) => Err(UserError::new("output-failed").because(e)),
    }
}
