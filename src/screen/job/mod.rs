//! Jobs: what a curator comes to do, in her words, with the form that does it. The menu lists them on every screen; one
//! that is about a family takes the one under the cursor, or asks which.

mod district;
mod family;
mod keys;
mod list;
mod passphrase;

pub use district::for_whom;
pub use keys::is_one;
pub use list::Job;

use chrono::NaiveDate;

use super::{Model, Step};
use crate::domain::schema::Kind;
use crate::domain::value::StoredField;
use crate::domain::{FamilyId, FieldName, UserError};
use crate::keymap;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::entry::blank::EntryPurpose;
use crate::store::{self, Reader};
use crate::text::{Lang, say};

/// What a job requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobRequirement {
    Family,
    Nothing,
}

impl Job {
    /// Its code in the messages `job` and `job-words`.
    #[must_use]
    pub fn code(self) -> String {
        keymap::code_of(&format!("{self:?}"))
    }

    /// What it is called: a record of which the document has a word of its own by that word.
    #[must_use]
    pub fn said(self, model: &Model) -> String {
        match self {
            Job::Agreement | Job::Decision if model.words.lang() == Lang::Ru => {
                let what = self.kind().map_or_else(String::new, |kind| model.one(kind));
                say!(model.words, "job-record", what = what)
            }
            _ => model.words.pick("job", &self.code()),
        }
    }

    /// The kind of record it adds, if that is all it does.
    fn kind(self) -> Option<Kind> {
        Some(match self {
            Job::Member => Kind::Member,
            Job::Level | Job::Prolong => Kind::Level,
            Job::Absence => Kind::Absence,
            Job::Wishes => Kind::Availability,
            Job::Activity => Kind::Activity,
            Job::Programme => Kind::Programme,
            Job::Sign => Kind::Sign,
            Job::Category => Kind::Category,
            Job::Circumstance => Kind::Circumstance,
            Job::Status => Kind::Status,
            Job::Income => Kind::Income,
            Job::Decision => Kind::Decision,
            Job::Question => Kind::Question,
            Job::Agreement => Kind::Agreement,
            Job::Document => Kind::Document,
            Job::Consent => Kind::Consent,
            Job::Request => Kind::Request,
            Job::Goal => Kind::Goal,
            Job::Need => Kind::Need,
            Job::Participant => Kind::Participant,
            Job::Control => Kind::Control,
            Job::Event => Kind::Event,
            Job::Notice => Kind::Notice,
            Job::Leave => Kind::Leave,
            Job::Duty => Kind::Duty,
            Job::Capacity => Kind::Capacity,
            Job::Holiday => Kind::CalendarDay,
            Job::Order => Kind::Order,
            Job::Minimum => Kind::Minimum,
            Job::LocalDeadline => Kind::LocalDeadline,
            Job::Organisation => Kind::Organisation,
            Job::Curator => Kind::Curator,
            _ => return None,
        })
    }

    /// What it needs.
    #[must_use]
    pub fn need(self) -> JobRequirement {
        match self {
            Job::Stranger
            | Job::TakeIn
            | Job::Unanswered
            | Job::HandAll
            | Job::Evening
            | Job::Plan
            | Job::Route
            | Job::Sittings
            | Job::Deputy
            | Job::Bank
            | Job::Journals
            | Job::Passport
            | Job::Unsettled
            | Job::Leave
            | Job::Duty
            | Job::WorkingWeek
            | Job::Capacity
            | Job::Holiday
            | Job::Order
            | Job::Minimum
            | Job::LocalDeadline
            | Job::Organisation
            | Job::Curator
            | Job::Rules
            | Job::ReadDocument
            | Job::Merge
            | Job::Exchange
            | Job::CopyOut
            | Job::Restore
            | Job::Passphrase
            | Job::Conflicts
            | Job::TakeList
            | Job::Actions
            | Job::Retention
            | Job::ServiceReport => JobRequirement::Nothing,
            _ => JobRequirement::Family,
        }
    }

    /// The family under the cursor, if the job can be about it: only a closed one is taken back.
    #[must_use]
    pub fn suited(self, family: Option<FamilyId>, model: &Model) -> Option<FamilyId> {
        family.filter(|family| self != Job::Reopen || model.case(*family).is_none())
    }

    /// What follows for a family.
    ///
    /// # Errors
    /// If the file cannot be read, or has the family no more.
    pub fn for_family(self, family: FamilyId, model: &Model, reader: Reader<'_>) -> Result<Step, UserError> {
        if let Some(kind) = self.kind() {
            return Ok(Step::Fill(EntryPurpose::add(kind, Some(family))));
        }
        let found = model.cases_of(reader, store::FamilyScope::One(family), None)?.into_iter().next();
        let case = found.ok_or_else(|| UserError::new("family-unknown").with("family", family))?;
        Ok(self.of_family(&case, model))
    }

    /// What follows where no family is needed; `on`: the day under the cursor, where the screen has one.
    #[must_use]
    pub fn for_district(self, on: Option<NaiveDate>, model: &Model) -> Step {
        match self.kind() {
            Some(kind @ (Kind::Duty | Kind::CalendarDay)) => {
                Step::Fill(EntryPurpose::add(kind, None).with([(FieldName::On, on.value())]))
            }
            Some(kind) => Step::Fill(EntryPurpose::add(kind, None)),
            None => self.of_district(model),
        }
    }
}

/// A dialog in which one of these rows is chosen.
fn ask(title: String, model: &Model, rows: Vec<super::dialog::choice::DistrictChoiceRow>) -> Step {
    Step::Ask(DialogSpec::list(title, model.words.say("whose-foot"), rows, 0))
}
