//! Power cuts and neighbours: an import killed at any moment is taken whole or not at all, and who reads while another
//! writes sees a whole file.
#![allow(clippy::disallowed_methods, reason = "the moment of a kill is measured")]

use crate::district;
use crate::fields::WithField;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::district::{TestDistrict, author, begin, export, program, run, stdout};
use kurator::domain::record::Record;
use kurator::domain::{Act, FieldName, Kind};
use kurator::store::Store;
use rusqlite::Connection;

#[test]
fn an_import_killed_at_any_moment_is_all_or_nothing() {
    let d = TestDistrict::new();
    let text: String = (0..2500)
        .map(|n| {
            let family = district::id(n);
            format!("{{\"type\":\"family\",\"id\":\"{family}\",\"title\":\"Семья {n}\",\"street\":\"Ленина\"}}\n{{\"type\":\"member\",\"family\":\"{family}\",\"role\":\"mother\",\"first_name\":\"Мария\"}}\n")
        })
        .collect();
    let lines = d.beside("строки.jsonl");
    std::fs::write(&lines, text).unwrap();
    let (empty, before) = (d.bytes(), d.export());
    let import = || {
        let mut command = program(&d.file);
        command.args(["import", lines.to_str().unwrap()]).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    };
    let begun = Instant::now();
    assert!(import().wait().unwrap().success());
    let time = begun.elapsed();
    let (mut all, mut nothing, mut hot) = (0, 0, 0);
    for n in 1..=10u32 {
        std::fs::write(&d.file, &empty).unwrap();
        let mut child = import();
        // More of the moments lie towards the end, where the file is written.
        std::thread::sleep(time.mul_f64(1.05 - 0.9 / f64::from(n * n).sqrt()));
        child.kill().unwrap();
        child.wait().unwrap();
        hot +=
            u32::from(std::fs::metadata(d.file.with_extension("kurator-journal")).is_ok_and(|m| m.len() > 0));
        let check = d.run(&["check", "--json"]);
        assert!(check.status.success(), "{}", stdout(&check));
        match d.export().lines().count() {
            1 => {
                assert_eq!(d.export(), before);
                nothing += 1;
            }
            lines => {
                assert_eq!(lines, 5001);
                all += 1;
            }
        }
    }
    println!("{time:?}: {all} whole, {nothing} not at all, {hot} with a journal left");
    for share in [0.5, 0.7, 0.9] {
        std::fs::write(&d.file, &empty).unwrap();
        let mut child = program(&d.file)
            .args(["import", "--dry-run", lines.to_str().unwrap()])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(time.mul_f64(share));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(d.bytes() == empty, "a dry run touched the file");
        assert_eq!(d.export(), before);
    }
    assert!(nothing > 0, "{all} whole, {nothing} not at all, {hot} with a journal left");
}

#[test]
fn a_journal_left_behind_is_played_back_and_its_loss_is_seen() {
    let d = TestDistrict::new();
    d.takes(
        &(0..300)
            .map(|n| {
                format!(
                    "{{\"type\":\"family\",\"title\":\"Семья {n}\",\"note\":\"{}\"}}\n",
                    "слово ".repeat(50)
                )
            })
            .collect::<String>(),
    );
    let (bytes, before) = (d.bytes(), d.export());
    let other = Connection::open(&d.file).unwrap();
    other.execute_batch("PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE family SET note = note || 'х'; UPDATE part SET body = body || ' '").unwrap();
    let (torn, alone) = (d.beside("torn"), d.beside("alone"));
    std::fs::copy(d.beside("участок.kurator-journal"), d.beside("torn-journal")).unwrap();
    std::fs::copy(&d.file, &torn).unwrap();
    std::fs::copy(&d.file, &alone).unwrap();
    drop(other);
    assert!(std::fs::read(&torn).unwrap() != bytes, "nothing was written yet: the test tests nothing");
    assert_eq!(export(&Store::open(&torn, author()).unwrap()), before);
    assert!(std::fs::read(&torn).unwrap() == bytes);
    let found = run(&alone, &["check"]);
    assert_eq!(
        found.status.code(),
        Some(1),
        "a copy taken in the middle without its journal passes for whole"
    );
    // A journal without its file is not one of a file that is begun anew.
    std::fs::copy(&alone, d.beside("new-journal")).unwrap();
    begin(&d.beside("new"));
    assert_eq!(run(&d.beside("new"), &["check"]).status.code(), Some(0));
}

#[test]
fn who_reads_while_another_writes_sees_a_whole_file() {
    let d = TestDistrict::new();
    let file = d.file.clone();
    let until = Instant::now() + Duration::from_secs(3);
    let writer = std::thread::spawn(move || {
        let mut store = Store::open(&file, author()).unwrap();
        let mut n = 0;
        while Instant::now() < until {
            let family = Record::new(Kind::Family)
                .with(FieldName::Title, format!("Семья {n}"))
                .with(FieldName::Note, "слово ".repeat(500));
            let member =
                Record::new(Kind::Member).with(FieldName::Family, family.id).with(FieldName::Role, "mother");
            match store.record(Act::FamilyTakenIn, &[family, member]) {
                Ok(_) => n += 1,
                Err(problem) => assert_eq!(problem.id, "store-busy"),
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        n
    });
    let mut looked = 0;
    while Instant::now() < until {
        let store = match Store::open(&d.file, author()) {
            Ok(store) => store,
            Err(problem) => {
                assert_eq!(
                    problem.id, "store-busy",
                    "a whole file was taken for something else: {problem:?}"
                );
                continue;
            }
        };
        let report = store.reader().check().unwrap();
        assert!(report.ok, "{:?}", report.findings);
        let text = export(&store);
        assert_eq!(text.matches("\"type\":\"family\"").count(), text.matches("\"type\":\"member\"").count());
        looked += 1;
    }
    let written = writer.join().unwrap();
    assert!(looked > 1 && written > 1, "{looked} looks, {written} writes");
    assert_eq!(d.export().lines().count(), 1 + 2 * written);
}
