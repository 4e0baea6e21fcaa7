//! Performing effects on the district's file: one transaction each, the outcome handed to the application. It needs no
//! terminal, so that tests press keys through it.

use chrono::NaiveDate;

use super::transfers::{Draw, Transfers};
use super::{ordered, subject};
use crate::app::App;
use crate::domain::action::ActionKind;
use crate::domain::schema::Kind;
use crate::domain::{Act, FieldName, Id, Record, UserError};
use crate::env::files;
use crate::screen::{Effect, Model};
use crate::store::read::Event;
use crate::store::undo::{Reverted, Undone};
use crate::store::{Reader, Store};
use crate::text::capitalised;
use crate::text::{Lang, Words, say};

/// The part of an effect that is left to the terminal.
#[derive(Debug)]
pub enum Outcome {
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

/// Performs an effect and hands its outcome to the application.
pub fn perform(
    effect: Effect,
    app: &mut App,
    store: &mut Store,
    transfers: &mut Transfers,
    draw: Draw<'_>,
) -> Outcome {
    let mut outcome = Outcome::Stay;
    if let (Some(why), true) = (app.model.bar(), effect.writes()) {
        app.refused(why);
        return Outcome::Stay;
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
    let about = subject::subject(&app.model, store.reader(), &effect);
    let about = about.as_deref();
    let ahead = subject::closing_ahead(&effect, app.model.today);
    let said = match effect {
        Effect::Quit => return Outcome::Leave,
        Effect::Lock => return Outcome::Lock,
        Effect::Record { act, records } => {
            let written = store.check_records(&records).and_then(|()| store.record(act, &records));
            written.map(|w| w.op.map(|_| done(&app.model, act, about, ahead)))
        }
        Effect::RecordAndRemove { act, records, ids } => {
            let written =
                store.check_records(&records).and_then(|()| store.record_and_delete(act, &records, &ids));
            written.map(|_| Some(done(&app.model, act, about, ahead)))
        }
        Effect::Remove { act, ids } => {
            store.delete(act, &ids).map(|_| Some(done(&app.model, act, about, ahead)))
        }
        Effect::Join { keep, other, choices } => store
            .merge_records(keep, other, &choices)
            .map(|_| Some(done(&app.model, Act::Joined, None, None))),
        Effect::UndoOne { op, extent } => {
            let reverted = store.undo_one(op, extent);
            reverted.and_then(|r| turned(&app.model, store.reader(), Words::undone, &r).map(Some))
        }
        Effect::Settle { id, choice } => {
            store.resolve(&id, &choice).map(|_| Some(done(&app.model, Act::ConflictResolved, None, None)))
        }
        Effect::Seek(aim) => {
            return match transfers.seek(aim, app, store) {
                Ok(()) => Outcome::Stay,
                Err(problem) => refuse_copy(problem, app),
            };
        }
        Effect::Complete(path) => {
            transfers.complete(&path, app);
            return Outcome::Stay;
        }
        Effect::Carry { aim, path } => {
            return match transfers.carry(aim, path, app, store, draw) {
                Ok(()) => Outcome::Stay,
                Err(problem) => refuse_copy(problem, app),
            };
        }
        Effect::ExchangeAsIs(folder) => {
            return match transfers.exchange(&folder, app, store, draw) {
                Ok(()) => Outcome::Stay,
                Err(problem) => refuse_copy(problem, app),
            };
        }
        Effect::ServiceAsIs(folder) => {
            return match transfers.service(&folder, app, store, draw) {
                Ok(()) => Outcome::Stay,
                Err(problem) => refuse_copy(problem, app),
            };
        }
        Effect::Unlock { passphrase, then } => {
            store.keys().add_of_other(passphrase);
            return perform(*then, app, store, transfers, draw);
        }
        Effect::Reseal(resealing) => match transfers.reseal(resealing, app, store, draw) {
            Ok(said) => {
                outcome = Outcome::Resealed;
                Ok(Some(said))
            }
            Err(problem) => {
                app.fail_passphrase(problem);
                return Outcome::Stay;
            }
        },
        Effect::Erase(erasure) => match transfers.erase(&erasure, app, store, draw) {
            Ok(()) => return Outcome::Stay,
            Err(problem) => Err(problem),
        },
        Effect::Transfer { order, passphrase } => {
            match transfers.hand_over(&order, passphrase, app, store, draw) {
                Ok(()) => return Outcome::Stay,
                Err(problem) => Err(problem),
            }
        }
        Effect::Restore => match transfers.restore(app, store, draw) {
            Ok(said) => Ok(said),
            Err(problem) => {
                app.done(None, &[], store.reader());
                return refuse_copy(problem, app);
            }
        },
        Effect::Take => match transfers.take(app, store, draw) {
            Ok(said) => Ok(said),
            Err(problem) => {
                app.done(None, &[], store.reader());
                return refuse_copy(problem, app);
            }
        },
        Effect::LeaveList => {
            app.close_list();
            return Outcome::Stay;
        }
        Effect::TakeList(taking) => match transfers.take_list(&taking, app, store, draw) {
            Ok(lines) => {
                app.close_list();
                app.done(None, &[], store.reader());
                app.show_families(store.reader());
                app.show_report(app.model.words.say("list-done-title"), lines);
                return Outcome::Stay;
            }
            Err(problem) => Err(problem),
        },
        Effect::Undo => match store.undo_own() {
            Ok(Undone::Own(reverted, since)) => {
                undone(&app.model, store.reader(), &reverted, since.as_ref()).map(Some)
            }
            // It is asked about by its name: the user may not know of it.
            Ok(Undone::Other(op)) => {
                app.ask_undo(op, store.reader());
                return Outcome::Stay;
            }
            Err(problem) => Err(problem),
        },
        Effect::Redo => {
            let redone = store.redo_own();
            redone.and_then(|r| turned(&app.model, store.reader(), Words::redone, &r).map(Some))
        }
        Effect::Language => {
            let other = app.model.words.lang().other();
            app.model.words = Words::of(other);
            outcome = Outcome::Speak(other);
            Ok(None)
        }
        Effect::Order { path, order } => ordered::bytes(&app.model, store, &order)
            .and_then(|bytes| files::create_beside(&path, &bytes))
            .map(|path| {
                store.note_action(ActionKind::Printed, order.family, Some(order.paper.name.to_owned()));
                Some(say!(app.model.words, "paper-saved", path = path.display().to_string()))
            }),
        Effect::Paper { path, name, paper } => paper
            .bytes(app.model.hours().zone())
            .and_then(|bytes| files::create_beside(&path, &bytes))
            .map(|path| {
                if let Some(name) = name {
                    store.note_action(ActionKind::Printed, None, Some(name.to_owned()));
                }
                Some(say!(app.model.words, "paper-saved", path = path.display().to_string()))
            }),
        Effect::Copy(text) => {
            let said = say!(app.model.words, "copied", text = text.as_str());
            outcome = Outcome::Copy(text);
            Ok(Some(said))
        }
    };
    match said {
        Ok(said) => app.done(said, &written, store.reader()),
        Err(problem) => {
            app.refused(app.model.words.problem(&problem));
            outcome = Outcome::Refused(problem);
        }
    }
    outcome
}

/// Refuses a transfer and keeps the path in its dialog, so that it need not be typed again.
fn refuse_copy(problem: UserError, app: &mut App) -> Outcome {
    app.fail_copy(app.model.words.problem(&problem));
    Outcome::Refused(problem)
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

/// «Отмечено посещение: Иванова М. П., состоялось. Отменить: Ctrl+Z». What is closed from a later day on is not said to
/// be closed.
fn done(model: &Model, act: Act, about: Option<&str>, ahead: Option<NaiveDate>) -> String {
    let w = &model.words;
    let act = match ahead {
        Some(on) => say!(w, "closing-ahead", day = w.day(on)),
        None => w.pick("act", act.code()),
    };
    let act = capitalised(&act);
    let said = about.map_or_else(|| act.clone(), |about| format!("{act}: {about}"));
    // «П.» of a name is the end of the sentence as well.
    format!("{}. {}", said.trim_end_matches('.'), model.words.say("undo-how"))
}

/// The sentence about an undo, and the later operation of another program, which is kept.
fn undone(
    model: &Model,
    reader: Reader<'_>,
    reverted: &Reverted,
    since: Option<&Event>,
) -> Result<String, UserError> {
    let said = turned(model, reader, Words::undone, reverted)?;
    let Some(since) = since else { return Ok(said) };
    let line = say!(
        model.words,
        "undo-others-stand",
        at = since.at.as_str(),
        act = model.words.pick("act", since.act.code()),
        by = since.by.as_str()
    );
    Ok(format!("{said} {line}"))
}

/// «Отменено (Иванова М. П.): отметка посещения.»
fn turned(
    model: &Model,
    reader: Reader<'_>,
    say: Sentence,
    reverted: &Reverted,
) -> Result<String, UserError> {
    let family = reader.title_of_operation(reverted.op)?;
    Ok(say(&model.words, reverted.act.code(), family.as_deref()))
}

/// The sentence about an act and the family it concerns.
type Sentence = fn(&Words, &str, Option<&str>) -> String;
