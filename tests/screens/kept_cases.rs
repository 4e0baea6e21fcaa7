//! The cases kept for the next start are those of the file, or they are not used: whatever was written meanwhile, by
//! whom, on which day and by which program.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use kurator::domain::{Act, Case, FieldName, Kind, Record};
use kurator::screen::Model;
use kurator::store::{Current, KeptCases, KeyRing, Passphrase, Store};
use kurator::text::{Lang, Words};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::fields::WithField;
use crate::opened::PseudoTerminal;
use crate::random;
use crate::reread::{WRITTEN, author, demo_district, model, today, written};

/// A district of twelve families, and where its cases are kept.
struct Scene {
    folder: TempDir,
    store: Store,
    kept: KeptCases,
}

impl Scene {
    fn new(seed: u64) -> Scene {
        let (folder, store) = demo_district(seed);
        let kept = KeptCases::of(folder.path().join("cases"), folder.path().join("program"), None);
        Scene { folder, store, kept }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn keep(&self) {
        self.kept.keep(self.store.reader(), Model::current(today())).unwrap();
    }

    fn read(&self) -> Option<Vec<Case>> {
        read(&self.kept, &self.store, today())
    }

    fn writes(&mut self) {
        let family = self.store.reader().families().unwrap()[0].0;
        let call = Record::new(Kind::Contact)
            .with(FieldName::Family, family)
            .with(FieldName::On, today())
            .with(FieldName::Kind, "call")
            .with(FieldName::Outcome, "held");
        self.store.record(Act::FamilyChanged, &[call]).unwrap();
    }
}

fn read(kept: &KeptCases, store: &Store, on: NaiveDate) -> Option<Vec<Case>> {
    let reader = store.reader();
    reader.in_read_transaction(|| kept.read(reader, Model::current(on)))
}

fn model_of_kept(scene: &Scene) -> Model {
    let (reader, words) = (scene.store.reader(), Words::of(Lang::Ru));
    Model::read_with(reader, words, today(), Some(&scene.kept)).unwrap()
}

proptest! {
    #![proptest_config(random::config(8))]

    #[test]
    fn a_start_from_kept_cases_shows_what_a_reading_of_the_file_shows(
        steps in prop::collection::vec((any::<prop::sample::Index>(), 0..WRITTEN.len(), 0..80_u64, 0..4_usize, any::<bool>()), 1..12),
        seed in 1..1000_u64,
    ) {
        let mut scene = Scene::new(seed);
        let families = scene.store.reader().families().unwrap();
        scene.keep();
        for (family, what, day, which, keeps) in steps {
            let family = families[family.index(families.len())].0;
            let on = today() + Days::new(20) - Days::new(day);
            let record = written(&scene.store, family, WRITTEN[what], on, which);
            // The day that a record has already is no action.
            let records = |store: &Store| store.reader().records_of(WRITTEN[what].0, family).unwrap();
            let before = records(&scene.store);
            let is_written = scene.store.record(Act::FamilyChanged, &[record]).is_ok();
            let is_changed = is_written && records(&scene.store) != before;
            prop_assert!(!is_changed || scene.read().is_none(), "kept before the action");
            if keeps {
                scene.keep();
                prop_assert!(scene.read().is_some());
            }
            let (kept, anew) = (model_of_kept(&scene), model(&scene.store));
            prop_assert_eq!(&kept.cases, &anew.cases);
            prop_assert_eq!(&kept.elsewhere, &anew.elsewhere);
            prop_assert_eq!(&kept.standings, &anew.standings);
            prop_assert_eq!(&kept.due, &anew.due);
            prop_assert_eq!(kept.since, anew.since);
        }
    }
}

#[test]
fn another_day_or_another_program_reads_the_file() {
    let scene = Scene::new(1);
    assert!(scene.read().is_none(), "nothing is kept yet");
    scene.keep();
    let tomorrow = today() + Days::new(1);
    assert!(read(&scene.kept, &scene.store, today()).is_some());
    assert!(read(&scene.kept, &scene.store, tomorrow).is_none(), "decisions of tomorrow hold then");
    let reader = scene.store.reader();
    let shorter = Current { since: today(), ..Model::current(today()) };
    assert!(reader.in_read_transaction(|| scene.kept.read(reader, shorter)).is_none(), "fewer contacts");
    std::fs::write(scene.path("program"), "a newer one").unwrap();
    assert!(scene.read().is_none(), "it may have other fields in another order");
    std::fs::remove_file(scene.path("program")).unwrap();
    assert!(scene.read().is_none(), "whose they are is not known");
}

#[test]
fn what_another_program_writes_is_read() {
    let mut scene = Scene::new(2);
    scene.keep();
    let file = scene.store.path().to_owned();
    let mut other = Store::open(&file, author()).unwrap();
    std::mem::swap(&mut scene.store, &mut other);
    scene.writes();
    assert!(scene.read().is_none() && read(&scene.kept, &other, today()).is_none());
    // The first one keeps what the second one wrote.
    scene.kept.keep(other.reader(), Model::current(today())).unwrap();
    assert_eq!(scene.read().unwrap(), model(&scene.store).cases);
}

#[test]
fn another_file_in_its_place_is_read() {
    let scene = Scene::new(3);
    scene.keep();
    let (file, aside) = (scene.store.path().to_owned(), scene.path("aside"));
    // Byte for byte the same: whoever put it there is not known.
    std::fs::copy(&file, &aside).unwrap();
    drop(scene.store);
    std::fs::rename(&aside, &file).unwrap();
    let store = Store::open(&file, author()).unwrap();
    assert!(read(&scene.kept, &store, today()).is_none());
}

#[test]
fn torn_cases_are_not_read() {
    let scene = Scene::new(4);
    scene.keep();
    let (path, whole) = (scene.path("cases"), std::fs::read(scene.path("cases")).unwrap());
    for at in (0..whole.len()).step_by(97) {
        std::fs::write(&path, &whole[..at]).unwrap();
        assert!(scene.read().is_none(), "{at} bytes of {}", whole.len());
        let mut turned = whole.clone();
        turned[at] ^= 0x10;
        std::fs::write(&path, turned).unwrap();
        assert!(scene.read().is_none(), "byte {at} is another one");
    }
    let longer = [whole.as_slice(), b"\0"].concat();
    std::fs::write(&path, longer).unwrap();
    assert!(scene.read().is_none());
    // Shorter ones over longer ones leave nothing behind.
    std::fs::write(&path, [whole.as_slice(), &whole].concat()).unwrap();
    scene.keep();
    assert_eq!(std::fs::read(&path).unwrap(), whole);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0);
}

