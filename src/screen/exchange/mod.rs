//! «Обмен»: what two copies disagree about, what else a person should look at, and the ways of copies: merging, the
//! folder of exchange, a copy to take along.

mod findings;
pub mod path_purpose;
pub mod transfer_menu;
mod view;

use std::collections::BTreeSet;

use self::findings::SessionFindings;
use self::path_purpose::PathPurpose;
use super::{Command, Effect, Model, Step, why};
use crate::domain::check::FindingId;
use crate::domain::schema::Kind;
use crate::domain::{FamilyId, FieldName, UserError};
use crate::model::facts::FamilyFacts;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::entry::blank::EntryPurpose;
use crate::store::Reader;
use crate::store::check::Finding;
use crate::store::conflict::{Conflict, ConflictId, Resolution};
use crate::store::log::OpId;
use crate::store::state::CellName;
use crate::ui::list::{ListScroll, RecordCursor, RecordKey};
use crate::wording::conflict::{self, ConflictWords};

/// Findings that merging two records removes.
const JOINED: [FindingId; 3] =
    [FindingId::DuplicateFamily, FindingId::DuplicateMember, FindingId::JoinedWritten];

/// A line that takes the cursor.
enum CopyIssue {
    Conflict(Conflict),
    Finding(Finding),
}

impl CopyIssue {
    fn key(&self) -> ExchangeKey {
        match self {
            CopyIssue::Conflict(conflict) => ExchangeKey::Conflict(conflict.id.clone()),
            // Who wrote in a session is called otherwise as soon as the file names another curator.
            CopyIssue::Finding(finding) => {
                let what = finding.what.clone();
                let what = if finding.session.is_some() { String::new() } else { what };
                ExchangeKey::Finding(format!("{:?}", Finding { what, ..finding.clone() }))
            }
        }
    }
}

/// What a line is about: a conflict by its name, a finding by all that it says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum ExchangeKey {
    Conflict(ConflictId),
    Finding(String),
}

/// The screen. Nothing is read before it looks at the file for the first time.
#[derive(Default)]
pub struct ExchangeScreen {
    entries: Vec<CopyIssue>,
    /// How many of them are conflicts: they come first.
    conflicts: usize,
    cursor: RecordCursor<ExchangeKey>,
    scroll: ListScroll,
    /// Which of the values of the selected conflict is marked.
    marked: usize,
    /// Conflicts put off since the program was started.
    later: BTreeSet<ConflictId>,
    /// The selected conflict in words.
    conflict_words: Option<ConflictWords>,
    findings: SessionFindings,
    /// The first line that was not there at the reading before.
    came: Option<ExchangeKey>,
    /// The last operation that was there when it was read.
    seen: Option<i64>,
    /// Why the file could not be read.
    fault: Option<String>,
    /// Whether another screen is visible: then nothing is read.
    away: bool,
}

impl ExchangeScreen {
    /// The screen with this conflict selected, opened from its field.
    #[must_use]
    pub fn at(id: &ConflictId, model: &Model, reader: Reader<'_>) -> ExchangeScreen {
        let mut screen = ExchangeScreen::default();
        screen.refresh(model, reader);
        screen.cursor.go(&ExchangeKey::Conflict(id.clone()));
        screen.describe_selected(model, reader);
        screen
    }

    /// Reloads the file, unless another screen is visible.
    pub fn refresh(&mut self, model: &Model, reader: Reader<'_>) {
        if !self.away {
            self.fault = self.read(model, reader).err().map(|problem| model.words.problem(&problem));
            if self.fault.is_some() {
                self.seen = None;
            }
            self.describe_selected(model, reader);
        }
    }

    /// It is left for another screen.
    pub fn leave(&mut self) {
        self.away = true;
    }

    /// It is come back to: nothing is read again where nothing was written since.
    pub fn come(&mut self, model: &Model, reader: Reader<'_>) {
        self.away = false;
        match reader.last_operation() {
            Ok(last) if self.seen == Some(last) => self.describe_selected(model, reader),
            _ => self.refresh(model, reader),
        }
    }

