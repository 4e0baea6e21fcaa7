//! A file replaced, laid over, cut off or taken away while it is open: nothing that was acknowledged is lost, nothing
//! typed either, nobody's file is removed, and one sentence says what happened.

use crate::desk;
use crate::fields::WithField;
use crate::random;
use std::fs;
use std::path::{Path, PathBuf};

use crate::opened::{OpenProgram, PseudoTerminal, author, dawn, new_file, state};
use kurator::domain::{Act, FieldName, Id, Kind, Record};
use kurator::keymap::key::{Key, NamedKey};
use kurator::screen::Effect;
use kurator::screen::exchange::path_purpose::PathPurpose;
use kurator::store::{Entropy, Store};
use kurator::sync::snapshots::Snapshots;
use proptest::prelude::*;
use tempfile::TempDir;

/// A file that is open, with the families taken in so far.
struct RescueScene {
    folder: TempDir,
    path: PathBuf,
    open: OpenProgram,
    families: Vec<String>,
}

impl RescueScene {
    /// Two families from before, one of this run.
    fn set() -> RescueScene {
        let folder = tempfile::tempdir().unwrap();
        let path = new_file(folder.path());
        let mut before = OpenProgram::on(&path, "anna");
        before.take_in("Иванова");
        before.take_in("Петрова");
        drop(before);
        let open = OpenProgram::on(&path, "anna");
        let families = vec!["Иванова".to_owned(), "Петрова".to_owned()];
        let mut scene = RescueScene { folder, path, open, families };
        scene.pauses();
        scene.takes_in("Гусева");
        scene
    }

    fn takes_in(&mut self, title: &str) {
        self.open.take_in(title);
        self.families.push(title.to_owned());
    }

    /// Nobody types for a while: a copy to fall back on is made.
    fn pauses(&mut self) {
        if self.open.file_guard.waits() {
            let dawn = dawn(&self.path);
            self.open.file_guard.provide(&mut self.open.store, dawn).unwrap();
            self.open.file_guard.finish(&mut self.open.store);
        }
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.path.with_file_name(name)
    }

    /// A copy of the file as it is now, with a family of its own that nobody here knows.
    fn fork(&mut self, title: &str) -> PathBuf {
        let fork = self.folder.path().join("fork.kurator");
        fs::copy(&self.path, &fork).unwrap();
        let mut store = Store::open(&fork, author("vera")).unwrap();
        let family = Record::new(Kind::Family).with(FieldName::Title, title);
        store.record(Act::FamilyTakenIn, &[family]).unwrap();
        self.families.push(title.to_owned());
        fork
    }

    /// All that was acknowledged is in the file that lies at the path, which is whole, and can be worked in.
    #[track_caller]
    fn has_everything(&mut self) {
        self.takes_in("Последняя");
        let store = Store::open(&self.path, author("test")).unwrap();
        let report = store.reader().check().unwrap();
        assert!(report.ok, "{:?}", report.findings);
        let text = export(&store);
        for title in &self.families {
            assert!(
                text.contains(&format!("\"{title}\"")),
                "{title} is lost:\n{text}\n{}",
                self.open.screen()
            );
        }
        assert_eq!(self.rescued(), Vec::<PathBuf>::new(), "nothing waits any more");
        // What is shown is what lies there.
        assert_eq!(self.open.families(), text.matches("\"type\":\"family\"").count());
    }

    fn rescued(&self) -> Vec<PathBuf> {
        let all = walk(&self.folder.path().join("state"));
        all.into_iter().filter(|p| p.file_name().unwrap().to_string_lossy().starts_with("rescued-")).collect()
    }
}

pub(crate) fn walk(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    entries.flatten().flat_map(|e| if e.path().is_dir() { walk(&e.path()) } else { vec![e.path()] }).collect()
}

