//! One person in two families, and what two entries of one person have in common at least.

use chrono::{Datelike, NaiveDate};

use super::names::{is_nearly, names, patronymics_agree};
use super::person::{NameWords, PersonFields};
use super::{is_likely, reasons};
use crate::domain::family::Address;

/// Whether the entries of two families are of one person: named alike and likely by all reasons together, with nothing
/// against it. Other births are two, and so are people of one name in other homes where a birth lacks.
#[must_use]
pub fn is_one_person(a: &PersonFields, b: &PersonFields) -> bool {
    if !a.is_named() || !b.is_named() {
        return false;
    }
    let births = a.born.zip(b.born);
    if births.is_some_and(|(a, b)| a != b && !is_nearly(a, b)) {
        return false;
    }
    let homes = a.home.as_ref().zip(b.home.as_ref()).filter(|(a, b)| !a.is_empty() && !b.is_empty());
    let elsewhere = || homes.is_some_and(|(a, b)| !a.is_home_of(b));
    if births.is_none() && elsewhere() && !a.shares_phone(b) {
        return false;
    }
    names(a, b).is_some() && patronymics_agree(a, b) && is_likely(&reasons(a, b), births.is_some())
}

/// What two entries of one person have in common, at least one of these.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PersonKey<'a> {
    /// The day of birth.
    Born(NaiveDate),
    /// A phone, with its digits.
    Phone(&'a [u8]),
    /// Common key of any spelling of the address.
    Home(String),
    /// The letters of the whole name, whatever its order.
    Name(NameWords<'a>),
    /// Surname and first name.
    Named(NameWords<'a>, NameWords<'a>),
    /// The patronymic and the year of birth, where day and month may differ by a slip.
    Year(NameWords<'a>, i32),
    /// The patronymic and the day of the year, where the year may.
    Day(NameWords<'a>, u32, u32),
}

impl PersonFields {
    /// The keys of this entry: two without a common one are never [`is_one_person`].
    #[must_use]
    pub fn keys(&self) -> Vec<PersonKey<'_>> {
        if !self.is_named() {
            return Vec::new();
        }
        let mut keys = vec![PersonKey::Name(self.whole()), PersonKey::Named(self.last(), self.first())];
        keys.extend(self.phones().iter().map(PersonKey::Phone));
        keys.extend(self.home.as_deref().and_then(Address::home_key).map(PersonKey::Home));
        if let Some(born) = self.born {
            keys.push(PersonKey::Born(born));
            let patronymic = self.patronymic();
            if !patronymic.is_empty() {
                keys.push(PersonKey::Year(patronymic, born.year()));
                keys.push(PersonKey::Day(patronymic, born.month(), born.day()));
            }
        }
        keys
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn somebody(names: [&str; 4], born: &str, phone: &str, house: &str) -> PersonFields {
        let home = Address {
            settlement: None,
            street: (!house.is_empty()).then(|| "Лесная".to_owned()),
            house: (!house.is_empty()).then(|| house.to_owned()),
            block: None,
            flat: None,
            access: None,
        };
        let [last, first, patronymic, former] = names;
        PersonFields::named(last, first, patronymic, former, born.parse().ok())
            .reached([phone])
            .at_home(Some(Arc::new(home)))
    }

    /// The finding compares only entries with a common key: none that are one person may lack it.
    #[test]
    fn entries_of_one_person_have_a_common_key() {
        let names = [
            ["Семёнова", "Анастасия", "Игоревна", ""],
            ["Семенова", "Настя", "", ""],
            ["Семёнова", "А.", "Игоревна", ""],
            ["Анастасия", "Семёнова", "Игоревна", ""],
            ["Ковалёва", "Анастасия", "Игоревна", "Семёнова"],
            ["Симёнова", "Анастасия", "Игоревна", ""],
        ];
        let births = ["2015-06-07", "2015-07-06", "2015-06-17", "2016-06-07", "2015-05-07", ""];
        let mut all = Vec::new();
        for named in names {
            for born in births {
                for phone in ["", "+7 911 603-14-22"] {
                    all.extend(["", "4", "9"].map(|house| somebody(named, born, phone, house)));
                }
            }
        }
        let keys: Vec<Vec<PersonKey<'_>>> = all.iter().map(PersonFields::keys).collect();
        let mut found = 0;
        for (n, a) in all.iter().enumerate() {
            for (m, b) in all.iter().enumerate().skip(n + 1).filter(|(_, b)| is_one_person(a, b)) {
                found += 1;
                assert!(keys[n].iter().any(|key| keys[m].contains(key)), "{a:?} {b:?}");
            }
        }
        assert!(found > 1000, "{found}");
    }
}
