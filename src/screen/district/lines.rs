//! The lines of «Участок» in words, made once after each change; drawing only places them.

use chrono::{Datelike, NaiveDate};

use super::super::Model;
use super::figures::{DemandPart, DistrictFigures, DistrictTopic};
use super::rules;
use crate::domain::schema::Kind;
use crate::domain::{CuratorId, Level, Unit, day};
use crate::norm::slack::{self, DayObstacle};
use crate::report::level_changes::{self, ChangeDirection};
use crate::text::{capitalised, say};

/// A line that takes the cursor.
pub struct DistrictItem {
    /// What it represents.
    pub topic: DistrictTopic,
    /// Letters before it: «А+Б».
    pub letters: String,
    /// The level whose colour the letters take.
    pub level: Option<Level>,
    /// What it is called.
    pub name: String,
    /// A bar of part and whole.
    pub bar: Option<(usize, usize)>,
    /// Numbers at the right edge.
    pub right: String,
    /// Marked with `!`.
    pub late: bool,
    /// The line under the screen.
    pub status: String,
}

pub enum DistrictLine {
    /// The title of a section, with the titles of its numbers.
    Head(String, String),
    /// An item that takes the cursor.
    Item(DistrictItem),
    /// A remark.
    Say(String),
}

/// A section: its title and lines.
pub type DistrictSection = Vec<DistrictLine>;

impl DistrictItem {
    pub(super) fn new(topic: DistrictTopic, name: String, right: String) -> DistrictItem {
        DistrictItem {
            topic,
            letters: String::new(),
            level: None,
            name,
            bar: None,
            right,
            late: false,
            status: String::new(),
        }
    }

    /// The line for a kind without records, with how to add one.
    pub(super) fn none(model: &Model, kind: Kind) -> DistrictItem {
        let w = &model.words;
        let item = DistrictItem::new(DistrictTopic::Empty(kind), w.say("staff-none"), String::new());
        DistrictItem { status: say!(w, "staff-status-none", what = model.one(kind)), ..item }
    }
}

/// The line of the regulation in force.
#[must_use]
pub fn of_rules(model: &Model) -> DistrictItem {
    let w = &model.words;
    let regulation = &model.rules.regulation;
    let warning = rules::warning(&model.words, model.today, regulation)
        .map(|said| said.trim_start_matches(['!', ' ']).to_owned());
    let mut name = say!(w, "district-rules", title = regulation.title.as_str());
    // Its first clause: the whole sentence is read by F5.
    let clause = regulation.warning.as_deref().filter(|_| warning.is_some());
    let clause = clause.and_then(|said| said.split([':', '.']).next()).map(str::to_owned);
    // What must be known of it comes first: where the line is too short, its last parts are left out.
    let parts =
        [warning.clone().filter(|s| !s.is_empty()), clause, Some(model.words.document_kind(regulation))];
    for part in parts.into_iter().flatten() {
        name.push_str(" · ");
        name.push_str(&part);
    }
    let status = w.say(if warning.is_some() { "district-status-warning" } else { "district-status-rules" });
    DistrictItem {
        late: warning.is_some(),
        status,
        ..DistrictItem::new(DistrictTopic::Rules, name, String::new())
    }
}

/// The sections of the work, the most needed first.
#[must_use]
pub fn of_figures(model: &Model, figures: &DistrictFigures) -> [DistrictSection; 3] {
    [load(model, figures), week(model, figures), paths(model, figures)]
}

/// «3/6 + 8/12 + 11/24».
#[must_use]
pub fn sum(figures: &DistrictFigures) -> String {
    let of = |g: &crate::norm::load::CaseloadGroup| g.limit.limit.map(|l| format!("{}/{l}", g.families));
    figures.load.groups.iter().filter_map(of).collect::<Vec<_>>().join(" + ")
}

