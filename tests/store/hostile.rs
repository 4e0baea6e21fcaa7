//! Files from elsewhere that are not what they should be: torn, spotted, spliced, foreign, hostile. Each is refused in
//! one sentence or does no harm, and one's own file is as it was.

use crate::district;
use crate::fields::WithField;
use std::path::{Path, PathBuf};

use crate::district::{TestDistrict, author, export, id, is_sentence, stderr, stdout, told};
use kurator::domain::record::Record;
use kurator::domain::{Act, FieldName, Kind, UserError};
use kurator::store::log::{OpHeader, OpId, Session, SetHash, commitment};
use kurator::store::{KeyRing, MergeResult, Store, VerifiedFile};
use kurator::sync::exchange::exchange;
use kurator::sync::merge::merge;
use kurator::sync::snapshots::Snapshots;
use kurator::text::{Lang, Words};
use rusqlite::{Connection, params};

/// One's own file, and another's of the same district with work that is not here.
struct TwoFiles {
    d: TestDistrict,
    other: PathBuf,
}

impl TwoFiles {
    fn new() -> TwoFiles {
        let d = TestDistrict::new();
        let family = |n: u128| {
            Record::of(Kind::Family, id(n))
                .with(FieldName::Title, format!("Семья {n}"))
                .with(FieldName::Note, "слово ".repeat(40).trim().to_owned())
        };
        d.open().record(Act::FamilyTakenIn, &(1..30).map(family).collect::<Vec<_>>()).unwrap();
        let other = d.beside("чужой.kurator");
        std::fs::copy(&d.file, &other).unwrap();
        let mut store = Store::open(&other, author()).unwrap();
        for n in 1..40 {
            let visit = Record::of(Kind::Contact, id(100 + n))
                .with(FieldName::Family, id(n % 29 + 1))
                .with(FieldName::Kind, "home_visit")
                .with(FieldName::Outcome, "held")
                .with(FieldName::On, "2026-11-20")
                .with(FieldName::Note, format!("визит {n}"));
            store.record(Act::VisitRecorded, &[visit]).unwrap();
        }
        TwoFiles { d, other }
    }

    fn merge(&self, other: &Path) -> Result<MergeResult, UserError> {
        merge(&mut self.d.open(), other, &self.d.beside("state"), &mut |_, _| {})
    }

    /// Merges a spoiled file: it is refused in words, and nothing has changed; or what it brought is whole.
    #[track_caller]
    fn assert_harmless(&self, other: &Path, what: &str) -> bool {
        let (bytes, theirs) = (self.d.bytes(), std::fs::read(other).ok());
        let taken = match self.merge(other) {
            Ok(union) => union.operations > 0,
            Err(problem) => {
                for lang in [Lang::Ru, Lang::En] {
                    assert!(is_sentence(&Words::of(lang).problem(&problem)), "{what}: {problem:?}");
                }
                false
            }
        };
        assert!(taken || self.d.bytes() == bytes, "{what}: refused, and yet the file differs");
        assert!(std::fs::read(other).ok() == theirs, "{what}: the other file was changed");
        let report = self.d.open().reader().check().unwrap();
        assert!(report.ok, "{what}: {:?}", report.findings);
        let state = self.d.beside("state");
        let left =
            state.read_dir().map_or(0, |r| r.flatten().filter(|e| e.file_name() != "snapshots").count());
        assert_eq!(left, 0, "{what}: something was left behind");
        taken
    }

    #[track_caller]
    fn assert_refused(&self, other: &Path, what: &str) {
        assert!(!self.assert_harmless(other, what), "{what}: it was taken");
        assert!(self.merge(other).is_err(), "{what}: it was not refused");
    }

    fn spoiled(&self, text: &str) -> PathBuf {
        let bad = self.d.beside("порченый.kurator");
        std::fs::copy(&self.other, &bad).unwrap();
        Connection::open(&bad).unwrap().execute_batch(text).unwrap();
        let conn = Connection::open(&bad).unwrap();
        // A liar keeps his books, if they can still be read.
        if let Ok(pages) = conn.pragma_query_value(None, "page_count", |r| r.get::<_, i64>(0)) {
            drop(conn.execute("UPDATE head SET pages = ?", [pages]));
        }
        bad
    }
}

struct HostileChance(u64);

