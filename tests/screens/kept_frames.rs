//! The first frame kept for the next start is the one that would be drawn of the file, or it is not shown.

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use kurator::app::App;
use kurator::domain::{Act, Kind, Record};
use kurator::run::first_frame::{DrawnFrame, FirstFrame};
use kurator::screen::Model;
use kurator::store::{KeptFile, Store};
use kurator::sync::state_file::StateFile;
use kurator::text::{Lang, Words};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tempfile::TempDir;

use crate::fields::WithField;
use crate::opened::PseudoTerminal;
use crate::random;
use crate::reread::{WRITTEN, author, demo_district, today, written};

const AREA: Rect = Rect { x: 0, y: 0, width: 80, height: 24 };

/// A district, and where its first frame is kept.
struct Scene {
    folder: TempDir,
    store: Store,
    kept: KeptFile,
}

impl Scene {
    fn new(seed: u64) -> Scene {
        let (folder, store) = demo_district(seed);
        let kept = KeptFile::of(folder.path().join("frame"), folder.path().join("program"), None);
        Scene { folder, store, kept }
    }

    fn frame(&self, on: NaiveDate, area: Rect, lang: Lang) -> DrawnFrame {
        let model = Model::read(self.store.reader().on(on), Words::of(lang), on).unwrap();
        model.ahead();
        DrawnFrame::of(&mut App::new(model), area)
    }

    fn keep(&self, on: NaiveDate, area: Rect, lang: Lang) {
        let first = FirstFrame::of(on, area, lang);
        DrawnFrame::keep(&self.kept, self.store.reader(), &first, || Ok(self.frame(on, area, lang))).unwrap();
    }

    fn read(&self, on: NaiveDate, area: Rect, lang: Lang) -> Option<DrawnFrame> {
        DrawnFrame::read(&self.kept, self.store.reader(), &FirstFrame::of(on, area, lang))
    }
}

proptest! {
    #![proptest_config(random::config(8))]

    #[test]
    fn a_kept_frame_is_the_frame_of_the_file(
        steps in prop::collection::vec((any::<prop::sample::Index>(), 0..WRITTEN.len(), 0..80_u64, 0..4_usize), 1..8),
        (width, height) in (50..200_u16, 18..60_u16),
        (later, is_english) in (0..5_u64, any::<bool>()),
        seed in 1..1000_u64,
    ) {
        let mut scene = Scene::new(seed);
        let (on, area) = (today() + Days::new(later), Rect { width, height, ..AREA });
        let lang = if is_english { Lang::En } else { Lang::Ru };
        let families = scene.store.reader().families().unwrap();
        for (family, what, day, which) in steps {
            scene.keep(on, area, lang);
            prop_assert_eq!(scene.read(on, area, lang), Some(scene.frame(on, area, lang)));
            let family = families[family.index(families.len())].0;
            let date = today() + Days::new(20) - Days::new(day);
            let record = written(&scene.store, family, WRITTEN[what], date, which);
            let records = |store: &Store| store.reader().records_of(WRITTEN[what].0, family).unwrap();
            let before = records(&scene.store);
            let is_written = scene.store.record(Act::FamilyChanged, &[record]).is_ok();
            if is_written && records(&scene.store) != before {
                prop_assert_eq!(scene.read(on, area, lang), None);
            }
        }
    }
}

#[test]
fn another_day_window_or_language_draws_its_own() {
    let scene = Scene::new(1);
    assert_eq!(scene.read(today(), AREA, Lang::Ru), None, "nothing is kept yet");
    scene.keep(today(), AREA, Lang::Ru);
    assert!(scene.read(today(), AREA, Lang::Ru).is_some());
    assert_eq!(scene.read(today() + Days::new(1), AREA, Lang::Ru), None);
    assert_eq!(scene.read(today(), Rect { width: 24, height: 80, ..AREA }, Lang::Ru), None);
    assert_eq!(scene.read(today(), AREA, Lang::En), None);
    std::fs::write(scene.folder.path().join("program"), "a newer one").unwrap();
    assert_eq!(scene.read(today(), AREA, Lang::Ru), None);
}

