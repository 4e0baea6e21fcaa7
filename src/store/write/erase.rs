//! Erasing the data of a family or a person: what belongs to them, and the one operation that empties it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::domain::action::ActionKind;
use crate::domain::erasure::Erasure;
use crate::domain::logged::OpenCode;
use crate::domain::schema::FieldType;
use crate::domain::{Act, FamilyId, FieldName, Id, Kind, MemberId, RecordType, UserError};
use crate::store::log::append::Appender;
use crate::store::log::logged_op::LoggedOp;
use crate::store::state::erasure;
use crate::store::state::fold::Entity;
use crate::store::state::references::references;
use crate::store::{Reader, SqlContext, Store, VerifiedFile};

/// The shortest word of a name that is searched for in texts, letters.
const SHORTEST: usize = 4;

/// Whose data are erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataSubject {
    /// A whole family.
    Family(FamilyId),
    /// One person of a family.
    Member(MemberId),
    /// A call about a family that is not known.
    Inquiry(Id),
}

/// What an erasure would empty.
#[derive(Clone, Debug)]
pub struct ErasurePlan {
    /// The families that it concerns.
    pub families: BTreeSet<FamilyId>,
    /// Every record, deleted ones and aliases too.
    pub ids: BTreeSet<Id>,
    /// How many of each kind.
    pub kinds: BTreeMap<Kind, usize>,
    /// The persons by name, as the act lists them.
    pub names: Vec<String>,
    /// How many other records have the surname of a person in a text.
    pub mentions: usize,
    /// The acts of the file that destroyed other data.
    acts: Vec<ErasureAct>,
}

/// The act by which data are erased.
#[derive(Clone, Debug)]
pub struct ErasureAct {
    /// The ground.
    pub reason: String,
    pub number: String,
    pub on: NaiveDate,
}

