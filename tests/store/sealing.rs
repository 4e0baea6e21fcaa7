//! Sealing a file in place, changing its passphrase and removing it: whole at every moment, and no plain rest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::district::{TestDistrict, author, export, program, stderr, stdout};
use crate::tools::can_trace;
use kurator::domain::Id;
use kurator::store::{KeyRing, Passphrase, Sealer, Store};
use kurator::sync::seal;
use kurator::sync::snapshots::Snapshots;
use kurator::sync::state_file::{self, StateContents, StateFile, StateOwner, StateText};

const NAMES: [&str; 2] = ["Новикова", "Кожевникова"];
const FIRST: &str = "смородина у старого забора";
const SECOND: &str = "лодка под мокрым брезентом";

/// A plain file with two families and two snapshots.
fn scene() -> TestDistrict {
    let d = TestDistrict::new();
    for name in NAMES {
        d.takes(&format!("{{\"type\":\"family\",\"title\":\"{name} Мария\"}}\n"));
        Snapshots::of(&d.beside("state/kurator"), &d.file).keep(&d.open()).unwrap();
    }
    let draft = format!("{{\"note\":\"{}\"}}", NAMES[0]);
    let path = StateFile::Draft.path(&d.beside("state/kurator"), &d.file);
    state_file::write(&path, &StateOwner::default(), &draft).unwrap();
    d.keeps_cases(&d.beside("state/kurator"));
    d
}

fn id_of_a_family(d: &TestDistrict) -> Id {
    let export = d.export();
    let family = export.lines().find(|line| line.contains("\"type\":\"family\"")).unwrap();
    family.split("\"id\":\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().parse().unwrap()
}

fn ring(phrase: &str) -> KeyRing {
    let keys = KeyRing::default();
    keys.add(Passphrase::new(phrase).unwrap());
    keys
}

fn command(d: &TestDistrict, phrase: Option<&str>, args: &[&str]) -> Command {
    let mut command = program(&d.file);
    command.args(args);
    if let Some(phrase) = phrase {
        command.env("KURATOR_PASSPHRASE", phrase);
    }
    command
}

fn done(d: &TestDistrict, phrase: Option<&str>, args: &[&str]) -> Output {
    let out = command(d, phrase, args).output().unwrap();
    assert!(out.status.success(), "{args:?}: {}", stderr(&out));
    out
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => drop(found.insert(path.clone(), std::fs::read(&path).unwrap())),
        }
    }
    found
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|w| w == text.as_bytes())
}

#[track_caller]
fn assert_nameless(d: &TestDistrict) {
    for (path, bytes) in files(d.folder.path()) {
        assert!(NAMES.iter().all(|name| !holds(&bytes, name)), "a name lies in {}", path.display());
    }
}

/// The passphrase of a new file, in a file of its own.
fn written(d: &TestDistrict, phrase: &str) -> String {
    let path = d.beside("новая.txt");
    std::fs::write(&path, phrase).unwrap();
    path.display().to_string()
}