pub(crate) fn export(store: &Store) -> String {
    let mut out = Vec::new();
    store.reader().export(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn an_older_copy_put_in_its_place() {
    let mut s = RescueScene::set();
    let older = s.beside("older");
    fs::copy(&s.path, &older).unwrap();
    s.takes_in("Зуева");
    s.takes_in("Лисина");
    fs::rename(&older, &s.path).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("Файл заменили, пока он был открыт. Прежнее возвращено в него: 2 действия.");
    s.has_everything();
}

#[test]
fn a_newer_copy_put_in_its_place_is_taken_as_it_is() {
    let mut s = RescueScene::set();
    let fork = s.fork("Новая");
    fs::rename(fork, &s.path).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("изменён другой программой");
    s.has_everything();
}

#[test]
fn another_branch_put_in_its_place() {
    let mut s = RescueScene::set();
    let fork = s.fork("Новая");
    s.takes_in("Зуева");
    fs::rename(fork, &s.path).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("возвращено в него: 1 действие");
    // What was done here is still one's own to undo.
    s.open.take_in("Ошибка");
    s.open.performs(Effect::Undo);
    s.open.performs(Effect::Undo);
    s.families.retain(|f| f != "Зуева");
    assert!(!export(&s.open.store).contains("Зуева"));
    s.has_everything();
}

#[test]
fn another_branch_of_the_same_length_laid_over_it() {
    let mut s = RescueScene::set();
    let fork = s.fork("Новая");
    // As many changes and as many pages: SQLite itself would see nothing and mix the two.
    s.takes_in("Зуева");
    let (mine, theirs) = (fs::read(&s.path).unwrap(), fs::read(&fork).unwrap());
    assert_eq!((mine.len(), &mine[24..40]), (theirs.len(), &theirs[24..40]), "the test tests nothing");
    fs::write(&s.path, theirs).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("Файл заменили");
    s.has_everything();
}

#[test]
fn an_older_copy_laid_over_it() {
    let mut s = RescueScene::set();
    let older = fs::read(&s.path).unwrap();
    for n in 0..40 {
        s.takes_in(&format!("Семья {n}"));
    }
    fs::write(&s.path, older).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("возвращено в него: 40 действий");
    s.has_everything();
}

/// What was looked at was looked at beside a file that is not there any more: it is looked at again, not passed over.
#[test]
fn a_merge_that_came_too_late_is_refused_aloud() {
    let mut s = RescueScene::set();
    let older = fs::read(&s.path).unwrap();
    let stick = s.folder.path().join("stick.kurator");
    fs::copy(&s.path, &stick).unwrap();
    let zueva = Record::new(Kind::Family).with(FieldName::Title, "Зуева");
    Store::open(&stick, author("vera")).unwrap().record(Act::FamilyTakenIn, &[zueva]).unwrap();
    s.takes_in("Гусев");
    s.open.performs(Effect::Carry { aim: PathPurpose::Merge, path: Some(stick) });
    s.open.sees("Зуева");
    fs::write(&s.path, older).unwrap();
    s.open.performs(Effect::Take);
    s.open.sees("изменён другой программой");
    s.open.press(NamedKey::Esc);
    s.has_everything();
}

/// The copy that has most is that of the state before: it is not the one to fall back on.
#[test]
fn what_a_snapshot_put_back_has_let_go_does_not_come_back_with_a_rescue() {
    let mut s = RescueScene::set();
    s.pauses();
    let snapshots = Snapshots::of(&state(&s.path), &s.path);
    let (earlier, _) = snapshots.fullest_first(s.open.store.keys()).remove(0);
    for n in 0..5 {
        s.open.take_in(&format!("Лишняя {n}"));
    }
    s.open.performs(Effect::Carry { aim: PathPurpose::Restore, path: Some(earlier) });
    s.open.sees("Вернуть снимок?");
    s.open.performs(Effect::Restore);
    s.open.sees("Возвращён снимок");
    let later = snapshots.fullest_first(s.open.store.keys()).remove(0).1;
    s.has_everything();
    let older = fs::read(&s.path).unwrap();
    s.takes_in("Зуева");
    s.pauses();
    assert!(
        snapshots.has(&s.open.store, &s.open.store.digest().unwrap()),
        "there is a copy of what is there now"
    );
    s.takes_in("Лисина");
    assert!(s.open.store.digest().unwrap().operations < later.operations, "the test tests nothing");
    fs::write(&s.path, older).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("возвращено в него: 2 действия");
    s.has_everything();
    assert!(!export(&s.open.store).contains("Лишняя"));
    assert!(snapshots.has(&s.open.store, &later), "and nothing is lost of it");
}

/// Very much comes from another program, no snapshot can be made of it, and the file is laid over.
#[test]
fn much_that_could_not_be_copied_comes_back_from_the_tail() {
    let mut s = RescueScene::set();
    let older = fs::read(&s.path).unwrap();
    let fork = s.folder.path().join("fork.kurator");
    fs::copy(&s.path, &fork).unwrap();
    let mut neighbour = Store::open(&fork, author("vera")).unwrap();
    for n in 0..5_100 {
        let school = Record::new(Kind::Organisation).with(FieldName::Name, format!("школа № {n}"));
        neighbour.record(Act::RecordAdded, &[school]).unwrap();
    }
    let all = neighbour.digest().unwrap();
    drop(neighbour);
    // Something is in the way of a snapshot.
    let snapshots = Snapshots::of(&state(&s.path), &s.path);
    let part = format!(".at-hand.kurator.part-{}", std::process::id());
    let obstacle = snapshots.list()[0].with_file_name(part);
    fs::create_dir(&obstacle).unwrap();
    fs::write(&s.path, fs::read(&fork).unwrap()).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("изменён другой программой");
    s.pauses();
    assert!(!snapshots.has(&s.open.store, &s.open.store.digest().unwrap()), "the test tests nothing");
    fs::write(&s.path, &older).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("возвращено в него: 5100 действий.");
    assert!(!s.open.screen().contains("Не хватает"), "{}", s.open.screen());
    assert_eq!(s.open.store.digest().unwrap(), all);
    fs::remove_dir(&obstacle).unwrap();
    s.pauses();
    assert!(snapshots.has(&s.open.store, &all));
    s.has_everything();
}

/// Before there was a pause, there is no copy to fall back on but what this run has written.
#[test]
fn an_older_copy_laid_over_it_at_once() {
    let mut s = RescueScene::set();
    let older = fs::read(&s.path).unwrap();
    let path = s.path.clone();
    s.open = {
        drop(s.open);
        fs::remove_dir_all(s.folder.path().join("state")).unwrap();
        OpenProgram::on(&path, "anna")
    };
    s.takes_in("Зуева");
    fs::write(&s.path, older).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("возвращено в него: 1 действие");
    s.has_everything();
}

/// Nothing has what an earlier run wrote: what the program notes for itself is gone, and the older copy that was laid
/// over the file is from before.
#[test]
fn what_is_nowhere_to_be_had_is_told_and_the_file_can_be_worked_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let older = fs::read(&path).unwrap();
    let mut s = RescueScene { open: OpenProgram::on(&path, "anna"), folder, path, families: Vec::new() };
    for n in 0..9 {
        s.open.take_in(&format!("Семья {n}"));
    }
    let full = s.beside("full.kurator");
    fs::copy(&s.path, &full).unwrap();
    let path = s.path.clone();
    s.open = {
        drop(s.open);
        fs::remove_dir_all(s.folder.path().join("state")).unwrap();
        OpenProgram::on(&path, "anna")
    };
    s.takes_in("Зуева");
    fs::write(&s.path, older).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("возвращено в него: 1 действие. Не хватает сделанного до этого запуска: 9 действий.");
    s.has_everything();
    // It is copied, put back, merged with: it is whole, and says of itself what it lacks.
    s.pauses();
    let snapshots = Snapshots::of(&state(&s.path), &s.path);
    assert!(snapshots.has(&s.open.store, &s.open.store.digest().unwrap()));
    let report = s.open.store.reader().check().unwrap();
    assert!(report.findings.iter().any(|f| f.id.code() == "check-cut-off"), "{:?}", report.findings);
    // A copy that has them makes it whole.
    s.open.performs(Effect::Carry { aim: PathPurpose::Merge, path: Some(full) });
    s.open.performs(Effect::Take);
    s.families.extend((0..9).map(|n| format!("Семья {n}")));
    s.has_everything();
    let report = s.open.store.reader().check().unwrap();
    assert!(!report.findings.iter().any(|f| f.id.code() == "check-cut-off"), "{:?}", report.findings);
}

#[test]
fn cut_off_or_emptied() {
    for eighths in [0, 4] {
        let mut s = RescueScene::set();
        let whole = fs::read(&s.path).unwrap();
        let left = &whole[..whole.len() * eighths / 8];
        fs::write(&s.path, left).unwrap();
        s.open.press(NamedKey::Down);
        s.open.sees("Ваш снова на месте, тот отложен");
        assert_eq!(fs::read(s.beside("district.kurator.replaced-1")).unwrap(), left);
        s.has_everything();
    }
}

#[test]
fn deleted_it_stands_there_again_with_its_rights() {
    let mut s = RescueScene::set();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&s.path, fs::Permissions::from_mode(0o640)).unwrap();
        s.open = {
            drop(s.open);
            OpenProgram::on(&s.path, "anna")
        };
    }
    fs::remove_file(&s.path).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("Файл исчез, пока был открыт: он снова на месте");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(s.path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    }
    s.has_everything();
}

