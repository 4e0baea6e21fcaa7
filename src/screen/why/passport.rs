//! Why each number of the passport of the district is what it is.

use super::quote;
use crate::norm::span;
use crate::regulation::file::collapsed;
use crate::regulation::{RuleSource, embedded};
use crate::screen::Model;
use crate::screen::district::figures::{DistrictFigures, WordsOrigin};
use crate::screen::district::years;
use crate::text::{capitalised, say};
use crate::ui::sheet::PlainSheet;

/// The most families named one by one; Enter lists them all.
pub(super) const NAMED: usize = 100;

pub(super) fn settlement(model: &Model, figures: &DistrictFigures, s: usize) -> (String, PlainSheet) {
    let w = &model.words;
    let here = &figures.passport.settlements[s];
    let name = if here.name.is_empty() { w.say("district-nowhere") } else { here.name.clone() };
    let said = say!(
        w,
        "why-settlement",
        name = name.as_str(),
        families = w.count("families", here.families),
        children = w.count("district-children", here.children)
    );
    let mut lines = PlainSheet::default();
    lines.line(said).strong();
    for place in here.behind.iter().take(NAMED) {
        let case = &model.cases[*place];
        let spans = span::spans(case, &model.rules);
        let level =
            span::at(&spans, model.today).map(|s| model.rules.level_name(s.level)).unwrap_or_default();
        let children = w.count("district-children", case.children(model.today).count());
        lines.line(format!("{}: {level}, {children}", case.family.short.clone())).under();
    }
    lines.gap();
    lines.line(w.say("why-settlement-rule")).quiet();
    if let Some(term) = model.rules.regulation.terms.get("passport") {
        let cited = model.rules.regulation.cited(&term.at);
        quote(
            model,
            &RuleSource::Own { cited: cited.into(), text: collapsed(&term.text).into() },
            &mut lines,
        );
    }
    (name, lines)
}

pub(super) fn category(model: &Model, figures: &DistrictFigures, c: usize) -> (String, PlainSheet) {
    let w = &model.words;
    let words = &figures.categories[c];
    let n = figures.passport.categories[c].behind.len();
    let families = w.count("families", n);
    let mut lines = PlainSheet::default();
    lines.line(say!(w, "why-group", families = families, day = w.day(model.today))).strong();
    // Of a category kept from the former regulation the one in force may well have another of that name.
    if let (WordsOrigin::Elsewhere { .. }, None) = (&words.origin, &figures.passport.categories[c].under) {
        let title = model.rules.regulation.title.as_str();
        lines.line(say!(w, "why-category-elsewhere", title = title));
    }
    match &words.origin {
        WordsOrigin::Own { cited, quotation } | WordsOrigin::Elsewhere { cited, quotation } => {
            lines.line(capitalised(&words.text));
            quote(
                model,
                &RuleSource::Own { cited: cited.as_str().into(), text: quotation.as_str().into() },
                &mut lines,
            );
        }
        WordsOrigin::Curator => {
            lines.line(words.text.clone());
            lines.line(w.say("why-category-own"));
        }
    }
    if let Some(former) =
        figures.passport.categories[c].under.as_ref().and_then(|id| embedded::regulation(id).ok())
    {
        lines.line(say!(w, "why-mark-former", title = former.title));
    }
    lines.gap();
    lines.line(w.say("why-category-rule")).quiet();
    (w.say("district-category"), lines)
}

pub(super) fn age(model: &Model, figures: &DistrictFigures, a: usize) -> (String, PlainSheet) {
    let w = &model.words;
    let age = &figures.passport.ages[a];
    let said = say!(
        w,
        "why-years",
        children = w.count("district-children", age.children),
        families = w.count("families", age.behind.len()),
        day = w.day(model.today)
    );
    let mut lines = PlainSheet::default();
    lines.line(said).strong();
    lines.line(w.say(if age.years.is_some() { "why-years-rule" } else { "why-years-unknown" }));
    lines.line(w.say("own-rule")).quiet();
    (years(model, age.years), lines)
}