impl Reader<'_> {
    /// What erasing the data of all of these would empty.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn erasure_plan(&self, subjects: &[DataSubject]) -> Result<ErasurePlan, UserError> {
        let (mut families, mut ids) = (BTreeSet::new(), BTreeSet::new());
        for subject in subjects {
            let first = match subject {
                DataSubject::Family(family) => family.0,
                DataSubject::Member(member) => member.0,
                DataSubject::Inquiry(inquiry) => *inquiry,
            };
            families.extend(self.family_of(first)?);
            let mut next = vec![first];
            while let Some(id) = next.pop() {
                if ids.insert(id) {
                    next.extend(self.belonging(id, *subject)?);
                }
            }
        }
        let (mut kinds, mut names, mut words) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        for id in &ids {
            let Some(entity) = Entity::read(self.conn, *id)? else { continue };
            if let Some(kind) = entity.known_kind().filter(|kind| *kind != Kind::Phone) {
                *kinds.entry(kind).or_default() += 1;
            }
            let Some(record) = entity.record() else { continue };
            let fields = [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic];
            let said: Vec<&str> = fields.into_iter().filter_map(|f| record.text(f)).collect();
            if record.kind == Kind::Member && !said.is_empty() {
                names.insert(said.join(" "));
                words.extend(said.first().map(|word| (*word).to_owned()));
            }
            if record.kind == Kind::Inquiry {
                let said = record.text(FieldName::Who).or_else(|| record.text(FieldName::Phone));
                names.extend(said.map(str::to_owned));
            }
            if record.kind == Kind::Family {
                let title = record.text(FieldName::Title).unwrap_or_default();
                names.insert(title.to_owned());
                words.extend(title.split_whitespace().next().map(str::to_owned));
            }
        }
        words.retain(|word| word.chars().count() >= SHORTEST);
        ids.extend(self.actions_naming(&words)?);
        let mentions = self.mentions(&words, &ids)?;
        let acts = self.records(Kind::Erasure)?;
        let acts = acts.iter().filter_map(|act| {
            let text = |field| act.text(field).map(str::to_owned);
            Some(ErasureAct {
                reason: text(FieldName::Reason).unwrap_or_default(),
                number: text(FieldName::Number)?,
                on: act.date(FieldName::On)?,
            })
        });
        let (names, acts) = (names.into_iter().collect(), acts.collect());
        Ok(ErasurePlan { families, ids, kinds, names, mentions, acts })
    }

    /// The records that one owns, and its aliases.
    pub(in crate::store) fn owned_by(&self, id: Id) -> Result<Vec<Id>, UserError> {
        self.ids(
            "SELECT id FROM entity WHERE owner = :id
             UNION SELECT id FROM same WHERE root = :id OR target = :id",
            &[(":id", &id)],
        )
    }

    /// The records that belong to one: owned by it, its aliases, and what says nothing but of it. The act of a transfer
    /// stays: it names no person.
    fn belonging(&self, id: Id, subject: DataSubject) -> Result<Vec<Id>, UserError> {
        let mut found = self.owned_by(id)?;
        let kind: Option<OpenCode<Kind>> = self.kind_at(id)?;
        let Some(kind) = kind.and_then(|kind| kind.known()) else { return Ok(found) };
        let is_about = |of: Kind, target: Kind| match (subject, target) {
            // A call that was attached to a contact, a report about a family or about a call.
            (_, Kind::Family | Kind::Contact | Kind::Inquiry) => true,
            // A record about a person, the person in another family too.
            (DataSubject::Member(member), Kind::Member) => member.0 == id || of != Kind::Member,
            _ => false,
        };
        for (of, field, target) in references()
            .filter(|(of, _, target)| *target == kind && *of != Kind::Transfer && is_about(*of, *target))
        {
            let is_reference = of.field(field).is_some_and(|f| matches!(f.ty, FieldType::Ref(_)));
            if is_reference && target == kind {
                let text = format!("SELECT id FROM \"{}\" WHERE \"{field}\" = :id", of.name());
                found.extend(self.ids(&text, &[(":id", &id)])?);
            }
        }
        Ok(found)
    }

    /// The entries of the journal of actions with such a word: the name of a file may hold that of a family.
    fn actions_naming(&self, words: &BTreeSet<String>) -> Result<Vec<Id>, UserError> {
        let mut found = Vec::new();
        for word in words {
            found.extend(
                self.ids("SELECT id FROM \"action\" WHERE instr(text, :word) > 0", &[(":word", word)])?,
            );
        }
        Ok(found)
    }

    /// How many records outside `ids` have such a word in a value, present or former.
    fn mentions(&self, words: &BTreeSet<String>, ids: &BTreeSet<Id>) -> Result<usize, UserError> {
        let mut found: BTreeSet<Id> = BTreeSet::new();
        for word in words {
            let named: Vec<Id> = self
                .conn
                .prepare_cached(
                    "SELECT DISTINCT entity FROM part WHERE body IS NOT NULL AND instr(body, CAST(:word AS BLOB)) > 0",
                )
                .and_then(|mut s| {
                    s.query_map(named_params! { ":word": word }, |r| r.get(0)).and_then(Iterator::collect)
                })
                .sql_context()?;
            found.extend(named);
        }
        Ok(found.difference(ids).count())
    }
}

impl ErasurePlan {
    /// Whether other data were destroyed by another act of this number in the same year. An act of the same day and
    /// ground is the same one: a commission lists several families in it.
    #[must_use]
    pub fn has_number_taken(&self, act: &ErasureAct) -> bool {
        let same = |one: &str, other: &str| one.trim() == other.trim();
        self.acts.iter().any(|former| {
            same(&former.number, &act.number)
                && former.on.year() == act.on.year()
                && !(former.on == act.on && same(&former.reason, &act.reason))
        })
    }

