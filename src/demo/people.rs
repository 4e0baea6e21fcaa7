//! Households that could live: ages, names, schools, an address.

use chrono::{Datelike, NaiveDate};

use super::random::SeededRandom;
use super::words::{Adult, DemoSettlement, DemoWords};
use crate::domain::family::Family;
use crate::domain::member::{Disability, Member, Role};
use crate::domain::record::Record;
use crate::domain::record::TypedRecord;
use crate::domain::{FamilyId, MemberId, day};
use crate::record;

/// A member of a household.
#[derive(Clone, Debug)]
pub struct DemoPerson {
    /// Id of the member's record.
    pub id: MemberId,
    /// Role in the family.
    pub role: Role,
    /// Surname, first name, patronymic.
    pub name: [String; 3],
    /// Date of birth.
    pub born: NaiveDate,
    pub phones: Vec<String>,
    /// Work, school or nursery.
    pub occupation: Option<String>,
    /// What the family can rely on.
    pub resources: Option<String>,
    /// Whether a disabled child.
    pub disabled: bool,
    pub child: bool,
}

/// Where a household lives.
#[derive(Clone, Debug)]
pub struct HouseholdHome<'a> {
    pub settlement: &'a DemoSettlement,
    pub street: String,
    pub house: String,
    /// Flat, in the town.
    pub flat: Option<String>,
    /// How to get in.
    pub access: Option<String>,
}

/// What a household is made from.
#[derive(Clone, Copy, Debug)]
pub struct HouseholdSketch<'a> {
    pub adults: &'a [Adult],
    /// Full years of the children.
    pub children: &'a [u32],
    /// Days to the birthday of the first of them.
    pub birthday: Option<u64>,
    /// Whether the first of them has a disability.
    pub disabled: bool,
    /// Surname of men and of women.
    pub surname: &'a [String; 2],
    /// Number of the family: its phones come from it.
    pub number: u64,
    /// Whether the document asks what the family can rely on.
    pub resources: bool,
    /// The day on which the ages hold.
    pub today: NaiveDate,
    /// The moment the records are made.
    pub wall: i64,
}

impl DemoPerson {
    /// Surname, first name and patronymic.
    #[must_use]
    pub fn full_name(&self) -> String {
        self.name.join(" ")
    }

    /// The record of the member.
    #[must_use]
    pub fn record(&self, family: FamilyId) -> Record {
        let [last, first, patronymic] = &self.name;
        let record = record!(of Member {
            id: self.id,
            family,
            role: self.role,
            last_name: last,
            first_name: first,
            patronymic,
            born: self.born,
            phones: self.phones.clone(),
            occupation: self.occupation.clone(),
            resources: self.resources.clone()
        });
        if !self.disabled {
            return record.into();
        }
        record
            .set(Member::FIELDS.disability, Disability::Child)
            .set(Member::FIELDS.limited_health, true)
            .into()
    }

    /// Full years on `today`.
    #[must_use]
    pub fn age(&self, today: NaiveDate) -> i32 {
        let passed = (today.month(), today.day()) >= (self.born.month(), self.born.day());
        today.year() - self.born.year() - i32::from(!passed)
    }
}

impl HouseholdHome<'_> {
    /// The address on the record of the family.
    #[must_use]
    pub fn on(&self, family: TypedRecord<Family>) -> Record {
        let address = Family::FIELDS.address;
        family
            .set(address.settlement, &self.settlement.name)
            .set(address.street, &self.street)
            .set(address.house, &self.house)
            .set(address.flat, self.flat.clone())
            .set(address.access, self.access.clone())
            .into()
    }
}

/// A home in a settlement of this kind, or of any.
pub fn home<'a>(
    words: &'a DemoWords,
    chance: &mut SeededRandom,
    kind: Option<&str>,
) -> Option<HouseholdHome<'a>> {
    let fit = || words.settlements.iter().filter(|s| kind.is_none_or(|k| s.kind == k));
    let mut drawn = chance.below(fit().map(|s| s.weight).sum());
    let settlement = fit().find(|s| {
        let here = drawn < s.weight;
        drawn = drawn.saturating_sub(s.weight);
        here
    })?;
    let town = settlement.schools.is_empty();
    Some(HouseholdHome {
        settlement,
        street: chance.word(&settlement.streets),
        house: chance.number(1, if town { 48 } else { 31 }).to_string(),
        flat: town.then(|| chance.number(1, 72).to_string()),
        access: (town && chance.once_in(3)).then(|| chance.word(&words.access)),
    })
}

