//! «Сегодня»: what burns, what is to be done, what is late, what ends soon, who waits for a call.

use chrono::NaiveDate;

use super::after::after;
use super::current::{is_current, waits_for_level};
use super::deadline::{self, Deadline, UpcomingMatter};
use super::horizon::{AHEAD, COMING};
use super::ledger::{self, LedgerRow};
use super::marks::{self, UnsupportedLevel};
use super::position::{self, MisplacedCurator};
use super::{NormContext, Standing, answers, expiry};
use crate::domain::contact::Violation;
use crate::domain::member::Member;
use crate::domain::paper::Request;
use crate::domain::{Case, CuratorId, Id, Level, MemberId, Unit, day};

/// The ages that change what is owed to somebody: nursery, passport and own consent, majority.
pub const AGES: [u32; 3] = [3, 14, MAJORITY];

/// The age from which a member is no child any more.
const MAJORITY: u32 = 18;

/// Something late.
#[derive(Clone, Debug, PartialEq)]
pub enum OverdueMatter {
    /// A period ended with fewer visits than required.
    Visits(Box<LedgerRow>),
    /// An activity is past its day.
    Activity {
        /// Which.
        id: Id,
        /// What.
        text: String,
        /// By when.
        due: NaiveDate,
        /// Whether it is help that cannot wait.
        urgent: bool,
    },
    /// The term of the level is over and no decision has been entered.
    Term {
        level: Level,
        /// The last day of the term.
        until: NaiveDate,
    },
    /// A request (запрос) whose answer is awaited still.
    Request {
        id: Id,
        organisation: String,
        /// The day by which the answer was asked for.
        due: NaiveDate,
    },
    /// The family has no child any more, and is accompanied still.
    Childless {
        /// The last one.
        member: MemberId,
        /// What she is called.
        called: String,
        /// The first day without a child.
        since: NaiveDate,
    },
}

impl OverdueMatter {
    /// The answer to a request that was asked for by a day.
    fn of_request((request, due): (&Request, NaiveDate)) -> OverdueMatter {
        OverdueMatter::Request { id: request.id, organisation: request.organisation.clone(), due }
    }

    /// The day from which it has been late.
    #[must_use]
    pub fn since(&self) -> NaiveDate {
        match self {
            OverdueMatter::Visits(row) => row.to,
            OverdueMatter::Activity { due, .. } | OverdueMatter::Request { due, .. } => *due,
            OverdueMatter::Term { until, .. } => *until,
            OverdueMatter::Childless { since, .. } => *since,
        }
    }
}

/// The code by which a coming age is known in JSON.
#[must_use]
pub fn age_code(years: u32) -> &'static str {
    match years {
        3 => "three",
        14 => "fourteen",
        _ => "eighteen",
    }
}

/// The days of `[from, to]`, both included, on which a member of the family becomes of an age that matters. Who has left
/// by then, whatever the reason, is no concern of this family any more.
pub fn birthdays(
    case: &Case,
    from: NaiveDate,
    to: NaiveDate,
) -> impl Iterator<Item = (NaiveDate, &Member, u32)> {
    case.members.iter().flat_map(move |m| {
        let on = |years: u32| Some((day::birthday(m.born?, years), m, years));
        let within = |(on, m, _): &(NaiveDate, &Member, u32)| from <= *on && *on <= to && m.is_here(*on);
        AGES.into_iter().filter_map(on).filter(within).collect::<Vec<_>>()
    })
}

/// The members of a family who become of an age that matters within [`COMING`] days.
pub fn coming_of_age(case: &Case, today: NaiveDate) -> impl Iterator<Item = (NaiveDate, UpcomingMatter)> {
    birthdays(case, today, day::later(today, COMING)).filter(move |(_, m, _)| m.is_here(today)).map(
        move |(on, m, years)| {
            let is_last = years == MAJORITY && case.children(on).next().is_none();
            (on, UpcomingMatter::Turns { member: m.id, called: m.called(), years, is_last })
        },
    )
}

/// What must not wait for its turn: a violated right of a child (нарушение прав ребёнка) that no body has been notified
/// of.
#[derive(Clone, Debug, PartialEq)]
pub struct UrgentCase {
    /// The family, if it is one of the cases asked: a closed one and one that is not known yet is none of them.
    pub case: Option<usize>,
    /// What was noted.
    pub violation: Violation,
}

