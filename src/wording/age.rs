//! How old a person is, in words.

use chrono::NaiveDate;

use crate::domain::family::{Age, DepartureReason, Member};
use crate::text::{Words, say};

impl Words {
    /// «9 лет»; before the third birthday «12 дн.», «5 мес.», «1 год 4 мес.»; of a year alone «около 41»; nothing if no
    /// birth is known or it is later. Of a membership that has ended it is the age at its end, and says so but for a
    /// death.
    #[must_use]
    pub fn age(&self, member: &Member, day: NaiveDate) -> String {
        let said = self.age_alone(member, day);
        let lives = member.left(day).is_some_and(|(_, why)| why != Some(DepartureReason::Died));
        if lives && !said.is_empty() { say!(self, "age-at-leaving", age = said) } else { said }
    }

    /// The age in whole years: months and days would give the day of birth away.
    #[must_use]
    pub fn age_in_years(&self, member: &Member, day: NaiveDate) -> String {
        match member.aged(day) {
            Some(Age::Days(_) | Age::Months(0, _)) => self.say("age-under-one"),
            Some(Age::Months(years, _) | Age::Years(years)) => self.count("age", years),
            Some(Age::About(years)) => self.count("age-about", years),
            None => String::new(),
        }
    }

    fn age_alone(&self, member: &Member, day: NaiveDate) -> String {
        match member.aged(day) {
            Some(Age::Days(days)) => self.count("age-days", days),
            Some(Age::Months(0, months)) => self.count("age-months", months),
            Some(Age::Months(years, 0) | Age::Years(years)) => self.count("age", years),
            Some(Age::Months(years, months)) => {
                format!("{} {}", self.count("age", years), self.count("age-months", months))
            }
            Some(Age::About(years)) => self.count("age-about", years),
            None => String::new(),
        }
    }

    /// «Денис: исполняется 14 лет».
    #[must_use]
    pub fn turns(&self, who: &str, years: u32) -> String {
        say!(self, "turns", who = who, age = self.count("age", years))
    }

    /// «Денис: исполняется 18 лет, других детей нет».
    #[must_use]
    pub fn turns_last(&self, who: &str, years: u32) -> String {
        say!(self, "turns-last", who = who, age = self.count("age", years))
    }

    /// «род. 12.05.2017», «1985 г. р.»; nothing if no birth is known.
    #[must_use]
    pub fn born(&self, member: &Member) -> Option<String> {
        match (member.born, member.born_year) {
            (Some(born), _) => Some(say!(self, "card-born", day = self.day(born))),
            (None, Some(year)) => Some(say!(self, "card-born-year", year = year.to_string())),
            (None, None) => None,
        }
    }
}
