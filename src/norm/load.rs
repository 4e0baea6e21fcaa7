//! Caseload: how many families a curator has against what the document recommends.

use chrono::NaiveDate;

use crate::domain::check::overbooked::{self, IntendedVisit, Overbooking};
use crate::domain::{Case, CuratorId, Level};
use crate::regulation::rules::CaseloadLimit;

use super::after::after;
use super::span::{NormSpan, at, spans};
use super::{NormContext, obstacle, slack};

/// Visits a day takes where no record sets another number.
pub const CAPACITY: u32 = 4;

/// A group of levels with its limit.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseloadGroup {
    /// The limit and where it comes from.
    pub limit: CaseloadLimit,
    /// Families on accompaniment at these levels.
    pub families: u32,
}

impl CaseloadGroup {
    /// Whether it holds more families than the document recommends.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.limit.limit.is_some_and(|limit| self.families > limit)
    }
}

/// The families on accompaniment against the recommended numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct DistrictCaseload {
    /// Groups, most acute first.
    pub groups: Vec<CaseloadGroup>,
    /// The mixed load in percent, rounded half up: the program's own measure, of no document.
    /// `None` where a group has no limit.
    pub percent: Option<u32>,
}

/// The caseload on the day asked. A recommendation: it warns and never blocks.
#[must_use]
pub fn load<'a>(ground: NormContext<'_>, cases: impl Iterator<Item = &'a Case>) -> DistrictCaseload {
    let levels: Vec<Level> =
        cases.filter_map(|c| at(&spans(c, ground.rules), ground.today).map(|s| s.level)).collect();
    let groups: Vec<CaseloadGroup> = ground
        .rules
        .limits(ground.today)
        .into_iter()
        .map(|limit| {
            let families = levels.iter().filter(|l| limit.levels.contains(l)).count();
            CaseloadGroup { families: u32::try_from(families).unwrap_or(u32::MAX), limit }
        })
        .collect();
    DistrictCaseload { percent: percent(&groups), groups }
}

/// Σ families ÷ limit over one common denominator, in percent.
fn percent(groups: &[CaseloadGroup]) -> Option<u32> {
    let limits: Vec<u64> = groups.iter().map(|g| g.limit.limit.map(u64::from)).collect::<Option<_>>()?;
    let common: u64 = limits.iter().product();
    let sum: u64 = groups.iter().zip(&limits).map(|(g, limit)| u64::from(g.families) * common / limit).sum();
    u32::try_from((200 * sum + common) / (2 * common)).ok()
}

/// Whether a visit of `case` on `day` can serve a row with these spans on a day that is the curator's own.
#[must_use]
pub fn is_own_day(ground: NormContext<'_>, case: &Case, spans: &[&NormSpan], day: NaiveDate) -> bool {
    slack::suits(case, spans, day).is_ok() && is_curators_day(ground, case, day)
}

/// Whether a visit of `case` in its post-accompaniment (постсопровождение) can be made on `day`: it serves no row.
#[must_use]
pub fn is_day_after(ground: NormContext<'_>, case: &Case, day: NaiveDate) -> bool {
    case.post_accompaniment(day).is_some()
        && slack::suits_family(case, day).is_ok()
        && is_curators_day(ground, case, day)
}

/// Whether a visit of `case` that was agreed, whatever it serves, can be made on `day`: a family that waits for a level is
/// visited too, and one in post-accompaniment.
#[must_use]
pub fn is_day_of_visit(ground: NormContext<'_>, case: &Case, day: NaiveDate) -> bool {
    slack::suits_family(case, day).is_ok()
        && obstacle::unvisited_on(ground, case, day).is_none()
        && is_curators_day(ground, case, day)
}

/// Whether `day` is not over and is one of the curator's own.
fn is_curators_day(ground: NormContext<'_>, case: &Case, day: NaiveDate) -> bool {
    ground.today <= day && own_capacity(ground, ground.staff.curator_of(case, day), day, 1) > 0
}

/// The days of `[from, to]`, both included, on which a visit can still serve a row with these spans by the curator's own
/// week: beside [`slack::free_days`], which are those of the norm.
pub fn own_days<'a>(
    ground: NormContext<'a>,
    case: &'a Case,
    spans: &'a [&'a NormSpan],
    from: NaiveDate,
    to: NaiveDate,
) -> impl Iterator<Item = NaiveDate> + 'a {
    slack::days_left(ground, from, to).filter(move |day| is_own_day(ground, case, spans, *day))
}

/// Which rule gives the number of visits of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapacityRule {
    /// The curator does not work on it.
    Off(slack::DayObstacle),
    /// A record for the day.
    Day,
    /// The duty day's own number.
    Duty,
    /// A record for the weekday, from that day on.
    Weekday(Option<NaiveDate>),
    /// No record: the number the program takes.
    Otherwise,
}

/// How many visits fit into `day` of `curator`: see [`capacity_because`].
#[must_use]
pub fn capacity(ground: NormContext<'_>, curator: Option<CuratorId>, day: NaiveDate, otherwise: u32) -> u32 {
    capacity_because(ground, curator, day, otherwise).0
}

