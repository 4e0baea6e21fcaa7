//! Resolving and importing conflicts of phone numbers.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{PhoneConflict, REPLACED, ReplacedNumber};
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, UserError, normal_form};
use crate::store::Store;
use crate::store::conflict::list::{Conflict, NUMBER};
use crate::store::conflict::resolve::Resolution;
use crate::store::log::op::{OpId, phone_id};
use crate::store::state::fold::{DELETED, Entity};
use crate::store::write::delete::delete_draft;
use crate::store::write::draft::EntityDraft;

impl ReplacedNumber {
    /// The draft that ends the conflict where more than one number stays: the old one is deleted once more, with all heads
    /// as parents, by an author who saw all that came in its place.
    fn settled(&self) -> EntityDraft {
        let seen = self.old.all_heads();
        let mut cells = BTreeMap::from([(DELETED.to_owned(), (seen, Value::Bool(true)))]);
        if self.old.shown(REPLACED).is_some() {
            let seen = self.old.heads(REPLACED).iter().map(|h| h.op).collect();
            cells.insert(REPLACED.to_owned(), (seen, Value::Null));
        }
        EntityDraft { kind: self.old.kind.clone(), id: self.old.id, cells }
    }
}

impl Store {
    /// The drafts that resolve the conflict: the other replacements are deleted, or the numbers of the member become
    /// those of the choice. `None` if it is a conflict of another sort.
    pub(in crate::store) fn resolve_replaced(
        &self,
        conflict: &Conflict,
        choice: &Resolution,
    ) -> Result<Option<Vec<EntityDraft>>, UserError> {
        if conflict.kind != Kind::Phone || conflict.field != FieldName::Number {
            return Ok(None);
        }
        let Some(replaced) = self.reader().replaced_number(conflict.entity)? else { return Ok(None) };
        let mut drafts = Vec::new();
        let value = match choice {
            Resolution::Take(op) => {
                if !replaced.by.iter().any(|(by, _)| by == op) {
                    return Err(UserError::new("conflict-no-value").with("op", op.hex()));
                }
                if replaced.by.iter().filter(|(by, _)| by == op).count() > 1 {
                    return Err(UserError::new("conflict-several-values").with("op", op.hex()));
                }
                for (_, other) in replaced.by.iter().filter(|(by, _)| by != op) {
                    drafts.extend(delete_draft(&self.conn, other.id)?);
                }
                let others: Vec<Id> = drafts.iter().map(|draft| draft.id).collect();
                if self.reader().stays_replaced(&replaced, &others)? {
                    drafts.push(replaced.settled());
                }
                return Ok(Some(drafts));
            }
            Resolution::Write(value) => value,
        };
        let mut list = match value {
            Value::Array(list) => list.clone(),
            one => {
                let mut list = vec![one.clone()];
                let is_in_force = |id: &Id| !replaced.by.iter().any(|(_, e)| e.id == *id);
                let others = self.reader().phones_of(replaced.member)?;
                list.extend(
                    others.into_iter().filter(|(id, _)| is_in_force(id)).map(|(_, number)| json!(number)),
                );
                list
            }
        };
        list.retain(|number| !number.is_null());
        let field = Kind::Member.field(FieldName::Phones).ok_or_else(|| UserError::new("conflict-newer"))?;
        let list = normal_form::check(field, &Value::Array(list))?;
        let mut phones = Record::of(Kind::Member, replaced.member);
        phones.put(field.name, list.clone())?;
        drafts.extend(self.phone_drafts(&phones)?);
        let kept = |e: &Entity| {
            let number = e.shown(NUMBER).map(|n| &n.value);
            list.as_array().is_some_and(|l| l.iter().any(|n| Some(n) == number))
        };
        let is_deleted = |draft: &&EntityDraft| {
            draft.cells.get(DELETED).is_some_and(|(_, value)| *value == Value::Bool(true))
        };
        let deleted: Vec<Id> = drafts.iter().filter(is_deleted).map(|draft| draft.id).collect();
        if replaced.by.iter().filter(|(_, e)| kept(e)).count() > 1
            || self.reader().stays_replaced(&replaced, &deleted)?
        {
            drafts.push(replaced.settled());
        }
        Ok(Some(drafts))
    }

    /// Adds the lists of replacements to the drafts; returns how many were new.
    pub(in crate::store) fn add_phone_conflicts(
        &self,
        all: &[PhoneConflict],
        drafts: &mut Vec<EntityDraft>,
    ) -> Result<usize, UserError> {
        let known: Vec<String> = self.reader().phone_conflicts()?.iter().map(PhoneConflict::line).collect();
        let mut count = 0;
        for contested in all.iter().filter(|c| !known.contains(&c.line())) {
            let id = phone_id(contested.member, &contested.before);
            let entity = Entity::read(&self.conn, id)?;
            let seen =
                |cell: &str| entity.iter().flat_map(|e| e.heads(cell)).map(|h| h.op).collect::<Vec<OpId>>();
            let mut cells =
                BTreeMap::from([(REPLACED.to_owned(), (seen(REPLACED), json!(contested.values)))]);
            match drafts.iter_mut().find(|d| d.id == id) {
                // The same operation deletes the number.
                Some(draft) => draft.cells.append(&mut cells),
                None => {
                    let all = entity.as_ref().map(Entity::all_heads).unwrap_or_default();
                    cells.insert(DELETED.to_owned(), (all, Value::Bool(true)));
                    if entity.is_none() {
                        cells.insert(FieldName::Member.to_string(), (Vec::new(), json!(contested.member)));
                        cells.insert(NUMBER.to_owned(), (Vec::new(), json!(contested.before)));
                    }
                    drafts.push(EntityDraft { kind: Kind::Phone.into(), id, cells });
                }
            }
            count += 1;
        }
        Ok(count)
    }
}
