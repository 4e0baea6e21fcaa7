//! The sentences about a write: what was done to whom, what was undone.

use chrono::NaiveDate;

use crate::domain::{Act, UserError};
use crate::screen::Model;
use crate::store::Reader;
use crate::store::read::HistoryEvent;
use crate::store::undo::RevertedOp;
use crate::text::{Words, capitalised, say};

/// What the sentence about an act names.
#[derive(Default)]
pub(super) struct ActSubject {
    /// The family or record concerned.
    pub subject: Option<String>,
    /// The day a closing takes effect, where that is later.
    pub ahead: Option<NaiveDate>,
}

/// «Отмечено посещение: Иванова М. П., состоялось. Отменить: Ctrl+Z». What is closed from a later day on is not said to
/// be closed.
pub(super) fn done(model: &Model, act: Act, about: &ActSubject) -> String {
    let w = &model.words;
    let act = match about.ahead {
        Some(on) => say!(w, "closing-ahead", day = w.day(on)),
        None => w.pick("act", act.code()),
    };
    let act = capitalised(&act);
    let said = about.subject.as_ref().map_or_else(|| act.clone(), |subject| format!("{act}: {subject}"));
    // «П.» of a name is the end of the sentence as well.
    format!("{}. {}", said.trim_end_matches('.'), model.words.say("undo-how"))
}

/// The sentence about an undo, and the later operation of another program, which is kept.
pub(super) fn undone(
    model: &Model,
    reader: Reader<'_>,
    reverted: &RevertedOp,
    since: Option<&HistoryEvent>,
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
pub(super) fn turned(
    model: &Model,
    reader: Reader<'_>,
    say: SentenceFn,
    reverted: &RevertedOp,
) -> Result<String, UserError> {
    let family = reader.title_of_operation(reverted.op)?;
    Ok(say(&model.words, reverted.act.code(), family.as_deref()))
}

/// The sentence about an act and the family it concerns.
type SentenceFn = fn(&Words, &str, Option<&str>) -> String;
