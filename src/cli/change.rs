//! Commands that write: a new file, records in and out, undo.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use serde_json::json;

use super::output::{Answer, PlainTable};
use super::progress::ProgressLine;
use super::value::{number, out, read_text, text};
use super::{OpenScreens, list_export, list_import, paper_options, unlock};
use crate::domain::check::FindingId;
use crate::domain::{FileFault, UserError};
use crate::env::{
    Env, folders,
    init::{self, NewDistrict, NewFileProtection},
};
use crate::regulation::embedded;
use crate::store::check::Finding;
use crate::store::jsonl::ImportMode;
use crate::store::undo::RevertedOp;
use crate::store::{Store, UndoExtent};
use crate::text::{Words, say};
use crate::wording::finding;

/// Families that are made up before anybody could read how far it is.
const FEW: u32 = 200;

/// `demo`: makes an invented district, or opens the one made before.
pub(super) fn demo(
    words: &Words,
    env: &Env,
    own: &ArgMatches,
    open_screens: OpenScreens,
) -> Result<ExitCode, UserError> {
    let at = text(own, "at").map(PathBuf::from);
    let file = at.clone().unwrap_or_else(folders::demo_file);
    // The demo made before is opened as it is: what it was to be made of would be passed over.
    if at.is_none()
        && file.exists()
        && paper_options::without(own, &["families", "seed", "regulation"]).is_err()
    {
        return Err(UserError::usage("argument-demo-there").with("path", file.display()));
    }
    let wish = crate::demo::DemoSpec {
        today: env.today,
        seed: number(own, "seed", 0, u64::MAX)?.unwrap_or(1),
        families: number(own, "families", 1, 100_000)?.unwrap_or(16),
        regulation: text(own, "regulation")
            .map_or_else(|| embedded::default_id().map(str::to_owned), |id| Ok(id.to_owned()))?,
    };
    // Without `--at` the demo made before is opened again; with it, an existing file is never touched.
    if at.is_some() || !file.exists() {
        let mut line = ProgressLine::of(wish.families > FEW);
        let mut progress =
            |done: u32, all: u32| line.show(|| say!(words, "demo-progress", done = done, all = all));
        init::demo(&file, &wish, &mut progress)?;
    }
    if own.get_flag("no-open") {
        let mut answer = Answer::new(json!({ "path": file }), format!("{}\n", file.display()));
        let stale = init::stale_demo(&env.with_file(file.clone()).open()?, env.today)?;
        if let Some(made) = stale.map(|day| words.day(day)) {
            answer.aside = say!(words, "demo-stale", day = made, path = file.display().to_string());
        }
        return super::give(&answer);
    }
    open_screens(words, &env.with_file(file))
}

/// `init`: a new empty district.
pub(super) fn init(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let regulation = match text(own, "regulation") {
        Some(id) => id,
        None => embedded::default_id()?,
    };
    embedded::regulation(regulation)?;
    let begun = NewDistrict {
        regulation: regulation.to_owned(),
        district: text(own, "district").unwrap_or_default().to_owned(),
        curator: text(own, "curator").unwrap_or_default().to_owned(),
        position: String::new(),
    };
    let is_chosen = own.get_flag("no-passphrase");
    let protection = if is_chosen { NewFileProtection::Plain } else { unlock::protection(words, env)? };
    let sealed = protection != NewFileProtection::Plain;
    init::district(&env.file, &begun, protection, &env.keys)?;
    let path = env.file.display().to_string();
    let sealing = words.say(if sealed { "init-sealed" } else { "init-unsealed" });
    let mut said = format!("{}\n{sealing}", say!(words, "init-done", path = path.as_str()));
    // What nobody has chosen is said with what to do about it.
    if !sealed && !is_chosen {
        said = format!("{said}\n{}", words.say("init-plain"));
    }
    let value = json!({ "path": path, "regulation": regulation, "sealed": sealed });
    Ok(Answer::new(value, format!("{said}\n")))
}

