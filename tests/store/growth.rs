//! What a start reads of the file depends on the families on accompaniment, not on those that are closed.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;

use crate::district::author;
use kurator::demo::{self, DemoSpec};
use kurator::model::Model;
use kurator::model::searched::IndexLoader;
use kurator::store::Store;
use kurator::text::{Lang, Words};

/// Bytes that this thread has read from files.
fn bytes_read() -> u64 {
    let io = std::fs::read_to_string("/proc/thread-self/io").expect("the kernel counts bytes read (Linux)");
    let line = io.lines().find_map(|line| line.strip_prefix("rchar: ")).expect("rchar");
    line.parse().expect("a number")
}

/// Bytes that a start reads of an invented district of so many families.
fn read_at_start(folder: &Path, families: u32) -> (u64, usize) {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let path = folder.join(format!("{families}.kurator"));
    let wish = DemoSpec { families, ..DemoSpec::new(today).unwrap() };
    demo::make(&path, &wish, author(), &mut |_, _| {}).unwrap();
    let before = bytes_read();
    let mut store = Store::open(&path, author()).unwrap();
    store.set_today(today);
    let model = Model::read(store.reader(), Words::of(Lang::Ru), today).unwrap();
    (bytes_read() - before, model.cases.len())
}

#[test]
#[cfg(target_os = "linux")]
fn a_start_reads_no_more_of_a_file_with_more_closed_families() {
    let folder = tempfile::tempdir().unwrap();
    let ((few, of_few), (many, of_many)) =
        (read_at_start(folder.path(), 40), read_at_start(folder.path(), 400));
    assert_eq!(of_few, of_many, "families on accompaniment");
    assert!(many < few * 7 / 5, "{few} B of 40 families, {many} B of 400");
}

#[test]
fn what_is_searched_comes_from_a_thread_or_is_made_when_it_fails() {
    let folder = tempfile::tempdir().unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let path = folder.path().join("district.kurator");
    let wish = DemoSpec { families: 20, ..DemoSpec::new(today).unwrap() };
    demo::make(&path, &wish, author(), &mut |_, _| {}).unwrap();
    let store = Store::open(&path, author()).unwrap();
    let stop = Arc::new(AtomicBool::new(true));
    assert!(store.reader().index_unless(today, &stop).is_err());
    stop.store(false, Ordering::Relaxed);
    let made = store.reader().index_unless(today, &stop).unwrap();
    assert_eq!(made.len(), 20);

    let mut model = Model::read(store.reader(), Words::of(Lang::Ru), today).unwrap();
    let (send, index) = channel();
    model.expect_searched(IndexLoader { index, stop: Arc::clone(&stop) });
    assert!(!model.is_unsearched());
    send.send(made).unwrap();
    model.stop_search();
    assert!(model.search_index().is_some() && stop.load(Ordering::Relaxed));

    model.forget_searched();
    let (send, index) = channel();
    model.expect_searched(IndexLoader { index, stop });
    drop(send);
    assert_eq!(model.searched(store.reader()).len(), 20);
}
