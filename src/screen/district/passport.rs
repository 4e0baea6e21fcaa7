//! The lines of the passport of the district: settlements, categories, ages.

use super::super::Model;
use super::figures::{DistrictFigures, DistrictTopic, WordsOrigin};
use super::lines::{DistrictItem, DistrictLine, DistrictSection};
use crate::domain::Level;
use crate::text::{capitalised, say};

/// The sections of the passport.
#[must_use]
pub fn of_figures(model: &Model, figures: &DistrictFigures) -> [DistrictSection; 3] {
    [settlements(model, figures), categories(model, figures), ages(model, figures)]
}

fn settlements(model: &Model, figures: &DistrictFigures) -> DistrictSection {
    let w = &model.words;
    let row = |cells: [String; 5]| {
        let [families, children, emergency, crisis, calm] = cells;
        format!("{families:>5} {children:>5} {emergency:>2} {crisis:>2} {calm:>3}")
    };
    let letter = |level: Level| w.level_letter(level);
    let calm = w.level_letters(&[Level::Adaptation, Level::Basic]);
    let head = row([
        w.say("district-families-head"),
        w.say("district-children-head"),
        letter(Level::Emergency),
        letter(Level::Crisis),
        calm.clone(),
    ]);
    let mut lines = vec![DistrictLine::Head(w.say("district-settlement"), head)];
    for (i, s) in figures.passport.settlements.iter().enumerate() {
        let name = if s.name.is_empty() { w.say("district-nowhere") } else { s.name.clone() };
        let said = say!(
            w,
            "district-status-settlement",
            name = name.as_str(),
            families = w.count("families", s.families),
            children = w.count("district-children", s.children),
            emergency = s.emergency,
            crisis = s.crisis,
            calm = s.calm
        );
        let right = row([s.families, s.children, s.emergency, s.crisis, s.calm].map(|n| n.to_string()));
        let status = format!("{said}{}", w.say("district-keys"));
        lines.push(DistrictLine::Item(DistrictItem {
            status,
            ..DistrictItem::new(DistrictTopic::Settlement(i), name, right)
        }));
    }
    if figures.passport.settlements.is_empty() {
        lines.push(DistrictLine::Say(w.say("district-no-families")));
    }
    lines
}

fn categories(model: &Model, figures: &DistrictFigures) -> DistrictSection {
    let w = &model.words;
    let mut lines = vec![DistrictLine::Head(w.say("district-category"), w.say("district-families-head"))];
    for (i, (category, words)) in figures.passport.categories.iter().zip(&figures.categories).enumerate() {
        let n = category.behind.len();
        let source = match &words.origin {
            WordsOrigin::Own { cited, .. } => cited.clone(),
            WordsOrigin::Elsewhere { cited, .. } => {
                say!(w, "district-elsewhere", cited = cited.as_str())
            }
            WordsOrigin::Curator => w.say("district-own-words"),
        };
        let said = say!(w, "district-status-category", families = w.count("families", n), source = source);
        let status = format!("{said}{}", w.say("district-keys"));
        let item = DistrictItem::new(DistrictTopic::Category(i), capitalised(&words.text), n.to_string());
        lines.push(DistrictLine::Item(DistrictItem { status, ..item }));
    }
    if figures.passport.categories.is_empty() {
        lines.push(DistrictLine::Say(w.say("district-no-categories")));
    }
    lines
}

/// «7–10 лет».
#[must_use]
pub fn years(model: &Model, years: Option<(u32, u32)>) -> String {
    match years {
        Some((from, to)) => say!(model.words, "district-years", from = from, n = to),
        None => model.words.say("district-age-unknown"),
    }
}

fn ages(model: &Model, figures: &DistrictFigures) -> DistrictSection {
    let w = &model.words;
    let row = |children: String, families: String| format!("{children:>5} {families:>5}");
    let head = row(w.say("district-children-head"), w.say("district-families-head"));
    let mut lines = vec![DistrictLine::Head(w.say("district-ages"), head)];
    for (i, age) in figures.passport.ages.iter().enumerate() {
        let said = years(model, age.years);
        let line = say!(
            w,
            "district-status-age",
            age = said.as_str(),
            families = w.count("families", age.behind.len()),
            children = w.count("district-children", age.children)
        );
        let right = row(age.children.to_string(), age.behind.len().to_string());
        let status = format!("{line}{}", w.say("district-keys"));
        lines.push(DistrictLine::Item(DistrictItem {
            status,
            ..DistrictItem::new(DistrictTopic::Age(i), said, right)
        }));
    }
    if figures.passport.ages.is_empty() {
        lines.push(DistrictLine::Say(w.say("district-no-children")));
    }
    lines
}
