//! What else a person should look at, from one reading of the file to the next.

use crate::domain::check::FindingId;
use crate::domain::{Case, Kind, LevelSpan, UserError};
use crate::norm::span;
use crate::screen::Model;
use crate::store::Reader;
use crate::store::check::{Finding, contradictions};

/// What was found of sessions: that takes a scan of the whole log, and changes only with what comes from elsewhere.
#[derive(Default)]
pub struct SessionFindings {
    of_sessions: Vec<Finding>,
    /// The last operation that was there when the journal was walked.
    walked: Option<i64>,
}

impl SessionFindings {
    /// All that is found now. A deletion against an edit is among the conflicts.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(&mut self, model: &Model, reader: Reader<'_>) -> Result<Vec<Finding>, UserError> {
        let mut all = reader.record_findings(model.today)?;
        all.retain(|f| f.id != FindingId::Deletion);
        all.extend(model.cases.iter().chain(&model.elsewhere).flat_map(two_levels));
        all.extend(
            model.cases.iter().chain(&model.elsewhere).flat_map(|case| contradictions(model.ground(), case)),
        );
        let arrived = self.walked.map(|last| reader.has_arrived_since(last)).transpose()?;
        if arrived != Some(false) {
            self.of_sessions = reader.session_findings()?;
            self.walked = Some(reader.last_operation()?);
        }
        all.extend(self.of_sessions.iter().cloned());
        Ok(all)
    }
}

/// Levels that do not hold because another was set for the same day: in two copies, neither of which knew.
fn two_levels(case: &Case) -> Vec<Finding> {
    let finding = |level: &LevelSpan| {
        let found = Finding::new(FindingId::TwoLevels, case.family.short.clone());
        found.of(Kind::Level, level.id).on(Some(level.from))
    };
    span::overridden(case).into_iter().map(finding).collect()
}
