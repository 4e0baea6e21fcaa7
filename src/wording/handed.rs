//! Reports that were handed in, in words: whose they are, by whom and when, and what has changed since.

use std::collections::BTreeSet;

use super::indicators::{handed_numbers, label, reason};
use crate::domain::reporting::{FigureNumbers, HandedReport};
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, CuratorId, name};
use crate::model::Model;
use crate::regulation::Rules;
use crate::regulation::indicator::{Indicator, IndicatorMeasure};
use crate::report::indicators::compared::{
    CaseChange, ComparisonExtent, FigureDifference, ReportComparison, ReportDifference,
};
use crate::text::{Words, capitalised, say};

/// Whose families these are: «все семьи», «Белкина В. А.», «семьи без куратора».
#[must_use]
pub fn whose(model: &Model, whose: CuratorFilter) -> String {
    let w = &model.words;
    match whose {
        CuratorFilter::All => w.say("report-whose-all"),
        CuratorFilter::Nobody => w.say("report-whose-nobody"),
        CuratorFilter::One(id) => match model.staff.curator(id) {
            Some(curator) => name::short(&curator.name),
            None => w.say("report-whose-gone"),
        },
    }
}

/// «сдан 08.10.2026, Смирнова Т. Н.»; in a file of several curators whose families are in it: «…, все семьи».
#[must_use]
pub fn handed(model: &Model, report: &HandedReport) -> String {
    let HandedParts { on, by, families } = HandedParts::of(model, report);
    [Some(on), by, families, report.to_whom.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The same in a line of a list: whose families are in it, else who handed it in.
fn handed_brief(model: &Model, report: &HandedReport) -> String {
    let HandedParts { on, by, families } = HandedParts::of(model, report);
    std::iter::once(on).chain(families.or(by)).collect::<Vec<_>>().join(", ")
}

struct HandedParts {
    on: String,
    by: Option<String>,
    families: Option<String>,
}

impl HandedParts {
    fn of(model: &Model, report: &HandedReport) -> HandedParts {
        let w = &model.words;
        let known = report.by.as_ref().and_then(|by| by.parse().ok()).map(CuratorId);
        let by = match known {
            Some(id) => model.staff.curator(id).map(|c| name::short(&c.name)),
            None => report.by.clone(),
        };
        let families = report.whose().filter(|_| model.has_curators()).map(|of| match of {
            CuratorFilter::One(id) if known == Some(id) => w.say("report-whose-own"),
            CuratorFilter::One(_) => say!(w, "report-whose-families", whose = whose(model, of)),
            _ => whose(model, of),
        });
        let on = say!(w, "report-handed-on", day = w.day(report.on));
        HandedParts { on, by, families }
    }
}

/// «Сдано также: все семьи — 08.10.2026.»; nothing where no other extent was handed in.
#[must_use]
pub fn others(model: &Model, reports: &[HandedReport]) -> Option<String> {
    let w = &model.words;
    let one = |r: &HandedReport| Some(format!("{} — {}", whose(model, r.whose()?), w.day(r.on)));
    let said = reports.iter().filter_map(one).collect::<Vec<_>>().join("; ");
    (!said.is_empty()).then(|| say!(w, "report-handed-others", list = said))
}

/// How a case differs from what was handed in: «теперь считается: …», «больше не считается», «был 30.06.2026».
#[must_use]
pub fn difference(words: &Words, rules: &Rules, change: &CaseChange, on: chrono::NaiveDate) -> String {
    match change {
        CaseChange::Added(because) => say!(words, "report-added", why = reason(words, rules, because, on)),
        CaseChange::Gone => say!(words, "report-gone", day = words.day(on)),
        CaseChange::Amount(was, now) => {
            say!(words, "report-amount", was = *was, now = *now, day = words.day(on))
        }
        CaseChange::Moved(was) => say!(words, "report-moved", was = words.day(*was), day = words.day(on)),
    }
}

/// A difference with its family and its indicator: «Иванова М. П., отказы от детей: было при сдаче (30.06.2026), теперь не
/// считается».
#[must_use]
pub fn differing(model: &Model, indicators: &[Indicator], cases: &[Case], of: &ReportDifference) -> String {
    let w = &model.words;
    let family = cases.iter().find(|c| c.family.id == of.key.family).map(|c| c.family.short.clone());
    let family = family.unwrap_or_else(|| w.say("report-family-gone"));
    let indicator = indicators.iter().find(|i| i.id == of.key.indicator).map(|i| label(w, i));
    let said = difference(w, &model.rules, &of.change, of.on);
    let whose = std::iter::once(family).chain(indicator).collect::<Vec<_>>().join(", ");
    format!("{whose}: {said}")
}

/// A figure that is another than was handed in: «волонтёры: при сдаче не введено, теперь 5».
#[must_use]
pub fn figure_differing(words: &Words, indicators: &[Indicator], of: &FigureDifference) -> String {
    let indicator = indicators.iter().find(|i| i.id == of.indicator);
    let Some(indicator) = indicator else { return String::new() };
    let (was, now) = (then_said(words, of.then, indicator), then_said(words, of.now, indicator));
    format!("{}: {}", label(words, indicator), say!(words, "report-figure", was = was, now = now))
}

/// The numbers of an indicator, or that it had none: «2/5», «не введено», «нет данных».
#[must_use]
pub fn then_said(words: &Words, numbers: Option<FigureNumbers>, indicator: &Indicator) -> String {
    match numbers {
        Some(numbers) => handed_numbers(words, numbers, indicator.count),
        None if indicator.measure == Some(IndicatorMeasure::Heading) => words.say("report-heading"),
        None if indicator.derived => words.say("report-no-data"),
        None => words.say("report-unknown"),
    }
}

/// The figures that differ without a case that does: of the others the cases say why.
pub fn bare_figures(frozen: &ReportComparison) -> impl Iterator<Item = &FigureDifference> {
    let has_case = |f: &&FigureDifference| frozen.differences.iter().any(|d| d.key.indicator == f.indicator);
    frozen.figures.iter().filter(move |f| !has_case(f))
}

/// How the file differs from a report that was handed in: «С тех пор ничего не изменилось.». Of a report that does not
/// keep all of it, what is not compared.
#[must_use]
pub fn changed(words: &Words, frozen: &ReportComparison) -> String {
    let of = frozen.differences.iter().map(|d| d.key.indicator.as_str());
    let of: BTreeSet<&str> = of.chain(frozen.figures.iter().map(|f| f.indicator.as_str())).collect();
    let kept = match frozen.extent {
        ComparisonExtent::Whole => None,
        ComparisonExtent::Figures => Some(words.say("report-kept-figures")),
        ComparisonExtent::Cases => Some(words.say("report-kept-cases")),
    };
    let said = match (of.len(), &kept) {
        (0, None) => words.say("report-no-differences"),
        (0, Some(_)) => words.say("report-no-differences-kept"),
        (n, _) => words.count("report-differences", n),
    };
    std::iter::once(said).chain(kept).collect::<Vec<_>>().join(" ")
}

/// «Сдан 08.10.2026, Смирнова Т. Н. С тех пор ничего не изменилось.».
#[must_use]
pub fn handed_state(model: &Model, frozen: &ReportComparison) -> String {
    let w = &model.words;
    let handed = capitalised(&handed(model, &frozen.report));
    say!(w, "report-handed-state", handed = handed, said = changed(w, frozen))
}

/// The same in a line of a list.
#[must_use]
pub fn handed_row(model: &Model, frozen: &ReportComparison) -> String {
    let w = &model.words;
    let handed = capitalised(&handed_brief(model, &frozen.report));
    say!(w, "report-handed-state", handed = handed, said = changed(w, frozen))
}

/// «Уточняет сданный 08.10.2026. После сдачи изменились 2 показателя.».
#[must_use]
pub fn corrects(model: &Model, frozen: &ReportComparison) -> String {
    let w = &model.words;
    let handed = handed(model, &frozen.report);
    say!(w, "report-corrects", handed = handed, said = changed(w, frozen))
}
