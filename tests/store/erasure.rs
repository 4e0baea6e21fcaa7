//! Erasure: no byte of a name is left in any file, whatever old copy comes back, and copies still agree.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::district::{TestDistrict, author, export, id, program, run, stderr, stdout};
use crate::fields::WithField;
use chrono::NaiveDate;
use kurator::domain::action::ActionKind;
use kurator::domain::{Act, FamilyId, FieldName, Kind, MemberId, Record};
use kurator::store::jsonl::ImportMode;
use kurator::store::{DataSubject, ErasureAct, KeyRing, Passphrase, Store, TailContents, rewrite};
use kurator::sync::merge::merge;
use kurator::sync::recover::Recovery;
use kurator::sync::restore::restore;
use kurator::sync::snapshots::Snapshots;
use kurator::sync::state_file::{self, StateFile, StateOwner};
use kurator::sync::{erasure, exchange};
use proptest::prelude::*;

const FAMILY: u128 = 1;
const MOTHER: u128 = 2;
const CHILD: u128 = 3;
const OTHER: u128 = 9;
/// Words that only the family to be erased has.
const NAMES: [&str; 5] = ["Новикова", "Анфиса", "Ростислав", "Кленовая", "+79116031422"];

fn lines() -> String {
    format!(
        r#"{{"type":"family","id":"{f}","title":"Новикова Анфиса Львовна","settlement":"Боровичи","street":"Кленовая","house":"7"}}
{{"type":"family","id":"{o}","title":"Тихомировы"}}
{{"type":"member","id":"{m}","family":"{f}","role":"mother","last_name":"Новикова","first_name":"Анфиса","patronymic":"Львовна","phones":["+79116031422"]}}
{{"type":"member","id":"{c}","family":"{f}","role":"son","last_name":"Рябов","first_name":"Ростислав"}}
{{"type":"level","id":"{l}","family":"{f}","level":"crisis","from":"2026-08-31"}}
{{"type":"contact","id":"{v}","family":"{f}","kind":"home_visit","outcome":"held","on":"2026-09-04","with":["{m}"],"note":"Анфиса дома"}}
"#,
        f = id(FAMILY),
        o = id(OTHER),
        m = id(MOTHER),
        c = id(CHILD),
        l = id(4),
        v = id(5)
    )
}

fn district() -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(&lines());
    d
}

fn act() -> ErasureAct {
    let on = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    ErasureAct { reason: "отзыв согласия".into(), number: "5".into(), on }
}

const WHOLE: DataSubject = DataSubject::Family(FamilyId(kurator::domain::Id(uuid::Uuid::from_u128(
    0x0190_0000_0000_7000_8000_0000_0000_0000 + FAMILY,
))));

fn erase(store: &mut Store, state: &Path) -> usize {
    let plan = store.reader().erasure_plan(&[WHOLE]).unwrap();
    erasure::erase(store, state, &plan, &act()).unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    entries.flat_map(|p| if p.is_dir() { files(&p) } else { vec![p] }).collect()
}

#[track_caller]
fn assert_nameless(path: &Path) {
    let bytes = std::fs::read(path).unwrap();
    for name in NAMES {
        let found = bytes.windows(name.len()).position(|w| w == name.as_bytes());
        assert!(found.is_none(), "«{name}» lies in {} at {found:?}", path.display());
    }
}

#[track_caller]
fn assert_whole(store: &Store) {
    let report = store.reader().check().unwrap();
    assert!(report.ok && report.findings.is_empty(), "{:?}", report.findings);
}

fn note(store: &mut Store, text: &str) {
    let record = Record::of(Kind::Family, id(FAMILY)).with(FieldName::Note, text);
    store.record(Act::FamilyChanged, &[record]).unwrap();
}

fn visit(n: u128, text: &str) -> String {
    format!(
        r#"{{"type":"contact","id":"{}","family":"{}","kind":"call","outcome":"held","on":"2026-10-04","note":"{text}"}}"#,
        id(n),
        id(FAMILY)
    )
}

