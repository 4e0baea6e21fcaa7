//! Erasing data from the screens: the act is written first, then the data are erased.

use super::transfers::{DrawFn, Transfers};
use crate::app::App;
use crate::domain::UserError;
use crate::env::{files, log};
use crate::paper::{PreparedPaper, erasure as paper};
use crate::report::destruction::DestructionFacts;
use crate::screen::dialog::erasure_order::DecidedErasure;
use crate::store::{ErasureAct, Store};
use crate::sync::erasure;
use crate::text::say;

impl Transfers {
    /// Writes the act and destroys; closes what is open on these data, and says what was done. The file guard holds the
    /// lock.
    ///
    /// # Errors
    /// If the act cannot be written, it names a person, or the file cannot be written. As long as nothing is destroyed
    /// no act stays.
    pub(super) fn erase(
        &self,
        asked: &DecidedErasure,
        app: &mut App,
        store: &mut Store,
        draw: DrawFn<'_>,
    ) -> Result<(), UserError> {
        let plan = store.reader().erasure_plan(&asked.subjects)?;
        if plan.kinds.is_empty() {
            return Err(UserError::new("erasure-gone"));
        }
        let act =
            ErasureAct { reason: asked.reason.clone(), number: asked.number.clone(), on: app.model.today };
        plan.check(&act)?;
        let destroyed = DestructionFacts { listed: asked.listed.clone(), ..store.destruction(&plan)? };
        let (number, reason) = (&*act.number, &*act.reason);
        let sheet = paper::sheet(
            &app.model.words,
            &paper::ErasureActPaper { number, on: act.on, reason, destroyed: &destroyed },
        );
        let bytes = PreparedPaper::Docx(Box::new(sheet)).bytes(None)?;
        let path = files::create_beside(&asked.path, &bytes)?;
        app.busy(Some(app.model.words.say("busy-erase")));
        draw(app);
        let done = erasure::erase(store, &self.state, &plan, &act);
        app.busy(None);
        let emptied = match done {
            Ok(emptied) => emptied,
            Err(problem) => {
                if !erasure::is_done(store, &plan) {
                    // The erasure did not happen; where its act cannot be removed, its path was never shown.
                    let _ = std::fs::remove_file(&path);
                }
                return Err(problem);
            }
        };
        log::line(&self.state, &format!("erased {emptied} records"));
        let closed = app.close_erased(&plan.ids);
        app.done(None, &[], store.reader());
        let w = &app.model.words;
        let mut said = vec![
            say!(w, "erasure-done", n = emptied, number = act.number.as_str()),
            say!(w, "erasing-act", path = path.display().to_string()),
        ];
        if closed > 0 {
            said.push(w.count("erasing-closed", closed));
        }
        if plan.mentions > 0 {
            said.push(w.count("erasure-mentions", plan.mentions));
        }
        let copies = destroyed.copies();
        said.push(match copies.len() {
            0 => w.say("erasing-no-copies"),
            n => w.count("erasing-destroy-copies", n),
        });
        said.extend(copies.into_iter().map(|logged| paper::entry(w, logged)));
        said.push(w.say("erasing-final"));
        app.show_report(w.say("erasing-told"), said);
        Ok(())
    }
}