    fn read(&mut self, model: &Model, reader: Reader<'_>) -> Result<(), UserError> {
        let first = self.seen.replace(reader.last_operation()?).is_none();
        let mut open = reader.open_conflicts()?;
        for conflict in &mut open {
            conflict.values.sort_by_key(|v| !v.here);
        }
        open.sort_by_cached_key(|c| {
            let latest = c.values.iter().map(|v| v.at.clone()).max();
            (weight(c), std::cmp::Reverse(latest), c.id.clone())
        });
        let found = self.findings.read(model, reader)?;
        self.conflicts = open.len();
        let before: Vec<ExchangeKey> = self.entries.iter().map(CopyIssue::key).collect();
        let marked = self.marked_value();
        self.entries = open
            .into_iter()
            .map(CopyIssue::Conflict)
            .chain(found.into_iter().map(CopyIssue::Finding))
            .collect();
        self.cursor.fill(self.entries.iter().map(|e| Some(e.key())).collect());
        // The mark stays on its value, though another one has come before it.
        if let (Some(op), Some(CopyIssue::Conflict(conflict))) = (marked, self.entries.get(self.cursor.at()))
        {
            self.marked = conflict.values.iter().position(|v| v.op == op).unwrap_or(0);
        }
        // What asks for a decision comes before what only informs: a new finding draws the cursor from no conflict.
        let most = if self.conflicts > 0 { self.conflicts } else { self.entries.len() };
        let came = self.entries.iter().take(most).map(CopyIssue::key).find(|k| !before.contains(k));
        self.came = came.filter(|_| !first);
        Ok(())
    }

    /// The cursor moves to what was just merged.
    pub fn show_what_came(&mut self, model: &Model, reader: Reader<'_>) {
        if let Some(came) = self.came.take()
            && self.cursor.go(&came)
        {
            self.describe_selected(model, reader);
        }
    }

    /// The family of the conflict under the cursor.
    #[must_use]
    pub fn family(&self) -> Option<FamilyId> {
        match self.entries.get(self.cursor.at())? {
            CopyIssue::Conflict(conflict) => conflict.family.map(FamilyId),
            CopyIssue::Finding(_) => None,
        }
    }