#[test]
fn no_byte_is_left_in_the_file_its_snapshots_tails_and_drafts() {
    let d = district();
    let state = d.beside("state");
    let mut store = d.open();
    Snapshots::of(&state, &d.file).keep(&store).unwrap();
    note(&mut store, "Анфиса переехала");
    Snapshots::of(&state, &d.file).keep(&store).unwrap();
    store.delete(Act::RecordDeleted, &[id(5)]).unwrap();
    let before = store.digest().unwrap().operations;
    d.keeps_cases(&state);
    assert!(files(&state).len() >= 3);
    let emptied = erase(&mut store, &state);
    assert!(emptied >= 6, "{emptied}");
    assert_whole(&store);
    assert_eq!(
        store.digest().unwrap().operations,
        before + 2,
        "headers stay; the action and the erasure came"
    );
    drop(store);
    assert_nameless(&d.file);
    let kept = files(&state);
    assert!(!kept.is_empty(), "one snapshot of the new state");
    kept.iter().for_each(|path| assert_nameless(path));
    let store = d.open();
    assert!(!export(&store).contains("Новикова") && export(&store).contains("Тихомировы"));
    let journal = store.actions(&Default::default()).unwrap();
    assert_eq!(journal.last().map(|l| (l.action, l.text.as_deref())), Some((ActionKind::Erased, Some("5"))));
    assert_eq!(Store::open(&d.file, author()).unwrap().undo().unwrap_err().id, "undo-erased");
}

