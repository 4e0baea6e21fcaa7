//! One program holds the file, the next one reads and says who has it; nothing that is left behind blocks.

use std::path::Path;

use crate::opened::{Open, Tty, new_file};
use kurator::keymap::key::{Key, Named};
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
    let mut first = Open::on(&path, "anna");
    let mut second = Open::on(&path, "vera");
    second.sees("anna@office");
    second.sees(&format!("процесс {}", std::process::id()));
    second.press(Named::Down);
    second.sees("только чтение");

    second.take_in("Второй");
    second.sees("anna@office");
    assert_eq!(second.families(), 0);
    first.take_in("Первый");
    assert_eq!(first.families(), 1);
    second.press(Named::Down);
    second.sees("изменён другой программой");
    assert_eq!(second.families(), 1);

    drop(first);
    second.press(Named::Down);
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
    let _first = Open::on(&path, "anna");
    let mut second = Open::on(&path, "vera");
    second.app.press(Key::Char('7'), second.store.reader());
    second.sees("Копии файла участка");
    second.app.press(Key::Named(Named::Down), second.store.reader());
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
    let _first = Open::on(&path, "anna");
    let work = path.parent().unwrap();
    let around = work.join("x").join("..").join("district.kurator");
    std::fs::create_dir(work.join("x")).unwrap();
    Open::on(&around, "vera").sees("anna@office");
}

#[test]
fn where_nothing_can_be_written_beside_it_one_reads() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    // Whoever runs the tests, nobody writes into a folder as if it were a file.
    let lock = path.with_file_name(".district.kurator.lock");
    std::fs::create_dir(&lock).unwrap();
    let mut only = Open::on(&path, "anna");
    only.sees("Рядом с файлом ничего нельзя записать");
    only.take_in("Иванова");
    only.sees("Проверьте права на папку");
    assert_eq!(only.families(), 0);
    std::fs::remove_dir(lock).unwrap();
    only.press(Named::Down);
    only.take_in("Иванова");
    assert_eq!(only.families(), 1);
}

#[test]
fn a_killed_program_leaves_nothing_that_blocks() {
    let folder = tempfile::tempdir().unwrap();
    let home = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut first = Tty::run(&path, home.path());
    first.sees("Сегодня");
    let mut second = Tty::run(&path, home.path());
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
