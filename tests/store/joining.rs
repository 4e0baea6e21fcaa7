//! One family entered on two machines: joined, taken apart, and joined by everybody at once. Nothing of it is lost, and
//! all copies come to say the same.

use crate::district;
use crate::fields::WithField;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::district::{TestDistrict, author, begin, export, id, stderr};
use kurator::domain::MemberId;
use kurator::domain::logged::OpenCode;
use kurator::domain::record::Record;
use kurator::domain::value::PersonRef;
use kurator::domain::{Act, FamilyId, FieldName, Id, Kind};
use kurator::norm::{NormContext, Standing};
use kurator::store::conflict::Resolution;
use kurator::store::dedupe::MergeChoices;
use kurator::store::jsonl::ImportMode;
use kurator::store::log::OpId;
use kurator::store::state::CellName;
use kurator::store::{FamilyScope, MergeResult, Store, UndoExtent};
use kurator::sync::merge::merge;
use serde_json::json;

/// The family as the office has it, and as it was entered at home.
const OFFICE: u128 = 10;
const HOME: u128 = 20;

fn open(file: &Path) -> Store {
    Store::open(file, author()).unwrap()
}

fn take(file: &Path, other: &Path) -> MergeResult {
    let state = file.parent().unwrap().join("state");
    merge(&mut open(file), other, &state, &mut |_, _| {}).unwrap()
}

/// The Gusev family: a mother with a phone, a son, a level.
fn family(n: u128, phone: &str) -> Vec<Record> {
    let member = |m: u128, role: &str, name: &str, born: &str| {
        Record::of(Kind::Member, id(n + m))
            .with(FieldName::Family, id(n))
            .with(FieldName::Role, role)
            .with(FieldName::LastName, "Гусева")
            .with(FieldName::FirstName, name)
            .with(FieldName::Born, born)
    };
    vec![
        Record::of(Kind::Family, id(n))
            .with(FieldName::Title, "Гусевы")
            .with(FieldName::Street, "Ленина")
            .with(FieldName::House, "3"),
        member(1, "mother", "Ольга", "1990-02-03").with(FieldName::Phones, vec![phone.to_owned()]),
        member(2, "daughter", "Дарья", "2015-06-07"),
        Record::of(Kind::Level, id(n + 3))
            .with(FieldName::Family, id(n))
            .with(FieldName::Level, "crisis")
            .with(FieldName::From, if n == OFFICE { "2026-09-01" } else { "2026-10-01" }),
    ]
}

fn visit(n: u128, family: u128, on: &str) -> Record {
    Record::of(Kind::Contact, id(n))
        .with(FieldName::Family, id(family))
        .with(FieldName::Kind, "home_visit")
        .with(FieldName::Outcome, "held")
        .with(FieldName::On, on)
        .with(FieldName::With, vec![id(family + 1).to_string()])
}

/// The same, and the one family was joined to another in each of two copies, to a different one.
fn joined_to_two() -> (TestDistrict, PathBuf) {
    let (d, home) = twice();
    let third = Record::of(Kind::Family, id(30)).with(FieldName::Title, "Гусевы-Сорокины");
    d.open().record(Act::FamilyTakenIn, &[third]).unwrap();
    take(&home, &d.file);
    join(&d.file, OFFICE, HOME);
    join(&home, 30, HOME);
    take(&d.file, &home);
    take(&home, &d.file);
    (d, home)
}

/// Two machines that entered the same family, and each has what the other wrote.
fn twice() -> (TestDistrict, PathBuf) {
    let d = TestDistrict::new();
    let home = d.beside("дома.kurator");
    std::fs::copy(&d.file, &home).unwrap();
    let mut office = d.open();
    office.record(Act::FamilyTakenIn, &family(OFFICE, "+79116031422")).unwrap();
    let note = Record::of(Kind::Family, id(OFFICE)).with(FieldName::Note, "собака");
    office.record(Act::FamilyChanged, &[note]).unwrap();
    drop(office);
    let mut there = open(&home);
    there.record(Act::FamilyTakenIn, &family(HOME, "+79116031423")).unwrap();
    let more = Record::of(Kind::Family, id(HOME))
        .with(FieldName::Note, "звонить заранее")
        .with(FieldName::Ground, "own_request");
    there.record(Act::FamilyChanged, &[more]).unwrap();
    there.record(Act::VisitRecorded, &[visit(50, HOME, "2026-11-10")]).unwrap();
    drop(there);
    take(&d.file, &home);
    take(&home, &d.file);
    (d, home)
}

fn join(file: &Path, keep: u128, other: u128) -> OpId {
    let mut store = open(file);
    let twins = store.reader().compare(id(keep), id(other)).unwrap();
    store.merge_records(id(keep), id(other), &MergeChoices::usual(&twins)).unwrap()
}

fn findings(file: &Path) -> Vec<&'static str> {
    let report = open(file).reader().check().unwrap();
    assert!(report.ok, "{:?}", report.findings);
    report.findings.iter().map(|f| f.id.code()).collect()
}

fn text(store: &Store, n: u128, field: &str) -> Option<String> {
    store
        .reader()
        .record(Kind::Family, id(n))
        .unwrap()?
        .text(FieldName::from_code(field).unwrap())
        .map(str::to_owned)
}

