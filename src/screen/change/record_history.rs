//! «История поля»: who changed one record or field and when, from what to what, the latest first; and what was done last
//! in the whole file. Each change can be undone from there.

use ratatui::style::Style;

use crate::domain::{FieldName, Id, UserError};
use crate::model::facts::FamilyFacts;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::dialog::choice::{ChoiceAction, DistrictChoice, DistrictChoiceRow};
use crate::screen::dialog::reading::DistrictReading;
use crate::screen::{Dialog, Model};
use crate::store::log::OpId;
use crate::store::read::{HistoryEvent, Latest};
use crate::store::state::CellName;
use crate::store::{Reader, Undoing};
use crate::text::capitalised;
use crate::text::say;
use crate::ui::paint::{PLAIN, QUIET};
use crate::wording::field::{field_name, label};
use crate::wording::history::{self, ChangeGroup};

/// How many of the last actions are shown.
const LATEST: u32 = 200;

/// What happened to a record, or to one field of it.
///
/// # Errors
/// If the file cannot be read.
pub fn dialog(
    model: &Model,
    reader: Reader<'_>,
    id: Id,
    field: Option<FieldName>,
) -> Result<Dialog, UserError> {
    let w = &model.words;
    let facts = FamilyFacts::of_record(id, reader, model)?;
    let mut rows = Vec::new();
    for event in model.events_as_of(reader.history_of_one(id)?).iter().rev() {
        // The numbers of a member are records of their own.
        let is_asked = |f: &CellName| {
            let is_number = |asked| asked == FieldName::Phones && *f == FieldName::Number;
            field.is_none_or(|asked| *f == asked || is_number(asked))
        };
        let changes: Vec<_> = event.changes.iter().filter(|c| is_asked(&c.field)).cloned().collect();
        if changes.is_empty() {
            continue;
        }
        let groups = ChangeGroup::all(&changes, None);
        let said = groups.iter().map(|g| (g.said(model, facts.as_ref()), PLAIN)).collect();
        rows.extend(row(model, event, None, said));
    }
    let what = match (field, reader.kind_at(id)?) {
        (Some(field), kind) => match kind.and_then(|kind| kind.known()) {
            Some(kind) => label(w, kind, field),
            None => field_name(w, field),
        },
        (None, Some(kind)) => model.one_logged(&kind),
        (None, None) => String::new(),
    };
    let family = facts.map(|f| format!(" · {}", f.case.family.short.clone())).unwrap_or_default();
    let title = format!("{}{family}", say!(w, "past-title", what = what));
    Ok(listed(model, title, rows))
}

/// What was done last in the whole file, deletions too.
///
/// # Errors
/// If the file cannot be read.
pub fn journal(model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
    let mut rows = Vec::new();
    for done in reader.latest(LATEST)?.iter().filter(|done| model.is_before(&done.event)) {
        rows.extend(row(model, &done.event, whom(model, done), Vec::new()));
    }
    Ok(listed(model, model.words.say("past-journal"), rows))
}

/// What an action concerns: the act that it took back, and the families by name.
fn whom(model: &Model, done: &Latest) -> Option<String> {
    let w = &model.words;
    let act = done.reverted.as_ref().map(|act| w.pick("act-noun", act.code()));
    let mut names = done.names.join(", ");
    if done.names.len() < done.families {
        names.push_str(", …");
    }
    let families = match done.families {
        0 => None,
        1 => Some(names),
        n => Some(say!(w, "past-families", n = n, who = names)),
    };
    let said: Vec<String> = act.into_iter().chain(families).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// One action: when and what, below it whom it concerns, who did it, from what to what.
fn row(
    model: &Model,
    event: &HistoryEvent,
    whom: Option<String>,
    said: Vec<(String, Style)>,
) -> Option<DistrictChoiceRow> {
    let mut act = capitalised(&model.words.pick("act", event.act.code()));
    if let Some(whom) = &whom {
        act = format!("{act}: {whom}");
    }
    // What the line has no room for is read here.
    let mut detail: Vec<(String, Style)> = whom.map(|whom| (whom, PLAIN)).into_iter().collect();
    detail.push((event.by.clone(), QUIET));
    detail.extend(said);
    Some(DistrictChoiceRow {
        chosen: ChoiceAction::Look(DialogQuery::Undo(OpId::from_hex(&event.op)?, Undoing::Chosen)),
        letter: None,
        text: format!("{}  {act}", history::moment(model, event)),
        beside: String::new().into(),
        warning: None,
        detail,
    })
}

fn listed(model: &Model, title: String, rows: Vec<DistrictChoiceRow>) -> Dialog {
    let w = &model.words;
    if rows.is_empty() {
        return Dialog::Reading(DistrictReading::plain(title, [w.say("card-no-history")]));
    }
    Dialog::Choice(DistrictChoice::new(title, w.say("past-foot"), rows, 0))
}