#[test]
fn a_plain_file_is_sealed_changed_and_opened_again_with_its_snapshots() {
    let d = scene();
    let text = d.export();
    let said = done(&d, Some(FIRST), &["passphrase", "set"]);
    // Copies of a plain file are plain: no former passphrase opens them.
    for part in ["снимки зашифрованы", "остались незашифрованными"] {
        assert!(stdout(&said).contains(part), "{}", stdout(&said));
    }
    assert!(!stdout(&said).contains("прежней"), "{}", stdout(&said));
    assert_nameless(&d);
    assert!(Store::open(&d.file, author()).is_err());
    let second = written(&d, SECOND);
    let said = done(&d, Some(FIRST), &["passphrase", "change", "--new-passphrase-file", &second]);
    assert!(stdout(&said).contains("открываются прежней"), "{}", stdout(&said));
    assert_nameless(&d);
    assert_eq!(command(&d, Some(FIRST), &["list"]).output().unwrap().status.code(), Some(1));
    let keys = ring(SECOND);
    let store = Store::open_with(&d.file, author(), &keys).unwrap();
    assert_eq!(export(&store), text);
    assert!(store.reader().check().unwrap().ok);
    let snapshots = Snapshots::of(&d.beside("state/kurator"), &d.file);
    // One for each name, and one with the journal of the first passphrase.
    assert_eq!(snapshots.list().len(), 3);
    for path in snapshots.list() {
        assert!(store.is_sealed_alike(&path) && Store::open_with(&path, author(), &keys).is_ok());
    }
    // Nothing is undone by it: the last action still is.
    drop(store);
    let journal = stdout(&done(&d, Some(SECOND), &["history", "--actions"]));
    let said: Vec<_> = ["фраза задана", "фраза сменена"].map(|said| journal.matches(said).count()).into();
    assert_eq!(said, [1, 1], "{journal}");
    done(&d, Some(SECOND), &["undo"]);
    done(&d, Some(SECOND), &["redo"]);
    // Removed only when it is asked for in so many words.
    assert_eq!(command(&d, Some(SECOND), &["passphrase", "remove"]).output().unwrap().status.code(), Some(1));
    assert!(Store::open(&d.file, author()).is_err());
    let said = done(&d, Some(SECOND), &["passphrase", "remove", "--yes"]);
    assert!(stdout(&said).contains("открываются прежней фразой"), "{}", stdout(&said));
    assert_eq!(d.export().lines().count(), text.lines().count());
    assert!(snapshots.list().iter().all(|path| Store::open(path, author()).is_ok()));
}

#[test]
fn what_cannot_be_done_with_a_passphrase_is_refused_and_changes_nothing() {
    let d = scene();
    let before = d.bytes();
    for (args, code) in [
        (&["passphrase", "change"][..], 1),
        (&["passphrase", "remove", "--yes"], 1),
        (&["passphrase", "set"], 1),
        (&["passphrase", "keep"], 2),
    ] {
        let out = command(&d, None, args).output().unwrap();
        assert_eq!(out.status.code(), Some(code), "{args:?}: {}", stderr(&out));
    }
    assert!(d.bytes() == before);
    done(&d, Some(FIRST), &["passphrase", "set"]);
    let before = d.bytes();
    for (phrase, args) in [
        (Some(FIRST), &["passphrase", "set"][..]),
        (None, &["passphrase", "check"]),
        (Some(SECOND), &["passphrase", "check"]),
    ] {
        assert_eq!(command(&d, phrase, args).output().unwrap().status.code(), Some(1), "{args:?}");
    }
    // Another program has it open.
    let lock = kurator::store::FileLock::take(&d.file, &author()).unwrap();
    let second = written(&d, SECOND);
    let out = command(&d, Some(FIRST), &["passphrase", "change", "--new-passphrase-file", &second])
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(1));
    drop(lock);
    assert!(d.bytes() == before);
    done(&d, Some(FIRST), &["passphrase", "check"]);
}

#[test]
fn a_second_name_of_the_plain_file_is_not_overwritten() {
    let d = scene();
    let backup = d.beside("вчера.db");
    std::fs::hard_link(&d.file, &backup).unwrap();
    let before = d.bytes();
    let mut store = d.open();
    let state = d.beside("state/kurator");
    seal::reseal(&mut store, &state, Passphrase::new(FIRST)).unwrap();
    assert!(store.is_sealed());
    assert!(std::fs::read(&backup).unwrap() == before, "a copy that somebody keeps is theirs");
}

