//! What was acknowledged outlives a kill, whatever becomes of the file before the next start: the tail of the file in
//! the state folder has what no snapshot has yet.

use crate::fields::WithField;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::desk;
use crate::opened::{OpenProgram, PseudoTerminal, author, dawn, new_file, state};
use crate::rescue::{DOWN, export, visits, walk};
use crate::tools::Disk;
use kurator::domain::{Act, FieldName, Id, Kind, Record};
use kurator::keymap::key::NamedKey;
use kurator::run::recovery::restore_lost;
use kurator::screen::Effect;
use kurator::screen::exchange::path_purpose::PathPurpose;
use kurator::store::{Author, Entropy, KeyRing, Store, TailContents};
use kurator::sync::restore::restore;
use kurator::sync::snapshots::Snapshots;
use kurator::text::{Lang, Words};
use tempfile::TempDir;

const FIRST: [&str; 3] = ["Иванова", "Петрова", "Гусева"];

/// A file with three families, of which a snapshot is made, and the program open on it.
fn scene() -> (TempDir, PathBuf, OpenProgram) {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut open = OpenProgram::on(&path, "anna");
    FIRST.iter().for_each(|title| open.take_in(title));
    pause(&mut open);
    (folder, path, open)
}

/// A snapshot is made, as it is when nobody types for a while.
fn pause(open: &mut OpenProgram) {
    let dawn = dawn(open.store.path());
    open.file_guard.provide(&mut open.store, dawn).unwrap();
    open.file_guard.finish(&mut open.store);
}

fn tails(path: &Path) -> Vec<PathBuf> {
    let all = walk(&state(path));
    all.into_iter().filter(|p| p.extension().is_some_and(|e| e == "tail")).collect()
}

fn tail(path: &Path) -> PathBuf {
    match &tails(path)[..] {
        [one] => one.clone(),
        other => panic!("{other:?}"),
    }
}

/// How many operations the tail has.
fn held(path: &Path) -> usize {
    tails(path)
        .iter()
        .filter_map(|tail| TailContents::read(tail, &KeyRing::default()))
        .map(|read| read.acknowledged.ops.len())
        .sum()
}

/// The file lies at the path, is whole, and has these families.
#[track_caller]
fn has(path: &Path, families: &[&str]) {
    let store = Store::open(path, author("test")).unwrap();
    let report = store.reader().check().unwrap();
    assert!(report.ok, "{:?}", report.findings);
    let text = export(&store);
    for title in families {
        assert!(text.contains(&format!("\"{title}\"")), "{title} is lost:\n{text}");
    }
    assert_eq!(text.matches("\"type\":\"family\"").count(), families.len());
}

#[test]
fn a_file_gone_or_broken_after_a_kill_is_put_back_at_the_next_start() {
    for broken in [None, Some(0), Some(3), Some(7)] {
        for pauses in [false, true] {
            let (_folder, path, mut open) = scene();
            open.take_in("Зуева");
            open.take_in("Лисина");
            if pauses {
                pause(&mut open);
            }
            open.dies();
            match broken {
                None => fs::remove_file(&path).unwrap(),
                Some(eighths) => {
                    let whole = fs::read(&path).unwrap();
                    fs::write(&path, &whole[..whole.len() * eighths / 8]).unwrap();
                }
            }
            let words = Words::of(Lang::Ru);
            let said = restore_lost(&state(&path), &path, author("anna"), &KeyRing::default(), &words)
                .unwrap()
                .unwrap();
            let expected = if broken.is_some() {
                "Ваш снова на месте, тот отложен"
            } else {
                "он снова на месте"
            };
            assert!(said.contains(expected) && !said.contains("Не хватает"), "{said}");
            has(&path, &[&FIRST[..], &["Зуева", "Лисина"]].concat());
            let mut open = OpenProgram::on(&path, "anna");
            open.take_in("Новая");
            drop(open);
            has(&path, &[&FIRST[..], &["Зуева", "Лисина", "Новая"]].concat());
        }
    }
}

#[test]
fn an_older_file_after_a_kill_gets_back_what_it_lacks() {
    for pauses in [false, true] {
        for by_rename in [false, true] {
            let (_folder, path, mut open) = scene();
            let older = fs::read(&path).unwrap();
            open.take_in("Зуева");
            open.take_in("Лисина");
            if pauses {
                pause(&mut open);
            }
            open.take_in("Орлова");
            open.dies();
            if by_rename {
                fs::write(path.with_extension("new"), older).unwrap();
                fs::rename(path.with_extension("new"), &path).unwrap();
            } else {
                fs::write(&path, older).unwrap();
            }
            let open = OpenProgram::on(&path, "anna");
            open.sees("Спасённое в прошлый раз возвращено в файл: 3 действия.");
            assert_eq!(open.families(), 6);
            has(&path, &[&FIRST[..], &["Зуева", "Лисина", "Орлова"]].concat());
        }
    }
}

