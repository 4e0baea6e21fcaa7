//! The guided start, before there is a file: a new district in two steps, the demo, or an existing copy. Nothing is
//! made here; the request is returned to the outermost layer.

mod passphrase;
mod path;
mod typing;
mod view;
mod wish;

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};

use passphrase::{Answer, Of, Question};
pub use path::{Folders, ended};
pub use wish::{First, Plan, StartEffect};

use super::dialog::name::{Fault, Form, Name};
use crate::domain::{FileFault, UserError};
use crate::keymap::Command;
use crate::regulation::{Regulation, embedded};
use crate::store::Passphrase;
use crate::text::Words;
use crate::ui::Context;
use crate::ui::list::Cursor;

/// Where one can go from the door: the first way is there only where the missing file has a snapshot.
const DOORS: [&str; 5] = ["restore", "new", "list", "demo", "copy"];

/// The place of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
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
struct Here(Words, NaiveDate);

impl Context for Here {
    fn words(&self) -> &Words {
        &self.0
    }

    fn today(&self) -> NaiveDate {
        self.1
    }
}

/// The guided start. Typed text stays while the user moves between steps.
pub struct Start {
    /// Every word.
    pub words: Words,
    today: NaiveDate,
    folders: Folders,
    /// The file that is not there.
    missing: PathBuf,
    /// Its last snapshot, and when it was made.
    snapshot: Option<(PathBuf, NaiveDateTime)>,
    regulations: Vec<Regulation>,
    at: At,
    door: Cursor,
    /// What comes first in the new district.
    first: First,
    rules: Cursor,
    /// The names of a new district and its file.
    names: Form,
    /// The path of a copy.
    copy: Form,
    /// The passphrase that is asked for.
    passphrase: Question,
    /// Paths that go on from what was typed.
    found: Vec<String>,
    fault: Option<UserError>,
}

impl Start {
    /// At the door, because `missing` is not there.
    #[must_use]
    pub fn new(words: Words, today: NaiveDate, missing: &Path, folders: Folders) -> Start {
        let missing = folders.here.join(missing);
        // A file of the build that cannot be read is reported by the command line; here the others remain available.
        let regulations: Vec<Regulation> =
            embedded::ids().filter_map(|id| embedded::regulation(id).ok()).collect();
        let first = regulations.iter().position(|r| r.default).unwrap_or(0);
        let (names, copy) = (names(&words, &missing.display().to_string()), copy(&words, ""));
        Start {
            words,
            today,
            folders,
            missing,
            snapshot: None,
            regulations,
            at: At::Door,
            door: Cursor::default(),
            first: First::default(),
            rules: Cursor::on(first),
            names,
            copy,
            passphrase: Question::new(Of::New),
            found: Vec::new(),
            fault: None,
        }
    }