    /// Refuses an act whose ground or number names a person, for it stays in the file, and one whose number is taken.
    ///
    /// # Errors
    /// If it is one.
    pub fn check(&self, act: &ErasureAct) -> Result<(), UserError> {
        let said = format!("{} {}", act.reason, act.number).to_lowercase();
        let words = self.names.iter().flat_map(|name| name.split_whitespace());
        let named = words.filter(|w| w.chars().count() >= SHORTEST).any(|w| said.contains(&w.to_lowercase()));
        if named {
            return Err(UserError::new("erasure-names-person"));
        }
        match self.has_number_taken(act) {
            true => Err(UserError::new("erasure-number-taken").with("number", act.number.trim())),
            false => Ok(()),
        }
    }
}

impl VerifiedFile {
    /// Whether no part of these records has content in the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn is_free_of(&self, erased: &BTreeSet<Id>) -> Result<bool, UserError> {
        is_free_of(&self.connected()?, erased)
    }
}

fn is_free_of(conn: &Connection, erased: &BTreeSet<Id>) -> Result<bool, UserError> {
    let mut full = conn
        .prepare_cached("SELECT 1 FROM part WHERE entity = :id AND body IS NOT NULL AND kind <> 'erasure'")?;
    for id in erased {
        if full.exists(named_params! { ":id": id })? {
            return Ok(false);
        }
    }
    Ok(true)
}

impl Store {
    /// The ids of all erased records.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn erased(&self) -> Result<BTreeSet<Id>, UserError> {
        self.conn
            .prepare_cached("SELECT id FROM erased")
            .and_then(|mut s| s.query_map([], |r| r.get("id")).and_then(Iterator::collect))
            .sql_context()
    }

    /// Whether no part of these records has content here.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn is_free_of(&self, erased: &BTreeSet<Id>) -> Result<bool, UserError> {
        is_free_of(&self.conn, erased)
    }

    /// The operations that are erasures, each with the entry of the journal of actions that was written with it: what takes
    /// the place of this file must know of them, and say whose data they destroyed.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn erasures(&self) -> Result<Vec<LoggedOp>, UserError> {
        let mut entries = self.conn.prepare_cached(
            "SELECT e.no FROM op o JOIN op e ON e.id = o.prev WHERE o.id = :id AND e.act = :noted",
        )?;
        let mut found = Vec::new();
        for erasure in LoggedOp::of_act(&self.conn, Act::Erased)? {
            let entry = entries
                .query_row(named_params! { ":id": erasure.id().0, ":noted": Act::ActionsNoted.code() }, |r| {
                    r.get(0)
                })
                .optional()?;
            found.extend(entry.map(|no| LoggedOp::at(&self.conn, no)).transpose()?.flatten());
            found.push(erasure);
        }
        Ok(found)
    }

    /// Empties every part of the records of the plan, for good; returns how many records were emptied. The pages of the
    /// file keep nothing of them once it is rewritten.
    ///
    /// # Errors
    /// If the act names a person, or the file cannot be written; then nothing has changed.
    pub fn erase(&mut self, plan: &ErasurePlan, act: &ErasureAct) -> Result<usize, UserError> {
        plan.check(act)?;
        let erasure = Erasure {
            id: Id::new(),
            entities: plan.ids.iter().map(ToString::to_string).collect(),
            reason: Some(act.reason.clone()),
            number: Some(act.number.clone()),
            on: Some(act.on),
        };
        let about = plan.families.iter().map(|family| Some(*family));
        // A call about an unknown family is of none.
        for family in about.chain(plan.families.is_empty().then_some(None)) {
            self.note_action(ActionKind::Erased, family, Some(act.number.clone()));
        }
        // Otherwise emptied pages could be spilled to the file before they are overwritten.
        self.conn.pragma_update(None, "secure_delete", true)?;
        self.in_transaction(|store| {
            let drafts = store.drafts(&erasure.record())?.0;
            store.write(Act::Erased.code(), None, drafts)?;
            let mut log = Appender::new(&store.conn)?;
            let emptied = erasure::enforce(&store.conn, &mut log, &BTreeSet::new())?;
            log.finish()?;
            Ok(emptied)
        })
    }
}