impl HostileChance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// Copies cut off, bits flipped, pages of an older state spliced in.
fn spoil_bytes(times: usize, seed: u64) {
    let two = TwoFiles::new();
    let whole = std::fs::read(&two.other).unwrap();
    let old = two.d.bytes();
    let mut chance = HostileChance(seed);
    let bad = two.d.beside("порченый.kurator");
    let mut refused = 0;
    for n in 0..times {
        let mut bytes = whole.clone();
        let what = match n % 3 {
            0 => {
                bytes.truncate(chance.below(whole.len()));
                format!("cut at {}", bytes.len())
            }
            1 => {
                let at = chance.below(whole.len());
                bytes[at] ^= 1 << chance.below(8);
                format!("flipped at {at}")
            }
            _ => {
                let page = chance.below(old.len() / 4096) * 4096;
                bytes[page..page + 4096].copy_from_slice(&old[page..page + 4096]);
                format!("spliced at {page}")
            }
        };
        if bytes == whole {
            continue;
        }
        std::fs::write(&bad, &bytes).unwrap();
        let before = two.d.bytes();
        if two.assert_harmless(&bad, &what) {
            // The lists of the other are not read: what its journal says is all there.
            assert!(two.d.export().contains("визит 39"), "{what}: taken, and not whole");
            std::fs::write(&two.d.file, before).unwrap();
        } else {
            refused += 1;
        }
    }
    println!("{refused} of {times} refused, the others whole");
    // Most pages are of lists, which nobody takes over.
    assert!(refused * 4 > times, "{refused} of {times}");
}

#[test]
fn a_spoiled_copy_is_refused_or_whole() {
    spoil_bytes(45, 20_261_124);
}

#[test]
#[ignore = "the full sweep: cargo test --release --test store hostile -- --ignored"]
fn ten_thousand_spoiled_copies() {
    for round in 0..11 {
        spoil_bytes(1000, round);
    }
}

#[test]
fn what_is_no_district_is_refused() {
    let two = TwoFiles::new();
    let at = |name: &str| two.d.beside(name);
    two.assert_refused(&at("нет"), "a file that is not there");
    assert!(!at("нет").exists(), "a file was made where none was");
    for (name, bytes) in [
        ("пусто", &b""[..]),
        ("байт", b"S"),
        ("письмо", "текст ".repeat(900).as_bytes()),
        ("голова", b"SQLite format 3\0"),
    ] {
        std::fs::write(at(name), bytes).unwrap();
        two.assert_refused(&at(name), name);
    }
    two.assert_refused(two.d.folder.path(), "a folder");
    Connection::open(at("база")).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    two.assert_refused(&at("база"), "another database");
    assert_eq!(two.merge(&two.d.file).unwrap(), MergeResult::default(), "the file itself brings nothing");
}

#[cfg(unix)]
#[test]
fn a_pipe_does_not_hold_it_up_and_a_link_to_itself_is_itself() {
    let two = TwoFiles::new();
    let pipe = two.d.beside("труба");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(two.merge(&pipe).is_err());
    let link = two.d.beside("ссылка");
    std::fs::hard_link(&two.d.file, &link).unwrap();
    assert_eq!(two.merge(&link).unwrap(), MergeResult::default());
}

#[test]
fn tables_of_another_making_are_refused() {
    let two = TwoFiles::new();
    for text in [
        "ALTER TABLE op RENAME TO real; CREATE VIEW op AS SELECT * FROM real",
        "ALTER TABLE head RENAME TO real; CREATE VIEW head AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS one, x AS op_count, x AS set_hash, x AS depth, x AS pages, x AS projection FROM c",
        "CREATE TRIGGER t AFTER INSERT ON op BEGIN DELETE FROM part; END",
        "CREATE TRIGGER t AFTER UPDATE ON head BEGIN SELECT load_extension('/tmp/x'); END",
        "CREATE VIEW v AS SELECT randomblob(1000000000)",
        "CREATE INDEX i ON op (wall)",
        "CREATE INDEX i ON part (hex(body))",
        "ALTER TABLE op ADD COLUMN x",
        "DROP TABLE session",
        "DROP INDEX part_entity",
        "PRAGMA writable_schema = 1; INSERT INTO sqlite_schema VALUES ('table', 'f', 'f', 0, 'CREATE VIRTUAL TABLE f USING fts5(a)')",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'wall INTEGER', 'wall TEXT') WHERE name = 'op'",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'part'",
        "PRAGMA writable_schema = 1; INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'op'",
        "PRAGMA user_version = 3",
        "PRAGMA user_version = 0",
        "PRAGMA application_id = 1",
    ] {
        two.assert_refused(&two.spoiled(text), text);
    }
    // What is beside the journal is not looked at.
    let beside =
        two.spoiled("CREATE TABLE newer_kind (id BLOB); DROP TABLE family; UPDATE head SET projection = 99");
    assert!(two.assert_harmless(&beside, "tables of a newer program"));
}

