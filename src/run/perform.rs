//! Performing effects on the district's file: one transaction each, the outcome handed to the application. It needs no
//! terminal, so that tests press keys through it.

use std::path::Path;

use super::sentence::{ActSubject, done, turned, undone};
use super::transfers::{DrawFn, Transfers};
use super::{ordered, subject};
use crate::app::App;
use crate::domain::action::{ActionKind, printed};
use crate::domain::schema::Kind;
use crate::domain::{Act, FieldName, Id, Record, UserError};
use crate::env::files;
use crate::paper::PreparedPaper;
use crate::paper::make::PaperOrder;
use crate::screen::{Effect, Model};
use crate::store::undo::UndoOutcome;
use crate::store::{Store, Undoing};
use crate::text::{Lang, Words, say};

/// The part of an effect that is left to the terminal.
#[derive(Debug)]
pub enum EffectOutcome {
    /// Nothing: the application shows the outcome.
    Stay,
    Leave,
    /// Lock the screen.
    Lock,
    /// Speak another language.
    Speak(Lang),
    /// Put a text on the clipboard.
    Copy(String),
    /// The file has another key: what lies beside it is to be sealed with that.
    Resealed,
    /// Log why the effect was refused; the application has shown it.
    Refused(UserError),
}

/// How an effect ended that was not refused.
enum PerformedEffect {
    /// The application is to show this sentence; and what is left to the terminal.
    Done(Option<String>, EffectOutcome),
    /// It shows the outcome already.
    Shown(EffectOutcome),
}

/// Performs an effect and hands its outcome to the application.
pub fn perform(
    effect: Effect,
    app: &mut App,
    store: &mut Store,
    transfers: &mut Transfers,
    draw: DrawFn<'_>,
) -> EffectOutcome {
    if let (Some(why), true) = (app.model.bar(), effect.writes()) {
        app.refused(why);
        return EffectOutcome::Stay;
    }
    store.set_today(app.model.today);
    if !matches!(effect, Effect::Take | Effect::Restore) {
        transfers.forget();
    }
    if effect.writes() {
        app.model.stop_search();
    }
    if is_searched(&effect) {
        app.model.forget_searched();
    }
    let written = written_by(&effect);
    let about = ActSubject {
        subject: subject::subject(&app.model, store.reader(), &effect),
        ahead: subject::closing_ahead(&effect, app.model.today),
    };
    let performed = dispatch(effect, &about, app, store, transfers, draw);
    // The notice of progress ends with the effect, whatever its outcome.
    app.busy(None);
    match performed {
        Ok(PerformedEffect::Done(said, outcome)) => {
            app.done(said, &written, store.reader());
            outcome
        }
        Ok(PerformedEffect::Shown(outcome)) => outcome,
        Err(problem) => {
            app.refuse(&problem);
            EffectOutcome::Refused(problem)
        }
    }
}