#[test]
fn sealing_leaves_no_plain_state_under_a_former_path() {
    let d = scene();
    let state = d.beside("state/kurator");
    drop(Snapshots::of(&state, &d.file).keep(&d.open()).unwrap());
    d.keeps_cases(&state);
    let id = id_of_a_family(&d);
    let draft = format!("{{\"family\":\"{id}\",\"note\":\"{}\"}}", NAMES[0]);
    state_file::write(&StateFile::Draft.path(&state, &d.file), &StateOwner::default(), &draft).unwrap();
    let renamed = d.beside("участок 2.kurator");
    std::fs::rename(&d.file, &renamed).unwrap();
    let mut store = Store::open(&renamed, author()).unwrap();
    seal::reseal(&mut store, &state, Passphrase::new(FIRST)).unwrap();
    let StateOwner { sealer, district } = StateOwner::of(&store, StateFile::Draft);
    let own = state_file::read(&StateFile::Draft.path(&state, &renamed), sealer.as_ref());
    let kept = StateContents { text: draft, is_sealed_alike: true, district };
    assert_eq!(own, StateText::Text(kept), "what was typed is kept");
    drop(store);
    assert_nameless(&d);
}

#[test]
fn new_families_begun_under_former_paths_are_sealed_and_no_typed_word_is_lost() {
    let d = scene();
    let state = d.beside("state/kurator");
    let other = TestDistrict::new();
    let of = |store: &Store, kind| StateOwner::of(store, kind);
    let written = |path: &Path, owner: &StateOwner, name: &str| {
        state_file::write(path, owner, &format!("{{\"last_name\":\"{name}\"}}")).unwrap();
    };
    // Three forms of new families: two under former paths of the file, one of another district.
    let [first, second, foreign] =
        ["a.kurator", "b.kurator", "c.kurator"].map(|name| StateFile::Draft.path(&state, &d.beside(name)));
    for name in ["a", "b", "c", "d"] {
        Snapshots::of(&state, &d.beside(&format!("{name}.kurator"))).make_folder().unwrap();
    }
    let owner = of(&d.open(), StateFile::Draft);
    std::fs::remove_file(StateFile::Draft.path(&state, &d.file)).unwrap();
    written(&first, &owner, NAMES[0]);
    written(&second, &owner, NAMES[1]);
    written(&foreign, &of(&other.open(), StateFile::Draft), "Ермолова");
    // Paths used last may name a person; those of an earlier version do not say whose they are.
    let notes = ["a.kurator", "d.kurator"].map(|name| StateFile::Remembered.path(&state, &d.beside(name)));
    written(&notes[0], &of(&d.open(), StateFile::Remembered), NAMES[0]);
    written(&notes[1], &StateOwner::default(), NAMES[1]);
    let mut store = d.open();
    seal::reseal(&mut store, &state, Passphrase::new(FIRST)).unwrap();
    let sealer = store.sealer(StateFile::Draft.purpose());
    let own = StateFile::Draft.path(&state, &d.file);
    let kept: String = [&own, &first, &second]
        .into_iter()
        .filter_map(|path| match state_file::read(path, sealer.as_ref()) {
            StateText::Text(draft) => Some(draft.text),
            _ => None,
        })
        .collect();
    assert!(NAMES.iter().all(|name| kept.contains(name)), "{kept}");
    assert!(
        std::fs::read_to_string(&foreign).unwrap().contains("Ермолова"),
        "the form of another file stays"
    );
    drop(store);
    assert_nameless(&d);
}

#[test]
fn the_draft_of_another_file_stays_its_own() {
    let d = scene();
    let state = d.beside("state/kurator");
    // The form of the district names the one id that every file has; the file of a copy in use has its own draft.
    let drafts = [("другой участок.kurator", Id::DISTRICT), ("копия.kurator", id_of_a_family(&d))].map(
        |(name, id)| {
            let path = d.beside(name);
            std::fs::copy(&d.file, &path).unwrap();
            Snapshots::of(&state, &path).keep(&Store::open(&path, author()).unwrap()).unwrap();
            if id == Id::DISTRICT {
                std::fs::remove_file(&path).unwrap();
            }
            let (draft, text) = (StateFile::Draft.path(&state, &path), format!("{{\"change\":\"{id}\"}}"));
            state_file::write(&draft, &StateOwner::default(), &text).unwrap();
            (draft, text)
        },
    );
    seal::reseal(&mut d.open(), &state, Passphrase::new(FIRST)).unwrap();
    for (draft, text) in drafts {
        let kept = StateContents { text, is_sealed_alike: true, district: None };
        assert_eq!(state_file::read(&draft, None), StateText::Text(kept));
    }
}

