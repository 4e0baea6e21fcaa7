//! «График»: appointed visits, absences, the days the family named, and who answered for it when.

use super::sheet::{CardSheet, CardTarget};
use crate::domain::FieldName;
use crate::domain::schedule::{Appointment, Assignment};
use crate::domain::schema::Kind;
use crate::model::facts::FamilyFacts;
use crate::screen::Model;
use crate::text::say;
use crate::ui::paint::LATE;

/// The section.
pub fn sheet(model: &Model, facts: &FamilyFacts) -> CardSheet {
    let w = &model.words;
    let mut s = CardSheet::new(w.say("card-days"));
    let case = &facts.case;
    let is_ahead = |a: &&Appointment| a.on >= model.today && !case.is_kept(a);
    s.count = Some(
        case.appointments.iter().filter(is_ahead).count()
            + case.absences.iter().filter(|a| model.today < a.until).count()
            + case.availability.len(),
    );
    appointments(model, facts, &mut s);
    absences(model, facts, &mut s);
    availability(model, facts, &mut s);
    assignments(model, facts, &mut s);
    s.or_empty(w.say("card-no-days"));
    s
}

fn head(model: &Model, s: &mut CardSheet, kind: Kind, n: usize) {
    s.head(format!("{}: {n}", model.several(kind)));
}

/// Visits to come, then those that are over, with what came of them.
fn appointments(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let near = |day| w.day_near(day, model.today);
    let is_ahead = |a: &&Appointment| a.on >= model.today && !facts.case.is_kept(a);
    let (ahead, past): (Vec<_>, Vec<_>) = facts.case.appointments.iter().partition(is_ahead);
    if !facts.case.appointments.is_empty() {
        head(model, s, Kind::Appointment, ahead.len());
    }
    for (a, over) in ahead.iter().map(|a| (a, false)).chain(past.iter().rev().map(|a| (a, true))) {
        let by = a.by.as_ref().map(|b| facts.who(b, model));
        let kept = over.then(|| {
            let came = facts
                .case
                .contacts
                .iter()
                .filter(|c| c.kind.is_visit() && c.on == a.on)
                .max_by_key(|c| c.is_held_visit());
            came.map_or_else(|| w.say("card-nothing-came"), |c| w.pick("outcome", c.outcome.code()))
        });
        let parts = [a.time.map(|t| w.time(t)), by, a.note.clone(), kept];
        let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let para = s.row(format!("{} {}", w.weekday(a.on), near(a.on)), said).on(CardTarget::Record(a.id));
        if over {
            para.quiet();
        }
        super::conflicts(model, facts, a.id, s);
    }
}

fn absences(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let near = |day| w.day_near(day, model.today);
    if !facts.case.absences.is_empty() {
        head(model, s, Kind::Absence, facts.case.absences.len());
    }
    for a in facts.case.absences.iter().rev() {
        let who = a.member.map(|m| facts.member(m.0, model).unwrap_or_else(|| w.say("card-someone")));
        let excuses = if who.is_some() { "card-excuses-not" } else { "card-excuses" };
        let parts = [Some(who.unwrap_or_else(|| w.say("card-all"))), a.reason.clone(), Some(w.say(excuses))];
        let until = w.through(a.until, model.today);
        let said = format!("{until}: {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        let para = s.row(say!(w, "card-from", day = near(a.from)), said).on(CardTarget::Record(a.id));
        if a.until <= model.today {
            para.quiet();
        }
        super::conflicts(model, facts, a.id, s);
    }
}

/// Days and hours at which the family can be visited, or cannot.
fn availability(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    if !facts.case.availability.is_empty() {
        head(model, s, Kind::Availability, facts.case.availability.len());
    }
    for a in &facts.case.availability {
        let day = w.pick("weekday-short", &a.weekday.number_from_monday().to_string());
        let hours = match (a.from, a.until) {
            (None, None) => None,
            (from, until) => {
                let said = say!(
                    w,
                    "card-hours",
                    from = from.map(|t| w.time(t)).unwrap_or_default(),
                    until = until.map(|t| w.time(t)).unwrap_or_default()
                );
                Some(said)
            }
        };
        let can = w.say(if a.possible { "card-possible" } else { "card-impossible" });
        let parts = [Some(can), hours, a.note.clone()];
        let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let para = s.row(day, said).on(CardTarget::Record(a.id));
        if a.forbids_day() {
            para.styled(LATE);
        }
        super::conflicts(model, facts, a.id, s);
    }
}

/// Who answered for the family from when to when.
fn assignments(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let near = |day| w.day_near(day, model.today);
    let assignments = facts.by_day(Kind::Assignment, FieldName::From);
    if !assignments.is_empty() {
        head(model, s, Kind::Assignment, assignments.len());
    }
    for a in assignments {
        let curator = a.get(Assignment::FIELDS.curator).and_then(|id| model.staff.named(id));
        let who = curator.map_or_else(|| w.say("card-someone"), |c| c.name.clone());
        let since =
            a.get(Assignment::FIELDS.from).map(|d| say!(w, "card-from", day = near(d))).unwrap_or_default();
        let until = a.get(Assignment::FIELDS.until).map(|d| format!(", {}", w.through(d, model.today)));
        s.row(since, format!("{who}{}", until.unwrap_or_default())).on(CardTarget::Record(a.id));
    }
}
