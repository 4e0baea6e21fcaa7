//! Transfers of copies: finding them in the usual places, merging another copy, the exchange folder, copying to a stick.
//! What takes long draws a notice first and its progress meanwhile.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDateTime};

use crate::app::App;
use crate::domain::UserError;
use crate::domain::action::ActionKind;
use crate::env::{author::author, folders, log, remembered::RememberedNotes};
use crate::screen::Effect;
use crate::screen::exchange::path_purpose::{FoundPath, PathPurpose};
use crate::screen::start::ended;
use crate::store::{MergeResult, Store};
use crate::sync::copy;
use crate::sync::merge::MergeOffer;
use crate::sync::others;
use crate::sync::restore::RestoreOffer;
use crate::text::say;
use crate::wording::merge::merged;

/// The most files offered.
const MOST: usize = 60;

/// Extensions of district files.
const ENDINGS: [&str; 2] = ["kurator", "db"];

/// What the person wants of what takes long, asked each time it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    GoOn,
    /// Esc was pressed: it is left, where nothing of it is written.
    Stop,
}

/// Draws the application; gives what the person wants meanwhile.
pub type DrawFn<'a> = &'a mut dyn FnMut(&App) -> Wish;

/// The state of transfers: the state folder, the name of this machine, and the copy looked at.
pub struct Transfers {
    pub(super) state: PathBuf,
    pub(super) device: String,
    /// Folders below which sticks and other disks are mounted.
    roots: Vec<PathBuf>,
    pub(super) looked_at: Option<OfferedCopy>,
}

/// A copy that was looked at and waits for an answer.
pub(super) enum OfferedCopy {
    /// Another copy.
    Offer(Box<MergeOffer>),
    /// A snapshot, and when it was made.
    Former(Box<RestoreOffer>, String),
}

impl Transfers {
    /// Transfers that keep notes in `state` and look for disks below `roots`.
    #[must_use]
    pub fn new(state: PathBuf, device: String, roots: Vec<PathBuf>) -> Transfers {
        Transfers { state, device, roots, looked_at: None }
    }

    /// Transfers of this machine.
    #[must_use]
    pub fn here() -> Transfers {
        let roots: Vec<PathBuf> = if cfg!(windows) {
            ('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).collect()
        } else {
            ["/media", "/run/media", "/mnt", "/Volumes"].map(PathBuf::from).into()
        };
        Transfers::new(folders::state_folder(), author().device, roots)
    }

    /// Drops the copy that was looked at.
    pub fn forget(&mut self) {
        self.looked_at = None;
    }

    /// Asks for a path and offers those in the usual places.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn seek(&self, aim: PathPurpose, app: &mut App, store: &Store) -> Result<(), UserError> {
        let last = self.remembered(aim, store);
        let found = match aim {
            PathPurpose::Merge => self.copies(last.as_deref(), store),
            PathPurpose::List => self.lists(last.as_deref(), app, store),
            PathPurpose::Exchange | PathPurpose::Copy | PathPurpose::Service => self.folders(last.as_deref()),
            PathPurpose::Restore => return self.states(app, store),
        };
        app.ask_path(aim, last, found);
        Ok(())
    }

    /// Completes a path as far as names agree.
    pub fn complete(&self, path: &Path, app: &mut App) {
        let (path, names) = folders::complete(&folders::expand_home(path));
        app.complete_path(path, names);
    }

