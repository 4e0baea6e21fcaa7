//! The clock of the computer is set back or the computer slept over midnight: the screens come to the day that is, say so,
//! and nothing that was written is lost or put in another order.

use std::fs::File;
use std::time::Duration;

use crate::desk::{self, curator};
use crate::district::{TestDistrict, author, export, program, stdout};
use crate::opened::PseudoTerminal;
use kurator::store::jsonl::ImportMode;
use kurator::store::{Author, Store};
use kurator::sync::merge::merge;
use kurator::sync::snapshots::Snapshots;

/// A year before the clock of the tests.
const YEAR: i64 = 365 * 24 * 60 * 60 * 1000;

fn family(name: &str) -> String {
    format!(r#"{{"type":"family","title":"{name}"}}"#)
}

fn takes(store: &mut Store, name: &str) {
    assert!(store.import(&family(name), ImportMode::Whole).unwrap().refused.is_empty());
}

#[test]
fn a_clock_set_back_under_open_screens_is_said_and_the_day_is_that_of_the_clock() {
    let mut c = curator();
    c.sees("вт 24.11");
    c.finds_the_day("2026-11-20").sees("Дата компьютера переведена назад").sees("24.11").sees("пт 20.11");
    // The sentence goes with the next key; the day stays.
    c.presses("Down").does_not_see("переведена назад").sees("пт 20.11");
    c.finds_the_day("2026-11-24").sees("Сменился день").sees("вт 24.11");
}

#[test]
fn a_key_meant_for_the_day_before_writes_nothing_of_another_day() {
    let mut c = curator();
    let before = c.file();
    c.presses("1").finds_the_day("2027-02-01").presses("Space");
    assert_eq!(c.file(), before, "the record under the cursor is no longer what it was");
}

#[test]
fn a_form_begun_before_the_clock_was_set_keeps_what_was_typed() {
    let mut c = curator();
    c.presses("Ctrl+N").types("Озёрова").finds_the_day("2026-11-20").sees("Озёрова").sees("переведена назад");
    c.presses("Ctrl+S");
    c.presses("Ctrl+S");
    assert!(c.file().contains("Озёрова"));
}

#[test]
fn the_last_action_is_the_last_one_done_whatever_the_clock_said() {
    let d = TestDistrict::new();
    takes(&mut d.open(), "Первая");
    let back = Author { clock: || desk::clock() - YEAR, ..author() };
    let mut store = Store::open(&d.file, back).unwrap();
    takes(&mut store, "Вторая");
    store.undo().unwrap();
    let left = export(&store);
    assert!(left.contains("Первая") && !left.contains("Вторая"), "{left}");
}

#[test]
fn copies_with_clocks_a_year_apart_become_one_in_either_order() {
    let d = TestDistrict::new();
    takes(&mut d.open(), "Общая");
    let copies = ["a.kurator", "b.kurator"].map(|name| d.beside(name));
    for copy in &copies {
        std::fs::copy(&d.file, copy).unwrap();
    }
    let back = Author { device: "back".into(), clock: || desk::clock() - YEAR, ..author() };
    let (mut a, mut b) = (Store::open(&copies[0], author()).unwrap(), Store::open(&copies[1], back).unwrap());
    takes(&mut a, "Первая");
    takes(&mut b, "Вторая");
    merge(&mut a, &copies[1], &d.beside("state"), &mut |_, _| {}).unwrap();
    merge(&mut b, &copies[0], &d.beside("state"), &mut |_, _| {}).unwrap();
    assert_eq!(export(&a), export(&b));
    assert!(export(&a).contains("Первая") && export(&a).contains("Вторая"));
}

#[test]
fn a_snapshot_of_a_later_day_does_not_stand_for_that_of_today() {
    let d = TestDistrict::new();
    let snapshots = Snapshots::of(&d.beside("state"), &d.file);
    let first = snapshots.keep(&d.open()).unwrap();
    let today = first.metadata().unwrap().modified().unwrap();
    let later = today + Duration::from_secs(400 * 24 * 60 * 60);
    File::options().write(true).open(&first).unwrap().set_modified(later).unwrap();
    takes(&mut d.open(), "Первая");
    snapshots.provide(&d.open(), today - Duration::from_secs(60 * 60)).unwrap();
    let kept =
        snapshots.list().into_iter().filter(|path| *path != first && !path.ends_with("at-hand.kurator"));
    assert_eq!(kept.count(), 1, "a day of work has a snapshot of its own");
}

#[test]
fn at_the_start_a_clock_behind_the_last_record_is_said_on_the_screen() {
    let d = TestDistrict::new();
    let ahead = Author { clock: || 4_000_000_000_000, ..author() };
    takes(&mut Store::open(&d.file, ahead).unwrap(), "Первая");
    let home = d.beside("home");
    std::fs::create_dir(&home).unwrap();
    let mut tty = PseudoTerminal::run_on(&d.file, &home, None);
    tty.sees("раньше последней записи");
    let list = program(&d.file).arg("list").arg("--all").output().unwrap();
    assert!(stdout(&list).contains("Первая"));
}
