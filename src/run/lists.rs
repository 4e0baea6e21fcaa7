//! Lists from Excel: where they lie, reading one, taking it in, and the rows that were not taken.

use std::path::Path;

use super::transfers::{DrawFn, Transfers, files};
use crate::app::App;
use crate::domain::UserError;
use crate::env::remembered::RememberedNotes;
use crate::env::{self, list_columns};
use crate::model::incoming::IntakeGroups;
use crate::paper::xlsx;
use crate::screen::exchange::path_purpose::{FoundPath, PathPurpose};
use crate::screen::list_intake::ListIntakeScreen;
use crate::store::Store;
use crate::store::jsonl::ImportMode;
use crate::table::LARGEST_FILE;
use crate::text::say;

/// Extensions of lists.
const LISTS: [&str; 5] = ["xlsx", "xlsm", "xls", "ods", "csv"];

impl Transfers {
    /// Lists in the folder used last, among the documents and the downloads, and on other disks, the newest first.
    pub(super) fn lists(&self, last: Option<&Path>, app: &App, store: &Store) -> Vec<FoundPath> {
        let papers = app.model.papers.clone();
        let beside = papers.parent().map(|home| home.join("Downloads"));
        let folders =
            last.map(Path::to_path_buf).into_iter().chain([papers]).chain(beside).chain(self.disks());
        files(folders, &LISTS, store)
    }

    /// Reads a list from Excel and shows it.
    pub(super) fn list(&mut self, path: &Path, app: &mut App, store: &Store) -> Result<(), UserError> {
        let bytes = env::files::bounded(path, LARGEST_FILE)?;
        let named = list_columns::remembered(&RememberedNotes::of(&self.state, store));
        let list = ListIntakeScreen::read(path, bytes, named, &app.model, store.reader())?;
        self.remember(PathPurpose::List, path.parent().unwrap_or(path), store);
        app.open_list(list);
        Ok(())
    }

    /// Takes in the list that is shown, writes beside it what was not taken, and says what came of it.
    ///
    /// # Errors
    /// If the file cannot be written; then nothing has changed and the list stays.
    pub fn take_list(
        &self,
        taking: &IntakeGroups,
        app: &mut App,
        store: &mut Store,
        draw: DrawFn<'_>,
    ) -> Result<Vec<String>, UserError> {
        app.busy(Some(app.model.words.say("busy-list")));
        draw(app);
        let done = store.import_groups(taking.records.clone(), ImportMode::Partial);
        app.busy(None);
        let done = done?;
        let Some(list) = app.list() else { return Ok(Vec::new()) };
        let outcome = list.outcome(taking, &done, &app.model);
        list_columns::remember(&RememberedNotes::of(&self.state, store), &outcome.named);
        let mut lines = outcome.lines;
        if let Some((path, grids)) = outcome.rest {
            let w = &app.model.words;
            // The families are in the file: a failure to write the rest beside the list is reported, and undoes
            // nothing.
            lines.push(
                match xlsx::bytes(&grids).and_then(|bytes| env::files::create_beside(&path, &bytes)) {
                    Ok(path) => say!(w, "list-rest", path = path.display().to_string()),
                    Err(problem) => w.problem(&problem),
                },
            );
        }
        lines.push(app.model.words.say("undo-how-behind"));
        Ok(lines)
    }
}
