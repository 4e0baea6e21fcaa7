//! A family, its members and where they live.

use chrono::{Datelike, NaiveDate};

use super::{FamilyId, Id, MemberId};

/// Form of accompaniment (004 п. 7.1, 000 п. 10.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Индивидуальная: one member is accompanied.
    Individual,
    /// Групповая: all members are.
    Group,
}

/// Where a family lives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Населённый пункт.
    pub settlement: Option<String>,
    /// Улица.
    pub street: Option<String>,
    /// Дом.
    pub house: Option<String>,
    /// Корпус.
    pub block: Option<String>,
    /// Квартира.
    pub flat: Option<String>,
    /// How to get in: floor, entrance code.
    pub access: Option<String>,
}

/// A family on accompaniment or formerly on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Family {
    /// Id.
    pub id: FamilyId,
    /// How the family is called in lists: usually the applicant's full name.
    pub title: String,
    /// Address.
    pub address: Address,
    /// What a visitor must know before the door: «собака», «вдвоём».
    pub safety: Option<String>,
    /// Individual or group form.
    pub form: Option<Form>,
    /// The one accompanied, in the individual form.
    pub member: Option<Id>,
    /// Ground (основание): id of the regulation's list or own words.
    pub ground: Option<String>,
    /// Day of registration.
    pub registered_on: Option<NaiveDate>,
    /// Number in the journal of families.
    pub journal_number: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

impl Family {
    /// The number that belongs to the family wherever it is written, in every copy of the file: that of the journal,
    /// else a short one made of its id, «482-193».
    #[must_use]
    pub fn number(&self) -> String {
        let written = self.journal_number.as_deref().map(str::trim).filter(|n| !n.is_empty());
        written.map_or_else(|| short_number(self.id), str::to_owned)
    }
}

/// Six digits from an id (FNV-1a): the same in all copies, and two of a thousand families seldom share one.
#[must_use]
pub fn short_number(id: FamilyId) -> String {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = id.0.bytes().iter().fold(0xcbf2_9ce4_8422_2325, mix);
    // The low digits of FNV alone follow the last byte: the high half is folded into them.
    let number = (hash ^ (hash >> 32)) % 1_000_000;
    format!("{:03}-{:03}", number / 1000, number % 1000)
}

/// A member of a family.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Id.
    pub id: MemberId,
    /// Role in the family: code of [`super::schema::ROLES`].
    pub role: String,
    /// Фамилия.
    pub last_name: Option<String>,
    /// Имя.
    pub first_name: Option<String>,
    /// Отчество.
    pub patronymic: Option<String>,
    /// Former surname.
    pub former_name: Option<String>,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// Phones as stored, the first first.
    pub phones: Vec<String>,
    /// Work, school or nursery.
    pub occupation: Option<String>,
    /// Disability: code of [`super::schema::DISABILITIES`].
    pub disability: Option<String>,
    /// Limited health abilities (ОВЗ).
    pub limited_health: bool,
    /// Anything else.
    pub note: Option<String>,
}

#[cfg(test)]
impl Family {
    /// A family of which a test needs nothing but that it is there.
    pub(super) fn nameless() -> Family {
        Family {
            id: FamilyId(Id::new()),
            title: String::new(),
            address: Address::default(),
            safety: None,
            form: None,
            member: None,
            ground: None,
            registered_on: None,
            journal_number: None,
            note: None,
        }
    }
}

impl Member {
    /// Full years on `day`; `None` if the birth is unknown or later.
    #[must_use]
    pub fn age(&self, day: NaiveDate) -> Option<u32> {
        let born = self.born?;
        let before_birthday = (day.month(), day.day()) < (born.month(), born.day());
        u32::try_from(day.year() - born.year() - i32::from(before_birthday)).ok()
    }

    /// Whether the member counts as a child on `day`: younger than 18 by birth, or by role where no birth is known.
    #[must_use]
    pub fn is_child(&self, day: NaiveDate) -> bool {
        self.age(day).map_or_else(|| super::schema::CHILD_ROLES.contains(&self.role.as_str()), |a| a < 18)
    }
}
