//! Whether two members of one family are one person entered twice: the definition of [`linkage`], applied alike to
//! candidates, to the merge of two families, and to members of a family that was merged.

use crate::domain::FieldName;
use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::member::Role;
use crate::domain::record::Record;
use crate::search::linkage::{self, PersonFields};

/// The fields by which a member is compared with another.
pub(in crate::store) struct MemberFields {
    pub id: Id,
    pub role: Option<Role>,
    /// Surname, first name, patronymic, former surname.
    pub names: [String; 4],
    pub born: Option<NaiveDate>,
}

impl MemberFields {
    pub(in crate::store) fn of(record: &Record) -> MemberFields {
        let text = |field| record.text(field).unwrap_or_default().to_owned();
        MemberFields {
            id: record.id,
            role: Role::from_code(&text(FieldName::Role)),
            names: [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic, FieldName::FormerName]
                .map(text),
            born: record.date(FieldName::Born),
        }
    }

    /// The member as the search compares people.
    pub(in crate::store) fn somebody(&self) -> PersonFields {
        let [last, first, patronymic, former] = &self.names;
        PersonFields::named(last, first, patronymic, former, self.born)
    }

    /// Whether both are likely to be one person.
    pub(in crate::store) fn is_one_with(&self, other: &MemberFields) -> bool {
        let births = self.born.is_none() || other.born.is_none() || self.born == other.born;
        births
            && self.is_child() == other.is_child()
            && linkage::is_one_member(&self.somebody(), &other.somebody(), self.role == other.role)
    }

    /// Whether both are one person by equal names and births.
    pub(in crate::store) fn is_equal_to(&self, other: &MemberFields) -> bool {
        let [last, first, patronymic] = [0, 1, 2].map(|name| {
            let of = |fields: &MemberFields| fields.names[name].to_lowercase();
            (of(self), of(other))
        });
        let patronymics = patronymic.0 == patronymic.1 || patronymic.0.is_empty() || patronymic.1.is_empty();
        let names = last.0 == last.1 && first.0 == first.1 && patronymics;
        names && self.born == other.born && self.is_one_with(other)
    }

    fn is_child(&self) -> bool {
        self.role.is_some_and(Role::is_child)
    }
}
