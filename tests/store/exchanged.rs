//! Several files merged in a row: what a person should look at is found once, after the last, and is what each merge by
//! itself would have found as long as it still holds.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::district::{TestDistrict, author, id};
use crate::fields::WithField;
use crate::random;
use chrono::NaiveDate;
use kurator::domain::check::FindingId;
use kurator::domain::record::Record;
use kurator::domain::{Act, FieldName, Id, Kind};
use kurator::store::check::Finding;
use kurator::store::{KeyRing, Store, VerifiedFile};
use proptest::prelude::*;

/// What a curator does in her copy. Numbers choose a record and what is written to it.
#[derive(Clone, Debug)]
enum ExchangeStep {
    /// A family with a mother and a child is taken in.
    TakeIn {
        title: usize,
        house: usize,
        born: usize,
        phone: usize,
    },
    /// A member gets another birth.
    Born {
        family: usize,
        born: usize,
    },
    /// A family gets another title.
    Title {
        family: usize,
        title: usize,
    },
    Delete {
        family: usize,
    },
}

const TITLES: [&str; 4] = ["Гусева Анна Петровна", "Гусева Алла Павловна", "Орловы", "Семья 5"];
const HOUSES: [Option<&str>; 3] = [None, Some("1"), Some("2")];
const BIRTHS: [Option<&str>; 4] = [None, Some("2015-06-07"), Some("2015-07-06"), Some("2040-01-01")];
const PHONES: [Option<&str>; 3] = [None, Some("+7 911 603-14-22"), Some("12-34")];

fn steps(most: usize) -> impl Strategy<Value = Vec<ExchangeStep>> {
    let step = prop_oneof![
        4 => (0..TITLES.len(), 0..HOUSES.len(), 0..BIRTHS.len(), 0..PHONES.len())
            .prop_map(|(title, house, born, phone)| ExchangeStep::TakeIn { title, house, born, phone }),
        2 => (0..8_usize, 0..BIRTHS.len()).prop_map(|(family, born)| ExchangeStep::Born { family, born }),
        1 => (0..8_usize, 0..TITLES.len()).prop_map(|(family, title)| ExchangeStep::Title { family, title }),
        1 => (0..8_usize).prop_map(|family| ExchangeStep::Delete { family }),
    ];
    prop::collection::vec(step, 0..most)
}

/// A copy of a file, with the families that are known there.
struct DistrictCopy {
    store: Store,
    families: Vec<u128>,
    /// From here on its new records are numbered.
    next: u128,
}

impl DistrictCopy {
    fn perform(&mut self, step: &ExchangeStep) {
        let family = |at: usize| self.families.get(at % self.families.len().max(1)).copied();
        let records = match *step {
            ExchangeStep::TakeIn { title, house, born, phone } => {
                let n = self.next;
                self.next += 10;
                self.families.push(n);
                let mut family = Record::of(Kind::Family, id(n)).with(FieldName::Title, TITLES[title]);
                if let Some(house) = HOUSES[house] {
                    family = family.with(FieldName::Street, "Лесная").with(FieldName::House, house);
                }
                let member = |m: u128, role: &str, name: &str| {
                    Record::of(Kind::Member, id(m))
                        .with(FieldName::Family, id(n))
                        .with(FieldName::Role, role)
                        .with(FieldName::FirstName, name)
                };
                let mut mother = member(n + 1, "mother", "Анна");
                if let Some(number) = PHONES[phone] {
                    mother = mother.with(FieldName::Phones, serde_json::json!([number]));
                }
                let mut child = member(n + 2, "son", "Денис");
                if let Some(born) = BIRTHS[born] {
                    child = child.with(FieldName::Born, born);
                }
                vec![family, mother, child]
            }
            ExchangeStep::Born { family: at, born } => {
                let Some(n) = family(at) else { return };
                vec![Record::of(Kind::Member, id(n + 1)).with(FieldName::Born, BIRTHS[born])]
            }
            ExchangeStep::Title { family: at, title } => {
                let Some(n) = family(at) else { return };
                vec![Record::of(Kind::Family, id(n)).with(FieldName::Title, TITLES[title])]
            }
            ExchangeStep::Delete { family: at } => {
                let Some(n) = family(at) else { return };
                let _ = self.store.delete(Act::FamilyDeleted, &[id(n)]);
                return;
            }
        };
        // What is refused, as a member of a family that is deleted here, is not written.
        let _ = self.store.record(Act::FamilyChanged, &records);
    }
}