/// What «Сегодня» shows. Numbers are indices into the cases asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DueMatters {
    /// Unreported violations of a child's rights, oldest first; a notice settles one.
    pub urgent: Vec<UrgentCase>,
    /// Rows that still owe visits and whose period holds the day, most urgent first.
    pub visits: Vec<(usize, LedgerRow)>,
    /// What is late, the longest first.
    pub late: Vec<(usize, OverdueMatter)>,
    /// What ends within [`AHEAD`] or [`COMING`] days and deadlines that were not kept, the nearest first; before them help
    /// that cannot wait, whatever its term.
    pub ahead: Vec<Deadline>,
    /// Families that are registered and have no level on the day or later, and no sign that speaks for one: no norm asks
    /// for a visit to them.
    pub unset: Vec<usize>,
    /// Levels that the signs of the family do not speak for.
    pub unfit: Vec<(usize, UnsupportedLevel)>,
    /// Families whose curator has a position that the document allows for other families only.
    pub misplaced: Vec<(usize, MisplacedCurator)>,
    /// Curators of these families whose position the document does not list.
    pub unlisted: Vec<CuratorId>,
    /// Closings of families that the document asks a post-accompaniment (постсопровождение) for, and that name no end of
    /// it: case, closing, day of the closing. No day makes it late: the document names none.
    pub unended: Vec<(usize, Id, NaiveDate)>,
    /// Contacts that ask for a call back not yet made: case, contact, day.
    pub call_back: Vec<(usize, Id, NaiveDate)>,
}

/// The contacts of a case that ask for a call back not yet made, with its day.
pub fn promised_calls(case: &Case) -> impl Iterator<Item = (Id, NaiveDate)> {
    case.contacts.iter().filter_map(|c| Some((c.id, c.awaited_call()?)))
}

/// The same of those of `families` whose accompaniment has ended, before or since: who closes one is asked which
/// promises are dropped, and the others are kept. Index into `families`, contact, day, the nearest first.
#[must_use]
pub fn calls_of_closed(families: &[Case], today: NaiveDate) -> Vec<(usize, Id, NaiveDate)> {
    let mut all = Vec::new();
    for (i, case) in families.iter().enumerate().filter(|(_, case)| case.ended_on(today).is_some()) {
        all.extend(promised_calls(case).map(|(id, on)| (i, id, on)));
    }
    all.sort_by_key(|(i, _, on)| (*on, *i));
    all
}

/// Leaves out the violations of families in `elsewhere`: what another curator has to report is on her own list; of closed
/// families and of those not known yet on everyone's.
pub fn leave_to_others(violations: &mut Vec<Violation>, elsewhere: &[Case]) {
    let is_of = |v: &Violation, c: &Case| v.family.as_ref().is_some_and(|(id, _)| *id == c.family.id);
    violations.retain(|violation| !elsewhere.iter().any(|case| is_of(violation, case)));
}

/// What is due on the day asked. `standings` are those of `cases`; `violations` are those not notified by then, of
/// these families and of those without a curator.
#[must_use]
pub fn due(
    ground: NormContext<'_>,
    cases: &[Case],
    standings: &[Standing],
    violations: Vec<Violation>,
) -> DueMatters {
    let today = ground.today;
    let horizon = day::later(today, AHEAD);
    let mut due = DueMatters::default();
    let place = |v: &Violation| {
        let family = v.family.as_ref().map(|(id, _)| *id);
        family.and_then(|id| cases.iter().position(|c| c.family.id == id))
    };
    due.urgent =
        violations.into_iter().map(|violation| UrgentCase { case: place(&violation), violation }).collect();
    for (i, (case, standing)) in cases.iter().zip(standings).enumerate() {
        due.visits.extend(standing.rows.iter().filter(|r| r.owed > 0).map(|r| (i, r.clone())));
        due.late.extend(standing.short.iter().map(|r| (i, OverdueMatter::Visits(Box::new(r.clone())))));
        due_activities(&mut due, case, i, today);
        // Where the document has a deadline for answers, that one shows them.
        if !answers::is_by_plan(ground) {
            due.late.extend(answers::late(case, today).map(|late| (i, OverdueMatter::of_request(late))));
            due.ahead.extend(answers::ahead(case, i, today, horizon));
        }
        if let Some(end) = &standing.term {
            let level = end.level;
            if end.is_over(today) {
                due.late.push((i, OverdueMatter::Term { level, until: end.until }));
            } else if end.until <= day::later(today, COMING) {
                let what = UpcomingMatter::Term { level, firmness: end.firmness };
                due.ahead.push(Deadline { on: end.until, case: Some(i), what, is_late: false });
            }
        }
        due.ahead.extend(deadline::due_of_family(ground, case, i, horizon));
        due.ahead.extend(marks::endings(ground, case).into_iter().map(|e| Deadline {
            on: e.on,
            case: Some(i),
            is_late: day::is_late(e.on, today),
            what: UpcomingMatter::Ends(Box::new(e)),
        }));
        due.ahead.extend(expiry::expiring(ground, case).into_iter().map(|e| Deadline {
            on: e.last,
            case: Some(i),
            is_late: day::is_late(e.last, today),
            what: UpcomingMatter::Expires(Box::new(e)),
        }));
        match marks::unfit(ground, case) {
            Some(unfit) => due.unfit.push((i, unfit)),
            None => due.unset.extend(waits_for_level(ground, case).then_some(i)),
        }
        due.misplaced.extend(position::misplaced(ground, case).map(|misplaced| (i, misplaced)));
        let comes =
            coming_of_age(case, today).map(|(on, what)| Deadline { on, case: Some(i), what, is_late: false });
        due.ahead.extend(comes);
        if let (Some(_), Some((m, since))) = (standing.level, case.last_child(today)) {
            due.late.push((i, OverdueMatter::Childless { member: m.id, called: m.called(), since }));
        }
        due.call_back.extend(promised_calls(case).map(|(id, on)| (i, id, on)));
    }
    due.unlisted = position::unlisted(ground, cases.iter().filter(|case| is_current(ground, case)));
    due.ahead.extend(deadline::due_of_district(ground, horizon));
    due.ahead.extend(deadline::due_of_closed(ground, cases, horizon));
    due.ahead.extend(deadline::sittings(ground, today, horizon));
    let title = |i: usize| &cases[i].family.title;
    due.visits.sort_by(|(a, x), (b, y)| {
        x.urgency().cmp(&y.urgency()).then_with(|| title(*a).cmp(title(*b))).then(x.unit.cmp(&y.unit))
    });
    due.late.sort_by(|(a, x), (b, y)| x.since().cmp(&y.since()).then_with(|| title(*a).cmp(title(*b))));
    due.ahead.sort_by_key(|d| (d.order(), d.case));
    due.unset.sort_by_key(|i| title(*i));
    due.unfit.sort_by(|(a, x), (b, y)| y.level.cmp(&x.level).then_with(|| title(*a).cmp(title(*b))));
    due.call_back.sort_by_key(|(i, _, on)| (*on, *i));
    due
}

