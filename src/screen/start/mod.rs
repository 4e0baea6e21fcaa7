//! The beginning, before there is a file: a new district in two steps, the demo, or a copy that lies somewhere. Nothing
//! is made here; what is wished for is told to the outermost layer.

mod view;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use tui_input::{Input, InputRequest};

use super::Heard;
use crate::domain::Problem;
use crate::keymap::Command;
use crate::keymap::key::Key;
use crate::regulation::Regulation;
use crate::regulation::shelf;
use crate::text::Words;
use crate::ui::form::LONGEST;
use crate::ui::list::Cursor;
use crate::ui::paste;
use crate::ui::text_field::{erasing, insert};

/// Where one can go from the door.
const DOORS: [&str; 3] = ["new", "demo", "copy"];

/// Fields of a new district, by the ids of their labels.
const FIELDS: [&str; 4] = ["start-district", "start-curator", "start-position", "start-file"];
/// The field that names the file.
const FILE: usize = 3;

/// The ending of a district's file, for a name without one.
const ENDING: &str = "kurator";

/// The place of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// Three ways on.
    Door,
    /// Which regulation.
    Rules,
    /// Names and file.
    Names,
    /// The path of a copy.
    Copy,
}

/// Folders that typed paths begin from.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The user's own, for `~`.
    pub home: Option<PathBuf>,
    /// Where the program was started.
    pub here: PathBuf,
}

/// A district wished for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Id of its regulation.
    pub regulation: String,
    /// Its name, or nothing.
    pub district: String,
    /// Its curator, or nothing.
    pub curator: String,
    /// Her position, or nothing.
    pub position: String,
    /// Its file.
    pub path: PathBuf,
}

/// What only the outermost layer can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Make a new district and open it.
    Make(Plan),
    /// Open the demo.
    Demo,
    /// Open this file.
    Open(PathBuf),
    /// Say what names go on from this path.
    Complete(PathBuf),
    /// Help.
    Help,
    /// Leave.
    Quit,
}

/// The beginning. What was typed stays while one goes back and forth.
pub struct Start {
    /// Every word.
    pub words: Words,
    today: NaiveDate,
    folders: Folders,
    /// The file that is not there.
    missing: PathBuf,
    regulations: Vec<Regulation>,
    at: At,
    door: Cursor,
    rules: Cursor,
    fields: [Input; 4],
    focus: usize,
    copy: Input,
    /// Names that go on from what was typed.
    names: Vec<String>,
    fault: Option<Problem>,
}

