//! Families, members, programmes with what belongs to them, availability and curators as of the end of a day. Undated fields have no
//! day of their own, so what a person wrote later is left out of the fold. What was imported later stays: nothing says
//! since when it was known.

use std::collections::{BTreeSet, HashSet};

use chrono::{Local, NaiveDate, NaiveTime};
use rusqlite::named_params;
use serde_json::Value;

use crate::domain::declare::RecordFields;
use crate::domain::family::{Family, Member};
use crate::domain::logged::OpenCode;
use crate::domain::schedule::Curator;
use crate::domain::schema::Kind;
use crate::domain::{Act, Case, FieldName, Id, MemberId, Record, RecordType, Staff, UserError, day};
use crate::store::state::fold::{ALIAS_OF, Entity};
use crate::store::{Reader, SqlContext};

/// Cells with a day of their own, and the one that names an alias: they say themselves since when they hold.
const DATED: [&str; 3] = ["life", FieldName::RegisteredOn.code(), ALIAS_OF];

/// Cells of several fields, with the field that may say since when they hold.
const DATED_BY: [(&str, FieldName); 4] = [
    ("outcome", FieldName::DoneOn),
    ("outcome", FieldName::ReachedOn),
    ("approval", FieldName::On),
    ("agreement", FieldName::AgreedOn),
];

/// A record of a family that a person wrote to after the day.
struct LaterRecord {
    id: Id,
    kind: Option<Kind>,
    owner: Option<Id>,
}