/// Hands an effect to the room that performs it.
fn dispatch(
    effect: Effect,
    about: &ActSubject,
    app: &mut App,
    store: &mut Store,
    transfers: &mut Transfers,
    draw: DrawFn<'_>,
) -> Result<PerformedEffect, UserError> {
    match effect {
        Effect::Quit => shown(EffectOutcome::Leave),
        Effect::Lock => shown(EffectOutcome::Lock),
        Effect::Record { act, records } => {
            store.check_records(&records, app.model.ground())?;
            let written = store.record(act, &records)?;
            said(written.op.map(|_| done(&app.model, act, about)))
        }
        Effect::RecordAndRemove { act, records, ids } => {
            store.check_records(&records, app.model.ground())?;
            let written = store.record_and_delete(act, &records, &ids)?;
            said(written.op.map(|_| done(&app.model, act, about)))
        }
        Effect::Remove { act, ids } => {
            let written = store.delete(act, &ids)?;
            said(written.op.map(|_| done(&app.model, act, about)))
        }
        Effect::Join { keep, other, choices } => {
            store.merge_records(keep, other, &choices)?;
            said(Some(done(&app.model, Act::Joined, &ActSubject::default())))
        }
        Effect::Settle { id, choice } => {
            store.resolve(&id, &choice)?;
            said(Some(done(&app.model, Act::ConflictResolved, &ActSubject::default())))
        }
        Effect::UndoOne { op, extent, undoing } => {
            let reverted = match undoing {
                Undoing::Last => store.undo_other(op, extent)?,
                Undoing::Chosen => store.undo_one(op, extent)?,
            };
            said(Some(turned(&app.model, store.reader(), Words::undone, &reverted)?))
        }
        Effect::Undo => undo(app, store),
        Effect::Redo => {
            let redone = store.redo_own()?;
            said(Some(turned(&app.model, store.reader(), Words::redone, &redone)?))
        }
        Effect::Seek(aim) => in_path_window(transfers.seek(aim, app, store), app),
        Effect::Complete(path) => {
            transfers.complete(&path, app);
            shown(EffectOutcome::Stay)
        }
        Effect::Carry { aim, path } => in_path_window(transfers.carry(aim, path, app, store, draw), app),
        Effect::ExchangeAsIs(folder) => in_path_window(transfers.exchange(&folder, app, store, draw), app),
        Effect::ServiceAsIs(folder) => in_path_window(transfers.service(&folder, app, store, draw), app),
        Effect::Unlock { passphrase, then } => {
            store.keys().add_of_other(passphrase);
            shown(perform(*then, app, store, transfers, draw))
        }
        Effect::Reseal(resealing) => resealed(transfers.reseal(resealing, app, store, draw), app),
        Effect::Erase(erasure) => {
            transfers.erase(&erasure, app, store, draw)?;
            shown(EffectOutcome::Stay)
        }
        Effect::Transfer { order, passphrase } => {
            transfers.hand_over(&order, passphrase, app, store, draw)?;
            shown(EffectOutcome::Stay)
        }
        Effect::Restore => taken_over(transfers.restore(app, store, draw), app, store),
        Effect::Take => taken_over(transfers.take(app, store, draw), app, store),
        Effect::LeaveList => {
            app.close_list();
            shown(EffectOutcome::Stay)
        }
        Effect::TakeList(taking) => list_taken(transfers.take_list(&taking, app, store, draw)?, app, store),
        Effect::Language => speak_other(app),
        Effect::Order { path, order } => print_order(&path, &order, &app.model, store),
        Effect::Paper { path, name, paper } => print(&path, name, &paper, &app.model, store),
        Effect::Copy(text) => copy(text, &app.model),
    }
}

/// The application shows the outcome already.
fn shown(outcome: EffectOutcome) -> Result<PerformedEffect, UserError> {
    Ok(PerformedEffect::Shown(outcome))
}

/// The application is to show this sentence.
fn said(sentence: Option<String>) -> Result<PerformedEffect, UserError> {
    Ok(PerformedEffect::Done(sentence, EffectOutcome::Stay))
}

/// The outcome of a transfer that its window shows: a refused one keeps the path, so that it need not be typed again.
fn in_path_window(result: Result<(), UserError>, app: &mut App) -> Result<PerformedEffect, UserError> {
    shown(match result {
        Ok(()) => EffectOutcome::Stay,
        Err(problem) => refuse_copy(problem, app),
    })
}

/// The sentence about a merge or a restored state; a part of it may be written though the rest was refused.
fn taken_over(
    result: Result<Option<String>, UserError>,
    app: &mut App,
    store: &Store,
) -> Result<PerformedEffect, UserError> {
    match result {
        Ok(sentence) => said(sentence),
        Err(problem) => {
            app.done(None, &[], store.reader());
            shown(refuse_copy(problem, app))
        }
    }
}

/// A file sealed with another key; a refused passphrase is typed again in its window.
fn resealed(result: Result<String, UserError>, app: &mut App) -> Result<PerformedEffect, UserError> {
    match result {
        Ok(sentence) => Ok(PerformedEffect::Done(Some(sentence), EffectOutcome::Resealed)),
        Err(problem) => {
            app.fail_passphrase(problem);
            shown(EffectOutcome::Stay)
        }
    }
}

