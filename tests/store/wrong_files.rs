//! Files that are not what they should be: each is told in one sentence that names it and a cure, and is left as it was.

use crate::fields::WithField;
use std::path::Path;
use std::process::{Command, Output};

use crate::district::{TestDistrict, author, id, is_sentence, program, run, stderr, stdout};
use crate::tools::Disk;
use chrono::NaiveDate;
use kurator::demo::{self, DemoSpec};
use kurator::domain::{Act, FieldName, Kind, Record, UserError};
use kurator::store::{KeyRing, LongOpening, Store};
use rusqlite::Connection;

/// A district with something in it.
fn furnished() -> TestDistrict {
    let d = TestDistrict::new();
    let line = |n: u128| {
        format!(
            "{{\"type\":\"family\",\"id\":\"{}\",\"title\":\"Иванова {n}\",\"note\":\"{}\"}}\n{{\"type\":\"member\",\"id\":\"{}\",\"family\":\"{}\",\"role\":\"mother\",\"phones\":[\"8911603{:04}\"]}}\n",
            id(n),
            "слово ".repeat(40),
            id(1000 + n),
            id(n),
            n
        )
    };
    d.takes(&(0..30).map(line).collect::<String>());
    d
}

/// One sentence about this file, in the language asked for; no trace of a panic; exit 1; the file as it was.
fn assert_refused(file: &Path, out: &Output, russian: bool) {
    let said = stderr(out);
    assert_eq!(out.status.code(), Some(1), "{said}");
    assert!(is_sentence(&said) && said.trim().lines().count() == 1, "{said}");
    assert!(said.contains(file.file_name().unwrap().to_str().unwrap()), "does not name the file: {said}");
    let rest = said.replace(&file.display().to_string(), "");
    assert_eq!(rest.chars().any(|c| matches!(c, 'а'..='я')), russian, "{said}");
    assert!(rest.trim_end().ends_with('.') && rest.contains([':', ';', '.']), "no cure: {said}");
    assert!(stdout(out).is_empty(), "{}", stdout(out));
}

fn assert_all_refuse(file: &Path) {
    let before = std::fs::read(file).ok();
    let lines = file.with_extension("jsonl");
    std::fs::write(&lines, "{\"type\":\"family\",\"title\":\"А\"}\n").unwrap();
    for (i, args) in
        [vec!["list"], vec!["check"], vec!["export"], vec!["undo"], vec!["import", lines.to_str().unwrap()]]
            .into_iter()
            .enumerate()
    {
        let lang = ["ru", "en"][i % 2];
        let out = run(file, &[args, vec!["--lang", lang]].concat());
        assert_refused(file, &out, lang == "ru");
    }
    assert!(std::fs::read(file).ok() == before, "{} was changed", file.display());
    if before.is_some() {
        assert_refused(file, &run(file, &["init"]), true);
        assert!(std::fs::read(file).ok() == before);
    }
}

