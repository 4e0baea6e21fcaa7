//! The guided start, before there is a file: a new district in two steps, the demo, or an existing copy. Nothing is
//! made here; the request is returned to the outermost layer.

mod passphrase;
mod path;
mod typing;
mod view;
mod wish;

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};

use passphrase::{PassphraseAnswer, PassphraseQuestion, PassphraseSubject};
pub use path::{Folders, ended};
pub use wish::{DistrictRequest, FirstTask, StartEffect};

use super::dialog::name::{SmallForm, SmallFormFault, SmallFormField};
use crate::domain::{FileFault, UserError};
use crate::keymap::Command;
use crate::regulation::{Regulation, embedded};
use crate::store::Passphrase;
use crate::text::Words;
use crate::ui::Context;
use crate::ui::list::ListCursor;

/// Where one can go from the door: the first way is there only where the missing file has a snapshot.
const DOORS: [&str; 5] = ["restore", "new", "list", "demo", "copy"];

/// The place of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StartPage {
    /// The ways on.
    Door,
    /// Which regulation.
    Rules,
    /// Names and file.
    Names,
    /// The path of a copy.
    Copy,
    /// The passphrase of a new file, or of one that is there.
    Passphrase,
}

/// The surroundings of the forms of the beginning.
struct StartContext(Words, NaiveDate);

impl Context for StartContext {
    fn words(&self) -> &Words {
        &self.0
    }

    fn today(&self) -> NaiveDate {
        self.1
    }
}

/// The guided start. Typed text stays while the user moves between steps.
pub struct StartScreen {
    /// Every word.
    pub words: Words,
    today: NaiveDate,
    folders: Folders,
    /// The file that is not there.
    missing: PathBuf,
    /// Its last snapshot, and when it was made.
    snapshot: Option<(PathBuf, NaiveDateTime)>,
    regulations: Vec<Regulation>,
    at: StartPage,
    door: ListCursor,
    /// What comes first in the new district.
    first: FirstTask,
    rules: ListCursor,
    /// The names of a new district and its file.
    names: SmallForm,
    /// The path of a copy.
    copy: SmallForm,
    /// The passphrase that is asked for.
    passphrase: PassphraseQuestion,
    /// Paths that go on from what was typed.
    found: Vec<String>,
    fault: Option<UserError>,
}

impl StartScreen {
    /// At the door, because `missing` is not there.
    #[must_use]
    pub fn new(words: Words, today: NaiveDate, missing: &Path, folders: Folders) -> StartScreen {
        let missing = folders.here.join(missing);
        // A file of the build that cannot be read is reported by the command line; here the others remain available.
        let regulations: Vec<Regulation> =
            embedded::ids().filter_map(|id| embedded::regulation(id).ok()).collect();
        let first = regulations.iter().position(|r| r.default).unwrap_or(0);
        let (names, copy) = (names(&words, &missing.display().to_string()), copy(&words, ""));
        StartScreen {
            words,
            today,
            folders,
            missing,
            snapshot: None,
            regulations,
            at: StartPage::Door,
            door: ListCursor::default(),
            first: FirstTask::default(),
            rules: ListCursor::on(first),
            names,
            copy,
            passphrase: PassphraseQuestion::new(PassphraseSubject::New),
            found: Vec::new(),
            fault: None,
        }
    }

    /// With the last snapshot of the file that is not there: there was a district in it.
    #[must_use]
    pub fn with_snapshot(self, snapshot: Option<(PathBuf, NaiveDateTime)>) -> StartScreen {
        StartScreen { snapshot, ..self }
    }

