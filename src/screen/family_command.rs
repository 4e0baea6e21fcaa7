//! The commands on a family: the same on every screen that lists families, whatever else the list holds.

use super::dialog::handover;
use super::dialog::spec::Spec;
use super::{Command, Effect, Model, Step, preview};
use crate::domain::contact::Caller;
use crate::domain::{Act, Case, Id};

/// What the command does for the family; `appointment` is the one under the cursor, else the next one is meant.
/// `Stay` where it is no command on a family.
#[must_use]
pub fn follow(command: Command, model: &Model, case: &Case, appointment: Option<Id>) -> Step {
    let family = case.family.id;
    let appointment = appointment.or_else(|| case.next_appointment(model.today).map(|a| a.id));
    match command {
        Command::Card => Step::Card(family),
        Command::Note => Step::Ask(Spec::Call { family, caller: Caller::Unknown }),
        Command::Move => Step::Ask(Spec::Appoint { family, on: None, moving: appointment }),
        Command::TakeOff => take_off(model, appointment),
        Command::HandOver => handover::of_family(model, family),
        Command::CopyPhone => preview::copy_phone(model, case),
        _ => Step::Stay,
    }
}

/// Takes a visit off, or says that none is appointed.
#[must_use]
pub fn take_off(model: &Model, appointment: Option<Id>) -> Step {
    match appointment {
        Some(id) => Step::Do(Effect::Remove { act: Act::VisitTakenOff, ids: vec![id] }),
        None => Step::Say(model.words.say("no-appointment")),
    }
}