/// Without a day nothing is in the future: a copy may have been written to on any.
fn open(file: &Path) -> Store {
    Store::open(file, author()).unwrap()
}

fn open_today(file: &Path) -> Store {
    let mut store = open(file);
    store.set_today(today());
    store
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn verified(d: &TestDistrict, file: &Path) -> VerifiedFile {
    VerifiedFile::open(file, &d.beside("state"), &KeyRing::default()).unwrap()
}

/// Findings about records: which, about what, by the message.
fn about_records<'a>(
    findings: impl IntoIterator<Item = &'a Finding>,
) -> BTreeSet<(FindingId, Option<Id>, Option<FieldName>)> {
    let of_record = findings.into_iter().filter(|finding| finding.entity.is_some());
    of_record.map(|finding| (finding.id, finding.entity, finding.field)).collect()
}

proptest! {
    #![proptest_config(random::config(48))]

    #[test]
    fn several_merges_find_at_the_end_what_each_finds_by_itself(
        base in steps(5), others in prop::collection::vec(steps(6), 1..5)
    ) {
        let d = TestDistrict::new();
        let mut begun = DistrictCopy { store: open(&d.file), families: Vec::new(), next: 1000 };
        base.iter().for_each(|step| begun.perform(step));
        let DistrictCopy { store, families, .. } = begun;
        drop(store);
        let mut files: Vec<PathBuf> = Vec::new();
        for (at, steps) in others.iter().enumerate() {
            let file = d.beside(&format!("{at}.kurator"));
            std::fs::copy(&d.file, &file).unwrap();
            let next = 10_000 * (at as u128 + 1);
            let mut copy = DistrictCopy { store: open(&file), families: families.clone(), next };
            steps.iter().for_each(|step| copy.perform(step));
            files.push(file);
        }
        let twin = d.beside("twin.kurator");
        std::fs::copy(&d.file, &twin).unwrap();

        let mut each = open_today(&d.file);
        let mut by_each = Vec::new();
        for file in &files {
            by_each.push(each.merge(&verified(&d, file), &mut |_, _| {}).unwrap());
        }
        let mut once = open_today(&twin);
        let mut brought = Vec::new();
        for file in &files {
            brought.push(once.bring(&verified(&d, file), &mut |_, _| {}).unwrap());
        }
        let at_end = once.examine(brought).unwrap();

        prop_assert_eq!(each.digest().unwrap(), once.digest().unwrap());
        let now = about_records(&once.reader().record_findings(today()).unwrap());
        let found = about_records(by_each.iter().flat_map(|merged| &merged.findings));
        let still: BTreeSet<_> = found.intersection(&now).copied().collect();
        let at_end_found = about_records(at_end.iter().flat_map(|merged| &merged.findings));
        // Two families that several copies write to may become likely one by the last of them.
        let only_taken_in = others.iter().flatten().all(|step| matches!(step, ExchangeStep::TakeIn { .. }));
        prop_assert!(at_end_found.is_superset(&still) && at_end_found.is_subset(&now), "{:?}", at_end_found);
        if only_taken_in {
            prop_assert_eq!(&at_end_found, &found);
        }
        for (by_itself, merged) in by_each.iter().zip(&at_end) {
            prop_assert_eq!(by_itself.operations, merged.operations);
            prop_assert_eq!(by_itself.conflicts, merged.conflicts);
            let families = |merged: &kurator::store::MergeResult| -> BTreeSet<Id> {
                merged.families.iter().map(|family| family.id).collect()
            };
            prop_assert_eq!(families(by_itself), families(merged));
            let (own, all) = (about_records(&merged.findings), about_records(&by_itself.findings));
            prop_assert!(!only_taken_in || own.is_subset(&all), "{:?} {:?}", own, all);
        }
    }
}
