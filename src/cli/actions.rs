//! The journal of actions on the command line: what commands note in it, and how it is read.

use clap::ArgMatches;
use serde_json::{Value, json};

use super::output::{Answer, PlainTable};
use super::paper_options;
use super::value::{out, text};
use crate::domain::action::{ActionKind, printed};
use crate::domain::{FamilyId, FileFault, UserError};
use crate::env::{self, Env, clock, folders, log};
use crate::store::read::{ActionFilter, history};
use crate::store::{Reader, Store};
use crate::sync::pending;
use crate::text::Words;
use crate::wording::actions;

/// Notes an action that was done.
fn note(store: &mut Store, action: ActionKind, family: Option<FamilyId>, about: Option<String>) {
    store.note_action(action, family, about);
    keep(store);
}

/// Notes an action that put data outside of the file.
pub(super) fn note_outside(
    store: &mut Store,
    action: ActionKind,
    family: Option<FamilyId>,
    about: Option<String>,
) {
    store.note_action(action, family, about);
    settle(store);
}

/// Writes to the file what was noted of data that went outside of it: a copy of the file that is made by hand takes no
/// state folder along, and an act of destruction names the copies and papers by what the file knows.
pub(super) fn settle(store: &mut Store) {
    if store.is_read_only() || store.write_pending().is_err() {
        keep(store);
    }
}

/// Keeps what was noted, until a run that writes takes it in: a command that reads writes nothing to the file.
pub(super) fn keep(store: &mut Store) {
    // What was done is done: that it could not be noted is for the log of this machine.
    if let Err(problem) = pending::keep(store, &folders::state_folder()) {
        log::error(&problem);
    }
}

/// Notes that a card was shown.
pub(super) fn note_viewed(store: &mut Store, family: FamilyId) {
    store.note_viewed(family);
    keep(store);
}

/// Notes that a paper was made.
pub(super) fn note_printed(env: &Env, own: &ArgMatches) -> Result<(), UserError> {
    // A blank form has no data.
    if own.get_flag("form") {
        return Ok(());
    }
    let mut store = match env.open() {
        // A head of service reads a folder without a file of her own: there is no journal to note it in.
        Err(problem) if text(own, "folder").is_some() && problem.fault() == Some(FileFault::Missing) => {
            return Ok(());
        }
        opened => opened?,
    };
    let named = text(own, "family").or_else(|| text(own, "subject"));
    let family = named.and_then(|named| store.reader().family_named(named).ok());
    let place = place(own);
    let made = text(own, "paper").map(|paper| printed(paper, place.as_deref()));
    match place {
        Some(_) => note_outside(&mut store, ActionKind::Printed, family, made),
        None => note(&mut store, ActionKind::Printed, family, made),
    }
    Ok(())
}

/// Notes that records were exported. A file that does not open whole is not written to.
pub(super) fn note_exported(env: &Env, own: &ArgMatches) {
    if let Ok(mut store) = env.open() {
        match place(own) {
            Some(place) => note_outside(&mut store, ActionKind::Exported, None, Some(place)),
            None => note(&mut store, ActionKind::Exported, None, None),
        }
    }
}

/// Where what was asked for is written: the whole path.
fn place(own: &ArgMatches) -> Option<String> {
    out(own).map(|path| env::absolute(path.into()).display().to_string())
}

/// The family of this name. A deleted one is in no list; its history is still available by id.
///
/// # Errors
/// If there is none.
pub(super) fn of_history(reader: Reader<'_>, named: &str) -> Result<FamilyId, UserError> {
    match (reader.family_named(named), named.parse()) {
        (Err(unknown), Ok(id)) => reader.family_of(id)?.filter(|f| f.0 == id).ok_or(unknown),
        (found, _) => found,
    }
}

/// Refuses what narrows the journal of actions, where the changes of a family are asked for.
///
/// # Errors
/// If any of it was given.
pub(super) fn without_filter(own: &ArgMatches) -> Result<(), UserError> {
    paper_options::without(own, &["by", "from", "to"])
}

/// Whether the journal of actions is asked for, and not the changes of a family.
pub(super) fn is_asked(own: &ArgMatches) -> bool {
    own.get_flag("actions") || text(own, "family").is_none()
}

/// `history --actions`: the journal of actions.
pub(super) fn list(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let store = env.open()?;
    let family = text(own, "family").map(|named| of_history(store.reader(), named)).transpose()?;
    let day = |name| text(own, name).map(clock::iso).transpose();
    let by = text(own, "by").map(str::to_owned);
    let asked = ActionFilter { family, by, from: day("from")?, to: day("to")? };
    if asked.from.zip(asked.to).is_some_and(|(from, to)| to < from) {
        return Err(UserError::usage("argument-to-before-from"));
    }
    let found = store.actions(&asked)?;
    let value: Vec<Value> = found
        .iter()
        .map(|logged| {
            json!({
                "at": logged.at.map(|at| at.format(history::MOMENT).to_string()), "by": logged.by,
                "action": logged.action, "family": logged.family.map(|f| f.to_string()),
                "title": logged.title, "about": logged.text, "place": logged.place, "op": logged.op,
            })
        })
        .collect();
    let heads = ["at", "by", "action", "family", "about"];
    let mut table = PlainTable::new(heads.map(|key| words.pick("table-head", key)));
    for logged in &found {
        table.row([
            logged
                .at
                .map(|at| format!("{} {}", words.day(at.date()), words.time(at.time())))
                .unwrap_or_default(),
            logged.by.clone(),
            actions::done(words, logged.action),
            actions::family(words, logged),
            actions::about(words, logged),
        ]);
    }
    let nothing = if asked == ActionFilter::default() { "actions-none" } else { "actions-none-such" };
    let plain = if found.is_empty() { words.say(nothing) + "\n" } else { table.text() };
    Ok(Answer::new(Value::Array(value), plain))
}