fn holds(path: &Path, text: &str) -> bool {
    std::fs::read(path).unwrap().windows(text.len()).any(|w| w == text.as_bytes())
}

#[test]
fn the_cases_of_a_sealed_file_are_sealed_with_its_key() {
    let scene = Scene::new(5);
    let keys = KeyRing::default();
    let phrase = Passphrase::new("смородина у старого забора").unwrap();
    let mut sealed = Store::create_sealed(&scene.path("sealed"), author(), &keys, phrase).unwrap();
    let title = Record::new(Kind::Family).with(FieldName::Title, "Новикова Анфиса");
    sealed.record(Act::FamilyTakenIn, &[title]).unwrap();
    let at = |sealer| KeptCases::of(scene.path("sealed-cases"), scene.path("program"), sealer);
    let kept = at(sealed.sealer("cases"));
    kept.keep(sealed.reader(), Model::current(today())).unwrap();
    assert!(!holds(&scene.path("sealed-cases"), "Новикова"));
    assert_eq!(read(&kept, &sealed, today()).unwrap().len(), 1);
    assert!(read(&at(None), &sealed, today()).is_none());
    assert!(read(&at(sealed.sealer("draft")), &sealed, today()).is_none());
}

#[test]
fn the_next_start_shows_the_same_screen_and_what_a_command_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("district.kurator");
    std::fs::write(&file, crate::desk::file_of(crate::desk::DISTRICT)).unwrap();
    let state = folder.path().join(".local/state/kurator/cases");
    let kept = || std::fs::read_dir(&state).into_iter().flatten().flatten().map(|e| e.path()).next();
    let (mut screens, mut kept_at) = (Vec::new(), Vec::new());
    for _ in 0..2 {
        let mut tty = PseudoTerminal::run(&file, folder.path());
        tty.sees("Иванова");
        tty.sees("10Выход");
        screens.push(tty.screen());
        tty.presses("\x1b[21~");
        tty.child.wait().unwrap();
        assert!(kept().is_some_and(|path| holds(&path, "Иванова")));
        kept_at.push(kept().unwrap().metadata().unwrap().modified().unwrap());
    }
    assert_eq!(kept_at[0], kept_at[1], "nothing was written: they are kept already");
    assert_eq!(screens[0], screens[1]);
    let mut store = Store::open(&file, author()).unwrap();
    let family = store.reader().families().unwrap()[0].0;
    let renamed = Record::of(Kind::Family, family).with(FieldName::Title, "Ярцева Мария Петровна");
    store.record(Act::FamilyChanged, &[renamed]).unwrap();
    drop(store);
    let mut tty = PseudoTerminal::run(&file, folder.path());
    tty.sees("Ярцева");
}