#[test]
fn the_folder_is_away_and_comes_back() {
    let mut s = RescueScene::set();
    let (work, away) = (s.path.parent().unwrap().to_owned(), s.folder.path().join("away"));
    fs::rename(&work, &away).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("Файла нет на месте: вынут диск или убрана папка. Всё сделанное цело:");
    s.open.sees("только чтение");
    let [rescued] = &s.rescued()[..] else { panic!("{:?}", s.rescued()) };
    assert!(export(&Store::open(rescued, author("test")).unwrap()).contains("Гусева"));
    // One reads on; what is written meanwhile is refused, and nothing is made where the folder was.
    assert_eq!(s.open.families(), 3);
    s.open.take_in("Зуева");
    s.open.sees("верните диск");
    s.open.press(NamedKey::Down);
    assert!(!work.exists());
    // Elsewhere somebody worked in it meanwhile.
    let mut there = Store::open(&away.join("district.kurator"), author("vera")).unwrap();
    there.record(Act::FamilyTakenIn, &[Record::new(Kind::Family).with(FieldName::Title, "Новая")]).unwrap();
    s.families.push("Новая".to_owned());
    drop(there);
    fs::rename(&away, &work).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("изменён другой программой");
    assert!(!s.open.screen().contains("только чтение"));
    s.has_everything();
}

