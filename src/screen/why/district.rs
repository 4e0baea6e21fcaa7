//! Why each number of «Участок» is what it is.

use super::{Lines, dialog as reading, quote, register, staff};
use crate::domain::{Unit, day};
use crate::model::CAPACITY;
use crate::norm::path;
use crate::norm::slack::{self, Obstacle};
use crate::norm::{load, span};
use crate::regulation::file::collapsed;
use crate::regulation::{Source, embedded};
use crate::report::level_changes::Direction;
use crate::screen::Model;
use crate::screen::dialog::Dialog;
use crate::screen::district::figures::{self, Figures, Origin, Part, Topic};
use crate::screen::district::{rules, sum, years};
use crate::text::{capitalised, say};
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG};
use crate::wording::path as words;

/// The most families named one by one; Enter lists them all.
const NAMED: usize = 100;

/// The explanation of a line.
#[must_use]
pub fn dialog(model: &Model, figures: &Figures, topic: Topic) -> Dialog {
    let (title, lines) = match topic {
        Topic::Rules => of_rules(model),
        Topic::Group(g) => group(model, figures, g),
        Topic::Total => total(model, figures),
        Topic::Unfit => unfit(model),
        Topic::Misplaced => misplaced(model),
        Topic::Unsettled => unsettled(model),
        Topic::Demand(Part::Possible) => possible(model, figures),
        Topic::Demand(part) => demand(model, figures, part),
        Topic::Path(p) => path(model, figures, p),
        Topic::Settlement(s) => settlement(model, figures, s),
        Topic::Category(c) => category(model, figures, c),
        Topic::Age(a) => age(model, figures, a),
        Topic::Curator(c) => staff::curator(model, &figures.curators[c]),
        Topic::Record(kind, _) | Topic::Empty(kind) | Topic::Past(kind) => register::none(model, kind),
    };
    reading(model, &title, lines)
}

