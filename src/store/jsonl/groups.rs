//! Import of records in groups: one operation, of each group all records or none.

use std::collections::BTreeMap;

use crate::domain::UserError;
use crate::domain::record::Record;
use crate::store::Store;
use crate::store::jsonl::import::{ImportMode, ImportResult};
use crate::store::jsonl::validate::{ImportValidator, RefusedLine, ValidLines};
use crate::store::write::record::ImportExtras;

impl Store {
    /// Imports groups of records, of which each is whole or left out: a family without its mother is no family. `line` of
    /// what is refused is the place of its group, from 0.
    ///
    /// # Errors
    /// If the file cannot be written. Refused groups are no error: unless the import is partial nothing is written if
    /// there are any.
    pub fn import_groups(
        &mut self,
        groups: Vec<Vec<Record>>,
        mode: ImportMode,
    ) -> Result<ImportResult, UserError> {
        let lines = groups.len();
        // The file is locked once, not for each of the queries.
        let (records, refused) = self.reader().in_read_transaction(|| self.whole_groups(groups))?;
        let (done, _) = self.import_valid(&records, ImportExtras::default(), mode, refused, |_| Ok(()))?;
        Ok(ImportResult { lines, ..done })
    }

    /// The records of the groups that are valid as a whole, and the refusal of each other group.
    fn whole_groups(&self, groups: Vec<Vec<Record>>) -> Result<(Vec<Record>, Vec<RefusedLine>), UserError> {
        let mut refused: BTreeMap<usize, RefusedLine> = BTreeMap::new();
        let groups = groups.into_iter().enumerate();
        let mut all: Vec<(usize, Record)> =
            groups.flat_map(|(place, group)| group.into_iter().map(move |record| (place, record))).collect();
        loop {
            let validator = ImportValidator::new(self, all, Default::default(), Default::default())?;
            let ValidLines { records, refused: more, .. } = validator.validate(Vec::new(), Vec::new())?;
            if more.is_empty() {
                let records = records.into_iter().map(|(_, record)| record).collect();
                return Ok((records, refused.into_values().collect()));
            }
            // What refers to a group that is out is validated again; the first refusal of a group is its reason.
            for why in more {
                refused.entry(why.line).or_insert(why);
            }
            all = records;
            all.retain(|(place, _)| !refused.contains_key(place));
        }
    }
}