#[test]
fn what_is_no_district() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert_all_refuse(&at("нет.kurator"));
    assert!(!at("нет.kurator").exists());
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[7; 5000]].concat();
    for (name, bytes) in [
        ("пусто", &b""[..]),
        ("байт", b"S"),
        ("текст", "Список семей\n".repeat(500).as_bytes()),
        ("снимок.png", &png),
        ("голова", b"SQLite format 3\0"),
    ] {
        std::fs::write(at(name), bytes).unwrap();
        assert_all_refuse(&at(name));
    }
    let sql = |name: &str, text: &str| {
        Connection::open(at(name)).unwrap().execute_batch(text).unwrap();
        assert_all_refuse(&at(name));
    };
    sql(
        "чужая",
        "CREATE TABLE head (one, op_count, set_hash, depth, pages, projection); INSERT INTO head VALUES (1, 0, 0, 0, 2, 2);",
    );
    sql("без таблиц", "PRAGMA application_id = 0x4b555241; PRAGMA user_version = 1; CREATE TABLE x (y);");
    sql(
        "одна голова",
        "PRAGMA application_id = 0x4b555241; PRAGMA user_version = 1; CREATE TABLE head (one, op_count, set_hash, depth, pages, projection); INSERT INTO head VALUES (1, 0, zeroblob(32), 0, 2, 2);",
    );
    sql(
        "пустая голова",
        "PRAGMA application_id = 0x4b555241; PRAGMA user_version = 1; CREATE TABLE head (one, op_count, set_hash, depth, pages, projection);",
    );
    let out = run(folder.path(), &["list"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(is_sentence(&stderr(&out)) && stderr(&out).contains(folder.path().to_str().unwrap()));
}

#[test]
fn a_newer_file_is_left_alone() {
    let d = furnished();
    Connection::open(&d.file).unwrap().pragma_update(None, "user_version", 3).unwrap();
    assert_all_refuse(&d.file);
    assert!(stderr(&d.run(&["list"])).contains("новой программой"));
}

#[test]
fn a_file_cut_off_anywhere() {
    let d = furnished();
    let whole = d.bytes();
    let cut = d.beside("участок отрезан.kurator");
    let lengths = (0..whole.len()).step_by(4096).chain([
        1,
        15,
        99,
        100,
        511,
        512,
        1023,
        4095,
        4097,
        whole.len() / 2,
        whole.len() - 1,
    ]);
    for (i, length) in lengths.enumerate() {
        std::fs::write(&cut, &whole[..length]).unwrap();
        let out = run(&cut, &[[["list"], ["check"], ["undo"]][i % 3], ["--json"]].concat());
        assert_refused(&cut, &out, true);
        assert!(std::fs::read(&cut).unwrap() == whole[..length], "cut at {length} and changed");
    }
    std::fs::write(&cut, [&whole[..], &[0; 4096]].concat()).unwrap();
    assert_eq!(run(&cut, &["check"]).status.code(), Some(0), "what follows the end does no harm");
}

#[test]
fn a_flipped_bit_is_found_or_harmless() {
    let d = furnished();
    let (whole, export) = (d.bytes(), d.run(&["export"]).stdout);
    let bad = d.beside("участок с пятном.kurator");
    let mut seed = 20_261_124u64;
    let mut random = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    let (mut found, mut harmless) = (0, 0);
    while found + harmless < 120 {
        let at = if (found + harmless) % 6 == 0 { random(100) } else { random(whole.len()) };
        if whole[at] == 0 && random(8) != 0 {
            continue;
        }
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << random(8);
        std::fs::write(&bad, &bytes).unwrap();
        let check = run(&bad, &["check"]);
        let said = stderr(&check) + &stdout(&check);
        assert!(is_sentence(&said), "byte {at}: {said}");
        if check.status.code() == Some(0) {
            harmless += 1;
            assert!(
                run(&bad, &["export"]).stdout == export,
                "byte {at} was flipped, check says nothing, the export differs"
            );
        } else {
            found += 1;
            assert_eq!(check.status.code(), Some(1), "byte {at}: {said}");
            for args in [["list", "--all"], ["undo", "--json"], ["history", "Иванова 3"]] {
                let out = run(&bad, &args);
                assert!(matches!(out.status.code(), Some(0 | 1)), "byte {at}: {}", stderr(&out));
                assert!(
                    !stderr(&out).contains("panicked") && !stderr(&out).contains("{$"),
                    "byte {at}: {}",
                    stderr(&out)
                );
            }
        }
    }
    assert!(found > 30 && harmless > 3, "{found} found, {harmless} harmless");
}

#[test]
fn a_list_that_was_tampered_with_does_not_fit_the_journal() {
    for text in [
        "UPDATE family SET title = 'Петрова' WHERE title = 'Иванова 3'",
        "DELETE FROM phone WHERE place = 0",
        "UPDATE family SET ends_on = '2020-01-01'",
        "INSERT INTO duty (id, \"on\") VALUES (randomblob(16), '2026-01-01')",
        "UPDATE entity SET deleted = 1",
        "DELETE FROM entity WHERE kind = 'member'",
        "INSERT INTO conflict VALUES (randomblob(16), 'title', 'family')",
        "UPDATE head SET depth = 0",
    ] {
        let d = furnished();
        Connection::open(&d.file).unwrap().execute(text, []).unwrap();
        let out = d.run(&["check"]);
        assert_eq!(out.status.code(), Some(1), "{text}");
        assert!(is_sentence(&stdout(&out)), "{}", stdout(&out));
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_only_be_read() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let d = furnished();
    let home = tempfile::tempdir().unwrap();
    let mode = |path: &Path, mode: u32| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap()
    };
    mode(home.path(), 0o777);
    mode(d.folder.path(), 0o777);
    let as_nobody = |args: &[&str]| {
        let mut command = program(&d.file);
        command.env("HOME", home.path()).env("XDG_STATE_HOME", home.path()).args(args);
        if std::fs::File::open("/etc/shadow").is_ok() {
            command.uid(65534).gid(65534);
        }
        command.output().ok()
    };
    // The program itself may lie where nobody else can reach it.
    if as_nobody(&["--version"]).is_none_or(|o| !o.status.success()) {
        return;
    }
    let lines = d.beside("строки.jsonl");
    std::fs::write(&lines, "{\"type\":\"family\",\"title\":\"А\"}\n").unwrap();
    let bytes = d.bytes();
    for (file, folder) in [(0o444, 0o777), (0o444, 0o555), (0o666, 0o555)] {
        mode(&d.file, file);
        mode(d.folder.path(), folder);
        let out = as_nobody(&["list", "--all"]).unwrap();
        assert_eq!(out.status.code(), Some(0), "{}", stderr(&out));
        let out = as_nobody(&["check"]).unwrap();
        assert_eq!(out.status.code(), Some(0), "{}{}", stdout(&out), stderr(&out));
        for args in [vec!["import", lines.to_str().unwrap()], vec!["undo"]] {
            let out = as_nobody(&args).unwrap();
            assert_refused(&d.file, &out, true);
            assert!(stderr(&out).contains("нельзя писать"), "{}", stderr(&out));
        }
    }
    mode(&d.file, 0o000);
    assert_refused(&d.file, &as_nobody(&["list"]).unwrap(), true);
    mode(&d.file, 0o666);
    let elsewhere = d.beside("новый.kurator");
    let mut command = program(&elsewhere);
    command.env("HOME", home.path()).env("XDG_STATE_HOME", home.path()).arg("init");
    if std::fs::File::open("/etc/shadow").is_ok() {
        command.uid(65534).gid(65534);
    }
    assert_refused(&elsewhere, &command.output().unwrap(), true);
    assert!(!elsewhere.exists() && d.bytes() == bytes);
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full() {
    let d = furnished();
    let lines = d.beside("строки.jsonl");
    let text: String = (0..2000)
        .map(|n| {
            format!("{{\"type\":\"family\",\"title\":\"Семья {n}\",\"note\":\"{}\"}}\n", "слово ".repeat(20))
        })
        .collect();
    std::fs::write(&lines, text).unwrap();
    let bytes = d.bytes();
    let limited = |blocks: usize, file: &Path, args: &[&str]| {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let program = program(file);
        let mut shell = Command::new("sh");
        shell.env_clear().envs(program.get_envs().filter_map(|(k, v)| Some((k, v?))));
        shell.args(["-c", &script]).arg(program.get_program()).args(args).output().unwrap()
    };
    for room in [2, 20, 60, 200, 600, 1000] {
        let out = limited(bytes.len() / 512 + room, &d.file, &["import", lines.to_str().unwrap()]);
        assert_refused(&d.file, &out, true);
        assert!(stderr(&out).contains("диск"), "{}", stderr(&out));
        assert!(d.bytes() == bytes, "a write that failed with {room} blocks of room left traces");
    }
    let new = d.beside("новый.kurator");
    let size = TestDistrict::new().bytes().len() / 512;
    for blocks in [1, 10, 60, 200, size / 2, size - 1, size + 4, size + 40] {
        let out = limited(blocks, &new, &["init", "--district", &"Боровичи ".repeat(2000)]);
        assert_refused(&new, &out, true);
        assert!(!new.exists(), "an init that failed at {blocks} left a file");
    }
    // A real full disk, where this may be made.
    let disk = d.beside("диск");
    std::fs::create_dir(&disk).unwrap();
    if let Some(_mounted) = Disk::mount(&disk, Some("900k")) {
        let file = disk.join("участок.kurator");
        std::fs::write(&file, &bytes).unwrap();
        let mut command = program(&file);
        let out = command
            .env("HOME", d.folder.path())
            .env("XDG_STATE_HOME", d.folder.path())
            .args(["import", lines.to_str().unwrap()])
            .output()
            .unwrap();
        let left = std::fs::read(&file).unwrap();
        assert_refused(&file, &out, true);
        assert!(stderr(&out).contains("нет места") && left == bytes);
    }
}

#[test]
fn a_file_in_use_by_another() {
    let d = furnished();
    let lines = d.beside("строки.jsonl");
    std::fs::write(&lines, "{\"type\":\"family\",\"title\":\"А\"}\n").unwrap();
    let other = Connection::open(&d.file).unwrap();
    let wait = |args: &[&str]| {
        program(&d.file)
            .args(args)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap()
    };
    // Before the lock: to close the file in this process would let it go.
    let bytes = d.bytes();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    for child in [wait(&["list"]), wait(&["undo"]), wait(&["import", lines.to_str().unwrap()])] {
        let out = child.wait_with_output().unwrap();
        assert_refused(&d.file, &out, true);
        assert!(stderr(&out).contains("занят"), "{}", stderr(&out));
    }
    other.execute_batch("ROLLBACK; BEGIN IMMEDIATE").unwrap();
    assert_eq!(d.run(&["list"]).status.code(), Some(0), "who only reads need not wait for who only prepares");
    drop(other);
    assert!(d.bytes() == bytes);
}

/// The note about how a file was left, and when it was written.
fn note(d: &TestDistrict) -> (String, std::time::SystemTime) {
    let mut all = d.beside("state/kurator/left").read_dir().unwrap();
    let path = all.next().unwrap().unwrap().path();
    assert!(all.next().is_none());
    (std::fs::read_to_string(&path).unwrap(), path.metadata().unwrap().modified().unwrap())
}

#[test]
fn what_is_as_it_was_left_is_not_verified_again() {
    let d = furnished();
    let listed = || assert!(d.run(&["list", "--all"]).status.success());
    listed();
    let first = note(&d);
    listed();
    assert!(note(&d) == first, "nothing happened meanwhile");
    // What this program itself writes it knows.
    let lines = d.beside("lines.jsonl");
    std::fs::write(&lines, "{\"type\":\"family\",\"title\":\"А\"}\n").unwrap();
    assert!(d.run(&["import", lines.to_str().unwrap()]).status.success());
    let second = note(&d);
    assert!(second.0 != first.0);
    listed();
    assert!(note(&d) == second);
    // Written past this machine's program, though by the book; and carried away and back.
    d.takes("{\"type\":\"family\",\"title\":\"Б\"}\n");
    listed();
    let third = note(&d);
    assert!(third.0 != second.0);
    std::fs::rename(&d.file, d.beside("away")).unwrap();
    std::fs::copy(d.beside("away"), &d.file).unwrap();
    listed();
    assert!(note(&d).0 != third.0);
}

#[test]
fn one_letter_that_changed_on_its_way_is_found_before_anything_is_read() {
    let d = furnished();
    let whole = d.export();
    assert!(d.run(&["list", "--all"]).status.success());
    let left = note(&d);
    // A body in the journal: no head and no list tells of it.
    let change = |before: &str, after: &str| {
        let text =
            "UPDATE part SET body = CAST(replace(CAST(body AS TEXT), ?1, ?2) AS BLOB) WHERE op = 2 AND n = 0";
        let changed = Connection::open(&d.file).unwrap().execute(text, [before, after]).unwrap();
        assert_eq!(changed, 1);
    };
    change("Иванова", "Иванова ");
    let bytes = d.bytes();
    for (args, russian) in [(["list", "--lang", "ru"], true), (["undo", "--lang", "en"], false)] {
        assert_refused(&d.file, &run(&d.file, &args), russian);
    }
    assert!(note(&d) == left && d.bytes() == bytes);
    // What is wrong is told all the same, what can be read can be saved, and a whole copy is opened again.
    let told = d.run(&["check"]);
    assert!(told.status.code() == Some(1) && stdout(&told).contains("операци"), "{}", stdout(&told));
    let saved = d.run(&["export"]);
    assert!(stdout(&saved) == whole, "the lists are whole");
    assert!(saved.status.code() == Some(1) && is_sentence(&stderr(&saved)), "{}", stderr(&saved));
    change("Иванова ", "Иванова");
    assert!(d.run(&["list"]).status.success());
}

#[test]
fn lists_that_came_unfit_are_made_anew_from_the_journal() {
    for text in [
        "UPDATE family SET title = 'Петрова' WHERE title = 'Иванова 3'",
        "DELETE FROM phone WHERE place = 0",
        "UPDATE entity SET deleted = 1",
        "DELETE FROM entity WHERE kind = 'member'",
        "INSERT INTO conflict VALUES (randomblob(16), 'title', 'family')",
        "DROP INDEX family_title; DROP TABLE duty",
    ] {
        let d = furnished();
        let whole = d.export();
        Connection::open(&d.file).unwrap().execute_batch(text).unwrap();
        let pages = "UPDATE head SET pages = (SELECT page_count FROM pragma_page_count)";
        Connection::open(&d.file).unwrap().execute(pages, []).unwrap();
        let out = d.run(&["list", "--all"]);
        assert!(out.status.success() && !stdout(&out).contains("Петрова"), "{text}: {}", stderr(&out));
        assert!(d.run(&["check"]).status.success(), "{text}");
        assert!(stdout(&d.run(&["export"])) == whole, "{text}");
    }
}

#[test]
fn what_happened_to_the_file_during_a_run_is_not_taken_for_its_own_work() {
    let d = furnished();
    let left = d.beside("left");
    let mut store = d.open();
    assert!(!store.trust(&left, &mut |_| {}).unwrap());
    let before = std::fs::read_to_string(&left).unwrap();
    std::fs::write(&d.file, d.bytes()).unwrap();
    let family = Record::of(Kind::Family, id(3)).with(FieldName::Title, "Ким");
    store.record(Act::FamilyChanged, &[family]).unwrap();
    drop(store);
    assert!(std::fs::read_to_string(&left).unwrap() == before);
    // Without that it is noted.
    let mut store = d.open();
    store.trust(&left, &mut |_| {}).unwrap();
    let family = Record::of(Kind::Family, id(3)).with(FieldName::Title, "Кан");
    store.record(Act::FamilyChanged, &[family]).unwrap();
    let verified = std::fs::read_to_string(&left).unwrap();
    drop(store);
    assert!(std::fs::read_to_string(&left).unwrap() != verified);
}

#[test]
fn work_on_a_long_file_is_reported_before_it_is_begun() {
    for (families, is_long) in [(150, true), (5, false)] {
        let folder = tempfile::tempdir().unwrap();
        let (file, left) = (folder.path().join("demo.kurator"), folder.path().join("left"));
        let wish =
            DemoSpec { families, ..DemoSpec::new(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()).unwrap() };
        demo::make(&file, &wish, author(), &mut |_, _| {}).unwrap();
        let opens = |expected: &[LongOpening]| {
            let mut reported = Vec::new();
            let mut report = |work| reported.push(work);
            let mut store = Store::open_telling(&file, author(), &KeyRing::default(), &mut report).unwrap();
            store.trust(&left, &mut report).unwrap();
            assert_eq!(reported, if is_long { expected } else { &[] }, "{families} families");
        };
        opens(&[LongOpening::Verify]);
        opens(&[]);
        Connection::open(&file).unwrap().execute("UPDATE head SET projection = 0", []).unwrap();
        opens(&[LongOpening::Rebuild, LongOpening::Verify]);
        opens(&[]);
        // The pages fit: what is unfit is in them.
        Connection::open(&file).unwrap().execute("UPDATE family SET title = 'Петрова'", []).unwrap();
        opens(&[LongOpening::Verify]);
        opens(&[]);
    }
}

#[test]
fn lists_made_anew_are_noted_as_the_work_of_the_run() {
    let d = furnished();
    let left = d.beside("left");
    let noted = || std::fs::read_to_string(&left).ok();
    let opens = |is_rebuilt: bool| {
        let mut store = d.open();
        assert_eq!(store.trust(&left, &mut |_| {}).unwrap(), is_rebuilt);
        noted()
    };
    let change = |text: &str| Connection::open(&d.file).unwrap().execute(text, []).unwrap();
    let first = opens(false);
    // By a program that derives them otherwise, of a file that was trusted: at the opening, as later programs do.
    let stale = "UPDATE head SET projection = 0";
    change(stale);
    let second = opens(false);
    change("UPDATE family SET title = 'Петрова'");
    let third = opens(true);
    assert!(first.is_some() && first != second && second != third);
    assert_eq!(opens(false), third, "nothing was written since");
    // Another program that writes before the verification leaves its work to the next one.
    change("UPDATE family SET title = 'Петрова'");
    let mut store = d.open();
    change(stale);
    store.trust(&left, &mut |_| {}).unwrap();
    drop(store);
    assert_eq!(noted(), third);
}

#[test]
fn a_schema_that_was_changed_is_told() {
    let d = furnished();
    let conn = Connection::open(&d.file).unwrap();
    conn.execute_batch(
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(sql, 'device TEXT', 'device  TEXT') WHERE name = 'session'",
    )
    .unwrap();
    drop(conn);
    assert_refused(&d.file, &d.run(&["list"]), true);
    let told = d.run(&["check"]);
    assert!(told.status.code() == Some(1) && stdout(&told).contains("schema"), "{}", stdout(&told));
}

/// The number of a page that belongs to a table or an index alone: its root.
fn page_of(file: &Path, name: &str) -> usize {
    let conn = Connection::open(file).unwrap();
    let root: i64 =
        conn.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [name], |r| r.get(0)).unwrap();
    usize::try_from(root).unwrap()
}

fn with_page(bytes: &[u8], page: usize, with: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[(page - 1) * 4096..page * 4096].copy_from_slice(with);
    bytes
}

#[test]
fn nothing_broken_is_put_in_place_of_something_whole() {
    let d = furnished();
    let older = d.bytes();
    let contact = format!(
        "{{\"type\":\"contact\",\"family\":\"{}\",\"kind\":\"home_visit\",\"outcome\":\"held\",\"on\":\"2026-11-20\"}}",
        id(3)
    );
    d.takes(&contact);
    let (whole, export) = (d.bytes(), d.export());
    let own = d.beside("свой.kurator");
    let snapshot = d.beside("снимок.kurator");
    let zeros = [0; 4096];
    let page = |name: &str| page_of(&d.file, name);
    let stale = |name: &str| &older[(page(name) - 1) * 4096..page(name) * 4096];
    let mut header = whole.clone();
    header[60..64].copy_from_slice(&[0, 0, 0, 0]);
    let (mut taken, mut refused) = (0, 0);
    for (what, bytes) in [
        ("the whole snapshot", whole.clone()),
        ("the last byte lost", whole[..whole.len() - 1].to_vec()),
        ("the last page lost", whole[..whole.len() - 4096].to_vec()),
        ("half of it lost", whole[..whole.len() / 2].to_vec()),
        ("the list of contacts zeroed", with_page(&whole, page("contact"), &zeros)),
        ("the list of families zeroed", with_page(&whole, page("family"), &zeros)),
        ("the list of families stale", with_page(&whole, page("family"), stale("family"))),
        ("an index of a list zeroed", with_page(&whole, page("family_title"), &zeros)),
        ("the list of everything zeroed", with_page(&whole, page("entity"), &zeros)),
        ("operations zeroed", with_page(&whole, page("op"), &zeros)),
        ("parts zeroed", with_page(&whole, page("part"), &zeros)),
        ("an index of parts zeroed", with_page(&whole, page("part_entity"), &zeros)),
        ("the head stale", with_page(&whole, page("head"), stale("head"))),
        ("the header without a format", header),
    ] {
        std::fs::write(&snapshot, &bytes).unwrap();
        std::fs::write(&own, &older).unwrap();
        let out = run(&own, &["restore", snapshot.to_str().unwrap()]);
        if out.status.success() {
            taken += 1;
            assert!(run(&own, &["list"]).status.success(), "{what}");
            assert!(run(&own, &["check"]).status.success(), "{what}");
            assert!(stdout(&run(&own, &["export"])) == export, "{what}");
        } else {
            refused += 1;
            let said = stderr(&out);
            assert!(out.status.code() == Some(1) && said.trim().lines().count() == 1, "{what}: {said}");
            assert!(std::fs::read(&own).unwrap() == older, "{what}: touched");
        }
    }
    assert!(taken >= 6 && refused >= 6, "{taken} taken, {refused} refused");
}

#[test]
fn lists_that_cannot_be_read_are_made_anew_and_nothing_is_lost() {
    let d = furnished();
    let (whole, export) = (d.bytes(), d.export());
    for name in ["family", "member", "phone", "entity", "family_title", "conflict", "same"] {
        std::fs::write(&d.file, with_page(&whole, page_of(&d.file, name), &[0; 4096])).unwrap();
        let out = d.run(&["export"]);
        assert!(out.status.success() && stdout(&out) == export, "{name}: {}", stderr(&out));
        assert!(d.run(&["check"]).status.success(), "{name}");
        std::fs::write(&d.file, &whole).unwrap();
    }
    // What holds operations is not made of anything else.
    std::fs::write(&d.file, with_page(&whole, page_of(&d.file, "op"), &[0; 4096])).unwrap();
    assert_eq!(d.run(&["list"]).status.code(), Some(1));
}

#[test]
fn lists_of_a_long_file_are_made_anew_too() {
    let d = furnished();
    let note = "слово ".repeat(1500);
    let family = |n: u128| {
        format!(
            "{{\"type\":\"family\",\"id\":\"{}\",\"title\":\"Ким {n}\",\"note\":\"{note}\"}}\n",
            id(5000 + n)
        )
    };
    d.takes(&(0..1400).map(family).collect::<String>());
    assert!(d.bytes().len() as u64 > kurator::store::SHORT_FILE);
    let export = d.export();
    let broken = with_page(&d.bytes(), page_of(&d.file, "phone"), &[0; 4096]);
    std::fs::write(&d.file, broken).unwrap();
    let out = d.run(&["list", "--all"]);
    assert!(out.status.success() && stdout(&out).contains("Ким 17"), "{}", stderr(&out));
    assert!(stdout(&d.run(&["export"])) == export);
}

/// What a command said and did within a time in which nothing but an endless loop would not be done.
fn within(file: &Path, args: &[&str], seconds: u64) -> Output {
    let child = program(file)
        .args(args)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let number = child.id();
    let (send, done) = std::sync::mpsc::channel();
    std::thread::spawn(move || send.send(child.wait_with_output()));
    match done.recv_timeout(std::time::Duration::from_secs(seconds)) {
        Ok(output) => output.unwrap(),
        Err(_) => {
            let _ = Command::new("kill").arg("-9").arg(number.to_string()).status();
            panic!("{args:?} did not end")
        }
    }
}

#[test]
fn every_command_ends_on_a_file_that_would_run_for_ever() {
    const ENDLESS: &str = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT";
    let own = furnished();
    let lines = own.beside("строки.jsonl");
    std::fs::write(&lines, "{\"type\":\"family\",\"title\":\"А\"}\n").unwrap();
    for text in [
        format!(
            "ALTER TABLE head RENAME TO old; CREATE VIEW head AS {ENDLESS} x AS one, 0 AS op_count, zeroblob(32) AS set_hash, 0 AS depth, 1 AS pages, 7 AS projection FROM n"
        ),
        format!(
            "DROP TABLE family; CREATE VIEW family AS {ENDLESS} zeroblob(16) AS id, 'А' AS title, '9999-12-31' AS ends_on FROM n"
        ),
        format!(
            "CREATE TRIGGER slow AFTER INSERT ON op BEGIN INSERT INTO duty (id) {ENDLESS} randomblob(16) FROM n; END"
        ),
        format!("CREATE VIEW more AS {ENDLESS} x FROM n"),
    ] {
        let bad = furnished();
        Connection::open(&bad.file).unwrap().execute_batch(&text).unwrap();
        let path = bad.file.to_str().unwrap();
        for args in [&["check"][..], &["export"], &["list"], &["undo"], &["import", lines.to_str().unwrap()]]
        {
            assert_eq!(within(&bad.file, args, 60).status.code(), Some(1), "{text}: {args:?}");
        }
        for args in [&["merge", path][..], &["restore", path], &["merge", path, "--dry-run"]] {
            assert_eq!(within(&own.file, args, 60).status.code(), Some(1), "{text}: {args:?}");
        }
        let folder = own.beside("обмен");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("чужой.kurator"), bad.bytes()).unwrap();
        within(&own.file, &["exchange", folder.to_str().unwrap()], 60);
    }
}

