//! The charts of a district in words: levels over the year, visits against the norm, load by curator, activities by kind.

use crate::domain::period::{Period, PeriodKind};
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, name};
use crate::model::Model;
use crate::norm::load;
use crate::report::chart::{Chart, ChartSeries, ChartShape};
use crate::report::indicators::{Known, charts, last_day};
use crate::text::{capitalised, say};
use crate::wording::indicators::period as named;

/// The charts of the year of a period and of the period itself, of visits since they are known; those with nothing to draw
/// are left out.
#[must_use]
pub fn all(model: &Model, cases: &[Case], (period, whose): (Period, CuratorFilter)) -> Vec<Chart> {
    let year = Period::of(PeriodKind::Year, period.to);
    let known = Known::of(cases);
    let all = [
        levels(model, cases, (year, whose), known),
        visits(model, cases, (year, whose), known),
        curators(model, cases, whose),
        activities(model, cases, (period, whose)),
    ];
    all.into_iter().filter(|chart| !chart.is_empty()).collect()
}

fn month(model: &Model, month: Period) -> String {
    let name = model.words.pick("month", &month.number().to_string());
    name.chars().take(3).collect()
}

/// Families by level at the end of each month.
fn levels(model: &Model, cases: &[Case], (year, whose): (Period, CuratorFilter), known: Known) -> Chart {
    let w = &model.words;
    let months = charts::levels(model.ground(), cases, (year, whose), known);
    let series = crate::domain::Level::ACUTE_FIRST.iter().enumerate().map(|(i, level)| ChartSeries {
        name: model.rules.level_name(*level),
        letter: w.level_letter(*level),
        values: months.iter().map(|m| m.levels[i].1).collect(),
    });
    Chart {
        title: say!(w, "chart-levels", period = named(w, year)),
        shape: ChartShape::Stacked,
        categories: months.iter().map(|m| month(model, m.month)).collect(),
        series: series.collect(),
        is_course: true,
    }
}

/// Visits by the norm and those held, by month.
fn visits(model: &Model, cases: &[Case], (year, whose): (Period, CuratorFilter), known: Known) -> Chart {
    let w = &model.words;
    let months = charts::visits(model.ground(), cases, (year, whose), known);
    let series = |id: &str, values: Vec<u32>| ChartSeries { name: w.say(id), letter: String::new(), values };
    Chart {
        title: say!(w, "chart-visits", period = named(w, year)),
        shape: ChartShape::PartOfWhole,
        categories: months.iter().map(|m| month(model, m.month)).collect(),
        series: vec![
            series("chart-asked", months.iter().map(|m| m.asked).collect()),
            series("chart-held", months.iter().map(|m| m.held).collect()),
        ],
        is_course: true,
    }
}

/// Families by curator on the day of the model.
fn curators(model: &Model, cases: &[Case], whose: CuratorFilter) -> Chart {
    let w = &model.words;
    let ground = model.ground();
    let curators = &model.staff.curators;
    let of = |curator: &crate::domain::schedule::Curator| {
        let answers = |c: &&Case| model.staff.curator_of(c, model.today) == Some(curator.id);
        let of_curator = cases.iter().filter(|_| whose.holds(Some(curator.id))).filter(answers);
        load::load(ground, of_curator)
    };
    let loads: Vec<load::DistrictCaseload> = curators.iter().map(of).collect();
    let families = |l: &load::DistrictCaseload| l.groups.iter().map(|g| g.families).sum();
    let called = |(c, l): (&crate::domain::schedule::Curator, &load::DistrictCaseload)| match l.percent {
        Some(percent) => format!("{} {percent} %", name::short(&c.name)),
        None => name::short(&c.name),
    };
    Chart {
        title: say!(w, "chart-load", day = w.day(model.today)),
        shape: ChartShape::Stacked,
        categories: curators.iter().zip(&loads).map(called).collect(),
        series: vec![ChartSeries {
            name: w.say("chart-families"),
            letter: String::new(),
            values: loads.iter().map(families).collect(),
        }],
        is_course: false,
    }
}

/// Activities due or done in the period, by kind of help.
fn activities(model: &Model, cases: &[Case], (period, whose): (Period, CuratorFilter)) -> Chart {
    let w = &model.words;
    let last = last_day(period, model.today);
    let of_curators = cases.iter().filter(|c| whose.holds(model.staff.curator_of(c, last)));
    let kinds = charts::activities(of_curators, period);
    let series = |id: &str, values: Vec<u32>| ChartSeries { name: w.say(id), letter: String::new(), values };
    Chart {
        title: say!(w, "chart-activities", period = named(w, period)),
        shape: ChartShape::PartOfWhole,
        categories: kinds.iter().map(|k| capitalised(&w.pick("help-kind", k.help.code()))).collect(),
        series: vec![
            series("chart-due", kinds.iter().map(|k| k.all).collect()),
            series("chart-done", kinds.iter().map(|k| k.done).collect()),
        ],
        is_course: false,
    }
}
