//! The columns of a list with what each holds, to be put right; for a text its encoding and delimiter too, for a book its
//! sheets.

use super::ListIntakeScreen;
use super::turn::ReadingChange;
use crate::roster::{ListColumn, UnreadReason, key};
use crate::screen::dialog::choice::{ChoiceAction, DistrictChoiceRow};
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::{Model, Step};
use crate::table::HiddenPolicy;
use crate::text::say;
use crate::ui::paint::QUIET;

fn row(chosen: ChoiceAction, text: String, beside: String, detail: String) -> DistrictChoiceRow {
    DistrictChoiceRow {
        chosen,
        letter: None,
        text,
        beside: beside.into(),
        warning: None,
        detail: vec![(detail, QUIET)],
    }
}

/// The list of what a column may hold.
#[must_use]
pub fn kinds(model: &Model, key: &str, label: &str) -> Step {
    let w = &model.words;
    let all = ListColumn::ALL.into_iter().filter(|c| *c != ListColumn::Refused);
    let rows = all.map(|column| {
        let chosen = ChoiceAction::ListColumnIs(key.to_owned(), column);
        row(chosen, w.pick("list-column", column.code()), String::new(), String::new())
    });
    let title = say!(w, "list-kind-title", label = label);
    Step::Ask(DialogSpec::list(title, w.say("list-kind-foot"), rows.collect(), 0))
}

impl ListIntakeScreen {
    /// The sheets of a book, and whether what it hides is read.
    fn sheet_rows(&self, model: &Model) -> Vec<DistrictChoiceRow> {
        let w = &model.words;
        let mut rows = Vec::new();
        let read = self.read_sheets();
        let detail = || w.say("list-sheet-how");
        if self.book.sheets.len() > 1 {
            for (place, sheet) in self.book.sheets.iter().enumerate() {
                let unread = self.list.roster.unread.iter().find(|u| u.sheet == place);
                let state = match unread.filter(|_| !read.contains(&place)) {
                    Some(unread) => w.pick("list-sheet-state", unread.part.code()),
                    None => w.pick("list-sheet-state", "read"),
                };
                let text = say!(w, "list-sheet", sheet = sheet.name.as_str());
                rows.push(row(ChoiceAction::ListTurn(ReadingChange::Sheet(place)), text, state, detail()));
            }
        }
        let hides = |part: &UnreadReason| {
            matches!(
                part,
                UnreadReason::HiddenSheet | UnreadReason::HiddenRows(_) | UnreadReason::HiddenColumns(_)
            )
        };
        let is_read = self.choice.hidden == HiddenPolicy::Read;
        if is_read || self.list.roster.unread.iter().any(|u| hides(&u.part)) {
            let state = w.pick("list-sheet-state", if is_read { "all_read" } else { "all_hidden" });
            rows.push(row(
                ChoiceAction::ListTurn(ReadingChange::Hidden),
                w.say("list-hidden"),
                state,
                detail(),
            ));
        }
        rows
    }

    /// The columns, to choose one that was guessed wrong; the cursor on what was `turned`.
    pub(super) fn columns(&self, model: &Model, turned: Option<ReadingChange>) -> Step {
        let w = &model.words;
        let mut rows: Vec<DistrictChoiceRow> = self.sheet_rows(model);
        if let Some(form) = self.book.form {
            let delimiter = w.pick("list-delimiter", form.delimiter.code());
            let detail = || w.say("list-turn-how");
            let encoding = form.encoding.code().to_owned();
            rows.push(row(
                ChoiceAction::ListTurn(ReadingChange::Encoding),
                w.say("list-encoding"),
                encoding,
                detail(),
            ));
            rows.push(row(
                ChoiceAction::ListTurn(ReadingChange::Delimiter),
                w.say("list-delimiter-label"),
                delimiter,
                detail(),
            ));
        }
        for (sheet, table) in &self.list.roster.tables {
            let sheet = &self.book.sheets[*sheet];
            for (place, head) in table.heads.iter().enumerate().filter(|(_, head)| !head.is_aside()) {
                let cells = table.rows.iter().map(|line| sheet.rows[line.at].cell(place).text());
                let sample: Vec<String> = cells.filter(|text| !text.is_empty()).take(4).collect();
                let chosen = ChoiceAction::ListColumn(key(&head.label), head.label.clone());
                let known = |other: &DistrictChoiceRow| other.chosen == chosen;
                if !rows.iter().any(known) {
                    let kind = w.pick("list-column", head.column.code());
                    let sample = sample.join(" · ").replace('\n', " ");
                    rows.push(row(chosen, head.label.clone(), kind, sample));
                }
            }
        }
        let title = w.say("list-columns-title");
        let turned = turned.map(ChoiceAction::ListTurn);
        let at = rows.iter().position(|row| Some(&row.chosen) == turned.as_ref()).unwrap_or(0);
        Step::Ask(DialogSpec::list(title, w.say("list-columns-foot"), rows, at))
    }
}