#[test]
fn the_folder_comes_back_with_an_older_file_or_with_none() {
    for with_file in [true, false] {
        let mut s = RescueScene::set();
        let older = fs::read(&s.path).unwrap();
        s.takes_in("Зуева");
        let work = s.path.parent().unwrap().to_owned();
        fs::remove_dir_all(&work).unwrap();
        s.open.press(NamedKey::Down);
        s.open.sees("Файла нет на месте");
        fs::create_dir(&work).unwrap();
        if with_file {
            fs::write(&s.path, &older).unwrap();
        }
        s.open.press(NamedKey::Down);
        s.open.sees(if with_file {
            "возвращено в него: 1 действие"
        } else {
            "он снова на месте"
        });
        s.has_everything();
    }
}

#[test]
fn where_nothing_can_be_rescued_to_one_reads_until_the_file_is_back() {
    let mut s = RescueScene::set();
    let (work, away) = (s.path.parent().unwrap().to_owned(), s.folder.path().join("away"));
    // Nobody writes into a file as if it were a folder.
    let state = s.folder.path().join("state");
    fs::remove_dir_all(&state).unwrap();
    fs::write(&state, "").unwrap();
    fs::rename(&work, &away).unwrap();
    for _ in 0..2 {
        s.open.press(NamedKey::Down);
        s.open.sees("спасти прежний некуда");
    }
    s.open.take_in("Зуева");
    assert_eq!(s.open.families(), 3, "it is still read");
    // Who leaves now is asked first, and may save a copy elsewhere.
    let effect = s.open.app.press(Key::F(10), s.open.store.reader());
    assert!(effect.is_none());
    s.open.sees("Закрыть, не сохранив?");
    s.open.press(NamedKey::Enter);
    let stick = s.folder.path().join("копия.kurator");
    s.open.performs(Effect::Carry { aim: PathPurpose::Copy, path: Some(stick.clone()) });
    assert_eq!(Store::open(&stick, author("anna")).unwrap().reader().count_families().unwrap(), 3);
    fs::rename(&away, &work).unwrap();
    s.open.press(NamedKey::Down);
    s.open.sees("снова можно писать");
    s.has_everything();
}

#[test]
fn what_could_not_be_brought_back_is_taken_up_at_the_next_start() {
    let mut s = RescueScene::set();
    let older = fs::read(&s.path).unwrap();
    s.takes_in("Зуева");
    let work = s.path.parent().unwrap().to_owned();
    fs::remove_dir_all(&work).unwrap();
    s.open.press(NamedKey::Down);
    drop(s.open);
    fs::create_dir(&work).unwrap();
    fs::write(&s.path, older).unwrap();
    s.open = OpenProgram::on(&s.path, "anna");
    s.open.sees("Спасённое в прошлый раз возвращено в файл: 1 действие.");
    s.has_everything();
}

