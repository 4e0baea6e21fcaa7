//! The commands on a family: the same on every screen that lists families, whatever else the list holds.

use chrono::NaiveDate;

use super::dialog::handover;
use super::dialog::spec::DialogSpec;
use super::entry::blank::EntryPurpose;
use super::{Command, Effect, Model, Step, preview};
use crate::domain::contact::Caller;
use crate::domain::{Act, Case, FieldName, Id, Unit};
use crate::norm::current::is_visited;
use crate::norm::standing::{awaited, serving};
use crate::norm::{LedgerRow, Standing, ledger};
use crate::text::say;
use crate::wording::level::TermDayStyle;

/// What a line shows of the visits of its family: moving and taking off concern nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// This appointment.
    Visit(Id),
    /// The next appointment.
    Next,
    /// None: the line is a row of the norm that waits for more visits than are appointed.
    Waiting,
    /// None: the line is about something else.
    Other,
}

/// What the command does for the family of a line that shows this of its visits. A visit that was kept is neither moved
/// nor taken off. `Stay` where it is no command on a family.
#[must_use]
pub fn follow(command: Command, model: &Model, case: &Case, shown: Shown) -> Step {
    let family = case.family.id;
    let kept = case.appointments.iter().find(|a| shown == Shown::Visit(a.id) && case.is_kept(a));
    if let (Command::Move | Command::TakeOff, Some(kept)) = (command, kept) {
        return held(model, kept.on);
    }
    let next = || case.next_appointment(model.today).map(|a| a.id);
    match command {
        Command::Card => Step::Card(family),
        Command::Note => Step::Ask(DialogSpec::Call { family, caller: Caller::Unknown }),
        Command::Move => appoint(model, case, None, moved(model, case, shown)),
        Command::TakeOff => match shown {
            Shown::Visit(id) => take_off(model, Some(id)),
            Shown::Waiting if next().is_some() => Step::Say(model.words.say("row-waits")),
            Shown::Other if next().is_some() => Step::Say(model.words.say("row-no-visit")),
            Shown::Next | Shown::Waiting | Shown::Other => take_off(model, next()),
        },
        Command::HandOver => handover::of_family(model, family),
        Command::CopyPhone => preview::copy_phone(model, case),
        Command::Print => Step::Ask(DialogSpec::Papers(Some((family, case.family.short.clone())))),
        _ => Step::Stay,
    }
}

/// Appoints a visit of the family, or moves one; refuses where its accompaniment is over and no visit follows it.
#[must_use]
pub fn appoint(model: &Model, case: &Case, on: Option<NaiveDate>, moving: Option<Id>) -> Step {
    if is_visited(model.ground(), case) {
        Step::Ask(DialogSpec::Appoint { family: case.family.id, on, moving })
    } else {
        Step::Say(model.words.say("closed-no-visit"))
    }
}

/// The appointment that [`Command::Move`] moves; `None`: it appoints a new visit, for none is there or a row of the norm
/// waits for one: a week row for one more than is appointed, a month row for its first.
#[must_use]
pub fn moved(model: &Model, case: &Case, shown: Shown) -> Option<Id> {
    match shown {
        Shown::Visit(id) => return Some(id),
        Shown::Waiting => return None,
        Shown::Next | Shown::Other => {}
    }
    let waits = |row: &LedgerRow| match row.unit {
        Unit::Week => awaited(case, row, model.today).is_none(),
        Unit::Month => serving(case, row, model.today).next().is_none(),
    };
    let lacks = ledger::rows(model.ground(), case, model.today, model.today);
    let lacks = lacks.iter().any(|row| row.owed > 0 && waits(row));
    case.next_appointment(model.today).filter(|_| !lacks).map(|a| a.id)
}

/// Marks a visit on `on`: a form for a new one, or the record of the one that was held then. A second visit of a day is
/// added as a contact.
#[must_use]
pub fn mark(case: &Case, on: NaiveDate, new: DialogSpec) -> Step {
    match case.held_visit(on) {
        Some(visit) => Step::Fill(EntryPurpose::change_at(visit.id, FieldName::Note)),
        None => Step::Ask(new),
    }
}

/// Marks a visit of today, of a family that was chosen by itself; refuses where it is neither accompanied nor in
/// post-accompaniment.
#[must_use]
pub fn mark_today(model: &Model, case: &Case, standing: &Standing) -> Step {
    let today = model.today;
    if standing.level.is_some() || case.post_accompaniment(today).is_some() {
        return mark(case, today, DialogSpec::Visit { family: case.family.id, on: today });
    }
    let is_closed = case.last_closing(today).is_some();
    Step::Say(model.words.say(if is_closed { "closed-no-mark" } else { "no-level" }))
}

/// Says that a family has no level: none was set, or the accompaniment is over.
#[must_use]
pub fn without_level(model: &Model, case: &Case, standing: &Standing) -> Step {
    let (rules, today) = (&model.rules, model.today);
    Step::Say(model.words.level_line(rules, case, standing, TermDayStyle::Full, today))
}

/// Says that a visit of `on` was held, so that nothing is left to move or to take off.
#[must_use]
pub fn held(model: &Model, on: NaiveDate) -> Step {
    Step::Say(say!(model.words, "visit-held-already", day = model.words.weekday_day(on)))
}

/// Takes a visit off, or says that none is appointed.
#[must_use]
pub fn take_off(model: &Model, appointment: Option<Id>) -> Step {
    match appointment {
        Some(id) => Step::Do(Effect::Remove { act: Act::VisitTakenOff, ids: vec![id] }),
        None => Step::Say(model.words.say("no-appointment")),
    }
}