/// What goes out comes in again, byte for byte, and once more as nothing new.
fn assert_travels(d: &TestDistrict, file: &Path) -> PathBuf {
    let told = export(&open(file));
    let other = d.beside("привезено");
    drop(std::fs::remove_file(&other));
    let mut store = begin(&other);
    let done = store.import(&told, ImportMode::Whole).unwrap();
    assert!(done.refused.is_empty(), "{:?} of\n{told}", district::told(&done));
    assert_eq!(export(&store), told);
    let again = store.import(&told, ImportMode::Whole).unwrap();
    assert_eq!((again.added, again.changed), (0, 0), "{told}");
    assert!(store.reader().check().unwrap().ok);
    other
}

#[test]
fn members_of_two_families_are_one_by_the_same_likeness_as_within_one() {
    let pairs = |mine: &[[&str; 5]], theirs: &[[&str; 5]]| -> Vec<(u128, u128)> {
        let d = TestDistrict::new();
        let mut store = d.open();
        for (family, members) in [(1, mine), (2, theirs)] {
            let title = Record::of(Kind::Family, id(family)).with(FieldName::Title, "Лосева Анна");
            store.record(Act::FamilyTakenIn, &[title]).unwrap();
            for (n, [role, last, first, patronymic, born]) in members.iter().enumerate() {
                let mut member = Record::of(Kind::Member, id(family * 10 + n as u128))
                    .with(FieldName::Family, id(family))
                    .with(FieldName::Role, *role);
                let fields =
                    [("last_name", last), ("first_name", first), ("patronymic", patronymic), ("born", born)];
                for (field, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
                    member = member.with(FieldName::from_code(field).unwrap(), *value);
                }
                store.record(Act::FamilyChanged, &[member]).unwrap();
            }
        }
        let found = store.reader().compare(id(1), id(2)).unwrap().members;
        let number = |id: Id| (10..30).find(|n| district::id(*n) == id).unwrap();
        found.iter().map(|m| (number(m.keep.id), number(m.other.id))).collect()
    };
    let named = |mut entry: [&'static str; 5], first| {
        entry[2] = first;
        entry
    };
    // ё and е, a short name: one person.
    let alyona = ["daughter", "Лосева", "Алёна", "", "2015-03-04"];
    let alena = named(alyona, "Алена");
    assert_eq!(pairs(&[alyona], &[alena]), [(10, 20)]);
    let sasha = ["son", "Лосев", "Саша", "", "2012-06-01"];
    let alexander = named(sasha, "Александр");
    assert_eq!(pairs(&[sasha], &[alexander]), [(10, 20)]);
    // Twins, and a mother and daughter of one name without births, are two.
    let masha = ["daughter", "Лосева", "Маша", "", "2016-01-02"];
    let dasha = named(masha, "Даша");
    assert_eq!(pairs(&[masha], &[dasha]), []);
    let mother = ["mother", "Лосева", "Анна", "", ""];
    let daughter = ["daughter", "Лосева", "Анна", "", ""];
    assert_eq!(pairs(&[mother], &[daughter]), []);
    assert_eq!(pairs(&[mother], &[daughter, mother]), [(10, 21)]);
    // An equal entry is not taken by a similar one before it.
    assert_eq!(pairs(&[sasha, alexander], &[alexander, sasha]), [(10, 21), (11, 20)]);
    assert_eq!(pairs(&[mother], &[["mother", "Лосева", "Анна", "Петровна", "1990-01-01"]]), [(10, 20)]);
}

#[test]
fn a_family_entered_on_two_machines_becomes_one() {
    let (d, _) = twice();
    assert!(findings(&d.file).contains(&"check-duplicate-family"));
    let twins = d.open().reader().compare(id(OFFICE), id(HOME)).unwrap();
    let differing: Vec<(&str, bool)> = twins.cells.iter().map(|c| (c.cell, c.is_choice())).collect();
    assert_eq!(differing, [("ground", false), ("note", true)], "what one lacks is no choice");
    assert_eq!(twins.members.len(), 2, "mother and daughter were entered twice");
    assert_eq!(twins.moves[&Kind::Contact], 1);
    join(&d.file, OFFICE, HOME);
    let store = d.open();
    let cases = store.reader().cases(FamilyScope::All, None).unwrap();
    let [case] = cases.as_slice() else { panic!("{} families", cases.len()) };
    assert_eq!(case.family.id.0, id(OFFICE));
    let names: Vec<_> = case.members.iter().map(|m| m.first_name.clone().unwrap()).collect();
    assert_eq!(names, ["Ольга", "Дарья"]);
    assert_eq!(case.members[0].phones, ["+79116031422", "+79116031423"], "both numbers are hers");
    assert_eq!(case.levels.len(), 2);
    assert_eq!(
        case.contacts[0].with,
        [PersonRef::Known(MemberId(id(OFFICE + 1)))],
        "whom she met is the one who is kept"
    );
    assert_eq!(text(&store, OFFICE, "ground").as_deref(), Some("own_request"), "what it lacked it has");
    assert_eq!(
        text(&store, OFFICE, "note").as_deref(),
        Some("собака"),
        "where both said something hers stays"
    );
    assert!(findings(&d.file).is_empty(), "{:?}", findings(&d.file));
    assert_travels(&d, &d.file);
}