/// The families of a list that was taken in, with a report of it.
fn list_taken(report: Vec<String>, app: &mut App, store: &Store) -> Result<PerformedEffect, UserError> {
    app.close_list();
    app.done(None, &[], store.reader());
    app.show_families(store.reader());
    app.show_report(app.model.words.say("list-done-title"), report);
    shown(EffectOutcome::Stay)
}

/// Undoes the last own action. One of another program is asked about by its name: the user may not know of it.
fn undo(app: &mut App, store: &mut Store) -> Result<PerformedEffect, UserError> {
    match store.undo_own()? {
        UndoOutcome::Own(reverted, since) => {
            said(Some(undone(&app.model, store.reader(), &reverted, since.as_ref())?))
        }
        UndoOutcome::Other(op) => {
            app.ask_undo(op, store.reader());
            shown(EffectOutcome::Stay)
        }
    }
}

fn speak_other(app: &mut App) -> Result<PerformedEffect, UserError> {
    let other = app.model.words.lang().other();
    app.model.words = Words::of(other).on_screen();
    Ok(PerformedEffect::Done(None, EffectOutcome::Speak(other)))
}

fn copy(text: String, model: &Model) -> Result<PerformedEffect, UserError> {
    let sentence = say!(model.words, "copied", text = text.as_str());
    Ok(PerformedEffect::Done(Some(sentence), EffectOutcome::Copy(text)))
}

/// Makes a paper of the file, saves it and notes it in the journal of actions.
fn print_order(
    path: &Path,
    order: &PaperOrder,
    model: &Model,
    store: &mut Store,
) -> Result<PerformedEffect, UserError> {
    let bytes = ordered::bytes(model, store, order)?;
    let path = files::create_beside(path, &bytes)?;
    let made = printed(order.paper.name, Some(&path.display().to_string()));
    store.note_action(ActionKind::Printed, order.family, Some(made));
    saved(&path, model)
}

/// Saves a paper; one with personal data has a name in the journal of actions.
fn print(
    path: &Path,
    name: Option<&'static str>,
    paper: &PreparedPaper,
    model: &Model,
    store: &mut Store,
) -> Result<PerformedEffect, UserError> {
    let bytes = paper.bytes(model.hours().zone())?;
    let path = files::create_beside(path, &bytes)?;
    if let Some(name) = name {
        let made = printed(name, Some(&path.display().to_string()));
        store.note_action(ActionKind::Printed, None, Some(made));
    }
    saved(&path, model)
}

fn saved(path: &Path, model: &Model) -> Result<PerformedEffect, UserError> {
    said(Some(say!(model.words, "paper-saved", path = path.display().to_string())))
}

/// Refuses a transfer and keeps the path in its dialog, so that it need not be typed again.
fn refuse_copy(problem: UserError, app: &mut App) -> EffectOutcome {
    app.fail_copy(app.model.words.problem(&problem));
    EffectOutcome::Refused(problem)
}

/// Ids of the records an effect writes.
fn written_by(effect: &Effect) -> Vec<Id> {
    match effect {
        Effect::Record { records, .. } => records.iter().map(|r| r.id).collect(),
        _ => Vec::new(),
    }
}

/// Whether the effect changes the search index. Notes of calls, which come one after the other while the phone rings, do
/// not, unless they have a tag; a corrected one may have lost it.
fn is_searched(effect: &Effect) -> bool {
    let corrects = matches!(effect, Effect::Record { act: Act::ContactCorrected, .. });
    let changes = |record: &Record| match record.kind {
        Kind::Contact => corrects || record.text(FieldName::Note).is_some_and(|note| note.contains('#')),
        Kind::Activity | Kind::Request => record.values().contains_key(&FieldName::Organisation),
        Kind::Appointment | Kind::Absence | Kind::Availability | Kind::Inquiry | Kind::Notice => false,
        _ => true,
    };
    match effect {
        Effect::Record { records, .. } => records.iter().any(changes),
        Effect::Quit | Effect::Lock | Effect::Language | Effect::Copy(_) | Effect::LeaveList => false,
        Effect::Seek(_) | Effect::Complete(_) | Effect::Carry { .. } => false,
        Effect::Unlock { .. } | Effect::Reseal(_) => false,
        _ => true,
    }
}
