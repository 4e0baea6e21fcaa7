//! How the index is filled: with cases that were read anyway, or by the store with rows of the same texts.

use chrono::NaiveDate;

use super::builder::IndexBuilder;
use super::field::SearchField;
use super::index::SearchIndex;
use crate::domain::family::short_number;
use crate::domain::member::Role;
use crate::domain::{Case, FamilyId, FieldName, Kind, MemberId, place};

impl SearchIndex {
    /// Prepares these cases, in their order; a place in the answers is a place among them.
    #[must_use]
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case>) -> SearchIndex {
        SearchIndex::from(IndexBuilder::default(), cases)
    }

    /// The same, with the ages of members on a day: «глеб 14».
    #[must_use]
    pub fn on<'a>(today: NaiveDate, cases: impl IntoIterator<Item = &'a Case>) -> SearchIndex {
        SearchIndex::from(IndexBuilder::on(today), cases)
    }

    fn from<'a>(mut builder: IndexBuilder, cases: impl IntoIterator<Item = &'a Case>) -> SearchIndex {
        for case in cases {
            builder.case(case);
        }
        builder.index()
    }
}

/// The records that bear a number or name an organisation by which their family is found.
pub const PAPERS: [(SearchField, Kind, FieldName); 7] = [
    (SearchField::Document, Kind::Level, FieldName::Number),
    (SearchField::Document, Kind::Programme, FieldName::Number),
    (SearchField::Document, Kind::Agreement, FieldName::Number),
    (SearchField::Document, Kind::Decision, FieldName::Number),
    (SearchField::Document, Kind::Status, FieldName::Number),
    (SearchField::Organisation, Kind::Activity, FieldName::Organisation),
    (SearchField::Organisation, Kind::Request, FieldName::Organisation),
];

/// What the papers of a kind say of this case.
fn papers(case: &Case, kind: Kind) -> Vec<&str> {
    let said: Vec<Option<&String>> = match kind {
        Kind::Level => case.levels.iter().map(|l| l.number.as_ref()).collect(),
        Kind::Programme => case.programmes.iter().map(|p| p.number.as_ref()).collect(),
        Kind::Agreement => case.agreements.iter().map(|a| a.number.as_ref()).collect(),
        Kind::Decision => case.decisions.iter().map(|d| d.number.as_ref()).collect(),
        Kind::Status => case.statuses.iter().map(|s| s.decided.number.as_ref()).collect(),
        Kind::Activity => case.activities.iter().map(|a| a.organisation.as_ref()).collect(),
        Kind::Request => case.requests.iter().map(|r| Some(&r.organisation)).collect(),
        _ => Vec::new(),
    };
    said.into_iter().flatten().map(String::as_str).collect()
}

fn said(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// What a family is found by beside its members and papers.
pub struct FamilyTexts<'a> {
    pub title: &'a str,
    /// Settlement, street, house, block, flat.
    pub address: [&'a str; 5],
    /// Its number in the journal of families.
    pub journal: &'a str,
    pub note: &'a str,
}

/// What a member is found by beside the phones.
pub struct MemberTexts<'a> {
    pub born: Option<NaiveDate>,
    /// First day no longer in the family.
    pub until: Option<NaiveDate>,
    pub role: Option<Role>,
    /// Surname, first name, patronymic, former surname.
    pub names: [&'a str; 4],
    pub occupation: &'a str,
    pub note: &'a str,
}

impl IndexBuilder {
    /// Takes in a case, whose accompaniment may have ended: by the day of the index, where it has one.
    pub fn case(&mut self, case: &Case) {
        let ended = case.ended_on(self.today.unwrap_or(NaiveDate::MAX)).is_some();
        let f = &case.family;
        let a = &f.address;
        let address = [&a.settlement, &a.street, &a.house, &a.block, &a.flat].map(said);
        let (journal, note) = (said(&f.journal_number), said(&f.note));
        let family = self.enter_family(f.id, ended, &FamilyTexts { title: &f.title, address, journal, note });
        for m in &case.members {
            let names = [&m.last_name, &m.first_name, &m.patronymic, &m.former_name].map(said);
            let texts = MemberTexts {
                born: m.born,
                until: m.until,
                role: Some(m.role),
                names,
                occupation: said(&m.occupation),
                note: said(&m.note),
            };
            let member = self.enter_member(family, m.id, &texts);
            m.phones.iter().for_each(|p| self.add(family, SearchField::Phone, Some(member), p));
        }
        for (at, kind, _) in PAPERS {
            papers(case, kind).into_iter().for_each(|text| self.add(family, at, None, text));
        }
        for contact in &case.contacts {
            self.tags(family, said(&contact.note));
        }
    }

    /// Takes in a family; its number is for the other calls.
    pub fn enter_family(&mut self, id: FamilyId, ended: bool, texts: &FamilyTexts<'_>) -> usize {
        let family = self.family(id, ended);
        self.add(family, SearchField::Title, None, texts.title);
        self.address(family, texts.address);
        self.number(family, id, texts.journal);
        self.note(family, None, texts.note);
        family
    }

    /// Takes in a member of a family; the number returned is for [`IndexBuilder::add`].
    pub fn enter_member(&mut self, family: usize, id: MemberId, texts: &MemberTexts<'_>) -> u8 {
        let member = self.member(family, id, texts.born);
        self.age(family, member, texts.born, texts.until);
        self.names(family, member, texts.role, texts.names);
        self.add(family, SearchField::Occupation, Some(member), texts.occupation);
        self.note(family, Some(member), texts.note);
        member
    }

    /// The names of a member in this role: surname, first name, patronymic, former surname.
    pub fn names(&mut self, family: usize, member: u8, role: Option<Role>, names: [&str; 4]) {
        let places = [
            SearchField::LastName,
            SearchField::FirstName,
            SearchField::Patronymic,
            SearchField::former(role),
        ];
        for (at, name) in places.into_iter().zip(names) {
            self.add(family, at, Some(member), name);
        }
    }

    /// The number of the family: that of the journal, and the short one that papers bear where there is none, however
    /// it is typed.
    fn number(&mut self, family: usize, id: FamilyId, journal: &str) {
        let short = short_number(id);
        for number in [journal, &short.replace('-', ""), &short] {
            self.add(family, SearchField::Document, None, number);
        }
    }

    /// Settlement, street, house, block and flat of a family. House and block are one: «12 корп. 2» is «12/2» too, and
    /// «20, литера А» is «20А».
    fn address(&mut self, family: usize, parts: [&str; 5]) {
        let [settlement, street, house, block, flat] = parts;
        let whole = match block {
            "" => house.to_owned(),
            _ if place::says_itself(block) => format!("{house} {block}"),
            _ => format!("{house}/{block}"),
        };
        for (at, text) in [
            (SearchField::Settlement, settlement),
            (SearchField::Street, street),
            (SearchField::House, whole.as_str()),
            (SearchField::Flat, flat),
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
    fn note(&mut self, family: usize, member: Option<u8>, note: &str) {
        self.tags(family, note);
        self.add(family, SearchField::Note, member, note);
    }

    /// The `#words` of a note.
    pub fn tags(&mut self, family: usize, note: &str) {
        for (at, _) in note.match_indices('#') {
            let rest = &note[at + 1..];
            let end =
                rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
            self.add(family, SearchField::Tag, None, &rest[..end]);
        }
    }
}
