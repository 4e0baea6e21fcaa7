//! A disk without room, in the real program: what is typed is not lost, it is said why nothing is written, and there is a
//! way out.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use crate::desk;
use crate::district::author;
use crate::opened::PseudoTerminal;
use crate::rescue::export;
use crate::tools::Disk;
use kurator::store::Store;

const TAKE_IN: &str = "\x0e";
const SAVE: &str = "\x13";
const QUIT: &str = "\x1b[21~";
const BESIDE: &str = "\t";

/// A file on a disk of its own, and the folder of the user.
struct FullDiskScene {
    _disk: Disk,
    folder: TempDir,
    path: PathBuf,
}

impl FullDiskScene {
    /// `None` where nothing may be mounted.
    fn set() -> Option<FullDiskScene> {
        let folder = tempfile::tempdir().unwrap();
        let work = folder.path().join("work");
        fs::create_dir_all(&work).unwrap();
        fs::create_dir(folder.path().join("home")).unwrap();
        let disk = Disk::mount(&work, Some("4m"))?;
        let path = work.join("district.kurator");
        fs::write(&path, desk::file_of(desk::DISTRICT)).unwrap();
        Some(FullDiskScene { _disk: disk, folder, path })
    }

    fn film(&self) -> PathBuf {
        self.path.with_file_name("film")
    }

    /// The disk is full.
    fn fill(&self) {
        let _ = fs::write(self.film(), vec![1; 5 << 20]);
    }

    /// There is room again.
    fn free(&self) {
        fs::remove_file(self.film()).unwrap();
    }

    fn starts(&self, home: &Path) -> PseudoTerminal {
        PseudoTerminal::run(&self.path, home)
    }

    fn families(&self) -> String {
        let store = Store::open(&self.path, author()).unwrap();
        assert!(store.reader().check().unwrap().ok);
        export(&store)
    }
}

/// A new family is typed while the disk fills, and cannot be saved.
fn types_a_family(tty: &mut PseudoTerminal, scene: &FullDiskScene) {
    tty.sees("▌√ 09:30");
    scene.fill();
    tty.presses(TAKE_IN);
    tty.sees("Принять семью");
    tty.presses("Озёрова");
    tty.sees("Озёрова");
    tty.presses(SAVE);
    tty.sees("нет места");
    tty.sees("Озёрова");
}

#[test]
fn what_is_typed_waits_for_room_and_is_saved() {
    let Some(scene) = FullDiskScene::set() else { return };
    let mut tty = scene.starts(&scene.folder.path().join("home"));
    types_a_family(&mut tty, &scene);
    scene.free();
    tty.presses(SAVE);
    tty.sees("Озёрова");
    tty.presses(QUIT);
    tty.sees("Карта");
    let saved = || scene.families().contains("Озёрова");
    assert!((0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        saved()
    }));
}

#[test]
fn the_way_out_keeps_what_is_typed_for_the_next_start() {
    let Some(scene) = FullDiskScene::set() else { return };
    let home = scene.folder.path().join("home");
    let mut tty = scene.starts(&home);
    types_a_family(&mut tty, &scene);
    tty.presses(QUIT);
    tty.sees("Выйти, не записав?");
    tty.sees("Набранное не пропадёт");
    // The harmless answer is first.
    tty.presses("\r");
    tty.sees("Сохран");
    tty.presses(QUIT);
    tty.sees("Выйти, не записав?");
    tty.presses(BESIDE);
    tty.presses("\r");
    assert!(tty.child.wait().unwrap().success());
    assert!(!scene.families().contains("Озёрова"), "a refused action leaves nothing behind");
    scene.free();
    let mut tty = scene.starts(&home);
    tty.sees("Недописанное");
    tty.sees("Озёрова");
}

#[test]
fn where_the_draft_finds_no_room_either_that_is_said_at_once_and_at_the_exit() {
    let Some(scene) = FullDiskScene::set() else { return };
    let home = scene.path.with_file_name("home");
    fs::create_dir(&home).unwrap();
    let mut tty = scene.starts(&home);
    tty.sees("▌√ 09:30");
    scene.fill();
    tty.presses(TAKE_IN);
    tty.sees("Принять семью");
    tty.presses("Озёрова");
    tty.sees("Черновик формы не сохраняется на диск");
    tty.presses(SAVE);
    tty.sees("нет места");
    tty.presses(QUIT);
    tty.sees("набранное пропадёт");
    tty.presses("\r");
    scene.free();
    tty.presses(SAVE);
    tty.sees("Озёрова");
    let saved = || scene.families().contains("Озёрова");
    assert!((0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        saved()
    }));
}

#[test]
fn a_program_that_only_looked_leaves_a_full_disk_in_peace() {
    let Some(scene) = FullDiskScene::set() else { return };
    scene.fill();
    let before = fs::read(&scene.path).unwrap();
    let mut tty = scene.starts(&scene.folder.path().join("home"));
    tty.sees("▌√ 09:30");
    tty.presses("3");
    tty.presses(QUIT);
    assert!(tty.child.wait().unwrap().success());
    assert!(fs::read(&scene.path).unwrap() == before);
}