#[cfg(unix)]
#[test]
fn an_import_of_what_does_not_end_ends() {
    let d = furnished();
    let before = d.bytes();
    let out = within(&d.file, &["import", "/dev/zero"], 60);
    assert_eq!(out.status.code(), Some(1));
    assert!(is_sentence(&stderr(&out)) && stdout(&out).is_empty(), "{}", stderr(&out));
    for (kind, endless) in [("yes", "yes"), ("lines", "yes ''"), ("records", "yes '{}'")] {
        let shell = format!("{endless} | \"$0\" --file \"$1\" import -");
        let out = Command::new("sh")
            .args(["-c", &shell, env!("CARGO_BIN_EXE_kurator"), d.file.to_str().unwrap()])
            .env("HOME", d.folder.path())
            .env("XDG_STATE_HOME", d.folder.path().join("state"))
            .output()
            .unwrap();
        assert_eq!(out.status.code(), Some(1), "{kind}");
        assert!(is_sentence(&stderr(&out)), "{kind}: {}", stderr(&out));
    }
    assert!(d.bytes() == before);
}

#[test]
fn a_refused_import_says_in_one_sentence_that_nothing_was_taken() {
    let d = furnished();
    let before = d.bytes();
    let lines = d.beside("строки.jsonl");
    let good = "{\"type\":\"family\",\"title\":\"Иванова Мария Петровна\"}";
    for (bad, all) in [
        (vec!["{\"type\":\"family\",\"title\":7}"], 2),
        (vec!["не запись", "{\"type\":\"member\"}"], 3),
        (vec!["{\"type\":\"duty\",\"on\":\"2026-13-01\"}", "", "[]", "{}"], 4),
    ] {
        let n = bad.iter().filter(|line| !line.is_empty()).count();
        std::fs::write(&lines, format!("{good}\n{}\n", bad.join("\n"))).unwrap();
        for args in [&["--json"][..], &[], &["--dry-run"]] {
            let out = d.run(&[&["import", lines.to_str().unwrap()], args].concat());
            let said = stderr(&out);
            assert_eq!(out.status.code(), Some(1), "{said}");
            assert!(said.contains(&format!("{n} из {all}")) && said.contains("--partial"), "{said}");
            assert!(said.trim().lines().count() == 1 && is_sentence(&said), "{said}");
        }
        assert!(d.bytes() == before);
        let out = d.run(&["import", lines.to_str().unwrap(), "--partial", "--dry-run"]);
        assert!(out.status.success() && stderr(&out).contains(&format!("{n} из {all}")), "{}", stderr(&out));
    }
}

