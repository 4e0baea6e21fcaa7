//! Records before they are written, compared with their families and the documents by the rule book: those of a form, of
//! a window, of a command.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::domain::check::rules::FieldRule;
use crate::domain::family::Family;
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, FieldName, UserError};
use crate::norm::NormContext;
use crate::norm::rule_book::{self, RuleContext};
use crate::store::check::rules::check_rules;
use crate::store::{FamilyScope, Reader, Store};

/// A record as it is in the file, and as it would be.
pub(in crate::store) struct Meant {
    pub stored: Option<Record>,
    pub whole: Record,
}

/// A family as it is in the file, and as it would be.
struct MeantCase {
    stored: Case,
    whole: Case,
}

impl Meant {
    fn family(&self) -> Option<FamilyId> {
        let id = match self.whole.kind {
            Kind::Family => Some(self.whole.id),
            _ => self.whole.reference(FieldName::Family),
        };
        id.map(FamilyId)
    }
}

impl Store {
    /// Checks the records of a form, a window or a command against the rule book, each with all that is written with it.
    ///
    /// # Errors
    /// The first rule that they break, or that the file cannot be read.
    pub fn check_records(&self, records: &[Record], ground: NormContext<'_>) -> Result<(), UserError> {
        let mut meant = Vec::with_capacity(records.len());
        for record in records {
            let stored = self.reader().record(record.kind, record.id)?;
            let mut whole = stored.clone().unwrap_or_else(|| Record::of(record.kind, record.id));
            whole.update(record);
            let is_new = stored.is_none();
            let touched =
                |rule: &FieldRule| is_new || record.values().keys().any(|field| rule.concerns(*field));
            check_rules(&whole, self.today, touched, |_| false)?;
            meant.push(Meant { stored, whole });
        }
        self.check_meant(&meant, ground)
    }

    /// Checks records with their families as they would be.
    ///
    /// # Errors
    /// The first rule that they break, or that the file cannot be read.
    pub(in crate::store) fn check_meant(
        &self,
        meant: &[Meant],
        ground: NormContext<'_>,
    ) -> Result<(), UserError> {
        let mut cases: HashMap<FamilyId, MeantCase> = HashMap::new();
        for record in meant {
            let Some(family) = record.family() else { continue };
            let case = match cases.entry(family) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(MeantCase::read(self.reader(), family)?),
            };
            case.whole.put(&record.whole);
        }
        let ground = NormContext { today: self.today, ..ground };
        for record in meant {
            let (stored, whole) = (&record.stored, &record.whole);
            let case = record.family().and_then(|family| cases.get(&family));
            let context = RuleContext { ground, case: case.map(|c| &c.whole), district: [&[], &[]] };
            let before = stored.as_ref().map(|known| (known, case.map(|c| &c.stored)));
            if let Some(finding) = rule_book::stopping(context, whole, before) {
                return Err(rule_book::refusal(context, whole, finding));
            }
        }
        Ok(())
    }
}

impl MeantCase {
    fn read(reader: Reader<'_>, family: FamilyId) -> Result<MeantCase, UserError> {
        let stored = reader.cases(FamilyScope::One(family), None)?.pop();
        let stored = stored.unwrap_or_else(|| Case::new(Family::nameless()));
        Ok(MeantCase { whole: stored.clone(), stored })
    }
}