fn load(model: &Model, figures: &DistrictFigures) -> DistrictSection {
    let w = &model.words;
    let limited = figures.load.groups.iter().any(|g| g.limit.limit.is_some());
    let head = w.say(if limited { "district-load-head" } else { "district-families-head" });
    let mut lines = vec![DistrictLine::Head(w.say("district-load"), head)];
    for (i, group) in figures.load.groups.iter().enumerate() {
        let levels = &group.limit.levels;
        let names: Vec<String> = levels.iter().map(|l| model.rules.level_name(*l)).collect();
        let late = group.is_over();
        let (right, said) = match group.limit.limit {
            Some(limit) => {
                let source = group.limit.source.as_ref().map(|s| w.source(s)).unwrap_or_default();
                let id = if late { "district-status-over" } else { "district-status-group" };
                (
                    say!(w, "district-of", n = group.families, limit = limit),
                    say!(w, id, n = group.families, limit = limit, source = source.as_str()),
                )
            }
            None => {
                let id = if model.is_shared() { "staff-status-shared" } else { "district-status-unlimited" };
                (group.families.to_string(), w.count(id, group.families))
            }
        };
        lines.push(DistrictLine::Item(DistrictItem {
            letters: model.words.level_letters(levels),
            level: levels.iter().max().copied(),
            bar: group.limit.limit.map(|l| (group.families as usize, l as usize)),
            late,
            status: format!("{said}{}", w.say("district-keys")),
            ..DistrictItem::new(DistrictTopic::Group(i), names.join(" + "), right)
        }));
    }
    let unfit = model.due.unfit.len();
    if unfit > 0 {
        let status = format!("{}{}", w.count("district-status-unfit", unfit), w.say("district-keys"));
        let item = DistrictItem::new(DistrictTopic::Unfit, w.say("district-unfit"), unfit.to_string());
        lines.push(DistrictLine::Item(DistrictItem { late: true, status, ..item }));
    }
    let misplaced = model.due.misplaced.len();
    if misplaced > 0 {
        let status = format!("{}{}", w.count("district-status-misplaced", misplaced), w.say("district-keys"));
        let item =
            DistrictItem::new(DistrictTopic::Misplaced, w.say("district-misplaced"), misplaced.to_string());
        lines.push(DistrictLine::Item(DistrictItem { late: true, status, ..item }));
    }
    let families = figures.passport.families;
    match figures.load.percent {
        Some(percent) => lines.push(DistrictLine::Item(total(model, figures, percent))),
        None => {
            let item = DistrictItem::new(DistrictTopic::Total, w.say("district-all"), families.to_string());
            lines.push(DistrictLine::Item(DistrictItem {
                status: w.count("district-status-all", families),
                ..item
            }));
            lines.push(DistrictLine::Say(w.say(if model.is_shared() {
                "staff-shared"
            } else {
                "district-no-limit"
            })));
        }
    }
    let unsettled = figures.unsettled.len();
    if unsettled > 0 {
        let status = say!(w, "unsettled-status", n = unsettled);
        let item =
            DistrictItem::new(DistrictTopic::Unsettled, w.say("unsettled-district"), unsettled.to_string());
        lines.push(DistrictLine::Item(DistrictItem { late: true, status, ..item }));
    }
    lines
}

/// The mixed load: the program's own measure, and called so.
fn total(model: &Model, figures: &DistrictFigures, percent: u32) -> DistrictItem {
    let w = &model.words;
    let over = figures.load.groups.iter().filter(|g| g.is_over());
    let over: Vec<String> = over.map(|g| w.level_letters(&g.limit.levels)).collect();
    let said = say!(w, "district-status-total", n = percent, sum = sum(figures));
    let documents = if over.is_empty() {
        w.say("district-status-none-over")
    } else {
        say!(w, "district-status-some-over", groups = over.join(", "))
    };
    DistrictItem {
        bar: Some((percent as usize, 100)),
        late: percent > 100,
        status: format!("{said}{documents}"),
        ..DistrictItem::new(
            DistrictTopic::Total,
            w.say("district-total"),
            w.count("district-percent", percent),
        )
    }
}

