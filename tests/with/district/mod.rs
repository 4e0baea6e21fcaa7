//! A district's file in a folder of its own, for tests of the store and of the command line.
#![allow(dead_code)]

pub mod join;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use chrono::NaiveDate;
use kurator::domain::district;
use kurator::domain::{Act, Id};
use kurator::record;
use kurator::store::jsonl::{ImportMode, ImportResult};
use kurator::store::{Author, Current, Entropy, KeptCases, Store};
use kurator::sync::state_file::StateFile;
use kurator::text::{Lang, Words};
use tempfile::TempDir;

/// A folder with one file in it.
pub struct TestDistrict {
    pub folder: TempDir,
    pub file: PathBuf,
}

/// Who writes in tests.
pub fn author() -> Author {
    Author { device: "стол".into(), user: "Т. Н.".into(), clock: || 1_790_000_000_000 }
}

/// An id that is the same in every run.
pub fn id(n: u128) -> Id {
    Id(uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n))
}

impl TestDistrict {
    /// A new file as `kurator init` makes it.
    pub fn new() -> TestDistrict {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("участок.kurator");
        begin(&file);
        TestDistrict { folder, file }
    }

    /// Another path in the same folder.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn open(&self) -> Store {
        Store::open(&self.file, author()).unwrap()
    }

    /// Keeps the cases for the next start in the folder `state`, as the screens do when they are left; the same bytes in
    /// place of what else they keep.
    pub fn keeps_cases(&self, state: &Path) {
        let path = StateFile::Cases.path(state, &self.file);
        let on = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let kept = KeptCases::of(path.clone(), std::env::current_exe().unwrap(), None);
        kept.keep(self.open().reader(), Current { on, since: on }).unwrap();
        assert!(path.metadata().unwrap().len() > 200);
        for other in [StateFile::NextCases, StateFile::Frame, StateFile::NextFrame] {
            let other = other.path(state, &self.file);
            std::fs::create_dir_all(other.parent().unwrap()).unwrap();
            std::fs::copy(&path, other).unwrap();
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.file).unwrap()
    }

    /// Imports the lines and takes it for granted that none is refused.
    pub fn takes(&self, lines: &str) -> ImportResult {
        let done = self.open().import(lines, ImportMode::Whole).unwrap();
        assert!(done.refused.is_empty(), "{:?}", told(&done));
        done
    }

    pub fn export(&self) -> String {
        export(&self.open())
    }

    /// Runs the program on this file.
    pub fn run(&self, args: &[&str]) -> Output {
        run(&self.file, args)
    }
}

/// A new file under that regulation.
pub fn begin_under(regulation: &str) -> TestDistrict {
    let district = TestDistrict::new();
    let record = record!(district::District { id: Id::DISTRICT, regulation });
    district.open().record(Act::RegulationChosen, &[record]).unwrap();
    district
}

/// Makes an empty district at `file`.
pub fn begin(file: &Path) -> Store {
    let mut store = Store::create(file, author(), Entropy::System).unwrap();
    let district = record!(district::District { id: Id::DISTRICT, regulation: "yugra" });
    store.record(Act::DistrictOpened, &[district]).unwrap();
    store
}

/// All records as JSONL.
pub fn export(store: &Store) -> String {
    let mut out = Vec::new();
    store.reader().export(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The refused lines: number, Russian and English reason.
pub fn told(done: &ImportResult) -> Vec<(usize, String, String)> {
    let (ru, en) = (Words::of(Lang::Ru), Words::of(Lang::En));
    done.refused.iter().map(|r| (r.line, ru.problem(&r.why), en.problem(&r.why))).collect()
}

/// The program, with a home of its own and nothing of the user's surroundings.
pub fn program(file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kurator"));
    let home = file.parent().unwrap();
    command
        .env_clear()
        .env("HOME", home)
        .env("XDG_STATE_HOME", home.join("state"))
        .env("KURATOR_FILE", file)
        .env("KURATOR_TODAY", "2026-11-24")
        .stdin(Stdio::null());
    command
}

pub fn run(file: &Path, args: &[&str]) -> Output {
    program(file).args(args).output().unwrap()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Whether a text is a sentence for a person: no raw message id, no empty place of an argument.
pub fn is_sentence(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() > 15
        && text.contains(' ')
        && !text.contains("{$")
        && !text.contains("{ $")
        && !text.contains("panicked")
}
