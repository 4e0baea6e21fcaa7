//! What came of a list of families, for people and for programs.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::output::{Answer, PlainTable};
use crate::model::incoming::{IncomingList, IntakeGroups};
use crate::roster::{UnclearCell, UnreadReason};
use crate::store::jsonl::ImportResult;
use crate::table::TableBook;
use crate::text::{Words, say};
use crate::wording::roster::{NotTakenRows, RefusedRows};

/// What came of a list.
pub(super) struct ImportSummary<'a> {
    pub book: &'a TableBook,
    pub list: &'a IncomingList,
    pub groups: &'a IntakeGroups,
    pub done: &'a ImportResult,
    pub rows: &'a NotTakenRows,
    pub rest: Option<PathBuf>,
    pub dry: bool,
    /// Whether nothing was taken, because of what was refused.
    pub is_refused: bool,
}

/// The answer of the command.
pub(super) fn answer(words: &Words, summary: &ImportSummary<'_>) -> Answer {
    let unclear = summary.unclear();
    Answer::new(summary.json(words, &unclear), summary.plain(words, &unclear))
}

impl ImportSummary<'_> {
    fn sheet(&self, place: usize) -> String {
        self.book.sheets.get(place).map(|s| s.name.clone()).unwrap_or_default()
    }

    fn members(&self) -> usize {
        self.list.roster.entries.iter().map(|e| e.members().count()).sum()
    }

    /// Cells with a doubt, each with its sheet. What the file has otherwise stays, and is said as well.
    fn unclear(&self) -> Vec<(usize, &UnclearCell)> {
        let entries = &self.list.roster.entries;
        let read = entries.iter().flat_map(|e| e.unclear.iter().map(move |u| (e.sheet, u)));
        let settled = self.groups.unclear.iter().map(|(place, u)| (entries[*place].sheet, u));
        read.chain(settled).collect()
    }

    fn json(&self, words: &Words, unclear: &[(usize, &UnclearCell)]) -> Value {
        let [new, joined, skipped] = self.list.counts_without(&self.rows.places);
        let visits = self.list.visit_counts(self.groups, &self.rows.places);
        let why = |u: &UnclearCell| {
            let day = u.day.map(|day| words.day(day)).unwrap_or_default();
            say!(words, u.doubt.message(), day = day)
        };
        json!({
            "added": self.done.added, "changed": self.done.changed, "same": self.done.same,
            "families": new + joined, "members": self.members(),
            "new": new, "joined": joined, "skipped": skipped,
            "visits": { "new": visits[0], "known": visits[1], "skipped": visits[2] },
            "refused": self.rows.refused.iter().map(|r| json!({
                "line": r.rows.first(), "rows": r.rows, "sheet": self.sheet(r.sheet), "why": r.why,
            })).collect::<Vec<_>>(),
            "unclear": unclear.iter().map(|(place, u)| json!({
                "row": u.row, "sheet": self.sheet(*place), "column": u.label, "text": u.text, "why": why(u),
            })).collect::<Vec<_>>(),
            "columns": self.columns(),
            "unread": self.list.roster.unread.iter()
                .map(|u| unread(&self.sheet(u.sheet), &u.part)).collect::<Vec<_>>(),
            "format": self.book.format.code(),
            "encoding": self.book.form.map(|f| f.encoding.code()),
            "delimiter": self.book.form.map(|f| f.delimiter.code()),
            "rest": self.rest,
        })
    }

    fn columns(&self) -> Vec<Value> {
        let of_table = |(place, table): &(usize, crate::roster::RosterTable)| {
            let name = self.sheet(*place);
            let heads = table.heads.iter().filter(|h| !h.is_aside());
            heads
                .map(|h| json!({ "sheet": name, "head": h.label, "column": h.column.code() }))
                .collect::<Vec<_>>()
        };
        self.list.roster.tables.iter().flat_map(of_table).collect()
    }

    fn plain(&self, words: &Words, unclear: &[(usize, &UnclearCell)]) -> String {
        let [new, joined, skipped] = self.list.counts_without(&self.rows.places);
        let mut lines = self.how_read(words);
        let [id, of_visits] = match (self.dry, self.is_refused) {
            (true, _) => ["list-would", "list-visits-would"],
            (false, true) => ["list-would-have", "list-visits-would-have"],
            (false, false) => ["list-done", "list-visits-done"],
        };
        let has_visits = self.list.has_visits();
        if !has_visits || new + joined + skipped > 0 {
            let members = self.members();
            lines.push(say!(words, id, new = new, joined = joined, skipped = skipped, members = members));
        }
        if has_visits {
            let [new, known, skipped] = self.list.visit_counts(self.groups, &self.rows.places);
            lines.push(say!(words, of_visits, new = new, known = known, skipped = skipped));
        }
        let mut plain = lines.into_iter().map(|line| line + "\n").collect::<String>();
        if !unclear.is_empty() {
            let rows = unclear.iter().map(|(_, u)| [u.row.to_string(), words.unclear(u)]);
            plain.push_str(&counted(words, "list-unclear-count", rows));
        }
        if !self.rows.refused.is_empty() {
            let first = |r: &RefusedRows| r.rows.first().map(ToString::to_string).unwrap_or_default();
            let rows = self.rows.refused.iter().map(|r| [first(r), r.why.clone()]);
            let id = if has_visits { "list-refused-rows" } else { "list-refused-count" };
            plain.push_str(&counted(words, id, rows));
        }
        if let Some(path) = &self.rest {
            plain.push_str(&say!(words, "list-rest", path = path.display().to_string()));
            plain.push('\n');
        }
        plain
    }

    /// How the list was read: its form, its columns, what of it was not read.
    fn how_read(&self, words: &Words) -> Vec<String> {
        let roster = &self.list.roster;
        let mut lines = Vec::new();
        lines.extend(self.book.form.map(|form| {
            say!(
                words,
                "list-form",
                encoding = form.encoding.code(),
                delimiter = words.pick("list-delimiter", form.delimiter.code()),
            )
        }));
        for (place, table) in &roster.tables {
            let turned = self.book.sheets.get(*place).and_then(|sheet| sheet.turned);
            lines.extend(
                turned.map(|turned| {
                    say!(words, "list-turned", code = turned.code(), sheet = self.sheet(*place))
                }),
            );
            let heads = table
                .heads
                .iter()
                .filter(|h| !h.is_aside())
                .map(|h| format!("{}: {}", h.label, words.pick("list-column", h.column.code())));
            let heads = heads.collect::<Vec<_>>().join("; ");
            let id = if self.book.form.is_some() { "list-columns-text" } else { "list-columns" };
            lines.push(say!(words, id, sheet = self.sheet(*place), columns = heads));
        }
        if let Some((label, rows)) = roster.doubtful_column() {
            lines.push(say!(words, "list-doubtful", label = label, rows = rows));
        }
        lines.extend(roster.unread.iter().map(|part| words.unread_part(self.book, part)));
        if !roster.unread.is_empty() {
            lines.push(words.say("list-unread-how"));
        }
        lines
    }
}

/// Rows with a reason each, under their count.
fn counted(words: &Words, count: &str, rows: impl ExactSizeIterator<Item = [String; 2]>) -> String {
    let mut table = PlainTable::new([words.say("column-line"), words.say("column-why")]);
    let head = words.count(count, rows.len());
    rows.for_each(|row| table.row(row));
    format!("{head}\n{}", table.text())
}

/// A part that was not read, for programs.
fn unread(sheet: &str, part: &UnreadReason) -> Value {
    let mut value = json!({ "sheet": sheet, "what": part.code() });
    match part {
        UnreadReason::HiddenRows(rows) | UnreadReason::Remarks(rows) => value["rows"] = json!(rows),
        UnreadReason::HiddenColumns(columns) => {
            value["columns"] = columns.iter().map(|column| crate::roster::letter(*column)).collect();
        }
        UnreadReason::Beyond(cells) => value["cells"] = json!(cells),
        UnreadReason::HiddenSheet
        | UnreadReason::OtherSheet
        | UnreadReason::NamelessSheet
        | UnreadReason::Visits => {}
    }
    value
}
