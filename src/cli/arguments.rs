//! The commands and their arguments: one table, from which the parser and all help derive.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command};

pub use super::argument::Argument;
use super::argument::{arg, needed, of_command, option, place, required, switch};
use crate::text::Words;

/// A command with its arguments. Its description is the message `command-NAME`.
pub struct CommandSpec {
    pub name: &'static str,
    pub arguments: &'static [Argument],
}

const JSON: Argument = switch("json");

/// The argument of `report` that is written without a name.
pub const WORD: &str = "subject";

/// Arguments that every command takes.
pub const GLOBAL: &[Argument] = &[
    option("file", "PATH"),
    option("today", "YYYY-MM-DD"),
    option("lang", "ru|en"),
    option("passphrase-file", "PATH"),
    option("others-passphrase-file", "PATH"),
    option("lock-minutes", "N"),
    switch("ascii"),
];

/// All commands, in the order of the help.
pub const COMMANDS: &[CommandSpec] = &[
    CommandSpec {
        name: "demo",
        arguments: &[
            option("families", "N"),
            option("seed", "S"),
            option("regulation", "ID"),
            option("at", "PATH"),
            switch("no-open"),
        ],
    },
    CommandSpec {
        name: "init",
        arguments: &[
            option("regulation", "ID"),
            option("district", "NAME"),
            option("curator", "NAME"),
            switch("no-passphrase"),
            JSON,
        ],
    },
    CommandSpec {
        name: "list",
        arguments: &[
            option("level", "LEVEL"),
            option("category", "CATEGORY"),
            option("source", "SOURCE"),
            option("settlement", "NAME"),
            option("curator", "NAME|ID"),
            switch("overdue"),
            switch("all"),
            JSON,
        ],
    },
    CommandSpec { name: "card", arguments: &[required("family", "FAMILY"), switch("former"), JSON] },
    CommandSpec {
        name: "suggest",
        arguments: &[
            place("family", "FAMILY"),
            option("regulation", "ID"),
            option("signs", "SIGN,SIGN…"),
            JSON,
        ],
    },
    CommandSpec {
        name: "find",
        arguments: &[
            place("query", "QUERY"),
            option("limit", "N"),
            option("batch", "PATH"),
            switch("former"),
            JSON,
        ],
    },
    CommandSpec { name: "due", arguments: &[option("curator", "NAME|ID"), JSON] },
    CommandSpec { name: "requests", arguments: &[option("curator", "NAME|ID"), JSON] },
    CommandSpec { name: "path", arguments: &[place("family", "FAMILY"), JSON] },
    CommandSpec {
        name: "norms",
        arguments: &[needed("from", "DAY"), needed("to", "DAY"), option("family", "FAMILY"), JSON],
    },
    CommandSpec {
        name: "plan",
        arguments: &[
            needed("from", "DAY"),
            needed("days", "N"),
            option("capacity", "C"),
            option("curator", "NAME|ID"),
            JSON,
        ],
    },
    CommandSpec {
        name: "report",
        arguments: &[
            required("paper", "PAPER"),
            place("subject", "FAMILY|2026-Q3"),
            option("family", "FAMILY"),
            option("record", "ID"),
            option("period", "2026-Q3"),
            option("folder", "DIR"),
            option("week", "2026-W48"),
            option("from", "DAY"),
            option("to", "DAY"),
            option("curator", "NAME|ID"),
            option("format", "text|json|docx|xlsx|csv|ics"),
            option("out", "PATH"),
            switch("plan"),
            switch("names"),
            switch("redacted"),
            switch("form"),
            JSON,
        ],
    },
    CommandSpec { name: "session", arguments: &[place("day", "DAY"), JSON] },
    CommandSpec { name: "district", arguments: &[option("curator", "NAME|ID"), JSON] },
    CommandSpec {
        name: "regulations",
        arguments: &[place("id", "ID"), option("check", "PATH"), switch("text"), option("at", "TEXT"), JSON],
    },
    CommandSpec {
        name: "history",
        arguments: &[
            place("family", "FAMILY"),
            switch("actions"),
            option("by", "NAME"),
            option("from", "DAY"),
            option("to", "DAY"),
            switch("former"),
            JSON,
        ],
    },
    CommandSpec {
        name: "import",
        arguments: &[
            required("path", "PATH"),
            switch("dry-run"),
            switch("partial"),
            option("columns", "PATH"),
            option("encoding", "utf-8|cp1251|utf-16le|…"),
            option("delimiter", ";|,|tab"),
            option("doubles", "join|skip|take"),
            option("sheet", "NAME|N"),
            switch("hidden"),
            JSON,
        ],
    },
    CommandSpec {
        name: "export",
        arguments: &[option("out", "PATH"), option("format", "jsonl|xlsx|csv"), switch("all")],
    },
    CommandSpec {
        name: "merge",
        arguments: &[required("other", "OTHER"), switch("dry-run"), switch("into-plain"), JSON],
    },
    CommandSpec { name: "exchange", arguments: &[required("folder", "FOLDER"), JSON] },
    CommandSpec { name: "copy", arguments: &[required("dest", "DEST"), JSON] },
    CommandSpec { name: "restore", arguments: &[place("snapshot", "SNAPSHOT"), JSON] },
    CommandSpec {
        name: "join",
        arguments: &[
            required("keep", "KEEP"),
            required("twin", "OTHER"),
            option("fields", "F,F"),
            switch("apart"),
            switch("dry-run"),
            JSON,
        ],
    },
    CommandSpec { name: "part", arguments: &[required("joined", "ID"), JSON] },
    CommandSpec { name: "conflicts", arguments: &[JSON] },
    CommandSpec {
        name: "resolve",
        arguments: &[required("conflict", "ID"), option("take", "OP"), option("value", "JSON"), JSON],
    },
    CommandSpec { name: "undo", arguments: &[option("op", "HEX"), switch("rest"), JSON] },
    CommandSpec { name: "redo", arguments: &[JSON] },
    CommandSpec { name: "check", arguments: &[JSON] },
    CommandSpec {
        name: "passphrase",
        arguments: &[
            required("action", "set|change|remove|check"),
            option("new-passphrase-file", "PATH"),
            switch("yes"),
            JSON,
        ],
    },
    CommandSpec { name: "forms", arguments: &[place("paper", "PAPER"), JSON] },
    CommandSpec {
        name: "erase",
        arguments: &[
            required("person", "FAMILY|MEMBER"),
            needed("reason", "TEXT"),
            needed("act", "NO"),
            option("out", "PATH"),
            switch("everywhere"),
            switch("yes"),
            JSON,
        ],
    },
    CommandSpec {
        name: "transfer",
        arguments: &[
            required("family", "FAMILY"),
            needed("to", "DISTRICT"),
            needed("act", "NO"),
            needed("reason", "TEXT"),
            needed("out", "PATH"),
            option("act-file", "PATH"),
            option("close", "REASON"),
            option("new-passphrase-file", "PATH"),
            switch("plain"),
            JSON,
        ],
    },
    CommandSpec {
        name: "retention",
        arguments: &[
            option("year", "2026"),
            switch("destroy"),
            option("act", "NO"),
            option("out", "PATH"),
            switch("yes"),
            JSON,
        ],
    },
    CommandSpec { name: "schema", arguments: &[] },
    CommandSpec {
        name: "help",
        arguments: &[place("topic", "guide|keys|commands|records|papers|forms"), JSON],
    },
];

