//! From where the index is filled: cases that were read anyway.

use chrono::NaiveDate;

use super::builder::Builder;
use super::field::Where;
use super::index::Index;
use crate::domain::family::short_number;
use crate::domain::{Case, FamilyId, place};

impl Index {
    /// Prepares these cases, in their order; a place in the answers is a place among them.
    #[must_use]
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case>) -> Index {
        Index::from(Builder::default(), cases)
    }

    /// The same, with the ages of members on a day: «глеб 14».
    #[must_use]
    pub fn on<'a>(today: NaiveDate, cases: impl IntoIterator<Item = &'a Case>) -> Index {
        Index::from(Builder::on(today), cases)
    }

    fn from<'a>(mut builder: Builder, cases: impl IntoIterator<Item = &'a Case>) -> Index {
        for case in cases {
            builder.case(case);
        }
        builder.index()
    }
}

impl Builder {
    /// Takes in a case, whose accompaniment may have ended: by the day of the index, where it has one.
    pub fn case(&mut self, case: &Case) {
        let ended = case.ended_on(self.today.unwrap_or(NaiveDate::MAX)).is_some();
        let f = &case.family;
        let family = self.family(f.id, ended);
        let a = &f.address;
        self.add(family, Where::Title, None, &f.title);
        self.address(family, [&a.settlement, &a.street, &a.house, &a.block, &a.flat].map(|t| t.as_deref()));
        self.note(family, None, f.note.as_deref());
        self.number(family, f.id, f.journal_number.as_deref().unwrap_or_default());
        for m in &case.members {
            let number = self.member(family, m.id, m.born);
            self.age(family, number, m.born, m.until);
            let member = Some(number);
            for (at, text) in [
                (Where::LastName, &m.last_name),
                (Where::FirstName, &m.first_name),
                (Where::Patronymic, &m.patronymic),
                (Where::former(Some(m.role)), &m.former_name),
                (Where::Occupation, &m.occupation),
            ] {
                self.add(family, at, member, text.as_deref().unwrap_or_default());
            }
            m.phones.iter().for_each(|p| self.add(family, Where::Phone, member, p));
            self.note(family, member, m.note.as_deref());
        }
        let levels = case.levels.iter().map(|l| &l.number);
        for paper in levels.chain(case.programmes.iter().map(|p| &p.number)) {
            self.add(family, Where::Document, None, paper.as_deref().unwrap_or_default());
        }
        for activity in &case.activities {
            self.add(family, Where::Organisation, None, activity.organisation.as_deref().unwrap_or_default());
        }
        for contact in &case.contacts {
            self.tags(family, contact.note.as_deref().unwrap_or_default());
        }
    }

    /// The number of the family: that of the journal, and the short one that papers bear where there is none, however
    /// it is typed.
    pub fn number(&mut self, family: usize, id: FamilyId, journal: &str) {
        let short = short_number(id);
        for number in [journal, &short.replace('-', ""), &short] {
            self.add(family, Where::Document, None, number);
        }
    }

    /// Settlement, street, house, block and flat of a family. House and block are one: «12 корп. 2» is «12/2» too, and
    /// «20, литера А» is «20А».
    pub fn address(&mut self, family: usize, parts: [Option<&str>; 5]) {
        let [settlement, street, house, block, flat] = parts.map(Option::unwrap_or_default);
        let whole = match block {
            "" => house.to_owned(),
            _ if place::says_itself(block) => format!("{house} {block}"),
            _ => format!("{house}/{block}"),
        };
        for (at, text) in [
            (Where::Settlement, settlement),
            (Where::Street, street),
            (Where::House, whole.as_str()),
            (Where::Flat, flat),
        ] {
            self.add(family, at, None, text);
        }
        // Nearly every house is a number.
        if block.is_empty() && house.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        let plain = place::house(house, block);
        if !plain.eq_ignore_ascii_case(&whole) {
            self.spelling(family, &whole, &plain);
        }
    }

    /// A note of a family or a member: its tags, and the rest of its words with little trust.
    pub fn note(&mut self, family: usize, member: Option<u8>, note: Option<&str>) {
        let note = note.unwrap_or_default();
        self.tags(family, note);
        self.add(family, Where::Note, member, note);
    }

    /// The `#words` of a note.
    pub fn tags(&mut self, family: usize, note: &str) {
        for (at, _) in note.match_indices('#') {
            let rest = &note[at + 1..];
            let end =
                rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
            self.add(family, Where::Tag, None, &rest[..end]);
        }
    }
}
