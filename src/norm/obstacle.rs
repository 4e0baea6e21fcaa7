//! Obstacles to a visit of a family on a day, and what must be known before it: one answer for the calendar, the
//! windows in which a visit is appointed, and every paper that sends somebody to a door.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::NormContext;
use super::slack::{self, DayObstacle};
use super::span::{self, NormSpan};
use crate::domain::schedule::Absence;
use crate::domain::{Case, MemberId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VisitObstacle {
    /// The accompaniment ended: the first day without it.
    Closed(NaiveDate),
    /// The accompaniment begins later: its first day.
    NotBegun(NaiveDate),
    /// The household is away.
    Away {
        /// Why.
        reason: Option<String>,
        /// First day back.
        until: NaiveDate,
    },
    /// One member is away; the visit counts all the same.
    MemberAway {
        /// Who.
        member: MemberId,
        /// Why.
        reason: Option<String>,
        /// First day back.
        until: NaiveDate,
    },
    /// The family asked not to come on this weekday.
    Asked(Weekday),
    /// The family asked not to come at this hour of the weekday.
    AskedHour {
        weekday: Weekday,
        /// From this hour.
        from: Option<NaiveTime>,
        /// Until this hour.
        until: Option<NaiveTime>,
    },
    /// A day off of the production calendar without duty.
    DayOff,
    /// The curator is on leave without a deputy.
    Leave,
}

impl VisitObstacle {
    /// The first day without accompaniment, if that is over.
    fn closed(&self) -> Option<NaiveDate> {
        if let VisitObstacle::Closed(closed) = self { Some(*closed) } else { None }
    }

    /// Its code in messages and in JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            VisitObstacle::Closed(_) => "closed",
            VisitObstacle::NotBegun(_) => "not_begun",
            VisitObstacle::Away { .. } => "away",
            VisitObstacle::MemberAway { .. } => "member_away",
            VisitObstacle::Asked(_) => "asked",
            VisitObstacle::AskedHour { .. } => "asked_hour",
            VisitObstacle::DayOff => "day_off",
            VisitObstacle::Leave => "leave",
        }
    }
}

/// Obstacles to a visit of `case` on `on`, at `time` where an hour is agreed; the weightiest first.
#[must_use]
pub fn visit_obstacles(
    ground: NormContext<'_>,
    case: &Case,
    on: NaiveDate,
    time: Option<NaiveTime>,
) -> Vec<VisitObstacle> {
    let mut found = of_family(case, &span::spans(case, ground.rules), on, time);
    found.extend(match slack::works(ground, ground.staff.curator_of(case, on), on) {
        Err(DayObstacle::DayOff) => Some(VisitObstacle::DayOff),
        Err(_) => Some(VisitObstacle::Leave),
        Ok(()) => None,
    });
    found
}

/// Obstacles to a visit on the family's side, independent of the curator. `spans` are those of `case`.
#[must_use]
pub fn of_family(
    case: &Case,
    spans: &[NormSpan],
    on: NaiveDate,
    time: Option<NaiveTime>,
) -> Vec<VisitObstacle> {
    let mut found: Vec<VisitObstacle> = unvisited(case, spans, on).into_iter().collect();
    for absence in case.absences.iter().filter(|a| a.from <= on && on < a.until) {
        found.push(of_absence(absence));
    }
    for asked in case.availability.iter().filter(|a| !a.possible && a.weekday == on.weekday()) {
        let (from, until) = (asked.from, asked.until);
        if asked.forbids_day() {
            found.push(VisitObstacle::Asked(asked.weekday));
        } else if time.is_some_and(|t| from.is_none_or(|f| f <= t) && until.is_none_or(|until| t < until)) {
            found.push(VisitObstacle::AskedHour { weekday: asked.weekday, from, until });
        }
    }
    found
}

/// An absence on one of its days.
#[must_use]
pub fn of_absence(absence: &Absence) -> VisitObstacle {
    let (reason, until) = (absence.reason.clone(), absence.until);
    match absence.member {
        None => VisitObstacle::Away { reason, until },
        Some(member) => VisitObstacle::MemberAway { member, reason, until },
    }
}

/// Whether the day is before or after the accompaniment. A family that waits for a level may well be visited.
fn outside(case: &Case, spans: &[NormSpan], on: NaiveDate) -> Option<VisitObstacle> {
    if span::at(spans, on).is_some() {
        return None;
    }
    let closed = case.last_closing(on).map(|c| c.on);
    let begins = || spans.iter().map(|s| s.from).filter(|from| on < *from).min();
    closed.map(VisitObstacle::Closed).or_else(|| begins().map(VisitObstacle::NotBegun))
}

/// The same for a visit: in post-accompaniment a family is visited though its accompaniment is over.
fn unvisited(case: &Case, spans: &[NormSpan], on: NaiveDate) -> Option<VisitObstacle> {
    let is_meant =
        |o: &VisitObstacle| matches!(o, VisitObstacle::Closed(_)) && case.post_accompaniment(on).is_some();
    outside(case, spans, on).filter(|o| !is_meant(o))
}

/// The first day without accompaniment, if it is over on `on`: its terms and activities end with it.
#[must_use]
pub fn closed_on(ground: NormContext<'_>, case: &Case, on: NaiveDate) -> Option<NaiveDate> {
    outside(case, &span::spans(case, ground.rules), on).and_then(|o| o.closed())
}

/// The same, unless `on` is a day of post-accompaniment: nobody is sent there any more.
#[must_use]
pub fn unvisited_on(ground: NormContext<'_>, case: &Case, on: NaiveDate) -> Option<NaiveDate> {
    unvisited(case, &span::spans(case, ground.rules), on).and_then(|o| o.closed())
}
