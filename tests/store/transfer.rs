//! One family handed over to another district: with its whole history, with nothing of any other family, and so that
//! every copy still merges.

use std::collections::BTreeSet;
use std::path::Path;

use crate::district::{TestDistrict, author, begin_under, export, id, program};
use crate::fields::WithField;
use crate::random;
use chrono::NaiveDate;
use kurator::domain::transfer::{TakeUpRecord, TransferAct, TransferClosing};
use kurator::domain::{Act, CuratorId, FamilyId, FieldName, Id, Kind, Record};
use kurator::store::jsonl::ImportMode;
use kurator::store::{Author, FamilyScope, KeyRing, MergeResult, Passphrase, Store, VerifiedFile};
use kurator::sync::merge::{MergeOffer, merge};
use kurator::sync::others::would_lie_open;
use kurator::sync::recover::Recovery;
use kurator::sync::snapshots::Snapshots;
use kurator::sync::transfer::hand_over;
use proptest::prelude::*;
use serde_json::{Value, json};

pub(crate) const NOVIKOVA: u128 = 0x100;
const OTHER: u128 = 0x200;

fn act() -> TransferAct {
    TransferAct {
        to_whom: "участок № 5, Орлова".into(),
        reason: "переезд".into(),
        number: "7".into(),
        on: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
    }
}

/// Hands the family over in a plain file.
pub(crate) fn hand(store: &mut Store, family: u128, to: &Path) {
    let plan = store.reader().transfer_plan(FamilyId(id(family))).unwrap();
    hand_over(store, &plan, &act(), &TransferClosing::default(), to, None).unwrap();
}

pub(crate) fn take(store: &mut Store, other: &Path) -> MergeResult {
    let state = other.parent().unwrap().join("state");
    merge(store, other, &state, &mut |_, _| {}).unwrap()
}

/// A family whose every text has its own word.
fn family(n: u128, word: &str) -> Vec<Value> {
    let at = |k: u128| id(n + k).to_string();
    vec![
        json!({ "type": "family", "id": at(0), "title": format!("{word} Мария Петровна"), "street": word, "house": "3",
            "note": format!("семья {word}") }),
        json!({ "type": "member", "id": at(1), "family": at(0), "role": "mother", "last_name": word,
            "first_name": "Мария", "phones": [format!("+7911{:07}", 1_000_000 + n)] }),
        json!({ "type": "member", "id": at(2), "family": at(0), "role": "son", "last_name": word, "first_name": "Иван",
            "born": "2015-04-05" }),
        json!({ "type": "level", "id": at(3), "family": at(0), "level": "crisis", "from": "2026-08-31" }),
        json!({ "type": "assignment", "id": at(4), "family": at(0), "curator": id(1), "from": "2026-08-31" }),
        json!({ "type": "contact", "id": at(5), "family": at(0), "kind": "home_visit", "outcome": "held",
            "on": "2026-09-04", "by": id(1), "with": [at(1)], "note": format!("{word} дома") }),
        json!({ "type": "question", "id": at(6), "family": at(0), "sitting": id(3), "subject": "placement",
            "note": word }),
    ]
}

fn lines(families: &[Vec<Value>]) -> String {
    let mut all = vec![
        json!({ "type": "curator", "id": id(1), "name": "Смирнова Тамара Николаевна" }),
        json!({ "type": "organisation", "id": id(2), "name": "Школа № 4" }),
        json!({ "type": "sitting", "id": id(3), "on": "2026-11-30", "body": "КДНиЗП" }),
    ];
    all.extend(families.iter().flatten().cloned());
    all.iter().map(|line| format!("{line}\n")).collect()
}

/// A district of two families, entered by one operation, which a sitting and a hand-over touch together.
pub(crate) fn sender() -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(&lines(&[family(NOVIKOVA, "Новикова"), family(OTHER, "Тихомирова")]));
    let mut store = d.open();
    store.set_today(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
    let both = [NOVIKOVA, OTHER]
        .map(|n| Record::of(Kind::Question, id(n + 6)).with(FieldName::Note, format!("вопрос {n}")));
    store.record(Act::QuestionsPut, &both).unwrap();
    d
}