fn week(model: &Model, figures: &DistrictFigures) -> DistrictSection {
    let w = &model.words;
    let demand = &figures.demand;
    let (from, to) = day::period(Unit::Week, model.today);
    let title = format!("{}, {}", capitalised(&w.period(Unit::Week, from)), w.span(from, to));
    let mut lines = vec![DistrictLine::Head(title, w.say("district-week-head"))];
    let month = w.period(Unit::Month, model.today.with_day(1).unwrap_or(model.today));
    let last = w.weekday_day(to);
    for (part, n) in [
        (DemandPart::Week, demand.week),
        (DemandPart::Month, demand.month),
        (DemandPart::Held, demand.held),
        (DemandPart::Possible, demand.possible),
    ] {
        let args = [
            ("code", part.code().into()),
            ("month", month.as_str().into()),
            ("day", last.as_str().into()),
            ("n", n.into()),
            ("families", figures.behind(model, DistrictTopic::Demand(part)).len().into()),
            ("possible", demand.possible.into()),
            ("lacking", demand.week.saturating_sub(demand.possible).into()),
        ];
        let late = part == DemandPart::Week && demand.week > demand.possible;
        let id = if late { "district-status-lacking" } else { "district-status-demand" };
        let item =
            DistrictItem::new(DistrictTopic::Demand(part), w.fill("district-demand", &args), n.to_string());
        lines.push(DistrictLine::Item(DistrictItem { late, status: w.fill(id, &args), ..item }));
    }
    let curators = model.curators();
    let days: Vec<(Option<String>, NaiveDate)> = day::days(model.today, day::day_after(to))
        .filter_map(|d| without_work(model, &curators, d).map(|why| (why, d)))
        .collect();
    let mut causes: Vec<Option<String>> = Vec::new();
    for (cause, _) in &days {
        if !causes.contains(cause) {
            causes.push(cause.clone());
        }
    }
    for cause in causes {
        let of: Vec<String> =
            days.iter().filter(|(c, _)| *c == cause).map(|(_, d)| w.weekday_number(*d)).collect();
        let said = of.join(", ");
        lines.push(DistrictLine::Say(match cause {
            None => say!(w, "district-off", days = said),
            Some(reason) => say!(w, "district-away", reason = reason, days = said),
        }));
    }
    lines
}

/// Why none of the curators works on a day: `Some(None)` on a day off, else the reason of who is away.
fn without_work(model: &Model, curators: &[Option<CuratorId>], day: NaiveDate) -> Option<Option<String>> {
    let obstacles: Vec<DayObstacle> =
        curators.iter().filter_map(|c| slack::works(model.ground(), *c, day).err()).collect();
    if obstacles.len() < curators.len() {
        return None;
    }
    if !obstacles.contains(&DayObstacle::Leave) {
        return Some(None);
    }
    let mut leaves = model.staff.leaves.iter().filter(|l| l.from <= day && day < l.until);
    let reason = leaves.find_map(|l| l.reason.clone());
    Some(Some(reason.unwrap_or_else(|| model.words.say("district-away-plain"))))
}

fn paths(model: &Model, figures: &DistrictFigures) -> DistrictSection {
    let w = &model.words;
    let better = level_changes::families(&figures.moves, ChangeDirection::Better);
    let worse = level_changes::families(&figures.moves, ChangeDirection::Worse);
    let quarter = w.pick("quarter", &(model.today.month0() / 3 + 1).to_string());
    let title = say!(w, "district-moves", quarter = quarter.as_str());
    let counts = say!(w, "district-moves-head", better = better, worse = worse);
    let none = figures.paths.is_empty();
    let mut lines = vec![DistrictLine::Head(title, if none { String::new() } else { counts })];
    for (i, path) in figures.paths.iter().enumerate() {
        let n = path.behind.len();
        let code = match path.direction() {
            ChangeDirection::Better => "better",
            ChangeDirection::Worse => "worse",
        };
        let letter = |l: Level| w.level_letter(l);
        let name = |l: Level| model.rules.level_name(l);
        let said = say!(
            w,
            "district-status-path",
            n = n,
            code = code,
            from = name(path.from),
            to = name(path.to),
            quarter = quarter.as_str()
        );
        lines.push(DistrictLine::Item(DistrictItem {
            letters: format!("{} > {}", letter(path.from), letter(path.to)),
            level: Some(path.to),
            status: format!("{said}{}", w.say("district-keys")),
            ..DistrictItem::new(DistrictTopic::Path(i), w.pick("district-direction", code), n.to_string())
        }));
    }
    if none {
        lines.push(DistrictLine::Say(w.say("district-no-moves")));
    }
    lines
}
