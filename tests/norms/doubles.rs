//! Likely doubles are pointed out, and nobody else.

use crate::slips::{heard, slip};
use crate::town::{TownChance, TownLists, district};
use chrono::{Days, NaiveDate};
use kurator::domain::Case;
use kurator::domain::family::{Address, Member};
use kurator::search::{LikelyDuplicate, MatchReason, NewPerson, SearchIndex};

/// Somebody as a form has her, made from a member.
fn new<'a>(m: &'a Member, address: Option<&'a Address>) -> NewPerson<'a> {
    NewPerson {
        last_name: m.last_name.as_deref().unwrap_or_default(),
        first_name: m.first_name.as_deref().unwrap_or_default(),
        patronymic: m.patronymic.as_deref().unwrap_or_default(),
        former_name: "",
        born: m.born,
        phones: &m.phones,
        address,
        within: None,
    }
}

fn names(double: &LikelyDuplicate, m: &Member) -> bool {
    double.member == m.id
}

/// 500 families of two regions, and their index.
fn region() -> (Vec<Case>, SearchIndex) {
    let mut cases = district(&TownLists::of_elsewhere(), 250, 31);
    cases.extend(district(&TownLists::of_the_demo(), 250, 32));
    let index = SearchIndex::of(&cases);
    (cases, index)
}

#[test]
fn whoever_is_there_already_is_pointed_out() {
    let (cases, index) = region();
    let chance = &mut TownChance(5);
    for case in cases.iter().step_by(7) {
        let m = &case.members[0];
        let mut typed = m.clone();
        typed.phones.clear();
        let first = |typed: &Member, address: Option<&Address>| -> LikelyDuplicate {
            let found = index.doubles(&new(typed, address));
            let what = (&typed.last_name, &typed.first_name, typed.born);
            found
                .into_iter()
                .find(|d| names(d, m))
                .unwrap_or_else(|| panic!("{what:?} of {}", case.family.title))
        };
        assert!(first(&typed, None).reasons.contains(&MatchReason::Name));
        typed.born = m.born.map(|d| d - Days::new(1234));
        assert!(first(&typed, Some(&case.family.address)).reasons.contains(&MatchReason::Address));
        typed.born = None;
        assert!(first(&typed, None).reasons.contains(&MatchReason::Patronymic));
        typed.born = m.born;
        let last = m.last_name.clone().unwrap();
        if last.chars().count() >= 6 {
            typed.last_name = Some(heard(&last, chance));
            assert!(!first(&typed, None).reasons.is_empty());
            let slipped = slip(&last, chance);
            if slipped.chars().next() == last.chars().next() {
                typed.last_name = Some(slipped);
                assert!(first(&typed, None).reasons.contains(&MatchReason::SimilarName));
            }
        }
        if let Some(phone) = m.phones.first() {
            typed = m.clone();
            (typed.last_name, typed.first_name) = (None, None);
            (typed.patronymic, typed.born) = (None, None);
            typed.phones = vec![format!("8 ({}) {}", &phone[2..5], &phone[5..])];
            assert_eq!(first(&typed, None).reasons, [MatchReason::Phone]);
        }
    }
}

#[test]
fn a_birth_mistyped_is_nearly_the_same() {
    let (cases, index) = region();
    let mut m = cases[10].members[0].clone();
    m.phones.clear();
    m.born = NaiveDate::from_ymd_opt(1991, 4, 2);
    let mut changed = cases.clone();
    changed[10].members[0].born = NaiveDate::from_ymd_opt(1991, 2, 4);
    drop(index);
    let doubles = SearchIndex::of(&changed).doubles(&new(&m, None));
    assert_eq!(doubles[0].reasons, [MatchReason::Name, MatchReason::Patronymic, MatchReason::NearlyBorn]);
}

#[test]
fn unrelated_people_are_not() {
    let (cases, index) = region();
    // Everybody of a third district is new, though many bear names of the first two.
    let others = district(&TownLists::of_elsewhere(), 500, 77);
    let mut told = Vec::new();
    for case in &others {
        for m in &case.members {
            let doubles = index.doubles(&new(m, Some(&case.family.address)));
            told.extend(
                doubles.into_iter().map(|d| (m.last_name.clone(), m.first_name.clone(), m.born, d.reasons)),
            );
        }
    }
    // Two of one name, of nearly one birth, may still turn up by chance: one in a thousand.
    assert!(told.len() <= 2, "{told:?}");
    // A namesake with another birth and another home is somebody else.
    for case in cases.iter().step_by(3) {
        let mut m = case.members[0].clone();
        m.phones.clear();
        m.born = m.born.map(|d| d - Days::new(1234));
        let doubles = index.doubles(&new(&m, None));
        assert!(doubles.is_empty(), "{:?} {doubles:?}", m.last_name);
    }
}

#[test]
fn the_own_family_is_no_double() {
    let (cases, index) = region();
    let case = &cases[3];
    let person =
        NewPerson { within: Some(case.family.id), ..new(&case.members[0], Some(&case.family.address)) };
    assert!(index.doubles(&person).iter().all(|d| d.family != case.family.id));
    assert!(index.doubles(&NewPerson::default()).is_empty());
    assert!(SearchIndex::of(&[]).doubles(&person).is_empty());
}
