//! What goes along with one family: its records, and of those that it shares with others what says nothing of others.
//!
//! | a record | goes |
//! |---|---|
//! | of the family, deleted ones and aliases too; a call that became one of its contacts | with its whole history |
//! | an organisation or a sitting that one of these names | but for the writes of its note: a note may name anybody |
//! | a curator that one of these names | by name alone: curators are settings of a district |
//! | an erasure of data of the family | whole: otherwise an older copy would bring them back there |
//! | the district, orders, leave, other families, the journal of actions | not at all |

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::OptionalExtension;
use rusqlite::named_params;
use serde_json::Value;

use crate::domain::action::{Action, ActionEntry, ActionKind};
use crate::domain::logged::OpenCode;
use crate::domain::schema::FieldType;
use crate::domain::transfer::Transfer;
use crate::domain::{FamilyId, FieldName, Id, Kind, Record, UserError};
use crate::store::state::erased::listed;
use crate::store::state::fold::Entity;
use crate::store::state::references::references;
use crate::store::{Reader, SqlContext};

/// The records of a transfer.
#[derive(Clone, Debug)]
pub struct TransferPlan {
    pub family: FamilyId,
    /// Its records, deleted ones and aliases too.
    pub ids: BTreeSet<Id>,
    /// The records that it shares with others.
    pub shared: BTreeSet<Id>,
    /// The erasures of data of the family.
    pub erasures: BTreeSet<Id>,
    /// The records that they list.
    pub erased: BTreeSet<Id>,
    /// How many live records of each kind.
    pub kinds: BTreeMap<Kind, usize>,
    /// What stays with the sender, as [`Transfer::referred`] has it.
    pub referred: Vec<String>,
    /// The words of the names of its persons, in lower case.
    pub names: BTreeSet<String>,
    /// Names and births of members that are read from another family: what is written into the own record.
    pub persons: Vec<Record>,
}

/// The kinds of records that a family shares with others.
const SHARED: [Kind; 2] = [Kind::Organisation, Kind::Sitting];

/// The shortest word of a name that an act must not have, letters.
const SHORTEST: usize = 4;

/// The kinds that a record without an owner may be about.
const ABOUT: [Kind; 3] = [Kind::Family, Kind::Contact, Kind::Inquiry];