#[test]
fn the_tail_and_the_draft_are_shredded_and_those_of_others_are_kept() {
    let d = district();
    let state = d.beside("state");
    let mut store = d.open();
    store.watch().unwrap();
    let recovery = Recovery::of(&state, &d.file, author(), store.keys());
    recovery.open_tail(&mut store).unwrap();
    note(&mut store, "Анфиса звонила из Кленовой");
    let folder = Snapshots::of(&state, &d.file).folder().to_owned();
    let tails = |folder: &Path| -> Vec<PathBuf> {
        files(folder).into_iter().filter(|p| p.extension().is_some_and(|e| e == "tail")).collect()
    };
    assert_eq!(tails(&folder).len(), 1, "what is written goes into the tail");
    // The draft of a form about the family, and one about another family of another file.
    let (own, other) = (StateFile::Draft.path(&state, &d.file), state.join("drafts/0000000000000000.json"));
    std::fs::create_dir_all(own.parent().unwrap()).unwrap();
    std::fs::write(&own, format!(r#"{{"purpose":"{}","typed":"Анфиса"}}"#, id(FAMILY))).unwrap();
    std::fs::write(&other, format!(r#"{{"purpose":"{}","typed":"x"}}"#, id(OTHER))).unwrap();
    erase(&mut store, &state);
    assert!(!own.exists() && other.exists());
    tails(&folder).iter().for_each(|path| assert_nameless(path));
    // What is written afterwards is acknowledged as before.
    let record = Record::of(Kind::Family, id(OTHER)).with(FieldName::Note, "после");
    store.record(Act::FamilyChanged, &[record]).unwrap();
    assert_whole(&store);
    drop(store);
    assert_nameless(&d.file);
}

#[test]
fn what_lies_under_a_former_path_of_the_file_is_destroyed_and_nothing_else() {
    let d = district();
    let state = d.beside("state");
    let mut store = d.open();
    store.watch().unwrap();
    Recovery::of(&state, &d.file, author(), store.keys()).open_tail(&mut store).unwrap();
    Snapshots::of(&state, &d.file).keep(&store).unwrap();
    note(&mut store, "Анфиса переехала");
    let draft = StateFile::Draft.path(&state, &d.file);
    std::fs::create_dir_all(draft.parent().unwrap()).unwrap();
    std::fs::write(&draft, format!(r#"{{"purpose":"{}","typed":"Анфиса"}}"#, id(FAMILY))).unwrap();
    d.keeps_cases(&state);
    // Left as by a kill: the tail stays behind.
    std::mem::forget(store);
    let former = files(&state);
    // A copy with work of its own, and another district, each with a snapshot of its own.
    let kept: Vec<PathBuf> = [("стик.kurator", true), ("другой.kurator", false)]
        .map(|(name, is_copy)| {
            let path = d.beside(name);
            if is_copy {
                std::fs::copy(&d.file, &path).unwrap();
            } else {
                drop(crate::district::begin(&path));
            }
            let mut other = Store::open(&path, author()).unwrap();
            let own = Record::of(Kind::Family, id(77)).with(FieldName::Title, "Своя");
            other.record(Act::FamilyTakenIn, &[own]).unwrap();
            Snapshots::of(&state, &path).keep(&other).unwrap()
        })
        .into();
    let renamed = d.beside("участок 2.kurator");
    std::fs::rename(&d.file, &renamed).unwrap();
    let mut store = Store::open(&renamed, author()).unwrap();
    erase(&mut store, &state);
    assert_whole(&store);
    drop(store);
    assert_nameless(&renamed);
    let left: Vec<PathBuf> = files(&state).into_iter().filter(|path| !kept.contains(path)).collect();
    assert!(!left.is_empty() && former.len() >= 4, "{former:?} {left:?}");
    left.iter().for_each(|path| assert_nameless(path));
    assert!(kept.iter().all(|path| path.exists()), "work that is nowhere else stays");
}

/// The path of a file is a former one only when no file is there: a copy at hand has states of its own, and a program
/// that works in it goes on writing to its tail.
#[test]
fn what_a_copy_in_use_keeps_of_its_own_stays() {
    let d = district();
    let state = d.beside("state");
    let copy = d.beside("копия.kurator");
    std::fs::copy(&d.file, &copy).unwrap();
    let mut open = Store::open(&copy, author()).unwrap();
    open.watch().unwrap();
    Recovery::of(&state, &copy, author(), open.keys()).open_tail(&mut open).unwrap();
    let snapshot = Snapshots::of(&state, &copy).keep(&open).unwrap();
    note(&mut open, "Анфиса переехала");
    let tail = Snapshots::of(&state, &copy).tails();
    let mut store = d.open();
    merge(&mut store, &copy, &state, &mut |_, _| {}).unwrap();
    erase(&mut store, &state);
    assert_eq!((snapshot.exists(), tail.len(), tail[0].exists()), (true, 1, true));
    note(&mut open, "Анфиса вернулась");
    let kept = TailContents::read(&tail[0], open.keys()).unwrap().acknowledged.ops;
    assert_eq!(kept.len(), 2, "what is acknowledged there can be brought back");
}

#[test]
fn a_sealed_tail_under_a_former_path_goes_with_its_records() {
    let d = TestDistrict::new();
    let (file, state, keys) = (d.beside("sealed.kurator"), d.beside("state"), KeyRing::default());
    let phrase = Passphrase::new("смородина у старого забора").unwrap();
    let mut store = Store::create_sealed(&file, author(), &keys, phrase).unwrap();
    assert!(store.import(&lines(), ImportMode::Whole).unwrap().refused.is_empty());
    store.watch().unwrap();
    Recovery::of(&state, &file, author(), store.keys()).open_tail(&mut store).unwrap();
    note(&mut store, "Анфиса переехала");
    // Left as by a kill.
    std::mem::forget(store);
    let former = Snapshots::of(&state, &file);
    assert_eq!(former.tails().len(), 1);
    let renamed = d.beside("renamed.kurator");
    std::fs::rename(&file, &renamed).unwrap();
    let mut store = Store::open_with(&renamed, author(), &keys).unwrap();
    erase(&mut store, &state);
    assert!(former.tails().is_empty());
    assert_whole(&store);
}

#[test]
fn the_form_of_a_new_family_under_a_former_path_goes_and_that_of_another_district_stays() {
    let d = district();
    let state = d.beside("state");
    let other = TestDistrict::new();
    let paths = ["a.kurator", "b.kurator", "c.kurator"];
    let [former, foreign, about] = paths.map(|name| StateFile::Draft.path(&state, &d.beside(name)));
    paths.iter().for_each(|name| Snapshots::of(&state, &d.beside(name)).make_folder().unwrap());
    let own = StateFile::Draft.path(&state, &d.file);
    let owner = StateOwner::of(&d.open(), StateFile::Draft);
    let new = r#"{"last_name":"Новикова","first_name":"Анфиса"}"#;
    state_file::write(&former, &owner, new).unwrap();
    state_file::write(&foreign, &StateOwner::of(&other.open(), StateFile::Draft), new).unwrap();
    state_file::write(&about, &owner, &format!(r#"{{"family":"{}"}}"#, id(OTHER))).unwrap();
    // The form that is open now is the user's to finish or to leave.
    state_file::write(&own, &owner, r#"{"last_name":"Ермолова"}"#).unwrap();
    erase(&mut d.open(), &state);
    assert!(!former.exists() && foreign.exists() && about.exists() && own.exists());
}

/// A family that was handed over is another district's by then: what is typed about it there is no draft of this one.
#[test]
fn a_draft_of_another_district_about_the_same_family_is_kept() {
    let (d, other) = (district(), district());
    let state = d.beside("state");
    let text = format!(r#"{{"purpose":"{}"}}"#, id(FAMILY));
    let drafts = [(&other, "другой.kurator"), (&d, "прежний.kurator")].map(|(of, name)| {
        let path = StateFile::Draft.path(&state, &d.beside(name));
        state_file::write(&path, &StateOwner::of(&of.open(), StateFile::Draft), &text).unwrap();
        path
    });
    erase(&mut d.open(), &state);
    assert_eq!(drafts.map(|draft| draft.exists()), [true, false]);
}

#[test]
fn a_draft_about_another_family_is_kept() {
    let d = district();
    let state = d.beside("state");
    let draft = StateFile::Draft.path(&state, &d.file);
    std::fs::create_dir_all(draft.parent().unwrap()).unwrap();
    let text = format!(r#"{{"purpose":"{}","typed":"просит путёвку"}}"#, id(OTHER));
    std::fs::write(&draft, &text).unwrap();
    erase(&mut d.open(), &state);
    assert_eq!(std::fs::read_to_string(&draft).unwrap(), text);
}

#[test]
fn the_lookup_finds_nothing_any_more() {
    let d = district();
    let state = d.beside("state");
    let found = |query: &str| stdout(&run(&d.file, &["find", query, "--json"]));
    for query in ["новикова", "ростислав", "кленовая", "1422"] {
        assert!(found(query).contains("Новикова"), "{query}: {}", found(query));
    }
    erase(&mut d.open(), &state);
    for query in ["новикова", "ростислав", "кленовая", "1422", "yjdbrjdf"] {
        assert!(!found(query).contains("Новикова"), "{query}: {}", found(query));
    }
    assert!(found("тихомировы").contains("Тихомировы"));
    let former = stdout(&run(&d.file, &["find", "новикова", "--former", "--json"]));
    assert!(!former.contains("Новикова"), "{former}");
}

#[test]
fn an_older_snapshot_that_is_restored_knows_of_the_act() {
    let d = district();
    let state = d.beside("state");
    let older = d.beside("older.kurator");
    std::fs::copy(&d.file, &older).unwrap();
    let mut store = d.open();
    note(&mut store, "Анфиса переехала");
    erase(&mut store, &state);
    drop(store);
    restore(&d.file, &older, &state, author(), &KeyRing::default()).unwrap();
    let store = d.open();
    assert!(store.reader().family(FamilyId(id(FAMILY))).unwrap().is_none());
    assert!(store.reader().family(FamilyId(id(OTHER))).unwrap().is_some());
    assert!(store.reader().check().unwrap().ok);
    drop(store);
    assert_nameless(&d.file);
    // The state that gave way is kept as a snapshot, without the names.
    files(&state).iter().for_each(|path| assert_nameless(path));
}

#[test]
fn a_second_act_of_the_year_has_a_number_of_its_own() {
    let d = district();
    let state = d.beside("state");
    let mut store = d.open();
    erase(&mut store, &state);
    let plan = store.reader().erasure_plan(&[DataSubject::Family(FamilyId(id(OTHER)))]).unwrap();
    let numbered =
        |number: &str, on: &str| ErasureAct { number: number.into(), on: on.parse().unwrap(), ..act() };
    let same = numbered(&format!(" {} ", act().number), &act().on.to_string());
    // A commission lists several families in one act: the same number, day and ground.
    assert!(plan.check(&same).is_ok());
    let other = ErasureAct { reason: "истёк срок хранения".into(), ..same };
    assert_eq!(erasure::erase(&mut store, &state, &plan, &other).unwrap_err().id, "erasure-number-taken");
    let later = numbered(&act().number, "2026-11-25");
    assert_eq!(erasure::erase(&mut store, &state, &plan, &later).unwrap_err().id, "erasure-number-taken");
    assert!(export(&store).contains("Тихомировы"));
    // Numbers begin anew with the year.
    assert!(plan.check(&numbered(&act().number, "2027-01-11")).is_ok());
    erasure::erase(&mut store, &state, &plan, &numbered("6", "2026-11-25")).unwrap();
}

#[test]
fn several_families_and_a_call_go_by_one_act() {
    let d = district();
    let state = d.beside("state");
    d.takes(&format!(
        r#"{{"type":"inquiry","id":"{}","on":"2026-10-01","who":"соседка с Заречной"}}"#,
        id(70)
    ));
    let mut store = d.open();
    let before = store.digest().unwrap().operations;
    let subjects = [WHOLE, DataSubject::Family(FamilyId(id(OTHER))), DataSubject::Inquiry(id(70))];
    let plan = store.reader().erasure_plan(&subjects).unwrap();
    assert_eq!(plan.kinds.get(&Kind::Family), Some(&2));
    assert!(plan.names.iter().any(|name| name == "соседка с Заречной"), "{:?}", plan.names);
    erasure::erase(&mut store, &state, &plan, &act()).unwrap();
    assert_eq!(store.digest().unwrap().operations, before + 2, "one erasure, one entry of the journal");
    assert_whole(&store);
    let left = export(&store);
    assert!(!left.contains("Тихомировы") && !left.contains("соседка") && !left.contains("Новикова"));
    let erased = store.actions(&Default::default()).unwrap();
    assert_eq!(erased.iter().filter(|l| l.action == ActionKind::Erased).count(), 2, "each family is named");
}

#[test]
fn the_oldest_copy_brings_nothing_back() {
    let d = district();
    let (oldest, state) = (d.beside("oldest.kurator"), d.beside("state"));
    std::fs::copy(&d.file, &oldest).unwrap();
    let old_export = d.export();
    erase(&mut d.open(), &state);
    // Edited there since, and with a visit that the erasure did not know of.
    let mut old = Store::open(&oldest, author()).unwrap();
    note(&mut old, "Новикова звонила");
    assert!(old.import(&visit(50, "Ростислав в школе"), ImportMode::Whole).unwrap().refused.is_empty());
    drop(old);
    let mut store = d.open();
    let merged = merge(&mut store, &oldest, &state, &mut |_, _| {}).unwrap();
    assert_eq!(merged.operations, 2);
    assert_whole(&store);
    drop(store);
    assert_nameless(&d.file);
    files(&state).iter().for_each(|path| assert_nameless(path));
    // An export of one's own that is older than the act is refused line by line.
    let refused = d.open().import(&old_export, ImportMode::Partial).unwrap().refused;
    assert!(refused.len() >= 5 && refused.iter().any(|r| r.why.id == "record-erased"), "{refused:?}");
    assert_nameless(&d.file);
    // Put in the place of the file, it knows of the act.
    restore(&d.file, &oldest, &state, author(), &KeyRing::default()).unwrap();
    assert_whole(&d.open());
    let journal = d.open().actions(&Default::default()).unwrap();
    assert!(journal.iter().any(|logged| logged.action == ActionKind::Erased), "the journal says so still");
    assert_nameless(&d.file);
    // The other way round: the old copy takes the erasure in, and with it its own snapshots.
    let elsewhere = d.beside("elsewhere");
    let mut old = Store::open(&oldest, author()).unwrap();
    Snapshots::of(&elsewhere, &oldest).keep(&old).unwrap();
    merge(&mut old, &d.file, &elsewhere, &mut |_, _| {}).unwrap();
    assert!(old.reader().check().unwrap().ok);
    drop(old);
    assert_nameless(&oldest);
    files(&elsewhere).iter().for_each(|path| assert_nameless(path));
}

#[test]
fn a_sealed_file_keeps_nothing_in_its_decrypted_pages() {
    let d = TestDistrict::new();
    let (file, state, keys) = (d.beside("sealed.kurator"), d.beside("state"), KeyRing::default());
    let phrase = Passphrase::new("смородина у старого забора").unwrap();
    let mut store = Store::create_sealed(&file, author(), &keys, phrase).unwrap();
    let record = kurator::record!(kurator::domain::district::District {
        id: kurator::domain::Id::DISTRICT,
        regulation: "yugra"
    });
    store.record(Act::DistrictOpened, &[record]).unwrap();
    assert!(store.import(&lines(), ImportMode::Whole).unwrap().refused.is_empty());
    Snapshots::of(&state, &file).keep(&store).unwrap();
    erase(&mut store, &state);
    assert!(store.is_sealed());
    drop(store);
    for (n, path) in files(&state)
        .into_iter()
        .filter(|p| p.extension().is_some_and(|e| e == "kurator"))
        .chain([file])
        .enumerate()
    {
        let plain = d.beside(&format!("plain-{n}.kurator"));
        rewrite(&path, &plain, None, &keys).unwrap();
        assert_nameless(&plain);
        assert!(Store::open_with(&plain, author(), &KeyRing::default()).is_ok());
    }
}

#[test]
fn an_empty_part_without_an_erasure_is_damage() {
    let d = district();
    let (other, state) = (d.beside("other.kurator"), d.beside("state"));
    std::fs::copy(&d.file, &other).unwrap();
    note(&mut Store::open(&other, author()).unwrap(), "раз");
    let conn = rusqlite::Connection::open(&other).unwrap();
    conn.execute("UPDATE part SET nonce = NULL, body = NULL WHERE kind = 'level'", []).unwrap();
    drop(conn);
    assert!(!Store::open(&other, author()).unwrap().reader().check().unwrap().ok);
    let before = d.bytes();
    assert!(merge(&mut d.open(), &other, &state, &mut |_, _| {}).is_err());
    assert_eq!(d.bytes(), before);
}

#[test]
fn one_person_is_erased_and_the_family_stays() {
    let d = district();
    let state = d.beside("state");
    let mut store = d.open();
    let plan = store.reader().erasure_plan(&[DataSubject::Member(MemberId(id(CHILD)))]).unwrap();
    assert_eq!(plan.names, ["Рябов Ростислав"]);
    erasure::erase(&mut store, &state, &plan, &act()).unwrap();
    assert_whole(&store);
    let said = export(&store);
    assert!(said.contains("Новикова") && !said.contains("Ростислав"));
    drop(store);
    let bytes = d.bytes();
    assert!(!bytes.windows("Ростислав".len()).any(|w| w == "Ростислав".as_bytes()));
}

#[test]
fn the_command_asks_prints_the_act_and_destroys() {
    let d = district();
    let before = d.bytes();
    let erase = ["erase", "Новикова Анфиса Львовна", "--reason", "отзыв согласия", "--act", "5"];
    let refused = run(&d.file, &erase);
    assert_eq!(refused.status.code(), Some(1), "{}", stderr(&refused));
    assert!(stderr(&refused).contains("--yes"));
    let naming = run(
        &d.file,
        &[
            "erase",
            "Новикова Анфиса Львовна",
            "--reason",
            "просьба Новиковой и Анфиса",
            "--act",
            "5",
            "--yes",
        ],
    );
    assert_eq!(naming.status.code(), Some(1), "{}", stderr(&naming));
    assert_eq!(d.bytes(), before);
    assert!(run(&d.file, &["copy", &d.beside("стик.kurator").display().to_string()]).status.success());
    let paper = d.folder.path().join("акт.txt");
    let done = run(&d.file, &[&erase[..], &["--yes", "--out", &paper.display().to_string()]].concat());
    assert!(done.status.success(), "{}", stderr(&done));
    assert!(stderr(&done).contains("на сопровождении"), "{}", stderr(&done));
    assert!(!stdout(&done).contains("Анфиса"));
    let said = std::fs::read_to_string(&paper).unwrap();
    for text in [
        "Акт № 5",
        "Новикова Анфиса Львовна",
        "Рябов Ростислав",
        "отзыв согласия",
        "стик.kurator",
        "Выгрузка из журнала",
    ] {
        assert!(said.contains(text), "{text}: {said}");
    }
    assert_nameless(&d.file);
    files(&d.beside("state")).iter().for_each(|path| assert_nameless(path));
}

#[test]
fn at_a_terminal_the_whole_name_is_typed_or_nothing_is_destroyed() {
    let d = district();
    let before = d.bytes();
    let erase = |typed: &str| {
        let size = portable_pty::PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = portable_pty::native_pty_system().openpty(size).unwrap();
        let plain = program(&d.file);
        let mut command = portable_pty::CommandBuilder::new(plain.get_program());
        command.env_clear();
        plain.get_envs().filter_map(|(k, v)| Some((k, v?))).for_each(|(k, v)| command.env(k, v));
        command.args(plain.get_args());
        command.args(["erase", "Новикова Анфиса Львовна", "--reason", "отзыв согласия", "--act", "5"]);
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut from = pair.master.try_clone_reader().unwrap();
        let said = std::thread::spawn(move || {
            let (mut said, mut bytes) = (Vec::new(), [0; 4096]);
            while let Ok(n @ 1..) = from.read(&mut bytes) {
                said.extend_from_slice(&bytes[..n]);
            }
            String::from_utf8_lossy(&said).into_owned()
        });
        let mut keys = pair.master.take_writer().unwrap();
        keys.write_all(format!("{typed}\n").as_bytes()).unwrap();
        keys.flush().unwrap();
        let status = child.wait().unwrap();
        drop((keys, pair.master));
        (status.success(), said.join().unwrap())
    };
    for typed in ["", "y", "да", "Новикова", "Новикова Анфиса Львовна и все"]
    {
        let (is_done, said) = erase(typed);
        assert!(!is_done && said.contains("Ничего не уничтожено"), "«{typed}»: {said}");
        assert!(said.contains("на сопровождении") && said.contains("Вернуть их нельзя"), "{said}");
        assert_eq!(d.bytes(), before, "«{typed}»");
    }
    let (is_done, said) = erase("Новикова Анфиса Львовна");
    assert!(is_done && said.contains("Уничтожено записей"), "{said}");
    assert_nameless(&d.file);
}

#[test]
fn an_exchange_spreads_the_erasure() {
    let d = district();
    let (there, folder) = (d.beside("there.kurator"), d.beside("folder"));
    std::fs::copy(&d.file, &there).unwrap();
    std::fs::create_dir(&folder).unwrap();
    let round = |path: &Path, device: &str| {
        let mut store = Store::open(path, author()).unwrap();
        exchange::exchange(&mut store, &folder, &d.beside(device), device, &mut |_, _, _| {}).unwrap();
    };
    round(&d.file, "стол");
    round(&there, "ноутбук");
    erase(&mut d.open(), &d.beside("стол"));
    for _ in 0..2 {
        round(&d.file, "стол");
        round(&there, "ноутбук");
    }
    for path in [d.file.clone(), there].into_iter().chain(files(&folder)) {
        assert_nameless(&path);
    }
    for device in ["стол", "ноутбук"] {
        files(&d.beside(device)).iter().for_each(|path| assert_nameless(path));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    /// Whatever three copies write before and after one of them erases, they agree in the end, and nothing is left.
    #[test]
    fn copies_converge_with_an_erasure_among_them(steps in prop::collection::vec((0usize..3, 0usize..5), 2..12)) {
        let d = district();
        let copies: Vec<PathBuf> = (0..3).map(|n| d.beside(&format!("{n}.kurator"))).collect();
        for copy in &copies {
            std::fs::copy(&d.file, copy).unwrap();
        }
        let state = |n: usize| d.beside(&format!("state-{n}"));
        let open = |n: usize| Store::open(&copies[n], author()).unwrap();
        let has = |store: &Store| store.reader().family(FamilyId(id(FAMILY))).unwrap().is_some();
        erase(&mut open(0), &state(0));
        for (step, (n, what)) in steps.into_iter().enumerate() {
            let mut store = open(n);
            match what {
                0 if has(&store) => note(&mut store, &format!("Анфиса {step}")),
                1 if has(&store) => {
                    let line = visit(100 + step as u128, &format!("Новикова {step}"));
                    prop_assert!(store.import(&line, ImportMode::Whole).unwrap().refused.is_empty());
                }
                2 if has(&store) => drop(erase(&mut store, &state(n))),
                3 => {
                    let record = Record::of(Kind::Family, id(OTHER)).with(FieldName::Note, format!("{step}"));
                    store.record(Act::FamilyChanged, &[record]).unwrap();
                }
                _ => drop(merge(&mut store, &copies[(n + 1) % 3], &state(n), &mut |_, _| {}).unwrap()),
            }
        }
        for _ in 0..2 {
            for n in 0..3 {
                for other in (0..3).filter(|other| *other != n) {
                    merge(&mut open(n), &copies[other], &state(n), &mut |_, _| {}).unwrap();
                }
            }
        }
        let digests: Vec<_> = (0..3).map(|n| open(n).digest().unwrap()).collect();
        prop_assert_eq!(&digests[0], &digests[1]);
        prop_assert_eq!(&digests[0], &digests[2]);
        prop_assert_eq!(export(&open(0)), export(&open(1)));
        prop_assert_eq!(export(&open(0)), export(&open(2)));
        for (n, copy) in copies.iter().enumerate() {
            prop_assert!(open(n).reader().check().unwrap().ok);
            assert_nameless(copy);
            files(&state(n)).iter().for_each(|path| assert_nameless(path));
        }
    }
}
