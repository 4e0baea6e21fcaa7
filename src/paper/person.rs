//! Persons and decisions on paper: full names, births, by whom and under which number.

use chrono::NaiveDate;

use crate::domain::member::Member;
use crate::domain::{Case, MemberId};
use crate::report::stock::DistrictData;
use crate::text::{Words, say};

/// Surname, first name, patronymic; empty where none is known.
#[must_use]
pub fn full_name(member: &Member) -> String {
    let names = [&member.last_name, &member.first_name, &member.patronymic];
    names.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ")
}

/// The full name, else the role.
#[must_use]
pub fn with_role(words: &Words, member: &Member) -> String {
    let name = full_name(member);
    if name.is_empty() { words.pick("role", member.role.code()) } else { name }
}

/// The member, or the whole family where none is named; nothing of a member who is gone, deleted in another copy.
#[must_use]
pub fn whom(words: &Words, case: &Case, member: Option<MemberId>) -> String {
    match member {
        Some(id) => case.member(id).map(|m| with_role(words, m)).unwrap_or_default(),
        None => words.say("form-whole-family"),
    }
}

/// The day of birth, or its year; on a redacted paper the age on `day`.
#[must_use]
pub fn born(words: &Words, stock: &DistrictData, member: &Member, day: NaiveDate) -> String {
    match (stock.is_redacted, member.born, member.born_year) {
        (true, ..) => words.age_in_years(member, day),
        (false, Some(born), _) => words.day(born),
        (false, None, Some(year)) => say!(words, "form-born-year", year = year.to_string()),
        (false, None, None) => String::new(),
    }
}

/// The age on `day`; on a redacted paper in whole years.
#[must_use]
pub fn age(words: &Words, stock: &DistrictData, member: &Member, day: NaiveDate) -> String {
    if stock.is_redacted { words.age_in_years(member, day) } else { words.age(member, day) }
}

/// «КДНиЗП, № 41 от 12.03.2026».
#[must_use]
pub fn decided(words: &Words, by: Option<&str>, number: Option<&str>, on: Option<NaiveDate>) -> String {
    let number = number.map(|n| say!(words, "number", n = n));
    let on = on.map(|on| say!(words, "form-of-day", day = words.day(on)));
    let paper = number.into_iter().chain(on).collect::<Vec<_>>().join(" ");
    let parts = [by.map(str::to_owned), Some(paper)].into_iter().flatten().filter(|p| !p.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}