#[test]
fn a_strange_file_in_its_place_is_put_aside_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.kurator");
    let mut apart = Store::create(&other, author("vera"), Entropy::Seed { seed: 7, taken: 0 }).unwrap();
    let district = Record::of(Kind::District, Id::DISTRICT).with(FieldName::Regulation, "yugra");
    apart.record(Act::DistrictOpened, &[district]).unwrap();
    drop(apart);
    let whole = fs::read(&other).unwrap();
    for (by_rename, bytes) in
        [(true, &b"just a text"[..]), (false, b"just a text"), (true, &whole), (false, &whole)]
    {
        let mut s = RescueScene::set();
        if by_rename {
            fs::write(s.beside("new"), bytes).unwrap();
            fs::rename(s.beside("new"), &s.path).unwrap();
        } else {
            fs::write(&s.path, bytes).unwrap();
        }
        fs::write(s.beside("district.kurator.replaced-1"), "somebody's").unwrap();
        s.open.press(NamedKey::Down);
        s.open.sees("На месте файла оказался чужой или повреждённый");
        s.open.sees("replaced-2");
        assert_eq!(fs::read(s.beside("district.kurator.replaced-2")).unwrap(), bytes);
        assert_eq!(fs::read(s.beside("district.kurator.replaced-1")).unwrap(), b"somebody's");
        s.has_everything();
    }
}

#[test]
fn a_file_of_a_newer_program_is_left_where_it_is() {
    let mut s = RescueScene::set();
    let fork = s.fork("Новая");
    let mut bytes = fs::read(&fork).unwrap();
    // `user_version`, big-endian.
    bytes[60..64].copy_from_slice(&3u32.to_be_bytes());
    fs::write(&fork, &bytes).unwrap();
    s.takes_in("Зуева");
    fs::rename(&fork, &s.path).unwrap();
    for _ in 0..2 {
        s.open.press(NamedKey::Down);
    }
    s.open.take_in("Рано");
    s.open.sees("файл более новой программы");
    assert_eq!(fs::read(&s.path).unwrap(), bytes);
    let [rescued] = &s.rescued()[..] else { panic!("{:?}", s.rescued()) };
    assert!(export(&Store::open(rescued, author("test")).unwrap()).contains("Зуева"));
}

#[test]
fn replaced_between_the_key_and_the_write_no_key_is_asked_for_twice() {
    let mut s = RescueScene::set();
    let older = s.beside("older");
    fs::copy(&s.path, &older).unwrap();
    s.takes_in("Зуева");
    fs::rename(&older, &s.path).unwrap();
    s.takes_in("Лисина");
    s.open.sees("возвращено в него: 1 действие");
    let bytes = fs::read(&s.path).unwrap();
    s.takes_in("Орлова");
    fs::write(&s.path, bytes).unwrap();
    s.takes_in("Белова");
    fs::remove_file(&s.path).unwrap();
    s.takes_in("Сорокина");
    s.has_everything();
}

#[test]
fn a_neighbour_that_writes_by_the_book_is_no_accident() {
    let mut s = RescueScene::set();
    let mut other = Store::open(&s.path, author("vera")).unwrap();
    other.record(Act::FamilyTakenIn, &[Record::new(Kind::Family).with(FieldName::Title, "Новая")]).unwrap();
    s.families.push("Новая".to_owned());
    // The write comes before the look: it is done once, and told.
    s.takes_in("Зуева");
    s.open.sees("изменён другой программой");
    s.has_everything();
    assert_eq!(s.open.screen().matches("заменили").count(), 0);
}

#[test]
fn whoever_only_reads_leaves_the_rescue_to_the_holder() {
    let mut s = RescueScene::set();
    let mut second = OpenProgram::on(&s.path, "vera");
    let older = s.beside("older");
    fs::copy(&s.path, &older).unwrap();
    s.takes_in("Зуева");
    fs::rename(&older, &s.path).unwrap();
    second.press(NamedKey::Down);
    assert_eq!(second.families(), 3, "the older copy is what stands there");
    s.open.press(NamedKey::Down);
    s.open.sees("возвращено в него: 1 действие");
    second.press(NamedKey::Down);
    assert_eq!(second.families(), 4);
    s.has_everything();
}

