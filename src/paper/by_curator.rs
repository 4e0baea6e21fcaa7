//! The report of a service by curator, as tables.

use super::indicators::Room;
use crate::domain::name;
use crate::model::Model;
use crate::report::grid::{Cell, Column, Grid, Kind, Row};
use crate::report::indicators::by_curator::Part;
use crate::report::indicators::report::Report;
use crate::wording::indicators::{headed, label, value};

/// Column names in JSON; a service has seldom more curators.
const KEYS: [&str; 40] = [
    "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13", "c14", "c15", "c16",
    "c17", "c18", "c19", "c20", "c21", "c22", "c23", "c24", "c25", "c26", "c27", "c28", "c29", "c30", "c31",
    "c32", "c33", "c34", "c35", "c36", "c37", "c38", "c39", "c40",
];

/// What a curator is called in a column.
fn called(model: &Model, part: &Part) -> String {
    part.curator.as_ref().map_or_else(|| model.words.say("whose-nobody"), |c| name::short(&c.name))
}

/// A row for each indicator, a column for each curator, the sum before them.
#[must_use]
pub fn table(model: &Model, report: &Report, parts: &[Part]) -> Grid {
    let w = &model.words;
    let mut columns = vec![
        Column::new("indicator", w.say("report-indicator"), Kind::Text, 40),
        Column::new("value", w.say("report-sum"), Kind::Number, 8),
    ];
    columns
        .extend(parts.iter().zip(KEYS).map(|(p, key)| Column::new(key, called(model, p), Kind::Number, 9)));
    let mut rows: Vec<Row> = Vec::new();
    for (heading, place, indicator) in headed(w, &report.indicators) {
        rows.extend(heading.map(Row::group));
        let cell = |v: &crate::report::indicators::Value| Cell::text(value(w, v, indicator.count));
        let own = &report.own().values[place];
        let mut cells = vec![Cell::text(label(w, indicator)), cell(own)];
        // A figure of the institution is of no curator.
        cells.extend(parts.iter().map(|p| match own.figure() {
            Some(_) => cell(&p.values[place]),
            None => Cell::Empty,
        }));
        rows.push(Row::line(cells, Vec::new()));
    }
    Grid { title: w.say("report-by-curator"), columns, rows, ..Grid::default() }
}

/// A row for each curator: her families, what is lacking, since when nothing has come.
#[must_use]
pub fn missing(model: &Model, report: &Report, parts: &[Part], room: Room) -> Grid {
    let w = &model.words;
    let width = if room == Room::Wide { 36 } else { 24 };
    let last_day = report.own().period.to.min(model.today);
    let row = |part: &Part| {
        // Ten days without a contact with anybody: her copy has not come, or she was away.
        let silent = part.last.is_none_or(|on| (last_day - on).num_days() > 10);
        let said = match (part.families, part.last) {
            (0, _) => w.say("report-no-families"),
            (_, Some(_)) if silent => w.say("report-silent"),
            (_, None) => w.say("report-silent"),
            _ => String::new(),
        };
        let cells = vec![
            Cell::text(called(model, part)),
            Cell::count(part.families),
            Cell::count(part.gaps),
            Cell::from(part.last),
            Cell::text(said),
        ];
        Row::line(cells, Vec::new())
    };
    Grid {
        title: w.say("report-missing"),
        columns: vec![
            Column::new("curator", w.say("report-curator"), Kind::Text, 24),
            Column::new("families", w.say("report-families"), Kind::Number, 7),
            Column::new("lacking", w.say("report-lacking"), Kind::Number, 9),
            Column::new("last", w.say("report-last"), Kind::Date, 11),
            Column::new("note", w.say("report-note"), Kind::Text, width),
        ],
        rows: parts.iter().map(row).collect(),
        ..Grid::default()
    }
}
