//! A family, its members and where they live.

use chrono::{Datelike, NaiveDate};

use super::{FamilyId, Id, MemberId, Record, place};

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

impl Address {
    /// That of a family's record.
    #[must_use]
    pub fn of(record: &Record) -> Address {
        let text = |field| record.text(field).map(str::to_owned);
        Address {
            settlement: text("settlement"),
            street: text("street"),
            house: text("house"),
            block: text("block"),
            flat: text("flat"),
            access: text("access"),
        }
    }

    /// Whether nothing of it is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.settlement, &self.street, &self.house].iter().all(|part| part.is_none())
    }

    /// What any spelling of the home has in common: what differs here is another one. `None` where no house is known.
    #[must_use]
    pub fn home_key(&self) -> Option<String> {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        let (sort, name) = match (&self.street, &self.settlement) {
            (Some(street), _) => (place::Sort::Street, street),
            (None, Some(settlement)) => (place::Sort::Settlement, settlement),
            (None, None) => return None,
        };
        let house = place::house(&text(&self.house), &text(&self.block));
        let flat = place::house(&text(&self.flat), "");
        (!house.is_empty()).then(|| format!("{} {house} {flat}", place::bare(sort, name)))
    }

    /// Whether both are one home: settlement, street, house with its block, and flat, however each is spelled. A
    /// settlement or the kind of a street that one of them does not name tells nothing; without a street the house of
    /// the settlement does, without a house nothing does.
    #[must_use]
    pub fn is_home_of(&self, other: &Address) -> bool {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        let house = |a: &Address| place::house(&text(&a.house), &text(&a.block));
        let flat = |a: &Address| place::house(&text(&a.flat), "");
        let settlements = match (&self.settlement, &other.settlement) {
            (Some(a), Some(b)) => Some(place::is_one(place::Sort::Settlement, a, b)),
            _ => None,
        };
        let streets = match (&self.street, &other.street) {
            (Some(a), Some(b)) => place::is_one(place::Sort::Street, a, b) && settlements != Some(false),
            (None, None) => settlements == Some(true),
            _ => false,
        };
        streets && !house(self).is_empty() && house(self) == house(other) && flat(self) == flat(other)
    }
}

/// A family on accompaniment or formerly on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Family {
    /// Id.
    pub id: FamilyId,
    /// How the family is called: usually the applicant's full name.
    pub title: String,
    /// How it is called in lists: the title in short, with what tells it from any other family of the file.
    pub short: String,
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
    /// The regulation under which the ground was entered; `None`: the one the file had then.
    pub under: Option<String>,
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

/// Why somebody is a member of a family no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Умер.
    Died,
    /// Живёт отдельно.
    MovedOut,
    /// Отобран, помещён в учреждение.
    IntoCare,
    /// Стал совершеннолетним и вышел из сопровождения.
    OfAge,
    /// Возвращён в кровную семью.
    Returned,
    /// Иное.
    Other,
}

impl Left {
    const ALL: [(Left, &'static str); 6] = [
        (Left::Died, "died"),
        (Left::MovedOut, "moved_out"),
        (Left::IntoCare, "taken_into_care"),
        (Left::OfAge, "of_age"),
        (Left::Returned, "returned"),
        (Left::Other, "other"),
    ];

    /// By the code of [`super::schema::LEFT`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Left> {
        Self::ALL.iter().find(|(_, c)| *c == code).map(|(left, _)| *left)
    }

    /// The code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(left, _)| *left == self).map_or("other", |(_, code)| code)
    }
}

/// How old somebody is, as well as the file knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// In days, in the first month.
    Days(u32),
    /// In full years and months, before the third birthday.
    Months(u32, u32),
    /// In full years.
    Years(u32),
    /// The year of birth alone is known: so many years are reached in the year asked.
    About(u32),
}

/// A person's membership in a family.
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
    /// Year of birth, where the day is not known.
    pub born_year: Option<i32>,
    /// First day in the family; `None`: from the beginning.
    pub from: Option<NaiveDate>,
    /// First day no longer in the family.
    pub until: Option<NaiveDate>,
    /// Why no longer.
    pub why_left: Option<Left>,
    /// The membership in another family under which this person was first entered: name, birth and phones are read from
    /// there where they are not given here.
    pub person: Option<MemberId>,
}

#[cfg(test)]
impl Family {
    /// A family of which a test needs nothing but that it is there.
    pub(super) fn nameless() -> Family {
        Family {
            id: FamilyId(Id::new()),
            title: String::new(),
            short: String::new(),
            address: Address::default(),
            safety: None,
            form: None,
            member: None,
            ground: None,
            under: None,
            registered_on: None,
            journal_number: None,
            note: None,
        }
    }
}

impl Member {
    /// The person: the same in each of her families.
    #[must_use]
    pub fn person(&self) -> MemberId {
        self.person.unwrap_or(self.id)
    }

    /// Takes from the person's first entry what is not given here.
    pub fn complete(&mut self, first: &Member) {
        if [&self.last_name, &self.first_name, &self.patronymic].into_iter().all(Option::is_none) {
            self.last_name.clone_from(&first.last_name);
            self.first_name.clone_from(&first.first_name);
            self.patronymic.clone_from(&first.patronymic);
        }
        let taken = |own: &mut Option<String>, first: &Option<String>| {
            if own.is_none() {
                own.clone_from(first);
            }
        };
        taken(&mut self.former_name, &first.former_name);
        taken(&mut self.occupation, &first.occupation);
        taken(&mut self.disability, &first.disability);
        self.limited_health |= first.limited_health;
        self.born = self.born.or(first.born);
        self.born_year = self.born_year.or(first.born_year);
        if self.phones.is_empty() {
            self.phones.clone_from(&first.phones);
        }
        // Whoever died is dead in every family.
        if first.why_left == Some(Left::Died) && self.until.is_none() {
            (self.until, self.why_left) = (first.until, first.why_left);
        }
    }

