//! Appointments and their obstacles: they are fixed, but one that cannot be kept serves no norm.

use chrono::{NaiveDate, NaiveTime};

use super::AppointmentDraft;
use crate::domain::{Case, CuratorId, Id};
use crate::norm::NormContext;
use crate::norm::slack::{self, DayObstacle};
use crate::norm::span::{NormSpan, spans};

/// An appointment of the file or of a draft.
#[derive(Clone, Debug)]
pub(super) struct FixedAppointment {
    /// Index of the case.
    pub case: usize,
    /// The day.
    pub on: NaiveDate,
    /// The hour.
    pub time: Option<NaiveTime>,
    /// The record; `None` of a draft.
    pub id: Option<Id>,
    /// The curator of the family on the day.
    pub curator: Option<CuratorId>,
    pub obstacle: Option<DayObstacle>,
}

impl FixedAppointment {
    /// Whether the visit would count. An agreement with the family outweighs a weekday it once named, and a visit counts in
    /// the row whose period holds it, in a span or not.
    pub fn can_be_kept(&self) -> bool {
        matches!(self.obstacle, None | Some(DayObstacle::Impossible | DayObstacle::OutsideSpan))
    }
}

/// Appointments from `first` to `last` with the families of `curator`, of all where none is given, by case, day and hour.
pub(super) fn appointed(
    ground: NormContext<'_>,
    cases: &[Case],
    (first, last): (NaiveDate, NaiveDate),
    curator: Option<CuratorId>,
    drafts: &[AppointmentDraft],
) -> Vec<FixedAppointment> {
    let is_of_curator = |case: &Case, on| curator.is_none() || ground.staff.curator_of(case, on) == curator;
    let mut all = Vec::new();
    for (case, of) in cases.iter().enumerate() {
        let kept = of.appointments.iter().filter(|a| !drafts.contains(&AppointmentDraft::TakeOff(a.id)));
        let made = kept.map(|a| (a.on, a.time, Some(a.id)));
        let drafted = drafts.iter().filter_map(|d| match d {
            AppointmentDraft::Place { family, on, time } if *family == of.family.id => {
                Some((*on, *time, None))
            }
            _ => None,
        });
        let mut dated: Vec<_> = made
            .chain(drafted)
            .filter(|(on, ..)| first <= *on && *on <= last && is_of_curator(of, *on))
            .collect();
        if dated.is_empty() {
            continue;
        }
        dated.sort_by_key(|(on, time, id)| (*on, time.is_none(), *time, *id));
        let spans = spans(of, ground.rules);
        all.extend(dated.into_iter().map(|(on, time, id)| FixedAppointment {
            case,
            on,
            time,
            id,
            curator: ground.staff.curator_of(of, on),
            obstacle: obstacle(ground, of, &spans, on),
        }));
    }
    all
}

/// The weightiest obstacle to a visit of `case` on a day.
fn obstacle(ground: NormContext<'_>, case: &Case, spans: &[NormSpan], on: NaiveDate) -> Option<DayObstacle> {
    if let Err(off) = slack::works(ground, ground.staff.curator_of(case, on), on) {
        return Some(off);
    }
    if case.is_excused(on) {
        return Some(DayObstacle::Excused);
    }
    if case.contacts.iter().any(|c| c.on == on && c.is_held_visit()) {
        return Some(DayObstacle::Visited);
    }
    // A family that waits for its level, its first or that after it was registered again, may well be visited.
    let all: Vec<&NormSpan> = spans.iter().collect();
    let waits =
        || spans.iter().all(|s| s.until.is_some_and(|until| until <= on)) && case.last_closing(on).is_none();
    match slack::suits(case, &all, on) {
        Err(DayObstacle::OutsideSpan) if waits() => None,
        other => other.err(),
    }
}
