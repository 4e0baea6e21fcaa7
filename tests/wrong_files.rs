//! Files that are not what they should be: each is told in one sentence that names it and a cure, and is left as it was.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, missing_docs)]

mod district;

use std::path::Path;
use std::process::{Command, Output};

use district::{District, id, is_sentence, program, run, stderr, stdout};
use kurator::domain::{Act, Kind, Record};
use rusqlite::Connection;

/// A district with something in it.
fn furnished() -> District {
    let d = District::new();
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
    Connection::open(&d.file).unwrap().pragma_update(None, "user_version", 2).unwrap();
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
        assert_eq!(as_nobody(&["list", "--all"]).unwrap().status.code(), Some(0));
        assert_eq!(as_nobody(&["check"]).unwrap().status.code(), Some(0));
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
    let size = District::new().bytes().len() / 512;
    for blocks in [1, 10, 60, 200, size / 2, size - 1, size + 4, size + 40] {
        let out = limited(blocks, &new, &["init", "--district", &"Боровичи ".repeat(2000)]);
        assert_refused(&new, &out, true);
        assert!(!new.exists(), "an init that failed at {blocks} left a file");
    }
    // A real full disk, where this may be made.
    let disk = d.beside("диск");
    std::fs::create_dir(&disk).unwrap();
    if Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=900k", "tmpfs"])
        .arg(&disk)
        .output()
        .is_ok_and(|o| o.status.success())
    {
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
        Command::new("umount").arg(&disk).status().unwrap();
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
fn note(d: &District) -> (String, std::time::SystemTime) {
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
    assert!(!store.trust(&left).unwrap());
    let before = std::fs::read_to_string(&left).unwrap();
    std::fs::write(&d.file, d.bytes()).unwrap();
    let family = Record::of(Kind::Family, id(3)).set("title", "Ким");
    store.record(Act::FamilyChanged, &[family]).unwrap();
    drop(store);
    assert!(std::fs::read_to_string(&left).unwrap() == before);
    // Without that it is noted.
    let mut store = d.open();
    store.trust(&left).unwrap();
    let family = Record::of(Kind::Family, id(3)).set("title", "Кан");
    store.record(Act::FamilyChanged, &[family]).unwrap();
    let verified = std::fs::read_to_string(&left).unwrap();
    drop(store);
    assert!(std::fs::read_to_string(&left).unwrap() != verified);
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
