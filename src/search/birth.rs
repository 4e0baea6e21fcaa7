//! A date of birth in a query: a letter of a hospital or a commission names a person by one.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::field::{MatchMethod, SearchField};
use super::hit::{Hit, WordMatch};
use super::index::SearchIndex;
use super::query;
use super::subset::Subset;
use crate::domain::MemberId;

/// Words beside a date of birth that say what it is.
const LABELS: [&str; 10] = ["г", "р", "гр", "др", "год", "года", "рождения", "родился", "родилась", "дата"];

/// A date of birth as it was typed, perhaps not to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypedBirth {
    typed: String,
    day: u32,
    month: u32,
    /// The beginning of the year; of a year of two digits its end.
    year: String,
}

impl TypedBirth {
    /// Splits a query into the date and what is left without it; `None` if no word of it is a date.
    pub fn split(query: &str) -> Option<(TypedBirth, String)> {
        let words: Vec<&str> = query.split_whitespace().collect();
        let (at, birth) =
            words.iter().enumerate().find_map(|(at, word)| Some((at, TypedBirth::of(word)?)))?;
        let is_label = |word: &str| {
            let mut parts = word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
            parts.all(|part| LABELS.contains(&part.to_lowercase().as_str()))
        };
        let rest = words.iter().enumerate().filter(|(i, word)| *i != at && !is_label(word));
        Some((birth, rest.map(|(_, word)| *word).collect::<Vec<&str>>().join(" ")))
    }

    /// Reads «02.04.1990», «2.4.90», «02/04/1990» and «1990-04-02».
    fn of(word: &str) -> Option<TypedBirth> {
        let typed = word.trim_matches([',', ';', '(', ')']);
        let parts: Vec<&str> = typed.split(['.', '/', '-']).collect();
        let [first, month, last] = parts.as_slice() else { return None };
        let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
        let is_number = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
        // «12-4-1» is a house, a block and a flat.
        let is_address = typed.contains('-') && year.len() != 4;
        if !parts.iter().all(is_number) || year.len() > 4 || is_address {
            return None;
        }
        let (day, month) = (day.parse().ok()?, month.parse().ok()?);
        let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
        is_day.then(|| TypedBirth { typed: typed.to_owned(), day, month, year: (*year).to_owned() })
    }

    fn is(&self, born: NaiveDate) -> bool {
        let year = format!("{:04}", born.year());
        (born.day(), born.month()) == (self.day, self.month)
            && (year.starts_with(&self.year) || self.year.len() == 2 && year.ends_with(&self.year))
    }
}

impl SearchIndex {
    /// The families of a member born on the date of the query in which the rest of it is found too; `None` if it names no
    /// date, or that of nobody.
    pub(super) fn find_born(&self, query: &str, limit: usize, some: Option<&Subset>) -> Option<Vec<Hit>> {
        let (birth, rest) = TypedBirth::split(query)?;
        let is_of_some = |entry: usize| some.is_none_or(|some| some.has(entry));
        let born: BTreeSet<usize> = (0..self.entries.len())
            .filter(|entry| is_of_some(*entry) && self.born(*entry, &birth, None).is_some())
            .collect();
        let mut hits = if rest.is_empty() {
            let mut entries: Vec<usize> = born.iter().copied().collect();
            entries.sort_by_key(|entry| self.entries[*entry].ended);
            entries.into_iter().take(limit).map(|entry| self.hit(entry, Vec::new())).collect()
        } else {
            let subset = Subset::of((0..self.entries.len()).map(|entry| born.contains(&entry)).collect());
            self.found(query::readings(&rest), limit, Some(&subset))
        };
        for hit in &mut hits {
            let named = hit.matched.iter().find_map(|m| m.member);
            hit.matched.extend(self.born(hit.place, &birth, named));
        }
        Some(hits).filter(|hits| !hits.is_empty())
    }

    /// Finds a query by all but its date of birth, which the file may not have: a family it has must not look unknown.
    pub(super) fn find_without_birth(&self, query: &str, limit: usize, some: Option<&Subset>) -> Vec<Hit> {
        let rest = TypedBirth::split(query).map(|(_, rest)| rest).unwrap_or_default();
        self.found(query::readings(&rest), limit, some)
    }

    /// The member of a family who was born then, the named one first.
    fn born(&self, entry: usize, birth: &TypedBirth, named: Option<MemberId>) -> Option<WordMatch> {
        let members = self.members_of(super::texts::count(entry)).iter();
        let born = members.filter_map(|m| Some((m.id, m.born.filter(|born| birth.is(*born))?)));
        let (member, born) = born.min_by_key(|(id, _)| Some(*id) != named)?;
        let text = born.format("%d.%m.%Y").to_string();
        let (how, whole) = (MatchMethod::Exact, 0..text.len());
        let (word, field) = (birth.typed.clone(), SearchField::Born);
        Some(WordMatch { word, field, text, how, member: Some(member), ranges: vec![whole] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_split_from_the_words_beside_it() {
        for (query, rest) in [
            ("02.04.1990", ""),
            ("иванова мария 02.04.1990 г.р.", "иванова мария"),
            ("Иванова, 2.4.90 года рождения", "Иванова,"),
            ("1990-04-02 иванова", "иванова"),
        ] {
            let (birth, left) = TypedBirth::split(query).unwrap();
            assert_eq!(left, rest, "{query}");
            assert!(birth.is(NaiveDate::from_ymd_opt(1990, 4, 2).unwrap()), "{query}");
            assert!(!birth.is(NaiveDate::from_ymd_opt(1991, 4, 2).unwrap()), "{query}");
        }
    }

    #[test]
    fn phones_addresses_and_papers_are_no_dates() {
        for query in [
            "603-18-05",
            "12-4",
            "12/4",
            "ленинградская 12-4-1а",
            "12-4-1",
            "17-П",
            "8.911.603",
            "32.01.1990",
        ] {
            assert_eq!(TypedBirth::split(query), None, "{query}");
        }
    }
}
