//! Likely doubles: whether somebody who is being entered is in the file already.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::distance::allowed;
use super::field::SearchField;
use super::index::SearchIndex;
use super::linkage::{FEWEST, MatchReason, PersonFields, is_likely, reasons};
use super::phones;
use super::phonetic::{WordExtent, sound};
use super::texts::{IndexedField, NOBODY};
use crate::domain::family::Address;
use crate::domain::{FamilyId, FieldName, MemberId, Record, phone};

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
            last_name: text(FieldName::LastName),
            first_name: text(FieldName::FirstName),
            patronymic: text(FieldName::Patronymic),
            former_name: text(FieldName::FormerName),
            born: record.date(FieldName::Born),
            phones,
            address,
            within,
        }
    }

    fn somebody(&self) -> PersonFields {
        PersonFields::named(self.last_name, self.first_name, self.patronymic, self.former_name, self.born)
            .reached(self.phones.iter().map(String::as_str))
            .at_home(self.address.cloned().map(Arc::new))
    }
}

/// Somebody of the file who is likely to be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikelyDuplicate {
    /// Her place among the families that were indexed.
    pub place: usize,
    /// Her family.
    pub family: FamilyId,
    /// Who she is.
    pub member: MemberId,
    /// Why, in order.
    pub reasons: Vec<MatchReason>,
}

impl SearchIndex {
    /// Those of the file who are likely to be the same as `new`, the likeliest first, ten at most.
    #[must_use]
    pub fn doubles(&self, new: &NewPerson<'_>) -> Vec<LikelyDuplicate> {
        let mut all: BTreeMap<(u32, u8), Vec<MatchReason>> = BTreeMap::new();
        let own = new.somebody();
        for number in new.phones {
            let typed: Vec<u8> = {
                let kept = phone::normal(number);
                kept.strip_prefix("+7").unwrap_or(&kept).bytes().filter(u8::is_ascii_digit).collect()
            };
            if typed.len() < FEWEST {
                continue;
            }
            for called in self.phones.with(&typed, &self.texts).iter().filter(|c| c.at_end) {
                for field in self.fields_of(called.entry).iter().filter(|f| f.at == SearchField::Phone) {
                    let same = phones::whole(self.texts.text(field.text)) == typed;
                    if same && field.member != NOBODY {
                        all.entry((called.entry, field.member)).or_default();
                    }
                }
            }
        }
        for entry in self.of_one_name(&own) {
            for member in 0..u8::try_from(self.members_of(entry).len()).unwrap_or(NOBODY) {
                all.entry((entry, member)).or_default();
            }
        }
        let mut doubles: Vec<(u32, LikelyDuplicate)> = all
            .into_keys()
            .filter(|(entry, _)| Some(self.entries[*entry as usize].family) != new.within)
            .filter_map(|(entry, member)| {
                let reasons = reasons(&self.somebody(entry, member), &own);
                let person = self.members_of(entry).get(usize::from(member))?;
                let known = new.born.is_some() && person.born.is_some();
                let weight = reasons.iter().map(|r| r.weight()).sum();
                let family = self.entries[entry as usize].family;
                let double = LikelyDuplicate { place: entry as usize, family, member: person.id, reasons };
                is_likely(&double.reasons, known).then_some((weight, double))
            })
            .collect();
        doubles.sort_by_key(|(weight, d)| (std::cmp::Reverse(*weight), d.place));
        doubles.into_iter().take(10).map(|(_, d)| d).collect()
    }

    /// The families in which somebody has a like surname.
    fn of_one_name(&self, own: &PersonFields) -> Vec<u32> {
        let mut words: Vec<u32> = Vec::new();
        for name in own.last().iter().chain(own.former().iter()) {
            let heard = sound(name, WordExtent::Whole);
            words.extend(self.sounds.exactly(&heard).map(|at| self.sounds.id(at)));
            words.extend(self.words.exactly(name).map(|at| at as u32));
            words.extend(
                self.words.near(name, allowed(name.len()).min(1), None).iter().map(|(at, _)| *at as u32),
            );
            // Her brother's surname differs only in the ending.
            for reading in super::stem::readings(name) {
                words.extend(
                    self.words
                        .beginning(&reading.stem)
                        .filter(|at| self.stem(*at).0 == reading.stem.len())
                        .map(|at| at as u32),
                );
            }
        }
        // The surname may be in the field of the first name.
        words.extend(own.first().iter().flat_map(|name| self.words.exactly(name)).map(|at| at as u32));
        words.sort_unstable();
        words.dedup();
        let surname = |at: SearchField| matches!(at, SearchField::LastName | SearchField::FormerName);
        let mut entries: Vec<u32> = words
            .into_iter()
            .flat_map(|w| self.terms(w).filter(|(at, _)| surname(*at)).flat_map(|(_, e)| e.iter().copied()))
            .collect();
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    /// A member as the index has her.
    fn somebody(&self, entry: u32, member: u8) -> PersonFields {
        let fields = self.fields_of(entry);
        let all = |at: SearchField| fields.iter().filter(move |f| f.member == member && f.at == at);
        let text = |f: &IndexedField| self.texts.text(f.text);
        let of = |at: SearchField| all(at).next().map(text).unwrap_or_default();
        let born = self.members_of(entry).get(usize::from(member)).and_then(|m| m.born);
        let (last, first) = (of(SearchField::LastName), of(SearchField::FirstName));
        let family = |at: SearchField| fields.iter().find(|f| f.at == at).map(|f| text(f).to_owned());
        let home = Address {
            settlement: family(SearchField::Settlement),
            street: family(SearchField::Street),
            // The block is kept with the house.
            house: family(SearchField::House),
            block: None,
            flat: family(SearchField::Flat),
            access: None,
        };
        PersonFields::named(last, first, of(SearchField::Patronymic), of(SearchField::FormerName), born)
            .reached(all(SearchField::Phone).map(text))
            .at_home(Some(Arc::new(home)))
    }
}
