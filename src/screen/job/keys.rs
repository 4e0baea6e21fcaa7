//! The key of a job on a screen, and the command of the screen that does it.

use super::{Job, JobRequirement};
use crate::keymap::key::Key;
use crate::keymap::tab::Tab;
use crate::keymap::{self, Command, Scope};

impl Job {
    /// The command that does this job on a screen, by the record under the cursor.
    #[must_use]
    pub fn done_by(self, scope: Scope) -> Option<Command> {
        let command = match (self, scope) {
            (Job::Join, _) => Command::Join,
            (Job::RemoveFamily, _) => Command::RemoveFamily,
            (Job::Card, _) => Command::Card,
            (Job::CopyPhone, _) => Command::CopyPhone,
            (Job::Call, _) => Command::Note,
            (Job::TakeOff, Scope::Calendar) => Command::TakeOff,
            (Job::Move, Scope::Calendar) => Command::Move,
            (Job::Route, Scope::Today | Scope::Calendar) => Command::Print,
            (Job::Papers, Scope::Card | Scope::Programmes) => Command::Print,
            (Job::Evening, _) => Command::Evening,
            (Job::Rules, _) => Command::Rules,
            (Job::TakeIn, _) => Command::TakeIn,
            (Job::Exchange, _) => Command::Exchange,
            (Job::CopyOut, _) => Command::CopyOut,
            (Job::Restore, _) => Command::Restore,
            _ => return None,
        };
        offered(scope, command).then_some(command)
    }

    /// The key that does this job on a screen, shown beside it.
    #[must_use]
    pub fn key(self, scope: Scope) -> Option<Key> {
        let command = self.done_by(scope).or_else(|| {
            let command = match self {
                Job::Visit if scope != Scope::Programmes => Command::Mark,
                Job::Tick if scope == Scope::Programmes => Command::Mark,
                Job::Appoint | Job::Move => Command::Move,
                Job::TakeOff => Command::TakeOff,
                Job::Plan => Command::Propose,
                Job::HandAll if scope == Scope::District => Command::HandOver,
                // On «Участок» all families of a curator are handed over.
                Job::HandOver if scope != Scope::District => Command::HandOver,
                Job::Norm if scope != Scope::District && scope != Scope::Exchange => Command::Why,
                Job::History if scope == Scope::Card => Command::Past,
                Job::Deputy if scope == Scope::District => Command::Print,
                Job::Conflicts => Command::Screen(Tab::Exchange),
                Job::Passport => Command::Screen(Tab::District),
                _ if scope == Scope::Card && self.need() == JobRequirement::Family => {
                    self.kind().map(|_| Command::Add)?
                }
                _ => return None,
            };
            offered(scope, command).then_some(command)
        });
        let row = keymap::offered(scope).into_iter().find(|r| Some(r.command) == command)?;
        keymap::live(scope, row).next()
    }
}

/// Whether a job of the menu already does a command.
#[must_use]
pub fn is_one(command: Command) -> bool {
    matches!(
        command,
        Command::Note
            | Command::Card
            | Command::Move
            | Command::TakeOff
            | Command::HandOver
            | Command::Join
            | Command::RemoveFamily
            | Command::CopyPhone
            | Command::Print
            | Command::Evening
            | Command::Rules
            | Command::TakeIn
            | Command::Exchange
            | Command::CopyOut
            | Command::Restore
            | Command::Propose
    )
}

fn offered(scope: Scope, command: Command) -> bool {
    keymap::offered(scope).into_iter().any(|r| r.command == command)
}