    /// The ways on from the door.
    fn doors(&self) -> &'static [&'static str] {
        if self.snapshot.is_some() { &DOORS } else { &DOORS[1..] }
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command) -> Option<StartEffect> {
        match command {
            Command::Quit => return Some(StartEffect::Quit),
            Command::Help => return Some(StartEffect::Help),
            Command::Language => {
                self.speak(Words::of(self.words.lang().other()));
                return None;
            }
            Command::Back => {
                self.back();
                return None;
            }
            _ => {}
        }
        match self.at {
            StartPage::Door => {
                if !self.door.step(command, self.doors().len()) && command == Command::Open {
                    return self.enter();
                }
            }
            StartPage::Rules => {
                if !self.rules.step(command, self.regulations.len()) && command == Command::Open {
                    self.at = StartPage::Names;
                }
            }
            StartPage::Names => return self.in_names(command),
            StartPage::Copy => match command {
                Command::Open | Command::Accept => return self.open(),
                Command::NextPane => return self.path(&self.copy).map(StartEffect::Complete),
                other if other.moves() => {
                    self.copy.asked(other);
                }
                _ => {}
            },
            StartPage::Passphrase => match (self.passphrase.update(command), self.passphrase.of.clone()) {
                (PassphraseAnswer::Stay, _) => {}
                (PassphraseAnswer::Take(Some(typed)), PassphraseSubject::File(path)) => {
                    return Some(StartEffect::Unlock(path, typed));
                }
                (PassphraseAnswer::Take(_), PassphraseSubject::File(_)) => {}
                (PassphraseAnswer::Take(typed), PassphraseSubject::New) => return self.make(typed),
            },
        }
        None
    }

    /// Asks for the passphrase of a sealed file; `problem` is what is wrong with the one given before.
    pub fn unlock(&mut self, path: &Path, problem: UserError) {
        let of = PassphraseSubject::File(path.to_owned());
        if self.passphrase.of != of {
            self.passphrase = PassphraseQuestion::new(of);
        }
        if problem.is(FileFault::WrongPassphrase) {
            self.passphrase.fail(problem);
        }
        self.at = StartPage::Passphrase;
    }

    fn enter(&mut self) -> Option<StartEffect> {
        self.fault = None;
        match self.doors().get(self.door.at) {
            Some(&"restore") => {
                return self.snapshot.as_ref().map(|(path, _)| StartEffect::Restore(path.clone()));
            }
            Some(&"new") => (self.at, self.first) = (StartPage::Rules, FirstTask::Work),
            Some(&"list") => (self.at, self.first) = (StartPage::Rules, FirstTask::List),
            Some(&"copy") => self.at = StartPage::Copy,
            _ => return Some(StartEffect::Demo),
        }
        None
    }

    fn in_names(&mut self, command: Command) -> Option<StartEffect> {
        match command {
            Command::Open if self.names.is_last() => self.seal(),
            Command::Accept => self.seal(),
            Command::Open | Command::Down => drop(self.names.asked(Command::NextPane)),
            Command::Up => drop(self.names.asked(Command::PreviousPane)),
            other => drop(self.names.asked(other)),
        };
        None
    }

    /// Goes on to the passphrase of the new file.
    fn seal(&mut self) {
        if self.new_file().is_none() {
            return self.fail(UserError::new("start-no-name"));
        }
        if self.passphrase.of != PassphraseSubject::New {
            self.passphrase = PassphraseQuestion::new(PassphraseSubject::New);
        }
        self.at = StartPage::Passphrase;
    }

    fn make(&mut self, passphrase: Option<Passphrase>) -> Option<StartEffect> {
        let path = self.new_file()?;
        let said = |name: SmallFormField| self.names.typed(name).trim().to_owned();
        let regulation = self.regulations.get(self.rules.at).map(|r| r.id.clone()).unwrap_or_default();
        let (district, curator) = (said(SmallFormField::District), said(SmallFormField::Curator));
        Some(StartEffect::Make(DistrictRequest {
            regulation,
            district,
            curator,
            position: said(SmallFormField::Position),
            path,
            passphrase,
            first: self.first,
        }))
    }

    fn open(&mut self) -> Option<StartEffect> {
        let path = self.path(&self.copy);
        if path.is_none() {
            self.fail(UserError::new("start-no-name"));
        }
        path.map(StartEffect::Open)
    }

    /// One step back. What was typed stays.
    fn back(&mut self) {
        self.fault = None;
        self.names.forgive();
        self.copy.forgive();
        self.passphrase.forgive();
        self.at = match self.at {
            StartPage::Passphrase if self.passphrase.of == PassphraseSubject::New => StartPage::Names,
            // Another file can be named, or the example looked at.
            StartPage::Passphrase => StartPage::Door,
            StartPage::Names => StartPage::Rules,
            StartPage::Door | StartPage::Rules | StartPage::Copy => StartPage::Door,
        };
    }

    /// Shows beside its field why it could not be done.
    pub fn fail(&mut self, problem: UserError) {
        if self.at == StartPage::Passphrase && self.passphrase.of == PassphraseSubject::New {
            self.at = StartPage::Names;
        }
        if self.at == StartPage::Passphrase {
            return self.passphrase.fail(problem);
        }
        let fault = SmallFormFault { field: SmallFormField::File, text: self.words.problem(&problem) };
        if let Some(form) = self.form() {
            form.fail(fault);
        }
        self.fault = Some(problem);
    }

    /// Completes the path by the common beginning of the names there.
    pub fn complete(&mut self, path: &str, names: Vec<String>) {
        self.fault = None;
        self.copy.go_on(SmallFormField::File, path);
        self.found = names;
    }

    fn form(&mut self) -> Option<&mut SmallForm> {
        match self.at {
            StartPage::Names => Some(&mut self.names),
            StartPage::Copy => Some(&mut self.copy),
            StartPage::Door | StartPage::Rules | StartPage::Passphrase => None,
        }
    }

    /// The other language. What was typed stays.
    fn speak(&mut self, words: Words) {
        let (typed, path) = (self.names.held(|name| *name), self.copy.held(|name| *name));
        (self.names, self.copy) = (names(&words, ""), copy(&words, ""));
        // Every field is there in either language.
        let _ = (self.names.fill(typed, SmallFormField::eq), self.copy.fill(path, SmallFormField::eq));
        self.words = words;
        if let Some(problem) = self.fault.take() {
            self.fail(problem);
        }
    }
}

/// The form of a new district.
fn names(words: &Words, file: &str) -> SmallForm {
    SmallForm::new(String::new())
        .free(SmallFormField::District, words.say("start-district"), "")
        .free(SmallFormField::Curator, words.say("start-curator"), "")
        .free(SmallFormField::Position, words.say("start-position"), "")
        .free(SmallFormField::File, words.say("start-file"), file)
}

/// The form that asks for the file of a copy.
fn copy(words: &Words, path: &str) -> SmallForm {
    SmallForm::new(String::new()).free(SmallFormField::File, words.say("start-file"), path)
}
