//! A list from Excel before it is taken in: row by row what was read, what is unclear, which families are there
//! already, and what is to become of each. Nothing is written until it is asked and answered.

pub mod columns;
pub mod turn;
mod view;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::turn::ReadingChange;
use super::dialog::spec::DialogSpec;
use super::{Command, Effect, Model, Step};
use crate::domain::UserError;
use crate::model::incoming::{IncomingList, IntakeDecision, IntakeGroups};
use crate::report::grid::Grid;
use crate::roster::{self, ColumnChoices, ListColumn, RosterOptions, SheetSelection};
use crate::store::Reader;
use crate::store::jsonl::ImportResult;
use crate::table::{self, ReadOptions, TableBook};
use crate::text::say;
use crate::ui::list::{RecordCursor, RecordKey};
use crate::ui::sheet::PlainSheet;
use crate::wording::roster::refused_rows;

/// A row of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum IntakeLine {
    /// A family, by its place in the list.
    Family(usize),
    /// Rows that no family was read from.
    Left(usize),
}

/// What came of a list.
pub struct IntakeOutcome {
    /// What is said.
    pub lines: Vec<String>,
    /// Where the rows that were not taken go, and those rows; nothing: all were taken.
    pub rest: Option<(PathBuf, Vec<Grid>)>,
    /// Columns that were put right by hand.
    pub named: ColumnChoices,
}

/// A list of families before it is taken in: how it is read, and what becomes of each row.
pub struct ListIntakeScreen {
    path: PathBuf,
    bytes: Vec<u8>,
    choice: ReadOptions,
    sheets: SheetSelection,
    /// Columns remembered from other lists, and those put right here.
    named: ColumnChoices,
    chosen: ColumnChoices,
    book: TableBook,
    list: IncomingList,
    /// Families and rows left out, in the order of the list.
    lines: Vec<IntakeLine>,
    cursor: RecordCursor<IntakeLine>,
    /// Why the file of the district could not be read again.
    fault: Option<String>,
}

impl ListIntakeScreen {
    /// Reads a list. `named`: columns put right before.
    ///
    /// # Errors
    /// If it is no table, broken, or no column of it is known to have names and none can be.
    pub fn read(
        path: &Path,
        bytes: Vec<u8>,
        named: ColumnChoices,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<ListIntakeScreen, UserError> {
        let choice = ReadOptions::default();
        let mut book = table::read(&bytes, choice)?;
        roster::turned::turn(&mut book);
        let of_columns = RosterOptions { named: named.clone(), ..RosterOptions::default() };
        let list = IncomingList::of(&book, &of_columns, model, reader)?;
        let mut screen = ListIntakeScreen {
            path: path.to_owned(),
            bytes,
            choice,
            sheets: SheetSelection::default(),
            named,
            chosen: ColumnChoices::default(),
            book,
            list,
            lines: Vec::new(),
            cursor: RecordCursor::default(),
            fault: None,
        };
        screen.fill();
        Ok(screen)
    }

    fn fill(&mut self) {
        let roster = &self.list.roster;
        let mut lines: Vec<(usize, usize, IntakeLine)> = Vec::new();
        let first = |rows: &[usize]| rows.first().copied().unwrap_or_default();
        for (at, entry) in roster.entries.iter().enumerate() {
            lines.push((entry.sheet, first(&entry.rows), IntakeLine::Family(at)));
        }
        for (at, left) in roster.left.iter().enumerate() {
            lines.push((left.sheet, first(&left.rows), IntakeLine::Left(at)));
        }
        lines.sort_by_key(|(sheet, row, _)| (*sheet, *row));
        self.lines = lines.into_iter().map(|(.., line)| line).collect();
        self.cursor.fill(self.lines.iter().copied().map(Some).collect());
    }

    /// Reads the list again, with other columns or another encoding; what was chosen for its families stays where it can.
    fn again(&mut self, model: &Model, reader: Reader<'_>) -> Result<(), UserError> {
        let mut named = self.named.clone();
        named.extend(self.chosen.clone());
        let mut book = table::read(&self.bytes, self.choice)?;
        roster::turned::turn(&mut book);
        let choice = RosterOptions { named, sheets: self.sheets.clone() };
        let mut list = IncomingList::of(&book, &choice, model, reader)?;
        list.keep_choices(&self.list);
        (self.book, self.list) = (book, list);
        self.fill();
        Ok(())
    }

    /// Looks at the file of the district again.
    pub fn refresh(&mut self, model: &Model, reader: Reader<'_>) {
        self.fault = self.again(model, reader).err().map(|problem| model.words.problem(&problem));
    }

    /// A column holds something else than was guessed.
    pub fn name(&mut self, key: &str, column: ListColumn, model: &Model, reader: Reader<'_>) -> Step {
        let before = self.chosen.insert(key.to_owned(), column);
        match self.again(model, reader) {
            Ok(()) => Step::Stay,
            Err(problem) => {
                match before {
                    Some(before) => self.chosen.insert(key.to_owned(), before),
                    None => self.chosen.remove(key),
                };
                Step::Say(model.words.problem(&problem))
            }
        }
    }

    /// Reads the list in another way.
    pub fn turn(&mut self, turn: ReadingChange, model: &Model, reader: Reader<'_>) -> Step {
        let before = (self.choice, self.sheets.clone());
        self.choose(turn);
        match self.again(model, reader) {
            Ok(()) => self.columns(model, Some(turn)),
            Err(problem) => {
                (self.choice, self.sheets) = before;
                Step::Say(model.words.problem(&problem))
            }
        }
    }

    /// What is under the cursor.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        self.cursor.record_key()
    }

