//! Appointing a visit, or moving one that is appointed: a day, an hour, and what the day already holds.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::day_and_hour::day_and_hour;
use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::spec::DialogSpec;
use super::{Dialog, FormPurpose};
use crate::domain::check::overbooked::{IntendedVisit, Overbooking};
use crate::domain::record::TypedRecord;
use crate::domain::schedule::Appointment;
use crate::domain::{Act, Case, FamilyId, Id, day};
use crate::norm::current::waits_for_level;
use crate::norm::obstacle::{self, VisitObstacle};
use crate::norm::slack::{self, DayObstacle};
use crate::norm::{RowState, ledger, load, span};
use crate::plan::AppointmentDraft;
use crate::record;
use crate::screen::why::about::WhySubject;
use crate::screen::{Effect, Model, why};
use crate::text::say;
use crate::wording::visiting::ObstacleDetail;

/// The appointment being made or moved.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AppointmentForm {
    family: FamilyId,
    moving: Option<Id>,
}

impl AppointmentForm {
    /// The dialog for a new appointment of `case` on `day`, or for moving the one given.
    #[must_use]
    pub(super) fn dialog(model: &Model, case: &Case, on: Option<NaiveDate>, moving: Option<Id>) -> Dialog {
        let old = moving.and_then(|id| case.appointments.iter().find(|a| a.id == id));
        // Where the day was pointed at, the hour is what is left to say.
        let focus = if on.is_some() { SmallFormField::Time } else { SmallFormField::Day };
        let on = on.or_else(|| free_day(model, case, old.map(|a| a.on))).unwrap_or(model.today);
        let appoint = AppointmentForm { family: case.family.id, moving: old.map(|a| a.id) };
        Dialog::Form(appoint.form(model, case, on).focused(focus), Box::new(FormPurpose::Appoint(appoint)))
    }

    pub(super) fn family(&self) -> FamilyId {
        self.family
    }

    pub(super) fn form(&self, model: &Model, case: &Case, on: NaiveDate) -> SmallForm {
        let w = &model.words;
        let old = self.moving.and_then(|id| case.appointments.iter().find(|a| a.id == id));
        let title = if old.is_some() { "appoint-move" } else { "appoint-new" };
        let time = old.and_then(|a| a.time).map(|t| w.time(t)).unwrap_or_default();
        let note = old.and_then(|a| a.note.clone()).unwrap_or_default();
        SmallForm::new(say!(w, title, family = case.family.title.as_str()))
            .line(SmallFormField::Day, w.say("visit-day"), &w.weekday_near(on, model.today))
            .line(SmallFormField::Time, w.say("visit-time"), &time)
            .free(SmallFormField::Note, w.say("appoint-note"), &note)
    }

    /// The norm that the visit will count for.
    pub(super) fn why(&self, form: &SmallForm, model: &Model) -> Option<DialogSpec> {
        let (on, _) = day_and_hour(form, SmallFormField::Day, model).ok()??;
        let case = model.visited(self.family)?;
        if waits_for_level(model.ground(), case) {
            return Some(why::unset(model, case));
        }
        let row = ledger::rows(model.ground(), case, on, on).into_iter().next()?;
        Some(DialogSpec::Why(WhySubject::row(model, case, &row)))
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Effect, SmallFormFault> {
        let Some((on, hour)) = day_and_hour(form, SmallFormField::Day, model)? else {
            return Err(SmallFormFault { field: SmallFormField::Day, text: model.words.say("fault-day") });
        };
        if on < model.today {
            return Err(SmallFormFault {
                field: SmallFormField::Day,
                text: model.words.say("fault-day-past"),
            });
        }
        let (act, record) = match self.moving {
            Some(id) => (Act::VisitMoved, TypedRecord::of(id)),
            None => (Act::VisitAppointed, appointment(model, self.family)),
        };
        // An hour typed behind the day is said last.
        let time = hour.map_or_else(|| form.time(SmallFormField::Time, model), |hour| Ok(Some(hour)))?;
        let record = record
            .set(Appointment::FIELDS.on, on)
            .set(Appointment::FIELDS.time, time)
            .set(Appointment::FIELDS.note, form.text(SmallFormField::Note));
        Ok(Effect::Record { act, records: vec![record.into()] })
    }

    /// Obstacles to a visit on the day, and the visits it already holds. It warns and never forbids.
    pub(super) fn hint(&self, form: &SmallForm, model: &Model) -> Vec<String> {
        let day = day_and_hour(form, SmallFormField::Day, model);
        let (Some(case), Ok(Some((on, hour)))) = (model.visited(self.family), day) else {
            return Vec::new();
        };
        let w = &model.words;
        let mut lines = vec![w.address(&case.family.address)];
        lines.retain(|address| !address.is_empty());
        lines.extend(self.beside(model, case));
        let time = hour.or(form.time(SmallFormField::Time, model).unwrap_or_default());
        let meant = IntendedVisit { id: self.moving, family: self.family, on, time };
        lines.extend(against(model, meant));
        lines.extend(self.effect(model, on));
        lines.extend(load::room(model.ground(), &model.visited_cases(), meant).map(|room| {
            let day = w.weekday_near(on, model.today);
            say!(w, "appoint-load", day = day, n = room.taken, limit = room.capacity)
        }));
        lines
    }
}

impl AppointmentForm {
    /// The day and hour a visit is moved from; of a new one, which are appointed already.
    fn beside(&self, model: &Model, case: &Case) -> Option<String> {
        let w = &model.words;
        let visit = |a: &Appointment| {
            let hour = a.time.map(|time| format!(" {}", w.time(time))).unwrap_or_default();
            format!("{}{hour}", w.weekday_near(a.on, model.today))
        };
        if let Some(old) = self.moving.and_then(|id| case.appointments.iter().find(|a| a.id == id)) {
            return Some(say!(w, "appoint-from", visit = visit(old)));
        }
        let coming: Vec<String> = case.coming_visits(model.today).take(3).map(visit).collect();
        (!coming.is_empty()).then(|| say!(w, "appoint-already", visits = coming.join(", ")))
    }

