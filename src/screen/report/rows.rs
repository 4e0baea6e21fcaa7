//! The rows of «Отчёт»: what is lacking, whether it was handed in, the indicators by heading.

use crate::regulation::indicator::Count;
use crate::report::indicators::Value;
use crate::report::indicators::report::{Frozen, Report as Figures};
use crate::screen::Model;
use crate::text::{Words, capitalised, say};
use crate::wording::indicators::{corrects, gap_kind, handed_state, headed, label, value};

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// What is lacking of a kind.
    Gap(&'static str),
    /// The report that was handed in.
    Handed,
    /// The report handed in before it.
    Corrected,
    /// An indicator by its id.
    Indicator(String),
}

/// A row; one without a key is a heading.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub key: Option<Key>,
    pub name: String,
    /// A value for each column.
    pub values: Vec<String>,
    /// Whether it is to be looked at before the report is handed in.
    pub late: bool,
}

impl Row {
    fn head(name: String) -> Row {
        Row { name, ..Row::default() }
    }
}

/// A value in a narrow column, an abbreviation where it is not known or was not typed in.
fn short(words: &Words, of: &Value, count: Count) -> String {
    match of {
        Value::Unknown | Value::Unrecorded | Value::Open => words.say("report-no-data-brief"),
        _ => value(words, of, count),
    }
}

/// All rows, what is lacking first.
#[must_use]
pub fn rows(model: &Model, report: &Figures) -> Vec<Row> {
    let w = &model.words;
    let mut rows = Vec::new();
    if !report.gaps.is_empty() {
        rows.push(Row::head(say!(w, "report-gaps", n = report.gaps.len())));
    }
    let mut kinds: Vec<(&'static str, usize)> = Vec::new();
    for gap in &report.gaps {
        match kinds.iter_mut().find(|(code, _)| *code == gap.what.code()) {
            Some((_, n)) => *n += 1,
            None => kinds.push((gap.what.code(), 1)),
        }
    }
    rows.extend(kinds.into_iter().map(|(code, n)| Row {
        key: Some(Key::Gap(code)),
        name: capitalised(&gap_kind(w, code)),
        values: vec![n.to_string()],
        late: true,
    }));
    let state = |key, name, frozen: &Frozen| Row {
        key: Some(key),
        name,
        late: !frozen.differences.is_empty(),
        ..Row::default()
    };
    rows.extend(report.frozen.iter().map(|f| state(Key::Handed, handed_state(model, f), f)));
    rows.extend(
        report.corrected.iter().map(|f| Row { late: false, ..state(Key::Corrected, corrects(model, f), f) }),
    );
    for (heading, place, indicator) in headed(w, &report.indicators) {
        rows.extend(heading.map(Row::head));
        rows.push(Row {
            key: Some(Key::Indicator(indicator.id.clone())),
            name: format!("{} {}", indicator.number(), label(w, indicator)),
            values: report.columns.iter().map(|c| short(w, &c.values[place], indicator.count)).collect(),
            late: report.handed_otherwise(place).is_some(),
        });
    }
    rows
}
