//! What is remembered on this computer for a district: paths used last, columns of lists put right by hand. Both may name a
//! person, and so it is sealed as the file is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::store::Store;
use crate::sync::state_file::{self, StateFile, StateOwner, StateText};

/// Notes of earlier versions, one file each for all districts, in plain.
const PLACES: &str = "places.json";
const COLUMNS: &str = "list-columns.json";

/// The notes of a district.
#[derive(Debug)]
pub struct RememberedNotes {
    state: PathBuf,
    file: PathBuf,
    path: PathBuf,
    owner: StateOwner,
}

/// What is remembered.
#[derive(Debug, Default, Serialize, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct NotesContent {
    /// Paths by what they were used for.
    pub places: BTreeMap<String, String>,
    /// Codes of columns by the heads of lists.
    pub columns: BTreeMap<String, String>,
}

impl RememberedNotes {
    /// The notes of the district that is open, below `state`.
    #[must_use]
    pub fn of(state: &Path, store: &Store) -> RememberedNotes {
        RememberedNotes {
            state: state.to_owned(),
            file: store.path().to_owned(),
            path: StateFile::Remembered.path(state, store.path()),
            owner: StateOwner::of(store, StateFile::Remembered),
        }
    }

    /// What is remembered. Notes that cannot be read are lost.
    #[must_use]
    pub fn read(&self) -> NotesContent {
        let (mut notes, is_current) = match state_file::read(&self.path, self.owner.sealer.as_ref()) {
            StateText::Text(kept) => (
                serde_json::from_str(&kept.text).unwrap_or_default(),
                kept.is_sealed_alike && kept.district == self.owner.district,
            ),
            StateText::Nothing | StateText::Locked => (NotesContent::default(), true),
        };
        if self.take_over(&mut notes) || !is_current {
            self.write(&notes);
        }
        notes
    }

    /// Changes what is remembered. What cannot be written is asked for again.
    pub fn change(&self, change: impl FnOnce(&mut NotesContent)) {
        let mut notes = self.read();
        change(&mut notes);
        self.write(&notes);
    }

    fn write(&self, notes: &NotesContent) {
        if let Ok(text) = serde_json::to_string(notes) {
            let _ = state_file::write(&self.path, &self.owner, &text);
        }
    }

    /// Moves what an earlier version noted of this district; returns whether there was something.
    fn take_over(&self, notes: &mut NotesContent) -> bool {
        let read = |name: &str| -> Option<BTreeMap<String, String>> {
            serde_json::from_str(&std::fs::read_to_string(self.state.join(name)).ok()?).ok()
        };
        let columns = read(COLUMNS);
        if let Some(columns) = &columns {
            notes.columns.extend(columns.clone());
            let _ = std::fs::remove_file(self.state.join(COLUMNS));
        }
        let Some(places) = read(PLACES) else { return columns.is_some() };
        let own = format!(" {}", self.file.display());
        let (mine, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
            places.into_iter().partition(|(key, _)| key.ends_with(&own));
        if mine.is_empty() && !others.is_empty() {
            return columns.is_some();
        }
        let used = |(key, path): (String, String)| Some((key.strip_suffix(&own)?.to_owned(), path));
        notes.places.extend(mine.into_iter().filter_map(used));
        let path = self.state.join(PLACES);
        let _ = match serde_json::to_string(&others) {
            Ok(text) if !others.is_empty() => std::fs::write(path, text),
            _ => std::fs::remove_file(path),
        };
        true
    }
}