    /// Performs a transfer with a path, or with the one used last.
    ///
    /// # Errors
    /// Why it was refused.
    pub fn carry(
        &mut self,
        aim: PathPurpose,
        path: Option<PathBuf>,
        app: &mut App,
        store: &mut Store,
        draw: DrawFn<'_>,
    ) -> Result<(), UserError> {
        let asked = path.is_some();
        let Some(path) = path.map(|p| folders::expand_home(&p)).or_else(|| self.remembered(aim, store))
        else {
            return self.seek(aim, app, store);
        };
        if matches!(aim, PathPurpose::Merge | PathPurpose::List) && path.is_dir() {
            // The name of a stick means a file on it.
            self.complete(&path.join(""), app);
            return Ok(());
        }
        // The ending of a file may be left out.
        let path = match aim {
            PathPurpose::Merge | PathPurpose::Restore if !path.exists() && ended(path.clone()).is_file() => {
                ended(path)
            }
            PathPurpose::Copy if !path.exists() => ended(path),
            _ => path,
        };
        let shown = path.display().to_string();
        app.busy(Some(say!(app.model.words, "busy-way", code = aim.code(), path = shown)));
        draw(app);
        let done = match aim {
            PathPurpose::Merge => self.look(&path, app, store, draw),
            PathPurpose::Exchange => self.exchange_all(&path, app, store, draw),
            PathPurpose::Copy => self.copy(&path, app, store),
            PathPurpose::List => self.list(&path, app, store),
            PathPurpose::Service => self.service_all(&path, app, store, draw),
            PathPurpose::Restore => self.look_back(&path, app, store),
        };
        app.busy(None);
        if let Err(problem) = &done
            && problem.is_locked()
            && aim != PathPurpose::Copy
        {
            app.ask_passphrase_of(vec![path.clone()], Effect::Carry { aim, path: Some(path) }, None);
            return Ok(());
        }
        if done.is_err() && !asked {
            // Why it cannot be the folder of the last time is said where another one can be named.
            self.seek(aim, app, store)?;
        }
        done
    }

    fn look(
        &mut self,
        path: &Path,
        app: &mut App,
        store: &mut Store,
        draw: DrawFn<'_>,
    ) -> Result<(), UserError> {
        self.looked_at = None;
        let offer = MergeOffer::look(store, path, &self.state, &mut |done, all| {
            progress("busy-look", "", done, all, app, draw);
        })?;
        // The state folder is no place where copies come from.
        if !path.starts_with(&self.state) {
            self.remember(PathPurpose::Merge, path.parent().unwrap_or(path), store);
        }
        if offer.brings.operations == 0 {
            app.show_report(app.model.words.say("offer-title"), vec![app.model.words.say("merge-nothing")]);
            return Ok(());
        }
        app.offer(path, &offer.brings, others::warning(store, path));
        self.looked_at = Some(OfferedCopy::Offer(Box::new(offer)));
        Ok(())
    }

    /// Merges the copy that was offered; returns a notice, `None` where none was offered.
    ///
    /// # Errors
    /// If the snapshot or the file cannot be written; then nothing has changed.
    pub fn take(
        &mut self,
        app: &mut App,
        store: &mut Store,
        draw: DrawFn<'_>,
    ) -> Result<Option<String>, UserError> {
        let Some(OfferedCopy::Offer(offer)) = self.looked_at.take() else { return Ok(None) };
        app.busy(Some(app.model.words.say("busy-take")));
        draw(app);
        let state = self.state.clone();
        let taken = offer.take(store, &state, &mut |done, all| {
            progress("busy-take-far", "", done, all, app, draw);
        });
        app.busy(None);
        let union = taken?;
        self.log(&union);
        Ok(merged(&app.model.words, &union, "merge-done").into_iter().next())
    }

    fn copy(&mut self, to: &Path, app: &mut App, store: &mut Store) -> Result<(), UserError> {
        let (path, digest) = copy::copy(store, to, &self.state)?;
        store.note_place(ActionKind::Copied, &path);
        self.remember(PathPurpose::Copy, path.parent().unwrap_or(to), store);
        let w = &app.model.words;
        let said = say!(w, "copy-done", path = path.display().to_string(), n = digest.operations);
        app.show_report(w.say("copy-title"), vec![said]);
        Ok(())
    }

    /// Logs a merge on this machine.
    pub(super) fn log(&self, union: &MergeResult) {
        if union.operations > 0 {
            log::line(&self.state, &format!("merged {} operations", union.operations));
        }
    }