/// The members of a household, adults first, children from the eldest.
pub fn household(
    words: &DemoWords,
    chance: &mut SeededRandom,
    home: &HouseholdHome<'_>,
    sketch: &HouseholdSketch<'_>,
) -> Vec<DemoPerson> {
    let mut people = Vec::with_capacity(sketch.adults.len() + sketch.children.len());
    let eldest = sketch.children.iter().copied().max().unwrap_or(0);
    for (place, adult) in sketch.adults.iter().enumerate() {
        let man = adult.man
            || matches!(adult.role, Role::Father | Role::Stepfather | Role::Grandfather | Role::Uncle);
        // A carer is grown up by the birth of the child.
        let age = adult.age.max(eldest + 19);
        let [his, her] = pair(chance, &words.patronymics);
        let [men, women] = sketch.surname.clone();
        let (surname, first, patronymic) =
            if man { (men, chance.word(&words.men), his) } else { (women, chance.word(&words.women), her) };
        let mut phones = vec![phone(words, sketch.number * 3 + u64::try_from(place).unwrap_or(0))];
        if place > 0 && chance.once_in(3) {
            phones.clear();
        }
        people.push(DemoPerson {
            id: chance.id(sketch.wall).into(),
            role: adult.role,
            name: [surname, first, patronymic],
            born: born(chance, sketch.today, age),
            phones,
            occupation: Some(adult.work.clone().unwrap_or_else(|| occupation(words, chance))),
            resources: None,
            disabled: false,
            child: false,
        });
    }
    // No number is drawn for it: a document that asks for more leaves the story as it is.
    for person in people.iter_mut().filter(|_| sketch.resources) {
        let choice = usize::try_from(person.born.ordinal()).unwrap_or(0);
        person.resources = words.resources.get(choice % words.resources.len().max(1)).cloned();
    }
    let father = people.iter().find(|p| p.role == Role::Father).map(|p| p.name[1].clone());
    let father = father.unwrap_or_else(|| chance.word(&words.men));
    let patronymic =
        words.patronymic_of.get(&father).cloned().unwrap_or_else(|| pair(chance, &words.patronymics));
    let mut first_names: Vec<String> = Vec::new();
    for (place, age) in sketch.children.iter().enumerate() {
        let boy = chance.once_in(2);
        let list = if boy { &words.boys } else { &words.girls };
        let mut first = chance.word(list);
        while first_names.contains(&first) {
            first = chance.word(list);
        }
        first_names.push(first.clone());
        let which = usize::from(!boy);
        let born = match sketch.birthday.filter(|_| place == 0) {
            Some(days) => years_before(day::later(sketch.today, days), age + 1),
            None => born(chance, sketch.today, *age),
        };
        let phones = if *age >= 13 && chance.once_in(2) {
            vec![phone(words, sketch.number * 3 + 2)]
        } else {
            Vec::new()
        };
        let mut person = DemoPerson {
            id: chance.id(sketch.wall).into(),
            role: if boy { Role::Son } else { Role::Daughter },
            name: [sketch.surname[which].clone(), first, patronymic[which].clone()],
            born,
            phones: if people.iter().any(|p| p.phones == phones) { Vec::new() } else { phones },
            occupation: None,
            resources: None,
            disabled: sketch.disabled && place == 0,
            child: true,
        };
        person.occupation = school(words, chance, home.settlement, &person, sketch.today);
        people.push(person);
    }
    people
}

fn pair(chance: &mut SeededRandom, list: &[[String; 2]]) -> [String; 2] {
    chance.one_of(list).cloned().unwrap_or_default()
}

/// A number of the invented range: after the code come zeros, so nobody can be reached by it.
fn phone(words: &DemoWords, n: u64) -> String {
    format!("{}{:05}", words.phone_prefix, (n * 7_919 + 1_402) % 100_000)
}

fn years_before(from: NaiveDate, years: u32) -> NaiveDate {
    from.checked_sub_months(chrono::Months::new(12 * years)).unwrap_or(from)
}

/// A birth that makes one so old on `today`, the birthday neither yesterday nor tomorrow.
fn born(chance: &mut SeededRandom, today: NaiveDate, age: u32) -> NaiveDate {
    day::earlier(years_before(today, age), chance.days(45, 320))
}

fn occupation(words: &DemoWords, chance: &mut SeededRandom) -> String {
    let mut drawn = chance.word(&words.occupations);
    while words.occupations_apart.contains(&drawn) && words.occupations.len() > words.occupations_apart.len()
    {
        drawn = chance.word(&words.occupations);
    }
    drawn
}

/// A nursery from 3 to 6, a school with its class from 7 to 17, nothing before.
fn school(
    words: &DemoWords,
    chance: &mut SeededRandom,
    at: &DemoSettlement,
    child: &DemoPerson,
    today: NaiveDate,
) -> Option<String> {
    let own = |own: &[String], all: &[String], chance: &mut SeededRandom| {
        chance.word(if own.is_empty() { all } else { own })
    };
    match child.age(today) {
        3..=6 => Some(own(&at.kindergartens, &words.kindergartens, chance)),
        7..=17 => {
            let autumn = today.year() - i32::from(today.month() < 9);
            let class = NaiveDate::from_ymd_opt(autumn, 9, 1).map_or(1, |first| child.age(first) - 6);
            Some(format!(
                "{}, {} {}",
                own(&at.schools, &words.schools, chance),
                class.clamp(1, 11),
                words.grade
            ))
        }
        _ => None,
    }
}
