//! Where the lists of a form come from: the family and its calls, people beside it, what was entered before.

use std::collections::BTreeSet;

use crate::domain::contact::{Inquiry, Violation};
use crate::domain::family::{DepartureReason, Member};
use crate::domain::schema::Kind;
use crate::domain::sitting::Sitting;
use crate::domain::{Case, FieldName, Id, MemberId, Record, UserError};
use crate::screen::Model;
use crate::search::linkage::{Contradiction, PersonIdentity};
use crate::store::Reader;
use crate::ui::form::offer::{FieldOption, opt};

/// Where the lists come from: read once when a form opens.
pub struct OptionSources {
    pub(super) case: Option<Case>,
    pub(super) organisations: Vec<String>,
    /// The contacts of the family in which a violated right was noted, the latest first.
    pub(super) violated: Vec<Violation>,
    /// The call that the family is taken in of, with its notices.
    call: Option<(Inquiry, Vec<Id>)>,
    /// Members of other families, offered as the person of a second membership.
    pub(super) people: Vec<(Member, String)>,
    /// Sittings of the bodies that decide.
    pub(super) sittings: Vec<Sitting>,
    /// What was entered before, by kind and field, the last entered first.
    used: Vec<((Kind, FieldName), Vec<String>)>,
}

/// Fields in which the same is entered again and again.
const REPEATED: [(Kind, FieldName); 22] = [
    (Kind::Family, FieldName::Settlement),
    (Kind::Family, FieldName::Street),
    (Kind::Family, FieldName::Ground),
    (Kind::Family, FieldName::Source),
    (Kind::Category, FieldName::Category),
    (Kind::Circumstance, FieldName::Circumstance),
    (Kind::Member, FieldName::Occupation),
    (Kind::Level, FieldName::DecidedBy),
    (Kind::Status, FieldName::DecidedBy),
    (Kind::Closing, FieldName::DecidedBy),
    (Kind::Closing, FieldName::Reason),
    (Kind::Goal, FieldName::Goal),
    (Kind::Programme, FieldName::ApprovedBy),
    (Kind::Decision, FieldName::Body),
    (Kind::Decision, FieldName::Form),
    (Kind::Sitting, FieldName::Body),
    (Kind::Activity, FieldName::Text),
    (Kind::Order, FieldName::By),
    (Kind::Notice, FieldName::ToWhom),
    (Kind::Consent, FieldName::Purpose),
    (Kind::Participant, FieldName::Task),
    (Kind::Closing, FieldName::MovedTo),
];
/// Where an organisation is named beside its own records.
const ORGANISATIONS: [Kind; 3] = [Kind::Activity, Kind::Request, Kind::Participant];

impl OptionSources {
    /// Reads what a form about `case` may offer.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(case: Option<Case>, reader: Reader<'_>) -> Result<OptionSources, UserError> {
        let used = |kind: Kind, field: FieldName| {
            kind.field(field).map_or(Ok(Vec::new()), |field| reader.used(kind, field))
        };
        let mut organisations = Vec::new();
        for kind in ORGANISATIONS {
            organisations.extend(used(kind, FieldName::Organisation)?);
        }
        organisations.extend(reader.organisations()?);
        let mut seen = BTreeSet::new();
        organisations.retain(|name| seen.insert(name.clone()));
        let mut all = Vec::with_capacity(REPEATED.len());
        for (kind, field) in REPEATED {
            all.push(((kind, field), used(kind, field)?));
        }
        let family = case.as_ref().map(|c| c.family.id);
        let violated = family.map_or(Ok(Vec::new()), |family| reader.violated(family))?;
        let sittings = reader.sittings()?;
        Ok(OptionSources {
            case,
            organisations,
            violated,
            call: None,
            people: Vec::new(),
            sittings,
            used: all,
        })
    }

    /// Reads the call that a family is taken in of.
    ///
    /// # Errors
    /// If the file cannot be read or the call has become a contact meanwhile.
    pub fn of_call(&mut self, inquiry: Id, reader: Reader<'_>) -> Result<(), UserError> {
        let call = reader.inquiry(inquiry)?.ok_or_else(|| UserError::new("entry-gone"))?;
        self.call = Some((call, reader.notices_of(inquiry)?));
        Ok(())
    }

    /// The call that the family is taken in of, with its notices.
    #[must_use]
    pub fn call(&self) -> Option<&(Inquiry, Vec<Id>)> {
        self.call.as_ref()
    }

    /// Whether a violated right was noted of the family.
    #[must_use]
    pub fn has_violated(&self) -> bool {
        !self.violated.is_empty()
    }

    /// With the people of other families, so that a member may be said to be one of them. Who has left her family comes
    /// last and is said to have; who died is offered only where this family names her already.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn with_people(mut self, model: &Model, reader: Reader<'_>) -> Result<OptionSources, UserError> {
        let Some(case) = self.case.as_ref() else { return Ok(self) };
        let is_named = |m: &Member| case.members.iter().any(|own| own.person == Some(m.id));
        let has_died =
            |m: &Member| m.left(model.today).is_some_and(|(_, why)| why == Some(DepartureReason::Died));
        let mut people = reader.people_beside(case.family.id)?;
        people.retain(|(m, _)| !has_died(m) || is_named(m));
        people.sort_by_key(|(m, _)| !m.is_here(model.today));
        self.people = people;
        Ok(self)
    }

    /// What the record of a member says otherwise than the entry it names as the same person.
    #[must_use]
    pub fn contradictions(&self, record: &Record) -> Vec<Contradiction> {
        let named = record.reference(FieldName::Person).map(MemberId);
        let Some((person, _)) = self.people.iter().find(|(m, _)| Some(m.id) == named) else {
            return Vec::new();
        };
        let of = |text: &Option<String>| text.clone().unwrap_or_default();
        let text = |field| record.text(field).unwrap_or_default();
        let year = record.values().get(&FieldName::BornYear).and_then(serde_json::Value::as_i64);
        let own = PersonIdentity::new(
            text(FieldName::FirstName),
            text(FieldName::Patronymic),
            record.date(FieldName::Born),
            year.and_then(|year| i32::try_from(year).ok()),
        );
        let first = PersonIdentity::new(
            &of(&person.first_name),
            &of(&person.patronymic),
            person.born,
            person.born_year,
        );
        own.contradictions(&first)
    }

    /// Of a member who is somebody of another family, what was only repeated from this family is not that member's: the
    /// surname that the form began with says nothing where no first name was typed.
    pub fn leave_to_person(&self, record: &mut Record) {
        if record.text(FieldName::FirstName).is_none() {
            record.take(FieldName::LastName);
            record.take(FieldName::Patronymic);
        }
    }

    /// What was entered before in this field, the last entered first.
    pub(super) fn used(&self, kind: Kind, field: FieldName) -> Vec<FieldOption> {
        let of = self.used.iter().find(|((k, f), _)| *k == kind && *f == field);
        of.map_or(Vec::new(), |(_, list)| list.iter().map(|text| opt(text, text)).collect())
    }

    /// The family, if the form is about one.
    #[must_use]
    pub fn case(&self) -> Option<&Case> {
        self.case.as_ref()
    }
}