    fn line(&self) -> Option<IntakeLine> {
        self.cursor.key().copied()
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, _reader: Reader<'_>) -> Step {
        if self.cursor.step(command) {
            return Step::Stay;
        }
        let w = &model.words;
        match (command, self.line()) {
            (Command::Back, _) => Step::Ask(DialogSpec::Question {
                title: w.say("list-leave-title"),
                text: PlainSheet::default(),
                harmless: w.say("list-leave-stay"),
                others: vec![(w.say("list-leave-go"), Effect::LeaveList)],
                ready: false,
            }),
            (Command::Save, _) => self.ask(model),
            (Command::Edit, _) => self.columns(model, None),
            (Command::Mark, Some(IntakeLine::Family(place))) => {
                self.list.turn(place);
                Step::Stay
            }
            (Command::Mark, Some(IntakeLine::Left(_))) => Step::Say(w.say("list-left-how")),
            (Command::NextPane, _) => self.next_doubtful(model),
            (Command::Open | Command::Why, Some(_)) => {
                let mut text = PlainSheet::default();
                for line in self.row_details(model) {
                    text.line(line);
                }
                Step::Ask(DialogSpec::Text(w.say("list-row-title"), text))
            }
            _ => Step::Stay,
        }
    }

    /// The next row with something unclear, a double or no family.
    fn next_doubtful(&mut self, model: &Model) -> Step {
        let count = self.list.roster.entries.len() + self.list.roster.left.len();
        let at = self.cursor.at();
        for step in 1..=count {
            let next = (at + step) % count.max(1);
            self.cursor.go_to(next);
            let doubtful = match self.line() {
                Some(IntakeLine::Family(place)) => {
                    !self.list.roster.entries[place].unclear.is_empty() || self.list.is_double(place)
                }
                Some(IntakeLine::Left(_)) => true,
                None => false,
            };
            if doubtful {
                return Step::Stay;
            }
        }
        self.cursor.go_to(at);
        Step::Say(model.words.say("list-no-doubt"))
    }

    /// Asks before anything is written.
    fn ask(&self, model: &Model) -> Step {
        let w = &model.words;
        let [new, joined, skipped] = self.list.counts();
        let taking = self.list.groups(model.ground());
        let visits = self.list.visit_counts(&taking, &BTreeSet::new());
        if new + joined + visits[0] + visits[1] == 0 {
            return Step::Say(w.say("list-nothing-chosen"));
        }
        let mut text = PlainSheet::default();
        if !self.list.has_visits() || new + joined + skipped > 0 {
            text.line(say!(w, "list-ask", new = new, joined = joined, skipped = skipped));
        }
        if self.list.has_visits() {
            let [new, known, skipped] = visits;
            text.line(say!(w, "list-ask-visits", new = new, known = known, skipped = skipped));
        }
        let left = self.list.roster.left.len();
        if left > 0 {
            text.line(w.count("list-ask-left", left));
        }
        for unread in &self.list.roster.unread {
            text.line(w.unread_part(&self.book, unread));
        }
        text.gap();
        text.line(w.say("list-ask-undo")).quiet();
        let take = vec![(w.say("list-take"), Effect::TakeList(Box::new(taking)))];
        let (title, harmless) = (w.say("list-ask-title"), w.say("list-take-not"));
        Step::Ask(DialogSpec::Question { title, text, harmless, others: take, ready: true })
    }

