//! One program holds the file, the next one reads and says who has it; nothing that is left behind blocks.

use std::path::Path;

use crate::opened::{OpenProgram, PseudoTerminal, new_file};
use kurator::keymap::key::{Key, NamedKey};
use kurator::screen::Effect;
use kurator::screen::exchange::path_purpose::PathPurpose;

fn beside(path: &Path) -> Vec<String> {
    let entries = path.parent().unwrap().read_dir().unwrap();
    entries
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n != "district.kurator")
        .collect()
}

#[test]
fn the_second_reads_says_who_holds_it_and_takes_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut first = OpenProgram::on(&path, "anna");
    let mut second = OpenProgram::on(&path, "vera");
    second.sees("anna@office");
    second.sees(&format!("процесс {}", std::process::id()));
    second.press(NamedKey::Down);
    second.sees("только чтение");

    second.take_in("Второй");
    second.sees("anna@office");
    assert_eq!(second.families(), 0);
    first.take_in("Первый");
    assert_eq!(first.families(), 1);
    second.press(NamedKey::Down);
    second.sees("изменён другой программой");
    assert_eq!(second.families(), 1);

    drop(first);
    second.press(NamedKey::Down);
    second.sees("снова можно писать");
    assert!(!second.screen().contains("только чтение"));
    second.take_in("Второй");
    assert_eq!(second.families(), 2);
    drop(second);
    assert_eq!(beside(&path), Vec::<String>::new());
}

#[test]
fn who_only_reads_merges_nothing_and_may_make_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let _first = OpenProgram::on(&path, "anna");
    let mut second = OpenProgram::on(&path, "vera");
    second.app.press(Key::Char('7'), second.store.reader());
    second.sees("Копии файла участка");
    second.app.press(Key::Named(NamedKey::Down), second.store.reader());
    second.sees("! Файл");
    second.sees("anna@office");
    second.performs(Effect::Seek(PathPurpose::Merge));
    assert!(!second.screen().contains("С какой копией слить"));
    let copy = folder.path().join("copy.kurator");
    second.performs(Effect::Carry { aim: PathPurpose::Copy, path: Some(copy.clone()) });
    second.sees("Можно вынимать");
    assert!(copy.exists());
}

#[test]
fn two_names_of_one_file_are_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let _first = OpenProgram::on(&path, "anna");
    let work = path.parent().unwrap();
    let around = work.join("x").join("..").join("district.kurator");
    std::fs::create_dir(work.join("x")).unwrap();
    OpenProgram::on(&around, "vera").sees("anna@office");
}

#[test]
fn where_nothing_can_be_written_beside_it_one_reads() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    // Whoever runs the tests, nobody writes into a folder as if it were a file.
    let lock = path.with_file_name(".district.kurator.lock");
    std::fs::create_dir(&lock).unwrap();
    let mut only = OpenProgram::on(&path, "anna");
    only.sees("Рядом с файлом ничего нельзя записать");
    only.take_in("Иванова");
    only.sees("Проверьте права на папку");
    assert_eq!(only.families(), 0);
    std::fs::remove_dir(lock).unwrap();
    only.press(NamedKey::Down);
    only.take_in("Иванова");
    assert_eq!(only.families(), 1);
}

#[test]
fn a_killed_program_leaves_nothing_that_blocks() {
    let folder = tempfile::tempdir().unwrap();
    let home = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut first = PseudoTerminal::run(&path, home.path());
    first.sees("Сегодня");
    let mut second = PseudoTerminal::run(&path, home.path());
    second.sees(&format!("процесс {}", first.child.process_id().unwrap()));
    second.sees("только чтение");
    // On unix this is SIGKILL.
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    second.presses("\u{1b}[B");
    second.sees("снова можно писать");
    second.presses("\u{11}");
    assert!(second.child.wait().unwrap().success());
    assert_eq!(beside(&path), Vec::<String>::new());
}

#[test]
fn a_district_that_is_lost_comes_back_from_its_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let home = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut first = PseudoTerminal::run(&path, home.path());
    first.sees("Сегодня");
    // A day of work begins with a snapshot.
    std::thread::sleep(std::time::Duration::from_secs(3));
    first.presses("\u{11}");
    assert!(first.child.wait().unwrap().success());
    std::fs::remove_file(&path).unwrap();
    let mut second = PseudoTerminal::run(&path, home.path());
    second.sees("нет, а участок в нём был: последний снимок");
    second.sees("Вернуть участок из снимка");
    second.presses("\r");
    second.sees("Сегодня");
    assert!(path.exists());
    second.presses("\u{11}");
    assert!(second.child.wait().unwrap().success());
    // What was only moved is opened where it lies, its ending left out or not.
    let moved = path.with_file_name("третий.kurator");
    for (name, is_bare) in [("третий", true), ("третий", false), ("третий.kurator", false)]
    {
        std::fs::rename(&path, &moved).unwrap();
        let mut third = PseudoTerminal::run(&path, home.path());
        third.sees("Открыть копию");
        third.presses("\u{1b}[F\r");
        third.sees("где лежит файл участка");
        let typed = if is_bare { name.into() } else { path.with_file_name(name).display().to_string() };
        third.presses(&typed);
        third.presses("\r");
        third.sees("Сегодня");
        third.presses("\u{11}");
        assert!(third.child.wait().unwrap().success());
        std::fs::rename(&moved, &path).unwrap();
    }
}

#[test]
fn a_draft_is_not_offered_in_another_file_made_at_the_same_path() {
    let folder = tempfile::tempdir().unwrap();
    let home = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut first = PseudoTerminal::run(&path, home.path());
    first.sees("Сегодня");
    first.presses("\u{e}");
    first.sees("Принять семью");
    first.presses("Незабудкина");
    first.sees("Незабудкина");
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    let mut again = PseudoTerminal::run(&path, home.path());
    again.sees("Недописанное");
    again.child.kill().unwrap();
    again.child.wait().unwrap();
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_kurator"))
        .args(["init", "--regulation", "yugra", "--no-passphrase", "--file"])
        .arg(&path)
        .env("HOME", home.path())
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let mut other = PseudoTerminal::run(&path, home.path());
    other.sees("семей пока нет");
    other.presses("3");
    other.sees("[3 Семьи");
    assert!(!other.screen().contains("Недописанное"), "{}", other.screen());
    other.presses("\u{11}");
    assert!(other.child.wait().unwrap().success());
}
