//! «Журнал действий»: who looked at which card, what was printed, where copies went; narrowed to a family, a person or a
//! day by the line under the cursor.

use super::dialog_query::{DialogQuery, JournalFilter};
use crate::domain::UserError;
use crate::report::actions::ActionJournalEntry;
use crate::screen::dialog::choice::{ChoiceAction, DistrictChoice, DistrictChoiceRow};
use crate::screen::dialog::reading::DistrictReading;
use crate::screen::{Dialog, Model};
use crate::store::Reader;
use crate::store::log::OpId;
use crate::store::read::{ActionFilter, history::MOMENT};
use crate::text::{capitalised, say};
use crate::ui::paint::{PLAIN, QUIET};
use crate::wording::actions;
use crate::wording::history::moment_of;

/// How many of the last entries are shown.
const LATEST: usize = 500;

/// The journal, the latest entry first.
///
/// # Errors
/// If the file cannot be read.
pub fn dialog(model: &Model, reader: Reader<'_>, narrowed: JournalFilter) -> Result<Dialog, UserError> {
    let w = &model.words;
    let JournalFilter { family, by, day } = narrowed;
    let asked = ActionFilter { family, by: None, from: day, to: day };
    let mut found = reader.actions_with(&asked, &model.waiting)?;
    let author = by.and_then(|op| found.iter().find(|l| l.op == op.hex()).map(|l| l.by.clone()));
    found.retain(|logged| author.as_ref().is_none_or(|author| logged.by == *author));
    let whom = family.and_then(|_| found.first().map(|l| actions::family(w, l)));
    let to: Vec<String> = [whom, author, day.map(|day| w.day(day))].into_iter().flatten().collect();
    let title = [vec![w.say("actions-title")], to].concat().join(" · ");
    let rows: Vec<DistrictChoiceRow> =
        found.iter().rev().take(LATEST).map(|l| row(model, l, narrowed)).collect();
    if rows.is_empty() {
        return Ok(Dialog::Reading(DistrictReading::plain(title, [w.say("actions-none")])));
    }
    Ok(Dialog::Choice(DistrictChoice::new(title, w.say("actions-foot"), rows, 0)))
}

fn row(model: &Model, logged: &ActionJournalEntry, narrowed: JournalFilter) -> DistrictChoiceRow {
    let w = &model.words;
    let at = logged.at.map(|at| at.format(MOMENT).to_string()).unwrap_or_default();
    let about = [actions::family(w, logged), actions::about(w, logged)];
    let about = about.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(", ");
    let done = capitalised(&actions::done(w, logged.action));
    let done = if about.is_empty() { done } else { format!("{done}: {about}") };
    let line = JournalFilter {
        family: logged.family,
        by: OpId::from_hex(&logged.op),
        day: logged.at.map(|at| at.date()),
    };
    // Of this run: it is written with the next change, at the latest at the end.
    let unwritten = logged.op.is_empty().then(|| (w.say("actions-unwritten"), QUIET));
    let detail = std::iter::once((logged.by.clone(), QUIET)).chain(unwritten).collect();
    DistrictChoiceRow {
        chosen: ChoiceAction::Look(DialogQuery::NarrowActions { line, narrowed }),
        letter: None,
        text: format!("{}  {done}", moment_of(model, &at)),
        beside: String::new().into(),
        warning: None,
        detail,
    }
}

/// To what the journal may be narrowed by a line of it.
#[must_use]
pub fn narrow(model: &Model, line: JournalFilter, narrowed: JournalFilter) -> Dialog {
    let w = &model.words;
    let row = |to: JournalFilter, text: String| DistrictChoiceRow {
        chosen: ChoiceAction::Look(DialogQuery::Actions(to)),
        letter: None,
        text,
        beside: String::new().into(),
        warning: None,
        detail: vec![(w.say("actions-narrow-about"), PLAIN)],
    };
    let family = line.family.map(|_| JournalFilter { family: line.family, ..narrowed });
    let day = line.day.map(|_| JournalFilter { day: line.day, ..narrowed });
    let rows = [
        family.map(|to| row(to, w.say("actions-of-family"))),
        line.by.map(|by| row(JournalFilter { by: Some(by), ..narrowed }, w.say("actions-of-person"))),
        day.map(|to| {
            let on = line.day.map(|on| w.day(on)).unwrap_or_default();
            row(to, say!(w, "actions-of-day", day = on))
        }),
        Some(row(JournalFilter::default(), w.say("actions-all"))),
    ];
    Dialog::Choice(DistrictChoice::new(
        w.say("actions-narrow"),
        w.say("actions-narrow-foot"),
        rows.into_iter().flatten().collect(),
        0,
    ))
}
