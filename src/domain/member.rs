//! A person's membership in a family: from when, until when and why no longer, how old, whether a child.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::declare::declare;
pub use super::role::{DepartureReason, Disability, Role, Sex};
use super::{FamilyId, Id, MemberId, day, name};

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

declare! {
    /// A number of a member: written as `phones` of the member's line.
    Phone is Kind::Phone {
        id: Id,
        /// Whose.
        member: MemberId [owner()],
        /// The number as stored.
        number: String,
        /// Which of the member's numbers, from 0.
        place: Option<u32> [within(0, 99)],
    }
}

declare! {
    /// A person's membership in a family.
    Member is Kind::Member {
        id: MemberId,
        family: FamilyId [owner()],
        /// Role in the family.
        role: Role [required()] = Role::Other,
        /// Фамилия.
        last_name: Option<String> [cell("name")],
        /// Имя.
        first_name: Option<String> [cell("name")],
        /// Отчество.
        patronymic: Option<String> [cell("name")],
        /// Former surname.
        former_name: Option<String>,
        /// Date of birth.
        born: Option<NaiveDate>,
        /// Phones as stored, the first first.
        phones: Vec<String> [phones()],
        /// Work, school or nursery.
        occupation: Option<String>,
        /// What the family can rely on: skills, relatives, help that is near (Октябрьский район п. 9.2).
        resources: Option<String>,
        disability: Option<Disability>,
        /// Limited health abilities (ОВЗ).
        limited_health: bool = false,
        /// Anything else.
        note: Option<String>,
        /// Year of birth, where the day is not known.
        born_year: Option<i32> [within(1900, 2100)],
        /// First day in the family; `None`: from the beginning.
        from: Option<NaiveDate> [cell("life")],
        /// First day no longer in the family.
        until: Option<NaiveDate> [cell("life"), exclusive()],
        /// Why no longer.
        why_left: Option<DepartureReason> [cell("life")],
        /// The membership in another family under which this person was first entered: name, birth and phones are read
        /// from there where they are not given here.
        person: Option<MemberId>,
        /// A role held beside the first: a grandmother who is the guardian.
        second_role: Option<Role>,
    }
}

impl Member {
    /// The roles in the family, the first one first.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        std::iter::once(self.role).chain(self.second_role.filter(|role| *role != self.role))
    }

    /// The person: the same in each of her families.
    #[must_use]
    pub fn person(&self) -> MemberId {
        self.person.unwrap_or(self.id)
    }

    /// What makes two entries one person for certain: surname, first name, patronymic and day of birth, all known.
    #[must_use]
    pub fn identity(&self) -> Option<([String; 3], NaiveDate)> {
        let parts = [&self.last_name, &self.first_name, &self.patronymic].map(Option::as_ref);
        match (parts, self.born) {
            ([Some(last), Some(first), Some(patronymic)], Some(born)) => {
                Some(([last, first, patronymic].map(|part| name::folded(part)), born))
            }
            _ => None,
        }
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
        self.disability = self.disability.or(first.disability);
        self.limited_health |= first.limited_health;
        self.born = self.born.or(first.born);
        self.born_year = self.born_year.or(first.born_year);
        let further: Vec<String> =
            first.phones.iter().filter(|p| !self.phones.contains(p)).cloned().collect();
        self.phones.extend(further);
        // A death holds in every family of the person.
        if first.why_left == Some(DepartureReason::Died) && self.until.is_none() {
            (self.until, self.why_left) = (first.until, first.why_left);
        }
    }

    /// The name where there is room for one word: the first name, else the surname.
    #[must_use]
    pub fn called(&self) -> String {
        self.first_name.clone().or_else(|| self.last_name.clone()).unwrap_or_default()
    }

    /// The day as of which the age is reckoned: of an ended membership its last day, because what came later (death,
    /// another family, another name) this entry does not know.
    #[must_use]
    pub fn reckoned(&self, day: NaiveDate) -> NaiveDate {
        self.until.map_or(day, |until| day.min(day::day_before(until)))
    }

    /// Full years on `day`; `None` if the day of birth is unknown or later.
    #[must_use]
    pub fn age(&self, day: NaiveDate) -> Option<u32> {
        day::full_years(self.born?, self.reckoned(day))
    }

    /// The least and the greatest number of full years that are possible on `day`: of a year of birth alone they differ.
    #[must_use]
    pub fn possible_ages(&self, day: NaiveDate) -> Option<(u32, u32)> {
        if let Some(years) = self.age(day) {
            return Some((years, years));
        }
        let most = u32::try_from(self.reckoned(day).year() - self.born_year.filter(|_| self.born.is_none())?);
        most.ok().map(|most| (most.saturating_sub(1), most))
    }

    /// The age on `day` as it is said; `None` if no birth is known or it is later.
    #[must_use]
    pub fn aged(&self, day: NaiveDate) -> Option<Age> {
        let day = self.reckoned(day);
        let Some(born) = self.born else {
            return u32::try_from(day.year() - self.born_year?).ok().map(Age::About);
        };
        let years = day::full_years(born, day)?;
        if years >= 3 {
            return Some(Age::Years(years));
        }
        let last = day::birthday(born, years);
        let months = (0..12).rev().find(|n| day::month_later(last, *n) <= day).unwrap_or(0);
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
    pub fn left(&self, day: NaiveDate) -> Option<(NaiveDate, Option<DepartureReason>)> {
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
            (None, None) => self.role.is_child(),
        }
    }
}