impl Start {
    /// At the door, because `missing` is not there.
    #[must_use]
    pub fn new(words: Words, today: NaiveDate, missing: &Path, folders: Folders) -> Start {
        let missing = folders.here.join(missing);
        let mut fields = [const { None::<Input> }; 4].map(Option::unwrap_or_default);
        fields[FILE] = Input::new(missing.display().to_string());
        // A file of the build that cannot be read is told by the command line; here the others are still to be had.
        let regulations: Vec<Regulation> = shelf::ids().filter_map(|id| shelf::regulation(id).ok()).collect();
        let first = regulations.iter().position(|r| r.default).unwrap_or(0);
        Start {
            words,
            today,
            folders,
            missing,
            regulations,
            at: At::Door,
            door: Cursor::default(),
            rules: Cursor::on(first),
            fields,
            focus: 0,
            copy: Input::default(),
            names: Vec::new(),
            fault: None,
        }
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command) -> Option<Wish> {
        match command {
            Command::Quit => return Some(Wish::Quit),
            Command::Help => return Some(Wish::Help),
            Command::Language => {
                self.words = Words::of(self.words.lang().other());
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
                if !self.door.step(command, DOORS.len()) && command == Command::Open {
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
                Command::NextPane => return self.path(&self.copy).map(Wish::Complete),
                other => step(&mut self.copy, other),
            },
        }
        None
    }

    fn enter(&mut self) -> Option<Wish> {
        self.fault = None;
        match DOORS.get(self.door.at) {
            Some(&"new") => self.at = At::Rules,
            Some(&"copy") => self.at = At::Copy,
            _ => return Some(Wish::Demo),
        }
        None
    }

    fn in_names(&mut self, command: Command) -> Option<Wish> {
        match command {
            Command::Open if self.focus < FILE => self.focus += 1,
            Command::Open | Command::Accept => return self.make(),
            Command::Down | Command::NextPane => self.focus = (self.focus + 1) % FIELDS.len(),
            Command::Up | Command::PreviousPane => {
                self.focus = (self.focus + FIELDS.len() - 1) % FIELDS.len()
            }
            other => step(&mut self.fields[self.focus], other),
        }
        None
    }

    fn make(&mut self) -> Option<Wish> {
        let Some(path) = self.new_file() else {
            self.fail(Problem::new("start-no-name"));
            return None;
        };
        let said = |i: usize| self.fields[i].value().trim().to_owned();
        let regulation = self.regulations.get(self.rules.at).map(|r| r.id.clone()).unwrap_or_default();
        Some(Wish::Make(Plan { regulation, district: said(0), curator: said(1), position: said(2), path }))
    }

    fn open(&mut self) -> Option<Wish> {
        let path = self.path(&self.copy);
        if path.is_none() {
            self.fail(Problem::new("start-no-name"));
        }
        path.map(Wish::Open)
    }

    /// One step back. What was typed stays.
    fn back(&mut self) {
        self.fault = None;
        self.at = match self.at {
            At::Names => At::Rules,
            At::Door | At::Rules | At::Copy => At::Door,
        };
    }

    /// The path that was typed, in full.
    fn path(&self, input: &Input) -> Option<PathBuf> {
        let typed = input.value().trim();
        if typed.is_empty() {
            return None;
        }
        match (typed.strip_prefix("~/"), &self.folders.home) {
            (Some(rest), Some(home)) => Some(home.join(rest)),
            _ => Some(self.folders.here.join(typed)),
        }
    }

    /// The new file in full: a bare name stands where the file is missing, with the ending of such files.
    fn new_file(&self) -> Option<PathBuf> {
        let typed = Path::new(self.fields[FILE].value().trim());
        let bare = typed.components().count() == 1 && !typed.is_absolute();
        let path = match self.missing.parent().filter(|_| bare) {
            Some(folder) => folder.join(typed),
            None => self.path(&self.fields[FILE])?,
        };
        path.file_name()?;
        Some(if path.extension().is_none() { path.with_extension(ENDING) } else { path })
    }

    /// Shows beside its field why it could not be done.
    pub fn fail(&mut self, problem: Problem) {
        if self.at == At::Names {
            self.focus = FILE;
        }
        self.fault = Some(problem);
    }

    /// Goes on with the path as far as the names there are agree.
    pub fn complete(&mut self, path: String, names: Vec<String>) {
        self.fault = None;
        self.copy = Input::new(path);
        self.names = names;
    }

    fn line(&mut self) -> Option<&mut Input> {
        match self.at {
            At::Names => self.fields.get_mut(self.focus),
            At::Copy => Some(&mut self.copy),
            At::Door | At::Rules => None,
        }
    }

    /// Types or pastes into the line one stands in.
    pub fn type_text(&mut self, text: &str) -> Heard {
        let Some(input) = self.line() else { return Heard::Nowhere };
        let room = LONGEST.saturating_sub(input.value().chars().count());
        let typed: String = paste::one_line(text).chars().take(room).collect();
        insert(input, &typed);
        self.fault = None;
        self.names.clear();
        Heard::Taken
    }

    /// Takes Backspace and Delete.
    pub fn edit(&mut self, key: Key) -> Heard {
        let (Some(request), Some(input)) = (erasing(key), self.line()) else { return Heard::Nowhere };
        input.handle(request);
        self.fault = None;
        self.names.clear();
        Heard::Taken
    }
}

fn step(input: &mut Input, command: Command) {
    let request = match command {
        Command::Left => InputRequest::GoToPrevChar,
        Command::Right => InputRequest::GoToNextChar,
        Command::First => InputRequest::GoToStart,
        Command::Last => InputRequest::GoToEnd,
        _ => return,
    };
    input.handle(request);
}
