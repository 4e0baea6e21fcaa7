//! Why each number of «Участок» is what it is.

use super::passport::NAMED;
use super::{passport, quote, register, staff, window as reading};
use crate::domain::{Unit, day};
use crate::model::CAPACITY;
use crate::norm::load;
use crate::norm::path;
use crate::norm::slack::{self, DayObstacle};
use crate::regulation::RuleSource;
use crate::regulation::file::collapsed;
use crate::report::level_changes::ChangeDirection;
use crate::screen::Model;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::district::figures::{self, DemandPart, DistrictFigures, DistrictTopic};
use crate::screen::district::{rules, sum};
use crate::text::{capitalised, say};
use crate::ui::paint::PLAIN;
use crate::ui::sheet::PlainSheet;
use crate::wording::path as words;

/// The explanation of a line.
#[must_use]
pub fn window(model: &Model, figures: &DistrictFigures, topic: DistrictTopic) -> DialogSpec {
    let (title, lines) = match topic {
        DistrictTopic::Rules => of_rules(model),
        DistrictTopic::Group(g) => group(model, figures, g),
        DistrictTopic::Total => total(model, figures),
        DistrictTopic::Unfit => unfit(model),
        DistrictTopic::Misplaced => misplaced(model),
        DistrictTopic::Unsettled => unsettled(model),
        DistrictTopic::Demand(DemandPart::Possible) => possible(model, figures),
        DistrictTopic::Demand(part) => demand(model, figures, part),
        DistrictTopic::Path(p) => path(model, figures, p),
        DistrictTopic::Settlement(s) => passport::settlement(model, figures, s),
        DistrictTopic::Category(c) => passport::category(model, figures, c),
        DistrictTopic::Age(a) => passport::age(model, figures, a),
        DistrictTopic::Curator(c) => staff::curator(model, &figures.curators[c]),
        DistrictTopic::Record(kind, _) | DistrictTopic::Empty(kind) | DistrictTopic::Past(kind) => {
            register::none(model, kind)
        }
    };
    reading(model, &title, lines)
}

/// Families whose level their signs do not speak for, each with the sign.
fn unfit(model: &Model) -> (String, PlainSheet) {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    for (case, unfit) in &model.due.unfit {
        lines.line(model.cases[*case].family.short.clone()).strong();
        lines.line(w.level_unfit(&model.rules, unfit)).under();
    }
    lines.gap();
    lines.line(w.say("why-unfit")).quiet();
    (w.say("district-unfit"), lines)
}

fn misplaced(model: &Model) -> (String, PlainSheet) {
    (model.words.say("district-misplaced"), staff::misplaced_lines(model, model.due.misplaced.iter()))
}

/// Families whose case lacks something, each with what.
fn unsettled(model: &Model) -> (String, PlainSheet) {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    for u in path::unsettled(model.ground(), &model.cases) {
        let case = &model.cases[u.case];
        lines.line(case.family.short.clone()).strong();
        lines.line(words::names(model, case, &u.path).join("; ")).under();
    }
    lines.gap();
    lines.line(w.say("why-unsettled")).quiet();
    (w.say("unsettled-district"), lines)
}

fn own_rule(model: &Model, lines: &mut PlainSheet) {
    lines.line(model.words.say("own-rule")).quiet();
}

fn of_rules(model: &Model) -> (String, PlainSheet) {
    let w = &model.words;
    let r = &model.rules.regulation;
    let mut lines = PlainSheet::default();
    lines.line(model.words.document_kind(r)).strong();
    if let Some(over) = rules::warning(&model.words, model.today, r).filter(|said| said.len() > 1) {
        lines.line(over).late();
    }
    lines.extend(rules::detail(&model.words, r));
    let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |d| w.day(d));
    for (id, value) in
        [("rules-from", &r.valid_from), ("rules-to", &r.valid_to), ("rules-checked", &r.checked_on)]
    {
        let said = if value.is_empty() { w.say("not-given") } else { day(value) };
        lines.line(say!(w, id, day = said));
    }
    (r.title.clone(), lines)
}

fn group(model: &Model, figures: &DistrictFigures, g: usize) -> (String, PlainSheet) {
    let w = &model.words;
    let group = &figures.load.groups[g];
    let names: Vec<String> = group.limit.levels.iter().map(|l| model.rules.level_name(*l)).collect();
    let title = names.join(" + ");
    let mut lines = PlainSheet::default();
    let said = say!(w, "why-group", families = w.count("families", group.families), day = w.day(model.today));
    lines.line(said).strong();
    match (group.limit.limit, &group.limit.source) {
        (Some(limit), source) => {
            lines.line(w.count("why-group-limit", limit));
            if let Some(source) = source {
                quote(model, source, &mut lines);
            }
            if group.families > limit {
                lines.line(w.count("why-group-over", group.families - limit)).late();
            }
            lines.line(w.say("why-group-recommended")).quiet();
        }
        (None, _) if model.is_shared() => {
            lines.line(w.say("why-staff-shared"));
        }
        (None, _) => {
            lines.line(w.say("why-group-unlimited"));
        }
    }
    if group.limit.levels.len() > 1 {
        lines.gap();
        for level in &group.limit.levels {
            let n = model.standings.iter().filter(|s| s.level == Some(*level)).count();
            lines.line(format!("{}: {n}", model.rules.level_name(*level))).under();
        }
    }
    lines.gap();
    lines.line(w.say("why-group-counted")).quiet();
    (title, lines)
}