/// The persons counted so far: a member of two families counts once.
#[derive(Debug, Default)]
pub struct DistinctPersons {
    ids: BTreeSet<MemberId>,
    names: BTreeSet<([String; 3], NaiveDate)>,
}

impl DistinctPersons {
    /// Whether a member is somebody not met before. Two entries are one person for certain when one names the other, or
    /// when surname, first name, patronymic and day of birth are all known and the same.
    pub fn is_new(&mut self, member: &Member) -> bool {
        let name = member.identity();
        let by_id = self.ids.insert(member.person());
        name.is_none_or(|name| self.names.insert(name)) && by_id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn member(born: &str) -> Member {
        Member {
            id: MemberId(Id::new()),
            family: FamilyId(Id::new()),
            role: Role::Son,
            last_name: None,
            first_name: None,
            patronymic: None,
            former_name: None,
            born: born.parse().ok(),
            phones: Vec::new(),
            occupation: None,
            resources: None,
            disability: None,
            limited_health: false,
            note: None,
            born_year: None,
            from: None,
            until: None,
            why_left: None,
            person: None,
            second_role: None,
        }
    }

    #[test]
    fn ages_are_in_days_and_months_until_three() {
        for (born, day, age) in [
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
            assert_eq!(member(born).aged(on(day)), age, "{born} {day}");
        }
    }

    #[test]
    fn nobody_unborn_and_nobody_who_left_is_here() {
        let late = member("2026-11-20");
        assert!(!late.is_child(on("2026-11-19")) && !late.is_here(on("2026-11-19")));
        assert!(late.is_child(on("2026-11-20")) && late.is_here(on("2026-11-20")));
        let gone = Member {
            until: Some(on("2026-11-10")),
            why_left: Some(DepartureReason::Died),
            ..member("2015-01-01")
        };
        assert!(gone.is_here(on("2026-11-09")) && !gone.is_here(on("2026-11-10")));
        assert_eq!(gone.age(on("2030-01-01")), Some(11));
        for why in [DepartureReason::MovedOut, DepartureReason::IntoCare, DepartureReason::Returned] {
            let gone = Member { why_left: Some(why), ..gone.clone() };
            assert_eq!(gone.age(on("2030-01-01")), Some(11), "{why:?}");
            assert_eq!(gone.aged(on("2015-03-01")), Some(Age::Months(0, 2)), "{why:?}");
        }
        let come = Member { from: Some(on("2026-11-10")), ..member("2015-01-01") };
        assert!(!come.is_here(on("2026-11-09")) && come.is_here(on("2026-11-10")));
    }

    #[test]
    fn a_year_of_birth_makes_a_child_only_when_it_is_certain() {
        let of = |year| Member { born_year: Some(year), ..member("") };
        assert!(of(2009).is_child(on("2026-01-01")));
        assert!(!of(2008).is_child(on("2026-01-01")), "17 or 18");
        assert!(!of(2027).is_child(on("2026-12-31")));
        assert_eq!(of(1985).aged(on("2026-11-24")), Some(Age::About(41)));
    }
}