    /// With the last snapshot of the file that is not there: there was a district in it.
    #[must_use]
    pub fn with_snapshot(self, snapshot: Option<(PathBuf, NaiveDateTime)>) -> Start {
        Start { snapshot, ..self }
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
            At::Door => {
                if !self.door.step(command, self.doors().len()) && command == Command::Open {
                    return self.enter();
                }
            }
            At::Rules => {
                if !self.rules.step(command, self.regulations.len()) && command == Command::Open {
                    self.at = At::Names;
                }
            }
            At::Names => return self.in_names(command),
            At::Copy => match command {
                Command::Open | Command::Accept => return self.open(),
                Command::NextPane => return self.path(&self.copy).map(StartEffect::Complete),
                other if other.moves() => {
                    self.copy.asked(other);
                }
                _ => {}
            },
            At::Passphrase => match (self.passphrase.update(command), self.passphrase.of.clone()) {
                (Answer::Stay, _) => {}
                (Answer::Take(Some(typed)), Of::File(path)) => return Some(StartEffect::Unlock(path, typed)),
                (Answer::Take(_), Of::File(_)) => {}
                (Answer::Take(typed), Of::New) => return self.make(typed),
            },
        }
        None
    }

    /// Asks for the passphrase of a sealed file; `problem` is what is wrong with the one given before.
    pub fn unlock(&mut self, path: &Path, problem: UserError) {
        let of = Of::File(path.to_owned());
        if self.passphrase.of != of {
            self.passphrase = Question::new(of);
        }
        if problem.is(FileFault::WrongPassphrase) {
            self.passphrase.fail(problem);
        }
        self.at = At::Passphrase;
    }

    fn enter(&mut self) -> Option<StartEffect> {
        self.fault = None;
        match self.doors().get(self.door.at) {
            Some(&"restore") => {
                return self.snapshot.as_ref().map(|(path, _)| StartEffect::Restore(path.clone()));
            }
            Some(&"new") => (self.at, self.first) = (At::Rules, First::Work),
            Some(&"list") => (self.at, self.first) = (At::Rules, First::List),
            Some(&"copy") => self.at = At::Copy,
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
        if self.passphrase.of != Of::New {
            self.passphrase = Question::new(Of::New);
        }
        self.at = At::Passphrase;
    }

    fn make(&mut self, passphrase: Option<Passphrase>) -> Option<StartEffect> {
        let path = self.new_file()?;
        let said = |name: Name| self.names.typed(name).trim().to_owned();
        let regulation = self.regulations.get(self.rules.at).map(|r| r.id.clone()).unwrap_or_default();
        let (district, curator) = (said(Name::District), said(Name::Curator));
        Some(StartEffect::Make(Plan {
            regulation,
            district,
            curator,
            position: said(Name::Position),
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
            At::Passphrase if self.passphrase.of == Of::New => At::Names,
            // Another file can be named, or the example looked at.
            At::Passphrase => At::Door,
            At::Names => At::Rules,
            At::Door | At::Rules | At::Copy => At::Door,
        };
    }

    /// Shows beside its field why it could not be done.
    pub fn fail(&mut self, problem: UserError) {
        if self.at == At::Passphrase && self.passphrase.of == Of::New {
            self.at = At::Names;
        }
        if self.at == At::Passphrase {
            return self.passphrase.fail(problem);
        }
        let fault = Fault { field: Name::File, text: self.words.problem(&problem) };
        if let Some(form) = self.form() {
            form.fail(fault);
        }
        self.fault = Some(problem);
    }

    /// Completes the path by the common beginning of the names there.
    pub fn complete(&mut self, path: &str, names: Vec<String>) {
        self.fault = None;
        self.copy.go_on(Name::File, path);
        self.found = names;
    }

    fn form(&mut self) -> Option<&mut Form> {
        match self.at {
            At::Names => Some(&mut self.names),
            At::Copy => Some(&mut self.copy),
            At::Door | At::Rules | At::Passphrase => None,
        }
    }

    /// The other language. What was typed stays.
    fn speak(&mut self, words: Words) {
        let (typed, path) = (self.names.held(|name| *name), self.copy.held(|name| *name));
        (self.names, self.copy) = (names(&words, ""), copy(&words, ""));
        // Every field is there in either language.
        let _ = (self.names.fill(typed, Name::eq), self.copy.fill(path, Name::eq));
        self.words = words;
        if let Some(problem) = self.fault.take() {
            self.fail(problem);
        }
    }
}

/// The form of a new district.
fn names(words: &Words, file: &str) -> Form {
    Form::new(String::new())
        .free(Name::District, words.say("start-district"), "")
        .free(Name::Curator, words.say("start-curator"), "")
        .free(Name::Position, words.say("start-position"), "")
        .free(Name::File, words.say("start-file"), file)
}

/// The form that asks for the file of a copy.
fn copy(words: &Words, path: &str) -> Form {
    Form::new(String::new()).free(Name::File, words.say("start-file"), path)
}
