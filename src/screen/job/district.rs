//! Jobs that are about the curator's day, the district or its file.

use super::Job;
use crate::domain::contact::Caller;
use crate::screen::change::dialog_query::{DialogQuery, JournalFilter};
use crate::screen::dialog::document::place::DocumentPlace;
use crate::screen::dialog::handover;
use crate::screen::dialog::handover_scope::HandoverScope;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::exchange::path_purpose::PathPurpose;
use crate::screen::{Effect, Model, Step, Tab, unsettled};
use crate::text::say;

impl Job {
    pub(super) fn of_district(self, model: &Model) -> Step {
        let say = |id: &str| Step::Say(model.words.say(id));
        match self {
            Job::Stranger => {
                Step::Ask(DialogSpec::Stranger { sought: String::new(), caller: Caller::Unknown })
            }
            Job::TakeIn => Step::Fill(EntryPurpose::TakeIn),
            Job::Unsettled => unsettled::step(model),
            Job::HandAll => match model.staff.default_curator() {
                Some(curator) => handover::ask(model, HandoverScope::AllOf(curator)),
                None => say("handover-on-curator"),
            },
            Job::Evening => Step::Ask(DialogSpec::Evening(model.today)),
            Job::Plan => Step::Propose,
            Job::Route => Step::Ask(DialogSpec::Route(model.today)),
            Job::Sittings => Step::Ask(DialogSpec::Sittings),
            Job::Deputy => {
                let mut ahead = model.staff.leaves.iter().filter(|l| model.today < l.until);
                match (ahead.next(), ahead.next()) {
                    (Some(leave), None) => Step::Ask(DialogSpec::Deputy(leave.id)),
                    (None, _) => say("job-no-leave"),
                    (Some(_), Some(_)) => Step::Switch(Tab::District),
                }
            }
            Job::Bank => Step::Ask(DialogSpec::Bank),
            Job::Journals => Step::Ask(DialogSpec::Papers(None)),
            Job::Unanswered => Step::Requests,
            Job::WorkingWeek => Step::Ask(DialogSpec::Week),
            Job::Rules => Step::Ask(DialogSpec::Rules),
            Job::ReadDocument => DocumentPlace::own(&model.rules)
                .map_or(Step::Stay, |place| Step::Ask(DialogSpec::Document(place))),
            Job::Merge => Step::Do(Effect::Seek(PathPurpose::Merge)),
            Job::Exchange => Step::Do(Effect::Carry { aim: PathPurpose::Exchange, path: None }),
            Job::CopyOut => Step::Do(Effect::Seek(PathPurpose::Copy)),
            Job::Restore => Step::Do(Effect::Seek(PathPurpose::Restore)),
            Job::TakeList => Step::Do(Effect::Seek(PathPurpose::List)),
            Job::Actions => Step::Look(DialogQuery::Actions(JournalFilter::default())),
            Job::Retention => Step::Look(DialogQuery::Retention),
            Job::Passphrase => super::passphrase::choose(model),
            Job::ServiceReport => Step::Do(Effect::Seek(PathPurpose::Service)),
            Job::Conflicts => Step::Switch(Tab::Exchange),
            _ => Step::Switch(Tab::District),
        }
    }
}

/// What the menu says below a job that needs a family.
#[must_use]
pub fn for_whom(model: &Model, family: Option<&str>) -> String {
    match family {
        Some(family) => say!(model.words, "menu-for", family = family),
        None => model.words.say("menu-asks"),
    }
}
