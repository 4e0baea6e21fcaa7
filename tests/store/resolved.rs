//! A resolution is undone: the conflict is there again with who wrote each value and when, and can be resolved anew.

use kurator::domain::record::Record;
use kurator::domain::{Act, FieldName, Kind};
use kurator::store::conflict::{Conflict, Resolution};
use kurator::store::log::OpId;
use kurator::store::{Entropy, Store};
use kurator::sync::merge::merge;

use crate::district::join::join;
use crate::district::{TestDistrict, author, begin, export, id};
use crate::fields::WithField;

const FAMILY: u128 = 1;
const MEMBER: u128 = 2;

/// What one copy does: a field, a number, a field twice (undone and written again), a number that another replaced too,
/// by several.
const WORK: [fn(&mut Store, &str); 5] = [
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
    |store, by| numbers(store, if by == "раз" { &["221", "331"] } else { &["222", "332"] }),
];

fn note(store: &mut Store, text: &str) {
    store
        .record(Act::FamilyChanged, &[Record::of(Kind::Family, id(FAMILY)).with(FieldName::Note, text)])
        .unwrap();
}

fn phones(store: &mut Store, number: &str) {
    numbers(store, &["112", number]);
}

fn numbers(store: &mut Store, all: &[&str]) {
    let list: Vec<String> = all.iter().map(|number| (*number).to_owned()).collect();
    store
        .record(Act::FamilyChanged, &[Record::of(Kind::Member, id(MEMBER)).with(FieldName::Phones, list)])
        .unwrap();
}

/// A joined file of two copies in which the same was done otherwise.
fn joined(d: &TestDistrict, work: fn(&mut Store, &str)) -> Store {
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
fn begun_apart(d: &TestDistrict) -> Store {
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
                store.resolve(&conflict.id, &Resolution::Take(op)).unwrap();
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
        let d = TestDistrict::new();
        assert_undone_as_it_was(&mut joined(&d, work));
    }
    let d = TestDistrict::new();
    assert_undone_as_it_was(&mut begun_apart(&d));
}

/// Until a person chooses, a file is whose it was, whichever was begun later.
#[test]
fn a_file_keeps_its_own_district_while_copies_name_it_differently() {
    for later in [0, 1] {
        let d = TestDistrict::new();
        let names = ["Октябрьский участок", "Участок № 5"];
        let curators = ["Аникина А. А.", "Бойко Б. Б."];
        let regulations = ["yugra", "azov"];
        let files = ["office", "laptop"].map(|name| d.beside(name));
        // The one begun later would be shown first by the clock.
        for i in [1 - later, later] {
            let mut store = Store::create(&files[i], author(), Entropy::System).unwrap();
            let curator = Record::of(Kind::Curator, id(100 + i as u128)).with(FieldName::Name, curators[i]);
            let district = Record::of(Kind::District, kurator::domain::Id::DISTRICT)
                .with(FieldName::Name, names[i])
                .with(FieldName::Regulation, regulations[i])
                .with(FieldName::Curator, id(100 + i as u128).to_string());
            store.record(Act::DistrictOpened, &[district, curator]).unwrap();
            let family = Record::of(Kind::Family, id(10 + i as u128)).with(FieldName::Title, "Ивановы");
            store.record(Act::FamilyTakenIn, &[family]).unwrap();
        }
        let taken = files.clone().map(|file| {
            let copy = file.with_extension("copy");
            std::fs::copy(&file, &copy).unwrap();
            copy
        });
        for (i, file) in files.iter().enumerate() {
            let mut store = Store::open(file, author()).unwrap();
            merge(&mut store, &taken[1 - i], &d.beside("state"), &mut |_, _| {}).unwrap();
            let own = |store: &Store| {
                let district = store.reader().district().unwrap();
                (district.name.unwrap(), district.regulation)
            };
            assert_eq!(own(&store), (names[i].to_owned(), regulations[i].to_owned()));
            let report = store.reader().check().unwrap();
            assert!(report.ok, "the lists fit the log: {:?}", report.findings);
            let family = Record::of(Kind::Family, id(10 + i as u128)).with(FieldName::Note, "после слияния");
            store.record(Act::FamilyChanged, &[family]).unwrap();
            let events = store.reader().history_of(id(10 + i as u128)).unwrap();
            let by: Vec<&str> = events.iter().map(|e| e.by.as_str()).collect();
            let label = |name: &str| format!("{}, ", kurator::domain::name::short(name));
            assert!(by.iter().any(|by| by.starts_with(&label(curators[i]))), "{by:?}");
            assert!(by.iter().all(|by| !by.starts_with(&label(curators[1 - i]))), "{by:?}");
            // What is changed is what is shown, and undone to the letter.
            let before = export(&store);
            let renamed =
                Record::of(Kind::District, kurator::domain::Id::DISTRICT).with(FieldName::Name, "Новый");
            store.record(Act::DistrictChanged, &[renamed]).unwrap();
            assert_eq!(own(&store).0, "Новый");
            assert_eq!(
                store
                    .reader()
                    .record(Kind::District, kurator::domain::Id::DISTRICT)
                    .unwrap()
                    .unwrap()
                    .text(FieldName::Name),
                Some("Новый")
            );
            // The choice is still open, and still one.
            let still = open(&store);
            assert_eq!((still.len(), still[0].along.len()), (1, 2), "{still:?}");
            store.undo().unwrap();
            assert_eq!(export(&store), before);
            assert_eq!(own(&store).0, names[i]);
        }
        let left = d.beside("left");
        std::fs::copy(&files[0], &left).unwrap();
        let state = d.beside("state");
        merge(&mut Store::open(&files[0], author()).unwrap(), &files[1], &state, &mut |_, _| {}).unwrap();
        merge(&mut Store::open(&files[1], author()).unwrap(), &left, &state, &mut |_, _| {}).unwrap();
        let exports = files.clone().map(|file| export(&Store::open(&file, author()).unwrap()));
        assert_eq!(exports[0], exports[1], "what the two hold is the same");
        // A choice ends it in both.
        let mut store = Store::open(&files[0], author()).unwrap();
        let conflict = store.reader().open_conflicts().unwrap().remove(0);
        let theirs = conflict.values.iter().find(|v| v.value == names[1]).unwrap();
        store.resolve(&conflict.id, &Resolution::Take(OpId::from_hex(&theirs.op).unwrap())).unwrap();
        let district = store.reader().district().unwrap();
        assert_eq!((district.name.as_deref(), district.regulation.as_str()), (Some(names[1]), "azov"));
    }
}