    /// What the day would do to the norms of the weeks ahead, if it makes one impossible.
    fn effect(&self, model: &Model, on: NaiveDate) -> Option<String> {
        let place = AppointmentDraft::Place { family: self.family, on, time: None };
        let drafts: Vec<AppointmentDraft> =
            self.moving.map(AppointmentDraft::TakeOff).into_iter().chain([place]).collect();
        why::plan::harm(model, model.ahead(), &drafts)
    }
}

/// A new appointment of the family, still without a day: like a visit it is made by the file's own curator.
#[must_use]
pub fn appointment(model: &Model, family: FamilyId) -> TypedRecord<Appointment> {
    record!(of Appointment { family, by: model.staff.default_curator() })
}

/// All obstacles to the visit, each with its sign, in every window that names a day for one: the norm's day, the days
/// the family refused, who is away, and what the day holds already.
#[must_use]
pub fn against(model: &Model, meant: IntendedVisit) -> Vec<String> {
    let Some(case) = model.visited(meant.family) else { return Vec::new() };
    let w = &model.words;
    let found = visit_obstacles(model, case, meant);
    let is_outside = |h: &VisitObstacle| matches!(h, VisitObstacle::Closed(_) | VisitObstacle::NotBegun(_));
    let norm = obstacle(model, case, meant.on).filter(|code| match *code {
        "past" | "visited" => true,
        // A family without a level: accompaniment neither ended nor started.
        "outside" => !found.iter().any(is_outside) && case.post_accompaniment(meant.on).is_none(),
        _ => false,
    });
    // No norm proposes a day as long as no level is set.
    let norm = norm
        .map(|code| if code == "outside" && waits_for_level(model.ground(), case) { "unset" } else { code });
    let norm = norm.map(|code| format!("! {}", w.pick("obstacle", code)));
    let said =
        found.iter().map(|h| format!("! {}", w.hindrance(case, h, model.today, ObstacleDetail::Whole)));
    norm.into_iter().chain(said).chain(crowd_said(model, meant)).chain(left(model, case, meant)).collect()
}

/// The rows of the norm that a visit leaves with less than they owe, when it is moved to a day outside their period.
fn left(model: &Model, case: &Case, meant: IntendedVisit) -> Vec<String> {
    let w = &model.words;
    let Some(old) = meant.id.and_then(|id| case.appointments.iter().find(|a| a.id == id)) else {
        return Vec::new();
    };
    let rows = ledger::rows(model.ground(), case, old.on, old.on).into_iter();
    rows.filter(|row| row.state == RowState::Open && !row.holds(meant.on))
        .filter_map(|row| {
            let rest = case.coming_visits(model.today).filter(|a| a.id != old.id && row.holds(a.on));
            let (rest, period) =
                (u32::try_from(rest.count()).unwrap_or(u32::MAX), w.period(row.unit, row.from));
            let said =
                say!(w, "appoint-leaves", period = period, n = row.done + rest, required = row.required);
            (rest < row.owed).then(|| format!("! {said}"))
        })
        .collect()
}

/// What the calendar and the papers would say of the visit. While no hour is named, every hour of the day that the
/// family asked to be left alone at.
fn visit_obstacles(model: &Model, case: &Case, meant: IntendedVisit) -> Vec<VisitObstacle> {
    let mut found = obstacle::visit_obstacles(model.ground(), case, meant.on, meant.time);
    if meant.time.is_none() {
        let asked = case.availability.iter().filter(|a| !a.possible && a.weekday == meant.on.weekday());
        found.extend(asked.filter(|a| !a.forbids_day()).map(|a| VisitObstacle::AskedHour {
            weekday: a.weekday,
            from: a.from,
            until: a.until,
        }));
    }
    found
}

/// Whether the visit has an obstacle that must be read before saving.
#[must_use]
pub fn is_hindered(model: &Model, case: &Case, meant: IntendedVisit) -> bool {
    obstacle(model, case, meant.on).is_some()
        || !visit_obstacles(model, case, meant).is_empty()
        || !crowd(model, meant).is_empty()
}

/// «час 11:00 снимается» where an appointment with an hour is put off to a day alone.
#[must_use]
pub fn dropped_hour(model: &Model, appointment: Option<&Appointment>) -> Option<String> {
    let time = appointment?.time?;
    Some(say!(model.words, "visit-hour-dropped", time = model.words.time(time)))
}

/// What is too much of a day if the visit is appointed for it.
#[must_use]
pub fn crowd(model: &Model, meant: IntendedVisit) -> Vec<Overbooking> {
    load::crowd(model.ground(), &model.visited_cases(), meant)
}

/// The same in sentences, each with its sign.
#[must_use]
pub fn crowd_said(model: &Model, meant: IntendedVisit) -> Vec<String> {
    let w = &model.words;
    let said = |found: Overbooking| match found {
        Overbooking::Hour(family, time) => {
            let who = model.visited(family).map(|c| c.family.short.clone()).unwrap_or_default();
            say!(w, "crowd-hour", time = w.time(time), who = who)
        }
        Overbooking::Twice(None) => w.say("crowd-twice"),
        Overbooking::Twice(Some(time)) => say!(w, "crowd-twice-at", time = w.time(time)),
        Overbooking::Full { visits, capacity } => {
            say!(
                w,
                "crowd-full",
                day = w.weekday_near(meant.on, model.today),
                n = visits,
                capacity = capacity
            )
        }
    };
    crowd(model, meant).into_iter().map(|c| format!("! {}", said(c))).collect()
}

/// Obstacles to a visit of `case` on `on`, as a code of the message `obstacle`.
#[must_use]
pub fn obstacle(model: &Model, case: &Case, on: NaiveDate) -> Option<&'static str> {
    let spans = span::spans(case, model.ground().rules);
    let all: Vec<&span::NormSpan> = spans.iter().collect();
    match slack::allows(model.ground(), case, &all, on) {
        Ok(()) => None,
        Err(DayObstacle::Past) => Some("past"),
        Err(DayObstacle::OutsideSpan) => Some("outside"),
        Err(DayObstacle::Excused) => Some("excused"),
        Err(DayObstacle::DayOff) => Some("day-off"),
        Err(DayObstacle::Leave) => Some("leave"),
        Err(DayObstacle::Impossible) => Some("impossible"),
        Err(DayObstacle::Visited) => Some("visited"),
    }
}

