//! One person entered in two families: found by the definition of [`linkage`], listed once; and a death, which holds in
//! every family.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::named_params;

use crate::domain::check::FindingId;
use crate::domain::family::{DepartureReason, Member};
use crate::domain::schema::Kind;
use crate::domain::{Id, MemberId, UserError};
use crate::search::linkage::{self, PersonFields, PersonIdentity};
use crate::store::dedupe::candidates::MergeCandidate;
use crate::store::dedupe::groups::BlockingIndex;
use crate::store::{Reader, SqlContext};

/// A member of a family, as the search compares people.
struct MemberEntry {
    id: Id,
    family: Id,
    person: PersonFields,
}

impl Reader<'_> {
    /// The later and the earlier entry of each person in two families, where neither leads to the other. Families that
    /// are candidates themselves are left out.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn entered_in_two(
        &self,
        likely: &[MergeCandidate],
    ) -> Result<Vec<(Id, Id)>, UserError> {
        let all = self.entries()?;
        let mut groups = BlockingIndex::default();
        for (at, entry) in all.iter().enumerate() {
            for key in entry.person.keys() {
                groups.add(&key, at);
            }
        }
        let named = self.person_links()?;
        let roots: Vec<Id> = all.iter().map(|entry| first_entry(&named, entry.id)).collect();
        let families: HashSet<(Id, Id)> = likely
            .iter()
            .filter(|pair| pair.kind == Kind::Family)
            .flat_map(|pair| [(pair.one, pair.other), (pair.other, pair.one)])
            .collect();
        // Each later entry is listed once, with the first one that it repeats.
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        groups.each(|group| {
            for (n, later) in group.iter().enumerate() {
                for earlier in &group[..n] {
                    if found.get(later).is_some_and(|known| known <= earlier) {
                        break;
                    }
                    let (one, other) = (&all[*later], &all[*earlier]);
                    let apart = roots[*later] != roots[*earlier] && one.family != other.family;
                    if apart
                        && !families.contains(&(one.family, other.family))
                        && linkage::is_one_person(&one.person, &other.person)
                    {
                        found.insert(*later, *earlier);
                        break;
                    }
                }
            }
        });
        Ok(found.into_iter().map(|(later, earlier)| (all[later].id, all[earlier].id)).collect())
    }

    /// Calls `each` with the phones of every member that has some, by id, the first phone first.
    pub(in crate::store) fn each_with_numbers(
        &self,
        mut each: impl FnMut(Id, &[String]),
    ) -> Result<(), UserError> {
        let mut query =
            self.conn.prepare_cached("SELECT member, number FROM phone ORDER BY member, place")?;
        let mut rows = query.query([])?;
        let (mut of, mut numbers) = (None, Vec::new());
        while let Some(row) = rows.next()? {
            let member: Id = row.get(0)?;
            if let Some(before) = of.replace(member).filter(|before| *before != member) {
                each(before, &numbers);
                numbers.clear();
            }
            numbers.push(row.get(1)?);
        }
        if let Some(last) = of {
            each(last, &numbers);
        }
        Ok(())
    }

    /// The members of all families as the search compares people, by id.
    fn entries(&self) -> Result<Vec<MemberEntry>, UserError> {
        let count: i64 = self.conn.query_row("SELECT COUNT(*) FROM member", [], |r| r.get(0))?;
        // Room for all of them at once: a vector that grows is there twice.
        let mut all = Vec::with_capacity(usize::try_from(count).unwrap_or_default());
        self.each_family(|family| {
            // The members of a family have one copy of it: of each its own would be a third of what a check needs.
            let home = Arc::new(family.home);
            for member in &family.members {
                let person = member.somebody().at_home(Some(Arc::clone(&home)));
                all.push(MemberEntry { id: member.id, family: family.id, person });
            }
        })?;
        // Without the copy that a stable sort makes: no id is there twice.
        all.sort_unstable_by_key(|entry| entry.id);
        self.each_with_numbers(|member, numbers| {
            if let Ok(at) = all.binary_search_by_key(&member, |entry| entry.id) {
                let person = std::mem::take(&mut all[at].person);
                all[at].person = person.reached(numbers.iter().map(String::as_str));
            }
        })?;
        Ok(all)
    }

    /// The first entry of the person.
    pub(in crate::store) fn first_entry_of(&self, member: Id) -> Result<Id, UserError> {
        Ok(first_entry(&self.person_links()?, member))
    }

    /// The entries that contradict the first entry of the person, with the message for each cell.
    pub(in crate::store) fn contradicting_persons(&self) -> Result<Vec<(Id, FindingId)>, UserError> {
        let mut query = self.conn.prepare_cached(
            "SELECT m.id, m.first_name, m.patronymic, m.born, m.born_year,
                     p.first_name, p.patronymic, p.born, p.born_year
                 FROM member m JOIN member p ON p.id = m.person WHERE p.id <> m.id ORDER BY m.id",
        )?;
        let mut rows = query.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let entry = |at: usize| -> rusqlite::Result<PersonIdentity> {
                let text = |at| row.get::<_, Option<String>>(at).map(Option::unwrap_or_default);
                Ok(PersonIdentity::new(&text(at)?, &text(at + 1)?, row.get(at + 2)?, row.get(at + 3)?))
            };
            let id = row.get(0)?;
            let (own, first) = (entry(1)?, entry(5)?);
            found.extend(own.contradictions(&first).into_iter().map(|c| (id, c.message())));
        }
        Ok(found)
    }

    /// Copies the death of a person to this entry, if a later entry has it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn bring_death(&self, member: &mut Member) -> Result<(), UserError> {
        if member.until.is_some() {
            return Ok(());
        }
        let died: Option<NaiveDate> = self
            .conn
            .prepare_cached(
                "WITH RECURSIVE later (id, until, why_left) AS (
                     SELECT id, until, why_left FROM member WHERE person = :id
                     UNION SELECT m.id, m.until, m.why_left FROM later l JOIN member m ON m.person = l.id)
                 SELECT MIN(until) FROM later WHERE why_left = 'died'",
            )
            .and_then(|mut s| s.query_row(named_params! { ":id": member.id.0 }, |r| r.get(0)))?;
        if died.is_some() {
            (member.until, member.why_left) = (died, Some(DepartureReason::Died));
        }
        Ok(())
    }

    /// The entries that name this one as the same person.
    pub(in crate::store) fn later_entries(&self, member: Id) -> Result<Vec<Id>, UserError> {
        self.ids("SELECT id FROM member WHERE person = :id AND id <> :id ORDER BY id", &[(":id", &member)])
    }

    /// The entries that others name as the same person.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn first_entries(&self) -> Result<HashSet<MemberId>, UserError> {
        self.conn
            .prepare_cached("SELECT DISTINCT person FROM member WHERE person IS NOT NULL")
            .and_then(|mut s| s.query_map([], |r| r.get("person").map(MemberId)).and_then(Iterator::collect))
            .sql_context()
    }

    /// The entry that each further entry of a person names.
    fn person_links(&self) -> Result<HashMap<Id, Id>, UserError> {
        self.conn
            .prepare_cached("SELECT id, person FROM member WHERE person IS NOT NULL")
            .and_then(|mut s| s.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).and_then(Iterator::collect))
            .sql_context()
    }
}

/// The first entry of a person: the references are followed to their end; of a cycle the least id.
fn first_entry(named: &HashMap<Id, Id>, id: Id) -> Id {
    let mut path = vec![id];
    let mut last = id;
    while let Some(next) = named.get(&last) {
        if let Some(met) = path.iter().position(|passed| passed == next) {
            return path.iter().skip(met).min().copied().unwrap_or(id);
        }
        path.push(*next);
        last = *next;
    }
    last
}