impl Reader<'_> {
    /// The case with its family, members and numbers as of the end of `on`. A family that was entered later is as it
    /// was entered.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn fields_as_of(&self, mut case: Case, on: NaiveDate) -> Result<Case, UserError> {
        let family = case.family.id.0;
        if self.made(family)?.is_some_and(|made| on < made) {
            return Ok(case);
        }
        let later = self.written_later(family, on)?;
        let members: BTreeSet<Id> = later
            .iter()
            .filter_map(|l| match l.kind {
                Some(Kind::Member) => Some(l.id),
                Some(Kind::Phone) => l.owner,
                _ => None,
            })
            .collect();
        if later.iter().any(|l| l.id == family) {
            self.family_as_of(&mut case.family, on)?;
        }
        for id in members {
            self.member_as_of(&mut case.members, id, on)?;
        }
        self.list_as_of(&mut case.programmes, &later, on)?;
        self.list_as_of(&mut case.activities, &later, on)?;
        self.list_as_of(&mut case.availability, &later, on)?;
        self.list_as_of(&mut case.goals, &later, on)?;
        self.list_as_of(&mut case.needs, &later, on)?;
        self.list_as_of(&mut case.participants, &later, on)?;
        case.programmes.sort_by_key(|programme| programme.version);
        Ok(case)
    }

    /// The curators with the names and sections that they had at the end of `on`. One who was entered later is as
    /// entered.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn staff_as_of(&self, on: NaiveDate) -> Result<Staff, UserError> {
        let mut staff = self.staff()?;
        let later = self.ids(
            "SELECT DISTINCT e.id FROM entity e JOIN part p ON p.entity = e.id JOIN op o ON o.no = p.op
             WHERE e.kind = 'curator' AND o.wall >= :end",
            &[(":end", &end_of(on))],
        )?;
        for id in later {
            let Some(record) = self.folded_as_of(id, on)? else { continue };
            let past = Curator::read(&record)?;
            match staff.curators.iter_mut().find(|curator| curator.id == past.id) {
                Some(curator) => *curator = past,
                None => staff.curators.push(past),
            }
        }
        staff.curators.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Ok(staff)
    }

    /// The records of one kind among those written later, as of the day. What began on a day of the past is there from
    /// that day on, whenever it was entered.
    fn list_as_of<R: RecordType>(
        &self,
        list: &mut Vec<R>,
        later: &[LaterRecord],
        on: NaiveDate,
    ) -> Result<(), UserError> {
        for id in later.iter().filter(|l| l.kind == Some(R::KIND)).map(|l| l.id) {
            let at = list.iter().position(|record| record.id() == id);
            let past = self.folded_as_of(id, on)?.map(|record| R::read(&record)).transpose()?;
            match (at, past) {
                (Some(at), Some(past)) => list[at] = past,
                (Some(at), None) if list[at].record().began().is_none() => drop(list.remove(at)),
                (None, Some(past)) => list.push(past),
                (_, None) => {}
            }
        }
        Ok(())
    }

    fn family_as_of(&self, family: &mut Family, on: NaiveDate) -> Result<(), UserError> {
        let Some(record) = self.folded_as_of(family.id.0, on)? else { return Ok(()) };
        let past = Family::read(&record)?;
        let short = match past.title == family.title {
            true => family.short.clone(),
            false => self.short_title_of(&record)?.unwrap_or_default(),
        };
        *family = Family { short, ..past };
        Ok(())
    }

    fn member_as_of(&self, members: &mut Vec<Member>, id: Id, on: NaiveDate) -> Result<(), UserError> {
        let at = members.iter().position(|m| m.id == MemberId(id));
        let Some(record) = self.folded_as_of(id, on)? else {
            // Who came on a day of the past is there from that day on, whenever it was entered.
            if let Some(at) = at.filter(|at| members[*at].from.is_none()) {
                members.remove(at);
            }
            return Ok(());
        };
        let mut past = Member::read(&record)?;
        past.phones = self.phones_as_of(id, on)?;
        if past.person.is_some() {
            self.complete(&mut past)?;
        }
        match at {
            Some(at) => members[at] = past,
            None => members.push(past),
        }
        Ok(())
    }

    fn phones_as_of(&self, member: Id, on: NaiveDate) -> Result<Vec<String>, UserError> {
        let phones = self
            .ids("SELECT id FROM entity WHERE owner = :member AND kind = 'phone'", &[(":member", &member)])?;
        let mut numbers = Vec::new();
        for id in phones {
            let Some(record) = self.folded_as_of(id, on)? else { continue };
            let place = record.values().get(&FieldName::Place).and_then(Value::as_i64);
            numbers.extend(record.text(FieldName::Number).map(|number| (place, number.to_owned())));
        }
        numbers.sort();
        Ok(numbers.into_iter().map(|(_, number)| number).collect())
    }

    /// Records of the family, its members and their numbers that a person wrote to after `on`.
    fn written_later(&self, family: Id, on: NaiveDate) -> Result<Vec<LaterRecord>, UserError> {
        self.conn
            .prepare_cached(
                "WITH ids AS (
                     SELECT :family AS id
                     UNION SELECT id FROM entity WHERE owner = :family
                         AND kind IN ('member', 'programme', 'activity', 'availability', 'goal', 'need',
                             'participant')
                     UNION SELECT p.id FROM entity m JOIN entity p ON p.owner = m.id
                         WHERE m.owner = :family AND m.kind = 'member' AND p.kind = 'phone')
                 SELECT DISTINCT e.id, e.kind, e.owner FROM ids
                 JOIN entity e ON e.id = ids.id JOIN part p ON p.entity = e.id JOIN op o ON o.no = p.op
                 WHERE o.wall >= :end AND o.act NOT IN (:imported, :demo)",
            )
            .and_then(|mut s| {
                let parameters = named_params! {
                    ":family": family, ":end": end_of(on),
                    ":imported": Act::Imported.code(), ":demo": Act::DemoMade.code(),
                };
                s.query_map(parameters, |r| {
                    let kind: OpenCode<Kind> = r.get("kind")?;
                    Ok(LaterRecord { id: r.get("id")?, kind: kind.known(), owner: r.get("owner")? })
                })
                .and_then(Iterator::collect)
            })
            .sql_context()
    }

    /// The record folded without what a person wrote to its undated cells after `on`; `None`: there was none.
    fn folded_as_of(&self, id: Id, on: NaiveDate) -> Result<Option<Record>, UserError> {
        let Some(mut entity) = Entity::read(self.conn, id)? else { return Ok(None) };
        let late: HashSet<i64> = self
            .conn
            .prepare_cached(
                "SELECT o.no FROM part p JOIN op o ON o.no = p.op
                 WHERE p.entity = :id AND o.wall >= :end AND o.act NOT IN (:imported, :demo)",
            )
            .and_then(|mut s| {
                let parameters = named_params! {
                    ":id": id, ":end": end_of(on),
                    ":imported": Act::Imported.code(), ":demo": Act::DemoMade.code(),
                };
                s.query_map(parameters, |r| r.get("no")).and_then(Iterator::collect)
            })?;
        for (cell, writes) in &mut entity.cells {
            if !DATED.contains(&cell.as_str()) {
                writes.retain(|write| !late.contains(&write.no) || held(cell, &write.value, on));
            }
        }
        entity.cells.retain(|_, writes| !writes.is_empty());
        Ok(entity.row())
    }
}

/// Whether a value says itself that it held on `on`.
fn held(cell: &str, value: &Value, on: NaiveDate) -> bool {
    let fields = DATED_BY.iter().filter(|(dated, _)| *dated == cell).map(|(_, field)| *field);
    let mut days = fields.filter_map(|field| value.get(field.code())?.as_str()?.parse::<NaiveDate>().ok());
    days.any(|day| day <= on)
}

/// The first millisecond after the day, local time.
fn end_of(on: NaiveDate) -> i64 {
    let midnight = day::day_after(on).and_time(NaiveTime::MIN).and_local_timezone(Local);
    midnight.earliest().map_or(i64::MAX, |at| at.timestamp_millis())
}
