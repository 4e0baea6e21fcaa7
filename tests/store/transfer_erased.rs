//! A family handed over after data of it were destroyed: the erasure goes along, so that no older copy brings them back.

use std::path::Path;

use crate::district::{TestDistrict, export, id};
use crate::fields::WithField;
use crate::transfer::{NOVIKOVA, assert_sound, bytes_have, hand, receiver, sender, take};
use chrono::NaiveDate;
use kurator::domain::{Act, FieldName, Id, Kind, MemberId, Record};
use kurator::store::{DataSubject, ErasureAct, Store};
use kurator::sync::erasure;

/// A word that only the child of the family has.
const CHILD: &str = "скрипка";

fn erase(store: &mut Store, subject: DataSubject, number: &str, state: &Path) {
    let plan = store.reader().erasure_plan(&[subject]).unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let act = ErasureAct { reason: "отзыв согласия".into(), number: number.into(), on };
    erasure::erase(store, state, &plan, &act).unwrap();
}

/// A sender that has handed the family over once, and has destroyed the data of the child since.
fn erased() -> (TestDistrict, Vec<Id>) {
    let from = sender();
    let state = from.beside("state");
    let mut here = from.open();
    let child = Record::of(Kind::Member, id(NOVIKOVA + 2)).with(FieldName::Occupation, CHILD);
    here.record(Act::FamilyChanged, &[child]).unwrap();
    hand(&mut here, NOVIKOVA, &from.beside("прежняя.kurator"));
    erase(&mut here, DataSubject::Member(MemberId(id(NOVIKOVA + 2))), "5", &state);
    let listed = here.erased().unwrap().into_iter().collect();
    (from, listed)
}

#[test]
fn what_was_erased_before_is_erased_where_an_older_copy_has_it() {
    let (from, listed) = erased();
    let (older, file) = (from.beside("прежняя.kurator"), from.beside("передача.kurator"));
    let mut here = from.open();
    hand(&mut here, NOVIKOVA, &file);
    assert!(bytes_have(&older, CHILD) && !bytes_have(&file, CHILD));
    // Who has the older file gets the erasure with the new one; who takes the new one first gets nothing of the older.
    for order in [[&older, &file], [&file, &older]] {
        let to = receiver();
        let mut there = to.open();
        for path in order {
            take(&mut there, path);
        }
        assert!(!export(&there).contains(CHILD));
        assert!(listed.iter().all(|id| there.erased().unwrap().contains(id)));
        assert_sound(&there);
        drop(there);
        assert!(!bytes_have(&to.file, CHILD));
    }
}

#[test]
fn the_erasure_of_another_family_does_not_go_along() {
    let from = sender();
    let state = from.beside("state");
    let mut here = from.open();
    erase(&mut here, DataSubject::Member(MemberId(id(0x202))), "6", &state);
    let others: Vec<Id> = here.erased().unwrap().into_iter().collect();
    let file = from.beside("передача.kurator");
    hand(&mut here, NOVIKOVA, &file);
    let to = receiver();
    let mut there = to.open();
    take(&mut there, &file);
    assert!(there.erased().unwrap().is_empty());
    drop(there);
    let bytes = std::fs::read(&file).unwrap();
    assert!(others.iter().all(|id| !bytes.windows(16).any(|w| w == id.bytes())));
}

#[test]
fn whole_copies_agree_after_a_transfer_with_an_erasure() {
    let (from, _) = erased();
    let file = from.beside("передача.kurator");
    let (mut here, to) = (from.open(), receiver());
    hand(&mut here, NOVIKOVA, &file);
    let mut there = to.open();
    take(&mut there, &file);
    take(&mut there, &from.file);
    take(&mut here, &to.file);
    take(&mut there, &from.file);
    assert_eq!(here.digest().unwrap(), there.digest().unwrap());
    assert_eq!(export(&here), export(&there));
}
