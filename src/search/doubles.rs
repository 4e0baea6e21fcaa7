//! Likely doubles: whether somebody who is being entered is in the file already.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::distance::{Measure, allowed};
use super::field::Where;
use super::index::{Field, Index, NOBODY};
use super::letters::{self, Piece, pieces};
use super::names::NAMES;
use super::phones;
use super::sound::{Span, sound};
use crate::domain::family::Address;
use crate::domain::{FamilyId, MemberId, Record, phone};

/// Somebody who is being entered; what is not known yet is empty.
#[derive(Clone, Debug, Default)]
pub struct NewPerson<'a> {
    /// Фамилия.
    pub last_name: &'a str,
    /// Имя.
    pub first_name: &'a str,
    /// Отчество.
    pub patronymic: &'a str,
    /// Former surname.
    pub former_name: &'a str,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// Phones.
    pub phones: &'a [String],
    /// Where the family lives.
    pub address: Option<&'a Address>,
    /// The family she is entered into, which cannot be her double.
    pub within: Option<FamilyId>,
}

impl<'a> NewPerson<'a> {
    /// A member as she is entered, or as the file has her.
    #[must_use]
    pub fn of(
        record: &'a Record,
        phones: &'a [String],
        address: Option<&'a Address>,
        within: Option<FamilyId>,
    ) -> Self {
        let text = |field| record.text(field).unwrap_or_default();
        NewPerson {
            last_name: text("last_name"),
            first_name: text("first_name"),
            patronymic: text("patronymic"),
            former_name: text("former_name"),
            born: record.date("born"),
            phones,
            address,
            within,
        }
    }
}

/// Why somebody is likely to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The same phone.
    Phone,
    /// The same surname and first name.
    Name,
    /// A surname and a first name that sound alike or differ by a slip, a short name, the former surname.
    SimilarName,
    /// The same patronymic.
    Patronymic,
    /// Born on the same day.
    Born,
    /// Born on nearly the same day: a digit of the date differs, or day and month are swapped.
    NearlyBorn,
    /// The same street, house and flat.
    Address,
}

impl Reason {
    /// All of them, in order.
    pub const ALL: [Reason; 7] = [
        Reason::Phone,
        Reason::Name,
        Reason::SimilarName,
        Reason::Patronymic,
        Reason::Born,
        Reason::NearlyBorn,
        Reason::Address,
    ];

    /// Its name in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Reason::Phone => "phone",
            Reason::Name => "name",
            Reason::SimilarName => "similar_name",
            Reason::Patronymic => "patronymic",
            Reason::Born => "born",
            Reason::NearlyBorn => "nearly_born",
            Reason::Address => "address",
        }
    }

    fn weight(self) -> u32 {
        match self {
            Reason::Phone => 5,
            Reason::Name | Reason::Born => 4,
            Reason::SimilarName | Reason::NearlyBorn | Reason::Address => 3,
            Reason::Patronymic => 2,
        }
    }
}

/// Somebody of the file who is likely to be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Double {
    /// Her place among the families that were indexed.
    pub place: usize,
    /// Her family.
    pub family: FamilyId,
    /// Who she is.
    pub member: MemberId,
    /// Why, in order.
    pub reasons: Vec<Reason>,
}

