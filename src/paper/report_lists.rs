//! What a report names families for: what is lacking, what differs from what was handed in, who is counted twice. It is
//! for who makes the report, and comes on no paper.

use super::figures::ReportFigures;
use super::plain::{WIDTH, wrap};
use crate::domain::{CuratorId, name};
use crate::model::Model;
use crate::report::indicators::compared::ReportComparison;
use crate::report::indicators::gaps::ReportGap;
use crate::text::{capitalised, say};
use crate::wording::handed::{bare_figures, corrects, differing, figure_differing, handed_state};
use crate::wording::report_gap::gap;
use crate::wording::service::twins;

/// Columns before a line of a list.
const MARGIN: usize = 2;

/// The lists as text, each below its heading; empty where there is nothing to name.
#[must_use]
pub fn text(model: &Model, figures: &ReportFigures) -> String {
    let report = &figures.report;
    let differing = |frozen: &ReportComparison| {
        let of = frozen.differences.iter().map(|d| differing(model, &report.indicators, &figures.cases, d));
        let bare = bare_figures(frozen).map(|f| figure_differing(&model.words, &report.indicators, f));
        of.chain(bare.map(|said| capitalised(&said))).collect::<Vec<_>>()
    };
    let mut lists: Vec<(String, Vec<String>)> = Vec::new();
    lists.extend(report.frozen.iter().map(|f| (handed_state(model, f), differing(f))));
    lists.extend(report.corrected.iter().map(|f| (corrects(model, f), differing(f))));
    lists.extend(figures.service.iter().map(|service| {
        let named =
            service.twins.iter().map(|pair| twins(model, &figures.cases, *pair, report.own().period.to));
        (say!(model.words, "report-twins", n = service.twins.len()), named.collect())
    }));
    lists.push((say!(model.words, "report-gaps", n = report.gaps.len()), lacking(model, figures)));
    let said = |(heading, lines): &(String, Vec<String>)| {
        let of_line = |line: &String| {
            wrap(line, WIDTH - MARGIN)
                .into_iter()
                .map(|l| format!("{}{l}\n", " ".repeat(MARGIN)))
                .collect::<String>()
        };
        let heading = wrap(heading, WIDTH).iter().map(|l| format!("{l}\n")).collect::<String>();
        format!("\n{heading}{}", lines.iter().map(of_line).collect::<String>())
    };
    lists.iter().filter(|(_, lines)| !lines.is_empty()).map(said).collect()
}

/// What is lacking, a line each; of a file of several curators below the name of who answered for the family.
fn lacking(model: &Model, figures: &ReportFigures) -> Vec<String> {
    let report = &figures.report;
    let named = |g: &ReportGap| {
        let family = g.case.map(|c| figures.cases[c].family.short.clone());
        [family, Some(gap(model, &report.indicators, g))].into_iter().flatten().collect::<Vec<_>>().join(": ")
    };
    if model.staff.curators.len() < 2 {
        return report.gaps.iter().map(named).collect();
    }
    let from = report.own().period.from;
    // A figure of the institution is of no family, and so of nobody who answers for one.
    let (institution, of_families): (Vec<&ReportGap>, Vec<&ReportGap>) =
        report.gaps.iter().partition(|g| g.case.is_none());
    let whose =
        |g: &ReportGap| g.case.and_then(|c| model.staff.curator_of(&figures.cases[c], g.answered_on(from)));
    let curators = model.staff.curators.iter().map(|c| (Some(c.id), name::short(&c.name)));
    let nobody: (Option<CuratorId>, String) = (None, model.words.say("whose-nobody"));
    let mut lines = Vec::new();
    for (curator, called) in curators.chain([nobody]) {
        let of = of_families.iter().copied().filter(|g| whose(g) == curator).collect();
        listed(&mut lines, &called, of, named);
    }
    listed(&mut lines, &model.words.say("report-institution"), institution, named);
    lines
}

/// Adds what is lacking below who is asked for it; nothing where nothing is.
fn listed(lines: &mut Vec<String>, called: &str, of: Vec<&ReportGap>, named: impl Fn(&ReportGap) -> String) {
    if !of.is_empty() {
        lines.push(format!("{called}: {}", of.len()));
        lines.extend(of.into_iter().map(|g| format!("– {}", named(g))));
    }
}
