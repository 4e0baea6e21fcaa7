//! What is made from the code is as the code makes it now: the screenshots.
//!
//! `KURATOR_WRITE=1 cargo test --test house generated` makes them anew.

use crate::pictures;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use kurator::app::App;
use kurator::demo::{self, DemoSpec};
use kurator::keymap::key::{Key, NamedKey};
use kurator::screen::Model;
use kurator::store::{Author, Store};
use kurator::text::{Lang, Words};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Holds what stands in a file against what should, or writes it.
pub fn hold(path: &Path, should: &str) {
    if std::env::var_os("KURATOR_WRITE").is_some() {
        fs::write(path, should).unwrap();
        return;
    }
    let stands = fs::read_to_string(path).unwrap_or_default();
    assert!(
        stands == should,
        "{} is not current: KURATOR_WRITE=1 cargo test --test house",
        path.strip_prefix(root()).unwrap().display()
    );
}

/// What is pressed for each picture.
const PICTURES: [(&str, &[Key]); 9] = [
    ("today", &[]),
    ("calendar", &[Key::Char('2')]),
    ("month", &[Key::Char('2'), Key::Char('м')]),
    ("families", &[Key::Char('3')]),
    ("programmes", &[Key::Char('4')]),
    ("district", &[Key::Char('5')]),
    ("exchange", &[Key::Char('7')]),
    ("card", &[Key::Char('3'), Key::Named(NamedKey::Enter)]),
    ("why", &[Key::F(5)]),
];

fn clock() -> i64 {
    0
}

#[test]
fn no_screenshot_is_without_keys_that_make_it() {
    let files = std::fs::read_dir(root().join("screenshots")).unwrap();
    let mut there: Vec<String> =
        files.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    there.sort();
    let mut made: Vec<String> = PICTURES.iter().map(|(name, _)| format!("{name}.svg")).collect();
    made.sort();
    assert_eq!(there, made);
}

#[test]
fn screenshots_are_those_of_the_demo() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.kurator");
    let author = Author { device: "demo".into(), user: "demo".into(), clock };
    let wish = DemoSpec { today, seed: 1, families: 16, regulation: "yugra".into() };
    demo::make(&path, &wish, author.clone(), &mut |_, _| {}).unwrap();
    let store = Store::open(&path, author).unwrap();
    for (name, pressed) in PICTURES {
        let desk = Model::read(store.reader(), Words::of(Lang::Ru), today).unwrap();
        let mut app = App::new(desk);
        if name == "why" {
            // On a row under threat: below the visits of the day and what is late.
            app.press(Key::Named(NamedKey::Tab), store.reader());
            app.press(Key::Named(NamedKey::Tab), store.reader());
        }
        for key in pressed {
            app.press(*key, store.reader());
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        app.view(buffer.area, &mut buffer);
        hold(&root().join(format!("screenshots/{name}.svg")), &pictures::svg(&buffer));
    }
}