#[test]
fn the_lookup_the_norm_and_the_history_know_one_family() {
    let (d, _) = twice();
    join(&d.file, OFFICE, HOME);
    let store = d.open();
    let reader = store.reader();
    let today = "2026-11-24".parse().unwrap();
    assert_eq!(reader.index(today).unwrap().find("гусева", 9).len(), 1);
    assert_eq!(reader.family_named("Гусевы").unwrap(), FamilyId(id(OFFICE)));
    assert_eq!(reader.family_named(&id(HOME).to_string()).unwrap(), FamilyId(id(OFFICE)));
    assert_eq!(reader.family_of(id(HOME + 1)).unwrap(), Some(FamilyId(id(OFFICE))));
    let acts: Vec<OpenCode<Act>> =
        reader.history(FamilyId(id(OFFICE))).unwrap().into_iter().map(|e| e.act).collect();
    for act in [Act::FamilyTakenIn, Act::VisitRecorded, Act::Joined] {
        assert!(acts.iter().any(|a| *a == act), "{act:?} is told: {acts:?}");
    }
    let case = reader.cases(FamilyScope::One(FamilyId(id(OFFICE))), None).unwrap().remove(0);
    let (rules, calendar, staff) =
        (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
    let standing =
        Standing::of(NormContext { rules: &rules, calendar: &calendar, staff: &staff, today }, &case);
    assert_eq!(standing.rows.iter().map(|r| r.days_since_visit).max(), Some(Some(14)), "the visit counts");
}

#[test]
fn a_visit_recorded_at_home_arrives_later_and_stands_under_the_joined_family() {
    let (d, home) = twice();
    let before = d.export();
    let joined = join(&d.file, OFFICE, HOME);
    // At home nobody knows of it yet.
    open(&home).record(Act::VisitRecorded, &[visit(51, HOME, "2026-11-20")]).unwrap();
    take(&d.file, &home);
    let store = d.open();
    let visit = store.reader().record(Kind::Contact, id(51)).unwrap().unwrap();
    assert_eq!(visit.reference(FieldName::Family), Some(id(OFFICE)));
    assert!(findings(&d.file).is_empty());
    drop(store);
    take(&home, &d.file);
    assert_eq!(export(&open(&home)), d.export());
    assert_travels(&d, &d.file);
    // Taken apart, each visit is again where it was entered.
    let mut store = d.open();
    let parted = store.unmerge(id(HOME)).unwrap();
    assert_eq!(parted.ids.len(), 3, "the family, the mother and the daughter");
    let late = store.reader().record(Kind::Contact, id(51)).unwrap().unwrap().to_json();
    let now: String = export(&store).lines().filter(|l| *l != late).map(|l| format!("{l}\n")).collect();
    assert_eq!(now, before, "everything is as it was");
    assert!(late.contains(&id(HOME).to_string()));
    drop(store);
    assert!(findings(&d.file).contains(&"check-duplicate-family"), "they are found again");
    take(&home, &d.file);
    assert_eq!(export(&open(&home)), d.export());
    // The history can take back the joining as well as the parting.
    let mut store = d.open();
    assert_eq!(store.undo().unwrap().act, Act::Parted);
    assert_eq!(store.reader().count_families().unwrap(), 1);
    assert!(findings(&d.file).is_empty());
    store.undo_one(joined, UndoExtent::Whole).unwrap();
    assert_eq!(store.reader().count_families().unwrap(), 2);
}

#[test]
fn an_undo_takes_all_back_and_a_redo_makes_it_again() {
    let (d, _) = twice();
    let before = d.export();
    let mut store = d.open();
    let twins = store.reader().compare(id(OFFICE), id(HOME)).unwrap();
    let choices = MergeChoices { take: BTreeSet::from([(id(HOME), "note")]), ..MergeChoices::usual(&twins) };
    store.merge_records(id(OFFICE), id(HOME), &choices).unwrap();
    assert_eq!(text(&store, OFFICE, "note").as_deref(), Some("звонить заранее"));
    let after = export(&store);
    assert_eq!(store.undo().unwrap().act, Act::Joined);
    assert_eq!(export(&store), before);
    store.redo().unwrap();
    assert_eq!(export(&store), after);
    assert!(findings(&d.file).is_empty());
    store.undo().unwrap();
    assert_eq!(export(&store), before);
}

#[test]
fn joined_in_both_offices_in_opposite_directions_all_copies_agree() {
    let (d, home) = twice();
    let before = d.export();
    join(&d.file, OFFICE, HOME);
    join(&home, HOME, OFFICE);
    let brought = take(&d.file, &home);
    assert!(brought.findings.iter().any(|f| f.id.code() == "check-joined-crosswise"), "{brought:?}");
    take(&home, &d.file);
    let told = d.export();
    assert_eq!(told, export(&open(&home)));
    let store = d.open();
    assert_eq!(store.reader().count_families().unwrap(), 1);
    assert_eq!(store.reader().root(id(HOME)).unwrap(), id(OFFICE), "the least of the two");
    assert_eq!(store.reader().cases(FamilyScope::All, None).unwrap()[0].members.len(), 2);
    drop(store);
    assert_travels(&d, &d.file);
    let mut store = d.open();
    store.unmerge(id(OFFICE)).unwrap();
    assert_eq!(store.reader().count_families().unwrap(), 2);
    assert_eq!(store.reader().records_of(Kind::Member, id(HOME)).unwrap().len(), 2);
    drop(store);
    take(&home, &d.file);
    assert_eq!(export(&open(&home)), d.export());
    assert_eq!(d.export().lines().count(), before.lines().count(), "no record more, none less");
    assert!(findings(&d.file).contains(&"check-duplicate-family"));
}

#[test]
fn joined_to_two_different_families_is_a_disagreement_a_person_settles() {
    let (d, home) = joined_to_two();
    assert_eq!(d.export(), export(&open(&home)));
    let conflicts = d.open().reader().open_conflicts().unwrap();
    let joining = conflicts.iter().find(|c| c.field == CellName::AliasOf).unwrap();
    assert_eq!(joining.values.len(), 2);
    assert_travels(&d, &d.file);
    let mine = joining.values.iter().find(|v| v.value == json!(id(OFFICE).to_string())).unwrap();
    d.open().resolve(&joining.id, &Resolution::Take(OpId::from_hex(&mine.op).unwrap())).unwrap();
    assert_eq!(d.open().reader().root(id(HOME)).unwrap(), id(OFFICE));
    take(&home, &d.file);
    assert_eq!(d.export(), export(&open(&home)));
}

#[test]
fn of_two_families_that_one_was_joined_to_either_may_be_deleted() {
    for (here, there) in [(true, OFFICE), (true, 30), (false, OFFICE), (false, 30)] {
        let (d, home) = joined_to_two();
        let (file, other) = if here { (&d.file, &home) } else { (&home, &d.file) };
        let before = export(&open(file));
        let mut store = open(file);
        let asked = store.reader().delete_plan(id(there)).unwrap().unwrap();
        assert!(asked.named.is_empty(), "{there}: {:?}", asked.named);
        let stood = store.reader().root(id(HOME)).unwrap() == id(there);
        store.delete(Act::FamilyDeleted, &[id(there)]).unwrap();
        // What was entered for the third goes with the one it is shown under, and with no other.
        assert_eq!(store.reader().as_entered(id(50)).unwrap().is_none(), stood, "the visit at home");
        assert_eq!(store.reader().as_entered(id(HOME + 1)).unwrap().is_none(), stood, "the mother");
        assert!(!store.reader().check().unwrap().findings.iter().any(|f| f.id.code() == "check-orphan"));
        store.undo().unwrap();
        assert_eq!(export(&store), before);
        store.redo().unwrap();
        drop(store);
        take(other, file);
        take(file, other);
        assert_eq!(export(&open(file)), export(&open(other)));
        assert_travels(&d, file);
    }
}

#[test]
fn an_address_changed_at_home_after_the_joining_is_shown_and_taken_over() {
    let (d, home) = twice();
    join(&d.file, OFFICE, HOME);
    let moved =
        Record::of(Kind::Family, id(HOME)).with(FieldName::Street, "Мира").with(FieldName::House, "8");
    open(&home).record(Act::FamilyChanged, &[moved]).unwrap();
    let brought = take(&d.file, &home);
    let written: Vec<_> = brought.findings.iter().filter(|f| f.id.code() == "check-joined-written").collect();
    assert_eq!(written.len(), 1, "{brought:?}");
    assert_eq!(written[0].entity, Some(id(HOME)));
    let mut store = d.open();
    assert_eq!(store.reader().candidates_for(id(OFFICE)).unwrap(), [id(HOME)]);
    let twins = store.reader().compare(id(OFFICE), id(HOME)).unwrap();
    assert_eq!(twins.cells.iter().map(|c| c.cell).collect::<Vec<_>>(), ["address"], "only what is new");
    let choices = MergeChoices { take: BTreeSet::from([(id(HOME), "address")]), ..MergeChoices::default() };
    store.merge_records(id(OFFICE), id(HOME), &choices).unwrap();
    assert_eq!(text(&store, OFFICE, "street").as_deref(), Some("Мира"));
    assert!(findings(&d.file).is_empty());
    assert_eq!(store.reader().compare(id(OFFICE), id(HOME)).unwrap_err().id, "join-already");
}

#[test]
fn a_family_deleted_at_home_and_joined_here_stays_until_a_person_decides() {
    let (d, home) = twice();
    join(&d.file, OFFICE, HOME);
    open(&home).delete(Act::FamilyDeleted, &[id(HOME)]).unwrap();
    take(&d.file, &home);
    take(&home, &d.file);
    assert_eq!(d.export(), export(&open(&home)));
    assert!(findings(&d.file).contains(&"check-deletion"));
    assert_travels(&d, &d.file);
    d.open().unmerge(id(HOME)).unwrap();
    assert!(text(&d.open(), HOME, "title").is_some(), "taking them apart deletes nothing");
    // Here the kept one is deleted, with all that was joined to it; it comes back with all of it.
    let (d, _) = twice();
    join(&d.file, OFFICE, HOME);
    let before = d.export();
    let mut store = d.open();
    let along = store.reader().delete_plan(id(OFFICE)).unwrap().unwrap().along;
    assert_eq!((along[&Kind::Family], along[&Kind::Contact]), (1, 1));
    store.delete(Act::FamilyDeleted, &[id(OFFICE)]).unwrap();
    assert_eq!(export(&store).lines().count(), 1, "only the district is left");
    store.undo().unwrap();
    assert_eq!(export(&store), before);
    assert!(findings(&d.file).is_empty());
}

#[test]
fn joined_to_a_family_that_was_deleted_at_home_it_stands_by_itself() {
    let (d, home) = twice();
    join(&d.file, HOME, OFFICE);
    open(&home).delete(Act::FamilyDeleted, &[id(HOME)]).unwrap();
    let brought = take(&d.file, &home);
    assert!(brought.findings.iter().any(|f| f.id.code() == "check-joined-to-none"), "{brought:?}");
    take(&home, &d.file);
    assert_eq!(d.export(), export(&open(&home)));
    let store = d.open();
    let cases = store.reader().cases(FamilyScope::All, None).unwrap();
    assert_eq!((cases.len(), cases[0].family.id.0, cases[0].members.len()), (1, id(OFFICE), 2));
    drop(store);
    assert_travels(&d, &d.file);
    // The deletion is taken back at home: the two are one again, without anybody saying so twice.
    open(&home).undo().unwrap();
    take(&d.file, &home);
    assert_eq!(d.open().reader().root(id(OFFICE)).unwrap(), id(HOME));
    assert!(findings(&d.file).is_empty());
}

#[test]
fn what_some_say_and_others_not_travels_though_it_is_gone() {
    // Which of the two is shown is up to the names of the operations. The one whose people somebody met cannot be
    // deleted, so the other one must be hidden.
    let is_first = |(d, _): &(TestDistrict, PathBuf)| d.open().reader().root(id(HOME)).unwrap() == id(OFFICE);
    let (d, _) = (0..60).map(|_| joined_to_two()).find(is_first).unwrap();
    // The one of the two that is not shown is deleted: it is named all the same.
    d.open().delete(Act::FamilyDeleted, &[id(30)]).unwrap();
    assert_travels(&d, &d.file);
}

#[test]
fn numbers_stand_in_one_order_wherever_they_come_from() {
    let (d, home) = twice();
    let phones = |file: &Path, m: u128, list: &[&str]| {
        let list: Vec<String> = list.iter().map(|n| (*n).to_owned()).collect();
        let member = Record::of(Kind::Member, id(m)).with(FieldName::Phones, list);
        open(file).record(Act::FamilyChanged, &[member]).unwrap();
    };
    phones(&d.file, OFFICE + 1, &["114", "115", "113"]);
    phones(&home, HOME + 1, &["112", "119"]);
    take(&d.file, &home);
    // The first goes, the second keeps its place.
    let first = d.open().reader().phones_of(id(HOME + 1)).unwrap()[0].0;
    d.open().delete(Act::RecordDeleted, &[first]).unwrap();
    join(&d.file, OFFICE, HOME);
    let store = d.open();
    let case = store.reader().cases(FamilyScope::All, None).unwrap().remove(0);
    assert_eq!(case.members[0].phones, ["114", "115", "113", "119"]);
    drop(store);
    assert_travels(&d, &d.file);
}

#[test]
fn joined_alike_in_both_offices_and_taken_apart_in_one() {
    let (d, home) = twice();
    join(&d.file, OFFICE, HOME);
    join(&home, OFFICE, HOME);
    take(&d.file, &home);
    assert!(findings(&d.file).is_empty(), "they agree");
    d.open().unmerge(id(HOME)).unwrap();
    assert_eq!(d.open().reader().count_families().unwrap(), 2);
    take(&home, &d.file);
    assert_eq!(open(&home).reader().count_families().unwrap(), 2, "it had seen both");
    assert_eq!(d.export(), export(&open(&home)));
    assert_travels(&d, &d.file);
}

#[test]
fn what_two_joinings_alike_gave_goes_back_with_the_parting() {
    let (d, home) = twice();
    let before = d.export();
    join(&d.file, OFFICE, HOME);
    join(&home, OFFICE, HOME);
    take(&d.file, &home);
    take(&home, &d.file);
    assert_eq!(text(&d.open(), OFFICE, "ground").as_deref(), Some("own_request"), "both filled it");
    let mut store = open(&home);
    store.unmerge(id(HOME)).unwrap();
    assert_eq!(export(&store), before);
    store.undo().unwrap();
    assert_eq!(store.reader().count_families().unwrap(), 1);
    assert_eq!(text(&store, OFFICE, "ground").as_deref(), Some("own_request"));
    drop(store);
    take(&d.file, &home);
    assert_eq!(d.export(), export(&open(&home)));
}

#[test]
fn what_somebody_wrote_over_two_joinings_stays_with_the_parting() {
    let (d, home) = twice();
    join(&d.file, OFFICE, HOME);
    join(&home, OFFICE, HOME);
    // One over his own joining, without having seen the other.
    let changed = Record::of(Kind::Family, id(OFFICE)).with(FieldName::Ground, "referral");
    d.open().record(Act::FamilyChanged, &[changed]).unwrap();
    take(&d.file, &home);
    let conflicts = d.open().reader().open_conflicts().unwrap();
    d.open().unmerge(id(HOME)).unwrap();
    let store = d.open();
    assert_eq!(store.reader().count_families().unwrap(), 2);
    assert_eq!(store.reader().open_conflicts().unwrap().len(), conflicts.len(), "nothing is settled by it");
    assert!(export(&store).contains("referral"));
}

#[test]
fn a_visit_at_home_to_a_family_whose_other_record_was_deleted_is_not_lost() {
    let (d, home) = twice();
    join(&d.file, OFFICE, HOME);
    take(&home, &d.file);
    d.open().delete(Act::FamilyDeleted, &[id(OFFICE)]).unwrap();
    open(&home).record(Act::VisitRecorded, &[visit(51, OFFICE, "2026-11-20")]).unwrap();
    take(&d.file, &home);
    take(&home, &d.file);
    assert_eq!(d.export(), export(&open(&home)));
    let conflicts = d.open().reader().open_conflicts().unwrap();
    assert!(conflicts.iter().any(|c| c.field == CellName::Deleted), "{conflicts:?}");
    assert_travels(&d, &d.file);
}

#[test]
fn who_edits_under_the_joined_family_leaves_everything_where_it_was_entered() {
    let (d, _) = twice();
    let before = d.export();
    join(&d.file, OFFICE, HOME);
    let mut store = d.open();
    // A form shows the visit and the mother as they stand and saves them whole.
    for (kind, n) in [(Kind::Contact, 50), (Kind::Member, OFFICE + 1)] {
        let shown = store.reader().record(kind, id(n)).unwrap().unwrap();
        assert_eq!(store.record(Act::ContactCorrected, &[shown]).unwrap().op, None, "nothing was changed");
    }
    let mother =
        Record::of(Kind::Member, id(OFFICE + 1)).with(FieldName::Phones, vec!["+79116031423".to_owned()]);
    store.record(Act::FamilyChanged, &[mother]).unwrap();
    assert_eq!(store.reader().phones_of(id(OFFICE + 1)).unwrap().len(), 1);
    store.undo().unwrap();
    store.unmerge(id(OFFICE)).unwrap();
    assert_eq!(export(&store), before);
}

#[test]
fn what_cannot_be_joined_is_refused() {
    let (d, _) = twice();
    let other =
        Record::of(Kind::Member, id(41)).with(FieldName::Family, id(40)).with(FieldName::Role, "mother");
    let curator = Record::of(Kind::Curator, id(60)).with(FieldName::Name, "Смирнова Т. Н.");
    let third = Record::of(Kind::Family, id(40)).with(FieldName::Title, "Орловы");
    d.open().record(Act::FamilyTakenIn, &[third, other, curator]).unwrap();
    let refused = |one: u128, other: u128| d.open().reader().compare(id(one), id(other)).unwrap_err().id;
    assert_eq!(refused(OFFICE, OFFICE), "join-itself");
    assert_eq!(refused(OFFICE, 99), "join-unknown");
    assert_eq!(refused(OFFICE, 60), "join-kinds");
    assert_eq!(refused(OFFICE + 3, HOME + 3), "join-kinds");
    assert_eq!(d.open().unmerge(id(OFFICE)).unwrap_err().id, "part-not-joined");
    join(&d.file, OFFICE, HOME);
    assert_eq!(refused(OFFICE, HOME), "join-already");
    assert_eq!(refused(HOME, OFFICE), "join-already");
    join(&d.file, OFFICE, 40);
    assert_eq!(d.open().unmerge(id(OFFICE)).unwrap_err().id, "part-which");
    d.open().unmerge(id(40)).unwrap();
    assert_eq!(d.open().reader().count_families().unwrap(), 2, "only the one named went");
}

#[test]
fn a_family_is_found_by_what_either_office_called_it() {
    let (d, _) = twice();
    let renamed = [
        Record::of(Kind::Family, id(HOME)).with(FieldName::Title, "Сорокины"),
        Record::of(Kind::Member, id(HOME + 1)).with(FieldName::FormerName, "Журавлёва"),
    ];
    d.open().record(Act::FamilyChanged, &renamed).unwrap();
    join(&d.file, OFFICE, HOME);
    let store = d.open();
    let index = store.reader().index("2026-11-24".parse().unwrap()).unwrap();
    for word in ["гусева", "сорокины", "журавлева"] {
        assert_eq!(index.find(word, 9).len(), 1, "{word}");
    }
}

#[test]
fn names_without_end_and_names_of_nobody_do_no_harm() {
    let d = TestDistrict::new();
    let n = 100;
    let line =
        |i: u128| Record::of(Kind::Family, id(i)).with(FieldName::Title, format!("Семья {i}")).to_json();
    let same =
        |i: u128, to: u128| format!("{{\"type\":\"same\",\"of\":\"{}\",\"as\":\"{}\"}}", id(i), id(to));
    let families = (1..=n).map(line);
    // One after the other in a ring, and a family that is another name of nobody.
    let names = (1..=n).map(|i| same(i, i % n + 1));
    d.takes(&families.chain(names).collect::<Vec<_>>().join("\n"));
    assert_eq!(d.open().reader().count_families().unwrap(), n as u64, "so far nobody goes");
    assert!(findings(&d.file).contains(&"check-joined-to-none"));
    d.open().unmerge(id(30)).unwrap();
    assert_eq!(
        d.open().reader().count_families().unwrap(),
        n as u64 - 32,
        "as far as one goes, they are one"
    );
    assert_travels(&d, &d.file);
    let refused = d.open().import(&same(1, 9999), ImportMode::DryRun).unwrap().refused;
    assert_eq!(refused[0].why.id, "record-unknown-owner");
    let kind = Record::of(Kind::Organisation, id(5000)).with(FieldName::Name, "ЦРБ").to_json();
    let text = format!("{kind}\n{}\n{}", same(5000, 1), same(1, 1));
    assert_eq!(d.open().import(&text, ImportMode::DryRun).unwrap().refused.len(), 2);
}

#[test]
fn two_organisations_and_two_curators_are_joined_too() {
    let d = TestDistrict::new();
    let named = |kind, n: u128, name: &str| Record::of(kind, id(n)).with(FieldName::Name, name);
    let mut store = d.open();
    let all = [
        named(Kind::Organisation, 1, "ЦРБ"),
        named(Kind::Organisation, 2, "Районная больница").with(FieldName::Phone, "112"),
        named(Kind::Curator, 3, "Смирнова Т. Н."),
        named(Kind::Curator, 4, "Смирнова Татьяна").with(FieldName::Section, "Участок 3"),
        Record::of(Kind::Duty, id(5)).with(FieldName::Curator, id(4)).with(FieldName::On, "2026-12-05"),
        Record::of(Kind::District, Id::DISTRICT).with(FieldName::Curator, id(4)),
    ];
    store.record(Act::DistrictChanged, &all).unwrap();
    drop(store);
    join(&d.file, 1, 2);
    join(&d.file, 3, 4);
    let store = d.open();
    let record = |kind, n: u128| store.reader().record(kind, id(n)).unwrap();
    assert_eq!(record(Kind::Organisation, 1).unwrap().text(FieldName::Phone), Some("112"));
    assert_eq!(record(Kind::Duty, 5).unwrap().reference(FieldName::Curator), Some(id(3)));
    assert_eq!(store.reader().district().unwrap().curator.map(|c| c.0), Some(id(3)));
    assert_eq!(store.reader().staff().unwrap().curators.len(), 1);
    assert_travels(&d, &d.file);
}

#[test]
fn the_commands_say_what_they_do() {
    let (d, _) = twice();
    let (office, home) = (id(OFFICE).to_string(), id(HOME).to_string());
    let json = |args: &[&str]| -> serde_json::Value {
        let out = d.run(args);
        assert_eq!(out.status.code(), Some(0), "{args:?}: {}", stderr(&out));
        serde_json::from_slice(&out.stdout).unwrap()
    };
    let bytes = d.bytes();
    let would = json(&["join", &office, &home, "--fields", "note", "--dry-run", "--json"]);
    assert!(d.bytes() == bytes, "a dry run writes nothing");
    assert_eq!(would["op"], json!(null));
    assert_eq!(
        would["fields"][1],
        json!({ "field": "note", "keep": "собака", "other": "звонить заранее", "stands": "other" })
    );
    assert_eq!(would["members"].as_array().unwrap().len(), 2);
    assert_eq!(d.run(&["join", &office, &home, "--fields", "title"]).status.code(), Some(1));
    let done = json(&["join", &office, &home, "--fields", "note", "--json"]);
    assert_eq!(done["fields"], would["fields"]);
    assert_eq!(json(&["card", &home, "--json"])["note"], "звонить заранее");
    for args in [vec!["join", &office, &home], vec!["join", &office, &office], vec!["part", "Нет такой"]]
    {
        let out = d.run(&args);
        assert_eq!(out.status.code(), Some(1), "{args:?}");
        assert!(district::is_sentence(&stderr(&out)), "{}", stderr(&out));
    }
    assert_eq!(json(&["part", &home, "--json"])["ids"].as_array().unwrap().len(), 3);
    assert_eq!(json(&["undo", "--json"])["act"], "parted");
}

/// A child entered with her mother and once more with her father: two families, one girl. The father's entry has another
/// school, and what `more` says.
fn of_both_parents(more: &[(&'static str, &str)]) -> TestDistrict {
    let d = TestDistrict::new();
    let family = |n: u128, title: &str| Record::of(Kind::Family, id(n)).with(FieldName::Title, title);
    let child = |n: u128, family: u128, school: &str| {
        Record::of(Kind::Member, id(n))
            .with(FieldName::Family, id(family))
            .with(FieldName::Role, "daughter")
            .with(FieldName::LastName, "Орлова")
            .with(FieldName::FirstName, "Варвара")
            .with(FieldName::Occupation, school)
    };
    let mothers = child(71, 70, "школа № 1")
        .with(FieldName::Patronymic, "Ильинична")
        .with(FieldName::Born, "2015-06-07");
    let fathers = more.iter().fold(child(81, 80, "лицей"), |child, (field, value)| {
        child.with(FieldName::from_code(field).unwrap(), *value)
    });
    let records = [family(70, "Орлова Анна"), mothers, family(80, "Орлов Илья"), fathers];
    d.open().record(Act::FamilyTakenIn, &records).unwrap();
    d
}

fn member(d: &TestDistrict, n: u128) -> kurator::domain::family::Member {
    d.open().reader().member(kurator::domain::MemberId(id(n))).unwrap().unwrap()
}

#[test]
fn a_child_of_two_families_is_joined_and_stays_in_both() {
    let children = |d: &TestDistrict| {
        let out = d.run(&["district", "--json"]);
        serde_json::from_slice::<serde_json::Value>(&out.stdout).unwrap()["children"].clone()
    };
    for more in [
        vec![],
        vec![("patronymic", "Игоревна")],
        vec![("born", "2015-07-06")],
        vec![("patronymic", "Игоревна"), ("born", "2014-06-07")],
    ] {
        let d = of_both_parents(&more);
        for n in [70, 80] {
            let level = Record::of(Kind::Level, id(n + 5))
                .with(FieldName::Family, id(n))
                .with(FieldName::Level, "crisis");
            d.open().record(Act::FamilyChanged, &[level.with(FieldName::From, "2026-11-02")]).unwrap();
        }
        let before = d.export();
        let twins = d.open().reader().compare(id(71), id(81)).unwrap();
        let cells: Vec<&str> = twins.cells.iter().map(|c| c.cell).collect();
        assert!(cells.contains(&"occupation") && !cells.contains(&"role"), "{cells:?}");
        for (field, _) in &more {
            let cell = if *field == "born" { "born" } else { "name" };
            assert!(cells.contains(&cell), "{cells:?}: {field}");
        }
        let out = d.run(&["join", &id(71).to_string(), &id(81).to_string(), "--fields", "occupation"]);
        assert_eq!(out.status.code(), Some(0), "{}", stderr(&out));
        assert_eq!(children(&d), 1);
        let (hers, his) = (member(&d, 71), member(&d, 81));
        assert_eq!(his.person(), hers.id);
        let told = |m: &kurator::domain::family::Member| {
            (m.patronymic.clone(), m.born, m.occupation.clone(), m.first_name.clone())
        };
        assert_eq!(told(&hers), told(&his), "neither says otherwise");
        assert_eq!(hers.patronymic.as_deref(), Some("Ильинична"));
        assert_eq!(hers.occupation.as_deref(), Some("лицей"), "said to be right in the second");
        assert!(!findings(&d.file).iter().any(|f| f.starts_with("check-person")));
        assert_travels(&d, &d.file);
        let again = d.open().reader().compare(id(71), id(81)).unwrap_err();
        assert_eq!(again.id, "join-already");
        // Taken apart by either, each has what it had.
        for n in [71, 81] {
            d.open().unmerge(id(n)).unwrap();
            assert_eq!(d.export(), before, "{more:?}");
            let usual = MergeChoices::usual(&d.open().reader().compare(id(71), id(81)).unwrap());
            d.open().merge_records(id(71), id(81), &usual).unwrap();
        }
        d.open().undo().unwrap();
        assert_eq!(d.export(), before);
    }
}

#[test]
fn families_joined_after_their_children_have_one_child() {
    let d = of_both_parents(&[("patronymic", "Ильинична"), ("born", "2015-06-07")]);
    let join = |keep: u128, other: u128| {
        let mut store = d.open();
        let usual = MergeChoices::usual(&store.reader().compare(id(keep), id(other)).unwrap());
        store.merge_records(id(keep), id(other), &usual).unwrap();
    };
    join(71, 81);
    join(80, 70);
    let store = d.open();
    let cases = store.reader().cases(FamilyScope::All, None).unwrap();
    assert_eq!(cases.len(), 1);
    assert_eq!(cases[0].members.len(), 1, "{:?}", cases[0].members);
    assert_eq!(cases[0].members[0].person(), cases[0].members[0].id);
    assert!(store.reader().check().unwrap().ok);
}

#[test]
fn an_entry_that_contradicts_the_person_it_names_is_a_finding() {
    for (more, found) in [
        (vec![("patronymic", "Игоревна")], vec!["check-person-patronymic"]),
        (vec![("born", "2015-06-08")], vec!["check-person-born"]),
        (vec![("first_name", "Полина")], vec!["check-person-first-name"]),
        (
            vec![("born", "2013-01-01"), ("patronymic", "Олеговна")],
            vec!["check-person-patronymic", "check-person-born"],
        ),
        // A short name, an initial, the same but for ё, and nothing at all say nothing else.
        (vec![("first_name", "Варя")], vec![]),
        (vec![("patronymic", "И.")], vec![]),
        (vec![("last_name", "Ёлкина")], vec![]),
        (vec![], vec![]),
    ] {
        let d = of_both_parents(&more);
        let named = Record::of(Kind::Member, id(81)).with(FieldName::Person, id(71));
        d.open().record(Act::FamilyChanged, &[named]).unwrap();
        let told = || -> Vec<&str> {
            findings(&d.file).into_iter().filter(|f| f.starts_with("check-person")).collect()
        };
        assert_eq!(told(), found, "{more:?}");
        // It is told where it comes by a merge as well, and refused nowhere.
        let empty = TestDistrict::new();
        let brought = take(&empty.file, &d.file);
        let told: Vec<&str> =
            brought.findings.iter().map(|f| f.id.code()).filter(|f| f.starts_with("check-person")).collect();
        let mut sorted = found.clone();
        sorted.sort_unstable();
        assert_eq!(told, sorted, "{more:?}");
    }
}

#[test]
fn a_closing_of_a_joined_family_comes_in_again() {
    for (n, on) in [(HOME, "2026-09-20"), (OFFICE, "2026-09-20"), (HOME, "2026-11-02")] {
        let (d, _) = twice();
        join(&d.file, OFFICE, HOME);
        // The second record came to the file a month later than the one it is an alias of.
        let closing = Record::of(Kind::Closing, id(90))
            .with(FieldName::Family, id(n))
            .with(FieldName::On, on)
            .with(FieldName::Reason, "переезд");
        d.open().record(Act::FamilyChanged, &[closing]).unwrap();
        assert_travels(&d, &d.file);
    }
    // Before either began it is refused, whichever of the two the line names.
    for n in [HOME, OFFICE] {
        let (d, _) = twice();
        join(&d.file, OFFICE, HOME);
        let line = format!(
            r#"{{"type":"closing","id":"{}","family":"{}","on":"2026-08-20","reason":"переезд"}}"#,
            id(90),
            id(n)
        );
        let done = d.open().import(&line, ImportMode::Whole).unwrap();
        assert_eq!(done.refused.len(), 1, "{n}");
    }
}