/// Families whose level their signs do not speak for, each with the sign.
fn unfit(model: &Model) -> (String, Lines) {
    let w = &model.words;
    let mut lines = Lines::new();
    for (case, unfit) in &model.due.unfit {
        lines.push((model.cases[*case].family.short.clone(), STRONG));
        lines.push((format!("  {}", w.level_unfit(&model.rules, unfit)), PLAIN));
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-unfit"), QUIET));
    (w.say("district-unfit"), lines)
}

/// Families whose curator's position is for others, each with the paragraph and its words.
fn misplaced(model: &Model) -> (String, Lines) {
    let w = &model.words;
    let mut lines = Lines::new();
    for (case, misplaced) in &model.due.misplaced {
        lines.push((model.cases[*case].family.short.clone(), STRONG));
        lines.push((format!("  {}", w.misplaced(&model.staff, misplaced)), PLAIN));
    }
    if let Some((_, misplaced)) = model.due.misplaced.first() {
        quote(model, &misplaced.source, &mut lines);
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-misplaced"), QUIET));
    (w.say("district-misplaced"), lines)
}

/// Families whose case lacks something, each with what.
fn unsettled(model: &Model) -> (String, Lines) {
    let w = &model.words;
    let mut lines = Lines::new();
    for u in path::unsettled(model.ground(), &model.cases) {
        let case = &model.cases[u.case];
        lines.push((case.family.short.clone(), STRONG));
        lines.push((format!("  {}", words::names(model, case, &u.path).join("; ")), PLAIN));
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-unsettled"), QUIET));
    (w.say("unsettled-district"), lines)
}

fn own_rule(model: &Model, lines: &mut Lines) {
    lines.push((model.words.say("own-rule"), QUIET));
}

fn of_rules(model: &Model) -> (String, Lines) {
    let w = &model.words;
    let r = &model.rules.regulation;
    let mut lines = vec![(rules::kind(&model.words, r), STRONG)];
    if let Some(over) = rules::warning(&model.words, model.today, r).filter(|said| said.len() > 1) {
        lines.push((over, LATE));
    }
    lines.extend(rules::detail(&model.words, r));
    let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |d| w.day(d));
    for (id, value) in
        [("rules-from", &r.valid_from), ("rules-to", &r.valid_to), ("rules-checked", &r.checked_on)]
    {
        let said = if value.is_empty() { w.say("not-given") } else { day(value) };
        lines.push((say!(w, id, day = said), PLAIN));
    }
    (r.title.clone(), lines)
}

fn group(model: &Model, figures: &Figures, g: usize) -> (String, Lines) {
    let w = &model.words;
    let group = &figures.load.groups[g];
    let names: Vec<String> = group.limit.levels.iter().map(|l| model.rules.level_name(*l)).collect();
    let title = names.join(" + ");
    let mut lines = Lines::new();
    let said = say!(w, "why-group", families = w.count("families", group.families), day = w.day(model.today));
    lines.push((said, STRONG));
    match (group.limit.limit, &group.limit.source) {
        (Some(limit), source) => {
            lines.push((w.count("why-group-limit", limit), PLAIN));
            if let Some(source) = source {
                quote(model, source, &mut lines);
            }
            if group.families > limit {
                lines.push((w.count("why-group-over", group.families - limit), LATE));
            }
            lines.push((w.say("why-group-recommended"), QUIET));
        }
        (None, _) if model.is_shared() => lines.push((w.say("why-staff-shared"), PLAIN)),
        (None, _) => lines.push((w.say("why-group-unlimited"), PLAIN)),
    }
    if group.limit.levels.len() > 1 {
        lines.push((String::new(), PLAIN));
        for level in &group.limit.levels {
            let n = model.standings.iter().filter(|s| s.level == Some(*level)).count();
            lines.push((format!("  {}: {n}", model.rules.level_name(*level)), PLAIN));
        }
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-group-counted"), QUIET));
    (title, lines)
}

fn total(model: &Model, figures: &Figures) -> (String, Lines) {
    let w = &model.words;
    let mut lines = Lines::new();
    let families = w.count("families", figures.passport.families);
    lines.push((say!(w, "why-group", families = families, day = w.day(model.today)), STRONG));
    match figures.load.percent {
        Some(percent) => {
            lines.push((format!("{} = {}", sum(figures), w.count("district-percent", percent)), STRONG));
            lines.push((w.say("why-total"), PLAIN));
            lines.push((w.say("why-total-own"), QUIET));
            for group in &figures.load.groups {
                let names: Vec<String> =
                    group.limit.levels.iter().map(|l| model.rules.level_name(*l)).collect();
                let limit = group.limit.limit.unwrap_or(0);
                lines.push((String::new(), PLAIN));
                lines.push((
                    format!(
                        "{}: {}",
                        names.join(" + "),
                        say!(w, "district-of", n = group.families, limit = limit)
                    ),
                    PLAIN,
                ));
                if let Some(source) = &group.limit.source {
                    quote(model, source, &mut lines);
                }
            }
        }
        None if model.is_shared() => lines.push((w.say("why-staff-shared"), PLAIN)),
        None => lines.push((w.say("why-total-none"), PLAIN)),
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-group-counted"), QUIET));
    (w.say("district-load"), lines)
}

/// The families and what each adds to the sum.
fn demand(model: &Model, figures: &Figures, part: Part) -> (String, Lines) {
    let w = &model.words;
    let unit = if part == Part::Month { Unit::Month } else { Unit::Week };
    let (from, to) = day::period(unit, model.today);
    let period = w.period(unit, from);
    let mut terms = Vec::new();
    let mut families = Lines::new();
    for place in figures.behind(model, Topic::Demand(part)) {
        let case = &model.cases[place];
        let title = case.family.short.clone();
        let said = if part == Part::Held {
            let days = figures::held(model, case);
            terms.push(days.len());
            days.iter().map(|d| w.weekday_number(*d)).collect::<Vec<_>>().join(", ")
        } else {
            let rows = || model.standings[place].rows.iter().filter(|r| r.unit == unit);
            terms.push(rows().map(|r| r.owed as usize).sum());
            rows().map(|r| w.done_of(r)).collect::<Vec<_>>().join(", ")
        };
        families.push((format!("  {title}: {said}"), PLAIN));
    }
    let n: usize = terms.iter().sum();
    let args = [
        ("code", part.code().into()),
        ("period", period.as_str().into()),
        ("from", w.day(from).into()),
        ("to", w.day(to).into()),
        ("n", n.into()),
    ];
    let mut lines = vec![(capitalised(&w.fill("why-demand", &args)), STRONG)];
    if (2..=24).contains(&terms.len()) {
        let said: Vec<String> = terms.iter().map(ToString::to_string).collect();
        lines.push((format!("  {} = {n}", said.join(" + ")), PLAIN));
    }
    lines.push((w.fill("why-demand-rule", &args), QUIET));
    lines.push((String::new(), PLAIN));
    let more = families.len().saturating_sub(NAMED);
    lines.extend(families.into_iter().take(NAMED));
    if more > 0 {
        lines.push((w.count("why-more", more), QUIET));
    }
    (period, lines)
}

/// The days left of the week and what each can take.
fn possible(model: &Model, figures: &Figures) -> (String, Lines) {
    let w = &model.words;
    let ground = model.ground();
    let curators = model.curators();
    let (from, to) = day::period(Unit::Week, model.today);
    let mut lines = vec![(w.count("why-possible", figures.demand.possible), STRONG)];
    let mut terms = Vec::new();
    for d in day::days(model.today, day::day_after(to)) {
        let works = curators.iter().map(|c| slack::works(ground, *c, d));
        let said = match works.min_by_key(Result::is_err).unwrap_or(Err(Obstacle::DayOff)) {
            Err(Obstacle::Leave) => w.pick("obstacle", "leave"),
            Err(_) => {
                let why = model.calendar.kind(d).why;
                [Some(w.pick("obstacle", "day-off")), why]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(": ")
            }
            Ok(()) => {
                let n: u32 = curators.iter().map(|c| load::capacity(ground, *c, d, CAPACITY)).sum();
                terms.push(n.to_string());
                n.to_string()
            }
        };
        lines.push((format!("  {}  {said}", w.weekday_day(d)), PLAIN));
    }
    if terms.len() > 1 {
        lines.push((format!("  {} = {}", terms.join(" + "), figures.demand.possible), PLAIN));
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.count("why-possible-rule", CAPACITY), QUIET));
    own_rule(model, &mut lines);
    (w.period(Unit::Week, from), lines)
}

fn path(model: &Model, figures: &Figures, p: usize) -> (String, Lines) {
    let w = &model.words;
    let path = &figures.paths[p];
    let title = format!("{} > {}", model.rules.level_name(path.from), model.rules.level_name(path.to));
    let since = day::quarter(model.today).0;
    let said = say!(
        w,
        "why-path",
        families = w.count("families", path.behind.len()),
        from = w.day(since),
        to = w.day(model.today)
    );
    let mut lines = vec![(said, STRONG)];
    for (place, on) in path.behind.iter().take(NAMED) {
        if let Some(case) = figures.case(model, *place) {
            lines.push((format!("  {}  {}", w.day(*on), case.family.short.clone()), PLAIN));
        }
    }
    lines.push((String::new(), PLAIN));
    let regulation = &model.rules.regulation;
    if let Some(item) = regulation.indicators.iter().find(|i| i.id == "families_level_changed") {
        quote(
            model,
            &Source::Own { cited: regulation.cited(&item.at), text: collapsed(&item.text) },
            &mut lines,
        );
    }
    let code = match path.direction() {
        Direction::Better => "better",
        Direction::Worse => "worse",
    };
    lines.push((w.pick("why-direction", code), PLAIN));
    lines.push((w.say("why-path-rule"), QUIET));
    own_rule(model, &mut lines);
    (title, lines)
}

fn settlement(model: &Model, figures: &Figures, s: usize) -> (String, Lines) {
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
    let mut lines = vec![(said, STRONG)];
    for place in here.behind.iter().take(NAMED) {
        let case = &model.cases[*place];
        let spans = span::spans(case, &model.rules);
        let level =
            span::at(&spans, model.today).map(|s| model.rules.level_name(s.level)).unwrap_or_default();
        let children = w.count("district-children", case.children(model.today).count());
        lines.push((format!("  {}: {level}, {children}", case.family.short.clone()), PLAIN));
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-settlement-rule"), QUIET));
    if let Some(term) = model.rules.regulation.terms.get("passport") {
        let cited = model.rules.regulation.cited(&term.at);
        quote(model, &Source::Own { cited, text: collapsed(&term.text) }, &mut lines);
    }
    (name, lines)
}

fn category(model: &Model, figures: &Figures, c: usize) -> (String, Lines) {
    let w = &model.words;
    let words = &figures.categories[c];
    let n = figures.passport.categories[c].behind.len();
    let families = w.count("families", n);
    let mut lines = vec![(say!(w, "why-group", families = families, day = w.day(model.today)), STRONG)];
    // Of a category kept from the former regulation the one in force may well have another of that name.
    if let (Origin::Elsewhere { .. }, None) = (&words.origin, &figures.passport.categories[c].under) {
        let title = model.rules.regulation.title.as_str();
        lines.push((say!(w, "why-category-elsewhere", title = title), PLAIN));
    }
    match &words.origin {
        Origin::Own { cited, quotation } | Origin::Elsewhere { cited, quotation } => {
            lines.push((capitalised(&words.text), PLAIN));
            quote(model, &Source::Own { cited: cited.clone(), text: quotation.clone() }, &mut lines);
        }
        Origin::Curator => {
            lines.push((words.text.clone(), PLAIN));
            lines.push((w.say("why-category-own"), PLAIN));
        }
    }
    if let Some(former) =
        figures.passport.categories[c].under.as_ref().and_then(|id| embedded::regulation(id).ok())
    {
        lines.push((say!(w, "why-mark-former", title = former.title), PLAIN));
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-category-rule"), QUIET));
    (w.say("district-category"), lines)
}

fn age(model: &Model, figures: &Figures, a: usize) -> (String, Lines) {
    let w = &model.words;
    let age = &figures.passport.ages[a];
    let said = say!(
        w,
        "why-years",
        children = w.count("district-children", age.children),
        families = w.count("families", age.behind.len()),
        day = w.day(model.today)
    );
    let lines = vec![
        (said, STRONG),
        (w.say(if age.years.is_some() { "why-years-rule" } else { "why-years-unknown" }), PLAIN),
        (w.say("own-rule"), QUIET),
    ];
    (years(model, age.years), lines)
}
