//! The answer to a «Почему» as of a day, read from the file.

use chrono::NaiveDate;

use super::about::{WhyFigure, WhySubject, WriteDaysById};
use super::row::row_lines;
use super::term_lines;
use crate::domain::{Case, Id, UserError, day};
use crate::model::as_of::case_as_of;
use crate::norm::{LedgerRow, NormContext, ledger};
use crate::screen::Model;
use crate::screen::dialog::reading::DistrictReading;
use crate::store::{FamilyScope, Reader};
use crate::text::say;
use crate::ui::sheet::PlainSheet;

impl WhySubject {
    /// The answer, read from the file.
    ///
    /// # Errors
    /// If the file cannot be read or has the family no more.
    pub fn answer(self, model: &Model, reader: Reader<'_>) -> Result<DistrictReading, UserError> {
        // What is not over yet is not known: from there on one stays.
        let about = WhySubject { day: self.day.min(model.now.max(model.today)), ..self };
        let case = reader.on(about.day).cases(FamilyScope::One(about.family), None)?.into_iter().next();
        let case = case.ok_or_else(|| UserError::new("family-unknown").with("family", about.family))?;
        let is_past = about.day < model.now;
        let case = if is_past { case_as_of(reader, case, about.day)? } else { case };
        let ground = NormContext { today: about.day, ..model.ground() };
        let w = &model.words;
        let mut lines = PlainSheet::default();
        if about.day != model.now {
            let id = if is_past { "why-as-of" } else { "why-ahead" };
            lines.line(say!(w, id, day = w.weekday_near(about.day, model.now))).strong();
        }
        match about.what {
            WhyFigure::Term => term_lines(model, ground, &case, &mut lines),
            WhyFigure::Row { unit, from } => {
                let (from, to) = day::period(unit, day::period(unit, about.day).0.min(from));
                let row = ledger::rows(ground, &case, from, to).into_iter().find(|r| r.unit == unit);
                match row {
                    None => {
                        lines.line(w.say("why-no-norm"));
                    }
                    Some(row) => {
                        let row = ledger::shown(ground, &case, row);
                        let entries = entries(&case, &row, reader)?;
                        row_lines(model, ground, &case, &row, &entries, &mut lines);
                        if is_past {
                            unwritten(model, about.day, &case, &row, &entries, &mut lines);
                        }
                    }
                }
            }
        }
        let title = say!(w, "why-title", what = case.family.short.as_str());
        Ok(DistrictReading::new(title, lines).about(about))
    }
}

/// When the visits of a row and the levels behind it were written down.
fn entries(case: &Case, row: &LedgerRow, reader: Reader<'_>) -> Result<WriteDaysById, UserError> {
    let visits = case.contacts.iter().filter(|c| row.holds(c.on) && c.kind.is_visit()).map(|c| c.id);
    let mut entries = WriteDaysById::new();
    for id in visits.chain(row.shares.iter().map(|s| s.record)) {
        entries.extend(reader.written(id)?.map(|written| (id, written)));
    }
    Ok(entries)
}

/// What of the answer could not be known on that day, because it was written later.
fn unwritten(
    model: &Model,
    day: NaiveDate,
    case: &Case,
    row: &LedgerRow,
    entries: &WriteDaysById,
    lines: &mut PlainSheet,
) {
    let w = &model.words;
    let later = |id: Id| entries.get(&id).filter(|e| e.first > day);
    for share in &row.shares {
        if let Some(written) = later(share.record) {
            let said = say!(
                w,
                "why-level-later",
                level = model.rules.level_name(share.level),
                day = w.weekday_near(written.first, model.today)
            );
            lines.line(said).late();
        }
    }
    let mut known: Vec<NaiveDate> = case
        .contacts
        .iter()
        .filter(|c| row.holds(c.on) && c.is_held_visit() && later(c.id).is_none())
        .map(|c| c.on)
        .collect();
    known.dedup();
    if known.len() != row.done as usize {
        let said = say!(
            w,
            "why-done-later",
            day = w.weekday_near(day, model.today),
            known = known.len(),
            done = row.done,
            required = row.required
        );
        lines.line(said).late();
    }
}