    /// What came of taking it in.
    #[must_use]
    pub fn outcome(&self, taking: &IntakeGroups, done: &ImportResult, model: &Model) -> IntakeOutcome {
        let w = &model.words;
        let rows = w.not_taken(&self.list, taking, &done.refused, Vec::new());
        let [new, joined, skipped] = self.list.counts_without(&rows.places);
        let members: usize = self.list.roster.entries.iter().map(|e| e.members().count()).sum();
        let mut lines = Vec::new();
        if !self.list.has_visits() || new + joined + skipped > 0 {
            lines.push(say!(
                w,
                "list-done",
                new = new,
                joined = joined,
                skipped = skipped,
                members = members
            ));
        }
        let refused_count = if self.list.has_visits() {
            let [new, known, skipped] = self.list.visit_counts(taking, &rows.places);
            lines.push(say!(w, "list-visits-done", new = new, known = known, skipped = skipped));
            "list-refused-rows"
        } else {
            "list-refused-count"
        };
        for (count, rows) in [(refused_count, &rows.refused), ("list-differs-count", &rows.differing)] {
            if !rows.is_empty() {
                lines.push(w.count(count, rows.len()));
                lines.extend(
                    rows.iter()
                        .map(|r| format!("{}: {}", r.rows.first().copied().unwrap_or_default(), r.why)),
                );
            }
        }
        let rest = rows.all();
        let rest = (!rest.is_empty()).then(|| {
            let stem = self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let name = say!(w, "list-rest-name", name = stem);
            let grids = refused_rows(w, &self.book, &self.list.roster.tables, &rest);
            (self.path.with_file_name(name), grids)
        });
        IntakeOutcome { lines, rest, named: self.chosen.clone() }
    }

    /// How many families are new, joined, left out; of a journal how many visits.
    fn counts(&self, model: &Model) -> String {
        let w = &model.words;
        let left = self.list.roster.left.len();
        if self.list.has_visits() {
            let groups = self.list.groups(model.ground());
            let [new, known, skipped] = self.list.visit_counts(&groups, &BTreeSet::new());
            return say!(w, "list-visits-head", new = new, known = known, skipped = skipped, left = left);
        }
        let [new, joined, skipped] = self.list.counts();
        say!(w, "list-head", new = new, joined = joined, skipped = skipped, left = left)
    }

    /// What becomes of a family, in few words.
    fn way(&self, place: usize, model: &Model) -> String {
        let w = &model.words;
        match self.list.takes[place] {
            IntakeDecision::New => w.say("list-way-new"),
            IntakeDecision::Skip => w.say("list-way-skip"),
            IntakeDecision::Join(family) | IntakeDecision::Update(family) => {
                let case = self.list.case(family);
                let title = case.map(|c| crate::domain::name::short(&c.family.title)).unwrap_or_default();
                let id = match self.list.takes[place] {
                    IntakeDecision::Update(_) => "list-way-update",
                    _ if !self.list.roster.entries[place].is_visit() => "list-way-join",
                    _ if self.list.settled(place, model.ground()).records.is_empty() => "list-way-known",
                    _ => "list-way-visit",
                };
                say!(w, id, title = title)
            }
            IntakeDecision::Earlier(earlier) => {
                let row = self.list.roster.entries[earlier].rows.first().copied().unwrap_or_default();
                say!(w, "list-way-earlier", row = row)
            }
        }
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        self.fault.clone().unwrap_or_else(|| model.words.say("status-roster"))
    }

    /// Draws the screen.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        self.draw(model, area, buf);
        None
    }
}