impl Reader<'_> {
    /// The records of a transfer of this family.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn transfer_plan(&self, family: FamilyId) -> Result<TransferPlan, UserError> {
        let mut ids = BTreeSet::new();
        let mut next = vec![family.0];
        while let Some(id) = next.pop() {
            if ids.insert(id) {
                next.extend(self.of_family(id)?);
            }
        }
        let (mut kinds, mut named, mut persons) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
        let mut names = BTreeSet::new();
        for id in &ids {
            let Some(entity) = Entity::read(self.conn, *id)? else { continue };
            for write in entity.cells.values().flatten() {
                ids_in(&write.value, &mut named);
            }
            let Some(record) = entity.row() else { continue };
            names.extend(words_of_name(&record));
            if record.kind.has_line() {
                *kinds.entry(record.kind).or_default() += 1;
            }
            persons.extend(self.person_of(&record)?);
        }
        let (mut shared, mut referred) = (BTreeSet::new(), Vec::new());
        for id in named.difference(&ids) {
            let kind: Option<OpenCode<Kind>> = self.kind_at(*id)?;
            match kind.and_then(|kind| kind.known()) {
                Some(kind) if SHARED.contains(&kind) => drop(shared.insert(*id)),
                Some(Kind::Curator) => {
                    referred.push(Transfer::reference(*id, self.curator_name(*id)?.as_deref()))
                }
                _ => referred.push(Transfer::reference(*id, None)),
            }
        }
        // What stays with the sender of a shared record is missing there as well.
        referred.extend(shared.iter().map(|id| Transfer::reference(*id, None)));
        let (mut erasures, mut erased) = (BTreeSet::new(), BTreeSet::new());
        for erasure in self.erasures_about(&ids)? {
            erasures.insert(erasure.id);
            erased.extend(listed(&erasure));
        }
        Ok(TransferPlan { family, ids, shared, erasures, erased, kinds, referred, names, persons })
    }

    /// The erasures that have destroyed data of these families, and their supplements, which repeat the act. Nothing but the
    /// journal of actions says whose data they were: the records are empty. An act of the same number may list records of
    /// others, of which nothing is left but an id.
    fn erasures_about(&self, families: &BTreeSet<Id>) -> Result<Vec<Entity>, UserError> {
        let actions: Vec<Action> = self.list(
            "SELECT * FROM \"action\" WHERE action = :erased",
            &[(":erased", &ActionKind::Erased.code())],
        )?;
        let is_about = |action: &Action| {
            action.entries.iter().filter_map(ActionEntry::family).any(|family| families.contains(&family.0))
        };
        let acts: BTreeSet<String> =
            actions.into_iter().filter(is_about).filter_map(|action| action.text).collect();
        let mut found = Vec::new();
        for id in self.ids("SELECT id FROM erasure", &[])? {
            let Some(erasure) = Entity::read(self.conn, id)? else { continue };
            let number = erasure.record().and_then(|r| r.text(FieldName::Number).map(str::to_owned));
            found.extend(Some(erasure).filter(|_| number.is_some_and(|number| acts.contains(&number))));
        }
        Ok(found)
    }

    /// The records that belong to one: owned by it, its aliases, and those without an owner that are about it.
    fn of_family(&self, id: Id) -> Result<Vec<Id>, UserError> {
        let mut found = self.owned_by(id)?;
        let kind: Option<OpenCode<Kind>> = self.kind_at(id)?;
        let Some(kind) = kind.and_then(|kind| kind.known()).filter(|kind| ABOUT.contains(kind)) else {
            return Ok(found);
        };
        for (of, field, _) in references().filter(|(_, _, target)| *target == kind) {
            if of.field(field).is_some_and(|f| matches!(f.ty, FieldType::Ref(_))) {
                let text = format!(
                    "SELECT a.id FROM \"{}\" a JOIN entity e ON e.id = a.id WHERE a.\"{field}\" = :id AND e.owner IS NULL",
                    of.name()
                );
                found.extend(self.ids(&text, &[(":id", &id)])?);
            }
        }
        // A call that became this contact, or that this report is about.
        for (of, field, target) in references().filter(|(of, ..)| *of == kind) {
            if target == Kind::Inquiry {
                let text = format!(
                    "SELECT \"{field}\" FROM \"{}\" WHERE id = :id AND \"{field}\" IS NOT NULL",
                    of.name()
                );
                found.extend(self.ids(&text, &[(":id", &id)])?);
            }
        }
        Ok(found)
    }

    /// The name and birth of a member that are read from the record of another family.
    fn person_of(&self, record: &Record) -> Result<Option<Record>, UserError> {
        let Some(person) = record.reference(FieldName::Person).filter(|_| record.kind == Kind::Member) else {
            return Ok(None);
        };
        let Some(first) = self.record(Kind::Member, person)? else { return Ok(None) };
        let is_empty = |field: &FieldName| record.values().get(field).is_none_or(Value::is_null);
        let names = [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic];
        let births = [FieldName::Born, FieldName::BornYear];
        // A name is read as a whole: as soon as a part of it is given here, none is.
        let names = names.into_iter().filter(|_| names.iter().all(is_empty));
        let read: Vec<FieldName> = names.chain(births.into_iter().filter(is_empty)).collect();
        let mut own = Record::of(Kind::Member, record.id);
        own.fill(|field| {
            let value = first.values().get(&field.name).filter(|value| !value.is_null())?;
            read.contains(&field.name).then(|| value.clone())
        });
        let mut numbers = self.numbers_of(record.id)?;
        let known = numbers.len();
        for number in self.numbers_of(person)? {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        if numbers.len() > known {
            own.put(FieldName::Phones, numbers.into())?;
        }
        Ok(Some(own).filter(|own| !own.values().is_empty()))
    }

    fn curator_name(&self, id: Id) -> Result<Option<String>, UserError> {
        self.conn
            .prepare_cached("SELECT name FROM curator WHERE id = :id")
            .and_then(|mut s| s.query_row(named_params! { ":id": id }, |r| r.get("name")).optional())
            .sql_context()
    }
}

/// Adds every id in a value.
fn ids_in(value: &Value, found: &mut BTreeSet<Id>) {
    match value {
        Value::String(text) => found.extend(text.parse::<Id>().ok()),
        Value::Array(list) => list.iter().for_each(|value| ids_in(value, found)),
        Value::Object(object) => object.values().for_each(|value| ids_in(value, found)),
        _ => {}
    }
}

/// The words of the names in a record of a family or of a person.
fn words_of_name(record: &Record) -> Vec<String> {
    if !matches!(record.kind, Kind::Family | Kind::Member) {
        return Vec::new();
    }
    let fields = [FieldName::Title, FieldName::LastName, FieldName::FirstName];
    let said = fields.into_iter().filter_map(|field| record.text(field)).flat_map(str::split_whitespace);
    said.filter(|word| word.chars().count() >= SHORTEST).map(str::to_lowercase).collect()
}