/// The next day, after `after` if given, on which the family can be visited and the curator has room.
#[must_use]
pub fn free_day(model: &Model, case: &Case, after: Option<NaiveDate>) -> Option<NaiveDate> {
    let from = after.map_or(model.today, day::day_after).max(model.today);
    let visited = model.visited_cases();
    day::days(from, day::later(from, 28)).find(|on| {
        is_open(model, case, *on)
            && has_room(model, &visited, case, *on)
            && !case.appointments.iter().any(|a| a.on == *on)
    })
}

/// The next days, from tomorrow on, that can be offered to the family for a visit: nothing is an obstacle to them, nothing
/// is appointed on them, and the curator has room. `most` at most, none later than three weeks.
#[must_use]
pub fn free_days(model: &Model, case: &Case, most: usize) -> Vec<NaiveDate> {
    let from = day::day_after(model.today);
    let visited = model.visited_cases();
    day::days(from, day::later(from, 21))
        .filter(|on| is_open(model, case, *on))
        .filter(|on| !case.appointments.iter().any(|a| a.on == *on))
        .filter(|on| has_room(model, &visited, case, *on))
        .take(most)
        .collect()
}

/// Whether nothing is an obstacle to a visit on the day: one of the norm's or of the curator's own.
fn is_open(model: &Model, case: &Case, on: NaiveDate) -> bool {
    let spans = span::spans(case, model.ground().rules);
    let all: Vec<&span::NormSpan> = spans.iter().collect();
    obstacle(model, case, on).is_none()
        || load::is_own_day(model.ground(), case, &all, on)
        || load::is_day_after(model.ground(), case, on)
}

/// Whether the day takes one visit of the family more; `visited`: [`Model::visited_cases`].
#[must_use]
pub fn has_room(model: &Model, visited: &[&Case], case: &Case, on: NaiveDate) -> bool {
    let meant = IntendedVisit { id: None, family: case.family.id, on, time: None };
    load::room(model.ground(), visited, meant).is_some_and(load::DayRoom::is_left)
}
