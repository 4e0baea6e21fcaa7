//! A resolution is undone: the conflict is there again with who wrote each value and when, and can be resolved anew.

use kurator::domain::record::Record;
use kurator::domain::{Act, FieldName, Kind};
use kurator::store::Store;
use kurator::store::conflict::{Choice, Conflict};
use kurator::store::log::OpId;

use crate::district::join::join;
use crate::district::{District, author, begin, id};
use crate::fields::With;

const FAMILY: u128 = 1;
const MEMBER: u128 = 2;

/// What one copy does: a field, a number, a field twice (undone and written again), a number that another replaced too.
const WORK: [fn(&mut Store, &str); 4] = [
    |store, by| note(store, by),
    |store, by| phones(store, if by == "раз" { "221" } else { "222" }),
    |store, by| {
        note(store, "сначала иначе");
        store.undo().unwrap();
        note(store, by);
    },
    |store, by| {
        note(store, by);
        phones(store, if by == "раз" { "221" } else { "222" });
    },
];

fn note(store: &mut Store, text: &str) {
    store
        .record(Act::FamilyChanged, &[Record::of(Kind::Family, id(FAMILY)).with(FieldName::Note, text)])
        .unwrap();
}

fn phones(store: &mut Store, number: &str) {
    let list = vec!["112".to_owned(), number.to_owned()];
    store
        .record(Act::FamilyChanged, &[Record::of(Kind::Member, id(MEMBER)).with(FieldName::Phones, list)])
        .unwrap();
}

/// A joined file of two copies in which the same was done otherwise.
fn joined(d: &District, work: fn(&mut Store, &str)) -> Store {
    d.takes(&format!(
        "{{\"type\":\"family\",\"id\":\"{}\",\"title\":\"Ивановы\",\"note\":\"было\"}}\n{{\"type\":\"member\",\"id\":\"{}\",\"family\":\"{}\",\"role\":\"mother\",\"phones\":[\"111\",\"112\"]}}",
        id(FAMILY), id(MEMBER), id(FAMILY)
    ));
    let copies = ["mine", "theirs"].map(|name| d.beside(name));
    for (copy, by) in copies.iter().zip(["раз", "два"]) {
        std::fs::copy(&d.file, copy).unwrap();
        work(&mut Store::open(copy, author()).unwrap(), by);
    }
    let joined = d.beside("joined");
    join(&[&copies[0], &copies[1]], &joined, 7);
    Store::open(&joined, author()).unwrap()
}

/// Two files that were begun apart, joined: the district has two names and two curators.
fn begun_apart(d: &District) -> Store {
    let files = ["office", "laptop"].map(|name| d.beside(name));
    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let mut store = begin(file);
        let district = Record::of(Kind::District, kurator::domain::Id::DISTRICT);
        let named = district.with(FieldName::Name, name.as_str()).with(FieldName::Curator, "Титов О. Р.");
        store.record(Act::DistrictChanged, &[named]).unwrap();
    }
    let joined = d.beside("joined");
    join(&[&files[0], &files[1]], &joined, 7);
    Store::open(&joined, author()).unwrap()
}

fn open(store: &Store) -> Vec<Conflict> {
    let mut all = store.reader().open_conflicts().unwrap();
    for conflict in &mut all {
        conflict.values.sort_by(|a, b| a.op.cmp(&b.op));
        for beside in &mut conflict.along {
            beside.values.sort_by(|a, b| a.op.cmp(&b.op));
        }
    }
    all
}

fn assert_undone_as_it_was(store: &mut Store) {
    let before = open(store);
    assert!(!before.is_empty());
    for conflict in &before {
        for value in &conflict.values {
            let op = OpId::from_hex(&value.op).unwrap();
            // Twice: what an undo restored is resolved and undone again.
            for _ in 0..2 {
                store.resolve(&conflict.id, &Choice::Take(op)).unwrap();
                assert_eq!(open(store).len(), before.len() - 1, "{conflict:?}");
                store.undo().unwrap();
                assert_eq!(open(store), before);
                store.redo().unwrap();
                store.undo().unwrap();
                assert_eq!(open(store), before);
            }
        }
    }
}

#[test]
fn an_undone_resolution_keeps_who_wrote_each_value() {
    for work in WORK {
        let d = District::new();
        assert_undone_as_it_was(&mut joined(&d, work));
    }
    let d = District::new();
    assert_undone_as_it_was(&mut begun_apart(&d));
}