    fn remembered(&self, aim: PathPurpose, store: &Store) -> Option<PathBuf> {
        RememberedNotes::of(&self.state, store).read().places.remove(aim.code()).map(PathBuf::from)
    }

    /// Remembers a path; one that cannot be written is asked for again.
    pub(super) fn remember(&self, aim: PathPurpose, path: &Path, store: &Store) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        RememberedNotes::of(&self.state, store).change(|notes| {
            notes.places.insert(aim.code().to_owned(), path.display().to_string());
        });
    }

    /// District files in the folder used last and on other disks, the newest first.
    fn copies(&self, last: Option<&Path>, store: &Store) -> Vec<FoundPath> {
        let folders = last.map(Path::to_path_buf).into_iter().chain(self.disks());
        files(folders, &ENDINGS, store)
    }

    /// The folder used last and other disks.
    fn folders(&self, last: Option<&Path>) -> Vec<FoundPath> {
        let mut all: Vec<PathBuf> = last.map(Path::to_path_buf).into_iter().collect();
        all.extend(self.disks().into_iter().filter(|d| is_disk(d)));
        let mut seen: Vec<PathBuf> = Vec::new();
        for path in all {
            if !seen.contains(&path) {
                seen.push(path);
            }
        }
        seen.truncate(MOST);
        seen.into_iter().map(|path| FoundPath { path, changed: None }).collect()
    }

    /// Folders where disks may be mounted: one and two levels below the roots, as desktops name them by user.
    pub(super) fn disks(&self) -> Vec<PathBuf> {
        let below = |folder: &Path| -> Vec<PathBuf> {
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            let mut all: Vec<PathBuf> = entries.map(|e| e.path()).filter(|p| p.is_dir()).collect();
            all.sort();
            all
        };
        let mut disks = Vec::new();
        for root in &self.roots {
            if cfg!(windows) {
                disks.push(root.clone());
                continue;
            }
            for folder in below(root) {
                disks.push(folder.clone());
                disks.extend(below(&folder));
            }
        }
        disks
    }
}

/// Files with these endings in the folders, the newest first.
pub(super) fn files(
    folders: impl Iterator<Item = PathBuf>,
    endings: &[&str],
    store: &Store,
) -> Vec<FoundPath> {
    let own = store.path().canonicalize().ok();
    let mut found: Vec<FoundPath> = Vec::new();
    for folder in folders {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.flatten().map(|e| e.path()) {
            let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
            let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
            let Ok(data) = path.metadata() else { continue };
            let known = found.iter().any(|f| f.path == path) || path.canonicalize().ok() == own;
            if !endings.contains(&ending.as_str()) || hidden || known || !data.is_file() {
                continue;
            }
            found.push(FoundPath { changed: changed(&path), path });
        }
    }
    found.sort_by(|a, b| (b.changed, &a.path).cmp(&(a.changed, &b.path)));
    found.truncate(MOST);
    found
}

/// The modification time of a file.
pub(super) fn changed(path: &Path) -> Option<NaiveDateTime> {
    let at = path.metadata().and_then(|data| data.modified()).ok()?;
    Some(DateTime::<Local>::from(at).naive_local())
}

/// Whether a disk is mounted at the folder: a copy into the bare folder would stay on this one.
#[cfg(unix)]
fn is_disk(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: Option<&Path>| path.and_then(|p| p.metadata().ok()).map(|m| m.dev());
    disk(Some(folder)) != disk(folder.parent())
}

#[cfg(not(unix))]
fn is_disk(folder: &Path) -> bool {
    folder.is_dir()
}

pub(super) fn progress(id: &str, file: &str, done: usize, all: usize, app: &mut App, draw: DrawFn<'_>) {
    let said = say!(app.model.words, id, file = file, done = done, all = all);
    app.busy(Some(said));
    draw(app);
}
