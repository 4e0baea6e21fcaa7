//! «Одна семья?»: two records side by side, what stays on the left, what becomes another name of it on the right. Where
//! they differ the person says who is right; nothing is written before that, and it is all taken back like any change.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::super::{Command, Effect, Model, Step};
use super::Dialog;
use super::spec::DialogSpec;
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, UserError};
use crate::model::facts::FamilyFacts;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::why::{self, field, field::UnfilledField};
use crate::store::Reader;
use crate::store::dedupe::{DifferingCell, MergeChoices, MergeMethod, RecordComparison};
use crate::text::{capitalised, say};
use crate::ui::list::ListCursor;
use crate::ui::paint::{PLAIN, QUIET, STRONG, boxed, cut, middle, put, rule, select, wrap};
use crate::wording::field::cell_name;
use crate::wording::value::cell_value;
use serde_json::Value;

/// Two records compared.
pub struct MergeForm {
    twins: RecordComparison,
    choices: MergeChoices,
    facts: Option<FamilyFacts>,
    lines: Vec<MergeLine>,
    cursor: ListCursor,
}

/// A line of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MergeLine {
    /// A cell in which the two differ.
    Cell(usize),
    /// A member entered in both families.
    Member(usize),
    /// A cell in which the two records of that member differ.
    Of(usize, usize),
}

/// Which of the two records is right in a line.
#[derive(Clone, Copy)]
enum RightRecord {
    Keep,
    Other,
    /// The one that is not chosen so far.
    Opposite,
}

/// Cells for the name of a field.
const LABEL: u16 = 20;

/// Lines kept below for the values of the selected line in full, so that the frame keeps its size while the cursor moves: in a
/// window of at least so many lines, and in a small one.
const DETAIL: [(u16, u16); 2] = [(30, 8), (0, 6)];

impl MergeForm {
    /// The dialog that joins `other` to `one`.
    ///
    /// # Errors
    /// If the two cannot be joined, or the file cannot be read.
    pub fn dialog(model: &Model, reader: Reader<'_>, one: Id, other: Id) -> Result<Dialog, UserError> {
        Ok(Dialog::Join(Box::new(MergeForm::read(model, reader, one, other)?)))
    }

    fn read(model: &Model, reader: Reader<'_>, keep: Id, other: Id) -> Result<MergeForm, UserError> {
        let twins = reader.compare(keep, other)?;
        let facts = FamilyFacts::of_record(twins.keep.id, reader, model)?;
        let mut lines: Vec<MergeLine> = (0..twins.cells.len()).map(MergeLine::Cell).collect();
        for (i, member) in twins.members.iter().enumerate() {
            lines.push(MergeLine::Member(i));
            lines.extend((0..member.cells.len()).map(|cell| MergeLine::Of(i, cell)));
        }
        let choices = MergeChoices::usual(&twins);
        Ok(MergeForm { twins, choices, facts, lines, cursor: ListCursor::default() })
    }

    /// The pair that a line compares, and the cell of it.
    fn cell(&self, line: MergeLine) -> Option<(&RecordComparison, &DifferingCell)> {
        let (twins, cell) = match line {
            MergeLine::Cell(cell) => (&self.twins, cell),
            MergeLine::Of(member, cell) => (self.twins.members.get(member)?, cell),
            MergeLine::Member(_) => return None,
        };
        Some((twins, twins.cells.get(cell)?))
    }

