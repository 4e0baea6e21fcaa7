//! The report of a period as a table, for every writer.

use std::collections::BTreeSet;

use crate::domain::{Case, FamilyId};
use crate::model::Model;
use crate::paper::sheet::{Entry, Part, Sheet};
use crate::regulation::file::collapsed;
use crate::regulation::indicator::Count;
use crate::report::grid::{Cell, Column, Grid, Kind, Row};
use crate::report::indicators::Value;
use crate::report::indicators::report::{self, Report};
use crate::text::{capitalised, say};
use crate::wording::indicators::{brief, change, gap, handed, headed, label, period, value};

/// How much room a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A sheet: the words of the document and the paragraph.
    Wide,
    /// A page of text or a screen: what the indicators are called.
    Page,
}

/// The table of the indicators: number, words of the document, a column for each period, the change, the paragraph.
#[must_use]
pub fn table(model: &Model, report: &Report, cases: &[Case], room: Room) -> Grid {
    let w = &model.words;
    let is_wide = room == Room::Wide;
    let own = report.own().period;
    let is_year = !report.quarters().is_empty();
    let width = match (is_wide, is_year) {
        (true, _) => 56,
        (false, false) => 36,
        (false, true) => 28,
    };
    let has_change = is_wide || !is_year;
    let mut columns = vec![
        Column::new("n", w.say("report-number"), Kind::Text, 5),
        Column::new("indicator", w.say("report-indicator"), Kind::Text, width),
    ];
    const KEYS: [&str; 6] = ["before", "first", "second", "third", "fourth", "value"];
    let last = report.columns.len() - 1;
    for (place, column) in report.columns.iter().enumerate() {
        let key = if place == last { "value" } else { KEYS[place.min(4)] };
        let head = if is_wide || !is_year { period(w, column.period) } else { brief(w, column.period) };
        columns.push(Column::new(key, head, Kind::Number, 12));
    }
    if has_change {
        columns.push(Column::new(
            "change",
            w.say("report-change"),
            Kind::Text,
            if is_wide { 24 } else { 13 },
        ));
    }
    if is_wide {
        columns.push(Column::new("basis", w.say("report-by"), Kind::Text, 16));
    }
    let mut rows: Vec<Row> = Vec::new();
    for (heading, place, indicator) in headed(w, &report.indicators) {
        rows.extend(heading.map(Row::group));
        let verbatim = is_wide && !indicator.text.is_empty();
        let said = if verbatim { collapsed(&indicator.text) } else { label(w, indicator) };
        let mut cells = vec![Cell::text(indicator.number()), Cell::text(said)];
        for column in &report.columns {
            cells.push(cell(model, &column.values[place], indicator.count));
        }
        let (before, now) = report.numbers(place);
        if has_change {
            cells.push(Cell::text(change(w, before, now)));
        }
        if is_wide {
            cells.push(match indicator.at.as_str() {
                "" => Cell::text(w.say("report-by-own")),
                at => Cell::text(model.rules.regulation.cited(at)),
            });
        }
        rows.push(Row::line(cells, families(&report.own().values[place], cases)));
    }
    Grid {
        title: say!(w, "report-title", period = period(w, own)),
        days: Some((own.from, own.to)),
        under: under(model),
        columns,
        rows,
        notes: notes(model, report, cases),
    }
}

/// The district and the document.
fn under(model: &Model) -> Vec<String> {
    model.district.name.iter().cloned().chain([model.rules.regulation.title.clone()]).collect()
}

/// What is said below the table: how it is read, whether it was handed in, what is lacking.
fn notes(model: &Model, report: &Report, cases: &[Case]) -> Vec<String> {
    let w = &model.words;
    let mut notes = Vec::new();
    if model.rules.regulation.indicators.is_empty() {
        notes.push(say!(w, "report-no-indicators", title = model.rules.regulation.title.as_str()));
    }
    if report.indicators.iter().any(|i| i.count == Count::Both) {
        notes.push(w.say("report-families-persons"));
    }
    if let Some(frozen) = &report.frozen {
        let n = frozen.differences.len();
        let said = if n == 0 { w.say("report-no-differences") } else { w.count("report-differences", n) };
        let state = capitalised(&handed(model, &frozen.report));
        notes.push(say!(w, "report-handed-state", handed = state, said = said));
    }
    if !report.gaps.is_empty() {
        notes.push(say!(w, "report-gaps", n = report.gaps.len()));
        let named = |g: &crate::report::indicators::gaps::Gap| {
            let family = g.case.map(|c| cases[c].family.short.clone());
            [family, Some(gap(model, &report.indicators, g))].into_iter().flatten().collect::<Vec<_>>()
        };
        notes.extend(report.gaps.iter().map(|g| named(g).join(": ")));
    }
    notes
}

/// The same on paper: each indicator in the words of the document with its numbers below.
#[must_use]
pub fn sheet(model: &Model, report: &Report, cases: &[Case]) -> Sheet {
    let w = &model.words;
    let mut parts: Vec<Part> = Vec::new();
    for (heading, place, indicator) in headed(w, &report.indicators) {
        parts.extend(heading.map(|of| Part::Head(of, String::new())));
        let verbatim = !indicator.text.is_empty();
        let name = if verbatim { collapsed(&indicator.text) } else { label(w, indicator) };
        let number = |column: &report::Column| {
            let said = value(w, &column.values[place], indicator.count);
            let said = if said.is_empty() { w.say("report-blank") } else { said };
            format!("{}: {said}", period(w, column.period))
        };
        let (before, now) = report.numbers(place);
        let mut lines = vec![report.columns.iter().map(number).collect::<Vec<_>>().join(" · ")];
        lines.extend(Some(change(w, before, now)).filter(|c| !c.is_empty()));
        parts.push(Part::Entry(Box::new(Entry {
            mark: format!("{}.", indicator.number()),
            name,
            lines,
            ..Entry::default()
        })));
    }
    parts.extend(notes(model, report, cases).into_iter().map(Part::Line));
    let title = say!(w, "report-title", period = period(w, report.own().period));
    Sheet { title, under: under(model), parts }
}

/// A number stays a number; what has two of them is a text.
fn cell(model: &Model, of: &Value, count: Count) -> Cell {
    let has_two = matches!(of, Value::Derived(_)) && matches!(count, Count::Both | Count::Share);
    match of.number(count) {
        Some(_) if has_two => Cell::text(value(&model.words, of, count)),
        Some(n) => Cell::Number(i64::from(n)),
        None => Cell::Empty,
    }
}

/// The families behind a value.
#[must_use]
pub fn families(value: &Value, cases: &[Case]) -> Vec<FamilyId> {
    let counted: BTreeSet<usize> = value.figure().map(|f| f.families()).unwrap_or_default();
    counted.into_iter().map(|place| cases[place].family.id).collect()
}