    /// What is under the cursor: a value of a conflict, or a finding.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        self.cursor.key().map(|key| RecordKey::of(&(key, self.marked_value())))
    }

    /// The operation that wrote the marked value of the conflict under the cursor.
    fn marked_value(&self) -> Option<String> {
        match self.entries.get(self.cursor.at())? {
            CopyIssue::Conflict(conflict) => conflict.values.get(self.marked).map(|v| v.op.clone()),
            CopyIssue::Finding(_) => None,
        }
    }

    /// Puts the selected conflict into words; of another one than before the first value is marked.
    fn describe_selected(&mut self, model: &Model, reader: Reader<'_>) {
        let Some(CopyIssue::Conflict(conflict)) = self.entries.get(self.cursor.at()) else {
            self.conflict_words = None;
            return;
        };
        if self.conflict_words.as_ref().is_none_or(|t| t.id != conflict.id) {
            self.marked = 0;
        }
        // All of a family is read only where a value names somebody; unread, a name is missing, not the value.
        let family = conflict.family.filter(|_| conflict::names_others(conflict)).map(FamilyId);
        let facts = family.and_then(|f| FamilyFacts::read(f, reader, model).ok().flatten());
        self.conflict_words = Some(ConflictWords::of(model, facts.as_ref(), conflict));
        self.marked = self.marked.min(conflict.values.len().saturating_sub(1));
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        if self.cursor.step(command) {
            self.describe_selected(model, reader);
            return Step::Stay;
        }
        let w = &model.words;
        match command {
            Command::Back => return Step::Back,
            Command::Copies => return transfer_menu::choose(model),
            Command::Restore => return Step::Do(Effect::Seek(PathPurpose::Restore)),
            Command::CopyOut => return Step::Do(Effect::Seek(PathPurpose::Copy)),
            Command::Exchange => return Step::Do(Effect::Carry { aim: PathPurpose::Exchange, path: None }),
            _ => {}
        }
        let Some(entry) = self.entries.get(self.cursor.at()) else {
            return match command {
                Command::Take => transfer_menu::choose(model),
                _ => Step::Say(w.say("exchange-nothing-here")),
            };
        };
        match (entry, command) {
            (CopyIssue::Finding(Finding { id, entity: Some(entity), .. }), Command::Take)
                if JOINED.contains(id) =>
            {
                Step::Look(DialogQuery::Twins(*entity))
            }
            (
                CopyIssue::Finding(Finding { field: Some(_), entity: Some(id), .. }),
                Command::Take | Command::Write,
            ) => Step::Fill(EntryPurpose::change(*id)),
            (CopyIssue::Finding(finding), Command::Take | Command::Card) => card_of(model, reader, finding),
            (CopyIssue::Finding(finding), Command::Why) => Step::Ask(why::copies::finding(model, finding)),
            (CopyIssue::Finding(_), Command::Write) => Step::Say(w.say("exchange-only-conflicts")),
            (CopyIssue::Conflict(conflict), Command::Take) => {
                let choice = conflict.values.get(self.marked).and_then(|marked| {
                    // An undo writes back all former values, which its name alone does not show.
                    let alone = conflict.values.iter().filter(|v| v.op == marked.op).count() == 1;
                    if alone {
                        OpId::from_hex(&marked.op).map(Resolution::Take)
                    } else {
                        Some(Resolution::Write(marked.value.clone()))
                    }
                });
                let settle = |choice| Effect::Settle { id: conflict.id.clone(), choice };
                choice.map_or(Step::Stay, |choice| Step::Do(settle(choice)))
            }
            (CopyIssue::Conflict(conflict), Command::Write) if conflict.field == CellName::AliasOf => {
                Step::Say(w.say("exchange-one-of-these"))
            }
            (CopyIssue::Conflict(conflict), Command::Write) if conflict.field == CellName::Deleted => {
                Step::Say(w.say("exchange-one-of-two"))
            }
            (CopyIssue::Conflict(conflict), Command::Write) => {
                Step::Fill(EntryPurpose::Settle { conflict: conflict.id.clone() })
            }
            (CopyIssue::Conflict(conflict), Command::Card) => match conflict.family {
                Some(family) => Step::Card(FamilyId(family)),
                None => Step::Say(w.say("exchange-no-family")),
            },
            (CopyIssue::Conflict(conflict), Command::Why) => why::copies::conflict(model, reader, conflict),
            (CopyIssue::Conflict(conflict), Command::NextPane) => {
                self.marked = (self.marked + 1) % conflict.values.len().max(1);
                Step::Stay
            }
            (CopyIssue::Conflict(conflict), Command::PreviousPane) => {
                let n = conflict.values.len().max(1);
                self.marked = (self.marked + n - 1) % n;
                Step::Stay
            }
            (_, Command::Postpone) => self.postpone(model, reader),
            (CopyIssue::Finding(_), Command::NextPane | Command::PreviousPane) => {
                Step::Say(w.say("exchange-one-value"))
            }
            _ => Step::Stay,
        }
    }

    /// The conflict stays open; the cursor moves to the next one.
    fn postpone(&mut self, model: &Model, reader: Reader<'_>) -> Step {
        let said = match self.entries.get(self.cursor.at()) {
            Some(CopyIssue::Conflict(conflict)) => {
                self.later.insert(conflict.id.clone());
                "exchange-postponed"
            }
            _ => "exchange-stays",
        };
        self.cursor.go_to((self.cursor.at() + 1) % self.entries.len().max(1));
        self.describe_selected(model, reader);
        Step::Say(model.words.say(said))
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        model.words.say(match self.entries.get(self.cursor.at()) {
            Some(CopyIssue::Conflict(c)) if c.field.is_of_whole() => "status-exchange-two",
            Some(CopyIssue::Conflict(_)) => "status-exchange",
            Some(CopyIssue::Finding(f)) if JOINED.contains(&f.id) => "status-exchange-twins",
            Some(CopyIssue::Finding(f)) if f.field.is_some() => "status-exchange-mend",
            Some(CopyIssue::Finding(_)) => "status-exchange-finding",
            None => "status-exchange-empty",
        })
    }
}

/// What must be settled first: what warns of danger, then the level, then whom one can call; a deletion is worth as
/// much as what it deletes.
fn weight(conflict: &Conflict) -> u8 {
    match (conflict.kind.known(), &conflict.field) {
        (Some(Kind::Family), CellName::Field(FieldName::Safety) | CellName::Deleted) => 0,
        (Some(Kind::Level | Kind::Closing), _) => 1,
        (Some(Kind::Phone), _) => 2,
        (Some(Kind::Family | Kind::Member), _) => 3,
        _ => 4,
    }
}

/// The card of the family that a finding is about.
fn card_of(model: &Model, reader: Reader<'_>, finding: &Finding) -> Step {
    let family = finding.entity.map(|id| reader.family_of(id)).transpose();
    match family {
        Ok(Some(Some(family))) => Step::Card(family),
        Ok(_) => Step::Say(model.words.say("exchange-no-family")),
        Err(problem) => Step::Say(model.words.problem(&problem)),
    }
}