#[test]
fn a_new_file_is_said_to_be_unsealed_whatever_was_asked() {
    let d = TestDistrict::new();
    for args in [&["init"][..], &["init", "--no-passphrase"]] {
        let file = d.beside("новый.kurator");
        let out = run(&file, args);
        assert!(out.status.success() && stdout(&out).contains("не шифруется"), "{}", stdout(&out));
        let json = stdout(&run(&d.beside("другой.kurator"), &[args, &["--json"]].concat()));
        assert!(json.contains("\"sealed\":false"), "{json}");
        std::fs::remove_file(&file).unwrap();
        std::fs::remove_file(d.beside("другой.kurator")).unwrap();
    }
    assert!(stdout(&d.run(&["init", "--help"])).contains("не шифруется"));
}

#[test]
fn a_query_that_failed_is_named_for_the_log_and_nowhere_else() {
    type Ask = fn(&Store) -> Result<(), UserError>;
    let asked: [(&str, Ask); 3] = [
        ("head", |store| store.digest().map(drop)),
        ("conflict", |store| store.reader().open_conflicts().map(drop)),
        ("family", |store| store.reader().export(&mut Vec::new()).map(drop)),
    ];
    for (table, ask) in asked {
        let d = TestDistrict::new();
        let store = d.open();
        Connection::open(&d.file).unwrap().execute_batch(&format!("DROP TABLE {table}")).unwrap();
        let problem = ask(&store).unwrap_err();
        assert!(problem.fault().is_some(), "{table}: {problem:?}");
        let cause = format!("{:#}", problem.cause.unwrap());
        // The place of the query in the source, then what SQLite says of it.
        let place = cause.split(": ").next().unwrap();
        assert!(place.starts_with("src/store/") && place.contains(".rs:"), "{table}: {cause}");
        assert!(cause.contains(&format!("no such table: {table}")), "{table}: {cause}");
        assert!(problem.args.iter().all(|(_, value)| !value.contains("src/store")));
    }
}
