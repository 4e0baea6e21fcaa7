//! Redacted papers (обезличенные): stable pseudonyms for meetings and training.
//!
//! Families, members and curators get pseudonyms before any paper is made, so every paper passes through here. Texts that
//! are not of a document are hidden whole: a name or a number of a telephone may stand in any of them. Which fields are
//! texts the schema says, so a field added later is hidden too.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::pseudonym::Pseudonyms;
use crate::domain::Staff;
use crate::domain::action::ActionKind;
use crate::domain::declare::RecordType;
use crate::domain::family::Address;
use crate::domain::mark::Mark;
use crate::domain::member::{Age, Member};
use crate::domain::reporting::HandedReport;
use crate::domain::schema::{FieldType, Kind};
use crate::domain::sitting::Sitting;
use crate::domain::{Case, FieldName, Id, Record};
use crate::model::Model;
use crate::regulation::{RegulationList, Rules};
use crate::report::actions::ActionJournalEntry;
use crate::report::stock::DistrictData;
use crate::text::{Words, say};

/// What becomes of the days of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BirthDisclosure {
    /// They stay, for who counts children by them and prints ages.
    Kept,
    /// A year that gives the age of today stays.
    Hidden,
}

/// What pseudonyms are given by.
struct PseudonymInputs<'a> {
    words: &'a Words,
    rules: &'a Rules,
    today: NaiveDate,
    births: BirthDisclosure,
}

/// Redacts all that papers are made of.
pub fn redact(words: &Words, stock: &mut DistrictData) {
    let names = Pseudonyms::of(&stock.cases, &stock.staff);
    let DistrictData { rules, staff, cases, sittings, inquiries, notices, today, .. } = stock;
    let given = PseudonymInputs { words, rules, today: *today, births: BirthDisclosure::Kept };
    for case in cases {
        names.hide(&given, case);
    }
    each(&given, sittings);
    each(&given, inquiries);
    each(&given, notices);
    names.hide_staff(&given, staff);
    names.hide_actions(words, &mut stock.actions);
    stock.district = None;
    stock.is_redacted = true;
}

/// Redacts the district as it is loaded, families read apart and the reports that were handed in; days of birth stay for who counts children by them. All
/// families of the file give the numbers.
pub fn redact_loaded(model: &mut Model, all: &[Case], cases: &mut [Case], handed: &mut [HandedReport]) {
    let names = Pseudonyms::of(all, &model.staff);
    names.apply(&model.words, (&model.rules, model.today), BirthDisclosure::Kept, cases, &mut model.staff);
    model.district.name = None;
    for report in handed {
        report.by.take_if(|by| by.parse::<Id>().is_err());
        report.to_whom = None;
    }
}

impl Pseudonyms {
    /// Redacts families and staff that were read apart.
    pub fn apply(
        &self,
        words: &Words,
        (rules, today): (&Rules, NaiveDate),
        births: BirthDisclosure,
        cases: &mut [Case],
        staff: &mut Staff,
    ) {
        let given = PseudonymInputs { words, rules, today, births };
        cases.iter_mut().for_each(|case| self.hide(&given, case));
        self.hide_staff(&given, staff);
    }

    /// Redacts sittings that were read apart.
    pub fn apply_to_sittings(
        words: &Words,
        (rules, today): (&Rules, NaiveDate),
        sittings: &mut Vec<Sitting>,
    ) {
        each(&PseudonymInputs { words, rules, today, births: BirthDisclosure::Hidden }, sittings);
    }

    fn hide(&self, given: &PseudonymInputs<'_>, case: &mut Case) {
        let number = self.family(case.family.id);
        // Families of one settlement stay together where they are counted by settlements.
        let settlement = case.family.address.settlement.as_deref().map(|name| self.settlement(name));
        if !one(given, &mut case.family) {
            (case.family.safety, case.family.note) = (None, None);
            (case.family.ground, case.family.source) = (None, None);
        }
        let name = say!(given.words, "redacted-family", n = number);
        case.family.title.clone_from(&name);
        case.family.short = name;
        case.family.journal_number = Some(number.to_string());
        let settlement = settlement.map(|n| say!(given.words, "redacted-settlement", n = n));
        case.family.address = Address { settlement, ..Address::default() };
        for member in &mut case.members {
            let (first, number) = self.person(member);
            hide_member(given, member, number);
            // Who is one person by name and birth must stay one where persons are counted.
            member.person = Some(first).filter(|first| *first != member.id);
        }
        each(given, &mut case.levels);
        each(given, &mut case.closings);
        each(given, &mut case.contacts);
        each(given, &mut case.appointments);
        each(given, &mut case.absences);
        each(given, &mut case.availability);
        each(given, &mut case.programmes);
        each(given, &mut case.activities);
        each(given, &mut case.agreements);
        each(given, &mut case.decisions);
        each(given, &mut case.documents);
        each(given, &mut case.consents);
        each(given, &mut case.requests);
        each(given, &mut case.notices);
        each(given, &mut case.goals);
        each(given, &mut case.needs);
        each(given, &mut case.participants);
        each(given, &mut case.controls);
        each(given, &mut case.events);
        each(given, &mut case.questions);
        each(given, &mut case.incomes);
        self.marks(given, RegulationList::Category, &mut case.categories);
        self.marks(given, RegulationList::Circumstance, &mut case.circumstances);
        self.marks(given, RegulationList::Sign, &mut case.signs);
    }

