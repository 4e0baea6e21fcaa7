//! The charts of a district as lines of text.

use unicode_width::UnicodeWidthStr;

use crate::domain::Case;
use crate::domain::period::Period;
use crate::report::chart::{Chart, ChartShape};
use crate::screen::Model;
use crate::screen::dialog::spec::DialogSpec;
use crate::text::say;
use crate::ui::chart::{SIGNS, lines, part, stacked};
use crate::ui::sheet::PlainSheet;
use crate::wording::charts;
use crate::wording::indicators::period as named;

/// The longest bar.
const BAR: usize = 32;

/// The rows of lines, and the columns from month to month: its name in three letters has room.
const HEIGHT: usize = 7;
const STEP: usize = 4;

/// The widest name beside a bar.
const NAME: usize = 22;

/// The charts of a period and of its year, to be read.
#[must_use]
pub fn window(model: &Model, cases: &[Case], period: Period) -> DialogSpec {
    let w = &model.words;
    let mut text = PlainSheet::default();
    let charts = charts::all(model, cases, (period, model.curator_filter));
    for chart in &charts {
        text.gap();
        text.line(chart.title.clone()).strong();
        if let Some(legend) = legend(chart) {
            text.line(legend).under().quiet();
        }
        for line in bars(chart) {
            text.line(line).under().drawn();
        }
        if chart.is_course && chart.categories.len() > 1 {
            text.gap();
            for line in course(chart) {
                text.line(line).under().drawn();
            }
        }
    }
    if charts.is_empty() {
        text.line(w.say("chart-none"));
    }
    DialogSpec::Text(say!(w, "chart-head", period = named(w, period)), text)
}

/// The signs of the series: bars and lines of one chart have the same.
fn signs(chart: &Chart) -> Vec<char> {
    match chart.shape {
        ChartShape::Stacked => SIGNS.to_vec(),
        ChartShape::PartOfWhole => vec!['░', '█'],
    }
}

/// The course as lines over an axis with the names of the categories.
fn course(chart: &Chart) -> Vec<String> {
    let top = chart.highest();
    let mut series: Vec<(char, &[u32])> =
        signs(chart).into_iter().zip(&chart.series).map(|(sign, s)| (sign, s.values.as_slice())).collect();
    if chart.shape == ChartShape::PartOfWhole {
        // The part is seen where it is all of the whole.
        series.reverse();
    }
    let width = top.to_string().len();
    let label = |row: usize| match row {
        0 => top.to_string(),
        row if row + 1 == HEIGHT => 0.to_string(),
        _ => String::new(),
    };
    let mut drawn: Vec<String> = lines(&series, top, HEIGHT, STEP)
        .iter()
        .enumerate()
        .map(|(row, line)| format!("{:>width$} │{line}", label(row)).trim_end().to_owned())
        .collect();
    drawn.push(format!("{:>width$} └{}", "", "─".repeat((chart.categories.len() - 1) * STEP + 1)));
    let names: Vec<String> = chart.categories.iter().map(|name| format!("{name:<STEP$}")).collect();
    drawn.push(format!("{:>width$}  {}", "", names.concat().trim_end()));
    drawn
}

/// What the parts of the bars are.
fn legend(chart: &Chart) -> Option<String> {
    let named: Vec<String> = match chart.shape {
        _ if chart.series.len() < 2 => return None,
        ChartShape::Stacked => {
            let signs = signs(chart).into_iter().zip(&chart.series);
            signs.map(|(sign, s)| format!("{sign} {} {}", s.letter, s.name)).collect()
        }
        ChartShape::PartOfWhole => {
            let signs = signs(chart).into_iter().zip(&chart.series);
            signs.map(|(sign, s)| format!("{sign} {}", s.name)).rev().collect()
        }
    };
    Some(named.join("  "))
}

/// A line for each category: its name, the bar, the numbers.
#[must_use]
pub fn bars(chart: &Chart) -> Vec<String> {
    let top = chart.top();
    let width = chart.categories.iter().map(|c| c.width()).max().unwrap_or(0).min(NAME);
    let line = |(i, name): (usize, &String)| {
        let values: Vec<u32> = chart.series.iter().map(|s| s.values.get(i).copied().unwrap_or(0)).collect();
        let (bar, numbers) = match (chart.shape, values.as_slice()) {
            (ChartShape::PartOfWhole, [whole, done]) => {
                (part(*done, *whole, top, BAR), format!("{done}/{whole}"))
            }
            (_, [one]) => (stacked(&values, top, BAR), one.to_string()),
            _ => {
                let shares = chart.series.iter().zip(&values).filter(|(_, n)| **n > 0);
                let shares = shares.map(|(s, n)| format!("{} {n}", s.letter)).collect::<Vec<_>>().join(" ");
                (stacked(&values, top, BAR), shares)
            }
        };
        let name = crate::ui::paint::cut(name, NAME);
        let room = " ".repeat(width.saturating_sub(name.width()));
        format!("{name}{room} {bar} {numbers}").trim_end().to_owned()
    };
    chart.categories.iter().enumerate().map(line).collect()
}