    /// The last day on which she grew older: that of her death, if it is over.
    fn lived(&self, day: NaiveDate) -> NaiveDate {
        match (self.why_left, self.until) {
            (Some(Left::Died), Some(until)) => day.min(super::day::day_before(until)),
            _ => day,
        }
    }

    /// Full years on `day`; `None` if the day of birth is unknown or later.
    #[must_use]
    pub fn age(&self, day: NaiveDate) -> Option<u32> {
        super::day::full_years(self.born?, self.lived(day))
    }

    /// The age on `day` as it is said; `None` if no birth is known or it is later.
    #[must_use]
    pub fn aged(&self, day: NaiveDate) -> Option<Age> {
        let day = self.lived(day);
        let Some(born) = self.born else {
            return u32::try_from(day.year() - self.born_year?).ok().map(Age::About);
        };
        let years = super::day::full_years(born, day)?;
        if years >= 3 {
            return Some(Age::Years(years));
        }
        let last = super::day::birthday(born, years);
        let months = (0..12).rev().find(|n| super::day::month_later(last, *n) <= day).unwrap_or(0);
        match (years, months) {
            (0, 0) => u32::try_from((day - born).num_days()).ok().map(Age::Days),
            _ => Some(Age::Months(years, months)),
        }
    }

    /// Whether the member has been born by `day`, as far as is known.
    #[must_use]
    pub fn is_born(&self, day: NaiveDate) -> bool {
        match (self.born, self.born_year) {
            (Some(born), _) => born <= day,
            (None, Some(year)) => year <= day.year(),
            (None, None) => true,
        }
    }

    /// Since when and why she is a member no longer, if she has left by `day`.
    #[must_use]
    pub fn left(&self, day: NaiveDate) -> Option<(NaiveDate, Option<Left>)> {
        self.until.filter(|until| *until <= day).map(|until| (until, self.why_left))
    }

    /// Whether she lives in the family on `day`: born, come and not left.
    #[must_use]
    pub fn is_here(&self, day: NaiveDate) -> bool {
        self.is_born(day) && self.from.is_none_or(|from| from <= day) && self.left(day).is_none()
    }

    /// Whether the person is a child on `day`: born and younger than 18; by role where no birth is known. Of a year of
    /// birth alone only when it is certain.
    #[must_use]
    pub fn is_child(&self, day: NaiveDate) -> bool {
        if !self.is_born(day) {
            return false;
        }
        match (self.age(day), self.born_year) {
            (Some(years), _) => years < 18,
            (None, Some(year)) => day.year() - year < 18,
            (None, None) => super::schema::CHILD_ROLES.contains(&self.role.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn member(born: &str) -> Member {
        Member {
            id: MemberId(Id::new()),
            role: "son".to_owned(),
            last_name: None,
            first_name: None,
            patronymic: None,
            former_name: None,
            born: born.parse().ok(),
            phones: Vec::new(),
            occupation: None,
            disability: None,
            limited_health: false,
            note: None,
            born_year: None,
            from: None,
            until: None,
            why_left: None,
            person: None,
        }
    }

    #[test]
    fn ages_are_in_days_and_months_until_three() {
        for (born, on, age) in [
            ("2026-11-24", "2026-11-24", Some(Age::Days(0))),
            ("2026-11-12", "2026-11-24", Some(Age::Days(12))),
            ("2026-10-24", "2026-11-23", Some(Age::Days(30))),
            ("2026-10-24", "2026-11-24", Some(Age::Months(0, 1))),
            ("2026-10-31", "2026-11-30", Some(Age::Months(0, 1))),
            ("2025-07-20", "2026-11-24", Some(Age::Months(1, 4))),
            ("2023-11-25", "2026-11-24", Some(Age::Months(2, 11))),
            ("2023-11-24", "2026-11-24", Some(Age::Years(3))),
            ("2008-02-29", "2026-02-28", Some(Age::Years(17))),
            ("2008-02-29", "2026-03-01", Some(Age::Years(18))),
            ("2026-11-25", "2026-11-24", None),
        ] {
            assert_eq!(member(born).aged(day(on)), age, "{born} {on}");
        }
    }

    #[test]
    fn nobody_unborn_and_nobody_who_left_is_here() {
        let late = member("2026-11-20");
        assert!(!late.is_child(day("2026-11-19")) && !late.is_here(day("2026-11-19")));
        assert!(late.is_child(day("2026-11-20")) && late.is_here(day("2026-11-20")));
        let gone =
            Member { until: Some(day("2026-11-10")), why_left: Some(Left::Died), ..member("2015-01-01") };
        assert!(gone.is_here(day("2026-11-09")) && !gone.is_here(day("2026-11-10")));
        assert_eq!(gone.age(day("2030-01-01")), Some(11));
        let come = Member { from: Some(day("2026-11-10")), ..member("2015-01-01") };
        assert!(!come.is_here(day("2026-11-09")) && come.is_here(day("2026-11-10")));
    }

    #[test]
    fn a_year_of_birth_makes_a_child_only_when_it_is_certain() {
        let of = |year| Member { born_year: Some(year), ..member("") };
        assert!(of(2009).is_child(day("2026-01-01")));
        assert!(!of(2008).is_child(day("2026-01-01")), "17 or 18");
        assert!(!of(2027).is_child(day("2026-12-31")));
        assert_eq!(of(1985).aged(day("2026-11-24")), Some(Age::About(41)));
    }
}