impl Index {
    /// Those of the file who are likely to be the same as `new`, the likeliest first, ten at most.
    ///
    /// A phone alone is enough, since two curators of one flat would have entered it twice. A name is not: it takes the
    /// birth or the address besides, or the patronymic where no birth is known to tell namesakes apart.
    #[must_use]
    pub fn doubles(&self, new: &NewPerson<'_>) -> Vec<Double> {
        let mut all: BTreeMap<(u32, u8), Vec<Reason>> = BTreeMap::new();
        let own = Own::of(new);
        for number in new.phones {
            let typed: Vec<u8> = {
                let kept = phone::normal(number);
                kept.strip_prefix("+7").unwrap_or(&kept).bytes().filter(u8::is_ascii_digit).collect()
            };
            // A short number is that of many: a village exchange, an office.
            if typed.len() < 6 {
                continue;
            }
            for called in self.phones.with(&typed, &self.texts).iter().filter(|c| c.at_end) {
                for field in self.fields_of(called.entry).iter().filter(|f| f.at == Where::Phone) {
                    let same = phones::whole(self.texts.text(field.text)) == typed;
                    if same && field.member != NOBODY {
                        all.entry((called.entry, field.member)).or_default();
                    }
                }
            }
        }
        for entry in self.namesakes(&own) {
            for member in 0..u8::try_from(self.members_of(entry).len()).unwrap_or(NOBODY) {
                all.entry((entry, member)).or_default();
            }
        }
        let mut doubles: Vec<(u32, Double)> = all
            .into_keys()
            .filter(|(entry, _)| Some(self.entries[*entry as usize].family) != new.within)
            .filter_map(|(entry, member)| {
                let reasons = self.reasons(entry, member, new, &own);
                let person = self.members_of(entry).get(usize::from(member))?;
                let known = new.born.is_some() && person.born.is_some();
                let weight = reasons.iter().map(|r| r.weight()).sum();
                let family = self.entries[entry as usize].family;
                let double = Double { place: entry as usize, family, member: person.id, reasons };
                is_likely(&double.reasons, known).then_some((weight, double))
            })
            .collect();
        doubles.sort_by_key(|(weight, d)| (std::cmp::Reverse(*weight), d.place));
        doubles.into_iter().take(10).map(|(_, d)| d).collect()
    }