    /// Moves, says who is right, changes sides, joins.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        match command {
            Command::Back => return Step::Back,
            Command::Accept => {
                let (keep, other) = (self.twins.keep.id, self.twins.other.id);
                return Step::Do(Effect::Join { keep, other, choices: self.choices.clone() });
            }
            Command::Find => return Step::Look(DialogQuery::Another(self.twins.keep.id)),
            Command::Mark => self.choose(RightRecord::Opposite),
            Command::Left => self.choose(RightRecord::Keep),
            Command::Right => self.choose(RightRecord::Other),
            Command::Swap => match MergeForm::read(model, reader, self.twins.other.id, self.twins.keep.id) {
                Ok(turned) => *self = turned,
                Err(problem) => return Step::Say(model.words.problem(&problem)),
            },
            other => {
                self.cursor.step(other, self.lines.len());
            }
        }
        Step::Stay
    }

    /// What the document says of the field that the selected line compares.
    #[must_use]
    pub fn why(&self, model: &Model) -> DialogSpec {
        let w = &model.words;
        let line = self.lines.get(self.cursor.at).and_then(|line| self.cell(*line));
        let Some((twins, differing)) = line else {
            return why::unsaid(model, &w.pick("join-title", self.twins.kind.name()));
        };
        let label = capitalised(&cell_name(w, twins.keep.kind, differing.cell));
        match FieldName::from_code(differing.cell) {
            Some(name) => {
                field::unfilled(model, &UnfilledField { label: &label, kind: twins.keep.kind, name })
            }
            None => why::unsaid(model, &label),
        }
    }

    /// Sets which record is right in the selected line.
    fn choose(&mut self, right: RightRecord) {
        let Some(line) = self.lines.get(self.cursor.at).copied() else { return };
        if let MergeLine::Member(i) = line {
            let Some(id) = self.twins.members.get(i).map(|m| m.other.id) else { return };
            turn(&mut self.choices.members, id, right);
            return;
        }
        let Some((twins, differing)) = self.cell(line) else { return };
        if differing.is_choice() {
            let key = (twins.other.id, differing.cell);
            turn(&mut self.choices.take, key, right);
        }
    }

    /// Whether the value of the other record is kept.
    fn takes(&self, twins: &RecordComparison, differing: &DifferingCell) -> bool {
        !differing.other.is_null()
            && (differing.keep.is_null() || self.choices.take.contains(&(twins.other.id, differing.cell)))
    }

    /// Draws it.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let w = &model.words;
        let width = 78.min(area.width);
        let detail = DETAIL.iter().find(|(least, _)| area.height >= *least).map_or(0, |(_, lines)| *lines);
        let wanted = u16::try_from(self.lines.len()).unwrap_or(u16::MAX).saturating_add(detail + 6);
        let title = w.pick("join-title", self.twins.kind.name());
        let inner = boxed(buf, middle(area, width, wanted.min(area.height)), &title, &w.say("join-foot"));
        let label = LABEL.min(inner.width / 3);
        let column = inner.width.saturating_sub(label + 2) / 2;
        let columns = [inner.x + label + 1, inner.x + label + 2 + column];
        for (x, (head, record)) in
            columns.into_iter().zip([("join-keep", &self.twins.keep), ("join-other", &self.twins.other)])
        {
            put(buf, x + 1, inner.y, column, &w.say(head), QUIET);
            put(buf, x + 1, inner.y + 1, column, &cut(&called(model, record), usize::from(column)), STRONG);
        }
        rule(buf, inner.x, inner.y + 2, inner.width);
        let room = usize::from(inner.height).saturating_sub(usize::from(detail) + 4).max(1);
        let y = inner.y + 3;
        let height = u16::try_from(room).unwrap_or(u16::MAX).min(inner.bottom().saturating_sub(y));
        for (i, place) in self.cursor.rows(self.lines.len(), Rect { y, height, ..inner }) {
            let y = place.y;
            let texts = self.line(model, self.lines[i]);
            put(buf, inner.x + 1, y, label, &cut(&texts.label, usize::from(label)), PLAIN);
            for (x, (text, style)) in columns.into_iter().zip(texts.sides) {
                put(buf, x, y, column, &cut(&text, usize::from(column)), style);
            }
            if i == self.cursor.at {
                select(buf, place);
            }
        }
        if self.lines.is_empty() {
            put(buf, inner.x + 1, y, inner.width, &w.say("join-no-difference"), QUIET);
        }
        let y = inner.bottom().saturating_sub(detail + 1);
        rule(buf, inner.x, y, inner.width);
        let lines = self.below(model).into_iter().flat_map(|(text, style)| {
            wrap(&text, usize::from(inner.width)).into_iter().map(move |line| (line, style))
        });
        for (y, (text, style)) in (y + 1..inner.bottom()).zip(lines) {
            put(buf, inner.x, y, inner.width, &text, style);
        }
    }

    fn line(&self, model: &Model, line: MergeLine) -> MergeLineTexts {
        let w = &model.words;
        if let (MergeLine::Member(i), None) = (line, self.cell(line)) {
            let member = &self.twins.members[i];
            let joined = self.choices.members.contains(&member.other.id);
            let (said, style) = match joined {
                true => (format!("[{}]", w.say("join-member-one")), STRONG),
                false => (format!(" {}", w.say("join-member-two")), PLAIN),
            };
            let who = called(model, &member.keep);
            return MergeLineTexts {
                label: capitalised(&w.pick("record-one", "member")),
                sides: [(format!(" {who}"), PLAIN), (said, style)],
            };
        }
        let Some((twins, differing)) = self.cell(line) else { return MergeLineTexts::default() };
        let indent = if matches!(line, MergeLine::Of(..)) { "  " } else { "" };
        let takes = self.takes(twins, differing);
        let side = |value: &Value, is_kept: bool| {
            let said = self.said(model, twins.kind, differing.cell, value);
            if is_kept { (format!("[{said}]"), STRONG) } else { (format!(" {said}"), QUIET) }
        };
        MergeLineTexts {
            label: format!("{indent}{}", capitalised(&cell_name(w, twins.kind, differing.cell))),
            sides: [side(&differing.keep, !takes), side(&differing.other, takes)],
        }
    }

    /// A cell in one line.
    fn said(&self, model: &Model, kind: Kind, cell: &str, value: &Value) -> String {
        cell_value(model, self.facts.as_ref(), kind, cell, value)
    }

    /// The values of the selected line in full, and what comes over.
    fn below(&self, model: &Model) -> Vec<(String, Style)> {
        let w = &model.words;
        let mut lines = Vec::new();
        if let Some((twins, differing)) = self.lines.get(self.cursor.at).and_then(|line| self.cell(*line)) {
            let takes = self.takes(twins, differing);
            let why = match (differing.keep.is_null(), differing.other.is_null()) {
                (true, _) => "join-lacking",
                (_, true) => "join-only",
                _ if takes => "join-takes",
                _ => "join-keeps",
            };
            lines.push((w.say(why), PLAIN));
            for (side, value) in [("join-keep", &differing.keep), ("join-other", &differing.other)] {
                let said = self.said(model, twins.kind, differing.cell, value);
                lines.push((format!("{}: {said}", w.say(side)), QUIET));
            }
        } else if let Some(MergeLine::Member(i)) = self.lines.get(self.cursor.at) {
            let joined = self.choices.members.contains(&self.twins.members[*i].other.id);
            lines.push((w.say(if joined { "join-member-how" } else { "join-member-apart" }), PLAIN));
        }
        let back = match self.twins.means {
            MergeMethod::Person => "join-person-how",
            MergeMethod::Alias => "join-how-back",
        };
        lines.push((w.say(back), QUIET));
        let moves = &self.twins.moves;
        if !moves.is_empty() {
            let one = |(kind, n): (&Kind, &usize)| {
                format!("{} {n}", w.pick("record-kind", kind.name()).to_lowercase())
            };
            let all = moves.iter().map(one).collect::<Vec<_>>().join(", ");
            lines.push((say!(w, "join-moves", what = all), PLAIN));
        }
        lines
    }
}

#[derive(Default)]
struct MergeLineTexts {
    label: String,
    sides: [(String, Style); 2],
}

/// Adds a choice of the other record or removes it.
fn turn<T: Ord>(chosen: &mut BTreeSet<T>, one: T, right: RightRecord) {
    let is_other = match right {
        RightRecord::Keep => false,
        RightRecord::Other => true,
        RightRecord::Opposite => !chosen.contains(&one),
    };
    if is_other {
        chosen.insert(one);
    } else {
        chosen.remove(&one);
    }
}

/// What a record is called where two are held side by side: in full.
pub(super) fn called(model: &Model, record: &Record) -> String {
    let title =
        [FieldName::Title, FieldName::Name].into_iter().find_map(|f| record.text(f)).map(str::to_owned);
    let parts = [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic]
        .into_iter()
        .filter_map(|f| record.text(f));
    let person = parts.collect::<Vec<_>>().join(" ");
    title.or(Some(person)).filter(|said| said.width() > 0).unwrap_or_else(|| model.one(record.kind))
}