/// Another district, with its own curator and its own family.
pub(crate) fn receiver() -> TestDistrict {
    let d = TestDistrict::new();
    let own = family(0x900, "Зайцева");
    let lines: String = [json!({ "type": "curator", "id": id(0x9f0), "name": "Орлова Вера Ильинична" })]
        .iter()
        .chain(
            own.iter()
                .filter(|l| !["assignment", "contact", "question"].contains(&l["type"].as_str().unwrap())),
        )
        .map(|line| format!("{line}\n"))
        .collect();
    d.takes(&lines);
    d
}

pub(crate) fn bytes_have(path: &Path, word: &str) -> bool {
    std::fs::read(path).unwrap().windows(word.len()).any(|w| w == word.as_bytes())
}

#[track_caller]
pub(crate) fn assert_sound(store: &Store) {
    let report = store.reader().check().unwrap();
    assert!(report.ok && report.findings.is_empty(), "{:?}", report.findings);
}

/// The exported lines that name the family or one of its records.
fn lines_of(store: &Store, n: u128) -> Vec<String> {
    let own: Vec<String> = (0..8).map(|k| id(n + k).to_string()).collect();
    let is_own = |line: &&str| own.iter().any(|id| line.contains(&format!("\"id\":\"{id}\"")));
    let mut lines: Vec<String> = export(store).lines().filter(is_own).map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn the_family_arrives_with_its_history_and_nothing_of_others() {
    let (from, to) = (sender(), receiver());
    let file = from.beside("передача.kurator");
    let mut store = from.open();
    hand(&mut store, NOVIKOVA, &file);
    assert_sound(&store);
    for word in ["Тихомирова", "Смирнова Тамара Николаевна дома"] {
        assert!(!bytes_have(&file, word), "{word}");
    }
    assert!(bytes_have(&file, "Новикова"));
    let before = lines_of(&store, NOVIKOVA);
    let mut there = to.open();
    let settings = store_settings(&there);
    let merged = take(&mut there, &file);
    assert_eq!((merged.conflicts, merged.findings, merged.families_changed), (0, vec![], 1));
    assert_eq!(lines_of(&there, NOVIKOVA), before);
    assert_eq!(store_settings(&there), settings, "district and curators stay the receiver's own");
    assert_eq!(
        there.reader().history(FamilyId(id(NOVIKOVA))).unwrap().len(),
        store.reader().history(FamilyId(id(NOVIKOVA))).unwrap().len()
    );
    assert_sound(&there);
    assert_eq!(take(&mut there, &file).operations, 0, "twice is once");
    assert_eq!(take(&mut store, &file).operations, 0, "the sender has all of it");
}

fn store_settings(store: &Store) -> Vec<String> {
    let kinds = ["\"type\":\"district\"", "\"type\":\"curator\"", "\"type\":\"order\""];
    export(store).lines().filter(|l| kinds.iter().any(|k| l.contains(k))).map(str::to_owned).collect()
}

#[test]
fn whole_copies_complete_what_was_withheld_and_agree() {
    let (from, to) = (sender(), receiver());
    let file = from.beside("передача.kurator");
    let (mut here, mut there) = (from.open(), to.open());
    hand(&mut here, NOVIKOVA, &file);
    take(&mut there, &file);
    let visit = json!({ "type": "contact", "id": id(0xa00), "family": id(NOVIKOVA), "kind": "call", "outcome": "held",
        "on": "2026-11-24", "note": "позвонили" });
    there.import(&format!("{visit}\n"), ImportMode::Whole).unwrap();
    take(&mut there, &from.file);
    take(&mut here, &to.file);
    take(&mut there, &from.file);
    assert_eq!(here.digest().unwrap(), there.digest().unwrap());
    assert_eq!(export(&here), export(&there));
    assert!(export(&there).contains("Тихомирова"), "the parts of others came with the whole copy");
    assert!(export(&here).contains("позвонили"));
    let open = here.reader().open_conflicts().unwrap();
    assert!(open.iter().all(|c| c.entity == Id::DISTRICT), "{open:?}");
    for store in [&here, &there] {
        let report = store.reader().check().unwrap();
        assert!(report.ok, "{:?}", report.findings);
    }
}

#[test]
fn a_family_that_comes_back_merges_without_a_conflict() {
    let (from, to) = (sender(), receiver());
    let (there_file, back) = (from.beside("туда.kurator"), from.beside("обратно.kurator"));
    let (mut here, mut there) = (from.open(), to.open());
    hand(&mut here, NOVIKOVA, &there_file);
    take(&mut there, &there_file);
    let note = Record::of(Kind::Family, id(NOVIKOVA)).with(FieldName::Note, "вернулась");
    there.record(Act::FamilyChanged, &[note]).unwrap();
    hand(&mut there, NOVIKOVA, &back);
    assert!(!bytes_have(&back, "Зайцева") && !bytes_have(&back, "Тихомирова"));
    let merged = take(&mut here, &back);
    assert_eq!((merged.conflicts, merged.findings), (0, vec![]));
    assert!(export(&here).contains("вернулась") && !export(&here).contains("Орлова Вера"));
    assert_sound(&here);
}

#[test]
fn the_file_opens_with_its_own_passphrase_alone() {
    let from = sender();
    let file = from.beside("передача.kurator");
    let mut store = from.open();
    let plan = store.reader().transfer_plan(FamilyId(id(NOVIKOVA))).unwrap();
    let passphrase = Passphrase::new("лесник сорока чайник").unwrap();
    hand_over(&mut store, &plan, &act(), &TransferClosing::default(), &file, Some(passphrase.clone()))
        .unwrap();
    assert!(!bytes_have(&file, "Новикова"));
    let scratch = from.beside("scratch");
    assert!(VerifiedFile::open(&file, &scratch, &KeyRing::default()).is_err_and(|p| p.is_locked()));
    let keys = KeyRing::default();
    keys.add_of_other(passphrase);
    let opened = VerifiedFile::open(&file, &scratch, &keys).unwrap();
    let transfer = opened.transfer().unwrap().unwrap();
    assert_eq!((transfer.of, transfer.number.as_deref()), (FamilyId(id(NOVIKOVA)), Some("7")));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_plain_receiver_takes_a_sealed_family_only_when_told_what_that_means() {
    let (from, to) = (sender(), receiver());
    let (file, state) = (from.beside("передача.kurator"), to.beside("state"));
    let mut store = from.open();
    let plan = store.reader().transfer_plan(FamilyId(id(NOVIKOVA))).unwrap();
    let passphrase = Passphrase::new("лесник сорока чайник").unwrap();
    hand_over(&mut store, &plan, &act(), &Default::default(), &file, Some(passphrase.clone())).unwrap();
    let before = to.bytes();
    let mut there = to.open();
    let look = |there: &mut Store, path: &Path| MergeOffer::look(there, path, &state, &mut |_, _| {});
    assert!(look(&mut there, &file).is_err_and(|problem| problem.is_locked()), "the passphrase is asked for");
    there.keys().add_of_other(passphrase.clone());
    assert_eq!(merge(&mut there, &file, &state, &mut |_, _| {}).unwrap_err().id, "merge-would-unseal");
    let offer = look(&mut there, &file).unwrap();
    assert_eq!((offer.brings.families_changed, would_lie_open(&there, &file)), (1, true));
    // Looked at, it lies open nowhere.
    assert_eq!(to.bytes(), before);
    let kept = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    assert!(kept(&state).filter(|path| path.is_file()).all(|path| !bytes_have(&path, "Новикова")));
    assert_eq!(offer.take(&mut there, &state, &mut |_, _| {}).unwrap().families_changed, 1);
    assert_sound(&there);
    assert!(export(&there).contains("Новикова"));
    // A whole copy that is sealed is refused whatever opens it.
    let sealed = from.beside("целиком.kurator");
    let keys = KeyRing::default();
    Store::create_sealed(&sealed, author(), &keys, passphrase).unwrap();
    let mut whole = Store::open_with(&sealed, author(), &keys).unwrap();
    take(&mut whole, &from.file);
    drop(whole);
    assert_eq!(look(&mut there, &sealed).err().unwrap().id, "merge-would-unseal");
}

#[test]
fn nothing_is_written_where_something_stands_or_a_person_is_named() {
    let from = sender();
    let file = from.beside("передача.kurator");
    let mut store = from.open();
    let before = store.digest().unwrap();
    let plan = store.reader().transfer_plan(FamilyId(id(NOVIKOVA))).unwrap();
    std::fs::write(&file, "чужое").unwrap();
    assert!(hand_over(&mut store, &plan, &act(), &TransferClosing::default(), &file, None).is_err());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "чужое");
    let naming = TransferAct { reason: "Новикова переехала".into(), ..act() };
    let fresh = from.beside("новая.kurator");
    let refused =
        hand_over(&mut store, &plan, &naming, &TransferClosing::default(), &fresh, None).unwrap_err();
    assert_eq!(refused.id, "transfer-names-person");
    assert!(!fresh.exists());
    assert_eq!(store.digest().unwrap(), before);
}

#[test]
fn a_torn_or_changed_file_is_refused_and_the_own_one_stays() {
    let (from, to) = (sender(), receiver());
    let file = from.beside("передача.kurator");
    hand(&mut from.open(), NOVIKOVA, &file);
    let whole = std::fs::read(&file).unwrap();
    let before = to.bytes();
    let broken = from.beside("сломана.kurator");
    let state = from.beside("state");
    let word = whole.windows(16).position(|w| w == "Новикова".as_bytes()).unwrap();
    let mut flipped = whole.clone();
    flipped[word] ^= 1;
    for bytes in [whole[..whole.len() / 2].to_vec(), whole[..whole.len() - 1].to_vec(), flipped] {
        std::fs::write(&broken, bytes).unwrap();
        assert!(merge(&mut to.open(), &broken, &state, &mut |_, _| {}).is_err());
        assert_eq!(to.bytes(), before);
    }
}

#[test]
fn a_gap_that_names_a_record_is_no_gap() {
    let (from, to) = (sender(), receiver());
    let file = from.beside("передача.kurator");
    hand(&mut from.open(), NOVIKOVA, &file);
    let conn = rusqlite::Connection::open(&file).unwrap();
    // A record emptied without an erasure, under the name of a gap.
    let changed = conn
        .execute("UPDATE part SET kind = 'withheld', nonce = NULL, body = NULL WHERE kind = 'contact'", [])
        .unwrap();
    assert!(changed > 0);
    drop(conn);
    assert!(merge(&mut to.open(), &file, &from.beside("state"), &mut |_, _| {}).is_err());
}

#[test]
fn what_the_sender_wrote_is_not_said_to_be_the_receivers() {
    let (from, to) = (sender(), receiver());
    let mut here = from.open();
    let note = Record::of(Kind::Family, id(NOVIKOVA)).with(FieldName::Note, "от учётной записи");
    // With two curators nobody is meant by an account.
    let second = json!({ "type": "curator", "id": id(9), "name": "Лукина Нина Олеговна" });
    here.import(&format!("{second}\n"), ImportMode::Whole).unwrap();
    here.begin_session(Author { user: "tn".into(), device: "pc".into(), ..author() });
    here.record(Act::FamilyChanged, &[note]).unwrap();
    let file = from.beside("передача.kurator");
    hand(&mut here, NOVIKOVA, &file);
    let mut there = to.open();
    let merged = take(&mut there, &file);
    let by: Vec<&str> = merged.from.iter().map(|source| source.by.as_str()).collect();
    assert!(by.contains(&"tn, pc") && by.iter().all(|by| !by.contains("Орлова")), "{by:?}");
}

#[test]
fn curators_of_the_sender_are_named_and_answer_for_nobody_here() {
    let (from, to) = (sender(), receiver());
    let file = from.beside("передача.kurator");
    hand(&mut from.open(), NOVIKOVA, &file);
    let mut there = to.open();
    there.set_today(NaiveDate::from_ymd_opt(2026, 11, 25).unwrap());
    let own = there.reader().staff().unwrap().curators;
    take(&mut there, &file);
    let staff = there.reader().staff().unwrap();
    assert_eq!(staff.curators, own);
    let former = CuratorId(id(1));
    assert_eq!(staff.named(former).map(|c| c.name.as_str()), Some("Смирнова Тамара Николаевна"));
    let case = there.reader().cases(FamilyScope::One(FamilyId(id(NOVIKOVA))), None).unwrap().remove(0);
    let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    assert_eq!(case.curator_on(day), Some(former), "the assignment is history");
    assert_eq!(staff.curator_of(&case, day), staff.default_curator(), "the own curator answers");
    let received = there.reader().received().unwrap();
    assert_eq!(received.len(), 1);
    let assigned = json!({ "type": "assignment", "id": id(0xb01), "family": id(NOVIKOVA), "curator": id(0x9f0),
        "from": "2026-11-25" });
    there.import(&format!("{assigned}\n"), ImportMode::Whole).unwrap();
    let received = there.reader().received().unwrap();
    assert_eq!(received[0].lacks, [TakeUpRecord::Decision], "the level goes on");
    let decided = json!({ "type": "decision", "id": id(0xb02), "family": id(NOVIKOVA), "subject": "placement",
        "on": "2026-11-25", "number": "12" });
    there.import(&format!("{decided}\n"), ImportMode::Whole).unwrap();
    assert!(there.reader().received().unwrap().is_empty());
}

#[test]
fn a_person_of_two_families_goes_along_by_name_and_the_other_family_does_not() {
    let from = sender();
    let lines = [
        json!({ "type": "member", "id": id(0x220), "family": id(OTHER), "role": "father", "last_name": "Орехов",
            "first_name": "Пётр", "born": "1980-02-03", "phones": ["+79115550101"], "occupation": "завод Тихий" }),
        json!({ "type": "member", "id": id(0x120), "family": id(NOVIKOVA), "role": "father", "person": id(0x220) }),
    ];
    from.takes(&lines.map(|line| format!("{line}\n")).concat());
    let file = from.beside("передача.kurator");
    hand(&mut from.open(), NOVIKOVA, &file);
    assert!(
        bytes_have(&file, "Орехов") && !bytes_have(&file, "завод Тихий") && !bytes_have(&file, "Тихомирова")
    );
    let to = receiver();
    let mut there = to.open();
    let merged = take(&mut there, &file);
    assert!(merged.findings.is_empty(), "{:?}", merged.findings);
    let case = there.reader().cases(FamilyScope::One(FamilyId(id(NOVIKOVA))), None).unwrap().remove(0);
    let father = case.members.iter().find(|m| m.id.0 == id(0x120)).unwrap();
    assert_eq!((father.last_name.as_deref(), father.phones.len()), (Some("Орехов"), 1));
    assert_sound(&there);
}

#[test]
fn a_note_of_a_shared_record_stays_and_whole_copies_bring_it() {
    let from = sender();
    let note = json!({ "type": "sitting", "id": id(3), "note": "вызвать и Тихомировых" });
    from.takes(&format!("{note}\n"));
    let file = from.beside("передача.kurator");
    let mut here = from.open();
    hand(&mut here, NOVIKOVA, &file);
    assert!(!bytes_have(&file, "Тихомировых") && bytes_have(&file, "КДНиЗП"));
    let to = receiver();
    let mut there = to.open();
    take(&mut there, &file);
    assert!(export(&there).contains("КДНиЗП"));
    take(&mut there, &from.file);
    assert!(export(&there).contains("вызвать и Тихомировых"));
}

#[test]
fn codes_of_the_document_keep_their_meaning_under_another_one() {
    let from = begin_under("azov");
    let lines = [
        json!({ "type": "family", "id": id(NOVIKOVA), "title": "Новикова" }),
        json!({ "type": "closing", "id": id(0x101), "family": id(NOVIKOVA), "on": "2026-10-01", "reason": "illness" }),
    ];
    from.takes(&lines.map(|line| format!("{line}\n")).concat());
    let file = from.beside("передача.kurator");
    hand(&mut from.open(), NOVIKOVA, &file);
    let to = receiver();
    let mut there = to.open();
    let state = from.beside("state");
    merge(&mut there, &file, &state, &mut |_, _| {}).unwrap();
    let closing = there.reader().record(Kind::Closing, id(0x101)).unwrap().unwrap();
    assert_eq!(closing.text(FieldName::Under), Some("azov"));
}

#[test]
fn a_lost_file_comes_back_with_what_a_merge_completed() {
    let (from, to) = (sender(), receiver());
    let file = from.beside("передача.kurator");
    hand(&mut from.open(), NOVIKOVA, &file);
    let state = to.beside("state");
    let recovery = Recovery::of(&state, &to.file, author(), &KeyRing::default());
    let mut there = to.open();
    take(&mut there, &file);
    drop(there);
    let mut there = to.open();
    there.watch().unwrap();
    Snapshots::of(&state, &to.file).keep(&there).unwrap();
    recovery.open_tail(&mut there).unwrap();
    let other = VerifiedFile::open(&from.file, &from.beside("scratch"), &KeyRing::default()).unwrap();
    there.merge(&other, &mut |_, _| {}).unwrap();
    let (whole, digest) = (export(&there), there.digest().unwrap());
    // The program is killed, and the file is gone.
    there.drop_tail();
    drop(there);
    std::fs::remove_file(&to.file).unwrap();
    assert!(recovery.restore_lost().unwrap().is_some());
    let back = to.open();
    assert_eq!(export(&back), whole);
    assert_eq!(back.digest().unwrap(), digest);
}

#[test]
fn two_districts_of_one_name_are_told_apart() {
    let (from, to) = (sender(), receiver());
    let name = |name: &str| format!("{}\n", json!({ "type": "district", "name": name }));
    from.takes(&name("Участок № 1"));
    to.takes(&name("Участок № 1"));
    let file = from.beside("передача.kurator");
    let family: BTreeSet<FamilyId> = [FamilyId(id(NOVIKOVA))].into();
    hand(&mut from.open(), NOVIKOVA, &file);
    let mut there = to.open();
    take(&mut there, &file);
    assert_eq!(there.reader().received().unwrap().len(), 1);
    assert!(there.reader().handed_over(&family).unwrap().is_none());
    // Named anew it is the same district, in every copy of its file.
    from.takes(&name("Участок № 12"));
    let copy = from.beside("копия.kurator");
    std::fs::copy(&from.file, &copy).unwrap();
    for path in [&from.file, &copy] {
        let here = Store::open(path, author()).unwrap();
        assert!(here.reader().handed_over(&family).unwrap().is_some());
        assert!(here.reader().received().unwrap().is_empty());
    }
}

/// The format that a file says it has.
fn format(file: &Path) -> i64 {
    let conn = rusqlite::Connection::open(file).unwrap();
    conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn only_a_file_with_gaps_needs_a_program_that_knows_of_them() {
    let (from, to) = (sender(), receiver());
    let (file, copy) = (from.beside("передача.kurator"), to.beside("копия.kurator"));
    hand(&mut from.open(), NOVIKOVA, &file);
    assert_eq!([&from.file, &file, &to.file].map(|path| format(path)), [1, 2, 1]);
    let mut there = to.open();
    take(&mut there, &file);
    there.copy_into(&copy).unwrap();
    drop(there);
    assert_eq!([&to.file, &copy].map(|path| format(path)), [2, 2]);
    // A whole copy that merges a file with gaps, but has what they would hold, has none itself.
    assert_eq!(take(&mut from.open(), &file).operations, 0);
    assert_eq!(format(&from.file), 1);
}

#[test]
fn a_kill_while_it_is_written_leaves_no_half_of_it() {
    let from = sender();
    let file = from.beside("передача.kurator");
    let args =
        ["transfer", "Новикова", "--to", "участок", "--act", "7", "--reason", "переезд", "--plain", "--out"];
    for wait in [1u64, 4, 8, 12, 16, 20, 25, 30, 40, 60, 90] {
        let mut child = program(&from.file)
            .args(args)
            .arg(&file)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        let is_noted = !from.open().reader().check().unwrap().findings.iter().any(|_| true)
            && from.open().reader().handed_over(&[FamilyId(id(NOVIKOVA))].into()).unwrap().is_some();
        if file.exists() {
            // Whole, whether or not the journal came to name it.
            VerifiedFile::verify(&file, &KeyRing::default()).unwrap();
            std::fs::remove_file(&file).unwrap();
        } else {
            assert!(!is_noted, "the journal names a file that is not there");
        }
        if is_noted {
            return;
        }
    }
}

/// What happens in the district of the sender before the transfer.
#[derive(Clone, Debug)]
enum TransferStep {
    Note { family: usize },
    Both,
    Delete { family: usize },
    Undo,
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<TransferStep>> {
    let step = prop_oneof![
        (0..3usize).prop_map(|family| TransferStep::Note { family }),
        Just(TransferStep::Both),
        (0..3usize).prop_map(|family| TransferStep::Delete { family }),
        Just(TransferStep::Undo),
        Just(TransferStep::Reopen),
    ];
    proptest::collection::vec(step, 0..12)
}

const WORDS: [&str; 3] = ["Новикова", "Тихомирова", "Зорина"];

fn number(family: usize) -> u128 {
    0x100 * (family as u128 + 1)
}

fn lived(steps: &[TransferStep]) -> TestDistrict {
    let d = TestDistrict::new();
    let families: Vec<_> = (0..3).map(|n| family(number(n), WORDS[n])).collect();
    d.takes(&lines(&families));
    let mut store = d.open();
    let mut undoable = 0;
    for (i, step) in steps.iter().enumerate() {
        let note = |n: usize| {
            let word = WORDS[n];
            Record::of(Kind::Family, id(number(n))).with(FieldName::Note, format!("{word} {i}"))
        };
        match step {
            TransferStep::Note { family } => {
                store.record(Act::FamilyChanged, &[note(*family)]).unwrap();
                undoable += 1;
            }
            TransferStep::Both => {
                store.record(Act::FamilyChanged, &[note(0), note(1), note(2)]).unwrap();
                undoable += 1;
            }
            // The import itself stays.
            TransferStep::Undo if undoable == 0 => {}
            TransferStep::Delete { family } => {
                let gone = store.delete(Act::RecordDeleted, &[id(number(*family) + 5)]).unwrap();
                undoable += usize::from(gone.op.is_some());
            }
            TransferStep::Undo => {
                store.undo().unwrap();
                undoable -= 1;
            }
            TransferStep::Reopen => store.begin_session(author()),
        }
    }
    d
}

proptest! {
    #![proptest_config(random::config(24))]

    #[test]
    fn nothing_of_others_goes_along_and_every_order_of_merging_agrees(steps in steps(), whose in 0..3usize) {
        let (from, to) = (lived(&steps), receiver());
        let file = from.beside("передача.kurator");
        let mut here = from.open();
        hand(&mut here, number(whose), &file);
        for (n, word) in WORDS.iter().enumerate() {
            prop_assert_eq!(bytes_have(&file, word), n == whose, "{}", word);
        }
        // Into a foreign file, twice, then the whole copy; or the whole copy first.
        let other = receiver_copy(&to);
        let (mut first, mut second) = (to.open(), Store::open(&other, author()).unwrap());
        let merged = take(&mut first, &file);
        prop_assert_eq!(merged.conflicts, 0);
        prop_assert!(merged.findings.is_empty(), "{:?}", merged.findings);
        prop_assert_eq!(take(&mut first, &file).operations, 0);
        prop_assert_eq!(lines_of(&first, number(whose)), lines_of(&here, number(whose)));
        let report = first.reader().check().unwrap();
        prop_assert!(report.ok && report.findings.is_empty(), "{:?}", report.findings);
        take(&mut first, &from.file);
        take(&mut second, &from.file);
        prop_assert_eq!(take(&mut second, &file).operations, 0);
        prop_assert_eq!(export(&first), export(&second));
        prop_assert!(first.reader().check().unwrap().ok);
        // Into an empty file.
        let empty = TestDistrict::new();
        let mut empty = empty.open();
        take(&mut empty, &file);
        prop_assert_eq!(lines_of(&empty, number(whose)), lines_of(&here, number(whose)));
    }
}

fn receiver_copy(of: &TestDistrict) -> std::path::PathBuf {
    let copy = of.beside("вторая.kurator");
    std::fs::copy(&of.file, &copy).unwrap();
    copy
}
