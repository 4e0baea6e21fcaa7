//! Commands about copies: merging, the folder of exchange, safe copies, disagreements.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::{Value, json};

use super::actions::{keep, settle};
use super::output::{Answer, PlainTable};
use super::progress::ProgressLine;
use super::unlock;
use super::value::text;
use crate::domain::action::ActionKind;
use crate::domain::{FamilyId, UserError};
use crate::env::{Env, author::author, folders, log};
use crate::model::Model;
use crate::model::facts::FamilyFacts;
use crate::store::conflict::{Conflict, ConflictId, Resolution};
use crate::store::log::OpId;
use crate::store::{KeyRing, MergeResult, Reader, Store, VerifiedFile};
use crate::sync;
use crate::sync::exchange::FileResult;
use crate::sync::merge::MergeOffer;
use crate::sync::snapshots::Snapshots;
use crate::text::{Words, say};
use crate::wording::conflict::ConflictWords;
use crate::wording::merge::merged;

fn path(own: &ArgMatches, name: &str) -> PathBuf {
    PathBuf::from(text(own, name).unwrap_or_default())
}

/// The number of operations from which a merge is long.
const LONG: usize = 5000;

/// Shows how much of a file is merged, if that lasts; the file is named where there are several.
fn show(words: &Words, progress: &mut ProgressLine, file: &str, done: usize, all: usize) {
    if all >= LONG {
        progress.show(|| say!(words, "merge-progress", file = file, done = done, all = all));
    }
}

fn union_json(union: &MergeResult) -> Value {
    json!({
        "operations": union.operations,
        "families_changed": union.families_changed,
        "conflicts": union.conflicts,
        "findings": union.findings,
        "from": union.from,
        "transfer": union.transfer,
        "emptied": union.emptied,
        "families": union.families.iter().map(|f| json!({ "family": f.id, "title": f.title })).collect::<Vec<_>>(),
    })
}

fn union_text(words: &Words, union: &MergeResult, id: &str) -> String {
    let mut plain: String = merged(words, union, id).iter().map(|line| format!("{line}\n")).collect();
    if union.conflicts > 0 {
        plain.push_str(&words.say("merge-see-conflicts"));
        plain.push('\n');
    }
    plain
}

/// `merge`: what another copy has and this one has not.
pub(super) fn merge(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let (other, state) = (path(own, "other"), folders::state_folder());
    let mut store = env.open()?;
    let mut line = ProgressLine::of(true);
    let mut progress = |done, all| show(words, &mut line, "", done, all);
    let (union, said) = if own.get_flag("dry-run") {
        (MergeOffer::look(&mut store, &other, &state, &mut progress)?.brings, "merge-would")
    } else if own.get_flag("into-plain") {
        let offer = MergeOffer::look(&mut store, &other, &state, &mut progress)?;
        (offer.take(&mut store, &state, &mut progress)?, "merge-done")
    } else {
        (sync::merge::merge(&mut store, &other, &state, &mut progress)?, "merge-done")
    };
    if said == "merge-done" && union.operations > 0 {
        log::line(&state, &format!("merged {} operations", union.operations));
    }
    drop(line);
    keep(&mut store);
    let (mut value, mut plain) = (union_json(&union), union_text(words, &union, said));
    value["plain"] = json!(sync::others::lies_open(&store, &other));
    value["into_plain"] = json!(sync::others::would_lie_open(&store, &other));
    if let Some(id) = sync::others::warning(&store, &other) {
        plain.push_str(&words.say(id));
        plain.push('\n');
    }
    Ok(Answer::new(value, plain))
}

/// `exchange`: a folder where every device has a file of its own.
pub(super) fn exchange(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let mut store = env.open()?;
    let (folder, state) = (path(own, "folder"), folders::state_folder());
    unlock::others(words, &env.keys, sync::exchange::locked(&store, &folder)?)?;
    let mut line = ProgressLine::of(true);
    let done =
        sync::exchange::exchange(&mut store, &folder, &state, &author().device, &mut |file, done, all| {
            show(words, &mut line, file, done, all)
        })?;
    drop(line);
    keep(&mut store);
    let files: Vec<Value> = done.files.iter().map(|taken| taken_json(words, taken)).collect();
    let mut plain = String::new();
    for taken in &done.files {
        let said = match &taken.outcome {
            Ok(union) => union_text(words, union, "merge-done"),
            Err(problem) => {
                log::error(problem);
                words.problem(problem) + "\n"
            }
        };
        plain.push_str(&format!("{}: {said}", taken.file));
        if taken.lies_open {
            plain.push_str(&words.say("merge-lies-open"));
            plain.push('\n');
        }
    }
    let said = if done.written { "exchange-written" } else { "exchange-same" };
    plain.push_str(&say!(words, said, path = done.own.display().to_string()));
    plain.push('\n');
    let digest = store.digest()?;
    let value = json!({
        "files": files, "own": done.own, "written": done.written,
        "operations": digest.operations, "digest": digest.digest,
    });
    Ok(Answer::new(value, plain))
}

fn taken_json(words: &Words, taken: &FileResult) -> Value {
    let mut value = match &taken.outcome {
        Ok(union) => union_json(union),
        Err(problem) => json!({ "refused": words.problem(problem) }),
    };
    value["file"] = json!(taken.file);
    value["sort"] = json!(taken.sort.code());
    value["torn"] = json!(taken.torn);
    value["plain"] = json!(taken.lies_open);
    value
}