/// How many visits the curator herself makes on `day`: as [`capacity`], but a weekend day that a record of the curator
/// names is one of her days too. The norm and the plan know no such day (norms: «working for a curator»); what she is
/// warned of her own days does.
#[must_use]
pub fn own_capacity(
    ground: NormContext<'_>,
    curator: Option<CuratorId>,
    day: NaiveDate,
    otherwise: u32,
) -> u32 {
    use chrono::Datelike;
    let (visits, because) = capacity_because(ground, curator, day, otherwise);
    let weekend = day.weekday().number_from_monday() > 5 && ground.calendar.kind(day).why.is_none();
    let off = CapacityRule::Off(slack::DayObstacle::DayOff);
    if because != off || !weekend || slack::is_on_leave(ground, curator, day) {
        return visits;
    }
    recorded(ground, curator, day).map_or(0, |(visits, _)| visits)
}

/// What the curator's records say of `day`: one for the date, else the latest for the weekday that holds.
fn recorded(
    ground: NormContext<'_>,
    curator: Option<CuratorId>,
    day: NaiveDate,
) -> Option<(u32, CapacityRule)> {
    let dated = of_date(ground, curator, day).map(|visits| (visits, CapacityRule::Day));
    dated.or_else(|| of_weekday(ground, curator, day))
}

fn of_date(ground: NormContext<'_>, curator: Option<CuratorId>, day: NaiveDate) -> Option<u32> {
    let staff = ground.staff;
    let mut of_curator = staff.capacities.iter().filter(|c| staff.concerns(c.curator, curator));
    of_curator.find(|c| c.on == Some(day)).map(|c| c.visits)
}

fn of_weekday(
    ground: NormContext<'_>,
    curator: Option<CuratorId>,
    day: NaiveDate,
) -> Option<(u32, CapacityRule)> {
    use chrono::Datelike;
    let staff = ground.staff;
    let of_curator = staff.capacities.iter().filter(|c| staff.concerns(c.curator, curator));
    of_curator
        .filter(|c| c.weekday == Some(day.weekday()) && c.from.is_none_or(|f| f <= day))
        .max_by_key(|c| c.from)
        .map(|c| (c.visits, CapacityRule::Weekday(c.from)))
}

/// The families whose visits take room of the days of their curators: those on accompaniment, and those in
/// post-accompaniment (постсопровождение).
#[must_use]
pub fn visited<'a>(ground: NormContext<'a>, district: [&'a [Case]; 2]) -> Vec<&'a Case> {
    let mut visited: Vec<&Case> = district.into_iter().flatten().collect();
    let is_among = |case: &Case| district.into_iter().flatten().any(|c| c.family.id == case.family.id);
    let runs = |case: &&Case| after(ground, case).is_some_and(|after| after.runs());
    visited.extend(ground.rules.closed.iter().filter(runs).filter(|case| !is_among(case)));
    visited
}

/// The room of a day of one curator: the visits that take it, and how many fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRoom {
    pub taken: u32,
    pub capacity: u32,
}

impl DayRoom {
    /// Whether the day takes one visit more.
    #[must_use]
    pub fn is_left(self) -> bool {
        self.taken < self.capacity
    }
}

/// The room of the day of a visit, beside that visit; `visited`: see [`visited`]. `None`: its family is none of them.
#[must_use]
pub fn room(ground: NormContext<'_>, visited: &[&Case], meant: IntendedVisit) -> Option<DayRoom> {
    let (of_curator, capacity) = of_curator(ground, visited, meant)?;
    let taken = of_curator.map(|case| case.visits_taking_room(meant.on, meant.id)).sum();
    Some(DayRoom { taken, capacity })
}

/// What is too much of a day if a visit is appointed for it, among the families of its curator; `visited`: see
/// [`visited`].
#[must_use]
pub fn crowd(ground: NormContext<'_>, visited: &[&Case], meant: IntendedVisit) -> Vec<Overbooking> {
    let found = of_curator(ground, visited, meant);
    found.map_or_else(Vec::new, |(cases, capacity)| overbooked::crowd(meant, cases, capacity))
}

/// The families of the curator who makes a visit, and how many visits fit into her day.
fn of_curator<'a>(
    ground: NormContext<'a>,
    visited: &'a [&'a Case],
    meant: IntendedVisit,
) -> Option<(impl Iterator<Item = &'a Case> + Clone, u32)> {
    let case = visited.iter().find(|c| c.family.id == meant.family)?;
    let curator = ground.staff.curator_of(case, meant.on);
    let of_curator = move |c: &&Case| ground.staff.curator_of(c, meant.on) == curator;
    let cases = visited.iter().copied().filter(of_curator);
    Some((cases, own_capacity(ground, curator, meant.on, CAPACITY)))
}

/// How many visits fit into `day` of `curator`, and why: 0 on a day she does not work; else a record for the date,
/// else the duty day's number, else a record for the weekday (the latest that holds), else `otherwise`.
#[must_use]
pub fn capacity_because(
    ground: NormContext<'_>,
    curator: Option<CuratorId>,
    day: NaiveDate,
    otherwise: u32,
) -> (u32, CapacityRule) {
    if let Err(obstacle) = slack::works(ground, curator, day) {
        return (0, CapacityRule::Off(obstacle));
    }
    let staff = ground.staff;
    let duty = || {
        let mut duties = staff.duties.iter().filter(|d| d.on == day && staff.concerns(d.curator, curator));
        duties.next().and_then(|d| d.visits).map(|n| (n, CapacityRule::Duty))
    };
    of_date(ground, curator, day)
        .map(|visits| (visits, CapacityRule::Day))
        .or_else(duty)
        .or_else(|| of_weekday(ground, curator, day))
        .unwrap_or((otherwise, CapacityRule::Otherwise))
}
