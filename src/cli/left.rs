//! What closings left open, in the answer of `due`.

use chrono::NaiveDate;
use serde_json::Value;

use super::json;
use super::query::NormInputs;
use crate::domain::{Case, CuratorId, UserError};
use crate::model::as_of::known_by;
use crate::model::left;
use crate::norm::NormContext;
use crate::norm::deadline::Deadline;
use crate::norm::due::{self, DueMatters};
use crate::regulation::Rules;
use crate::store::Reader;
use crate::text::Words;
use crate::wording;

/// The closed families that something is open of, and what of it is late or ends soon.
pub(super) struct Left {
    closed: Vec<Case>,
    due: DueMatters,
}

impl Left {
    /// Reads those of a curator, or of all.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn read(
        reader: Reader<'_>,
        basis: &NormInputs,
        curator: Option<CuratorId>,
    ) -> Result<Left, UserError> {
        let ground = basis.ground();
        let known = |family| known_by(reader, family, ground.today);
        let mut closed = left::cases(reader, ground.rules, ground.today, known)?;
        closed.retain(|case| basis.is_of_curator(case, curator));
        Ok(Left { due: due::left(ground, &closed), closed })
    }

    /// What is late, for JSON.
    pub(super) fn late(&self) -> impl Iterator<Item = Value> {
        self.due.late.iter().map(|(i, late)| of_closed(json::late(&self.closed[*i], late)))
    }

    /// What ends soon, for JSON.
    pub(super) fn ahead(&self) -> impl Iterator<Item = Value> {
        let ahead = |d: &Deadline| json::ahead(d.case.map(|i| &self.closed[i]), d.on, &d.what);
        self.due.ahead.iter().map(move |d| of_closed(ahead(d)))
    }

    /// What is to be written of closings, for JSON.
    pub(super) fn findings(&self) -> impl Iterator<Item = Value> {
        self.due
            .unended
            .iter()
            .map(|(i, closing, on)| of_closed(json::unended(&self.closed[*i], *closing, *on)))
    }

    /// The same in lines.
    pub(super) fn finding_lines(&self, words: &Words) -> String {
        let said = wording::due::left(words, &words.say("late-after"));
        let line = |i: usize| format!("! {}  {said}\n", self.closed[i].family.short);
        self.due.unended.iter().map(|(i, ..)| line(*i)).collect()
    }

    /// What is late, in lines with their days.
    pub(super) fn late_lines(
        &self,
        words: &Words,
        rules: &Rules,
    ) -> impl Iterator<Item = (NaiveDate, String)> {
        self.due.late.iter().map(move |(i, late)| {
            let said = wording::due::late(words, rules, late);
            (late.since(), line(words, "!", late.since(), &self.closed[*i], &said))
        })
    }

    /// What ends soon, in lines with their order.
    pub(super) fn ahead_lines(
        &self,
        words: &Words,
        ground: NormContext<'_>,
    ) -> impl Iterator<Item = ((bool, NaiveDate), String)> {
        self.due.ahead.iter().filter_map(move |d| {
            let case = &self.closed[d.case?];
            let said = wording::due::ahead(words, ground.rules, Some(case), ground.today, d);
            Some((d.order(), line(words, " ", d.on, case, &said)))
        })
    }
}

fn line(words: &Words, mark: &str, on: NaiveDate, case: &Case, said: &str) -> String {
    let said = wording::due::left(words, said);
    format!("{mark} {}  {}  {said}\n", words.day(on), case.family.short)
}

/// Marks a matter as one of a closed family.
fn of_closed(mut value: Value) -> Value {
    value["closed"] = true.into();
    value
}