/// `copy`: a verified copy.
pub(super) fn copy(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let mut store = env.open()?;
    let (path, digest) = sync::copy::copy(&store, &path(own, "dest"), &folders::state_folder())?;
    store.note_place(ActionKind::Copied, &path);
    settle(&mut store);
    let said = say!(words, "copy-done", path = path.display().to_string(), n = digest.operations) + "\n";
    let value = json!({ "path": path, "operations": digest.operations, "digest": digest.digest });
    Ok(Answer::new(value, said))
}

/// `restore`: a snapshot in the place of the file; without one, which there are.
pub(super) fn restore(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let state = folders::state_folder();
    let all = Snapshots::of(&state, &env.file);
    let Some(said) = text(own, "snapshot") else { return Ok(snapshots(words, &all, &env.keys)) };
    // A path leads to what lies there; a name to a snapshot of the list.
    let path = PathBuf::from(said);
    let is_there = path.symlink_metadata().is_ok();
    let snapshot = all.named(said).filter(|_| !is_there).unwrap_or(path);
    let done = sync::restore::restore(&env.file, &snapshot, &state, author(), &env.keys)?;
    let mut store = env.open()?;
    store.note_place(ActionKind::Restored, &snapshot);
    keep(&mut store);
    let kept = done.kept.as_deref().map(Path::display).map(|p| p.to_string());
    let mut plain =
        say!(words, "restore-done", path = env.file.display().to_string(), n = done.digest.operations) + "\n";
    if let Some(kept) = &kept {
        plain.push_str(&say!(words, "restore-kept", path = kept.as_str()));
        plain.push('\n');
    }
    let digest = &done.digest;
    let value = json!({
        "path": env.file, "operations": digest.operations, "digest": digest.digest, "kept": kept,
    });
    Ok(Answer::new(value, plain))
}

fn snapshots(words: &Words, all: &Snapshots, keys: &KeyRing) -> Answer {
    let mut list = Vec::new();
    let mut plain = String::new();
    for path in all.list() {
        let digest = VerifiedFile::peek(&path, keys).ok();
        let operations = digest.as_ref().map(|d| d.operations);
        list.push(json!({ "path": path, "operations": operations, "digest": digest.map(|d| d.digest) }));
        let (path, n) = (path.display().to_string(), operations.unwrap_or_default());
        plain.push_str(&say!(words, "restore-snapshot", path = path, n = n));
        plain.push('\n');
    }
    if list.is_empty() {
        plain = words.say("restore-no-snapshots") + "\n";
    }
    Answer::new(Value::Array(list), plain)
}

/// `conflicts`: what two copies disagree about.
pub(super) fn conflicts(words: &Words, env: &Env) -> Result<Answer, UserError> {
    let store = env.open()?;
    let open = store.reader().open_conflicts()?;
    let model = super::query::model(words, env, &store)?;
    let mut plain = String::new();
    for conflict in &open {
        plain.push_str(&conflict_text(&model, store.reader(), conflict)?);
    }
    if open.is_empty() {
        plain = words.say("conflicts-none") + "\n";
    }
    let value = serde_json::to_value(&open).map_err(|e| UserError::new("output-failed").because(e))?;
    Ok(Answer::new(value, plain))
}

fn conflict_text(model: &Model, reader: Reader<'_>, conflict: &Conflict) -> Result<String, UserError> {
    let facts = conflict
        .family
        .map(|family| FamilyFacts::read(FamilyId(family), reader, model))
        .transpose()?
        .flatten();
    let conflict_words = ConflictWords::of(model, facts.as_ref(), conflict);
    let mut table = PlainTable::default();
    for (side, standing) in conflict_words.sides.iter().zip(&conflict.values) {
        let op = standing.op.get(..12).unwrap_or_default();
        table.row([&format!("    {}", side.label), &side.value, &side.by, &side.at, op]);
    }
    let before = conflict_words.before.map(|(value, since)| {
        let said = model.words.say("conflict-before");
        format!("    {}\n", [said, value, since].join("  ").trim_end())
    });
    Ok(format!(
        "{}\n  {}\n{}{}",
        conflict_words.id,
        conflict_words.title,
        table.text(),
        before.unwrap_or_default()
    ))
}

/// `resolve`: one disagreement settled.
pub(super) fn resolve(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let named = text(own, "conflict").unwrap_or_default();
    let mut store = env.open()?;
    let choice = match (text(own, "take"), text(own, "value")) {
        (Some(op), None) => Resolution::Take(operation(&store, &ConflictId::read(named)?, op)?),
        (None, Some(value)) => Resolution::Write(
            serde_json::from_str(value)
                .map_err(|e| UserError::usage("argument-bad-json").with("column", e.column()).because(e))?,
        ),
        _ => return Err(UserError::usage("argument-take-or-value")),
    };
    let id = ConflictId::read(named)?;
    let written = store.resolve(&id, &choice)?;
    let op = written.op.map(|op| op.hex());
    Ok(Answer::new(json!({ "id": id, "op": op }), words.say("resolve-done") + "\n"))
}

/// An operation of the conflict by its name or the beginning of it.
fn operation(store: &Store, id: &ConflictId, named: &str) -> Result<OpId, UserError> {
    if let Some(op) = OpId::from_hex(named) {
        return Ok(op);
    }
    let open = store.reader().open_conflicts()?;
    if open.iter().all(|c| c.id != *id) {
        return Err(UserError::new("conflict-unknown").with("id", id));
    }
    let values = open.iter().filter(|c| c.id == *id).flat_map(|c| &c.values);
    let meant: Vec<&str> = values.map(|v| v.op.as_str()).filter(|op| op.starts_with(named)).collect();
    match meant.as_slice() {
        [one] if named.len() >= 4 => OpId::from_hex(one),
        _ => None,
    }
    .ok_or_else(|| UserError::new("conflict-no-value").with("op", named.chars().take(64).collect::<String>()))
}