/// `import`: JSONL into the file, or a list of families.
pub(super) fn import(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let path = text(own, "path").unwrap_or_default();
    if list_import::is_list(path) {
        return list_import::import(words, env, own, path);
    }
    list_import::without_own(own)?;
    let text = read_text(path)?;
    let mode = match (own.get_flag("dry-run"), own.get_flag("partial")) {
        (true, false) => ImportMode::DryRun,
        (true, true) => ImportMode::DryRunPartial,
        (false, true) => ImportMode::Partial,
        (false, false) => ImportMode::Whole,
    };
    let mut store = env.open()?;
    let before = doubts(words, env, &store)?;
    let (done, seen) = store.import_and_look(&text, mode, |store| doubts(words, env, store))?;
    let mut doubtful = seen.unwrap_or_default();
    doubtful.retain(|said| !before.contains(said));
    let refused: Vec<(usize, String)> =
        done.refused.iter().map(|r| (r.line, words.problem(&r.why))).collect();
    let value = json!({
        "added": done.added, "changed": done.changed, "same": done.same,
        "refused": refused.iter().map(|(line, why)| json!({ "line": line, "why": why })).collect::<Vec<_>>(),
        "doubtful": doubtful,
    });
    let said = if matches!(mode, ImportMode::DryRun | ImportMode::DryRunPartial) {
        "import-would"
    } else {
        "import-done"
    };
    let mut plain = say!(words, said, added = done.added, changed = done.changed, same = done.same) + "\n";
    if !refused.is_empty() {
        let mut table = PlainTable::new([words.say("column-line"), words.say("column-why")]);
        for (line, why) in &refused {
            table.row([line.to_string(), why.clone()]);
        }
        plain.push_str(&words.count("import-refused", refused.len()));
        plain.push('\n');
        plain.push_str(&table.text());
    }
    if !doubtful.is_empty() {
        plain.push_str(&words.say("import-doubtful"));
        plain.push('\n');
        plain.extend(doubtful.iter().map(|said| format!("  {said}\n")));
    }
    let mut answer = Answer::new(value, plain);
    if done.lines == 0 {
        answer.aside = words.say("import-empty");
    }
    if !refused.is_empty() {
        let id = match mode {
            ImportMode::Whole => "import-nothing-taken",
            ImportMode::DryRun => "import-nothing-would",
            ImportMode::Partial => "import-rest-taken",
            ImportMode::DryRunPartial => "import-rest-would",
        };
        let (n, all) = (refused.len(), done.lines);
        answer.aside = say!(words, id, n = n, all = all, taken = (all - n));
        if !own.get_flag("partial") {
            answer.code = ExitCode::from(1);
        }
    }
    Ok(answer)
}

/// `export`: JSONL to a file or to the standard output, or the list of families for Excel. Of a file that is not whole what can be read, with a warning.
pub(super) fn export(words: &Words, env: &Env, own: &ArgMatches) -> Result<ExitCode, UserError> {
    if let Some(format) = list_export::ListFormat::of(own)? {
        return list_export::export(words, env, own, format);
    }
    paper_options::without(own, &["all"])?;
    let (store, doubt) = match env.open() {
        Ok(store) => (store, None),
        Err(problem) if problem.is(FileFault::Damaged) => (env.open_unverified()?, Some(problem)),
        Err(problem) => return Err(problem),
    };
    export_of(&store, env, own)?;
    if let Some(path) = out(own).filter(|_| store.is_sealed()) {
        super::tell(&say!(words, "export-open", path = path));
    }
    Ok(doubt.map_or(ExitCode::SUCCESS, |problem| super::refuse(words, &problem)))
}

fn export_of(store: &Store, env: &Env, own: &ArgMatches) -> Result<(), UserError> {
    let Some(path) = out(own).map(PathBuf::from) else {
        return match write_out(store, std::io::stdout().lock()) {
            // The reader had enough: `kurator export | head`.
            Err(problem) if is_closed_pipe(&problem) => Ok(()),
            done => done.map(|_| ()),
        };
    };
    let failed =
        |e: std::io::Error| UserError::new("output-unwritable").with("path", path.display()).because(e);
    if path.canonicalize().ok().is_some_and(|p| env.file.canonicalize().ok() == Some(p)) {
        return Err(UserError::new("export-onto-itself").with("path", path.display()));
    }
    if path.is_dir() {
        return Err(UserError::new("file-is-folder").with("path", path.display()));
    }
    // A device or a pipe is written to, not put aside for a file.
    if path.metadata().is_ok_and(|m| !m.is_file()) {
        return write_out(store, File::options().write(true).open(&path).map_err(failed)?).map(|_| ());
    }
    // Whole or not at all: written beside, under a name that nothing bears, then put in place.
    let mut beside = path.clone().into_os_string();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = PathBuf::from(beside);
    let file = File::create_new(&beside).map_err(failed)?;
    let done = write_out(store, file)
        .and_then(|file| file.sync_all().map_err(failed))
        .and_then(|()| std::fs::rename(&beside, &path).map_err(failed));
    if done.is_err() {
        // What is left of a failed export is of no use; that it cannot be removed changes nothing.
        let _ = std::fs::remove_file(&beside);
    }
    done
}