#[test]
fn torn_frames_are_not_shown() {
    let scene = Scene::new(2);
    scene.keep(today(), AREA, Lang::Ru);
    let path = scene.folder.path().join("frame");
    let whole = std::fs::read(&path).unwrap();
    for at in (0..whole.len()).step_by(7) {
        std::fs::write(&path, &whole[..at]).unwrap();
        assert_eq!(scene.read(today(), AREA, Lang::Ru), None, "{at} bytes of {}", whole.len());
        let mut turned = whole.clone();
        turned[at] ^= 0x10;
        std::fs::write(&path, turned).unwrap();
        assert_eq!(scene.read(today(), AREA, Lang::Ru), None, "byte {at} is another one");
    }
}

/// The file of a district below a home of its own, and the state that is kept of it.
fn begun(home: &Path) -> (PathBuf, impl Fn(StateFile) -> PathBuf) {
    let (file, state) = (home.join("district.kurator"), home.join(".local/state/kurator"));
    std::fs::write(&file, crate::desk::file_of(crate::desk::DISTRICT)).unwrap();
    let of = file.clone();
    (file, move |kind: StateFile| kind.path(&state, &of))
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn opened_and_left(file: &Path, home: &Path) -> String {
    let mut tty = PseudoTerminal::run(file, home);
    tty.sees("10Выход");
    let screen = tty.screen();
    tty.presses("\x1b[21~");
    tty.child.wait().unwrap();
    screen
}

#[test]
fn a_start_shows_what_is_kept_and_then_what_is_true() {
    let home = tempfile::tempdir().unwrap();
    let (file, kept) = begun(home.path());
    let screen = opened_and_left(&file, home.path());
    for kind in [StateFile::Cases, StateFile::NextCases, StateFile::Frame, StateFile::NextFrame] {
        assert!(kept(kind).is_file(), "{kind:?}");
    }
    assert_eq!(opened_and_left(&file, home.path()), screen);
    // A frame of another file in its place, which no program would keep.
    std::fs::remove_file(kept(StateFile::Frame)).unwrap();
    let program = std::fs::canonicalize(env!("CARGO_BIN_EXE_kurator")).unwrap();
    let stranger = Scene::new(3).frame(today(), AREA, Lang::Ru);
    let store = Store::open(&file, author()).unwrap();
    let first = FirstFrame::of(today(), AREA, Lang::Ru);
    DrawnFrame::keep(&KeptFile::of(kept(StateFile::Frame), program, None), store.reader(), &first, || {
        Ok(stranger.clone())
    })
    .unwrap();
    drop(store);
    let mut drawn = Buffer::empty(AREA);
    stranger.show(&mut drawn);
    let line: String = drawn.content.chunks(80).nth(3).unwrap().iter().map(|cell| cell.symbol()).collect();
    assert!(line.trim().len() > 20 && !flat(&screen).contains(&flat(&line)), "{line}");
    let mut tty = PseudoTerminal::run(&file, home.path());
    tty.sees(&flat(&line));
    tty.sees(&flat(&screen));
}

#[test]
fn what_was_written_meanwhile_is_shown_at_once() {
    let home = tempfile::tempdir().unwrap();
    let (file, _) = begun(home.path());
    opened_and_left(&file, home.path());
    let mut store = Store::open(&file, author()).unwrap();
    let family = Record::new(Kind::Family).with(kurator::domain::FieldName::Title, "Ярцева Мария Петровна");
    store.record(Act::FamilyTakenIn, &[family]).unwrap();
    drop(store);
    let screen = opened_and_left(&file, home.path());
    assert!(screen.contains("Ярцева"), "{screen}");
}