/// Parses a command line. Commands that it does not name are built for the help and for a complaint alone: a start of the
/// screens names none.
///
/// # Errors
/// What is wrong with it, or the help that it asks for.
pub fn parse(words: &Words, args: &[OsString]) -> Result<ArgMatches, clap::Error> {
    let named = COMMANDS.iter().filter(|spec| args.iter().any(|arg| arg == spec.name));
    command_of(words, named).try_get_matches_from(args).or_else(|_| command(words).try_get_matches_from(args))
}

/// The parser, with its help in the language of `words`.
#[must_use]
pub fn command(words: &Words) -> Command {
    command_of(words, COMMANDS.iter())
}

fn command_of(words: &Words, commands: impl Iterator<Item = &'static CommandSpec>) -> Command {
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}\n\n{}\n",
        words.say("help-usage"),
        words.say("help-after")
    );
    let heading = words.say("help-options");
    let mut command = Command::new("kurator")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.say("help-about"))
        .help_template(template.clone())
        .subcommand_help_heading(words.say("help-commands"))
        .subcommand_value_name(words.say("help-command"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .global(true)
                .help(words.say("argument-help"))
                .help_heading(heading.clone()),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(words.say("argument-version"))
                .help_heading(heading.clone()),
        );
    for argument in GLOBAL {
        command = command.arg(arg(argument, words, &heading).global(true));
    }
    for spec in commands {
        let mut sub = Command::new(spec.name)
            .about(words.say(&format!("command-{}", spec.name)))
            .help_template(template.clone())
            .disable_version_flag(true);
        for argument in spec.arguments {
            sub = sub.arg(of_command(spec.name, argument, words, &heading));
        }
        command = command.subcommand(sub);
    }
    command
}

/// The commands as a table: name, call and purpose.
#[must_use]
pub fn table(words: &Words) -> Vec<(&'static str, String, String)> {
    COMMANDS
        .iter()
        .map(|spec| {
            let mut call = format!("kurator {}", spec.name);
            for a in spec.arguments {
                let text = match (a.option, a.value) {
                    (true, Some(value)) => format!("--{} {value}", a.name),
                    (true, None) => format!("--{}", a.name),
                    (false, value) => value.unwrap_or(a.name).to_owned(),
                };
                call.push_str(&if a.required { format!(" {text}") } else { format!(" [{text}]") });
            }
            (spec.name, call, words.say(&format!("command-{}", spec.name)))
        })
        .collect()
}
