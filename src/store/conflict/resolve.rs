//! Resolving a conflict: one operation whose parents are all heads of the cell.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::check::rules::FieldRule;
use crate::domain::record::Record;
use crate::domain::{Act, UserError};
use crate::norm::NormContext;
use crate::store::Store;
use crate::store::check::meant::Meant;
use crate::store::check::rules::check_rules;
use crate::store::conflict::id::ConflictId;
use crate::store::conflict::list::Conflict;
use crate::store::conflict::value;
use crate::store::log::op::OpId;
use crate::store::state::CellName;
use crate::store::state::fold::{self, ALIAS_OF, DELETED, Entity};
use crate::store::write::draft::{EntityDraft, WriteResult};

/// How a conflict is resolved.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolution {
    /// By the value that this operation wrote.
    Take(OpId),
    /// By another value.
    Write(Value),
}

impl Store {
    /// Resolves a conflict by one operation with all heads as parents.
    ///
    /// # Errors
    /// If there is no such conflict or head, or the cell cannot hold the value; then nothing has changed.
    pub fn resolve(&mut self, id: &ConflictId, choice: &Resolution) -> Result<WriteResult, UserError> {
        let unknown = || UserError::new("conflict-unknown").with("id", id);
        self.in_transaction(|store| {
            let open = store.reader().open_conflicts()?;
            let mut named = open.iter().flat_map(|c| std::iter::once(c).chain(&c.along));
            let conflict = named.find(|c| c.id == *id).ok_or_else(unknown)?;
            if let Some(drafts) = store.resolve_replaced(conflict, choice)? {
                let op = store.write(Act::ConflictResolved.code(), None, drafts)?;
                return Ok(WriteResult { op, changes: Vec::new() });
            }
            let entity = Entity::read(&store.conn, conflict.entity)?.ok_or_else(unknown)?;
            let value = match choice {
                Resolution::Take(op) => {
                    let named = |id| UserError::new(id).with("op", op.hex());
                    let mut taken = conflict.values.iter().filter(|v| v.op == op.hex());
                    let first = taken.next().ok_or_else(|| named("conflict-no-value"))?;
                    // An undo writes all heads of a cell back in one operation.
                    if taken.next().is_some() {
                        return Err(named("conflict-several-values"));
                    }
                    first.value.clone()
                }
                Resolution::Write(value) => store.normalise(conflict, value)?,
            };
            if conflict.field == CellName::Deleted {
                return store.resolve_deletion(&entity, &value);
            }
            let over = |cell: &str| entity.heads(cell).iter().map(|h| h.op).collect::<Vec<_>>();
            let mut cells =
                BTreeMap::from([(conflict.field.code().to_owned(), (over(conflict.field.code()), value))]);
            if let Resolution::Take(op) = choice {
                let taken = conflict.values.iter().find(|v| v.op == op.hex());
                for other in &conflict.along {
                    let beside = other.values.iter().find(|v| taken.is_some_and(|t| v.is_of_file_of(t)));
                    let cell = beside.map(|v| (over(other.field.code()), v.value.clone()));
                    cells.extend(cell.map(|cell| (other.field.code().to_owned(), cell)));
                }
            }
            let draft = EntityDraft { kind: entity.kind.clone(), id: entity.id, cells };
            let op = store.write(Act::ConflictResolved.code(), None, vec![draft])?;
            Ok(WriteResult { op, changes: Vec::new() })
        })
    }

    /// Validates and normalises a value of the choice.
    fn normalise(&self, conflict: &Conflict, value: &Value) -> Result<Value, UserError> {
        if conflict.field == CellName::Deleted {
            let bad = || UserError::new("record-bad-flag").with("field", DELETED);
            return value.is_boolean().then(|| value.clone()).ok_or_else(bad);
        }
        if conflict.field == CellName::AliasOf {
            let bad = || UserError::new("record-bad-id").with("field", ALIAS_OF).with("value", value);
            return fold::is_valid_target(conflict.entity, value).then(|| value.clone()).ok_or_else(bad);
        }
        let cell = conflict.field.code();
        let known = conflict.kind.known().filter(|k| k.cells().contains(&cell));
        let kind = known.ok_or_else(|| UserError::new("conflict-newer").with("field", cell))?;
        let values = value::fields(kind, cell, value)?;
        // A value entered by hand must keep the rules, whatever the heads contain.
        let stored = Entity::read(&self.conn, conflict.entity)?.and_then(|entity| entity.record());
        let mut whole = stored.clone().unwrap_or_else(|| Record::of(kind, conflict.entity));
        for (field, value) in &values {
            whole.put(*field, value.clone())?;
        }
        let touched = |rule: &FieldRule| values.keys().any(|field| rule.concerns(*field));
        check_rules(&whole, self.today, touched, |_| false)?;
        let reader = self.reader();
        let (rules, calendar, staff) = (reader.rules()?, reader.calendar()?, reader.staff()?);
        let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today: self.today };
        self.check_meant(&[Meant { stored, whole }], ground)?;
        Ok(fold::pack(kind, cell, &values))
    }
}
