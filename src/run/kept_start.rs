//! What the next start finds ready, kept when the file is left: the current cases and the first frame, of the same day
//! and of the next working day.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::first_frame::{DrawnFrame, FirstFrame};
use super::terminal::Terminal;
use super::{RunGuards, read_app};
use crate::app::App;
use crate::domain::{UserError, day};
use crate::env::{folders, log};
use crate::screen::Model;
use crate::store::{KeptCases, KeptFile, Store};
use crate::sync::state_file::StateFile;
use crate::text::{Lang, Words};

/// What is kept of a day: the cases, and the first frame.
const DAYS: [(StateFile, StateFile); 2] =
    [(StateFile::Cases, StateFile::Frame), (StateFile::NextCases, StateFile::NextFrame)];

/// What is kept of a file for starts of this program.
pub(super) struct KeptStart {
    /// The program; `None`: it does not know where it lies itself, and nothing is kept.
    program: Option<PathBuf>,
    /// The language of a start.
    lang: Lang,
}

impl KeptStart {
    /// What is kept for starts in a language.
    pub(super) fn of(lang: Lang) -> KeptStart {
        KeptStart { program: folders::program(), lang }
    }

    /// The cases, by day.
    pub(super) fn cases(&self, store: &Store) -> impl Iterator<Item = KeptCases> {
        let kept = DAYS.map(|(cases, _)| self.file(cases, store).map(KeptCases::from));
        kept.into_iter().flatten()
    }

    /// Shows the first frame, if it is the one that would be drawn of the file now. A curator with a lesson to go on with
    /// sees it with the frame.
    pub(super) fn show(
        &self,
        terminal: &mut Terminal,
        store: &Store,
        words: &Words,
        today: NaiveDate,
    ) -> Result<(), UserError> {
        let first = FirstFrame::of(today, terminal.area()?, words.lang());
        let files = DAYS.into_iter().filter_map(|(_, frame)| self.file(frame, store));
        let mut kept = files.filter(|_| !is_taught(store) && !store.is_read_only());
        let reader = store.reader();
        match kept.find_map(|kept| DrawnFrame::read(&kept, reader, &first)) {
            Some(frame) => terminal.draw(|_, buf| frame.show(buf)),
            None => Ok(()),
        }
    }

    /// Gives the terminal back and keeps what the next start finds ready: nobody waits for that any more.
    pub(super) fn keep(&self, terminal: &mut Terminal, app: &App, store: &Store, guards: &RunGuards) {
        terminal.leave();
        if guards.file_guard.holds_file()
            && store.is_as_known()
            && let Err(problem) = self.keep_days(terminal, app, store)
        {
            // The next start reads the file.
            log::error(&problem);
        }
    }

    fn keep_days(&self, terminal: &Terminal, app: &App, store: &Store) -> Result<(), UserError> {
        let (today, area, reader) = (app.model.now, terminal.area()?, store.reader());
        let (_, next) = app.model.calendar.around(day::day_after(today));
        for (on, (cases, frame)) in [today, next].into_iter().zip(DAYS) {
            let Some(cases) = self.file(cases, store).map(KeptCases::from) else { return Ok(()) };
            cases.keep(reader, Model::current(on))?;
            let Some(frame) = self.file(frame, store).filter(|_| !is_taught(store)) else { continue };
            DrawnFrame::keep(&frame, reader, &FirstFrame::of(on, area, self.lang), || {
                let mut app = read_app(store, Words::of(self.lang), on, [cases])?;
                Ok(DrawnFrame::of(&mut app, area))
            })?;
        }
        Ok(())
    }

    fn file(&self, kind: StateFile, store: &Store) -> Option<KeptFile> {
        let path = kind.path(&folders::state_folder(), store.path());
        Some(KeptFile::of(path, self.program.clone()?, store.sealer(kind.purpose())))
    }
}

/// Whether the file teaches: the demo that `kurator demo` keeps does; one made elsewhere is for something else.
pub(super) fn is_taught(store: &Store) -> bool {
    store.is_demo() && store.path() == folders::demo_file()
}
