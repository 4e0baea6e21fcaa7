//! Import of records in groups: one operation, of each group all records or none.

use std::collections::BTreeMap;

use crate::domain::UserError;
use crate::domain::record::Record;
use crate::store::Store;
use crate::store::jsonl::import::{Imported, Mode};
use crate::store::jsonl::validate::{Refused, Validated, Validator};
use crate::store::write::record::ImportExtras;

impl Store {
    /// Imports groups of records, of which each is whole or left out: a family without its mother is no family. `line` of
    /// what is refused is the place of its group, from 0.
    ///
    /// # Errors
    /// If the file cannot be written. Refused groups are no error: unless the import is partial nothing is written if
    /// there are any.
    pub fn import_groups(&mut self, groups: &[Vec<Record>], mode: Mode) -> Result<Imported, UserError> {
        let mut refused: BTreeMap<usize, Refused> = BTreeMap::new();
        let records = loop {
            let all = groups.iter().enumerate().filter(|(place, _)| !refused.contains_key(place));
            let all = all.flat_map(|(place, group)| group.iter().map(move |record| (place, record.clone())));
            let validator = Validator::new(self, all.collect(), Default::default(), Default::default())?;
            let Validated { records, refused: more, .. } = validator.validate(Vec::new(), Vec::new())?;
            if more.is_empty() {
                break records;
            }
            // What refers to a group that is out is validated again; the first refusal of a group is its reason.
            for why in more {
                refused.entry(why.line).or_insert(why);
            }
        };
        let refused = refused.into_values().collect();
        let (done, _) = self.import_valid(&records, ImportExtras::default(), mode, refused, |_| Ok(()))?;
        Ok(Imported { lines: groups.len(), ..done })
    }
}