#[test]
fn the_first_copy_of_a_day_is_a_snapshot_and_three_are_kept() {
    let mut s = RescueScene::set();
    let snapshots = Snapshots::of(&state(&s.path), &s.path);
    let numbered = || {
        let all = snapshots.list().into_iter();
        all.filter(|p| p.file_stem().unwrap().to_string_lossy().parse::<u32>().is_ok()).collect::<Vec<_>>()
    };
    let begun = numbered().len();
    assert!(begun > 0);
    let hour = std::time::Duration::from_secs(3600);
    // The same day: another copy, no other snapshot. What was begun and not finished today may be at work still.
    let part = snapshots.list()[0].with_file_name(".at-hand.kurator.part-1");
    fs::write(&part, "begun").unwrap();
    snapshots.provide(&s.open.store, dawn(&s.path)).unwrap();
    assert_eq!(numbered().len(), begun);
    assert_eq!(snapshots.list().len(), begun + 1, "the copy to fall back on is listed too");
    assert_eq!(snapshots.fullest_first(s.open.store.keys())[0].1, s.open.store.digest().unwrap());
    for day in 0..4 {
        s.takes_in(&format!("День {day}"));
        // A dawn that is later than any copy.
        let later = fs::metadata(numbered().last().unwrap()).unwrap().modified().unwrap() + hour;
        snapshots.provide(&s.open.store, later).unwrap();
    }
    assert_eq!(numbered().len(), 3);
    assert!(!part.exists());
    s.has_everything();
}

/// What may befall the file between two actions.
#[derive(Clone, Debug)]
enum FileDamage {
    Nothing,
    Older(usize),
    OlderLaidOver(usize),
    Fork,
    ForkLaidOver,
    Cut(u8),
    Deleted,
    Pause,
    Neighbour,
    Killed(KillDamage),
}

/// What becomes of the file of a program that was killed, before the next start.
#[derive(Clone, Copy, Debug)]
enum KillDamage {
    Nothing,
    Deleted,
    Cut(u8),
    Older(usize),
}

fn loss() -> impl Strategy<Value = KillDamage> {
    prop_oneof![
        Just(KillDamage::Nothing),
        Just(KillDamage::Deleted),
        any::<u8>().prop_map(KillDamage::Cut),
        any::<usize>().prop_map(KillDamage::Older),
    ]
}

fn blow() -> impl Strategy<Value = FileDamage> {
    prop_oneof![
        Just(FileDamage::Nothing),
        any::<usize>().prop_map(FileDamage::Older),
        any::<usize>().prop_map(FileDamage::OlderLaidOver),
        Just(FileDamage::Fork),
        Just(FileDamage::ForkLaidOver),
        any::<u8>().prop_map(FileDamage::Cut),
        Just(FileDamage::Deleted),
        Just(FileDamage::Pause),
        Just(FileDamage::Neighbour),
        loss().prop_map(FileDamage::Killed),
    ]
}

proptest! {
    #![proptest_config(random::config(6))]

    #[test]
    fn whatever_befalls_it_nothing_acknowledged_is_lost(blows in prop::collection::vec((blow(), any::<bool>()), 1..8)) {
        let mut s = RescueScene::set();
        let mut copies = vec![fs::read(&s.path).unwrap()];
        for (n, (blow, looks)) in blows.into_iter().enumerate() {
            match blow {
                FileDamage::Nothing => {}
                FileDamage::Older(i) | FileDamage::OlderLaidOver(i) => {
                    let bytes = &copies[i % copies.len()];
                    if matches!(blow, FileDamage::Older(_)) {
                        fs::write(s.beside("older"), bytes).unwrap();
                        fs::rename(s.beside("older"), &s.path).unwrap();
                    } else {
                        fs::write(&s.path, bytes).unwrap();
                    }
                }
                FileDamage::Fork | FileDamage::ForkLaidOver => {
                    let fork = s.fork(&format!("Ветвь {n}"));
                    s.takes_in(&format!("Здесь {n}"));
                    if matches!(blow, FileDamage::Fork) {
                        fs::rename(fork, &s.path).unwrap();
                    } else {
                        fs::write(&s.path, fs::read(fork).unwrap()).unwrap();
                    }
                }
                FileDamage::Cut(share) => {
                    let whole = fs::read(&s.path).unwrap();
                    fs::write(&s.path, &whole[..whole.len() * usize::from(share) / 256]).unwrap();
                }
                FileDamage::Deleted => fs::remove_file(&s.path).unwrap(),
                FileDamage::Killed(loss) => {
                    s.open.dies();
                    match loss {
                        KillDamage::Nothing => {}
                        KillDamage::Deleted => fs::remove_file(&s.path).unwrap(),
                        KillDamage::Cut(share) => {
                            let whole = fs::read(&s.path).unwrap();
                            fs::write(&s.path, &whole[..whole.len() * usize::from(share) / 256]).unwrap();
                        }
                        KillDamage::Older(i) => fs::write(&s.path, &copies[i % copies.len()]).unwrap(),
                    }
                    s.open = OpenProgram::again(&s.path, "anna");
                }
                FileDamage::Pause => s.pauses(),
                FileDamage::Neighbour => {
                    let mut other = Store::open(&s.path, author("vera")).unwrap();
                    let title = format!("Сосед {n}");
                    other.record(Act::FamilyTakenIn, &[Record::new(Kind::Family).with(FieldName::Title, title.as_str())]).unwrap();
                    drop(other);
                    s.families.push(title);
                    s.open.press(NamedKey::Down);
                }
            }
            if looks {
                s.open.press(NamedKey::Down);
            }
            s.takes_in(&format!("Семья {n}"));
            copies.push(fs::read(&s.path).unwrap());
        }
        s.has_everything();
    }
}

