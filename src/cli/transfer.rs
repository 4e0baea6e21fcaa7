//! `transfer`: one family handed over to another district, in a file of its own, with the act.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::json;

use super::actions;
use super::output::Answer;
use super::unlock;
use super::value::{out, text};
use crate::domain::UserError;
use crate::domain::action::{ActionKind, TRANSFER_ACT, printed};
use crate::domain::transfer::{TransferAct, TransferOrder};
use crate::env::files::Reserved;
use crate::env::{self, Env, folders, log, passphrase};
use crate::model::transfer::PreparedTransfer;
use crate::paper::sheet::PaperSheet;
use crate::paper::{self, PreparedPaper, plain};
use crate::store::Passphrase;
use crate::sync;
use crate::text::{Words, say};
use crate::wording;

pub(super) fn transfer(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let given = |name| text(own, name).unwrap_or_default().trim().to_owned();
    let act =
        TransferAct { to_whom: given("to"), reason: given("reason"), number: given("act"), on: env.today };
    // The file is opened by another program: it is never printed.
    if out(own).is_none() {
        return Err(UserError::usage("argument-no-out"));
    }
    if [&act.to_whom, &act.reason, &act.number].into_iter().any(String::is_empty) {
        return Err(UserError::usage("transfer-no-act"));
    }
    let mut store = env.open()?;
    let family = store.reader().family_named(&given("family"))?;
    let rules = store.reader().rules()?;
    let closing = text(own, "close").map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned);
    let path = folders::expand_home(Path::new(&given("out")));
    let handing = PreparedTransfer::of(&store, &rules, TransferOrder { family, act, closing, path })?;
    let PreparedTransfer { order, plan, closing, .. } = &handing;
    let passphrase = for_recipient(words, own)?;
    let is_sealed = passphrase.is_some();
    let act_file = text(own, "act-file").map(|path| folders::expand_home(path.as_ref()));
    // Where no act can be written nothing is handed over.
    let reserved = act_file.as_deref().map(Reserved::at).transpose()?;
    let digest = sync::transfer::hand_over(&mut store, plan, &order.act, closing, &order.path, passphrase)?;
    log::line(&folders::state_folder(), &format!("transferred {} operations", digest.operations));
    let (operations, sum) = (digest.operations, &*digest.digest);
    let on_paper =
        paper::transfer::TransferActPaper { handing: &handing, operations, digest: sum, is_sealed };
    let sheet = paper::transfer::sheet(words, &rules, &on_paper);
    let mut said = wording::transfer::done(words, &handing, &digest, is_sealed);
    let text_of_act = format!("\n{}", plain::text(&sheet));
    let mut aside = String::new();
    let written = act_file.as_deref().zip(reserved).map(|(path, paper)| write_act(path, paper, sheet));
    let is_on_paper = matches!(written, Some(Ok(())));
    if let Some(path) = act_file.as_ref().filter(|_| is_on_paper) {
        let place = env::absolute(path.clone()).display().to_string();
        let made = printed(TRANSFER_ACT, Some(&place));
        actions::note_outside(&mut store, ActionKind::Printed, Some(family), Some(made));
    }
    match (&act_file, written) {
        (Some(path), Some(Ok(()))) => {
            said.push(say!(words, "paper-saved", path = path.display().to_string()));
        }
        (_, Some(Err(problem))) => {
            // The family is handed over all the same: the act is shown, and what became of its file.
            said.push(text_of_act);
            aside = format!("{} {}", words.problem(&problem), words.say("transfer-act-told"));
        }
        _ => said.push(text_of_act),
    }
    let value = json!({
        "family": family.to_string(), "path": order.path, "operations": digest.operations, "digest": digest.digest,
        "sealed": is_sealed, "act": order.act.number, "on": order.act.on, "closed": handing.is_closing(),
        "act_file": act_file.as_deref().filter(|_| is_on_paper).map(Path::display).map(|p| p.to_string()),
    });
    Ok(Answer { aside, ..Answer::new(value, said.join("\n") + "\n") })
}

fn write_act(path: &Path, paper: Reserved, sheet: PaperSheet) -> Result<(), UserError> {
    let is_docx = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("docx"));
    paper.fill(&match is_docx {
        true => PreparedPaper::Docx(Box::new(sheet)).bytes(None)?,
        false => plain::text(&sheet).into_bytes(),
    })
}

/// The passphrase of the file: from its own file, or asked for twice. None only where that was asked for.
fn for_recipient(words: &Words, own: &ArgMatches) -> Result<Option<Passphrase>, UserError> {
    let file = text(own, "new-passphrase-file").map(PathBuf::from);
    match (file, own.get_flag("plain")) {
        (Some(_), true) => Err(UserError::usage("transfer-passphrase-and-plain")),
        (Some(path), false) => passphrase::of_file(&folders::expand_home(&path)).map(Some),
        (None, true) => Ok(None),
        (None, false) if passphrase::can_ask() => {
            let typed = unlock::twice(words, &words.say("transfer-passphrase-new"))?;
            typed.map(Some).ok_or_else(|| UserError::new("transfer-no-passphrase"))
        }
        (None, false) => Err(UserError::new("transfer-no-passphrase")),
    }
}
