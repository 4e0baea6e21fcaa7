//! The dispatch list (лист рассылки) of a programme: each organisation with what it has to do.

use super::begun;
use crate::domain::{Case, Id};
use crate::norm::executor;
use crate::paper::form::FormSubject;
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::{Words, say};

/// The list of one family, of the programme chosen or of the one in force.
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
    let picked = FormSubject { record, ..FormSubject::default() };
    let programme = picked.programme(case).map(|p| p.id);
    let participants = case.participants.iter().filter(|p| match case.version_named(p.programme) {
        Some(version) => Some(version.id) == programme,
        None => true,
    });
    let mut organisations: Vec<&str> = participants.clone().map(|p| p.organisation.as_str()).collect();
    organisations.extend(case.current_activities().filter_map(|a| a.organisation.as_deref()));
    organisations.sort_unstable();
    organisations.dedup();
    organisations.retain(|organisation| !executor::is_own(case, &stock.staff, organisation));
    grid.rows = organisations
        .into_iter()
        .zip(1..)
        .map(|(organisation, n)| {
            let asked = participants.clone().filter(|p| p.organisation == organisation);
            let of = || case.current_activities().filter(|a| a.organisation.as_deref() == Some(organisation));
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