fn total(model: &Model, figures: &DistrictFigures) -> (String, PlainSheet) {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    let families = w.count("families", figures.passport.families);
    lines.line(say!(w, "why-group", families = families, day = w.day(model.today))).strong();
    match figures.load.percent {
        Some(percent) => {
            lines.line(format!("{} = {}", sum(figures), w.count("district-percent", percent))).strong();
            lines.line(w.say("why-total"));
            lines.line(w.say("why-total-own")).quiet();
            for group in &figures.load.groups {
                let names: Vec<String> =
                    group.limit.levels.iter().map(|l| model.rules.level_name(*l)).collect();
                let limit = group.limit.limit.unwrap_or(0);
                lines.gap();
                lines.line(format!(
                    "{}: {}",
                    names.join(" + "),
                    say!(w, "district-of", n = group.families, limit = limit)
                ));
                if let Some(source) = &group.limit.source {
                    quote(model, source, &mut lines);
                }
            }
        }
        None if model.is_shared() => {
            lines.line(w.say("why-staff-shared"));
        }
        None => {
            lines.line(w.say("why-total-none"));
        }
    }
    lines.gap();
    lines.line(w.say("why-group-counted")).quiet();
    (w.say("district-load"), lines)
}

/// The families and what each adds to the sum.
fn demand(model: &Model, figures: &DistrictFigures, part: DemandPart) -> (String, PlainSheet) {
    let w = &model.words;
    let unit = if part == DemandPart::Month { Unit::Month } else { Unit::Week };
    let (from, to) = day::period(unit, model.today);
    let period = w.period(unit, from);
    let mut terms = Vec::new();
    let mut families = Vec::new();
    for place in figures.behind(model, DistrictTopic::Demand(part)) {
        let case = &model.cases[place];
        let title = case.family.short.clone();
        let said = if part == DemandPart::Held {
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
    let mut lines = PlainSheet::default();
    lines.line(capitalised(&w.fill("why-demand", &args))).strong();
    if (2..=24).contains(&terms.len()) {
        let said: Vec<String> = terms.iter().map(ToString::to_string).collect();
        lines.line(format!("{} = {n}", said.join(" + "))).under();
    }
    lines.line(w.fill("why-demand-rule", &args)).quiet();
    lines.gap();
    let more = families.len().saturating_sub(NAMED);
    lines.extend(families.into_iter().take(NAMED));
    if more > 0 {
        lines.line(w.count("why-more", more)).quiet();
    }
    (period, lines)
}

/// The days left of the week and what each can take.
fn possible(model: &Model, figures: &DistrictFigures) -> (String, PlainSheet) {
    let w = &model.words;
    let ground = model.ground();
    let curators = model.curators();
    let (from, to) = day::period(Unit::Week, model.today);
    let mut lines = PlainSheet::default();
    lines.line(w.count("why-possible", figures.demand.possible)).strong();
    let mut terms = Vec::new();
    for d in day::days(model.today, day::day_after(to)) {
        let works = curators.iter().map(|c| slack::works(ground, *c, d));
        let said = match works.min_by_key(Result::is_err).unwrap_or(Err(DayObstacle::DayOff)) {
            Err(DayObstacle::Leave) => w.pick("obstacle", "leave"),
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
                let held = figures.demand.held_today;
                let left = if d == model.today { n.saturating_sub(held) } else { n };
                terms.push(left.to_string());
                match left == n {
                    true => n.to_string(),
                    false => say!(w, "why-possible-held", n = left, capacity = n, held = held),
                }
            }
        };
        lines.line(format!("{}  {said}", w.weekday_day(d))).under();
    }
    if terms.len() > 1 {
        lines.line(format!("{} = {}", terms.join(" + "), figures.demand.possible)).under();
    }
    lines.gap();
    lines.line(w.count("why-possible-rule", CAPACITY)).quiet();
    own_rule(model, &mut lines);
    (w.period(Unit::Week, from), lines)
}

fn path(model: &Model, figures: &DistrictFigures, p: usize) -> (String, PlainSheet) {
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
    let mut lines = PlainSheet::default();
    lines.line(said).strong();
    for (place, on) in path.behind.iter().take(NAMED) {
        if let Some(case) = figures.case(model, *place) {
            lines.line(format!("{}  {}", w.day(*on), case.family.short.clone())).under();
        }
    }
    lines.gap();
    let regulation = &model.rules.regulation;
    if let Some(item) = regulation.indicators.iter().find(|i| i.id == "families_level_changed") {
        quote(
            model,
            &RuleSource::Own { cited: regulation.cited(&item.at).into(), text: collapsed(&item.text).into() },
            &mut lines,
        );
    }
    let code = match path.direction() {
        ChangeDirection::Better => "better",
        ChangeDirection::Worse => "worse",
    };
    lines.line(w.pick("why-direction", code));
    lines.line(w.say("why-path-rule")).quiet();
    own_rule(model, &mut lines);
    (title, lines)
}