#[test]
fn a_kill_that_lost_nothing_says_nothing() {
    let (_folder, path, mut open) = scene();
    open.take_in("Зуева");
    open.dies();
    let snapshots = Snapshots::of(&state(&path), &path).list();
    let open = OpenProgram::on(&path, "anna");
    assert!(!open.screen().contains("возвращено"), "{}", open.screen());
    assert_eq!(Snapshots::of(&state(&path), &path).list(), snapshots, "and nothing is made for it");
    has(&path, &[&FIRST[..], &["Зуева"]].concat());
}

#[test]
fn a_file_removed_after_the_program_was_left_stays_removed() {
    let (_folder, path, mut open) = scene();
    open.take_in("Зуева");
    drop(open);
    fs::remove_file(&path).unwrap();
    let said = restore_lost(&state(&path), &path, author("anna"), &KeyRing::default(), &Words::of(Lang::Ru))
        .unwrap();
    assert_eq!(said, None);
    assert!(!path.exists());
}

/// The program was left by its key: before a snapshot, after one, or after one with more work.
#[test]
fn a_file_torn_or_laid_over_after_the_program_was_left_gets_everything_back() {
    for (pauses, more) in [(false, true), (true, false), (true, true)] {
        for eighths in [None, Some(0), Some(3), Some(7)] {
            let (_folder, path, mut open) = scene();
            let older = fs::read(&path).unwrap();
            open.take_in("Зуева");
            if pauses {
                pause(&mut open);
            }
            let mut all = vec!["Зуева"];
            if more {
                open.take_in("Лисина");
                all.push("Лисина");
            }
            drop(open);
            let snapshots = Snapshots::of(&state(&path), &path).list();
            // A start on the untouched file makes nothing and says nothing.
            let untouched = OpenProgram::on(&path, "anna");
            assert!(!untouched.screen().contains("возвращено"), "{}", untouched.screen());
            assert_eq!(Snapshots::of(&state(&path), &path).list(), snapshots);
            drop(untouched);
            match eighths {
                None => fs::write(&path, older).unwrap(),
                Some(eighths) => {
                    let whole = fs::read(&path).unwrap();
                    fs::write(&path, &whole[..whole.len() * eighths / 8]).unwrap();
                    let words = Words::of(Lang::Ru);
                    let said =
                        restore_lost(&state(&path), &path, author("anna"), &KeyRing::default(), &words);
                    let said = said.unwrap().expect("it is put back");
                    assert!(said.contains("Ваш снова на месте, тот отложен"), "{said}");
                }
            }
            let open = OpenProgram::on(&path, "anna");
            if eighths.is_none() {
                open.sees("Спасённое в прошлый раз возвращено в файл");
            }
            assert_eq!(open.families(), 3 + all.len());
            drop(open);
            has(&path, &[&FIRST[..], &all].concat());
        }
    }
}

#[test]
fn an_older_copy_taken_on_purpose_is_not_undone() {
    for killed in [false, true] {
        let (folder, path, mut open) = scene();
        let older = folder.path().join("older.kurator");
        fs::copy(&path, &older).unwrap();
        open.take_in("Зуева");
        if killed {
            open.dies();
            restore(&path, &older, &state(&path), author("anna"), &KeyRing::default()).unwrap();
        } else {
            open.performs(Effect::Carry { aim: PathPurpose::Restore, path: Some(older) });
            open.performs(Effect::Restore);
            open.dies();
        }
        let mut open = OpenProgram::on(&path, "anna");
        assert_eq!(open.families(), 3, "{}", open.screen());
        open.take_in("Лисина");
        open.dies();
        fs::remove_file(&path).unwrap();
        drop(OpenProgram::again(&path, "anna"));
        has(&path, &[&FIRST[..], &["Лисина"]].concat());
    }
}

#[test]
fn a_torn_record_and_all_behind_it_is_left_out_and_written_over() {
    for (n, tear) in [
        (1, (|bytes: &mut Vec<u8>| bytes.truncate(bytes.len() - 5)) as fn(&mut Vec<u8>)),
        (1, |bytes| {
            let last = bytes.len() - 1;
            bytes[last] ^= 1;
        }),
        (2, |bytes| bytes.extend_from_slice(b"\0\0\0\x09half a record")),
        (0, |bytes| bytes.truncate(7)),
    ] {
        let (_folder, path, mut open) = scene();
        let older = fs::read(&path).unwrap();
        open.take_in("Зуева");
        open.take_in("Лисина");
        open.dies();
        let mut bytes = fs::read(tail(&path)).unwrap();
        tear(&mut bytes);
        fs::write(tail(&path), bytes).unwrap();
        fs::write(&path, &older).unwrap();
        let mut open = OpenProgram::on(&path, "anna");
        let back = &["Зуева", "Лисина"][..n];
        assert_eq!(open.families(), 3 + n);
        // It goes on behind the last good record.
        open.take_in("Орлова");
        open.dies();
        fs::write(&path, &older).unwrap();
        drop(OpenProgram::again(&path, "anna"));
        has(&path, &[&FIRST[..], back, &["Орлова"]].concat());
    }
}

