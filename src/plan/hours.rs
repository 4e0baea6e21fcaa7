//! Hours of proposed visits: one the family named as convenient, never one it named as impossible.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike};

use super::PlannedVisit;
use crate::domain::Case;
use crate::domain::check::overbooked;

/// Minutes from one visit of a day to the next.
const APART: i64 = 60;

/// Sets the hour of proposals to families that named convenient hours of the weekday, around agreed hours.
pub(super) fn give(cases: &[Case], visits: &mut [PlannedVisit]) {
    visits.sort_by_key(|v| (v.on, v.is_fixed().then_some(v.time).is_none(), v.case));
    for day in visits.chunk_by_mut(|a, b| a.on == b.on) {
        for i in 0..day.len() {
            let visit = &day[i];
            if visit.is_fixed() {
                continue;
            }
            let own = day.iter().filter(|v| v.curator == visit.curator);
            let agreed: Vec<NaiveTime> = own.filter_map(|v| v.time).collect();
            day[i].time = convenient(&cases[visit.case], visit.on, &agreed);
        }
    }
}

/// The hour of a visit that moves to another day: the one agreed, where the family named no others as convenient and none
/// as impossible, and nobody else of `taken` is visited at it; else a convenient one.
pub(super) fn moved(
    case: &Case,
    on: NaiveDate,
    agreed: Option<NaiveTime>,
    taken: &[NaiveTime],
) -> Option<NaiveTime> {
    let agreed = agreed.filter(|at| {
        !is_impossible(case, on, *at) && !taken.iter().any(|other| overbooked::collide(*at, *other))
    });
    let is_convenient = |at: &NaiveTime| {
        let named = case.availability.iter().filter(|a| a.possible && a.weekday == on.weekday());
        let mut hours = named.filter(|a| a.from.is_some() || a.until.is_some());
        hours.any(|a| a.from.is_none_or(|from| from <= *at) && a.until.is_none_or(|until| *at < until))
    };
    agreed.filter(is_convenient).or_else(|| convenient(case, on, taken)).or(agreed)
}

/// The first convenient hour at least [`APART`] minutes away from agreed hours.
fn convenient(case: &Case, on: NaiveDate, agreed: &[NaiveTime]) -> Option<NaiveTime> {
    let named = case.availability.iter().filter(|a| a.possible && a.weekday == on.weekday());
    named.filter(|a| a.from.is_some() || a.until.is_some()).find_map(|a| {
        let until = a.until.unwrap_or(NaiveTime::from_hms_opt(18, 0, 0)?);
        let mut at = a.from.unwrap_or(NaiveTime::from_hms_opt(9, 0, 0)?);
        while at < until {
            let apart = |other: &NaiveTime| (at - *other).num_minutes().abs() >= APART;
            if agreed.iter().all(apart) && !is_impossible(case, on, at) {
                return Some(at);
            }
            if at.hour() == 23 {
                break;
            }
            at += TimeDelta::minutes(APART);
        }
        None
    })
}

/// Whether the family named this hour as impossible.
pub(super) fn is_impossible(case: &Case, on: NaiveDate, at: NaiveTime) -> bool {
    case.availability.iter().any(|a| {
        !a.possible
            && !a.forbids_day()
            && a.weekday == on.weekday()
            && a.from.is_none_or(|from| from <= at)
            && a.until.is_none_or(|until| at < until)
    })
}