#[test]
fn a_journal_that_was_tampered_with_is_refused() {
    let two = TwoFiles::new();
    for text in [
        "UPDATE part SET body = replace(CAST(body AS TEXT), 'визит 3', 'визит 4')",
        "UPDATE part SET entity = zeroblob(16) WHERE op = 5",
        "UPDATE part SET kind = 'call' WHERE op = 5",
        "UPDATE part SET n = 1 WHERE op = 5",
        "UPDATE part SET nonce = NULL WHERE op = 5",
        "UPDATE part SET body = zeroblob(100000000) WHERE op = 5",
        "DELETE FROM part WHERE op = 5",
        "INSERT INTO part SELECT 9999, n, kind, entity, nonce, body, commitment FROM part WHERE op = 5",
        "DELETE FROM op WHERE no = (SELECT MAX(no) FROM op)",
        "DELETE FROM op WHERE no = (SELECT MAX(no) FROM op); UPDATE head SET op_count = op_count - 1",
        "UPDATE op SET wall = wall + 1 WHERE no = 5",
        "UPDATE op SET act = 'exported' WHERE no = 5",
        "UPDATE op SET prev = NULL",
        "UPDATE op SET depth = 9223372036854775807 WHERE no = 5",
        "UPDATE op SET seq = 'много' WHERE no = 5",
        "UPDATE op SET session = zeroblob(16) WHERE no = 5",
        "UPDATE session SET user = 'другой'",
        "DELETE FROM session",
        "UPDATE head SET set_hash = zeroblob(32)",
        "UPDATE head SET op_count = 3",
        "UPDATE head SET depth = 0",
        "DELETE FROM head",
    ] {
        two.assert_refused(&two.spoiled(text), text);
    }
}

/// A file whose books are in order and whose author is not to be trusted.
pub(crate) struct Forger {
    pub file: PathBuf,
    session: Session,
    pub depth: i64,
}