#[test]
fn a_tail_of_another_file_or_another_machine_is_never_mixed_in() {
    // Another district is begun at the same path.
    let (folder, path, mut open) = scene();
    open.take_in("Зуева");
    open.dies();
    let mine = folder.path().join("mine.kurator");
    fs::rename(&path, &mine).unwrap();
    let mut other = Store::create(&path, author("vera"), Entropy::Seed { seed: 7, taken: 0 }).unwrap();
    let district = Record::of(Kind::District, Id::DISTRICT).with(FieldName::Regulation, "yugra");
    other.record(Act::DistrictOpened, &[district]).unwrap();
    drop(other);
    let mut open = OpenProgram::on(&path, "vera");
    open.take_in("Чужая");
    open.dies();
    has(&path, &["Чужая"]);
    assert_eq!(tails(&path).len(), 2);
    // Each is found again by its own file.
    fs::remove_file(&path).unwrap();
    fs::copy(&mine, &path).unwrap();
    let older = fs::read(&path).unwrap();
    let mut open = OpenProgram::on(&path, "anna");
    assert_eq!(open.families(), 4);
    open.take_in("Лисина");
    open.dies();
    fs::write(&path, older).unwrap();
    let open = OpenProgram::on(&path, "anna");
    open.sees("возвращено в файл: 1 действие");
    drop(open);
    has(&path, &[&FIRST[..], &["Зуева", "Лисина"]].concat());

    // The state folder lies on a disk that two machines share.
    let (_folder, path, open) = scene();
    drop(open);
    let older = fs::read(&path).unwrap();
    let home = || Author { device: "home".into(), ..author("anna") };
    let mut open = OpenProgram::by(&path, home(), "2026-11-24");
    open.take_in("Зуева");
    open.dies();
    fs::write(&path, older).unwrap();
    let open = OpenProgram::on(&path, "anna");
    assert_eq!(open.families(), 3, "{}", open.screen());
    drop(open);
    assert_eq!(OpenProgram::by(&path, home(), "2026-11-24").families(), 4);
}

#[test]
fn the_tail_is_cleared_by_a_verified_snapshot_and_by_nothing_else() {
    let (_folder, path, mut open) = scene();
    assert_eq!(held(&path), 0);
    open.take_in("Зуева");
    open.take_in("Лисина");
    assert_eq!(held(&path), 2);
    // Something is in the way of the snapshot.
    let snapshots = Snapshots::of(&state(&path), &path);
    let part = format!(".at-hand.kurator.part-{}", std::process::id());
    let obstacle = snapshots.list()[0].with_file_name(part);
    fs::create_dir(&obstacle).unwrap();
    pause(&mut open);
    assert_eq!(held(&path), 2);
    fs::remove_dir(obstacle).unwrap();
    open.take_in("Орлова");
    assert_eq!(held(&path), 3);
    pause(&mut open);
    assert_eq!(held(&path), 0);
    assert!(snapshots.has(&open.store, &open.store.digest().unwrap()));
    // What a snapshot does not have is kept over the end of the program too.
    open.take_in("Белова");
    drop(open);
    assert_eq!(held(&path), 1);
    let mut open = OpenProgram::on(&path, "anna");
    open.take_in("Сорокина");
    assert_eq!(held(&path), 2);
    pause(&mut open);
    drop(open);
    assert_eq!(held(&path), 0, "what is left says which state the file was in, and holds no operation");
}

#[test]
fn a_long_tail_asks_for_a_snapshot() {
    let (_folder, path, mut open) = scene();
    open.take_in("Зуева");
    assert!(!open.file_guard.waits(), "a tail holds some hours of work");
    let note = "слово ".repeat(3000);
    for n in 0..40 {
        let family = Record::new(Kind::Family)
            .with(FieldName::Title, format!("Семья {n}"))
            .with(FieldName::Note, note.as_str());
        open.performs(Effect::Record { act: Act::FamilyTakenIn, records: vec![family] });
    }
    assert!(open.file_guard.waits());
    pause(&mut open);
    assert_eq!(held(&path), 0);
    open.take_in("Лисина");
    assert!(!open.file_guard.waits());
}

