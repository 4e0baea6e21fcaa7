//! An argument of a command, and how the parser and the help know it.

use clap::{Arg, ArgAction};

use crate::text::Words;

/// An argument of a command.
pub struct Argument {
    /// Its name: `--name`, or its position.
    pub name: &'static str,
    /// The placeholder of the value in the help; `None`: a switch.
    pub value: Option<&'static str>,
    /// Whether it is an option (`--name`) or positional.
    pub option: bool,
    /// Whether the command cannot do without it.
    pub required: bool,
}

pub(super) const fn option(name: &'static str, value: &'static str) -> Argument {
    Argument { name, value: Some(value), option: true, required: false }
}

pub(super) const fn needed(name: &'static str, value: &'static str) -> Argument {
    Argument { name, value: Some(value), option: true, required: true }
}

pub(super) const fn switch(name: &'static str) -> Argument {
    Argument { name, value: None, option: true, required: false }
}

/// An argument by its place that may be left out.
pub(super) const fn place(name: &'static str, value: &'static str) -> Argument {
    Argument { name, value: Some(value), option: false, required: false }
}

/// An argument by its place without which a command does nothing.
pub(super) const fn required(name: &'static str, value: &'static str) -> Argument {
    Argument { required: true, ..place(name, value) }
}

/// Options that a command has in a sense of its own, each with the words for it.
const OWN_SENSES: [(&str, &str, &str); 10] = [
    ("regulations", "at", "argument-regulations-at"),
    ("erase", "yes", "argument-erase-yes"),
    ("erase", "out", "argument-erase-out"),
    ("transfer", "to", "argument-transfer-to"),
    ("transfer", "act", "argument-transfer-act"),
    ("transfer", "reason", "argument-transfer-reason"),
    ("transfer", "out", "argument-transfer-out"),
    ("transfer", "new-passphrase-file", "argument-transfer-passphrase"),
    ("retention", "yes", "argument-erase-yes"),
    ("retention", "out", "argument-erase-out"),
];

/// Puts the name and the value of an option into one line.
pub(super) fn of_command(command: &str, argument: &Argument, words: &Words, heading: &str) -> Arg {
    let own = OWN_SENSES.iter().find(|(of, name, _)| (*of, *name) == (command, argument.name));
    let arg = arg(argument, words, heading);
    match own {
        Some((_, _, id)) => arg.help(words.say(id)),
        None => arg,
    }
}

pub(super) fn arg(argument: &Argument, words: &Words, heading: &str) -> Arg {
    let mut arg = Arg::new(argument.name)
        .help(words.say(&format!("argument-{}", argument.name)))
        .help_heading(heading.to_owned())
        .required(argument.required);
    if argument.option {
        arg = arg.long(argument.name);
    }
    match argument.value {
        Some(value) => arg.value_name(value).action(ArgAction::Set).allow_hyphen_values(!argument.option),
        None => arg.action(ArgAction::SetTrue),
    }
}
