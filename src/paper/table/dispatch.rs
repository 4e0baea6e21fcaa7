//! The dispatch list (лист рассылки) of a programme: each organisation with what it has to do.

use super::begun;
use crate::domain::goal::Participant;
use crate::domain::programme::{Activity, ActivityState};
use crate::domain::{Case, Id};
use crate::norm::executor;
use crate::paper::form::{FormSubject, of_course};
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::{Words, say};

/// The list of one family, of the programme chosen or of all in force.
#[must_use]
pub fn dispatch(
    words: &Words,
    stock: &DistrictData,
    asked: PaperRequest,
    case: &Case,
    record: Option<Id>,
) -> Grid {
    let mut grid = begun(words, stock, asked, words.say("table-dispatch"));
    let number = case.family.number();
    grid.days = None;
    if let Some(first) = grid.under.first_mut() {
        *first = say!(words, "table-family-number", family = case.family.title.as_str(), n = number);
    }
    let head = |key, kind, width| GridColumn::new(key, words.pick("table-head", key), kind, width);
    grid.columns = vec![
        head("n", ColumnKind::Number, 4),
        head("organisation", ColumnKind::Text, 28),
        head("task", ColumnKind::Text, 44),
        head("due", ColumnKind::Date, 10),
        head("sent", ColumnKind::Date, 10),
        head("received", ColumnKind::Text, 20),
    ];
    let now = if record.is_some() { case.clone() } else { of_course(stock, case) };
    let (participants, activities) = listed(&now, record);
    let mut organisations: Vec<&str> = participants.iter().map(|p| p.organisation.as_str()).collect();
    organisations.extend(activities.iter().filter_map(|a| a.organisation.as_deref()));
    organisations.sort_unstable();
    organisations.dedup();
    organisations.retain(|organisation| !executor::is_own(case, &stock.staff, organisation));
    grid.rows = organisations
        .into_iter()
        .zip(1..)
        .map(|(organisation, n)| {
            let asked = participants.iter().filter(|p| p.organisation == organisation);
            let of = || activities.iter().filter(|a| a.organisation.as_deref() == Some(organisation));
            // What a participant was asked is often what an activity says.
            let mut tasks: Vec<&str> = Vec::new();
            for task in asked.clone().filter_map(|p| p.task.as_deref()).chain(of().map(|a| a.text.as_str())) {
                if !tasks.contains(&task) {
                    tasks.push(task);
                }
            }
            let sent = asked.filter_map(|p| p.sent_on).max();
            let cells = vec![
                GridCell::Number(n),
                GridCell::text(organisation),
                GridCell::text(tasks.join("\n")),
                GridCell::from(of().filter(|a| a.state.is_open()).filter_map(|a| a.due).min()),
                GridCell::from(sent.filter(|on| *on <= stock.today)),
                GridCell::Empty,
            ];
            GridRow::line(cells, vec![case.family.id])
        })
        .collect();
    grid
}

/// Who takes part and what is to be done: of the programme chosen, else of all in force, the interagency plan among them.
fn listed(case: &Case, record: Option<Id>) -> (Vec<&Participant>, Vec<&Activity>) {
    let programmes: Vec<Id> = match record {
        Some(chosen) => vec![chosen],
        None => case.current_programmes().map(|p| p.id).collect(),
    };
    let is_of = |p: &&Participant| case.version_named(p.programme).is_none_or(|v| programmes.contains(&v.id));
    let picked = FormSubject { record, is_of_programme: true, ..FormSubject::default() };
    let activities: Vec<&Activity> = match record {
        Some(_) => case.activities.iter().filter(|a| picked.lists_activity(case, a)).collect(),
        None => case.current_activities().collect(),
    };
    (
        case.participants.iter().filter(is_of).collect(),
        activities.into_iter().filter(|a| a.state != ActivityState::Cancelled).collect(),
    )
}
