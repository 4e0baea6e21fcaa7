//! The curators of the file on «Участок»: what each has on her hands, and how the norms of her families stand.

use super::super::Desk;
use super::figures::Topic;
use super::lines::{Item, Line, Section};
use crate::domain::{Case, CuratorId, Level, Unit, name};
use crate::norm::load::{self, Load};
use crate::norm::{Standing, State};

/// How the rows of the present week or month stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Rows that demand something.
    pub all: usize,
    /// Of them those met.
    pub met: usize,
    /// Rows of the period before that ended short.
    pub short: usize,
}

/// A curator with her families of the day.
pub struct Hers {
    /// Who.
    pub curator: CuratorId,
    /// Her name.
    pub name: String,
    /// Families by level, the most acute first.
    pub levels: [(Level, usize); 4],
    /// Caseload.
    pub load: Load,
    /// Things that are late: visits of the period before, activities, terms without a decision.
    pub late: usize,
    /// Rows counted in weeks.
    pub week: Rows,
    /// Rows counted in months.
    pub month: Rows,
    /// Her families, with what is late of each.
    pub families: Vec<(crate::domain::FamilyId, usize)>,
}

/// All curators of the file, by name, whoever's families are looked at.
#[must_use]
pub fn of(desk: &Desk) -> Vec<Hers> {
    let ground = desk.ground();
    let others: Vec<Standing> = desk.elsewhere.iter().map(|c| Standing::of(ground, c)).collect();
    let all: Vec<(&Case, &Standing)> =
        desk.cases.iter().zip(&desk.standings).chain(desk.elsewhere.iter().zip(&others)).collect();
    let hers = |curator: &crate::domain::schedule::Curator| {
        let of = |c: &Case| desk.staff.curator_of(c, desk.today) == Some(curator.id);
        let families: Vec<(&Case, &Standing)> = all.iter().copied().filter(|(c, _)| of(c)).collect();
        let rows = |unit: Unit| {
            let now = families.iter().flat_map(|(_, s)| &s.rows).filter(|r| r.unit == unit && r.required > 0);
            let short = families.iter().flat_map(|(_, s)| &s.short).filter(|r| r.unit == unit).count();
            let met = now.clone().filter(|r| r.state == State::Met).count();
            Rows { all: now.count(), met, short }
        };
        Hers {
            curator: curator.id,
            name: curator.name.clone(),
            levels: Level::ACUTE_FIRST
                .map(|level| (level, families.iter().filter(|(_, s)| s.level == Some(level)).count())),
            load: load::load(ground, families.iter().map(|(c, _)| *c)),
            late: families.iter().map(|(_, s)| s.late(desk.today)).sum(),
            week: rows(Unit::Week),
            month: rows(Unit::Month),
            families: families.iter().map(|(c, s)| (c.family.id, s.late(desk.today))).collect(),
        }
    };
    desk.staff.curators.iter().map(hers).collect()
}

/// The numbers under each other.
fn columns(cells: [String; 5]) -> String {
    let [emergency, crisis, calm, load, late] = cells;
    format!("{emergency:>2} {crisis:>2} {calm:>3} {load:>4} {late:>2}")
}

/// The section: a line for each curator.
#[must_use]
pub fn section(desk: &Desk, curators: &[Hers]) -> Section {
    let w = &desk.words;
    let letter = |level: Level| w.pick("level-letter", level.code());
    let calm = format!("{}+{}", letter(Level::Adaptation), letter(Level::Basic));
    let head = columns([
        letter(Level::Emergency),
        letter(Level::Crisis),
        calm,
        "%".to_owned(),
        "!".to_owned(),
    ]);
    let mut lines = vec![Line::Head(w.say("staff-curators"), head)];
    for (i, hers) in curators.iter().enumerate() {
        let [emergency, crisis, basic, adaptation] = hers.levels.map(|(_, n)| n);
        let percent = hers.load.percent.map_or_else(|| "·".to_owned(), |n| n.to_string());
        let cells = [emergency, crisis, basic + adaptation].map(|n| n.to_string());
        let [e, c, calm] = cells;
        let over = hers.load.groups.iter().any(|g| g.limit.limit.is_some_and(|l| g.families > l));
        let args = [
            ("week", hers.week.met.into()),
            ("weeks", hers.week.all.into()),
            ("month", hers.month.met.into()),
            ("months", hers.month.all.into()),
            ("late", hers.late.into()),
        ];
        lines.push(Line::Item(Item {
            late: over,
            status: w.fill("staff-status-curator", &args),
            ..Item::new(
                Topic::Curator(i),
                name::short(&hers.name),
                columns([e, c, calm, percent, hers.late.to_string()]),
            )
        }));
    }
    if curators.is_empty() {
        lines.push(Line::Item(Item::none(desk, crate::domain::Kind::Curator)));
    }
    lines
}