#[test]
#[cfg(unix)]
fn only_its_owner_may_read_the_tail() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path, mut open) = scene();
    open.take_in("Зуева");
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&tail(&path)), 0o600);
    assert_eq!(mode(tail(&path).parent().unwrap()), 0o700);
    // Nothing of what it says is in any name.
    assert!(!tail(&path).display().to_string().contains("Зуева"));
}

#[test]
fn a_state_folder_that_takes_nothing_never_stops_a_save_and_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    // Nobody writes into a file as if it were a folder.
    fs::write(state(&path), "").unwrap();
    let mut open = OpenProgram::on(&path, "anna");
    open.take_in("Иванова");
    open.sees("Отменить: Ctrl+Z. В файл записано, но запасная запись не удалась: в папке");
    open.press(NamedKey::Down);
    open.take_in("Петрова");
    assert!(!open.screen().contains("запасная запись"), "{}", open.screen());
    has(&path, &["Иванова", "Петрова"]);
    // With the next action all of it is written.
    fs::remove_file(state(&path)).unwrap();
    open.take_in("Гусева");
    assert_eq!(held(&path), 3);
    assert!(!open.screen().contains("запасная запись"), "{}", open.screen());
}

#[test]
fn a_full_disk_of_the_state_folder_never_stops_a_save() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    fs::create_dir(state(&path)).unwrap();
    let Some(disk) = Disk::mount(&state(&path), Some("64k")) else { return };
    let full = state(&path).join("full");
    let (mut said, mut after) = (String::new(), 0);
    {
        let mut open = OpenProgram::on(&path, "anna");
        open.take_in("Иванова");
        let before = held(&path);
        let _ = fs::write(&full, vec![1; 64 * 1024]);
        for n in 0..30 {
            open.take_in(&format!("Семья {n} {}", "и".repeat(200)));
            said.push_str(&open.screen());
        }
        assert!(before == 1 && held(&path) < 31, "the test tests nothing");
        fs::remove_file(&full).unwrap();
        open.take_in("Гусева");
        after += held(&path);
        drop(open);
    }
    drop(disk);
    assert_eq!(said.matches("запасная").count(), 1, "{said}");
    assert_eq!(after, 32);
    assert_eq!(
        export(&Store::open(&path, author("test")).unwrap()).matches("\"type\":\"family\"").count(),
        32
    );
}

#[test]
fn an_empty_folder_is_not_the_stick_that_was_mounted_there() {
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("work");
    fs::create_dir(&stick).unwrap();
    let Some(disk) = Disk::mount(&stick, None) else { return };
    let path = stick.join("district.kurator");
    let mut store = Store::create(&path, author("anna"), Entropy::Seed { seed: 1, taken: 0 }).unwrap();
    let district = Record::of(Kind::District, Id::DISTRICT).with(FieldName::Regulation, "yugra");
    store.record(Act::DistrictOpened, &[district]).unwrap();
    drop(store);
    let mut open = OpenProgram::on(&path, "anna");
    open.take_in("Иванова");
    pause(&mut open);
    open.dies();
    drop(disk);
    let said = restore_lost(&state(&path), &path, author("anna"), &KeyRing::default(), &Words::of(Lang::Ru))
        .unwrap();
    assert_eq!(said, None);
    assert_eq!(fs::read_dir(&stick).unwrap().count(), 0, "nothing is made where the stick was");
}

#[test]
fn the_program_killed_after_a_save_comes_back_with_its_file_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("district.kurator");
    fs::write(&path, desk::file_of(desk::DISTRICT)).unwrap();
    let home = folder.path().join("home");
    fs::create_dir(&home).unwrap();
    let mut tty = PseudoTerminal::run(&path, &home);
    tty.sees("▌√ 09:30");
    // Nobody types for a while: a snapshot is made.
    let made = || walk(&home).iter().any(|p| p.extension().is_some_and(|e| e == "kurator"));
    for _ in 0..200 {
        if made() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(made(), "no snapshot");
    let before = visits(&path);
    tty.presses(DOWN);
    tty.sees("▌ 11:00");
    tty.presses("\r\r");
    tty.sees("Отмечено посещение");
    // On unix this is SIGKILL.
    tty.child.kill().unwrap();
    tty.child.wait().unwrap();
    fs::remove_file(&path).unwrap();
    let mut tty = PseudoTerminal::run(&path, &home);
    tty.sees("Файл исчез, пока был открыт: он снова на месте");
    assert_eq!(visits(&path), before + 1);
    tty.presses("\u{11}");
    assert!(tty.child.wait().unwrap().success());
}