    /// The families in which somebody bears a surname like hers.
    fn namesakes(&self, own: &Own) -> Vec<u32> {
        let mut words: Vec<u32> = Vec::new();
        for name in own.last.iter().chain(&own.former) {
            let heard = sound(name, Span::Whole);
            words.extend(self.sounds.exactly(&heard).map(|at| self.sounds.id(at)));
            words.extend(self.words.exactly(name).map(|at| at as u32));
            words.extend(
                self.words.near(name, allowed(name.len()).min(1), None).iter().map(|(at, _)| *at as u32),
            );
            // Her brother's surname is hers but for the ending.
            for reading in super::ending::readings(name) {
                words.extend(
                    self.words
                        .beginning(&reading.stem)
                        .filter(|at| self.stem(*at).0 == reading.stem.len())
                        .map(|at| at as u32),
                );
            }
        }
        words.sort_unstable();
        words.dedup();
        let surname = |at: Where| matches!(at, Where::LastName | Where::FormerName);
        let mut entries: Vec<u32> = words
            .into_iter()
            .flat_map(|w| self.terms(w).filter(|(at, _)| surname(*at)).flat_map(|(_, e)| e.iter().copied()))
            .collect();
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    fn reasons(&self, entry: u32, member: u8, new: &NewPerson<'_>, own: &Own) -> Vec<Reason> {
        let fields = self.fields_of(entry);
        let of = |at: Where| fields.iter().filter(move |f| f.member == member && f.at == at);
        let codes = |field: &Field| codes(self.texts.text(field.text));
        let mut reasons = Vec::new();
        let numbers: Vec<Vec<u8>> =
            new.phones.iter().map(|p| phones::whole(&phone::normal(p))).filter(|d| d.len() >= 6).collect();
        if of(Where::Phone).any(|f| numbers.contains(&phones::whole(self.texts.text(f.text)))) {
            reasons.push(Reason::Phone);
        }
        let last: Vec<Vec<u8>> = of(Where::LastName).flat_map(codes).collect();
        let former: Vec<Vec<u8>> = of(Where::FormerName).flat_map(codes).collect();
        let first: Vec<Vec<u8>> = of(Where::FirstName).flat_map(codes).collect();
        let alike = |a: &[Vec<u8>], b: &[Vec<u8>]| a.iter().any(|a| b.iter().any(|b| sounds_like(a, b)));
        let surname = !own.last.is_empty() && own.last == last;
        let name = !own.first.is_empty() && own.first == first;
        let like_surname = alike(&own.last, &last) || alike(&own.last, &former) || alike(&own.former, &last);
        let one_name = |a: &[u8], b: &[u8]| NAMES.are_one(a, b) || sounds_like(a, b);
        let like_name = own.first.iter().any(|a| first.iter().any(|b| one_name(a, b)));
        if surname && name {
            reasons.push(Reason::Name);
        } else if like_surname && like_name {
            reasons.push(Reason::SimilarName);
        }
        let patronymic: Vec<Vec<u8>> = of(Where::Patronymic).flat_map(codes).collect();
        if !own.patronymic.is_empty() && own.patronymic == patronymic {
            reasons.push(Reason::Patronymic);
        }
        let theirs = self.members_of(entry).get(usize::from(member)).and_then(|m| m.born);
        match (new.born, theirs) {
            (Some(a), Some(b)) if a == b => reasons.push(Reason::Born),
            (Some(a), Some(b)) if is_nearly(a, b) => reasons.push(Reason::NearlyBorn),
            _ => {}
        }
        if new.address.is_some_and(|a| self.lives_at(fields, a)) {
            reasons.push(Reason::Address);
        }
        reasons
    }

    fn lives_at(&self, fields: &[Field], address: &Address) -> bool {
        let kept = |at: Where| -> Vec<Vec<u8>> {
            fields.iter().filter(|f| f.at == at).flat_map(|f| codes(self.texts.text(f.text))).collect()
        };
        let typed = |text: &Option<String>| codes(text.as_deref().unwrap_or_default());
        let mut house = typed(&address.house);
        house.extend(typed(&address.block));
        let street = typed(&address.street);
        let settlement = typed(&address.settlement);
        let there = kept(Where::Settlement);
        let same_place = settlement.is_empty() || there.is_empty() || settlement == there;
        // In a village without street names the house alone tells nothing.
        !street.is_empty()
            && !house.is_empty()
            && same_place
            && street == kept(Where::Street)
            && house == kept(Where::House)
            && typed(&address.flat) == kept(Where::Flat)
    }
}

/// The names of somebody new, as they are compared.
struct Own {
    last: Vec<Vec<u8>>,
    first: Vec<Vec<u8>>,
    patronymic: Vec<Vec<u8>>,
    former: Vec<Vec<u8>>,
}

impl Own {
    fn of(new: &NewPerson<'_>) -> Own {
        Own {
            last: codes(new.last_name),
            first: codes(new.first_name),
            patronymic: codes(new.patronymic),
            former: codes(new.former_name),
        }
    }
}

fn codes(text: &str) -> Vec<Vec<u8>> {
    pieces(text).into_iter().map(|Piece { code, .. }| code).collect()
}

/// Whether two names are one but for the ear or one slip; of short ones only the ear.
fn sounds_like(a: &[u8], b: &[u8]) -> bool {
    let heard = sound(a, Span::Whole);
    a == b
        || heard.len() >= 3 && heard == sound(b, Span::Whole)
        || a.len().min(b.len()) >= 5
            && a.len().max(b.len()) >= 6
            && a.first() == b.first()
            && Measure::of(a).to(b).whole <= 1
        || letters::mask(a) == letters::mask(b)
            && a.len() == b.len()
            && a.len() >= 4
            && Measure::of(a).to(b).whole <= 1
}

/// Whether one date was probably meant for the other: one digit of it differs, or day and month are swapped.
fn is_nearly(a: NaiveDate, b: NaiveDate) -> bool {
    let digits = |d: NaiveDate| d.format("%Y%m%d").to_string().into_bytes();
    let differ = digits(a).iter().zip(digits(b)).filter(|(x, y)| **x != *y).count();
    differ == 1 || a.year() == b.year() && (a.month(), a.day()) == (b.day(), b.month())
}

/// Whether all reasons together are enough.
fn is_likely(reasons: &[Reason], births_are_known: bool) -> bool {
    let has = |r: Reason| reasons.contains(&r);
    let born = has(Reason::Born) || has(Reason::NearlyBorn);
    let same = has(Reason::Name);
    let named = same || has(Reason::SimilarName);
    has(Reason::Phone)
        || named && (has(Reason::Born) || has(Reason::Address))
        || same && has(Reason::NearlyBorn)
        || same && has(Reason::Patronymic) && !births_are_known
        || named && has(Reason::Patronymic) && born
}
