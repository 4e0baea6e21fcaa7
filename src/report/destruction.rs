//! What an act of destruction says.

use super::actions::ActionJournalEntry;
use crate::domain::Kind;
use crate::domain::action::ActionKind;

/// The facts of an act of destruction.
#[derive(Clone, Debug)]
pub struct DestructionFacts {
    /// The persons by name.
    pub names: Vec<String>,
    /// The records by kind.
    pub kinds: Vec<(Kind, usize)>,
    /// The institution, as far as the file names it.
    pub district: Option<String>,
    /// Who destroys them.
    pub by: String,
    /// The name of the file: the information system.
    pub file: String,
    /// The cases by number, where the act lists several.
    pub listed: Vec<String>,
    /// The journal of actions with these data, and of all copies.
    pub journal: Vec<ActionJournalEntry>,
}

impl DestructionFacts {
    /// The copies and papers that may still hold these data, each place once.
    #[must_use]
    pub fn copies(&self) -> Vec<&ActionJournalEntry> {
        outside(&self.journal)
    }
}

/// The actions that have put data outside of the file, each place once: of a journal of the families in question and of
/// the whole district. A transfer that was begun and not ended may have left its file.
#[must_use]
pub fn outside(journal: &[ActionJournalEntry]) -> Vec<&ActionJournalEntry> {
    let is_of_family = |action| matches!(action, ActionKind::Printed | ActionKind::Transferred);
    let is_unended = |l: &ActionJournalEntry| {
        let is_its_end =
            |end: &&ActionJournalEntry| (end.action, &end.text) == (ActionKind::Transferred, &l.text);
        l.action == ActionKind::TransferBegun && !journal.iter().any(|end| is_its_end(&end))
    };
    let mut found: Vec<&ActionJournalEntry> = Vec::new();
    for logged in journal.iter().filter(|l| is_copy(l.action) || is_of_family(l.action) || is_unended(l)) {
        if !found.iter().any(|known| {
            (known.action, &known.text, &known.place) == (logged.action, &logged.text, &logged.place)
        }) {
            found.push(logged);
        }
    }
    found
}

/// Whether an action may have put data of any family outside of the file: a copy of the whole, a paper of the district.
#[must_use]
pub fn is_of_all(logged: &ActionJournalEntry) -> bool {
    is_copy(logged.action) || logged.action == ActionKind::Printed && logged.family.is_none()
}

/// Whether an action has put the whole of the file outside of it.
fn is_copy(action: ActionKind) -> bool {
    matches!(action, ActionKind::Copied | ActionKind::Exported)
}
