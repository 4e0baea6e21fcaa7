//! What the file_guard does and says when the file was replaced, laid over or taken away while it was open.

use std::path::Path;

use super::file_guard::FileGuard;
use crate::app::App;
use crate::domain::Problem;
use crate::store::{Hold, Sight, Store};
use crate::sync::recover::Mended;

impl FileGuard {
    /// Rescues what was known of the file, and says in a sentence what came of it.
    pub(super) fn mend(&mut self, sight: Sight, app: &mut App, store: &mut Store) -> String {
        self.due = true;
        let mended = self.recovery.mend(store, sight);
        let came_of_it = match &mended {
            Ok((Mended::Joined(count), _)) => format!("joined, {count} operations"),
            Ok((Mended::PutBack, _)) => "put back".to_owned(),
            Ok((Mended::PutAside(_), _)) => "put back, the other one aside".to_owned(),
            Ok((Mended::Waits { why, .. }, _)) => format!("waits, {}", why.id),
            Err(problem) => problem.id.to_owned(),
        };
        self.note(&format!("{sight:?}, {came_of_it}"));
        match mended {
            Ok((mended, lacking)) => {
                let mut said = self.tell(mended, app, store);
                for (id, n) in [("rescue-lacking", lacking.merged), ("rescue-gap", lacking.earlier)] {
                    if n > 0 {
                        self.note(&format!("{n} operations may be missing, {id}"));
                        said = format!("{said} {}", app.desk.words.count(id, n));
                    }
                }
                said
            }
            Err(problem) => {
                self.log(&problem);
                self.bar(problem, app, store)
            }
        }
    }

    /// Tries to bring back what waits; `None`: it waits on.
    pub(super) fn come_back(&mut self, rescued: &Path, app: &mut App, store: &mut Store) -> Option<String> {
        // The lock went with the folder; who else has the file now is to be asked first.
        if self.hold.is_none() && self.path.exists() {
            match Hold::take(&self.path, &self.author) {
                Ok(hold) => self.hold = Some(hold),
                Err(why) => {
                    app.desk.barred = Some(why);
                    return None;
                }
            }
        }
        match self.recovery.come_back(store, rescued) {
            Ok(Mended::Waits { why, .. }) => {
                app.desk.barred = Some(why);
                None
            }
            Ok(mended) => {
                self.rescued = None;
                self.note("came back");
                Some(self.tell(mended, app, store))
            }
            Err(problem) => Some(self.bar(problem, app, store)),
        }
    }

    /// What was done, in a sentence; the file is held and barred accordingly.
    fn tell(&mut self, mended: Mended, app: &mut App, store: &mut Store) -> String {
        // What was locked beside the file may have gone with it.
        self.hold = None;
        let words = app.desk.words.clone();
        let said = match mended {
            Mended::Waits { rescued, why } => {
                self.rescued = Some(rescued);
                return self.bar(why, app, store);
            }
            Mended::Joined(0) => words.say("file-changed"),
            Mended::Joined(count) => words.count("rescue-joined", count),
            Mended::PutBack => words.say("rescue-put-back"),
            Mended::PutAside(aside) => {
                words.fill("rescue-put-aside", &[("path", aside.display().to_string().into())])
            }
        };
        match self.take(store).and_then(|()| store.unbar()) {
            Ok(()) => app.desk.barred = None,
            Err(why) => return format!("{said} {}", self.bar(why, app, store)),
        }
        said
    }

    /// Nothing may be written for now.
    fn bar(&mut self, why: Problem, app: &mut App, store: &Store) -> String {
        if let Err(problem) = store.bar() {
            self.log(&problem);
        }
        let said = app.desk.words.problem(&why);
        app.desk.barred = Some(why);
        said
    }
}
