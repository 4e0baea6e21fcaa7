//! The paths that are typed at the beginning: what they begin from, and the ending they get.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::StartScreen;
use crate::screen::dialog::name::{SmallForm, SmallFormField};

/// The ending of a district's file, for a name without one.
const ENDING: &str = "kurator";

/// Folders that typed paths begin from.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The user's own, for `~`.
    pub home: Option<PathBuf>,
    /// Where the program was started.
    pub here: PathBuf,
}

/// The path with the ending of a district's file, if it has none: behind a full stop «3» or «2 участок» is none.
#[must_use]
pub fn ended(path: PathBuf) -> PathBuf {
    let is_ending =
        |e: &OsStr| e.to_str().is_some_and(|e| !e.is_empty() && e.chars().all(|c| c.is_ascii_alphabetic()));
    match path.file_name() {
        Some(name) if !path.extension().is_some_and(is_ending) => {
            let mut name = name.to_owned();
            name.push(".");
            name.push(ENDING);
            path.with_file_name(name)
        }
        _ => path,
    }
}

impl StartScreen {
    /// The path that was typed, in full.
    pub(super) fn path(&self, form: &SmallForm) -> Option<PathBuf> {
        let typed = form.typed(SmallFormField::File);
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        match (typed.strip_prefix("~/"), &self.folders.home) {
            (Some(rest), Some(home)) => Some(home.join(rest)),
            _ => Some(self.folders.here.join(typed)),
        }
    }

    /// The new file in full: a bare name is completed where the file is missing, with the ending of such files.
    pub(super) fn new_file(&self) -> Option<PathBuf> {
        let typed = self.names.typed(SmallFormField::File);
        let typed = Path::new(typed.trim());
        let bare = typed.components().count() == 1 && !typed.is_absolute();
        let path = match self.missing.parent().filter(|_| bare) {
            Some(folder) => folder.join(typed),
            None => self.path(&self.names)?,
        };
        path.file_name()?;
        Some(ended(path))
    }
}