/// Writes all records to `out` and gives it back.
fn write_out<W: Write>(store: &Store, out: W) -> Result<W, UserError> {
    let mut out = BufWriter::new(out);
    store.reader().export(&mut out)?;
    out.into_inner().map_err(|e| UserError::new("output-failed").because(e.into_error()))
}

fn is_closed_pipe(problem: &UserError) -> bool {
    let cause = problem.cause.as_ref().and_then(|c| c.downcast_ref::<std::io::Error>());
    cause.is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}

/// `undo`: the last action, or the one named.
pub(super) fn undo(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let mut store = env.open()?;
    let extent = if own.get_flag("rest") { UndoExtent::Rest } else { UndoExtent::Whole };
    let done = match text(own, "op") {
        Some(digits) => {
            let op = store.reader().operation(digits)?;
            store.undo_one(op, extent)?
        }
        None if extent == UndoExtent::Rest => return Err(UserError::usage("argument-no-op")),
        None => store.undo()?,
    };
    let said = words.undone(done.act.code(), title(&store, &done)?.as_deref());
    Ok(reverted(said, &done))
}

pub(super) fn redo(words: &Words, env: &Env) -> Result<Answer, UserError> {
    let mut store = env.open()?;
    let done = store.redo()?;
    let said = words.redone(done.act.code(), title(&store, &done)?.as_deref());
    Ok(reverted(said, &done))
}

/// What contradicts the documents in the file, in words.
fn doubts(words: &Words, env: &Env, store: &Store) -> Result<BTreeSet<String>, UserError> {
    let found = store.reader().contradictions_on(env.today)?;
    Ok(found.iter().map(|f| finding::said(words, f)).collect())
}

/// The family that an undo or a redo concerns.
fn title(store: &Store, done: &RevertedOp) -> Result<Option<String>, UserError> {
    store.reader().title_of_operation(done.op)
}

fn reverted(said: String, done: &RevertedOp) -> Answer {
    Answer::new(json!({ "op": done.op.hex(), "act": done.act }), said + "\n")
}

/// The clock of this computer behind the last record: every term is counted by its day. A day that was given is not its.
fn clock_behind(env: &Env, store: &Store) -> Result<Option<Finding>, UserError> {
    let last = store.reader().last_written_day()?;
    let behind = last.filter(|last| !env.fixed_today && env.today < *last);
    let finding = || Finding::new(FindingId::ClockBehind, String::new()).on(Some(env.today));
    Ok(behind.map(|last| Finding { day: Some(last), ..finding() }))
}

/// `check`: the whole file verified against itself.
pub(super) fn check(words: &Words, env: &Env) -> Result<Answer, UserError> {
    let store = env.open_unverified()?;
    let mut report = store.reader().check()?;
    report.findings.extend(clock_behind(env, &store)?);
    // What contradicts the document on a day is no fault of the file: it does not make it less whole.
    if report.ok {
        report.findings.extend(store.reader().contradictions_on(env.today)?);
    }
    let mut plain = say!(
        words,
        if report.ok { "check-ok" } else { "check-not-ok" },
        n = report.operations,
        digest = report.digest.as_str()
    );
    plain.push('\n');
    for finding in &report.findings {
        plain.push_str(&format!("  {}\n", finding::said(words, finding)));
    }
    let value = serde_json::to_value(&report).map_err(|e| UserError::new("output-failed").because(e))?;
    let mut answer = Answer::new(value, plain);
    if !report.ok {
        answer.code = ExitCode::from(1);
    }
    Ok(answer)
}