/// The real program on the district of the desk, with a home of its own.
fn program() -> (TempDir, PathBuf, PseudoTerminal) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("district.kurator");
    fs::write(&path, desk::file_of(desk::DISTRICT)).unwrap();
    let home = folder.path().join("home");
    fs::create_dir(&home).unwrap();
    let tty = PseudoTerminal::run(&path, &home);
    (folder, path, tty)
}

pub(crate) fn visits(path: &Path) -> usize {
    let text = export(&Store::open(path, author("test")).unwrap());
    text.lines().filter(|l| l.contains("\"home_visit\"") && l.contains("\"on\":\"2026-11-24\"")).count()
}

pub(crate) const DOWN: &str = "\u{1b}[B";

#[test]
fn between_two_visits_an_older_copy_takes_its_place() {
    let (folder, path, mut tty) = program();
    tty.sees("▌√ 09:30");
    let before = visits(&path);
    // The copy of another machine: older, and with a family of its own.
    let other = folder.path().join("other.kurator");
    fs::copy(&path, &other).unwrap();
    let mut there = Store::open(&other, author("vera")).unwrap();
    there
        .record(Act::FamilyTakenIn, &[Record::new(Kind::Family).with(FieldName::Title, "Новая там")])
        .unwrap();
    drop(there);

    tty.presses(DOWN);
    tty.sees("▌ 11:00");
    tty.presses("\r\r");
    tty.sees("Отмечено посещение");
    fs::rename(&other, &path).unwrap();
    tty.presses(DOWN);
    tty.sees("Прежнее возвращено в него: 1 действие.");
    tty.presses("\r\r");
    tty.sees("Отмечено посещение");
    tty.presses("\u{11}");
    assert!(tty.child.wait().unwrap().success());
    assert_eq!(visits(&path), before + 2);
    assert!(export(&Store::open(&path, author("test")).unwrap()).contains("Новая там"));
}

#[test]
fn a_note_half_typed_outlives_a_copy_laid_over_the_file() {
    let (_folder, path, mut tty) = program();
    tty.sees("▌√ 09:30");
    let older = fs::read(&path).unwrap();
    let before = visits(&path);
    tty.presses(DOWN);
    tty.sees("▌ 11:00");
    tty.presses("\r\r");
    tty.sees("Отмечено посещение");
    // Ins: a note of a call about the family under the cursor.
    tty.presses("\u{1b}[2~");
    tty.presses("Школа: Денис не был");
    tty.sees("Денис не был");
    fs::write(&path, older).unwrap();
    tty.presses(" с понедельника");
    tty.sees("Денис не был с понедельника");
    tty.presses("\r");
    tty.sees("Отменить: Ctrl+Z");
    tty.presses("\u{11}");
    assert!(tty.child.wait().unwrap().success());
    assert_eq!(visits(&path), before + 1);
    assert!(export(&Store::open(&path, author("test")).unwrap()).contains("Денис не был с понедельника"));
}