impl Forger {
    pub fn of(d: &TestDistrict, name: &str, device: &str) -> Forger {
        let file = d.beside(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::copy(&d.file, &file).unwrap();
        let session = Session {
            id: [7; 16],
            device: device.into(),
            user: "\u{1b}[2J".into(),
            program: "kurator 9".into(),
        };
        let conn = Connection::open(&file).unwrap();
        conn.execute(
            "INSERT INTO session VALUES (?, ?, ?, ?)",
            params![session.id, session.device, session.user, session.program],
        )
        .unwrap();
        let depth = conn.query_row("SELECT depth + 1 FROM head", [], |r| r.get(0)).unwrap();
        Forger { file, session, depth }
    }

    /// Writes an operation with right names, whatever it says.
    fn write(&self, seq: u64, depth: i64, act: &str, kind: &str, entity: [u8; 16], body: &[u8]) {
        self.write_parts(seq, depth, act, &[(kind, entity, body.to_vec())]);
    }

    /// Writes an operation of several parts: kind, entity, body.
    pub fn write_parts(&self, seq: u64, depth: i64, act: &str, parts: &[(&str, [u8; 16], Vec<u8>)]) {
        let conn = Connection::open(&self.file).unwrap();
        let nonce = [3; 16];
        let bound = |(n, (kind, entity, body)): (u64, &(&str, [u8; 16], Vec<u8>))| {
            commitment(n, kind, kurator::domain::Id::from_bytes(*entity), &nonce, body)
        };
        let commitments: Vec<[u8; 32]> = (0u64..).zip(parts).map(bound).collect();
        let header = OpHeader {
            session: &self.session,
            seq,
            prev: None,
            depth: depth.cast_unsigned(),
            wall: i64::MAX,
            act,
            target: None,
        };
        let op = header.id(&commitments);
        conn.execute(
            "INSERT INTO op (id, session, seq, prev, depth, wall, act, target, local) VALUES (?, ?, ?, NULL, ?, ?, ?, NULL, 1)",
            params![op.0, self.session.id, seq.cast_signed(), depth, i64::MAX, act],
        )
        .unwrap();
        let no = conn.last_insert_rowid();
        for ((n, (kind, entity, body)), bound) in (0i64..).zip(parts).zip(&commitments) {
            conn.execute(
                "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?)",
                params![no, n, kind, entity, nonce, body, bound],
            )
            .unwrap();
        }
        let mut set = SetHash(conn.query_row("SELECT set_hash FROM head", [], |r| r.get(0)).unwrap());
        set.add(OpId(op.0));
        let pages: i64 = conn.pragma_query_value(None, "page_count", |r| r.get(0)).unwrap();
        conn.execute(
            "UPDATE head SET op_count = op_count + 1, set_hash = ?, depth = max(depth, ?), pages = ?",
            params![set.0, depth, pages],
        )
        .unwrap();
    }
}

#[test]
fn well_forged_operations_do_no_harm() {
    let deep = format!("{{\"note\":[[],{}1{}]}}", "[".repeat(100_000), "]".repeat(100_000));
    let family = *id(1).bytes();
    let bodies: Vec<(&str, &str, [u8; 16], Vec<u8>)> = vec![
        ("deep JSON", "family", family, deep.into_bytes()),
        ("no JSON", "family", family, b"{{{{".to_vec()),
        ("no pair", "family", family, b"{\"note\":5}".to_vec()),
        ("no parents", "family", family, b"{\"note\":[[5],\"x\"]}".to_vec()),
        ("a number for a title", "family", family, b"{\"title\":[[],17]}".to_vec()),
        ("a list for an address", "family", family, b"{\"address\":[[],[1,2]]}".to_vec()),
        ("an unknown level", "level", [9; 16], format!("{{\"family\":[[],\"{}\"],\"level\":[[],\"heavenly\"],\"from\":[[],\"2026-01-01\"]}}", id(1)).into_bytes()),
        ("a day that is none", "contact", [8; 16], format!("{{\"family\":[[],\"{}\"],\"kind\":[[],\"home_visit\"],\"outcome\":[[],\"held\"],\"when\":[[],{{\"on\":\"2026-99-99\"}}]}}", id(1)).into_bytes()),
        ("a family of its own", "member", [6; 16], b"{\"family\":[[],\"06060606-0606-0606-0606-060606060606\"],\"role\":[[],\"son\"]}".to_vec()),
        ("an unknown kind", "spaceship", [5; 16], b"{\"warp\":[[],9]}".to_vec()),
        ("another kind under a known id", "curator", family, "{\"name\":[[],\"Чужая\"]}".as_bytes().to_vec()),
        ("signs for the terminal", "family", [4; 16], "{\"title\":[[],\"\\u001b]0;владею\\u0007\\u001b[2JСемья\\u202e\"]}".as_bytes().to_vec()),
        ("a text without end", "family", [3; 16], format!("{{\"title\":[[],\"{}\"]}}", "я".repeat(900_000)).into_bytes()),
        ("an act of another world", "family", family, "{\"note\":[[],\"да\"]}".as_bytes().to_vec()),
    ];
    for (what, kind, entity, body) in bodies {
        let two = TwoFiles::new();
        let forger = Forger::of(&two.d, "подделка.kurator", "\u{1b}[31mчужой");
        let act = if what.starts_with("an act") { "\u{1b}[2Jvzlom" } else { "family_changed" };
        forger.write(1, forger.depth, act, kind, entity, &body);
        two.assert_harmless(&forger.file, what);
        // Everything still opens, lists, exports what can be imported, and obeys nobody.
        for args in [
            vec!["list", "--all"],
            vec!["district"],
            vec!["due"],
            vec!["norms", "--from", "2026-01-01", "--to", "2026-12-31"],
            vec!["conflicts"],
            vec!["history", "Семья 1"],
            vec!["check"],
            vec!["export"],
        ] {
            let out = two.d.run(&args);
            let said = stdout(&out) + &stderr(&out);
            assert!(matches!(out.status.code(), Some(0 | 1)), "{what}, {args:?}: {said}");
            assert!(out.status.success() || args[0] == "history", "{what}, {args:?}: {said}");
            assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{what}, {args:?}: {said:?}");
        }
        let text = two.d.export();
        let other = two.d.beside("other");
        let mut store = district::begin(&other);
        let done = store.import(&text, kurator::store::jsonl::ImportMode::Whole).unwrap();
        assert!(done.refused.is_empty(), "{what}: {:?}", told(&done));
        assert_eq!(export(&store), text, "{what}");
        // And one can go on working.
        two.d
            .open()
            .record(Act::FamilyChanged, &[Record::of(Kind::Family, id(2)).with(FieldName::Note, "дальше")])
            .unwrap();
    }
}

#[test]
fn a_depth_from_nowhere_and_a_stolen_session_are_refused() {
    let two = TwoFiles::new();
    for depth in [i64::MAX, 1 << 40, 1 << 25, 0, -1] {
        let forger = Forger::of(&two.d, &format!("глубина {depth}"), "чужой");
        forger.write(
            1,
            depth,
            "family_changed",
            "family",
            *id(1).bytes(),
            "{\"note\":[[],\"да\"]}".as_bytes(),
        );
        two.assert_refused(&forger.file, &format!("depth {depth}"));
    }
    // What lacks some of what it stands on is a file with a gap, and no lie.
    let gap = TwoFiles::new();
    let forger = Forger::of(&gap.d, "пропуск", "чужой");
    forger.write(1, 1 << 20, "family_changed", "family", *id(1).bytes(), "{\"note\":[[],\"да\"]}".as_bytes());
    assert!(gap.assert_harmless(&forger.file, "a gap"), "it was refused");
    let mut thief = Forger::of(&two.d, "вор", "чужой");
    let conn = Connection::open(&two.d.file).unwrap();
    thief.session.id = conn.query_row("SELECT session FROM op WHERE no = 2", [], |r| r.get(0)).unwrap();
    drop(conn);
    thief.write(
        90,
        thief.depth,
        "family_changed",
        "family",
        *id(1).bytes(),
        "{\"note\":[[],\"да\"]}".as_bytes(),
    );
    two.assert_refused(&thief.file, "another's session");
}

#[test]
fn in_a_folder_one_that_contradicts_does_not_stop_the_others() {
    let two = TwoFiles::new();
    let forged = |name: &str, kind: &str, body: &[u8]| {
        let forger = Forger::of(&two.d, name, "чужой");
        forger.write(1, forger.depth, "family_changed", kind, *id(1).bytes(), body);
    };
    forged("обмен/2.kurator", "curator", "{\"name\":[[],\"Чужая\"]}".as_bytes());
    let folder = two.d.beside("обмен");
    std::fs::copy(&two.other, folder.join("1.kurator")).unwrap();
    let mut last = Store::open(&folder.join("1.kurator"), author()).unwrap();
    last.record(Act::FamilyChanged, &[Record::of(Kind::Family, id(2)).with(FieldName::Note, "ещё")]).unwrap();
    drop(last);
    std::fs::rename(folder.join("1.kurator"), folder.join("3.kurator")).unwrap();
    std::fs::copy(&two.other, folder.join("1.kurator")).unwrap();
    let (mut store, state) = (two.d.open(), two.d.beside("state"));
    let done = exchange(&mut store, &folder, &state, "стол", &mut |_, _, _| {}).unwrap();
    let came: Vec<Result<usize, &str>> =
        done.files.iter().map(|t| t.outcome.as_ref().map(|u| u.operations).map_err(|p| p.id)).collect();
    assert_eq!(came, [Ok(39), Err("merge-two-kinds"), Ok(1)]);
    assert!(done.written && store.reader().check().unwrap().ok);
    assert!(export(&store).contains("ещё") && !export(&store).contains("Чужая"));
    // What was as it is now is kept once.
    assert_eq!(Snapshots::of(&state, &two.d.file).list().len(), 1);
    // Once more: nothing new, the contradiction is told again.
    let again = exchange(&mut store, &folder, &state, "стол", &mut |_, _, _| {}).unwrap();
    assert_eq!(again.files.iter().filter(|t| t.outcome.is_err()).count(), 1);
    assert!(!again.written);
}

#[test]
fn an_unfinished_write_beside_the_copy_is_taken_back_or_passed_over() {
    let two = TwoFiles::new();
    let (torn, journal) = (two.d.beside("torn"), two.d.beside("torn-journal"));
    let conn = Connection::open(&two.other).unwrap();
    conn.execute_batch("PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE part SET body = body || ' '; UPDATE family SET note = note || 'х'")
        .unwrap();
    std::fs::copy(two.other.with_extension("kurator-journal"), &journal).unwrap();
    std::fs::copy(&two.other, &torn).unwrap();
    drop(conn);
    assert!(std::fs::read(&torn).unwrap() != std::fs::read(&two.other).unwrap(), "the test tests nothing");
    let before = two.d.bytes();
    assert!(two.assert_harmless(&torn, "with its journal"), "a journal beside it makes it whole");
    std::fs::write(&two.d.file, &before).unwrap();
    std::fs::rename(&journal, two.d.beside("away")).unwrap();
    two.assert_refused(&torn, "without its journal");
    // A journal of something else, and one that names a file for whoever plays it back to remove.
    let victim = two.d.beside("жертва");
    std::fs::write(&victim, "важное").unwrap();
    let mut bytes = std::fs::read(two.d.beside("away")).unwrap();
    let name = victim.to_str().unwrap().as_bytes();
    bytes.extend(1u32.to_be_bytes());
    bytes.extend(name);
    bytes.extend((name.len() as u32).to_be_bytes());
    bytes.extend(name.iter().fold(0u32, |sum, b| sum.wrapping_add(u32::from(*b))).to_be_bytes());
    bytes.extend(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7");
    for (what, journal) in
        [("a journal that names another", bytes), ("no journal at all", b"letter".repeat(900))]
    {
        std::fs::write(two.other.with_extension("kurator-journal"), journal).unwrap();
        assert!(two.assert_harmless(&two.other, what), "{what} made a whole file useless");
        assert_eq!(std::fs::read_to_string(&victim).unwrap(), "важное");
        std::fs::write(&two.d.file, &before).unwrap();
    }
}

/// The sample of the first version opens for ever: it is never made anew.
#[test]
fn the_file_of_version_0_1_opens_checks_and_exports() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/version-0.1.kurator");
    let lines = std::fs::read_to_string(sample.with_extension("jsonl")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.kurator");
    std::fs::copy(&sample, &file).unwrap();
    let store = Store::open(&file, author()).unwrap();
    let report = store.reader().check().unwrap();
    assert!(report.ok && report.operations == 12, "{report:?}");
    assert_eq!(report.digest, VerifiedFile::verify(&sample, &KeyRing::default()).unwrap().digest);
    let text = export(&store);
    for line in lines.lines() {
        // Newer programs may know more fields; what was there is there.
        assert!(text.contains(line.trim_end_matches('}')), "{line}");
    }
    assert_eq!(store.reader().open_conflicts().unwrap().len(), 1);
    drop(store);
    let other = TestDistrict::new();
    let brought = merge(&mut other.open(), &sample, folder.path(), &mut |_, _| {}).unwrap();
    // Its own, and the rules of a district begun apart.
    assert_eq!((brought.operations, brought.conflicts), (12, 2));
}

/// The same of the second format: a district that took over a family, and whose file has gaps.
#[test]
fn the_file_of_the_second_format_opens_checks_and_exports() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format-2.kurator");
    let lines = std::fs::read_to_string(sample.with_extension("jsonl")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.kurator");
    std::fs::copy(&sample, &file).unwrap();
    let conn = Connection::open(&file).unwrap();
    let count = |text: &str| conn.query_row(text, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("PRAGMA user_version"), 2);
    assert!(count("SELECT COUNT(*) FROM part WHERE kind = 'withheld'") > 0);
    drop(conn);
    let store = Store::open(&file, author()).unwrap();
    let report = store.reader().check().unwrap();
    assert!(report.ok, "{report:?}");
    assert_eq!(report.digest, VerifiedFile::verify(&sample, &KeyRing::default()).unwrap().digest);
    let text = export(&store);
    for line in lines.lines() {
        assert!(text.contains(line.trim_end_matches('}')), "{line}");
    }
    drop(store);
    let other = TestDistrict::new();
    merge(&mut other.open(), &sample, folder.path(), &mut |_, _| {}).unwrap();
    assert!(other.export().contains("передана"), "the family that was handed over");
}
