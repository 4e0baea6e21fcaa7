//! The journal of actions, by family, author and day.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::history::{OpOrigin, author_label, local, written_by};
use crate::domain::action::Action;
use crate::domain::clean::{Lines, clean};
use crate::domain::{FamilyId, Id, UserError};
use crate::report::actions::ActionJournalEntry;
use crate::store::log::op::OpId;
use crate::store::read::from_row::{ColumnPlaces, FromRow};
use crate::store::{Reader, Store};

/// Which entries of the journal are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionFilter {
    pub family: Option<FamilyId>,
    /// A part of the author's name or computer, in any case.
    pub by: Option<String>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// Actions that are not written yet.
#[derive(Clone, Debug, Default)]
pub struct UnwrittenActions {
    pub actions: Vec<Action>,
    /// Their author, where they name no other.
    pub by: String,
}

/// Every action with the operation that wrote it first.
const ACTIONS: &str = "
    SELECT a.*, o.id AS op, o.local AS local, s.user AS user, s.device AS device
    FROM \"action\" a JOIN op o ON o.no = (SELECT MIN(p.op) FROM part p WHERE p.entity = a.id)
    LEFT JOIN session s ON s.id = o.session ORDER BY o.depth, o.id, a.id";

impl Store {
    /// The entries of the journal of actions that are asked for, the earliest first, with those not written yet.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn actions(&self, asked: &ActionFilter) -> Result<Vec<ActionJournalEntry>, UserError> {
        self.reader().actions_with(asked, &self.waiting())
    }

    /// The actions that are not written yet, with their author.
    #[must_use]
    pub fn waiting(&self) -> UnwrittenActions {
        // A file that cannot be read now names nobody but the account.
        let by = self.written_by_own();
        let by = by.unwrap_or_else(|_| author_label(&self.author.user, &self.author.device));
        UnwrittenActions { actions: self.pending().to_vec(), by }
    }

    /// The author of what is written now, as the journal will name it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn written_by_own(&self) -> Result<String, UserError> {
        written_by(self.reader().conn, &self.author.user, &self.author.device, OpOrigin::Local)
    }
}

impl Reader<'_> {
    /// The entries of the journal of actions that are asked for, the earliest first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn actions(&self, asked: &ActionFilter) -> Result<Vec<ActionJournalEntry>, UserError> {
        self.expand_actions(self.noted()?, asked)
    }

    /// The same with actions that are not written yet: they have no operation.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn actions_with(
        &self,
        asked: &ActionFilter,
        waiting: &UnwrittenActions,
    ) -> Result<Vec<ActionJournalEntry>, UserError> {
        let unwritten = waiting.actions.iter().map(|action| AuthoredAction {
            by: action.by.clone().unwrap_or_else(|| waiting.by.clone()),
            action: action.clone(),
            op: String::new(),
        });
        self.expand_actions(self.noted()?.into_iter().chain(unwritten).collect(), asked)
    }

    /// The actions in the file with their authors.
    fn noted(&self) -> Result<Vec<AuthoredAction>, UserError> {
        let mut found = Vec::new();
        let mut authors: HashMap<(String, String, bool), String> = HashMap::new();
        let mut query = self.conn.prepare_cached(ACTIONS)?;
        let places = ColumnPlaces::of(&query);
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let action = Action::from_row(row, &places)?;
            let label = |name| row.get::<_, Option<String>>(name).map(Option::unwrap_or_default);
            let session = (label("user")?, label("device")?, row.get::<_, bool>("local")?);
            let by = match (&action.by, authors.get(&session)) {
                (Some(by), _) => clean(by, Lines::One),
                (None, Some(known)) => known.clone(),
                (None, None) => {
                    let said = written_by(self.conn, &session.0, &session.1, session.2.into())?;
                    authors.insert(session, said.clone());
                    said
                }
            };
            found.push(AuthoredAction { action, by, op: OpId(row.get("op")?).hex() });
        }
        Ok(found)
    }

    fn expand_actions(
        &self,
        noted: Vec<AuthoredAction>,
        asked: &ActionFilter,
    ) -> Result<Vec<ActionJournalEntry>, UserError> {
        let family = asked.family.map(|family| self.root(family.0)).transpose()?;
        let sought = asked.by.as_ref().map(|by| by.to_lowercase());
        let mut roots: HashMap<FamilyId, Id> = HashMap::new();
        let mut found: Vec<(i64, ActionJournalEntry)> = Vec::new();
        let is_sought =
            |noted: &AuthoredAction| sought.as_ref().is_none_or(|by| noted.by.to_lowercase().contains(by));
        for AuthoredAction { action, by, op } in noted.into_iter().filter(is_sought) {
            for entry in &action.entries {
                let root = match entry.family() {
                    Some(id) => Some(match roots.get(&id) {
                        Some(root) => *root,
                        None => *roots.entry(id).or_insert(self.root(id.0)?),
                    }),
                    None => None,
                };
                let at = local(entry.wall()).map(|at| at.naive_local());
                let day = at.map(|at| at.date());
                let is_asked = family.is_none_or(|family| root == Some(family))
                    && asked.from.is_none_or(|from| day.is_some_and(|day| from <= day))
                    && asked.to.is_none_or(|to| day.is_some_and(|day| day <= to));
                if is_asked {
                    let (about, place) = action.about();
                    let logged = ActionJournalEntry {
                        at,
                        by: by.clone(),
                        action: action.action,
                        family: root.map(FamilyId),
                        title: String::new(),
                        text: about.map(str::to_owned),
                        place: place.map(str::to_owned),
                        op: op.clone(),
                    };
                    found.push((entry.wall(), logged));
                }
            }
        }
        found.sort_by_key(|(wall, _)| *wall);
        let titles = self.short_titles(roots.into_values().map(FamilyId))?;
        let named = |(_, logged): (i64, ActionJournalEntry)| {
            let title = logged.family.and_then(|family| titles.get(&family)).cloned();
            ActionJournalEntry { title: title.unwrap_or_default(), ..logged }
        };
        Ok(found.into_iter().map(named).collect())
    }
}

/// An action with its author and the operation that wrote it.
struct AuthoredAction {
    action: Action,
    by: String,
    op: String,
}