/// What closings left open, late or ending soon: activities, requests, the end of a post-accompaniment. Numbers are
/// indices into `closed`: families whose accompaniment has ended.
#[must_use]
pub fn left(ground: NormContext<'_>, closed: &[Case]) -> DueMatters {
    let today = ground.today;
    let mut due = DueMatters::default();
    for (i, case) in closed.iter().enumerate() {
        due_activities(&mut due, case, i, today);
        due.late.extend(answers::late(case, today).map(|late| (i, OverdueMatter::of_request(late))));
        due.ahead.extend(answers::ahead(case, i, today, day::later(today, AHEAD)));
        let unset = after(ground, case).filter(|after| after.last.is_none());
        due.unended.extend(unset.map(|a| (i, a.closing, a.from)));
    }
    due
}

/// Adds the open activities of a family that are late or end soon.
fn due_activities(due: &mut DueMatters, case: &Case, i: usize, today: NaiveDate) {
    let horizon = day::later(today, AHEAD);
    for activity in case.current_activities().filter(|a| a.state.is_open()) {
        // Help that cannot wait needs no term to be due.
        let Some(on) = activity.due.or(activity.urgent.then_some(today)) else { continue };
        let (id, text, urgent) = (activity.id, activity.text.clone(), activity.urgent);
        if day::is_late(on, today) {
            due.late.push((i, OverdueMatter::Activity { id, text, due: on, urgent }));
        } else if urgent || on <= horizon {
            let what =
                UpcomingMatter::Activity { id, text, organisation: activity.organisation.clone(), urgent };
            due.ahead.push(Deadline { on, case: Some(i), what, is_late: false });
        }
    }
}

/// The first day of the rows that overlap a day: that of its week or of its month. Who was accompanied no more by then has
/// none.
#[must_use]
pub fn ledger_begins(from: NaiveDate) -> NaiveDate {
    day::period(Unit::Week, from).0.min(day::period(Unit::Month, from).0)
}

/// All rows of all cases that overlap `[from, to]`, by title, period and unit: case index and row.
#[must_use]
pub fn ledger(
    ground: NormContext<'_>,
    cases: &[Case],
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<(usize, LedgerRow)> {
    let mut all: Vec<(usize, LedgerRow)> = cases
        .iter()
        .enumerate()
        .flat_map(|(i, case)| ledger::rows(ground, case, from, to).into_iter().map(move |r| (i, r)))
        .collect();
    all.sort_by(|(a, x), (b, y)| {
        let key = |i: usize| (&cases[i].family.title, cases[i].family.id);
        key(*a).cmp(&key(*b)).then((x.from, x.unit).cmp(&(y.from, y.unit)))
    });
    all
}