    /// Own words become a number: those of several families are the same ones, and others are not.
    fn marks(&self, given: &PseudonymInputs<'_>, list: RegulationList, marks: &mut [Mark]) {
        let is_own =
            |m: &&mut Mark| given.rules.meaning_under(list, &m.code, m.under.as_deref()).text.is_none();
        for mark in marks.iter_mut().filter(is_own) {
            mark.code = say!(given.words, "redacted-words", n = self.word(&mark.code));
        }
    }

    fn hide_actions(&self, words: &Words, actions: &mut [ActionJournalEntry]) {
        for logged in actions {
            if let Some(family) = logged.family {
                logged.title = say!(words, "redacted-family", n = self.family(family));
            }
            logged.by = words.say("redacted-text");
            logged.place = None;
            if logged.action != ActionKind::Printed {
                logged.text = None;
            }
        }
    }

    fn hide_staff(&self, given: &PseudonymInputs<'_>, staff: &mut Staff) {
        for curator in &mut staff.curators {
            let number = self.curator(curator.id);
            curator.name = say!(given.words, "redacted-curator", n = number);
            (curator.position, curator.section) = (None, None);
        }
        each(given, &mut staff.leaves);
    }
}

/// The role with a number instead of the name, the age instead of the birth.
fn hide_member(given: &PseudonymInputs<'_>, member: &mut Member, number: u64) {
    let age = member.aged(given.today);
    if !one(given, member) {
        (member.occupation, member.note) = (None, None);
    }
    member.last_name = Some(given.words.pick("role", member.role.code()));
    member.first_name = Some(say!(given.words, "redacted-person", n = number));
    (member.patronymic, member.former_name) = (None, None);
    member.phones.clear();
    if given.births == BirthDisclosure::Kept {
        return;
    }
    member.born = None;
    let years = match age {
        Some(Age::Days(_)) => Some(0),
        Some(Age::Months(years, _) | Age::Years(years) | Age::About(years)) => Some(years),
        None => None,
    };
    member.born_year = years.and_then(|years| Some(given.today.year() - i32::try_from(years).ok()?));
}

fn each<R: RecordType>(given: &PseudonymInputs<'_>, records: &mut Vec<R>) {
    records.retain_mut(|record| one(given, record));
}

/// Hides the texts of a record that are not of a document. `false`: it cannot be read without them.
fn one<R: RecordType>(given: &PseudonymInputs<'_>, record: &mut R) -> bool {
    let mut written: Record = record.record();
    for field in R::KIND.fields() {
        let Some(value) = written.value_mut(field.name) else { continue };
        match (field.ty, &mut *value) {
            (FieldType::Text, Value::String(text)) if !is_kept(given, R::KIND, field.name, text) => {
                *value = json!(given.words.say("redacted-text"));
            }
            (FieldType::Texts, Value::Array(texts)) => {
                texts.retain(|text| text.as_str().is_some_and(|t| t.parse::<Id>().is_ok()));
            }
            (FieldType::Phones, _) => *value = Value::Null,
            _ => {}
        }
    }
    let hidden = R::read(&written);
    let is_hidden = hidden.is_ok();
    if let Ok(hidden) = hidden {
        *record = hidden;
    }
    is_hidden
}

/// Whether a text names a record, or is of the document: a word of one of its lists, of its help, of its terms.
fn is_kept(given: &PseudonymInputs<'_>, kind: Kind, field: FieldName, text: &str) -> bool {
    let rules = given.rules;
    let is_term = || {
        rules.regulation.terms.values().any(|term| term.word == text || term.short.as_deref() == Some(text))
    };
    text.parse::<Id>().is_ok()
        || field == FieldName::Under
        || RegulationList::of(kind, field).is_some_and(|list| rules.meaning(list, text).text.is_some())
        || rules.help(text).is_some()
        || is_term()
}
