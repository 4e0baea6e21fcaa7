//! What a command does on a line without a family of its own yet: a call about an unknown one, a family that was received.

use crate::domain::schema::Kind;
use crate::domain::transfer::TakeUpRecord;
use crate::domain::{Act, phone};
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::{Command, Effect, Model, Step};
use crate::store::read::ReceivedFamily;

/// What can be done with a call about a family that is not known: attach it, or let it be done with.
pub(super) fn inquiry(command: Command, place: usize, model: &Model) -> Step {
    let Some(inquiry) = model.inquiries.get(place) else { return Step::Stay };
    match command {
        Command::Mark | Command::Card => Step::Ask(DialogSpec::Attach(inquiry.clone())),
        Command::Note => Step::Fill(EntryPurpose::TakeInCaller { inquiry: inquiry.id }),
        // A violation is not put away: it is reported to a body first.
        Command::TakeOff if model.due.urgent.iter().any(|u| u.violation.record == inquiry.id) => {
            Step::Say(model.words.say("inquiry-urgent"))
        }
        Command::TakeOff => Step::Do(Effect::Remove { act: Act::CallDropped, ids: vec![inquiry.id] }),
        Command::CopyPhone => match &inquiry.phone {
            Some(number) => Step::Do(Effect::Copy(phone::shown(number))),
            None => Step::Say(model.words.say("no-phone")),
        },
        _ => Step::Stay,
    }
}

/// The form of what a family that came lacks first.
pub(super) fn take_up(received: &ReceivedFamily) -> Step {
    let kind = match received.lacks.first() {
        Some(TakeUpRecord::Curator) => Kind::Assignment,
        Some(TakeUpRecord::Level) => Kind::Level,
        Some(TakeUpRecord::Decision) | None => Kind::Decision,
    };
    Step::Fill(EntryPurpose::add(kind, Some(received.family)))
}
