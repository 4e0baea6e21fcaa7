//! What closings left open, in the answer of `due`.

use serde_json::Value;

use super::json;
use super::query::NormInputs;
use crate::domain::{Case, CuratorId, UserError};
use crate::model::as_of::known_by;
use crate::model::left;
use crate::norm::due::{self, DueMatters};
use crate::store::{FamilyScope, Reader};
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
        let (ground, mut closed) = (basis.ground(), Vec::new());
        for family in left::families(reader, ground.rules, ground.today)? {
            closed.extend(known_by(reader, FamilyScope::One(family), ground.today)?);
        }
        closed.retain(|case| basis.is_of_curator(case, curator));
        Ok(Left { due: due::left(ground, &closed), closed })
    }

    /// What is late, for JSON.
    pub(super) fn late(&self) -> impl Iterator<Item = Value> {
        self.due.late.iter().map(|(i, late)| json::late(&self.closed[*i], late))
    }

    /// What ends soon, for JSON.
    pub(super) fn ahead(&self) -> impl Iterator<Item = Value> {
        self.due.ahead.iter().map(|d| json::ahead(d.case.map(|i| &self.closed[i]), d.on, &d.what))
    }

    /// What is to be written of closings, for JSON.
    pub(super) fn findings(&self) -> impl Iterator<Item = Value> {
        self.due.unended.iter().map(|(i, closing, on)| json::unended(&self.closed[*i], *closing, *on))
    }

    /// The same in lines.
    pub(super) fn finding_lines(&self, words: &Words) -> String {
        let said = wording::due::left(words, &words.say("late-after"));
        let line = |i: usize| format!("! {}  {said}\n", self.closed[i].family.short);
        self.due.unended.iter().map(|(i, ..)| line(*i)).collect()
    }

    /// All of it in lines.
    pub(super) fn lines(&self, words: &Words, basis: &NormInputs) -> String {
        let ground = basis.ground();
        let late = self.due.late.iter().map(|(i, late)| {
            let said = wording::due::late(words, ground.rules, late);
            ("!", late.since(), &self.closed[*i], said)
        });
        let ahead = self.due.ahead.iter().filter_map(|d| {
            let case = &self.closed[d.case?];
            Some((" ", d.on, case, wording::due::ahead(words, ground.rules, Some(case), ground.today, d)))
        });
        let line = |(mark, on, case, said): (&str, _, &Case, String)| {
            let said = wording::due::left(words, &said);
            format!("{mark} {}  {}  {said}\n", words.day(on), case.family.short)
        };
        late.chain(ahead).map(line).collect()
    }
}