/// What is done to a file when the program is killed.
#[derive(Clone, Copy, Debug)]
enum SealingAction {
    Set,
    Change,
    Remove,
}

/// The calls that change something on a disk.
const CALLS: [&str; 7] = ["write", "pwrite64", "fsync", "fdatasync", "unlink", "rename", "ftruncate"];

#[test]
fn killed_at_any_call_a_sealing_leaves_a_whole_file_and_no_plain_rest() {
    if !can_trace() {
        return;
    }
    let mut struck = 0;
    for doing in [SealingAction::Set, SealingAction::Change, SealingAction::Remove] {
        let d = scene();
        let text = d.export();
        if !matches!(doing, SealingAction::Set) {
            done(&d, Some(FIRST), &["passphrase", "set"]);
        }
        let new = written(&d, SECOND);
        let before = files(d.folder.path());
        let reset = || {
            for path in files(d.folder.path()).keys().filter(|path| !before.contains_key(*path)) {
                std::fs::remove_file(path).unwrap();
            }
            before.iter().for_each(|(path, bytes)| std::fs::write(path, bytes).unwrap());
        };
        let args: &[&str] = match doing {
            SealingAction::Set => &["passphrase", "set", "--new-passphrase-file", &new],
            SealingAction::Change => &["passphrase", "change", "--new-passphrase-file", &new],
            SealingAction::Remove => &["passphrase", "remove", "--yes"],
        };
        let run = |orders: &[&str]| {
            let plain = command(&d, Some(FIRST), args);
            let mut command = Command::new("strace");
            command
                .env_clear()
                .envs(plain.get_envs().filter_map(|(k, v)| Some((k, v?))))
                .env("PATH", "/usr/bin:/bin");
            command.args(["-f", "-qq", "-o", "/dev/stderr"]).args(orders);
            command.arg(plain.get_program()).args(plain.get_args()).output().unwrap()
        };
        let traced = run(&["-e", &format!("trace={}", CALLS.join(","))]);
        assert!(traced.status.success(), "{doing:?}: {}", stderr(&traced));
        let trace = stderr(&traced);
        reset();
        for call in CALLS {
            let count = trace.lines().filter(|line| line.contains(&format!(" {call}("))).count();
            let most = 5.min(count);
            for n in (0..most).map(|i| if most == 1 { 1 } else { 1 + i * (count - 1) / (most - 1) }) {
                let order = format!("inject={call}:signal=KILL:when={n}");
                run(&["-e", &format!("trace={call}"), "-e", &order]);
                struck += 1;
                let what = format!("{doing:?}, {call} {n} of {count}");
                // Whole under the one key or the other.
                let opened = [KeyRing::default(), ring(FIRST), ring(SECOND)]
                    .into_iter()
                    .find_map(|keys| Store::open_with(&d.file, author(), &keys).ok());
                let store = opened.unwrap_or_else(|| panic!("{what}: the file does not open"));
                assert!(store.reader().check().unwrap().ok, "{what}");
                assert_eq!(export(&store), text, "{what}");
                // The next opening finishes it, be it by a command.
                let phrase = [FIRST, SECOND].into_iter().find(|phrase| {
                    store.is_sealed() && store.is_sealed_with(&Passphrase::new(phrase).unwrap()).unwrap()
                });
                done(&d, phrase, &["list"]);
                let draft =
                    std::fs::read(StateFile::Draft.path(&d.beside("state/kurator"), &d.file)).unwrap();
                assert_eq!(Sealer::is_sealed(&draft), store.is_sealed(), "{what}: the draft");
                let snapshots = Snapshots::of(&d.beside("state/kurator"), &d.file).list();
                assert!(snapshots.iter().all(|path| store.is_sealed_alike(path)), "{what}");
                assert!(snapshots.len() >= 2, "{what}");
                if store.is_sealed() {
                    assert_nameless(&d);
                }
                drop(store);
                reset();
            }
        }
    }
    assert!(struck > 30, "{struck} kills");
}
