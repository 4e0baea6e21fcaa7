//! People as records name them: a child by name, an adult by the role, a curator by the surname.

use chrono::NaiveDate;

use crate::domain::member::Member;
use crate::domain::value::PersonRef;
use crate::domain::{CuratorId, FieldName, Id, Record, name};
use crate::model::Model;
use crate::model::facts::FamilyFacts;
use crate::text::Words;

impl Words {
    /// The roles of a member: «бабушка, опекун».
    #[must_use]
    pub fn roles(&self, member: &Member) -> String {
        member.roles().map(|role| self.pick("role", role.code())).collect::<Vec<_>>().join(", ")
    }

    /// A member as one speaks of her: a child by name, an adult by the role.
    #[must_use]
    pub fn called(&self, member: &Member, today: NaiveDate) -> String {
        match &member.first_name {
            Some(first) if member.is_child(today) => first.clone(),
            _ => self.pick("role", member.role.code()),
        }
    }
}

impl FamilyFacts {
    /// A member as one speaks of her; `None` if she is no more in the file.
    pub fn member(&self, id: Id, model: &Model) -> Option<String> {
        self.root_member(id).map(|m| model.words.called(m, model.today))
    }

    /// The member that a record names.
    pub fn member_of(&self, record: &Record, model: &Model) -> Option<String> {
        record.reference(FieldName::Member).and_then(|id| self.member(id, model))
    }

    /// A person that a record names by the id of a curator or member, or by name.
    pub fn person(&self, text: &str, model: &Model) -> String {
        text.parse::<Id>().map_or_else(|_| text.to_owned(), |id| self.known(id, model))
    }

    /// A person that a contact or an appointment names.
    pub fn who<I: Copy + Into<Id>>(&self, who: &PersonRef<I>, model: &Model) -> String {
        match who {
            PersonRef::Known(id) => self.known((*id).into(), model),
            PersonRef::Named(name) => name.clone(),
        }
    }

    /// A curator or a member, by the id.
    fn known(&self, id: Id, model: &Model) -> String {
        let curator = model.staff.named(CuratorId(id)).map(|c| name::short(&c.name));
        curator.or_else(|| self.member(id, model)).unwrap_or_else(|| model.words.say("card-someone"))
    }
}
